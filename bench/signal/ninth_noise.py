"""Noise of the ninth wave: pages that differ between two visits, where no rule does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bench.signal import ninth_texts as t
from bench.signal.case import Answer, Case, noise
from bench.signal.document import Block, Document, Table
from bench.signal.lists import Entry, column
from bench.signal.ninth_layouts import shown
from bench.signal.prints import as_docx, as_pdf, as_text, film
from watcher.model import Follow

Swap = tuple[str, str]
FOLLOW = Follow(match=("医疗保险", "医保", "缴费"), limit=20)
KNOWN = (
    Entry("n1.html", t.BASE, "2026-01-15"),
    Entry("n2.html", t.YEARS, "2025-06-12"),
)  # fmt: skip


def before(tag: str, more: str) -> Swap:
    return tag, more + tag


BASES = (
    (t.YEARS, "jpage"), (t.RULES, "cards"), (t.RESIDENT, "weixin"), (t.GUIDE, "bendi"), (t.FAQ, "collapse"), (t.FAQ, "forum"),
    (t.REMOTE, "mobile"), (t.TRANSFER, "plain"), (t.BENEFITS, "intranet"),
)  # fmt: skip

# id, what came, document, layout, swap of the first visit (or none), swap of the second (or none)
FURNITURE: tuple[tuple[str, str, Document, str, Swap | None, Swap | None], ...] = (
    ("holiday", "a holiday notice above the menu", t.YEARS, "jpage", None,
     before('<div class="nav">', '<div class="notice"><marquee>元旦假期：2027年1月1日至3日放假调休，共3天，窗口暂停服务</marquee></div>')),
    ("outage", "a maintenance notice goes", t.BASE, "jpage",
     before('<div class="nav">', '<div class="gg">公告：本网站定于2026年12月5日22:00至次日6:00进行系统升级，期间暂停访问</div>'), None),
    ("menu", "the menu gains two columns", t.RULES, "jpage", None,
     ('<li><a href="/hdjl">互动交流</a></li>', '<li><a href="/zwfw">政务服务</a></li><li><a href="/hdjl">互动交流</a></li><li><a href="/sjkf">数据开放</a></li>')),
    ("crumb", "the breadcrumbs name another column", t.YEARS, "jpage", None,
     ('<a href="/xxgk">政府信息公开</a> &gt; 正文', '<a href="/xxgk">政府信息公开</a> &gt; <a href="/gfxwj">行政规范性文件</a> &gt; 正文')),
    ("phone", "the footer's telephone number and hours", t.RESIDENT, "jpage",
     ("联系我们", "网站维护电话：0310-3112045（工作日9:00-12:00）"), ("联系我们", "网站维护电话：0310-3115577（工作日8:30-12:00）")),
    ("cookie", "a cookie bar", t.REMOTE, "cards", None,
     before("</body>", '<div class="cookie-bar">本网站使用Cookie改善浏览体验，保存期30天。<button>同意</button></div>')),
    ("campaign", "a campaign popup", t.GUIDE, "bendi", None,
     before("</body>", '<div class="popup"><h3>年终福利</h3><p>邀请3位好友得20元话费，12月31日截止</p><a>立即参加</a></div>')),
    ("advert", "an advert among the paragraphs goes", t.GUIDE, "bendi",
     before("<h2>三、", '<div class="ad-inline"><a href="/ad/88">体检套餐 原价699元 现价299元</a></div>'), None),
    ("comments", "readers' comments", t.GUIDE, "bendi", None,
     before('<div class="foot">', '<div class="comments"><h3>网友评论（2条）</h3><div class="cm"><b>小城居民</b> 3天前<p>写得很清楚，收藏了</p></div><div class="cm"><b>用户8831</b> 5天前<p>谢谢小编</p></div></div>')),
    ("reading", "a reading aid above the text", t.GUIDE, "bendi", None,
     before('<div class="content" id="bo">', '<div class="ai-tip">AI导读：本文约420字，共6个小节，预计阅读2分钟</div>')),
    ("follow", "another line under the QR code", t.RESIDENT, "weixin", ("长按识别二维码关注我们", "扫一扫，关注邯郸政务"),
     ("长按识别二维码关注我们", "长按二维码加入服务群，已有2.3万人关注")),
    ("cover", "the picture above the text and its caption", t.YEARS, "weixin", None,
     ("0?wx_fmt=gif\"></section>", "640?wx_fmt=png\"></section><section><span style=\"color:#999\">点击上方蓝字关注</span></section>")),
    ("board", "a card of statistics", t.RULES, "cards", None,
     before("</aside>", '<section class="card"><h4>参保数据</h4><p>全市职工参保67.2万人，电子凭证激活率91.3%</p></section>')),
    ("editors", "the clerk responsible and a source line", t.TRANSFER, "mobile", None,
     before('<div class="m-like">', '<div class="m-edit">责任编辑：综合科　来源：本站　审核：办公室</div>')),
    ("survey", "a poll of the page", t.FAQ, "collapse", None,
     before('<div class="footer">', '<div class="survey"><p>本页内容对您有帮助吗？</p><label>很有帮助 128</label><label>一般 9</label></div>')),
    ("more-files", "a list of interpretations below the text", t.YEARS, "jpage", None,
     before('<div class="xgxx">', '<div class="jiedu"><h3>相关解读</h3><ul><li><a href="/jd/1.html">一图读懂：缴费年限管理</a></li><li><a href="/jd/2.html">政策问答10条</a></li></ul></div>')),
)  # fmt: skip

REDESIGNS = (
    (t.YEARS, "jpage", "cards"), (t.RULES, "plain", "jpage"), (t.FAQ, "collapse", "forum"), (t.GUIDE, "bendi", "weixin"),
    (t.BENEFITS, "intranet", "jpage"), (t.REMOTE, "mobile", "cards"), (t.RESIDENT, "weixin", "mobile"), (t.BASE, "plain", "intranet"),
)  # fmt: skip


def full(text: str) -> str:
    return text.translate(str.maketrans("0123456789%", "０１２３４５６７８９％"))


def hyphens(text: str) -> str:
    return re.sub(r"(\d{4})年(\d+)月(\d+)日", lambda m: f"{m[1]}-{int(m[2]):02d}-{int(m[3]):02d}", text)


def spaced(text: str) -> str:
    return re.sub(r"(\d+(?:\.\d+)?)(?=[年月日元天个])", r" \1 ", text)


def edits(*pairs: Swap) -> Callable[[str], str]:
    def change(text: str) -> str:
        for old, new in pairs:
            text = text.replace(old, new)
        return text

    return change


def rows_turned(blocks: Sequence[Block]) -> Sequence[Block]:
    """Every table's rows below its header in the opposite order."""
    return [
        replace(b, rows=(*b.rows[: b.head], *b.rows[: b.head - 1 : -1])) if isinstance(b, Table) else b for b in blocks
    ]


