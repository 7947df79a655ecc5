"""Where two versions of a sentence part: the one window outside which they are the same, cut at whole tokens.

A number stays whole with its unit (25年, 百分之二十), a Latin word with its letters; other Chinese goes by character.
For a full redline of many edits see the report; this is for one line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_LOOKED_INTO = 400  # tokens; difflib is quadratic
_UNIT = r"(?:个工作日|个月|周年|年|月|日|天|元/月|元/年|万元|亿元|元|%|％|‰|岁|倍|小时)"
_TOKEN = re.compile(
    rf"\d{{4}}年\d{{1,2}}月(?:\d{{1,2}}日)?|[百千万]分之[〇零一二三四五六七八九十百点]+|[\d０-９]+(?:[.,．]\d+)*{_UNIT}?"
    rf"|[〇零一二两三四五六七八九十百千万]+{_UNIT}|不得|不可以|可以|不能|应当|不予|[A-Za-z]+|\s+|.",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Span:
    """`before[start:before_end]` became `after[after_start:after_end]`; either may be empty."""

    before: str
    after: str
    start: int
    before_end: int
    after_end: int
    after_start: int

    @property
    def before_text(self) -> str:
        return self.before[self.start : self.before_end]

    @property
    def after_text(self) -> str:
        return self.after[self.after_start : self.after_end]


def changed(before: str, after: str) -> Span:
    """The smallest window of whole tokens that holds every difference."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    start = sum(map(len, old[:head]))
    same_end = sum(map(len, old[len(old) - tail :]))
    return Span(before, after, start, len(before) - same_end, len(after) - same_end, after_start=start)


def edits(before: str, after: str) -> list[Span]:
    """Each place where the two part, in order; one span over all where the window is too long to look into."""
    whole = changed(before, after)
    old, new = _TOKEN.findall(whole.before_text), _TOKEN.findall(whole.after_text)
    if not old or not new or max(len(old), len(new)) > _LOOKED_INTO:
        return [whole] if whole.before_text or whole.after_text else []
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    cuts = [(_offset(old, i1), _offset(old, i2), _offset(new, j1), _offset(new, j2)) for op, i1, i2, j1, j2 in codes
            if op != "equal"]  # fmt: skip
    at = whole.start
    return [Span(before, after, at + a, at + b, at + d, after_start=at + c) for a, b, c, d in cuts]


def _offset(tokens: list[str], index: int) -> int:
    return sum(map(len, tokens[:index]))


def _common(one: list[str], other: list[str]) -> int:
    """How many tokens both begin with."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def around(text: str, start: int, end: int, limit: int) -> tuple[str, str, str]:
    """(lead, window, rest) of `text`, together about `limit` characters: what is far from [start, end) becomes `…`."""
    window = text[start:end]
    if len(window) >= limit:
        return ("…" if start else "", window[: max(limit - 1, 1)] + "…", "")
    room = limit - len(window)
    before = min(start, max(room // 2, room - (len(text) - end)))
    after = min(len(text) - end, room - before)
    lead, rest = text[start - before : start], text[end : end + after]
    return ("…" if before < start else "") + lead, window, rest + ("…" if end + after < len(text) else "")
