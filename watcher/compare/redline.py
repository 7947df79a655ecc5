"""The redline of two texts at the level of words: numbers with their units, dates and known terms stay whole.

diff-match-patch works on characters; each token is given one, so that 25年 → 三十年 is one token out and one in
(TRAPS: character diffs of Chinese read as nonsense).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from diff_match_patch import diff_match_patch

from watcher.compare import canonical
from watcher.text import numerals

Segment = tuple[str, str]
"""("=", kept text), ("-", removed text) or ("+", added text)."""

_N = numerals.NUMBER
_OPS = {0: "=", -1: "-", 1: "+"}
_FIRST = 0xE000  # private use: a token's character never stands in a text
_WORDS = (
    "职工医保 居民医保 基本医疗保险 医疗保险 养老保险 失业保险 个人账户 统筹基金 缴费年限 缴费基数 缴费比例 参保人员 用人单位 "
    "在职职工 退休人员 灵活就业人员 上年度 平均工资 起付标准 支付比例 最高支付限额 不得 不予 不再 可以 应当 必须 禁止 按月 一次性 "
    "转移接续 关系 待遇 享受 办理 规定 标准 累计 实际 连续 中断 补缴 提取 支取 划转 申请 备案 跨省 省内 本市 医疗机构 有效期 施行 废止"
).split()


@lru_cache(maxsize=64)
def _tokenizer(terms: tuple[str, ...]) -> re.Pattern[str]:
    words = sorted({*terms, *_WORDS}, key=len, reverse=True)
    return re.compile(
        r"(?:19|20)\d\d\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?|\d{4}-\d{1,2}-\d{1,2}"
        rf"|[百千万]分之(?:{_N})|第(?:{_N})(?:编|章|节|条|款|项)(?:之(?:{_N}))?"
        rf"|(?:{_N})\s*(?:{canonical.MEASURES})(?:/[月年日天])?|[０-９]+(?:[.．][０-９]+)?[％%]?"
        rf"|{'|'.join(map(re.escape, words))}|\d+(?:[.,]\d+)*|[A-Za-z]+|\s+|.",
        re.S,
    )


def tokens(text: str, terms: Sequence[str] = ()) -> list[str]:
    """The tokens of a text; joined they are the text."""
    return _tokenizer(tuple(terms)).findall(text)


def redline(before: str, after: str, *, terms: Sequence[str] = ()) -> list[Segment]:
    """Segments that read in order: kept, removed, added. Kept and removed make `before`, kept and added `after`."""
    book: dict[str, str] = {}
    old = "".join(_sign(book, t) for t in tokens(before, terms))
    new = "".join(_sign(book, t) for t in tokens(after, terms))
    words = {sign: token for token, sign in book.items()}
    engine = diff_match_patch()
    engine.Diff_Timeout = 1.0
    difference = engine.diff_main(old, new, False)
    engine.diff_cleanupSemantic(difference)
    return [(_OPS[op], "".join(words[c] for c in signs)) for op, signs in difference]


def _sign(book: dict[str, str], token: str) -> str:
    """One character per distinct token, from planes that hold no text."""
    if token not in book:
        number = len(book)
        book[token] = chr(_FIRST + number) if number < 0x1900 else chr(0xF0000 + number)
    return book[token]
