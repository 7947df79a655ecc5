"""The public site as its readers meet it: any width, light and dark, on paper, from a server and from the disk, without scripts."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.gazette.conftest import TODAY, Press, fill, fill_hostile
from watcher import store as stores

PAGES = [
    "index.html", "changes/index.html", "changes/2026-10.html", "changes/ch_years.html", "changes/ch_misread.html",
    "rules/index.html", "rules/cn-4401.html", "rules/cn-4401/years.total.html", "rules/all/years.total.html",
    "calendar.html", "subscribe.html", "about.html", "en/index.html", "en/rules/cn-4401/years.total.html",
]  # fmt: skip
PHONE = {"viewport": {"width": 390, "height": 844}}
Visit = Callable[..., Page]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    place = tmp_path_factory.mktemp("site")
    store = stores.open(place / "data")
    fill(store)
    fill_hostile(store)
    Press(store, place / "site")(url=None, today=TODAY, head="c0ffee" * 10)
    store.close()
    yield place / "site"


@pytest.fixture(scope="module")
def base(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Visit]:
    contexts = []

    def go(address: str, **given: Any) -> Page:
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **given})
        contexts.append(context)
        tab = context.new_page()
        tab.goto(address)
        return tab

    yield go
    for context in contexts:
        context.close()


@pytest.mark.parametrize("look", [{"color_scheme": "light"}, {"color_scheme": "dark", **PHONE}])
def test_axe_finds_nothing(visit: Visit, base: str, look: dict[str, Any]) -> None:
    tab = visit(base, bypass_csp=True, **look)
    for path in PAGES:
        tab.goto(f"{base}/{path}")
        found = Axe().run(tab).response["violations"]
        assert [(path, it["id"], [node["html"][:120] for node in it["nodes"]]) for it in found] == []


def test_no_page_is_wider_than_a_phone(visit: Visit, base: str, site: Path) -> None:
    tab = visit(base, **PHONE)
    for path in sorted(page.relative_to(site).as_posix() for page in site.rglob("*.html")):
        tab.goto(f"{base}/{path}")
        assert tab.evaluate("document.documentElement.scrollWidth") <= 390, path


def test_everything_is_there_without_scripts_and_from_nowhere_else(visit: Visit, base: str) -> None:
    tab = visit(base, java_script_enabled=False)
    asked: list[str] = []
    noise: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: noise.append(message.text))
    for path in PAGES:
        tab.goto(f"{base}/{path}")
        assert tab.locator("main").inner_text().strip()
    assert noise == [] and {url for url in asked if not url.startswith((base, "data:"))} == set()


def test_it_can_be_read_and_walked_through_from_the_disk(visit: Visit, site: Path) -> None:
    tab = visit((site / "index.html").as_uri(), java_script_enabled=True)
    assert "serif" in tab.evaluate("getComputedStyle(document.querySelector('.name')).fontFamily")
    tab.click("text=各地规定")
    tab.click("main >> text=广州")
    tab.click("main >> text=累计缴费年限 >> nth=0")
    assert tab.inner_text("h1") == "广州 累计缴费年限"
    tab.click("text=English")
    assert tab.inner_text("h1") == "Guangzhou Total contribution years"
    tab.click("text=Front page")
    assert tab.url.endswith("/en/index.html")


def test_text_of_a_hostile_page_never_runs(visit: Visit, base: str, site: Path) -> None:
    tab = visit(base)
    said: list[str] = []
    tab.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    tab.on("console", lambda message: said.append(message.text))
    for page in sorted((site / "changes").glob("*.html")):
        tab.goto(f"{base}/changes/{page.name}")
    assert said == []


def test_on_paper_the_way_around_is_left_out(visit: Visit, base: str) -> None:
    tab = visit(f"{base}/changes/ch_years.html")
    tab.emulate_media(media="print")
    assert not tab.is_visible("nav") and tab.is_visible("h1")
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
