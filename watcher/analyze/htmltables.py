"""Tables of a page: which of them hold data, those that are drawn with boxes too, and their rows as lines."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from watcher.analyze import content
from watcher.analyze.content import text_of
from watcher.analyze.tables import Cell, lines

DRAWN = frozenset("div section ul ol".split())  # what tables are drawn in by those who use no table
_ROWS = frozenset("div li ul p section".split())
_FIGURE = re.compile(r"[\d０-９]")
_LONGEST_CAPTION = 60  # characters
FEWEST_COLUMNS, MAX_COLUMNS = 3, 12  # of a drawn table; two columns may be anything
LONGEST_TITLE, LONGEST_CELL = 20, 60  # characters
_PARAGRAPHS = frozenset("p div li br".split())
_FEWEST_PARAGRAPHS, _TEXT_SHARE = 4, 0.7  # of a cell that holds the text itself, in a form around it

_ASKED = re.compile("(?:常见|咨询|热点|群众|具体)?(?:问题|提问|问|咨询内容)(?:描述|内容)?")
_ANSWERED = re.compile("(?:官方|政策|标准|参考)?(?:答复|解答|回答|答案|答|回复)(?:内容|意见|口径)?")


def squeeze(text: str) -> str:
    """With single blanks."""
    return " ".join(text.split())


def is_data(table: HtmlElement) -> bool:
    """A table of data, not of layout: no table inside, cells that say something side by side, none of them a whole text."""
    if table.find(".//table") is not None:
        return False
    cells = [[(c, text_of(c)) for c in row if c.tag in ("td", "th")] for row in table.iter("tr")]
    beside = any(len(row) > 1 and sum(bool(text.strip()) for _, text in row) > 1 for row in cells)
    most = _TEXT_SHARE * sum(len(text) for row in cells for _, text in row)
    return beside and not any(
        len(text) >= 600 or (len(text) > most and _paragraphs(cell) >= _FEWEST_PARAGRAPHS)
        for row in cells
        for cell, text in row
    )


def _paragraphs(cell: HtmlElement) -> int:
    return sum(d.tag in _PARAGRAPHS for d in cell.iterdescendants())


def answered(table: HtmlElement) -> list[tuple[str, str]]:
    """The pairs of a table of questions and answers, [] of any other."""
    if table.find(".//table") is not None:
        return []
    head, *body = [[cell.text for cell in row] for row in rows(table)] or [[]]
    asked = next((n for n, title in enumerate(head) if _ASKED.fullmatch(title)), None)
    said = next((n for n, title in enumerate(head) if _ANSWERED.fullmatch(title)), None)
    if asked is None or said is None or any(len(row) != len(head) for row in body):
        return []
    return [(row[asked], row[said]) for row in body if row[asked] and row[said]]


def table_rows(markup: str) -> list[str]:
    """The rows of one table written in HTML, each readable alone."""
    table = content.parse(markup).find(".//table")
    return [squeeze(line) for line in lines(rows(table))] if table is not None else []


def drawn_rows(box: HtmlElement) -> list[list[Cell]]:
    """The rows of a table that is drawn with boxes: each as many short cells, the first without a figure; [] of others."""
    width = len(box[0]) if len(box) > 1 else 0
    if not FEWEST_COLUMNS <= width <= MAX_COLUMNS or (box.text or "").strip():
        return []
    if any(len(row) != width or row.tag not in _ROWS or (row.tail or "").strip() for row in box):
        return []
    if any(len(cell) and holds_blocks(cell) for row in box for cell in row):
        return []
    texts = [[squeeze(text_of(cell)) for cell in row] for row in box]
    said = ["".join(row) for row in texts]
    if (
        not all(texts[0])
        or len(set(texts[0])) < width
        or _FIGURE.search(said[0])
        or not _FIGURE.search("".join(said[1:]))
    ):
        return []
    if max(map(len, texts[0])) > LONGEST_TITLE or max(len(text) for row in texts for text in row) > LONGEST_CELL:
        return []
    return [[Cell(text=text, header=n == 0) for text in row] for n, row in enumerate(texts)]


def caption(table: HtmlElement) -> str:
    """What stands over a table as its name: its caption, or a short line directly above it."""
    above = table.getprevious()
    said = table.findtext("caption") or ("" if above is None or above.tag == "table" else text_of(above))
    return squeeze(said) if len(said) <= _LONGEST_CAPTION else ""


def rows(table: HtmlElement) -> list[list[Cell]]:
    return [[_cell(c) for c in row if c.tag in ("td", "th")] for row in table.iter("tr")]


def _cell(cell: HtmlElement) -> Cell:
    return Cell(
        text=squeeze(text_of(cell)),
        header=cell.tag == "th",
        rowspan=_number(cell.get("rowspan")),
        colspan=_number(cell.get("colspan")),
    )


def _number(attribute: str | None) -> int:
    return max(1, min(int(attribute), 1000)) if attribute and attribute.strip().isdigit() else 1


def holds_blocks(element: HtmlElement) -> bool:
    return any(
        isinstance(d.tag, str) and d.tag not in content.INLINE and d.tag != "br" for d in element.iterdescendants()
    )
