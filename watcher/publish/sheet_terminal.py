"""The sheet of a document on the terminal: what it is, the rules read from it sentence by sentence, what to beware of.

The columns of all groups stand under one head, however wide the terminal is; the sentence of a group goes over the
whole width, its deciding words in bold.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from watcher.model import Document
from watcher.publish import sheet
from watcher.publish.sheet import Line
from watcher.publish.sheet_words import WORDS
from watcher.wording import Titles, one_line

_VALIDITY = {
    "in_force": "green",
    "not_yet": "yellow",
    "expired": "bold red",
    "repealed": "bold red",
    "draft": "bold red",
}
_GAP, _INDENT, _NARROWEST = 2, 4, 8
_COLUMNS = ("rule", "whom", "value", "term")
_STYLES = {"rule": "bold", "whom": "", "value": "bold cyan", "term": ""}


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """Something that rich prints. `lines` are those of `sheet.lines`."""

    document: Document
    lines: Sequence[Line]
    language: str
    titles: Titles | None = None

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        words = WORDS[self.language]
        yield Text(one_line(self.document.meta.title or words["untitled"]), style="bold")
        yield self._head()
        yield Text()
        counts = {"facts": len(self.lines), "clauses": len(self.document.clauses)}
        yield Text(words["counts"].format(**counts), style="dim")
        yield from self._facts(options.max_width)
        yield from self._warnings()

    def _head(self) -> Table:
        grid = Table.grid(padding=(0, 2))
        grid.add_column(style="dim", no_wrap=True)
        grid.add_column(overflow="fold")
        for name, said in sheet.head(self.document.meta, self.language):
            style = _VALIDITY.get(self.document.meta.validity.value, "") if name == _validity(self.language) else ""
            grid.add_row(Text(name), Text(said, style=style))
        return grid

    def _facts(self, width: int) -> RenderResult:
        if not self.lines:
            yield Text(WORDS[self.language]["none"])
            return
        names = [name for name in _COLUMNS if any(getattr(line, name) for line in self.lines)]
        heads = [Text(WORDS[self.language][name], style="bold underline") for name in names]
        widths = _widths([[heads[n].plain, *(getattr(x, c) for x in self.lines)] for n, c in enumerate(names)], width)
        yield Text()
        yield _row(heads, widths)
        for _, group in groupby(self.lines, key=lambda line: (line.fact.clause, line.fact.start, line.fact.end)):
            together = list(group)
            for line in together:
                yield _row([Text(getattr(line, name), style=_STYLES[name]) for name in names], widths)
            yield from self._below(together)
            yield Text()

    def _below(self, together: Sequence[Line]) -> RenderResult:
        """Conditions, where the sentence stands, and the sentence."""
        words = WORDS[self.language]
        for conditions, group in groupby(together, key=lambda line: line.conditions):
            held = list(group)
            if conditions:
                whose = "" if len(held) == len(together) else f"（{held[0].value}）"
                said = words["conditions"] + whose + words["colon"] + words["joint"].join(conditions)
                yield _indented(Text(said, style="italic"))
        for line in together:
            if line.doubt:
                yield _indented(Text(f"{line.value}{words['colon']}{line.doubt}", style="yellow"))
        place = together[0].place
        sentence = Text.assemble((f"{place}  ", "dim") if place else "")
        sentence.append_text(_sentence(together))
        yield _indented(sentence)

    def _warnings(self) -> RenderResult:
        if not self.document.warnings:
            return
        if not self.lines:
            yield Text()
        yield Text(WORDS[self.language]["warnings"], style="bold yellow")
        for warning in self.document.warnings:
            said = sheet.warning_text(warning, self.language, self.titles)
            yield _indented(Text(f"! {said}", style="yellow"))


def _validity(language: str) -> str:
    return WORDS[language]["validity"]


def _indented(text: Text) -> Padding:
    text.overflow = "fold"
    return Padding(text, (0, 0, 0, _INDENT))


def _row(cells: Iterable[Text], widths: Sequence[int]) -> Table:
    grid = Table.grid(padding=(0, _GAP, 0, 0))
    for width in widths:
        grid.add_column(width=width, overflow="fold")
    grid.add_row(*cells)
    return grid


def _widths(columns: Sequence[Sequence[str]], width: int) -> list[int]:
    """As wide as the longest cell; where that is too much, the widest gives way first."""
    found = [max(cell_len(text) for text in column) for column in columns]
    while sum(found) + _GAP * len(found) > width and max(found) > _NARROWEST:
        found[found.index(max(found))] -= 1
    return found


def _sentence(together: Sequence[Line]) -> Text:
    """The quote with the deciding words of all its facts."""
    quote, start = together[0].fact.quote, together[0].fact.start
    spots = sorted({(a - start, b - start) for line in together if line.token for a, b in [line.token]})
    text, at = Text(), 0
    for begin, end in spots:
        if begin < at:
            continue
        text.append(_clean(quote[at:begin]))
        text.append(_clean(quote[begin:end]), style="bold black on yellow")
        at = end
    text.append(_clean(quote[at:]))
    return text


def _clean(part: str) -> str:
    """One line; blanks at the ends stay, as something stands beside them."""
    left, right = part[:1].isspace(), part[-1:].isspace()
    return (" " if left else "") + one_line(part) + (" " if right and part.strip() else "")
