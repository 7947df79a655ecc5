"""Links of a page: those to files, which belong to the document, and those that lead away from it."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from lxml.html import HtmlElement

from watcher.analyze.content import text_of
from watcher.model import Link

_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|wps|zip|rar|ofd)(?:[?#]|$)|/attach|down\.jsp|downfile", re.I)


_ATTACHED = re.compile(r"[\s　【〔\[(（]*(?:相关)?(?:附件|附表)")
_LEVELS = 3  # above an article
_BUSTER = re.compile(
    r"(?<=[?&])(?:t|ts|_t|_|r|rnd|rand|random|time|timestamp|nocache|_dc)=[\d.a-f]*(?:&|(?=#)|$)", re.I
)
_VERSION = re.compile(r"(?<=[?&])(?:v|ver|version)=[\w.-]*(?:&|(?=#)|$)", re.I)  # of a file that has a name of its own
_NAMED_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|wps|zip|rar|ofd)\?", re.I)
_SESSION = re.compile(r";jsessionid=[^?#]*", re.I)


def stable(url: str) -> str:
    """An address without the hour, the random number, the build or the session that the site hung on it against caches."""
    if _NAMED_FILE.search(url):
        url = _VERSION.sub("", url)
    return re.sub(r"[?&](?=#|$)", "", _BUSTER.sub("", _SESSION.sub("", url)))


def of(node: HtmlElement, base: str) -> list[Link]:
    """Files that an element links, each once."""
    out: list[Link] = []
    for anchor in node.iter("a"):
        href = stable((anchor.get("href") or "").strip())
        if href and _FILE.search(href) and not href.lower().startswith(("javascript:", "mailto:")):
            name = " ".join(text_of(anchor).split()) or href.rsplit("/", 1)[-1]
            out.append(Link(url=urljoin(base, href), title=name))
    return list(dict.fromkeys(out))


def beside(node: HtmlElement, base: str) -> list[Link]:
    """Files that a site lists behind an article instead of in it, where the list says that they are its attachments."""
    out: list[Link] = []
    place: HtmlElement | None = node
    for _ in range(_LEVELS):
        if place is None or place.tag in ("body", "html"):
            break
        for sibling in place.itersiblings():
            items = [sibling, *sibling.iter("li", "p", "td", "div")] if isinstance(sibling.tag, str) else []
            out += [link for item in items if _ATTACHED.match(text_of(item)) for link in of(item, base)]
        place = place.getparent()
    return list(dict.fromkeys(out))


def is_list(element: HtmlElement) -> bool:
    """Lists and boxes made of links to other pages: related articles, pages of the site."""
    if not len(element):
        return False
    anchors = [a for a in element.iter("a") if (a.get("href") or "").strip()]
    if not anchors or element.tag in ("p", "td") or (len(anchors) == 1 and _opens_panel(anchors[0])):
        return False
    if any(_FILE.search(stable(a.get("href") or "")) for a in anchors):
        return False
    linked = sum(len("".join(text_of(a).split())) for a in anchors)
    return linked > 0.6 * len("".join(text_of(element).split()))


def _opens_panel(anchor: HtmlElement) -> bool:
    """A link that leads nowhere but opens the answer below its own words (of an accordion)."""
    opens = "collapse" in (anchor.get("data-toggle"), anchor.get("data-bs-toggle")) or anchor.get("aria-expanded")
    if not (anchor.get("href") or "").lower().startswith(("#", "javascript:")):
        return False
    return bool(opens) or text_of(anchor).strip().endswith(("？", "?"))
