"""A page as nested boxes of text, each with the selector that names it: what somebody picks a part of the page from.

Nothing of the page's markup is kept but names of elements, ids and classes; all of it is text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from watcher.analyze import content
from watcher.errors import ReadError
from watcher.model import Fact, Page
from watcher.wording import one_line

MOST = 300  # boxes that are shown
DEEPEST = 14
_LEAST = 12  # characters of a box that may be picked
_TEXT = 110  # of a box's own words
_NAME = re.compile(r"[^\W\d][\w-]{0,60}")
_OFFERED = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """`select` is empty where the box cannot be picked alone; `named`: by an id or class of its own."""

    label: str
    select: str
    named: bool
    text: str
    length: int
    facts: int
    blocks: tuple[Block, ...] = field(default=())

    def all(self) -> Iterator[Block]:
        yield self
        for block in self.blocks:
            yield from block.all()


def of(page: Page, facts: Sequence[Fact]) -> Block | None:
    """The whole page as one box; None for what is no HTML or cannot be parsed. `facts`: what is read of all of it."""
    if page.format != "html" or page.text is None:
        return None
    try:
        root = content.parse(page.text)
    except ReadError:
        return None
    for element in [*root.iter("script", "style", "template", "noscript")]:
        element.drop_tree()
    body = root.find("body") if root.tag == "html" else root
    if body is None:
        return None
    return _Outline(root).block(body, "body", [_squeezed(fact.quote) for fact in facts], 0)


def offered(whole: Block, *, chosen: str = "") -> list[Block]:
    """Named boxes worth picking: those that hold most rules, the smallest of them first; and the one that is chosen."""
    worth = [block for block in whole.all() if block.named and (block.facts or block.length >= 100)]
    best = sorted(worth, key=lambda block: (-block.facts, block.length))[:_OFFERED]
    return best + [block for block in whole.all() if block.select == chosen and chosen and block not in best][:1]


class _Outline:
    """One walk down a page; it ends where enough boxes were made."""

    def __init__(self, root: HtmlElement) -> None:
        self._ids: Counter[str] = Counter()
        self._classes: Counter[tuple[str, str]] = Counter()
        self._made = 0
        for element in root.iter():
            if isinstance(element.tag, str):
                self._ids[element.get("id") or ""] += 1
                self._classes.update((element.tag, name) for name in set((element.get("class") or "").split()))

    def block(self, element: HtmlElement, place: str, quotes: list[str], depth: int) -> Block | None:
        """None for an empty box. `place` selects it by where it stands, `quotes` are those that its parent holds."""
        text = _squeezed(content.text_of(element))
        if not text or self._made >= MOST:
            return None
        own = self._own(element)
        here = own or place
        inside = [quote for quote in quotes if quote in text]
        below = list(_boxes(element)) if depth < DEEPEST and element.tag != "table" else []
        if len(below) == 1 and not own and depth and _squeezed(content.text_of(below[0])) == text:
            return self.block(below[0], _step(below[0], here), quotes, depth)
        self._made += 1
        found = (self.block(child, _step(child, here), inside, depth + 1) for child in below)
        blocks = tuple(block for block in found if block is not None)
        return Block(
            label=_label(element),
            select=here if len(text) >= _LEAST and depth else "",
            named=bool(own and depth),
            text=one_line(_words(element, below), _TEXT),
            length=len(text),
            facts=len(inside),
            blocks=blocks,
        )

    def _own(self, element: HtmlElement) -> str:
        """By an id or class that stands once on the page; empty where it has none."""
        name, tag = element.get("id") or "", str(element.tag)
        if _NAME.fullmatch(name) and self._ids[name] == 1:
            return f"#{name}"
        classes = (it for it in (element.get("class") or "").split() if _NAME.fullmatch(it))
        alone = next((it for it in classes if self._classes[tag, it] == 1), None)
        return f"{tag}.{alone}" if alone and re.fullmatch(r"[a-z][a-z0-9]*", tag) else ""


def _boxes(element: HtmlElement) -> Iterable[HtmlElement]:
    """What stands in it as a block of its own, inline wrappers looked through; no menus, scripts and the like."""
    for child in element:
        if content.is_noise(child):
            continue
        if child.tag in content.INLINE:
            yield from _boxes(child)
        else:
            yield child


def _step(child: HtmlElement, parent: str) -> str:
    """Its place below its parent's; empty where an inline element stands between them, or the name is no plain one."""
    above, tag = child.getparent(), str(child.tag)
    if above is None or above.tag in content.INLINE or not parent or not re.fullmatch(r"[a-z][a-z0-9]*", tag):
        return ""
    number = 1 + sum(1 for _ in child.itersiblings(tag, preceding=True))
    return f"{parent} > {tag}:nth-of-type({number})"


def _label(element: HtmlElement) -> str:
    names = [str(element.tag), *(f"#{name}" for name in [element.get("id")] if name)]
    classes = [f".{name}" for name in (element.get("class") or "").split()[:3]]
    return one_line("".join([*names, *classes]), 60)


def _words(element: HtmlElement, below: Sequence[HtmlElement]) -> str:
    """Its text without that of the boxes in it, as far as it is shown."""
    if not below:
        return content.text_of(element)[: 4 * _TEXT]
    parts, boxes = [element.text or ""], set(below)
    for child in element:
        if child not in boxes and isinstance(child.tag, str) and child.tag in content.INLINE:
            parts.append(content.text_of(child))
        parts.append(child.tail or "")
    return " ".join(parts)[: 4 * _TEXT]


def _squeezed(text: str) -> str:
    return "".join(text.split())
