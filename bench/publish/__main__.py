"""`make publish`: how long the public site of a large record takes, whole and after ten more changes.

The record is that of `make desk`: 2,000 sources, 10,000 changes, 100,000 clauses; `--data FOLDER` keeps it for the next
time. It is exit code 1 where the whole site takes longer than a minute, or an unchanged record has a file written.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.desk import seed
from watcher import china
from watcher import store as stores
from watcher.analyze.topics import load_packs
from watcher.commands import publishing
from watcher.model import Known, Site, Source
from watcher.publish.folder import Tally
from watcher.store import Store

BOUND = 60.0  # seconds for all of it
MORE = 2  # sources, each with five changes
URL = "https://policy.example.org"


@dataclass(frozen=True)
class Run:
    name: str
    tally: Tally
    seconds: float
    cpu: float
    peak: float  # MB, of the process so far


def main() -> int:
    kept = Path(sys.argv[sys.argv.index("--data") + 1]) if "--data" in sys.argv else None
    with tempfile.TemporaryDirectory() as folder:
        data = kept or Path(folder) / "data"
        fresh = not (data / "watcher.db").exists()
        store = stores.open(data)
        if fresh:
            seed.fill(store, seed.Size())
        site = Site(folder=str(Path(folder) / "site"), url=URL)
        runs = [_run("the whole site", store, site), _run("nothing new", store, site)]
        _add(store)
        runs += [_run("ten more changes", store, site), _run("the day after", store, site, later=1)]
        store.close()
    _show(runs)
    whole, same = runs[0], runs[1]
    return int(whole.seconds > BOUND or same.tally.written > 0)


def _run(name: str, store: Store, site: Site, *, later: int = 0) -> Run:
    began, cpu = time.perf_counter(), time.process_time()
    today = china.day(seed.NOW + timedelta(days=later))
    tally = publishing.put(store, site, packs=load_packs(), today=today)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return Run(name, tally, time.perf_counter() - began, time.process_time() - cpu, peak)


def _add(store: Store) -> None:
    """Two new sources, each with five changes of today."""
    keys = [key for key in load_packs(("medical_insurance",))[0].keys.values() if not key.set_valued]
    number = store.connections.conn.execute("SELECT count(*) FROM source").fetchone()[0]
    dice = random.Random(number)
    for n in range(number, number + MORE):
        source = Source(id=f"s{n:04}", title=f"广州 新来源 {n}", url=f"https://h{n}.example/p.html", region="CN-4401")
        store.queue.sync([source], now=seed.NOW)
        facts = [seed._fact(source, key, dice, turn) for turn, key in enumerate(dice.sample(keys, seed.FACTS))]
        texts = [f"{fact.quote}。" for fact in facts]
        blob = store.blobs.write("\n".join(texts).encode(), previous=None)
        known = Known(source=source.id, url=source.url)
        with store.transaction() as conn:
            known = seed._write(store, conn, known, source, blob, texts, facts, (), seed.NOW - timedelta(hours=9))
            for turn in range(seed.AMENDMENTS):
                now = seed.NOW - timedelta(hours=5 - turn)
                change = seed._amend(source, texts, facts, turn, dice, now)
                known = seed._write(store, conn, known, source, blob, texts, facts, (change,), now)


def _show(runs: list[Run]) -> None:
    table = Table("run", "written", "kept", "removed", "s", "CPU s", "peak MB", box=None)
    for run in runs:
        it = run.tally
        figures = (f"{it.written:,}", f"{it.kept:,}", f"{it.removed:,}", f"{run.seconds:.1f}", f"{run.cpu:.1f}")
        table.add_row(run.name, *figures, f"{run.peak:.0f}")
    Console(width=100).print(table)
    print(f"the whole site takes {runs[0].seconds:.0f} s (at most {BOUND:.0f})")


if __name__ == "__main__":
    sys.exit(main())
