"""Subscriptions that people manage themselves, beside those of sources.yaml; and who of either asked for no more.

A subscriber's wishes are kept as sources.yaml would say them (`settings`), so that both are read by the same rules.
"""

from __future__ import annotations

import json
import secrets as chance
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from watcher.store.connection import Connections
from watcher.store.rows import Row, dumps, moment, stamp

Settings = Mapping[str, Any]


class Standing(StrEnum):
    PENDING = "pending"  # asked for, not yet confirmed by mail
    ACTIVE = "active"
    ENDED = "ended"  # unsubscribed


@dataclass(frozen=True, kw_only=True, slots=True)
class Subscriber:
    """`settings`: an entry of `subscriptions:` in sources.yaml, with its id and channel. `address`: its channel's."""

    id: str
    address: str
    settings: Settings
    standing: Standing
    created_at: datetime
    created_by: str
    confirmed_at: datetime | None = None
    ended_at: datetime | None = None


class Subscribers:
    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(
        self, settings: Settings, *, channel: str, standing: Standing, by: str, now: datetime,
        conn: sqlite3.Connection | None = None,
    ) -> Subscriber:  # fmt: skip
        """Under an id of its own. `settings` without one."""
        name = f"s-{chance.token_hex(6)}"
        whole = {**settings, "id": name}
        confirmed = stamp(now) if standing is Standing.ACTIVE else None
        values = (name, channel, settings[channel], dumps(whole), standing.value, stamp(now), by, confirmed)
        statement = (
            "INSERT INTO subscriber (id, channel, address, settings, standing, created_at, created_by, confirmed_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        )
        if conn is not None:
            conn.execute(statement, values)
        else:
            with self._connections.write() as own:
                own.execute(statement, values)
        found = self.get(name)
        assert found is not None
        return found

    def get(self, name: str) -> Subscriber | None:
        row = self._connections.conn.execute("SELECT * FROM subscriber WHERE id = ?", (name,)).fetchone()
        return _subscriber(row) if row else None

    def all(self, *, standing: Standing | None = None) -> list[Subscriber]:
        rows = self._connections.conn.execute(
            "SELECT * FROM subscriber WHERE ? IS NULL OR standing = ? ORDER BY created_at, id", (standing, standing)
        )
        return [_subscriber(row) for row in rows]

    def is_known(self, name: str) -> bool:
        """Whether someone asked for no more under this id, or never confirmed it."""
        conn = self._connections.conn
        asked = "SELECT 1 FROM subscriber WHERE id = ? UNION SELECT 1 FROM opt_out WHERE subscription = ? LIMIT 1"
        return conn.execute(asked, (name, name)).fetchone() is not None

    def of_address(self, address: str) -> list[Subscriber]:
        rows = self._connections.conn.execute(
            "SELECT * FROM subscriber WHERE address = ? COLLATE NOCASE ORDER BY created_at", (address,)
        )
        return [_subscriber(row) for row in rows]

    def change(self, name: str, settings: Settings) -> None:
        """New wishes under the old id; address and channel stay."""
        with self._connections.write() as conn:
            conn.execute("UPDATE subscriber SET settings = ? WHERE id = ?", (dumps({**settings, "id": name}), name))

    def stand(self, name: str, standing: Standing, *, now: datetime) -> bool:
        """Confirms, ends or begins again. False if there is no such subscriber."""
        columns = {Standing.ACTIVE: "confirmed_at = ?, ended_at = NULL", Standing.ENDED: "ended_at = ?"}
        with self._connections.write() as conn:
            done = conn.execute(
                f"UPDATE subscriber SET standing = ?, {columns.get(standing, 'created_at = ?')} WHERE id = ?",
                (standing.value, stamp(now), name),
            )
            return done.rowcount == 1

    # ── those of sources.yaml whose recipients asked for no more ───────────────────────────────────────────

    def opt_out(self, subscription: str, address: str, *, now: datetime) -> None:
        with self._connections.write() as conn:
            conn.execute(
                "INSERT INTO opt_out (subscription, address, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                (subscription, address.lower(), stamp(now)),
            )

    def opt_in(self, subscription: str, address: str) -> None:
        with self._connections.write() as conn:
            conn.execute("DELETE FROM opt_out WHERE subscription = ? AND address = ?", (subscription, address.lower()))

    def opted_out(self) -> dict[str, frozenset[str]]:
        """Addresses in lower case, by subscription."""
        found: dict[str, set[str]] = {}
        for row in self._connections.conn.execute("SELECT subscription, address FROM opt_out"):
            found.setdefault(row["subscription"], set()).add(row["address"])
        return {name: frozenset(addresses) for name, addresses in found.items()}

    # ── the key that signs their links ─────────────────────────────────────────────────────────────────────

    def key(self, name: str, *, now: datetime) -> str:
        """A secret of this store's own, made when it is first asked for."""
        row = self._connections.conn.execute("SELECT value FROM secret WHERE name = ?", (name,)).fetchone()
        if row is None:
            with self._connections.write() as conn:
                conn.execute(
                    "INSERT INTO secret (name, value, made_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    (name, chance.token_hex(32), stamp(now)),
                )
            row = self._connections.conn.execute("SELECT value FROM secret WHERE name = ?", (name,)).fetchone()
        return str(row["value"])


def _subscriber(row: Row) -> Subscriber:
    created = moment(row["created_at"])
    assert created is not None
    return Subscriber(
        id=row["id"],
        address=row["address"],
        settings=json.loads(row["settings"]),
        standing=Standing(row["standing"]),
        created_at=created,
        created_by=row["created_by"],
        confirmed_at=moment(row["confirmed_at"]),
        ended_at=moment(row["ended_at"]),
    )