NUMERALS = edits(("满30年", "满三十年"), ("满25年", "满二十五年"), ("满10年", "满十年"), ("6个月", "六个月"))
PER_CENT = edits(("6.5%", "百分之六点五"), ("为2%", "为百分之二"), ("7.5%", "百分之七点五"))
MONEY = edits(("35万元", "350000元"), ("2500元", "2,500元"), ("3200元", "3,200元"))
POINTS = edits(("，", ","), ("；", ";"), ("（", "("), ("）", ")"), ("：", ":"))
NUMBERS = edits(*((f"（{c}）", f"{n}．") for n, c in enumerate((*"一二三四五六七八九十", "十一", "十二"), 1)))

# id, what changed, document, layout, change, whether the words differ
TEXTS: tuple[tuple[str, str, Document, str, Callable[[str], str], bool], ...] = (
    ("full-width", "full width digits", t.BASE, "jpage", full, False),
    ("hyphens", "dates with hyphens", t.RESIDENT, "cards", hyphens, False),
    ("spaced", "spaces around numbers", t.TRANSFER, "mobile", spaced, False),
    ("numerals", "years as Chinese numerals", t.YEARS, "plain", NUMERALS, False),
    ("per-cent", "percentages in words", t.BASE, "weixin", PER_CENT, False),
    ("money", "万元 written out, commas in thousands", t.BENEFITS, "jpage", MONEY, False),
    ("points", "half-width punctuation", t.REMOTE, "jpage", POINTS, False),
    ("numbers", "other marks before the paragraphs", t.YEARS, "cards", NUMBERS, False),
    ("account", "账户 written 帐户", t.RULES, "plain", edits(("账户", "帐户")), True),
    ("agency", "the centre renamed", t.YEARS, "jpage", edits(("市医疗保障事业管理中心", "市医疗保障事务中心")), True),
    ("intro", "another preamble", t.REMOTE, "mobile", edits(("现将异地就医备案和直接结算有关事项告知如下", "现就异地就医备案、直接结算相关事项说明如下")), True),
    ("style", "another way of saying the same", t.GUIDE, "bendi", edits(("很多小伙伴问：洛阳", "不少朋友留言问，洛阳"), ("小编根据", "本文依据")), True),
    ("polite", "politer answers", t.FAQ, "collapse", edits(("灵活就业参保登记不收手续费", "您好，灵活就业参保登记不收手续费")), True),
    ("purpose", "the purpose put otherwise", t.RULES, "cards", edits(("为规范职工", "为加强和规范职工")), True),
)  # fmt: skip

