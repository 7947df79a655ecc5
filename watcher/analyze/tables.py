"""Tables into rows that can be read alone: every cell with the headers above and before it.

Merged cells are spread over the grid first. A row becomes one line, `级别：三级医院；在职职工：80%；退休人员：85%`, so that each
value stands behind the words that say whom and what it is for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

MAX_COLUMNS = 64
MAX_SPAN = 1000
_UNIT = re.compile(r"[（(](?:单位[：:])?((?:万|亿)?元|%|％|年|个月|天|日|个工作日)(?:/[^）)]{1,4})?[)）]")
_NAMES = frozenset("项目 事项 事项名称 名称 栏目 类别 要素 内容项".split())
_CONTENTS = frozenset("内容 具体内容 说明 具体说明 详情 详细内容 要求 具体要求 规定 具体规定".split())
_BARE_NUMBER = re.compile(r"[\d０-９]+(?:[,，.．][\d０-９]+)*")


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    header: bool = False
    rowspan: int = 1
    colspan: int = 1


def grid(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows with merged cells repeated where they reach. Ragged rows stay ragged; spans are capped."""
    spread: list[list[Cell]] = []
    hanging: dict[int, tuple[Cell, int]] = {}
    for row in rows:
        line: list[Cell] = []
        cells = iter(row)
        while len(line) < MAX_COLUMNS:
            column = len(line)
            if column in hanging:
                cell, left = hanging.pop(column)
                if left > 1:
                    hanging[column] = (cell, left - 1)
                line.append(cell)
                continue
            taken = next(cells, None)
            if taken is None:
                break
            for _ in range(min(taken.colspan, MAX_COLUMNS - len(line))):
                if taken.rowspan > 1:
                    hanging[len(line)] = (taken, min(taken.rowspan, MAX_SPAN) - 1)
                line.append(taken)
        spread.append(line)
    return spread


def _looks_like_header(row: list[Cell]) -> bool:
    texts = [c.text for c in row if c.text]
    return bool(texts) and all(c.header for c in row if c.text)


def header_rows(rows: list[list[Cell]]) -> int:
    """How many rows at the top name the columns: all th; else one row of short texts without any digit. Of a first row
    with merged cells the second names what it shares."""
    count = 0
    while count < len(rows) and _looks_like_header(rows[count]):
        count += 1
    if len(rows) < 2:
        return 0
    if count > 1:
        return min(count, len(rows) - 1)
    first = [c.text for c in rows[0]]
    plain = all(len(t) <= 20 and not any(ch.isdigit() for ch in t) for t in first)
    if not count and not (plain and len(first) > 1 and all(first)):
        return 0
    merged = any(c.rowspan > 1 for c in rows[0]) and any(c.colspan > 1 for c in rows[0])
    second_plain = len(rows) > 2 and all(not any(ch.isdigit() for ch in c.text) for c in rows[1])
    return 2 if merged and second_plain else 1


def lines(rows: list[list[Cell]], caption: str = "") -> list[str]:
    """One readable line per data row. A unit that the caption names (单位：元/月) is that of all bare numbers."""
    spread = grid(rows)
    top = header_rows(spread)
    width = max((len(r) for r in spread), default=0)
    titles = [_column_title(spread[:top], column) for column in range(width)]
    heads = [_texts(row) for row in spread[:top]]
    body = [row for row in spread[top:] if _texts(row) not in heads]  # a long table prints its head again
    if width == 2 and _says_nothing(titles):
        return ["：".join(said) for row in body if (said := [text for text in _texts(row) if text])]
    return [line for row in body if (line := _line(row, titles, caption))]


def _says_nothing(titles: list[tuple[str, ...]]) -> bool:
    """Whether two columns are headed as any two may be (项目, 内容): each row is a name and what it says."""
    first, second = ("".join("".join(words).split()) for words in titles)
    return first in _NAMES and second in _CONTENTS


def _texts(row: list[Cell]) -> list[str]:
    return [cell.text for cell in row]


def _column_title(heads: list[list[Cell]], column: int) -> tuple[str, ...]:
    """The header texts above a column, outermost first, each once."""
    words = (row[column].text for row in heads if column < len(row))
    return tuple(dict.fromkeys(w for w in words if w))


def _line(row: list[Cell], titles: list[tuple[str, ...]], caption: str) -> str:
    parts: list[str] = []
    column, label = 0, row[0].text if row else ""
    while column < len(row):
        cell, begin = row[column], column
        while column < len(row) and row[column] is cell:
            column += 1
        title = _joined(titles[begin:column])
        if cell.text:
            said = next((words for words in (title, label) if _UNIT.search(words)), caption)
            text = _with_unit(cell.text, said)
            parts.append(f"{title}：{text}" if title and title != text else text)
    return "；".join(parts)


def _with_unit(text: str, title: str) -> str:
    """A bare number with the unit that the head of its column, or its row, gives: 起付标准（元）, 300 → 300元."""
    unit = _UNIT.search(title)
    return text + unit[1] if unit and _BARE_NUMBER.fullmatch(text) else text


def _joined(titles: list[tuple[str, ...]]) -> str:
    """One title for a cell that spans columns: what they share, then what tells them apart (报销比例 在职、退休)."""
    distinct = list(dict.fromkeys(titles))
    if len(distinct) < 2:
        return " ".join(distinct[0]) if distinct else ""
    shared = [w for w in distinct[0] if all(w in t for t in distinct)]
    if not shared and all(distinct):
        letters = zip(*(t[0] for t in distinct), strict=False)
        return "".join(each[0] for each in takewhile(lambda same: len(set(same)) == 1, letters))
    own = [" ".join(w for w in t if w not in shared) for t in distinct]
    return " ".join([*shared, "、".join(w for w in own if w)]).strip()
