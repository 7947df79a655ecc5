"""Whether two changes tell the same: the rule, and the state in which they leave it.

The national notice, its reposts and an article about it are one thing to tell. Places may differ between a notice and its
reposts, figures may not. Pure; the store keeps `rule` and `state` beside each change, to find the others quickly.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from watcher.jsonform import fact_json
from watcher.model import Change, Clause, Fact, Kind, cohort_identity
from watcher.text.fold import folded_text

_TITLE = 8  # characters of a title that is found again in a longer one


@dataclass(frozen=True, kw_only=True, slots=True)
class Telling:
    """`rule` is None where a change concerns one page alone. `leaves`: the state that the change ends."""

    rule: str | None
    state: str
    leaves: str | None


def telling(change: Change) -> Telling:
    d = change.difference
    if d.kind is Kind.AVAILABILITY:
        return Telling(rule=None, state="", leaves=None)
    whole = _same_value(d.before, d.after)
    came, went = _canonical(d.after, whole), _canonical(d.before, whole)
    leaves = f"+{went}" if went else f"-{came}" if came else None
    return Telling(
        rule=_rule(change), state=_short(f"+{came}" if came else f"-{went}"), leaves=leaves and _short(leaves)
    )


def _rule(change: Change) -> str:
    d = change.difference
    if d.key is None:
        return _short("text", _sentence(change))
    own = folded_text(change.document) if d.key.startswith("document.") else ""
    return _short(d.key, str(d.insurance), repr(cohort_identity(d.cohort)), own)


def _same_value(before: Fact | Clause | None, after: Fact | Clause | None) -> bool:
    """Only a condition, a date or an operator differs: then these are what is told."""
    return isinstance(before, Fact) and isinstance(after, Fact) and _amount(before) == _amount(after)


def _canonical(side: Fact | Clause | None, whole: bool) -> str:
    if not isinstance(side, Fact):
        return folded_text(_words(side)).replace(" ", "")
    if not whole:
        return _amount(side)
    more = (side.operator, side.base, side.conditions, side.effective_from, side.effective_to)
    return _amount(side) + repr(more)


def _amount(fact: Fact) -> str:
    value = fact_json(fact)["value"]
    return repr((_plain(value) if isinstance(value, list) else _number(value), fact.unit))


def _plain(values: Iterable[object]) -> list[object]:
    return [_number(value) for value in values]


def _number(value: object) -> object:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _words(side: Fact | Clause | None) -> str:
    return "" if side is None else side.quote if isinstance(side, Fact) else side.text


def _short(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def is_same(one: Change, other: Change) -> bool:
    """Whether two changes of the same `rule` and `state` are one to their readers, from the same day on as far as they
    say: one document printed at two addresses, or an official source and another that retells it for the same place."""
    if (one.source, one.url) == (other.source, other.url):
        return False
    days = {change.difference.effective_from for change in (one, other)} - {None}
    return len(days) < 2 and (_is_reprint(one, other) or _is_retold(one, other))


def _is_reprint(one: Change, other: Change) -> bool:
    """Word for word, under the same title but for what a repost puts before or behind it, there or in a place above or
    below."""
    first, second = sorted((folded_text(change.document).replace(" ", "") for change in (one, other)), key=len)
    titled = first == second or (len(first) >= _TITLE and first in second)
    return titled and _sentence(one) == _sentence(other) and _near(one, other)


def _is_retold(one: Change, other: Change) -> bool:
    """In words of its own. Where no place is known, nobody can tell one city's rule from another's."""
    here, there = one.difference.region, other.difference.region
    return one.authority != other.authority and here is not None and here == there


def _near(one: Change, other: Change) -> bool:
    here, there = one.difference.region, other.difference.region
    return here is None or there is None or here.startswith(there) or there.startswith(here)


def same_place(one: Change, other: Change) -> bool:
    """For what goes on from an earlier change: the same place, or word for word near it."""
    return one.difference.region == other.difference.region or (
        _near(one, other) and _sentence(one) == _sentence(other)
    )


def _sentence(change: Change) -> str:
    return folded_text(_words(change.difference.after or change.difference.before)).replace(" ", "")


class Known:
    """Changes by what they tell, each looked at once: the one that says the same as another is found without asking all."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], list[Change]] = {}

    def like(self, change: Change, it: Telling) -> Change | None:
        there = self._found.get((it.rule, it.state), ()) if it.rule else ()
        return next((known for known in there if is_same(known, change)), None)

    def add(self, change: Change, it: Telling) -> None:
        if it.rule:
            self._found.setdefault((it.rule, it.state), []).append(change)


def merged(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Without those that an official or earlier one among them tells already, in their order."""
    known, left = Known(), set()
    for change in sorted(changes, key=lambda c: c.authority != "official"):
        it = telling(change)
        if known.like(change, it) is None:
            known.add(change, it)
            left.add(change.id)
    return tuple(change for change in changes if change.id in left)
