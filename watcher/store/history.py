"""What was seen and read: documents, their versions, clauses, facts and changes. All writes are part of a poll's
one transaction (`Store.commit`)."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from watcher.model import (
    Candidate,
    Change,
    Document,
    Known,
    Metadata,
    Source,
    Validators,
)
from watcher.store import chain, clauses, intervals
from watcher.store.connection import Connections
from watcher.store.intervals import Reading
from watcher.store.rows import (
    Row,
    change_of,
    change_row,
    clause_of,
    day,
    document_columns,
    dumps,
    fact_of,
    insert,
    links_of,
    meta_of,
    moment,
    sealed,
    select_in,
    stamp,
    warnings_of,
)

LEAST_TITLE = 8  # characters from which on a title may stand without the issuer before it
VERDICT = (
    "(SELECT r.verdict FROM review r WHERE r.change_id = c.id AND r.verdict IS NOT NULL ORDER BY r.id DESC LIMIT 1)"
)
CHANGE = f"SELECT c.*, c.rowid AS seq, {VERDICT} AS review FROM change c"


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """What is needed to read a version's bytes again, and with what they were read."""

    snapshot: str
    url: str
    content_type: str | None
    extractor: str
    packs: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Write:
    """All that a poll has to store about one document: `known` as it shall be, a new baseline, its changes.

    `only_checked`: nothing but the time of the check moved, so hardly anything is written.
    """

    known: Known
    only_checked: bool = False
    reading: Reading | None = None
    changes: tuple[Change, ...] = ()


