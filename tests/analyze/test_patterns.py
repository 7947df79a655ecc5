"""Words asked through RE2 without its wrapper: the same matches at the same places, in letters."""

from __future__ import annotations

import pytest
import re2
from hypothesis import given
from hypothesis import strategies as st

from watcher.analyze import patterns
from watcher.analyze.patterns import Text, Words, words_of

PATTERNS = ["满(?P<amount>[0-9]+)年", "(?P<amount>[0-9]*)", "(?i)a|年(?P<at>满)?", "[^,;]{0,3}$", "^满|年\\b", "(?:)"]
TEXTS = st.text(alphabet="满年12,;aA𠀀é ", max_size=14)


@given(st.sampled_from(PATTERNS), TEXTS)
def test_words_are_found_where_the_wrapper_finds_them(pattern: str, text: str) -> None:
    words, wrapped = Words(pattern), re2.compile(pattern)
    name, number = next(iter(words.groups.items()), (None, 0))
    expected = [(m.span(), m.group(), m.span(number), m.group(number)) for m in wrapped.finditer(text)]
    found = words.finditer(text)
    assert [(m.span(), m.group(), m.span(name), m.group(name)) for m in found] == expected
    assert [(m.start(), m.end()) for m in found] == [span for span, *_ in expected]
    first = words.search(text)
    assert (first and first.span()) == (expected[0][0] if expected else None)
    assert Text(text).holds(words) == bool(expected)


def test_a_group_that_does_not_exist_has_no_text() -> None:
    match = Words("满年").search("缴满年限")
    assert match is not None and match.span() == (1, 3) and match.group("base") is None


def test_a_pattern_is_compiled_once() -> None:
    assert words_of("满(?:十|百)年") is words_of("满(?:十|百)年")


@given(st.lists(st.sampled_from(PATTERNS), max_size=4), TEXTS)
def test_a_gate_shuts_out_nothing_that_can_be_found(some: list[str], text: str) -> None:
    possible = patterns.Gate(some).possible(Text(text))
    assert possible >= {n for n, pattern in enumerate(some) if Words(pattern).search(text)}


def test_a_pattern_is_kept_compiled_only_from_when_it_is_asked() -> None:
    words = Words("满(?P<amount>[0-9]+)周年")
    assert "_match" not in vars(words) and words.groups == {"amount": 1}
    assert words.are_in("满25周年".encode()) and "_match" in vars(words)


def test_a_pattern_that_cannot_be_compiled_is_refused_at_once() -> None:
    with pytest.raises(patterns.Error):
        Words("满(")
