"""What came of a case against what must come: found, wrong, missed, told twice, told though nothing happened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isclose
from statistics import median

from bench.signal.case import ANY, MEDIUM, Case, Want
from bench.signal.play import Played
from watcher.model import Change, Clause, Fact

BY_PART = ("years.deemed", "document.repeals", "document.attachment")  # values that are text: a part is enough


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """`false`: told on noise. `wrong`: told under another key, cohort or value. `twice`: more than one change for an
    edit; `extra`: of medium or higher, and no edit at all. `lost`: in the end a noise page can no longer be read."""

    played: Played
    right: tuple[tuple[Want, Change], ...] = ()
    wrong: tuple[tuple[Want, Change], ...] = ()
    missed: tuple[Want, ...] = ()
    twice: tuple[Change, ...] = ()
    extra: tuple[Change, ...] = ()
    false: tuple[Change, ...] = ()
    lost: bool = False

    @property
    def case(self) -> Case:
        return self.played.case

    @property
    def failed(self) -> bool:
        return bool(self.wrong or self.missed or self.twice or self.extra or self.false or self.lost)


def judge(played: Played) -> Verdict:
    changes = list(played.changes)
    if played.case.noise:
        told = [c for c in changes if not played.case.may_reword or is_medium(c)]
        return Verdict(played=played, false=tuple(told), lost=not played.polls[-1].outcome.healthy)
    wants = list(played.case.wants)
    right = [*_whole_document(wants, changes), *_taken(wants, changes, fits)]
    wrong = [pair for test in (_same_key, _same_place) for pair in _taken(wants, changes, test)]
    told = [change for _, change in (*right, *wrong)]
    twice = [c for c in changes if any(_one_edit(c, other) for other in told)]
    extra = [c for c in changes if is_medium(c) and c not in twice]
    return Verdict(
        played=played,
        right=tuple(right),
        wrong=tuple(wrong),
        missed=tuple(wants),
        twice=tuple(twice),
        extra=tuple(extra),
    )


def _whole_document(wants: list[Want], changes: list[Change]) -> list[tuple[Want, Change]]:
    """A new document that is wanted whole: each of its facts is told as published, or it is in a line."""
    told = [change for change in changes if change.difference.kind.value == "published"]
    whole = [want for want in wants if (want.kind, want.key, want.before, want.after) == ("published", None, None, ANY)]
    if not whole or not told:
        return []
    wants.remove(whole[0])
    changes[:] = [change for change in changes if change not in told]
    return [(whole[0], told[0])]


def _taken(wants: list[Want], changes: list[Change], test) -> list[tuple[Want, Change]]:  # type: ignore[no-untyped-def]
    """Pairs that pass the test; both are taken from their lists."""
    pairs = []
    for want in list(wants):
        found = next((change for change in changes if test(want, change)), None)
        if found is not None:
            pairs.append((want, found))
            wants.remove(want)
            changes.remove(found)
    return pairs


def is_medium(change: Change) -> bool:
    return change.difference.severity.value in MEDIUM


def fits(want: Want, change: Change) -> bool:
    it = change.difference
    if (want.kind is not None and it.kind.value != want.kind) or it.key != want.key:
        return False
    if want.untyped:
        return is_medium(change) and _holds(it.before, want.before) and _holds(it.after, want.after)
    return (
        _is(want.key, it.before, want.before)
        and _is(want.key, it.after, want.after)
        and (
            want.insurances == ()
            or want.key is None
            or it.key is None
            or it.key.startswith("document.")
            or it.insurance in want.insurances
        )
        and _cohort_fits(want, it.cohort)  # type: ignore[arg-type]
        and (want.units is None or (_field(it.before, "unit"), _field(it.after, "unit")) == want.units)
        and (want.operators is None or (_field(it.before, "operator"), _field(it.after, "operator")) == want.operators)
    )


def _cohort_fits(want: Want, got: dict[str, str]) -> bool:
    if want.cohort_any:
        return all(got.get(name) == v for name, v in want.cohort.items())
    return dict(got) == dict(want.cohort)


def _field(side: Fact | Clause | None, name: str) -> object:
    return getattr(side, name, None)


def text_of(side: Fact | Clause | None) -> str:
    return "" if side is None else side.quote or str(side.value) if isinstance(side, Fact) else side.text


def _holds(side: Fact | Clause | None, words: object) -> bool:
    if words == ANY:
        return True
    return side is None if words is None else side is not None and str(words) in text_of(side)


def _is(key: str | None, side: Fact | Clause | None, value: object) -> bool:
    if value is None or side is None:
        return value is None and side is None
    if value == ANY:
        return True
    got = side.value if isinstance(side, Fact) else side.text
    if isinstance(value, int | float) and isinstance(got, int | float):
        return isclose(value, got)
    return str(value) in str(got) if key in BY_PART else value == got


def _same_key(want: Want, change: Change) -> bool:
    """The rule was found, with another cohort, kind or value."""
    return want.key is not None and change.difference.key == want.key


def _same_place(want: Want, change: Change) -> bool:
    """Something of the edit was told: one of its values stands in the clauses, or another key has them."""
    it = change.difference
    sides = ((it.before, it.clause_before, want.before), (it.after, it.clause_after, want.after))
    told = [w for side, clause, w in sides if w is not None and _mentions(side, clause, w)]
    return bool(told) and it.kind.value != "reworded"


def _mentions(side: Fact | Clause | None, clause: Clause | None, words: object) -> bool:
    text = f"{text_of(side)} {clause.text if clause else ''}"
    return len(str(words)) > 1 and any(spelled in text for spelled in _spellings(str(words)))


def _spellings(words: str) -> tuple[str, ...]:
    """An ISO date stands in a text as people write it."""
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", words)
    return (words, f"{found[1]}年{int(found[2])}月{int(found[3])}日") if found else (words,)


def _one_edit(change: Change, other: Change) -> bool:
    """Both come from one clause."""
    ids = [
        {c.id for c in (d.clause_before, d.clause_after) if c is not None}
        for d in (change.difference, other.difference)
    ]
    return bool(ids[0] & ids[1])


# ── sums ───────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True, slots=True)
class Totals:
    noise: int
    noise_alerted: int
    noise_medium: int
    lost: int
    material: int
    wanted: int
    right: int
    wrong: int
    missed: int
    twice: int
    extra: int
    letter: int | None  # median, bytes
    failed: int


def totals(verdicts: Iterable[Verdict]) -> Totals:
    found = list(verdicts)
    noise = [v for v in found if v.case.noise]
    letters = [size for v in found if not v.case.noise for size in v.played.letters]
    return Totals(
        noise=len(noise),
        noise_alerted=sum(bool(v.false) for v in noise),
        noise_medium=sum(any(is_medium(c) for c in v.false) for v in noise),
        lost=sum(v.lost for v in noise),
        material=len(found) - len(noise),
        wanted=sum(len(v.case.wants) for v in found),
        right=_sum(v.right for v in found),
        wrong=_sum(v.wrong for v in found),
        missed=_sum(v.missed for v in found),
        twice=_sum(v.twice for v in found),
        extra=_sum(v.extra for v in found),
        letter=int(median(letters)) if letters else None,
        failed=sum(v.failed for v in found),
    )


def _sum(parts: Iterable[Sequence[object]]) -> int:
    return sum(len(part) for part in parts)
