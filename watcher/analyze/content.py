"""Which part of an HTML page is the policy: by the source's selector, by known containers, or by where the prose stands.

Menus, related articles, counters and teasers are never policy (DOMAIN.md, rule 13). Bodies printed twice for phone and
desktop are read once.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache

from lxml import etree
from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement

from watcher.errors import ReadError
from watcher.model import Outcome
from watcher.text import markup

# Containers of content management systems in use on government sites, most specific first.
CONTAINERS = (
    "#UCAP-CONTENT", "#zoom", "#zoomcon", ".TRS_Editor", ".trs_editor_view", ".TRS_UEDITOR", ".v_news_content", "#vsb_content", ".content-detail", "div.viewList",
    ".article-content", "#ContentRegion", ".pages_content", ".article_con", "#js_content", ".news_content",
    '[itemprop="articleBody"]', "article", "main",
)  # fmt: skip
TRUSTED = 250  # characters of article below which trafilatura's judgement is not taken
NEVER = frozenset(
    "script style template noscript nav footer aside form select option iframe object embed svg canvas "
    "textarea input head link meta".split()
)
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr o:p q s samp small "
    "span strike strong sub sup time tt u ucapcontent ucaptitle var wbr".split()
)
_NOISE = frozenset(
    "nav navbar menu breadcrumb breadcrumbs crumb crumbs footer foot share bdshare related relate relevant "
    "recommend recommended sidebar comment comments copyright pagination pager pages_print toolbar advert ads "
    "friend friendlink qrcode xglj links likes hotnews tagcloud cookie cookies subscribe newsletter mbxa dqwz "
    "weizhi pinglun pinglunqu liuyan tuijian xiangguan xgwd xgyd xgwz xglj fenxiang dayin guanggao erweima ewm dibu yejiao daohang mianbaoxie "
    "banquan youqing yqlj remen paihang dianzan toupiao kefu survey vote voting poll rating ratings ranking weather popup gotop backtop totop "
    "chatbot robot advertisement adv sitemap".split()
)
_WORD_ENDS = re.compile(r"[\s\d_-]+|(?<=[a-z])(?=[A-Z])")  # of names such as related-list, relatedList, related2
_STRING = etree.XPath("string()", smart_strings=False)
_PROSE = re.compile(r"[，。；：、,.;:]")
_STAMPS = re.compile(
    r"\d{4}(?:年\d{1,2}月\d{1,2}日|[-/.]\d{1,2}[-/.]\d{1,2})|星期.|\d{1,2}[:：]\d{2}(?:[:：]\d{2})?|[A-Z]{0,6}[\d/-]*\d{4,}[\d/-]*"
)
_FORM = re.compile(r"<(/?)form\b", re.I)
_SENTENCE = re.compile(r"[。；！？]")
LONGEST_FORM = 300  # characters; one that asks for something is shorter
_SELECTORS: dict[str, CSSSelector] = {}


def select(root: HtmlElement, expression: str) -> list[HtmlElement]:
    """Elements that a CSS or XPath expression of sources.yaml names; XPath begins with / or ( or ./ ."""
    if expression.lstrip().startswith(("/", "(", "./")):
        found = root.xpath(expression)
        return [e for e in found if isinstance(e, HtmlElement)] if isinstance(found, list) else []
    if expression not in _SELECTORS:
        _SELECTORS[expression] = CSSSelector(expression, translator="html")
    found = _SELECTORS[expression](root)
    return [e for e in found if isinstance(e, HtmlElement)] if isinstance(found, list) else []


def remove(root: HtmlElement, expressions: Sequence[str]) -> None:
    """Take out what the source says is noise, keeping the text behind it."""
    for expression in expressions:
        for element in select(root, expression):
            if element.getparent() is not None:
                element.drop_tree()


def is_noise(element: HtmlElement) -> bool:
    """Whether a tag, class or id says that this part serves the site, not the policy."""
    if not isinstance(element.tag, str):
        return True
    return _named_noise(element.tag, element.get("role"), element.get("class"), element.get("id"))


@lru_cache(maxsize=4096)
def _named_noise(tag: str, role: str | None, classes: str | None, name: str | None) -> bool:
    if tag in NEVER:
        return True
    if tag in ("body", "html", "td", "tr", "tbody"):
        return False
    if role in ("navigation", "banner", "contentinfo", "search", "complementary"):
        return True
    words = _WORD_ENDS.sub(" ", f"{classes or ''} {name or ''}").lower().split()
    return any(word in _NOISE for word in words)


def main_nodes(root: HtmlElement, selector: str | None, markup: str) -> list[HtmlElement]:
    """The elements that hold the policy text: the source's own selector, a container of a known system, what trafilatura
    judges to be the article in `markup`, or where most of the prose stands.

    Raises ReadError(selector_missed) if the source's own selector finds none.
    """
    if selector:
        chosen = _outermost(select(root, selector))
        if not chosen:
            raise ReadError(Outcome.SELECTOR_MISSED, f"nothing on the page matches select: {selector}")
        return _different(chosen) if len(chosen) > 1 else chosen
    body = root.find("body") if root.tag == "html" else root
    start = body if body is not None else root
    obvious = _obvious(start)
    if obvious is not None:
        return [obvious]
    weights = _Weights(start)
    known = _known(start, weights)
    if known is not None:
        return [known]
    judged = _judged(start, markup)
    return [judged if judged is not None else _narrow(start, weights)]


def _outermost(elements: list[HtmlElement]) -> list[HtmlElement]:
    chosen = set(elements)
    return [e for e in elements if not any(a in chosen for a in e.iterancestors())]


def _different(elements: list[HtmlElement]) -> list[HtmlElement]:
    """Copies of one text, printed for several screens, count once."""
    seen: set[str] = set()
    out = []
    for element in elements:
        text = re.sub(r"\s+", "", "".join(str(t) for t in element.itertext()))
        if text not in seen:
            seen.add(text)
            out.append(element)
    return out


def _is_prose(compact: str) -> bool:
    """Whether a line says something: the day, the hour and the numbers of the page's file do not."""
    said = _STAMPS.sub("", compact)
    return bool(_PROSE.search(said)) or len(said) >= 12


class _Weights:
    """How much prose, not counting repeated text, stands below each element."""

    def __init__(self, root: HtmlElement, only: Container[str] | None = None) -> None:
        self.of: dict[HtmlElement, int] = {}
        self.total = 0
        seen: set[str] = set()
        for leaf, text, linked in leaves(root):
            compact = re.sub(r"\s+", "", text)
            if not compact or linked * 2 > len(compact) or not _is_prose(compact):
                continue
            if compact in seen or (only is not None and compact not in only):
                continue
            seen.add(compact)
            self._add(leaf, root, len(compact))

    def _add(self, leaf: HtmlElement, root: HtmlElement, weight: int) -> None:
        self.total += weight
        element: HtmlElement | None = leaf
        while element is not None:
            self.of[element] = self.of.get(element, 0) + weight
            if element is root:
                return
            element = element.getparent()


def leaves(root: HtmlElement) -> Iterator[tuple[HtmlElement, str, int]]:
    """(block element, its own inline text, how many of those characters are links), noise left out."""
    for element in walk(root):
        if element.tag in INLINE:
            continue
        own: list[str] = [element.text or ""]
        linked = 0
        for child in element:
            if isinstance(child.tag, str) and child.tag in INLINE:
                text = "".join(str(t) for t in child.itertext())
                own.append(text)
                linked += len("".join(text.split())) if child.tag == "a" else _linked(child)
            own.append(child.tail or "")
        text = "".join(own)
        if text.strip():
            yield element, text, linked


def _linked(element: HtmlElement) -> int:
    return sum(len("".join("".join(str(t) for t in a.itertext()).split())) for a in element.iter("a"))


def walk(root: HtmlElement) -> Iterator[HtmlElement]:
    """All elements that are not noise, in document order; what lies below noise is left out."""
    stack = [root]
    while stack:
        element = stack.pop()
        if element is not root and is_noise(element):
            continue
        yield element
        stack.extend(reversed(list(element)))


def _obvious(root: HtmlElement) -> HtmlElement | None:
    """A known container that stands once and holds more than half of all text on the page, links and all."""
    for expression in CONTAINERS:
        found = select(root, expression)
        if len(found) == 1:
            return found[0] if 2 * len(text_of(found[0])) > len(text_of(root)) else None
        if found:
            return None
    return None


def text_of(element: HtmlElement) -> str:
    """All text below an element, at C speed."""
    return str(_STRING(element))


def _known(root: HtmlElement, weights: _Weights) -> HtmlElement | None:
    """A known container, if it holds most of the prose that its page has."""
    for expression in CONTAINERS:
        candidates = [e for e in select(root, expression) if weights.of.get(e, 0) >= 0.5 * weights.total]
        if candidates and weights.total:
            return max(_outermost(candidates), key=lambda e: weights.of.get(e, 0))
    return None


def _judged(root: HtmlElement, markup: str) -> HtmlElement | None:
    """The deepest element around the article that trafilatura finds; None where it finds none to trust.

    Its text is not used: it drops tables and labels. Short results are not trusted (TRAPS: short notices, lists).
    """
    import trafilatura  # costs 300 ms to import: only for pages without a selector or a known container

    text = trafilatura.extract(
        _FORM.sub(r"<\1div", markup), favor_precision=True, include_comments=False, include_tables=False
    )
    wanted = {re.sub(r"\s+", "", line) for line in (text or "").splitlines()} - {""}
    if sum(map(len, wanted)) < TRUSTED:
        return None
    weights = _Weights(root, wanted)
    return _narrow(root, weights) if weights.total >= TRUSTED else None


def _narrow(root: HtmlElement, weights: _Weights) -> HtmlElement:
    """The deepest element that still holds four fifths of the prose, never inside a table or list."""
    element = root
    while True:
        best = max(element, key=lambda c: weights.of.get(c, 0), default=None)
        if best is None or weights.of.get(best, 0) < 0.8 * weights.total or not weights.total:
            return element
        if best.tag in ("p", "table", "ul", "ol", "dl", "li", "tr", "tbody") or best.tag in INLINE:
            return element
        element = best


def parse(text: str) -> HtmlElement:
    """Parse HTML with a parser of its own: entities and network stay off, and the parser's limits are errors.

    Raises ReadError(incomplete) when a limit of the parser made it drop the rest, ReadError(empty) when nothing is there.
    """
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True, remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    try:
        root = etree.fromstring(markup.whole(text).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as exc:
        raise ReadError(Outcome.EMPTY, "the page holds no markup and no text") from exc
    for error in parser.error_log:
        if "depth" in error.message.lower() or "huge" in error.message.lower() or error.level_name == "FATAL":
            raise ReadError(Outcome.INCOMPLETE, f"the parser gave up at line {error.line}: {error.message.strip()}")
    if root is None:
        raise ReadError(Outcome.EMPTY, "the page holds no markup and no text")
    for form in list(root.iter("form")):
        if _is_wrapper(form):
            form.tag = "div"
    return root


def _is_wrapper(form: HtmlElement) -> bool:
    """Whether a form holds an article: whole systems (ASP.NET, 博达) set one around all that they print."""
    text = text_of(form)
    return len(_SENTENCE.findall(text)) >= 2 or len("".join(text.split())) > LONGEST_FORM
