"""Whom a fact is for: its insurance, its cohort, its conditions and its dates, from the words around it.

The sentence decides, then what governs it (lead-in, headings), then the title (DOMAIN.md, rules 1 and 2).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from watcher.analyze import patterns
from watcher.analyze.sentences import Sentence
from watcher.analyze.topics import Key, Mention, Pack
from watcher.text import dates

_JOINT = re.compile(r"^(?:、|和|或|与|及|以及|/|,| and | or )?(?:原[^,;。]{0,14}的)?$")
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

_AMOUNT = re.compile(
    r"\d+(?:\.\d+)?(?:%|万?元|年|个月|周?岁|个?工作日|日|天)|百分之|[一二两三四五六七八九十百千]+(?:年|个月|万?元|周?岁|个?工作日|日)"
)
_BETWEEN = re.compile(r"(?:、|和|与|及|以及|/|或)(?:每年|每月|每人每年|满)?")

_PART_OF = re.compile("(?:其中(?:包含|包括|含)?|含|包含|包括)$")

DEFAULT = "default"
NO_INSURANCE = "none"
AND = "|"  # between insurances that are named together and have nothing in common
_OWN_CITY = re.compile(r"^(?:在|本|我|各|全|该)|本市|我市")
Found = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in a sentence a fact stands: its value, the values of its rule, and the words with which it begins."""

    span: tuple[int, int]
    peers: Sequence[tuple[int, int]]
    begin: int


def _found(text: str, mentions: Sequence[Mention], skip: object = None) -> list[Found]:
    """Mentions in `text`, longest first where they overlap, in order."""
    return list(_found_in(text, tuple(mentions), skip))


@lru_cache(maxsize=4096)
def _found_in(text: str, mentions: tuple[Mention, ...], skip: object) -> tuple[Found, ...]:
    """Remembered: each fact of a sentence asks again, and all sentences of a document have one title above them."""
    raw: list[Found] = []
    for number in patterns.found(tuple(mention.words for mention in mentions), text):
        mention = mentions[number]
        for match in mention.words.finditer(text):
            if mention.not_after is not None and mention.not_after.search(text[match.end() :]):
                continue
            if mention.not_before is not None and mention.not_before.search(text[: match.start()]):
                continue
            if match.end() > match.start() and not (skip is not None and skip.search(text[match.end() :])):  # type: ignore[attr-defined]
                name = mention.name
                if "date" in match.groupdict() and match.group("date"):
                    on = dates.find(match.group("date"))
                    name = f"{name}:{next(on).on.isoformat()}"
                raw.append((*_place(match), name))
    raw.sort(key=lambda m: (m[0] - m[1], m[0]))
    kept: list[Found] = []
    for item in raw:
        if not any(item[0] < k[1] and k[0] < item[1] for k in kept):
            kept.append(item)
    return tuple(sorted(kept))


def _place(match: Any) -> tuple[int, int]:
    """Where the name itself stands."""
    number = match.re.groupindex.get("at", 0)
    at: tuple[int, int] = match.span(number) if number else (-1, -1)
    return at if at[0] >= 0 else match.span()


def mentioned(text: str, mentions: Sequence[Mention], skip: object = None) -> str | None:
    """The last of these that `text` names."""
    found = _found(text, mentions, skip)
    return found[-1][2] if found else None


def closed(text: str, behind: int, at: int) -> bool:
    """Whether brackets that were open at `behind` end before `at`: what they hold says nothing of what follows."""
    between = text[behind:at]
    return between.count(")") > between.count("(")


def insurance(
    pack: Pack, key: Key, sentence: Sentence, at: int, spot: Spot, *, ahead: bool = True
) -> tuple[str, float]:
    """(insurance, how sure). `at` is the offset in the sentence where the fact stands; `ahead` looks behind it too."""
    pack = _without(pack, key.not_about)
    name, sure = _of_subject(pack, key, sentence) or _nearest(pack, key, sentence, at, spot, ahead)
    parents = {m.name: m.parent for m in pack.insurances}
    children = {m.name for m in pack.insurances if m.parent == name}
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


