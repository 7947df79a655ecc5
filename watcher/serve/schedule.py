"""When a source is polled, in words: 每6小时, 周一至周五 9:00."""

from __future__ import annotations

import re

from watcher.acquire.due import MACROS
from watcher.model import Source

_UNITS = (
    (604_800, "周", "week"),
    (86_400, "天", "day"),
    (3_600, "小时", "hour"),
    (60, "分钟", "minute"),
    (1, "秒", "second"),
)
_WEEKDAYS = (("日", "Sunday"), ("一", "Monday"), ("二", "Tuesday"), ("三", "Wednesday"), ("四", "Thursday"), ("五", "Friday"),
             ("六", "Saturday"), ("日", "Sunday"))  # fmt: skip
_HOME = "Asia/Shanghai"


def text(source: Source, language: str) -> str:
    if source.cron is None:
        return interval(source.every, language)
    zone = "" if source.timezone == _HOME else f" ({source.timezone})"
    return (_cron(MACROS.get(source.cron.strip(), source.cron), language) or f"cron {source.cron}") + zone


def interval(seconds: float, language: str) -> str:
    """The largest unit that says it in whole numbers."""
    size, zh, en = next((unit for unit in _UNITS if seconds >= unit[0] and seconds % unit[0] == 0), _UNITS[-1])
    number = round(seconds / size)
    if language == "en":
        return f"every {en}" if number == 1 else f"every {number} {en}s"
    return f"每{number}{zh}"


def _cron(expression: str, language: str) -> str | None:
    """None for what is easier to read as it is written."""
    fields = expression.split()
    if len(fields) != 5 or not re.fullmatch(r"\d+", fields[0]) or not re.fullmatch(r"\d+(,\d+)*", fields[1]):
        return None
    minute, hours, day, month, weekday = fields
    days = _days(day, month, weekday, language)
    times = [f"{int(hour)}:{int(minute):02}" for hour in hours.split(",")]
    return f"{days} {('、' if language == 'zh' else ', ').join(times)}" if days else None


def _days(day: str, month: str, weekday: str, language: str) -> str | None:
    english = language == "en"
    if month != "*":
        return None
    if day == "*" and weekday == "*":
        return "daily at" if english else "每天"
    if weekday == "*" and day.isdecimal():
        return f"on day {int(day)} of each month at" if english else f"每月{int(day)}日"
    if day == "*" and re.fullmatch(r"[0-7](-[0-7])?", weekday):
        first, _, last = weekday.partition("-")
        names = [_WEEKDAYS[int(part)][english] for part in (first, last) if part]
        return f"{' to '.join(names)} at" if english else "至".join(f"周{name}" for name in names)
    return None