TYPOS = (
    ("typo-double", t.YEARS, "jpage", ("有关事项通知如下", "有关有关事项通知如下")),
    ("typo-word", t.REMOTE, "mobile", ("异地就医备案和直接结算有关事项", "异地就医备案和直接结算有关事向")),
    ("typo-guide", t.GUIDE, "bendi", ("到底能不能取", "到低能不能取")),
)  # fmt: skip

# id, what changed, the document, the two markups of one place
MARKUP = (
    ("split", "digits split over inline tags", t.YEARS, "jpage", ("满30年、女性满25年", "满<span>3</span><span>0</span>年、女性满2<b>5</b>年")),
    ("inline", "inline styles and a font tag", t.BASE, "plain", ("21066元", '<font face="仿宋"><span style="font-size:16pt">21066</span></font>元')),
    ("broken", "a paragraph broken in two lines", t.RESIDENT, "jpage", ("（二）集中缴费期为", "（二）集中缴费期<br>为")),
    ("nbsp", "non-breaking spaces before the paragraphs", t.TRANSFER, "plain", ("<p>职工医保参保人员跨统筹", "<p>&nbsp;&nbsp;&nbsp;&nbsp;职工医保参保人员跨统筹")),
)  # fmt: skip

ATTACHED = replace(t.BASE, files=(("sbb.docx", "2026年度缴费基数申报表.docx"),))


def cases() -> Iterator[Case]:
    for it, layout in BASES:
        steps = film(shown(it, layout, 1), shown(it, layout, 12))
        yield noise(f"ninth-visit-{layout}", "ninth visit", f"another visit to {layout}", steps, kind=it.kind)
    for id, what, it, layout, first, second in FURNITURE:
        one, two = ([swap] if swap else [] for swap in (first, second))
        steps = film(shown(it, layout, 2, *one), shown(it, layout, 5, *two))
        yield noise(f"ninth-furniture-{id}", "ninth furniture", what, steps, kind=it.kind)
    for it, old, new in REDESIGNS:
        steps = film(shown(it, old, 3), shown(it, new, 4))
        yield noise(f"ninth-redesign-{old}-{new}", "ninth redesign", f"{old} became {new}", steps, kind=it.kind)
    for id, what, it, layout, change, words in TEXTS:
        steps = film(shown(it, layout, 3), shown(it.respelled(change), layout, 8))
        yield noise(f"ninth-text-{id}", "ninth text", what, steps, may_reword=words, kind=it.kind)
    for id, it, layout, (right, wrong) in TYPOS:
        steps = film(shown(it.edit((right, wrong)), layout, 3), shown(it, layout, 4))
        yield noise(f"ninth-{id}", "ninth text", "a typo mended", steps, may_reword=True)
    for id, what, it, layout, swap in MARKUP:
        yield noise(f"ninth-markup-{id}", "ninth markup", what, film(shown(it, layout, 5), shown(it, layout, 6, swap)))
    yield from _shapes()
    yield from _lists()


