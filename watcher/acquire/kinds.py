"""The kinds of source, found by file name: `from_feed.py` makes `kind: feed`. A new kind is one new file.

Each such file has
    READS_ITSELF: bool                                         the polled page is itself a document
    entries(page: Page, source: Source) -> tuple[Link, ...]    further documents to read; ReadError if it is unreadable
and may have
    signals(page: Page) -> tuple[Link, ...]                    pages it says were touched, to be looked at now if watched
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import Protocol, cast

from watcher import acquire
from watcher.model import Link, Page, Source

PREFIX = "from_"


class SourceKind(Protocol):
    READS_ITSELF: bool

    def entries(self, page: Page, source: Source) -> tuple[Link, ...]: ...


@cache
def known() -> tuple[str, ...]:
    """The words `kind:` may hold, in alphabetical order."""
    names = (module.name for module in pkgutil.iter_modules(acquire.__path__))
    return tuple(sorted(name.removeprefix(PREFIX) for name in names if name.startswith(PREFIX)))


@cache
def load(kind: str) -> SourceKind:
    """The module of a kind. LookupError names the known ones."""
    if kind not in known():
        raise LookupError(f"unknown kind {kind!r}; known: {', '.join(known())}")
    return cast(SourceKind, importlib.import_module(f"{acquire.__name__}.{PREFIX}{kind}"))
