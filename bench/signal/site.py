"""The cases' site on 127.0.0.1: every case a folder, showing the step it is set to."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler

from bench.signal.case import Answer, Case
from watcher.demo.site import address, serving, stop

NOTHING = Answer(body=b"<html><body>Not Found</body></html>", status=404, content_type="text/html")


def rounds(case: Case) -> list[int]:
    """The step of each poll: each step as often as it says, the last one until all is settled."""
    polled = [number for number, step in enumerate(case.steps) for _ in range(step.polls)]
    return [*polled, *[len(case.steps) - 1] * case.confirming]


class Site:
    """`step` tells which step of a case is on show; cases begin with their first."""

    def __init__(self, cases: Sequence[Case], url: str) -> None:
        self.cases = {case.id: case for case in cases}
        self.step = {case.id: 0 for case in cases}
        self.url = url

    def address(self, case: Case) -> str:
        return f"{self.url}/{case.id}/{case.name}"

    def answer(self, path: str) -> Answer:
        name, _, rest = path.lstrip("/").partition("/")
        case = self.cases.get(name)
        if case is None:
            return NOTHING
        answers = case.steps[self.step[name]].answers
        found = answers.get("") if rest == case.name else answers.get(rest)
        return found or NOTHING


@contextmanager
def serve(cases: Sequence[Case]) -> Iterator[Site]:
    shown: list[Site] = []
    server = serving(lambda handler: _send(handler, shown[0].answer(handler.path.partition("?")[0])))
    shown.append(Site(cases, address(server)))
    try:
        yield shown[0]
    finally:
        stop(server)


def _send(handler: BaseHTTPRequestHandler, said: Answer) -> None:
    handler.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # head and body go out at once
    handler.send_response(said.status)
    for name, value in {"Content-Type": said.content_type, **said.headers}.items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(said.body) + said.withheld))
    handler.end_headers()
    handler.wfile.write(said.body)
    if said.withheld:
        handler.close_connection = True
