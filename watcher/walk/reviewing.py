"""What a reviewer decides of a change: at the desk, in the terminal and over the API by the same function."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from watcher.errors import UsageError
from watcher.model import Change, Delivery, ReviewState, Subscription
from watcher.store import Store
from watcher.walk.tell import set_free, taken_back

REASONS = ("noise", "extractor", "not_policy", "duplicate")


def judge(
    store: Store,
    change: Change,
    *,
    verdict: str | None = None,
    note: str | None = None,
    details: Mapping[str, str] | None = None,
    who: str,
    now: datetime,
    subscriptions: Sequence[Subscription],
) -> None:
    """Appends it. A confirmation sets the alerts free that waited for one; a dismissal is told to those who were told of
    the change. `details`: reason (one of REASONS), correction, assignee. Raises UsageError for what is none of these."""
    if verdict is not None and verdict not in list(ReviewState):
        raise UsageError(f"{verdict!r} is no verdict; known: {', '.join(ReviewState)}")
    reason = (details or {}).get("reason")
    if reason is not None and reason not in REASONS:
        raise UsageError(f"{reason!r} is no reason; known: {', '.join(REASONS)}")
    if verdict is None and not note and not details:
        raise UsageError("there is nothing to keep: no verdict, no note")
    deliveries: tuple[Delivery, ...] = ()
    if verdict == ReviewState.CONFIRMED and change.review is not ReviewState.CONFIRMED:
        deliveries = set_free(change, subscriptions, now=now)
    elif verdict == ReviewState.DISMISSED and change.review is not ReviewState.DISMISSED:
        deliveries = taken_back(change, store.outbox.told(change.id), subscriptions, note=note, now=now)
    store.review(change.id, verdict=verdict, note=note, who=who, now=now, deliveries=deliveries, details=details)
