"""HTML into blocks: inline nodes joined, tables read row by row, labels and stamps of the page kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from watcher.analyze import content, htmltables, links
from watcher.analyze.blocks import Block, Raw
from watcher.analyze.content import text_of
from watcher.analyze.formats.lines import join_broken, unwrapped
from watcher.analyze.htmltables import squeeze
from watcher.analyze.labels import COUNTERS, NAMES
from watcher.analyze.metadata import number_among
from watcher.analyze.tables import lines
from watcher.model import Link, Page
from watcher.text.fold import INVISIBLE, folded_text

_SPACE = re.compile(r"\s+")
_MARKS = frozenset("问答QA")
_COLONS = (":", "：", ".", "．", "、")
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_EDITED = re.compile(r" *[\[〔【]? *(?:播报)? *编辑 *[\]〕】]?$")  # a tool of encyclopedias behind their headings
_TITLE_METAS = ("ArticleTitle", "og:title", "twitter:title", "DC.title", "title")
_DATE_METAS = ("PubDate", "article:published_time", "publishdate", "firstpublishedtime")
_BEGIN_NAMES = {name[0] for name in NAMES} | INVISIBLE
_NUMBER_LABELS = frozenset("文号 发文字号 文件编号 字号".split())
_BOXES_ABOVE = 16  # between a title and its text
_LONGEST_BOX = 300  # characters
SHORTEST_TITLE = 6  # characters
_PAGE = re.compile(
    r"^(?:打印(?:预览|页面)?|正文|内容页|(?:文章|政策|文件|信息)?详情页?|(?:网站)?首页)(?:\s*[-–—_|]+\s*|$)"
)  # no document's
_GONE = re.compile(
    r"[〔\[(](?:已|全文|本文件)?(?:失效|废止|作废)[〕\])]|(?:本?文件|全文)?已(?:全文)?(?:失效|废止|作废)"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """A page looked at, and not cut into blocks yet: what it says of itself, and the elements that hold the policy."""

    url: str
    title: str | None
    labels: dict[str, str]
    stamps: tuple[str, ...]
    language: str | None
    nodes: Sequence[HtmlElement]
    beside: tuple[Link, ...] = ()

    @property
    def links(self) -> tuple[Link, ...]:
        inside = (link for node in self.nodes for link in links.of(node, self.url))
        return tuple({link.url: link for link in (*self.beside, *inside)}.values())

    def seal(self) -> bytes:
        """All that the blocks, links and metadata follow from, counters left out: equal seals, equal documents."""
        labels = sorted((name, said) for name, said in self.labels.items() if name not in COUNTERS)
        said = repr((self.url, self.title, labels, self.stamps, self.language, self.beside)).encode()
        return b"\0".join((said, *(etree.tostring(node, encoding="utf-8", with_tail=False) for node in self.nodes)))

    def raw(self) -> Raw:
        blocks = _once([b for node in self.nodes for b in _blocks(node)])
        return Raw(
            blocks=tuple(blocks),
            title=self.title,
            labels=self.labels,
            stamps=self.stamps,
            links=self.links,
            language=self.language,
        )


def view(page: Page, *, select: str | None = None, remove: Sequence[str] = ()) -> View:
    """Raises ReadError(selector_missed | incomplete | empty)."""
    return _view(page.text or "", page.url, select, remove)


def read(page: Page, *, select: str | None = None, remove: Sequence[str] = ()) -> Raw:
    """Raises as `view` does."""
    return view(page, select=select, remove=remove).raw()


def of_html(text: str, *, url: str, selector: str | None = None) -> Raw:
    """The blocks of an HTML text. Raises as `view` does."""
    return _view(text, url, selector, ()).raw()


def _view(text: str, url: str, selector: str | None, removed: Sequence[str]) -> View:
    root = content.parse(text)
    metas = {(m.get("name") or m.get("property") or "").lower(): m.get("content") for m in root.iter("meta")}
    labels, stamps = _page_labels(root, metas), (*_stamps(root), *_said_stamps(root, text))
    title = _title(root, metas)
    content.remove(root, removed)
    nodes = content.main_nodes(root, selector, text)
    if title and not _NUMBER_LABELS & labels.keys() and (number := _number_above(nodes[0], folded_text(title))):
        labels["文号"] = number
    beside = tuple(links.beside(nodes[0], url)) if selector is None and len(nodes) == 1 else ()
    return View(
        url=url, title=title, labels=labels, stamps=stamps, language=root.get("lang"), nodes=nodes, beside=beside
    )


def _number_above(node: HtmlElement, title: str) -> str | None:
    """The document's number where it stands between its title and its text, in a box of its own or among other things."""
    found: str | None = None
    for element in islice(_before(node), _BOXES_ABOVE):
        said = text_of(element)
        if len(said) <= _LONGEST_BOX and "号" in said:
            pieces = [str(piece) for piece in element.itertext()]
            numbers = (number_among(line) for line in (*pieces, " ".join(pieces)))
            found = found or next(filter(None, numbers), None)
        if title in folded_text(said):
            return found
    return None


