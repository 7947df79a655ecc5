"""The facts that a document states, read sentence by sentence with the rules of the topic packs.

An amount belongs to the nearest words before it that claim amounts of its kind, whether they are a rule's or a decoy's
(工龄, 滞纳金): so 30年 behind 累计缴费年限 is a minimum, and the same 30年 behind 工龄 is nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from watcher.analyze import bind, candidates, sentences, terms
from watcher.analyze.clauses import Placed
from watcher.analyze.sentences import Sentence
from watcher.analyze.topics import Key, Pack, Rule
from watcher.model import Fact, Metadata, ReadingWarning, Scalar, Validity
from watcher.text import dates, quantities
from watcher.text.fold import folded_text

_OLD_VALUE_BEFORE = re.compile(r"(?:由|从|原来的?|原有的?|原先的?|原为|原)[^,;。]{0,6}$")
_GIVEN_UP_BEFORE = re.compile(r"(?:不再(?:执行|适用)|取消|废止)[^,;。]{0,8}$")
_OLD_VALUE_AFTER = re.compile(
    r"^[^,;。]{0,10}?(?:调整|提高|降低|上调|下调|延长|缩短|压缩|缩减|改|变更|增加|减少|调|降|升|减|增|提)(?:为|至|到)"
)
_NO_LONGER = re.compile(r"^[^,;。]{0,6}?(?:不再(?:执行|适用)|停止执行|予以废止)")
_DELTA = re.compile(r"(?:提高|降低|增加|减少|上调|下调|上浮|下浮|延长|缩短|上涨|增长|下降)(?:了)?(?:约|近)?$")
BEHIND = 24  # characters between an amount and the words behind it that it may belong to
DECOY_REACH = 60  # characters
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Anchor:
    """Words that claim the amounts behind them; `rule` is None for a decoy."""

    start: int
    end: int
    rule: Rule | None


def read(placed: Sequence[Placed], packs: Sequence[Pack], meta: Metadata) -> tuple[list[Fact], list[ReadingWarning]]:
    """All facts in reading order, and warnings about statements that exclude each other. A draft states no facts."""
    if meta.validity is Validity.DRAFT:
        return [], [ReadingWarning(code="draft", detail="A draft states no rules: no facts are read from it.")]
    facts: list[Fact] = []
    packs = tuple(packs)
    for one in placed:
        if one.clause.kind != "question":
            facts.extend(_of_clause(one, packs, meta.title, meta.issuer))
    return terms.dated(facts, placed, packs), _contradictions(facts)


def _is_owner(pack: Pack, fact: Fact, packs: Sequence[Pack]) -> bool:
    """Whether no other pack has taken this insurance's rules upon itself."""
    return not any(fact.insurance in p.owns and fact.key in p.keys for p in packs if p is not pack)


def _once(facts: Iterable[Fact]) -> Iterator[Fact]:
    seen: set[Any] = set()
    for fact in facts:
        mark = (fact.identity, fact.value, fact.unit, fact.operator, fact.base)
        if mark not in seen:
            seen.add(mark)
            yield fact


def _contradictions(facts: Sequence[Fact]) -> list[ReadingWarning]:
    by_identity: dict[Any, list[Fact]] = {}
    for fact in facts:
        if isinstance(fact.value, str) and fact.unit is None:
            by_identity.setdefault(fact.identity, []).append(fact)
    out = []
    for identity, same in by_identity.items():
        values = list(dict.fromkeys(str(f.value) for f in same))
        if {"allowed", "forbidden"} <= set(values) or {"transferred", "not_transferred"} <= set(values):
            quotes = " / ".join(next(f.quote for f in same if f.value == v)[:60] for v in values)
            out.append(
                ReadingWarning(code="contradiction", detail=f"{identity[0]} is stated as {', '.join(values)}: {quotes}")
            )
    return out


@lru_cache(maxsize=4096)
def _of_clause(placed: Placed, packs: tuple[Pack, ...], title: str | None, issuer: str | None) -> tuple[Fact, ...]:
    """Each fact once. Remembered: when a page changes, most of its clauses are those of the poll before."""
    return tuple(_once(_read(placed, packs, title, issuer)))


def _read(placed: Placed, packs: tuple[Pack, ...], title: str | None, issuer: str | None) -> Iterator[Fact]:
    said: list[Sentence] | None = None
    for pack, rules in candidates.of_clause(packs, folded_text(placed.clause.text)):
        said = list(sentences.split(placed, title, issuer)) if said is None else said
        for sentence in said:
            yield from (f for f in _of_sentence(sentence, pack, rules) if _is_owner(pack, f, packs))


