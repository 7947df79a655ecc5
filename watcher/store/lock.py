"""One service per data directory: a lock file that the kernel frees when its holder dies, and names its holder."""

from __future__ import annotations

import fcntl
import json
import os
import platform
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from watcher.errors import LockedError


@contextmanager
def lock(path: Path, *, now: datetime) -> Iterator[None]:
    """Raises LockedError, with the holder's process, machine and start, if another holds it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as exc:
            raise LockedError(f"{path.parent} is in use by {_describe(holder(path))}") from exc
        os.ftruncate(file, 0)
        who = {"pid": os.getpid(), "host": socket.gethostname(), "started_at": now.isoformat()}
        os.pwrite(file, json.dumps(who).encode(), 0)
        yield
        os.ftruncate(file, 0)
    finally:
        os.close(file)


def holder(path: Path) -> dict[str, object] | None:
    """Who wrote the lock file last and did not leave in order: pid, host, started_at."""
    try:
        found = json.loads(path.read_text())
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def held(path: Path) -> bool:
    try:
        file = os.open(path, os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(file)
    return False


def _describe(who: dict[str, object] | None) -> str:
    if who is None:
        return "another process"
    return f"process {who.get('pid')} on {who.get('host')}, started {who.get('started_at')}"


def owner_name(token: str) -> str:
    """Names this process in claims; `token` tells two processes with a recycled number apart."""
    return f"{platform.node()}:{os.getpid()}:{token}"


def owner_alive(owner: str, *, mine: str) -> bool:
    """Whether a claim's owner may still be at work. One on another machine may; its lease will tell."""
    if owner == mine:
        return True
    node, _, pid = owner.rpartition(":")[0].rpartition(":")
    if node != platform.node():
        return True
    if not pid.isdigit() or int(pid) == os.getpid():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
