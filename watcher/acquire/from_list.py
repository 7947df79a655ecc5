"""A list of documents: a column page of a content management system, or the JSON such a page is made from.

The list is not a document itself. Its entries are the links of the part that `follow.within` names, or of the whole
page without its navigation, in the order of the page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from lxml import etree, html
from lxml.cssselect import CSSSelector

from watcher.acquire.links import absolute, chosen, day_in, day_in_url, squeezed
from watcher.errors import ReadError
from watcher.model import Link, Outcome, Page, Source
from watcher.text import markup

READS_ITSELF = False

AROUND = {"nav", "header", "footer", "aside", "form", "script", "style", "select", "noscript", "template"}
AROUND_NAMES = frozenset(
    "nav navbar menu submenu breadcrumb breadcrumbs crumb footer foot header topbar sidebar friendlink copyright".split()
)
SHORTEST_TITLE = 6  # characters; what is shorter (首页, 下一页, 更多) names no document
ROW = {"li", "tr", "dd", "dt", "p", "td", "div", "article"}


def entries(page: Page, source: Source) -> tuple[Link, ...]:
    """The documents listed. ReadError: unreadable (no list) or selector_missed (`follow.within` finds nothing)."""
    if page.text is None:
        raise ReadError(Outcome.UNREADABLE, f"a list must be HTML or JSON, this is {page.format}")
    found = _from_json(page) if page.format == "json" else _from_html(page, source)
    return chosen(found, source.follow)


# ── HTML ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _from_html(page: Page, source: Source) -> Iterator[Link]:
    parser = html.HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(markup.whole(page.text or ""), parser=parser)
    except (etree.ParserError, ValueError) as exc:
        raise ReadError(Outcome.UNREADABLE, f"not an HTML page: {exc}") from exc
    base = root.find(".//base[@href]")
    start = absolute(page.url, base.get("href") or "") if base is not None else None
    within = source.follow.within if source.follow else None
    for part in _parts(root, within) if within else [root]:
        for element in part.iter("a"):
            link = _link(element, start or page.url, page.url)
            if link is not None and (within or not _is_around(element)):
                yield link


def _parts(root: Any, within: str) -> list[Any]:
    is_xpath = within.startswith(("/", "(", "./"))
    found = root.xpath(within) if is_xpath else CSSSelector(within, translator="html")(root)
    parts = [part for part in found if isinstance(part, etree._Element)] if isinstance(found, list) else []
    if not parts:
        raise ReadError(Outcome.SELECTOR_MISSED, f"nothing on the page matches follow.within: {within}")
    return parts


def _is_around(element: Any) -> bool:
    return any(a.tag in AROUND or _named_around(a) for a in element.iterancestors())


def _named_around(element: Any) -> bool:
    """A box that its class or id calls navigation, where a site does without the element for it."""
    words = (
        f"{element.get('class') or ''} {element.get('id') or ''}".lower().replace("-", " ").replace("_", " ").split()
    )
    return element.tag not in ("body", "html") and any(word in AROUND_NAMES for word in words)


def _link(element: Any, base: str, own: str) -> Link | None:
    url = absolute(base, element.get("href") or "")
    title = _title(element)
    if url is None or url == absolute(own, "") or len(title) < SHORTEST_TITLE:
        return None
    return Link(url=url, title=title, published_on=_day_beside(element) or day_in_url(url))


def _title(element: Any) -> str:
    """The full title: where the text is cut short, the `title` attribute holds it."""
    text = squeezed(element.text_content())
    full = squeezed(element.get("title") or "")
    if full and (not text or text.endswith(("…", "...")) or text in full):
        return full
    return text


def _day_beside(element: Any) -> date | None:
    """The date in the row of the link; a row that holds other links is someone else's."""
    own = element.get("href")
    for ancestor in [element, *list(element.iterancestors())[:3]]:
        if ancestor is not element and ancestor.tag not in ROW and ancestor.tag not in ("span", "h3", "h4", "b"):
            return None
        if any(other.get("href") != own for other in ancestor.iter("a")):
            return None
        found = day_in(ancestor.text_content())
        if found:
            return found
    return None


# ── JSON ────────────────────────────────────────────────────────────────────────────────────────────────────────

TITLES = ("title", "name", "docTitle", "articleTitle")
ADDRESSES = ("url", "link", "href", "docPubUrl", "articleUrl")
DAYS = ("date", "publishDate", "pubDate", "publish_time", "publishTime", "docRelTime", "create_time", "created_at")


def _from_json(page: Page) -> Iterator[Link]:
    try:
        value = json.loads(page.text or "")
    except (ValueError, RecursionError) as exc:
        raise ReadError(Outcome.UNREADABLE, f"not JSON: {exc}") from exc
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            link = _record(item, page.url)
            if link is not None:
                yield link
            stack.extend(reversed(list(item.values())))
        elif isinstance(item, list):
            stack.extend(reversed(item))


def _record(item: dict[str, Any], base: str) -> Link | None:
    title = next((item[key] for key in TITLES if isinstance(item.get(key), str)), "")
    href = next((item[key] for key in ADDRESSES if isinstance(item.get(key), str)), "")
    url = absolute(base, href) if href else None
    if url is None or not squeezed(title):
        return None
    day = next((day_in(item[key]) for key in DAYS if isinstance(item.get(key), str)), None)
    return Link(url=url, title=squeezed(title), published_on=day or day_in_url(url))
