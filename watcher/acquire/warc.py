"""WARC files (ISO 28500) as captures of pages: one after the other, whatever is damaged between them.

Pure: a file's bytes in, captures out. A record that is cut, broken or not what its own digest says is no capture; the next
whole one goes on. Bodies come as a poll has them: without chunks and content encoding, never above a cap.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, BinaryIO

from warcio.digestverifyingreader import DigestVerifyingReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParserException

from watcher.acquire.unpack import unpacker
from watcher.errors import FetchError
from watcher.model import Outcome

PIECE = 65_536
LONGEST_HEADERS = 1_000_000  # bytes of one record's
MAGIC = b"\x1f\x8b\x08"
DAMAGED = "damaged: not what was written, or cut off"
_TYPES = ("warcinfo", "request", "metadata", "conversion", "continuation")
_NO_DOCUMENT = re.compile(r"\s*(image|font|audio|video)/|\s*(text/css|(text|application)/(x-)?javascript)\b", re.I)
_CHUNK = re.compile(rb"\s*([0-9A-Fa-f]{1,8})\s*(;[^\r\n]*)?\r?\n")


@dataclass(frozen=True, kw_only=True, slots=True)
class Again:
    """What a revisit record refers to. `unmodified`: the server said so (304)."""

    digest: str | None
    url: str | None
    at: datetime | None
    unmodified: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Capture:
    """A page as it was answered at that time. `fault`: why its body cannot be read; a revisit has none of its own."""

    url: str
    at: datetime
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""
    fault: tuple[Outcome, str] | None = None
    digest: str | None = None
    again: Again | None = None

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key.lower() == name), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Passed:
    """A record that is no capture, or not one that is wanted."""

    reason: str


def records(file: BinaryIO, *, wanted: Callable[[str], bool], cap: int) -> Iterator[Capture | Passed]:
    """Every record of a file. `wanted` judges an address before its body is read, `cap` bounds a body in bytes."""
    members, loader = _Members(file), _Loader(verify_http=False, arc2warc=False)
    stream, lost = io.BufferedReader(members, PIECE), False
    while True:
        try:
            line = stream.readline(PIECE)
            if not line:
                return
            if not line.startswith(b"WARC/"):
                if line.strip() and not lost:
                    lost = True
                    yield Passed(reason=DAMAGED)
                continue
            headers = _Headers(stream)
            record = loader.parse_record_stream(headers, line, "warc", check_digests=True)
            headers.left = None
            if not (record.rec_headers.get_header("Content-Length") or "").isdigit():
                raise ValueError("a record without a length")
            found = _found(record, wanted, cap)
            lost = False
            yield found if _is_whole(record) and members.vouches(stream) else Passed(reason=DAMAGED)
        except _Broken:
            stream.detach()  # or its end would close the file
            stream = io.BufferedReader(members, PIECE)
            yield Passed(reason=DAMAGED)
        except Exception as error:
            if not _is_of_the_record(error):
                raise
            lost = True
            yield Passed(reason=DAMAGED)


def _is_of_the_record(error: Exception) -> bool:
    """What the library raises over a record that is none."""
    return isinstance(
        error, ArchiveLoadFailed | StatusAndHeadersParserException | ValueError | EOFError | AttributeError
    )


def _is_whole(record: Any) -> bool:
    """To its end, and as the digest of its block says."""
    while record.raw_stream.read(PIECE):
        pass
    if getattr(record.raw_stream, "limit", 0):
        return False
    return not record.digest_checker.problems


class _Loader(ArcWarcRecordLoader):  # type: ignore[misc]
    """Looks at the digests of blocks alone: programs disagree on what of a payload is summed up."""

    def wrap_digest_verifying_stream(
        self, stream: Any, kind: str, headers: Any, checker: Any, length: int | None = None
    ) -> tuple[Any, bool]:
        digest = headers.get_header("WARC-Block-Digest")
        if not digest:
            return stream, False
        return DigestVerifyingReader(stream, length, checker, record_type=kind, block_digest=digest), True


# ── the bytes of the file ───────────────────────────────────────────────────────────────────────────────────────


class _Broken(Exception):
    """The file's bytes cannot be unpacked here; they go on behind."""


