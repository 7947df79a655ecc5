"""What monitors ask for, counted where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from watcher.store.connection import Connections
from watcher.store.history import VERDICT
from watcher.store.outbox import Outbox
from watcher.store.rows import Row, moment, stamp

HOUR = timedelta(hours=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """`late`: seconds that the most overdue source waits; `waiting`: seconds that the oldest due delivery does."""

    sources: dict[str, int]
    polls: dict[str, int]
    changes: dict[tuple[str, str], int]
    deliveries: dict[str, int]
    incidents: dict[str, int]
    late: float
    waiting: float
    heartbeat: float | None
    snapshots: tuple[int, int]
    open_changes: int
    warnings: dict[str, int]
    facts: int
    links: int
    bytes: int


def read(connections: Connections, outbox: Outbox, *, now: datetime) -> Reading:
    conn = connections.conn

    def counted(statement: str, *values: object) -> dict[str, int]:
        return {row["name"]: row["n"] for row in conn.execute(statement, values)}

    def one(statement: str, *values: object) -> Row:
        row: Row = conn.execute(statement, values).fetchone()
        return row

    kinds = "CASE WHEN failures > 0 THEN 'failing' WHEN outcome IS NULL THEN 'new' ELSE 'healthy' END"
    state = f"CASE WHEN enabled = 0 OR paused_at IS NOT NULL THEN 'paused' ELSE {kinds} END"
    changes = conn.execute("SELECT severity, cause, count(*) AS n FROM change GROUP BY severity, cause")
    snapshots = one("SELECT count(*) AS n, coalesce(sum(stored), 0) AS bytes FROM snapshot")
    beat = one("SELECT max(at) AS at FROM heartbeat WHERE name = 'daemon'")["at"]
    due = "SELECT min(next_poll) AS at FROM source WHERE enabled = 1 AND paused_at IS NULL"
    return Reading(
        sources=counted(f"SELECT {state} AS name, count(*) AS n FROM source GROUP BY name"),
        polls=counted(
            "SELECT outcome AS name, count(*) AS n FROM attempt WHERE part_of IS NULL AND id > coalesce((SELECT max(id)"
            " FROM attempt WHERE ended < ?), 0) GROUP BY outcome",
            stamp(now - HOUR),
        ),
        changes={(row["severity"], row["cause"]): row["n"] for row in changes},
        deliveries=outbox.counts(),
        incidents=counted("SELECT kind AS name, count(*) AS n FROM incident WHERE closed_at IS NULL GROUP BY kind"),
        late=_age(one(due)["at"], now),
        waiting=_age(one("SELECT min(next_try) AS at FROM delivery")["at"], now),
        heartbeat=_age(beat, now) if beat else None,
        snapshots=(snapshots["n"], snapshots["bytes"]),
        open_changes=one(f"SELECT count(*) AS n FROM change c WHERE coalesce({VERDICT}, 'open') = 'open'")["n"],
        warnings=counted(
            "SELECT json_extract(w.value, '$[0]') AS name, count(*) AS n FROM document d JOIN version v ON v.id = d.version_id,"
            " json_each(v.warnings) w WHERE v.warnings <> '[]' GROUP BY name"
        ),
        facts=one("SELECT count(*) AS n FROM fact WHERE known_to IS NULL")["n"],
        links=one("SELECT coalesce(max(seq), 0) AS n FROM link")["n"],
        bytes=one("SELECT page_count * page_size AS n FROM pragma_page_count(), pragma_page_size()")["n"],
    )


def _age(at: str | None, now: datetime) -> float:
    """Seconds since then; none where it lies ahead."""
    begun = moment(at)
    return max(0.0, (now - begun).total_seconds()) if begun else 0.0
