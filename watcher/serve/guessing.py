"""What a page that somebody wants watched is, by its content, and how its entry may read."""

from __future__ import annotations

import html
import re
from collections.abc import Container
from datetime import datetime
from urllib.parse import urlsplit

from watcher import china
from watcher.acquire import kinds
from watcher.analyze import read as reading
from watcher.errors import ReadError
from watcher.isolate import is_heavy
from watcher.model import Page, Source

_GENERIC = frozenset({"www", "gov", "cn", "com", "org", "net", "edu", "cc"})
_DULL = re.compile(r"index|default|list|post|content|art|t\d|c\d|\d{5}", re.I)
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,300})", re.I)
_ENTRIES = 6  # from so many on a page may be a list
RESERVED = frozenset({"new", "save", "pause"})  # words of the desk's own addresses


def kind_of(page: Page, now: datetime) -> str:
    """page, list, feed, sitemap, faq or file."""
    if page.text is None:
        return "file"
    if page.format == "xml":
        return "sitemap" if _reads("sitemap", page) else "feed"
    if page.format == "json":
        return "feed" if _reads("feed", page) else "list"
    if page.format != "html" or is_heavy(page):
        return "page"
    return _of_html(page, now)


def _of_html(page: Page, now: datetime) -> str:
    links = kinds.load("list").entries(page, Source(id="preview", title="", url=page.url))
    try:
        clauses = reading.outline(page, today=china.day(now)).clauses
    except ReadError:
        return "list" if len(links) >= _ENTRIES else "page"
    if clauses and 2 * sum(clause.kind == "question" for clause in clauses) >= len(clauses):
        return "faq"
    linked = {re.sub(r"\W", "", link.title) for link in links}
    told = [re.sub(r"\W", "", clause.text) for clause in clauses]
    prose = sum(len(text) for text in told if not any(title and title in text for title in linked))
    return "list" if len(links) >= _ENTRIES and sum(map(len, linked)) > 2 * prose else "page"


def _reads(kind: str, page: Page) -> bool:
    try:
        kinds.load(kind).entries(page, Source(id="preview", title="", url=page.url))
    except ReadError as error:
        return "index of sitemaps" in error.reason
    return True


def title_of(page: Page | None) -> str:
    """Of a page that is no document itself: its title, up to the name of the site."""
    found = _TITLE.search(page.text[:50_000]) if page and page.format == "html" and page.text else None
    return re.split(r"\s*[-_|–—]\s*", html.unescape(found[1]).strip())[0] if found else ""


def id_of(url: str, taken: Container[str]) -> str:
    """A short name from the address that no other source has: ybj-hunan-policy."""
    parts = urlsplit(url)
    host = [part for part in (parts.hostname or "").split(".") if part not in _GENERIC and not part.isdecimal()]
    path = [re.sub(r"\.\w+$", "", piece) for piece in parts.path.split("/")]
    said = [piece for piece in path if re.fullmatch(r"(?!.*\d{3})[A-Za-z][A-Za-z0-9-]{1,19}", piece)]
    said = [piece for piece in said if not _DULL.match(piece) and piece not in host]
    name = re.sub(r"[^a-z0-9-]+", "-", "-".join([*host, *said[-1:]]).lower()).strip("-")[:60] or "source"
    tries = (name if n == 1 else f"{name}-{n}" for n in range(1, 10_000))
    return next((tried for tried in tries if tried not in taken and tried not in RESERVED), name)


def authority_of(url: str) -> str:
    return "official" if (urlsplit(url).hostname or "").endswith(".gov.cn") else "secondary"
