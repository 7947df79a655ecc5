"""The policy site of the demo: a real HTTP server on 127.0.0.1 that plays whatever the script has changed so far."""

from __future__ import annotations

import gzip
import threading
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType

from watcher.demo.pages import Answer, answer


class Site:
    """`edits` names what the script has changed; `now` is the demo's clock, which the pages print."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.edits: set[str] = set()
        self.requests = 0
        self._now = now
        self._visits: Counter[str] = Counter()
        self._server = serving(lambda handler: self._reply(handler))

    def __enter__(self) -> Site:
        return self

    def __exit__(self, kind: type[BaseException] | None, it: BaseException | None, at: TracebackType | None) -> None:
        stop(self._server)

    @property
    def url(self) -> str:
        return address(self._server)

    def _reply(self, handler: BaseHTTPRequestHandler) -> None:
        path = handler.path.partition("?")[0]
        self.requests += 1
        self._visits[path] += 1
        said = answer(path, frozenset(self.edits), self._visits[path], self._now())
        if self._unmodified(said, handler):
            said = Answer(body=b"", status=304, headers=said.headers, content_type=said.content_type)
        _send(handler, said)

    def _unmodified(self, said: Answer, handler: BaseHTTPRequestHandler) -> bool:
        """ETag first, then the date (RFC 9110, 13.2.2)."""
        asked = handler.headers.get("If-None-Match")
        if asked is not None:
            return said.status == 200 and asked == said.headers.get("ETag")
        since = handler.headers.get("If-Modified-Since")
        return said.status == 200 and since is not None and since == said.headers.get("Last-Modified")


def _send(handler: BaseHTTPRequestHandler, said: Answer) -> None:
    zipped = said.headers.get("Content-Encoding") == "gzip" and said.status != 304
    body = gzip.compress(said.body) if zipped else said.body
    handler.send_response(said.status)
    for name, value in said.headers.items():
        if zipped or name != "Content-Encoding":
            handler.send_header(name, value)
    if said.status != 304:
        handler.send_header("Content-Type", said.content_type)
        handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    if said.status != 304:
        handler.wfile.write(body)


# ── a server on a free port ────────────────────────────────────────────────────────────────────────────────────


class _Server(ThreadingHTTPServer):
    daemon_threads = True


def serving(reply: Callable[[BaseHTTPRequestHandler], None]) -> ThreadingHTTPServer:
    """A server on a free port of 127.0.0.1 that gives every GET and POST to `reply`, one at a time."""
    turn = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        server_version, sys_version = "demo", ""

        def _answer(self) -> None:
            with turn:
                reply(self)

        do_GET = do_POST = _answer

        def log_message(self, format: str, *args: object) -> None:
            """The demo's terminal is not the place for an access log."""

    server = _Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    return server


def address(server: ThreadingHTTPServer) -> str:
    return f"http://127.0.0.1:{server.server_address[1]}"


def stop(server: ThreadingHTTPServer) -> None:
    server.shutdown()
    server.server_close()
