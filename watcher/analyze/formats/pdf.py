"""PDF text into blocks, line breaks of the layout undone, tables row by row. A PDF without text is a scan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, islice

import pypdfium2
import pypdfium2.raw

from watcher.analyze import tables
from watcher.analyze.blocks import Block, Raw
from watcher.analyze.formats import pdftables
from watcher.analyze.formats.lines import STARTS
from watcher.errors import ReadError
from watcher.model import Outcome, Page

MAX_PAGES = 500
MAX_RULED = 60  # pages on which tables are looked for; each costs some 50 ms
FEWEST_FULL = 3  # lines of one width, at least, are what a paragraph is set in
LONE_LINES = 6  # of a title, perhaps, and of words that stand apart
FEWEST_LINES = 3  # drawn paths; one rectangle may hold a whole table's grid
_ENDS = re.compile(r"[。！？；：!?;:]\s*$")
_PAGE_NUMBER = re.compile(r"^\s*[-—–]?\s*(?:第\s*)?\d{1,3}(?:\s*页)?(?:\s*/\s*\d+)?\s*[-—–]?\s*$")


def read(page: Page, *, select: str | None = None, remove: Sequence[str] = ()) -> Raw:
    """Raises ReadError(unreadable) for damaged, encrypted and scanned files."""
    try:
        texts, ruled = _page_texts(page.body)
    except pypdfium2.PdfiumError as exc:
        raise ReadError(Outcome.UNREADABLE, f"the PDF cannot be opened: {exc}") from exc
    tabled = pdftables.pieces(page.body, ruled) if ruled else {}
    pieces = [piece for number, text in enumerate(texts) for piece in tabled.get(number) or text.splitlines()]
    blocks = list(_blocks([p for p in pieces if not isinstance(p, str) or _is_text(p)]))
    if not blocks:
        raise ReadError(Outcome.UNREADABLE, "the PDF holds no text: a scan, which is not read")
    return Raw(blocks=tuple(blocks))


def _is_text(line: str) -> bool:
    return bool(line.strip()) and not _PAGE_NUMBER.match(line.strip())


def _blocks(pieces: Sequence[pdftables.Piece]) -> Iterator[Block]:
    """Runs of lines become paragraphs, tables rows."""
    width = _width([len(p.strip()) for p in pieces if isinstance(p, str)])
    for is_line, run in groupby(pieces, key=lambda p: isinstance(p, str)):
        if is_line:
            yield from (Block(text=text) for text in _paragraphs([str(line).strip() for line in run], width))
        else:
            rows = (line for table in run if not isinstance(table, str) for line in tables.lines(table))
            yield from (Block(text=line, role="row") for line in rows)


def _width(lengths: Sequence[int]) -> int:
    """In characters, of a full line: the longest that is not alone. A title may be set wider than the text below it."""
    longest = sorted(lengths, reverse=True)[:LONE_LINES]
    shared = (length for length in longest if sum(other >= 0.9 * length for other in lengths) >= FEWEST_FULL)
    return next(shared, max(longest, default=0))


def _page_texts(body: bytes) -> tuple[list[str], list[int]]:
    """The text of each page, and the numbers (from 0) of pages with ruled lines, where a table may stand."""
    document = pypdfium2.PdfDocument(body)
    try:
        if len(document) > MAX_PAGES:
            raise ReadError(Outcome.UNREADABLE, f"the PDF has {len(document)} pages; at most {MAX_PAGES} are read")
        pages = [(_text_of(page), _is_ruled(page)) for page in document]
    finally:
        document.close()
    return [text for text, _ in pages], [number for number, (_, ruled) in enumerate(pages) if ruled][:MAX_RULED]


def _is_ruled(page: pypdfium2.PdfPage) -> bool:
    paths = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH], max_depth=2)
    return sum(1 for _ in islice(paths, FEWEST_LINES)) == FEWEST_LINES


def _text_of(page: pypdfium2.PdfPage) -> str:
    return str(page.get_textpage().get_text_bounded()).replace("\ufffe", "")


def _paragraphs(lines: list[str], width: int) -> list[str]:
    """A line goes on in the next one unless it ends a sentence, is clearly short, or the next starts a new item."""
    out: list[str] = []
    open_line = False
    for line in lines:
        if out and open_line and not STARTS.match(line):
            out[-1] += line
        else:
            out.append(line)
        open_line = not _ENDS.search(line) and len(line) >= 0.75 * width
    return out
