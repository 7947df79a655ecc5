"""Where in its quote a fact's value stands: the words that a reader's eye should meet first.

Found again with the rule's own patterns, on the quote alone, so that facts of any age can be asked. Where a quote holds the
value several times, the one behind the words for the fact's own group counts (男满30年、女满30年).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from watcher.analyze.amounts import read_amount
from watcher.analyze.anchors import Span, amount_span
from watcher.analyze.topics import Key, Pack, Rule
from watcher.model import Fact
from watcher.text import quantities
from watcher.text.fold import fold


def token(fact: Fact, packs: Sequence[Pack]) -> Span | None:
    """Offsets in `fact.quote`; None where the value is not in it (a table's heading says it, or a pack that is gone)."""
    found = [(pack, key) for pack in packs if (key := pack.keys.get(fact.key)) and fact.topic in (None, pack.name)]
    folded = fold(fact.quote)
    for pack, key in found:
        spans = sorted(set(_spans(fact, key, folded.text)))
        if spans:
            return folded.span(*_nearest(spans, _mentions(fact, pack, folded.text)))
    return None


def _spans(fact: Fact, key: Key, text: str) -> Iterator[Span]:
    for rule in key.rules:
        if rule.members:
            yield from (m.span() for name, words in rule.members if name == fact.value for m in words.finditer(text))
        elif rule.slot:
            yield from (amount_span(m) for m in rule.find.finditer(text) if _reads(rule, m) == fact.value)
        elif rule.text or fact.value in (rule.value, *(v.value for v in rule.variants)):
            yield from (m.span() for m in rule.find.finditer(text))


def _reads(rule: Rule, match: Any) -> object:
    read = read_amount(rule, match.group("amount"))
    return read.value if isinstance(read, quantities.Quantity) else read


def _mentions(fact: Fact, pack: Pack, text: str) -> list[int]:
    """Where the words for the fact's group end."""
    ends = []
    for field, value in fact.cohort.items():
        words = [m.words for m in pack.cohorts.get(field, ()) if m.name == value]
        ends += [m.end() for found in words for m in found.finditer(text)]
        ends += [at + len(part) for part in value.split("、") if (at := text.find(part)) >= 0]
    return ends


def _nearest(spans: Sequence[Span], ends: Sequence[int]) -> Span:
    """The first, or the one that follows such words most closely."""

    def distance(span: Span) -> int:
        return min((span[0] - end for end in ends if end <= span[0]), default=len(ends) and 10_000)

    return min(spans, key=distance)
