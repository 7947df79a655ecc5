"""Whose a fact is: its insurance, its conditions and its dates, from the words around it.

The sentence decides, then what governs it (lead-in, headings), then the title (DOMAIN.md, rules 1 and 2).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from watcher.analyze import mentions, patterns
from watcher.analyze.mentions import Found, Spot, closed
from watcher.analyze.sentences import Sentence
from watcher.analyze.topics import Key, Pack
from watcher.text import dates

_TITLE = re.compile(r"《[^》]*》")
_CONDITION = re.compile(r"(?:^|[,;:])([^,;:。]{2,60}?(?:的|时|后|之日起|情形下|情况下|条件的?)),")
_OPENERS = re.compile(r"(?:^|[,;:])((?:除|如|若|凡|符合|经|未经)[^,;:。]{2,60}),")
_TARGET = re.compile(r"(?:到|至)$")
_REACHED = re.compile(r"^(?:前|底|底前)?,?[^;。]{0,20}?(?:统一|调整|达到|实现|提高|过渡|执行|降)")
_OTHER_PERIOD = re.compile(
    r"(?:缴费|参保|征缴|登记|办理|申报|受理|征集|公示|报名)[^,。;]{0,4}(?:期|期限|期间|时间|时段)(?:为|是|:)?$"
)
_START = re.compile(r"(?:自|从|于)$")
_STARTED = re.compile(r"^(?:,)?(?:起|开始|执行)")
_PART_OF = re.compile("(?:其中(?:包含|包括|含)?|含|包含|包括)$")

NO_INSURANCE = "none"
AND = "|"  # between insurances that are named together and have nothing in common


def insurance(
    pack: Pack, key: Key, sentence: Sentence, at: int, spot: Spot, *, ahead: bool = True
) -> tuple[str, float]:
    """(insurance, how sure). `at` is the offset in the sentence where the fact stands; `ahead` looks behind it too."""
    pack = _without(pack, key.not_about)
    name, sure = _of_subject(pack, key, sentence) or _nearest(pack, key, sentence, at, spot, ahead)
    parents = _parents(pack)
    children = _children(pack, name)
    if children:
        only = next(iter(children)) if key.not_about and len(children) == 1 else None
        name = only or _specific(pack, sentence, children) or name
    if name == "unspecified":
        name = key.insurance or name
    return name, (sure if name in parents or name == "unspecified" else 0.7)


@lru_cache(maxsize=256)
def _without(pack: Pack, names: tuple[str, ...]) -> Pack:
    """The pack for a key that is never about these insurances."""
    return replace(pack, insurances=tuple(m for m in pack.insurances if m.name not in names)) if names else pack


@lru_cache(maxsize=256)
def _parents(pack: Pack) -> dict[str, str | None]:
    """The insurances by name, each with the wider one it is a part of."""
    return {m.name: m.parent for m in pack.insurances}


@lru_cache(maxsize=1024)
def _children(pack: Pack, name: str) -> frozenset[str]:
    return frozenset(m.name for m in pack.insurances if m.parent == name)


def _hinted(pack: Pack, sentence: Sentence, names: Collection[str]) -> str | None:
    """The only insurance of which words around speak that name none (参保职工, 城乡居民)."""
    for text in (sentence.text, sentence.before, *sentence.above, sentence.title):
        found = _hints(pack, text).intersection(names)
        if len(found) == 1:
            return next(iter(found))
        if found:
            return None
    return None


@lru_cache(maxsize=4096)
def _hints(pack: Pack, text: str) -> frozenset[str]:
    """The insurances of which a text speaks without naming them. Remembered, as names are (`mentions`)."""
    hinted = [m for m in pack.insurances if m.hint is not None]
    return frozenset(hinted[number].name for number in patterns.found(tuple(m.hint for m in hinted), text))


def _of_subject(pack: Pack, key: Key, sentence: Sentence) -> tuple[str, float] | None:
    """Whose the thing is that the key is about, where only what stands above the sentence names it (个人账户…？可以…)."""
    if key.bound_to is None or key.bound_to.search(sentence.text):
        return None
    for text in (sentence.before, *sentence.above):
        if not key.bound_to.search(text):
            continue
        names = {m[2] for m in mentions.found(text, pack.insurances, pack.not_insurance)}
        if len(names) == 1:
            return names.pop(), 0.95
    return None


def governed(key: Key, sentence: Sentence, at: int) -> int:
    """Where to look for the insurance: behind the words that the key is about (个人账户), if they stand in the sentence.

    职工医保个人账户可以用于…居民医保的个人缴费 is a rule of the employees' account.
    """
    if key.bound_to is None:
        return at
    ends = [m.end() for m in key.bound_to.finditer(sentence.text)]
    before = [end for end in ends if end <= at]
    return before[-1] if before else ends[0] if ends else at


def _nearest(pack: Pack, key: Key, sentence: Sentence, at: int, spot: Spot, ahead: bool) -> tuple[str, float]:
    blanked = _TITLE.sub(lambda m: "·" * len(m[0]), sentence.text) if "《" in sentence.text else sentence.text
    here = mentions.found(blanked, pack.insurances, pack.not_insurance)
    before = [m for m in here if m[0] < at and not closed(blanked, m[1], at) and not _aside(blanked, m, at)]
    dealt = mentions.dealt(blanked, before, spot)
    if dealt:
        return dealt, 1.0
    if before:
        joined = {m[2] for m in mentions.group(blanked, before)}
        common = before[-1][2] if len(joined) == 1 else _common(pack, joined)
        return (AND.join(sorted(joined)) if common == "unspecified" else common), 1.0
    open_here = [m for m in here if not _included(blanked, m)]
    if open_here and ahead:
        return open_here[0][2], 0.95
    earlier = mentions.found(sentence.before, pack.insurances, pack.not_insurance)
    if earlier:
        return earlier[-1][2], 0.95
    for depth, text in enumerate((*sentence.above, sentence.title)):
        names = {m[2] for m in mentions.found(text, pack.insurances, pack.not_insurance)}
        if len(names) == 1:
            return names.pop(), 0.95 if depth == 0 else 0.9
        if names:
            return _common(pack, names), 0.8
    names = {m[2] for m in mentions.found(sentence.title + sentence.issuer, pack.insurances)}
    if names:
        return _common(pack, names), 0.8
    if not open_here and (meant := key.insurance or _hinted(pack, sentence, _parents(pack))):
        return meant, 0.8
    last = mentions.found(blanked, pack.insurances)  # at last, even the name of an office or a card
    named = open_here or [m for m in last if not _included(blanked, m)]
    return (named[0][2], 0.7) if named else ("unspecified", 0.7)


def _included(text: str, one: Found) -> bool:
    """Whether brackets behind 含 name it: 单位缴8%(含生育保险0.5%) is another's rate."""
    opened = text.rfind("(", 0, one[0])
    return (
        opened >= 0 and text.startswith(("含", "包含", "包括", "不含"), opened + 1) and ")" not in text[opened : one[0]]
    )


