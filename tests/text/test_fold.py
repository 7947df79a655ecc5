"""Folding unifies spelling and always finds its way back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from watcher.text.fold import fold


@given(st.text(max_size=80))
def test_spans_lead_back_into_the_original(text: str) -> None:
    folded = fold(text)
    assert len(folded.origin) == len(folded.text) + 1
    for i in range(len(folded.text)):
        begin, end = folded.span(i, i + 1)
        assert 0 <= begin < end <= len(text)
        assert fold(text[begin:end]).text in (folded.text[i], "") or folded.text[i] == " "


@given(st.text(max_size=80))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


def test_one_spelling() -> None:
    assert fold("２０％ 的　部分").text == fold("20%的部分").text
    assert fold("2025年9 月10日").text == "2025年9月10日"
    assert fold("〔2025〕\u00a07\u00a0号").text == "〔2025〕7号"
    assert fold("state  pension age").text == "state pension age"
    assert fold("is £230.25 a week").text == "is £230.25 a week"
    assert fold("60% － 80%").text == "60%-80%"
    assert fold("帐\u200b户").text == "账户"
    assert fold("（一）缴费：男满３０年，女满２５年；").text == "(一)缴费:男满30年,女满25年;"


def test_every_character_has_one_spelling_wherever_it_stands() -> None:
    for code in (*range(0xD800), *range(0xE000, 0x10000)):
        char = chr(code)
        assert fold(f"公{char}司").text == f"公{fold(char).text}司" or fold(char).text in ("", " ") or char.isascii()
