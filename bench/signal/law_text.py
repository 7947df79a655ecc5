"""A statute as the benchmark reads it, on its own and apart from the program: its articles, with numbers as values.

Blind to spelling, so that it can say which articles two versions share whatever their numbers, and where one number differs.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bench.signal.noise_text import numeral

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
CHINESE = "零〇一二三四五六七八九十百千两"
MEASURE = "个?工作日|个月|周岁|倍|万?元|日|天|年|岁|人"
ARTICLE = re.compile(rf"^[#*\s>]*第([{CHINESE}\d]+)条(?:之[{CHINESE}]+)?[*\s　]*(?=\S)")
HEADING = re.compile(rf"^[#*\s]*第[{CHINESE}\d]+[编章节]|^#")
ITEM = re.compile(rf"^[*\s　]*[(（]?(?:[{CHINESE}]+|\d+)[)）、.．](?!\d)\s*")
REFERENCE = re.compile(rf"第[{CHINESE}\d]+[条款项章节编目](?:之[{CHINESE}]+)?")
NUMBER = re.compile(rf"百分之([{CHINESE}]+)|(\d+(?:\.\d+)?)|([{CHINESE}]+)(?={MEASURE})")
MARKUP = re.compile(r"[\s\W_]+")
SENTENCE = re.compile(r"[。；;\n]")
LONG = 12  # letters below which a sentence stands in too many places


@dataclass(frozen=True, slots=True)
class Article:
    """`body` without its number and those of its items; `key` is what it says: words, `values` and references whose number does not count."""

    label: str
    body: str

    @property
    def key(self) -> tuple[str, tuple[float, ...]]:
        return masked(self.body)


def articles(text: str) -> list[Article]:
    found: list[tuple[str, list[str]]] = []
    inside = False
    for line in text.splitlines():
        head = ARTICLE.match(line)
        if head:
            found.append((head[1], [line[head.end() :]]))
        elif inside and not HEADING.match(line):
            found[-1][1].append(ITEM.sub("", line))
        inside = bool(head) or (inside and not HEADING.match(line))
    return [Article(label, "\n".join(lines)) for label, lines in found]


def bare(text: str) -> str:
    """Only letters and digits, of one width."""
    return MARKUP.sub("", unicodedata.normalize("NFKC", text))


def masked(text: str) -> tuple[str, tuple[float, ...]]:
    """The words with a mark for each number, and the numbers."""
    values: list[float] = []

    def number(match: re.Match[str]) -> str:
        values.append(float(match[2]) if match[2] else chinese(match[1] or match[3]))
        return "N％" if match[1] else "N"

    folded = REFERENCE.sub("R", unicodedata.normalize("NFKC", text))
    return MARKUP.sub("", NUMBER.sub(number, folded).replace("N%", "N％")), tuple(values)


def days(text: str) -> list[str]:
    """Its dates, as ISO dates."""
    found = re.findall(r"(\d{4})年(\d+)月(\d+)日", unicodedata.normalize("NFKC", text))
    return [f"{year}-{int(month):02d}-{int(day):02d}" for year, month, day in found]


def chinese(word: str) -> float:
    """三百六十 is 360, 二〇二四 is 2024."""
    if not set(word) & set(POWERS):
        return float("".join(str(DIGITS[c]) for c in word))
    total = digit = 0
    for c in word:
        if c in POWERS:
            total += (digit or 1) * POWERS[c]
        digit = DIGITS.get(c, 0)
    return float(total + digit)


def shared(before: Iterable[Article], after: Iterable[Article]) -> list[tuple[Article, Article]]:
    """Articles that say the same on both sides, each once on each."""
    old, new = _once(before), _once(after)
    return [(old[key], new[key]) for key in old.keys() & new.keys()]


def _once(found: Iterable[Article]) -> dict[object, Article]:
    listed = list(found)
    count = Counter(article.key for article in listed)
    return {article.key: article for article in listed if count[article.key] == 1}


def raised_sentences(before: Iterable[Article], after: Iterable[Article]) -> list[tuple[str, str]]:
    """Sentences that differ in the value of a number and in nothing else, old and new."""
    old, new = _sentences(before), _sentences(after)
    return [
        (old[words], new[words])
        for words in sorted(old.keys() & new.keys())
        if masked(old[words])[1] != masked(new[words])[1]
    ]


def _sentences(found: Iterable[Article]) -> dict[str, str]:
    """By their words; those that stand twice say nothing of which became which."""
    every = [s for article in found for s in SENTENCE.split(article.body)]
    count = Counter(masked(s)[0] for s in every)
    return {words: s for s in every if len(words := masked(s)[0]) >= LONG and count[words] == 1}


# ── what a law becomes ─────────────────────────────────────────────────────────────────────────────────────────


def renumbered(text: str, by: int) -> str:
    """Every article `by` numbers on, with the references of the law to itself."""
    return re.sub(
        rf"(?<!》)第([{CHINESE}]+)条(?!之)", lambda match: f"第{numeral(int(chinese(match[1])) + by)}条", text
    )


RESPELLED = re.compile(
    rf"百分之([{CHINESE}]+)(?![点{CHINESE}])|(?<![\d.〔第])(\d{{1,4}})(?=个工作日|日内|个月|倍)"
    rf"|(?<![第同每之点几数{CHINESE}])([{CHINESE}]+)(?=个工作日|日内|个月|周岁|倍)"
)


def respelled(text: str) -> str:
    """Chinese numerals as digits, digits as Chinese numerals."""

    def other(match: re.Match[str]) -> str:
        if match[2]:
            return numeral(int(match[2]))
        return f"{chinese(match[1] or match[3]):g}" + ("%" if match[1] else "")

    return RESPELLED.sub(other, text)


RAISED = re.compile(
    rf"(?<![\d.第每同之几数月{CHINESE}])([{CHINESE}]{{1,4}}|\d{{1,4}})(?=个工作日|日内|个月|周岁|倍|万元)"
)


def raised(text: str, number: int) -> str:
    """At most `number` of its numbers, far apart, each one higher."""
    found = [m for m in RAISED.finditer(text) if "零" not in m[1]]
    for match in reversed(found[:: max(1, -(-len(found) // number))]):
        text = text[: match.start()] + _next(match[1]) + text[match.end() :]
    return text


def _next(word: str) -> str:
    return str(int(word) + 1) if word.isdigit() else numeral(int(chinese(word)) + 1)
