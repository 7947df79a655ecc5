"""urlwatch: its urls.yaml."""

from __future__ import annotations

from collections.abc import Mapping

from watcher.coming import jobs
from watcher.coming.brought import Translation

MEMBERS: tuple[str, ...] = ()
_WAITING = "watcher runs no browser and waits for nothing on a page"
_READ = {**jobs.READ, "filter": jobs.of_filters}
_LOST = {**jobs.LOST, "wait_until": _WAITING, "wait_for": _WAITING, "useragent": _WAITING, "browser": _WAITING}


def translate(files: Mapping[str, str]) -> Translation:
    return jobs.translated(files, _READ, lost=_LOST)
