"""Words marked in a text, in whatever spelling they stand there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from watcher.text.fold import fold

Runs = list[tuple[bool, str]]


def runs(text: str, words: Sequence[str], *, limit: int = 600, lead: int = 120) -> Runs:
    """The text in pieces, (is one of the words, piece). A long one is cut to what stands around the first word."""
    spans = _spans(text, words)
    start, end = _window(text, spans, limit, lead)
    pieces: Runs = [(False, "…")] if start else []
    at = start
    for begin, stop in spans:
        if begin < at or stop > end:
            continue
        pieces += [(False, text[at:begin]), (True, text[begin:stop])]
        at = stop
    pieces += [(False, text[at:end])] + ([(False, "…")] if end < len(text) else [])
    return [(marked, piece) for marked, piece in pieces if piece]


def _spans(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    folded = fold(text)
    pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    found = re.finditer(pattern, folded.text, re.IGNORECASE) if pattern else ()
    return [folded.span(match.start(), match.end()) for match in found]


def _window(text: str, spans: Sequence[tuple[int, int]], limit: int, lead: int) -> tuple[int, int]:
    if len(text) <= limit:
        return 0, len(text)
    start = max(0, min(spans[0][0] - lead if spans else 0, len(text) - limit))
    return start, start + limit
