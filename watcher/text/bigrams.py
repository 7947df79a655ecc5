"""Pairs of neighbouring characters as words of an index: Chinese has no blanks, and its words have two characters.

A pair is written in the code points of both (`5e74g9650`), so that an index takes it as one word, whatever the
characters are. The last character stands alone before its `g`: whoever looks for one character looks for all words that
begin with it.
"""

from __future__ import annotations

from itertools import pairwise

from watcher.text.fold import folded_text


def plain(text: str) -> str:
    """As text is indexed and searched: one spelling, without case."""
    return folded_text(text).casefold()


def words_of(query: str) -> list[str]:
    """What was asked for, word by word, each once; every one of them has to stand in a text."""
    return list(dict.fromkeys(word for part in query.split() if (word := plain(part).strip())))


def pairs(text: str) -> list[str]:
    """The words of a text, each once."""
    line = plain(text)
    codes = [f"{ord(char):x}g" for char in line]
    following = [*(code[:-1] for code in codes[1:]), ""]
    return list(dict.fromkeys(one + two for one, two in zip(codes, following, strict=False)))


def needed(word: str) -> list[str]:
    """The index words that every text with `word` has; `*` at the end stands for any end."""
    if len(word) == 1:
        return [f"{ord(word):x}g*"]
    return [f"{ord(one):x}g{ord(two):x}" for one, two in pairwise(word)]
