"""Words marked in a text, in whatever spelling they stand there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from watcher.text.bigrams import words_of
from watcher.text.marking import runs


def marked(text: str, query: str) -> list[str]:
    return [piece for hit, piece in runs(text, words_of(query)) if hit]


def test_words_are_marked_as_they_stand_in_the_text() -> None:
    assert marked("职工医保缴费年限满３０年，缴费", "缴费 30") == ["缴费", "３０", "缴费"]
    assert marked("State PENSION", "pension") == ["PENSION"]
    assert marked("满 三 十 年", "三十") == ["三 十"]
    assert marked("没有", "别的") == marked("没有", "") == []


def test_a_long_text_is_cut_to_what_stands_around_the_first_word() -> None:
    text = "前" * 1000 + "年限" + "后" * 1000
    pieces = runs(text, ["年限"])
    assert (True, "年限") in pieces
    assert pieces[0] == pieces[-1] == (False, "…")
    assert sum(len(piece) for _, piece in pieces) < 620


@given(st.text(max_size=40), st.text(max_size=3))
def test_nothing_is_lost_or_added(text: str, query: str) -> None:
    assert "".join(piece for _, piece in runs(text, words_of(query))) == text
