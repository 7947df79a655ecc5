"""Announced changes that are not in force yet, as iCalendar: one all-day event each, with an id that never changes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, timedelta

import icalendar

from watcher import wording
from watcher.model import Change
from watcher.publish.rows import Row, rows
from watcher.wording import Titles


def as_ics(changes: Iterable[Change], *, today: date, language: str = "zh", titles: Titles | None = None) -> str:
    """RFC 5545. An event falls on the day from which its change holds; what holds already is left out."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//watcher//policy changes//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Announced policy changes" if language == "en" else "即将生效的政策")
    for row in sorted(rows(announced(changes, today=today), language, titles), key=_order):
        calendar.add_component(_event(row))
    ics: bytes = calendar.to_ical()
    return ics.decode()


def announced(changes: Iterable[Change], *, today: date) -> list[Change]:
    """Those with a date of effect after `today`."""
    return [c for c in changes if c.difference.effective_from and c.difference.effective_from > today]


def _order(row: Row) -> tuple[date, str]:
    return (row.change.difference.effective_from or date.max, row.change.id)


def _event(row: Row) -> icalendar.Event:
    day = row.change.difference.effective_from
    assert day is not None  # `announced` keeps no other
    event = icalendar.Event()
    event.add("uid", f"{row.change.id}@watcher")
    event.add("dtstamp", row.change.detected_at.astimezone(UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", row.title)
    event.add("description", "\n".join(part for part in (row.quote, f"{row.source} · {row.authority}") if part))
    event.add("categories", [row.severity])
    if row.change.url.startswith(("http://", "https://")):
        event.add("url", wording.one_line(row.change.url))
    event.add("transp", "TRANSPARENT")
    return event
