"""Markdown: headings with their level, lists, tables, paragraphs; comments, styles and front matter are not text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from watcher.analyze.blocks import Block, Raw
from watcher.analyze.formats.lines import BULLET
from watcher.analyze.htmltables import table_rows
from watcher.analyze.tables import Cell, lines
from watcher.model import Page

_ROW = "\x00row"  # stands for a table row already read; NUL is in no text
_FRONT_MATTER = re.compile(r"\A---\s*\n.*?\n---\s*\n", re.S)
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_EMPHASIS = re.compile(r"(\*\*|__)(.+?)\1")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)")
_STYLE = re.compile(r"<(style|script)\b.*?</\1\s*>", re.S | re.I)
_HTML_TABLE = re.compile(r"<table\b.*?</table\s*>", re.S | re.I)
_TAG = re.compile(r"</?(?:div|span|p|br|center|font|b|strong|u|sup|sub|details|summary|a|img)\b[^>]*>", re.I)
_TABLE_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$")


def read(page: Page, *, select: str | None = None, remove: Sequence[str] = ()) -> Raw:
    text = (page.text or "").replace("\x00", "")
    text = _STYLE.sub("", _COMMENT.sub("", _FRONT_MATTER.sub("", text)))
    rows: list[str] = []

    def keep(match: re.Match[str]) -> str:
        found = table_rows(match[0])
        first = len(rows)
        rows.extend(found)
        return "\n" + "".join(f"{_ROW}{n}\n" for n in range(first, len(rows))) + "\n"

    text = _TAG.sub("", _HTML_TABLE.sub(keep, text))
    blocks: list[Block] = []
    table: list[list[Cell]] = []
    title: str | None = None
    for line in [*text.splitlines(), ""]:
        if line.startswith(_ROW):
            blocks.append(Block(text=rows[int(line.removeprefix(_ROW))], role="row"))
            continue
        if line.strip().startswith("|"):
            if not _TABLE_RULE.match(line):
                table.append([Cell(_inline(c)) for c in line.strip().strip("|").split("|")])
            continue
        if table:
            blocks += [Block(text=row, role="row") for row in lines(table)]
            table = []
        if heading := _HEADING.match(line):
            blocks.append(Block(text=_inline(heading[2]), role="heading", level=len(heading[1])))
            title = title or (_inline(heading[2]) if len(heading[1]) == 1 else None)
        elif line.strip():
            blocks.append(_markdown_block(line))
    return Raw(blocks=tuple(b for b in blocks if b.text), title=title)


def _markdown_block(line: str) -> Block:
    if bullet := BULLET.match(line):
        return Block(text=_inline(bullet[1]), role="item")
    strong = re.fullmatch(r"\s*(\*\*|__)([^*_]+)\1\s*", line)
    return Block(text=_inline(line), role="strong" if strong else "text")


def _inline(text: str) -> str:
    """Markup gone, words kept."""
    text = _LINK.sub(r"\1", text.strip().lstrip(">").strip())
    return _EMPHASIS.sub(r"\2", text).replace("\\", "").strip()
