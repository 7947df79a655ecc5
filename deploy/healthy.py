"""Exit code 0 while the daemon of this data directory is alive: it holds the lock and its last heartbeat is fresh.

What sources and deliveries do is no matter here: a site that is down is not healed by restarting the service. The
heartbeat is written every ten minutes by the same clock that starts the polls.
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta

FRESH = timedelta(minutes=25)  # two heartbeats and a half


def verdict(said: str, now: datetime) -> str | None:
    """What is wrong, from the output of `watcher status --json`; None if nothing is."""
    try:
        daemon = json.loads(said)["daemon"]
        if not daemon["running"]:
            return "no daemon holds the data directory"
        age = now - datetime.fromisoformat(daemon["heartbeat"] or "1970-01-01T00:00:00Z")
    except (ValueError, KeyError, TypeError) as error:
        return f"`watcher status` said nothing that can be read: {error}"
    return f"the last heartbeat is {age} old" if age > FRESH else None


def main() -> int:
    asked = subprocess.run(["watcher", "status", "--json"], capture_output=True, text=True, timeout=20, check=False)
    wrong = verdict(asked.stdout, datetime.now(UTC))
    print(wrong or "alive")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