def _of_sentence(sentence: Sentence, pack: Pack, rules: Sequence[tuple[Key, Rule]]) -> Iterator[Fact]:
    said = candidates.Said(sentence)
    fitting = [(key, rule) for key, rule in rules if candidates.fits(rule, said)]
    if not fitting or (pack.never is not None and pack.never.search(said.itself)):
        return
    masks = sentences.masked(sentence.text)
    claimed: list[Span] = []
    for key, rule in fitting:
        if rule.slot and rule.after is None:
            yield from _direct(sentence, pack, key, rule, masks, claimed)
    yield from _amounts(
        sentence, pack, [kr for kr in fitting if kr[1].slot and kr[1].after is not None], masks, claimed
    )
    taken: dict[str, list[Span]] = {}
    for key, rule in fitting:
        if rule.members:
            yield from _members(sentence, pack, key, rule)
        elif not rule.slot:
            yield from _choices(sentence, pack, key, rule, taken.setdefault(key.name, []))


def _allowed_here(rule: Rule, text: str, start: int, end: int) -> bool:
    if rule.not_before is not None and rule.not_before.search(text[:start]):
        return False
    if rule.unless:
        part = text[text.rfind(";", 0, start) + 1 : _part_end(text, end)]
        if any(words.search(part) for words in rule.unless):
            return False
    return rule.not_after is None or not rule.not_after.search(text[end:])


def _part_end(text: str, at: int) -> int:
    """Where the part between semicolons ends that holds offset `at`."""
    found = text.find(";", at)
    return len(text) if found < 0 else found


# ── amounts ───────────────────────────────────────────────────────────────────────────────────────────────────


def _stated(text: str, span: Span) -> bool:
    """Whether an amount is what holds now: not the old one of 由A调整为B, not a step (提高5%)."""
    before, after = text[: span[0]][-10:], text[span[1] :][:20]
    return not (
        _NO_LONGER.match(after)
        or _GIVEN_UP_BEFORE.search(before)
        or _DELTA.search(before)
        or (_OLD_VALUE_BEFORE.search(before) and _OLD_VALUE_AFTER.match(after))
    )


def _amount(match: Any) -> Span:
    """Where the amount stands; RE2's matches know groups by number only."""
    begin, end = match.span(match.re.groupindex["amount"])
    return begin, end


def _matches(rule: Rule, text: str, masks: Sequence[Span]) -> list[Any]:
    return [
        m
        for m in rule.find.finditer(text)
        if (rule.slot == "date" or not sentences.overlaps(_amount(m), masks))
        and _allowed_here(rule, text, m.start(), m.end())
    ]


def _direct(
    sentence: Sentence, pack: Pack, key: Key, rule: Rule, masks: Sequence[Span], claimed: list[Span]
) -> Iterator[Fact]:
    matches = [m for m in _matches(rule, sentence.text, masks) if not sentences.overlaps(_amount(m), claimed)]
    peers = [_amount(m) for m in matches]
    for match in matches:
        if not rule.step and not _stated(sentence.text, _amount(match)):
            continue
        found = list(_amount_facts(sentence, pack, key, rule, match, match.start(), peers))
        if found:
            claimed.append(_amount(match))
        yield from found


def _amounts(
    sentence: Sentence, pack: Pack, rules: Sequence[tuple[Key, Rule]], masks: Sequence[Span], claimed: list[Span]
) -> Iterator[Fact]:
    for slot in dict.fromkeys(rule.slot for _, rule in rules):
        peers_of_slot = [(key, rule) for key, rule in rules if rule.slot == slot]
        anchors = _anchors(sentence, pack, slot or "", [rule for _, rule in peers_of_slot])
        for key, rule in peers_of_slot:
            owned = [m for m in _matches(rule, sentence.text, masks) if not sentences.overlaps(_amount(m), claimed)]
            owners = [(m, _owner(sentence.text, _amount(m), anchors, owned)) for m in owned]
            mine = [(m, a) for m, a in owners if a is not None and _speaks_for(a, rule, anchors)]
            spans = [_amount(m) for m, _ in mine]
            for match, anchor in mine:
                if _stated(sentence.text, _amount(match)):
                    yield from _amount_facts(sentence, pack, key, rule, match, max(anchor.start, 0), spans)


