"""One spelling for matching, with the way back to the page's own characters.

Official pages write the same thing in full width, with spaces inside dates, non-breaking spaces inside document numbers
and zero-width characters (DOMAIN.md, rule 9). Patterns and comparisons run on the folded text; quotes and offsets always
refer to the original.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

_INVISIBLE = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_SAME = {
    "—": "-", "–": "-", "－": "-", "‐": "-", "−": "-", "～": "~", "〜": "~", "∼": "~", "﹣": "-",
    "〇": "零", "○": "零", "Ｏ": "零", "﹪": "%", "﹐": ",", "﹔": ";", "﹕": ":", "‘": "'", "’": "'",
    "“": '"', "”": '"', "「": '"', "」": '"', "〈": "《", "〉": "》", "·": "·", "•": "·", "●": "·", "∶": ":",
    "﹝": "〔", "﹞": "〕", "【": "〔", "】": "〕", "［": "〔", "］": "〕", "帐": "账",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` for matching; `origin[i]` is the offset in the original of its i-th character; the last entry is the end."""

    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of the folded `text[start:end]`, without the blanks around it."""
        if start >= end:
            return self.origin[start], self.origin[start]
        return self.origin[start], self.origin[end - 1] + 1

    def at(self, original: int) -> int:
        """The folded offset of an original one (of the next kept character, where that one was dropped)."""
        return bisect_left(self.origin, original)


@lru_cache(maxsize=4096)
def _fold_character(char: str) -> str:
    if char in _INVISIBLE:
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
    return plain if len(plain) == 1 else char


def _keeps_blank(left: str, right: str) -> bool:
    """Blanks mean something between Latin words only: never in or beside Chinese, never between digits' own parts."""
    return left.isascii() and right.isascii() and (left.isalnum() or left in ",.;:!?%)'\"") and right not in ",.;:!?%)"


def fold(text: str) -> Folded:
    """Fold `text`: width, dashes, quotes and brackets unified, invisible characters and meaningless blanks gone."""
    out: list[str] = []
    origin: list[int] = []
    blank_at = -1
    for i, char in enumerate(text):
        plain = _fold_character(char)
        if not plain:
            continue
        if plain == " ":
            blank_at = i if blank_at < 0 else blank_at
            continue
        if blank_at >= 0:
            if out and _keeps_blank(out[-1], plain):
                out.append(" ")
                origin.append(blank_at)
            blank_at = -1
        out.append(plain)
        origin.append(i)
    return Folded("".join(out), (*origin, len(text)))


@lru_cache(maxsize=16384)
def folded_text(text: str) -> str:
    """Only the folded text, remembered: most texts of a page are seen again at the next poll."""
    return fold(text).text
