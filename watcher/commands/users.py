"""users: who may enter the desk."""

from __future__ import annotations

import sys
from pathlib import Path

from watcher import jsonform
from watcher.assemble import wall_clock
from watcher.commands import common
from watcher.commands.terminal import print_json, say, show, table
from watcher.errors import UsageError
from watcher.model import Role
from watcher.serve import passwords

_NO_PASSWORD = "!"  # fits no password


def listing(data: Path, *, as_json: bool) -> int:
    with common.reading(data) as store:
        users = store.users.all()
    rows = [
        {"name": u.name, "role": u.role.value, "ended": u.ended, "created_at": jsonform.time_json(u.created_at)}
        for u in users
    ]
    if as_json:
        print_json(rows)
    elif rows:
        show(table(("name", "role", "may enter", "since"), [
            (u.name, u.role.value, "no" if u.ended else "yes", u.created_at) for u in users
        ]))  # fmt: skip
    else:
        say("nobody may enter the desk yet")
    return 0


def add(data: Path, name: str, role: str) -> int:
    kind = _role(role)
    if not name.strip() or len(name) > 100:
        raise UsageError("a user needs a name of at most 100 characters")
    password = passwords.hashed(_password())
    with common.reading(data) as store:
        if not store.users.add(name.strip(), kind, password, now=wall_clock()):
            raise UsageError(f"there is a user {name} already; `watcher users password {name}` changes the password")
    say(f"{name}: {kind.value}")
    return 0


def password(data: Path, name: str) -> int:
    fresh = passwords.hashed(_password())
    with common.reading(data) as store:
        _known(store.users.set_password(name, fresh), name)
    say(f"{name}: the password is changed, all sessions are ended")
    return 0


def role(data: Path, name: str, word: str) -> int:
    kind = _role(word)
    with common.reading(data) as store:
        _known(store.users.set_role(name, kind), name)
    say(f"{name}: {kind.value}")
    return 0


def token(data: Path, user: str, role: str, label: str) -> int:
    """Prints a token for programs, this once. A name that nobody has becomes a user who cannot log in."""
    kind, now = _role(role), wall_clock()
    with common.reading(data) as store:
        store.users.add(user, kind, _NO_PASSWORD, now=now)
        made = store.tokens.make(label, user, kind, now=now)
        if made is None:
            raise UsageError(f"{user} has a token {label!r} already; end it, or give another --name")
    say(made)
    return 0


def tokens(data: Path, *, as_json: bool) -> int:
    with common.reading(data) as store:
        found = store.tokens.all()
    rows = [
        {"user": t.user, "name": t.name, "role": t.role.value, "made_at": jsonform.time_json(t.made_at),
         "used_at": jsonform.time_json(t.used_at) if t.used_at else None, "ended": t.ended_at is not None}
        for t in found
    ]  # fmt: skip
    if as_json:
        print_json(rows)
    else:
        heads = ("user", "name", "role", "made", "used", "ended")
        shown = [(t.user, t.name, t.role.value, t.made_at, t.used_at, "yes" if t.ended_at else "") for t in found]
        show(table(heads, shown)) if rows else say("no tokens")
    return 0


def end_token(data: Path, user: str, label: str) -> int:
    with common.reading(data) as store:
        if not store.tokens.end(label, user, now=wall_clock()):
            raise UsageError(f"{user} has no token {label!r}")
    say(f"{user} {label}: ended")
    return 0


def end(data: Path, name: str) -> int:
    with common.reading(data) as store:
        _known(store.users.end(name), name)
    say(f"{name}: may enter no more")
    return 0


def _role(word: str) -> Role:
    try:
        return Role(word)
    except ValueError as exc:
        raise UsageError(f"{word!r} is no role; known: {', '.join(Role)}") from exc


def _known(done: bool, name: str) -> None:
    if not done:
        raise UsageError(f"there is no user {name}")


def _password() -> str:
    """Asked for twice at a terminal, else the first line of what is piped in."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    from getpass import getpass

    first = getpass("password: ")
    if first != getpass("once more: "):
        raise UsageError("the two are not the same")
    return first