def _speaks_for(anchor: _Anchor, rule: Rule, anchors: Sequence[_Anchor]) -> bool:
    """Whether these words are the rule's: several rules may claim with the same words (支付比例)."""
    return any(a.rule is rule and (a.start, a.end) == (anchor.start, anchor.end) for a in anchors)


def _anchors(sentence: Sentence, pack: Pack, slot: str, rules: Sequence[Rule]) -> list[_Anchor]:
    """All words of the sentence that claim amounts of this slot; of overlapping ones the longest counts."""
    raw = [_Anchor(m.start(), m.end(), rule) for rule in rules for m in rule.after.finditer(sentence.text)]
    if pack.decoys.get(slot) is not None:
        raw += [_Anchor(m.start(), m.end(), None) for m in pack.decoys[slot].finditer(sentence.text)]
    kept = _outer(raw)
    if lead := _lead(sentence, rules):
        kept.append(_Anchor(-1, 0, lead))
    return sorted(kept, key=lambda a: a.start)


def _outer(anchors: Sequence[_Anchor]) -> list[_Anchor]:
    """Of overlapping words the longest, in order of place: 不能用于 is not 能用于."""
    kept: list[_Anchor] = []
    for anchor in sorted(anchors, key=lambda a: a.start - a.end):
        same = any((anchor.start, anchor.end) == (k.start, k.end) for k in kept)
        if same or not any(anchor.start < k.end and k.start < anchor.end for k in kept):
            kept.append(anchor)
    return sorted(kept, key=lambda a: a.start)


def _lead(sentence: Sentence, rules: Sequence[Rule]) -> Rule | None:
    """The rule whose words stand in the nearest heading or lead-in above."""
    for text in sentence.above:
        found = [(m.end(), rule) for rule in rules if rule.lead is not None for m in rule.lead.finditer(text)]
        if found:
            return max(found, key=lambda f: f[0])[1]
    return None


def _closed(text: str, anchor: _Anchor, span: Span) -> bool:
    """Whether the anchor stands in brackets that end before the amount: (含视同缴费年限)达到25年."""
    return bind.closed(text, max(anchor.end, 0), span[0])


def _owner(text: str, span: Span, anchors: Sequence[_Anchor], amounts: Sequence[Any]) -> _Anchor | None:
    """The nearest words before the amount that claim it and reach it; amounts they own carry them on."""
    for anchor in reversed([a for a in anchors if a.end <= span[0] and not _closed(text, a, span)]):
        reach = anchor.rule.reach if anchor.rule else DECOY_REACH
        if anchor.rule is None and ";" in text[anchor.end : span[0]]:
            continue
        steps = [anchor.end, *sorted(_amount(m)[1] for m in amounts if anchor.end <= _amount(m)[0] < span[0])]
        if span[0] - steps[-1] <= reach:
            return anchor
    return next((a for a in anchors if _follows(text, span, a)), None)


def _follows(text: str, span: Span, anchor: _Anchor) -> bool:
    """Whether the amount belongs to words behind it: 男满30年、女满25年的职工医保缴费年限."""
    between = text[span[1] : anchor.start]
    near = 0 <= anchor.start - span[1] <= BEHIND and not re.search("[,;。:]", between)
    return anchor.rule is not None and near and "的" in between


def _amount_facts(
    sentence: Sentence, pack: Pack, key: Key, rule: Rule, match: Any, begin: int, peers: Sequence[Span]
) -> Iterator[Fact]:
    span = _amount(match)
    read_as = _read_amount(rule, match.group("amount"))
    if read_as is None:
        return
    groups = match.groupdict()
    base = groups.get("base")
    if isinstance(read_as, str):
        yield from _bound(
            sentence, pack, key, rule, read_as, rule.unit or key.unit, "=", base, (begin, span[1]), span, peers
        )
        return
    value, unit = read_as.value, rule.unit or _unit(key, read_as.unit)
    if unit == "year" and key.unit == "month" and isinstance(value, int | float):
        value, unit = value * 12, "month"
    if unit == "month" and key.unit == "year" and isinstance(value, int) and value % 12 == 0:
        value, unit = value // 12, "year"
    if not _plausible(key, value):
        return
    around = quantities.operator_around(sentence.text[begin : span[0]], sentence.text[span[1] :])
    operator = read_as.operator or rule.operator or around or key.operator
    yield from _bound(sentence, pack, key, rule, value, unit, operator, base, (begin, span[1]), span, peers)


