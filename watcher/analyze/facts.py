"""The facts that a document states, read sentence by sentence with the rules of the topic packs.

An amount belongs to the nearest words before it that claim amounts of its kind, whether they are a rule's or a decoy's
(工龄, 滞纳金): so 30年 behind 累计缴费年限 is a minimum, and the same 30年 behind 工龄 is nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from watcher.analyze import candidates, patterns, sentences, terms
from watcher.analyze.amounts import amounts, direct
from watcher.analyze.anchors import Anchor, Span, lead_of, nearest, outer
from watcher.analyze.candidates import Asked, Said
from watcher.analyze.clauses import Placed
from watcher.analyze.pack import Variant
from watcher.analyze.patterns import Text, Words
from watcher.analyze.sentences import Sentence
from watcher.analyze.statement import allowed_here, stated_as
from watcher.analyze.topics import Key, Pack, Rule
from watcher.model import Fact, Metadata, ReadingWarning, Validity
from watcher.text.fold import folded_text

_PART_END = re.compile("[,;]")
_LAST_OF_GROUP = ("c0", "c1")  # how the id of one clause in eight begins
_NOBODY = Anchor(-1, 0, None)


def read(placed: Sequence[Placed], packs: Sequence[Pack], meta: Metadata) -> tuple[list[Fact], list[ReadingWarning]]:
    """All facts in reading order, and warnings about statements that exclude each other. A draft states no facts."""
    if meta.validity is Validity.DRAFT:
        return [], [ReadingWarning(code="draft", detail="A draft states no rules: no facts are read from it.")]
    facts: list[Fact] = []
    packs = _together(tuple(packs))
    issuer = f"{meta.issuer or ''}{meta.doc_number or ''}"  # a number names its office: 洮医保中心〔2025〕19号
    for group in _groups(placed):
        facts.extend(_of_group(group, packs, meta.title, issuer))
    return terms.dated(facts, placed, packs), _contradictions(facts)


@lru_cache(maxsize=64)
def _together(packs: tuple[Pack, ...]) -> tuple[Pack, ...]:
    """The packs, each without the insurances whose rules another of them has taken upon itself."""
    return tuple(replace(pack, others=_owned([p for p in packs if p is not pack])) for pack in packs)


def _owned(packs: Sequence[Pack]) -> frozenset[tuple[str, str]]:
    return frozenset((key, insurance) for pack in packs for key in pack.keys for insurance in pack.owns)


def _once(facts: Iterable[Fact]) -> Iterator[Fact]:
    """A number both sides of which a clause speaks of (3个月以内…, 超过3个月…) is one threshold."""
    seen: set[Any] = set()
    for fact in facts:
        operator = None if isinstance(fact.value, int | float) else fact.operator
        mark = (fact.identity, fact.value, fact.unit, operator, fact.base)
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


def _groups(placed: Iterable[Placed]) -> Iterator[tuple[Placed, ...]]:
    """Clauses below the same words, a few at a time. Where a group ends is told by its last clause alone, so that an edit
    changes no other group."""
    group: list[Placed] = []
    for one in placed:
        if one.clause.kind == "question":
            continue
        if group and (one.clause.path, one.context) != (group[-1].clause.path, group[-1].context):
            yield tuple(group)
            group = []
        group.append(one)
        if one.clause.id.startswith(_LAST_OF_GROUP):
            yield tuple(group)
            group = []
    if group:
        yield tuple(group)


@lru_cache(maxsize=512)
def _of_group(
    group: tuple[Placed, ...], packs: tuple[Pack, ...], title: str | None, issuer: str | None
) -> tuple[Fact, ...]:
    """The facts of some clauses below the same words. Remembered, as each clause's: when a page changes, most of it is
    what it was at the poll before."""
    clauses = [Text(folded_text(one.clause.text)) for one in group]
    above = folded_text("\n".join((*group[0].context, *group[0].clause.path, title or "")))
    asked = candidates.of_clauses(packs, clauses, above)
    return tuple(
        fact for one, some in zip(group, asked, strict=True) if some for fact in _of_clause(one, some, title, issuer)
    )


@lru_cache(maxsize=4096)
def _of_clause(placed: Placed, asked: Asked, title: str | None, issuer: str | None) -> tuple[Fact, ...]:
    """Each fact once, and not again with less said."""
    clause = Text(folded_text(placed.clause.text))
    said = [Said(sentence, clause) for sentence in sentences.split(placed, title, issuer)]
    facts = tuple(_once(_read(said, asked)))
    return tuple(fact for fact in facts if not any(_says_more(other, fact) for other in facts))


def _says_more(one: Fact, other: Fact) -> bool:
    """Whether a choice is stated beside it for a narrower group: 取消省内备案,…无需备案 is about the province."""
    alike = (one.key, one.insurance, one.value, one.operator) == (
        other.key,
        other.insurance,
        other.value,
        other.operator,
    )
    plain = isinstance(one.value, str) and one.unit is None
    return (
        alike
        and plain
        and (one.start, one.end) == (other.start, other.end)
        and one.cohort.items() > other.cohort.items()
    )


def _read(said: Sequence[Said], asked: Asked) -> Iterator[Fact]:
    for pack, rules in asked:
        for one in said:
            yield from _of_sentence(one, pack, rules)


def _of_sentence(said: Said, pack: Pack, rules: Sequence[tuple[Key, Rule]]) -> Iterator[Fact]:
    fitting = [(key, rule) for key, rule in rules if said.fits(rule)]
    if not fitting or (pack.never is not None and said.itself.holds(pack.never)):
        return
    sentence = said.sentence
    masks = sentences.masked(sentence.text)
    claimed: list[Span] = []
    for key, rule in fitting:
        if rule.slot and rule.after is None:
            yield from direct(sentence, pack, key, rule, masks, claimed)
    yield from amounts(sentence, pack, [kr for kr in fitting if kr[1].slot and kr[1].after is not None], masks, claimed)
    taken: dict[str, list[Span]] = {}
    for key, rule in fitting:
        if rule.members:
            yield from _members(sentence, pack, key, rule)
        elif not rule.slot:
            yield from _choices(sentence, pack, key, rule, taken.setdefault(key.name, []))


# ── choices and sets ──────────────────────────────────────────────────────────────────────────────────────────


def _choices(sentence: Sentence, pack: Pack, key: Key, rule: Rule, taken: list[Span]) -> Iterator[Fact]:
    for match in rule.find.finditer(sentence.text):
        span = match.span()
        if sentences.overlaps(span, taken) or not allowed_here(rule, sentence.text, *span):
            continue
        taken.append(span)
        value = next((v.value for v in rule.variants if v.when.search(_where(v, sentence.text, span[1]))), rule.value)
        if rule.text:
            begin, end = sentence.folded.span(sentence.start + span[0], sentence.start + span[1])
            value = sentence.placed.clause.text[begin:end]
        operator = rule.operator or key.operator
        yield from stated_as(
            sentence, pack, key, rule, value, rule.unit or key.unit, operator, None, span, span, [span]
        )


def _where(variant: Variant, text: str, end: int) -> str:
    """Where the words of another value are looked for."""
    member = _PART_END.search(text, end) if variant.before else None
    return text[: member.end()] if member else text


def _claiming(
    anchors: Sequence[Anchor], member: Any, text: str, members: Sequence[Span], about: Words | None
) -> Rule | None:
    """The rule whose words stand nearest before a member. Words behind it come first where they stand in its own part of
    the sentence, and those before it do not: 可用于购药,但健身、保健品不在支付之列."""
    before, behind = nearest(anchors, member.start()), _behind(anchors, member, text, members, about)
    if before is None or behind is None:
        return (before or behind or _NOBODY).rule
    apart = _PART_END.search(text, max(before.end, 0), member.start())
    return behind.rule if apart and not _PART_END.search(text, member.end(), behind.start) else before.rule


def _behind(
    anchors: Sequence[Anchor], member: Any, text: str, members: Sequence[Span], about: Words | None
) -> Anchor | None:
    """Words that come only after a member, in its part of the sentence, or with words of what the key is `about`:
    体育健身,…一律不得动用个人账户."""
    stop = text.find(";", member.end())
    behind = (
        a
        for a in anchors
        if a.start >= member.end()
        and (stop < 0 or a.start < stop)
        and (
            text.count(",", member.end(), a.start) == 0
            or (about is not None and about.search(text[a.start : a.end + 8]))
        )
    )
    return next((a for a in behind if not _looks_ahead(a, text, members)), None)


def _looks_ahead(anchor: Anchor, text: str, members: Sequence[Span]) -> bool:
    """Whether words that open a part of the sentence have members of their own: 限于父母,不包括兄弟姐妹."""
    stop = _PART_END.search(text, anchor.end)
    opens = anchor.start > 0 and text[anchor.start - 1] in ",;"
    return opens and any(anchor.end <= start and (stop is None or start < stop.start()) for start, _ in members)


def _members(sentence: Sentence, pack: Pack, key: Key, rule: Rule) -> Iterator[Fact]:
    """Each member named once. With `after`, a member belongs to the nearest such words of its key (可用于…，不得用于…)."""
    anchors = outer(
        [
            Anchor(m.start(), m.end(), other)
            for other in key.rules
            if other.after is not None and other.members
            for m in other.after.finditer(sentence.text)
        ]
    )
    if lead := lead_of(sentence, [other for other in key.rules if other.members]):
        anchors.insert(0, Anchor(-1, 0, lead))
    named = patterns.found(tuple(words for _, words in rule.members), sentence.text)
    members = [m.span() for n in named for m in rule.members[n][1].finditer(sentence.text)]
    for number in named:
        name, words = rule.members[number]
        found = [m for m in words.finditer(sentence.text) if allowed_here(rule, sentence.text, m.start(), m.end())]
        if rule.after is not None:
            found = [m for m in found if _claiming(anchors, m, sentence.text, members, key.bound_to) is rule]
        if found:
            gone = sentences.given_up(sentence.text)
            span = next((m.span() for m in found if not sentences.overlaps(m.span(), gone)), found[0].span())
            operator = rule.operator or key.operator
            yield from stated_as(
                sentence, pack, key, rule, name, rule.unit or key.unit, operator, None, span, span, [span]
            )
