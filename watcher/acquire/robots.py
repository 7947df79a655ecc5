"""What a site's robots.txt allows (RFC 9309), read by protego.

Pure: the file's bytes come in. Who fetches it decides what a missing one means: a 4xx answer is `None` here and allows
everything; while a server answers 5xx or not at all its pages are not asked for either (RFC 9309, 2.3.1.4).
"""

from __future__ import annotations

from functools import lru_cache

from protego import Protego

LARGEST = 512_000  # bytes that are looked at; RFC 9309 asks for 500 KiB at least


def allowed(robots_txt: bytes | None, url: str, agent: str) -> bool:
    """Whether `agent` (a product token or a whole User-Agent header) may fetch this URL."""
    return robots_txt is None or bool(_rules(robots_txt).can_fetch(url, agent))


def crawl_delay(robots_txt: bytes | None, agent: str) -> float | None:
    """Seconds between two requests that the site asks for; None if it asks for nothing."""
    delay = _rules(robots_txt).crawl_delay(agent) if robots_txt is not None else None
    return float(delay) if delay is not None and delay >= 0 else None


@lru_cache(maxsize=256)
def _rules(robots_txt: bytes) -> Protego:
    """protego misses the first group after a byte order mark, so the mark goes."""
    text = robots_txt[:LARGEST].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").replace("\0", "")
    return Protego.parse(text)