def _aside(text: str, one: Found, at: int) -> bool:
    """Whether 其中包含 names it, and what it says ends before `at`: 费率为8%,其中包含生育保险1%;个人2%."""
    return bool(_PART_OF.search(text[: one[0]])) and any(mark in text[one[1] : at] for mark in ",;")


def _common(pack: Pack, names: set[str]) -> str:
    """The one insurance that several names have in common, if they do."""
    parents = _parents(pack)
    roots = {parents.get(n) or n for n in names}
    if len(roots) != 1:
        return "unspecified"
    root = roots.pop()
    specific = names - {root}
    return specific.pop() if len(specific) == 1 else root


def _specific(pack: Pack, sentence: Sentence, children: Collection[str]) -> str | None:
    """The only narrower insurance named nearby: 医疗保险 in a rule about 职工医保 is the employees'."""
    for text in (sentence.text, sentence.before, *sentence.above, sentence.title):
        names = {m[2] for m in mentions.found(text, pack.insurances, pack.not_insurance)}.intersection(children)
        if len(names) == 1:
            return names.pop()
        if names:
            return None
    return _hinted(pack, sentence, children)


def conditions(pack: Pack, sentence: Sentence, begin: int) -> tuple[str, ...]:
    """The conditions that stand before a rule in its own sentence, as text, hedges (原则上) included."""
    part_start = max(sentence.text.rfind(mark, 0, begin) for mark in ";。") + 1
    part = sentence.text[part_start : begin + 1]
    said = [m[1] for m in _CONDITION.finditer(part)] + [m[1] for m in _OPENERS.finditer(part)]
    unique = list(dict.fromkeys(s.strip("的,") for s in [*said, *_hedges(pack, part)]))
    return tuple(c for c in unique if not any(c != other and c in other for other in unique))[:4]


def _hedges(pack: Pack, part: str) -> list[str]:
    """Hedges of the rule's own words, or in a member of the sentence that holds nothing else (一般情况下,…)."""
    if pack.hedges is None:
        return []
    members = part.split(",")
    out = [m.group() for m in pack.hedges.finditer(members[-1])]
    for member in members[:-1]:
        match = pack.hedges.search(member)
        if match and len(member) - (match.end() - match.start()) <= 1:
            out.append(match.group())
    return out


def effective(sentence: Sentence, begin: int, cohort_dates: Sequence[str]) -> tuple[date | None, date | None]:
    """From when (and until when) the sentence says its rule holds: the nearest such date before the value."""
    since: date | None = None
    until: date | None = None
    for span in dates.spans(sentence.text):
        if _OTHER_PERIOD.search(sentence.text[: span.start]):
            continue
        if span.start < begin and span.since.isoformat() not in cohort_dates:
            since, until = span.since, span.until
    for dated in dates.find(sentence.text):
        if dated.start >= begin or dated.on.isoformat() in cohort_dates:
            continue
        before, after = sentence.text[: dated.start], sentence.text[dated.end :]
        target = (_TARGET.search(before) and _REACHED.match(after)) or (_START.search(before) and _STARTED.match(after))
        if target and (since is None or dated.on != since):
            since, until = dated.on, None
    return since, until
