"""Tokens of programs: each acts in a user's name, with at most that user's role. Kept as hashes alone."""

from __future__ import annotations

import hashlib
import secrets as chance
from dataclasses import dataclass
from datetime import datetime

from watcher.model import Role
from watcher.store.connection import Connections
from watcher.store.rows import Row, moment, stamp

PREFIX = "watcher_"


@dataclass(frozen=True, kw_only=True, slots=True)
class Token:
    """`role` is what it may do: its own, or its user's where that is less by now."""

    name: str
    user: str
    role: Role
    made_at: datetime
    used_at: datetime | None = None
    ended_at: datetime | None = None


class Tokens:
    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def make(self, name: str, user: str, role: Role, *, now: datetime) -> str | None:
        """The token, which is shown this once; None if that user has one of this name."""
        token = PREFIX + chance.token_urlsafe(32)
        with self._connections.write() as conn:
            done = conn.execute(
                "INSERT INTO token (token, name, user, role, made_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (_hash(token), name, user, role.value, stamp(now)),
            )
        return token if done.rowcount else None

    def find(self, token: str, *, now: datetime) -> Token | None:
        row = self._connections.conn.execute(
            "SELECT t.*, u.role AS most FROM token t JOIN user u ON u.name = t.user"
            " WHERE t.token = ? AND t.ended_at IS NULL AND u.ended = 0",
            (_hash(token),),
        ).fetchone()
        if row is None:
            return None
        if row["used_at"] is None or row["used_at"][:13] != stamp(now)[:13]:  # once an hour is enough to know it lives
            with self._connections.write() as conn:
                conn.execute("UPDATE token SET used_at = ? WHERE token = ?", (stamp(now), _hash(token)))
        return _token(row)

    def all(self) -> list[Token]:
        rows = self._connections.conn.execute(
            "SELECT t.*, u.role AS most FROM token t JOIN user u ON u.name = t.user ORDER BY t.user, t.name"
        )
        return [_token(row) for row in rows]

    def end(self, name: str, user: str, *, now: datetime) -> bool:
        with self._connections.write() as conn:
            done = conn.execute(
                "UPDATE token SET ended_at = ? WHERE name = ? AND user = ? AND ended_at IS NULL",
                (stamp(now), name, user),
            )
            return done.rowcount == 1


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _token(row: Row) -> Token:
    made = moment(row["made_at"])
    assert made is not None
    own, most = Role(row["role"]), Role(row["most"])
    return Token(
        name=row["name"],
        user=row["user"],
        role=own if most.may(own) else most,
        made_at=made,
        used_at=moment(row["used_at"]),
        ended_at=moment(row["ended_at"]),
    )
