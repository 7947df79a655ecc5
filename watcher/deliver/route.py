"""Who is told of what: changes meet subscriptions.

One alert per subscription and poll. Only what the source itself changed reaches people: a change caused by a new
extractor or configuration, and one that a reviewer dismissed, alerts nobody.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from fnmatch import fnmatchcase
from zoneinfo import ZoneInfo

from watcher import wording
from watcher.model import Alert, Cause, Change, ReviewState, Source, Subscription, When

CHANGED = "policy.changed"
RETRACTED = "policy.retracted"
CONFIRM = "subscription.confirm"
DELIVERY_DEAD = "delivery.dead"
RECEIVER_DISABLED = "receiver.disabled"
SOURCE_FAILING = "source.failing"
SOURCE_SILENT = "source.silent"
SOURCE_NOISY = "source.noisy"
SOURCE_RECOVERED = "source.recovered"
_MONDAY = 0


def alerts(changes: Sequence[Change], subscriptions: Iterable[Subscription], *, now: datetime) -> tuple[Alert, ...]:
    """At most one alert per subscription, for the changes it asks for, worst and official first."""
    told = ((subscription, _wanted(changes, subscription)) for subscription in subscriptions)
    return tuple(_alert(subscription, wanted, now) for subscription, wanted in told if wanted)


def _wanted(changes: Sequence[Change], subscription: Subscription) -> tuple[Change, ...]:
    fitting = (c for c in changes if is_ready(c, subscription) and matches(c, subscription.when))
    return tuple(sorted(fitting, key=_order))


def _order(change: Change) -> tuple[int, bool, bool]:
    """What is alike stays in the order of the text, in which changes come."""
    rank, only_dates = wording.weight(change.difference)
    return rank, change.authority != "official", only_dates


def _alert(subscription: Subscription, changes: tuple[Change, ...], now: datetime) -> Alert:
    identity = stable_id(subscription.id, CHANGED, *sorted(change.id for change in changes))
    return Alert(id=identity, type=CHANGED, subscription=subscription.id, created_at=now, changes=changes)


def stable_id(*parts: str) -> str:
    """The same for the same parts, on every machine and after every restart."""
    return "al_" + hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def is_ready(change: Change, subscription: Subscription) -> bool:
    """A subscription with `review: confirmed` waits for a reviewer; the others wait for nobody."""
    if change.cause is not Cause.SOURCE or change.review is ReviewState.DISMISSED:
        return False
    return subscription.review != "confirmed" or change.review is ReviewState.CONFIRMED


def matches(change: Change, when: When) -> bool:
    d = change.difference
    return (
        d.severity.rank <= when.severity.rank
        and region_matches(d.region, when.regions)
        and key_matches(d.key, when.keys)
        and insurance_matches(d.insurance, when.insurances)
        and _any(change.source, when.sources)
        and _any(change.authority, when.authorities)
        and _any(d.kind.value, when.kinds)
    )


def _any(word: str, patterns: tuple[str, ...]) -> bool:
    return not patterns or any(fnmatchcase(word, pattern) for pattern in patterns)


def region_matches(region: str | None, patterns: tuple[str, ...]) -> bool:
    """A rule concerns every place below the one that made it, and a pattern asks for all places below it.

    So `CN-44` and `CN-44*` are met by Guangzhou (CN-4401), by Guangdong (CN-44) and by the whole country (CN), and
    `CN-4401` by Guangdong too. A rule of no known place may concern anyone, and reaches everyone: a line too many costs
    less than one that was missed.
    """
    return not patterns or not region or any(_covers(pattern, region) for pattern in patterns)


def _covers(pattern: str, region: str) -> bool:
    stem = pattern.split("*")[0].split("?")[0].split("[")[0]
    return fnmatchcase(region, pattern) or stem.startswith(region) or (stem == pattern and region.startswith(pattern))


def key_matches(key: str | None, patterns: tuple[str, ...]) -> bool:
    """A change of no known key meets only who asks for no key in particular, or for `*`."""
    if key is None:
        return not patterns or "*" in patterns
    return _any(key, patterns)


def insurance_matches(insurance: str | None, patterns: tuple[str, ...]) -> bool:
    """A rule on medical insurance at large concerns each kind of it, and one that names none may concern any."""
    if insurance in (None, "unspecified"):
        return True
    large = insurance == "medical" and any(pattern.endswith("_medical") for pattern in patterns)
    return large or _any(str(insurance), patterns)


def source_alert(
    kind: str, source: Source, subscriptions: Iterable[Subscription], *, detail: str, now: datetime, incident: str
) -> tuple[Alert, ...]:
    """`source.failing` and `source.recovered`, for maintainers only; one each per `incident`."""
    return tuple(
        Alert(
            id=stable_id(subscription.id, kind, incident),
            type=kind,
            subscription=subscription.id,
            created_at=now,
            source=source.id,
            detail=detail,
        )
        for subscription in subscriptions
        if subscription.maintainer and _any(source.id, subscription.when.sources)
    )


def first_try(subscription: Subscription, *, now: datetime, digest: bool = True, critical: bool = False) -> datetime:
    """When an alert may first be sent: at once, or at the digest's hour of the next day or Monday; not before the end of
    a mute, and not in quiet hours unless it is critical. All in the subscription's time zone."""
    zone = ZoneInfo(subscription.timezone)
    local = now.astimezone(zone)
    first = _digest_hour(subscription, local) if digest and subscription.send in ("daily", "weekly") else local
    until = subscription.muted_until
    if until is not None and first.date() < until:
        first = _digest_hour(subscription, datetime.combine(until, time(0), zone))
    if subscription.quiet is not None and not critical:
        first = _after_quiet(first, *subscription.quiet)
    return first.astimezone(now.tzinfo)


def _digest_hour(subscription: Subscription, local: datetime) -> datetime:
    """The next one from `local` on; weekly ones come on Mondays."""
    days = 0 if local.time().replace(tzinfo=None) <= subscription.hour else 1
    if subscription.send == "weekly":
        days += (_MONDAY - (local.date() + timedelta(days=days)).weekday()) % 7
    return datetime.combine(local.date() + timedelta(days=days), subscription.hour, local.tzinfo)


def _after_quiet(local: datetime, begin: time, end: time) -> datetime:
    """`local`, or the end of the quiet hours it falls into; they may reach over midnight."""
    at = local.time().replace(tzinfo=None)
    if not (begin <= at < end if begin < end else at >= begin or at < end):
        return local
    return datetime.combine(local.date() + timedelta(days=int(at >= end)), end, local.tzinfo)
