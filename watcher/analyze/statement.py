"""A fact put together: what was read, for whom, from when, with the words that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from watcher.analyze import bind, cohorts
from watcher.analyze.mentions import Spot
from watcher.analyze.rows import of_cell
from watcher.analyze.sentences import Sentence, given_up, overlaps
from watcher.analyze.topics import Key, Pack, Rule
from watcher.model import Fact, Scalar

Span = tuple[int, int]
_NOW = re.compile("此后|今后|目前|现在|如今|改革后|调整后")
_MEMBER = re.compile("[,;]")
_BRACKETS = re.compile(r"\([^()]*\)")


def allowed_here(rule: Rule, text: str, start: int, end: int) -> bool:
    if rule.not_before is not None and rule.not_before.search(text[:start]):
        return False
    if rule.unless:
        part = _part(text, start, end)
        if any(words.search(part) for words in rule.unless):
            return False
    return rule.not_after is None or not rule.not_after.search(text[end:])


def is_about(rule: Rule, sentence: Sentence, start: int) -> bool:
    """Whether the words nearest before a match, in its sentence or else in what stands above it, are the rule's."""
    if rule.about is None or rule.not_about is None:
        return True
    here = _BRACKETS.sub("", sentence.text[:start])
    for text in (here, sentence.before, *sentence.above, sentence.title):
        own, other = _last(rule.about, text), _last(rule.not_about, text)
        if own != other:
            return own > other
    rest = sentence.text[start:]  # named only in a later member, it is about something else
    return bool(rule.about.search(_MEMBER.split(rest)[0])) or not rule.about.search(rest)


def _last(words: Any, text: str) -> int:
    return max((m.end() for m in words.finditer(text)), default=-1)


def _part(text: str, start: int, end: int) -> str:
    """The part(s) between semicolons that hold [start, end)."""
    return text[text.rfind(";", 0, start) + 1 : _part_end(text, end)]


def _part_end(text: str, at: int) -> int:
    """Where the part between semicolons ends that holds offset `at`."""
    found = text.find(";", at)
    return len(text) if found < 0 else found


def where_it_holds(pack: Pack, rule: Rule, sentence: Sentence, spot: Spot) -> bool:
    """Whether the amount is for the cohort that the rule asks for."""
    for cohort in cohorts.cohorts(pack, tuple(rule.where), sentence, spot):
        if all(cohort.get(name, "") in allowed for name, allowed in rule.where.items()):
            return True
    return False


def _may_be_about(pack: Pack, key: Key, insurance: str) -> bool:
    return (
        insurance != bind.NO_INSURANCE
        and (not key.insurances or insurance in key.insurances)
        and (key.name, insurance) not in pack.others
    )


def stated_as(
    sentence: Sentence,
    pack: Pack,
    key: Key,
    rule: Rule,
    value: Scalar | None,
    unit: str | None,
    operator: str,
    base: str | None,
    extent: Span,
    span: Span,
    peers: Sequence[Span],
) -> Iterator[Fact]:
    chosen = rule.find is not None and not rule.slot and not rule.text  # its own words may name whom it is for
    near, spot = of_cell(sentence, Spot((span[1], span[1]) if chosen else span, peers, extent[0]))
    if not is_about(rule, near, spot.span[1]):
        return
    if overlaps(span, given_up(sentence.text)):
        return
    if pack.bygone is not None and not rule.text and pack.bygone.search(_NOW.split(_part(sentence.text, *span))[-1]):
        return
    at = spot.span[0] if rule.text else bind.governed(key, near, spot.span[1])
    named, sure = bind.insurance(pack, key, near, at, spot, ahead=not rule.text)
    insurances = [rule.insurance] if rule.insurance else named.split(bind.AND)
    insurances = [i for i in insurances if _may_be_about(pack, key, i)]
    if not insurances:
        return
    start, end = sentence.quote_span(*extent)
    text = sentence.placed.clause.text
    conditions = bind.conditions(pack, sentence, extent[0])
    stated = partial(
        Fact,
        key=key.name,
        region=None,
        value=value,
        unit=unit,
        operator=operator,
        base=base,
        conditions=conditions,
        quote=text[start:end],
        clause=sentence.placed.clause.id,
        start=start,
        end=end,
        confidence=round(min(sure, rule.confidence), 2),
        topic=pack.name,
    )
    for cohort in cohorts.cohorts(pack, key.cohort, near, spot):
        if rule.where and not where_it_holds(pack, rule, near, spot):
            continue
        full = {**cohort, **rule.cohort}
        dated = [v.partition(":")[2] for v in full.values() if ":" in v]
        since, until = bind.effective(sentence, span[0], dated)
        for insurance in insurances:
            yield stated(insurance=insurance, cohort=full, effective_from=since, effective_to=until)
