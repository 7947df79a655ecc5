"""When a delivery is tried again, and when it is given up: the schedule of Standard Webhooks, as values.

Claiming rows and closing them is the store's; nothing here touches a clock or a database.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from watcher.errors import SendError
from watcher.model import Delivery, DeliveryState

_MINUTE, _HOUR = 60, 3600
# Seconds to wait before try 1, 2, … 10; each but the first is spread by ±10 %.
SCHEDULE = (0, 5, 5 * _MINUTE, 30 * _MINUTE, 2 * _HOUR, 5 * _HOUR, 10 * _HOUR, 14 * _HOUR, 20 * _HOUR, 24 * _HOUR)
MOST = 40  # tries, of what a receiver refuses that takes other messages: one that fails six times in ten gets all
_LATER = 6 * _HOUR  # between those after the schedule
_SPREAD = 0.1
_LONGEST_ASKED = 24 * _HOUR
_REASON_LIMIT = 500
HELD = "not tried: this receiver is called no more; `watcher deliveries retry` calls it again"
WITHDRAWN = "not sent: "  # how the reason of a delivery begins that ended without being wanted any more: no dead letter
DISMISSED = f"{WITHDRAWN}a reviewer dismissed what it tells"
UNTOLD = f"{WITHDRAWN}what it takes back reached nobody"
UNSUBSCRIBED = f"{WITHDRAWN}the subscriber asked for no more"
GIVEN_UP = timedelta(days=5)  # of failures without one success
FAULTS = 3  # of ours in one delivery, before it is set aside


@dataclass(frozen=True, kw_only=True, slots=True)
class Receiver:
    """What is known of where a subscription goes: since when it takes nothing, whether operators were told of that, and
    when it last took something."""

    failing_since: datetime | None = None
    told: bool = False
    last_success: datetime | None = None


NEW = Receiver()


def next_try(
    attempts: int, *, now: datetime, jitter: float, retry_after: float | None = None, alive: bool = False
) -> datetime | None:
    """When to try again after `attempts` failed tries; None when all are used up: those of the schedule, and more where
    the receiver is `alive` and takes other messages.

    `jitter` is a random number in [0, 1). A receiver may ask for more time (`retry_after`, seconds) up to a day, never
    for less than the schedule gives.
    """
    if attempts >= (MOST if alive else len(SCHEDULE)):
        return None
    wait = (SCHEDULE[attempts] if attempts < len(SCHEDULE) else _LATER) * (1 - _SPREAD + 2 * _SPREAD * jitter)
    return now + timedelta(seconds=max(wait, min(retry_after or 0.0, _LONGEST_ASKED)))


def held(delivery: Delivery) -> Delivery:
    """The delivery untried, as its receiver is called no more."""
    return replace(delivery, state=DeliveryState.HELD, next_try=None, last_error=HELD)


def gives_up(delivery: Delivery, receiver: Receiver, *, now: datetime) -> bool:
    """Whether a receiver that failed again has failed for so long that it is called no more."""
    failed = delivery.state in (DeliveryState.RETRYING, DeliveryState.DEAD)
    return failed and receiver.failing_since is not None and now - receiver.failing_since >= GIVEN_UP


def given_up(delivery: Delivery) -> Delivery:
    reason = f"given up after {GIVEN_UP.days} days of failures; the last: {delivery.last_error}"
    return replace(delivery, state=DeliveryState.HELD, next_try=None, last_error=reason[:_REASON_LIMIT])


def is_stuck(delivery: Delivery) -> bool:
    """Whether a person has to set it going again."""
    ended = delivery.state in (DeliveryState.DEAD, DeliveryState.HELD)
    return ended and not (delivery.last_error or "").startswith(WITHDRAWN)


def set_aside(delivery: Delivery, reason: str) -> Delivery:
    """The delivery ended without a try."""
    return replace(delivery, state=DeliveryState.DEAD, next_try=None, last_error=reason)


def after(
    delivery: Delivery, error: SendError | None, *, now: datetime, jitter: float, receiver: Receiver = NEW
) -> Delivery:
    """The delivery after one more try, which `error` ended, or which was taken (None).

    Of several recipients those that took it are not asked again; it is sent once some took it and all others refused
    for good, which the reason then says.
    """
    attempts = delivery.attempts + 1
    if error is None:
        return replace(delivery, state=DeliveryState.SENT, attempts=attempts, next_try=None, last_error=None)
    taken = delivery.taken | frozenset(error.taken)
    reason = error.reason[:_REASON_LIMIT]
    if error.permanent and taken:
        state = DeliveryState.SENT
        return replace(delivery, state=state, attempts=attempts, next_try=None, last_error=reason, taken=taken)
    alive = receiver.last_success is not None and receiver.last_success >= delivery.alert.created_at
    again = next_try(attempts, now=now, jitter=jitter, retry_after=error.retry_after, alive=alive)
    if error.permanent or error.disable:
        again = None
    state = DeliveryState.HELD if error.disable else DeliveryState.RETRYING if again else DeliveryState.DEAD
    return replace(delivery, state=state, attempts=attempts, next_try=again, last_error=reason, taken=taken)
