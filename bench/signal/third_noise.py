"""A third wave of noise: widgets of official sites, lines inside the body, marks, and the same in other words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from bench.signal.case import Case, noise
from bench.signal.document import Document
from bench.signal.prints import Rewrite, film, page
from bench.signal.third_texts import ASKED, BASES, CHRONIC, GUIDE, RULES, TABLE

Change = Callable[[str], str]


def cases() -> Iterator[Case]:
    yield from _furniture()
    yield from _inside()
    yield from _markup()
    yield from _said()


def put_before(words: str, more: str) -> Rewrite:
    return lambda markup: markup.replace(words, more + words, 1)


def put_after(words: str, more: str) -> Rewrite:
    return lambda markup: markup.replace(words, words + more, 1)


def _rewritten(family: str, name: str, changed: str, document: Document, layout: str, rewrite: Rewrite) -> Case:
    """ValueError where nothing is rewritten, so that no case is empty."""
    after = page(document, layout, 2, rewrite=rewrite)
    if after == page(document, layout, 2):
        raise ValueError(f"nothing rewritten: {name}")
    return noise(
        f"{family}-{name}", f"third {family}", changed, film(page(document, layout), after), kind=document.kind
    )


# ── around the body ────────────────────────────────────────────────────────────────────────────────────────────

ROBOT = '<div class="znwd-chat" id="aiChat"><p>您好，我是智能问答机器人小瑞，请问有什么可以帮您？</p><ul><li>退休医保要缴满多少年？</li><li>生育津贴可以领158天吗？</li></ul><input placeholder="请输入您的问题"></div>'
BARRIER = '<div id="wza-bar"><a>无障碍</a><a>关怀版</a><a>读屏专用</a><a>放大</a><a>缩小</a><a>大鼠标</a><a>十字光标</a><a>语速+</a></div>'
SCAN = (
    '<div class="share-box"><p>分享到：</p><img src="/qr/1f.png" alt="二维码"><p>扫一扫，在手机上查看当前页面</p></div>'
)
EXPLAINED = '<div class="zcjd"><h4>政策解读</h4><ul><li><a href="/jd/1.html">一图读懂：住院报销比例最高提高到96%</a></li><li><a href="/jd/2.html">《若干规定》起草说明（2025年6月）</a></li></ul></div>'
LANGUAGES = '<div class="lang"><a href="/big5/">繁體版</a> <a href="/en/">English</a> <a href="/">简体</a></div>'
FOOTER = '<div class="footer-new"><p>网站标识码：4401000099　粤ICP备05070829号-7　粤公网安备 44010402000666号</p><p>地址：滨海大道2999号　邮编：510030　电话：020-12345678（工作日9:00-17:30）</p><p>建议使用1366×768以上分辨率</p></div>'
READER = '<div class="audio"><span>听全文</span><span>00:00/12:35</span><select><option>1.0x</option><option>1.5x</option></select></div>'
SURVEY = '<div class="modal fade" id="dc"><h5>网上调查</h5><p>您认为门诊报销比例应提高到多少？</p><label><input type="radio">60%</label><label><input type="radio">70%</label><button>提交</button></div>'
RANKS = '<div class="hot-search"><b>热搜词</b><a href="/s?q=1">缴费基数2027</a><a href="/s?q=2">医保断缴3个月</a></div>'
LEAVING = (
    '<div id="leave" style="display:none"><p>您访问的链接即将离开本网站，是否继续？</p><a>继续访问</a><a>放弃</a></div>'
)

FURNITURE: tuple[tuple[str, str, Document, str, Rewrite], ...] = (
    ("robot", "a chat robot with questions of its own", RULES, "portal", put_before("<footer>", ROBOT)),
    ("robot-soup", "a chat robot, no container", GUIDE, "soup", put_before('<div class="b9">', ROBOT)),
    ("barrier", "a bar for people with disabilities", BASES, "portal", put_before("<header>", BARRIER)),
    ("barrier-nineties", "a bar for people with disabilities, tables", RULES, "nineties", put_after("topMargin=0>", BARRIER)),
    ("scan", "share links and a QR code below the body", CHRONIC, "portal", put_before("</main>", SCAN)),
    ("scan-word", "share links and a QR code, no container", GUIDE, "word", put_before('<div class="xl-more">', SCAN)),
    ("explained", "links to explanations with other figures", RULES, "catalogue", put_before('<div class="gk-other">', EXPLAINED)),
    ("explained-soup", "links to explanations, no container", RULES, "soup", put_before('<div class="r4">', EXPLAINED)),
    ("languages", "a switch to traditional characters and English", TABLE, "portal", put_before("<nav>", LANGUAGES)),
    ("footer", "another footer with licence numbers, address and telephone", CHRONIC, "word", put_before('<div class="foot">', FOOTER)),
    ("footer-hydrated", "another footer, scoped attributes", BASES, "hydrated", put_before('<ul data-v-', FOOTER)),
    ("reader", "a player that reads the text aloud", CHRONIC, "hydrated", lambda m: re.sub(r'(<article [^>]*>)', READER + r"\1", m)),
    ("survey", "a survey in a window", RULES, "hydrated", put_before('<div id="app"', SURVEY)),
    ("searches", "words that many search for", ASKED, "panels", put_before('<div class="container">', RANKS)),
    ("leaving", "a hidden question whether to leave the site", GUIDE, "portal", put_before("<footer>", LEAVING)),
)  # fmt: skip


def _furniture() -> Iterator[Case]:
    for row in FURNITURE:
        yield _rewritten("furniture", *row)


# ── inside the body's container ────────────────────────────────────────────────────────────────────────────────

DISCLAIMER = "<p>（免责声明：本网转载内容仅供参考，以正式文件为准。）</p>"
RELATED_FILE = '<p>相关链接：<a href="/jd/7.html">《若干规定》政策解读</a></p>'
WIDE_SCAN = '<p style="text-align:center"><img src="/wx.jpg"></p><p style="text-align:center">关注“瑞港医保”公众号</p>'
HELPFUL = "<p>【我要纠错】【打印】【关闭】</p>"
LISTEN = "<p>语音播报：播放 暂停 停止</p>"

INSIDE: tuple[tuple[str, str, Document, str, Rewrite], ...] = (
    ("disclaimer", "a line that nothing is guaranteed", RULES, "portal", put_before("</ucapcontent>", DISCLAIMER)),
    ("explained", "a link to the explanation inside the body", RULES, "catalogue", put_before('</div><div class="gk-other">', RELATED_FILE)),
    ("follow", "a picture and a line to follow the office", GUIDE, "nineties", put_before("</TD></TR></TABLE></TD>", WIDE_SCAN)),
    ("correct", "a button to report mistakes", BASES, "word", put_before('</div></div><div class="xl-more">', HELPFUL)),
    ("listen", "buttons of a player inside the body", CHRONIC, "catalogue", put_after('<div id="zwgk_content">', LISTEN)),
)  # fmt: skip


def _inside() -> Iterator[Case]:
    for name, *rest in INSIDE:
        case = _rewritten("inserted", name, *rest)
        yield replace(case, may_reword=name in ("disclaimer", "explained", "follow"))


# ── markup ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _in_body(change: Change) -> Rewrite:
    def rewrite(markup: str) -> str:
        head, body = re.split(r"(?<=</title>)|(?<=</TITLE>)", markup, maxsplit=1)
        return head + change(body)

    return rewrite


def _of_texts(change: Change) -> Rewrite:
    return _in_body(lambda body: re.sub(r"(?<=>)[^<>]{12,}(?=<)", lambda m: change(m[0]), body))


LAZY = '<div class="lazy" data-src="/api/more?id=7">正在加载中，请稍候……</div>'
OLD_TEMPLATE = "<template><p>第二条　累计缴费年限男满25年、女满20年的，退休后不再缴费。</p></template><noscript><p>请启用JavaScript后访问，5秒后自动跳转。</p></noscript>"
DATA = '<script type="application/ld+json">{"@type":"Article","headline":"若干规定","description":"累计缴费年限男满30年","datePublished":"2024-01-01"}</script>'

MARKUP: tuple[tuple[str, str, Document, str, Rewrite], ...] = (
    ("lazy", "a placeholder that waits for more", RULES, "portal", put_before("<aside>", LAZY)),
    ("template", "a template and a noscript with older words", RULES, "portal", put_after("<main>", OLD_TEMPLATE)),
    ("data", "data for search engines with other words", RULES, "catalogue", put_before("</head>", DATA)),
    ("nbsp", "every blank is an nbsp, and three more at each beginning", CHRONIC, "word", _of_texts(lambda t: "&nbsp;&nbsp;&nbsp;" + t.replace("　", "&nbsp;"))),
    ("wbr", "wbr and soft hyphens between letters", GUIDE, "portal", _of_texts(lambda t: re.sub(r"(?<=[一-龥]{2})(?=[一-龥]{2})", "<wbr>", t, count=4))),
    ("comments", "marks of the office between words", BASES, "word", _of_texts(lambda t: t[:5] + "<!--[if !supportLists]--><!--[endif]-->" + t[5:])),
    ("fonts", "each figure in a font of its own", TABLE, "nineties", _of_texts(lambda t: re.sub(r"(\d+)", r'</FONT><FONT face="Times New Roman">\1</FONT><FONT>', t))),
    ("underlined", "figures are underlined and coloured", RULES, "hydrated", lambda m: re.sub(r"(?<=满|为)(\d+)(?=[^<>]*</p>)", r'<u style="color:red">\1</u>', m)),
    ("sections", "each paragraph in a section with an anchor", CHRONIC, "hydrated", lambda m: re.sub(r"<p (data-v-\w+)>([^<]{12,})</p>", r'<section \1><a id="a"></a><div><span>\2</span></div></section>', m)),
)  # fmt: skip


def _markup() -> Iterator[Case]:
    for row in MARKUP:
        yield _rewritten("marks", *row)


# ── the same in other words ────────────────────────────────────────────────────────────────────────────────────

SAID: tuple[tuple[str, str, Document, str, bool, Change], ...] = (
    ("fines", "5000元以上2万元以下 → 五千元以上二万元以下", RULES, "portal", False, lambda t: t.replace("5000元以上2万元", "五千元以上二万元")),
    ("fold", "1倍以上2倍以下 → 一倍以上二倍以下", RULES, "nineties", False, lambda t: t.replace("1倍", "一倍").replace("2倍", "二倍")),
    ("days", "15日 → 十五日, 10日 → 十日", RULES, "catalogue", False, lambda t: t.replace("15日", "十五日").replace("10日", "十日")),
    ("weeks", "12周 → 十二周, 24个月 → 二十四个月", CHRONIC, "word", False, lambda t: t.replace("12周", "十二周").replace("24个月", "二十四个月")),
    ("clock", "9时至17时 → 9:00至17:00", GUIDE, "portal", True, lambda t: t.replace("9时至17时", "9:00至17:00")),
    ("per-mille", "0.5‰ → 千分之零点五", BASES, "word", False, lambda t: t.replace("0.5‰", "千分之零点五")),
    ("money", "23760元 → 2.376万元", BASES, "catalogue", False, lambda t: t.replace("23760元", "2.376万元")),
    ("renminbi", "42万元 → 人民币42万元", RULES, "word", True, lambda t: t.replace("42万元", "人民币42万元")),
    ("range", "1月1日 → 1月1日（含当日）", BASES, "portal", True, lambda t: t.replace("2026年1月1日起执行", "2026年1月1日（含当日）起执行")),
    ("dotted", "2026年2月15日 → 2026.2.15", BASES, "hydrated", False, lambda t: re.sub(r"2026年(\d+)月(\d+)日前", r"2026.\1.\2前", t)),
    ("chinese-dates", "2025年9月1日 → 二〇二五年九月一日", RULES, "hydrated", False, lambda t: t.replace("2025年9月1日", "二〇二五年九月一日")),
    ("in-full", "the name of an office in full", GUIDE, "nineties", True, lambda t: t.replace("医保服务大厅窗口", "医疗保障服务大厅窗口")),
    ("agencies", "经办机构 → 医保经办机构", CHRONIC, "hydrated", True, lambda t: t.replace("经办机构", "医保经办机构")),
    ("and", "、 → 及", RULES, "soup", True, lambda t: t.replace("西城区、临港区的", "西城区及临港区的")),
    ("answered", "numbers of an answer in Chinese", ASKED, "panels", False, lambda t: t.replace("27年", "二十七年").replace("8年", "八年")),
    ("colons", "half-width colons, brackets and stops", GUIDE, "word", False, lambda t: t.replace("，", ", ").replace("。", ". ")),
)  # fmt: skip


def _said() -> Iterator[Case]:
    for name, changed, document, layout, reword, change in SAID:
        steps = film(page(document, layout), page(document.respelled(change), layout, 2))
        yield noise(f"third-said-{name}", "third said", changed, steps, may_reword=reword, kind=document.kind)
    renamed = replace(BASES, issuer="北陵省人力资源和社会保障厅")
    for layout in ("portal", "catalogue"):
        steps = film(page(renamed, layout), page(BASES, layout, 2))
        yield noise(f"third-said-issuer-{layout}", "third said", "the publisher has another name after a reform", steps)
    dated = _in_body(lambda body: body.replace("2025-08-27", "2025年8月27日"))
    steps = film(page(CHRONIC, "portal"), page(CHRONIC, "portal", 2, rewrite=dated))
    yield noise("third-said-published", "third said", "the day of publication in another format", steps)
