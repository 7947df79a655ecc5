"""A desk with a history, and the system's chromium in front of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_httpserver import HTTPServer

from tests.serve.conftest import HASHED, PASSWORD
from tests.walk.conftest import NETWORK, START, Site, page
from watcher import pipeline
from watcher.assemble import services
from watcher.model import Config, Desk, Limits, Role, Source
from watcher.serve import server
from watcher.serve.office import Office
from watcher.walk.services import Services

CITIES = ("CN-4401", "CN-4403", "CN-3101", "CN-3201", "CN-3301", "CN-3501", "CN-3701", "CN-4201", "CN-5101", "CN-6101")
HOSTILE = '<img src=x onerror="document.title=1"><script>document.title="pwned"</script>{{7*7}}\u202egnp'
HOME = Path(__file__).parent


@dataclass
class Morning:
    """A desk on which ten changes wait."""

    base: str
    services: Services
    config: Path

    def states(self) -> list[str]:
        return [change.review.value for change in self.services.store.views.changes()]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("chromium is not installed (Debian: apt-get install chromium)")
    with sync_playwright() as play:
        quiet = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
        browser = play.chromium.launch(executable_path=path, args=quiet)
        yield browser
        browser.close()


@pytest.fixture
def morning(httpserver: HTTPServer, tmp_path: Path) -> Iterator[Morning]:
    """Ten sources whose rule changed over night; the last page is hostile."""
    site, time = Site(httpserver), [START]
    sources = tuple(
        Source(id=f"s{n}", title=f"第{n}市缴费年限" if n < 9 else f"第9市{HOSTILE}", url=site.url(f"/{n}.html"), region=region,
               robots=False, select="#zoom")
        for n, region in enumerate(CITIES)
    )  # fmt: skip
    listed = tmp_path / "sources.yaml"
    listed.write_text("version: 1\nsources:\n" + "".join(f"  - {{id: {s.id}, url: '{s.url}'}}\n" for s in sources))
    config = Config(sources=sources, network=NETWORK, limits=Limits(deadline=5.0), desk=Desk(port=0), path=str(listed))
    with ExitStack() as stack:
        given = stack.enter_context(services(config, tmp_path / "data", now=lambda: time[0]))
        given = replace(given, sleep=lambda seconds: None)
        for years in (20, 30):
            for n, source in enumerate(sources):
                title = f"第{n}市职工医保缴费年限办法" if n < 9 else f"办法{HOSTILE}"
                more = f"<p>第五条 {HOSTILE.replace('<', '&lt;')}</p>" if n == 9 else ""
                site.put(f"/{n}.html", page(years - n % 5, title=title.replace("<", "&lt;"), more=more))
                time[0] += timedelta(hours=1)
                pipeline.check(source, services=given, now=time[0])
        for name, role in (("boss", Role.ADMIN), ("ms", Role.REVIEWER), ("guest", Role.READER)):
            given.store.users.add(name, role, HASHED, now=time[0])
        office = Office(config, given.store, given.titles, lambda: time[0])
        desk = stack.enter_context(server.beside(office))
        yield Morning(base=f"http://127.0.0.1:{desk.port}", services=given, config=listed)


Visit = Callable[..., Page]


@pytest.fixture
def visit(chromium: Browser, morning: Morning) -> Iterator[Visit]:
    """A page of someone who logged in; keywords are those of a browser's context."""
    contexts = []

    def go(path: str = "/", name: str = "boss", **given: Any) -> Page:
        settings = {"locale": "zh-CN", "viewport": {"width": 1280, "height": 900}, **given}
        context = chromium.new_context(**settings)
        contexts.append(context)
        tab = context.new_page()
        tab.set_default_timeout(15_000)
        tab.goto(f"{morning.base}/login?next={path}")
        tab.fill("[name=name]", name)
        tab.fill("[name=password]", PASSWORD)
        tab.click("button.primary")
        tab.wait_for_url(lambda url: "/login" not in url)
        return tab

    yield go
    for context in contexts:
        context.close()
