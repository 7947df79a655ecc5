"""One SQLite connection per thread, and transactions that take the write lock at their start.

WAL with `synchronous = NORMAL`: a killed process loses nothing; a power cut may lose the last commits, never a part of
one. A lost poll is polled again and yields the same change under the same id, so FULL would buy nothing but time.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from watcher.errors import StoreError

BUSY_SECONDS = 30.0


class Connections:
    """Hands each thread its own connection. `write` is the only door to a writing transaction."""

    def __init__(self, path: Path, *, readonly: bool = False) -> None:
        self.path = path
        self.readonly = readonly
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._writing = threading.RLock()  # queues this process's writers; SQLite's own wait is a sleep and unfair

    @property
    def db(self) -> Database:
        found: Database | None = getattr(self._local, "db", None)
        if found is None:
            found = self._local.db = self._open()
        return found

    @property
    def conn(self) -> sqlite3.Connection:
        conn: sqlite3.Connection | None = getattr(self._local, "conn", None)
        if conn is None:
            conn = self._local.conn = self.db.conn
        return conn

    def _open(self) -> Database:
        mode = "ro" if self.readonly else "rwc"
        try:
            conn = sqlite3.connect(
                f"file:{_quoted(self.path)}?mode={mode}",
                uri=True,
                timeout=BUSY_SECONDS,
                isolation_level=None,
                check_same_thread=False,  # closed by the thread that closes the store, used by its own alone
                cached_statements=256,
            )
            conn.row_factory = sqlite3.Row
            conn.execute("PRAGMA foreign_keys = ON")
            if not self.readonly:
                conn.execute("PRAGMA journal_mode = WAL")
                conn.execute("PRAGMA synchronous = NORMAL")
            database = Database(conn, execute_plugins=False)
        except sqlite3.Error as error:
            raise StoreError(f"{self.path}: {error}") from error
        self._all.append(conn)
        return database

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """One transaction, all or nothing. The write lock is taken first: a reader that turns writer may fail."""
        with self._writing:
            conn = self.conn
            if conn.in_transaction:
                with self.db.atomic():
                    yield conn
                return
            conn.execute("BEGIN IMMEDIATE")
            try:
                yield conn
            except BaseException:
                conn.rollback()
                raise
            conn.execute("COMMIT")

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """Reads that all see the same state, however long they take; writers are not held up."""
        conn = self.conn
        if conn.in_transaction:
            yield conn
            return
        conn.execute("BEGIN")
        try:
            yield conn
        finally:
            conn.rollback()

    def close(self) -> None:
        for conn in self._all:
            conn.close()
        self._all.clear()
        self._local = threading.local()


def _quoted(path: Path) -> str:
    return str(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
