"""What a feed or sitemap says was touched: a page watched as a source of its own is looked at now, not at its next turn."""

from __future__ import annotations

from collections.abc import Sequence

from watcher import china
from watcher.acquire import kinds
from watcher.model import Link, Page, Source
from watcher.walk.services import Services


def of(page: Page, source: Source) -> tuple[Link, ...]:
    """All pages that the polled one names with the day they were touched; none for kinds that say no such thing."""
    told = getattr(kinds.load(source.kind), "signals", None)
    return told(page) if told else ()


def apart(
    links: Sequence[Link], touched: Sequence[Link], services: Services
) -> tuple[tuple[Link, ...], tuple[str, ...]]:
    """(the links that are documents of this source, the sources to wake).

    A page is called touched by its day; one that was looked at on a later day is known as it is.
    """
    watched = services.store.queue.watching([link.url for link in touched])
    wake = []
    for link in touched:
        name, seen = watched.get(link.url, (None, None))
        if name and link.published_on and (seen is None or link.published_on >= china.day(seen)):
            wake.append(name)
    return tuple(link for link in links if link.url not in watched), tuple(dict.fromkeys(wake))
