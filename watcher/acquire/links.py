"""References on a page: made absolute, cleaned, chosen by title, with the day printed beside them.

Pure. Only http and https lead anywhere: a page must not be able to send us to a file, a script or a mail program.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from urllib.parse import urldefrag, urljoin

from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from watcher.model import Follow, Link

DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*[-/.年]\s*(1[0-2]|0?[1-9])\s*[-/.月]\s*(3[01]|[12]\d|0?[1-9])(?!\d)")
DAY_IN_URL = re.compile(r"(?:/|[_t])((?:19|20)\d{2})(?:/|-)?(1[0-2]|0?[1-9])(?:/|-)?(3[01]|[12]\d|0?[1-9])(?=[/_.])")
BLANKS = re.compile(r"\s+")


def absolute(base: str, href: str) -> str | None:
    """The address a reference leads to, without its fragment and %-encoded; None if it is not http(s).

    Backslashes in the path are read as browsers read them: as slashes.
    """
    path, mark, query = href.strip().replace("\t", "").replace("\n", "").replace("\r", "").partition("?")
    text = path.replace("\\", "/") + mark + query
    try:
        target = urldefrag(urljoin(base, text)).url
        if not target.lower().startswith(("http://", "https://")):
            return None
        parsed = parse_url(target)
    except (LocationParseError, ValueError):
        return None
    return parsed.url if parsed.host else None


def chosen(links: Iterable[Link], follow: Follow | None) -> tuple[Link, ...]:
    """The first `follow.limit` links whose title holds any of `follow.match`, each address once."""
    wanted = follow or Follow()
    kept: dict[str, Link] = {}
    for link in links:
        if len(kept) == wanted.limit:
            break
        if link.url not in kept and (not wanted.match or any(word in link.title for word in wanted.match)):
            kept[link.url] = link
    return tuple(kept.values())


def day_in(text: str) -> date | None:
    """The first full date written in a text: 2026-03-04, 2026/3/4, 2026年3月4日."""
    match = DAY.search(text)
    return _date(match) if match else None


def day_in_url(url: str) -> date | None:
    """The date that Chinese content systems put into addresses: /art/2026/3/4/…, /t20260304_123.html."""
    match = DAY_IN_URL.search(url)
    return _date(match) if match else None


def _date(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def squeezed(text: str) -> str:
    return BLANKS.sub(" ", text).strip()
