"""Captures of an archive become history: each is visited like a page of today, at the time at which it was made.

No poll is due, nobody is told, no incident opens. A document is only ever taken further: a capture that is not newer than
the last look at it is left out, so that nothing that is known moves and a file can be read in again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from watcher.acquire import answers, classify, decode
from watcher.acquire.warc import Again, Capture
from watcher.errors import FetchError, ReadError
from watcher.model import Change, Fetched, Known, Outcome, Poll, Source, Validators
from watcher.store import Ended, Write
from watcher.walk import closing
from watcher.walk.ends import Visit
from watcher.walk.follow import new_entries
from watcher.walk.refresh import reread
from watcher.walk.services import Services
from watcher.walk.visit import role_of, visit

AROUND = timedelta(days=1)  # how far from a page its redirects and further pages may have been captured
MOST_REDIRECTS = 10
NOT_NEWER = "not newer than what is stored"
NO_DOCUMENT = "of no document of this source"
LATER = "dated in the future"
UNKNOWN_AGAIN = "a revisit of a capture that is not in these files"
SAME_ADDRESS = "a redirect to another form of the same address"
_FOLLOWED = ("entry", "attachment")


def key(url: str) -> str:
    """Equal for addresses that are one page: http and https, with and without www and a last slash, and a fragment."""
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return url
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{port}{parts.path.rstrip('/')}{'?' if parts.query else ''}{parts.query}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Slip:
    """What is held in memory of a capture; `place` is where the rest of it lies."""

    key: str
    url: str
    at: datetime
    digest: str | None
    again: Again | None
    place: int


class Archive:
    """The captures of some files, in the order of their time. `take` fetches a whole one from where it lies."""

    def __init__(self, slips: Iterable[Slip], take: Callable[[Slip], Capture]) -> None:
        self._take = take
        self.slips = sorted(slips, key=lambda slip: (slip.at, slip.place))
        self._by_key: dict[str, list[Slip]] = {}
        self._by_digest: dict[str, Slip] = {}
        for slip in self.slips:
            self._by_key.setdefault(slip.key, []).append(slip)
            if slip.again is None and slip.digest:
                self._by_digest.setdefault(slip.digest, slip)

    def near(self, url: str, at: datetime) -> Slip | None:
        """The capture of an address that was made nearest to a time, of the very address before another form of it."""
        found = [slip for slip in self._by_key.get(key(url), ()) if abs(slip.at - at) <= AROUND]
        return min(found, key=lambda slip: (slip.url != url, abs(slip.at - at)), default=None)

    def opened(self, slip: Slip) -> Capture | None:
        """A capture with its body; None where a revisit refers to what is not here."""
        taken = self._take(slip)
        if slip.again is None:
            return taken
        base = self._meant(slip, slip.again)
        if base is None:
            return None
        whole = self._take(base)
        if slip.again.unmodified or not taken.headers:
            return replace(whole, url=slip.url, at=slip.at)
        return replace(whole, url=slip.url, at=slip.at, status=taken.status or whole.status, headers=taken.headers)

    def _meant(self, slip: Slip, again: Again) -> Slip | None:
        if again.digest and not again.unmodified and again.digest in self._by_digest:
            return self._by_digest[again.digest]
        whole = [one for one in self._by_key.get(key(again.url or slip.url), ()) if one.again is None]
        named = (one for one in whole if again.at is not None and one.at == again.at)
        before = (one for one in reversed(whole) if again.unmodified and one.at < slip.at)
        return next(named, None) or next(before, None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Rebuilt:
    """What a source's captures came to. `outcomes` and `skipped` count captures."""

    source: str
    versions: int
    changes: tuple[Change, ...]
    outcomes: Mapping[str, int]
    skipped: Mapping[str, int]
    pending: str | None = None  # what the last capture left in doubt

    @property
    def used(self) -> int:
        return sum(self.outcomes.values())


