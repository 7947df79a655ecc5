"""Sentences of a clause as the fact reader sees them: folded text, the way back, and what in it is not an amount."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from watcher.analyze.clauses import Placed
from watcher.text import dates
from watcher.text.fold import Folded, fold

_END = re.compile(r"[。!?]|\.(?= ?[A-Z])")
_TITLED = re.compile(r"[\u4e00-\u9fff\"()、]{4,16}。")
_PART = re.compile(r"[;。!?]")
_NOT_AMOUNTS = re.compile(
    r"第[零一二三四五六七八九十百千\d]+(?:条|款|项|章|节|编|次|季度|批|届|号|类|档)?|〔\d{4}〕第?\d+号|\[\d{4}\]\d+号|\(\d{4}\)\d+号|《[^》]*》"
)


_SAYS = r"[^,;。0-9]{0,8}(?:\d+(?:\.\d+)?|[零一二两三四五六七八九十百千]+)(?:%|‰|万?元|年|个月|日|天)?(?:/[月年人])?"
_TO_NEW = r"(?:调整|提高|降低|上调|下调|延长|缩短|改|变更|增加|减少|扩大)(?:为|至|到)"
_GIVEN_UP_SIGNS = ('"', "由", "从")
_AMENDED = re.compile(r'"[^"]*"(?=[^"]{0,6}(?:修改|修订|改|更改|更正|订正|调整)为)')
_FROM_OLD = re.compile(
    rf"(?:由|从)(?:原来?的?|现行的?|目前的?)?{_SAYS}(?:[、,和]{_SAYS}){{0,4}},?(?=[^,;。0-9]{{0,6}}{_TO_NEW})"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `text` is folded; `start` its offset in the clause's folded text.

    `above` holds what governs it, nearest first: earlier sentences of the clause are not in it, lead-ins and headings are.
    """

    text: str
    start: int
    folded: Folded
    placed: Placed
    before: str
    above: tuple[str, ...]
    title: str
    issuer: str

    def quote_span(self, begin: int, end: int) -> tuple[int, int]:
        """Offsets in the clause's own text of the part(s) between semicolons that hold [begin, end)."""
        first = max((m.end() for m in _PART.finditer(self.text, 0, begin)), default=0)
        last = _PART.search(self.text, max(end - 1, begin))
        stop = last.end() if last else len(self.text)
        return self.folded.span(self.start + first, self.start + stop)


def split(placed: Placed, title: str | None, issuer: str | None) -> Iterator[Sentence]:
    """The statements of a clause; questions state nothing and are left out."""
    folded = fold(placed.clause.text)
    above = tuple(_folded(t) for t in (*reversed(placed.context), *reversed(placed.clause.path)))
    title, issuer = _folded(title or ""), _folded(issuer or "")
    begin = 0
    asked: tuple[str, ...] = ()
    titled: tuple[str, ...] = ()
    for match in [*_END.finditer(folded.text), None]:
        end = match.end() if match else len(folded.text)
        text = folded.text[begin:end]
        if text.endswith("?"):
            asked = (text,)  # what follows is its answer
        elif len(text) > 1:
            yield Sentence(text, begin, folded, placed, folded.text[:begin], (*titled, *asked, *above), title, issuer)
            if begin == 0 and _TITLED.fullmatch(text):
                titled = (text[:-1],)  # 起付标准。在职职工…
        begin = end


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return fold(text).text


def given_up(text: str) -> list[tuple[int, int]]:
    """Spans that say what no longer holds: the words an amendment replaces, the amounts of 由…调整为…"""
    if not any(sign in text for sign in _GIVEN_UP_SIGNS):
        return []
    return [m.span() for m in (*_AMENDED.finditer(text), *_FROM_OLD.finditer(text))]


def masked(text: str) -> list[tuple[int, int]]:
    """Spans in which a number is not an amount: dates, article numbers, document numbers, titles."""
    spans = [(d.start, d.end) for d in dates.find(text)]
    return spans + [m.span() for m in _NOT_AMOUNTS.finditer(text)]


def overlaps(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)
