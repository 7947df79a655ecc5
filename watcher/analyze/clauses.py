"""Blocks into clauses: numbers taken off as labels, headings as paths, lead-in sentences kept as context.

Article numbers are not identity (DOMAIN.md, rule 6): a clause's id follows from its text alone.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from watcher.analyze import roles
from watcher.analyze.blocks import Block
from watcher.analyze.roles import SENTENCE_END
from watcher.model import Clause
from watcher.text.fold import folded_text

_N = "零〇一二三四五六七八九十百千两"
# Printed numbers, each in a group named for its depth. 1-3 are headings of laws, 4 the article, 5.. items of notices.
_LABEL = re.compile(
    "|".join(
        f"(?P<d{depth}>{printed})"
        for depth, printed in (
            (1, rf"第 *[{_N}\d ]+编(?=[\s　]|$|[^，。])"),
            (2, rf"第 *[{_N}\d ]+章(?=[\s　]|$|[^，。])"),
            (3, rf"第 *[{_N}\d ]+节(?=[\s　]|$|[^，。])"),
            (4, rf"第 *[{_N}\d ]+条(?:之[{_N}\d]+)?(?![第、，,和至的规及款项])"),
            (5, rf"[{_N}]{{1,3}}[、．.]"),
            (6, rf"[（(][{_N}]{{1,3}}[)）][、]?"),
            (7, r"\d{1,3}[.．、](?!\d)|\d{1,2}[.．、](?=(?:19|20)\d\d *年)|\d{1,2}\s(?=[\u4e00-\u9fff])"),
            (8, r"[（(]\d{1,3}[)）]|\d{1,3}[)）]"),
            (9, r"[①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮]"),
        )
    )
)
_QUESTION = re.compile(r"^(?:问题?|Q)\s*(?:\d+|[一二三四五六七八九十]+)?\s*[:：.、．]\s*", re.I)
_ANSWER = re.compile(r"^(?:答复?|回答|A)\s*(?:\d+)?\s*[:：.、．]\s*", re.I)
_MARK = re.compile(r"([问答QA])[:：]?")  # printed in a box of its own before what it marks
_REPLY = re.compile(r"[\u4e00-\u9fff]{0,14}(?:回复|答复)(?:内容|意见|如下)?[:：]?")
_CHAPTER = re.compile(r"(?:总则|附则|罚则|通则)")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_IN_SENTENCES = re.compile(r"[。；;，,\d%％]")
_BOILERPLATE = re.compile(
    r"^(?:相关推荐|相关阅读|相关文章|相关链接|相关新闻|猜你喜欢|热门推荐|推荐阅读|为你推荐|热门文章|最新文章|热点推荐)[:：]?$"
)
_PLAIN_HEADING = re.compile(r"[\u4e00-\u9fff“”（）()]{4,18}")
_SIGNATURE = re.compile(r"(?:局|厅|委|委员会|政府|办公室|部|中心|税务局)$|年.*月.*日|^附件|通知$|^此件")
_NOISE_LINE = re.compile(
    r"^(?:点击(?:上方|下方)?[^,，。]{0,6}(?:关注|蓝字)|长按[^,，。]{0,4}(?:识别|二维码)|扫码关注)|^(?:字体|〔?字号|浏览次数|阅读次数|访问量|点击数?|打印|关闭|分享到?|收藏|责任编辑|扫一扫|来源|信息来源|时间|发布时间|发布日期|"
    r"发布机构|索引号|公文种类|成文日期|文号|有效性|上一篇|下一篇|当前位置|您(?:的|所在)?(?:当前)?位置|您现在的位置|版权所有|主办单位)[:：(]|^(?:打印|关闭|返回顶部|分享)$"
)
_MAY_BE_NOISE = re.compile(
    "[点长扫字浏阅访打关分收责来信时发索公成文有上下当您版主返〔【［﹝]"
)  # how such a line begins
_TITLED = re.compile(r"([\u4e00-\u9fff“”（）()、]{2,16})。")
_ONE_OF = re.compile(r"(?:下列|以下|如下)[^。；;：:]{0,16}之一")
_FEWEST_QUESTIONS = 3
_LONGEST_QUESTION = 60  # characters
BULLET_DEPTH = 10
HEADING_DEPTH = 6.7  # of a heading however it is numbered: paragraphs below it do not end it
CAPTION_DEPTH = 11  # below any item


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """A clause with the sentences above it that it needs in order to be understood, outermost first."""

    clause: Clause
    context: tuple[str, ...] = ()


@dataclass(slots=True)
class _Level:
    depth: float
    path: tuple[str, ...]  # the headings above, and its own
    context: tuple[str, ...]  # the sentences that end in a colon and govern what is below
    items: float | None = None  # the depth of the items that such a sentence opens: they do not end it
    is_item: bool = False


@dataclass(slots=True)
class _Place:
    """Where the reader is: the open headings and the number of times each text was seen."""

    levels: list[_Level] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)
    next: tuple[Block, str] | None = None  # what is read after the block at hand
    asks: bool = False  # whether plain lines of this document put questions that the next line answers
    listed: float | None = None  # the depth of the short item just read
    bare: list[tuple[float, str]] = field(
        default_factory=list
    )  # such items: headings, perhaps, of what stands elsewhere

    def enter(self, depth: float, heading: str, lead: str | None = None, items: float | None = None) -> None:
        self.leave(depth)
        context = (*self.context, lead) if lead else self.context
        self.levels.append(_Level(depth, (*self.path, heading), context, items))

    def leave(self, depth: float) -> None:
        while self.levels and self.levels[-1].depth >= depth and self.levels[-1].items != depth:
            self.levels.pop()

    @property
    def path(self) -> tuple[str, ...]:
        return self.levels[-1].path if self.levels else ()

    @property
    def context(self) -> tuple[str, ...]:
        return self.levels[-1].context if self.levels else ()

    def clause(self, text: str, kind: str, label: str | None = None) -> Placed:
        digest = _digest(text)
        count = self.seen[digest] = self.seen.get(digest, 0) + 1
        clause_id = f"c{digest}" if count == 1 else f"c{digest}.{count}"
        return Placed(
            clause=Clause(id=clause_id, label=label, path=self.path, kind=kind, text=text), context=self.context
        )


@lru_cache(maxsize=8192)
def _digest(text: str) -> str:
    return hashlib.sha256(folded_text(text).encode()).hexdigest()[:12]


@lru_cache(maxsize=8192)
def split_label(text: str) -> tuple[str | None, float, str]:
    """(printed number or None, its depth, the text without it)."""
    stripped = text.lstrip(" \u3000\t")
    match = _LABEL.match(stripped)
    if match is None:
        return None, 0, stripped
    depth = int((match.lastgroup or "d0")[1:])
    return match[0].strip().rstrip("、．."), depth, stripped[match.end() :].lstrip(" \u3000\t:：").rstrip()


def _asks(text: str) -> bool:
    return text.rstrip().endswith(("？", "?"))


def _is_heading(text: str, block: Block, depth: float) -> bool:
    """A numbered line without a sentence in it: short, no full stop, no comma."""
    if not text:
        return True
    if depth and depth <= 3:
        return len(text) <= 40 and not text.endswith(("。", "；"))
    limit = 40 if block.role == "strong" else 26
    return (
        len(text) <= limit
        and (depth in (5, 6, 7) or block.role == "strong")
        and not text.endswith(("：", ":"))
        and not SENTENCE_END.search(text)
        and not _IN_SENTENCES.search(text)
        and not _asks(text)
    )


def cut(blocks: Iterable[Block], *, title: str | None = None) -> list[Placed]:
    """The clauses of a document in reading order; site boilerplate and metadata lines are left out."""
    place = _Place()
    wanted = folded_text(title) if title and not _asks(title) else None
    out: list[Placed] = []
    read = list(_readable(blocks, wanted))
    place.asks = _is_dialogue(read)
    for number, (block, text) in enumerate(read):
        place.next = read[number + 1] if number + 1 < len(read) else None
        out.extend(_placed(place, block, text))
    return out


def _readable(blocks: Iterable[Block], title: str | None) -> Iterator[tuple[Block, str]]:
    """Blocks with their texts, up to what no longer belongs to the document."""
    longest = 2 * len(title) if title else 0
    mark = ""
    for block in roles.given(blocks):
        text = block.text if block.text.isprintable() else _INVISIBLE.sub("", block.text)
        text = mark + text.strip(" \u3000\t\n")
        marked = _MARK.fullmatch(text) if len(text) <= 2 and block.role != "row" else None
        mark = f"{marked[1]}：" if marked else ""
        if mark:
            continue
        if _BOILERPLATE.match(text):
            return
        is_noise = _MAY_BE_NOISE.match(text) and _NOISE_LINE.match(folded_text(text))
        if text and not is_noise and not (len(text) <= longest and folded_text(text) == title):
            yield block, text


def _placed(place: _Place, block: Block, text: str) -> Iterator[Placed]:
    if block.role == "row":
        yield _row(place, text)
        return
    place.leave(CAPTION_DEPTH)
    if block.role == "caption":
        if text not in place.path:
            place.enter(CAPTION_DEPTH, text)
    elif block.role == "heading":
        yield from _headed(place, block, text)
    elif block.role == "question" or _QUESTION.match(text) or (_asks(text) and _is_put(place, block)):
        yield from _question(place, text)
    elif block.role == "answer" or _ANSWER.match(text):
        yield place.clause(_ANSWER.sub("", text) or text, "paragraph")
        _opened(place, text)
    else:
        yield from _numbered(place, block, text)


def _row(place: _Place, text: str) -> Placed:
    """A table set behind all items of a list belongs to the only one of them that is a heading with nothing below it."""
    row = place.clause(text, "row")
    last = place.levels[-1] if place.levels else None
    if last is None or not last.is_item or [depth for depth, _ in place.bare] != [last.depth]:
        return row
    return replace(row, context=(*row.context, place.bare[0][1]))


def _is_dialogue(read: Sequence[tuple[Block, str]]) -> bool:
    """Whether several lines are questions, each with something else behind it."""
    asked = [n for n, (block, text) in enumerate(read) if block.role == "text" and _is_question_alone(text)]
    answered = [n for n in asked if n + 1 < len(read) and not _asks(read[n + 1][1])]
    return len(answered) >= _FEWEST_QUESTIONS and len(answered) == len(asked)


def _is_question_alone(text: str) -> bool:
    return len(text) <= _LONGEST_QUESTION and _asks(text) and "。" not in text


def _is_put(place: _Place, block: Block) -> bool:
    """Whether a line that ends as questions do is put to somebody: in bold, or with its reply behind it."""
    replied = place.next is not None and _REPLY.fullmatch(place.next[1])
    return block.role == "strong" or (block.role == "text" and (place.asks or bool(replied)))


def _headed(place: _Place, block: Block, text: str) -> Iterator[Placed]:
    """A heading of the format: h2 and ## stand where 章 stands, whatever their number says."""
    label, depth, _ = split_label(text)
    if _asks(text):
        yield from _question(place, text)
    elif label and depth == 4:
        yield from _numbered(place, Block(text=text), text)
    else:
        place.enter(depth if label and depth <= 3 else 0.5 + (block.level or 1) / 10 if not label else depth, text)


