"""From bytes to a page: which format it is, and for text which characters.

Pure. Bytes decide before labels do: headers and meta tags were seen to lie in every combination. A page that cannot be
decoded without loss is an error, never text with holes: 不低于 and 不高于 leave the same hole.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from watcher.acquire import paging
from watcher.errors import ReadError
from watcher.model import Fetched, Outcome, Page, ReadingWarning

HEAD = 4096  # bytes in which a page may declare its characters
HOLE = "\ufffd"
HOLES_ALLOWED = 2000  # one replacement character in so many; below that length none

# Labels that mean more, or other, than they say: gb2312 pages hold 镕 and 囍, which only gb18030 has.
MEANT = {
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "hz-gb-2312": "hz",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "utf8": "utf-8",
    "unicode": "utf-8",
}
WEAK = {"iso8859-1", "cp1252", "ascii", "latin-1"}  # what servers say when nobody told them
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
IN_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
IN_META = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
IN_XML = re.compile(rb"^\s*<\?xml[^>]+encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)

# First bytes of what is no document, with the name to complain of.
FOREIGN = (
    (b"\x1f\x8b", "gzip data"),
    (b"\x28\xb5\x2f\xfd", "zstd data"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a media file"),
    (b"{\\rtf", "an RTF file"),
    (b"MZ\x90", "a program"),
    (b"\x7fELF", "a program"),
)
ENDINGS = {".md": "markdown", ".markdown": "markdown", ".txt": "text", ".xml": "xml", ".json": "json"}
TYPES = {
    "text/markdown": "markdown",
    "text/plain": "text",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/json": "json",
    "application/feed+json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
    "application/rss+xml": "xml",
    "application/atom+xml": "xml",
}
HTML_START = re.compile(r"^\s*(<!doctype\s+html|<html|<head|<body|<\?xml[^>]*\?>\s*(<!doctype\s+html|<html))", re.I)
XML_START = re.compile(r"^\s*(<\?xml|<rss|<feed|<rdf:RDF)", re.I)
HTML_TAG = re.compile(r"<(p|div|span|table|br|h[1-6]|ul|ol|li|a|td|title|script)\b[^>]{0,500}>", re.I)


def page_of(fetched: Fetched) -> Page:
    """The page in a complete response, or the pages of one document (see `paging`). ReadError as for one page."""
    first, *later = paging.taken_apart(fetched)
    page = _page_of(first)
    return replace(page, body=fetched.body or b"", parts=tuple(map(_page_of, later))) if later else page


def _page_of(fetched: Fetched) -> Page:
    """The page in a complete response. ReadError: empty, undecodable, or unreadable for a format we do not know."""
    body = fetched.body or b""
    if not body.strip():
        raise ReadError(Outcome.EMPTY, "the body is empty", status=fetched.status, final_url=fetched.final_url)
    binary = _binary_format(body, fetched.final_url)
    if binary:
        return Page(url=fetched.final_url, format=binary, body=body, content_type=fetched.content_type)
    text, encoding, warnings = decoded(body, fetched.content_type)
    return Page(
        url=fetched.final_url,
        format=_text_format(text, fetched.content_type, fetched.final_url),
        body=body,
        text=text,
        encoding=encoding,
        content_type=fetched.content_type,
        warnings=warnings,
    )


# ── formats ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _binary_format(body: bytes, url: str) -> str | None:
    """pdf, docx, xlsx or doc by their bytes; None if this is text."""
    if b"%PDF-" in body[:1024] and body.lstrip()[:1] != b"<":
        return "pdf"
    if body.startswith(b"PK\x03\x04"):
        return _zip_format(body)
    if body.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if "WordDocument".encode("utf-16-le") in body or url.lower().endswith(".doc"):
            return "doc"
        raise ReadError(Outcome.UNREADABLE, "an old Office file that is no Word document")
    for start, name in FOREIGN:
        if body.startswith(start):
            raise ReadError(Outcome.UNREADABLE, f"this is {name}, not a document")
    return None


def _zip_format(body: bytes) -> str:
    """Names stand uncompressed in a zip; the central directory repeats them at the end."""
    if b"word/document" in body:
        return "docx"
    if b"xl/workbook" in body:
        return "xlsx"
    raise ReadError(Outcome.UNREADABLE, "an archive that is neither Word nor Excel")


def _text_format(text: str, content_type: str | None, url: str) -> str:
    """Bytes first, then the label, then the ending of the address."""
    start = text[:2048]
    if HTML_START.match(start):
        return "html"
    if XML_START.match(start):
        return "html" if "<html" in start.lower() else "xml"
    label = TYPES.get((content_type or "").partition(";")[0].strip().lower())
    ending = ENDINGS.get(PurePosixPath(urlsplit(url).path.lower()).suffix)
    if label == "text" and ending:
        return ending
    if label:
        return label
    if start.lstrip()[:1] in "{[" and text.rstrip()[-1:] in "}]":
        return "json"
    return ending or ("html" if HTML_TAG.search(text) else "text")


# ── characters ──────────────────────────────────────────────────────────────────────────────────────────────────


def decoded(body: bytes, content_type: str | None) -> tuple[str, str, tuple[ReadingWarning, ...]]:
    """Text, the encoding it was in, and what to know. ReadError(undecodable) if characters would be lost."""
    text, encoding = _best(body, content_type)
    warnings = []
    holes = text.count(HOLE)
    if holes > len(text) // HOLES_ALLOWED:
        raise ReadError(Outcome.UNDECODABLE, f"{holes} of {len(text)} characters cannot be read as {encoding}")
    if holes:
        warnings.append(ReadingWarning(code="replaced_characters", detail=f"{holes} characters could not be read."))
    if "\0" in text:
        text = text.replace("\0", "")
        warnings.append(ReadingWarning(code="nul_characters", detail="NUL characters were left out."))
    return text, encoding, tuple(warnings)


def _best(body: bytes, content_type: str | None) -> tuple[str, str]:
    """A byte order mark; valid UTF-8; UTF-16 by its zeros; what is declared; what is detected; else the least loss."""
    for mark, name in MARKS:
        if body.startswith(mark):
            return body.decode(name, "replace"), name.removesuffix("-sig")
    try:
        text = body.decode("utf-8")
        if "\0" not in text[:200]:
            return text, "utf-8"
    except UnicodeDecodeError:
        pass
    wide = _without_mark(body)
    if wide:
        return body.decode(wide, "replace"), wide
    tried = [(body.decode(name, "replace"), name) for name in _candidates(body, content_type)]
    return min(tried, key=lambda pair: pair[0].count(HOLE))


def _candidates(body: bytes, content_type: str | None) -> list[str]:
    """Encodings to try, best first; the order decides between those that lose nothing.

    Declarations that agree with each other, or stand alone, come before detection; where two disagree, bytes decide.
    """
    from resiliparse.parse.encoding import detect_encoding  # 3 MB: only where a page is no UTF-8

    said = [name for name in _declared(body, content_type) if name != "utf-8"]
    strong = [name for name in dict.fromkeys(said) if name not in WEAK]
    found = _codec(detect_encoding(body) or "") or "utf-8"
    first = strong if len(strong) == 1 else [found]
    rest = [name for name in (found, *strong) if name not in WEAK]
    return list(dict.fromkeys([*first, *rest, "gb18030", "utf-8"]))


def _declared(body: bytes, content_type: str | None) -> list[str]:
    head = body[:HEAD]
    header = IN_HEADER.search(content_type or "")
    meta, xml = IN_META.search(head), IN_XML.search(head)
    labels = [header[1] if header else "", *(m[1].decode("ascii", "ignore") if m else "" for m in (meta, xml))]
    return [name for label in labels if (name := _codec(label))]


def _codec(label: str) -> str | None:
    """Python's name for a label; None for one it does not know or that is no encoding of text."""
    name = MEANT.get(label.strip().lower(), label.strip().lower())
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    return found.name if found._is_text_encoding else None


def _without_mark(body: bytes) -> str | None:
    """UTF-16 without a mark, by where the zeros of its tags and blanks stand."""
    even, odd = body[0:400:2].count(0), body[1:400:2].count(0)
    if max(even, odd) < len(body[:400]) // 10:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"
