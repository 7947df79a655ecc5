"""Word documents, by way of HTML: mammoth keeps headings, lists and tables."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from watcher.analyze.blocks import Raw
from watcher.analyze.formats.archive import opened
from watcher.analyze.formats.html import of_html
from watcher.errors import ReadError
from watcher.model import Outcome, Page


def read(page: Page, *, select: str | None = None, remove: Sequence[str] = ()) -> Raw:
    """Raises ReadError(unreadable) for damaged files and for archives that unpack to too much."""
    import mammoth  # only where a Word document comes

    opened(page.body)
    try:
        html = mammoth.convert_to_html(io.BytesIO(page.body)).value
    except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as exc:
        raise ReadError(Outcome.UNREADABLE, f"the Word document cannot be opened: {exc}") from exc
    return of_html(f"<html><body><main>{html}</main></body></html>", url=page.url, selector="main")
