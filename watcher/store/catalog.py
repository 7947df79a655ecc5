"""The sources one by one: what each is, how its polls ended, what was ill about it, which documents it brought."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from watcher.model import Outcome
from watcher.store.connection import Connections
from watcher.store.incidents import NOISY, SILENT
from watcher.store.rows import Row, meta_of, moment, stamp

_HEALTHY = ",".join(f"'{outcome.value}'" for outcome in Outcome if outcome.healthy)
_ENTRY = (
    "SELECT s.*, json_extract(s.settings, '$.region') AS region, json_extract(s.settings, '$.authority') AS authority,"
    " (SELECT kind FROM incident i WHERE i.source = s.id AND i.closed_at IS NULL"
    f"  AND i.kind IN ('{SILENT}', '{NOISY}') LIMIT 1) AS ill FROM source s"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A source as the listing shows it. `ill`: silent or noisy, where it answers all the same."""

    id: str
    title: str
    url: str
    kind: str
    region: str | None
    authority: str
    enabled: bool
    paused_at: datetime | None
    paused_by: str | None
    outcome: str | None
    reason: str | None
    failures: int
    last_attempt: datetime | None
    last_success: datetime | None
    next_poll: datetime | None
    ill: str | None

    @property
    def state(self) -> str:
        """paused, new, failing, blocked, silent, noisy, healthy."""
        if not self.enabled:
            return "paused"
        if self.outcome is None:
            return "new"
        if self.failures:
            return "blocked" if self.outcome == "blocked" else "failing"
        return self.ill or "healthy"


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """A document of a source, as it stands now."""

    id: int
    role: str
    url: str
    title: str | None
    number: str | None
    validity: str
    versions: int
    facts: int
    known_from: datetime | None
    checked_at: datetime | None
    withdrawn: bool
    version: int
    snapshot: str


class Catalog:
    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def entries(self) -> list[Entry]:
        return [_entry(row) for row in self._connections.conn.execute(f"{_ENTRY} ORDER BY s.id")]

    def entry(self, source: str) -> Entry | None:
        row = self._connections.conn.execute(f"{_ENTRY} WHERE s.id = ?", (source,)).fetchone()
        return _entry(row) if row else None

    def documents_by_source(self) -> dict[str, int]:
        """How many documents of each are known."""
        rows = self._connections.conn.execute(
            "SELECT source, count(*) AS n FROM document WHERE version_id IS NOT NULL GROUP BY source"
        )
        return {row["source"]: row["n"] for row in rows}

    def changes_by_source(self, *, since: datetime) -> dict[str, int]:
        """How many changes of each were found since then, without those that a new reading of ours made."""
        rows = self._connections.conn.execute(
            "SELECT source, count(*) AS n FROM change WHERE detected_at >= ? AND cause = 'source' GROUP BY source",
            (stamp(since),),
        )
        return {row["source"]: row["n"] for row in rows}

    def failing_since(self, source: str) -> datetime | None:
        """When the first of the polls was that have failed in a row until now."""
        mine = "SELECT id, ended FROM attempt WHERE source = :source AND part_of IS NULL"
        row = self._connections.conn.execute(
            f"{mine} AND id > coalesce((SELECT id FROM attempt WHERE source = :source AND part_of IS NULL"
            f" AND outcome IN ({_HEALTHY}) ORDER BY id DESC LIMIT 1), 0) ORDER BY id LIMIT 1",
            {"source": source},
        ).fetchone()
        return moment(row["ended"]) if row else None

    def polls(self, source: str, *, limit: int) -> list[dict[str, Any]]:
        """Whole polls, the newest first, with the columns of the table; the times as moments."""
        rows = self._connections.conn.execute(
            "SELECT * FROM attempt WHERE source = ? AND part_of IS NULL ORDER BY id DESC LIMIT ?", (source, limit)
        )
        return [{**dict(row), "ended": moment(row["ended"])} for row in rows]

    def incidents(self, source: str, *, limit: int = 20) -> list[dict[str, Any]]:
        """What was ill about it, the newest first; the times as moments."""
        rows = self._connections.conn.execute(
            "SELECT * FROM incident WHERE source = ? ORDER BY opened_at DESC LIMIT ?", (source, limit)
        )
        times = ("opened_at", "closed_at")
        return [{**dict(row), **{name: moment(row[name]) for name in times}} for row in rows]

    def documents(self, source: str, *, limit: int = 200) -> list[Held]:
        """Its own page first, then what it led to, the newest first."""
        rows = self._connections.conn.execute(
            f"{_HELD} WHERE d.source = ? AND d.version_id IS NOT NULL"
            " ORDER BY d.role <> 'page', d.published_on DESC, d.id DESC LIMIT ?",
            (source, limit),
        )
        return [_held(row) for row in rows]

    def document(self, source: str, document: int) -> Held | None:
        row = self._connections.conn.execute(
            f"{_HELD} WHERE d.source = ? AND d.id = ? AND d.version_id IS NOT NULL", (source, document)
        ).fetchone()
        return _held(row) if row else None


_HELD = (
    "SELECT d.id, d.role, d.url, d.title, d.doc_number, d.checked_at, d.withdrawn, d.version_id, v.meta, v.known_from,"
    " v.snapshot, (SELECT count(*) FROM version o WHERE o.document_id = d.id) AS versions,"
    " (SELECT count(*) FROM fact f WHERE f.document_id = d.id AND f.known_to IS NULL) AS facts"
    " FROM document d JOIN version v ON v.id = d.version_id"
)


def _entry(row: Row) -> Entry:
    return Entry(
        **{name: row[name] for name in ("id", "title", "url", "kind", "region", "authority", "paused_by", "outcome")},
        **{name: row[name] for name in ("reason", "failures", "ill")},
        enabled=bool(row["enabled"]),
        paused_at=moment(row["paused_at"]),
        last_attempt=moment(row["last_attempt"]),
        last_success=moment(row["last_success"]),
        next_poll=moment(row["next_poll"]) if row["enabled"] else None,
    )


def _held(row: Row) -> Held:
    return Held(
        **{name: row[name] for name in ("id", "role", "url", "title", "versions", "facts", "snapshot")},
        number=row["doc_number"],
        validity=meta_of(row).validity.value,
        known_from=moment(row["known_from"]),
        checked_at=moment(row["checked_at"]),
        withdrawn=bool(row["withdrawn"]),
        version=row["version_id"],
    )
