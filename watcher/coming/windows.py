"""Hours of the week in which a page is looked at, as a crontab line, where there is one that says them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_DAYS = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")


def cron(limit: Mapping[str, Any], seconds: float) -> str | None:
    """`limit` has a section per day with `enabled`, `start_time` (HH:MM) and `duration`. Polls come every `seconds` inside.

    None where days differ, a window passes midnight, or the interval does not divide an hour or is not made of whole ones.
    """
    days = [number for number, name in enumerate(_DAYS) if _section(limit, name).get("enabled")]
    found = {_window(_section(limit, _DAYS[number])) for number in days}
    window = found.pop() if len(found) == 1 else None
    times = _times(*window, seconds) if window is not None else None
    if times is None:
        return None
    return f"{times} * * {'*' if len(days) == 7 else ','.join(map(str, days))}"


def zone(name: object) -> str | None:
    try:
        ZoneInfo(str(name))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
    return str(name)


def _section(limit: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    section = limit.get(name)
    return section if isinstance(section, dict) else {}


def _window(day: Mapping[str, Any]) -> tuple[int, int] | None:
    """Begin and length in minutes."""
    length = _section(day, "duration")
    hour, _, minute = str(day.get("start_time") or "").partition(":")
    try:
        return int(hour) * 60 + int(minute), int(length.get("hours") or 0) * 60 + int(length.get("minutes") or 0)
    except (TypeError, ValueError):
        return None


def _times(begin: int, length: int, seconds: float) -> str | None:
    """The fields for minute and hour."""
    step, first, minute = int(seconds // 60), begin // 60, begin % 60
    if not 0 <= begin < 1_440 or length <= 0 or begin + length > 1_440 or step <= 0:
        return None
    if step < 60:
        last = (begin + length) // 60 - 1
        return f"*/{step} {_hours(first, last, 1)}" if minute == 0 and length % 60 == 0 and 60 % step == 0 else None
    if step % 60 and step < length:
        return None
    last = (begin + length - 1) // 60 if minute == 0 else (begin + length - minute) // 60
    return f"{minute} {_hours(first, min(last, 23), step // 60)}"


def _hours(first: int, last: int, step: int) -> str:
    if last <= first or first + step > last:
        return str(first)
    return f"{first}-{last}" + (f"/{step}" if step > 1 else "")
