"""The reader in the other process: `python -m watcher.isolated MEMORY SECONDS`, started by `isolate`.

Reads orders from its input and answers each on its output until the input ends. It limits its own memory, and its time,
so that it ends even when nobody is left to end it. A document's text is all it ever gets: no network, no store, no
secrets of the environment.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from pathlib import Path
from typing import Any, BinaryIO

from watcher.analyze import read as reading
from watcher.analyze import wire
from watcher.errors import OutcomeError
from watcher.model import Outcome

_GRACE = 5  # seconds more than the caller waits
_LARGEST_FILE = 100_000_000  # bytes; antiword keeps a copy while it reads


def main() -> None:
    memory, seconds = int(sys.argv[1]), int(sys.argv[2])
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, _LARGEST_FILE),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
    orders, answers = sys.stdin.buffer, _own_output()
    while message := _next(orders):
        signal.alarm(seconds + _GRACE)
        answers.write(wire.packed({**_answer(*message), "spent": _peak() > memory // 2}))
        answers.flush()
        signal.alarm(0)


def _own_output() -> BinaryIO:
    """The way back; whatever a library prints goes to the errors, not between the answers."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _next(orders: BinaryIO) -> tuple[bytes, bytes] | None:
    head = orders.read(wire.SIZES)
    if len(head) < wire.SIZES:
        return None
    message, body = wire.sizes(head)
    return orders.read(message), orders.read(body)


def _answer(message: bytes, body: bytes) -> dict[str, Any]:
    try:
        order = wire.order_from(message, body)
        outline = reading.outline(
            order.page, region=order.region, select=order.select, remove=order.remove, today=order.today
        )
        return {"outline": wire.outline_json(outline)}
    except OutcomeError as error:
        return {"outcome": str(error.outcome), "reason": error.reason}
    except MemoryError:
        return {"outcome": "memory"}
    except Exception as error:
        return {"outcome": Outcome.UNREADABLE.value, "reason": f"its reader failed: {type(error).__name__}: {error}"}


def _peak() -> int:
    """The most memory this program ever held, in bytes. getrusage would count what its parent held when it was started."""
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


if __name__ == "__main__":
    main()
