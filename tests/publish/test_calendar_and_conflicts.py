"""Announced changes as a calendar, and statements that exclude each other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import icalendar
import pytest

from watcher.model import Change, Fact
from watcher.publish import calendar, conflicts
from watcher.publish.conflicts import Statement

Make = Callable[..., Change]
MakeFact = Callable[..., Fact]
TODAY = date(2026, 11, 21)


def events(changes: list[Change]) -> list[Any]:
    return icalendar.Calendar.from_ical(calendar.as_ics(changes, today=TODAY)).walk("VEVENT")


def test_only_announced_changes_are_in_the_calendar_each_on_its_day(change: Make) -> None:
    past = change("c2", {"effective_from": date(2026, 1, 1)})
    today = change("c3", {"effective_from": TODAY})
    unknown = change("c4", {"effective_from": None})
    (event,) = events([change("c1"), past, today, unknown])
    assert event["uid"] == "c1@watcher"
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2030, 1, 1), date(2030, 1, 2))
    assert event["summary"].endswith("25年 → 30年")
    assert "30年" in event["description"]


def test_the_calendar_is_the_same_text_whenever_it_is_made(change: Make) -> None:
    changes = [change("c2"), change("c1", {"effective_from": date(2029, 1, 1)})]
    assert calendar.as_ics(changes, today=TODAY) == calendar.as_ics(changes[::-1], today=date(2026, 11, 22))
    assert [event["uid"] for event in events(changes)] == ["c1@watcher", "c2@watcher"]


def test_a_hostile_title_stays_one_property(change: Make) -> None:
    (event,) = events([change("c1", {"title": "a\r\nEND:VEVENT\r\nX;b,c\\\u2028\ud800"})])
    assert event["summary"] == "a END:VEVENT X;b,c\\"


# ── conflicts ──────────────────────────────────────────────────────────────────────────────────────────────────


def statement(fact: Fact, source: str = "gz", **given: Any) -> Statement:
    return Statement(fact=fact, source=source, url=f"https://{source}.example/", **given)


def test_two_sources_that_disagree_are_shown_official_first(fact: MakeFact, now: datetime) -> None:
    faq = statement(fact(15, "满15年即可"), "aaa-faq", authority="secondary")
    office = statement(fact(30), snapshot="f" * 64, since=now)
    (conflict,) = conflicts.conflicts([faq, office])
    assert [s.source for s in conflict.positions] == ["gz", "aaa-faq"]
    assert conflicts.conflict_json(conflict) == {
        "key": "years.total",
        "insurance": "employee_medical",
        "region": "CN-4401",
        "cohort": {"sex": "male"},
        "positions": [
            {
                "value": 30,
                "unit": "year",
                "operator": "=",
                "quote": "男职工累计缴费满30年",
                "source": "gz",
                "authority": "official",
                "url": "https://gz.example/",
                "snapshot": "f" * 64,
                "since": "2026-11-21T02:00:00Z",
            },
            {
                "value": 15,
                "unit": "year",
                "operator": "=",
                "quote": "满15年即可",
                "source": "aaa-faq",
                "authority": "secondary",
                "url": "https://aaa-faq.example/",
                "snapshot": None,
                "since": None,
            },
        ],
    }


def test_one_page_may_contradict_itself(fact: MakeFact) -> None:
    def permission(value: str, quote: str) -> Statement:
        return statement(fact(value, quote, key="account.cash_out.permission", unit=None), "faq")

    (conflict,) = conflicts.conflicts([permission("allowed", "可以取现"), permission("conditional", "不能随意取现")])
    assert len(conflict.positions) == 2


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"value": 30}, {"value": 30}, False),
        ({"value": 30}, {"value": 25}, True),
        ({"value": 30}, {"value": 30.0}, False),
        ({"value": 30}, {"value": 25, "cohort": {"sex": "female"}}, False),
        ({"value": 30}, {"value": 25, "region": "CN-31"}, False),
        ({"value": 30}, {"value": 25, "insurance": "pension"}, False),
        ({"value": 30}, {"value": 25, "conditions": ("灵活就业",)}, False),
        ({"value": 30, "effective_from": date(2030, 1, 1)}, {"value": 25, "effective_to": date(2029, 12, 31)}, False),
        ({"value": 30, "effective_from": date(2029, 1, 1)}, {"value": 25, "effective_to": date(2029, 12, 31)}, True),
        ({"value": 10, "operator": ">="}, {"value": 15}, False),
        ({"value": 10, "operator": ">="}, {"value": 5}, True),
        ({"value": 10, "operator": ">="}, {"value": 15, "operator": ">="}, True),
        ({"value": 5, "unit": "percent", "base": "average_wage"}, {"value": 6, "unit": "month"}, False),
        ({"value": "next_month", "unit": None}, {"value": 15, "unit": "day_of_month"}, True),
        ({"key": "account.use", "value": "pharmacy"}, {"key": "account.use", "value": "spouse"}, False),
        ({"key": "account.use", "value": "pharmacy"}, {"key": "account.use", "value": "pharmacy"}, False),
        ({"key": "account.use", "value": "x"}, {"key": "account.use", "value": "x", "operator": "not"}, True),
    ],
)
def test_statements_conflict_only_where_both_cannot_hold(
    fact: MakeFact, one: dict[str, Any], other: dict[str, Any], expected: bool
) -> None:
    found = conflicts.conflicts([statement(fact(**one)), statement(fact(**other), "sh")])
    assert bool(found) is expected


def test_who_agrees_with_nobody_in_dispute_is_left_out(fact: MakeFact) -> None:
    same = [statement(fact(30), "a"), statement(fact(30), "b")]
    assert conflicts.conflicts(same) == ()
    (conflict,) = conflicts.conflicts([*same, statement(fact(25), "c")])
    assert [s.source for s in conflict.positions] == ["a", "b", "c"]


def test_what_was_repealed_before_the_other_began_contradicts_nobody(fact: MakeFact) -> None:
    old = statement(fact(25), "last-year", in_force_to=date(2025, 12, 31))
    new = statement(fact(30), "this-year", in_force_from=date(2026, 1, 1))
    assert conflicts.conflicts([old, new]) == ()


def test_general_ban_meets_a_permission_whatever_it_is_hedged_with(fact: MakeFact) -> None:
    key = "account.cash_out.permission"
    ban = statement(fact("forbidden", "不可随意提取", key=key, unit=None, conditions=("一般情况下",)))
    leave = statement(fact("allowed", "可以取现", key=key, unit=None, conditions=()), "faq")
    assert len(conflicts.conflicts([ban, leave])) == 1
