"""A policy site on 127.0.0.1, real services around it, and a clock that the test moves."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import structlog
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from watcher import pipeline
from watcher.assemble import services
from watcher.model import Config, Limits, Network, Poll, Source, Subscription, When
from watcher.walk.send import DeliveryRound
from watcher.walk.services import Services

START = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
SECRET = "whsec_" + base64.b64encode(b"0123456789abcdef0123456789abcdef").decode()
NETWORK = Network(allow=("127.0.0.0/8",), per_host_gap=0.0)


def page(years: int = 25, *, title: str = "某市职工医保缴费年限办法", more: str = "", head: str = "") -> str:
    """A notice with one rule that tests change, and enough around it to be a page."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>
<div class="nav"><a href="/">首页</a> <a href="/zw">政务公开</a></div><div id="zoom"><h1>{title}</h1>
<p>第一条 为规范本市职工基本医疗保险缴费年限的认定与管理，保障参保人员的待遇衔接，结合本市实际，制定本办法。</p>
<p>第二条 参加本市职工基本医疗保险的人员，累计缴费年限满{years}年的，退休后不再缴费，按规定享受退休人员待遇。</p>
<p>第三条 缴费年限由医疗保障经办机构按照个人账户记载的缴费月数核定，核定结果应当告知本人，本人有异议的可以申请复核。</p>
<p>第四条 参保人员跨统筹地区转移接续的，按照国家和省有关规定办理，经办机构应当及时出具参保凭证并办结手续。</p>{more}
</div><div class="footer">主办单位：某市医疗保障局</div></body></html>"""


structlog.configure(processors=[structlog.processors.format_exc_info, structlog.processors.KeyValueRenderer()])


class Site:
    """Answers what it was told to; counts what it was asked."""

    def __init__(self, server: HTTPServer) -> None:
        self.server = server
        self.pages: dict[str, Callable[[Request], Response]] = {}
        self.asked: list[str] = []
        server.expect_request("").respond_with_handler(self._answer)
        server.expect_request(_Any()).respond_with_handler(self._answer)

    def url(self, path: str) -> str:
        return self.server.url_for(path)

    def put(
        self, path: str, body: str | bytes = "", *, status: int = 200, etag: str | None = None, **headers: str
    ) -> None:
        kind = headers.pop("kind", "text/html")

        def answer(request: Request) -> Response:
            if etag and request.headers.get("If-None-Match") == etag:
                return Response(status=304, headers={"ETag": etag})
            given = {"ETag": etag} if etag else {}
            return Response(body, status=status, headers={**given, **headers}, content_type=kind)

        self.pages[path] = answer

    def _answer(self, request: Request) -> Response:
        self.asked.append(request.path)
        found = self.pages.get(request.path)
        return found(request) if found else Response("nothing here", status=404)


class _Any(str):
    """Every path."""

    def __new__(cls) -> _Any:
        return super().__new__(cls, "/any")

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0


@pytest.fixture(scope="session")
def make_httpserver() -> Iterator[HTTPServer]:
    """One that answers several at once: a page that hangs must hang alone."""
    with HTTPServer(threaded=True) as server:
        yield server


@pytest.fixture
def site(httpserver: HTTPServer) -> Site:
    return Site(httpserver)


@dataclass
class World:
    """Services with a clock in the test's hand."""

    services: Services
    time: list[datetime]

    def check(self, name: str = "gz", *, after: timedelta = timedelta(hours=6)) -> Poll:
        self.time[0] += after
        source = self.services.config.source(name)
        assert source is not None
        return pipeline.check(source, services=self.services, now=self.time[0])

    def deliver(self, *, after: timedelta = timedelta(0)) -> DeliveryRound:
        self.time[0] += after
        return pipeline.deliver(self.services, self.time[0])

    @property
    def views(self):  # type: ignore[no-untyped-def]
        return self.services.store.views

    def queued(self) -> list[tuple[str, str]]:
        """(type, subscription) of every delivery, oldest first."""
        found = self.services.store.outbox.deliveries()
        return [(d.alert.type, d.alert.subscription) for d in sorted(found, key=lambda d: d.alert.created_at)]


Make = Callable[..., World]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[Make]:
    """Makes the services for some sources; made again with others, it is a restart on the same data."""
    opened = []
    time = [START]

    def make(*sources: Source, subscriptions: tuple[Subscription, ...] = (), **more: object) -> World:
        changes = {name: more.pop(name) for name in list(more) if name not in Config.__slots__}
        config = Config(
            **{
                "sources": sources,
                "subscriptions": subscriptions,
                "network": NETWORK,
                "limits": Limits(deadline=2.0),
                **more,
            }
        )
        door = services(config, tmp_path / "data", now=lambda: time[0])
        given = door.__enter__()
        opened.append(door)
        kept = {"sleep": lambda seconds: None, "dice": lambda: 0.0}
        return World(services=replace(given, **{**kept, **changes}), time=time)

    yield make
    for door in reversed(opened):
        door.__exit__(None, None, None)


def source(site: Site, path: str = "/a.html", name: str = "gz", **more: object) -> Source:
    fields = {"title": "某市缴费年限", "region": "CN-4401", "robots": False, "select": "#zoom"}
    return Source(id=name, url=site.url(path), **{**fields, **more})  # type: ignore[arg-type]


HR = Subscription(id="hr", channel="webhook", to="http://127.0.0.1:1/none", secret=SECRET, when=When())
OPS = Subscription(
    id="ops", channel="webhook", to="http://127.0.0.1:1/none", maintainer=True, when=When(keys=("nothing",))
)
