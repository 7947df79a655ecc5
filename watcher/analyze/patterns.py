"""Patterns of a pack: RE2 asked at less cost than by its wrapper, alone and many at once.

A page says most of what it says in letters of three bytes, and RE2 counts bytes: the wrapper counts every offset of every
match back to letters, which costs more than finding it. Here only what is asked for is counted.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache, cached_property, lru_cache
from typing import Any

import re2

Error = re2.error
_ANYWHERE = re2._re2.RE2.Anchor.UNANCHORED

_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?P<\w+>|.", re.S)
_QUIET = re2.Options()
_QUIET.log_errors = False  # a mistake in a pattern is told once, with its place


class Match:
    """Where words were found. Offsets are those of the text, as in `re`."""

    __slots__ = ("_data", "_known", "_spans", "_start", "words")

    def __init__(self, words: Words, data: bytes, spans: Sequence[tuple[int, int]], start: int) -> None:
        self.words, self._data, self._spans, self._start = words, data, spans, start
        self._known: dict[str | None, tuple[int, int]] = {}  # several readers ask for the same

    def start(self) -> int:
        return self._start

    def end(self) -> int:
        return self._start + _letters(self._data, *self._spans[0])

    def span(self, name: str | None = None) -> tuple[int, int]:
        """Of the whole, or of a named group; (-1, -1) where that took no part."""
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = self._span(*self._spans[self.words.groups[name] if name else 0])
        return known

    def _span(self, begin: int, end: int) -> tuple[int, int]:
        if begin < 0:
            return -1, -1
        start = self._start + _letters(self._data, self._spans[0][0], begin)
        return start, start + _letters(self._data, begin, end)

    def group(self, name: str | None = None) -> str | None:
        """The text of the whole, or of a named group; None where that took no part, or there is none of this name."""
        if name is not None and name not in self.words.groups:
            return None
        begin, end = self._spans[self.words.groups[name] if name else 0]
        return None if begin < 0 else self._data[begin:end].decode()


def _letters(data: bytes, begin: int, end: int) -> int:
    return len(data[begin:end].decode())


class Words:
    """A pattern. `groups`: the numbers of its named groups. Raises Error.

    Compiled once to see that it can be, and kept compiled from when it is first asked: most are never, and cost 11 kB each.
    """

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.groups: dict[str, int] = re2.compile(pattern, _QUIET).groupindex

    @cached_property
    def _match(self) -> Any:
        return re2.compile(self.pattern, _QUIET)._regexp.Match

    def are_in(self, data: bytes) -> bool:
        """Whether a text, given as UTF-8, holds them."""
        return bool(self._match(_ANYWHERE, data, 0, len(data))[0][0] >= 0)

    def search(self, text: str) -> Match | None:
        data = text.encode()
        spans = self._match(_ANYWHERE, data, 0, len(data))
        return Match(self, data, spans, _letters(data, 0, spans[0][0])) if spans[0][0] >= 0 else None

    def finditer(self, text: str) -> list[Match]:
        """All matches that do not overlap, in order."""
        out: list[Match] = []
        data = text.encode()
        at = letters = begin = 0
        while (spans := self._match(_ANYWHERE, data, at, len(data)))[0][0] >= 0:
            letters += _letters(data, begin, spans[0][0])
            begin, end = spans[0]
            out.append(Match(self, data, spans, letters))
            if at == len(data):
                break
            at = end if end > at else _next_letter(data, at)
        return out


@cache
def words_of(pattern: str) -> Words:
    """One for each pattern, however many rules and packs ask for it. Raises Error."""
    return Words(pattern)


def _next_letter(data: bytes, at: int) -> int:
    at += 1
    while at < len(data) and data[at] & 0xC0 == 0x80:
        at += 1
    return at


class Text:
    """A text as the bytes that RE2 reads, and what it is known to hold: several rules ask for the same words."""

    __slots__ = ("_known", "data", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.data = text.encode()
        self._known: dict[Words, bool] = {}

    def holds(self, words: Words) -> bool:
        known = self._known.get(words)
        if known is None:
            known = self._known[words] = words.are_in(self.data)
        return known


class Gate:
    """Which of many patterns can be found in a text, by the letters that it must hold for them: one look for all.

    `re2.Set`, which would tell it exactly, grows with every new text: 0.8 ms a clause and 60 MB on the statutes of the
    corpus.
    """

    def __init__(self, patterns: Collection[str]) -> None:
        self._match = filter_of(patterns)._filter.Match if patterns else None

    def possible(self, text: Text) -> frozenset[int]:
        """The numbers of the patterns that can be found in the text; some of them are not."""
        return frozenset(self._match(text.data, True)) if self._match else frozenset()


def filter_of(patterns: Collection[str]) -> Any:
    """`Match(text)` gives the numbers of the patterns that are found. It looks for literals first, and tries few
    patterns after; a re2.Set of them grows with every new text."""
    out = re2.Filter()
    for pattern in patterns:
        out.Add(pattern)
    if patterns:
        out.Compile()
    return out


@lru_cache(maxsize=1024)
def _filter_of(compiled: tuple[Words, ...]) -> Any:
    return filter_of([words.pattern for words in compiled])


def found(compiled: tuple[Words, ...], text: str) -> Sequence[int]:
    """The places of those that `text` holds, in order."""
    return sorted(_filter_of(compiled).Match(text) or ()) if compiled else ()


def may_miss(pattern: str, name: str) -> bool:
    """Whether a pattern can be found without its named group: the group stands in one of several alternatives, or in a
    part that may be left out."""
    pieces = _PIECE.findall(f"({pattern})")
    opened, alternates, holds = [""], [False], [False]  # of each open part
    for place, piece in enumerate(pieces):
        if piece.startswith("("):
            opened.append(piece)
            alternates.append(False)
            holds.append(piece == f"(?P<{name}>")
        elif piece == "|":
            alternates[-1] = alternates[-1] or opened[-1] != f"(?P<{name}>"
        elif piece == ")":
            behind = "".join(pieces[place + 1 : place + 3])
            opened.pop()
            may_be_without = alternates.pop() or behind.startswith(("?", "*", "{0"))
            if held := holds.pop():
                if may_be_without:
                    return True
                holds[-1] = held
    return False
