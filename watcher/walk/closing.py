"""How a poll begins and ends: the claim, the sum of its visits, and the one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from watcher.acquire import due
from watcher.errors import StoreError
from watcher.model import Outcome, Poll, Source
from watcher.store import Claim, Ended, LeaseLost
from watcher.walk.ends import Visit
from watcher.walk.services import Services

log = structlog.get_logger()

LONGEST_WAIT = timedelta(minutes=20)  # longer than a lease: whoever holds the host is done or dead by then
RETRY = timedelta(minutes=15)


def claim(source: Source, services: Services) -> Claim:
    """Waits for the host's turn. Raises StoreError if it does not come."""
    deadline = services.now() + LONGEST_WAIT
    while True:
        got = services.store.queue.claim_source(source.id, services.owner, now=services.now())
        if isinstance(got, Claim):
            return got
        if services.now() > deadline or services.stopping():
            raise StoreError(f"{source.id}: another process is polling its host until {got.isoformat()}")
        services.sleep(min(1.0, max(0.02, (got - services.now()).total_seconds())))


def summary(found: Visit, others: Sequence[Visit], *, ms: float) -> Poll:
    """The poll of the source: its own page's, with what the followed documents brought."""
    changes = tuple(change for visit in (found, *others) for change in visit.poll.changes)
    unread = [visit.poll for visit in others if not visit.poll.outcome.healthy]
    poll = found.poll
    reason = poll.reason
    if unread and reason is None:
        reason = f"{len(unread)} of {len(others)} documents could not be read: {unread[0].url}: {unread[0].reason}"
    outcome = poll.outcome
    if outcome is Outcome.UNCHANGED and changes:
        outcome = Outcome.CHANGED
    return replace(
        poll,
        outcome=outcome,
        stopped_at=None if changes else poll.stopped_at,
        reason=reason,
        changes=changes,
        bytes=poll.bytes + sum(visit.poll.bytes for visit in others),
        ms=round(ms, 1),
        ignored=_counted([poll, *(visit.poll for visit in others)]),
    )


def _counted(polls: Sequence[Poll]) -> dict[str, int]:
    total: dict[str, int] = {}
    for poll in polls:
        for reason, count in poll.ignored.items():
            total[reason] = total.get(reason, 0) + count
    return total


def next_poll(poll: Poll, found: Visit, source: Source, claim: Claim, services: Services) -> datetime:
    """Something doubtful is looked at again soon, also where the page is gone."""
    return due.next_poll(
        source,
        now=services.now(),
        outcome=Outcome.PENDING if found.settling else poll.outcome,
        failures=claim.failures + 1,
        retry_after=found.retry_after,
        jitter=services.dice(),
    )


def fault(error: Exception, source: Source, claim: Claim, *, services: Services, now: datetime) -> Ended:
    """The attempt alone: the baseline stays where it was and the next poll finds the same changes again."""
    log.exception("a fault of ours ended a poll", source=source.id)
    reason = f"internal fault: {type(error).__name__}: {error}"
    poll = Poll(source=source.id, url=source.url, outcome=Outcome.UNREADABLE, reason=reason)
    ended = services.now()
    gap = services.gap.total_seconds()
    return Ended(claim=claim, poll=poll, started=now, ended=ended, next_poll=ended + RETRY, gap=gap)


def store(ended: Ended, services: Services) -> Poll:
    """One transaction. If it fails, the attempt alone is stored, as a fault of ours; the baseline stays where it was
    and the next poll finds the same changes again."""
    try:
        services.at("before commit")
        services.store.commit(ended)
        services.at("after commit")
    except LeaseLost as error:
        log.warning("a poll took longer than its lease and was dropped", source=ended.claim.source, reason=str(error))
        return _dropped(ended.poll, Outcome.INCOMPLETE, str(error))
    except Exception as error:
        log.exception("a poll could not be stored", source=ended.claim.source)
        poll = _dropped(ended.poll, Outcome.UNREADABLE, f"internal fault: {type(error).__name__}: {error}")
        bare = Ended(
            claim=ended.claim,
            poll=poll,
            started=ended.started,
            ended=ended.ended,
            next_poll=ended.ended + RETRY,
            gap=ended.gap,
        )
        services.store.commit(bare)
        return poll
    return ended.poll


def _dropped(poll: Poll, outcome: Outcome, reason: str) -> Poll:
    return replace(poll, outcome=outcome, reason=reason, stopped_at=None, changes=())
