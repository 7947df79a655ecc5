"""The stage's door: a page becomes a document with clauses, facts, metadata and warnings."""

from __future__ import annotations

import hashlib
import pkgutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Protocol

from watcher import regions
from watcher.analyze import clauses, facts, labels, metadata
from watcher.analyze import formats as _formats
from watcher.analyze.blocks import Raw
from watcher.analyze.topics import Pack
from watcher.errors import ReadError
from watcher.model import Clause, Document, Fact, Link, Metadata, Outcome, Page, ReadingWarning
from watcher.text.fold import folded_text

_HEAD = 6  # blocks at the top of a further page that may repeat the first one's
EXTRACTOR_VERSION = "8"
"""Raised whenever the same bytes may give other clauses or facts, so that stored pages are read again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Outline:
    """A page cut into clauses, its facts not read yet: enough to see that nothing changed."""

    meta: Metadata
    placed: tuple[clauses.Placed, ...]
    warnings: tuple[ReadingWarning, ...]
    links: tuple[Link, ...]

    @property
    def clauses(self) -> tuple[Clause, ...]:
        return tuple(p.clause for p in self.placed)


class View(Protocol):
    """A page looked at, its text not cut yet: where a format has one, equal seals mean equal documents."""

    @property
    def links(self) -> tuple[Link, ...]: ...
    def seal(self) -> bytes: ...
    def raw(self) -> Raw: ...


def read(
    page: Page,
    *,
    packs: Sequence[Pack],
    region: str | None = None,
    select: str | None = None,
    remove: Sequence[str] = (),
    today: date,
) -> Document:
    """Read one page. `today` decides whether a document is already or still in force.

    Raises ReadError with the outcome unreadable, incomplete, selector_missed or empty.
    """
    return stated(outline(page, region=region, select=select, remove=remove, today=today), packs)


def view(page: Page, *, select: str | None = None, remove: Sequence[str] = ()) -> View | None:
    """The page as far as it takes to see that nothing changed; None for formats that must be read whole.

    Raises as `read` does.
    """
    look = None if page.parts else getattr(_format(page), "view", None)
    found: View | None = look(page, select=select, remove=remove) if look else None
    return found


def outline(
    page: Page,
    *,
    region: str | None = None,
    select: str | None = None,
    remove: Sequence[str] = (),
    today: date,
    seen: View | None = None,
) -> Outline:
    """Clauses and metadata of a page, of which `seen` is the view if it was asked for. Raises as `read` does."""
    raw = labels.taken_out(seen.raw() if seen else _whole(page, select, remove))
    placed = clauses.cut(raw.blocks, title=metadata.title_of(raw))
    if not placed:
        raise ReadError(Outcome.EMPTY, "the page holds no text to watch")
    meta = metadata.read(raw, placed, region=region, today=today)
    if region is None:
        meta = replace(meta, region=regions.named_in(f"{meta.issuer or ''} {meta.title or ''}"))
    return Outline(meta=meta, placed=tuple(placed), warnings=(*page.warnings, *raw.warnings), links=raw.links)


def stated(outline: Outline, packs: Sequence[Pack]) -> Document:
    """The outline with the facts that the packs find in it."""
    found, warnings = facts.read(outline.placed, packs, outline.meta)
    return Document(
        meta=outline.meta,
        clauses=outline.clauses,
        facts=tuple(_placed_fact(f, outline.meta.region) for f in found),
        warnings=(*outline.warnings, *warnings),
        links=outline.links,
    )


def _placed_fact(fact: Fact, region: str | None) -> Fact:
    """A fact in its region. An area that is the region itself (广州 on Guangzhou's own page) tells nobody apart."""
    area = fact.cohort.get("area")
    if area and "、" not in area and region and regions.named_in(area) == region:
        return replace(fact, region=region, cohort={k: v for k, v in fact.cohort.items() if k != "area"})
    return replace(fact, region=region)


@cache
def _reader(format: str) -> ModuleType:
    """The module `formats/<format>.py`, imported when the first such document comes."""
    return import_module(f"watcher.analyze.formats.{format}")


@cache
def formats() -> tuple[str, ...]:
    """Names of the formats that can be read: one file each."""
    names = (m.name for m in pkgutil.iter_modules(_formats.__path__))
    return tuple(sorted(n for n in names if n not in ("lines", "archive", "pdftables")))


def _whole(page: Page, select: str | None, remove: Sequence[str]) -> Raw:
    """A page with the further pages of its document; what these print again (title, date) is not text of theirs."""
    raw = _raw(page, select, remove)
    said = {block.text for block in raw.blocks[:_HEAD]} | {raw.title}
    for part in page.parts:
        more = _raw(part, select, remove)
        blocks = tuple(b for n, b in enumerate(more.blocks) if n >= _HEAD or b.text not in said)
        raw = replace(
            raw, blocks=raw.blocks + blocks, links=raw.links + more.links, warnings=raw.warnings + more.warnings
        )
    return raw


def _raw(page: Page, select: str | None, remove: Sequence[str]) -> Raw:
    raw = _format(page).read(page, select=select, remove=remove)
    assert isinstance(raw, Raw)
    return raw


def _format(page: Page) -> ModuleType:
    if page.format not in formats():
        raise ReadError(Outcome.UNREADABLE, f"no reader for {page.format!r}; known: {', '.join(formats())}")
    return _reader(page.format)


def text_hash(document: Document | Outline) -> str:
    """SHA-256 of what a person reads, folded: equal for two pages that differ in markup, width and spacing alone."""
    digest = hashlib.sha256()
    meta = document.meta
    stated = (
        meta.title,
        meta.doc_number,
        meta.effective_from,
        meta.effective_to,
        meta.repeals,
        meta.stamp,
        meta.kind == "draft",
    )
    digest.update(repr(stated).encode())
    for clause in document.clauses:
        digest.update(folded_text(clause.text).encode() + b"\n")
    for link in document.links:
        digest.update(link.url.encode() + b"\n")
    return digest.hexdigest()
