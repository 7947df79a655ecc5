"""Asking whether someone wants a subscription, by a mail that goes the way of all alerts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from watcher.deliver import route
from watcher.model import Alert
from watcher.store import Standing, Store, Subscriber
from watcher.walk.services import managed
from watcher.walk.tell import queued


def invite(store: Store, entry: Mapping[str, Any], *, by: str, now: datetime) -> Subscriber:
    """A pending subscriber and the mail that asks them, in one transaction. `entry` without an id, for mail."""
    with store.transaction() as conn:
        made = store.subscribers.add(entry, channel="email", standing=Standing.PENDING, by=by, now=now, conn=conn)
        subscription = managed(made)
        name = route.stable_id(made.id, route.CONFIRM, now.isoformat())
        alert = Alert(id=name, type=route.CONFIRM, subscription=made.id, created_at=now)
        store.outbox.queue(conn, queued((alert,), (subscription,), now=now, digest=False))
    return made
