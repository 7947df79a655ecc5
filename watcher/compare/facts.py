"""Facts before against facts after: by identity, their values by meaning (law 5).

Pairs are found by plain keyed comparison; deepdiff is asked only about a pair that differs, for the fields that do.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Protocol

from watcher.compare.canonical import named
from watcher.model import Fact, Severity, cohort_identity
from watcher.text.fold import folded_text

_UNTOLD = frozenset({"quote", "clause", "start", "end", "confidence", "topic"})
_TOLD = tuple(field.name for field in fields(Fact) if field.name not in _UNTOLD)
_LISTED = re.compile("^[^,，。]{0,24}[；;。]?$")  # an item of a list is short, and has no parts
HEDGES = ("原则上", "一般", "通常", "normally", "usually")


class KeyLike(Protocol):
    """What a topic pack says of a key, as far as a comparison needs it."""

    @property
    def severity(self) -> Severity: ...
    @property
    def operator(self) -> str: ...
    @property
    def set_valued(self) -> bool: ...
    @property
    def alternatives(self) -> bool: ...


Keys = Mapping[str, KeyLike]
Pair = tuple[Fact | None, Fact | None]


def identity(fact: Fact, keys: Keys) -> Hashable:
    """What stays while the value changes. The region is the source's and the same on both sides; a set's member is its own rule."""
    member = (fact.value, fact.operator) if fact.key in keys and keys[fact.key].set_valued else None
    return (fact.key, fact.insurance, cohort_identity(fact.cohort), member)


def meaning(fact: Fact, keys: Keys) -> Hashable:
    """Equal for two facts that rule the same: value and unit by amount, operator, base, dates, hedges."""
    value, unit = fact.value, fact.unit
    if isinstance(value, str) and unit is None and not value.isascii():
        value = named(value)
    if unit == "year" and isinstance(value, int | float):
        value, unit = value * 12, "month"
    default = keys[fact.key].operator if fact.key in keys else "="
    operator = default if fact.operator == "=" else fact.operator
    hedged = any(h in c for c in fact.conditions for h in HEDGES)
    base = folded_text(fact.base).removeprefix("本市").removeprefix("当地") if fact.base else None
    return (value, unit, operator, base, fact.effective_from, fact.effective_to, hedged)


def fields_changed(changed: Sequence[tuple[Fact, Fact]]) -> list[tuple[str, ...]]:
    """Of each changed pair the names of the fields in which it differs; words and offsets are not among them."""
    if not changed:
        return []
    from deepdiff import DeepDiff  # costs 200 ms to import: only when something changed

    differing = [[name for name in _TOLD if getattr(a, name) != getattr(b, name)] for a, b in changed]
    old, new = (
        {
            str(number): _plain(pair[side], names)
            for number, (pair, names) in enumerate(zip(changed, differing, strict=True))
        }
        for side in (0, 1)
    )
    found: list[set[str]] = [set() for _ in changed]
    for levels in DeepDiff(old, new, ignore_numeric_type_changes=True, view="tree").values():
        for level in levels:
            number, name, *_ = level.path(output_format="list")
            found[int(number)].add(name)
    return [tuple(sorted(names)) for names in found]


def _plain(fact: Fact, names: Iterable[str]) -> dict[str, object]:
    """These fields, as deepdiff takes them, all pairs at once: a call costs 0.3 ms, whatever it is asked."""
    return {name: dict(fact.cohort) if name == "cohort" else getattr(fact, name) for name in names}


def pairs(before: Sequence[Fact], after: Sequence[Fact], partner: Mapping[str, str], keys: Keys) -> list[Pair]:
    """Facts that changed, as (before, after); None stands for a fact that only the other side has.

    `partner` maps ids of old clauses to those of the new ones they became.
    """
    old, new = _by_identity(before, keys), _by_identity(after, keys)
    changed: list[Pair] = []
    for name in dict.fromkeys((*old, *new)):
        changed += _within(old.get(name, []), new.get(name, []), partner, keys)
    return _replaced(_rebound(changed, partner, keys), partner, keys, (_members(before), _members(after)))


def _by_identity(facts: Sequence[Fact], keys: Keys) -> dict[Hashable, list[Fact]]:
    out: dict[Hashable, list[Fact]] = defaultdict(list)
    for fact in facts:
        out[identity(fact, keys)].append(fact)
    return out


def _within(old: list[Fact], new: list[Fact], partner: Mapping[str, str], keys: Keys) -> list[Pair]:
    """The changed pairs of one identity: what is stated on both sides, however often, is unchanged."""
    both = {meaning(f, keys) for f in old} & {meaning(f, keys) for f in new}
    left = _once((f for f in old if meaning(f, keys) not in both), keys)
    right = _once((f for f in new if meaning(f, keys) not in both), keys)
    out: list[Pair] = []
    tests: tuple[Callable[[Fact, Fact], bool], ...] = (
        lambda a, b: partner.get(a.clause) == b.clause and a.value == b.value,
        lambda a, b: partner.get(a.clause) == b.clause and a.unit == b.unit and a.effective_from == b.effective_from,
        lambda a, b: partner.get(a.clause) == b.clause and a.effective_from == b.effective_from,
        lambda a, b: partner.get(a.clause) == b.clause,
        lambda a, b: a.value == b.value,
        lambda a, b: True,
    )
    for fits in tests:
        out += _take(left, right, fits)
    out += _contradicted(left, right, old, new, partner, keys)
    return [*out, *((f, None) for f in left), *((None, f) for f in right)]


def _contradicted(
    left: list[Fact], right: list[Fact], old: list[Fact], new: list[Fact], partner: Mapping[str, str], keys: Keys
) -> list[Pair]:
    """Of two statements of a page that exclude each other one now says what the other does: its own value changed."""
    back = {b: a for a, b in partner.items()}
    said = {(f.clause, meaning(f, keys)) for f in (*old, *new)}
    both = {meaning(f, keys) for f in old} & {meaning(f, keys) for f in new}
    turned = [(a, b) for a in left for b in new if meaning(b, keys) in both
              and partner.get(a.clause) == b.clause and (a.clause, meaning(b, keys)) not in said]  # fmt: skip
    turned += [(a, b) for b in right for a in old if meaning(a, keys) in both
               and back.get(b.clause) == a.clause and (b.clause, meaning(a, keys)) not in said]  # fmt: skip
    crossed = [(a, b) for a in old for b in new if {meaning(a, keys), meaning(b, keys)} <= both
               and meaning(a, keys) != meaning(b, keys) and partner.get(a.clause) == b.clause
               and (a.clause, meaning(b, keys)) not in said and (b.clause, meaning(a, keys)) not in said]  # fmt: skip
    ways = [(meaning(a, keys), meaning(b, keys)) for a, b in crossed]
    if len(set(ways)) == 1:  # both are stated elsewhere as well; where they go both ways, they changed places
        turned += crossed[:1]
    left[:] = [f for f in left if not any(f is a for a, _ in turned)]
    right[:] = [f for f in right if not any(f is b for _, b in turned)]
    return list(turned)


def _once(facts: Iterable[Fact], keys: Keys) -> list[Fact]:
    seen: dict[Hashable, Fact] = {}
    for fact in facts:
        seen.setdefault(meaning(fact, keys), fact)
    return list(seen.values())


def _take(left: list[Fact], right: list[Fact], fits: Callable[[Fact, Fact], bool]) -> list[Pair]:
    out: list[Pair] = []
    for a in list(left):
        found = next((b for b in right if fits(a, b)), None)
        if found is not None:
            out.append((a, found))
            left.remove(a)
            right.remove(found)
    return out


def _rebound(changed: list[Pair], partner: Mapping[str, str], keys: Keys) -> list[Pair]:
    """A rule that one edit gave to others (男30年 → 30年) is one change, not one removed and one added."""

    def sets(key: str) -> bool:
        return key in keys and keys[key].set_valued

    gone = [a for a, b in changed if a is not None and b is None]
    come = [b for a, b in changed if b is not None and a is None]
    kept = [(a, b) for a, b in changed if a is not None and b is not None]
    moved = _take(
        gone,
        come,
        lambda a, b: (a.key, a.value) == (b.key, b.value) and partner.get(a.clause) == b.clause and not sets(a.key),
    )
    moved += _take(gone, come, lambda a, b: sets(a.key) and _turned(a, b))
    return [*kept, *moved, *((a, None) for a in gone), *((None, b) for b in come)]


def _members(facts: Sequence[Fact]) -> Counter[tuple[str, str]]:
    """How many facts of a key each clause states."""
    return Counter((fact.key, fact.clause) for fact in facts)


def _replaced(
    changed: list[Pair],
    partner: Mapping[str, str],
    keys: Keys,
    said: tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]],
) -> list[Pair]:
    """The only way that a sentence named, and the only one that it names now: one change (一次性补缴 → 按月缴费). Of a
    list, where each of several has a line of its own, one came and one went."""

    def fits(a: Fact, b: Fact) -> bool:
        alike = (a.key, a.insurance, a.operator, a.cohort) == (b.key, b.insurance, b.operator, b.cohort)
        alone = said[0][a.key, a.clause] == said[1][b.key, b.clause] == 1
        together = keys[a.key].alternatives and partner.get(a.clause) == b.clause
        return alike and alone and together and (_is_sentence(a, b) or all(_is_only(facts, a.key) for facts in said))

    gone = [a for a, b in changed if a is not None and b is None and a.key in keys]
    come = [b for a, b in changed if b is not None and a is None]
    found = _take(gone, come, fits)
    taken = {id(fact) for pair in found for fact in pair}
    return [*found, *(pair for pair in changed if not taken & set(map(id, pair)))] if found else changed


def _is_only(said: Counter[tuple[str, str]], key: str) -> bool:
    """Whether a document states one fact of a key."""
    return sum(count for (name, _), count in said.items() if name == key) == 1


def _is_sentence(*facts: Fact) -> bool:
    return all(_LISTED.search(fact.quote) is None for fact in facts)


def _turned(before: Fact, after: Fact) -> bool:
    """A member that was in a set and is now kept out of it by name, or the other way round."""
    same = (before.key, before.value, before.insurance) == (after.key, after.value, after.insurance)
    return same and before.operator != after.operator and "not" in (before.operator, after.operator)
