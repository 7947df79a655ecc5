"""What most commands begin with: the configuration, the store, the services."""

from __future__ import annotations

import getpass
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import structlog

from watcher import china
from watcher import config as configuration
from watcher import store as stores
from watcher.analyze.read import stated
from watcher.analyze.topics import Key, Pack, load_packs, set_valued
from watcher.assemble import services, wall_clock
from watcher.commands.mirror import mirrored
from watcher.errors import UsageError
from watcher.isolate import Readers
from watcher.model import Change, Config, Document, Page, Source
from watcher.store import Store
from watcher.walk.services import Services


def log_to_stderr() -> None:
    """Readable lines for a person, JSON for a machine. Nothing but results may reach stdout."""
    person = sys.stderr.isatty()
    steps: list[structlog.typing.Processor] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    if person:
        steps.append(structlog.dev.ConsoleRenderer())
    else:
        steps += [structlog.processors.dict_tracebacks, structlog.processors.JSONRenderer(ensure_ascii=False)]
    level = logging.getLevelNamesMapping().get(os.environ.get("WATCHER_LOG", "INFO").upper(), logging.INFO)
    structlog.configure(
        processors=steps,
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        wrapper_class=structlog.make_filtering_bound_logger(level),
    )
    logging.basicConfig(stream=sys.stderr, level=logging.ERROR)


def load(path: Path) -> Config:
    return configuration.load(path, env=os.environ)


@contextmanager
def working(path: Path, data: Path) -> Iterator[Services]:
    log_to_stderr()
    with services(load(path), data) as given:
        yield given


@contextmanager
def watching(path: Path, data: Path) -> Iterator[Services]:
    """As `working`, for the daemon, which takes its sources from the store: it holds none that are many."""
    log_to_stderr()
    config = mirrored(path, data)
    with services(config or load(path), data, mirrored=config is not None) as given:
        yield given


@contextmanager
def reading(data: Path) -> Iterator[Store]:
    store = stores.open(data)
    try:
        yield store
    finally:
        store.close()


def packs(names: tuple[str, ...] = ()) -> tuple[Pack, ...]:
    return load_packs(names)


def read_once(
    page: Page, *, topics: tuple[str, ...] = (), region: str | None, select: str | None, remove: tuple[str, ...] = ()
) -> Document:
    """One page with these packs (all by default), a heavy one in a process of its own. Raises ReadError."""
    with closing(Readers()) as readers:
        outline = readers.outline(page, region=region, select=select, remove=remove, today=china.day(wall_clock()))
    return stated(outline, packs(topics))


def titles() -> dict[str, Key]:
    return {name: key for pack in load_packs() for name, key in pack.keys.items()}


def sets() -> set[str]:
    """The keys that have many values at once."""
    return set_valued(titles())


def change(store: Store, change_id: str) -> Change:
    """Raises UsageError where there is none."""
    found = store.history.change(change_id)
    if found is None:
        raise UsageError(f"there is no change {change_id}; `watcher changes --json` gives their ids")
    return found


def me() -> str:
    """Who sits at the terminal, for what is kept of who did it."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "terminal"


def chosen(config: Config, ids: tuple[str, ...]) -> list[Source]:
    """The sources of these ids. Raises UsageError that names the unknown ones."""
    unknown = [name for name in ids if config.source(name) is None]
    if unknown:
        known = ", ".join(source.id for source in config.sources) or "none"
        raise UsageError(f"unknown source: {', '.join(unknown)}; known: {known}")
    return [source for source in config.sources if source.id in ids]
