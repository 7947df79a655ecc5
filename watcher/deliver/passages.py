"""The two sentences of a change, each with the part that decides."""

from __future__ import annotations

import re
from dataclasses import dataclass

from watcher import marks, wording
from watcher.model import Clause, Difference, Fact
from watcher.wording import one_line


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """A sentence, or what stands around its decisive part; `text[start:end]` is that part."""

    text: str
    start: int
    end: int

    def cut(self, limit: int) -> tuple[str, str, str]:
        """(before, decisive, after) within about `limit` characters."""
        lead, mark, rest = marks.around(self.text, self.start, self.end, limit)
        return one_line("x" + lead)[1:], one_line(mark), one_line(rest + "x")[:-1]


def passages(difference: Difference) -> tuple[Passage | None, Passage | None]:
    """The two sentences, each with its decisive tokens; None for a side that does not exist."""
    before = _passage(difference.before, difference.clause_before)
    after = _passage(difference.after, difference.clause_after)
    if before is None or after is None:
        return before, after
    edits = marks.edits(before.text, after.text)
    own = [e for e in edits if _meets(before, e.start, e.before_end) and _meets(after, e.after_start, e.after_end)]
    told = _of_values(own or edits, difference)
    if not told:
        return before, after
    first, last = told[0], told[-1]
    return _narrow(before, first.start, last.before_end), _narrow(after, first.after_start, last.after_end)


def _meets(passage: Passage, start: int, end: int) -> bool:
    return start <= passage.end and passage.start <= end


def _of_values(edits: list[marks.Span], difference: Difference) -> list[marks.Span]:
    """Where a sentence changed in several places, the one that holds this rule's own amount; else all of them."""
    before, after = (_digits(side) for side in (difference.before, difference.after))
    named = [(e, _holds(before, e.before_text) + _holds(after, e.after_text)) for e in edits]
    best = max((count for _, count in named), default=0)
    return [e for e, count in named if count == best][:1] if best else edits


def _holds(number: str, text: str) -> bool:
    return bool(number) and re.search(rf"(?<![\d.]){re.escape(number)}(?![\d.]*\d)", text) is not None


def _digits(side: Fact | Clause | None) -> str:
    number = side.value if isinstance(side, Fact) else None
    return wording.number_text(number) if isinstance(number, (int, float)) else ""


def _narrow(passage: Passage, start: int, end: int) -> Passage:
    return Passage(text=passage.text, start=start, end=end)


def _passage(side: Fact | Clause | None, clause: Clause | None) -> Passage | None:
    """The quote within its clause, where the clause is at hand; the whole clause where no fact is concerned."""
    if isinstance(side, Fact):
        if clause and side.quote and clause.text[side.start : side.end] == side.quote:
            return Passage(text=clause.text, start=side.start, end=side.end)
        return Passage(text=side.quote, start=0, end=len(side.quote)) if side.quote else None
    whole = side or clause
    return Passage(text=whole.text, start=0, end=len(whole.text)) if whole else None
