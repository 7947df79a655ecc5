"""A change as the public sees it: what was taken back keeps its address and says no more than that it was taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby

from watcher import wording
from watcher.model import Change, ReviewState
from watcher.publish.gazette import address
from watcher.publish.rows import Row, day_of, rows
from watcher.wording import Titles


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """`updated`: when it was found, or since then corrected or taken back; `turns`: how often that was. `correction`: the value as a reviewer has it.
    `replaced`: when what it announced was replaced or ended before it took effect."""

    change: Change
    updated: datetime
    turns: int = 0
    correction: str = ""
    replaced: datetime | None = None

    @property
    def retracted(self) -> bool:
        return self.change.review is ReviewState.DISMISSED


def entry(
    change: Change, *, updated: datetime, turns: int = 0, correction: str = "", replaced: datetime | None = None
) -> Entry:
    is_retracted = change.review is ReviewState.DISMISSED
    return Entry(
        change=_emptied(change) if is_retracted else change,
        updated=updated,
        turns=turns,
        correction="" if is_retracted else correction,
        replaced=replaced,
    )


def _emptied(change: Change) -> Change:
    """Without a word of the page, so that nothing of it can be shown anywhere."""
    bare = replace(
        change.difference,
        title="",
        cohort={},
        before=None,
        after=None,
        clause_before=None,
        clause_after=None,
        fields=(),
    )
    return replace(change, difference=bare, document="", snapshot_before=None, snapshot_after=None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """An entry in words. `title`: place, insurance, rule, whom it is for, and what became of it."""

    entry: Entry
    row: Row
    title: str

    @property
    def day(self) -> date:
        return day_of(self.entry.change)

    @property
    def page(self) -> str:
        return address.change(self.entry.change.id)


def lines(entries: Iterable[Entry], language: str, titles: Titles) -> list[Line]:
    """The newest day first, the worst of a day first."""
    known = {it.change.id: it for it in entries}
    made = rows((it.change for it in known.values()), language, titles)
    return [_line(known[row.change.id], row, language, titles) for row in made]


def line(it: Entry, language: str, titles: Titles) -> Line:
    return lines([it], language, titles)[0]


def by_day(found: Sequence[Line]) -> list[tuple[date, list[Line]]]:
    return [(day, list(some)) for day, some in groupby(found, key=lambda it: it.day)]


def _line(it: Entry, row: Row, language: str, titles: Titles) -> Line:
    """What was taken back is named by its rule alone."""
    title = wording.rule_text(it.change.difference, language, titles) if it.retracted else row.title
    return Line(entry=it, row=row, title=title)
