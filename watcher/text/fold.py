"""One spelling for matching, with the way back to the page's own characters.

Official pages write the same thing in full width, with spaces inside dates, non-breaking spaces inside document numbers
and zero-width characters (DOMAIN.md, rule 9). Patterns and comparisons run on the folded text; quotes and offsets always
refer to the original.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cached_property, lru_cache

INVISIBLE = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_SAME = {
    "—": "-", "–": "-", "－": "-", "‐": "-", "−": "-", "～": "~", "〜": "~", "∼": "~", "﹣": "-",
    "〇": "零", "○": "零", "Ｏ": "零", "﹪": "%", "﹐": ",", "﹔": ";", "﹕": ":", "‘": "'", "’": "'",
    "“": '"', "”": '"', "「": '"', "」": '"', "〈": "《", "〉": "》", "·": "·", "•": "·", "●": "·", "∶": ":",
    "﹝": "〔", "﹞": "〕", "【": "〔", "】": "〕", "［": "〔", "］": "〕", "帐": "账",
}  # fmt: skip


class Folded:
    """`text` for matching; `origin[i]` is the offset in the original of its i-th character; the last entry is the end.

    The way back is worked out when it is first asked for: most texts are only matched.
    """

    def __init__(self, original: str) -> None:
        self.original = original
        self.text = folded_text(original)

    @cached_property
    def origin(self) -> Sequence[int]:
        return _origin(self.original, self.text)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of the folded `text[start:end]`, without the blanks around it."""
        if start >= end:
            return self.origin[start], self.origin[start]
        return self.origin[start], self.origin[end - 1] + 1


class _Table(dict[int, str | None]):
    """Code point → its one spelling, "" for what is dropped, " " for blanks; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        plain = self[code] = _fold_character(chr(code))
        return plain


_TABLE = _Table()
_BLANKS = re.compile(" +")
_USUAL = (("\u3000", " "), ("，", ","), ("；", ";"), ("：", ":"), ("（", "("), ("）", ")"))
_PLAIN = r"\u4e00-\u5e0f\u5e11-\u9fff -~、。《》〔〕…"  # what is its own one spelling
_ALL_PLAIN, _UNUSUAL = re.compile(f"[{_PLAIN}]*"), re.compile(f"[^{_PLAIN}]+")
_THOUSANDS_BEFORE = re.compile(r"(?:^|[^\d ])\d{1,3}$")
_THOUSANDS_AFTER = re.compile(r"\d{3}(?:[万亿元%年个]|$)")
_LEFT = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789,.;:!?%)'\"")
_NOT_RIGHT = frozenset(",.;:!?%)-~/")


def _fold_character(char: str) -> str:
    if char in INVISIBLE:
        return ""
    if char in _SAME:
        return _SAME[char]
    if char.isspace() or unicodedata.category(char) in ("Cc", "Cf"):
        return " "
    code = ord(char)
    if 0xFF01 <= code <= 0xFF5E:
        return chr(code - 0xFEE0)
    if code < 0x2E80 or 0x4E00 <= code <= 0x9FFF:
        return char
    plain = unicodedata.normalize("NFKC", char)
    if len(plain) != 1 or plain == char:
        return char
    return _fold_character(plain)


def _keeps_blank(left: str, right: str) -> bool:
    """Blanks mean something between Latin words only: never in or beside Chinese, never between digits' own parts."""
    return left in _LEFT and ord(right) < 0x2E80 and right not in _NOT_RIGHT


def _blank(match: re.Match[str]) -> str:
    """What becomes of blanks: one between words, none in Chinese, none between the thousands of a number (4 508元)."""
    text, start, end = match.string, match.start(), match.end()
    if not start or end >= len(text) or not _keeps_blank(text[start - 1], text[end]):
        return ""
    thousands = _THOUSANDS_BEFORE.search(text[max(0, start - 4) : start]) and _THOUSANDS_AFTER.match(
        text[end : end + 5]
    )
    return "" if thousands else " "


def _plain(text: str) -> str:
    """`text.translate(_TABLE)` at a third of its cost: it asks the table for every character, and few ever change."""
    for wide, narrow in _USUAL:
        text = text.replace(wide, narrow)
    return text if _ALL_PLAIN.fullmatch(text) else _UNUSUAL.sub(_translated, text)


def _translated(match: re.Match[str]) -> str:
    return match[0].translate(_TABLE)


@lru_cache(maxsize=16384)
def folded_text(text: str) -> str:
    """Only the folded text, remembered: most texts of a page are seen again at the next poll."""
    plain = _plain(text)
    return _BLANKS.sub(_blank, plain) if " " in plain else plain


def fold(text: str) -> Folded:
    """Fold `text`: width, dashes, quotes and brackets unified, invisible characters and meaningless blanks gone."""
    return Folded(text)


def _origin(text: str, folded: str) -> Sequence[int]:
    """Where each character of the folded text comes from."""
    if len(folded) == len(text):  # folding takes characters out, and never puts any in
        return range(len(text) + 1)
    kept = [(plain, i) for i, char in enumerate(text) if (plain := _TABLE[ord(char)])]
    line = "".join(plain for plain, _ in kept)
    gone: set[int] = set()
    for match in _BLANKS.finditer(line):
        keeps = len(_blank(match))
        gone.update(range(match.start() + keeps, match.end()))
    return (*(i for at, (_, i) in enumerate(kept) if at not in gone), len(text))
