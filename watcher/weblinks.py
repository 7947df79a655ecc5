"""Addresses of pages as the targets of links. Pure."""

from __future__ import annotations

import re
from urllib.parse import quote

from watcher.wording import one_line

_WEB = re.compile(r"^https?://[^/?#\s]", re.IGNORECASE)


def web_target(url: str) -> str | None:
    """The address with everything %-encoded that could end a link, mark a part of it or is no part of an address; None
    if it is none of the web."""
    line = one_line(url)
    target = quote(line, safe="/:?#&=%+,;-._~@", errors="replace")
    return target.replace("~~", "%7E%7E").replace("__", "%5F%5F") if _WEB.match(line) else None
