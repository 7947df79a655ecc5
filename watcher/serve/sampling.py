"""A page looked at before it is watched: fetched by the one gate, read as a poll would read it, and kept by nobody."""

from __future__ import annotations

from collections import OrderedDict, defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import BoundedSemaphore, Lock

import structlog

from watcher import china
from watcher.acquire import classify, decode, kinds
from watcher.acquire.guard import url_refusal
from watcher.analyze import read as reading
from watcher.analyze.topics import Pack
from watcher.errors import FetchError, OutcomeError, ReadError
from watcher.isolate import HEAVY_BODY
from watcher.model import Document, Fetched, Follow, Link, Outcome, Page, Source
from watcher.serve.guessing import kind_of
from watcher.serve.office import Office
from watcher.walk import robots

log = structlog.get_logger()

MOST = 30  # previews of one visitor in a minute
KEPT = 4  # pages held for those who choose a part of them
_FRESH = timedelta(minutes=10)
_MINUTE = timedelta(minutes=1)
_LARGEST = 10_000_000  # bytes of a page to be looked at
_PAUSE = 3.0  # seconds at most between the two fetches


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """What is to be looked at. `kind` empty: as the content says; `select` names a part of a document or a list."""

    url: str
    kind: str = ""
    select: str | None = None
    region: str | None = None
    topics: tuple[str, ...] = ()
    match: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """What was seen. `fault`: why nothing can be watched there. `stable`: whether two fetches gave the same text; None
    where the second failed. `whole`: the document without `select`, to see which rules stand where."""

    wish: Wish
    kind: str = ""
    fault: OutcomeError | None = None
    page: Page | None = None
    document: Document | None = None
    whole: Document | None = None
    links: tuple[Link, ...] = ()
    stable: bool | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Pair:
    """The two answers of one address, and when they came; the second is None where it failed."""

    at: datetime
    first: Fetched
    second: Fetched | None


class Sampler:
    """Looks at pages for visitors. Reading is done in another process, which may be killed, one page at a time: half of
    the readers stay free for a daemon that has its own."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._lock, self._turn = Lock(), BoundedSemaphore(1)
        self._asked: defaultdict[str, deque[datetime]] = defaultdict(deque)
        self._kept: OrderedDict[tuple[str, str], _Pair] = OrderedDict()

    def allows(self, visitor: str) -> bool:
        """Counts this look; False where there were too many within a minute."""
        now = self._office.now()
        with self._lock:
            asked = self._asked[visitor]
            while asked and not now - _MINUTE < asked[0] <= now:
                asked.popleft()
            if len(asked) >= MOST:
                return False
            asked.append(now)
            return True

    def look(self, wish: Wish, *, visitor: str, fresh: bool) -> Look:
        """`fresh`: fetched again even where the page is still held. Never raises for what a page or its site does."""
        page: Page | None = None
        try:
            pair = self._pair(wish.url, visitor, fresh)
            page = _page(pair.first, wish.url)
            return self._read(wish, page, pair)
        except OutcomeError as error:
            fault = error
        except Exception as error:
            log.exception("a fault of ours ended a preview", url=wish.url)
            fault = ReadError(Outcome.UNREADABLE, f"internal fault: {type(error).__name__}")
        return Look(wish=wish, kind=wish.kind, page=page, fault=fault)

    # ── bytes ──────────────────────────────────────────────────────────────────────────────────────────────

    def _pair(self, url: str, visitor: str, fresh: bool) -> _Pair:
        now = self._office.now()
        with self._lock:
            held = self._kept.get((visitor, url))
        if held is not None and not fresh and now - held.at < _FRESH:
            return held
        pair = self._fetched(url, now)
        if all(len(it.body or b"") <= HEAVY_BODY for it in (pair.first, pair.second) if it):
            self._keep((visitor, url), pair)
        return pair

    def _keep(self, key: tuple[str, str], pair: _Pair) -> None:
        with self._lock:
            self._kept[key] = pair
            self._kept.move_to_end(key)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)

    def _fetched(self, url: str, now: datetime) -> _Pair:
        problem = url_refusal(url)
        if problem:
            raise FetchError(Outcome.FORBIDDEN_ADDRESS, f"this address is not taken: {problem}")
        services, source = self._office.services, Source(id="preview", title="", url=url)
        robots.obey(url, source, services=services, now=now)
        cap = min(_LARGEST, self._office.config.limits.page)
        first = services.gate.get(url, cap=cap)
        services.sleep(min(robots.gap(url, source, services), _PAUSE))
        try:
            second = services.gate.get(url, cap=cap)
        except OutcomeError:
            second = None
        return _Pair(at=now, first=first, second=second)

    # ── meaning ────────────────────────────────────────────────────────────────────────────────────────────

    def _read(self, wish: Wish, page: Page, pair: _Pair) -> Look:
        kind = wish.kind if wish.kind in kinds.known() else kind_of(page, self._office.now())
        if not kinds.load(kind).READS_ITSELF:
            links = _links(page, kind, wish)
            stable = None if pair.second is None else _links(_page(pair.second, wish.url), kind, wish) == links
            return Look(wish=wish, kind=kind, page=page, links=links, stable=stable)
        outline = self._outline(page, wish.select, wish.region)
        stable = None if pair.second is None else self._same(outline, _page(pair.second, wish.url), wish)
        document = reading.stated(outline, self._packs(wish.topics))
        return Look(
            wish=wish, kind=kind, page=page, document=document, stable=stable, whole=self._whole(page, wish, document)
        )

    def _outline(self, page: Page, select: str | None, region: str | None) -> reading.Outline:
        today = china.day(self._office.now())
        with self._turn:
            return self._office.services.readers.outline(page, region=region, select=select, today=today, apart=True)

    def _same(self, outline: reading.Outline, page: Page, wish: Wish) -> bool | None:
        try:
            again = self._outline(page, wish.select, wish.region)
        except ReadError:
            return None
        return reading.text_hash(outline) == reading.text_hash(again)

    def _packs(self, topics: Iterable[str]) -> list[Pack]:
        wanted = set(topics)
        return [pack for pack in self._office.services.packs if not wanted or pack.name in wanted]

    def _whole(self, page: Page, wish: Wish, document: Document) -> Document:
        if page.format != "html" or len(page.body) > HEAVY_BODY:
            return document
        try:
            return reading.stated(self._outline(page, "body", wish.region), self._packs(wish.topics))
        except ReadError:
            return document


def _page(fetched: Fetched, asked: str) -> Page:
    page = decode.page_of(fetched)
    fault = classify.soft_failure(page, asked_url=asked)
    if fault is not None:
        raise ReadError(fault[0], fault[1])
    return page


def _links(page: Page, kind: str, wish: Wish) -> tuple[Link, ...]:
    """Lists are read in this process, so that no XPath of a visitor may be asked of them."""
    if kind == "list" and wish.select and wish.select.startswith(("/", "(", "./")):
        raise ReadError(Outcome.SELECTOR_MISSED, "the part of a list is given as CSS here")
    follow = Follow(match=wish.match, within=wish.select if kind == "list" else None)
    source = Source(id="preview", title="", url=wish.url, kind=kind, follow=follow)
    return kinds.load(kind).entries(page, source)