def _hinted(pack: Pack, sentence: Sentence, names: set[str]) -> str | None:
    """The only insurance of which words around speak that name none (参保职工, 城乡居民)."""
    for text in (sentence.text, sentence.before, *sentence.above, sentence.title):
        found = {m.name for m in pack.insurances if m.name in names and m.hint is not None and m.hint.search(text)}
        if len(found) == 1:
            return found.pop()
        if found:
            return None
    return None


def _of_subject(pack: Pack, key: Key, sentence: Sentence) -> tuple[str, float] | None:
    """Whose the thing is that the key is about, where only what stands above the sentence names it (个人账户…？可以…)."""
    if key.bound_to is None or key.bound_to.search(sentence.text):
        return None
    for text in (sentence.before, *sentence.above):
        if not key.bound_to.search(text):
            continue
        names = {m[2] for m in _found(text, pack.insurances, pack.not_insurance)}
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
    blanked = _TITLE.sub(lambda m: "·" * len(m[0]), sentence.text)
    here = _found(blanked, pack.insurances, pack.not_insurance)
    before = [m for m in here if m[0] < at and not closed(blanked, m[1], at) and not _aside(blanked, m, at)]
    dealt = _dealt(blanked, before, spot)
    if dealt:
        return dealt, 1.0
    if before:
        joined = {m[2] for m in _group(blanked, before)}
        common = before[-1][2] if len(joined) == 1 else _common(pack, joined)
        return (AND.join(sorted(joined)) if common == "unspecified" else common), 1.0
    open_here = [m for m in here if not _included(blanked, m)]
    if open_here and ahead:
        return open_here[0][2], 0.95
    earlier = _found(sentence.before, pack.insurances, pack.not_insurance)
    if earlier:
        return earlier[-1][2], 0.95
    for depth, text in enumerate((*sentence.above, sentence.title)):
        names = {m[2] for m in _found(text, pack.insurances, pack.not_insurance)}
        if len(names) == 1:
            return names.pop(), 0.95 if depth == 0 else 0.9
        if names:
            return _common(pack, names), 0.8
    names = {m[2] for m in _found(sentence.title + sentence.issuer, pack.insurances)}
    if names:
        return _common(pack, names), 0.8
    if not open_here and (meant := key.insurance or _hinted(pack, sentence, {m.name for m in pack.insurances})):
        return meant, 0.8
    last = _found(blanked, pack.insurances)  # at last, even the name of an office or a card
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
    parents = {m.name: m.parent for m in pack.insurances}
    roots = {parents.get(n) or n for n in names}
    if len(roots) != 1:
        return "unspecified"
    root = roots.pop()
    specific = names - {root}
    return specific.pop() if len(specific) == 1 else root


def _specific(pack: Pack, sentence: Sentence, children: set[str]) -> str | None:
    """The only narrower insurance named nearby: 医疗保险 in a rule about 职工医保 is the employees'."""
    for text in (sentence.text, sentence.before, *sentence.above, sentence.title):
        names = {m[2] for m in _found(text, pack.insurances, pack.not_insurance)} & children
        if len(names) == 1:
            return names.pop()
        if names:
            return None
    return _hinted(pack, sentence, children)


def cohorts(pack: Pack, fields: Sequence[str], sentence: Sentence, spot: Spot) -> list[dict[str, str]]:
    """The cohorts a fact is for: one, or several where the text names them together (男女均满25年)."""
    out: list[dict[str, str]] = [{}]
    for field in fields:
        names = _field(pack, field, sentence, spot)
        if names:
            out = [{**cohort, field.partition("@")[0]: name} for cohort in out for name in names]
    return out