def _question(place: _Place, text: str) -> Iterator[Placed]:
    bare = _QUESTION.sub("", text)
    label, _, rest = split_label(bare)
    question, mark, answer = rest.partition("？") if "？" in rest else rest.partition("?")
    asked = _QUESTION.sub("", question + mark) if mark else _QUESTION.sub("", rest)
    place.leave(4)
    yield place.clause(asked, "question", label)
    place.enter(4, asked)
    if answer.strip():
        yield place.clause(_ANSWER.sub("", answer.strip()), "paragraph")


def _numbered(place: _Place, block: Block, text: str) -> Iterator[Placed]:
    label, depth, rest = split_label(text)
    if label is None and block.role == "item":
        label, depth = None, BULLET_DEPTH
    if label and len(rest) <= 60 and _asks(rest):
        yield from _question(place, text)
        return
    if label and (_QUESTION.match(rest)):
        yield from _question(place, rest)
        return
    last, place.listed = place.listed, None
    if (label or block.role == "strong") and _is_heading(rest, block, depth):
        if not label or depth <= 3 or not (last == depth or _is_followed_by_its_like(place, depth)):
            place.enter(min(depth or 6.5, HEADING_DEPTH), text if label else rest)
            return
        place.listed = depth
        place.bare.append((depth, rest))
    if label or depth:
        place.leave(depth)
        yield place.clause(rest, "article" if depth == 4 else "item", label)
        place.enter(depth, label or _short(rest), _lead(rest))
        place.levels[-1].is_item = not rest.endswith(("：", ":"))
        return
    if _CHAPTER.fullmatch(rest):
        place.enter(2, rest)
        return
    yield from _paragraph(place, rest)
    if _is_plain_heading(block, rest):
        place.enter(6.6, rest)


