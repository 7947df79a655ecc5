"""A second wave of noise: what editors add inside the body, files, lists and visits that repeat."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from bench.signal import texts
from bench.signal.case import Answer, Case, noise
from bench.signal.document import Block, Document, Table
from bench.signal.lists import Entry, column
from bench.signal.noise_text import numeral
from bench.signal.noise_visit import ENTRIES, MISSING, QUIET, RUISHU
from bench.signal.prints import Rewrite, as_docx, as_markdown, as_pdf, as_text, as_xlsx, film, page

Change = Callable[[str], str]


def cases() -> Iterator[Case]:
    yield from _inside()
    yield from _said_otherwise()
    yield from _redesigned()
    yield from _tables()
    yield from _files()
    yield from _lists()
    yield from _visits()


# ── inside the body ────────────────────────────────────────────────────────────────────────────────────────────

EDITOR = "<p>（来源：市医保局　责任编辑：李明　审核：王芳）</p>"
SCAN = "<p>扫一扫在手机打开当前页</p>"
BUTTONS = "<p>【打印本页】【关闭窗口】【返回顶部】</p>"
PRINTED = "<p>打印日期：2026年11月3日 10:22</p>"
VALID = "<p>有 效 性：有效</p>"
INDEX = "<p>索引号：11440000MB2D02A-2025-00118　主题分类：医疗保障</p>"
HOT = "<p>本文已有1520人阅读，有帮助(36) 没帮助(2)</p>"
SATISFIED = "<div><p>您对本文是否满意？</p><p>非常满意 满意 一般 不满意</p></div>"


def _behind(words: str, more: str) -> Rewrite:
    return lambda markup: markup.replace(words, more + words, 1)


INSIDE: tuple[tuple[str, str, Document, str, Rewrite], ...] = (
    ("editor", "the editor's name below the text", texts.YEARS, "hanweb", _behind("<p>本页面已被浏览", EDITOR)),
    ("editor-soup", "the editor's name below the text, no container", texts.RATES, "soup", _behind('</div></div><div class="r4">', EDITOR)),
    ("scan", "a line for the QR code", texts.ACCOUNT, "trs", _behind('</div><div class="related">', SCAN)),
    ("scan-soup", "a line for the QR code, no container", texts.REMOTE, "soup", _behind('</div></div><div class="r4">', SCAN)),
    ("buttons", "print and close in brackets inside the body", texts.RESIDENT, "library", _behind('</div><div class="related">', BUTTONS)),
    ("buttons-soup", "print and close in brackets, no container", texts.OUTPATIENT, "soup", _behind('</div></div><div class="r4">', BUTTONS)),
    ("printed", "the date of printing", texts.PHASE, "hanweb", _behind("<p>本页面已被浏览", PRINTED)),
    ("valid", "the page now says that the document is valid", texts.OUTPATIENT, "trs", _behind('<div class="TRS_Editor">', VALID)),
    ("index", "the index number of the document", texts.REMOTE, "hanweb", _behind('<div id="zoom">', INDEX)),
    ("hot", "how many read it and found it helpful", texts.FAQ, "wenda", _behind('</div><div class="sidebar">', HOT)),
    ("satisfied", "a question whether one is satisfied", texts.TRANSFER, "soup", _behind('</div></div><div class="r4">', SATISFIED)),
)  # fmt: skip


def _inside() -> Iterator[Case]:
    for name, changed, document, layout, rewrite in INSIDE:
        after = page(document, layout, 2, rewrite=rewrite)
        if after == page(document, layout, 2):
            raise ValueError(f"nothing rewritten: {name}")
        reword = name in ("index", "satisfied")
        yield noise(
            f"inside-{name}",
            "inside",
            changed,
            film(page(document, layout), after),
            kind=document.kind,
            may_reword=reword,
        )


# ── the same in other words ────────────────────────────────────────────────────────────────────────────────────

SAID: tuple[tuple[str, str, Document, str, Change], ...] = (
    ("months-chinese", "12个月 → 十二个月, 6个月 → 六个月", texts.REMOTE, "hanweb", lambda t: t.replace("12个月", "十二个月").replace("6个月", "六个月")),
    ("months-ge", "3个月 → 三个月", texts.RESIDENT, "soup", lambda t: t.replace("3个月", "三个月")),
    ("per-month", "每人每月95元 → 95元/月", texts.ACCOUNT, "trs", lambda t: t.replace("每人每月95元", "95元/月")),
    ("per-year", "每人每年400元 → 400元/年", texts.RESIDENT, "library", lambda t: t.replace("每人每年400元", "400元/年")),
    ("days-working", "15个工作日 → 15 个工作日", texts.ACCOUNT, "guangdong", lambda t: t.replace("15个工作日", "15 个 工作日")),
    ("money-decimals", "24930元 → 24930.00元", texts.RATES, "hanweb", lambda t: re.sub(r"(\d{4,5})元", r"\1.00元", t)),
    ("must-no-more", "应当 → 须", texts.ACCOUNT, "soup", lambda t: t.replace("应当", "须")),
    ("not-may", "不得 → 不能", texts.YEARS, "trs", lambda t: t.replace("不得将", "不能将")),
    ("no-need", "无需 → 不需要", texts.REMOTE, "guangdong", lambda t: t.replace("无需办理", "不需要办理")),
    ("not-may-account", "不得 → 不能 in a typed rule", texts.ACCOUNT, "library", lambda t: t.replace("原则上不得提取", "原则上不能提取")),
    ("no-need-guide", "不收取 → 免收", texts.TRANSFER, "hanweb", lambda t: t.replace("不收取手续费", "免收手续费")),
    ("may", "可以 → 可", texts.ACCOUNT, "hanweb", lambda t: t.replace("可以", "可")),
    ("at-most", "不超过 → 不得超过", texts.PHASE.edit(("差错率不得高于2%", "差错率不得超过2%")), "soup", lambda t: t.replace("不得超过2%", "不得高于2%")),
    ("not-less", "不低于 → 不少于", texts.OUTPATIENT, "library", lambda t: t.replace("不低于95%", "不少于95%")),
    ("within", "之内 and 以内", texts.YEARS, "soup", lambda t: t.replace("60日内", "60日之内")),
    ("question", "a question in other words", texts.FAQ, "accordion", lambda t: t.replace("医保咨询电话是多少？", "医保咨询电话是什么？")),
    ("question-numbered", "questions get numbers", texts.FAQ, "faq_list", lambda t: re.sub(r"^(.*？)$", r"Q：\1", t)),
    ("articles-arabic", "第三条 → 第3条", texts.YEARS, "hanweb", lambda t: re.sub(r"第([一二三四五六七八九十]+)条", lambda m: f"第{next(n for n in range(1, 99) if numeral(n) == m[1])}条", t)),
    ("number-brackets", "（一） for 一、 and a colon after the heading", texts.RESIDENT, "trs", lambda t: re.sub(r"^([一二三四五六七八])、(.{3,6})。", r"（\1）\2：", t)),
)  # fmt: skip


def _said_otherwise() -> Iterator[Case]:
    for name, changed, document, layout, change in SAID:
        after = document.respelled(change)
        steps = film(page(document, layout), page(after, layout, 2))
        yield noise(f"said-{name}", "said otherwise", changed, steps, may_reword=True, kind=document.kind)


def _redesigned() -> Iterator[Case]:
    for document, old, new in (
        (texts.RESIDENT, "trs", "guangdong"), (texts.RESIDENT, "library", "soup"), (texts.ACCOUNT, "wechat", "shanghai"),
        (texts.OUTPATIENT_TABLE, "wechat", "hanweb"), (texts.INPATIENT, "soup", "wechat"), (texts.TRANSFER, "guangdong", "library"),
    ):  # fmt: skip
        steps = film(page(document, old), page(document, new, 2))
        yield noise(f"again-{old}-{new}", "redesign again", f"the whole site changes from {old} to {new}", steps)


# ── tables ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _with_rows(document: Document, change: Callable[[Table], Table]) -> Document:
    def turned(block: Block) -> Block:
        return change(block) if isinstance(block, Table) else block

    return replace(document, blocks=tuple(map(turned, document.blocks)))


def _tables() -> Iterator[Case]:
    table = texts.INPATIENT
    tall = _with_rows(table, lambda t: replace(t, rows=(*t.rows[:3], *t.rows[:2], *t.rows[3:])))
    yield noise(
        "table-head-again",
        "tables",
        "the head of a table is repeated between its rows",
        film(page(table, "hanweb"), page(tall, "hanweb", 2)),
    )
    caption: Rewrite = lambda m: m.replace('cellspacing="0">', 'cellspacing="0"><caption>表1　住院待遇标准</caption>')  # noqa: E731
    yield noise(
        "table-caption",
        "tables",
        "a table gets a caption",
        film(page(table, "trs"), page(table, "trs", 2, rewrite=caption)),
        may_reword=True,
    )
    blanks: Rewrite = lambda m: m.replace("<td>", "<td>\n&nbsp;").replace("</td>", " </td>")  # noqa: E731
    yield noise(
        "table-blanks",
        "tables",
        "blanks around every cell",
        film(page(table, "soup"), page(table, "soup", 2, rewrite=blanks)),
    )
    empty: Rewrite = lambda m: m.replace("</table>", "<tr><td></td><td></td><td></td><td></td></tr></table>")  # noqa: E731
    yield noise(
        "table-empty-row",
        "tables",
        "an empty row",
        film(page(table, "library"), page(table, "library", 2, rewrite=empty)),
    )


# ── files ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _files() -> Iterator[Case]:
    account, guide, out = texts.ACCOUNT, texts.TRANSFER, texts.OUTPATIENT

    def pair(name: str, changed: str, before: Answer, after: Answer, end: str) -> Case:
        return noise(f"file-{name}", "files again", changed, film(before, after), kind="file", name=f"a.{end}")

    yield pair("text-narrow", "a text broken at 24 characters", as_text(account), as_text(account, 24), "txt")
    yield pair(
        "text-narrow-gbk", "a text broken elsewhere, in gbk", as_text(out, 36), as_text(out, 30, charset="gbk"), "txt"
    )
    indented = account.mapped(lambda t: "　　" + t)
    yield pair("text-indent", "paragraphs of a text are indented", as_text(account), as_text(indented), "txt")
    numbered = replace(guide, blocks=(*guide.blocks[:5], "— 1 —", *guide.blocks[5:], "— 2 —"))
    yield pair("pdf-page-numbers", "page numbers appear in a PDF", as_pdf(guide), as_pdf(numbered), "pdf")
    yield pair("pdf-lines-guide", "a PDF whose lines break elsewhere", as_pdf(guide, 40), as_pdf(guide, 27), "pdf")
    yield pair("docx-to-text", "a Word file becomes a text", as_docx(out), as_text(out), "doc")
    yield pair("markdown-to-docx", "Markdown becomes a Word file", as_markdown(guide), as_docx(guide), "md")
    bases = [("项目", "标准（元/月）"), ("职工医保月缴费基数上限", 24930), ("职工医保月缴费基数下限", 4986)]
    texted = [bases[0], *((name, str(amount)) for name, amount in bases[1:])]
    title = "2026年度职工医保缴费基数"
    yield pair(
        "xlsx-text-cells", "numbers of a sheet become text", as_xlsx(title, bases), as_xlsx(title, texted), "xlsx"
    )


# ── lists ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _lists() -> Iterator[Case]:
    from watcher.model import Follow

    follow = Follow(match=("医保", "医疗保险", "缴费"), limit=20)
    pinned = (replace(ENTRIES[1], title="【置顶】" + ENTRIES[1].name), ENTRIES[0], ENTRIES[2])
    moved = tuple(replace(e, path=e.path.replace("/art_", "/c_")) for e in ENTRIES)
    copied = (Entry("zt/rates.html", texts.RATES, "2026-03-01"), *ENTRIES)
    for name, changed, after in (
        ("pinned", "a notice is pinned on top and says so", column(pinned, visit=2)),
        ("all-moved", "all notices have other addresses", column(moved, visit=2)),
        (
            "session",
            "the addresses carry a session",
            column(tuple(replace(e, path=e.path + ";jsessionid=7F3A") for e in ENTRIES), visit=2),
        ),
        ("copied", "a notice is listed a second time, under another address", column(copied, visit=2)),
        (
            "copied-guide",
            "another notice is listed a second time",
            column((Entry("zt/ratios.html", texts.INPATIENT, "2026-03-02"), *ENTRIES), visit=2),
        ),
        (
            "one-moved",
            "the newest notice has another address",
            column((replace(ENTRIES[0], path="2026/2/3/t_9901.html"), *ENTRIES[1:]), visit=2),
        ),
        ("fragment", "the addresses carry a fragment", column(ENTRIES, visit=2, query="#content")),
    ):
        yield noise(
            f"list-again-{name}", "lists again", changed, film(column(ENTRIES), after), kind="list", follow=follow
        )


# ── visits that repeat ─────────────────────────────────────────────────────────────────────────────────────────


def _visits() -> Iterator[Case]:
    years = page(texts.YEARS, "hanweb")

    def again(visit: int) -> Answer:
        return page(texts.YEARS, "hanweb", visit)

    def half(visit: int) -> Answer:
        return page(replace(texts.YEARS, blocks=texts.YEARS.blocks[:4]), "hanweb", visit)

    for name, changed, steps in (
        (
            "missing-on-and-off",
            "404 every other day",
            film(years, MISSING, again(2), MISSING, again(3), MISSING, again(4)),
        ),
        ("half-on-and-off", "half a page every other day", film(years, half(2), again(3), half(4), again(5))),
        ("half-then-missing", "half a page, then 404, then the page", film(years, half(2), MISSING, again(3))),
        ("challenges-change", "two kinds of challenge, one after the other", film(years, RUISHU, QUIET, again(2))),
        (
            "missing-then-challenge",
            "404, a challenge, 404 again, and the page",
            film(years, MISSING, QUIET, MISSING, again(2)),
        ),
        (
            "half-both",
            "two different halves, a day each",
            film(years, half(2), page(replace(texts.YEARS, blocks=texts.YEARS.blocks[:3]), "hanweb", 3), again(4)),
        ),
    ):
        yield noise(f"visit-{name}", "visits", changed, steps)