def _read_amount(rule: Rule, token: str) -> quantities.Quantity | str | None:
    if rule.slot == "date":
        return next((d.on.isoformat() for d in dates.find(token)), None)
    return quantities.read(rule.slot or "", token)


def _unit(key: Key, read_unit: str) -> str | None:
    """The key's own unit says the period of money (cny_per_month); everything else is what was read."""
    if key.unit and read_unit in ("cny", "number", "gbp") and key.unit.startswith(("cny", "gbp", "year", "month")):
        return key.unit
    return read_unit


def _plausible(key: Key, value: Scalar) -> bool:
    numbers = value if isinstance(value, tuple) else (value,)
    return all(
        not isinstance(n, int | float)
        or ((key.minimum is None or n >= key.minimum) and (key.maximum is None or n <= key.maximum))
        for n in numbers
    )


# ── choices and sets ──────────────────────────────────────────────────────────────────────────────────────────


def _choices(sentence: Sentence, pack: Pack, key: Key, rule: Rule, taken: list[Span]) -> Iterator[Fact]:
    for match in rule.find.finditer(sentence.text):
        span = match.span()
        if sentences.overlaps(span, taken) or not _allowed_here(rule, sentence.text, *span):
            continue
        taken.append(span)
        value = next((v.value for v in rule.variants if v.when.search(sentence.text)), rule.value)
        if rule.text:
            begin, end = sentence.folded.span(sentence.start + span[0], sentence.start + span[1])
            value = sentence.placed.clause.text[begin:end]
        operator = rule.operator or key.operator
        yield from _bound(sentence, pack, key, rule, value, rule.unit or key.unit, operator, None, span, span, [span])


def _members(sentence: Sentence, pack: Pack, key: Key, rule: Rule) -> Iterator[Fact]:
    """Each member named once. With `after`, a member belongs to the nearest such words of its key (可用于…，不得用于…)."""
    anchors = _outer(
        [
            _Anchor(m.start(), m.end(), other)
            for other in key.rules
            if other.after is not None and other.members
            for m in other.after.finditer(sentence.text)
        ]
    )
    for name, words in rule.members:
        found = [m for m in words.finditer(sentence.text) if _allowed_here(rule, sentence.text, m.start(), m.end())]
        if rule.after is not None:
            found = [m for m in found if _nearest_rule(anchors, m.start()) is rule]
        if found:
            span = found[0].span()
            operator = rule.operator or key.operator
            yield from _bound(
                sentence, pack, key, rule, name, rule.unit or key.unit, operator, None, span, span, [span]
            )


def _nearest_rule(anchors: Sequence[_Anchor], at: int) -> Rule | None:
    return next((a.rule for a in reversed(anchors) if a.start <= at), None)


# ── putting a fact together ───────────────────────────────────────────────────────────────────────────────────


def _where(pack: Pack, rule: Rule, sentence: Sentence, spot: bind.Spot) -> bool:
    """Whether the amount is for the cohort that the rule asks for."""
    for cohort in bind.cohorts(pack, tuple(rule.where), sentence, spot):
        if all(cohort.get(name, "") in allowed for name, allowed in rule.where.items()):
            return True
    return False


def _bound(
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
    at = span[0] if rule.text else bind.governed(key, sentence, span[1])
    spot = bind.Spot(span, peers, extent[0])
    named, sure = bind.insurance(pack, key, sentence, at, spot, ahead=not rule.text)
    insurances = [rule.insurance] if rule.insurance else named.split(bind.AND)
    insurances = [i for i in insurances if i != bind.NO_INSURANCE and (not key.insurances or i in key.insurances)]
    if not insurances:
        return
    start, end = sentence.quote_span(*extent)
    text = sentence.placed.clause.text
    conditions = bind.conditions(pack, sentence, extent[0])
    fact = Fact(
        key=key.name,
        insurance=insurances[0],
        region=None,
        cohort={},
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
    for cohort in bind.cohorts(pack, key.cohort, sentence, spot):
        if rule.where and not _where(pack, rule, sentence, spot):
            continue
        full = {**cohort, **rule.cohort}
        dated = [v.partition(":")[2] for v in full.values() if ":" in v]
        since, until = bind.effective(sentence, span[0], dated)
        for insurance in insurances:
            yield replace(fact, insurance=insurance, cohort=full, effective_from=since, effective_to=until)
