"""A process that checks and delivers against a local site and dies at a named point. Run by test_crash.

crasher.py DATA SITE POINT NTH      NTH: the how manyeth passing of POINT kills; 0 never
"""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from watcher import pipeline
from watcher.assemble import services
from watcher.model import Config, Limits, Network, Source, Subscription


def main(data: str, site: str, point: str, nth: int) -> None:
    passed = 0

    def at(name: str) -> None:
        nonlocal passed
        passed += name == point
        if name == point and passed == nth:
            os.kill(os.getpid(), signal.SIGKILL)

    sources = tuple(
        Source(id=f"s{n}", title=f"s{n}", url=f"{site}/{n}.html", robots=False, select="#zoom") for n in (1, 2)
    )
    hooks = tuple(Subscription(id=name, channel="webhook", to=f"{site}/hook/{name}") for name in ("a", "b"))
    network = Network(allow=("127.0.0.0/8",), per_host_gap=0.0)
    config = Config(sources=sources, subscriptions=hooks, network=network, limits=Limits(deadline=5.0))
    with services(config, Path(data)) as given:
        given = replace(given, at=at)
        for source in sources:
            pipeline.check(source, services=given, now=datetime.now(UTC))
        pipeline.deliver(given, datetime.now(UTC))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
