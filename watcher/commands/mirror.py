"""A large sources.yaml is read and mirrored into the store by a process of its own, whose memory ends with it.

100,000 sources are 560 MB while they are read and leave 80 MB of holes behind. The daemon needs none of it: it takes
each source from the store when it is due.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from watcher import config as configuration
from watcher import store as stores
from watcher.assemble import wall_clock
from watcher.isolate import finding_us
from watcher.model import Config

LARGE = 1_000_000  # bytes, about 5,000 sources


def mirrored(path: Path, data: Path) -> Config | None:
    """The configuration without its sources, which stand in the store from now on; None where the file is small, or
    could not be read so: reading it here says why."""
    if not path.is_file() or path.stat().st_size < LARGE:
        return None
    words = [sys.executable, "-P", "-m", "watcher.commands.mirror", str(path), str(data)]
    done = subprocess.run(
        words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=finding_us(os.environ), check=False
    )
    return configuration.of_value(json.loads(done.stdout), path) if done.returncode == 0 else None


def main(path: Path, data: Path) -> None:
    value, config = configuration.loaded(path, env=os.environ)
    with closing(stores.open(data)) as store:
        store.queue.sync(config.sources, now=wall_clock())
    json.dump({**value, "sources": []}, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
