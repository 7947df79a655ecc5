"""`make screenshots`: pictures of the desk, of the public site and of a mail, of the demo's history, into docs/images.

Needs chromium (Debian: apt-get install chromium fonts-noto-cjk).
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from watcher import demo
from watcher.commands import common, publishing
from watcher.deliver import mail
from watcher.deliver.channels import Links, Means
from watcher.model import Alert, Change, Config, Desk, Fetched, Site, Smtp, Subscription
from watcher.publish.gazette import address
from watcher.serve import entry, server
from watcher.serve.office import Office

IMAGES = Path(__file__).parent / "images"
PASSWORD = "for the pictures"
WIDTHS, LOOKS = (1440, 390), ("light", "dark")
DAY = date(2026, 11, 23)  # of the public site
PAGES = {"today": "/", "rules": "/rules", "sources": "/sources"}


def main() -> None:
    path = shutil.which("chromium")
    if path is None:
        sys.exit("chromium is not installed (Debian: apt-get install chromium fonts-noto-cjk)")
    IMAGES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as play:
        demo.run(output=Path(folder) / "demo")
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-background-networking"])
        with _open(Path(folder) / "demo") as (base, changes):
            worst = next(c for c in changes if c.difference.key == "years.total")
            _desk(browser, base, {**PAGES, "change": f"/changes/{worst.id}"})
            _mail(browser, Path(folder), worst)
            _site(browser, Path(folder), worst)
        browser.close()


@contextmanager
def _open(folder: Path) -> Iterator[tuple[str, list[Change]]]:
    """The desk on the demo's history, on the day after it."""
    config = common.load(folder / "sources.yaml")
    with common.reading(folder / "snapshots") as store:
        changes = store.views.changes()
        now = max(change.detected_at for change in changes) + timedelta(hours=3)
        entry.first_user(store, PASSWORD, now=now)
        office = Office(replace(config, desk=Desk(port=0)), store, common.titles(), lambda: now)
        with server.beside(office) as desk:
            yield f"http://127.0.0.1:{desk.port}", changes


def _desk(browser: Browser, base: str, pages: dict[str, str]) -> None:
    for look in LOOKS:
        for width in WIDTHS:
            context = browser.new_context(
                viewport={"width": width, "height": 1000},
                color_scheme=look,
                locale="zh-CN",
                timezone_id="Asia/Shanghai",
            )
            tab = context.new_page()
            tab.goto(f"{base}/login")
            tab.fill("[name=name]", "admin")
            tab.fill("[name=password]", PASSWORD)
            tab.click("button.primary")
            tab.wait_for_url(f"{base}/")
            for name, path in pages.items():
                tab.goto(f"{base}{path}")
                tab.screenshot(path=IMAGES / f"{name}-{width}-{look}.png")
            context.close()


def _site(browser: Browser, folder: Path, change: Change) -> None:
    """The public site as it lies on the disk."""
    with common.reading(folder / "demo" / "snapshots") as store:
        publishing.put(store, Site(folder=str(folder / "site")), packs=common.packs(), today=DAY)
    d = change.difference
    pages = {
        "front": address.FRONT, "change": address.change(change.id), "rule": address.rule(str(d.key), d.region),
        "place": address.region(d.region),
    }  # fmt: skip
    for look in LOOKS:
        for width in WIDTHS:
            context = browser.new_context(viewport={"width": width, "height": 1000}, color_scheme=look)
            tab = context.new_page()
            for name, path in pages.items():
                tab.goto((folder / "site" / path).as_uri())
                tab.screenshot(path=IMAGES / f"site-{name}-{width}-{look}.png")
            context.close()


def _mail(browser: Browser, folder: Path, change: Change) -> None:
    page = folder / "mail.html"
    page.write_text(_markup(change), encoding="utf-8")
    for look in LOOKS:
        for width in (760, 390):
            context = browser.new_context(viewport={"width": width, "height": 1000}, color_scheme=look)
            tab = context.new_page()
            tab.goto(page.as_uri())
            tab.screenshot(path=IMAGES / f"mail-{width}-{look}.png", full_page=True)
            context.close()


def _markup(change: Change) -> str:
    now = datetime(2026, 11, 21, 1, tzinfo=UTC)
    base = "https://watch.example.org"
    links = Links(preferences=f"{base}/s/…", unsubscribe=f"{base}/s/…/unsubscribe")
    means = Means(
        config=Config(desk=Desk(url=base), smtp=Smtp(host="mail.example.org", sender="watcher@example.org")),
        post=_nowhere, now=now, titles=common.titles(), links=links,
    )  # fmt: skip
    alert = Alert(id="al_0123456789abcdef", type="policy.changed", subscription="hr", created_at=now, changes=(change,))
    composed = mail.compose(alert, Subscription(id="hr", channel="email", to="hr@example.org"), means)
    part = composed.get_body(("html",))
    assert part is not None
    return str(part.get_content())


def _nowhere(*_: object, **__: object) -> Fetched:
    raise AssertionError("a picture is sent nowhere")


if __name__ == "__main__":
    main()
