"""Tables for the terminal. Cells are plain text: page text can neither style nor move the cursor."""

from __future__ import annotations

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from watcher import wording
from watcher.model import Change
from watcher.publish.rows import Row, day_of, rows
from watcher.wording import Titles

_STYLES = {"critical": "bold red", "high": "yellow", "medium": "blue", "low": "dim"}
_HEADS = {
    "zh": ("日期", "级别", "变化", "生效", "来源"),
    "en": ("Found", "Severity", "Change", "Effective", "Source"),
}
_FOUND, _SOURCE = 0, 4


def changes_table(
    changes: Iterable[Change], *, language: str = "zh", titles: Titles | None = None, log: bool = True
) -> Table:
    """One line per change, newest first. Without `log`, of one comparison: no day and no source, which are all alike."""
    heads = _HEADS["en" if language == "en" else "zh"]
    shown = [n for n in range(len(heads)) if log or n not in (_FOUND, _SOURCE)]
    table = Table(box=None, pad_edge=False, header_style="bold")
    for number in shown:
        table.add_column(heads[number], overflow="fold", no_wrap=number < 2)
    for row in rows(changes, language, titles):
        cells = _cells(row)
        table.add_row(*(cells[number] for number in shown))
    return table


def _cells(row: Row) -> tuple[Text, ...]:
    return (
        Text(day_of(row.change).isoformat()),
        Text(row.severity, style=_STYLES[row.change.difference.severity.value]),
        Text(row.title),
        Text(row.since),
        Text(wording.one_line(row.source, 40)),
    )
