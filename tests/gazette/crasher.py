"""Publishes, and dies after so many files: `python -m tests.gazette.crasher DATA FOLDER FILES`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from tests.gazette.conftest import TODAY
from watcher import store as stores
from watcher.analyze.topics import load_packs
from watcher.commands import publishing
from watcher.model import Site

replace, left = os.replace, int(sys.argv[3])


def dying(*where: Any) -> None:
    global left
    left -= 1
    if left < 0:
        os._exit(9)
    replace(*where)


os.replace = dying  # type: ignore[assignment]
site = Site(folder=sys.argv[2], url="https://policy.example.org")
publishing.put(stores.open(Path(sys.argv[1])), site, packs=load_packs(), today=TODAY)
