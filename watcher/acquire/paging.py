"""Lists and documents that a site spreads over several addresses: which page comes next, and the pages as one body.

Pure. A next page is believed only where its address is that of the first with a number (t1.html, t1_2.html; ?page=2):
"next" also leads to other documents. Chinese content systems write the pager with a script; its arguments are read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from lxml import etree, html

from watcher.acquire.links import absolute, squeezed
from watcher.model import Fetched, Page, Validators
from watcher.text import markup

MOST = 30  # pages; what has more is no document that one reads
NEXT = frozenset({"下一页", "下页", "后页", "后一页", "下一页>", "下一页>>", "next", "next page", "next >"})
NUMBERS = frozenset({"page", "p", "pageno", "pagenum", "pageindex", "pn", "curpage", "currentpage"})
_WORDS = (word.encode(charset) for charset in ("utf-8", "gb18030") for word in ("下一页", "下页", "后页"))
HINTS = (*_WORDS, b"createPage", b'rel="next"', b"rel='next'", b"ext page")
SCRIPT = re.compile(r"createPage\w*\(\s*(\d+)\s*,\s*(\d+)\s*,\s*[\"']([\w.-]+)[\"']\s*,\s*[\"'](s?html?)[\"']")
_SEAM_START = b"\n<!-- watcher: page "
SEAM = re.compile(rb"\n<!-- watcher: page (\d+) of the document: (\S+) -->\n")


def may_go_on(body: bytes) -> bool:
    """Whether a body holds words of a pager at all: asked of every page, so it only looks for bytes."""
    return any(hint in body for hint in HINTS)


def next_page(page: Page, first: str, number: int) -> str | None:
    """The address of page `number` (2 and up) of what begins at `first`, as the page before it says."""
    text = page.text or ""
    script = SCRIPT.search(text)
    if script and int(script[2]) + 1 < int(script[1]):
        url = absolute(page.url, f"{script[3]}_{int(script[2]) + 1}.{script[4]}")
        return url if url and _is_numbered(url, first, number) else None
    found = (absolute(page.url, href) for href in _nexts(text))
    return next((url for url in found if url and _is_numbered(url, first, number)), None)


def _nexts(text: str) -> list[str]:
    try:
        root = html.document_fromstring(markup.whole(text))
    except (etree.ParserError, ValueError):
        return []
    links: list[Any] = list(root.iter("a", "link"))
    nexts = [a for a in links if a.get("rel") == "next" or squeezed(a.text_content()).lower() in NEXT]
    return [str(a.get("href")) for a in nexts if a.get("href")]


def _is_numbered(url: str, first: str, number: int) -> bool:
    """Whether an address is the first one's with the number of a page in it; some count from 0."""
    one, other = urlsplit(first), urlsplit(url)
    if one.netloc != other.netloc:
        return False
    if one.path == other.path:
        added = dict(parse_qsl(other.query)).items() - dict(parse_qsl(one.query)).items()
        return any(name.lower() in NUMBERS and value in (str(number), str(number - 1)) for name, value in added)
    stem, dot, ending = one.path.rpartition(".")
    stem = stem if dot else one.path + ("index" if one.path.endswith("/") else "")
    rest = other.path.removesuffix(f".{ending}") if dot else other.path.rpartition(".")[0] or other.path
    return rest in {f"{stem}{mark}{n}" for mark in "_-" for n in (number, number - 1)}


def joined(parts: Sequence[Fetched]) -> Fetched:
    """The pages of one document as one answer, each behind a seam. It has no validators: they vouch for a page alone."""
    first = parts[0]
    seams = (f"\n<!-- watcher: page {n} of the document: {it.final_url} -->\n" for n, it in enumerate(parts[1:], 2))
    bodies = (seam.encode() + (it.body or b"") for seam, it in zip(seams, parts[1:], strict=True))
    return replace(first, body=(first.body or b"") + b"".join(bodies), validators=Validators())


def taken_apart(fetched: Fetched) -> list[Fetched]:
    """The pages of an answer, one where it is a single page."""
    body = fetched.body or b""
    if _SEAM_START not in body:
        return [fetched]
    pieces = SEAM.split(body)
    first = replace(fetched, body=pieces[0])
    later = zip(pieces[2::3], pieces[3::3], strict=True)
    return [first, *(replace(fetched, body=piece, final_url=url.decode("ascii", "replace")) for url, piece in later)]
