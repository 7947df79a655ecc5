"""Which rules of the packs can state something in a clause at all, and which do in a sentence.

Most clauses of a document state nothing that a pack asks for. What is told here cheaply is not read further.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from watcher.analyze.patterns import filter_of
from watcher.analyze.sentences import Sentence
from watcher.analyze.topics import Key, Pack, Rule

Rules = tuple[tuple[Key, Rule], ...]
_ANCHORED = re.compile(r"(?<![\[\\])\^|(?<!\\)\$|\\[AbBz]")
_UNBOUND = re.compile(r"(?<![\[\\])\^|(?<!\\)\$")  # where a sentence begins or ends, of which a clause knows nothing


@dataclass(frozen=True, slots=True)
class _Entry:
    """A rule, the pack it is from, and the numbers of all patterns that it needs: in the clause, and in or above it."""

    place: int  # in the order of packs, keys and rules
    pack: Pack
    key: Key
    rule: Rule
    needed: frozenset[int]
    around: frozenset[int]
    claims: frozenset[int] = frozenset()  # one of these, in or above the clause: words that claim its amounts


@dataclass(frozen=True, slots=True)
class _Triggers:
    """`filter` knows the patterns without which a rule of these packs cannot match, each by a number; `entries` are the
    rules by the number of their heart.

    One automaton over all of them (re2.Set) grows with every new text: 0.8 ms a clause and 60 MB on the statutes of the
    corpus, against 0.02 ms.
    """

    filter: Any
    entries: Mapping[int, Sequence[_Entry]]


@lru_cache(maxsize=64)
def _triggers(packs: tuple[Pack, ...]) -> _Triggers:
    """Made once for these packs."""
    numbers: dict[str, int] = {}
    entries: dict[int, list[_Entry]] = defaultdict(list)
    rules = [(pack, key, rule) for pack in packs for key in pack.keys.values() for rule in key.rules]
    for place, (pack, key, rule) in enumerate(rules):
        needed = [numbers.setdefault(pattern, len(numbers)) for pattern in _needed(rule)]
        around = [numbers.setdefault(pattern, len(numbers)) for pattern in _needed_around(rule)]
        claims = [numbers.setdefault(pattern, len(numbers)) for pattern in _claims(rule)]
        entry = _Entry(place, pack, key, rule, frozenset(needed), frozenset(around), frozenset(claims))
        entries[needed[0]].append(entry)
    return _Triggers(filter_of(numbers), entries)


def _needed(rule: Rule) -> list[str]:
    """Patterns that a clause must hold for one of its sentences to fit; those that ask where a sentence ends, or begins,
    are left to the sentence, the first of them asked without."""
    heart = rule.after if rule.after is not None and rule.lead is None else rule.find
    members = "|".join(words.pattern for _, words in rule.members)
    more = [p.pattern for p in (rule.find, *rule.when) if p is not None] + [members] * bool(members)
    return [
        _UNBOUND.sub("", heart.pattern if heart is not None else members),
        *(p for p in more if not _ANCHORED.search(p)),
    ]


def _needed_around(rule: Rule) -> list[str]:
    """Patterns that must be found in the clause or in what stands above it."""
    return [p.pattern for p in (*rule.within, *rule.here) if not _ANCHORED.search(p.pattern)]


def _claims(rule: Rule) -> list[str]:
    """Of a rule whose words may stand in the heading instead: both kinds of words, one of which must be there."""
    both = [p.pattern for p in (rule.after, rule.lead) if p is not None]
    return [_UNBOUND.sub("", pattern) for pattern in both] if rule.lead is not None else []


def _found(packs: tuple[Pack, ...], text: str) -> frozenset[int]:
    """The patterns that a text holds."""
    triggers = _triggers(packs)
    return frozenset(triggers.filter.Match(text) or ()) if triggers.entries else frozenset()


@lru_cache(maxsize=256)
def _found_above(packs: tuple[Pack, ...], text: str) -> frozenset[int]:
    """Remembered: all clauses below a heading ask for it."""
    return _found(packs, text)


def of_clause(packs: tuple[Pack, ...], text: str, above: str) -> list[tuple[Pack, Rules]]:
    """The packs that may state something in a clause, each with its rules that may. `above`: headings, lead-ins, title."""
    entries, found = _triggers(packs).entries, _found(packs, text)
    likely = [e for number in found for e in entries.get(number, ()) if e.needed <= found]
    fitting = [e for e in likely if _is_met(e, found) or _is_met(e, found | _found_above(packs, above))]
    by_pack: dict[Pack, list[tuple[Key, Rule]]] = {}
    for entry in sorted(fitting, key=lambda e: e.place):
        by_pack.setdefault(entry.pack, []).append((entry.key, entry.rule))
    return [(pack, tuple(rules)) for pack, rules in by_pack.items()]


def _is_met(entry: _Entry, found: frozenset[int]) -> bool:
    return entry.around <= found and (not entry.claims or not entry.claims.isdisjoint(found))


class Said:
    """A sentence, and what stands around it, as the bytes that RE2 reads: asked of often, it costs half of a str."""

    def __init__(self, sentence: Sentence) -> None:
        self._sentence = sentence
        self.itself = sentence.text.encode()

    @cached_property
    def below(self) -> bytes:
        it = self._sentence
        return "\n".join((it.text, *it.above)).encode()

    @cached_property
    def everything(self) -> bytes:
        it = self._sentence
        return "\n".join((it.text, it.before, *it.above, it.title)).encode()


def fits(rule: Rule, said: Said) -> bool:
    """Asks last what is known of the whole clause, and so most often true."""
    if rule.within and not all(w.search(said.everything) for w in rule.within):
        return False
    if rule.here and not all(w.search(said.below) for w in rule.here):
        return False
    text = said.itself
    if any(not w.search(text) for w in rule.when):
        return False
    if rule.after is not None and rule.lead is None and not rule.after.search(text):
        return False
    return rule.find is None or bool(rule.find.search(text))
