"""The day in China, where the rules are made: what is due, in force or listed under a date counts by it."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

ZONE = timezone(timedelta(hours=8))  # one zone, without summer time


def day(moment: datetime) -> date:
    return moment.astimezone(ZONE).date()
