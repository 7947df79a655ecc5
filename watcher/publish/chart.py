"""A timeline as a step chart: where each bar, step, mark and word stands. Geometry alone; whoever draws it does so as SVG.

A lane for each value, in order of the values; a bar for each version from the day it holds to the day it does not. Lanes
are as far apart as they are: the words beside them say how much, the height does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from watcher import wording
from watcher.publish.timeline import Timeline, Version
from watcher.wording import Titles

WIDTH, LEFT, RIGHT, TOP, LANE, BOTTOM = 760.0, 150.0, 16.0, 26.0, 38.0, 30.0
MOST_LANES = 12
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 600)  # between two ticks
_TICKS = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """`state` and `official` choose how it looks; `since` is known, or it is drawn as open to the left."""

    x: float
    y: float
    width: float
    state: str
    official: bool
    open_begin: bool
    title: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """An upright line: today, the day that is asked for."""

    x: float
    name: str
    text: str
    anchor: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Chart:
    height: float
    lanes: tuple[tuple[float, str], ...]  # (y, the value)
    bars: tuple[Bar, ...]
    steps: tuple[tuple[float, float, float], ...]  # (x, from y, to y) where an official value followed another
    ticks: tuple[tuple[float, str], ...]
    marks: tuple[Mark, ...]
    width: float = WIDTH
    left: float = LEFT
    right: float = WIDTH - RIGHT


def chart(
    line: Timeline, *, day: date, today: date, language: str = "zh", titles: Titles | None = None
) -> Chart | None:
    """None where no version ever stood or will stand. `day`: the one whose values are asked for."""
    shown = [v for v in line.versions if v.state(today) != "never"]
    names = _names(shown, language, titles)
    shown = [v for v in shown if _name(v, language, titles) in names]
    if not shown:
        return None
    first, last = _span(shown, day, today)
    scale = _Scale(first, last)
    rows = {name: TOP + LANE * (number + 0.5) for number, name in enumerate(names)}
    bars = tuple(_bar(v, rows[_name(v, language, titles)], scale, day, language, titles) for v in reversed(shown))
    return Chart(
        height=TOP + LANE * len(names) + BOTTOM,
        lanes=tuple((y, wording.one_line(name, 12)) for name, y in rows.items()),
        bars=bars,
        steps=_steps(shown, rows, scale, language, titles),
        ticks=tuple((scale.x(tick), text) for tick, text in ticks(first, last)),
        marks=_marks(scale, day, today, language),
    )


@dataclass(frozen=True)
class _Scale:
    first: date
    last: date

    def x(self, day: date) -> float:
        whole = max(1, (self.last - self.first).days)
        share = min(1.0, max(0.0, (day - self.first).days / whole))
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)


def _name(version: Version, language: str, titles: Titles | None) -> str:
    return wording.value_text(version.fact, language, titles)


def _names(versions: Sequence[Version], language: str, titles: Titles | None) -> list[str]:
    """The newest values, the greatest on top."""
    newest: dict[str, Version] = {}
    for version in versions:
        newest.setdefault(_name(version, language, titles), version)
    return sorted(list(newest)[:MOST_LANES], key=lambda name: _greatness(newest[name]), reverse=True)


def _greatness(version: Version) -> tuple[int, float, str]:
    value = version.fact.value
    amount = value[0] if isinstance(value, tuple) and value else value
    return (1, float(amount), "") if isinstance(amount, (int, float)) else (0, 0.0, str(value))


def _span(versions: Sequence[Version], day: date, today: date) -> tuple[date, date]:
    days = [v.begins for v in versions] + [day, today]
    days += [v.holds_to for v in versions if v.holds_to and v.holds_to > v.begins]
    first, last = min(days), max(days)
    pad = timedelta(days=max(7, (last - first).days // 12))
    return first - pad, last + pad


def _bar(v: Version, y: float, scale: _Scale, day: date, language: str, titles: Titles | None) -> Bar:
    begin = scale.x(v.begins)
    end = scale.x(v.holds_to) if v.holds_to else scale.x(scale.last)
    until = f"–{wording.date_text(v.holds_to - timedelta(days=1), language)}" if v.holds_to else ""
    since = wording.date_text(v.begins, language)
    return Bar(
        x=begin, y=y, width=max(3.0, round(end - begin, 1)), state=v.state(day), official=v.authority == "official",
        open_begin=v.holds_from is None,
        title=wording.one_line(f"{_name(v, language, titles)} · {since}{until} · {v.source_title}"),
    )  # fmt: skip


def _steps(
    versions: Sequence[Version], rows: dict[str, float], scale: _Scale, language: str, titles: Titles | None
) -> tuple[tuple[float, float, float], ...]:
    """Where a source went from one value to the next: at the day the one ends and the other begins."""
    found = []
    for old in versions:
        for new in versions:
            same = (old.source, old.url) == (new.source, new.url) and new is not old
            if same and old.holds_to is not None and old.holds_to == new.begins:
                low, high = rows[_name(old, language, titles)], rows[_name(new, language, titles)]
                if low != high:
                    found.append((scale.x(new.begins), low, high))
    return tuple(dict.fromkeys(found))


def _marks(scale: _Scale, day: date, today: date, language: str) -> tuple[Mark, ...]:
    words = {"today": ("今天", "today"), "asked": ("适用日", "asked for")}
    wanted = [("today", today)] + ([("asked", day)] if day != today else [])
    middle = (LEFT + WIDTH) / 2
    return tuple(
        Mark(
            x=scale.x(at),
            name=name,
            text=words[name][language == "en"],
            anchor="end" if scale.x(at) > middle else "start",
        )
        for name, at in wanted
    )


def ticks(first: date, last: date) -> list[tuple[date, str]]:
    """At most a handful of first days of months, with the year where it begins or nothing else says it."""
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next((step for step in _MONTHS if months / step <= _TICKS), _MONTHS[-1])
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    days = [date(n // 12, n % 12 + 1, 1) for n in numbers if n % step == 0]
    return [
        (day, str(day.year) if step >= 12 else f"{day.year}-{day.month:02}") for day in days if first <= day <= last
    ]
