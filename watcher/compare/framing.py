"""Rules whose own sentence stands as it stood, while the page around it says more or less: another layout prints the title
elsewhere, drops a heading or folds an answer. Such a rule did not change. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from watcher.compare import noise
from watcher.compare.align import Alignment
from watcher.compare.canonical import forms, loose_part, parts
from watcher.compare.facts import Pair
from watcher.model import Clause, Document, Fact, Validity
from watcher.text.fold import folded_text

_ANY = {"unspecified": 0, "medical": 1}  # insurances that name none, or only the kind


class Framing:
    """Asked of the facts that differ between two versions of a document."""

    def __init__(self, before: Document, after: Document, alignment: Alignment) -> None:
        self._after = {before.clauses[i].id: after.clauses[j] for i, j in alignment.same}
        self._before = {after.clauses[j].id: before.clauses[i] for i, j in alignment.same}
        titles = [folded_text(document.meta.title or "") for document in (before, after)]
        renamed = titles[0] not in titles[1] and titles[1] not in titles[0]
        drafts = [document.meta.validity is Validity.DRAFT for document in (before, after)]
        self._another = renamed or drafts[0] != drafts[1]  # no fact is read from a draft
        self._documents = before, after
        self._edited = {before.clauses[i].id: after.clauses[j].id for i, j in alignment.edited}

    @cached_property
    def _said(self) -> tuple[frozenset[str], frozenset[str]]:
        before, after = map(_said, self._documents)
        return before, after

    def without(self, changed: Sequence[Pair]) -> list[Pair]:
        """The pairs of which something but the frame differs."""
        gone = [before for before, after in changed if after is None]
        come = [after for before, after in changed if before is None]
        bound = [(a, b) for a in gone for b in come if a and b and a.key == b.key and self._is_same_rule(a, b)]
        anew = {id(fact) for pair in bound for fact in pair}
        return [pair for pair in changed if not anew & set(map(id, pair)) and not self._alone_differs(*pair)]

    def _alone_differs(self, before: Fact | None, after: Fact | None) -> bool:
        if before is not None and after is not None:
            return self._is_same_rule(before, after)
        if self._another:
            return False
        fact, there = (before, self._after) if before is not None else (after, self._before)
        other = there.get(fact.clause) if fact is not None else None
        if fact is None or other is None:
            return False
        own = self._before[other.id] if before is not None else self._after[other.id]
        return not self._reheaded(*((own, other) if before is not None else (other, own)))

    def _reheaded(self, before: Clause, after: Clause) -> bool:
        """Whether what stands above it was put in other words: neither side only has what the other prints elsewhere."""
        old, new = ({loose_part(h): h for h in clause.path} for clause in (before, after))
        gone = [h for said, h in old.items() if said not in new and said not in self._said[1]]
        come = [h for said, h in new.items() if said not in old and said not in self._said[0]]
        return any(noise.of_clause(h) is None for h in gone) and any(noise.of_clause(h) is None for h in come)

    def _is_same_rule(self, before: Fact, after: Fact) -> bool:
        """In one sentence that stands as it stood, for the same people as far as both sides say for whom."""
        stays = self._after.get(before.clause)
        if stays is None:
            own_words = self._edited.get(before.clause) == after.clause and _stands_in_same_words(before, after)
            return own_words and _told_closer(before, after)
        return stays.id == after.clause and _told_closer(before, after)


def _said(document: Document) -> frozenset[str]:
    """All that a document prints, as its headings, its title or its lines."""
    headings = {heading for clause in document.clauses for heading in clause.path}
    texts = (clause.text for clause in document.clauses)
    return frozenset(loose_part(text) for text in (*headings, *texts, document.meta.title or ""))


def _told_closer(before: Fact, after: Fact) -> bool:
    same = (before.value, before.unit, before.operator) == (after.value, after.unit, after.operator)
    dated = (before.effective_from, before.effective_to) == (after.effective_from, after.effective_to)
    one, other = before.cohort.items(), after.cohort.items()
    alike = before.insurance == after.insurance or min(_specific(before), _specific(after)) < len(_ANY)
    return same and dated and alike and (one <= other or other <= one)


def _stands_in_same_words(before: Fact, after: Fact) -> bool:
    """Whether its amount stands in a part between commas that is on both sides, and in no other: what was edited beside it
    is told by itself (男满27年、女满24年，其中本市满8年)."""
    if not isinstance(before.value, int | float) or before.unit is None:
        return False
    amount = (
        f"{before.value * 12} month" if before.unit == "year" else f"{before.value} {before.unit.split('_per_')[0]}"
    )
    old, new = (
        {loose_part(part) for part in parts(fact.quote) if amount in forms(part).tokens} for fact in (before, after)
    )
    return len(old) == 1 and old == new


def _specific(fact: Fact) -> int:
    return _ANY.get(fact.insurance, len(_ANY))
