"""Where captures wait on disk until their time comes."""

from __future__ import annotations

import json
from typing import BinaryIO

from watcher.acquire.warc import Capture
from watcher.errors import UsageError
from watcher.model import Outcome
from watcher.walk.archive import Slip, key

MOST = 1_000_000  # captures of one import
_SIZE = 8  # bytes that say how long the next part is


class Shelf:
    """Keeps captures in a file and only slips of them in memory."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.slips: list[Slip] = []

    def put(self, capture: Capture) -> None:
        if len(self.slips) >= MOST:
            raise UsageError(f"more than {MOST} captures; import the files in parts, the oldest first")
        place = self._file.seek(0, 2)
        said = {"status": capture.status, "headers": capture.headers, "fault": capture.fault}
        for part in (json.dumps(said).encode(), capture.body):
            self._file.write(len(part).to_bytes(_SIZE, "big") + part)
        self.slips.append(
            Slip(
                key=key(capture.url),
                url=capture.url,
                at=capture.at,
                digest=capture.digest,
                again=capture.again,
                place=place,
            )
        )

    def take(self, slip: Slip) -> Capture:
        self._file.seek(slip.place)
        said, body = json.loads(self._part()), self._part()
        return Capture(
            url=slip.url,
            at=slip.at,
            status=said["status"],
            headers=tuple((name, value) for name, value in said["headers"]),
            body=body,
            fault=(Outcome(said["fault"][0]), said["fault"][1]) if said["fault"] else None,
            digest=slip.digest,
            again=slip.again,
        )

    def _part(self) -> bytes:
        return self._file.read(int.from_bytes(self._file.read(_SIZE), "big"))