def _before(node: HtmlElement) -> Iterator[HtmlElement]:
    """What stands before an element, nearest first, then before those around it."""
    for place in (node, *node.iterancestors()):
        if place.tag in ("body", "html"):
            break
        yield from (element for element in place.itersiblings(preceding=True) if isinstance(element.tag, str))


def _title(root: HtmlElement, metas: Mapping[str, str | None]) -> str | None:
    for name in _TITLE_METAS:
        if (value := metas.get(name.lower())) and value.strip():
            return squeeze(value)
    heads = [squeeze(text_of(h)) for h in root.iter("h1")]
    if len([h for h in heads if h]) == 1:
        return next(h for h in heads if h)
    title = root.find(".//title")
    raw = squeeze(title.text or "") if title is not None else ""
    raw = _PAGE.sub("", raw)
    below = (squeeze(text_of(h)) for h in root.iter("h2", "h3", "h4"))
    if headed := next((text for text in below if len(text) >= SHORTEST_TITLE and raw.startswith(text)), None):
        return headed
    return re.split(r"\s*[_|]\s*|\s+[-–—]\s+", raw)[0] or None


def _page_labels(root: HtmlElement, metas: Mapping[str, str | None]) -> dict[str, str]:
    """Pairs such as 文号 → 川医保规〔2026〕3号, from metadata tables, lists and lines; the first of a name counts."""
    found: dict[str, str] = {}
    for name in _DATE_METAS:
        if value := metas.get(name.lower()):
            found.setdefault("发布日期", value)
    waiting: str | None = None
    for element in root.iter("td", "th", "li", "p", "div", "span", "dt", "dd", "em", "b", "strong", "label"):
        children = len(element)
        if children > 6 or (children == 1 and not waiting and element[0].tag == "a" and not element.text):
            continue
        said = text_of(element) if children else element.text
        raw = said.strip()[:160] if said else ""
        if not raw or (not waiting and raw[0] not in _BEGIN_NAMES):
            continue
        if not waiting and len(raw) > 12 and ":" not in raw[:14] and "：" not in raw[:14]:
            continue
        text = folded_text(raw)
        name, colon, value = text.partition(":")
        if name in NAMES and value:
            found.setdefault(name, value)
            waiting = None
        elif name in NAMES and (colon or element.tag in ("td", "th", "dt", "b", "strong", "label", "em", "span")):
            waiting = name
        elif waiting and text and text not in NAMES:
            found.setdefault(waiting, text)
            waiting = None
    return found


def _stamps(root: HtmlElement) -> tuple[str, ...]:
    """What images say of the document's validity (span.post-ifyxcon > img[title=文件已失效])."""
    said = (image.get(name) or "" for image in root.iter("img") for name in ("title", "alt"))
    return tuple(dict.fromkeys(s.strip() for s in said if re.search(r"失效|废止|有效|作废", s)))


def _said_stamps(root: HtmlElement, text: str) -> tuple[str, ...]:
    """A line of its own that says the document is gone (【已废止】); one of several is a filter of documents, and so is a list's."""
    if not any(word in text for word in ("废止", "失效", "作废")):
        return ()
    lines = root.iter("span", "div", "p", "em", "b", "strong", "i", "font")
    found = [element for element in lines if not len(element) and _GONE.fullmatch(folded_text(element.text or ""))]
    listed = any(a.tag in ("li", "a", "ul", "nav", "select") for element in found for a in element.iterancestors())
    return (found[0].text.strip(),) if len(found) == 1 and not listed else ()


def _blocks(node: HtmlElement) -> list[Block]:
    out: list[Block] = []
    _walk(node, out, "text")
    return out


