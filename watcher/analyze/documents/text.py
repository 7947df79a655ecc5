"""Plain text and Markdown into blocks: lines, with those that a converter broke apart joined again."""

from __future__ import annotations

import re
from collections.abc import Callable

from watcher.analyze.blocks import Block, Raw
from watcher.analyze.tables import Cell, lines

_TERMINAL = re.compile(r"[。；：！？!?;:，,、…》」』）)]\s*$")
_OPEN = re.compile(r"[〔（(《“‘、，,]\s*$")
_FRAGMENT = re.compile(r"^(?:\d{1,4}|[年月日号〔〕规发函]|〕?\s*\d{0,4}\s*号?)$")
_GOES_ON = re.compile(r"^(?:\d+(?![.．、）)\d])(?:年|个月|月|日|%|％|元|个)|[〕）》，。；、：])")
_ROW = "\x00row"  # stands for a table row already read; NUL is in no text
_FRONT_MATTER = re.compile(r"\A---\s*\n.*?\n---\s*\n", re.S)
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_BULLET = re.compile(r"^\s*(?:[-*+•●▪◦])\s+(.*)$")
_EMPHASIS = re.compile(r"(\*\*|__)(.+?)\1")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)")
_STYLE = re.compile(r"<(style|script)\b.*?</\1\s*>", re.S | re.I)
_HTML_TABLE = re.compile(r"<table\b.*?</table\s*>", re.S | re.I)
_TAG = re.compile(r"</?(?:div|span|p|br|center|font|b|strong|u|sup|sub|details|summary|a|img)\b[^>]*>", re.I)
_TABLE_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$")


def _belongs(previous: str, line: str) -> bool:
    """Whether `line` is the rest of `previous`: a broken number or date, an open bracket, a lone sign."""
    before, after = previous.strip(), line.strip()
    if _OPEN.search(before) and len(before) < 400 and not re.search(r"[，,、]$", before):
        return True
    if _FRAGMENT.match(after) and (re.search(r"[\d〔〕规发函年月]$", before)):
        return True
    if re.fullmatch(r"\d{1,4}|[〔〕]", before.split("\n")[-1]) and re.match(r"^[\d年月日〔〕号]", after):
        return True
    return not _TERMINAL.search(before) and bool(_GOES_ON.match(after)) and not re.match(r"^\d{4}年.*日$", after)


def join_broken(raw: list[str]) -> list[str]:
    """Lines with the pieces of one sentence put together again; blank lines end a sentence."""
    out: list[str] = []
    fresh = True
    for line in raw:
        if not line.strip():
            fresh = True
            continue
        if out and not fresh and _belongs(out[-1], line):
            out[-1] += line.strip()
        else:
            out.append(line)
        fresh = False
    return out


def read_text(text: str) -> Raw:
    """Plain text: one block a line, bullets as items."""
    return Raw(blocks=tuple(_line_block(line) for line in join_broken(text.splitlines())))


def _line_block(line: str) -> Block:
    if bullet := _BULLET.match(line):
        return Block(text=bullet[1].strip(), role="item")
    return Block(text=line.strip())


def read_markdown(text: str, *, html_table: Callable[[str], list[str]]) -> Raw:
    """Markdown: headings with their level, lists, tables, paragraphs; comments, styles and front matter are not text.

    `html_table` reads a table written in HTML into its rows.
    """
    text = _STYLE.sub("", _COMMENT.sub("", _FRONT_MATTER.sub("", text)))
    rows: list[str] = []

    def keep(match: re.Match[str]) -> str:
        found = html_table(match[0])
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
    if bullet := _BULLET.match(line):
        return Block(text=_inline(bullet[1]), role="item")
    strong = re.fullmatch(r"\s*(\*\*|__)([^*_]+)\1\s*", line)
    return Block(text=_inline(line), role="strong" if strong else "text")


def _inline(text: str) -> str:
    """Markup gone, words kept."""
    text = _LINK.sub(r"\1", text.strip().lstrip(">").strip())
    return _EMPHASIS.sub(r"\2", text).replace("\\", "").strip()
