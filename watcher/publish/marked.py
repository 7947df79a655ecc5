"""A document as one HTML file that needs nothing else, its facts marked where they stand.

First what the document is and a table of its rules, then the text: clauses in order under their headings, the sentence of
each rule underlined, its deciding words bold and numbered, and beside the clause (below it on a phone) what was read there.
A `<mark>` holds the page's own characters and nothing else: the numbers are drawn by the style.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from watcher.model import Clause, Document
from watcher.publish import sheet
from watcher.publish.sheet import Line
from watcher.publish.sheet_words import WORDS
from watcher.publish.templating import template, time_text
from watcher.wording import Titles, one_line

_ABOUT = re.compile("(?=关于)")
_DEEPEST = 6  # HTML knows no further headings


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """Text that is all of one kind. `begins`: numbers of the facts that a link leads to here; `ends`: those to show."""

    text: str
    decides: bool
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """Pieces that belong together: one or several quotes that overlap, or what lies between quotes."""

    quoted: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A heading (`level` 2 to 6) or a clause with what was read from it."""

    level: int = 0
    heading: str = ""
    label: str = ""
    kind: str = ""
    runs: tuple[Run, ...] = ()
    notes: tuple[Line, ...] = ()


def html(
    document: Document,
    lines: Sequence[Line],
    *,
    url: str,
    sha: str,
    generated_at: datetime,
    language: str,
    titles: Titles | None = None,
) -> str:
    """The whole file. `lines` are those of `sheet.lines` for this document and language."""
    words = WORDS[language]
    return template("marked.html").render(
        w=words,
        title=_breakable(one_line(document.meta.title or words["untitled"])),
        validity=document.meta.validity.value,
        head=sheet.head(document.meta, language),
        lines=lines,
        counts=words["counts"].format(facts=len(lines), clauses=len(document.clauses)),
        warnings=[sheet.warning_text(warning, language, titles) for warning in document.warnings],
        parts=tuple(parts(document, lines)),
        source=one_line(url),
        sha=sha,
        generated=time_text(generated_at),
    )


def _breakable(title: str) -> list[str]:
    """A long title is best broken before 关于, behind who issued it."""
    return [part for part in _ABOUT.split(title) if part]


def parts(document: Document, lines: Sequence[Line]) -> Iterator[Part]:
    """The text in order. What stands in a path because a clause bears it as its label or text is no heading."""
    open_path: tuple[str, ...] = ()
    clauses: dict[tuple[str, ...], set[str]] = {}
    for clause in document.clauses:
        same = _common(open_path, clause.path)
        for depth in range(same, len(clause.path)):
            if clause.path[depth] not in clauses.get(clause.path[:depth], ()):
                yield Part(level=min(3 + depth, _DEEPEST), heading=one_line(clause.path[depth]))
        open_path = clause.path
        clauses.setdefault(clause.path, set()).update((clause.label or "", clause.text))
        notes = tuple(line for line in lines if line.fact.clause == clause.id)
        runs = tuple(_runs(clause, notes))
        yield Part(label=one_line(clause.label or ""), kind=clause.kind, runs=runs, notes=notes)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _runs(clause: Clause, notes: Sequence[Line]) -> Iterator[Run]:
    """The clause's text, cut wherever a quote or its deciding words begin or end."""
    quotes = [(line.fact.start, line.fact.end) for line in notes]
    tokens = {line.number: line.token or (line.fact.start, line.fact.end) for line in notes}
    decisive = [line.token for line in notes if line.token]
    cuts = sorted({0, len(clause.text), *(at for span in (*quotes, *tokens.values()) for at in span)})
    pieces: list[Piece] = []
    for begin, end in pairwise(cuts):
        if pieces and not _within(begin - 1, begin + 1, quotes) and (_at(begin, quotes) or _at(begin - 1, quotes)):
            yield Run(quoted=_at(begin - 1, quotes), pieces=tuple(pieces))
            pieces = []
        pieces.append(
            Piece(
                text=clause.text[begin:end],
                decides=_at(begin, decisive),
                begins=tuple(number for number, span in tokens.items() if span[0] == begin),
                ends=tuple(number for number, span in tokens.items() if span[1] == end),
            )
        )
    if pieces:
        yield Run(quoted=_at(len(clause.text) - 1, quotes), pieces=tuple(pieces))


def _at(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(begin <= offset < end for begin, end in spans)


def _within(begin: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether one span holds all of `begin` to `end`."""
    return any(b <= begin and end <= e for b, e in spans)
