"""Tables for the terminal. Cells are plain text: page text can neither style nor move the cursor."""

from __future__ import annotations

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from watcher import wording
from watcher.model import Change
from watcher.publish.rows import day_of, rows
from watcher.wording import Titles

_STYLES = {"critical": "bold red", "high": "yellow", "medium": "blue", "low": "dim"}
_HEADS = {
    "zh": ("日期", "级别", "变化", "生效", "来源"),
    "en": ("Found", "Severity", "Change", "Effective", "Source"),
}


def changes_table(changes: Iterable[Change], *, language: str = "zh", titles: Titles | None = None) -> Table:
    """One line per change, newest first."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for index, head in enumerate(_HEADS["en" if language == "en" else "zh"]):
        table.add_column(head, overflow="fold", no_wrap=index < 2)
    for row in rows(changes, language, titles):
        severity = Text(row.severity, style=_STYLES[row.change.difference.severity.value])
        found = Text(day_of(row.change).isoformat())
        table.add_row(found, severity, Text(row.title), Text(row.since), Text(wording.one_line(row.source, 40)))
    return table