class _Members(io.RawIOBase):
    """A file as it is, or its gzip members unpacked one after the other: one for each record, or one for all."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._left = file, file.read(PIECE)
        self._packed = self._left.startswith(MAGIC)
        self._member: Any = None
        self._given = False  # whether something of the present member was given out
        self._broken = False  # met while a whole record was vouched for; told at the next read

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._broken:
            self._broken = False
            raise _Broken
        piece = self._unpacked(len(buffer)) if self._packed else self._plain(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def vouches(self, stream: io.BufferedReader[_Members]) -> bool:
        """Whether the member that a record came from ends as it should: its checksum comes behind the record. Raises
        nothing: a next member that is broken is no fault of this one."""
        try:
            if stream.read(4) == b"\r\n\r\n":
                stream.peek(1)
        except _Broken:
            self._broken = not self._given
            return self._broken
        return True

    def _plain(self, most: int) -> bytes:
        piece, self._left = self._left[:most], self._left[most:]
        return piece or self._file.read(most)

    def _unpacked(self, most: int) -> bytes:
        while True:
            if self._member is None:
                self._left, self._given = self._left.lstrip(b"\0"), False
            self._left = self._left or self._file.read(PIECE)
            if not self._left:
                return self._ended()
            self._member = self._member or zlib.decompressobj(31)
            try:
                piece: bytes = self._member.decompress(self._left, most)
            except zlib.error as exc:
                self._behind()
                raise _Broken from exc
            self._left = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
            if self._member.eof:
                self._member = None
            if piece:
                self._given = True
                return piece

    def _ended(self) -> bytes:
        if self._member is None:
            return b""
        self._member = None
        raise _Broken

    def _behind(self) -> None:
        """To where the next member seems to begin, or to the end."""
        self._member, rest = None, self._left[1:]
        while (place := rest.find(MAGIC)) < 0:
            more = self._file.read(PIECE)
            if not more:
                self._left = b""
                return
            rest = rest[-2:] + more
        self._left = rest[place:]


class _Headers:
    """Lines of a stream, up to a bound as long as headers are read; a record of headers alone would fill the memory."""

    def __init__(self, stream: io.BufferedReader[_Members]) -> None:
        self.stream = stream
        self.left: int | None = LONGEST_HEADERS

    def readline(self, size: int = -1) -> bytes:
        line = self.stream.readline(PIECE if size is None or size < 0 else min(size, PIECE))
        if self.left is not None:
            self.left -= len(line)
            if self.left < 0:
                raise ValueError("headers without end")
        return line

    def read(self, size: int = -1) -> bytes:
        return self.stream.read(size)


# ── one record ──────────────────────────────────────────────────────────────────────────────────────────────────


def _found(record: Any, wanted: Callable[[str], bool], cap: int) -> Capture | Passed:
    said, kind = record.rec_headers.get_header, str(record.rec_type)
    if kind not in ("response", "resource", "revisit"):
        return Passed(reason=kind if kind in _TYPES else "of an unknown type")
    url, at = said("WARC-Target-URI") or "", _moment(said("WARC-Date"))
    if not url.startswith(("http://", "https://")):
        return Passed(reason="not of the web")
    if not wanted(url):
        return Passed(reason="of another address")
    if at is None:
        return Passed(reason="without a date")
    if said("WARC-Segment-Number"):
        return Passed(reason="cut into segments")
    headers, status = _answer(record, kind)
    if any(name.lower() == "content-type" and _NO_DOCUMENT.match(value) for name, value in headers):
        return Passed(reason="of a type that is no document")
    capture = Capture(url=url, at=at, status=status, headers=headers, digest=said("WARC-Payload-Digest"))
    if kind == "revisit":
        return replace(capture, again=_again(said, capture.digest))
    try:
        body = _body(record.raw_stream, capture, cap)
    except FetchError as error:
        return replace(capture, fault=(Outcome(error.outcome), error.reason))
    cut = said("WARC-Truncated")
    fault = (Outcome.INCOMPLETE, f"the capture was cut: {cut[:40]}") if cut else None
    return replace(capture, body=body, fault=fault)


def _answer(record: Any, kind: str) -> tuple[tuple[tuple[str, str], ...], int]:
    """Headers and status of the HTTP answer; a resource has none but its type."""
    if record.http_headers is None or kind == "resource":
        sent = record.rec_headers.get_header("Content-Type")
        return ((("Content-Type", sent),) if sent and kind == "resource" else ()), 200
    code = record.http_headers.get_statuscode() or ""
    pairs = ((str(name), str(value)) for name, value in record.http_headers.headers)
    return tuple(pairs), int(code) if code.isdigit() and len(code) == 3 else 0


def _again(said: Callable[[str], str | None], digest: str | None) -> Again:
    return Again(
        digest=digest,
        url=said("WARC-Refers-To-Target-URI"),
        at=_moment(said("WARC-Refers-To-Date")),
        unmodified=(said("WARC-Profile") or "").endswith("/server-not-modified"),
    )


def _moment(text: str | None) -> datetime | None:
    try:
        found = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else None


# ── its body ────────────────────────────────────────────────────────────────────────────────────────────────────


def _body(stream: Any, capture: Capture, cap: int) -> bytes:
    """As a poll would have it. FetchError: incomplete, undecodable or too_large."""
    chunked = "chunked" in (capture.header("transfer-encoding") or "").lower()
    encoding, pieces = capture.header("content-encoding"), _dechunked(stream) if chunked else _pieces(stream)
    first, size = next(pieces, b""), 0
    body = unpacker(None if _is_plain(first, encoding) else encoding, cap)
    while first:
        size += len(first)
        body.feed(first)
        first = next(pieces, b"")
    length = capture.header("content-length") or ""
    if not chunked and not encoding and length.isdigit() and size < int(length):
        raise FetchError(Outcome.INCOMPLETE, f"{size} of {length} bytes were captured")
    return body.body()


def _is_plain(first: bytes, encoding: str | None) -> bool:
    """Many programs unpack a body before they store it, and leave the header."""
    if encoding is None:
        return True
    is_gzip = encoding.strip().lower() in ("gzip", "x-gzip")
    return not first.startswith(MAGIC[:2]) if is_gzip else first.lstrip()[:1] in (b"<", b"{")


def _pieces(stream: Any) -> Iterator[bytes]:
    while piece := stream.read(PIECE):
        yield piece


def _dechunked(stream: Any) -> Iterator[bytes]:
    """The chunks of a body, or the body where a program put it together before it was stored."""
    line = stream.readline(PIECE)
    if not _CHUNK.fullmatch(line):
        yield line
        yield from _pieces(stream)
        return
    while (head := _CHUNK.fullmatch(line)) and (size := int(head[1], 16)):
        while size:
            piece = stream.read(min(size, PIECE))
            if not piece:
                raise FetchError(Outcome.INCOMPLETE, "the capture ends in the middle of the body")
            size -= len(piece)
            yield piece
        stream.readline(PIECE)
        line = stream.readline(PIECE)
    if head is None:
        raise FetchError(Outcome.INCOMPLETE, "the capture ends before the body does")
