"""A receiver that answers 503 six times in ten and resets one connection in ten: whether all arrives, over days that pass
on a clock of the bench's."""

from __future__ import annotations

import random
import socket
import threading
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watcher import assemble, pipeline
from watcher.model import Alert, Config, Network, Subscription
from watcher.walk.tell import queued

FAILS, RESETS = 0.6, 0.1
_START = datetime(2026, 6, 1, tzinfo=UTC)


def received(folder: Path, alerts: int, *, seed: int = 5) -> tuple[int, int, float]:
    """How many of so many alerts arrived, how many tries that took, and over how many days."""
    dice, taken, lock = random.Random(seed), defaultdict[str, int](int), threading.Lock()
    tries = 0

    class Moody(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            nonlocal tries
            self.rfile.read(int(self.headers["content-length"]))
            with lock:
                roll = dice.random()
                tries += 1
            if roll < RESETS:
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            if roll >= RESETS + FAILS:
                taken[self.headers["webhook-id"]] += 1
            self.send_response(503 if roll < RESETS + FAILS else 204)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Moody)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    hook = Subscription(id="crm", channel="webhook", to=f"http://127.0.0.1:{server.server_address[1]}/hook")
    config = Config(subscriptions=(hook,), network=Network(allow=("127.0.0.0/8",), per_host_gap=0.0))
    time = [_START]
    with assemble.services(config, folder, now=lambda: time[0]) as given:
        services = replace(given, dice=dice.random)
        told = [Alert(id=f"al_{n}", type="test", subscription="crm", created_at=_START) for n in range(alerts)]
        services.store.queue_alerts(queued(told, (hook,), now=_START))
        while True:
            if pipeline.deliver(services, time[0]).tried:
                continue
            due = services.store.outbox.next_due()
            if due is None:
                break
            time[0] = max(time[0], due)
    server.shutdown()
    return len(taken), tries, (time[0] - _START).total_seconds() / 86_400