def _field(pack: Pack, field: str, sentence: Sentence, spot: Spot) -> list[str]:
    span = spot.span
    if field == "area":
        return _area(pack, sentence, span)
    mentions = pack.cohorts.get(field, ())
    here = _found(sentence.text, mentions)
    inside = [
        m
        for m in here
        if m[0] >= span[1] and m[0] - span[1] <= 2 and sentence.text[span[1] : m[0]] in ("(", "(仅", "(限")
    ]
    if inside:
        return [inside[0][2]]
    before = [
        m
        for m in here
        if m[1] <= span[0] and (not closed(sentence.text, m[1], span[0]) or _bracketed(here, m, sentence.text))
    ]
    dealt = _dealt(sentence.text, before, spot) or _dealt_from(_found(sentence.before, mentions), sentence, spot)
    if dealt and dealt != DEFAULT:
        return [dealt]
    if before:
        listed = _listed_before(sentence.text, before, spot.begin) or _told_before(sentence.text, before, spot)
        return [] if listed else _joint(sentence.text, before, spot)
    if sentence.text.startswith("其中") and (told := _found(sentence.before, mentions)):
        return [told[-1][2]] if told[-1][2] != DEFAULT else []
    for text in sentence.above:
        names = list(dict.fromkeys(m[2] for m in _found(text, mentions)))
        if names:
            return [n for n in names if n != DEFAULT] if len(names) == 1 else []
    return []


def _bracketed(here: list[Found], one: Found, text: str) -> bool:
    """Whether brackets hold nothing but this name: 支付比例(三级):80%."""
    return text[: one[0]].endswith("(") and text[one[1] :].startswith(")")


def _listed_before(text: str, before: list[Found], begin: int) -> bool:
    """Whether several groups were listed under another rule, before the words of this one began a new member.

    男…满30年、女…满25年，且在本市…满10年: the ten years are for both.
    """
    if before[-1][1] > begin:
        return False
    member = max(text.rfind(mark, 0, max(begin, 0)) for mark in ",;")
    part = text.rfind(";", 0, max(begin, 0))
    names = {m[2] for m in before if m[0] > part}
    return (
        before[-1][1] <= member
        and len(names) > 1
        and text[member + 1 : begin + 2].startswith(("且", "并", "同时", "其中"))
    )


def _told_before(text: str, before: list[Found], spot: Spot) -> bool:
    """Whether each of several groups has had its amounts when a comma ends their list: 在职400元、退休300元,支付比例75%."""
    part = max(text.rfind(";", 0, spot.span[0]), -1)
    here = [m for m in before if m[0] > part]
    if not here:
        return spot.begin > part and _listed_whole(text, before, part) and not _dealt(text, before, spot)
    if len({m[2] for m in here}) < 2:
        return False
    last, previous = here[-1], next((m for m in reversed(here) if m[2] != here[-1][2]), here[0])
    after_last, comma = text[last[1] : spot.span[0]], max(text.rfind(",", 0, spot.span[0]), -1)
    had = len(_AMOUNT.findall(after_last))
    ended = comma > last[1] or "的基础上" in after_last
    return ended and bool(had) and had >= len(_AMOUNT.findall(text[previous[1] : last[0]])) > 0


def _listed_whole(text: str, before: list[Found], end: int) -> bool:
    """Whether the part before a semicolon named several groups and gave each its amount: 男职工30年,女职工25年;本地15年."""
    begin = text.rfind(";", 0, before[-1][0])
    names = {m[2] for m in before if m[0] > begin}
    return len(names) > 1 and len(_AMOUNT.findall(text[begin + 1 : end])) >= len(names)


def _joint(text: str, before: list[Found], spot: Spot) -> list[str]:
    """The nearest mention and those joined to it; 分别 deals the amounts out in order."""
    dealt = _dealt(text, before, spot)
    if dealt:
        return [dealt] if dealt != DEFAULT else []
    names = [m[2] for m in _group(text, before)]
    return [n for n in dict.fromkeys(names) if n != DEFAULT]


