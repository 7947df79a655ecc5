"""Raw bytes on disk, named by their SHA-256, compressed against the previous snapshot of the same document.

A small edit of a page costs some hundred bytes. Every sixteenth snapshot of a chain is stored whole, so that a read
touches at most sixteen files and one lost file cannot take a long history with it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import zstandard

from watcher.errors import DamagedError

LEVEL = 3
LONGEST_CHAIN = 16
LARGEST = 512 * 1024 * 1024  # bytes a frame may claim to hold; far above any page limit


@dataclass(frozen=True, kw_only=True, slots=True)
class Blob:
    """Where a snapshot's bytes come from: `base` is the snapshot it was compressed against, `depth` how far from a
    whole one it is."""

    sha: str
    size: int
    stored: int
    base: str | None
    depth: int


def sha256(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


class Blobs:
    """`find` gives the row of a snapshot; the directory holds the bytes and nothing else."""

    def __init__(self, directory: Path, find: Callable[[str], Blob | None]) -> None:
        self.directory = directory
        self._find = find

    def path(self, sha: str) -> Path:
        return self.directory / sha[:2] / f"{sha}.zst"

    def write(self, body: bytes, *, previous: str | None = None) -> Blob:
        """Bytes are on disk, complete and synced, before any row may refer to them."""
        sha = sha256(body)
        known = self._find(sha)
        if known is not None and self.path(sha).exists():
            return known
        base, past = self._base(previous, sha)
        frame = _compressor(past, len(body)).compress(body)
        self._place(sha, frame)
        return Blob(
            sha=sha,
            size=len(body),
            stored=len(frame),
            base=base.sha if base else None,
            depth=base.depth + 1 if base else 0,
        )

    def _base(self, previous: str | None, sha: str) -> tuple[Blob | None, bytes | None]:
        """The previous snapshot and its bytes, if it can serve: there, undamaged, not too far from a whole one."""
        blob = self._find(previous) if previous and previous != sha else None
        if blob is None or blob.depth + 1 >= LONGEST_CHAIN:
            return None, None
        try:
            return blob, self.read(blob.sha)
        except DamagedError:
            return None, None

    def _place(self, sha: str, frame: bytes) -> None:
        path = self.path(sha)
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(f".{os.getpid()}.{id(frame):x}.part")
        with open(temporary, "wb") as file:
            file.write(frame)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
        directory = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(directory)
        finally:
            os.close(directory)

    def take(self, sha: str, frame: bytes) -> None:
        """A copy as another store kept it; what it holds is seen when it is read."""
        self._place(sha, frame)

    def read(self, sha: str) -> bytes:
        """The bytes as they were seen. Raises DamagedError if they are missing or not what was written."""
        body = self._unpacked(sha)
        if sha256(body) != sha:
            raise DamagedError(f"snapshot {sha} does not match its hash")
        return body

    def _unpacked(self, sha: str) -> bytes:
        """The bytes, not yet held against their hash: what they were compressed against is right if they are."""
        blob = self._find(sha)
        if blob is None:
            raise DamagedError(f"snapshot {sha} is not known")
        base = self._unpacked(blob.base) if blob.base else None
        try:
            frame = self.path(sha).read_bytes()
            claimed = zstandard.frame_content_size(frame)
            if claimed != blob.size or claimed > LARGEST:
                raise DamagedError(f"snapshot {sha} claims {claimed} bytes, {blob.size} were written")
            return _decompressor(base).decompress(frame)
        except (OSError, zstandard.ZstdError) as error:
            raise DamagedError(f"snapshot {sha} cannot be read: {error}") from error

    def sweep(self, *, before: datetime) -> int:
        """Removes what a killed writer left behind, nothing younger than `before`: a writer may be at work on it.
        Returns how many files."""
        left = [path for path in self.directory.glob("*/*.part") if _older(path, before.timestamp())]
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)


def _older(path: Path, moment: float) -> bool:
    try:
        return path.stat().st_mtime < moment
    except FileNotFoundError:
        return False


def _compressor(base: bytes | None, size: int) -> zstandard.ZstdCompressor:
    if base is None:
        return zstandard.ZstdCompressor(level=LEVEL, write_content_size=True)
    log = (len(base) + size).bit_length()  # both must lie within reach, or large files find none of their past
    parameters = zstandard.ZstdCompressionParameters.from_level(
        LEVEL,
        source_size=size,
        dict_size=len(base),
        window_log=max(10, min(27, log)),
        hash_log=max(10, min(24, log)),
        chain_log=max(10, min(24, log)),
        enable_ldm=log > 20,
        write_content_size=1,
    )
    return zstandard.ZstdCompressor(dict_data=_dictionary(base), compression_params=parameters)


def _decompressor(base: bytes | None) -> zstandard.ZstdDecompressor:
    return zstandard.ZstdDecompressor(dict_data=_dictionary(base), max_window_size=1 << 27)


def _dictionary(base: bytes | None) -> zstandard.ZstdCompressionDict | None:
    return zstandard.ZstdCompressionDict(base, dict_type=zstandard.DICT_TYPE_RAWCONTENT) if base else None
