"""What is wrong with a source, from when to when: it fails, it fell silent, it is noisy. One of each is open at most."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from watcher.model import Delivery
from watcher.store.connection import Connections
from watcher.store.outbox import Outbox
from watcher.store.rows import moment, stamp

FAILING, SILENT, NOISY = "failing", "silent", "noisy"


@dataclass(frozen=True, kw_only=True, slots=True)
class Pulse:
    """A source that answers: since when it is known, and when changes of it were found."""

    source: str
    kind: str
    since: datetime
    changed: tuple[datetime, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """An incident that opens (`opens`), or closes."""

    source: str
    kind: str
    opens: bool
    reason: str = ""
    figures: str = ""  # the numbers of the reason, for those who word it anew


class Incidents:
    def __init__(self, connections: Connections, outbox: Outbox) -> None:
        self._connections = connections
        self._outbox = outbox

    def open(self, kind: str) -> frozenset[str]:
        """The sources that have one open."""
        rows = self._connections.conn.execute(
            "SELECT source FROM incident WHERE kind = ? AND closed_at IS NULL", (kind,)
        )
        return frozenset(row["source"] for row in rows)

    def all(self, *, only_open: bool = False) -> Iterator[dict[str, Any]]:
        where = "WHERE closed_at IS NULL" if only_open else ""
        for row in self._connections.conn.execute(f"SELECT * FROM incident {where} ORDER BY opened_at DESC"):
            yield dict(row)

    def turn(self, turns: Iterable[Turn], deliveries: Iterable[Delivery], *, now: datetime) -> None:
        """Opens and closes, and queues what maintainers are told of it, in one transaction."""
        with self._connections.write() as conn:
            for it in turns:
                _turn(conn, it, now)
            self._outbox.queue(conn, deliveries)

    # ── what decides ───────────────────────────────────────────────────────────────────────────────────────

    def pulses(self, *, quiet_since: datetime) -> list[Pulse]:
        """Sources that answer and of which nothing changed since then."""
        conn = self._connections.conn
        rows = conn.execute(
            "SELECT s.id, s.kind, min(v.known_from) AS since FROM source s JOIN document d ON d.source = s.id"
            " JOIN version v ON v.document_id = d.id WHERE s.enabled = 1 AND s.failures = 0 AND NOT EXISTS ("
            " SELECT 1 FROM change c WHERE c.source = s.id AND c.cause = 'source' AND c.detected_at >= ?)"
            " GROUP BY s.id, s.kind HAVING since < ?",
            (stamp(quiet_since), stamp(quiet_since)),
        ).fetchall()
        return [
            Pulse(
                source=r["id"], kind=r["kind"], since=datetime.fromisoformat(r["since"]), changed=self._changed(r["id"])
            )
            for r in rows
        ]

    def _changed(self, source: str) -> tuple[datetime, ...]:
        rows = self._connections.conn.execute(
            "SELECT DISTINCT detected_at FROM change WHERE source = ? AND cause = 'source' ORDER BY detected_at DESC"
            " LIMIT 50",
            (source,),
        )
        return tuple(at for row in rows if (at := moment(row["detected_at"])))

    def busy(self, *, since: datetime, least: int) -> list[str]:
        """Sources in which so many polls found a change since then."""
        rows = self._connections.conn.execute(
            "SELECT source FROM change WHERE detected_at >= ? AND cause = 'source' GROUP BY source"
            " HAVING count(DISTINCT detected_at) >= ?",
            (stamp(since), least),
        )
        return [row["source"] for row in rows]

    def outcomes(self, source: str, *, limit: int) -> Sequence[str]:
        """Of the latest polls, the newest first."""
        rows = self._connections.conn.execute(
            "SELECT outcome FROM attempt WHERE source = ? AND part_of IS NULL ORDER BY id DESC LIMIT ?", (source, limit)
        )
        return [row["outcome"] for row in rows]


def _turn(conn: sqlite3.Connection, it: Turn, now: datetime) -> None:
    if it.opens:
        conn.execute(
            "INSERT INTO incident (id, source, kind, opened_at, outcome, reason) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT DO NOTHING",
            (f"{it.source}@{it.kind}@{now.isoformat()}", it.source, it.kind, stamp(now), it.kind, it.reason),
        )
    else:
        conn.execute(
            "UPDATE incident SET closed_at = ? WHERE source = ? AND kind = ? AND closed_at IS NULL",
            (stamp(now), it.source, it.kind),
        )
