"""Noise in the policy's own text: the same rule in other spelling, numbering, order or paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from bench.signal import texts
from bench.signal.case import Case, noise
from bench.signal.document import Block, Document, Question, paragraphs
from bench.signal.prints import film, page

Change = Callable[[str], str]
CHINESE = "零一二三四五六七八九"


def cases() -> Iterator[Case]:
    yield from _spelled()
    yield from _reworded()
    yield from _structured()


def numeral(number: int) -> str:
    """Up to 99999, as people write it."""
    text, zero = "", False
    for power, unit in ((10000, "万"), (1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        text += ("零" if zero and text and digit else "") + (CHINESE[digit] + unit if digit else "")
        zero = not digit
    return text.removeprefix("一") if 10 <= number < 20 else text or "零"


def _numerals(units: str) -> Change:
    return lambda text: re.sub(rf"(?<![\d.〔])(\d+)(?={units})", lambda m: numeral(int(m[1])), text)


RADICALS = str.maketrans("人用月工", "⼈⽤⽉⼯")
WIDE = str.maketrans("0123456789%", "０１２３４５６７８９％")
SPELLED: tuple[tuple[str, str, Document, str, Change], ...] = (
    ("full-width", "full-width digits and percent signs", texts.RATES, "hanweb", lambda t: t.translate(WIDE)),
    ("full-width-table", "full-width digits in a table", texts.INPATIENT, "trs", lambda t: t.translate(WIDE)),
    ("years-in-chinese", "30年 → 三十年", texts.YEARS, "guangdong", _numerals("年(?!度|月|起|1)")),
    ("months-in-chinese", "6个月 → 六个月, 15个工作日 → 十五个工作日", texts.ACCOUNT, "soup", _numerals("个月|个工作日")),
    ("percent-in-chinese", "8% → 百分之八", texts.RATES, "trs", lambda t: re.sub(r"(\d+)(?:\.(\d))?%", lambda m: f"百分之{numeral(int(m[1]))}" + (f"点{CHINESE[int(m[2])]}" if m[2] else ""), t)),
    ("percent-in-chinese-faq", "82% → 百分之八十二 in an answer", texts.FAQ, "accordion", lambda t: re.sub(r"(\d+)%", lambda m: f"百分之{numeral(int(m[1]))}", t)),
    ("wan", "35万元 → 350000元", texts.OUTPATIENT, "hanweb", lambda t: t.replace("35万元", "350000元")),
    ("wan-table", "3000元 → 0.3万元 in a table", texts.OUTPATIENT_TABLE, "library", lambda t: t.replace("3000元", "0.3万元").replace("3600元", "0.36万元")),
    ("thousands", "24930元 → 24,930元", texts.RATES, "library", lambda t: re.sub(r"(\d\d)(\d{3})元", r"\1,\2元", t)),
    ("money-in-chinese", "400元 → 四百元", texts.RESIDENT, "guangdong", _numerals("元")),
    ("digits-from-chinese", "二千元以上一万元以下 → 2000元以上1万元以下", texts.YEARS, "wechat", lambda t: t.replace("二千元", "2000元").replace("一万元", "1万元")),
    ("decimals", "9.5% → 9.50%, 8% → 8.0%", texts.RATES, "soup", lambda t: t.replace("9.5%", "9.50%").replace("为8%", "为8.0%")),
    ("punctuation", "commas and semicolons, half width", texts.ACCOUNT, "hanweb", lambda t: t.replace("，", ",").replace("；", ";").replace("：", ":")),
    ("final-stops", "every rule ends with a semicolon instead of a stop", texts.RESIDENT, "trs", lambda t: re.sub("。$", "；", t)),
    ("quotes", "Chinese brackets → straight quotes", texts.MIXED, "guangdong", lambda t: t.replace("灵活就业人员，是指", "“灵活就业人员”，是指")),
    ("brackets", "（以下简称…） in half-width brackets, 〔〕 as []", texts.OUTPATIENT, "guangdong", lambda t: t.replace("（", "(").replace("）", ")").replace("〔", "[").replace("〕", "]")),
    ("spaces", "blanks between digits and words", texts.PHASE, "soup", lambda t: re.sub(r"(\d+)", r" \1 ", t)),
    ("spaces-in-dates", "2026年1月1日 → 2026年 1 月 1 日", texts.REMOTE, "hanweb", lambda t: re.sub(r"(\d+)年(\d+)月(\d+)日", r"\1年 \2 月 \3 日", t)),
    ("zero-width", "zero-width characters between letters", texts.YEARS, "hanweb", lambda t: "\u200b".join(t)),
    ("ideographic-space", "U+3000 after every article number becomes a blank", texts.OUTPATIENT, "trs", lambda t: t.replace("　", " ")),
    ("iso-dates", "2026年1月1日 → 2026-01-01", texts.RATES, "guangdong", lambda t: re.sub(r"(\d{4})年(\d+)月(\d+)日", lambda m: f"{m[1]}-{int(m[2]):02d}-{int(m[3]):02d}", t)),
    ("dotted-dates", "2018年7月1日 → 2018.7.1", texts.PHASE, "hanweb", lambda t: t.replace("2018年7月1日", "2018.7.1")),
    ("chinese-dates", "2025年2月1日 → 二〇二五年二月一日", texts.ACCOUNT, "library", lambda t: t.replace("2025年2月1日", "二〇二五年二月一日")),
    ("half-year", "12个月 → 1年", texts.REMOTE, "guangdong", lambda t: t.replace("12个月", "1年")),
    ("half-a-year", "6个月 → 半年", texts.OUTPATIENT, "library", lambda t: t.replace("6个月内", "半年内")),
    ("slashed-dates", "2025年6月1日 → 2025/6/1", texts.REMOTE, "trs", lambda t: t.replace("2025年6月1日", "2025/6/1")),
    ("padded-dates", "2026年1月1日 → 2026年01月01日", texts.YEARS, "hanweb", lambda t: t.replace("2026年1月1日", "2026年01月01日")),
    ("zero-width-labels", "zero-width characters inside article numbers", texts.OUTPATIENT, "soup", lambda t: re.sub(r"^第", "第\u200b", t)),
    ("spaced-labels", "blanks inside article numbers", texts.ACCOUNT, "trs", lambda t: re.sub(r"^第(.+?)条", r"第 \1 条", t)),
    ("nbsp-everywhere", "nbsp around figures", texts.RATES, "hanweb", lambda t: re.sub(r"(\d+(?:\.\d+)?)", "\u00a0\\1\u00a0", t)),
    ("comma", "an enumeration comma becomes a comma", texts.YEARS, "soup", lambda t: t.replace("男满30年、女满25年的", "男满30年，女满25年的")),
    ("percent-words", "93% → 93 ％ in a table", texts.INPATIENT, "guangdong", lambda t: t.replace("%", " ％")),
    ("ten-thousand", "400000元 → 40万元", texts.INPATIENT.edit(("40万元", "400000元")), "library", lambda t: t.replace("400000元", "40万元")),
    ("account-spelling", "账户 → 帐户", texts.ACCOUNT, "guangdong", lambda t: t.replace("账户", "帐户")),
    ("compatibility", "radicals of compatibility for 人 用 月 工, as text from PDF has them", texts.RATES, "wechat", lambda t: t.translate(RADICALS)),
)  # fmt: skip


def _spelled() -> Iterator[Case]:
    for name, changed, document, layout, change in SPELLED:
        after = document.respelled(change)
        yield noise(
            f"spelling-{name}",
            "spelling",
            changed,
            film(page(document, layout), page(after, layout, 2)),
            kind=document.kind,
        )


# ── other words for the same: low, and no false alert ──────────────────────────────────────────────────────────

REWORDED: tuple[tuple[str, str, Document, str, Change], ...] = (
    ("agency", "the agency is renamed", texts.YEARS, "guangdong", lambda t: t.replace("医疗保障行政部门", "医疗保障主管部门")),
    ("typo", "a wrong character is repaired", texts.ACCOUNT.edit(("通过医保服务平台绑定", "通过医保服务平台邦定")), "hanweb", lambda t: t.replace("邦定", "绑定")),
    ("verbs", "出具 → 作出", texts.YEARS, "soup", lambda t: t.replace("出具核定结果", "作出核定结果")),
    ("insured", "参保人员 → 参保人", texts.OUTPATIENT, "trs", lambda t: t.replace("参保人员", "参保人")),
    ("employee-insurance", "职工基本医疗保险 → 职工医保", texts.RATES, "library", lambda t: t.replace("职工基本医疗保险", "职工医保")),
    ("verbs-of-cash", "支取 → 提取, 账户余额 → 账户资金", texts.ACCOUNT, "soup", lambda t: t.replace("个人账户余额可以一次性支取", "个人账户资金可以一次性提取")),
    ("aim", "the aim of the rules in other words", texts.REMOTE, "hanweb", lambda t: t.replace("为方便参保人员异地就医，规范经办服务", "为规范异地就医经办服务，方便参保人员")),
    ("must", "应当 → 应", texts.OUTPATIENT, "soup", lambda t: t.replace("应当", "应")),
    ("answer", "an answer begins with a greeting", texts.FAQ, "accordion", lambda t: t.replace("可以拨打12345", "您好，可以拨打12345")),
    ("lead-in", "the notice's first sentence in other words", texts.RESIDENT, "guangdong", lambda t: t.replace("现将有关事项通知如下", "现就有关事项通知如下")),
    ("columns", "the columns of a table in other words", texts.INPATIENT, "soup", lambda t: t.replace("医疗机构级别", "医院级别").replace("在职职工", "在职人员")),
    ("unit-in-head", "the unit of a column moves into its head", texts.INPATIENT, "trs", lambda t: "住院起付标准（元）" if t == "住院起付标准" else re.sub(r"^(\d+)元$", r"\1", t)),
)  # fmt: skip


def _reworded() -> Iterator[Case]:
    for name, changed, document, layout, change in REWORDED:
        after = document.respelled(change)
        steps = film(page(document, layout), page(after, layout, 2))
        yield noise(f"reworded-{name}", "reworded", changed, steps, may_reword=True, kind=document.kind)


# ── numbering, order, paragraphs ───────────────────────────────────────────────────────────────────────────────


def shifted(document: Document, by: int, *, first: int = 1) -> Document:
    """Articles from `first` on renumbered, with the references to them."""

    def number(match: re.Match[str]) -> str:
        value = next(n for n in range(1, 99) if numeral(n) == match[1])
        return f"第{numeral(value + by if value >= first else value)}条"

    return document.mapped(lambda text: re.sub(r"第([一二三四五六七八九十]+)条", number, text))


def _relabelled(text: str) -> str:
    """一、 → （一）"""
    return re.sub(r"^([一二三四五六七八九十]+)、", r"（\1）", text)


def _arabic(text: str) -> str:
    found = re.match(r"([一二三四五六七八九十]+)、", text)
    return text if not found else f"{next(n for n in range(1, 99) if numeral(n) == found[1])}. " + text[found.end() :]


def _reversed_questions(blocks: tuple[Block, ...]) -> list[Block]:
    return list(reversed(blocks))


def _split(document: Document, at: str) -> Document:
    """The article that holds `at` becomes two paragraphs, parted before it."""
    out: list[Block] = []
    for block in document.blocks:
        head, mark, tail = block.partition(at) if isinstance(block, str) else ("", "", "")
        out += [head.rstrip("，；") + "。", mark + tail] if mark else [block]
    return replace(document, blocks=tuple(out))


def _structured() -> Iterator[Case]:
    years, account, faq = texts.YEARS, texts.ACCOUNT, texts.FAQ

    def pair(name: str, changed: str, before: Document, after: Document, layout: str) -> Case:
        steps = film(page(before, layout), page(after, layout, 2))
        return noise(
            f"structure-{name}",
            "structure",
            changed,
            steps,
            kind="faq" if before.blocks[0] in faq.blocks or isinstance(before.blocks[0], Question) else "page",
        )

    yield pair("renumbered", "articles renumbered with their references", years, shifted(years, 2), "guangdong")
    yield pair("renumbered-part", "articles from the eighth on renumbered", years, shifted(years, 1, first=8), "hanweb")
    yield pair("renumbered-soup", "all articles renumbered, no container", account, shifted(account, 5), "soup")
    yield pair("labels-brackets", "一、 becomes （一）", texts.RATES, texts.RATES.mapped(_relabelled), "trs")
    yield pair("labels-arabic", "一、 becomes 1.", texts.RESIDENT, texts.RESIDENT.mapped(_arabic), "hanweb")
    yield pair(
        "labels-arabic-guide", "一、 becomes 1. in a guide", texts.TRANSFER, texts.TRANSFER.mapped(_arabic), "soup"
    )
    yield pair("questions-reversed", "questions in another order", faq, faq.ordered(_reversed_questions), "accordion")  # type: ignore[arg-type]
    yield pair(
        "questions-moved", "the last question comes first", faq, faq.ordered(lambda b: [b[-1], *b[:-1]]), "faq_list"
    )
    yield pair(
        "questions-numbered",
        "numbered questions in another order",
        faq,
        faq.ordered(lambda b: [*b[4:], *b[:4]]),
        "wenda",
    )
    yield pair(
        "articles-reordered",
        "two articles change places with their numbers",
        account,
        account.ordered(lambda b: [*b[:5], b[7], b[6], b[5], *b[8:]]),
        "guangdong",
    )
    yield pair(
        "articles-moved",
        "the chapter on service stands first",
        years,
        years.ordered(lambda b: [*b[8:14], *b[:8], *b[14:]]),
        "library",
    )
    yield pair("article-split", "one article becomes two paragraphs", years, _split(years, "复核按照"), "hanweb")
    yield pair(
        "article-split-list",
        "one rule of a list becomes two paragraphs",
        texts.RESIDENT,
        _split(texts.RESIDENT, "低保对象"),
        "trs",
    )
    yield pair(
        "article-split-soup",
        "a rule becomes two paragraphs",
        texts.REMOTE,
        _split(texts.REMOTE, "有效期内可以多次就诊"),
        "soup",
    )
    merged = replace(
        account, blocks=(*account.blocks[:6], str(account.blocks[6]) + str(account.blocks[7])[4:], *account.blocks[8:])
    )
    yield pair("articles-merged", "two paragraphs become one", merged_before(account), merged, "guangdong")
    yield pair(
        "chapters-gone",
        "chapter headings vanish",
        years,
        replace(years, blocks=tuple(b for b in years.blocks if isinstance(b, str))),
        "trs",
    )
    yield pair(
        "chapters-come",
        "chapter headings appear",
        texts.OUTPATIENT,
        replace(
            texts.OUTPATIENT,
            blocks=(
                *paragraphs("# 第一章　总则"),
                *texts.OUTPATIENT.blocks[:1],
                *paragraphs("# 第二章　待遇标准"),
                *texts.OUTPATIENT.blocks[1:],
            ),
        ),
        "guangdong",
    )
    yield pair(
        "rows-reordered",
        "rows of a table in another order",
        texts.INPATIENT,
        rows_reversed(texts.INPATIENT, 2),
        "hanweb",
    )
    yield pair(
        "signed",
        "the issuer and the date are printed again below",
        texts.PHASE,
        replace(texts.PHASE, blocks=(*texts.PHASE.blocks, "望海市医疗保障局", "2025年12月8日")),
        "library",
    )

    out, rates = texts.OUTPATIENT, texts.RATES
    turned = rows_reversed(texts.OUTPATIENT_TABLE, 2)
    unlabelled = rates.mapped(lambda t: re.sub(r"^[一二三四五六七八九十]+、", "", t))
    halves = out.ordered(lambda b: [b[0], *b[7:12], *b[1:7], b[12]])
    yield pair("rows-reordered-soup", "rows in another order, no container", texts.OUTPATIENT_TABLE, turned, "soup")
    yield pair("labels-gone", "一、 and the like vanish", rates, unlabelled, "hanweb")
    yield pair("half-reordered", "the second half of the rules stands first", out, halves, "wechat")


def merged_before(document: Document) -> Document:
    """The second of two articles without its number, as the merged form has it."""
    return replace(document, blocks=(*document.blocks[:7], str(document.blocks[7])[4:], *document.blocks[8:]))


def rows_reversed(document: Document, head: int) -> Document:
    from bench.signal.document import Table

    def turned(block: Block) -> Block:
        return (
            replace(block, rows=(*block.rows[:head], *reversed(block.rows[head:])))
            if isinstance(block, Table)
            else block
        )

    return replace(document, blocks=tuple(map(turned, document.blocks)))
