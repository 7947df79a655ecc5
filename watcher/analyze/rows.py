"""A table's row as one of its cells sees it: the cells that say what the row is about, and the cell itself.

What stands in the cells of other values (三级医院：55%) says nothing of this one, in whatever order the columns stand.
"""

from __future__ import annotations

import re
from dataclasses import replace

from watcher.analyze.mentions import Spot
from watcher.analyze.sentences import Sentence

_VALUE = re.compile(r"\d[%万元块]|百分之|[一二三四五六七八九十百千万]元")


def of_cell(sentence: Sentence, spot: Spot) -> tuple[Sentence, Spot]:
    """The row, as far as it speaks for the cell at `spot`, and where the cell's fact stands in that; other texts as they are."""
    text = sentence.text
    if sentence.placed.clause.kind != "row" or ";" not in text:
        return sentence, spot
    begin = text.rfind(";", 0, spot.span[0]) + 1
    end = text.find(";", spot.span[1])
    end = len(text) if end < 0 else end
    others = (*text[:begin].split(";"), *text[end:].split(";"))
    head = "".join(f"{cell};" for cell in others if cell and not _VALUE.search(cell))
    by = len(head) - begin
    moved = Spot(
        (spot.span[0] + by, spot.span[1] + by),
        [(first + by, last + by) for first, last in spot.peers if begin <= first < end],
        max(spot.begin, begin) + by,
    )
    return replace(sentence, text=head + text[begin:end]), moved
