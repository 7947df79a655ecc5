"""What a reviewer decides of a change or a fact: at the desk, in the terminal and over the API by the same function."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from watcher.analyze.correction import corrected
from watcher.analyze.topics import Key
from watcher.errors import UsageError
from watcher.model import Change, Delivery, Fact, ReviewState, Subscription
from watcher.store import Store, StoredFact
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
    titles: Mapping[str, Key],
) -> None:
    """Appends it. A confirmation sets the alerts free that waited for one; a dismissal is told to those who were told of
    the change. `details`: reason (one of REASONS), correction (the value that the rule has now, as policy writes it),
    assignee. Raises UsageError for what is none of these."""
    _known(verdict)
    reason = (details or {}).get("reason")
    if reason is not None and reason not in REASONS:
        raise UsageError(f"{reason!r} is no reason; known: {', '.join(REASONS)}")
    if verdict is None and not note and not details:
        raise UsageError("there is nothing to keep: no verdict, no note")
    if (said := (details or {}).get("correction")) is not None:
        details = {**(details or {}), "corrected": _meant(_brought(change), said, titles)}
    with store.transaction():  # no delivery begins or ends between the look at who was told and the verdict
        deliveries: tuple[Delivery, ...] = ()
        if verdict == ReviewState.CONFIRMED and change.review is not ReviewState.CONFIRMED:
            deliveries = set_free(change, subscriptions, now=now)
        elif verdict == ReviewState.DISMISSED and change.review is not ReviewState.DISMISSED:
            deliveries = taken_back(change, store.outbox.told(change.id), subscriptions, note=note, now=now)
        store.review(change.id, verdict=verdict, note=note, who=who, now=now, deliveries=deliveries, details=details)


def judge_fact(
    store: Store,
    stated: StoredFact,
    *,
    verdict: str | None = None,
    note: str | None = None,
    correction: str | None = None,
    who: str,
    now: datetime,
    titles: Mapping[str, Key],
) -> None:
    """Appends what is said of one fact, whether or not a change brought it. Raises as `judge` does."""
    _known(verdict)
    if not (verdict or note or correction):
        raise UsageError("there is nothing to keep: no verdict, no note, no correction")
    read = stated.correction.read if stated.correction else stated.fact
    meant = _meant(read, correction, titles) if correction else None
    store.review_fact(stated.id, verdict=verdict, note=note, corrected=meant, who=who, now=now)


def _known(verdict: str | None) -> None:
    if verdict is not None and verdict not in list(ReviewState):
        raise UsageError(f"{verdict!r} is no verdict; known: {', '.join(ReviewState)}")


def _brought(change: Change) -> Fact:
    after = change.difference.after
    if not isinstance(after, Fact):
        raise UsageError("this change brings no fact whose value could be corrected; write a note instead")
    return after


def _meant(read: Fact, said: str, titles: Mapping[str, Key]) -> str:
    fact = corrected(read, said, titles)
    return json.dumps({"value": fact.value, "unit": fact.unit}, ensure_ascii=False)
