"""A change of one rule, as delivering and publishing meet it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import settings

from watcher.model import (
    Basis,
    Cause,
    Change,
    Clause,
    Difference,
    Fact,
    Kind,
    Severity,
)
from watcher.wording import change_title

settings.register_profile("untimed", deadline=None)  # a busy machine fails no test
settings.load_profile("untimed")

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def fact() -> Callable[..., Fact]:
    def make(value: Any = 30, quote: str = "男职工累计缴费满30年", **given: Any) -> Fact:
        base: dict[str, Any] = {"key": "years.total", "insurance": "employee_medical", "region": "CN-4401"}
        base |= {"cohort": {"sex": "male"}, "unit": "year", "clause": "c1", "start": 0, "end": len(quote)}
        return Fact(**base | {"value": value, "quote": quote} | given)

    return make


@pytest.fixture
def change(fact: Callable[..., Fact]) -> Callable[..., Change]:
    """A change of the years from 25 to 30 in Guangzhou; `difference` and keywords override parts of it."""

    def make(id: str = "ch_1", difference: dict[str, Any] | None = None, **given: Any) -> Change:
        before, after = (_sentence(words) for words in ("25年", "30年"))
        parts: dict[str, Any] = {"kind": Kind.VALUE, "key": "years.total", "severity": Severity.CRITICAL}
        parts |= {"insurance": "employee_medical", "region": "CN-4401", "cohort": {"sex": "male"}}
        parts |= {"before": fact(25, before.text[7:21], start=7, end=21), "clause_before": before}
        parts |= {"after": fact(30, after.text[7:21], start=7, end=21), "clause_after": after}
        parts |= {"effective_from": date(2030, 1, 1), "effective_basis": Basis.EXPLICIT, "title": ""}
        parts |= difference or {}
        made = Difference(**parts)
        title = parts["title"] or change_title(made)
        base: dict[str, Any] = {"source": "gz-years", "document": "doc_1", "url": "https://ybj.example.cn/zc/1.html"}
        base |= {"detected_at": NOW, "cause": Cause.SOURCE, "snapshot_before": "a" * 64, "snapshot_after": "b" * 64}
        base |= {"source_title": "广州市职工医保缴费年限"}
        return Change(id=id, difference=Difference(**parts | {"title": title}), **base | given)

    return make


def _sentence(years: str) -> Clause:
    text = f"本市职工参保人，男职工累计缴费年限满{years}、女职工满25年的，退休后不再缴费。"
    return Clause(id=f"c{years}", label="第六条", path=("第二章 缴费",), kind="article", text=text)
