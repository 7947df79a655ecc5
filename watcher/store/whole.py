"""The record as a file: every row of it and every copy, to be taken into an empty store as it was, its chain included.

Schedules, attempts, deliveries, users and subscriptions are the service's own affairs and stay where they are.
"""

from __future__ import annotations

import json
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from watcher.errors import StoreError, UsageError
from watcher.store import words
from watcher.store.blobs import LARGEST
from watcher.store.rows import dumps
from watcher.store.schema import migrations
from watcher.store.store import Store

TABLES = (  # in the order in which they refer to each other
    "source", "snapshot", "document", "version", "clause", "fact", "change", "review", "review_detail", "fact_review", "link",
)  # fmt: skip
_ORDER = {"snapshot": "depth, sha"}  # a copy comes after the one that it is made from
_MANIFEST = "manifest.json"
_COPY = re.compile("copies/(?P<sha>[0-9a-f]{64})[.]zst")
_ALWAYS = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can write: the same record is the same bytes
_LONGEST_LINE = 64 * 1024 * 1024  # bytes


def export(store: Store, to: IO[bytes]) -> dict[str, int]:
    """Writes the zip; how many rows of each table and how many copies went into it."""
    counts: dict[str, int] = {}
    with (
        zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive,
        store.connections.snapshot() as conn,
    ):
        head = store.head()
        shape = {"form": 1, "schema": _schema(store), "head": head.digest if head else None, "tables": list(TABLES)}
        archive.writestr(_named(_MANIFEST), dumps(shape) + "\n")
        for table in TABLES:
            counts[table] = 0
            with archive.open(_named(f"tables/{table}.jsonl"), "w", force_zip64=True) as out:
                for row in conn.execute(f"SELECT * FROM {table} ORDER BY {_ORDER.get(table, 'rowid')}"):
                    out.write((dumps(dict(row)) + "\n").encode())
                    counts[table] += 1
        for row in conn.execute("SELECT sha FROM snapshot ORDER BY sha").fetchall():
            info = _named(f"copies/{row['sha']}.zst")
            info.compress_type = zipfile.ZIP_STORED
            archive.writestr(info, store.blobs.path(row["sha"]).read_bytes())
    return counts | {"copies": counts["snapshot"]}


def restore(store: Store, path: Path) -> dict[str, int]:
    """Takes a record into an empty store, all of it or nothing. Raises UsageError for what is no record of this form, or
    a store that holds one already, StoreError for one that does not prove itself."""
    if store.connections.conn.execute("SELECT 1 FROM document LIMIT 1").fetchone():
        raise UsageError(f"{store.data} holds a record already; import into an empty one: --data DIR")
    try:
        with zipfile.ZipFile(path) as archive:
            shape = _shape(store, archive, path)
            copies = [found for name in archive.namelist() if (found := _COPY.fullmatch(name))]
            for copy in copies:
                store.blobs.take(copy["sha"], _read(archive, copy[0]))
            with store.transaction() as conn:
                counts = {table: _fill(conn, table, _rows(archive, table)) for table in TABLES}
                words.fill(conn)
                _prove(store, shape["head"])
    except (zipfile.BadZipFile, KeyError, OSError, ValueError) as exc:
        raise UsageError(f"{path}: this is no record that was exported whole: {exc}") from exc
    except sqlite3.Error as exc:
        raise StoreError(f"{path}: its rows do not fit: {exc}") from exc
    return counts | {"copies": len(copies)}


def _named(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _ALWAYS)
    info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
    return info


def _schema(store: Store) -> str:
    """The newest form of the tables."""
    return max(migration.name for migration in migrations.applied(store.connections.db))


def _shape(store: Store, archive: zipfile.ZipFile, path: Path) -> dict[str, Any]:
    shape: dict[str, Any] = json.loads(_read(archive, _MANIFEST))
    if shape.get("form") != 1 or shape.get("schema") != _schema(store):
        raise UsageError(
            f"{path}: written by a program with other tables ({shape.get('schema')}, here {_schema(store)}); let both be of one"
            " version and export again"
        )
    return shape


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    """Raises ValueError for a file larger than any of ours."""
    if archive.getinfo(name).file_size > LARGEST:
        raise ValueError(f"{name} is larger than any copy")
    return archive.read(name)


def _rows(archive: zipfile.ZipFile, table: str) -> Iterator[dict[str, Any]]:
    with archive.open(f"tables/{table}.jsonl") as lines:
        while line := lines.readline(_LONGEST_LINE):
            yield json.loads(line)


def _fill(conn: sqlite3.Connection, table: str, rows: Iterator[dict[str, Any]]) -> int:
    columns = [row["name"] for row in conn.execute(f"PRAGMA table_info({table})")]
    statement = (
        f"INSERT OR REPLACE INTO {table} ({', '.join(columns)}) VALUES ({', '.join(f':{name}' for name in columns)})"
    )
    count = 0
    for row in rows:
        conn.execute(statement, {name: row[name] for name in columns})
        count += 1
    return count


def _prove(store: Store, head: str | None) -> None:
    """Before it is believed: the chain leads to the head that was written beside it, and every row and copy fits."""
    verdict = store.verify_chain(head)
    if verdict.bad:
        first = verdict.bad[0]
        raise StoreError(
            f"the record does not prove itself: {first.what} {first.id}: {first.reason}"
            + (f" (and {len(verdict.bad) - 1} more)" if len(verdict.bad) > 1 else "")
        )
