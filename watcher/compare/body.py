"""Where in a page the policy stands: from its first sentence that rules something to its last. Pure.

What a site sets around a text it sets before and behind it. A short line between two rules is an item, a heading, an
answer; the same line at the end of a page may be anything.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from watcher.compare import furniture
from watcher.model import Clause
from watcher.text.fold import folded_text

_TEMPLATE = 3  # times that a line is printed
_SHORT = 40  # characters
_FIGURES = re.compile(r"\d+")
_FEWEST_MEMBERS = 3
_LONGEST_MEMBER = 24  # characters
_NO_MEMBER = re.compile(r"[:。?!|>]|(?:局|委|厅|政府|办公室)$|\d{4}[-年./]\d|^\d*$")
_NAMES_A_LIST = re.compile(  # how the name of a list ends
    r"(?:病种?|病种(?:范围|目录)|目录|范围|名单|名录|清单|种类|项目|药品|药物|对象|情形|条件|机构|医院|药店|材料|地区|城市)(?:如下|包括|有|为|[(〔].*[)〕])?:?$"
)


def inside(clauses: Sequence[Clause], title: str | None = None) -> frozenset[str]:
    """Ids of the clauses between the first and the last that rule something, both among them, of what answers a question
    about a rule, and of the members of lists that are named for what is ruled (病种范围), wherever they stand."""
    first = next((n for n, clause in enumerate(clauses) if _rules(clause)), len(clauses))
    behind = next((n for n, clause in enumerate(reversed(clauses)) if _rules(clause)), len(clauses))
    between = [*clauses[first : len(clauses) - behind], *(clause for clause in clauses if _answers(clause))]
    between += [clause for members in _lists(clauses, title) for clause in members]
    often = Counter(map(_shape, clauses))
    return frozenset(
        c.id for c in between if often[_shape(c)] < _TEMPLATE or furniture.rules(_shape(c), sentence=False)
    )


def _lists(clauses: Sequence[Clause], title: str | None) -> Iterator[list[Clause]]:
    """Names below one another, under a heading (or the title, where none stands above) that names what is ruled."""
    said = {clause.text for clause in clauses}
    for heading, run in groupby(clauses, lambda clause: _list_of(clause, said, title or "")):
        members = list(run)
        if heading and len(members) >= _FEWEST_MEMBERS:
            yield members


def _list_of(clause: Clause, said: Collection[str], title: str) -> str | None:
    """The heading of the list that a clause may be a member of. A short line is a heading too, and none of its own list."""
    above = [title, *(heading for heading in clause.path if heading not in said)][-1]
    return above if _NAMES_A_LIST.search(folded_text(above)) and _is_member(clause) else None


def _is_member(clause: Clause) -> bool:
    spelled = folded_text(clause.text)
    short = len(spelled) <= _LONGEST_MEMBER and not _NO_MEMBER.search(spelled)
    return short and furniture.of_line(spelled, inside=True) is None


def _shape(clause: Clause) -> str:
    """A short line without its figures; a system prints the same one under each answer."""
    if clause.kind in ("row", "article") or len(clause.text) > _SHORT:
        return clause.id
    return _FIGURES.sub("0", folded_text(clause.text))


def _rules(clause: Clause) -> bool:
    numbered = clause.kind == "article" or (clause.kind == "item" and clause.label is not None)
    spelled = folded_text(clause.text)
    sentence = not numbered and clause.kind != "row"
    return furniture.rules(spelled, sentence=sentence) and furniture.of_line(spelled, inside=numbered) is None


def _answers(clause: Clause) -> bool:
    asked = clause.path[-1] if clause.path and clause.kind != "question" else ""
    return asked.endswith(("？", "?")) and furniture.rules(folded_text(asked), sentence=False)
