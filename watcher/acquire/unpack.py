"""Bodies out of their content encoding, piece by piece, never larger than the cap and never silently half.

Pure. `gzip` and `br` are what we ask for; anything else that arrives was not asked for and is undecodable.
"""

from __future__ import annotations

import zlib
from typing import Protocol

import brotli

from watcher.errors import FetchError
from watcher.model import Outcome

GZIP = 31  # zlib's window bits for a gzip wrapper
PLAIN = {"", "identity", "none", "utf-8", "utf8", "gb2312", "gbk"}  # some servers name the charset here


class Unpacker(Protocol):
    def feed(self, piece: bytes) -> None: ...

    def body(self) -> bytes: ...

    def so_far(self) -> bytes: ...


def unpacker(encoding: str | None, cap: int) -> Unpacker:
    """For one Content-Encoding. FetchError: undecodable if we cannot read it.

    `feed` raises too_large or undecodable; `body` raises incomplete if the stream did not come to its end.
    """
    name = (encoding or "").strip().lower()
    if name in PLAIN:
        return _Plain(cap)
    if name in ("gzip", "x-gzip"):
        return _Gzip(cap)
    if name == "br":
        return _Brotli(cap)
    raise FetchError(Outcome.UNDECODABLE, f"the server used content encoding {name!r}, which was not asked for")


class _Plain:
    def __init__(self, cap: int) -> None:
        self.cap = cap
        self.size = 0
        self.pieces: list[bytes] = []

    def feed(self, piece: bytes) -> None:
        self.keep(piece)

    def keep(self, piece: bytes) -> None:
        self.size += len(piece)
        if self.size > self.cap:
            raise FetchError(Outcome.TOO_LARGE, f"the body is larger than {self.cap} bytes")
        self.pieces.append(piece)

    def so_far(self) -> bytes:
        return self.pieces[0] if len(self.pieces) == 1 else b"".join(self.pieces)

    def body(self) -> bytes:
        return self.so_far()


class _Gzip(_Plain):
    """Any number of members; what follows the last one and is no member is padding."""

    def __init__(self, cap: int) -> None:
        super().__init__(cap)
        self.member = zlib.decompressobj(GZIP)
        self.started = False

    def feed(self, piece: bytes) -> None:
        while piece:
            if self.member.eof:
                if not piece.startswith(b"\x1f"):
                    return
                self.member = zlib.decompressobj(GZIP)
            self.started = True
            try:
                self.keep(self.member.decompress(piece, self.cap - self.size + 1))
            except zlib.error as exc:
                raise FetchError(Outcome.UNDECODABLE, f"the gzip body is damaged: {exc}") from exc
            piece = self.member.unconsumed_tail or self.member.unused_data

    def body(self) -> bytes:
        if self.started and not self.member.eof:
            raise FetchError(Outcome.INCOMPLETE, "the gzip body ends before its end")
        return super().body()


class _Brotli(_Plain):
    def __init__(self, cap: int) -> None:
        super().__init__(cap)
        self.stream = brotli.Decompressor()
        self.started = False

    def feed(self, piece: bytes) -> None:
        self.started = True
        try:
            self.keep(self.stream.process(piece, output_buffer_limit=self.cap - self.size + 1))
            while not self.stream.is_finished() and not self.stream.can_accept_more_data():
                self.keep(self.stream.process(b"", output_buffer_limit=self.cap - self.size + 1))
        except brotli.error as exc:
            raise FetchError(Outcome.UNDECODABLE, f"the brotli body is damaged: {exc}") from exc

    def body(self) -> bytes:
        if self.started and not self.stream.is_finished():
            raise FetchError(Outcome.INCOMPLETE, "the brotli body ends before its end")
        return super().body()
