"""Which program this is, in one word: another one after any upgrade, so that what was made with an older one is made anew."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

_DECIDES = (".py", ".html", ".css", ".yaml")


@cache
def code() -> str:
    """Of every file of the package that decides what a page says."""
    whole = hashlib.sha256()
    for name, file in _files(resources.files("watcher"), ""):
        whole.update(f"{name}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()[:16]


def _files(folder: Traversable, above: str) -> Iterator[tuple[str, Traversable]]:
    for it in sorted(folder.iterdir(), key=lambda it: it.name):
        name = f"{above}/{it.name}"
        if it.is_dir():
            yield from _files(it, name)
        elif it.name.endswith(_DECIDES):
            yield name, it