class History:
    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    # ── what is known ──────────────────────────────────────────────────────────────────────────────────────

    def known(self, source: Source, *, role: str = "page") -> Known:
        """The document that a source's own URL stands for. After a new URL the history stays, validators do not."""
        row = self._connections.conn.execute(
            "SELECT * FROM document WHERE source = ? AND role = ?", (source.id, role)
        ).fetchone()
        if row is None:
            return Known(source=source.id, url=source.url, role=role)
        known = _known(row)
        if known.url == source.url:
            return known
        return replace(known, url=source.url, validators=Validators(), body_sha=None)

    def followed(self, source: str, role: str) -> dict[str, Known]:
        """The documents found through a list, or attached to a page, by URL."""
        rows = self._connections.conn.execute("SELECT * FROM document WHERE source = ? AND role = ?", (source, role))
        return {row["url"]: _known(row) for row in rows}

    def readings(self) -> list[tuple[str, str]]:
        """The sources that have a baseline, with the fingerprints of the readings that made them."""
        rows = self._connections.conn.execute(
            "SELECT DISTINCT source, reading FROM document WHERE version_id IS NOT NULL ORDER BY source"
        )
        return [(row["source"], row["reading"]) for row in rows]

    def with_baseline(self, source: str) -> list[Known]:
        """Every document of a source that was trusted once."""
        rows = self._connections.conn.execute(
            "SELECT * FROM document WHERE source = ? AND version_id IS NOT NULL ORDER BY id", (source,)
        )
        return [_known(row) for row in rows]

    def baseline(self, version: int) -> Document:
        """A stored version as the document it was read as."""
        conn = self._connections.conn
        row = conn.execute("SELECT * FROM version WHERE id = ?", (version,)).fetchone()
        held = tuple(map(clause_of, clauses.ordered(conn, json.loads(row["clauses"]))))
        facts = select_in(conn, "SELECT * FROM fact WHERE id IN", json.loads(row["facts"]))
        place = {clause.id: number for number, clause in enumerate(held)}
        return Document(
            meta=meta_of(row),
            clauses=held,
            facts=tuple(sorted(map(fact_of, facts), key=lambda f: (place.get(f.clause, -1), f.start))),
            warnings=warnings_of(row),
            links=links_of(row),
        )

    def around(self, change: Change) -> tuple[Document | None, Document | None]:
        """The two versions of its document between which a change was found."""
        before, after = self.versions_around(change)
        return (
            self.baseline(before) if before is not None else None,
            self.baseline(after) if after is not None else None,
        )

    def versions_around(self, change: Change) -> tuple[int | None, int | None]:
        """Their numbers."""
        rows = self._connections.conn.execute(
            "SELECT v.id FROM version v JOIN change c ON c.document_id = v.document_id WHERE c.id = ?"
            " AND v.known_from <= c.detected_at ORDER BY v.id DESC LIMIT 2",
            (change.id,),
        ).fetchall()
        found = [int(row["id"]) for row in rows]
        return (found[1] if len(found) == 2 else None), (found[0] if found else None)

    def has_version(self, version: int) -> bool:
        return bool(self._connections.conn.execute("SELECT 1 FROM version WHERE id = ?", (version,)).fetchone())

    def origin(self, version: int) -> Origin:
        row = self._connections.conn.execute(
            "SELECT snapshot, url, content_type, extractor, packs FROM version WHERE id = ?", (version,)
        ).fetchone()
        return Origin(**dict(row))

    def was_seen(self, document: int, text_sha: str) -> bool:
        """Whether an earlier version of the document, not the current one, had this text."""
        row = self._connections.conn.execute(
            "SELECT 1 FROM version WHERE document_id = ? AND text_sha = ? AND known_to IS NOT NULL",
            (document, text_sha),
        ).fetchone()
        return row is not None

    def named(self, names: Sequence[str]) -> tuple[Document, ...]:
        """Baselines of stored documents with one of these document numbers or titles, which may lack the issuer before them."""
        marks = ",".join("?" * len(names))
        long = [name for name in names if len(name) >= LEAST_TITLE]
        titles = "".join(" OR substr(title, -length(?)) = ?" for _ in long)
        rows = self._connections.conn.execute(
            "SELECT DISTINCT version_id FROM document WHERE version_id IS NOT NULL"
            f" AND (doc_number IN ({marks}) OR title IN ({marks}){titles})",
            (*names, *names, *(name for name in long for _ in range(2))),
        ).fetchall()
        return tuple(self.baseline(row["version_id"]) for row in rows)

    def siblings(self, source: str, *, but: int | None, limit: int = 20) -> tuple[Document, ...]:
        """Baselines of a source's other documents, oldest first: what a new one may replace. The newest `limit` count."""
        rows = self._connections.conn.execute(
            "SELECT version_id FROM document WHERE source = ? AND version_id IS NOT NULL AND id IS NOT ?"
            " ORDER BY published_on DESC, id DESC LIMIT ?",
            (source, but, limit),
        ).fetchall()
        return tuple(self.baseline(row["version_id"]) for row in reversed(rows))

    def change(self, change_id: str) -> Change | None:
        row = self._connections.conn.execute(f"{CHANGE} WHERE c.id = ?", (change_id,)).fetchone()
        return change_of(row) if row else None

    # ── writing, inside the poll's transaction ─────────────────────────────────────────────────────────────

    def write(self, conn: sqlite3.Connection, item: Write, *, now: datetime) -> Known:
        """Returns `item.known` with the ids the rows got."""
        known = item.known
        if item.only_checked:
            _touch(conn, known)
            return known
        if known.id is None:
            known = replace(known, id=_new_document(conn, known))
        document_id = known.id
        assert document_id is not None
        if item.reading is not None:
            amended = known.version is not None
            facts = intervals.write(conn, known, item.reading, item.changes, now, amended=amended)
            version = _write_version(conn, document_id, item.reading, known.version, facts, now)
            known = replace(known, version=version, snapshot=item.reading.blob.sha, reading=item.reading.fingerprint)
            intervals.repeal(conn, known, item.reading, now)
            chain.append(conn, "version", version, at=stamp(now))
        for change in item.changes:
            row = change_row(change, document_id)
            if conn.execute(insert("change", row, ignore=True), row).rowcount:
                chain.append(conn, "change", change.id, at=stamp(now))
        _update_document(conn, known, item.reading)
        return known


def _known(row: Row) -> Known:
    candidate = None
    if row["candidate_sha"]:
        candidate = Candidate(
            sha=row["candidate_sha"],
            seen=row["candidate_seen"],
            since=datetime.fromisoformat(row["candidate_since"]),
            reason=row["candidate_reason"],
        )
    return Known(
        source=row["source"],
        url=row["url"],
        role=row["role"],
        id=row["id"],
        version=row["version_id"],
        title=row["title"],
        published_on=day(row["published_on"]),
        validators=Validators(etag=row["etag"], last_modified=row["last_modified"]),
        body_sha=row["body_sha"],
        markup_sha=row["markup_sha"],
        text_sha=row["text_sha"],
        text_length=row["text_length"],
        snapshot=row["snapshot"],
        reading=row["reading"],
        candidate=candidate,
        withdrawn=bool(row["withdrawn"]),
        conditional=row["conditional"],
        announce=bool(row["announce"]),
        failures=row["failures"],
        checked_at=moment(row["checked_at"]),
    )


