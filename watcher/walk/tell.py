"""Whom a poll's changes and failures concern: alerts, as deliveries that wait in the outbox."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from watcher import china
from watcher.deliver import route
from watcher.model import Alert, Change, Delivery, DeliveryState, Poll, ReviewState, Severity, Source, Subscription
from watcher.sameness import merged
from watcher.store import Claim
from watcher.walk.services import Services

LONGEST_ABSENCE = 31  # days of which a daemon that was away still tells what came into force
IN_FORCE = "policy.in_force"


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """`incident` is the id of one that opens with this poll; `recovered`: the open one closes."""

    deliveries: tuple[Delivery, ...] = ()
    incident: str | None = None
    recovered: bool = False


def tell(poll: Poll, source: Source, claim: Claim, *, services: Services, now: datetime) -> Told:
    incident, recovered = None, poll.outcome.healthy and claim.incident is not None
    opens = opens_incident(poll, claim, services.config.limits.alert_after)
    if not (poll.changes or recovered or opens):
        return Told()
    subscriptions = services.subscriptions()
    alerts = route.alerts(poll.changes, subscriptions, now=now)
    if recovered:
        detail = f"{claim.failures} polls had failed; now: {poll.outcome.value}"
        alerts += _source_alert(route.SOURCE_RECOVERED, source, subscriptions, detail, now, str(claim.incident))
    elif opens:
        incident = f"{source.id}@{now.isoformat()}"
        detail = f"{poll.outcome.value}: {poll.reason or 'no reason given'}"
        alerts += _source_alert(route.SOURCE_FAILING, source, subscriptions, detail, now, incident)
    deliveries = queued(alerts, subscriptions, now=now)
    return Told(deliveries=deliveries, incident=incident, recovered=recovered)


def opens_incident(poll: Poll, claim: Claim, after: int) -> bool:
    return not poll.outcome.healthy and claim.incident is None and claim.failures + 1 >= after


def _source_alert(
    kind: str, source: Source, subscriptions: Sequence[Subscription], detail: str, now: datetime, incident: str
) -> tuple[Alert, ...]:
    return route.source_alert(kind, source, subscriptions, detail=detail, now=now, incident=incident)


def queued(
    alerts: Iterable[Alert], subscriptions: Sequence[Subscription], *, now: datetime, digest: bool = True
) -> tuple[Delivery, ...]:
    by_id = {subscription.id: subscription for subscription in subscriptions}
    return tuple(_delivery(alert, by_id[alert.subscription], now, digest) for alert in alerts)


def _delivery(alert: Alert, subscription: Subscription, now: datetime, digest: bool) -> Delivery:
    """What has to wait is one alert for all changes until its hour; its id names the hour, so that they meet in it."""
    critical = any(change.difference.severity is Severity.CRITICAL for change in alert.changes)
    first = route.first_try(subscription, now=now, digest=digest, critical=critical)
    if first > now and alert.type == route.CHANGED:
        alert = replace(alert, id=route.stable_id(subscription.id, "digest", first.isoformat()))
    return Delivery(
        id=alert.id,
        alert=alert,
        channel=subscription.channel,
        state=DeliveryState.QUEUED,
        attempts=0,
        next_try=first,
    )


def days_since(last: datetime | None, now: datetime) -> list[date]:
    """The days in China that came since the daemon last looked, today at least, a month at most."""
    today = china.day(now)
    missed = (today - china.day(last)).days if last else 0
    return [today - timedelta(days=back) for back in range(min(max(missed, 1), LONGEST_ABSENCE) - 1, -1, -1)]


def in_force(
    changes: Iterable[Change], subscriptions: Sequence[Subscription], *, on: date, now: datetime
) -> tuple[Delivery, ...]:
    """What was announced earlier and holds from that day on. The id names the day: told once, however often asked."""
    begun = [c for c in changes if c.difference.effective_from == on and china.day(c.detected_at) < on]
    alerts = []
    for subscription in subscriptions:
        wanted = (c for c in begun if route.is_ready(c, subscription) and route.matches(c, subscription.when))
        fitting = merged(tuple(wanted))
        if fitting:
            name = route.stable_id(subscription.id, IN_FORCE, on.isoformat())
            alerts.append(Alert(id=name, type=IN_FORCE, subscription=subscription.id, created_at=now, changes=fitting))
    return queued(alerts, subscriptions, now=now, digest=False)


def taken_back(
    change: Change, told: Collection[str], subscriptions: Sequence[Subscription], *, note: str | None, now: datetime
) -> tuple[Delivery, ...]:
    """What a reviewer's dismissal sends to those who were `told`: that the change is none."""
    wrong = replace(change, review=ReviewState.DISMISSED)
    alerts = [
        Alert(
            id=route.stable_id(subscription.id, route.RETRACTED, change.id),
            type=route.RETRACTED,
            subscription=subscription.id,
            created_at=now,
            changes=(wrong,),
            detail=note,
        )
        for subscription in subscriptions
        if subscription.id in told
    ]
    return queued(alerts, subscriptions, now=now, digest=False)


def set_free(change: Change, subscriptions: Sequence[Subscription], *, now: datetime) -> tuple[Delivery, ...]:
    """What a reviewer's confirmation sends: the alerts of subscriptions that wait for one."""
    waiting = [subscription for subscription in subscriptions if subscription.review == "confirmed"]
    sure = replace(change, review=ReviewState.CONFIRMED)
    return queued(route.alerts((sure,), waiting, now=now), waiting, now=now)
