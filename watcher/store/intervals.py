"""Facts as intervals: when we knew them, when they hold, and when they stand given what followed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from watcher.model import Cause, Change, Document, Fact, Known, Validity
from watcher.store.blobs import Blob
from watcher.store.rows import Columns, Row, ends, fact_of, fact_row, insert, seal, stamp

NEVER = "0001-01-01"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """A trusted reading that becomes the baseline of its document. `blob` is on disk already."""

    blob: Blob
    url: str
    content_type: str | None
    document: Document
    extractor: str
    packs: str
    fingerprint: str
    text_sha: str
    cause: str
    headers: tuple[tuple[str, str], ...] = ()


def write(
    conn: sqlite3.Connection,
    known: Known,
    reading: Reading,
    changes: Iterable[Change],
    now: datetime,
    *,
    amended: bool,
) -> list[int]:
    """Facts that stay keep their row; the others are closed and opened at `now`. Returns the rows of all that are known.

    `known_*` is when we knew a fact, `in_force_*` when it holds as far as the text says, `stands_*` the same with what
    follows from its successor: A stands until B takes effect, or until B was seen if B does not say.
    """
    assert known.id is not None
    open_rows = conn.execute("SELECT * FROM fact WHERE document_id = ? AND known_to IS NULL", (known.id,)).fetchall()
    left = {_content(row): row for row in open_rows}
    stay: list[int] = []
    opened: list[tuple[Fact, Columns]] = []
    for fact in reading.document.facts:
        row = fact_row(fact, document_id=known.id, source=known.source, known_from=stamp(now))
        kept = left.pop(_content(row), None)
        if kept is not None:
            stay.append(kept["id"])
        else:
            opened.append((fact, row | _stands(fact, reading, now, amended=amended)))
    starts = {fact.identity: row["stands_from"] for fact, row in opened if row["stands_from"]}
    misread = reading.cause != Cause.SOURCE  # what an earlier reader got wrong never stood
    for row in left.values():
        start = starts.get(fact_of(row).identity)
        end = NEVER if misread else start or now.date().isoformat()
        if not misread and start and row["stands_from"] and row["stands_from"] > now.date().isoformat():
            _put_off(conn, row, until=start)
            end = min(end, row["stands_from"])  # replaced before its day, it never stood
        _end(conn, row, known_to=stamp(now), stands_to=min(row["stands_to"] or end, end))
    brought = [(change.difference.after, change.id) for change in changes]
    for fact, row in opened:
        row["change_id"] = next((change_id for after, change_id in brought if after == fact), None)
        row["ends_sha"] = ends({**row, "known_to": None})
        added = conn.execute(insert("fact", row), row).lastrowid
        assert added is not None
        stay.append(added)
    return stay


def _put_off(conn: sqlite3.Connection, announced: Row, *, until: str) -> None:
    """What was to end on the day of an announcement that is replaced before it came stands until its successor's day."""
    standing = conn.execute(
        "SELECT id, sha, known_to FROM fact WHERE document_id = :document_id AND key = :key AND insurance = :insurance"
        " AND region IS :region AND cohort = :cohort AND known_to IS NOT NULL AND stands_to = :stands_from"
        " AND (stands_from IS NULL OR stands_from < :stands_from)",
        {name: announced[name] for name in ("document_id", "key", "insurance", "region", "cohort", "stands_from")},
    ).fetchall()
    for row in standing:
        _end(conn, row, known_to=row["known_to"], stands_to=until)


def _end(conn: sqlite3.Connection, row: Row, *, known_to: str | None, stands_to: str | None) -> None:
    ended = {"id": row["id"], "sha": row["sha"], "known_to": known_to, "stands_to": stands_to}
    conn.execute(
        "UPDATE fact SET known_to = :known_to, stands_to = :stands_to, ends_sha = :ends_sha WHERE id = :id",
        {**ended, "ends_sha": ends(ended)},
    )


def _stands(fact: Fact, reading: Reading, now: datetime, *, amended: bool) -> Columns:
    """From when to when a new fact holds. A document's own date is not that of its amendment; `stands_to` excludes
    its day, `in_force_to` includes it."""
    meta = reading.document.meta
    amended = amended and reading.cause == Cause.SOURCE
    begins = fact.effective_from or (None if amended else meta.effective_from)
    last = fact.effective_to or meta.effective_to
    over = now.date() if meta.validity in (Validity.EXPIRED, Validity.REPEALED) else None
    stands = begins or (now.date() if amended else None)
    until = last + timedelta(days=1) if last else over
    return {
        "in_force_from": begins and begins.isoformat(),
        "in_force_to": last and last.isoformat(),
        "stands_from": stands and stands.isoformat(),
        "stands_to": until and until.isoformat(),
    }


def repeal(conn: sqlite3.Connection, known: Known, reading: Reading, now: datetime) -> None:
    """Facts of the documents this one repeals stand until this one takes effect."""
    meta = reading.document.meta
    if not meta.repeals or meta.validity is Validity.DRAFT:
        return
    marks = ",".join("?" * len(meta.repeals))
    standing = conn.execute(
        "SELECT id, sha, known_to FROM fact WHERE stands_to IS NULL AND document_id IN ("
        f"SELECT id FROM document WHERE id <> ? AND (doc_number IN ({marks}) OR title IN ({marks})))",
        (known.id, *meta.repeals, *meta.repeals),
    ).fetchall()
    for row in standing:
        _end(conn, row, known_to=row["known_to"], stands_to=(meta.effective_from or now.date()).isoformat())


def _content(row: Row) -> str:
    """What two facts must share to be the same statement: all but when it became known."""
    return seal("fact", {**{key: row[key] for key in row.keys()}, "known_from": ""})  # noqa: SIM118
