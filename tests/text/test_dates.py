"""Dates in the forms that official pages use, and nothing that only looks like one."""

from __future__ import annotations

from datetime import date

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.text import dates
from watcher.text.fold import folded_text


def chinese_year(year: int) -> str:
    return "".join("〇一二三四五六七八九"[int(d)] for d in str(year))


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_every_spelling_of_a_date_is_that_date(on: date) -> None:
    chinese = f"{chinese_year(on.year)}年{cn2an.an2cn(str(on.month))}月{cn2an.an2cn(str(on.day))}日".replace(
        "一十", "十"
    )
    for text in (
        f"{on.year}年{on.month}月{on.day}日",
        f"{on.year} 年 {on.month} 月{on.day} 日",
        on.isoformat(),
        f"{on.year}/{on.month}/{on.day}",
        f"{on.year}.{on.month}.{on.day}",
        chinese,
    ):
        assert [d.on for d in dates.find(folded_text(text))] == [on], text


@pytest.mark.parametrize("text", ["2026年2月30日", "版本2.10.1", "1.2.3", "二〇〇年", "30年"])
def test_no_date(text: str) -> None:
    assert [d for d in dates.find(folded_text(text)) if d.precision == "day"] == []


def test_period_whose_second_year_is_left_out() -> None:
    (span,) = dates.spans("2025年1月1日至12月31日")
    assert (span.since, span.until) == (date(2025, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("到2029年底并轨", date(2029, 12, 31)),
        ("2026年2月底前", date(2026, 2, 28)),
        ("二〇二四年末", date(2024, 12, 31)),
    ],
)
def test_the_end_of_a_year_or_month_is_its_last_day(text: str, on: date) -> None:
    assert [d.on for d in dates.find(folded_text(text))] == [on]


def test_open_beginning() -> None:
    (span,) = dates.spans("自2025年7月1日起")
    assert (span.since, span.until) == (date(2025, 7, 1), None)


def test_validity_of_three_years_ends_the_day_before() -> None:
    assert dates.add_years(date(2022, 7, 1), 3) == date(2025, 6, 30)


@given(st.text(alphabet="12年月日90-/. May二零", max_size=16))
def test_what_is_skipped_at_a_glance_holds_no_date(text: str) -> None:
    found = [match for match in dates._DATE.finditer(text) if dates._read(match)]
    assert len(list(dates.find(text))) == len(found)
