"""Statements that exclude each other: two sources, or one page twice, on one rule for the same people in one place.

Both are reported with their quotes, the official one first; neither is silently overruled.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations

from watcher import jsonform, vocabulary
from watcher.model import Cohort, Fact, cohort_identity

_HEDGE = re.compile(r"在?(?:原则上|一般|一般情况下|通常|通常情况下)|特殊情况下?")
Question = tuple[str, str, str | None, tuple[tuple[str, str], ...], str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """A fact, and who says so since when. `snapshot` is the sha256 of the bytes it was read from."""

    fact: Fact
    source: str
    url: str
    authority: str = "official"
    snapshot: str | None = None
    since: datetime | None = None
    in_force_from: date | None = None
    in_force_to: date | None = None
    id: int = 0  # of the fact


@dataclass(frozen=True, kw_only=True, slots=True)
class Conflict:
    key: str
    insurance: str
    region: str | None
    cohort: Cohort
    positions: tuple[Statement, ...]


def conflicts(statements: Iterable[Statement], *, sets: Collection[str] = vocabulary.SET_KEYS) -> tuple[Conflict, ...]:
    """All contradictions. Keys in `sets` hold many values: only "is" and "is not" of one of them disagree."""
    asked: dict[Question, list[Statement]] = {}
    for statement in statements:
        asked.setdefault(_question(statement.fact, sets), []).append(statement)
    found = (_disputed(asked[question]) for question in sorted(asked, key=str))
    return tuple(_conflict(disputed) for disputed in found if disputed)


def _question(fact: Fact, sets: Collection[str]) -> Question:
    member = str(fact.value) if fact.key in sets else ""
    return (fact.key, fact.insurance, fact.region, cohort_identity(fact.cohort), member)


def _disputed(statements: Sequence[Statement]) -> list[Statement]:
    """Those which at least one other excludes, each position of a source once."""
    apart: list[Statement] = []
    for one, other in combinations(statements, 2):
        if _at_one_time(one, other) and excludes(one.fact, other.fact):
            apart += [one, other]
    return list({_position(s): s for s in sorted(apart, key=_order)}.values())


def _position(s: Statement) -> tuple[str, str, str, str | None, str]:
    return (s.source, s.url, str(s.fact.value), s.fact.unit, s.fact.operator)


def _order(statement: Statement) -> tuple[bool, str, str, int]:
    return (statement.authority != "official", statement.source, statement.fact.clause, statement.fact.start)


def _conflict(positions: Sequence[Statement]) -> Conflict:
    fact = positions[0].fact
    return Conflict(
        key=fact.key, insurance=fact.insurance, region=fact.region, cohort=fact.cohort, positions=tuple(positions)
    )


def excludes(one: Fact, other: Fact) -> bool:
    """Two answers to one question cannot both hold: not under other conditions, in other units, or at other times."""
    if not _same_case(one, other) or not _overlap(one, other):
        return False
    negated = (one.operator == "not") != (other.operator == "not")
    if negated or "not" in (one.operator, other.operator):
        return negated and one.value == other.value
    if one.value == other.value:
        return False
    measured = all(isinstance(fact.value, (int, float, tuple)) for fact in (one, other))
    if measured and (one.unit, one.base) != (other.unit, other.base):
        return False
    return one.operator == other.operator or not _meets(one, other)


def _same_case(one: Fact, other: Fact) -> bool:
    """Equal conditions, or none on one side: a rule for everyone meets each exception. Hedges (一般情况下) are none."""
    mine, theirs = (sorted(c for c in f.conditions if not _HEDGE.fullmatch(c)) for f in (one, other))
    return mine == theirs or (isinstance(one.value, str) and (not mine or not theirs))


def _at_one_time(one: Statement, other: Statement) -> bool:
    """Whether both hold on some day, as the record has it: a repealed notice contradicts nobody."""
    starts = max(one.in_force_from or date.min, other.in_force_from or date.min)
    return starts <= min(one.in_force_to or date.max, other.in_force_to or date.max)


def _overlap(one: Fact, other: Fact) -> bool:
    starts = max(one.effective_from or date.min, other.effective_from or date.min)
    return starts <= min(one.effective_to or date.max, other.effective_to or date.max)


def _meets(one: Fact, other: Fact) -> bool:
    """Under different operators: some number satisfies both (at least 10, and exactly 15)."""
    low, high = zip(_bounds(one), _bounds(other), strict=True)
    return max(low) <= min(high)


def _bounds(fact: Fact) -> tuple[float, float]:
    value = fact.value
    if isinstance(value, tuple) and value:
        return float(value[0]), float(value[-1])
    if not isinstance(value, (int, float)):
        return float("inf"), float("-inf")
    low = float("-inf") if fact.operator in ("<", "<=") else float(value)
    high = float("inf") if fact.operator in (">", ">=") else float(value)
    return low, high


def conflict_json(conflict: Conflict) -> jsonform.Json:
    """The contract's object."""
    return {
        "key": conflict.key,
        "insurance": conflict.insurance,
        "region": conflict.region,
        "cohort": dict(conflict.cohort),
        "positions": [_position_json(statement) for statement in conflict.positions],
    }


def _position_json(statement: Statement) -> jsonform.Json:
    fact = jsonform.fact_json(statement.fact)
    return {
        **{name: fact[name] for name in ("value", "unit", "operator", "quote")},
        "source": statement.source,
        "authority": statement.authority,
        "url": statement.url,
        "snapshot": statement.snapshot,
        "since": jsonform.time_json(statement.since) if statement.since else None,
    }
