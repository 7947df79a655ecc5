"""The life of a rule: what was known when, what holds when, and the chart of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from watcher.model import Fact
from watcher.publish import chart as charts
from watcher.publish.timeline import Version, holding, known, timeline_json, timelines

MakeFact = Callable[..., Fact]
SPRING = datetime(2026, 3, 1, 2, tzinfo=UTC)
SUMMER = datetime(2026, 6, 1, 2, tzinfo=UTC)
TODAY = date(2026, 11, 21)


@pytest.fixture
def version(fact: MakeFact) -> Callable[..., Version]:
    def make(value: Any = 25, fact_of: dict[str, Any] | None = None, **given: Any) -> Version:
        base: dict[str, Any] = {"source": "gz", "source_title": "某市", "authority": "official", "document": "办法"}
        base |= {"url": "https://gz.example/", "snapshot": "a" * 64, "known_from": SPRING, "known_to": None}
        base |= {"holds_from": None, "holds_to": None, "says_until": None}
        return Version(fact=fact(value, **(fact_of or {})), **base | given)

    return make


Make = Callable[..., Version]


def amended(version: Make) -> list[Version]:
    """25 years, known in spring; 30 from 2027 on, known in summer."""
    old = version(25, known_to=SUMMER, holds_to=date(2027, 1, 1))
    return [old, version(30, known_from=SUMMER, holds_from=date(2027, 1, 1))]


def test_what_is_announced_is_known_before_it_holds(version: Make) -> None:
    (line,) = timelines(amended(version))
    assert [(v.fact.value, v.state(TODAY)) for v in line.versions] == [(30, "announced"), (25, "in_force")]
    assert [(v.fact.value, v.state(date(2027, 1, 1))) for v in line.versions] == [(30, "in_force"), (25, "ended")]
    assert [v.fact.value for v in holding(line, TODAY)] == [25]


def test_as_of_a_day_nothing_that_was_learned_later_is_there_nor_ended_anything(version: Make) -> None:
    (line,) = timelines(amended(version), as_of=SUMMER - timedelta(days=1))
    assert [v.fact.value for v in holding(line, date(2030, 1, 1))] == [25]
    (later,) = timelines(amended(version), as_of=SUMMER)
    assert [v.fact.value for v in holding(later, date(2030, 1, 1))] == [30]
    assert timelines(amended(version), as_of=SPRING - timedelta(days=1)) == ()


def test_an_end_that_the_text_itself_names_was_known_all_along(version: Make) -> None:
    said = version(25, known_to=SUMMER, holds_to=date(2026, 7, 1), says_until=date(2026, 12, 31))
    (then,) = known([said], as_of=SPRING)
    assert (then.holds_to, then.known_to) == (date(2027, 1, 1), None)


def test_what_was_replaced_before_it_took_effect_or_was_misread_never_held(version: Make) -> None:
    day = date(2027, 1, 1)
    assert version(holds_from=day, holds_to=day).state(date(2028, 1, 1)) == "never"
    assert version(holds_to=date(1, 1, 1)).state(TODAY) == "never"
    misread = timelines([version(holds_to=date(1, 1, 1))])[0]
    assert holding(misread, TODAY) == ()
    assert charts.chart(misread, day=TODAY, today=TODAY) is None


def test_each_group_has_a_line_of_its_own_and_official_statements_come_first(version: Make) -> None:
    women = version(20, {"cohort": {"sex": "female"}})
    retold = version(25, source="aaa", authority="secondary")
    lines = timelines([retold, version(30), women])
    assert [dict(line.cohort) for line in lines] == [{"sex": "female"}, {"sex": "male"}]
    assert [v.authority for v in holding(lines[1], TODAY)] == ["official", "secondary"]


def test_the_object_says_what_the_page_says(version: Make) -> None:
    (line,) = timelines(amended(version))
    said = timeline_json(line, day=TODAY)
    assert (said["key"], said["region"], said["cohort"]) == ("years.total", "CN-4401", {"sex": "male"})
    new, old = said["versions"]
    assert (old["value"], old["state"], old["holds_from"], old["holds_to"]) == (25, "in_force", None, "2026-12-31")
    assert (new["state"], new["holds_from"], new["holds_to"]) == ("announced", "2027-01-01", None)
    assert new["known_from"].startswith("2026-06-01")


# ── the chart ──────────────────────────────────────────────────────────────────────────────────────────────────


def drawn(versions: list[Version], day: date = TODAY) -> charts.Chart:
    (line,) = timelines(versions)
    made = charts.chart(line, day=day, today=TODAY)
    assert made is not None
    return made


def test_a_lane_for_each_value_the_greatest_on_top_and_a_step_between(version: Make) -> None:
    made = drawn(amended(version))
    assert [name for _, name in made.lanes] == ["30年", "25年"]
    old, new = sorted(made.bars, key=lambda bar: bar.x)
    assert old.x + old.width == pytest.approx(new.x, abs=0.2)
    assert (old.state, new.state, old.open_begin, new.open_begin) == ("in_force", "announced", True, False)
    ((at, low, high),) = made.steps
    assert (at, low, high) == (new.x, old.y, new.y)
    assert [mark.name for mark in made.marks] == ["today"]


def test_the_day_that_is_asked_for_has_a_mark_of_its_own(version: Make) -> None:
    made = drawn(amended(version), day=date(2028, 1, 1))
    today, asked = made.marks
    assert (today.name, asked.name) == ("today", "asked")
    assert made.left <= today.x < asked.x <= made.right


def test_everything_stands_inside_whatever_the_dates_are(version: Make) -> None:
    hundred_years = [
        version(
            n, holds_from=date(1950 + n, 1, 1), holds_to=date(1951 + n, 1, 1), known_from=SPRING + timedelta(days=n)
        )
        for n in range(100)
    ]
    made = drawn(hundred_years)
    assert len(made.lanes) == charts.MOST_LANES
    assert len(made.ticks) <= charts._TICKS + 2
    for bar in made.bars:
        assert made.left <= bar.x and bar.x + bar.width <= made.right + 3
        assert 0 < bar.y < made.height


@pytest.mark.parametrize("days", [1, 20, 90, 400, 4_000, 40_000])
def test_there_are_ticks_and_few_of_them(days: int) -> None:
    found = charts.ticks(TODAY, TODAY + timedelta(days=days))
    assert len(found) <= charts._TICKS + 2
    assert [day for day, _ in found] == sorted({day for day, _ in found})


def test_a_hostile_value_is_one_clean_line(version: Make) -> None:
    made = drawn([version("<svg onload=x>\u202e\r\n", {"unit": None})])
    assert all("\n" not in name and "\u202e" not in name for _, name in made.lanes)


def test_two_sources_of_one_value_share_a_lane(version: Make) -> None:
    retold = replace(version(25), source="guide", authority="secondary")
    made = drawn([version(25), retold])
    assert len(made.lanes) == 1 and sorted(bar.official for bar in made.bars) == [False, True]
