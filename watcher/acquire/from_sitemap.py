"""A site's sitemap: it says which pages were touched, and so when a watched page is worth a look before its time.

Without `follow` it leads to no documents; with it, to the pages whose address holds one of the words.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from watcher.acquire import trees
from watcher.acquire.links import absolute, chosen, day_in, squeezed
from watcher.errors import ReadError
from watcher.model import Link, Outcome, Page, Source

READS_ITSELF = False


def entries(page: Page, source: Source) -> tuple[Link, ...]:
    """The pages that `follow` lets in. ReadError(unreadable) if it is no sitemap."""
    found = signals(page)
    return chosen(found, source.follow) if source.follow else ()


def signals(page: Page) -> tuple[Link, ...]:
    """Every page it names, with the day it was last touched."""
    root = trees.parsed(page.text or "", "a sitemap")
    kind = trees.name(root)
    if kind == "sitemapindex":
        named = ", ".join(link.url for link in islice(_entries(root, page.url), 5))
        raise ReadError(Outcome.UNREADABLE, f"an index of sitemaps; watch one of those it names: {named}")
    if kind != "urlset":
        raise ReadError(Outcome.UNREADABLE, f"not a sitemap: it begins with <{kind}>")
    return tuple(_entries(root, page.url))


def _entries(root: Any, base: str) -> Iterator[Link]:
    for element in root:
        said = {trees.name(child): squeezed(child.text or "") for child in element}
        url = absolute(base, said.get("loc", "")) if said.get("loc") else None
        if url is not None:
            touched = said.get("lastmod", "")
            yield Link(url=url, title=url, published_on=day_in(touched), stamp=touched)
