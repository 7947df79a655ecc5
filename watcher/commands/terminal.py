"""What commands say. Results go to stdout, logs to stderr; page text can neither style nor move the cursor."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from watcher.wording import one_line


def print_json(value: Any, *, line: bool = False) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=None if line else 2)
    write(text + "\n")


def write(text: str) -> None:
    """Text that is not for a terminal's eyes: JSON, CSV, a feed. What UTF-8 cannot hold becomes `?`."""
    sys.stdout.write(text.encode("utf-8", "replace").decode())
    sys.stdout.flush()


def say(text: str) -> None:
    console().print(Text(one_line(text)))


def complain(text: str) -> None:
    """A line beside the results."""
    sys.stderr.write(one_line(text).encode("utf-8", "replace").decode() + "\n")


def show(shown: RenderableType) -> None:
    """On a terminal as it is; elsewhere without the blanks that fill lines up."""
    out = console()
    if out.is_terminal:
        out.print(shown)
        return
    with out.capture() as held:
        out.print(shown)
    write("".join(f"{line.rstrip()}\n" for line in held.get().splitlines()))


def console() -> Console:
    """As wide as the terminal, and wide enough for whole lines where there is none."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else 160)


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> Table:
    made = Table(box=None, pad_edge=False, header_style="bold")
    for head in heads:
        made.add_column(head, overflow="fold")
    for row in rows:
        made.add_row(*(cell if isinstance(cell, Text) else Text(cell_text(cell)) for cell in row))
    return made


def cell_text(cell: object) -> str:
    if cell is None:
        return "–"
    if isinstance(cell, datetime):
        return cell.astimezone().strftime("%Y-%m-%d %H:%M")
    return one_line(str(cell))
