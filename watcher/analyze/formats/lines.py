"""Lines that a converter or a layout broke apart, joined again."""

from __future__ import annotations

import re

_TERMINAL = re.compile(r"[。；：！？!?;:，,、…》」』）)]\s*$")
_OPEN = re.compile(r"[〔（(《“‘、，,]\s*$")
_FRAGMENT = re.compile(r"^(?:\d{1,4}|[年月日号〔〕规发函]|〕?\s*\d{0,4}\s*号?)$")
CELL = 12  # characters
_AMOUNT_ALONE = re.compile(r"\d+(?:\.\d+)?(?:%|％|元|万元|年|个月|天|日|周岁)")
_GOES_ON = re.compile(r"^(?:\d+(?![.．、）)\d])(?:年|个月|月|日|%|％|元|个)|[〕）》，。；、：])")
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
    return not _TERMINAL.search(before) and bool(_GOES_ON.match(after)) and not re.match(r"^\d{4}年.*日$", after)


def join_broken(raw: list[str]) -> list[str]:
    """Lines with the pieces of one sentence put together again; blank lines end a sentence."""
    out: list[str] = []
    fresh = True
    for line in raw:
        if not line.strip():
            fresh = True
            continue
        if out and not fresh and _belongs(out[-1], line):
            out[-1] += line.strip()
        else:
            out.append(line)
        fresh = False
    return out
