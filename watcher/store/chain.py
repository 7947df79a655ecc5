"""The hash chain over versions, changes and reviews: whoever alters one of them alters every head behind it.

A link names a record and the digest of all that it says; its head is the SHA-256 of the head before it and of the link itself.
Who noted a head once can have the store proved against it later: all that was recorded up to it is then as it was.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain as joined
from itertools import islice

from watcher.model import Head
from watcher.store.rows import Row, dumps, ends, insert, select_in
from watcher.store.schema import SEALED

FIRST = "0" * 64  # the head before there is any link
TABLE = """
CREATE TABLE link (
    seq INTEGER PRIMARY KEY, at TEXT NOT NULL, what TEXT NOT NULL, id TEXT NOT NULL, digest TEXT NOT NULL,
    head TEXT NOT NULL UNIQUE, UNIQUE (what, id))
"""
_FACTS = "SELECT id, sha, in_force_from, in_force_to, stands_from, change_id FROM fact WHERE id IN"


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """`what` is version, change, review or fact_review; `at` as it is stored."""

    seq: int
    at: str
    what: str
    id: str
    digest: str
    head: str

    def follows(self, previous: str) -> bool:
        """Whether its head is the one that comes after `previous`."""
        return self.head == head_after(previous, self.at, self.what, self.id, self.digest)


def head_after(previous: str, at: str, what: str, id: str, digest: str) -> str:
    """SHA-256 of the JSON text of the five, without blanks: what anybody can compute."""
    return hashlib.sha256(dumps([previous, at, what, id, digest]).encode()).hexdigest()


def append(conn: sqlite3.Connection, what: str, id: object, *, at: str) -> None:
    """Inside the transaction that writes the record."""
    last = conn.execute("SELECT head FROM link ORDER BY seq DESC LIMIT 1").fetchone()
    digest = DIGESTS[what](conn, id)
    assert digest is not None  # it was written just now
    row = {"at": at, "what": what, "id": str(id), "digest": digest}
    row["head"] = head_after(last["head"] if last else FIRST, **row)
    conn.execute(insert("link", row), row)


def head(conn: sqlite3.Connection) -> Head | None:
    """The newest head; None before anything was recorded."""
    row = conn.execute("SELECT seq, at, head FROM link ORDER BY seq DESC LIMIT 1").fetchone()
    return Head(links=row["seq"], at=datetime.fromisoformat(row["at"]), digest=row["head"]) if row else None


def links(conn: sqlite3.Connection, *, behind: int = 0) -> Iterator[Link]:
    """In order, those after the one with the number `behind`."""
    for row in conn.execute("SELECT * FROM link WHERE seq > ? ORDER BY seq", (behind,)):
        yield Link(**dict(row))


def links_of(conn: sqlite3.Connection, *, behind: int, limit: int) -> list[Link]:
    """A page of them."""
    return list(islice(links(conn, behind=behind), limit))


# ── what a record says, as one digest ──────────────────────────────────────────────────────────────────────────


def version_digest(conn: sqlite3.Connection, id: object) -> str | None:
    """Of its row, the headers it came with, its clauses in order and the facts that were known with it; None where it is not there."""
    row = conn.execute("SELECT sha, headers, clauses, facts FROM version WHERE id = ?", (id,)).fetchone()
    return summed(version_parts(conn, row)) if row else None


def version_parts(conn: sqlite3.Connection, row: Row) -> list[object]:
    """What is summed up: [seal, headers, [seals of clauses], [[seal of a fact, from, to, stands from, change]]]."""
    order, known = json.loads(row["clauses"]), json.loads(row["facts"])
    seals = {r["id"]: r["sha"] for r in select_in(conn, "SELECT id, sha FROM clause WHERE id IN", order)}
    facts = {r["id"]: list(r)[1:] for r in select_in(conn, _FACTS, known)}
    return [row["sha"], row["headers"], [seals.get(number) for number in order], [facts.get(n) for n in known]]


def change_digest(conn: sqlite3.Connection, id: object) -> str | None:
    row = conn.execute("SELECT sha FROM change WHERE id = ?", (id,)).fetchone()
    return str(row["sha"]) if row else None


def review_digest(conn: sqlite3.Connection, id: object) -> str | None:
    """Of a verdict or note with its details by name."""
    row = conn.execute("SELECT sha FROM review WHERE id = ?", (id,)).fetchone()
    details = conn.execute("SELECT name, sha FROM review_detail WHERE review_id = ? ORDER BY name", (id,))
    return summed([row["sha"], [list(detail) for detail in details]]) if row else None


def fact_review_digest(conn: sqlite3.Connection, id: object) -> str | None:
    row = conn.execute("SELECT sha FROM fact_review WHERE id = ?", (id,)).fetchone()
    return str(row["sha"]) if row else None


DIGESTS = {
    "version": version_digest, "change": change_digest, "review": review_digest, "fact_review": fact_review_digest,
}  # fmt: skip


def summed(parts: list[object]) -> str:
    """SHA-256 of the JSON text of the parts, without blanks."""
    return hashlib.sha256(dumps(parts).encode()).hexdigest()


# ── what is needed to check a record without the store ─────────────────────────────────────────────────────────


def sealed_row(conn: sqlite3.Connection, table: str, id: object) -> dict[str, object]:
    """A row as it was sealed: the SHA-256 of the JSON text of `values` is `seal`."""
    row = conn.execute(f"SELECT * FROM {table} WHERE id = ?", (id,)).fetchone()
    columns = SEALED[table]
    return {"columns": list(columns), "values": [row[name] for name in columns], "seal": row["sha"]}


def version_proof(conn: sqlite3.Connection, id: int) -> dict[str, object]:
    """All that the digest of a version is made of: `parts` sum up to it, the seals in them are those of the rows beside."""
    row = conn.execute("SELECT sha, headers, clauses, facts FROM version WHERE id = ?", (id,)).fetchone()
    return {
        "id": id,
        "version": sealed_row(conn, "version", id),
        "clauses": [sealed_row(conn, "clause", number) for number in json.loads(row["clauses"])],
        "facts": [sealed_row(conn, "fact", number) for number in json.loads(row["facts"])],
        "parts": version_parts(conn, row),
    }


def review_proofs(conn: sqlite3.Connection, change_id: str) -> list[dict[str, object]]:
    """What reviewers said of a change, each with its details."""
    rows = conn.execute("SELECT id FROM review WHERE change_id = ? ORDER BY id", (change_id,)).fetchall()
    found = []
    for row in rows:
        details = conn.execute(
            "SELECT name, value, sha FROM review_detail WHERE review_id = ? ORDER BY name", (row["id"],)
        ).fetchall()
        seals = [[it["name"], it["sha"]] for it in details]
        said = sealed_row(conn, "review", row["id"])
        found.append(
            {"id": row["id"], "review": said, "details": [dict(it) for it in details], "parts": [said["seal"], seals]}
        )
    return found


def place(conn: sqlite3.Connection, what: str, id: object) -> int:
    """The number of the link of a record."""
    return int(conn.execute("SELECT seq FROM link WHERE what = ? AND id = ?", (what, str(id))).fetchone()["seq"])


# ── a store from before there was a chain ──────────────────────────────────────────────────────────────────────


def build(conn: sqlite3.Connection) -> None:
    """All that is recorded so far, in the order of its time."""
    conn.execute("ALTER TABLE version ADD COLUMN headers TEXT")
    conn.execute("ALTER TABLE version ADD COLUMN facts TEXT NOT NULL DEFAULT '[]'")
    conn.execute("ALTER TABLE fact ADD COLUMN ends_sha TEXT NOT NULL DEFAULT ''")
    conn.execute(_KNOWN_WITH)
    for row in conn.execute("SELECT id, sha, known_to, stands_to FROM fact").fetchall():
        conn.execute("UPDATE fact SET ends_sha = ? WHERE id = ?", (ends(row), row["id"]))
    conn.execute(TABLE)
    rows = joined.from_iterable(conn.execute(_RECORDS[what]).fetchall() for what in _RECORDS)
    order = {what: place for place, what in enumerate(_RECORDS)}
    for row in sorted(rows, key=lambda row: (row["at"], order[row["what"]], row["place"])):
        append(conn, row["what"], row["id"], at=row["at"])


_KNOWN_WITH = """
UPDATE version SET facts = (SELECT coalesce(json_group_array(f.id), '[]') FROM (SELECT id FROM fact
    WHERE document_id = version.document_id AND known_from <= version.known_from
    AND (known_to IS NULL OR known_to > version.known_from) ORDER BY id) f)
"""
_RECORDS = {
    "version": "SELECT 'version' AS what, id, known_from AS at, id AS place FROM version",
    "change": "SELECT 'change' AS what, id, detected_at AS at, rowid AS place FROM change",
    "review": "SELECT 'review' AS what, id, at, id AS place FROM review",
}
