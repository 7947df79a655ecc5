"""A site whose rules change at each poll, a webhook receiver and a mail server, all on 127.0.0.1, and a daemon to kill."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller

PROVINCES = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64".split()
SECRET = "whsec_" + "QUFB" * 8
ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Received:
    """By alert id, the bodies that came: a second one must be the first again. `changes`: by change, the alerts."""

    bodies: dict[str, set[bytes]] = field(default_factory=lambda: defaultdict(set))
    times: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    changes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    mails: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    @property
    def duplicates(self) -> int:
        return sum(count - 1 for count in (*self.times.values(), *self.mails.values()))


class Site:
    """Page n states a threshold that rises with each poll until `frozen`."""

    def __init__(self) -> None:
        self.editions: dict[str, int] = defaultdict(int)
        self.frozen = False
        self.received = Received()
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._mail = Controller(self, hostname="127.0.0.1", port=_free_port())

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def smtp_port(self) -> int:
        return int(self._mail.port)

    def page(self, path: str) -> bytes:
        with self._lock:
            self.editions[path] += 0 if self.frozen else 1
            amount = 1000 + self.editions[path]
        text = (
            "<p>第一条　为规范本市职工基本医疗保险住院待遇的审核与支付，保障参保人员的合法权益，结合本市实际，制定本办法。</p>"
            f"<p>第二条　职工医保参保人员在三级定点医疗机构住院的，起付标准为{amount}元。</p>"
            "<p>第三条　经办机构应当公开办理流程，接受社会监督，参保人员对核定结果有异议的，可以申请复核。</p>"
        )
        return f"<html><head><meta charset='utf-8'><title>住院办法</title></head><body>{text}</body></html>".encode()

    def hook(self, body: bytes) -> None:
        told = json.loads(body)["data"]
        with self._lock:
            self.received.bodies[told["alert"]].add(body)
            self.received.times[told["alert"]] += 1
            for change in told["changes"]:
                self.received.changes[change["id"]].add(told["alert"])

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        with self._lock:
            self.received.mails[message_from_bytes(envelope.content)["X-Watcher-Alert"]] += 1
        return "250 taken"

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.answer(site.page(self.path))

            def do_POST(self) -> None:
                site.hook(self.rfile.read(int(self.headers["content-length"])))
                self.answer(b"")

            def answer(self, body: bytes) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Quiet."""

        return Handler

    @contextmanager
    def open(self) -> Iterator[Site]:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self._mail.start()
        try:
            yield self
        finally:
            self._mail.stop()
            self._server.shutdown()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def configured(site: Site, folder: Path, sources: int) -> Path:
    """Each source speaks for another province, so that none repeats another."""
    entries = [
        f"  - {{id: s{n}, title: 来源{n}, url: '{site.url}/{n}.html', region: CN-{PROVINCES[n]}, every: 1s, robots: false}}"
        for n in range(sources)
    ]
    path = folder / "sources.yaml"
    path.write_text(
        "version: 1\nnetwork: {allow: [127.0.0.0/8], per_host_gap: 0s}\nlimits: {min_interval: 1s}\n"
        f"smtp: {{host: 127.0.0.1, port: {site.smtp_port}, tls: none, from: watcher@example.org}}\n"
        f"subscriptions:\n  - {{id: crm, webhook: '{site.url}/hook', secret: {SECRET}}}\n"
        "  - {id: hr, email: hr@example.org}\nsources:\n" + "\n".join(entries) + "\n",
        encoding="utf-8",
    )
    return path


class Running:
    """The daemon as a process of its own."""

    def __init__(self, config: Path, data: Path) -> None:
        words = [sys.executable, "-m", "watcher", "run", "--config", str(config), "--data", str(data)]
        self._process = subprocess.Popen(words, stderr=subprocess.DEVNULL, cwd=ROOT)

    def kill(self) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(12)
        except subprocess.TimeoutExpired:
            self.kill()


def wait_until(condition: Any, seconds: float) -> bool:
    limit = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > limit:
            return False
        time.sleep(0.1)
    return True
