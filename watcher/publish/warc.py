"""Kept copies as a WARC file (ISO 28500, version 1.1). Pure: pages in, records out, the same for the same pages.

A page of the web is a `response` with the headers that were kept, as far as they still hold: bodies are kept without chunks
and content encoding. A file of this disk is a `resource`.
"""

from __future__ import annotations

import base64
import hashlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

VERSION = "1.1"
_OF_THE_WIRE = frozenset(
    {"content-encoding", "transfer-encoding", "content-length", "connection", "keep-alive", "trailer"}
)
_OURS = frozenset({"warc-date", "warc-target-uri", "content-type"})
_DESCRIPTION = "copies kept by watcher: bodies without chunks and content encoding, with the headers that still hold"


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """One copy. `about`: the source that it was kept for."""

    url: str
    at: datetime
    content_type: str | None
    headers: tuple[tuple[str, str], ...]
    body: bytes
    about: str


def records(pages: Iterable[Page], *, software: str, made: datetime, packed: bool) -> Iterator[bytes]:
    """A warcinfo record and one for each page; `packed`: each a gzip member. `made` dates the first."""
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed, warc_version=VERSION)
    head = _identity("warcinfo", software, _date(made))
    writer.write_record(_information(writer, head, software, made))
    yield _taken(out)
    for page in pages:
        writer.write_record(_record(writer, page, head))
        yield _taken(out)


def _information(writer: Any, head: str, software: str, made: datetime) -> Any:
    fields = {
        "software": software,
        "format": "WARC File Format 1.1",
        "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "description": _DESCRIPTION,
    }
    body = "".join(f"{name}: {value}\r\n" for name, value in fields.items()).encode()
    named = {"WARC-Record-ID": head, "WARC-Date": _date(made)}
    return writer.create_warc_record(
        "", "warcinfo", payload=io.BytesIO(body), length=len(body), warc_headers_dict=named
    )


def _record(writer: Any, page: Page, head: str) -> Any:
    from warcio.statusandheaders import StatusAndHeaders

    is_web = page.url.startswith(("http://", "https://"))
    digest = hashlib.sha256(page.body)
    named = {
        "WARC-Record-ID": _identity(page.about, page.url, _date(page.at), digest.hexdigest()),
        "WARC-Date": _date(page.at),
        "WARC-Warcinfo-ID": head,
        "WARC-Payload-Digest": f"sha256:{base64.b32encode(digest.digest()).decode()}",
    }
    return writer.create_warc_record(
        page.url,
        "response" if is_web else "resource",
        payload=io.BytesIO(page.body),
        length=len(page.body),
        warc_headers_dict=named,
        warc_content_type="" if is_web else page.content_type or "application/octet-stream",
        http_headers=StatusAndHeaders("200 OK", _headers(page), protocol="HTTP/1.1") if is_web else None,
    )


def _headers(page: Page) -> list[tuple[str, str]]:
    sent = [("Content-Type", page.content_type)] if page.content_type else []
    kept = [(name, value) for name, value in page.headers if name.lower() not in _OF_THE_WIRE | _OURS]
    lines = [(_line(name), _line(value)) for name, value in (*sent, *kept)]
    return [*lines, ("Content-Length", str(len(page.body)))]


def _line(text: str) -> str:
    return " ".join(text.split())


def _identity(*parts: str) -> str:
    """A URN that follows from what the record is, so that a second export names it alike (RFC 9562, version 8)."""
    it = hashlib.sha256("\0".join(parts).encode()).hexdigest()
    return f"<urn:uuid:{it[:8]}-{it[8:12]}-8{it[13:16]}-a{it[17:20]}-{it[20:32]}>"


def _date(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _taken(out: io.BytesIO) -> bytes:
    made = out.getvalue()
    out.seek(0)
    out.truncate()
    return made