def rebuild(source: Source, archive: Archive, *, services: Services) -> Rebuilt:
    """Raises StoreError if the source's host stays busy."""
    return _Rebuilding(source=replace(source, robots=False), archive=archive, services=services).done()


# ── capture by capture ──────────────────────────────────────────────────────────────────────────────────────────


@dataclass(kw_only=True, slots=True)
class _Rebuilding:
    """One pass over an archive, and what it came to so far."""

    source: Source
    archive: Archive
    services: Services
    followed: dict[str, Known] = field(default_factory=dict)  # by key
    outcomes: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    changes: list[Change] = field(default_factory=list)
    versions: int = 0
    pending: str | None = None

    def done(self) -> Rebuilt:
        self._remember()
        for slip in self.archive.slips:
            if self.services.stopping():
                break
            reason = LATER if slip.at > self.services.now() else self._tried(slip, slip.at)
            if reason is not None:
                self.skipped[reason] += 1
        return Rebuilt(
            source=self.source.id,
            versions=self.versions,
            changes=tuple(self.changes),
            outcomes=self.outcomes,
            skipped=+self.skipped,
            pending=self.pending,
        )

    def _tried(self, slip: Slip, at: datetime) -> str | None:
        """Takes what a capture shows, as of then; or says why not."""
        known = self._document(slip)
        if known is None:
            return NO_DOCUMENT
        if known.checked_at is not None and at <= known.checked_at:
            return NOT_NEWER
        capture = self.archive.opened(slip)
        if capture is None:
            return UNKNOWN_AGAIN
        target = answers.redirect(capture.status, capture.header("location"), slip.url)
        if target is not None and key(target) == slip.key:
            return SAME_ADDRESS
        self._took(known, slip, at)
        return None

    def _took(self, known: Known, slip: Slip, at: datetime) -> None:
        found = self._committed(known, slip, at)
        poll = found.poll
        self.outcomes[poll.outcome.value] += 1
        self.changes += poll.changes
        self.versions += found.write.reading is not None
        self.pending = poll.reason if found.settling else None
        if found.links or found.attachments:
            self._remember()
            self._caught_up(found, at)

    def _caught_up(self, found: Visit, at: datetime) -> None:
        """What a page leads to may have been captured shortly before the page: it was there, and nobody knew."""
        for link in (*found.links, *found.attachments):
            known, slip = self.followed.get(key(link.url)), self.archive.near(link.url, at)
            if known is None or known.checked_at is not None or slip is None or slip.at > at:
                continue
            if self._tried(slip, at) is None:
                self.skipped[NO_DOCUMENT] -= 1  # as which it was counted when its own time came

    def _committed(self, known: Known, slip: Slip, at: datetime) -> Visit:
        """One visit and its transaction, at the time of the capture."""
        claim = closing.claim(self.source, self.services)
        try:
            past = _as_of(self.services, PastGate(self.archive, slip, known.url, at), at)
            known = reread(known, self.source, claim, services=past, now=at)
            found = visit(known, self.source, services=past, now=at)
            ended = Ended(
                claim=replace(claim, failures=-1),  # what failed in those days is no failure in a row of today's polls
                poll=self._poll(found, known),
                started=at,
                ended=at,
                next_poll=claim.due or self.services.now(),
                writes=(found.write, *self._noted(found, known)),
                parts=() if known.url == self.source.url else (found.poll,),
            )
            self.services.store.commit(ended)
        except BaseException:
            self.services.store.queue.hand_back(claim, now=self.services.now())
            raise
        return found

    def _poll(self, found: Visit, known: Known) -> Poll:
        """Of the source; a document that it leads to is a part of one in which the source itself stayed as it was."""
        if known.url == self.source.url:
            return found.poll
        own = Poll(source=self.source.id, url=self.source.url, outcome=Outcome.UNCHANGED)
        return closing.summary(replace(found, poll=own), (found,), ms=0.0)

    # documents

    def _document(self, slip: Slip) -> Known | None:
        if slip.key == key(self.source.url):
            return self.services.store.history.known(self.source, role=role_of(self.source))
        return self.followed.get(slip.key)

    def _remember(self) -> None:
        history = self.services.store.history
        found = (history.followed(self.source.id, role) for role in _FOLLOWED)
        self.followed = {key(url): known for documents in found for url, known in documents.items()}

    def _noted(self, found: Visit, known: Known) -> Iterator[Write]:
        """Documents that this one leads to and that were not known; visited when their own capture comes."""
        entries = self.services.store.history.followed(self.source.id, "entry") if found.links else {}
        for one in new_entries(found.links, entries, self.source, announce=found.announces):
            yield Write(known=one)
        for link in found.attachments if known.role != "attachment" else ():
            if key(link.url) not in self.followed:
                yield Write(known=Known(source=self.source.id, url=link.url, role="attachment", title=link.title))


