"""One document, visited: fetched, stopped at the first gate that shows nothing new, read, settled, compared."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import structlog

from watcher import china
from watcher.acquire import classify, decode, kinds, paging
from watcher.analyze import read as reading
from watcher.compare import diff, settle
from watcher.errors import OutcomeError, ReadError
from watcher.isolate import is_heavy
from watcher.model import (
    Cause,
    Comparison,
    Document,
    Fetched,
    Follow,
    Known,
    Link,
    Outcome,
    Page,
    Source,
    StoppedAt,
    Validators,
)
from watcher.store import Reading, Write
from watcher.walk import robots, signals
from watcher.walk.changes import changes_of
from watcher.walk.ends import Visit, attachments_of, ended, poll_of, same
from watcher.walk.services import Services

LINKING = frozenset({"html"})  # other formats name no files: a document that comes as one keeps those it had
log = structlog.get_logger()

FULL_EVERY = 20  # polls: a server whose validators lie is found out after so many


def role_of(source: Source) -> str:
    return "page" if kinds.load(source.kind).READS_ITSELF else "index"


def visit(known: Known, source: Source, *, services: Services, now: datetime) -> Visit:
    """Never raises: whatever happens becomes the outcome of the visit (law 3)."""
    try:
        fetched, body_sha = _fetched(known, source, services, now)
        services.at("fetched")
        return _look(known, source, fetched, body_sha, services=services, now=now)
    except OutcomeError as error:
        return ended(known, source, error, now=now)
    except Exception as error:
        log.exception("a fault of ours ended the visit of a page", source=source.id, url=known.url)
        fault = ReadError(Outcome.UNREADABLE, f"internal fault: {type(error).__name__}: {error}")
        return ended(known, source, fault, now=now)


def _look(known: Known, source: Source, fetched: Fetched, body_sha: str, *, services: Services, now: datetime) -> Visit:
    """The gates, each cheaper than the next."""
    if fetched.body is None:
        return same(known, fetched, StoppedAt.NOT_MODIFIED, source, now)
    if body_sha == known.body_sha and not known.withdrawn:
        return same(known, fetched, StoppedAt.SAME_BODY, source, now)
    seen = replace(known, body_sha=body_sha, validators=fetched.validators, conditional=0)
    page = _page(fetched, known)
    if known.role == "index":
        return _listed(seen, page, fetched, source, services, now)
    view = None if is_heavy(page) else reading.view(page, select=source.select, remove=source.remove)
    seen = replace(seen, markup_sha=_markup_sha(view, source, services))
    if view and seen.markup_sha == known.markup_sha and not known.withdrawn:
        return same(seen, fetched, StoppedAt.SAME_TEXT, source, now, view)
    outline = outline_of(page, source, services, now, view)
    text_sha = reading.text_hash(outline)
    if text_sha == known.text_sha and not known.withdrawn:
        return same(seen, fetched, StoppedAt.SAME_TEXT, source, now, outline)
    document = reading.stated(outline, services.reader(source).packs)
    before = services.store.history.baseline(known.version) if known.version is not None else None
    _stay(known, fetched, before, document)
    if before is not None and page.format not in LINKING:
        document = replace(document, links=before.links)
    foreign = before is not None and settle.is_foreign(before, document)
    decision = _settle(known, document, text_sha, foreign, services, now)
    if not decision.accept:
        poll = poll_of(known, fetched, Outcome.PENDING, source, reason=decision.reason)
        return Visit(write=Write(known=replace(known, candidate=decision.candidate, checked_at=now)), poll=poll)
    seen = replace(seen, text_sha=text_sha, text_length=length_of(document))
    return _compared(known, seen, before, document, foreign, fetched, source, services, now)


def _compared(
    known: Known,
    seen: Known,
    before: Document | None,
    document: Document,
    foreign: bool,
    fetched: Fetched,
    source: Source,
    services: Services,
    now: datetime,
) -> Visit:
    """A trusted page whose text is new: its differences, and a new baseline if there are any. `foreign`: another document
    stands there now."""
    reader = services.reader(source)
    comparison = _comparison(known, before, document, foreign, source, services)
    seen = replace(seen, candidate=None, withdrawn=False, failures=0, checked_at=now)
    if before is not None and not comparison.differences:
        stopped = StoppedAt.SAME_FACTS if _stated(before) == _stated(document) else StoppedAt.COMPARED
        return same(seen, fetched, stopped, source, now, document, comparison)
    made = _reading(document, fetched, seen, source, services, Cause.SOURCE)
    cause = Cause.SOURCE if known.reading in (None, reader.fingerprint) else Cause.CONFIG
    occasion = known.candidate.since if known.withdrawn and known.candidate else None
    changes = changes_of(
        comparison.differences, known, source, document, made.blob.sha, cause=cause, now=now, occasion=occasion
    )
    outcome = Outcome.CHANGED if changes else Outcome.FIRST_SEEN
    poll = poll_of(known, fetched, outcome, source, changes=changes, ignored=comparison.ignored)
    write = Write(known=replace(seen, title=document.meta.title or seen.title), reading=made, changes=changes)
    return Visit(write=write, poll=poll, links=(), attachments=attachments_of(document, source))


def _comparison(
    known: Known, before: Document | None, after: Document, foreign: bool, source: Source, services: Services
) -> Comparison:
    packs = services.reader(source).packs
    if before is None:
        if not known.announce:
            return Comparison(differences=(), ignored={})
        history = services.store.history
        names = (*after.meta.repeals, *after.meta.corrects)
        named = history.named(names) if names else ()
        replaces = (*history.siblings(source.id, but=known.id), *named)
        return diff.published(after, packs=packs, replaces=replaces)
    comparison = diff.compare(before, after, packs=packs, replaced=foreign)
    if not known.withdrawn:
        return comparison
    back = settle.availability(known, back=True, region=source.region)
    return replace(comparison, differences=(back, *comparison.differences))


def _listed(seen: Known, page: Page, fetched: Fetched, source: Source, services: Services, now: datetime) -> Visit:
    """A list or feed: not a document itself, it leads to documents."""
    links = kinds.load(source.kind).entries(page, source)
    touched = signals.of(page, source)
    told = (f"{link.url} {link.title} {link.stamp}" for link in (*links, *touched))
    digest = hashlib.sha256("\n".join(told).encode()).hexdigest()
    first, same = seen.text_sha is None, digest == seen.text_sha
    wanted = repr((source.follow, source.select, source.url))
    announces = not first and wanted == seen.reading  # what a new configuration lets in is not news
    seen = replace(
        seen, text_sha=digest, text_length=len(links), reading=wanted, candidate=None, failures=0, checked_at=now
    )
    outcome = Outcome.FIRST_SEEN if first else Outcome.UNCHANGED
    stopped = None if first else StoppedAt.SAME_TEXT if same else StoppedAt.COMPARED
    poll = poll_of(seen, fetched, outcome, source, stopped_at=stopped)
    wake: tuple[str, ...] = ()
    if not same:
        links, wake = signals.apart(_read_on(links, page, source, services), touched, services)
    return Visit(write=Write(known=seen), poll=poll, links=links, wake=wake, announces=announces)


def _read_on(links: tuple[Link, ...], page: Page, source: Source, services: Services) -> tuple[Link, ...]:
    """With the entries of the list's further pages, until one comes that is known: then nothing new is behind it."""
    follow, first, last = source.follow or Follow(), page.url, links
    known = services.store.history.followed(source.id, "entry") if follow.pages > 1 else {}
    for number in range(2, follow.pages + 1):
        url = paging.next_page(page, first, number)
        if url is None or len(links) >= follow.limit or any(link.url in known for link in last):
            break
        page = _page(_further(url, f"page {number} of the list", source, services), None)
        last = kinds.load(source.kind).entries(page, source)
        have = {link.url for link in links}
        links += tuple(link for link in last if link.url not in have)
    return links[: follow.limit]


