"""`make bench`: CPU of one poll beside the floors of the same run, as ratios of medians; then reading, then running.

The floor is a bare `requests.Session.get` of the same page; the second a GET and an lxml parse. Rounds are interleaved, so
that a busy machine slows all of them alike.
"""

from __future__ import annotations

import gc
import itertools
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import lxml.html
import requests
import structlog
from rich.console import Console
from rich.table import Table

from bench import reading, running, site
from watcher import assemble, pipeline
from watcher.model import Config, Limits, Network, Source

ROUNDS = 30
HOSTS = 32
POLLS = 5  # per round and candidate


@dataclass(frozen=True)
class Case:
    """`against` names the floor; `target` is the ratio to reach (None: reported only)."""

    name: str
    run: Callable[[], object]
    against: str | None = None
    target: float | None = None


def cpu_ms(run: Callable[[], object]) -> float:
    began = time.process_time()
    for _ in range(POLLS):
        run()
    return (time.process_time() - began) / POLLS * 1000


def measured(cases: list[Case]) -> dict[str, list[float]]:
    out: dict[str, list[float]] = {case.name: [] for case in cases}
    for case in cases:
        case.run()
        case.run()
    for _ in range(ROUNDS):
        gc.collect()
        for case in cases:
            out[case.name].append(cpu_ms(case.run))
    return out


def poll_cases(base: str, folder: Path) -> tuple[list[Case], Callable[[], None]]:
    names = ("not_modified", "same_body", "same_text", "changed")
    sources = tuple(Source(id=n, title=n, url=f"{base}/{n}", topics=("medical_insurance",)) for n in names)
    config = Config(
        sources=sources,
        network=Network(allow=("127.0.0.0/8",), per_host_gap=0.0),
        limits=Limits(min_interval=0.0),
    )
    clock = itertools.count()
    start = datetime(2026, 1, 1, tzinfo=UTC)

    def now() -> datetime:
        return start + timedelta(seconds=60 * next(clock))

    opened = assemble.services(config, folder, now=now)
    services = opened.__enter__()
    session = requests.Session()

    def bare(path: str, **headers: str) -> Callable[[], object]:
        return lambda: session.get(f"{base}/{path}", headers=headers).content

    def parsed(path: str) -> Callable[[], object]:
        return lambda: lxml.html.document_fromstring(session.get(f"{base}/{path}").content)

    def poll(source: Source) -> Callable[[], object]:
        return lambda: pipeline.check(source, services=services, now=now())

    by_name = {s.id: poll(s) for s in sources}
    cases = [
        Case("GET 304", bare("not_modified", **{"If-None-Match": site.ETAG})),
        Case("GET 200", bare("same_body")),
        Case("GET 200 + lxml", parsed("same_body")),
        Case("poll, 304", by_name["not_modified"], "GET 304", 1.25),
        Case("poll, same body", by_name["same_body"], "GET 200", 1.25),
        Case("poll, same text", by_name["same_text"], "GET 200 + lxml", 2.8),
        Case("poll, changed (100 clauses)", by_name["changed"], "GET 200 + lxml", 4.0),
    ]
    return cases, lambda: opened.__exit__(None, None, None)


def table(cases: list[Case], times: dict[str, list[float]]) -> Table:
    out = Table(title=f"CPU per poll, median of {ROUNDS} interleaved rounds", title_justify="left")
    for column in ("", "ms CPU", "against", "ratio", "to reach"):
        out.add_column(column, justify="left" if column in ("", "against") else "right")
    for case in cases:
        median = statistics.median(times[case.name])
        ratio = ""
        if case.against:
            paired = [a / b for a, b in zip(times[case.name], times[case.against], strict=True)]
            ratio = f"{statistics.median(paired):.2f} ×"
        out.add_row(case.name, f"{median:.2f}", case.against or "", ratio, f"≤ {case.target} ×" if case.target else "")
    return out


def main() -> None:
    console = Console()
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    with site.running(HOSTS) as bases:
        with tempfile.TemporaryDirectory() as folder:
            cases, close = poll_cases(bases[0], Path(folder))
            try:
                console.print(table(cases, measured(cases)))
            finally:
                close()
        console.print(reading.table())
        console.print(running.table(bases[0], bases))


if __name__ == "__main__":
    main()
