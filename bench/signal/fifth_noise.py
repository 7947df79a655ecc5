"""The fifth wave's noise: furniture that comes, goes, moves and counts; other systems; the same rule in another spelling or order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle

from bench.signal import fifth_texts as texts
from bench.signal.case import Answer, Case, noise
from bench.signal.document import Block, Document, Question, Table, paragraphs, table
from bench.signal.fifth_furniture import PIECES, put
from bench.signal.fifth_layouts import BARE, shown
from bench.signal.fifth_texts import (
    ACCOUNT,
    ANSWERS,
    ARTICLE,
    BENEFIT,
    CONSUMER,
    NOTICE,
    PENSION,
    REMOTE,
    RESIDENT,
    SERVICE,
    YEARS,
)
from bench.signal.lists import Entry, column
from bench.signal.prints import as_docx, as_pdf, film

TURNS = (
    (YEARS, "cluster"), (NOTICE, "paper"), (ACCOUNT, "dahan"), (BENEFIT, "boda"), (RESIDENT, "catalogue"), (ARTICLE, "weixin"),
    (CONSUMER, "townguide"), (ANSWERS, "hotline"), (REMOTE, "printout"), (SERVICE, "mobile"), (PENSION, "cluster"),
)  # fmt: skip
GOING = {"player", "advert", "upkeep", "scan", "poll", "read-also", "group", "robot"}


def cases() -> Iterator[Case]:
    yield from _furnished()
    yield from _counted()
    yield from _redesigned()
    yield from _spelled()
    yield from _arranged()
    yield from _worded()
    yield from _marked()
    yield from _elsewhere()


def _pair(name: str, family: str, changed: str, before: Answer, after: Answer, it: Document, *, reword: bool) -> Case:
    return noise(
        f"fifth-{name}", f"fifth {family}", changed, film(before, after), may_reword=reword, kind=it.kind
    )  # fmt: skip


# ── furniture ──────────────────────────────────────────────────────────────────────────────────────────────────


def _furnished() -> Iterator[Case]:
    for name, (it, layout) in zip(PIECES, cycle(TURNS), strict=False):
        bare, full = shown(it, layout, 1), shown(it, layout, 2, put(name))
        changed = f"{name} is on the page, and the visit is another"
        if name in GOING:
            bare, full = shown(it, layout, 2, put(name)), shown(it, layout, 3)
            changed = f"{name} is gone, and the visit is another"
        yield _pair(f"furniture-{name}", "furniture", changed, bare, full, it, reword=False)


COUNTED: tuple[tuple[str, Document, str, str, str, str], ...] = (
    ("survey", ACCOUNT, "cluster", "survey", "1206票", "1391票"),
    ("helpful", ANSWERS, "hotline", "helpful", "有帮助（87）", "有帮助（103）"),
    ("stars", RESIDENT, "mobile", "stars", "4.3", "4.5"),
    ("remarks", CONSUMER, "townguide", "remarks", "希望缴费年限降到20年", "希望缴费年限降到15年"),
    ("rank", NOTICE, "boda", "rank", "6.2万", "7.9万"),
    ("stamped", YEARS, "paper", "stamped", "2026年10月29日 15:08", "2026年11月3日 09:41"),
    ("advert", ARTICLE, "townguide", "advert", "60岁以下可投，立即领取保额200万", "65岁以下可投，立即领取保额400万"),
    ("poll", BENEFIT, "catalogue", "poll", "手机 63%", "手机 66%"),
    ("upkeep", REMOTE, "dahan", "upkeep", "11月7日0时至6时", "11月14日22时至24时"),
)  # fmt: skip


def _counted() -> Iterator[Case]:
    for name, it, layout, piece, old, new in COUNTED:
        again = shown(it, layout, 2, put(piece), rewrite=lambda m, old=old, new=new: m.replace(old, new))  # type: ignore[misc]
        changed = f"{old} → {new} beside the text"
        yield _pair(f"counted-{name}", "furniture", changed, shown(it, layout, 1, put(piece)), again, it, reword=False)
    for name, it, layout, piece, there in (
        ("disclaimer", NOTICE, "paper", "disclaimer", "bottom"), ("scan", YEARS, "dahan", "scan", "side"), ("helpful", REMOTE, "mobile", "helpful", "bottom"),
        ("stars", ARTICLE, "weixin", "stars", "bottom"), ("editors", RESIDENT, "cluster", "editors", "title"),
    ):  # fmt: skip
        moved = replace(BARE, **{there: PIECES[piece][1]})
        before, after = shown(it, layout, 1, put(piece)), shown(it, layout, 2, moved)
        yield _pair(f"moved-{name}", "furniture", f"{piece} stands elsewhere", before, after, it, reword=False)


REDESIGNED: tuple[tuple[Document, str, str, tuple[str, ...]], ...] = (
    (YEARS, "boda", "cluster", ("aids", "survey")),
    (NOTICE, "dahan", "paper", ("player", "record")),
    (ACCOUNT, "catalogue", "mobile", ("kept",)),
    (BENEFIT, "printout", "dahan", ("share", "friends")),
    (REMOTE, "cluster", "catalogue", ("count",)),
    (RESIDENT, "paper", "printout", ()),
    (ARTICLE, "weixin", "townguide", ("read-also", "advert")),
    (CONSUMER, "mobile", "townguide", ("scan",)),
    (ANSWERS, "hotline", "mobile", ("robot",)),
    (PENSION, "dahan", "boda", ("consent",)),
    (SERVICE, "townguide", "cluster", ("place",)),
)


def _redesigned() -> Iterator[Case]:
    for it, old, new, more in REDESIGNED:
        before, after = shown(it, old, 1), shown(it, new, 2, put(*more))
        yield _pair(f"redesign-{old}-{new}", "redesign", f"{old} → {new}", before, after, it, reword=False)


# ── the same rule, spelled otherwise ───────────────────────────────────────────────────────────────────────────

Spelling = Callable[[str], str]


def _told(*pairs: tuple[str, str]) -> Spelling:
    def change(text: str) -> str:
        for old, new in pairs:
            text = text.replace(old, new)
        return text

    return change


SPELLED: tuple[tuple[str, str, Document, str, Spelling], ...] = (
    ("years", "28年 → 二十八年", YEARS, "cluster", _told(("28年", "二十八年"), ("23年", "二十三年"), ("12年", "十二年"))),
    ("appeal", "30日内 → 三十日内", YEARS, "paper", _told(("30日内", "三十日内"))),
    ("brackets", "〔2017〕 → [2017]", YEARS, "boda", _told(("〔2017〕", "[2017]"))),
    ("grouped", "22458元 → 22,458元", NOTICE, "dahan", _told(("22458", "22,458"), ("4492", "4,492"))),
    ("percent", "6.8% → 百分之六点八", NOTICE, "paper", _told(("6.8%", "百分之六点八"))),
    ("padded", "2月28日 → 02月28日", NOTICE, "catalogue", _told(("2026年2月28日", "2026年02月28日"))),
    ("round", "（含） → (含)", NOTICE, "mobile", _told(("（", "("), ("）", ")"))),
    ("cents", "75元 → 75.00元", ACCOUNT, "cluster", _told(("75元", "75.00元"))),
    ("hours", "48小时 → 四十八小时", ACCOUNT, "printout", _told(("48小时", "四十八小时"))),
    ("wan", "25万元 → 250000元", BENEFIT, "boda", _told(("25万元", "250000元"))),
    ("unwan", "1万元 → 10000元", BENEFIT, "dahan", _told(("1万元", "10000元"))),
    ("wide", "% → ％, digits in full width", BENEFIT, "paper", lambda t: re.sub(r"[\d%]", lambda m: chr(ord(m[0]) + 0xFEE0), t)),
    ("commas", "， → ,", REMOTE, "cluster", _told(("，", ","), ("；", ";"))),
    ("dash", "8:30—17:30 → 8：30-17：30", REMOTE, "boda", _told(("8:30—17:30", "8：30-17：30"))),
    ("chinese-wan", "18万元 → 十八万元", RESIDENT, "catalogue", _told(("18万元", "十八万元"))),
    ("tilde", "9:00—12:00 → 9:00～12:00", SERVICE, "townguide", _told(("—", "～"))),
    ("each", "12个月 → 十二个月", PENSION, "cluster", _told(("12个月", "十二个月"))),
    ("trailing", "9.5% → 9.50%", ARTICLE, "weixin", _told(("9.5%", "9.50%"))),
    ("quotes", "“” → 「」", CONSUMER, "townguide", _told(("“", "「"), ("”", "」"))),
    ("answered", "24小时 → 二十四小时", ANSWERS, "hotline", _told(("24小时", "二十四小时"), ("8年", "八年"))),
    ("joints", "a joint without width between all characters of figures", YEARS, "dahan", lambda t: re.sub(r"(\d)(?=\d)", "\\1\u200b", t)),
    ("dates", "2025年8月1日 → 2025年 8 月 1 日", REMOTE, "catalogue", _told(("2025年8月1日", "2025年 8 月 1 日"))),
)  # fmt: skip


def _spelled() -> Iterator[Case]:
    for name, changed, it, layout, change in SPELLED:
        before, after = shown(it, layout, 1), shown(it.respelled(change), layout, 2)
        yield _pair(f"spelled-{name}", "spelled", changed, before, after, it, reword=False)


# ── the same words in another order or shape ───────────────────────────────────────────────────────────────────


def _columns(it: Document, *order: int) -> Document:
    def turn(block: Block) -> Block:
        if not isinstance(block, Table):
            return block
        return replace(block, rows=tuple(tuple(row[n] for n in order) for row in block.rows))

    return replace(it, blocks=tuple(turn(block) for block in it.blocks))


def _rows(it: Document) -> Document:
    def turn(block: Block) -> Block:
        return replace(block, rows=(block.rows[0], *reversed(block.rows[1:]))) if isinstance(block, Table) else block

    return replace(it, blocks=tuple(turn(block) for block in it.blocks))


def _as_lines(it: Document) -> Document:
    """A table of two columns as lines."""
    out: list[Block] = []
    for block in it.blocks:
        rows = block.rows[1:] if isinstance(block, Table) else ()
        out += [f"{row[0].text}：{row[1].text}" for row in rows] if rows else [block]
    return replace(it, blocks=tuple(out))


def _as_table(it: Document, beginning: str, head: tuple[str, str]) -> Document:
    """Items that begin with （一） and so on as a table."""
    rows = [
        (block[:3], block[3:])
        for block in it.blocks
        if isinstance(block, str) and re.match(r"（[一二三四五六七八九十]）", block)
    ]
    rest = replace(it, blocks=tuple(b for b in it.blocks if not (isinstance(b, str) and b.startswith("（"))))
    return rest.after(beginning, table(head, *rows))


def _relabelled(it: Document, pattern: str, label: str) -> Document:
    return it.respelled(lambda text: re.sub(pattern, label, text))


def _asked(it: Document, form: str) -> Document:
    asked = [
        Question(form.format(n, b.question), b.answer) for n, b in enumerate(it.blocks, 1) if isinstance(b, Question)
    ]
    return replace(it, blocks=tuple(asked))


def _twice(it: Document, beginning: str) -> Document:
    (again,) = [block for block in it.blocks if isinstance(block, str) and block.startswith(beginning)]
    return it.after(beginning, again)


def _arrangements() -> Iterator[tuple[str, str, str, Document, Document, bool]]:
    spaced = texts.with_headings(YEARS, {"第一章　总则": "第一章　总　则", "第四章　附则": "第四章　附　则"})
    yield "headings", "总则 → 总　则", "cluster", YEARS, spaced, False
    yield "split", "an article in two paragraphs", "paper", YEARS, texts.split(YEARS, "有效期至2030年6月30日。"), False
    joined = texts.merged(CONSUMER, "到参保地", "申请书")
    yield "joined", "two paragraphs in one", "townguide", CONSUMER, joined, False
    fewer = texts.renumbered(texts.merged(YEARS, "第一条", "第二条", cut=len("第二条　")))
    yield "fewer", "two articles in one, the others and what points to them renumbered", "dahan", YEARS, fewer, False
    turned = ARTICLE.ordered(lambda blocks: (*blocks[:11], *reversed(blocks[11:])))
    yield "turned", "the last hints in another order", "weixin", ARTICLE, turned, False
    yield "asked", "questions in another order", "hotline", ANSWERS, ANSWERS.ordered(lambda b: b[::-1]), False
    yield "counted", "questions are numbered", "hotline", ANSWERS, _asked(ANSWERS, "{}. {}"), False
    yield "prefixed", "问题N before each question", "mobile", ANSWERS, _asked(ANSWERS, "问题{}：{}"), False
    yield "twice", "a paragraph is printed twice", "dahan", ACCOUNT, _twice(ACCOUNT, "第十三条"), False
    yield "columns", "columns in another order", "boda", BENEFIT, _columns(BENEFIT, 0, 3, 2, 1), False
    yield "rows", "rows in another order", "catalogue", BENEFIT, _rows(BENEFIT), False
    tabled = _as_table(ACCOUNT, "第八条", ("序号", "情形"))
    yield "tabled", "items in a table", "catalogue", ACCOUNT, tabled, True
    yield "lines", "a table of two columns as lines", "mobile", SERVICE, _as_lines(SERVICE), False
    yield (
        "labels",
        "一、 → （一）",
        "cluster",
        PENSION,
        _relabelled(PENSION, r"^([一二三四五六七八九])、", r"（\1）"),
        False,
    )
    yield "points", "1. → （1）", "printout", REMOTE, _relabelled(REMOTE, r"^(\d+)\. ", r"（\1）"), False
    signed = replace(YEARS, blocks=(*YEARS.blocks, YEARS.issuer, "2025年5月28日"))
    yield "signed", "issuer and day below the text", "boda", YEARS, signed, False


def _arranged() -> Iterator[Case]:
    for name, changed, layout, it, then, reword in _arrangements():
        yield _pair(
            f"arranged-{name}", "arranged", changed, shown(it, layout), shown(then, layout, 2), it, reword=reword
        )


# ── other words for the same ───────────────────────────────────────────────────────────────────────────────────


def _ended(it: Document, line: str) -> Document:
    return replace(it, blocks=(*it.blocks, line))


def _begun(it: Document, line: str) -> Document:
    return replace(it, blocks=(*paragraphs(line), *it.blocks))


def _wordings() -> Iterator[tuple[str, str, str, Document, Document]]:
    yield "account", "帐户 → 账户", "dahan", ACCOUNT.respelled(_told(("账户", "帐户"))), ACCOUNT
    spoilt, healed = (ANSWERS.edit(("补缴后待遇", f"补缴后{de}待遇")) for de in ("得", "的"))
    yield "de", "得 → 的", "hotline", spoilt, healed
    yield "until", "截止 → 截至", "paper", NOTICE, NOTICE.edit(("截止2025年", "截至2025年"))
    old, new = (YEARS.respelled(_told(("经办机构", f"{name}经办机构"))) for name in ("社保", "医保"))
    yield "office", "社保经办机构 → 医保经办机构", "cluster", old, new
    yield (
        "issuer",
        "the office has another name",
        "mobile",
        replace(SERVICE, issuer="麓川市社会保险事业管理局"),
        SERVICE,
    )
    yield (
        "people",
        "坚持以人民为中心 in the purpose",
        "catalogue",
        RESIDENT,
        RESIDENT.edit(("为完善", "为坚持以人民为中心，完善")),
    )
    welcome = "欢迎来到青梧生活网，小编为大家整理了相关内容，一起来看看吧！"
    yield "welcome", "a line of welcome", "townguide", CONSUMER, _begun(CONSUMER, welcome)
    hint = "对本规程理解上有疑问的，欢迎向窗口工作人员了解。"
    yield "hint", "a hint where to ask", "printout", REMOTE, _ended(REMOTE, hint)
    yield "heart", "a slogan at the end", "weixin", PENSION, _ended(PENSION, "我们将用心用情服务每一位参保群众。")
    yield (
        "long",
        "职工医保 → 职工基本医疗保险",
        "weixin",
        ARTICLE,
        ARTICLE.respelled(_told(("职工医保", "职工基本医疗保险"))),
    )
    yield "died", "死亡 → 去世", "townguide", CONSUMER, CONSUMER.edit(("参保人死亡", "参保人去世"))
    yield "cash", "取现 → 提现", "hotline", ANSWERS, ANSWERS.edit(("不能取现", "不能提现"))
    yield "must", "须满 → 应满", "boda", YEARS, YEARS.respelled(_told(("须满", "应满")))
    yield "within", "以内的 → 之内的", "catalogue", NOTICE, NOTICE.edit(("以内的", "之内的"))
    yield (
        "swipe",
        "how to read the table",
        "mobile",
        BENEFIT,
        _begun(BENEFIT, "温馨提示：表格较宽时，可以左右滑动查看。"),
    )
    yield "title", "the title gets （全文）", "cluster", ACCOUNT, replace(ACCOUNT, title=f"{ACCOUNT.title}（全文）")
    yield "ought", "应当 → 应", "dahan", PENSION, PENSION.respelled(_told(("应当", "应")))
    yield "slip", "凭正 → 凭证", "paper", RESIDENT.edit(("将本人凭证", "将本人凭正")), RESIDENT
    yield "unit", "厘米 → cm", "catalogue", RESIDENT, RESIDENT.respelled(_told(("厘米", "cm")))


def _worded() -> Iterator[Case]:
    for name, changed, layout, before, after in _wordings():
        yield _pair(
            f"worded-{name}", "worded", changed, shown(before, layout), shown(after, layout, 2), after, reword=True
        )


# ── the same text in other marks, and off the page ─────────────────────────────────────────────────────────────

THRICE = re.compile(r'(<div class="m-body".*?</div>)(?=<div class="m-open")', re.S)
OLD_RULE = "《榆河市职工医保缴费年限核定办法》"


def _marked() -> Iterator[Case]:
    def linked(to: str) -> Callable[[str], str]:
        return lambda m: m.replace(OLD_RULE, f'<a href="{to}">{OLD_RULE}</a>')

    def named(name: str) -> Document:
        return replace(NOTICE, files=(("att/sb2026.doc", name),))

    rows = (
        ("gb18030", "written in gb18030", RESIDENT, shown(RESIDENT, "catalogue"), shown(RESIDENT, "catalogue", 2, charset="gb18030")),
        ("bold", "each figure's last digit in a tag of its own", YEARS, shown(YEARS, "cluster"),
         shown(YEARS, "cluster", 2, rewrite=lambda m: re.sub(r"(\d)(\d)(年|日|%)", r"\1<b>\2</b>\3", m))),
        ("blanks", "blanks that do not break before each paragraph", REMOTE, shown(REMOTE, "mobile"),
         shown(REMOTE, "mobile", 2, rewrite=lambda m: m.replace('<p class="m-p">', '<p class="m-p">&nbsp;&nbsp;&emsp;'))),
        ("entities", "万 and 元 as entities", BENEFIT, shown(BENEFIT, "boda"),
         shown(BENEFIT, "boda", 2, rewrite=lambda m: m.replace("万", "&#19975;").replace("元", "&#x5143;"))),
        ("thrice", "the body printed three times", ACCOUNT, shown(ACCOUNT, "mobile"),
         shown(ACCOUNT, "mobile", 2, rewrite=lambda m: THRICE.sub(r"\1\1\1", m))),
        ("printed", "printed at another hour", SERVICE, shown(SERVICE, "printout"), shown(SERVICE, "printout", 9)),
        ("linked", "a link within the text leads elsewhere", YEARS, shown(YEARS, "dahan", rewrite=linked("/old/45.html")),
         shown(YEARS, "dahan", 2, rewrite=linked("/lib/content_4501.html"))),
        ("unlinked", "a link within the text is none any more", YEARS, shown(YEARS, "paper", rewrite=linked("/old/45.html")), shown(YEARS, "paper", 2)),
    )  # fmt: skip
    for name, changed, it, before, after in rows:
        yield _pair(f"marked-{name}", "marked", changed, before, after, it, reword=False)
    before, after = shown(named("附件.doc"), "boda"), shown(named("附件1：缴费工资申报表（样表）.doc"), "boda", 2)
    yield _pair("marked-file", "marked", "an attachment is called otherwise", before, after, NOTICE, reword=True)


def _elsewhere() -> Iterator[Case]:
    entries = (Entry("r1.html", REMOTE, "2025-06-16"), Entry("r2.html", RESIDENT, "2024-11-20"))
    first = column(entries, layout="guangdong")
    for name, changed, after in (
        ("rows", "the list becomes a table", column(entries, visit=2, rows=True, layout="guangdong")),
        (
            "query",
            "addresses carry a number of the visit",
            column(entries, visit=2, query="?ver=81", layout="guangdong"),
        ),
    ):
        yield noise(f"fifth-list-{name}", "fifth marked", changed, film(first, after), kind="list")
    steps = film(as_docx(YEARS), as_docx(YEARS, runs=4))
    yield noise("fifth-file-runs", "fifth marked", "saved again: other runs", steps, kind="file", name="a.docx")
    steps = film(as_pdf(ACCOUNT), as_pdf(ACCOUNT, 31))
    yield noise("fifth-file-lines", "fifth marked", "other line breaks", steps, kind="file", name="a.pdf")
