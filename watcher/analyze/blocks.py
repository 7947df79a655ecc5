"""What every document format is turned into before clauses are cut: a flat list of blocks in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field

from watcher.model import Link, ReadingWarning


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """One paragraph, heading or table row.

    `level`: 1-6 for a heading of the format itself (h1-h6, # in Markdown), else None.
    `role`: text, heading, item (a list entry), row (a table row, cells already joined with their headers),
    question or answer (of a definition list or accordion), strong (a whole paragraph in bold: perhaps a heading),
    caption (what a table's rows are about).
    """

    text: str
    role: str = "text"
    level: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Raw:
    """A document before it is understood. `labels` are metadata pairs printed on the page (文号：…, 有效性：…),
    `stamps` what images say in title or alt, `title` the best title the format itself offers."""

    blocks: tuple[Block, ...]
    title: str | None = None
    labels: dict[str, str] = field(default_factory=dict)
    stamps: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()
    language: str | None = None
