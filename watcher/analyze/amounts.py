"""Amounts of a sentence as facts: each belongs to the nearest words that claim it, and must be what holds now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from watcher.analyze import sentences
from watcher.analyze.anchors import Span, amount_span, anchors_of, owner, speaks_for
from watcher.analyze.sentences import Sentence
from watcher.analyze.statement import allowed_here, stated_as
from watcher.analyze.topics import Key, Pack, Rule
from watcher.model import Fact, Scalar
from watcher.text import dates, quantities

_OLD_VALUE_BEFORE = re.compile(r"(?:由|从|原来的?|原有的?|原先的?|原为|原)[^,;。]{0,6}$")
_GIVEN_UP_BEFORE = re.compile(r"(?:不再(?:执行|适用|按)|取消|废止)[^,;。]{0,10}$")
_OLD_VALUE_AFTER = re.compile(
    r"^[^,;。]{0,10}?(?:调整|提高|降低|上调|下调|延长|缩短|压缩|缩减|改|变更|增加|减少|调|降|升|减|增|提)(?:为|至|到)"
)
_NO_LONGER = re.compile(r"^[^,;。]{0,6}?(?:不再(?:执行|适用)|停止执行|予以废止)")
_DELTA = re.compile(r"(?:提高|降低|增加|减少|上调|下调|上浮|下浮|延长|缩短|上涨|增长|下降)(?:了)?(?:约|近)?$")


def holds_now(text: str, span: Span) -> bool:
    """Whether an amount is what holds now: not the old one of 由A调整为B, not a step (提高5%)."""
    before, after = text[: span[0]][-10:], text[span[1] :][:20]
    return not (
        _NO_LONGER.match(after)
        or _GIVEN_UP_BEFORE.search(before)
        or _DELTA.search(before)
        or (_OLD_VALUE_BEFORE.search(before) and _OLD_VALUE_AFTER.match(after))
    )


def _matches(rule: Rule, text: str, masks: Sequence[Span]) -> list[Any]:
    return [
        m
        for m in rule.find.finditer(text)
        if (rule.slot == "date" or not sentences.overlaps(amount_span(m), masks))
        and allowed_here(rule, text, m.start(), m.end())
    ]


def direct(
    sentence: Sentence, pack: Pack, key: Key, rule: Rule, masks: Sequence[Span], claimed: list[Span]
) -> Iterator[Fact]:
    matches = _matches(rule, sentence.text, masks)
    if rule.take is None and not rule.shared:  # both ends of a range stand in one place
        matches = [m for m in matches if not sentences.overlaps(amount_span(m), claimed)]
    peers = [amount_span(m) for m in matches]
    for match in matches:
        if not rule.step and not holds_now(sentence.text, amount_span(match)):
            continue
        found = list(_amount_facts(sentence, pack, key, rule, match, match.start(), peers))
        if found and not rule.shared:
            claimed.append(amount_span(match))
        yield from found


def amounts(
    sentence: Sentence, pack: Pack, rules: Sequence[tuple[Key, Rule]], masks: Sequence[Span], claimed: list[Span]
) -> Iterator[Fact]:
    for slot in dict.fromkeys(rule.slot for _, rule in rules):
        peers_of_slot = [(key, rule) for key, rule in rules if rule.slot == slot]
        anchors = anchors_of(sentence, pack, slot or "", [rule for _, rule in peers_of_slot])
        for key, rule in peers_of_slot:
            owned = [m for m in _matches(rule, sentence.text, masks) if not sentences.overlaps(amount_span(m), claimed)]
            owners = [(m, owner(sentence.text, amount_span(m), anchors, owned)) for m in owned]
            mine = [(m, a) for m, a in owners if a is not None and speaks_for(a, rule, anchors)]
            spans = [amount_span(m) for m, _ in mine]
            for match, anchor in mine:
                if holds_now(sentence.text, amount_span(match)):
                    yield from _amount_facts(sentence, pack, key, rule, match, max(anchor.start, 0), spans)


def _amount_facts(
    sentence: Sentence, pack: Pack, key: Key, rule: Rule, match: Any, begin: int, peers: Sequence[Span]
) -> Iterator[Fact]:
    span = amount_span(match)
    read_as = read_amount(rule, match.group("amount"))
    if read_as is None:
        return
    base = match.group("base")
    if isinstance(read_as, str):
        yield from stated_as(
            sentence, pack, key, rule, read_as, rule.unit or key.unit, "=", base, (begin, span[1]), span, peers
        )
        return
    value, unit = _taken(rule, read_as.value), rule.unit or _unit(key, read_as.unit)
    if value is None:
        return
    if read_as.unit == "year" and "month" in (key.unit, rule.unit) and isinstance(value, int | float):
        value, unit = value * 12, "month"
    if unit == "month" and key.unit == "year" and isinstance(value, int) and value % 12 == 0:
        value, unit = value // 12, "year"
    if not _plausible(key, value, unit):
        return
    around = quantities.operator_around(sentence.text[begin : span[0]], sentence.text[span[1] :])
    operator = read_as.operator or rule.operator or around or key.operator
    yield from stated_as(sentence, pack, key, rule, value, unit, operator, base, (begin, span[1]), span, peers)


def _taken(rule: Rule, value: Scalar) -> Scalar | None:
    """The end of a range that the rule is about."""
    if rule.take is None:
        return value
    return value[0 if rule.take == "low" else -1] if isinstance(value, tuple) else None


def read_amount(rule: Rule, token: str) -> quantities.Quantity | str | None:
    """What a token says; a date as ISO text."""
    if rule.slot == "date":
        return next((d.on.isoformat() for d in dates.find(token)), None)
    return quantities.read(rule.slot or "", token)


def _unit(key: Key, read_unit: str) -> str | None:
    """The key's own unit says the period of money (cny_per_month); everything else is what was read."""
    if key.unit and read_unit in ("cny", "number", "gbp") and key.unit.startswith(("cny", "gbp", "year", "month")):
        return key.unit
    return read_unit


def _plausible(key: Key, value: Scalar, unit: str | None) -> bool:
    """Compared in the key's own unit: 15年6个月 is 186 months, and no 186 years."""
    scale = 12 if (unit, key.unit) == ("month", "year") else 1
    numbers = [n / scale for n in (value if isinstance(value, tuple) else (value,)) if isinstance(n, int | float)]
    return all((key.minimum is None or n >= key.minimum) and (key.maximum is None or n <= key.maximum) for n in numbers)
