"""Lines that a converter or a layout broke apart, joined again."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from unicodedata import east_asian_width

_TERMINAL = re.compile(r"[。；：！？!?;:，,、…》」』）)]\s*$")
_OPEN = re.compile(r"[〔（(《“‘、，,]\s*$")
_FRAGMENT = re.compile(r"^(?:\d{1,4}|[年月日号〔〕规发函]|〕?\s*\d{0,4}\s*号?)$")
NARROWEST, WIDEST = 16, 60  # characters of a wrapped line
FEWEST_FULL = 4
_LONG = 30  # letters
_PARTED = re.compile("[，；。]")
_SLACK = 3  # letters or columns that a full line may lack: no line begins with a comma
STARTS = re.compile(
    r"^(?:第[零〇一二三四五六七八九十百\d]+[编章节条]|[一二三四五六七八九十]+[、．.]|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[、．.)）](?!\d)"
    r"|附件|[•●▪])"
)
_SENTENCE_STOP = re.compile(r"[。！？；：!?;:]\s*$")
CELL = 12  # characters
_AMOUNT_ALONE = re.compile(r"\d+(?:\.\d+)?(?:%|％|元|万元|年|个月|天|日|周岁)")
_GOES_ON = re.compile(r"^(?:\d+(?![.．、）)\d])(?:年|个月|月|日|%|％|元|个)|为(?=\d)|[〕）》，。；、：])")
_INDENTED = re.compile(r"\s?(?:\u3000|[ \xa0\u2002\u2003]{2})")  # as paragraphs begin
BULLET = re.compile(r"^\s*(?:[-*+•●▪◦])\s+(.*)$")


def _belongs(previous: str, line: str) -> bool:
    """Whether `line` is the rest of `previous`: a broken number or date, an open bracket, a lone sign."""
    before, after = previous.strip(), line.strip()
    if _AMOUNT_ALONE.fullmatch(after) and len(before) <= CELL:
        return False  # a cell of a table that lost its form
    if _OPEN.search(before) and len(before) < 400 and not re.search(r"[，,、]$", before):
        return True
    if _FRAGMENT.match(after) and (re.search(r"[\d〔〕规发函年月]$", before)):
        return True
    if re.fullmatch(r"\d{1,4}|[〔〕]", before.split("\n")[-1]) and re.match(r"^[\d年月日〔〕号]", after):
        return True
    return (
        len(before) > 1
        and not _TERMINAL.search(before)
        and bool(_GOES_ON.match(after))
        and not re.match(r"^\d{4}年.*日$", after)
    )


def unwrapped(raw: list[str]) -> list[str]:
    """Lines of a text that was wrapped at a fixed width, as its paragraphs; other texts as they are."""
    is_full = _fullness(raw)
    if is_full is None:
        return raw
    out: list[str] = []
    goes_on = False
    for line in raw:
        if goes_on and line.strip() and not STARTS.match(line.strip()) and not line.startswith(("　", "  ")):
            out[-1] += line.strip()
        else:
            out.append(line.rstrip())
        goes_on = is_full(line) and not _SENTENCE_STOP.search(line.rstrip())
    return out


def _fullness(raw: list[str]) -> Callable[[str], bool] | None:
    """What tells a full line of a wrapped text, or None for a text that is not wrapped.

    It is wrapped if most of its full lines stop short of a sentence's end at nearly the same width, or if all long lines
    that do are as wide as can be, in letters or in columns; one is enough if it has parts of a sentence in it.
    """
    width = max(map(_letters, raw), default=0)
    full = [line.rstrip() for line in raw if _letters(line) >= 0.85 * width]
    if not NARROWEST <= width <= WIDEST:
        return None
    if len(full) >= FEWEST_FULL and sum(map(_is_cut, full)) >= 0.6 * len(full):
        return lambda line: _letters(line) >= 0.85 * width
    cut = [line for line in raw if _is_cut(line.rstrip())]
    begun = [line for line, behind in pairwise(raw) if _is_cut(line.rstrip()) and _is_begun(line, behind)]
    is_begun = len(begun) > 1 or (len(begun) == 1 and width >= _LONG)
    for measure in (_letters, _columns):
        widest = max(map(measure, raw))
        wide = [line for line in cut if measure(line) >= widest - _SLACK]
        long = [line for line in cut if measure(line) >= widest / 2 + _SLACK]
        several = len(wide) >= FEWEST_FULL and len(wide) >= 0.8 * len(long)
        if several or (is_begun and all(measure(line) >= widest - _SLACK for line in begun)):
            return _at_least(measure, widest - _SLACK)
    return None


def _is_begun(line: str, behind: str) -> bool:
    """Whether a line holds parts of a sentence, and more of it may follow."""
    return bool(_PARTED.search(line.rstrip()[:-1]) and behind.strip() and not STARTS.match(behind.strip()))


def _at_least(measure: Callable[[str], int], width: int) -> Callable[[str], bool]:
    return lambda line: measure(line) >= width


def _is_cut(line: str) -> bool:
    """Whether a line stops short of a sentence's end."""
    return not _TERMINAL.search(line) or line.endswith(("，", ",", "、"))


def _letters(line: str) -> int:
    return len(line.rstrip())


def _columns(line: str) -> int:
    """Width in a fixed font, where Chinese letters are two wide."""
    return sum(2 if east_asian_width(letter) in "WFA" else 1 for letter in line.rstrip())


def join_broken(raw: list[str]) -> list[str]:
    """Lines with the pieces of one sentence put together again; blank lines end a sentence, and an indent begins one."""
    out: list[str] = []
    fresh = True
    for line in raw:
        if not line.strip():
            fresh = True
            continue
        if out and not fresh and not _INDENTED.match(line) and _belongs(out[-1], line):
            out[-1] += line.strip()
        else:
            out.append(line)
        fresh = False
    return out
