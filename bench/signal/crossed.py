"""Every document of the first seven waves in every layout of theirs: the same text in two of them must differ in nothing."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bench.signal import (
    fifth_layouts,
    fifth_texts,
    fourth_texts,
    prints,
    seventh_layouts,
    seventh_texts,
    sixth_layouts,
    sixth_texts,
    texts,
    third_texts,
)
from bench.signal.case import Answer
from bench.signal.document import Document, Question, Table
from watcher import model as watched
from watcher.analyze import read
from watcher.analyze.topics import Pack
from watcher.compare import diff
from watcher.model import Difference, Kind, Page

TODAY = date(2026, 11, 2)
VISITS = range(1, 9)
Show = Callable[[Document, str, int], Answer]
SYSTEMS: tuple[tuple[Sequence[str], Show], ...] = (
    (tuple(prints.LAYOUTS), prints.page),
    (tuple(fifth_layouts.LAYOUTS), fifth_layouts.shown),
    (tuple(sixth_layouts.LAYOUTS), sixth_layouts.show),
    (tuple(seventh_layouts.LAYOUTS), seventh_layouts.printed),
)
ASKING = ("faq_list", "accordion", "wenda", "panels", "hotline", "forum", "accordions")  # layouts for questions
DRAWING = ("mobile", "cards")  # layouts that draw a table with boxes, which cannot be merged
TEXTS = (texts, third_texts, fourth_texts, fifth_texts, sixth_texts, seventh_texts)


@dataclass(frozen=True, slots=True)
class Crossing:
    """A document as two systems show it, and what was told of the difference."""

    title: str
    one: str
    other: str
    told: tuple[Difference, ...]


def crossings(count: int, *, packs: Sequence[Pack], seed: int) -> Iterator[Crossing]:
    """So many, drawn with `seed`. A wording that is told as `reworded` is none that matters."""
    dice = random.Random(seed)
    documents = [d for module in TEXTS for d in vars(module).values() if isinstance(d, Document)]
    layouts = [(name, show) for names, show in SYSTEMS for name in names]
    for _ in range(count):
        it = dice.choice(documents)
        asks = any(isinstance(block, Question) for block in it.blocks)
        fitting = [p for p in layouts if (p[0] in ASKING) == asks and not (p[0] in DRAWING and _merged(it))]
        (one, first), (other, second) = dice.sample(fitting, 2)
        before, after = (
            _read(show(it, name, dice.choice(VISITS)), packs) for name, show in ((one, first), (other, second))
        )
        told = diff.compare(before, after, packs=packs).differences
        yield Crossing(it.title, one, other, tuple(d for d in told if d.kind is not Kind.REWORDED))


def _merged(it: Document) -> bool:
    cells = (cell for block in it.blocks if isinstance(block, Table) for row in block.rows for cell in row)
    return any(cell.rows > 1 or cell.columns > 1 for cell in cells)


def _read(answer: Answer, packs: Sequence[Pack]) -> watched.Document:
    page = Page(url="https://site.example/a.html", format="html", body=answer.body, text=answer.body.decode())
    return read.read(page, packs=packs, region="CN-4401", today=TODAY)
