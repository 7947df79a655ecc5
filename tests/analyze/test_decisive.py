"""The words of a quote in which a fact's value stands."""

from __future__ import annotations

from datetime import date

import pytest

from watcher.analyze import decisive, topics
from watcher.analyze.read import read
from watcher.model import Fact, Page

PACKS = topics.load_packs()


def facts(text: str) -> list[Fact]:
    page = Page(url="file:///a.txt", format="text", body=text.encode(), text=text)
    return list(read(page, packs=PACKS, today=date(2026, 1, 1)).facts)


def told(fact: Fact) -> str:
    spot = decisive.token(fact, PACKS)
    assert spot is not None
    return fact.quote[slice(*spot)]


@pytest.mark.parametrize(
    ("text", "key", "value", "words"),
    [
        ("职工医保累计缴费年限满３０年的，退休后不再缴费。", "years.total", 30, "３０年"),
        ("职工医保累计缴费年限满二十五年的，退休后不再缴费。", "years.total", 25, "二十五年"),
        ("职工医保个人账户资金不得提前支取。", "account.cash_out.permission", "forbidden", "不得提前支取"),
        (
            "职工医保个人账户可以一次性提取，但仅限参保人出境定居。",
            "account.cash_out.circumstance",
            "emigration",
            "出境定居",
        ),
        ("职工医保待遇等待期为6 个月。", "waiting_period", 6, "6 个月"),
    ],
)
def test_the_value_is_found_in_the_pages_own_characters(text: str, key: str, value: object, words: str) -> None:
    (fact,) = [f for f in facts(text) if f.key == key and f.value == value]
    assert told(fact) == words


def test_of_equal_values_the_one_of_the_facts_own_group_counts() -> None:
    text = "参加职工医保的，累计缴费年限男满25年、女满25年，退休后不再缴费。"
    by_sex = {f.cohort.get("sex"): decisive.token(f, PACKS) for f in facts(text) if f.key == "years.total"}
    assert by_sex["male"] and by_sex["female"] and by_sex["male"] < by_sex["female"]


def test_a_value_that_the_quote_does_not_hold_has_no_place() -> None:
    (fact,) = [f for f in facts("职工医保待遇等待期为6个月。") if f.key == "waiting_period"]
    assert decisive.token(fact, ()) is None
    from dataclasses import replace

    assert decisive.token(replace(fact, value=7), PACKS) is None
