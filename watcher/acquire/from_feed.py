"""A feed of documents: RSS 0.9 to 2.0, Atom, JSON Feed.

The feed is not a document itself. XML is read without entities, network or huge trees, whatever it declares.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any

from watcher.acquire import trees
from watcher.acquire.links import absolute, chosen, day_in, day_in_url, squeezed
from watcher.errors import ReadError
from watcher.model import Link, Outcome, Page, Source

READS_ITSELF = False

TAGS = re.compile(r"<[^>]*>")
DATES = ("pubDate", "published", "date", "updated", "issued")  # of a document's own day, the most telling first


def entries(page: Page, source: Source) -> tuple[Link, ...]:
    """The feed's entries, in its order. ReadError(unreadable) if it is no feed."""
    return chosen(_entries(page), source.follow)


def signals(page: Page) -> tuple[Link, ...]:
    """Every page it names, whatever its title: one of them may be watched as a source of its own."""
    return tuple(_entries(page))


def _entries(page: Page) -> Iterator[Link]:
    text = (page.text or "").lstrip("\ufeff")
    return _from_json(text, page.url) if text.lstrip().startswith("{") else _from_xml(text, page.url)


def _from_xml(text: str, base: str) -> Iterator[Link]:
    root = trees.parsed(text, "a feed")
    if trees.name(root) not in ("rss", "RDF", "feed"):
        raise ReadError(Outcome.UNREADABLE, f"not a feed: it begins with <{trees.name(root)}>")
    for element in root.iter():
        if trees.name(element) in ("item", "entry"):
            link = _entry(element, base)
            if link is not None:
                yield link


def _entry(element: Any, base: str) -> Link | None:
    children = [child for child in element if isinstance(child.tag, str)]
    href = _address(children)
    url = absolute(base, href) if href else None
    title = next((_plain("".join(child.itertext())) for child in children if trees.name(child) == "title"), "")
    if url is None:
        return None
    written = {trees.name(child): (child.text or "") for child in reversed(children)}
    day = next((found for key in DATES if (found := _day(written.get(key, "")))), None)
    stamp = next((squeezed(written[key]) for key in DATES if written.get(key)), "")
    return Link(url=url, title=title or url, published_on=day or day_in_url(url), stamp=stamp)


def _address(children: list[Any]) -> str | None:
    """Atom's alternate link, RSS's link, or a guid that is a permalink."""
    links = [child for child in children if trees.name(child) == "link"]
    for child in links:
        if child.get("href") and child.get("rel", "alternate") == "alternate":
            return str(child.get("href"))
    for child in links:
        if (child.text or "").strip():
            return str(child.text)
    guid = next(
        (child for child in children if trees.name(child) == "guid" and child.get("isPermaLink") != "false"), None
    )
    return guid.text if guid is not None and (guid.text or "").strip().startswith("http") else None


def _plain(text: str) -> str:
    """Titles may hold escaped HTML."""
    return squeezed(html.unescape(TAGS.sub("", html.unescape(text))))


def _day(text: str) -> date | None:
    """The day as the publisher wrote it, in the publisher's own time zone."""
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError):
        return day_in(text)


def _from_json(text: str, base: str) -> Iterator[Link]:
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as exc:
        raise ReadError(Outcome.UNREADABLE, f"not a feed: {exc}") from exc
    items = feed.get("items")
    if not isinstance(items, list) or "jsonfeed.org" not in str(feed.get("version", "")):
        raise ReadError(Outcome.UNREADABLE, "not a JSON Feed")
    for item in items:
        href = item.get("url") or item.get("external_url") if isinstance(item, dict) else None
        url = absolute(base, href) if isinstance(href, str) else None
        if url is not None:
            stamp = str(item.get("date_modified") or item.get("date_published") or "")
            day = day_in(str(item.get("date_published") or stamp))
            yield Link(url=url, title=_plain(str(item.get("title") or "")) or url, published_on=day, stamp=stamp)
