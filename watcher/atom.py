"""Atom feeds of changes (RFC 4287): the form of an entry, and a feed that keeps its newest. Pure.

Ids are tag URIs (RFC 4151) and stay for ever: whoever gets an entry twice, here and there, knows it as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from lxml import etree

from watcher import jsonform
from watcher.weblinks import web_target

_ATOM = "http://www.w3.org/2005/Atom"
_NAMESPACES: Any = {None: _ATOM}  # the default namespace
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """`text` is shown as it stands. `categories`: (term, label). `url` is linked where it is an address of the web; `via`,
    too, as where the text comes from."""

    id: str
    title: str
    published: datetime
    updated: datetime
    text: str
    author: str = ""
    url: str = ""
    via: str = ""
    categories: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Feed:
    """`updated` holds where there is no entry. `self_url`, and `site_url` of the pages it belongs to, are left out where
    nobody knows them. `related`: (address, title)."""

    id: str
    title: str
    updated: datetime
    language: str = "zh"
    self_url: str | None = None
    site_url: str | None = None
    related: tuple[tuple[str, str], ...] = ()


def tag(kind: str, name: str) -> str:
    """`tag:watcher,2026:change/ch_1`."""
    return f"tag:watcher,2026:{kind}/{quote(name, safe='', errors='replace')}"


def written(feed: Feed, entries: Iterable[Entry]) -> bytes:
    """The feed with its entries in the order given."""
    return _document(feed, [_element(entry) for entry in entries])


def kept(feed: Feed, entries: Iterable[Entry], *, before: bytes | None, most: int) -> bytes:
    """The feed as it was `before` with new entries, newest first and `most` at most; one that was there is replaced.

    ValueError: what was there is no Atom feed.
    """
    new = [_element(entry) for entry in entries]
    ids = {_text(element, "id") for element in new}
    old = [element for element in _entries(before) if _text(element, "id") not in ids] if before else []
    newest = sorted([*new, *old], key=lambda element: _text(element, "updated"), reverse=True)
    return _document(feed, newest[:most])


def _entries(document: bytes) -> list[etree._Element]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_blank_text=True)
    try:
        root = etree.fromstring(document, parser)
    except etree.XMLSyntaxError as exc:
        raise ValueError(f"it is no XML: {exc}") from exc
    if root.tag != f"{{{_ATOM}}}feed":
        raise ValueError("it is no Atom feed")
    return root.findall(f"{{{_ATOM}}}entry")


def _text(element: etree._Element, name: str) -> str:
    return element.findtext(f"{{{_ATOM}}}{name}") or ""


def _document(feed: Feed, entries: list[etree._Element]) -> bytes:
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap=_NAMESPACES)
    root.set(_XML_LANG, "en" if feed.language == "en" else "zh-CN")
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    if feed.self_url:
        _add(root, "link", rel="self", type="application/atom+xml", href=feed.self_url)
    if feed.site_url:
        _add(root, "link", rel="alternate", type="text/html", href=feed.site_url)
    for target, title in feed.related:
        _add(root, "link", rel="related", href=target, title=title)
    _add(root, "updated", max((_text(entry, "updated") for entry in entries), default=jsonform.time_json(feed.updated)))
    _add(_add(root, "author"), "name", "watcher")
    root.extend(entries)
    xml: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return xml


def _element(entry: Entry) -> etree._Element:
    element = etree.Element(f"{{{_ATOM}}}entry", nsmap=_NAMESPACES)
    _add(element, "id", entry.id)
    _add(element, "title", entry.title)
    if target := web_target(entry.url):
        _add(element, "link", rel="alternate", href=target)
    if source := web_target(entry.via):
        _add(element, "link", rel="via", href=source)
    _add(element, "published", jsonform.time_json(entry.published))
    _add(element, "updated", jsonform.time_json(entry.updated))
    for term, label in entry.categories:
        _add(element, "category", term=term, label=label)
    if entry.author:
        _add(_add(element, "author"), "name", entry.author)
    _add(element, "content", entry.text, type="text")
    return element


def _add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{_ATOM}}}{name}")
    for key, value in attributes.items():
        element.set(key, _xml(value))
    if text is not None:
        element.text = _xml(text)
    return element


def _xml(text: str) -> str:
    """Without what XML 1.0 cannot hold."""
    return _NOT_XML.sub("", text)
