"""Changes page by page, for programs: a page begins behind the last change of the one before, whatever came meanwhile."""

from __future__ import annotations

from datetime import datetime

from watcher.model import Change, Severity
from watcher.store.connection import Connections
from watcher.store.history import CHANGE
from watcher.store.rows import change_of, stamp


def changes(
    connections: Connections,
    *,
    behind: str | None,
    limit: int,
    since: datetime | None = None,
    region: str | None = None,
    key: str | None = None,
    severity: Severity | None = None,
    source: str | None = None,
    review: str | None = None,
) -> list[Change]:
    """The newest first, those of one poll in the order of the text. `behind`: the id of the last one known. `region` and
    `key` are shell patterns, `severity` means this one or worse."""
    grave = [it.value for it in Severity if severity is None or it.rank <= severity.rank]
    rows = connections.conn.execute(
        f"SELECT * FROM ({CHANGE}) AS c WHERE (:since IS NULL OR detected_at >= :since)"
        " AND (:source IS NULL OR source = :source) AND (:region IS NULL OR coalesce(region, '') GLOB :region)"
        " AND (:key IS NULL OR coalesce(key, '') GLOB :key) AND (:review IS NULL OR coalesce(review, 'open') = :review)"
        f" AND severity IN ({', '.join(f':g{n}' for n in range(len(grave)))})"
        " AND (:behind IS NULL OR detected_at < (SELECT detected_at FROM change WHERE id = :behind)"
        "  OR (detected_at = (SELECT detected_at FROM change WHERE id = :behind)"
        "   AND seq > (SELECT rowid FROM change WHERE id = :behind)))"
        " ORDER BY detected_at DESC, seq LIMIT :limit",
        {
            "since": stamp(since) if since else None,
            "source": source,
            "region": region,
            "key": key,
            "review": review,
            "behind": behind,
            "limit": limit,
            **{f"g{n}": word for n, word in enumerate(grave)},
        },
    )
    return [change_of(row) for row in rows]