def _is_followed_by_its_like(place: _Place, depth: float) -> bool:
    """Whether nothing stands below a short numbered line: it is an item of a list (1.身份证 2.银行卡), no heading."""
    if place.next is None:
        return False
    label, beside, _ = split_label(place.next[1])
    return label is not None and 5 <= beside <= depth


def _lead(text: str) -> str | None:
    """What governs the items below an item: its words where they end in a colon, or the title it begins with (住院。)."""
    if text.endswith(("：", ":")):
        return text
    titled = _TITLED.match(text)
    return titled[1] if titled else None


def _is_plain_heading(block: Block, text: str) -> bool:
    """A short line of plain text without a number before it: watched like any line, and a heading for what follows."""
    return block.role == "text" and bool(_PLAIN_HEADING.fullmatch(text)) and not _SIGNATURE.search(text)


def _paragraph(place: _Place, text: str) -> Iterator[Placed]:
    """A paragraph ends open items; one that ends in a colon governs the items after it."""
    inside_article = any(level.depth == 4 for level in place.levels)
    place.leave(4.5 if inside_article else 6.8)
    if len(place.levels) > 1 and place.levels[-1].is_item and place.levels[-2].items == place.levels[-1].depth:
        del place.levels[-2:]
    while place.levels and place.levels[-1].depth > 6.7 and not inside_article:
        place.levels.pop()
    yield place.clause(text, "paragraph")
    _opened(place, text)


def _opened(place: _Place, text: str) -> None:
    """A paragraph that ends in a colon governs the items after it, however these are numbered (有下列情形之一的：（一）…)."""
    if not text.endswith(("：", ":")):
        return
    inside_article = any(level.depth == 4 for level in place.levels)
    _, depth, _ = split_label(place.next[1]) if place.next else (None, 0, "")
    is_list = depth == 6 or (depth == 5 and _ONE_OF.search(text))
    place.enter(6.8 if not inside_article else 4.5, _short(text), text, depth if is_list else None)


def _short(text: str) -> str:
    text = text.rstrip("：:")
    return text if len(text) <= 24 else text[:23] + "…"
