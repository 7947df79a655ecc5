"""Which rules of the packs can state something in a clause at all, and which do in a sentence.

Most clauses of a document state nothing that a pack asks for. What is told here cheaply is not read further.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import re2

from watcher.analyze.sentences import Sentence
from watcher.analyze.topics import Key, Pack, Rule

Rules = tuple[tuple[Key, Rule], ...]
_ANCHORED = re.compile(r"[\^$]|\\[AbBz]")


@dataclass(frozen=True, slots=True)
class _Triggers:
    """`filter` knows the patterns without which a rule of these packs cannot match, each by a number; `rules` are, for
    each pack, its rules with the numbers of all that each needs.

    The filter looks for literals first and tries few patterns after. One automaton over all of them (re2.Set) grows
    with every new text: 0.8 ms a clause and 60 MB on the statutes of the corpus, against 0.02 ms.
    """

    filter: Any
    rules: tuple[tuple[tuple[Key, Rule, frozenset[int]], ...], ...]


_COMPILED: dict[tuple[str, ...], _Triggers] = {}


def _triggers(packs: Sequence[Pack]) -> _Triggers:
    """Made once for these packs."""
    name = tuple(pack.digest for pack in packs)
    if name not in _COMPILED:
        numbers: dict[str, int] = {}
        rules = tuple(
            tuple(
                (key, rule, frozenset(numbers.setdefault(p, len(numbers)) for p in _needed(rule)))
                for key in pack.keys.values()
                for rule in key.rules
            )
            for pack in packs
        )
        _COMPILED[name] = _Triggers(_filter(numbers), rules)
    return _COMPILED[name]


def _filter(patterns: Collection[str]) -> Any:
    out = re2.Filter()
    for pattern in patterns:
        out.Add(pattern)
    if patterns:
        out.Compile()
    return out


def _needed(rule: Rule) -> list[str]:
    """Patterns that a clause must hold for one of its sentences to fit; those that ask where a sentence ends, or begins,
    are left to the sentence."""
    heart = rule.after if rule.after is not None and rule.lead is None else rule.find
    members = "|".join(words.pattern for _, words in rule.members)
    more = [p.pattern for p in (rule.find, *rule.when) if p is not None] + [members] * bool(members)
    return [heart.pattern if heart is not None else members, *(p for p in more if not _ANCHORED.search(p))]


def of_clause(packs: Sequence[Pack], text: str) -> Iterator[tuple[Pack, Rules]]:
    """The packs that may state something in a clause, each with its rules that may."""
    triggers = _triggers(packs)
    found = frozenset(triggers.filter.Match(text) or ()) if any(triggers.rules) else frozenset()
    for pack, rules in zip(packs, triggers.rules, strict=True) if found else ():
        fitting = tuple((key, rule) for key, rule, needed in rules if needed <= found)
        if fitting:
            yield pack, fitting


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
    text = said.itself
    if rule.after is not None and rule.lead is None and not rule.after.search(text):
        return False
    if rule.find is not None and not rule.find.search(text):
        return False
    if any(not w.search(text) for w in rule.when):
        return False
    if rule.here and not all(w.search(said.below) for w in rule.here):
        return False
    return not rule.within or all(w.search(said.everything) for w in rule.within)
