"""Puts the parts together: a configuration and a data directory in, `Services` out. Used by every entry."""

from __future__ import annotations

import random
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from watcher import store as stores
from watcher.acquire.fetch import Gate
from watcher.analyze.topics import load_packs
from watcher.isolate import Readers
from watcher.model import Config
from watcher.walk.services import Services


def wall_clock() -> datetime:
    return datetime.now(UTC)


@contextmanager
def services(
    config: Config, data: Path, *, now: Callable[[], datetime] = wall_clock, mirrored: bool = False
) -> Iterator[Services]:
    """Opened, brought up to date with the configuration, and cleared of what a killed process left; closed after.

    `mirrored`: the sources stand in the store already, and nowhere else (see commands/mirror.py).
    """
    store = stores.open(data)
    gate = Gate(config.network, config.limits)
    readers = Readers()
    owner = stores.owner_name(secrets.token_hex(4))
    try:
        if not mirrored:
            store.queue.sync(config.sources, now=now())
        store.queue.close_interrupted(lambda other: stores.owner_alive(other, mine=owner), now=now())
        store.outbox.free_dead_claims(lambda other: stores.owner_alive(other, mine=owner))
        yield Services(
            config=config,
            store=store,
            gate=gate,
            readers=readers,
            packs=load_packs(),
            owner=owner,
            now=now,
            ticks=time.perf_counter,
            dice=random.random,
            sleep=time.sleep,
        )
    finally:
        readers.close()
        gate.close()
        store.close()


def listening(given: Services, at: Callable[[str], None]) -> Services:
    """The same services, with someone who hears the named points of the walk."""
    return replace(given, at=at)
