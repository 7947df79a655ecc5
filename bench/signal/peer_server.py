"""changedetection.io, which is a server: watches made over its API, alerts taken by a receiver of its JSON notifications."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import requests

from bench.signal.peers import Ask, Message
from bench.signal.site import Site
from watcher.demo.site import address, serving, stop

PATIENCE = 900.0  # seconds for all watches of a round
QUIET = 5.0  # seconds without a notification, after which none is on its way


@contextmanager
def running(binaries: Path, folder: Path, site: Site) -> Iterator[Ask]:
    notes: list[str] = []
    receiver = serving(lambda handler: _take(handler, notes))
    port = _free_port()
    environment = {**os.environ, "ALLOW_IANA_RESTRICTED_ADDRESSES": "true"}  # it would refuse 127.0.0.1
    command = [
        str(binaries / "changedetection.io"),
        "-d",
        str(folder / "store"),
        "-C",
        "-h",
        "127.0.0.1",
        "-p",
        str(port),
    ]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        api = _Api(f"http://127.0.0.1:{port}/api/v1", folder / "store")
        api.watch(site, address(receiver).replace("http://", "json://") + "/note")
        yield lambda number: _round(api, notes, number)
    finally:
        server.terminate()
        server.wait(30)
        stop(receiver)


class _Api:
    """Waits until the server is there; its key lies in its store."""

    def __init__(self, url: str, store: Path) -> None:
        self.url = url
        self.session = requests.Session()
        self.session.trust_env = False
        deadline = time.monotonic() + 60
        while True:
            try:
                settings = json.loads((store / "changedetection.json").read_text())
                self.session.headers["x-api-key"] = settings["settings"]["application"]["api_access_token"]
                self.get("/watch")
                return
            except (OSError, KeyError, ValueError, requests.RequestException):
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.5)

    def get(self, path: str) -> dict[str, Any]:
        answer = self.session.get(self.url + path, timeout=60)
        answer.raise_for_status()
        found: dict[str, Any] = answer.json()
        return found

    def watch(self, site: Site, receiver: str) -> None:
        """Its example watches go, the cases come."""
        for name in self.get("/watch"):
            self.session.delete(f"{self.url}/watch/{name}", timeout=60)
        for case in site.cases.values():
            wanted = {"url": site.address(case), "title": case.id, "notification_urls": [receiver]}
            self.session.post(f"{self.url}/watch", json=wanted, timeout=60).raise_for_status()


def _round(api: _Api, notes: list[str], number: int) -> list[Message]:
    """Every watch checked once more, and the notifications that followed. The first round is the watches' own first check."""
    began = int(time.time())
    notes.clear()
    if number:
        time.sleep(1.1)  # its times are whole seconds
        began = int(time.time())
        api.get("/watch?recheck_all=1")
    deadline = time.monotonic() + PATIENCE
    while any(watch["last_checked"] < (began if number else 1) for watch in api.get("/watch").values()):
        if time.monotonic() > deadline:
            raise TimeoutError("changedetection.io did not check all its watches in time")
        time.sleep(2)
    seen = -1
    while seen != len(notes):
        seen = len(notes)
        time.sleep(QUIET)
    return [
        Message(found[1], number, text)
        for text in notes
        if (found := re.search(r"/((?:noise|material)-[\w.-]+)/", text))
    ]


def _take(handler: BaseHTTPRequestHandler, notes: list[str]) -> None:
    body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
    notes.append(str(json.loads(body).get("message", "")))
    handler.send_response(200)
    handler.send_header("Content-Length", "0")
    handler.end_headers()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
