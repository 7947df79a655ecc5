"""The desk on its port: alone (`watcher serve`), or beside the daemon in a thread of its own."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace

import uvicorn

from watcher.errors import UsageError
from watcher.model import Desk
from watcher.serve.app import create
from watcher.serve.office import Office

_PATIENCE = 3  # seconds that requests under way get at the end


def serve(office: Office) -> None:
    """Until SIGTERM. Raises UsageError if the port is taken."""
    listening = _listen(_desk(office))
    with closing(office):
        _server(office).run(sockets=[listening])


@contextmanager
def beside(office: Office) -> Iterator[Desk]:
    """For as long as the block runs; gives the port, which the system chooses if it is 0."""
    listening = _listen(_desk(office))
    server = _server(office)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, name="desk", daemon=True)
    thread.start()
    try:
        yield replace(_desk(office), port=listening.getsockname()[1])
    finally:
        server.should_exit = True
        thread.join(_PATIENCE + 1)
        office.close()


def _desk(office: Office) -> Desk:
    return office.config.desk or Desk()


def _listen(desk: Desk) -> socket.socket:
    family = socket.AF_INET6 if ":" in desk.host else socket.AF_INET
    try:
        listening = socket.create_server((desk.host, desk.port), family=family, backlog=128)
    except OSError as exc:
        raise UsageError(f"the desk cannot listen on {desk.host}:{desk.port}: {exc.strerror or exc}") from exc
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # else each page waits 40 ms for an acknowledgement
    return listening


def _server(office: Office) -> uvicorn.Server:
    settings = uvicorn.Config(
        create(office), log_config=None, access_log=False, server_header=False, proxy_headers=False,
        lifespan="off", timeout_graceful_shutdown=_PATIENCE, timeout_keep_alive=15,
    )  # fmt: skip
    return uvicorn.Server(settings)
