"""serve: the desk alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from watcher.assemble import wall_clock
from watcher.commands import common
from watcher.commands.terminal import say
from watcher.model import Desk
from watcher.walk.services import Services

if TYPE_CHECKING:
    from watcher.serve.office import Office


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
        _first_user(office)
        server.serve(office)
    return 0


def _first_user(office: Office) -> None:
    """Where nobody may enter yet: `admin` with the password of the environment, or a link that works once."""
    from watcher.serve import entry

    password = os.environ.get("WATCHER_ADMIN_PASSWORD")
    if password and entry.first_user(office.store, password, now=office.now()):
        say("the first user is admin, with the password of WATCHER_ADMIN_PASSWORD")
    link = entry.setup_link(office)
    if link is not None:
        desk = office.config.desk or Desk()
        say(
            f"nobody may enter yet: open {desk.url or f'http://{desk.host}:{desk.port}'}{link} to create the first user"
        )


@contextmanager
def beside(services: Services) -> Iterator[None]:
    """The desk of a daemon, where one is configured."""
    if services.config.desk is None:
        yield
        return
    from watcher.serve import server
    from watcher.serve.office import Office

    office = Office(services.config, services.store, services.titles, services.now, services)
    with server.beside(office):
        _first_user(office)
        yield