# ── the steps ──────────────────────────────────────────────────────────────────────────────────────────────────


def _fetched(known: Known, source: Source, services: Services, now: datetime) -> tuple[Fetched, str]:
    """The page's bytes, from the network or, for a file that the operator named, from the disk; and their SHA-256."""
    if source.kind == "file" and known.url == source.url and known.url.startswith("file:"):
        local = services.gate.local(known.url, validators=_validators(known))
        return local, _sha(local)
    robots.obey(known.url, source, services=services, now=now)
    fetched = services.gate.get(known.url, validators=_validators(known))
    body_sha = _sha(fetched)
    if known.role == "index" or fetched.body is None or body_sha == known.body_sha:
        return fetched, body_sha
    whole = _whole(fetched, source, services)
    return whole, body_sha if whole is fetched else _sha(whole)


def _sha(fetched: Fetched) -> str:
    return hashlib.sha256(fetched.body or b"").hexdigest()


def _whole(fetched: Fetched, source: Source, services: Services) -> Fetched:
    """A document with its further pages, where its site spreads it over several addresses; incomplete if one is missing."""
    parts = [fetched]
    while (url := _next(parts)) is not None:
        if len(parts) == paging.MOST:
            raise ReadError(Outcome.INCOMPLETE, f"the document has more than {paging.MOST} pages")
        parts.append(_further(url, f"page {len(parts) + 1} of the document", source, services))
    return paging.joined(parts) if len(parts) > 1 else fetched


