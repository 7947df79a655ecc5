"""One receiver of fifty hangs: how much later the others get theirs than when it answers."""

from __future__ import annotations

import statistics
import tempfile
import threading
import time
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watcher import assemble
from watcher.daemon import Daemon
from watcher.model import Alert, Config, Network, Subscription
from watcher.walk.tell import queued

RECEIVERS, ALERTS, ROUNDS = 50, 10, 5
LATENCY = 0.02  # seconds, of a receiver that answers
_HANGING = "/hook/0"


def ratio() -> float:
    """Median delay of the 49 with the hanging one, over that without."""
    delays: dict[bool, list[float]] = {True: [], False: []}
    for _ in range(ROUNDS):
        for hangs in (False, True):
            delays[hangs].append(_delay(hangs))
    return statistics.median(delays[True]) / statistics.median(delays[False])


def _delay(hangs: bool) -> float:
    """Mean seconds from the queue to the receiver, of all alerts but those to the first."""
    came: list[float] = []
    release = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["content-length"]))
            if self.path == _HANGING:
                if hangs:
                    release.wait(30)
            else:
                time.sleep(LATENCY)
                came.append(time.monotonic())
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_address[1]}/hook"
    people = tuple(Subscription(id=f"r{n}", channel="webhook", to=f"{base}/{n}") for n in range(RECEIVERS))
    config = Config(subscriptions=people, network=Network(allow=("127.0.0.0/8",), per_host_gap=0.0))
    with tempfile.TemporaryDirectory() as folder, assemble.services(config, Path(folder)) as services:
        now = datetime.now(UTC)
        alerts = [
            Alert(id=f"al_{number}_{one.id}", type="test", subscription=one.id, created_at=now)
            for number in range(ALERTS)
            for one in people
        ]
        services.store.queue_alerts(queued(alerts, people, now=now))
        began, daemon = time.monotonic(), Daemon(services)
        while len(came) < (RECEIVERS - 1) * ALERTS:
            daemon.deliver()
            time.sleep(0.05)
        release.set()
        daemon.stop()
        server.shutdown()
        daemon._end()
    return statistics.mean(came) - began
