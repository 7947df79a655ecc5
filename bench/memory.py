"""`python -m bench.memory N`: resident bytes of a daemon that watches N sources of a sources.yaml; printed as a number."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import structlog

HOSTS = 5_000


def written(path: Path, count: int) -> Path:
    """A sources.yaml with so many sources."""
    entries = (
        f"  - id: s{n}\n    title: 岭南市医疗保障局政策{n}\n    url: https://www.h{n % HOSTS}.example/art/2026/{n}.html\n"
        f"    region: CN-44\n"
        for n in range(count)
    )
    path.write_text("version: 1\nsources:\n" + "".join(entries), encoding="utf-8")
    return path


def resident() -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) * 1024


def watching(count: int) -> int:
    """What it holds once it has opened, mirrored its sources and kept house."""
    from watcher.commands import common
    from watcher.daemon import Daemon

    with tempfile.TemporaryDirectory() as folder:
        config = written(Path(folder) / "sources.yaml", count)
        with common.watching(config, Path(folder) / "data") as services:
            Daemon(services).housekeep()
            return resident()


if __name__ == "__main__":
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    print(watching(int(sys.argv[1])))