def _dealt(text: str, before: list[Found], spot: Spot) -> str | None:
    """What 分别 deals to this amount: as many groups named before it as amounts follow it, in order. Where the amounts
    stand side by side, and the groups do, it goes without saying (二级、三级医院为60%和50%)."""
    return _side_by_side(text, before, spot) or _dealt_by_word(text, before, spot)


def _run(text: str, spot: Spot) -> list[tuple[int, int]]:
    """The amounts that stand side by side with this one, in order."""
    run = [spot.span]
    for peer in sorted(p for p in spot.peers if p[0] >= spot.span[1]):
        if _BETWEEN.fullmatch(text[run[-1][1] : peer[0]]):
            run.append(peer)
    for peer in sorted((p for p in spot.peers if p[1] <= spot.span[0]), reverse=True):
        if _BETWEEN.fullmatch(text[peer[1] : run[0][0]]):
            run.insert(0, peer)
    return run


def _side_by_side(text: str, before: list[Found], spot: Spot) -> str | None:
    run = _run(text, spot)
    named = [m for m in before if m[1] <= run[0][0]]
    group = _group(text, named) if len(run) > 1 and named else []
    if len(group) != len(run) or len({m[2] for m in group}) != len(run):
        return None
    return group[run.index(spot.span)][2]


def _dealt_by_word(text: str, before: list[Found], spot: Spot) -> str | None:
    word = max(text.rfind(word, 0, spot.span[0]) for word in ("分别", "依次", "各自"))
    if word < 0:
        return None
    part = text.find(";", word)
    following = [p for p in spot.peers if p[0] > word and (part < 0 or p[0] < part)]
    named = [m for m in before if m[1] <= word]
    distinct = {m[2] for m in named[-len(following) :]}
    if spot.span not in following or len(following) < 2 or len(distinct) != len(following):
        return None
    first, last = named[-len(following)], named[-1]
    if _AMOUNT.search(text, first[1], last[0]) and not _AMOUNT.search(text, last[1], word):
        return None  # the first groups have had their amounts: 在职分别90%、85%,退休分别93%、88%
    return named[following.index(spot.span) - len(following)][2]


def _dealt_from(earlier: list[Found], sentence: Sentence, spot: Spot) -> str | None:
    """What 分别 deals to this amount where the groups stand in the sentence before: 在一级、二级医院…。在职分别支付90%、85%."""
    run = _run(sentence.text, spot)
    if len(run) < 2 or not re.search("分别|依次|各自", sentence.text[: run[0][0]][-16:]) or not earlier:
        return None
    group = _group(sentence.before, earlier)
    names = [m[2] for m in group]
    return names[run.index(spot.span)] if len(group) == len(run) == len(set(names)) else None


def _group(text: str, mentions: list[Found]) -> list[Found]:
    """The last mention and those that 、 or 和 joins to it, in order."""
    group = [mentions[-1]]
    for mention in reversed(mentions[:-1]):
        if not _JOINT.match(text[mention[1] : group[0][0]]):
            break
        group.insert(0, mention)
    return group


def _area(pack: Pack, sentence: Sentence, span: tuple[int, int]) -> list[str]:
    """A named set of places directly governing the amount, in the text's own words."""
    if pack.places is None:
        return []
    part_start = max(sentence.text.rfind(mark, 0, span[0]) for mark in ";。")
    before = sentence.text[part_start + 1 : span[0]]
    found = [m.group("area") for m in pack.places.finditer(before)]
    found = [area for area in found if not _OWN_CITY.search(area)]
    return [re.sub(r"(?:和|及|以及|与)", "、", found[-1])] if found else []


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
    out = [m.group(0) for m in pack.hedges.finditer(members[-1])]
    for member in members[:-1]:
        match = pack.hedges.search(member)
        if match and len(member) - (match.end() - match.start()) <= 1:
            out.append(match.group(0))
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
