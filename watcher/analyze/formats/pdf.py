"""PDF text into blocks, line breaks of the layout undone. Uses pypdfium2; a PDF without text is a scan."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pypdfium2

from watcher.analyze.blocks import Block, Raw
from watcher.errors import ReadError
from watcher.model import Outcome, Page

MAX_PAGES = 500
_STARTS = re.compile(
    r"^(?:第[零〇一二三四五六七八九十百\d]+[编章节条]|[一二三四五六七八九十]+[、．.]|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[、．.)）](?!\d)"
    r"|附件|[•●▪])"
)
_ENDS = re.compile(r"[。！？；：!?;:]\s*$")
_PAGE_NUMBER = re.compile(r"^\s*[-—–]?\s*(?:第\s*)?\d{1,3}(?:\s*页)?(?:\s*/\s*\d+)?\s*[-—–]?\s*$")


def read(page: Page, *, select: str | None = None, remove: Sequence[str] = ()) -> Raw:
    """Raises ReadError(unreadable) for damaged, encrypted and scanned files."""
    try:
        pages = _page_texts(page.body)
    except pypdfium2.PdfiumError as exc:
        raise ReadError(Outcome.UNREADABLE, f"the PDF cannot be opened: {exc}") from exc
    lines = [line.strip() for text in pages for line in text.splitlines() if line.strip()]
    lines = [line for line in lines if not _PAGE_NUMBER.match(line)]
    if not lines:
        raise ReadError(Outcome.UNREADABLE, "the PDF holds no text: a scan, which is not read")
    width = max(len(line) for line in lines)
    return Raw(blocks=tuple(Block(text=t) for t in _paragraphs(lines, width)))


def _page_texts(body: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(body)
    try:
        if len(document) > MAX_PAGES:
            raise ReadError(Outcome.UNREADABLE, f"the PDF has {len(document)} pages; at most {MAX_PAGES} are read")
        return [_text_of(page) for page in document]
    finally:
        document.close()


def _text_of(page: pypdfium2.PdfPage) -> str:
    return str(page.get_textpage().get_text_bounded()).replace("\ufffe", "")


def _paragraphs(lines: list[str], width: int) -> list[str]:
    """A line goes on in the next one unless it ends a sentence, is clearly short, or the next starts a new item."""
    out: list[str] = []
    open_line = False
    for line in lines:
        if out and open_line and not _STARTS.match(line):
            out[-1] += line
        else:
            out.append(line)
        open_line = not _ENDS.search(line) and len(line) >= 0.75 * width
    return out
