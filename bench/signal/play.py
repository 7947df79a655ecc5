"""Cases played to our program, end to end: fetched over HTTP, read, settled, compared, stored with their alerts."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.signal.case import Case
from bench.signal.site import Site, rounds, serve
from watcher import pipeline
from watcher.assemble import services
from watcher.deliver import mail
from watcher.deliver.notice import notice
from watcher.model import Alert, Change, Config, Limits, Network, Outcome, Poll, Smtp, Source, Subscription
from watcher.walk.services import Services

START = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
BETWEEN = timedelta(hours=25)  # attachments and entries are looked at again once a day
EVERYONE = Subscription(id="reader", channel="email", to="reader@example.org")
SETTLING = (Outcome.PENDING, Outcome.GONE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Played:
    """What came of a case. `letters` are the alerts' mails, as the bytes of their text."""

    case: Case
    polls: tuple[Poll, ...]
    alerts: tuple[Alert, ...] = ()
    letters: tuple[int, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        return tuple(change for poll in self.polls for change in poll.changes)


def play(cases: Sequence[Case]) -> list[Played]:
    """All cases side by side, a poll of each in a round, a day between rounds."""
    with tempfile.TemporaryDirectory() as folder, serve(cases) as site:
        config = Config(
            sources=tuple(source(case, site) for case in cases), subscriptions=(EVERYONE,),
            network=Network(allow=("127.0.0.0/8",), per_host_gap=0.0), limits=Limits(deadline=5.0),
            smtp=Smtp(host="127.0.0.1"),
        )  # fmt: skip
        clock = [START]
        with services(config, Path(folder), now=lambda: clock[0]) as given:
            return _played(cases, site, replace(given, sleep=lambda seconds: None, dice=lambda: 0.0), clock)


def source(case: Case, site: Site) -> Source:
    fields = {"region": "CN-4401", "topics": ("medical_insurance",), "title": case.changed, **case.settings}
    return Source(id=case.id, url=site.address(case), kind=case.kind, **fields)  # type: ignore[arg-type]


def _played(cases: Sequence[Case], site: Site, given: Services, clock: list[datetime]) -> list[Played]:
    films = [_Film(case) for case in cases]
    while any(not film.over for film in films):
        for film in films:
            if not film.over:
                site.step[film.case.id] = film.steps[len(film.polls)]
                wanted = given.config.source(film.case.id)
                assert wanted is not None
                film.polls.append(pipeline.check(wanted, services=given, now=clock[0]))
        clock[0] += BETWEEN
    alerts = _alerts(given)
    return [_result(film, alerts[film.case.id], given) for film in films]


@dataclass(slots=True)
class _Film:
    case: Case
    polls: list[Poll] = field(default_factory=list)

    @property
    def steps(self) -> list[int]:
        return rounds(self.case)

    @property
    def over(self) -> bool:
        """The last step was seen, and nothing waits for another look."""
        seen, needed = len(self.polls), sum(step.polls for step in self.case.steps)
        return seen >= needed and (self.polls[-1].outcome not in SETTLING or seen == len(self.steps))


def _alerts(given: Services) -> dict[str, list[Alert]]:
    found: dict[str, list[Alert]] = defaultdict(list)
    for delivery in given.store.outbox.deliveries(limit=100_000):
        for name in {change.source for change in delivery.alert.changes} or {delivery.alert.source or ""}:
            found[name].append(delivery.alert)
    return found


def _result(film: _Film, alerts: list[Alert], given: Services) -> Played:
    letters = tuple(_length(alert, given) for alert in alerts)
    return Played(case=film.case, polls=tuple(film.polls), alerts=tuple(alerts), letters=letters)


def _length(alert: Alert, given: Services) -> int:
    told = notice(alert, config=given.config, today=START.date(), titles=given.titles)
    return len(mail.text(told).encode())
