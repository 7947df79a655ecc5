"""A configured source as a row: what the queue and the daemon know of it."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from urllib.parse import urlsplit

from watcher.model import Source
from watcher.store.rows import dumps, stamp


def host_of(url: str) -> str:
    parts = urlsplit(url)
    return parts.netloc.rpartition("@")[2].lower() or parts.scheme


def _settings(source: Source) -> str:
    follow = source.follow and {name: getattr(source.follow, name) for name in source.follow.__slots__}
    values = {name: getattr(source, name) for name in source.__slots__}
    return dumps({**values, "follow": follow})


def mirror_if_new(conn: sqlite3.Connection, source: Source, now: datetime) -> None:
    settings = _settings(source)
    row = conn.execute("SELECT settings, enabled, paused_at FROM source WHERE id = ?", (source.id,)).fetchone()
    enabled = source.enabled and (row is None or row["paused_at"] is None)
    if row is None or row["settings"] != settings or row["enabled"] != enabled:
        _mirror(conn, source, settings, enabled, now)


def _mirror(conn: sqlite3.Connection, source: Source, settings: str, enabled: bool, now: datetime) -> None:
    """A source whose settings changed is polled at once."""
    conn.execute(
        "INSERT INTO source (id, title, url, host, kind, enabled, settings, next_poll)"
        " VALUES (:id, :title, :url, :host, :kind, :enabled, :settings, :now) ON CONFLICT (id) DO UPDATE SET"
        " title = excluded.title, url = excluded.url, host = excluded.host, kind = excluded.kind,"
        " enabled = excluded.enabled, settings = excluded.settings, next_poll = excluded.next_poll",
        {
            "id": source.id,
            "title": source.title,
            "url": source.url,
            "host": host_of(source.url),
            "kind": source.kind,
            "enabled": int(enabled),
            "settings": settings,
            "now": stamp(now),
        },
    )
