"""A stored page as text, with what is read of it marked: our own markup, without scripts, whatever the page held."""

from __future__ import annotations

from starlette.responses import HTMLResponse, Response

from watcher.analyze import decisive
from watcher.model import Document
from watcher.publish import marked, sheet
from watcher.serve.office import Office

_TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F))
SHEET = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'self'"


def page(document: Document, *, url: str, sha: str, office: Office, language: str) -> Response:
    packs = office.services.packs
    lines = sheet.lines(document, language, titles=office.titles, token=lambda fact: decisive.token(fact, packs))
    made = marked.html(
        document, lines, url=url, sha=sha, generated_at=office.now(), language=language, titles=office.titles
    )
    return sheet_of(made)


def sheet_of(made: str) -> Response:
    """A page of our own making that shows foreign text: no scripts, and no marks that turn the order of letters."""
    return HTMLResponse(made.translate(_TURNING), headers={"content-security-policy": SHEET})
