"""robots.txt, asked for once a day and origin, and obeyed unless a source says otherwise."""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from watcher.acquire import robots
from watcher.errors import FetchError
from watcher.model import Outcome, Source
from watcher.walk.services import Services

FRESH = timedelta(days=1)
LONGEST_DELAY = 60.0  # seconds; a Crawl-delay of a day would stop the watch
LARGEST = 512_000  # bytes of a robots.txt (RFC 9309 asks for at least 500 KiB)
ALLOWED_ANYWAY = (Outcome.GONE, Outcome.BLOCKED, Outcome.MOVED, Outcome.TOO_LARGE)  # RFC 9309: "unavailable" allows


def obey(url: str, source: Source, *, services: Services, now: datetime) -> None:
    """Raises FetchError with the outcome robots_denied, or with that of an unreachable robots.txt: who cannot ask
    for permission does not have it (RFC 9309, 2.3.1.4)."""
    if not source.robots:
        return
    origin = _origin(url)
    asked = services.robots.get(origin)
    if asked is None or not now - FRESH < asked[0] <= now:
        asked = services.robots[origin] = _kept(origin, services, now)
    body = asked[1]
    if body is not None and not robots.allowed(body, url, _agent(services)):
        raise FetchError(Outcome.ROBOTS_DENIED, f"{origin}/robots.txt forbids this page; `robots: false` overrides it")


def gap(url: str, source: Source, services: Services) -> float:
    """Seconds to leave a host alone: ours, or what its robots.txt asks for, within reason."""
    ours = services.gap.total_seconds()
    asked = services.robots.get(_origin(url)) if source.robots else None
    theirs = robots.crawl_delay(asked[1], _agent(services)) if asked else None
    return max(ours, min(theirs or 0.0, LONGEST_DELAY))


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _agent(services: Services) -> str:
    return services.config.network.user_agent or "watcher"


def _kept(origin: str, services: Services, now: datetime) -> tuple[datetime, bytes | None]:
    """From the store, where another process may have left it, or else from the site."""
    return services.store.queue.robots(origin, since=now - FRESH) or (now, _fetch(origin, services, now))


def _fetch(origin: str, services: Services, now: datetime) -> bytes | None:
    try:
        body = services.gate.get(f"{origin}/robots.txt", cap=LARGEST).body
    except FetchError as error:
        if error.outcome not in ALLOWED_ANYWAY:
            raise
        body = None
    services.store.queue.keep_robots(origin, body, now=now)
    return body
