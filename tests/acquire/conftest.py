"""A server that says exactly the bytes a test wants, and a gate that may reach it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator

import pytest

from watcher.acquire.fetch import Gate
from watcher.model import Limits, Network

Answer = Callable[[socket.socket, bytes], None]


class RawServer:
    """Answers each request on 127.0.0.1 by calling `answer(connection, head)`; keeps what it was asked."""

    def __init__(self) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.heads: list[bytes] = []
        self.connections = 0
        self.answer: Answer = lambda connection, head: None
        self.open: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            self.connections += 1
            self.open.append(connection)
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection:
            buffer = b""
            while True:
                try:
                    piece = connection.recv(65_536)
                except OSError:
                    return
                if not piece:
                    return
                buffer += piece
                while b"\r\n\r\n" in buffer:
                    head, _, buffer = buffer.partition(b"\r\n\r\n")
                    self.heads.append(head)
                    try:
                        self.answer(connection, head)
                    except OSError:
                        return
                    if connection.fileno() < 0:
                        return

    def says(self, *answers: bytes, close: bool = False) -> None:
        """One answer per request, the last one for ever. `close`: hang up after each."""
        left = list(answers)

        def answer(connection: socket.socket, head: bytes) -> None:
            connection.sendall(left.pop(0) if len(left) > 1 else left[0])
            if close:
                connection.shutdown(socket.SHUT_RDWR)
                connection.close()

        self.answer = answer

    def stop(self) -> None:
        self.listener.close()
        for connection in self.open:
            connection.close()


def reply(body: bytes = b"", status: str = "200 OK", length: int | None = -1, **headers: str) -> bytes:
    """A response; `length` None leaves Content-Length out, -1 is the true one."""
    lines = [f"HTTP/1.1 {status}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    if length is not None:
        lines.append(f"Content-Length: {len(body) if length < 0 else length}")
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


@pytest.fixture
def raw() -> Iterator[RawServer]:
    server = RawServer()
    yield server
    server.stop()


@pytest.fixture
def gate() -> Iterator[Gate]:
    """May reach this machine; gives up after two seconds; takes 100 kB."""
    opened = Gate(Network(allow=("127.0.0.0/8",)), Limits(deadline=2.0, page=100_000))
    yield opened
    opened.close()
