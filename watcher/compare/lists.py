"""Enumerations (甲、乙、丙) and rows of tables: members that come or go, and tables that are only turned."""

from __future__ import annotations

import re
from collections.abc import Sequence

from watcher.model import Clause
from watcher.text.fold import folded_text

_SHORTEST = 1  # letters of a member
_JOINTS = re.compile("、|和|或者?|以?及|与")
_ALIKE = 4  # letters
_IN_ORDER = re.compile("分别|依次|各自|顺序|优先|先后|再")
_COUNTED = re.compile(r"[\d%零一二三四五六七八九十百千万,.;:。]")
_LETTERS = re.compile(r"[一-龥A-Za-z]")

Triple = frozenset[str]  # head of the row, head of the column, what stands there


def loses_member(before: str, after: str) -> bool:
    """Whether `after` is `before` without one or more neighbouring members of an enumeration, and else the same."""
    old, new = folded_text(before), folded_text(after)
    cut = len(old) - len(new)
    if cut <= 0 or "、" not in old:
        return False
    first = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(new))
    if old[first + cut :] != new[first:]:
        return False
    for start in range(first, -1, -1):  # 甲、[乙、]丙 is also 甲[、乙]、丙
        if start < first and old[start + cut] != new[start]:
            break
        gone = old[start : start + cut]
        if (gone.startswith("、") or gone.endswith("、")) and len(_LETTERS.findall(gone)) >= _SHORTEST:
            return not set(gone) & set(",。;:")
    return False


def reordered(before: str, after: str) -> bool:
    """Whether only neighbouring members of one enumeration changed places: 配偶、父母 and 父母、配偶. Amounts, and members that
    are dealt some in order, say something else in another order."""
    old, new = folded_text(before), folded_text(after)
    if len(old) != len(new) or "、" not in old or _IN_ORDER.search(old):
        return False
    differing = [n for n, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
    if not differing:
        return False
    first, last = differing[0], differing[-1] + 1
    ends = [  # members may begin or end alike: 身份证、凭证
        (begin, end)
        for begin in range(max(0, first - _ALIKE), first + 1)
        for end in range(last, min(len(old), last + _ALIKE) + 1)
    ]
    return any(_same_members(old[begin:end], new[begin:end]) for begin, end in ends)


def _same_members(one: str, other: str) -> bool:
    members = sorted(_JOINTS.split(one))
    return len(members) > 1 and all(members) and members == sorted(_JOINTS.split(other)) and not _COUNTED.search(one)


def triples(row: Clause) -> set[Triple]:
    """What a row says, whichever of its two heads stands above and which before: equal for a table and the same one turned.

    Empty for a row that names no column.
    """
    cells = [cell.partition(":") for cell in folded_text(row.text).split(";")]
    if row.kind != "row" or len(cells) < 2 or not all(colon for _, colon, _ in cells):
        return set()
    (_, _, head), *rest = cells
    return {frozenset((head, title, said)) for title, _, said in rest}


def titles_of(row: Clause) -> tuple[str, ...]:
    """The heads of a row's cells: those of a table that is cut otherwise are others."""
    return tuple(cell.partition(":")[0] for cell in folded_text(row.text).split(";"))


def turned(before: Sequence[Clause], after: Sequence[Clause]) -> tuple[set[int], set[int]]:
    """Rows, by their places, all of which stands in the other side's rows, told by column instead."""
    old, new = [triples(c) for c in before], [triples(c) for c in after]
    olds, news = set[Triple]().union(*old), set[Triple]().union(*new)
    return {i for i, said in enumerate(old) if said and said <= news}, {
        j for j, said in enumerate(new) if said and said <= olds
    }
