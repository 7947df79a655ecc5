"""The cohort a fact is for, from the words around it: sex, status, level, place (DOMAIN.md, rule 2)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from watcher.analyze import mentions
from watcher.analyze.mentions import DEFAULT, Found, Spot
from watcher.analyze.sentences import Sentence, overlaps
from watcher.analyze.topics import Mention, Pack

_PLACE_COLUMN = re.compile(r"^$|地区|区域|统筹|市|州|区县|县区|地方|参保地$|城市")
_EXCEPTED = re.compile(
    r"除(?!外)[^。;]{1,60}?[^省国境市海另例](?:以|之)?外(?=[,)的均都一不其可按为]|$)|[^,。;()]{2,40}(?:除外|例外)"
)
_OWN_CITY = re.compile(r"^(?:在|本|我|各|全|该)|本市|我市")


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
    names_of = pack.cohorts.get(field, ())
    here = _named(sentence.text, names_of)
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
        if m[1] <= span[0] and (not mentions.closed(sentence.text, m[1], span[0]) or _bracketed(here, m, sentence.text))
    ]
    own = mentions.dealt(sentence.text, before, spot)
    dealt = own or _dealt_from(mentions.found(sentence.before, names_of), sentence, spot)
    if dealt and dealt != DEFAULT:
        return [dealt]
    if before:
        listed = _listed_before(sentence.text, before, spot.begin) or _told_before(sentence.text, before, spot)
        return [] if own or listed else _joint(sentence.text, before)
    if sentence.text.startswith("其中") and (told := mentions.found(sentence.before, names_of)):
        return [told[-1][2]] if told[-1][2] != DEFAULT else []
    for text in sentence.above:
        names = list(dict.fromkeys(m[2] for m in _named(text, names_of)))
        if names:
            return [n for n in names if n != DEFAULT] if len(names) == 1 else []
    return []


def _named(text: str, names_of: Sequence[Mention]) -> list[Found]:
    """The groups that a text names, without those that it excepts: 除跨省转移外,…不得提取 is not about them."""
    found = mentions.found(text, names_of)
    if not found or not ("除" in text or "例外" in text):
        return found
    excepted = [m.span() for m in _EXCEPTED.finditer(text)]
    return [m for m in found if not overlaps(m[:2], excepted)]


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
        return spot.begin > part and _listed_whole(text, before, part) and not mentions.dealt(text, before, spot)
    if len({m[2] for m in here}) < 2:
        return False
    last, previous = here[-1], next((m for m in reversed(here) if m[2] != here[-1][2]), here[0])
    after_last, comma = text[last[1] : spot.span[0]], max(text.rfind(",", 0, spot.span[0]), -1)
    had = len(mentions.AMOUNT.findall(after_last))
    ended = comma > last[1] or "的基础上" in after_last
    return ended and bool(had) and had >= len(mentions.AMOUNT.findall(text[previous[1] : last[0]])) > 0


def _listed_whole(text: str, before: list[Found], end: int) -> bool:
    """Whether the part before a semicolon named several groups and gave each its amount: 男职工30年,女职工25年;本地15年."""
    begin = text.rfind(";", 0, before[-1][0])
    names = {m[2] for m in before if m[0] > begin}
    return len(names) > 1 and len(mentions.AMOUNT.findall(text[begin + 1 : end])) >= len(names)


def _joint(text: str, before: list[Found]) -> list[str]:
    """The nearest mention and those joined to it."""
    names = [m[2] for m in mentions.group(text, before)]
    return [n for n in dict.fromkeys(names) if n != DEFAULT]


def _dealt_from(earlier: list[Found], sentence: Sentence, spot: Spot) -> str | None:
    """What 分别 deals to this amount where the groups stand in the sentence before: 在一级、二级医院…。在职分别支付90%、85%."""
    run = mentions.run_of(sentence.text, spot)
    if len(run) < 2 or not re.search("分别|依次|各自", sentence.text[: run[0][0]][-16:]) or not earlier:
        return None
    listed = mentions.listed_for(sentence.before, earlier, len(run))
    return listed[run.index(spot.span)][2] if listed else None


def _area_of_row(pack: Pack, before: str) -> str | None:
    """The place that an earlier cell of a table's row names (统筹地区:临海市;缴费基数上限:…)."""
    for cell in before.split(";"):
        title, _, said = cell.rpartition(":")
        if _PLACE_COLUMN.search(title) and said and (named := next(iter(pack.places.finditer(f"{said}:")), None)):
            area = named.group("area")
            return area if area == said and not _OWN_CITY.search(said) else None
    return None


def _area(pack: Pack, sentence: Sentence, span: tuple[int, int]) -> list[str]:
    """A named set of places directly governing the amount, in the text's own words."""
    if pack.places is None:
        return []
    part_start = max(sentence.text.rfind(mark, 0, span[0]) for mark in ";。")
    if sentence.placed.clause.kind == "row" and (cell := _area_of_row(pack, sentence.text[: span[0]])):
        return [cell]
    before = sentence.text[part_start + 1 : span[0]]
    found = [m.group("area") for m in pack.places.finditer(before)]
    found = [area for area in found if not _OWN_CITY.search(area)]
    return [re.sub(r"(?:和|及|以及|与)", "、", found[-1])] if found else []
