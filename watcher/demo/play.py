"""Plays the script: the daemon's work on a clock that jumps to whatever is due next.

Polls, deliveries, due times, back-off and retries are the service's own (`pipeline`, the due queue, the outbox); what
is left out is the waiting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from watcher import assemble, pipeline
from watcher.demo.script import Round
from watcher.demo.site import Site
from watcher.model import Config, Delivery, DeliveryState, Document, Outcome, Poll, Source
from watcher.store import Claim
from watcher.walk.services import Services
from watcher.walk.visit import role_of

WAITING = (DeliveryState.QUEUED, DeliveryState.RETRYING)
QUIET = (Outcome.FIRST_SEEN, Outcome.UNCHANGED)


class Clock:
    """The demo's time. Whoever sleeps moves it on."""

    def __init__(self, start: datetime) -> None:
        self.time = start

    def now(self) -> datetime:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)

    def reach(self, moment: datetime) -> None:
        self.time = max(self.time, moment)


@dataclass(frozen=True, kw_only=True, slots=True)
class Polled:
    """One poll, with the document as it was and as it is where the poll brought changes."""

    at: datetime
    source: Source
    poll: Poll
    before: Document | None = None
    after: Document | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Tried:
    """One try to deliver, as it was closed."""

    at: datetime
    delivery: Delivery


@dataclass(frozen=True, kw_only=True, slots=True)
class Played:
    """What a round brought, in the order of its happening. `requests` counts what the site was asked."""

    began: datetime
    ended: datetime
    polled: tuple[Polled, ...]
    tried: tuple[Tried, ...]
    requests: int

    def of(self, source: str) -> list[Poll]:
        return [one.poll for one in self.polled if one.source.id == source]

    @property
    def changed(self) -> list[Polled]:
        return [one for one in self.polled if one.poll.changes]

    @property
    def loud(self) -> set[tuple[str, str]]:
        """(source, outcome) of the polls that ended in anything but silence."""
        return {(p.source.id, p.poll.outcome.value) for p in self.polled if p.poll.outcome not in QUIET}

    @property
    def ignored(self) -> dict[str, int]:
        """Differences that are no change, by reason."""
        total: dict[str, int] = {}
        for one in self.polled:
            for reason, count in one.poll.ignored.items():
                total[reason] = total.get(reason, 0) + count
        return total


@contextmanager
def opened(config: Config, data: Path, clock: Clock) -> Iterator[Services]:
    """The services of `watcher run`, with the demo's clock and no chance in them."""
    with assemble.services(config, data, now=clock.now) as services:
        yield replace(services, sleep=clock.sleep, dice=lambda: 0.0)


def play(
    it: Round, services: Services, site: Site, clock: Clock, *, tell: Callable[[Polled], None] = lambda polled: None
) -> Played:
    """One round: everything that comes due while it lasts. `tell` hears of each poll as it ends."""
    began, asked = clock.now(), site.requests
    site.edits = set(it.edits)
    polled: list[Polled] = []
    tried: list[Tried] = []
    while (moment := _next_due(services)) is not None and moment <= began + it.lasts:
        clock.reach(moment)
        claims = services.store.queue.claim_due(services.owner, now=clock.now(), limit=1)
        for claim in claims:
            polled.append(_poll(claim, services, clock))
            tell(polled[-1])
        done = pipeline.deliver(services, clock.now()).tried
        tried += [Tried(at=clock.now(), delivery=delivery) for delivery in done]
        if not claims and not done:
            clock.sleep(services.gap.total_seconds())  # the host's turn has not come yet
    clock.reach(began + it.lasts)
    requests = site.requests - asked
    return Played(began=began, ended=clock.now(), polled=tuple(polled), tried=tuple(tried), requests=requests)


def _next_due(services: Services) -> datetime | None:
    polls = [one.next_poll for one in services.store.views.sources() if one.next_poll is not None]
    tries = [one.next_try for one in services.store.outbox.deliveries(states=WAITING) if one.next_try is not None]
    return min([*polls, *tries], default=None)


def _poll(claim: Claim, services: Services, clock: Clock) -> Polled:
    source = services.config.source(claim.source)
    assert source is not None
    versions, began = _versions(source, services), clock.now()
    poll = pipeline.check(source, services=services, now=began, claim=claim)
    if not poll.changes:
        return Polled(at=began, source=source, poll=poll)
    url, history = poll.changes[0].url, services.store.history
    old, new = versions.get(url), _versions(source, services).get(url)
    return Polled(
        at=began,
        source=source,
        poll=poll,
        before=history.baseline(old) if old is not None else None,
        after=history.baseline(new) if new is not None else None,
    )


def _versions(source: Source, services: Services) -> dict[str, int]:
    """The baselines of a source's documents, by URL."""
    history = services.store.history
    known = [history.known(source, role=role_of(source)), *history.followed(source.id, "entry").values()]
    return {one.url: one.version for one in known if one.version is not None}
