"""Running for long and with many: memory, the due queue, workers that wait for slow servers, bytes on disk."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rich.table import Table

from bench import site
from watcher import assemble, pipeline
from watcher import store as stores
from watcher.daemon import Daemon
from watcher.model import Config, Limits, Network, Source
from watcher.store import Store

NOW = datetime(2026, 6, 1, tzinfo=UTC)
PICKS, PICKED = 40, 16
WORKERS, PAGES = 16, 640
LOOPBACK = Network(allow=("127.0.0.0/8",), per_host_gap=0.0)


def memory_mb(sources: int) -> float:
    """Of a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.memory", str(sources)], capture_output=True, text=True, check=True
    )
    return int(done.stdout) / 1e6


# ── the due queue ───────────────────────────────────────────────────────────────────────────────────────────────


def _filled(folder: Path, sources: int) -> Store:
    """A store in which so many sources are due, twenty to a host; written past the configuration, to save minutes."""
    store = stores.open(folder)
    at = [(NOW - timedelta(seconds=n % 86_400)).strftime("%Y-%m-%dT%H:%M:%S.%fZ") for n in range(0, sources, 20)]
    hosts = ((f"h{n}", ready, ready) for n, ready in enumerate(at))
    rows = ((f"s{n}", f"s{n}", "u", f"h{n // 20}", at[n // 20]) for n in range(sources))
    with store.transaction() as conn:
        conn.executemany("INSERT INTO host (name, ready_at, next_allowed) VALUES (?, ?, ?)", hosts)
        conn.executemany(
            "INSERT INTO source (id, title, url, host, kind, enabled, settings, next_poll)"
            " VALUES (?, ?, ?, ?, 'page', 1, '{}', ?)",
            rows,
        )
    return store


def pick_ms(sources: int) -> float:
    """Median time to claim what is due for sixteen free workers, given back each time."""
    times = []
    with tempfile.TemporaryDirectory() as folder:
        store = _filled(Path(folder), sources)
        for _ in range(PICKS):
            began = time.perf_counter()
            claims = store.queue.claim_due("bench", now=NOW, limit=PICKED)
            times.append((time.perf_counter() - began) * 1000)
            for claim in claims:
                store.queue.release(claim, now=NOW, reason="bench")
        store.close()
    return statistics.median(times)


# ── workers ─────────────────────────────────────────────────────────────────────────────────────────────────────


def of_ideal(hosts: Sequence[str]) -> float:
    """Part of the pages per second that sixteen workers could poll if waiting for slow hosts were all they did."""
    sources = tuple(
        Source(id=f"s{n}", title="t", url=f"{hosts[n % len(hosts)]}/slow/{n}", robots=False, select="p")
        for n in range(PAGES)
    )
    config = Config(sources=sources, network=LOOPBACK, limits=Limits(min_interval=0.0, workers=WORKERS))
    moment = [NOW]
    with (
        tempfile.TemporaryDirectory() as folder,
        assemble.services(config, Path(folder), now=lambda: moment[0]) as given,
    ):
        daemon = Daemon(given)
        _round(daemon)
        moment[0] += timedelta(days=1)
        began = time.perf_counter()
        _round(daemon)
        seconds = time.perf_counter() - began
        polled = len(given.store.views.attempts(limit=3 * PAGES))
    assert polled == 2 * PAGES, f"{polled} polls of {2 * PAGES}"
    return PAGES * site.LATENCY / WORKERS / seconds


def _round(daemon: Daemon) -> None:
    daemon.poll()
    daemon._pollers.rest(60)


# ── disk ────────────────────────────────────────────────────────────────────────────────────────────────────────


def disk_bytes(base: str) -> tuple[int, int]:
    """Snapshot bytes that (a small edit, an unchanged poll) of a page of 37 kB add."""
    source = Source(id="s", title="t", url=f"{base}/edited", robots=False, select="#zoom")
    config = Config(sources=(source,), network=LOOPBACK, limits=Limits(min_interval=0.0))
    moment = [NOW]
    with (
        tempfile.TemporaryDirectory() as folder,
        assemble.services(config, Path(folder), now=lambda: moment[0]) as given,
    ):

        def added() -> int:
            before = _size(given.store.data / "blobs")
            moment[0] += timedelta(hours=1)
            pipeline.check(source, services=given, now=moment[0])
            return _size(given.store.data / "blobs") - before

        added()
        return added(), added()


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def table(base: str, hosts: Sequence[str]) -> Table:
    out = Table(title="Running", title_justify="left")
    for column in ("", "measured", "to reach"):
        out.add_column(column, justify="left" if not column else "right")
    few, many = pick_ms(1_000), pick_ms(1_000_000)
    edit, nothing = disk_bytes(base)
    rows: list[tuple[str, str, str]] = [
        ("memory at 1,000 sources", f"{memory_mb(1_000):.0f} MB", "≤ 90 MB"),
        ("memory at 100,000 sources", f"{memory_mb(100_000):.0f} MB", "≤ 90 MB"),
        ("due pick at 10³ sources", f"{few:.2f} ms", ""),
        ("due pick at 10⁶ against 10³", f"{many / few:.2f} ×", "≤ 3 ×"),
        ("16 workers at 50 ms, of the ideal", f"{of_ideal(hosts):.0%}", "≥ 80 %"),
        ("snapshot of a small edit", f"{edit} B", "≤ 500 B"),
        ("snapshot of an unchanged poll", f"{nothing} B", "0 B"),
    ]
    for row in rows:
        out.add_row(*row)
    return out
