"""The programs whose lists can be taken over, found by file name: `from_urlwatch.py` makes `watcher import urlwatch`.

Each such file has
    MEMBERS: tuple[str, ...]                             which files of a folder or zip are wanted; empty: it is one file
    translate(files: Mapping[str, str]) -> Translation   by their names; ConfigError or UsageError if they are not its own
and may have
    KEY_HEADER: str                                      under which its API takes a key
    asks(address: str) -> Asking                         which of its API's addresses hold the files
"""

from __future__ import annotations

import importlib
from collections.abc import Generator, Mapping
from functools import cache
from typing import Protocol, cast

from watcher import coming
from watcher.coming.brought import Translation
from watcher.coming.names import PREFIX, known

Asking = Generator[str, str, dict[str, str]]  # yields an address, is sent its text, returns the files


class Program(Protocol):
    MEMBERS: tuple[str, ...]

    def translate(self, files: Mapping[str, str]) -> Translation: ...


class Reachable(Program, Protocol):
    KEY_HEADER: str

    def asks(self, address: str) -> Asking: ...


@cache
def load(program: str) -> Program:
    """The module of a program. LookupError names the known ones."""
    if program not in known():
        raise LookupError(f"unknown program {program!r}; known: {', '.join(known())}")
    return cast(Program, importlib.import_module(f"{coming.__name__}.{PREFIX}{program}"))


def reachable(program: Program) -> Reachable | None:
    """The program, if it has an API to ask."""
    return cast(Reachable, program) if hasattr(program, "asks") else None
