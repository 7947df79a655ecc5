"""kill -9 at random moments while rules change and alerts go out: what is lost, what comes twice."""

from __future__ import annotations

import random
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bench.delivery.world import PROVINCES, Received, Running, Site, configured, wait_until
from watcher import store as stores
from watcher.model import DeliveryState

_PATIENCE = 120.0  # seconds for what waits to go out at the end


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """`lost`: changes that one of the receivers never got. `apart`: alerts that came with different bodies or changes
    that came under several alert ids: what de-duplication by id would not find. `bad`: what `verify` blames."""

    kills: int
    changes: int
    lost: int
    duplicates: int
    apart: int
    bad: int
    seconds: float


def run(folder: Path, *, kills: int, changes: int, seed: int = 1) -> Outcome:
    """Kills until so many kills were made and so many changes were found; then lets the last daemon send all."""
    dice, began, done = random.Random(seed), time.monotonic(), 0
    data = folder / "data"
    with Site().open() as site:
        config = configured(site, folder, len(PROVINCES))
        while done < kills or _found(data) < changes:
            daemon = Running(config, data)
            wait_until(lambda: (data / "watcher.db").exists(), 20)
            time.sleep(1.2 + dice.random() * 2.5 if done < kills else 5.0)
            daemon.kill()
            done += 1
        site.frozen = True
        daemon = Running(config, data)
        wait_until(lambda: _is_quiet(data, site.received), _PATIENCE)
        daemon.stop()
        return _judged(data, site.received, done, time.monotonic() - began)


def _found(data: Path) -> int:
    if not (data / "watcher.db").exists():
        return 0
    with closing(stores.open(data, readonly=True)) as store:
        return len(store.views.changes(limit=100_000))


def _is_quiet(data: Path, received: Received) -> bool:
    with closing(stores.open(data, readonly=True)) as store:
        counts = store.outbox.counts()
        alerts = {d.id for d in store.outbox.deliveries(limit=100_000) if d.channel == "webhook"}
    return set(counts) <= {"sent"} and alerts <= set(received.bodies)


def _judged(data: Path, received: Received, kills: int, seconds: float) -> Outcome:
    with closing(stores.open(data)) as store:
        changes = {change.id for change in store.views.changes(limit=100_000)}
        deliveries = store.outbox.deliveries(limit=100_000)
        mails = {d.id: {c.id for c in d.alert.changes} for d in deliveries if d.channel == "email"}
        bad = len(store.verify().bad)
    mailed = {change for alert, told in mails.items() if alert in received.mails for change in told}
    unsent = sum(d.state is not DeliveryState.SENT for d in deliveries)
    apart = sum(len(bodies) > 1 for bodies in received.bodies.values())
    apart += sum(len(alerts) > 1 for alerts in received.changes.values())
    return Outcome(
        kills=kills,
        changes=len(changes),
        lost=len(changes - set(received.changes)) + len(changes - mailed) + unsent,
        duplicates=received.duplicates,
        apart=apart,
        bad=bad,
        seconds=seconds,
    )
