"""What the listings show. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from fnmatch import fnmatchcase
from typing import Any

from watcher.model import Change, ReviewState, Severity
from watcher.store.connection import Connections
from watcher.store.facts import FACT, StoredFact, at_time, stored_fact
from watcher.store.history import CHANGE, VERDICT
from watcher.store.rows import Row, change_of, moment, select_in, stamp


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceState:
    """The health of one source."""

    id: str
    title: str
    url: str
    enabled: bool
    outcome: str | None
    reason: str | None
    last_attempt: datetime | None
    last_success: datetime | None
    next_poll: datetime | None
    failures: int
    incident: str | None
    paused_by: str | None = None

    @property
    def state(self) -> str:
        if not self.enabled:
            return "paused"
        if self.outcome is None:
            return "new"
        if self.failures == 0:
            return "healthy"
        return "blocked" if self.outcome == "blocked" else "failing"


class Views:
    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def changes(
        self,
        *,
        since: datetime | None = None,
        region: str | None = None,
        key: str | None = None,
        severity: Severity | None = None,
        source: str | None = None,
        review: ReviewState | None = None,
        limit: int = 1000,
        skip: int = 0,
        behind: str | None = None,
    ) -> list[Change]:
        """The newest first, those of one poll in the order of the text. `region` and `key` are shell patterns; `severity`
        means this one or worse. `behind`: the id of a change; what follows it, whatever came meanwhile."""
        where, values = _asked(since, region, key, severity, source)
        if review is not None:
            where, values = f"{where} AND coalesce({VERDICT}, 'open') = ?", [*values, review.value]
        if behind is not None:
            where, values = f"{where} AND {_BEHIND}", [*values, behind, behind, behind]
        rows = self._connections.conn.execute(
            f"{CHANGE} WHERE c.rowid IN (SELECT c.rowid FROM change c WHERE {where}"
            " ORDER BY c.detected_at DESC, c.rowid LIMIT ? OFFSET ?) ORDER BY c.detected_at DESC, c.rowid",
            (*values, limit, skip),
        )
        return [change_of(row) for row in rows]

    def waiting(self, *, shown: int) -> list[tuple[Severity, int, list[Change]]]:
        """What nobody judged yet: by severity, the worst first, how many, and the newest of them."""
        conn = self._connections.conn
        rows = conn.execute(
            f"SELECT c.rowid AS seq, c.severity FROM change c WHERE coalesce({VERDICT}, 'open') = 'open'"
            " ORDER BY c.detected_at DESC, c.rowid"
        )
        kinds: dict[str, list[int]] = {}
        for row in rows:
            kinds.setdefault(row["severity"], []).append(row["seq"])
        newest = [seq for found in kinds.values() for seq in found[:shown]]
        whole = {row["seq"]: change_of(row) for row in select_in(conn, f"{CHANGE} WHERE c.rowid IN", newest)}
        return [
            (severity, len(kinds[severity]), [whole[seq] for seq in kinds[severity][:shown]])
            for severity in Severity
            if severity in kinds
        ]

    def taking_effect(self, on: date) -> list[Change]:
        rows = self._connections.conn.execute(
            f"SELECT * FROM ({CHANGE}) WHERE effective_from = ? ORDER BY seq", (on.isoformat(),)
        )
        return [change_of(row) for row in rows]

    def upcoming(self, *, after: date, until: date, limit: int = 10_000) -> list[Change]:
        """What was announced and takes effect between two days, the nearest first; nothing that was dismissed."""
        rows = self._connections.conn.execute(
            f"SELECT * FROM ({CHANGE} WHERE {_DATED}) WHERE review IS NOT 'dismissed'"
            " ORDER BY effective_from, seq LIMIT ?",
            (after.isoformat(), until.isoformat(), limit),
        )
        return [change_of(row) for row in rows]

    def count_upcoming(self, *, after: date, until: date) -> int:
        """How many `upcoming` would give without a limit."""
        found = self._connections.conn.execute(
            f"SELECT count(*) FROM ({CHANGE} WHERE {_DATED}) WHERE review IS NOT 'dismissed'",
            (after.isoformat(), until.isoformat()),
        )
        return int(found.fetchone()[0])

    def mark(self) -> tuple[int, int, int]:
        """Another one after whatever may change a listing: a version, a change, a review."""
        row = self._connections.conn.execute(
            "SELECT (SELECT max(id) FROM version), (SELECT max(rowid) FROM change), (SELECT max(id) FROM review),"
            " (SELECT max(id) FROM fact_review)"
        ).fetchone()
        return (row[0] or 0, row[1] or 0, (row[2] or 0) + (row[3] or 0))

    def facts(
        self,
        *,
        as_of: date | None = None,
        in_force: date | None = None,
        region: str | None = None,
        key: str | None = None,
        source: str | None = None,
    ) -> list[StoredFact]:
        """Facts known now, or at the end of the day `as_of`; with `in_force`, those that hold on that day."""
        where, values = at_time(as_of, in_force)
        for column, pattern in (("region", region), ("key", key)):
            if pattern is not None and not any(char in pattern for char in "*?["):
                where, values = f"{where} AND f.{column} = :{column}", {**values, column: pattern}
        rows = self._connections.conn.execute(
            f"{FACT} WHERE {where} AND (:source IS NULL OR f.source = :source) ORDER BY f.key, f.region, f.id",
            {**values, "source": source},
        )
        return [stored_fact(row, as_of=as_of) for row in rows if _fits(row, region, key)]

    def sources(self, *, ill: bool = False) -> list[SourceState]:
        """All, or those whose polls fail."""
        where = "WHERE enabled = 1 AND failures > 0" if ill else ""
        rows = self._connections.conn.execute(f"SELECT * FROM source {where} ORDER BY id")
        return [
            SourceState(
                id=row["id"],
                title=row["title"],
                url=row["url"],
                enabled=bool(row["enabled"]),
                outcome=row["outcome"],
                reason=row["reason"],
                last_attempt=moment(row["last_attempt"]),
                last_success=moment(row["last_success"]),
                next_poll=moment(row["next_poll"]) if row["enabled"] else None,
                failures=row["failures"],
                incident=row["incident"],
                paused_by=row["paused_by"],
            )
            for row in rows
        ]

    def attempts(self, source: str | None = None, *, limit: int = 100) -> list[dict[str, Any]]:
        """The newest first, with the columns of the table."""
        rows = self._connections.conn.execute(
            "SELECT * FROM attempt WHERE (? IS NULL OR source = ?) ORDER BY id DESC LIMIT ?", (source, source, limit)
        )
        return [dict(row) for row in rows]

    def reviews(self, change_id: str) -> list[dict[str, Any]]:
        """Every verdict and note, oldest first, each with its details by name."""
        conn = self._connections.conn
        rows = conn.execute(
            "SELECT id, verdict, note, who, at FROM review WHERE change_id = ? ORDER BY id", (change_id,)
        ).fetchall()
        found = []
        for row in rows:
            details = conn.execute("SELECT name, value FROM review_detail WHERE review_id = ?", (row["id"],))
            said = {name: row[name] for name in ("verdict", "note", "who", "at")}
            found.append({**said, **{detail["name"]: detail["value"] for detail in details}})
        return found

    def ignored(self, *, since: datetime) -> list[tuple[str, str, int]]:
        """(source, reason, how often) of what polls found different and told nobody, the most frequent first."""
        rows = self._connections.conn.execute(
            "SELECT a.source, i.key AS reason, sum(i.value) AS n FROM attempt a, json_each(a.ignored) i"
            " WHERE a.ignored IS NOT NULL AND a.ended >= ? AND a.part_of IS NULL GROUP BY a.source, i.key ORDER BY n DESC",
            (stamp(since),),
        )
        return [(row["source"], row["reason"], row["n"]) for row in rows]

    def heartbeat(self, name: str) -> tuple[datetime, str | None] | None:
        row = self._connections.conn.execute("SELECT at, detail FROM heartbeat WHERE name = ?", (name,)).fetchone()
        return (datetime.fromisoformat(row["at"]), row["detail"]) if row else None


_BEHIND = (
    "(c.detected_at < (SELECT detected_at FROM change WHERE id = ?) OR (c.detected_at = (SELECT detected_at FROM change"
    " WHERE id = ?) AND c.rowid > (SELECT rowid FROM change WHERE id = ?)))"
)
_DATED = "c.effective_from > ? AND c.effective_from <= ? AND c.cause = 'source'"
_SHELL = "*?["


def _asked(
    since: datetime | None, region: str | None, key: str | None, severity: Severity | None, source: str | None
) -> tuple[str, list[object]]:
    """The condition for changes, and its values."""
    parts, values = ["c.detected_at >= ?"], [stamp(since) if since else ""]
    for column, wanted in (("region", region), ("key", key)):
        if wanted is not None:
            plain = not any(char in wanted for char in _SHELL)
            parts.append(f"coalesce(c.{column}, '') {'=' if plain else 'GLOB'} ?")
            values.append(wanted if plain else wanted.replace("[!", "[^"))
    if source is not None:
        parts.append("c.source = ?")
        values.append(source)
    if severity is not None:
        worse = [it.value for it in Severity if it.rank <= severity.rank]
        parts.append(f"c.severity IN ({','.join('?' * len(worse))})")
        values += worse
    return " AND ".join(parts), list(values)


def _fits(row: Row, region: str | None, key: str | None) -> bool:
    return (region is None or fnmatchcase(row["region"] or "", region)) and (
        key is None or fnmatchcase(row["key"] or "", key)
    )
