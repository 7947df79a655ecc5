"""Plain text: one block a line, bullets as items."""

from __future__ import annotations

from collections.abc import Sequence

from watcher.analyze.blocks import Block, Raw
from watcher.analyze.formats.lines import BULLET, join_broken
from watcher.model import Page


def read(page: Page, *, select: str | None = None, remove: Sequence[str] = ()) -> Raw:
    return of_text(page.text or "")


def of_text(text: str) -> Raw:
    return Raw(blocks=tuple(_line_block(line) for line in join_broken(text.splitlines())))


def _line_block(line: str) -> Block:
    if bullet := BULLET.match(line):
        return Block(text=bullet[1].strip(), role="item")
    return Block(text=line.strip())