def _walk(element: HtmlElement, out: list[Block], role: str) -> None:
    """Depth first: inline children become one paragraph, block children speak for themselves."""
    pieces: list[str] = [_spaced(element.text)]
    for child in element:
        if not isinstance(child.tag, str):
            pass
        elif child.tag == "br":
            pieces.append(_broken(child))
        elif child.tag in content.INLINE and not htmltables.holds_blocks(child):
            if not content.is_noise(child):
                pieces.append(_inline(child, pieces))
        elif not content.is_noise(child) and not links.is_list(child):
            _flush(pieces, out, element, role)
            _child(child, out, role)
        pieces.append(_spaced(child.tail))
    _flush(pieces, out, element, role)


def _child(child: HtmlElement, out: list[Block], role: str) -> None:
    if child.tag == "table" and (pairs := htmltables.answered(child)):
        for question, answer in pairs:
            out += [Block(text=question, role="question"), Block(text=answer, role="answer")]
    elif child.tag == "table" and htmltables.is_data(child):
        out.extend(Block(text=text, role="caption") for c in child.findall("caption") if (text := squeeze(text_of(c))))
        out.extend(
            Block(text=squeeze(line), role="row") for line in lines(htmltables.rows(child), htmltables.caption(child))
        )
    elif child.tag in htmltables.DRAWN and (drawn := htmltables.drawn_rows(child)):
        out.extend(Block(text=squeeze(line), role="row") for line in lines(drawn, htmltables.caption(child)))
    elif child.tag == "pre":
        said = (squeeze(line) for line in join_broken(unwrapped(text_of(child).splitlines())))
        out.extend(Block(text=line, role=role) for line in said if line)
    elif child.tag == "button":
        text = squeeze(_inline_text(child))  # of an accordion; other buttons say nothing of policy
        if text.endswith(("？", "?")):
            out.append(Block(text=text, role="question"))
    elif child.tag in _HEADINGS:
        text = _EDITED.sub("", squeeze(_inline_text(child)))
        if text:
            out.append(Block(text=text, role="heading", level=_HEADINGS[child.tag]))
    else:
        _walk(child, out, {"li": "item", "dt": "question", "summary": "question", "dd": "answer"}.get(child.tag, role))


def _flush(pieces: list[str], out: list[Block], element: HtmlElement, role: str) -> None:
    text = "".join(pieces)
    pieces.clear()
    if not text.strip():
        return
    strong = role == "text" and _all_strong(element)
    for line in join_broken(text.split("\n")) if "\n" in text.strip() else [text]:
        if squeezed := squeeze(line):
            out.append(Block(text=squeezed, role="strong" if strong else role))


def _all_strong(element: HtmlElement) -> bool:
    """Whether every visible character of a paragraph stands in bold."""
    inside = [b for b in element.iter("b", "strong") if b is not element] if len(element) else []
    if not inside:
        return element.tag in ("b", "strong")
    bold = "".join(text_of(b) for b in inside)
    every = text_of(element)
    return bool(bold.strip()) and "".join(bold.split()) == "".join(every.split())


def _inline(child: HtmlElement, before: Sequence[str]) -> str:
    """The text of an inline element; a mark that opens a line (问 in a box) with the colon that its box stands for."""
    text = _inline_text(child)
    if text.strip() not in _MARKS or "".join(before).strip() or (child.tail or "").lstrip().startswith(_COLONS):
        return text
    return f"{text.strip()}："


def _inline_text(element: HtmlElement) -> str:
    if element.tag == "img":
        return ""
    parts = [_spaced(element.text)]
    for child in element:
        if isinstance(child.tag, str) and not content.is_noise(child):
            parts.append(_broken(child) if child.tag == "br" else _inline(child, parts))
        parts.append(_spaced(child.tail))
    return "".join(parts)


def _broken(br: HtmlElement) -> str:
    """A break of the line; one that the markup breaks too was set by a person, and ends a paragraph."""
    return "\n\n" if (br.tail or "").lstrip(" \t\r").startswith("\n") else "\n"


def _spaced(text: str | None) -> str:
    """Lines of the markup are no lines of the page."""
    return text.replace("\n", " ") if text else ""


def _once(blocks: list[Block]) -> list[Block]:
    """A body printed several times is kept once: long blocks that stood before are left out, and short ones behind them."""
    seen: set[str] = set()
    out: list[Block] = []
    again = False  # whether the block before was left out
    for block in blocks:
        key = block.text.replace(" ", "")
        again = key in seen and block.role != "row" and (again or len(key) >= 20)
        if again:
            continue
        seen.add(key)
        out.append(block)
    return out
