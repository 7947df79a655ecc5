"""What reviewers type becomes the value it means, or is refused with how it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.analyze import topics
from watcher.analyze.correction import corrected
from watcher.errors import UsageError
from watcher.model import Fact, Value

TITLES = {name: key for pack in topics.load_packs() for name, key in pack.keys.items()}


def fact(key: str, value: Value, unit: str | None = None) -> Fact:
    return Fact(
        key=key, insurance="employee_medical", region="CN-4401", cohort={}, value=value, unit=unit, quote="", clause="c",
        start=0, end=0,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("of", "said", "meant"),
    [
        (fact("years.total", 25, "year"), "30年", (30, "year")),
        (fact("years.total", 25, "year"), "三十", (30, "year")),
        (fact("years.total", 25, "year"), "186个月", (186, "month")),
        (fact("contribution.rate.employer", 8, "percent"), "百分之六点五", (6.5, "percent")),
        (fact("contribution.rate.employer", 8, "percent"), "6.5", (6.5, "percent")),
        (fact("contribution.base.upper", 30000, "cny_per_month"), "2.5万元", (25000, "cny_per_month")),
        (fact("transfer.deadline", 15, "working_day"), "20个工作日", (20, "working_day")),
        (fact("transfer.deadline", 15, "working_day"), "20日", (20, "day")),
        (fact("retirement.age", 60, "age"), "63岁", (63, "age")),
        (fact("account.cash_out.permission", "forbidden"), "可提取", ("allowed", None)),
        (fact("account.cash_out.permission", "forbidden"), "conditional", ("conditional", None)),
        (fact("benefit.start", "2026-01-01"), "2026年7月1日", ("2026-07-01", None)),
    ],
)
def test_value_is_meant_as_policy_writes_it(of: Fact, said: str, meant: tuple[Value, str | None]) -> None:
    found = corrected(of, said, TITLES)
    assert (found.value, found.unit) == meant


@pytest.mark.parametrize(
    ("of", "said"),
    [
        (fact("years.total", 25, "year"), "三十五块"),
        (fact("years.total", 25, "year"), "300"),
        (fact("years.total", 25, "year"), "25年"),
        (fact("contribution.rate.employer", 8, "percent"), "很多"),
        (fact("account.cash_out.permission", "forbidden"), "也许"),
        (fact("benefit.start", "2026-01-01"), "明年"),
    ],
)
def test_what_is_no_value_of_the_rule_or_no_correction_is_refused(of: Fact, said: str) -> None:
    with pytest.raises(UsageError, match=of.key if said != "25年" else "nothing to correct"):
        corrected(of, said, TITLES)


@given(st.text(max_size=20))
def test_any_text_at_all_is_taken_or_refused(said: str) -> None:
    for of in (fact("years.total", 25, "year"), fact("contribution.base.upper", 1.5, "cny_per_month")):
        try:
            found = corrected(of, said, TITLES)
        except UsageError:
            continue
        assert isinstance(found.value, int | float | tuple)
