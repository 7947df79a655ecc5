"""Spreadsheets: each sheet a heading, each row readable alone; numbers as their format shows them (0.028 as 2.8%)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from watcher.analyze.blocks import Block, Raw
from watcher.analyze.formats.archive import opened
from watcher.analyze.tables import Cell, lines
from watcher.errors import ReadError
from watcher.model import Outcome, Page

MAX_ROWS = 5_000
MAX_COLUMNS = 64


def read(page: Page, *, select: str | None = None, remove: Sequence[str] = ()) -> Raw:
    """Raises ReadError(unreadable) for damaged files and for archives that unpack to too much."""
    import openpyxl  # only where a spreadsheet comes
    from openpyxl.utils.exceptions import InvalidFileException

    opened(page.body)
    try:
        book = openpyxl.load_workbook(io.BytesIO(page.body), data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError) as exc:
        raise ReadError(Outcome.UNREADABLE, f"the spreadsheet cannot be opened: {exc}") from exc
    blocks: list[Block] = []
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            blocks += _sheet(sheet)
    return Raw(blocks=tuple(blocks))


def _sheet(sheet: Any) -> Iterable[Block]:
    rows = [row for row in _rows(sheet) if any(c.text for c in row)]
    title = ""
    while rows and len({c.text for c in rows[0] if c.text}) == 1 and len(rows) > 1:
        title = next(c.text for c in rows.pop(0) if c.text)
        yield Block(text=title, role="heading", level=1)
    if not title:
        yield Block(text=str(sheet.title), role="heading", level=1)
    yield from (Block(text=line, role="row") for line in lines(rows))


def _rows(sheet: Any) -> list[list[Cell]]:
    """Cells with their spans; those that a merged one covers are left out."""
    spans = {
        (r.min_row, r.min_col): (r.max_row - r.min_row + 1, r.max_col - r.min_col + 1)
        for r in sheet.merged_cells.ranges
    }
    covered = {
        (row, column)
        for r in sheet.merged_cells.ranges
        for row in range(r.min_row, r.max_row + 1)
        for column in range(r.min_col, r.max_col + 1)
    } - set(spans)
    out = []
    for row in sheet.iter_rows(max_row=min(sheet.max_row, MAX_ROWS), max_col=min(sheet.max_column, MAX_COLUMNS)):
        out.append([_cell(c, spans.get((c.row, c.column), (1, 1))) for c in row if (c.row, c.column) not in covered])
    return out


def _cell(cell: Any, span: tuple[int, int]) -> Cell:
    return Cell(text=_shown(cell.value, str(cell.number_format or "")), rowspan=span[0], colspan=span[1])


def _shown(value: object, number_format: str) -> str:
    """What a reader of the sheet sees."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, int | float) and not isinstance(value, bool):
        percent = "%" in number_format
        plain = Decimal(repr(value)) * (100 if percent else 1)
        text = f"{round(plain, 6).normalize():f}"
        return text + "%" if percent else text
    return " ".join(str(value).split())