def _touch(conn: sqlite3.Connection, known: Known) -> None:
    at = known.checked_at and stamp(known.checked_at)
    conn.execute("UPDATE document SET conditional = ?, checked_at = ? WHERE id = ?", (known.conditional, at, known.id))


def _new_document(conn: sqlite3.Connection, known: Known) -> int:
    row = {"source": known.source, "role": known.role, "url": known.url}
    conn.execute(insert("document", row, ignore=True), row)
    found = conn.execute("SELECT id FROM document WHERE source = :source AND role = :role AND url = :url", row)
    return int(found.fetchone()["id"])


UPDATE = """UPDATE document SET url = :url, title = coalesce(:title, title),
    doc_number = coalesce(:doc_number, doc_number),
    published_on = :published_on, etag = :etag, last_modified = :last_modified, body_sha = :body_sha, markup_sha = :markup_sha,
    text_sha = :text_sha, text_length = :text_length, version_id = :version, snapshot = :snapshot, reading = :reading,
    candidate_sha = :candidate_sha, candidate_seen = :candidate_seen, candidate_since = :candidate_since,
    candidate_reason = :candidate_reason, withdrawn = :withdrawn, conditional = :conditional, announce = :announce,
    failures = :failures, checked_at = :checked_at WHERE id = :id"""


def _update_document(conn: sqlite3.Connection, known: Known, reading: Reading | None) -> None:
    candidate = known.candidate
    meta = reading.document.meta if reading else Metadata()
    conn.execute(
        UPDATE,
        {
            "id": known.id,
            "url": known.url,
            "title": meta.title or known.title,
            "doc_number": meta.doc_number,
            "published_on": known.published_on and known.published_on.isoformat(),
            "etag": known.validators.etag,
            "last_modified": known.validators.last_modified,
            "body_sha": known.body_sha,
            "markup_sha": known.markup_sha,
            "text_sha": known.text_sha,
            "text_length": known.text_length,
            "version": known.version,
            "snapshot": known.snapshot,
            "reading": known.reading,
            "candidate_sha": candidate and candidate.sha,
            "candidate_seen": candidate and candidate.seen,
            "candidate_since": candidate and stamp(candidate.since),
            "candidate_reason": candidate and candidate.reason,
            "withdrawn": int(known.withdrawn),
            "conditional": known.conditional,
            "announce": int(known.announce),
            "failures": known.failures,
            "checked_at": known.checked_at and stamp(known.checked_at),
        },
    )


def _write_version(
    conn: sqlite3.Connection,
    document_id: int,
    reading: Reading,
    previous: int | None,
    facts: Sequence[int],
    now: datetime,
) -> int:
    at = stamp(now)
    _write_snapshot(conn, reading, at)
    conn.execute("UPDATE version SET known_to = ? WHERE document_id = ? AND known_to IS NULL", (at, document_id))
    row = {
        "document_id": document_id,
        "snapshot": reading.blob.sha,
        "extractor": reading.extractor,
        "packs": reading.packs,
        "reading": reading.fingerprint,
        "text_sha": reading.text_sha,
        "cause": reading.cause,
        "url": reading.url,
        "content_type": reading.content_type,
        **document_columns(reading.document),
        "clauses": dumps(clauses.write(conn, document_id, reading.document, previous)),
        "known_from": at,
    }
    row = sealed("version", row) | {
        "facts": dumps(list(facts)),
        "headers": dumps(dict(reading.headers)) if reading.headers else None,
    }
    version = conn.execute(insert("version", row), row).lastrowid
    assert version is not None
    return version


def _write_snapshot(conn: sqlite3.Connection, reading: Reading, at: str) -> None:
    blob = reading.blob
    row = {"sha": blob.sha, "size": blob.size, "stored": blob.stored, "base": blob.base, "depth": blob.depth}
    row |= {"content_type": reading.content_type, "first_seen": at}
    conn.execute(insert("snapshot", row, ignore=True), row)
