"""When a source is polled next: intervals, cron in a named time zone, back-off, Retry-After.

Pure: the clock, the failures so far and the jitter are arguments. Results are aware datetimes in UTC.
Cron is crontab(5) as Vixie wrote it: weekdays 0 and 7 are Sunday; where both day fields are restricted a day matches
if either does; a field that begins with `*` (also `*/2`) counts as unrestricted for that rule.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from watcher.model import Outcome, Source

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
WEEKDAYS = {"sun": 0, "mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6}
MACROS = {
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
    "@monthly": "0 0 1 * *",
    "@weekly": "0 0 * * 0",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@hourly": "0 * * * *",
}
FIELDS: tuple[tuple[str, int, int, dict[str, int]], ...] = (
    ("minute", 0, 59, {}),
    ("hour", 0, 23, {}),
    ("day of month", 1, 31, {}),
    ("month", 1, 12, MONTHS),
    ("weekday", 0, 7, WEEKDAYS),
)

DAY = 86_400.0
FIRST_RETRY = 900.0  # a fault that heals by itself is tried again after a quarter of an hour
LONGEST_RETRY_AFTER = 7 * DAY  # a server cannot switch a source off for ever
TRANSIENT = frozenset(
    {Outcome.SERVER_ERROR, Outcome.UNREACHABLE, Outcome.TIMEOUT, Outcome.INCOMPLETE, Outcome.TLS_ERROR, Outcome.EMPTY}
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Cron:
    """The values each field allows. `day_by_either`: both day fields are restricted, one match is enough."""

    minutes: frozenset[int]
    hours: frozenset[int]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]  # 0 is Sunday
    day_by_either: bool
    every_hour: bool

    def on_day(self, day: date) -> bool:
        if day.month not in self.months:
            return False
        by_month = day.day in self.days
        by_week = day.isoweekday() % 7 in self.weekdays
        return (by_month or by_week) if self.day_by_either else (by_month and by_week)

    def at(self, local: datetime) -> bool:
        return local.minute in self.minutes and local.hour in self.hours and self.on_day(local.date())


# ── reading an expression ───────────────────────────────────────────────────────────────────────────────────────


@lru_cache(maxsize=4096)
def parse_cron(expression: str) -> Cron:
    """Five fields or a macro such as `@daily`. ValueError says in words what is wrong."""
    words = MACROS.get(expression.strip().lower(), expression).split()
    if len(words) != 5:
        raise ValueError(f"cron has five fields (minute, hour, day of month, month, weekday), here are {len(words)}")
    minutes, hours, days, months, weekdays = (_field(word, *field) for word, field in zip(words, FIELDS, strict=True))
    return Cron(
        minutes=minutes,
        hours=hours,
        days=days,
        months=months,
        weekdays=frozenset(day % 7 for day in weekdays),
        day_by_either=not words[2].startswith("*") and not words[4].startswith("*"),
        every_hour=words[1] == "*",
    )


def _field(text: str, name: str, low: int, high: int, names: dict[str, int]) -> frozenset[int]:
    values: set[int] = set()
    for part in text.split(","):
        values.update(_part(part, name, low, high, names))
    return frozenset(values)


def _part(part: str, name: str, low: int, high: int, names: dict[str, int]) -> range:
    """One of `*`, `5`, `1-5`, `mon-fri`, `*/10`, `8-18/2`, `5/10` (from 5 to the end)."""
    span, slash, step_text = part.partition("/")
    if slash and not (step_text.isascii() and step_text.isdigit() and int(step_text) > 0):
        raise ValueError(f"{name}: step {step_text!r} is not a number above 0")
    step = int(step_text) if slash else 1
    first, dash, last = span.partition("-")
    if span == "*":
        return range(low, high + 1, step)
    start = _number(first, name, low, high, names)
    end = _number(last, name, low, high, names) if dash else (high if slash else start)
    if end < start:
        raise ValueError(f"{name}: {span!r} ends before it begins")
    return range(start, end + 1, step)


def _number(text: str, name: str, low: int, high: int, names: dict[str, int]) -> int:
    if text.lower() in names:
        return names[text.lower()]
    if not (text.isascii() and text.isdigit()):
        raise ValueError(f"{name}: {text!r} is not a number from {low} to {high}")
    if not low <= int(text) <= high:
        raise ValueError(f"{name}: {text} is outside {low} to {high}")
    return int(text)


@lru_cache(maxsize=4096)
def validate_cron(expression: str) -> str | None:
    """What is wrong with an expression, in words; None if it can fire. 31 February is wrong: it never comes."""
    try:
        cron = parse_cron(expression)
    except ValueError as exc:
        return str(exc)
    if not any(cron.on_day(day) for day in _matching_months(cron, date(2000, 1, 1), years=40)):
        return f"{expression!r} never fires: no month it names has that day"
    return None


def shortest_gap(expression: str) -> float:
    """Seconds between the two firings of a day that lie closest, midnight included; a day if there is only one."""
    cron = parse_cron(expression)
    minutes = sorted(hour * 60 + minute for hour in cron.hours for minute in cron.minutes)
    gaps = [later - sooner for sooner, later in pairwise(minutes)]
    gaps.append(minutes[0] + 24 * 60 - minutes[-1])
    return min(gaps) * 60.0


def _matching_months(cron: Cron, start: date, *, years: int) -> Iterator[date]:
    """Every day from `start` on whose month is allowed. 40 years hold every date on every weekday."""
    year, month, first = start.year, start.month, start.day
    while year <= start.year + years:
        if month in cron.months:
            for day in range(first, calendar.monthrange(year, month)[1] + 1):
                yield date(year, month, day)
        year, month, first = (year + month // 12, month % 12 + 1, 1)


# ── the next firing ─────────────────────────────────────────────────────────────────────────────────────────────


def cron_next(expression: str, timezone: str, after: datetime) -> datetime:
    """The first firing after `after`, in UTC.

    Clocks going forward: a firing inside the skipped hour comes at the first moment after it. Clocks going back: a
    fixed hour fires once, in its first pass; a `*` hour keeps firing through both. ValueError if it never fires.
    """
    problem = validate_cron(expression)
    if problem:
        raise ValueError(problem)
    cron, zone = parse_cron(expression), ZoneInfo(timezone)
    before = after.astimezone(UTC)
    moment = before.replace(second=0, microsecond=0) + timedelta(minutes=1)
    while True:
        local = moment.astimezone(zone)
        if _skipped_a_firing(cron, before.astimezone(zone), local, moment - before):
            return _end_of_gap(before, moment, zone)
        if cron.at(local) and (cron.every_hour or not local.fold):
            return moment
        before, moment = moment, _step(cron, moment, local, zone)


def _step(cron: Cron, moment: datetime, local: datetime, zone: ZoneInfo) -> datetime:
    """The next moment worth looking at: the minute before the next allowed day (midnight itself may be skipped by a
    clock change), the next hour, or the next minute."""
    if not cron.on_day(local.date()):
        day = next(d for d in _matching_months(cron, local.date(), years=41) if d > local.date() and cron.on_day(d))
        midnight = datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)
        return max(midnight - timedelta(minutes=1), moment + timedelta(minutes=1))
    if local.hour not in cron.hours:
        return moment + timedelta(minutes=60 - local.minute)
    return moment + timedelta(minutes=1)


def _skipped_a_firing(cron: Cron, before: datetime, now: datetime, passed: timedelta) -> bool:
    """The wall clock jumped forward between the two, over a firing."""
    jump = (now.replace(tzinfo=None) - before.replace(tzinfo=None)) - passed
    if jump <= timedelta(0) or cron.every_hour or passed > timedelta(hours=2):
        return False
    wall = before.replace(tzinfo=None, second=0, microsecond=0) + timedelta(minutes=1)
    gap = (wall + timedelta(minutes=n) for n in range(int((now.replace(tzinfo=None) - wall).total_seconds() // 60)))
    return any(cron.at(minute) for minute in gap)


def _end_of_gap(before: datetime, moment: datetime, zone: ZoneInfo) -> datetime:
    """The first minute between the two with the new offset from UTC."""
    old = before.astimezone(zone).utcoffset()
    minute = before.replace(second=0, microsecond=0)
    while minute < moment and minute.astimezone(zone).utcoffset() == old:
        minute += timedelta(minutes=1)
    return minute


# ── the next poll ───────────────────────────────────────────────────────────────────────────────────────────────


def next_poll(
    source: Source,
    *,
    now: datetime,
    outcome: Outcome,
    failures: int,
    retry_after: float | None,
    jitter: float,
) -> datetime:
    """When to poll again, counted from `now`: after a long sleep each source comes once, not once per missed turn.

    `failures`: failed polls in a row, this one included. `retry_after`: seconds the server asked for.
    `jitter`: in [0, 1), spreads sources that started together; it only ever delays.
    """
    if outcome.healthy or failures <= 0:
        moment = _regular(source, now, pending=outcome is Outcome.PENDING, jitter=jitter)
    else:
        moment = _after_failure(source, now, outcome, failures, jitter)
    if retry_after is not None and retry_after > 0:
        asked = min(retry_after, LONGEST_RETRY_AFTER)
        moment = max(moment, now + timedelta(seconds=asked + jitter * min(60.0, asked / 10)))
    return moment.astimezone(UTC)


def back_off(interval: float, outcome: Outcome, failures: int) -> float:
    """Seconds to wait after `failures` failures in a row: doubles each time, up to a day or four intervals.

    What may heal by itself (a timeout, a 502) starts soon; a refusal (blocked, gone, robots) starts at the interval,
    because asking a server that said no more often than usual is rude.
    """
    first = min(interval, FIRST_RETRY) if outcome in TRANSIENT else interval
    return min(first * 2.0 ** min(failures - 1, 40), max(DAY, 4 * interval))


def _regular(source: Source, now: datetime, *, pending: bool, jitter: float) -> datetime:
    soon = max(300.0, source.every / 8)
    if source.cron:
        fixed = cron_next(source.cron, source.timezone, now) + timedelta(seconds=jitter * 60)
        return min(fixed, now + timedelta(seconds=_spread(soon, jitter))) if pending else fixed
    return now + timedelta(seconds=_spread(min(soon, source.every) if pending else source.every, jitter))


def _after_failure(source: Source, now: datetime, outcome: Outcome, failures: int, jitter: float) -> datetime:
    if not source.cron:
        return now + timedelta(seconds=_spread(back_off(source.every, outcome, failures), jitter))
    first = cron_next(source.cron, source.timezone, now)
    period = (cron_next(source.cron, source.timezone, first) - first).total_seconds()
    wait = back_off(period, outcome, failures)
    if wait < period:
        return min(first, now + timedelta(seconds=_spread(wait, jitter)))
    return cron_next(source.cron, source.timezone, now + timedelta(seconds=wait - period)) + timedelta(
        seconds=jitter * 60
    )


def _spread(delay: float, jitter: float) -> float:
    """Up to a tenth longer, at most ten minutes."""
    return delay + jitter * min(delay / 10, 600.0)
