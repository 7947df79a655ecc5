"""Names of insurances and of groups in a text, and which amounts a list of them is dealt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from watcher.analyze import patterns
from watcher.analyze.patterns import Match
from watcher.analyze.topics import Mention
from watcher.text import dates

_JOINT = re.compile(r"^(?:、|和|或|与|及|以及|/|,| and | or )?(?:原[^,;。]{0,14}的)?$")
AMOUNT = re.compile(
    r"\d+(?:\.\d+)?(?:%|万?元|年|个月|周?岁|个?工作日|日|天)|百分之|[一二两三四五六七八九十百千]+(?:年|个月|万?元|周?岁|个?工作日|日)"
)
_BETWEEN = re.compile(r"(?:、|和|与|及|以及|/|或)(?:每年|每月|每人每年|满)?")

DEFAULT = "default"
Found = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in a sentence a fact stands: its value, the values of its rule, and the words with which it begins."""

    span: tuple[int, int]
    peers: Sequence[tuple[int, int]]
    begin: int


def found(text: str, mentions: Sequence[Mention], skip: object = None) -> list[Found]:
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
            said = match.group("date")
            on = next(dates.find(said), None) if said else None
            if said and on is None:
                continue  # no day of any calendar: 2月30日
            if match.end() > match.start() and not (skip is not None and skip.search(text[match.end() :])):  # type: ignore[attr-defined]
                name = f"{mention.name}:{on.on.isoformat()}" if on else mention.name
                raw.append((*place_of(match), name))
    raw.sort(key=lambda m: (m[0] - m[1], m[0]))
    kept: list[Found] = []
    for item in raw:
        if not any(item[0] < k[1] and k[0] < item[1] for k in kept):
            kept.append(item)
    return tuple(sorted(kept))


def place_of(match: Match) -> tuple[int, int]:
    """Where what was found itself stands: its group `at`, where the pattern has one that took part."""
    at = match.span("at") if "at" in match.words.groups else (-1, -1)
    return at if at[0] >= 0 else match.span()


def mentioned(text: str, mentions: Sequence[Mention], skip: object = None) -> str | None:
    """The last of these that `text` names."""
    named = found(text, mentions, skip)
    return named[-1][2] if named else None


def closed(text: str, behind: int, at: int) -> bool:
    """Whether brackets that were open at `behind` end before `at`: what they hold says nothing of what follows."""
    between = text[behind:at]
    return between.count(")") > between.count("(")


def dealt(text: str, before: list[Found], spot: Spot) -> str | None:
    """What 分别 deals to this amount: as many groups named before it as amounts follow it, in order. Where the amounts
    stand side by side, and the groups do, it goes without saying (二级、三级医院为60%和50%)."""
    return _side_by_side(text, before, spot) or _dealt_by_word(text, before, spot)


def run_of(text: str, spot: Spot) -> list[tuple[int, int]]:
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
    run = run_of(text, spot)
    named = [m for m in before if m[1] <= run[0][0]]
    listed = listed_for(text[: run[0][0]], named, len(run)) if len(run) > 1 and named else []
    return listed[run.index(spot.span)][2] if listed else None


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
    if AMOUNT.search(text, first[1], last[0]) and not AMOUNT.search(text, last[1], word):
        return None  # the first groups have had their amounts: 在职分别90%、85%,退休分别93%、88%
    return named[following.index(spot.span) - len(following)][2]


def listed_for(text: str, mentions: list[Found], number: int) -> list[Found]:
    """The last mentions of `text`, if there are as many different ones as amounts follow: joined (一级、二级医院), or
    each with an amount of its own (一级200元、二级400元,报销80%、70%)."""
    joined = group(text, mentions)
    listed = joined if len(joined) == number else _each_with_one(text, mentions)
    return listed if len({m[2] for m in listed}) == len(listed) == number else []


def _each_with_one(text: str, mentions: list[Found]) -> list[Found]:
    """The last mentions that one amount follows each."""
    ends = [*(m[0] for m in mentions[1:]), len(text)]
    told = [_has_one(text[m[1] : end]) for m, end in zip(mentions, ends, strict=True)]
    return mentions[len(told) - told[::-1].index(False) :] if False in told else mentions


def _has_one(text: str) -> bool:
    return len(AMOUNT.findall(text)) == 1 and ";" not in text


def group(text: str, mentions: list[Found]) -> list[Found]:
    """The last mention and those that 、 or 和 joins to it, in order."""
    group = [mentions[-1]]
    for mention in reversed(mentions[:-1]):
        if not _JOINT.match(text[mention[1] : group[0][0]]):
            break
        group.insert(0, mention)
    return group
