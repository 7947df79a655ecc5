"""Looks, once a day, for sources that answer well and are ill all the same, and tells maintainers when that begins and
ends."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from watcher import health
from watcher.deliver import route
from watcher.model import Alert, Delivery
from watcher.store.incidents import NOISY, SILENT, Turn
from watcher.walk.services import Services
from watcher.walk.tell import queued

EVERY = timedelta(days=1)
_MONTH = timedelta(days=30)
_LEAST = 8  # polls with a change in a month, below which nobody calls a source noisy


def survey(services: Services, *, now: datetime) -> tuple[Turn, ...]:
    """What began and what ended; stored, and queued for maintainers."""
    turns = (*_silence(services, now), *_noise(services, now))
    services.store.incidents.turn(turns, _told(turns, services, now), now=now)
    return turns


def _silence(services: Services, now: datetime) -> Iterable[Turn]:
    incidents = services.store.incidents
    known, silent = incidents.open(SILENT), set()
    for it in incidents.pulses(quiet_since=now - health.LEAST_SILENCE):
        if not health.is_silent(it.kind, it.since, it.changed, now=now):
            continue
        silent.add(it.source)
        if it.source not in known:
            days, usual = (now - max([it.since, *it.changed])).days, health.patience(it.kind, it.changed).days
            reason = f"{days} days without a change, {usual} are usual at most"
            yield Turn(source=it.source, kind=SILENT, opens=True, reason=reason, figures=f"{days} {usual}")
    yield from (Turn(source=name, kind=SILENT, opens=False) for name in sorted(known - silent))


def _noise(services: Services, now: datetime) -> Iterable[Turn]:
    incidents = services.store.incidents
    known = incidents.open(NOISY)
    for name in sorted({*incidents.busy(since=now - _MONTH, least=_LEAST), *known}):
        outcomes = incidents.outcomes(name, limit=health.LOOKED_AT)
        if name not in known and health.is_noisy(outcomes):
            found, looked = outcomes.count("changed"), len(outcomes)
            reason = f"{found} of the last {looked} polls found a change"
            yield Turn(source=name, kind=NOISY, opens=True, reason=reason, figures=f"{found} {looked}")
        elif name in known and health.is_calm(outcomes):
            yield Turn(source=name, kind=NOISY, opens=False)


def _told(turns: Iterable[Turn], services: Services, now: datetime) -> tuple[Delivery, ...]:
    everyone = services.subscriptions()
    alerts: list[Alert] = []
    for it in turns:
        source = services.store.queue.source(it.source)
        kind = {SILENT: route.SOURCE_SILENT, NOISY: route.SOURCE_NOISY}[it.kind] if it.opens else route.SOURCE_RECOVERED
        alerts += route.source_alert(
            kind, source, everyone, detail=f"{it.kind}: {it.figures}", now=now, incident=f"{it.kind}@{now.isoformat()}"
        )
    return queued(alerts, everyone, now=now)
