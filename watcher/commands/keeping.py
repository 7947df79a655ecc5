"""What keeps the public site up to date beside a daemon."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import structlog

from watcher.isolate import finding_us
from watcher.model import Config, Site

log = structlog.get_logger()
LOOKS = 0.2  # seconds between two looks at whether it is to end
PATIENCE = 3.0  # seconds that the keeper gets to end


@contextmanager
def current(config: Config, path: Path, data: Path) -> Iterator[None]:
    """Keeps the site up to date, where one is configured, in processes of their own: what it takes in memory and time is
    not the daemon's, and ending one in the middle does no harm."""
    if config.publish is None:
        yield
        return
    stop = Event()
    keeper = Thread(target=_keep, args=(config.publish, path, data, stop), name="publish", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        stop.set()
        keeper.join(PATIENCE)


def _keep(site: Site, path: Path, data: Path, stop: Event) -> None:
    words = [sys.executable, "-P", "-m", "watcher", "publish", "--config", str(path), "--data", str(data)]
    while not stop.is_set():
        run = subprocess.Popen(
            words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=finding_us(os.environ), text=True
        )
        while run.poll() is None:
            if stop.wait(LOOKS):
                run.terminate()
                run.communicate()
                return
        said = (run.communicate()[0] or "").strip()[-500:]
        (log.info if run.returncode == 0 else log.error)("published", code=run.returncode, said=said)
        stop.wait(site.every)
