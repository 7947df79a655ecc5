"""The clauses of a document's versions. One that an earlier version had is not written again: a version is a list of rows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from watcher.model import Document
from watcher.store import words
from watcher.store.rows import Columns, Row, clause_row, insert, sealed, select_in


def write(conn: sqlite3.Connection, document_id: int, document: Document, previous: int | None) -> list[int]:
    """Row ids in the document's order. A clause that an earlier version had is not written again; one that the
    `previous` version had, and that is most of them, costs nothing but a look."""
    row = conn.execute("SELECT clauses FROM version WHERE id = ?", (previous,)).fetchone()
    before = json.loads(row["clauses"]) if row else []
    ids = {_content(r): r["id"] for r in ordered(conn, before)}
    wanted = [clause_row(clause) for clause in document.clauses]
    rows = {_content(r): sealed("clause", r | {"document_id": document_id}) for r in wanted if _content(r) not in ids}
    if rows:
        ids |= _added(conn, rows)
    now = [ids[_content(row)] for row in wanted]
    words.stand(conn, before, now)
    return now


def _added(conn: sqlite3.Connection, rows: dict[tuple[str, ...], Columns]) -> dict[tuple[str, ...], int]:
    """The ids of rows that the previous version had not; those that no version had are written and indexed."""
    last = conn.execute("SELECT max(id) FROM clause").fetchone()[0] or 0
    conn.executemany(insert("clause", next(iter(rows.values())), ignore=True), rows.values())
    find = "SELECT id FROM clause WHERE document_id = :document_id AND sha = :sha"
    ids = {same: int(conn.execute(find, row).fetchone()["id"]) for same, row in rows.items()}
    fresh = {number: rows[same]["text"] for same, number in ids.items() if number > last}
    words.index(conn, sorted(fresh.items()))
    return ids


def _content(row: Row) -> tuple[str, ...]:
    """What two clauses of one document must share to be one row."""
    return (row["clause"], row["label"], row["path"], row["kind"], row["text"])


def ordered(conn: sqlite3.Connection, order: Sequence[int]) -> list[Row]:
    """The rows with these ids, in this order; a document may have had many more clauses."""
    found = {row["id"]: row for row in select_in(conn, "SELECT * FROM clause WHERE id IN", order)}
    return [found[number] for number in order]