def _further(url: str, what: str, source: Source, services: Services) -> Fetched:
    services.sleep(robots.gap(url, source, services))
    try:
        return services.gate.get(url)
    except OutcomeError as error:
        reason = f"{what} could not be read: {url}: {error.reason}"
        raise ReadError(Outcome.INCOMPLETE, reason, retry_after=error.retry_after) from error


def _next(parts: Sequence[Fetched]) -> str | None:
    last = parts[-1]
    if last.body is None or not paging.may_go_on(last.body):
        return None
    return paging.next_page(decode.page_of(last), parts[0].final_url, len(parts) + 1)


def _validators(known: Known) -> Validators:
    """None where a full answer is wanted: now and then, and for a page that was withdrawn or was never trusted."""
    full = known.withdrawn or known.body_sha is None or known.conditional >= FULL_EVERY
    return Validators() if full else known.validators


def _page(fetched: Fetched, known: Known | None) -> Page:
    """The page in a response. Raises ReadError for what only pretends to be it: a challenge, a login, a soft 404."""
    page = decode.page_of(fetched)
    fault = classify.soft_failure(page, asked_url=known.url if known else fetched.url)
    if fault is not None:
        raise ReadError(fault[0], fault[1], status=fetched.status, final_url=fetched.final_url)
    for part in page.parts:
        if fault := classify.soft_failure(part, asked_url=part.url):
            raise ReadError(Outcome.INCOMPLETE, f"a further page of the document, {part.url}: {fault[1]}")
    return page


def read_page(page: Page, source: Source, services: Services, now: datetime) -> Document:
    return reading.stated(outline_of(page, source, services, now), services.reader(source).packs)


def outline_of(
    page: Page, source: Source, services: Services, now: datetime, view: reading.View | None = None
) -> reading.Outline:
    today = china.day(now)
    return services.readers.outline(
        page, region=source.region, select=source.select, remove=source.remove, today=today, seen=view
    )


def _markup_sha(view: reading.View | None, source: Source, services: Services) -> str | None:
    """Of the part of the page that is read, and of how: equal to that of the last trusted page, nothing can be new."""
    if view is None:
        return None
    return hashlib.sha256(services.reader(source).fingerprint.encode() + view.seal()).hexdigest()


def length_of(document: Document) -> int:
    return sum(len(clause.text) for clause in document.clauses)


def _stay(known: Known, fetched: Fetched, before: Document | None, document: Document) -> None:
    """Where an address was given up for good, the history goes on at the new one only with the same document."""
    elsewhere = fetched.permanent_url
    if before is None or elsewhere is None or _same_place(elsewhere, known.url):
        return
    if not settle.is_another(before, document):
        return
    raise ReadError(
        Outcome.MOVED,
        f"moved for good to {elsewhere}, where another document stands; correct the source's url",
        final_url=fetched.final_url,
    )


def _same_place(one: str, other: str) -> bool:
    """http and https, with and without a last slash, are the same place."""
    return one.partition("://")[2].rstrip("/") == other.partition("://")[2].rstrip("/")


def _settle(
    known: Known, document: Document, text_sha: str, foreign: bool, services: Services, now: datetime
) -> settle.Decision:
    if known.withdrawn and text_sha == known.text_sha:
        return settle.Decision(accept=True)
    return settle.settle(
        known,
        text_sha=settle.state_of(document),
        text_length=length_of(document),
        seen_before=known.id is not None and services.store.history.was_seen(known.id, text_sha),
        foreign=foreign,
        now=now,
    )


def _stated(document: Document) -> list[tuple[object, ...]]:
    return sorted(((*f.identity, f.value, f.unit, f.operator, f.base) for f in document.facts), key=repr)


def _reading(
    document: Document, fetched: Fetched, seen: Known, source: Source, services: Services, cause: Cause
) -> Reading:
    assert fetched.body is not None and seen.text_sha is not None
    blob = services.store.blobs.write(fetched.body, previous=seen.snapshot)
    services.at("snapshot written")
    return services.reader(source).made(document, fetched, blob, text_sha=seen.text_sha, cause=cause)
