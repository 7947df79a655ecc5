"""Who may enter the desk, from the terminal."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

import pytest

from tests.walk.test_commands import run

__all__ = ["run"]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def piped(run: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str, str]]:
    def go(password: str, *words: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
        return run(*words)

    return go


def listed(run: Run) -> dict[str, tuple[str, bool]]:
    return {row["name"]: (row["role"], row["ended"]) for row in json.loads(run("users", "--json")[1])}


def test_users_are_added_changed_and_sent_away(run: Run, piped: Run) -> None:
    assert piped("a long password", "users", "add", "ms", "--role", "reviewer")[0] == 0
    assert piped("another password", "users", "password", "ms")[0] == 0
    assert run("users", "role", "ms", "--role", "admin")[0] == 0
    assert listed(run) == {"ms": ("admin", False)}
    assert run("users", "end", "ms")[0] == 0
    assert listed(run) == {"ms": ("admin", True)}
    assert "ms" in run("users")[1] and "password" not in run("users")[1]


def test_mistakes_are_said(run: Run, piped: Run) -> None:
    piped("a long password", "users", "add", "ms")
    for password, words, said in (
        ("short", ("add", "other"), "at least 10 characters"),
        ("a long password", ("add", "ms"), "there is a user ms already"),
        ("a long password", ("add", "x", "--role", "king"), "'king' is no role"),
        ("a long password", ("add", " "), "needs a name"),
        ("a long password", ("password", "nobody"), "there is no user nobody"),
        ("", ("end", "nobody"), "there is no user nobody"),
    ):
        code, _, err = piped(password, "users", *words)
        assert code == 2 and said in err
    assert listed(run) == {"ms": ("reviewer", False)}
