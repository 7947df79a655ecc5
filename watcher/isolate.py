"""Heavy or hostile documents are read in another process, which may be killed: limits on time and on memory hold there.

What is heavy: formats that C libraries or unpackers read, and any body above 2 MB. A reader is started when the first such
document comes, serves one after the other and is replaced when it failed, took too long or grew. No reader is shared by
two threads, which also keeps pypdfium2, not made for threads, to one at a time.
"""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from watcher.analyze import read as reading
from watcher.analyze import wire
from watcher.errors import ReadError
from watcher.model import Outcome, Page

HEAVY_FORMATS = frozenset({"pdf", "docx", "doc", "xlsx"})
HEAVY_BODY = 2_000_000  # bytes
_KEPT = frozenset({"PATH", "LANG", "LC_ALL", "TMPDIR", "PYTHONPATH", "VIRTUAL_ENV"})  # of the environment
_CHUNK = 1 << 16
_LARGEST_ANSWER = 256_000_000  # bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class Bounds:
    """What reading one document may cost: seconds of time, bytes of memory."""

    seconds: int = 20
    memory: int = 1_000_000_000


def finding_us(environment: Mapping[str, str]) -> dict[str, str]:
    """An environment in which another interpreter finds this package, installed or not."""
    home = str(Path(__file__).resolve().parents[1])
    return {**environment, "PYTHONPATH": os.pathsep.join(filter(None, (home, environment.get("PYTHONPATH"))))}


def is_heavy(page: Page) -> bool:
    return page.format in HEAVY_FORMATS or len(page.body) > HEAVY_BODY


class Readers:
    """At most `size` processes, each started when it is first needed. `command` begins a reader's command line."""

    def __init__(
        self,
        bounds: Bounds | None = None,
        *,
        size: int = 2,
        command: Sequence[str] = (sys.executable, "-P", "-m", "watcher.isolated"),
    ) -> None:
        self._bounds = bounds or Bounds()
        self._command = (*command, str(self._bounds.memory), str(self._bounds.seconds))
        self._turn = threading.BoundedSemaphore(size)
        self._lock = threading.Lock()
        self._idle: list[_Reader] = []
        self._all: set[_Reader] = set()
        self._closed = False

    def outline(
        self,
        page: Page,
        *,
        region: str | None = None,
        select: str | None = None,
        remove: Sequence[str] = (),
        today: date,
        seen: reading.View | None = None,
        apart: bool = False,
    ) -> reading.Outline:
        """As `read.outline`; ReadError(unreadable) also where reading takes too long, too much, or ends its reader.
        `apart`: in another process even where the page is not heavy, for selectors of people who may not know better."""
        if not apart and not is_heavy(page):
            return reading.outline(page, region=region, select=select, remove=remove, today=today, seen=seen)
        order = wire.Order(page=page, region=region, select=select, remove=tuple(remove), today=today)
        with self._turn:
            return self._outline(order)

    def _outline(self, order: wire.Order) -> reading.Outline:
        reader = self._take()
        try:
            answer = reader.ask(wire.order_bytes(order), seconds=self._bounds.seconds)
        except BaseException:
            self._discard(reader)
            raise
        if answer.get("spent") or answer.get("outcome") == "memory":
            self._discard(reader)
        else:
            with self._lock:
                self._idle.append(reader)
        if "outline" in answer:
            return wire.outline_from(answer["outline"])
        if answer["outcome"] == "memory":
            raise ReadError(
                Outcome.UNREADABLE, f"reading it takes more than {self._bounds.memory // 1_000_000} MB of memory"
            )
        raise ReadError(Outcome(answer["outcome"]), answer["reason"])

    def _take(self) -> _Reader:
        with self._lock:
            while self._idle:
                reader = self._idle.pop()
                if reader.alive:
                    return reader
                self._all.discard(reader)
            if self._closed:
                raise ReadError(Outcome.INCOMPLETE, "it was not read: the service is stopping")
            reader = _Reader(self._command)
            self._all.add(reader)
            return reader

    def _discard(self, reader: _Reader) -> None:
        reader.end()
        with self._lock:
            self._all.discard(reader)

    def close(self) -> None:
        """Ends every reader; a busy one is killed, and whoever waits for it is told."""
        with self._lock:
            self._closed = True
            busy, idle = self._all - set(self._idle), self._idle
            self._idle = []
        for reader in busy:
            reader.kill()
        for reader in idle:
            self._discard(reader)


class _Reader:
    """One process and the pipes to it."""

    def __init__(self, command: Sequence[str]) -> None:
        given = {name: value for name, value in os.environ.items() if name in _KEPT}
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=finding_us(given),
            bufsize=0,
            start_new_session=True,  # Ctrl-C is for us; what the reader starts ends with it
        )
        assert self._process.stdin and self._process.stdout
        self._in, self._out = self._process.stdin.fileno(), self._process.stdout.fileno()
        os.set_blocking(self._in, False)
        os.set_blocking(self._out, False)

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, order: bytes, *, seconds: float) -> dict[str, Any]:
        """The answer to one order. Raises ReadError when there is none in time, or ever."""
        deadline = time.monotonic() + seconds
        held, left = bytearray(), memoryview(order)
        with selectors.DefaultSelector() as ready:
            ready.register(self._out, selectors.EVENT_READ)
            ready.register(self._in, selectors.EVENT_WRITE)
            while (wanted := _wanted(held)) is None or len(held) < wanted:
                events = ready.select(max(0.0, deadline - time.monotonic()))
                if not events:
                    raise ReadError(Outcome.UNREADABLE, f"reading it takes more than {seconds:g} seconds")
                for key, _ in events:
                    if key.fd == self._out:
                        self._receive(held)
                    else:
                        left = self._send(left)
                        if not left:
                            ready.unregister(self._in)
        return dict(json.loads(bytes(held[wire.SIZES :])))

    def _send(self, left: memoryview) -> memoryview:
        try:
            return left[os.write(self._in, left[:_CHUNK]) :]
        except BlockingIOError:
            return left
        except BrokenPipeError:
            raise self._ended() from None

    def _receive(self, held: bytearray) -> None:
        found = os.read(self._out, _CHUNK)
        if not found:
            raise self._ended()
        held += found

    def _ended(self) -> ReadError:
        """What a reader that ends by itself died of, as far as one can know."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(1.0)
        code = self._process.returncode
        died = signal.Signals(-code).name if code is not None and code < 0 else f"code {code}"
        return ReadError(
            Outcome.UNREADABLE, f"it ends its reader ({died}): damaged, hostile, or too much for its memory"
        )

    def kill(self) -> None:
        """Ends the process with all it started."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def end(self) -> None:
        """Kills it, waits for it and gives its pipes back; for whoever holds it alone."""
        self.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with suppress(OSError):
                    pipe.close()


def _wanted(held: bytearray) -> int | None:
    """How long the whole answer is, once its head is there."""
    if len(held) < wire.SIZES:
        return None
    message, body = wire.sizes(bytes(held[: wire.SIZES]))
    if message + body > _LARGEST_ANSWER:
        raise ReadError(Outcome.UNREADABLE, "its text is larger than a document can be")
    return wire.SIZES + message + body