def _shapes() -> Iterator[Case]:
    """Encodings, files, orders."""
    note = "编者按：为便于群众了解，现将文件全文转发如下，供大家学习参考。"
    noted = replace(t.RESIDENT, blocks=(note, *t.RESIDENT.blocks))
    rows: tuple[tuple[str, str, Document, Answer, Answer], ...] = (
        ("gb18030", "another encoding", t.RULES, shown(t.RULES, "jpage", 2), shown(t.RULES, "jpage", 3, charset="gb18030")),
        ("gbk", "from GBK to UTF-8", t.TRANSFER, shown(t.TRANSFER, "plain", 2, charset="gbk"), shown(t.TRANSFER, "plain", 3)),
        ("docx", "the page became a Word file", t.RULES, shown(t.RULES, "plain", 2), as_docx(t.RULES)),
        ("pdf", "the page became a PDF", t.BASE, shown(t.BASE, "plain", 2), as_pdf(t.BASE, 36)),
        ("runs", "a Word file edited without effect", t.YEARS, as_docx(t.YEARS), as_docx(t.YEARS, runs=5)),
        ("lines", "a text file with broken lines", t.YEARS, as_text(t.YEARS), as_text(t.YEARS, newline="\r\n", charset="gb18030")),
        ("questions", "the questions in another order", t.FAQ, shown(t.FAQ, "collapse", 2),
         shown(t.FAQ.ordered(lambda b: [*b[4:], *b[:4]]), "collapse", 3)),
        ("rows", "the tables' rows in another order", t.REMOTE, shown(t.REMOTE, "jpage", 2),
         shown(t.REMOTE.ordered(rows_turned), "jpage", 3)),
    )  # fmt: skip
    for id, what, it, one, two in rows:
        yield noise(f"ninth-shape-{id}", "ninth shape", what, film(one, two), kind=it.kind)
    steps = film(shown(t.RESIDENT, "weixin", 2), shown(noted, "weixin", 3))
    yield noise("ninth-shape-note", "ninth shape", "an editor's note above the text", steps, may_reword=True)
    file = as_docx(t.BASE)
    steps = film(
        {"": shown(ATTACHED, "jpage", 2), "sbb.docx": file},
        {"": shown(ATTACHED, "jpage", 3, ("sbb.docx", "sbb.docx?v=20261112")), "sbb.docx": file},
    )
    yield noise("ninth-shape-query", "ninth shape", "a query behind the attachment", steps, attachments=True)


def _lists() -> Iterator[Case]:
    for id, what, more in (
        ("visit", "counters of the column", {}),
        ("query", "links with a query", {"query": "?from=list"}),
    ):
        steps = film(column(KNOWN, visit=2), column(KNOWN, visit=7, **more))  # type: ignore[arg-type]
        yield noise(f"ninth-list-{id}", "ninth list", what, steps, kind="list", follow=FOLLOW)
    steps = film(column(KNOWN, visit=2), column(tuple(reversed(KNOWN)), visit=3, rows=True))
    yield noise(
        "ninth-list-rows", "ninth list", "a table for the list, the other order", steps, kind="list", follow=FOLLOW
    )
