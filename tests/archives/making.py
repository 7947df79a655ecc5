"""WARC records written by hand, byte by byte, so that no library of ours has a part in them."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from datetime import datetime, timedelta

from tests.walk.conftest import page

URL = "http://ybj.example.org/years.html"
START = datetime.fromisoformat("2024-03-01T08:00:00+00:00")
HTML = "text/html; charset=utf-8"


def after(**gap: float) -> datetime:
    return START + timedelta(**gap)


def http(body: bytes, *, status: str = "200 OK", content_type: str = HTML, **headers: str) -> bytes:
    """An answer; `Content_Length` and the like become headers."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {content_type}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def chunked(body: bytes, size: int = 700) -> bytes:
    parts = [body[n : n + size] for n in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def record(block: bytes, *, kind: str = "response", url: str = URL, at: datetime | str = START, **more: str) -> bytes:
    date = at if isinstance(at, str) else at.strftime("%Y-%m-%dT%H:%M:%SZ")
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": "<urn:uuid:00000000-0000-4000-8000-000000000000>",
        "WARC-Target-URI": url,
        "WARC-Date": date,
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
    }
    fields |= {name.replace("_", "-"): value for name, value in more.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
    return b"WARC/1.0\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n"


def capture(years: int = 25, *, url: str = URL, at: datetime = START, noise: str = "") -> bytes:
    """The policy page of the walk's tests, with a counter that moves."""
    return record(http(page(years).replace("</body>", f"<p>浏览次数：{noise}</p></body>").encode()), url=url, at=at)


def packed(records: Iterable[bytes]) -> bytes:
    return b"".join(gzip.compress(one, mtime=0) for one in records)
