"""Plain text: one block a line, bullets as items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from watcher.analyze import tables
from watcher.analyze.blocks import Block, Raw
from watcher.analyze.formats.lines import BULLET, join_broken, unwrapped
from watcher.analyze.tables import Cell
from watcher.model import Page

FEWEST_COLUMNS, MOST_COLUMNS = 3, 6
LONGEST_CELL = 40  # characters
_HEAD = re.compile(
    r"[\u4e00-\u9fff]{0,6}(?:条件|描述|范围|材料|时间|变化|影响|比例|标准|类型|类别|项目|等级|级别|说明|情形|备注|金额|地区|人员|方式|对象|年限|"
    r"内容|期限|机构|职工|居民)"
)
_BAR = re.compile(r"\s*[|｜┃│]\s*|\t+")
_DIGIT = re.compile(r"\d")
_NO_CELL = re.compile(r"[。！？]$|^[（(]?[一二三四五六七八九十\d]{1,2}[）)、．.]|^[•\-*]|^提示")


def read(page: Page, *, select: str | None = None, remove: Sequence[str] = ()) -> Raw:
    return of_text(page.text or "")


def of_text(text: str) -> Raw:
    return Raw(blocks=tuple(_blocks(join_broken(unwrapped(text.splitlines())))))


def _blocks(raw: list[str]) -> Iterator[Block]:
    """Line by line; a table that lost its form, one cell a line, is put back into rows."""
    at = 0
    while at < len(raw):
        ruled = _ruled_rows(raw, at)
        if ruled:
            yield from _rows(ruled)
            at += len(ruled)
            continue
        width = _header_width(raw, at)
        rows = _flat_rows(raw, at, width) if width else []
        if len(rows) < 2:
            yield _line_block(raw[at])
            at += 1
            continue
        yield from _rows(rows)
        at += width * len(rows)


def _rows(rows: list[list[str]]) -> Iterator[Block]:
    cells = [[Cell(c, header=i == 0) for c in row] for i, row in enumerate(rows)]
    yield from (Block(text=line, role="row") for line in tables.lines(cells))


def _ruled_rows(raw: list[str], at: int) -> list[list[str]]:
    """A table one row a line, its cells parted by bars or tabs, from line `at` on; [] where none begins."""
    rows: list[list[str]] = []
    while at < len(raw) and len(cells := [c.strip() for c in _BAR.split(raw[at].strip().strip("|"))]) > 1:
        if rows and len(cells) != len(rows[0]):
            break
        rows.append(cells)
        at += 1
    if len(rows) < 2 or _DIGIT.search("".join(rows[0][1:])):
        return []
    return rows


def _header_width(raw: list[str], at: int) -> int:
    """How many lines from `at` on are column heads of a flattened table; 0 where none begins."""
    width = 0
    while at + width < len(raw) and width <= MOST_COLUMNS and _HEAD.fullmatch(raw[at + width].strip()):
        width += 1
    return width if FEWEST_COLUMNS <= width <= MOST_COLUMNS else 0


def _flat_rows(raw: list[str], at: int, width: int) -> list[list[str]]:
    """Groups of `width` short lines, the heads first; ends where a line cannot be a cell."""
    rows = []
    while at + width <= len(raw):
        cells = [line.strip() for line in raw[at : at + width]]
        if any(len(c) > LONGEST_CELL or _NO_CELL.search(c) for c in cells):
            break
        rows.append(cells)
        at += width
    return rows


def _line_block(line: str) -> Block:
    if bullet := BULLET.match(line):
        return Block(text=bullet[1].strip(), role="item")
    return Block(text=line.strip())
