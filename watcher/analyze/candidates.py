"""Which rules of the packs can state something in a clause at all, and which do in a sentence.

Most clauses of a document state nothing that a pack asks for. What is told here cheaply is not read further: first by the
letters without which a rule's words cannot stand in a clause, all rules in one look, so that a wider pack costs little;
then by the words themselves, of the few rules that are left. Several clauses are looked at together before each alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from watcher.analyze.patterns import Gate, Text, Words, words_of
from watcher.analyze.sentences import Sentence
from watcher.analyze.topics import Key, Pack, Rule
from watcher.text import quantities
from watcher.text.fold import folded_text

Rules = tuple[tuple[Key, Rule], ...]
Asked = tuple[tuple[Pack, Rules], ...]
_ANCHORED = re.compile(r"(?<![\[\\])\^|(?<!\\)\$|\\[AbBz]")
_AMOUNTS = frozenset(
    f"(?P<amount>{quantities.SLOTS[slot]})" for slot in quantities.SIGNS
)  # no letter tells RE2 of these
_ALWAYS = -1  # the number of a word that may stand anywhere
_UNBOUND = re.compile(
    r"(?<![\[\\])\^|(?<!\\)\$|\\[Az]"
)  # where a sentence begins or ends, of which a clause knows nothing


@dataclass(frozen=True, slots=True)
class _Entry:
    """A rule, the pack it is from, and the words that it needs, by their numbers: in the clause, and in or above it.

    `asked`: those of both, rarest first, and whether they may stand above. `sign`: one of these letters stands in each of
    its amounts. RE2 itself does not see that every branch of a long slot ends in its unit.
    """

    place: int  # in the order of packs, keys and rules
    pack: Pack
    key: Key
    rule: Rule
    sign: Words | None
    needed: frozenset[int]
    around: frozenset[int]
    claims: frozenset[int]  # one of these, in or above the clause: words that claim its amounts
    asked: tuple[tuple[Words, bool], ...]
    claimed: tuple[Words, ...]

    def is_met(self, here: Text, above: Text) -> bool:
        """Whether all the words that the rule needs do stand there."""
        if self.sign is not None and not here.holds(self.sign):
            return False
        for words, may_be_above in self.asked:
            if not here.holds(words) and not (may_be_above and above.holds(words)):
                return False
        return not self.claimed or any(here.holds(words) or above.holds(words) for words in self.claimed)


@dataclass(frozen=True, slots=True)
class _Triggers:
    """`gate` tells which of the words that the rules of these packs need can stand in a text; `entries` are the rules by
    the number of one of the words they need."""

    gate: Gate
    entries: Mapping[int, Sequence[_Entry]]
    triggers: frozenset[int]  # the keys of `entries`

    def likely(self, here: Seen, above: Seen) -> list[_Entry]:
        """The rules all of whose words can stand there, by their letters."""
        within, over = here.possible, above.possible
        return [
            entry
            for number in here.starts | above.starts
            for entry in self.entries[number]
            if entry.needed <= within
            and (entry.around <= within or entry.around - within <= over)
            and (not entry.claims or not (entry.claims.isdisjoint(within) and entry.claims.isdisjoint(over)))
        ]


class Seen(NamedTuple):
    """A text, the numbers of the words that can stand in it, and those of them that rules are known by."""

    text: Text
    possible: frozenset[int]
    starts: frozenset[int]


@lru_cache(maxsize=64)
def _triggers(packs: tuple[Pack, ...]) -> _Triggers:
    """Made once for these packs."""
    rules = [(pack, key, rule) for pack in packs for key in pack.keys.values() for rule in key.rules]
    words = [(_needed(rule), _needed_around(rule), _claims(rule)) for _, _, rule in rules]
    telling = dict.fromkeys(p for needed, around, claims in words for p in (*needed, *around, *claims))
    numbers = {pattern: number for number, pattern in enumerate(p for p in telling if p not in _AMOUNTS)}
    gate = Gate(numbers)
    usual = _usual(packs, gate)
    entries: dict[int, list[_Entry]] = defaultdict(list)
    for place, ((pack, key, rule), (needed, around, claims)) in enumerate(zip(rules, words, strict=True)):
        asked = sorted(dict.fromkeys((*needed, *around)), key=lambda p: usual[numbers.get(p, _ALWAYS)])
        entry = _Entry(
            place=place,
            pack=pack,
            key=key,
            rule=rule,
            sign=_sign(rule),
            asked=tuple((words_of(p), p not in needed) for p in asked),
            claimed=tuple(map(words_of, claims)),
            needed=frozenset(numbers[p] for p in needed if p in numbers),
            around=frozenset(numbers[p] for p in around if p in numbers),
            claims=frozenset(numbers[p] for p in claims),
        )
        entries[numbers.get(asked[0], _ALWAYS)].append(entry)
    entries.setdefault(_ALWAYS, [])
    return _Triggers(gate, entries, frozenset(entries))


def _usual(packs: Sequence[Pack], gate: Gate) -> Mapping[int, int]:
    """How many of the packs' own examples can hold each of the words."""
    examples = [example.text for pack in packs for key in pack.keys.values() for example in key.examples]
    found = Counter(number for text in examples for number in gate.possible(Text(folded_text(text))))
    return found + Counter({_ALWAYS: len(examples)})


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


