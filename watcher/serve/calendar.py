"""What takes effect when, by month, and the same as a file for a calendar program."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby

from fastapi import APIRouter, Request
from starlette.responses import Response

from watcher.model import Change
from watcher.publish.calendar import as_ics
from watcher.publish.rows import Row, rows
from watcher.serve.frame import Frame
from watcher.serve.office import Office, spoken

SHOWN, LATEST = 100, 20  # changes on the page, to come and in force already
FAR = date(2199, 12, 31)
LATELY = timedelta(days=31)
_DAYS = ("一二三四五六日", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))
Day = tuple[date, str, int, list[Row]]


def router(office: Office) -> APIRouter:
    routes, frame = APIRouter(), Frame(office)
    views = office.store.views

    @lru_cache(maxsize=4)
    def made(mark: object, today: date, language: str) -> str:
        """As long as the record is marked so, it is the same file."""
        return as_ics(views.upcoming(after=today, until=FAR), today=today, language=language, titles=office.titles)

    @routes.get("/calendar")
    def show(request: Request) -> Response:
        language, today = spoken(request), office.today
        found = views.upcoming(after=today, until=FAR, limit=SHOWN)
        lately = views.upcoming(after=today - LATELY, until=today)
        count = views.count_upcoming(after=today, until=FAR)
        return frame.show(
            request, "calendar.html", "calendar", months=_months(found, office, language), count=count,
            more=count - len(found), lately=_days(lately[-LATEST:], office, language)[::-1], today=today,
        )  # fmt: skip

    @routes.get("/calendar.ics")
    def file(request: Request) -> Response:
        text = made(views.mark(), office.today, spoken(request))
        name = {"content-disposition": 'attachment; filename="policy-changes.ics"'}
        return Response(text, media_type="text/calendar; charset=utf-8", headers=name)

    return routes


def _months(changes: list[Change], office: Office, language: str) -> list[tuple[str, str, int, list[Day]]]:
    """(anchor, its name, how many, its days), the nearest first."""
    days = _days(changes, office, language)
    found = []
    for month, some in groupby(days, key=lambda day: day[0].replace(day=1)):
        those = list(some)
        name = month.strftime("%B %Y") if language == "en" else f"{month.year}年{month.month}月"
        found.append((month.strftime("m%Y-%m"), name, sum(len(day[3]) for day in those), those))
    return found


def _days(changes: list[Change], office: Office, language: str) -> list[Day]:
    """(day, its weekday, how far off, its changes)."""
    words = {row.change.id: row for row in rows(changes, language, office.titles)}
    found = []
    for day, some in groupby(changes, key=lambda change: change.difference.effective_from or FAR):
        weekday = _DAYS[1][day.weekday()] if language == "en" else f"周{_DAYS[0][day.weekday()]}"
        found.append((day, weekday, (day - office.today).days, [words[change.id] for change in some]))
    return found
