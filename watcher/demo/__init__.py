"""The whole service on embedded parts: `watcher demo`."""

from __future__ import annotations

from pathlib import Path

OUTPUT = Path("demo-output")


def run(*, serve: bool = False, output: Path | None = None) -> int:
    """Plays the script and shows what happened. 0 if everything came as scripted, 1 if not.

    Raises UsageError where `output` holds something that is not a demo's.
    """
    from watcher.demo import performance

    return performance.run(output or OUTPUT, serve=serve)
