"""The clauses of a document's versions. One that an earlier version had is not written again: a version is a list of rows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from watcher.model import Document
from watcher.store.rows import Row, clause_row, insert, sealed, select_in


def write(conn: sqlite3.Connection, document_id: int, document: Document, previous: int | None) -> list[int]:
    """Row ids in the document's order. A clause that an earlier version had is not written again; one that the
    `previous` version had, and that is most of them, costs nothing but a look."""
    row = conn.execute("SELECT clauses FROM version WHERE id = ?", (previous,)).fetchone()
    ids = {_content(r): r["id"] for r in ordered(conn, json.loads(row["clauses"]) if row else [])}
    wanted = [clause_row(clause) for clause in document.clauses]
    rows = {_content(r): sealed("clause", r | {"document_id": document_id}) for r in wanted if _content(r) not in ids}
    if rows:
        conn.executemany(insert("clause", next(iter(rows.values())), ignore=True), rows.values())
    find = "SELECT id FROM clause WHERE document_id = :document_id AND sha = :sha"
    ids |= {same: conn.execute(find, row).fetchone()["id"] for same, row in rows.items()}
    return [ids[_content(row)] for row in wanted]


def _content(row: Row) -> tuple[str, ...]:
    """What two clauses of one document must share to be one row."""
    return (row["clause"], row["label"], row["path"], row["kind"], row["text"])


def ordered(conn: sqlite3.Connection, order: Sequence[int]) -> list[Row]:
    """The rows with these ids, in this order; a document may have had many more clauses."""
    found = {row["id"]: row for row in select_in(conn, "SELECT * FROM clause WHERE id IN", order)}
    return [found[number] for number in order]