def _sign(rule: Rule) -> Words | None:
    sign = quantities.SIGNS.get(rule.slot or "")
    return words_of(sign) if sign and f"(?P<amount>{quantities.SLOTS[rule.slot or '']})" in rule.find.pattern else None


def _seen(triggers: _Triggers, text: Text) -> Seen:
    possible = triggers.gate.possible(text)
    return Seen(text, possible, triggers.triggers & possible)


@lru_cache(maxsize=256)
def _above(packs: tuple[Pack, ...], text: str) -> Seen:
    """Remembered: all clauses below a heading ask for it."""
    seen = _seen(_triggers(packs), Text(text))
    return seen._replace(starts=seen.starts | {_ALWAYS})


def of_clauses(packs: tuple[Pack, ...], clauses: Sequence[Text], above: str) -> list[Asked]:
    """For each of some clauses below the same words (headings, lead-ins, title): the packs that may state something in
    it, each with its rules that may.

    They are looked at together first, as one text. Most often nothing is left to ask of each.
    """
    triggers, over = _triggers(packs), _above(packs, above)
    whole = clauses[0] if len(clauses) == 1 else Text("\n".join(clause.text for clause in clauses))
    likely = triggers.likely(_seen(triggers, whole), over)
    met = sorted((e for e in likely if e.is_met(whole, over.text)), key=lambda e: e.place)
    if len(clauses) == 1:
        return [_by_pack(met)]
    return [_by_pack([e for e in met if e.is_met(clause, over.text)]) for clause in clauses]


def _by_pack(entries: Sequence[_Entry]) -> Asked:
    by_pack: dict[Pack, list[tuple[Key, Rule]]] = {}
    for entry in entries:
        by_pack.setdefault(entry.pack, []).append((entry.key, entry.rule))
    return tuple((pack, tuple(rules)) for pack, rules in by_pack.items())


class Said:
    """A sentence, and what stands around it, as it is asked for the words of many rules."""

    def __init__(self, sentence: Sentence, clause: Text) -> None:
        self.sentence = sentence
        self.itself = clause if clause.text == sentence.text else Text(sentence.text)

    @cached_property
    def below(self) -> Text:
        return Text("\n".join((self.sentence.text, *self.sentence.above)))

    @cached_property
    def everything(self) -> Text:
        it = self.sentence
        return Text("\n".join((it.text, it.before, *it.above, it.title)))

    def fits(self, rule: Rule) -> bool:
        """Asks last what is known of the whole clause, and so most often true."""
        return (
            all(self.everything.holds(words) for words in rule.within)
            and all(self.below.holds(words) for words in rule.here)
            and all(self.itself.holds(words) for words in rule.when)
            and (rule.after is None or rule.lead is not None or self.itself.holds(rule.after))
            and (rule.find is None or self.itself.holds(rule.find))
        )
