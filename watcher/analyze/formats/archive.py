"""The zip archive that docx and xlsx files are: refused before it unpacks to more than a document can be."""

from __future__ import annotations

import io
import zipfile

from watcher.errors import ReadError
from watcher.model import Outcome

MAX_UNPACKED = 200_000_000  # bytes
MAX_RATIO = 200


def opened(body: bytes) -> zipfile.ZipFile:
    """Raises ReadError(unreadable) for what is no archive, damaged, or a bomb."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(body))
    except zipfile.BadZipFile as exc:
        raise ReadError(Outcome.UNREADABLE, f"the file is damaged: {exc}") from exc
    unpacked = sum(entry.file_size for entry in archive.infolist())
    if unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * max(len(body), 10_000):
        raise ReadError(Outcome.UNREADABLE, f"the file unpacks to {unpacked} bytes, more than a document has")
    return archive
