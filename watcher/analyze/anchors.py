"""Words that claim amounts: which rule, or which decoy, an amount belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from watcher.analyze import mentions
from watcher.analyze.patterns import Match
from watcher.analyze.sentences import Sentence
from watcher.analyze.topics import Pack, Rule

BEHIND = 24  # characters between an amount and the words behind it that it may belong to
DECOY_REACH = 60  # characters
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words that claim the amounts behind them; `rule` is None for a decoy."""

    start: int
    end: int
    rule: Rule | None


def amount_span(match: Match) -> Span:
    """Where the amount stands."""
    return match.span("amount")


def speaks_for(anchor: Anchor, rule: Rule, anchors: Sequence[Anchor]) -> bool:
    """Whether these words are the rule's: several rules may claim with the same words (支付比例)."""
    return any(a.rule is rule and (a.start, a.end) == (anchor.start, anchor.end) for a in anchors)


def anchors_of(sentence: Sentence, pack: Pack, slot: str, rules: Sequence[Rule]) -> list[Anchor]:
    """All words of the sentence that claim amounts of this slot; of overlapping ones the longest counts."""
    raw = [Anchor(m.start(), m.end(), rule) for rule in rules for m in rule.after.finditer(sentence.text)]
    if pack.decoys.get(slot) is not None:
        raw += [Anchor(*mentions.place_of(m), None) for m in pack.decoys[slot].finditer(sentence.text)]
    kept = outer(raw)
    if lead := lead_of(sentence, rules):
        kept.append(Anchor(-1, 0, lead))
    return sorted(kept, key=lambda a: a.start)


def outer(anchors: Sequence[Anchor]) -> list[Anchor]:
    """Of overlapping words the longest, in order of place: 不能用于 is not 能用于."""
    kept: list[Anchor] = []
    for anchor in sorted(anchors, key=lambda a: a.start - a.end):
        same = any((anchor.start, anchor.end) == (k.start, k.end) for k in kept)
        if same or not any(anchor.start < k.end and k.start < anchor.end for k in kept):
            kept.append(anchor)
    return sorted(kept, key=lambda a: a.start)


def lead_of(sentence: Sentence, rules: Sequence[Rule]) -> Rule | None:
    """The rule whose words stand in the nearest heading or lead-in above."""
    for text in sentence.above:
        found = [(m.end(), rule) for rule in rules if rule.lead is not None for m in rule.lead.finditer(text)]
        if found:
            return max(found, key=lambda f: f[0])[1]
    return None


def closed(text: str, anchor: Anchor, span: Span) -> bool:
    """Whether the anchor stands in brackets that end before the amount: (含视同缴费年限)达到25年."""
    return mentions.closed(text, max(anchor.end, 0), span[0])


def owner(text: str, span: Span, anchors: Sequence[Anchor], amounts: Sequence[Any]) -> Anchor | None:
    """The nearest words before the amount that claim it and reach it; amounts they own carry them on."""
    for anchor in reversed([a for a in anchors if a.end <= span[0] and not closed(text, a, span)]):
        reach = anchor.rule.reach if anchor.rule else DECOY_REACH
        if anchor.rule is None and ";" in text[anchor.end : span[0]]:
            continue
        steps = [anchor.end, *sorted(amount_span(m)[1] for m in amounts if anchor.end <= amount_span(m)[0] < span[0])]
        if span[0] - steps[-1] <= reach:
            return anchor
    return next((a for a in anchors if follows(text, span, a)), None)


def follows(text: str, span: Span, anchor: Anchor) -> bool:
    """Whether the amount belongs to words behind it: 男满30年、女满25年的职工医保缴费年限."""
    between = text[span[1] : anchor.start]
    near = 0 <= anchor.start - span[1] <= BEHIND and not re.search("[,;。:]", between)
    return anchor.rule is not None and near and "的" in between


def nearest(anchors: Sequence[Anchor], at: int) -> Anchor | None:
    return next((a for a in reversed(anchors) if a.start <= at), None)
