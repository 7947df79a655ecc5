"""The index of clauses by pairs of characters, kept in the transaction that writes them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from watcher.text.bigrams import pairs

TABLES = (
    "CREATE VIRTUAL TABLE clause_words USING fts5(words, content='', columnsize=0, detail=none, tokenize='ascii')",
    "ALTER TABLE clause ADD COLUMN current INTEGER NOT NULL DEFAULT 0",
    "UPDATE clause SET current = 1 WHERE id IN (SELECT j.value FROM document d"
    " JOIN version v ON v.id = d.version_id, json_each(v.clauses) j)",
)


def index(conn: sqlite3.Connection, rows: Iterable[tuple[int, str]]) -> None:
    """New clauses, as (id, text). One that is there already may not come again."""
    conn.executemany(
        "INSERT INTO clause_words (rowid, words) VALUES (?, ?)",
        ((number, " ".join(pairs(text))) for number, text in rows),
    )


def stand(conn: sqlite3.Connection, before: Iterable[int], now: Iterable[int]) -> None:
    """Which clauses the version has that is current from now on, and which it dropped."""
    old, new = set(before), set(now)
    conn.executemany("UPDATE clause SET current = 0 WHERE id = ?", [(number,) for number in sorted(old - new)])
    conn.executemany("UPDATE clause SET current = 1 WHERE id = ?", [(number,) for number in sorted(new - old)])


def create(conn: sqlite3.Connection) -> None:
    """The index of a store that had none."""
    for statement in TABLES:
        conn.execute(statement)
    fill(conn)


def fill(conn: sqlite3.Connection) -> None:
    """All clauses, into an index that holds none."""
    index(conn, ((row[0], row[1]) for row in conn.execute("SELECT id, text FROM clause ORDER BY id").fetchall()))
    conn.execute("INSERT INTO clause_words (clause_words) VALUES ('optimize')")
