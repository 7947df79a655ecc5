"""Every spelling of a number is that number, and no two different numbers share a spelling."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.text import quantities
from watcher.text.fold import folded_text
from watcher.text.numerals import number


@given(st.integers(1, 99_999_999))
def test_chinese_and_arabic_spellings_are_equal(n: int) -> None:
    assert number(cn2an.an2cn(str(n))) == n
    assert number(str(n)) == n
    assert number(f"{n:,}") == n


@given(st.integers(1, 9_999), st.sampled_from([("万", 10_000), ("亿", 100_000_000), ("十万", 100_000)]))
def test_arabic_with_a_chinese_unit(n: int, unit: tuple[str, int]) -> None:
    assert number(f"{n}{unit[0]}") == n * unit[1]


@given(st.integers(0, 99_999), st.integers(0, 99_999))
def test_different_numbers_never_meet(a: int, b: int) -> None:
    assert (number(cn2an.an2cn(str(a))) == number(str(b))) == (a == b)


@given(st.integers(1, 100), st.booleans())
def test_every_spelling_of_a_percentage_is_equal(n: int, wide: bool) -> None:
    spellings = [
        f"{n}%",
        f"百分之{cn2an.an2cn(str(n))}",
        f"{n}".translate(str.maketrans("0123456789", "０１２３４５６７８９")) + "％",
    ]
    read = {quantities.read("percent", folded_text(s)) for s in spellings}
    assert read == {quantities.Quantity(n, "percent")}


@pytest.mark.parametrize("token", ["三五", "一二", "七八"])
def test_a_few_is_no_number(token: str) -> None:
    assert number(token) is None


@pytest.mark.parametrize(
    ("token", "value"),
    [
        ("两", 2),
        ("半", Decimal("0.5")),
        ("二零三零", 2030),
        ("十五", 15),
        ("一百二十八", 128),
        ("3万5千", 35000),
        ("五点五", Decimal("5.5")),
    ],
)
def test_tokens(token: str, value: Decimal | int) -> None:
    assert number(token) == value


@pytest.mark.parametrize(
    ("slot", "token", "value", "unit"),
    [
        ("money", "7万元", 70000, "cny"),
        ("money", "七万元", 70000, "cny"),
        ("money", "70000元", 70000, "cny"),
        ("percent", "3‰", 0.3, "percent"),
        ("percent", "千分之五", 0.5, "percent"),
        ("percent", "60%-80%", (60, 80), "percent"),
        ("months", "半年", 6, "month"),
        ("days", "15个工作日", 15, "working_day"),
        ("days", "三十日", 30, "day"),
        ("years", "六十周年", 60, "year"),
        ("years", "1年6个月", 18, "month"),
    ],
)
def test_amounts(slot: str, token: str, value: object, unit: str) -> None:
    read = quantities.read(slot, token)
    assert isinstance(read, quantities.Quantity)
    assert (read.value, read.unit) == (value, unit)


@pytest.mark.parametrize(
    ("before", "after", "operator"),
    [("不超过", "", "<="), ("满", "", ">="), ("", "以上", ">="), ("", "(含)以内", "<="), ("超过", "", ">"), ("不足", "", "<"), ("为", "", None),
     ("不低于本单位职工工资总额", "", ">=")],
)  # fmt: skip
def test_words_around_an_amount(before: str, after: str, operator: str | None) -> None:
    assert quantities.operator_around(before, after) == operator


def test_a_daemon_starts_without_what_only_some_pages_need() -> None:
    """Of the 90 MB that a daemon may hold these would be six."""
    asked = (
        "import sys; import watcher.daemon, watcher.commands.common; print({'cn2an', 'resiliparse'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "set()"
