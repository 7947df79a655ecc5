"""The store: one SQLite file and a directory of snapshots. `Store.commit` is law 1."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from watcher.errors import StoreError
from watcher.model import Delivery, Head, Known, Poll
from watcher.store import chain
from watcher.store.blobs import Blob, Blobs
from watcher.store.catalog import Catalog
from watcher.store.connection import Connections
from watcher.store.history import History, Write
from watcher.store.incidents import Incidents
from watcher.store.outbox import Outbox
from watcher.store.queue import Claim, LeaseLost, Queue
from watcher.store.rows import dumps, insert, sealed, stamp
from watcher.store.rulebook import Rulebook
from watcher.store.schema import migrations
from watcher.store.search import Search
from watcher.store.sendings import Sendings
from watcher.store.subscribers import Subscribers
from watcher.store.tokens import Tokens
from watcher.store.users import Users
from watcher.store.verify import Verdict, verify, verify_chain
from watcher.store.views import Views

KEEP_ATTEMPTS = timedelta(days=90)
LONGEST_WRITE = timedelta(hours=1)  # no writer is at work on one snapshot for so long


@dataclass(frozen=True, kw_only=True, slots=True)
class Ended:
    """All that one poll leaves behind. `parts` are the polls of followed documents, `incident` the id of one to open;
    `recovered` closes the one that the claim knows of, `wake` are sources to be polled now."""

    claim: Claim
    poll: Poll
    started: datetime
    ended: datetime
    next_poll: datetime
    gap: float = 0.0
    writes: tuple[Write, ...] = ()
    parts: tuple[Poll, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    incident: str | None = None
    recovered: bool = False
    wake: tuple[str, ...] = ()


class Store:
    """`queue`: due work. `history`: what was seen. `outbox`: what people are to be told. `views`: the listings.
    `catalog`: the sources one by one. `subscribers`: who manages what reaches them."""

    def __init__(self, data: Path, *, readonly: bool = False) -> None:
        self.data = data
        self.connections = Connections(data / "watcher.db", readonly=readonly)
        self.blobs = Blobs(data / "blobs", self._blob)
        self.queue = Queue(self.connections)
        self.history = History(self.connections)
        self.outbox = Outbox(self.connections)
        self.views = Views(self.connections)
        self.catalog = Catalog(self.connections)
        self.subscribers = Subscribers(self.connections)
        self.users = Users(self.connections)
        self.tokens = Tokens(self.connections)
        self.rulebook = Rulebook(self.connections)
        self.search = Search(self.connections)
        self.sendings = Sendings(self.connections)
        self.incidents = Incidents(self.connections, self.outbox)

    @property
    def lock_path(self) -> Path:
        return self.data / "lock"

    def _blob(self, sha: str) -> Blob | None:
        row = self.connections.conn.execute("SELECT * FROM snapshot WHERE sha = ?", (sha,)).fetchone()
        if row is None:
            return None
        return Blob(sha=row["sha"], size=row["size"], stored=row["stored"], base=row["base"], depth=row["depth"])

    def commit(self, ended: Ended) -> list[Known]:
        """One transaction: baselines, changes, queued deliveries, the attempt, the schedule. Raises LeaseLost."""
        now = ended.ended
        with self.connections.write() as conn:
            self.queue.finish(conn, ended.claim, ended.poll, now=now, next_poll=ended.next_poll, gap=ended.gap)
            whole = _attempt(conn, ended.poll, ended.started, now, None)
            for part in ended.parts:
                _attempt(conn, part, ended.started, now, whole)
            known = [self.history.write(conn, write, now=now) for write in ended.writes]
            if ended.incident or ended.recovered:
                _incident(conn, ended)
            self.outbox.queue(conn, ended.deliveries)
            self.queue.wake(conn, ended.wake, now=now)
        return known

    def rebase(self, claim: Claim, write: Write, *, now: datetime) -> Known:
        """A baseline as a new reading of the same bytes has it, with what that changes. Raises LeaseLost."""
        with self.connections.write() as conn:
            if not self.queue.owns(claim):
                raise LeaseLost(f"{claim.source}: the claim on {claim.host} was lost")
            return self.history.write(conn, write, now=now)

    def review(
        self, change_id: str, *, verdict: str | None, note: str | None, who: str, now: datetime,
        deliveries: tuple[Delivery, ...] = (), details: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        """Appends a verdict or a note with its details (reason, correction, assignee), and queues what waited for it.
        Nothing is ever overwritten."""
        row = {"change_id": change_id, "verdict": verdict, "note": note, "who": who, "at": stamp(now)}
        with self.connections.write() as conn:
            review_id = conn.execute(insert("review", [*row, "sha"]), sealed("review", row)).lastrowid
            for name, value in (details or {}).items():
                detail = {"review_id": review_id, "name": name, "value": value}
                conn.execute(insert("review_detail", [*detail, "sha"]), sealed("review_detail", detail))
            chain.append(conn, "review", review_id, at=stamp(now))
            self.outbox.queue(conn, deliveries)

    def review_fact(
        self, fact_id: int, *, verdict: str | None, note: str | None, corrected: str | None, who: str, now: datetime
    ) -> None:
        """Appends what is said of a fact itself. `corrected`: the value meant, as JSON."""
        row = {
            "fact_id": fact_id,
            "verdict": verdict,
            "note": note,
            "who": who,
            "at": stamp(now),
            "corrected": corrected,
        }
        with self.connections.write() as conn:
            review_id = conn.execute(insert("fact_review", [*row, "sha"]), sealed("fact_review", row)).lastrowid
            chain.append(conn, "fact_review", review_id, at=stamp(now))

    def queue_alerts(self, deliveries: tuple[Delivery, ...]) -> None:
        """Alerts that no poll brought, such as those of a day that came. Those queued before stay as they are."""
        with self.connections.write() as conn:
            self.outbox.queue(conn, deliveries)

    def beat(self, name: str, *, now: datetime, detail: str | None = None) -> None:
        with self.connections.write() as conn:
            conn.execute(
                "INSERT INTO heartbeat (name, at, detail) VALUES (?, ?, ?) ON CONFLICT (name)"
                " DO UPDATE SET at = excluded.at, detail = excluded.detail",
                (name, stamp(now), detail),
            )

    def tidy(self, *, now: datetime) -> None:
        """Forgets attempts older than 90 days and what killed writers left; what was seen is kept for ever."""
        with self.connections.write() as conn:
            old = stamp(now - KEEP_ATTEMPTS)
            conn.execute("DELETE FROM attempt WHERE ended < ? AND part_of IS NOT NULL", (old,))
            conn.execute("DELETE FROM attempt WHERE ended < ?", (old,))
        self.connections.conn.execute("PRAGMA optimize")
        self.blobs.sweep(before=now - LONGEST_WRITE)

    def has_snapshot(self, sha: str) -> bool:
        return self._blob(sha) is not None

    def verify(self) -> Verdict:
        return verify(self.connections, self.blobs)

    def verify_chain(self, published: str | None = None) -> Verdict:
        """Everything again, and the chain over it; `published`: a head that was noted once."""
        return verify_chain(self.connections, self.blobs, published=published)

    def head(self) -> Head | None:
        """What proves all that was recorded so far, once it is noted elsewhere."""
        return chain.head(self.connections.conn)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        with self.connections.write() as conn:
            yield conn

    def close(self) -> None:
        self.connections.close()


def open(data: Path, *, readonly: bool = False) -> Store:
    """Opens, and brings the tables up to date. A migration that fails leaves the old ones as they were."""
    if readonly and not (data / "watcher.db").exists():
        raise StoreError(f"{data} holds no watcher.db yet; run `watcher check` or `watcher run` first")
    try:
        data.mkdir(parents=True, exist_ok=True)
        store = Store(data, readonly=readonly)
        if not readonly and migrations.pending(store.connections.db):
            migrations.apply(store.connections.db)
    except (sqlite3.Error, OSError) as exc:
        raise StoreError(f"{data}: the store cannot be opened: {exc}") from exc
    return store


def _attempt(conn: sqlite3.Connection, poll: Poll, started: datetime, ended: datetime, part_of: int | None) -> int:
    done = conn.execute(
        "INSERT INTO attempt (source, url, part_of, outcome, reason, status, stopped_at, final_url, bytes, ms, started,"
        " ended, ignored) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            poll.source,
            poll.url,
            part_of,
            poll.outcome.value,
            poll.reason,
            poll.status,
            poll.stopped_at and poll.stopped_at.value,
            poll.final_url,
            poll.bytes,
            poll.ms,
            stamp(started),
            stamp(ended),
            dumps(dict(poll.ignored)) if poll.ignored else None,
        ),
    )
    assert done.lastrowid is not None
    return done.lastrowid


def _incident(conn: sqlite3.Connection, ended: Ended) -> None:
    source, at = ended.claim.source, stamp(ended.ended)
    if ended.recovered:
        conn.execute(
            "UPDATE incident SET closed_at = ? WHERE source = ? AND kind = 'failing' AND closed_at IS NULL",
            (at, source),
        )
    if ended.incident:
        poll = ended.poll
        conn.execute(
            "INSERT INTO incident (id, source, opened_at, outcome, reason) VALUES (?, ?, ?, ?, ?)",
            (ended.incident, source, at, poll.outcome.value, poll.reason),
        )
    conn.execute("UPDATE source SET incident = ? WHERE id = ?", (ended.incident, source))
