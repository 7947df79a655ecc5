"""Dates as policy writes them, with their place in the text.

2025年9月10日, 2025-09-10, 2025/9/10, 2025.9.10, 二〇二五年九月十日, 2025年9月, 10 September 2025. All functions take folded
text. A date without a day stands for the first day of its month or year, 年底 and 月底 for the last, and says so in `precision`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from watcher.text import numerals

_CN = "零一二三四五六七八九十"
_YEAR = rf"(?P<y>(?:19|20)\d\d|[一二][{_CN}]{{3}})"
_DATE = re.compile(
    rf"{_YEAR}年(?:度)?(?:(?P<m>1[0-2]|0?[1-9]|[{_CN}]{{1,2}})月(?:份)?(?:(?P<d>3[01]|[12]\d|0?[1-9]|[{_CN}]{{1,3}})(?:日|号))?)?(?P<end>底|末)?"
    rf"|(?<![\d.])(?P<y2>(?:19|20)\d\d)(?P<sep>[-/.])(?P<m2>1[0-2]|0?[1-9])(?P=sep)(?P<d2>3[01]|[12]\d|0?[1-9])(?![\d.]\d|\d)"
    r"|(?P<d3>3[01]|[12]\d|0?[1-9]) (?P<m3>January|February|March|April|May|June|July|August|September|October|November|"
    r"December) (?P<y3>(?:19|20)\d\d)"
)
_SIGNS = ("年", "20", "19")  # no date is without one of them
_MONTH_DAY = re.compile(r"(?P<m>1[0-2]|0?[1-9])月(?P<d>3[01]|[12]\d|0?[1-9])日")
_ENGLISH = {
    name: i + 1
    for i, name in enumerate(
        "January February March April May June July August September October November December".split()
    )
}
_TO = re.compile(r"(?:起)?(?:至|到|-|~)")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date found in folded text at [start, end). `precision` is day, month or year."""

    start: int
    end: int
    on: date
    precision: str


def _part(token: str | None) -> int:
    if not token:
        return 1
    if token.isdigit():
        return int(token)
    value = numerals.number(token)
    return int(value) if value is not None else 0


def _read(match: re.Match[str]) -> Dated | None:
    g = match.groupdict()
    year, month, day = g["y"] or g["y2"] or g["y3"], g["m"] or g["m2"], g["d"] or g["d2"] or g["d3"]
    number = _ENGLISH[g["m3"]] if g["m3"] else _part(month)
    precision = "day" if day else "month" if month else "year"
    try:
        dated = Dated(match.start(), match.end(), date(_part(year), number, _part(day)), precision)
        return replace(dated, on=last_day(dated)) if g["end"] else dated
    except ValueError:
        return None


def find(text: str) -> Iterator[Dated]:
    """All dates of folded `text`, in order; impossible ones (2月30日) are left out."""
    return iter(_found(text))


@lru_cache(maxsize=4096)
def _found(text: str) -> tuple[Dated, ...]:
    """Remembered: what a sentence masks, when its rule holds and whom it is for all ask for the same dates."""
    if not any(sign in text for sign in _SIGNS):
        return ()
    return tuple(dated for match in _DATE.finditer(text) if (dated := _read(match)))


def first(text: str) -> date | None:
    return next((d.on for d in find(text) if d.precision == "day"), None)


@dataclass(frozen=True, slots=True)
class Span:
    """A period in folded text at [start, end): `since` is its first day, `until` its last (None: open)."""

    start: int
    end: int
    since: date
    until: date | None


def last_day(dated: Dated) -> date:
    """The last day that a date of coarser precision covers."""
    if dated.precision == "day":
        return dated.on
    if dated.precision == "year":
        return dated.on.replace(month=12, day=31)
    following = (dated.on.replace(day=28) + timedelta(days=4)).replace(day=1)
    return following - timedelta(days=1)


def spans(text: str) -> Iterator[Span]:
    """Periods (A至B, with B's year left out where it is A's) and open beginnings (自A起)."""
    dates = list(find(text))
    for i, begin in enumerate(dates):
        joint = _TO.match(text, begin.end)
        if joint and i + 1 < len(dates) and dates[i + 1].start == joint.end():
            yield Span(begin.start, dates[i + 1].end, begin.on, last_day(dates[i + 1]))
        elif joint and (short := _MONTH_DAY.match(text, joint.end())):
            if until := _safe(begin.on.year, int(short["m"]), int(short["d"])):
                yield Span(begin.start, short.end(), begin.on, until)
        elif text.startswith("起", begin.end):
            yield Span(begin.start, begin.end + 1, begin.on, None)


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_years(start: date, years: int) -> date:
    """The last day of a validity of `years` that begins on `start`: 2022-07-01 + 3 years ends on 2025-06-30."""
    day = min(start.day, 28) if (start.month, start.day) == (2, 29) else start.day
    return start.replace(year=start.year + years, day=day) - timedelta(days=1)
