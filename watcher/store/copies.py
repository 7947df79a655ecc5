"""The copies that are kept, as they came: which page, when, under which headers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from watcher.store.connection import Connections
from watcher.store.rows import stamp


@dataclass(frozen=True, kw_only=True, slots=True)
class Copy:
    """One version's bytes: what stood at `url` when it was seen."""

    source: str
    version: int
    url: str
    at: datetime
    sha: str
    content_type: str | None
    headers: tuple[tuple[str, str], ...]


_COPIES = (
    "SELECT d.source, v.id, v.url, v.known_from, v.snapshot, v.content_type, v.headers FROM version v"
    " JOIN document d ON d.id = v.document_id WHERE v.cause = 'source' AND v.known_from >= :since"
    " AND (:source IS NULL OR d.source = :source) ORDER BY v.known_from, v.id"
)


def copies(connections: Connections, *, source: str | None = None, since: datetime | None = None) -> Iterator[Copy]:
    """In the order of their time. What was only read again is no copy of its own."""
    wanted = {"source": source, "since": stamp(since) if since else ""}
    for row in connections.conn.execute(_COPIES, wanted):
        yield Copy(
            source=row["source"],
            version=row["id"],
            url=row["url"],
            at=datetime.fromisoformat(row["known_from"]),
            sha=row["snapshot"],
            content_type=row["content_type"],
            headers=tuple(json.loads(row["headers"] or "{}").items()),
        )
