"""The due queue: which source is polled next, by whom, and how politely.

A host is the unit of work: `ready_at` is when its next source may be polled. Claiming a host moves `ready_at` to the
end of the lease, so one indexed look finds due work and no host has two requests in flight. A claim doubles as the mark
that an attempt was begun: one that is found after its lease ended was interrupted and is closed as such.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from watcher.errors import StoreError
from watcher.model import Follow, Outcome, Poll, Source
from watcher.store.connection import Connections
from watcher.store.mirroring import host_of, mirror_if_new
from watcher.store.rows import moment, select_in, stamp

LEASE = timedelta(minutes=15)  # longer than any poll; a poll that outlives it may not commit

READY = """UPDATE host SET ready_at = (
    SELECT CASE WHEN min(s.next_poll) < host.next_allowed THEN host.next_allowed ELSE min(s.next_poll) END
    FROM source s WHERE s.host = host.name AND s.enabled = 1)"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """The right to poll one source until `until`. `incident` is the id of its open incident, if any."""

    source: str
    host: str
    owner: str
    until: datetime
    failures: int = 0
    incident: str | None = None
    due: datetime | None = None


class LeaseLost(StoreError):
    """The claim ran out or was taken over while the poll was under way; nothing of it may be stored."""


class Queue:
    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    # ── configuration, mirrored ────────────────────────────────────────────────────────────────────────────

    def sync(self, sources: Iterable[Source], *, now: datetime) -> None:
        """Mirrors the configured sources. New ones are due at once; ones no longer configured rest, with history."""
        with self._connections.write() as conn:
            wanted: set[str] = set()
            for source in sources:
                wanted.add(source.id)
                mirror_if_new(conn, source, now)
            gone = [(row["id"],) for row in conn.execute("SELECT id FROM source") if row["id"] not in wanted]
            conn.executemany("UPDATE source SET enabled = 0, paused_at = NULL, paused_by = NULL WHERE id = ?", gone)
            conn.execute("INSERT INTO host (name) SELECT DISTINCT host FROM source WHERE true ON CONFLICT DO NOTHING")
            conn.execute(f"{READY} WHERE claimed_by IS NULL")

    def add(self, source: Source, *, now: datetime) -> None:
        """Mirrors one more source, due at once: a daemon that runs polls it at the next second."""
        with self._connections.write() as conn:
            mirror_if_new(conn, source, now)
            conn.execute("INSERT INTO host (name) VALUES (?) ON CONFLICT DO NOTHING", (host_of(source.url),))
            conn.execute(f"{READY} WHERE claimed_by IS NULL AND name = ?", (host_of(source.url),))

    def pause(self, name: str, *, who: str, now: datetime) -> None:
        """Lets a source rest until `resume`, over restarts too; out of sources.yaml and back, it is polled again."""
        with self._connections.write() as conn:
            paused = (stamp(now), who, name)
            conn.execute("UPDATE source SET enabled = 0, paused_at = ?, paused_by = ? WHERE id = ?", paused)
            conn.execute(f"{READY} WHERE claimed_by IS NULL")

    def resume(self, name: str, *, now: datetime) -> None:
        """Ends a pause: due at once, unless sources.yaml does not enable it either."""
        with self._connections.write() as conn:
            row = conn.execute("SELECT settings FROM source WHERE id = ? AND paused_at IS NOT NULL", (name,)).fetchone()
            if row is not None:
                conn.execute(
                    "UPDATE source SET enabled = ?, paused_at = NULL, paused_by = NULL, next_poll = ? WHERE id = ?",
                    (int(json.loads(row["settings"])["enabled"]), stamp(now), name),
                )
                conn.execute(f"{READY} WHERE claimed_by IS NULL")

    def watched(self) -> int:
        """How many sources are polled."""
        return int(self._connections.conn.execute("SELECT count(*) FROM source WHERE enabled = 1").fetchone()[0])

    def source(self, name: str) -> Source:
        """A source as it is mirrored: it may have been configured after this process began, which may keep none."""
        row = self._connections.conn.execute("SELECT settings FROM source WHERE id = ?", (name,)).fetchone()
        settings = json.loads(row["settings"])
        follow = settings["follow"] and Follow(**{**settings["follow"], "match": tuple(settings["follow"]["match"])})
        listed = {name: tuple(settings[name]) for name in ("topics", "remove")}
        return Source(**{**settings, **listed, "follow": follow})

    # ── claiming ───────────────────────────────────────────────────────────────────────────────────────────

    def claim_due(self, owner: str, *, now: datetime, limit: int) -> list[Claim]:
        """At most one source per host, the longest ready first. Cost follows `limit`, not the number of sources."""
        at = stamp(now)
        if not self._connections.conn.execute("SELECT 1 FROM host WHERE ready_at <= ? LIMIT 1", (at,)).fetchone():
            return []
        with self._connections.write() as conn:
            hosts = conn.execute(
                "SELECT name FROM host WHERE ready_at <= ? ORDER BY ready_at LIMIT ?", (at, limit)
            ).fetchall()
            found = (self._claim(conn, row["name"], owner, now, None) for row in hosts)
            return [claim for claim in found if claim is not None]

    def claim_source(self, source: str, owner: str, *, now: datetime) -> Claim | datetime:
        """A claim on one source whether due or not, or the time from which its host may be asked again."""
        with self._connections.write() as conn:
            row = conn.execute(
                "SELECT h.* FROM source s JOIN host h ON h.name = s.host WHERE s.id = ?", (source,)
            ).fetchone()
            if row is None:
                raise StoreError(f"source {source} is not in the store; run sync first")
            busy = row["ready_at"] if row["claimed_by"] else row["next_allowed"]
            if busy and busy > stamp(now):
                return datetime.fromisoformat(busy)
            claim = self._claim(conn, row["name"], owner, now, source)
            assert claim is not None
            return claim

    def _claim(
        self, conn: sqlite3.Connection, host: str, owner: str, now: datetime, source: str | None
    ) -> Claim | None:
        if conn.execute("SELECT 1 FROM host WHERE name = ? AND claimed_by IS NOT NULL", (host,)).fetchone():
            _close_interrupted(conn, "name = ?", (host,), now)
        which, values = ("id = ?", (source,)) if source else (
            "host = ? AND enabled = 1 AND next_poll <= ? ORDER BY next_poll LIMIT 1", (host, stamp(now)))  # fmt: skip
        row = conn.execute(f"SELECT id, failures, incident, next_poll FROM source WHERE {which}", values).fetchone()
        if row is None:
            conn.execute(f"{READY} WHERE name = ?", (host,))
            return None
        until = now + LEASE
        conn.execute(
            "UPDATE host SET claimed_by = ?, claimed_at = ?, claimed_source = ?, ready_at = ? WHERE name = ?",
            (owner, stamp(now), row["id"], stamp(until), host),
        )
        return Claim(
            source=row["id"],
            host=host,
            owner=owner,
            until=until,
            failures=row["failures"],
            incident=row["incident"],
            due=moment(row["next_poll"]),
        )

    def release(self, claim: Claim, *, now: datetime, reason: str) -> None:
        """Closes a poll that was broken off, as an attempt of its own; the source stays due."""
        with self._connections.write() as conn:
            _close_interrupted(conn, "name = ? AND claimed_by = ?", (claim.host, claim.owner), now, reason)
            conn.execute(f"{READY} WHERE name = ?", (claim.host,))

    def hand_back(self, claim: Claim, *, now: datetime) -> None:
        """Ends a claim under which nothing was polled: no attempt, and the host is as free as before."""
        with self._connections.write() as conn:
            conn.execute(
                "UPDATE host SET claimed_by = NULL, claimed_source = NULL WHERE name = ? AND claimed_by = ? AND claimed_source = ?",
                (claim.host, claim.owner, claim.source),
            )
            conn.execute(f"{READY} WHERE name = ?", (claim.host,))

    def close_interrupted(self, alive: Callable[[str], bool], *, now: datetime) -> int:
        """Closes the attempts of owners that are no more. Returns how many."""
        rows = self._connections.conn.execute("SELECT DISTINCT claimed_by FROM host WHERE claimed_by IS NOT NULL")
        closed = 0
        for owner in [row["claimed_by"] for row in rows if not alive(row["claimed_by"])]:
            with self._connections.write() as conn:
                closed += _close_interrupted(conn, "claimed_by = ?", (owner,), now)
                conn.execute(f"{READY} WHERE claimed_by IS NULL")
        return closed

    # ── after a poll ───────────────────────────────────────────────────────────────────────────────────────

    def finish(
        self, conn: sqlite3.Connection, claim: Claim, poll: Poll, *, now: datetime, next_poll: datetime, gap: float
    ) -> None:
        """Part of the poll's transaction. Raises LeaseLost if another took the host over in the meantime."""
        healthy = poll.outcome.healthy
        conn.execute(
            "UPDATE source SET next_poll = ?, failures = ?, outcome = ?, reason = ?, last_attempt = ?,"
            " last_success = CASE WHEN ? THEN ? ELSE last_success END WHERE id = ?",
            (
                stamp(next_poll),
                0 if healthy else claim.failures + 1,
                poll.outcome.value,
                poll.reason,
                stamp(now),
                healthy,
                stamp(now),
                claim.source,
            ),
        )
        allowed = stamp(now + timedelta(seconds=gap))
        due = conn.execute(
            "SELECT min(next_poll) FROM source WHERE host = ? AND enabled = 1", (claim.host,)
        ).fetchone()[0]
        done = conn.execute(
            "UPDATE host SET claimed_by = NULL, claimed_source = NULL, next_allowed = ?, ready_at = ?"
            " WHERE name = ? AND claimed_by = ? AND claimed_source = ?",
            (allowed, due and max(due, allowed), claim.host, claim.owner, claim.source),
        )
        if done.rowcount != 1:
            raise LeaseLost(f"{claim.source}: the claim on {claim.host} was lost while it was polled")

    def owns(self, claim: Claim) -> bool:
        row = self._connections.conn.execute(
            "SELECT 1 FROM host WHERE name = ? AND claimed_by = ? AND claimed_source = ?",
            (claim.host, claim.owner, claim.source),
        ).fetchone()
        return row is not None

    def make_due(self, sources: Sequence[str], *, now: datetime) -> None:
        with self._connections.write() as conn:
            conn.executemany("UPDATE source SET next_poll = ? WHERE id = ?", [(stamp(now), s) for s in sources])
            conn.execute(f"{READY} WHERE claimed_by IS NULL")

    def wake(self, conn: sqlite3.Connection, sources: Sequence[str], *, now: datetime) -> None:
        """Part of a poll's transaction: what a feed or sitemap calls touched is due now."""
        conn.executemany(
            "UPDATE source SET next_poll = ? WHERE id = ? AND enabled = 1 AND next_poll > ?",
            [(stamp(now), name, stamp(now)) for name in sources],
        )
        if sources:
            conn.execute(f"{READY} WHERE claimed_by IS NULL")

    def watching(self, urls: Sequence[str]) -> dict[str, tuple[str, datetime | None]]:
        """Of these addresses those that are polled as sources: URL → (id, last attempt)."""
        watched = "SELECT id, url, last_attempt FROM source WHERE enabled = 1 AND url IN"
        rows = select_in(self._connections.conn, watched, urls)
        return {row["url"]: (row["id"], moment(row["last_attempt"])) for row in rows}

    def clamp(self, longest: Callable[[str], timedelta | None], *, now: datetime, gap: float) -> int:
        """After the clock was set back: pulls in due times that lie further ahead than `longest` allows a source."""
        rows = self._connections.conn.execute(
            "SELECT id, next_poll FROM source WHERE enabled = 1 AND last_attempt > ?", (stamp(now),)
        ).fetchall()
        late = []
        for row in rows:
            wait = longest(row["id"])
            if wait is not None and row["next_poll"] > stamp(now + wait):
                late.append((stamp(now + wait), stamp(now), row["id"]))
        if not rows:
            return 0
        with self._connections.write() as conn:
            conn.executemany("UPDATE source SET next_poll = ?, last_attempt = ? WHERE id = ?", late)
            ahead = stamp(now + timedelta(seconds=gap))
            conn.execute("UPDATE host SET next_allowed = NULL WHERE next_allowed > ?", (ahead,))
            conn.execute(f"{READY} WHERE claimed_by IS NULL")
        return len(late)

    def next_ready(self) -> datetime | None:
        return moment(self._connections.conn.execute("SELECT min(ready_at) FROM host").fetchone()[0])

    # ── robots.txt, remembered per origin ──────────────────────────────────────────────────────────────────

    def robots(self, origin: str, *, since: datetime) -> tuple[datetime, bytes | None] | None:
        """When robots.txt was fetched and what it said, None where the site has none; None if it must be fetched."""
        row = self._connections.conn.execute(
            "SELECT fetched_at, body FROM robots WHERE origin = ? AND fetched_at > ?", (origin, stamp(since))
        ).fetchone()
        return None if row is None else (datetime.fromisoformat(row["fetched_at"]), row["body"])

    def keep_robots(self, origin: str, body: bytes | None, *, now: datetime) -> None:
        with self._connections.write() as conn:
            conn.execute(
                "INSERT INTO robots (origin, fetched_at, body) VALUES (?, ?, ?) ON CONFLICT (origin)"
                " DO UPDATE SET fetched_at = excluded.fetched_at, body = excluded.body",
                (origin, stamp(now), body),
            )


def _close_interrupted(
    conn: sqlite3.Connection,
    where: str,
    values: tuple[str, ...],
    now: datetime,
    reason: str = "the process ended during this poll",
) -> int:
    rows = conn.execute(
        f"SELECT h.*, s.url FROM host h JOIN source s ON s.id = h.claimed_source WHERE {where}", values
    ).fetchall()
    for row in rows:
        conn.execute(
            "INSERT INTO attempt (source, url, outcome, reason, bytes, ms, started, ended) VALUES (?,?,?,?,0,0,?,?)",
            (row["claimed_source"], row["url"], Outcome.INCOMPLETE.value, reason, row["claimed_at"], stamp(now)),
        )
    conn.execute(f"UPDATE host SET claimed_by = NULL, claimed_source = NULL WHERE {where}", values)
    return len(rows)
