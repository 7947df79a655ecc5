"""Alerts and their deliveries. A delivery is queued in the transaction of the change that caused it, claimed under a
lease, sent outside any transaction and closed after the receiver confirmed. A crash in between sends it again, under
the same id.

A subscription is a lane: one worker at a time sends its deliveries in order, so a receiver that hangs holds up nobody
else.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from watcher.deliver.outbox import WITHDRAWN, Receiver
from watcher.model import Change, Delivery, DeliveryState
from watcher.store import letters
from watcher.store.connection import Connections
from watcher.store.grouping import Grouping, recalls
from watcher.store.history import CHANGE
from watcher.store.rows import Row, change_of, moment, stamp

LEASE = timedelta(minutes=5)  # longer than any send


class Outbox:
    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def queue(self, conn: sqlite3.Connection, deliveries: Iterable[Delivery]) -> None:
        """Part of the transaction that stores what the alerts tell. An alert that is there already stays as it is,
        but for changes it did not carry yet: a digest collects them until it is sent. What the subscription was told
        already, from another source, is noted beside that alert and told no more."""
        grouping = Grouping(conn)
        for delivery in deliveries:
            if delivery.alert.type != "policy.changed":
                letters.put(conn, delivery)
                continue
            found = grouping.sort(delivery.alert)
            if found.fresh or not found.repeats:
                letters.put(conn, replace(delivery, alert=replace(delivery.alert, changes=tuple(found.fresh))))
            grouping.note(found.repeats)

    # ── claiming and closing ───────────────────────────────────────────────────────────────────────────────

    def lanes(self, *, now: datetime) -> tuple[str, ...]:
        """Subscriptions with something due that nobody is sending to, the longest waiting first."""
        rows = self._connections.conn.execute(
            "SELECT subscription, min(next_try) AS first FROM delivery d WHERE next_try <= ? AND NOT EXISTS ("
            " SELECT 1 FROM delivery o WHERE o.subscription = d.subscription AND o.claimed_until > ?)"
            " GROUP BY subscription ORDER BY first",
            (stamp(now), stamp(now)),
        )
        return tuple(row["subscription"] for row in rows)

    def claim(self, subscription: str, owner: str, *, now: datetime) -> Delivery | None:
        """The lane's next due delivery, or None if there is none or another sends to this lane."""
        at, until = stamp(now), stamp(now + LEASE)
        with self._connections.write() as conn:
            row = conn.execute(
                "SELECT id FROM delivery WHERE subscription = ? AND next_try <= ? AND NOT EXISTS ("
                " SELECT 1 FROM delivery o WHERE o.subscription = ? AND o.claimed_until > ?)"
                " ORDER BY next_try, id LIMIT 1",
                (subscription, at, subscription, at),
            ).fetchone()
            if row is None:
                return None
            conn.execute(
                "UPDATE delivery SET claimed_by = ?, claimed_until = ? WHERE id = ?", (owner, until, row["id"])
            )
        return self._whole(row["id"], owner, now=now)

    def claim_one(self, delivery_id: str, owner: str, *, now: datetime) -> Delivery | None:
        """This one, due or not; None if another sends to its lane."""
        with self._connections.write() as conn:
            done = conn.execute(
                "UPDATE delivery SET claimed_by = ?, claimed_until = ? WHERE id = ? AND NOT EXISTS (SELECT 1 FROM"
                " delivery o WHERE o.subscription = delivery.subscription AND o.claimed_until > ?)",
                (owner, stamp(now + LEASE), delivery_id, stamp(now)),
            )
        return self._whole(delivery_id, owner, now=now) if done.rowcount else None

    def _whole(self, delivery_id: str, owner: str, *, now: datetime) -> Delivery | None:
        """A claimed delivery. One that cannot be read any more is set aside, so that it holds up no other."""
        try:
            return self.delivery(delivery_id)
        except (ValueError, KeyError, TypeError) as error:
            reason = f"what was stored of it cannot be read: {type(error).__name__}: {error}"
            with self._connections.write() as conn:
                conn.execute(
                    "UPDATE delivery SET state = 'dead', next_try = NULL, last_error = ?, claimed_by = NULL,"
                    " claimed_until = NULL, closed_at = ? WHERE id = ? AND claimed_by = ?",
                    (reason[:500], stamp(now), delivery_id, owner),
                )
            return None

    def close(
        self, delivery: Delivery, owner: str, *, now: datetime, answer: str | None, alarms: Sequence[Delivery] = ()
    ) -> bool:
        """Ends a send with the delivery as it is now, and queues what operators are told of it. False if the lease was
        lost to another sender meanwhile."""
        with self._connections.write() as conn:
            done = conn.execute(
                "UPDATE delivery SET state = ?, attempts = ?, next_try = ?, last_error = ?, claimed_by = NULL,"
                " claimed_until = NULL, closed_at = ? WHERE id = ? AND claimed_by = ?",
                (
                    delivery.state.value,
                    delivery.attempts,
                    delivery.next_try and stamp(delivery.next_try),
                    delivery.last_error,
                    None if delivery.next_try else stamp(now),
                    delivery.id,
                    owner,
                ),
            )
            conn.executemany(
                "INSERT INTO delivery_recipient (delivery_id, address, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                [(delivery.id, address, stamp(now)) for address in sorted(delivery.taken)],
            )
            conn.execute(
                "INSERT INTO delivery_attempt (delivery_id, at, state, answer) VALUES (?, ?, ?, ?)",
                (delivery.id, stamp(now), delivery.state.value, answer or delivery.last_error),
            )
            letters.note_receiver(conn, delivery, told=bool(alarms), now=now)
            for alarm in alarms:
                letters.put(conn, alarm)
            return done.rowcount == 1

    def receiver(self, subscription: str) -> Receiver:
        row = self._connections.conn.execute(
            "SELECT failing_since, told_at, last_success FROM receiver WHERE subscription = ?", (subscription,)
        ).fetchone()
        if row is None:
            return Receiver()
        return Receiver(
            failing_since=moment(row["failing_since"]),
            told=row["told_at"] is not None,
            last_success=moment(row["last_success"]),
        )

    def free_dead_claims(self, alive: Callable[[str], bool]) -> int:
        """Gives up the leases of owners that are no more, so that a restart does not wait for them to run out."""
        rows = self._connections.conn.execute("SELECT DISTINCT claimed_by FROM delivery WHERE claimed_by IS NOT NULL")
        dead = [(row["claimed_by"],) for row in rows if not alive(row["claimed_by"])]
        with self._connections.write() as conn:
            conn.executemany("UPDATE delivery SET claimed_by = NULL, claimed_until = NULL WHERE claimed_by = ?", dead)
        return len(dead)

    def is_held(self, subscription: str) -> bool:
        """Whether the receiver asked not to be called again and nobody overruled it."""
        found = self._connections.conn.execute(
            "SELECT 1 FROM delivery WHERE subscription = ? AND state = 'held' LIMIT 1", (subscription,)
        )
        return found.fetchone() is not None

    def retry(self, delivery_id: str, *, now: datetime) -> bool:
        """Sends a dead or waiting delivery at the next round; its schedule starts again. What is held for a receiver
        goes with the first that is retried."""
        with self._connections.write() as conn:
            done = conn.execute(
                "UPDATE delivery SET state = 'queued', attempts = 0, next_try = ?, closed_at = NULL"
                " WHERE id = ? AND state <> 'sent' RETURNING subscription",
                (stamp(now), delivery_id),
            ).fetchone()
            if done is not None:
                conn.execute(
                    "UPDATE delivery SET state = 'queued', attempts = 0, next_try = ?, closed_at = NULL"
                    " WHERE subscription = ? AND state = 'held'",
                    (stamp(now), done["subscription"]),
                )
            return done is not None

    def replay(self, *, since: datetime, subscription: str | None, now: datetime) -> int:
        """Sends again what was ended since then, to everyone or to one subscription, under the same ids."""
        some = "SELECT id FROM alert WHERE created_at >= ? AND (? IS NULL OR subscription = ?)"
        values = (stamp(since), subscription, subscription)
        with self._connections.write() as conn:
            conn.execute(f"DELETE FROM delivery_recipient WHERE delivery_id IN ({some})", values)
            done = conn.execute(
                "UPDATE delivery SET state = 'queued', attempts = 0, next_try = ?, closed_at = NULL, last_error = NULL"
                f" WHERE next_try IS NULL AND (last_error IS NULL OR last_error NOT LIKE ?) AND id IN ({some})",
                (stamp(now), f"{WITHDRAWN}%", *values),
            )
            return done.rowcount

    # ── reading ────────────────────────────────────────────────────────────────────────────────────────────

    def delivery(self, delivery_id: str) -> Delivery | None:
        rows = self._select("WHERE d.id = ?", (delivery_id,))
        return rows[0] if rows else None

    def deliveries(self, *, states: tuple[DeliveryState, ...] = (), limit: int = 1000) -> list[Delivery]:
        """The newest first."""
        marks = ",".join("?" * len(states))
        where = f"WHERE d.state IN ({marks})" if states else ""
        return self._select(f"{where} ORDER BY a.created_at DESC, d.id LIMIT ?", (*states, limit))

    def told(self, change_id: str) -> tuple[str, ...]:
        """The subscriptions to which an alert with this change was sent, or is being sent at this moment."""
        rows = self._connections.conn.execute(
            "SELECT DISTINCT d.subscription FROM delivery d JOIN alert a ON a.id = d.id JOIN alert_change l"
            " ON l.alert_id = a.id WHERE l.change_id = ? AND l.repeats IS NULL AND a.type = 'policy.changed'"
            " AND (d.state = 'sent' OR d.claimed_by IS NOT NULL)",
            (change_id,),
        )
        return tuple(row["subscription"] for row in rows)

    def is_told(self, change_id: str, subscription: str) -> bool:
        """Whether an alert with this change reached a subscription."""
        row = self._connections.conn.execute(
            "SELECT 1 FROM delivery d JOIN alert a ON a.id = d.id JOIN alert_change l ON l.alert_id = a.id"
            " WHERE l.change_id = ? AND l.repeats IS NULL AND a.type = 'policy.changed' AND d.state = 'sent'"
            " AND d.subscription = ? LIMIT 1",
            (change_id, subscription),
        ).fetchone()
        return row is not None

    def next_due(self) -> datetime | None:
        return moment(self._connections.conn.execute("SELECT min(next_try) FROM delivery").fetchone()[0])

    def of_change(self, change_id: str) -> list[Delivery]:
        """Every delivery that tells a change, or notes it beside another, oldest first."""
        where = "WHERE d.id IN (SELECT alert_id FROM alert_change WHERE change_id = ?) ORDER BY a.created_at, d.id"
        return self._select(where, (change_id,))

    def counts(self) -> dict[str, int]:
        """By state; what was withdrawn before it was sent is no dead letter, and counted apart."""
        rows = self._connections.conn.execute(
            "SELECT CASE WHEN last_error LIKE ? THEN 'withdrawn' ELSE state END AS word, count(*) AS n FROM delivery"
            " GROUP BY word",
            (f"{WITHDRAWN}%",),
        )
        return {row["word"]: row["n"] for row in rows}

    def ledger(self, delivery_id: str) -> list[dict[str, str | None]]:
        """Every attempt to send, oldest first: at, state, answer."""
        rows = self._connections.conn.execute(
            "SELECT at, state, answer FROM delivery_attempt WHERE delivery_id = ? ORDER BY id", (delivery_id,)
        )
        return [dict(row) for row in rows]

    def _select(self, tail: str, values: tuple[object, ...]) -> list[Delivery]:
        conn = self._connections.conn
        rows = conn.execute(
            "SELECT a.*, d.channel, d.state, d.attempts, d.next_try, d.last_error"
            f" FROM delivery d JOIN alert a ON a.id = d.id {tail}",
            values,
        ).fetchall()
        return [self._delivery(conn, row) for row in rows]

    def _delivery(self, conn: sqlite3.Connection, row: Row) -> Delivery:
        alert = letters.alert_of(row, list(self._changes(conn, row["id"])))
        if alert.type == "policy.changed":
            alert = replace(alert, recalls=dict(recalls(conn, alert)))
        return letters.delivery_of(row, alert, self._taken(conn, row["id"]))

    def _taken(self, conn: sqlite3.Connection, delivery_id: str) -> frozenset[str]:
        rows = conn.execute("SELECT address FROM delivery_recipient WHERE delivery_id = ?", (delivery_id,))
        return frozenset(row["address"] for row in rows)

    def _changes(self, conn: sqlite3.Connection, alert_id: str) -> Iterator[tuple[Change, str | None]]:
        """Each with the one that it repeats."""
        rows = conn.execute(
            "SELECT c.*, l.repeats FROM alert_change l JOIN"
            f" ({CHANGE}) c ON c.id = l.change_id WHERE l.alert_id = ? ORDER BY l.position, l.rowid", (alert_id,)
        )  # fmt: skip
        return ((change_of(row), row["repeats"]) for row in rows)
