"""How a visit of one document ends: what to store of it, and the outcome it is told under."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from watcher.analyze import read as reading
from watcher.compare import settle
from watcher.errors import OutcomeError
from watcher.model import Cause, Comparison, Document, Fetched, Known, Link, Outcome, Poll, Source, StoppedAt
from watcher.store import Write
from watcher.walk.changes import changes_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Visit:
    """What one document's URL brought: what to store of it, how it ended, and where it leads."""

    write: Write
    poll: Poll
    links: tuple[Link, ...] = ()  # entries of a list or feed
    attachments: tuple[Link, ...] = ()
    wake: tuple[str, ...] = ()  # sources whose pages a feed or sitemap says were touched
    announces: bool = False  # entries not known yet are news
    retry_after: float | None = None

    @property
    def settling(self) -> bool:
        """Something doubtful waits for a later poll to confirm it."""
        candidate = self.write.known.candidate
        return candidate is not None and not self.write.known.withdrawn


def same(
    known: Known,
    fetched: Fetched,
    stopped: StoppedAt,
    source: Source,
    now: datetime,
    document: Document | reading.Outline | reading.View | None = None,
    comparison: Comparison | None = None,
) -> Visit:
    """Nothing new. A doubtful state that was waiting is forgotten: the page is as we know it."""
    counted = known.conditional + 1 if fetched.body is None else 0
    seen = replace(known, candidate=None, conditional=counted, failures=0, checked_at=now)
    ignored = comparison.ignored if comparison else {}
    poll = poll_of(known, fetched, Outcome.UNCHANGED, source, stopped_at=stopped, ignored=ignored)
    attachments = attachments_of(document, source) if document else ()
    early = stopped in (StoppedAt.NOT_MODIFIED, StoppedAt.SAME_BODY)
    write = Write(known=seen, only_checked=early and known.candidate is None and known.failures == 0)
    return Visit(write=write, poll=poll, attachments=attachments)


def ended(known: Known, source: Source, error: OutcomeError, *, now: datetime) -> Visit:
    """No page was read. One that is gone for long enough counts as withdrawn, once."""
    outcome = Outcome(error.outcome)
    poll = Poll(
        source=source.id,
        url=known.url,
        outcome=outcome,
        reason=error.reason,
        status=error.status,
        final_url=error.final_url,
    )
    seen = replace(known, failures=known.failures + 1, checked_at=now)
    write = Write(known=seen)
    if outcome is Outcome.GONE and known.version is not None and not known.withdrawn:
        write, poll = _withdrawn(seen, poll, source, now)
    return Visit(write=write, poll=poll, retry_after=error.retry_after)


def _withdrawn(known: Known, poll: Poll, source: Source, now: datetime) -> tuple[Write, Poll]:
    decision = settle.gone(known, reason=poll.reason or "not found", now=now)
    known = replace(known, candidate=decision.candidate)
    if not decision.accept:
        return Write(known=known), replace(poll, reason=decision.reason)
    assert decision.candidate is not None
    difference = settle.availability(known, back=False, region=source.region)
    changes = changes_of(
        (difference,), known, source, None, None, cause=Cause.SOURCE, now=now, occasion=decision.candidate.since
    )
    return Write(known=replace(known, withdrawn=True), changes=changes), replace(poll, changes=changes)


def poll_of(known: Known, fetched: Fetched, outcome: Outcome, source: Source, **more: object) -> Poll:
    return Poll(
        source=source.id,
        url=known.url,
        outcome=outcome,
        status=fetched.status,
        final_url=fetched.final_url,
        bytes=len(fetched.body or b""),
        **more,  # type: ignore[arg-type]
    )


def attachments_of(document: Document | reading.Outline | reading.View, source: Source) -> tuple[Link, ...]:
    return document.links if source.attachments else ()
