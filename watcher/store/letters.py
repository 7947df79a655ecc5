"""A delivery and its alert as rows, and back."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from watcher.deliver.outbox import WITHDRAWN
from watcher.model import Alert, Change, Delivery, DeliveryState
from watcher.store.rows import Row, insert, moment, sealed, stamp


def note_receiver(conn: sqlite3.Connection, delivery: Delivery, *, told: bool, now: datetime) -> None:
    """One success ends a spell of failures."""
    name = delivery.alert.subscription
    if delivery.state is DeliveryState.SENT:
        conn.execute(
            "INSERT INTO receiver (subscription, last_success) VALUES (?, ?) ON CONFLICT (subscription)"
            " DO UPDATE SET failing_since = NULL, told_at = NULL, last_success = excluded.last_success",
            (name, stamp(now)),
        )
    elif not (delivery.last_error or "").startswith(WITHDRAWN):
        conn.execute(
            "INSERT INTO receiver (subscription, failing_since, told_at) VALUES (?, ?, ?) ON CONFLICT (subscription)"
            " DO UPDATE SET failing_since = coalesce(failing_since, excluded.failing_since),"
            " told_at = coalesce(excluded.told_at, told_at)",
            (name, stamp(now), stamp(now) if told else None),
        )


def put(conn: sqlite3.Connection, delivery: Delivery) -> None:
    alert = delivery.alert
    row = sealed(
        "alert",
        {
            "id": alert.id,
            "type": alert.type,
            "subscription": alert.subscription,
            "created_at": stamp(alert.created_at),
            "source": alert.source,
            "detail": alert.detail,
        },
    )
    conn.execute(insert("alert", row, ignore=True), row)
    links = [(alert.id, change.id, number) for number, change in enumerate(alert.changes)]
    conn.executemany(
        "INSERT INTO alert_change (alert_id, change_id, position) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", links
    )
    conn.execute(
        "INSERT INTO delivery (id, subscription, channel, state, attempts, next_try)"
        " VALUES (?, ?, ?, ?, 0, ?) ON CONFLICT DO NOTHING",
        (alert.id, alert.subscription, delivery.channel, delivery.state.value,
         delivery.next_try and stamp(delivery.next_try)),
    )  # fmt: skip


def alert_of(row: Row, changes: Sequence[tuple[Change, str | None]]) -> Alert:
    also: dict[str, tuple[Change, ...]] = {}
    for change, repeats in changes:
        if repeats:
            also[repeats] = (*also.get(repeats, ()), change)
    return Alert(
        id=row["id"],
        type=row["type"],
        subscription=row["subscription"],
        created_at=datetime.fromisoformat(row["created_at"]),
        changes=tuple(change for change, repeats in changes if not repeats),
        source=row["source"],
        detail=row["detail"],
        also=also,
    )


def delivery_of(row: Row, alert: Alert, taken: frozenset[str]) -> Delivery:
    return Delivery(
        id=row["id"],
        alert=alert,
        channel=row["channel"],
        state=DeliveryState(row["state"]),
        attempts=row["attempts"],
        next_try=moment(row["next_try"]),
        last_error=row["last_error"],
        taken=taken,
    )
