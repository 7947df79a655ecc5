"""Reads everything again: each snapshot against its name, each sealed row against its seal."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from watcher.errors import DamagedError
from watcher.store.blobs import Blobs
from watcher.store.connection import Connections
from watcher.store.rows import seal
from watcher.store.schema import SEALED


@dataclass(frozen=True, kw_only=True, slots=True)
class Bad:
    """One thing that is not what was written. `what` is a table's name, or `database`."""

    what: str
    id: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    checked: int
    bad: tuple[Bad, ...]


def verify(connections: Connections, blobs: Blobs) -> Verdict:
    checked, bad = _database(connections.conn)
    for count, found in (_snapshots(connections.conn, blobs), *(_rows(connections.conn, table) for table in SEALED)):
        checked, bad = checked + count, bad + found
    return Verdict(checked=checked, bad=tuple(bad))


def _database(conn: sqlite3.Connection) -> tuple[int, list[Bad]]:
    """SQLite's own check sees broken structure, not changed bytes; the seals see those."""
    try:
        said = [str(row[0]) for row in conn.execute("PRAGMA integrity_check") if row[0] != "ok"]
        broken = conn.execute("PRAGMA foreign_key_check")
        orphans = [f"a row of {row[0]} refers to a missing row of {row[2]}" for row in broken]
    except sqlite3.DatabaseError as error:
        said, orphans = [str(error)], []
    return 1, [Bad(what="database", id=str(number), reason=text) for number, text in enumerate(said + orphans)]


def _snapshots(conn: sqlite3.Connection, blobs: Blobs) -> tuple[int, list[Bad]]:
    try:
        names = [row["sha"] for row in conn.execute("SELECT sha FROM snapshot ORDER BY sha")]
    except sqlite3.DatabaseError as error:
        return 0, [Bad(what="snapshot", id="*", reason=str(error))]
    bad = []
    for name in names:
        try:
            blobs.read(name)
        except (DamagedError, sqlite3.DatabaseError, UnicodeDecodeError) as error:
            bad.append(Bad(what="snapshot", id=str(name), reason=str(error).removeprefix(f"snapshot {name} ")))
    return len(names), bad


def _rows(conn: sqlite3.Connection, table: str) -> tuple[int, list[Bad]]:
    checked, bad = 0, []
    try:
        for row in conn.execute(f"SELECT * FROM {table}"):
            checked += 1
            if seal(table, row) != row["sha"]:
                bad.append(Bad(what=table, id=str(row[0]), reason="the row does not match its hash"))
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # damage can make a whole table unreadable
        bad.append(Bad(what=table, id="*", reason=str(error)))
    return checked, bad
