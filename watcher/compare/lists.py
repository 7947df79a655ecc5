"""Enumerations (甲、乙、丙) and rows of tables: members that come or go, and tables that are only turned."""

from __future__ import annotations

import re
from collections.abc import Sequence

from watcher.model import Clause
from watcher.text.fold import folded_text

_SHORTEST = 1  # letters of a member
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


def triples(row: Clause) -> set[Triple]:
    """What a row says, whichever of its two heads stands above and which before: equal for a table and the same one turned.

    Empty for a row that names no column.
    """
    cells = [cell.partition(":") for cell in folded_text(row.text).split(";")]
    if row.kind != "row" or len(cells) < 2 or not all(colon for _, colon, _ in cells):
        return set()
    (_, _, head), *rest = cells
    return {frozenset((head, title, said)) for title, _, said in rest}


def turned(before: Sequence[Clause], after: Sequence[Clause]) -> tuple[set[int], set[int]]:
    """Rows, by their places, all of which stands in the other side's rows, told by column instead."""
    old, new = [triples(c) for c in before], [triples(c) for c in after]
    olds, news = set[Triple]().union(*old), set[Triple]().union(*new)
    return {i for i, said in enumerate(old) if said and said <= news}, {
        j for j, said in enumerate(new) if said and said <= olds
    }
