"""Reads everything again: each snapshot against its name, each sealed row against its seal, each record against the chain."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from watcher.errors import DamagedError
from watcher.sameness import telling
from watcher.store import chain
from watcher.store.blobs import Blobs
from watcher.store.connection import Connections
from watcher.store.rows import Row, change_of, ends, seal
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
    conn = connections.conn
    checked, bad = _database(conn)
    looks = (_snapshots(conn, blobs), *(_rows(conn, table) for table in SEALED), _current(conn))
    for count, found in looks:
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
            _whole(conn, name, len(blobs.read(name)), blobs.path(name).stat().st_size)
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
            elif table in _FOLLOWING and (reason := _FOLLOWING[table](row)):
                bad.append(Bad(what=table, id=str(row[0]), reason=reason))
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # damage can make a whole table unreadable
        bad.append(Bad(what=table, id="*", reason=str(error)))
    return checked, bad


# ── what is not sealed, and follows from what is ───────────────────────────────────────────────────────────────


def _of_fact(row: Row) -> str | None:
    return None if ends(row) == row["ends_sha"] else "when it ended does not match its hash"


def _of_change(row: Row) -> str | None:
    told = telling(change_of({**row, "review": None}))
    same = (row["rule"], row["state"], row["leaves"]) == (told.rule, told.state, told.leaves)
    return None if same else "what it tells is not what its record says"


_FOLLOWING = {"fact": _of_fact, "change": _of_change}


def _whole(conn: sqlite3.Connection, name: str, size: int, stored: int) -> None:
    """Raises DamagedError where a copy is not described as it is."""
    row = conn.execute(
        "SELECT s.size, s.stored, s.depth, s.first_seen, s.content_type, v.known_from, v.content_type AS sent,"
        " 1 + (SELECT depth FROM snapshot WHERE sha = s.base) AS deep FROM snapshot s"
        " LEFT JOIN version v ON v.id = (SELECT min(id) FROM version WHERE snapshot = s.sha) WHERE s.sha = ?",
        (name,),
    ).fetchone()
    if (row["size"], row["stored"]) != (size, stored):
        raise DamagedError(f"has {size} bytes in a file of {stored}, and {row['size']} in {row['stored']} are noted")
    if row["depth"] != (row["deep"] or 0):
        raise DamagedError("is not noted behind the copy that it is made from")
    if row["known_from"] and (row["first_seen"], row["content_type"]) != (row["known_from"], row["sent"]):
        raise DamagedError("is not described as its first version is")


def _current(conn: sqlite3.Connection) -> tuple[int, list[Bad]]:
    """The newest version of each document is the one that is current, and its clauses are."""
    try:
        return _documents(conn)
    except sqlite3.DatabaseError as error:
        return 0, [Bad(what="document", id="*", reason=str(error))]


def _documents(conn: sqlite3.Connection) -> tuple[int, list[Bad]]:
    bad = []
    rows = conn.execute(
        "SELECT d.id, d.version_id, d.snapshot, d.reading, v.snapshot AS copied, v.reading AS read_as, v.known_to,"
        " (SELECT max(id) FROM version WHERE document_id = d.id) AS newest FROM document d"
        " LEFT JOIN version v ON v.id = d.version_id"
    ).fetchall()
    for row in rows:
        if row["version_id"] != row["newest"] or row["known_to"] is not None:
            bad.append(Bad(what="document", id=str(row["id"]), reason="its current version is not its newest"))
        elif row["version_id"] and (row["snapshot"], row["reading"]) != (row["copied"], row["read_as"]):
            bad.append(
                Bad(what="document", id=str(row["id"]), reason="it does not name the copy of its current version")
            )
    return len(rows), bad + _ended(conn) + _marked(conn)


def _ended(conn: sqlite3.Connection) -> list[Bad]:
    """A version ends when the next one begins."""
    rows = conn.execute(
        "SELECT id FROM (SELECT id, known_to, lead(known_from) OVER (PARTITION BY document_id ORDER BY id) AS next"
        " FROM version) WHERE known_to IS NOT next"
    )
    return [Bad(what="version", id=str(row["id"]), reason="it does not end when the next one begins") for row in rows]


def _marked(conn: sqlite3.Connection) -> list[Bad]:
    rows = conn.execute(
        "SELECT id FROM clause WHERE current <> (id IN (SELECT j.value FROM document d"
        " JOIN version v ON v.id = d.version_id, json_each(v.clauses) j))"
    )
    return [Bad(what="clause", id=str(row["id"]), reason="it is marked wrongly as current or gone") for row in rows]


# ── the chain ──────────────────────────────────────────────────────────────────────────────────────────────────


def verify_chain(connections: Connections, blobs: Blobs, *, published: str | None) -> Verdict:
    """All that `verify` sees, and whether the records are those that the chain was made of; `published`: a head that was
    noted once, which must be one of this store's."""
    verdict = verify(connections, blobs)
    try:
        checked, bad = _chain(connections.conn, published)
    except sqlite3.DatabaseError as error:
        checked, bad = 0, [Bad(what="link", id="*", reason=str(error))]
    return Verdict(checked=verdict.checked + checked, bad=(*bad, *verdict.bad))


def _chain(conn: sqlite3.Connection, published: str | None) -> tuple[int, list[Bad]]:
    checked, bad, previous = 0, list[Bad](), chain.FIRST
    linked, heads = set[tuple[str, str]](), set[str]()
    for link in chain.links(conn):
        checked += 1
        if not link.follows(previous):
            bad.append(Bad(what="link", id=str(link.seq), reason="it does not follow from the one before it"))
        if reason := _unlike(conn, link):
            bad.append(Bad(what=link.what, id=link.id, reason=f"{reason} (link {link.seq})"))
        previous = link.head
        linked.add((link.what, link.id))
        heads.add(link.head)
    for what in chain.DIGESTS:
        ids = [str(row["id"]) for row in conn.execute(f"SELECT id FROM {what}")]
        bad += [Bad(what=what, id=id, reason="it is not in the chain") for id in ids if (what, id) not in linked]
    if published is not None and published.lower() not in heads:
        reason = "this chain never came by it: it is another store's, or what led to it was rewritten"
        bad.append(Bad(what="head", id=published, reason=reason))
    return checked, bad


def _unlike(conn: sqlite3.Connection, link: chain.Link) -> str | None:
    """Why a record is not the one that a link was made for."""
    if link.what not in chain.DIGESTS:
        return "no such kind of record is known"
    try:
        digest = chain.DIGESTS[link.what](conn, link.id)
    except (sqlite3.DatabaseError, ValueError, TypeError) as error:
        return f"it cannot be read: {error}"
    if digest is None:
        return "it is gone"
    return None if digest == link.digest else "it is not what the chain was made of"
