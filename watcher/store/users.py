"""Who may enter the desk, and their open sessions. Passwords and session tokens are kept as hashes alone."""

from __future__ import annotations

import hashlib
import secrets as chance
from dataclasses import dataclass
from datetime import datetime, timedelta

from watcher.model import Role
from watcher.store.connection import Connections
from watcher.store.rows import Row, moment, stamp

FREE_TRIES = 5  # wrong passwords in a row, before each further one locks for longer
_FIRST_LOCK, _LONGEST_LOCK = timedelta(minutes=1), timedelta(hours=1)
IDLE, LONGEST = timedelta(hours=12), timedelta(days=7)  # a session's life without use, and at most
ROTATE = timedelta(hours=1)
_GRACE = timedelta(seconds=60)  # in which a rotated token still opens: pages load side by side


@dataclass(frozen=True, kw_only=True, slots=True)
class User:
    name: str
    role: Role
    password: str  # argon2id
    created_at: datetime
    ended: bool = False
    failures: int = 0
    locked_until: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Session:
    """`fresh`: the token to be kept from now on, where the old one was worn."""

    user: User
    csrf: str
    fresh: str | None = None


class Users:
    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(self, name: str, role: Role, password: str, *, now: datetime) -> bool:
        """`password` as argon2id has it. False if there is one of this name."""
        with self._connections.write() as conn:
            done = conn.execute(
                "INSERT INTO user (name, role, password, created_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (name, role.value, password, stamp(now)),
            )
            return done.rowcount == 1

    def get(self, name: str) -> User | None:
        row = self._connections.conn.execute("SELECT * FROM user WHERE name = ?", (name,)).fetchone()
        return _user(row) if row else None

    def all(self) -> list[User]:
        return [_user(row) for row in self._connections.conn.execute("SELECT * FROM user ORDER BY name")]

    def set_password(self, name: str, password: str) -> bool:
        """Ends all sessions of that user."""
        return self._update(name, "password = ?, failures = 0, locked_until = NULL", password)

    def set_role(self, name: str, role: Role) -> bool:
        return self._update(name, "role = ?", role.value)

    def end(self, name: str) -> bool:
        return self._update(name, "ended = ?", 1)

    def _update(self, name: str, columns: str, value: object) -> bool:
        with self._connections.write() as conn:
            done = conn.execute(f"UPDATE user SET {columns} WHERE name = ?", (value, name))
            conn.execute("DELETE FROM session WHERE user = ?", (name,))
            return done.rowcount == 1

    # ── wrong passwords ────────────────────────────────────────────────────────────────────────────────────

    def failed(self, name: str, *, now: datetime) -> None:
        """Counts a wrong password; from the fifth on the name is locked, each time twice as long, up to an hour."""
        with self._connections.write() as conn:
            row = conn.execute(
                "UPDATE user SET failures = failures + 1 WHERE name = ? RETURNING failures", (name,)
            ).fetchone()
            if row is not None and row["failures"] >= FREE_TRIES:
                wait = min(_FIRST_LOCK * 2 ** min(row["failures"] - FREE_TRIES, 10), _LONGEST_LOCK)
                conn.execute("UPDATE user SET locked_until = ? WHERE name = ?", (stamp(now + wait), name))

    # ── sessions ───────────────────────────────────────────────────────────────────────────────────────────

    def enter(self, name: str, *, now: datetime) -> tuple[str, Session]:
        """A new session: its token, which is shown this once."""
        token, csrf = chance.token_urlsafe(32), chance.token_urlsafe(24)
        with self._connections.write() as conn:
            conn.execute("UPDATE user SET failures = 0, locked_until = NULL WHERE name = ?", (name,))
            conn.execute(
                "DELETE FROM session WHERE used_at < ? OR entered_at < ?", (stamp(now - IDLE), stamp(now - LONGEST))
            )
            conn.execute(
                "INSERT INTO session (token, user, csrf, entered_at, made_at, used_at) VALUES (?, ?, ?, ?, ?, ?)",
                (_hash(token), name, csrf, stamp(now), stamp(now), stamp(now)),
            )
        user = self.get(name)
        assert user is not None
        return token, Session(user=user, csrf=csrf)

    def session(self, token: str, *, now: datetime) -> Session | None:
        """Whose it is; a token older than an hour is exchanged for another."""
        row = self._connections.conn.execute(
            "SELECT s.csrf, s.made_at, s.used_at, s.replaced_at, s.entered_at, u.* FROM session s JOIN user u"
            " ON u.name = s.user WHERE s.token = ? AND u.ended = 0 AND s.used_at > ? AND s.entered_at > ?",
            (_hash(token), stamp(now - IDLE), stamp(now - LONGEST)),
        ).fetchone()
        if row is None or (row["replaced_at"] is not None and row["replaced_at"] < stamp(now - _GRACE)):
            return None
        fresh = None
        if row["replaced_at"] is None and row["made_at"] < stamp(now - ROTATE):
            fresh = self._rotated(token, now=now)
        elif row["used_at"] < stamp(now - timedelta(minutes=5)):
            with self._connections.write() as conn:
                conn.execute("UPDATE session SET used_at = ? WHERE token = ?", (stamp(now), _hash(token)))
        return Session(user=_user(row), csrf=row["csrf"], fresh=fresh)

    def _rotated(self, token: str, *, now: datetime) -> str | None:
        fresh = chance.token_urlsafe(32)
        with self._connections.write() as conn:
            done = conn.execute(
                "UPDATE session SET replaced_at = ? WHERE token = ? AND replaced_at IS NULL", (stamp(now), _hash(token))
            )
            if done.rowcount == 0:
                return None
            conn.execute(
                "INSERT INTO session (token, user, csrf, entered_at, made_at, used_at)"
                " SELECT ?, user, csrf, entered_at, ?, ? FROM session WHERE token = ?",
                (_hash(fresh), stamp(now), stamp(now), _hash(token)),
            )
        return fresh

    def leave(self, token: str) -> None:
        """Ends the session, with what it was rotated from."""
        with self._connections.write() as conn:
            conn.execute("DELETE FROM session WHERE csrf = (SELECT csrf FROM session WHERE token = ?)", (_hash(token),))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _user(row: Row) -> User:
    created = moment(row["created_at"])
    assert created is not None
    return User(
        name=row["name"],
        role=Role(row["role"]),
        password=row["password"],
        created_at=created,
        ended=bool(row["ended"]),
        failures=row["failures"],
        locked_until=moment(row["locked_until"]),
    )
