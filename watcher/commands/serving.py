"""serve: the desk alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from watcher.assemble import wall_clock
from watcher.commands import common
from watcher.commands.terminal import say
from watcher.model import Desk
from watcher.walk.services import Services


def serve(path: Path, data: Path, *, host: str | None, port: int | None) -> int:
    from watcher.serve import server
    from watcher.serve.office import Office

    common.log_to_stderr()
    config = common.load(path)
    desk = config.desk or Desk()
    desk = replace(desk, host=host or desk.host, port=desk.port if port is None else port)
    with common.reading(data) as store:
        office = Office(replace(config, desk=desk), store, common.titles(), wall_clock)
        say(f"the desk listens on http://{desk.host}:{desk.port}/")
        server.serve(office)
    return 0


@contextmanager
def beside(services: Services) -> Iterator[None]:
    """The desk of a daemon, where one is configured."""
    if services.config.desk is None:
        yield
        return
    from watcher.serve import server
    from watcher.serve.office import Office

    with server.beside(Office(services.config, services.store, services.titles, services.now)):
        yield
