"""Ruled tables of a PDF page, with their merged cells, and the text around them. Uses pdfplumber where lines are drawn."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

from watcher.analyze.tables import Cell

Box = tuple[float, float, float, float]  # x0, top, x1, bottom in points
Piece = str | list[list[Cell]]
_NEAR = 3.0  # points; edges closer than this are one line
FEWEST_CELLS = 4


def pieces(body: bytes, numbers: Sequence[int]) -> dict[int, list[Piece]]:
    """For each of these pages (from 0) its text lines and tables in reading order; pages without a table are left out."""
    import pdfplumber  # costs 150 ms to import: only where a page has ruled lines

    out: dict[int, list[Piece]] = {}
    with pdfplumber.open(io.BytesIO(body)) as document:
        for number in numbers:
            page = document.pages[number]
            tables = [t for t in page.find_tables() if _is_table(t)]
            if tables:
                out[number] = [piece for _, piece in sorted(_placed(page, tables), key=lambda p: p[0])]
            page.close()
    return out


def _is_table(table: Any) -> bool:
    return len(table.cells) >= FEWEST_CELLS and len({round(cell[0]) for cell in table.cells}) > 1


def _placed(page: Any, tables: Sequence[Any]) -> Iterator[tuple[float, Piece]]:
    for table in tables:
        yield table.bbox[1], _rows(page, table.cells)
    boxes = [table.bbox for table in tables]
    around = page.filter(lambda thing: not any(_inside(thing, box) for box in boxes))
    for line in around.extract_text_lines(return_chars=False):
        if line["text"].strip():
            yield line["top"], str(line["text"])


def _inside(thing: dict[str, Any], box: Box) -> bool:
    middle_x, middle_y = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return bool(box[0] <= middle_x <= box[2] and box[1] <= middle_y <= box[3])


def _rows(page: Any, cells: Sequence[Box]) -> list[list[Cell]]:
    """The grid that the cells' edges make; a cell that reaches over several lines of it spans them."""
    columns = _edges([x for cell in cells for x in (cell[0], cell[2])])
    lines = _edges([y for cell in cells for y in (cell[1], cell[3])])
    rows: list[list[Cell]] = [[] for _ in lines[:-1]]
    for box in sorted(cells, key=lambda c: (c[1], c[0])):
        top, bottom = _at(lines, box[1]), _at(lines, box[3])
        left, right = _at(columns, box[0]), _at(columns, box[2])
        text = page.crop(box).extract_text() or ""
        cell = Cell(text="".join(text.split("\n")).strip(), rowspan=max(1, bottom - top), colspan=max(1, right - left))
        rows[min(top, len(rows) - 1)].append(cell)
    return rows


def _edges(values: Sequence[float]) -> list[float]:
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > _NEAR:
            out.append(value)
    return out


def _at(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda i: abs(edges[i] - value))
