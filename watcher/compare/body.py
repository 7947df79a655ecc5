"""Where in a page the policy stands: from its first sentence that rules something to its last. Pure.

What a site sets around a text it sets before and behind it. A short line between two rules is an item, a heading, an
answer; the same line at the end of a page may be anything.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from watcher.compare import furniture
from watcher.model import Clause
from watcher.text.fold import folded_text

_TEMPLATE = 3  # times that a line is printed
_SHORT = 40  # characters
_FIGURES = re.compile(r"\d+")


def inside(clauses: Sequence[Clause]) -> frozenset[str]:
    """Ids of the clauses between the first and the last that rule something, both among them, and of what answers a
    question about a rule."""
    first = next((n for n, clause in enumerate(clauses) if _rules(clause)), len(clauses))
    behind = next((n for n, clause in enumerate(reversed(clauses)) if _rules(clause)), len(clauses))
    between = [*clauses[first : len(clauses) - behind], *(clause for clause in clauses if _answers(clause))]
    often = Counter(map(_shape, clauses))
    return frozenset(
        c.id for c in between if often[_shape(c)] < _TEMPLATE or furniture.rules(_shape(c), sentence=False)
    )


def _shape(clause: Clause) -> str:
    """A short line without its figures; a system prints the same one under each answer."""
    if clause.kind in ("row", "article") or len(clause.text) > _SHORT:
        return clause.id
    return _FIGURES.sub("0", folded_text(clause.text))


def _rules(clause: Clause) -> bool:
    numbered = clause.kind in ("row", "article") or (clause.kind == "item" and clause.label is not None)
    spelled = folded_text(clause.text)
    return furniture.rules(spelled, sentence=not numbered) and furniture.of_line(spelled) is None


def _answers(clause: Clause) -> bool:
    asked = clause.path[-1] if clause.path and clause.kind != "question" else ""
    return asked.endswith(("？", "?")) and furniture.rules(folded_text(asked), sentence=False)