def _as_of(services: Services, gate: PastGate, at: datetime) -> Services:
    return replace(services, gate=gate, now=lambda: at, sleep=lambda seconds: None)


# ── a gate into the past ────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class PastGate:
    """Answers as the site did `at` that time: for the page that is visited with `slip`, for others with what was captured
    around it."""

    archive: Archive
    slip: Slip
    page: str
    at: datetime

    def get(
        self, url: str, *, validators: Validators | None = None, deadline: float | None = None, cap: int | None = None
    ) -> Fetched:
        current, permanent, all_permanent = url, None, True
        for turn in range(MOST_REDIRECTS + 1):
            capture = self._captured(current, first=turn == 0 and url == self.page)
            target = answers.redirect(capture.status, capture.header("location"), current)
            if target is None:
                return _fetched(url, current, capture, permanent)
            if answers.downgrade(current, target):
                raise FetchError(Outcome.MOVED, f"redirected from https to {target[:200]}", final_url=current)
            all_permanent = all_permanent and capture.status in answers.PERMANENT
            current = target
            permanent = current if all_permanent else permanent
        raise FetchError(Outcome.MOVED, f"more than {MOST_REDIRECTS} redirects", final_url=current)

    def _captured(self, url: str, *, first: bool) -> Capture:
        slip = self.slip if first else self.archive.near(url, self.at)
        capture = self.archive.opened(slip) if slip is not None else None
        if capture is None:
            raise FetchError(Outcome.UNREACHABLE, f"not captured around that time: {url[:200]}", final_url=url)
        return capture

    def local(self, url: str, *, validators: Validators | None = None, cap: int | None = None) -> Fetched:
        raise FetchError(Outcome.UNREACHABLE, "an archive holds no files of this disk", final_url=url)

    def post(self, url: str, body: bytes, headers: Mapping[str, str], *, deadline: float) -> Fetched:
        raise FetchError(Outcome.UNREACHABLE, "nothing is sent into the past", final_url=url)

    def close(self) -> None: ...


def _fetched(url: str, final: str, capture: Capture, permanent: str | None) -> Fetched:
    """As the gate of today has it. FetchError for what is no whole page."""
    if capture.fault is not None:
        raise FetchError(*capture.fault, status=capture.status, final_url=final)
    if capture.status not in (200, 203):
        raise _refusal(capture, final)
    return Fetched(
        url=url,
        final_url=final,
        status=capture.status,
        body=capture.body,
        content_type=capture.header("content-type"),
        headers=(*capture.headers, ("WARC-Date", capture.at.isoformat()), ("WARC-Target-URI", capture.url)),
        permanent_url=permanent,
    )


def _refusal(capture: Capture, final: str) -> FetchError:
    status, headers = capture.status, {name.lower(): value for name, value in capture.headers}
    wall = classify.challenge(status, headers, _readable(capture))
    outcome, reason = (Outcome.BLOCKED, f"HTTP {status}: {wall}") if wall else answers.of_status(status)
    return FetchError(outcome, reason, status=status, final_url=final)


def _readable(capture: Capture) -> str:
    try:
        return decode.decoded(capture.body, capture.header("content-type"))[0] if capture.body else ""
    except ReadError:
        return ""
