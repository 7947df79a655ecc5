"""Noise around the policy: what moves on every visit, what a webmaster changes, how it is marked up, which site it is on."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace

from bench.signal import texts
from bench.signal.case import Answer, Case, noise
from bench.signal.document import Document
from bench.signal.layouts import LAYOUTS, Moved, moved
from bench.signal.prints import Rewrite, film, page

FIRST = moved(1)


def cases() -> Iterator[Case]:
    yield from _moving()
    yield from _site()
    yield from _markup()
    yield from _redesigned()
    yield from _encoded()


# ── what moves by itself ───────────────────────────────────────────────────────────────────────────────────────

MOVING: tuple[tuple[str, str, Document, str, Moved], ...] = (
    ("clock-guangdong", "the clock in the header", texts.YEARS, "guangdong", replace(FIRST, clock="2026年11月21日 17:05")),
    ("clock-trs", "the clock and the time of generation", texts.ACCOUNT, "trs", replace(FIRST, clock="2027年1月3日 07:31")),
    ("clock-soup", "a clock beside the address, no known container", texts.RATES, "soup", replace(FIRST, clock="2026年12月31日 23:59")),
    ("counter-hanweb", "the counter inside the body", texts.RESIDENT, "hanweb", replace(FIRST, views=128004)),
    ("counter-soup", "the readers' counter", texts.REMOTE, "soup", replace(FIRST, views=99871)),
    ("counter-wechat", "reads, likes and 在看", texts.OUTPATIENT, "wechat", replace(FIRST, views=100001)),
    ("counter-shanghai", "visitors of the day", texts.PHASE, "shanghai", replace(FIRST, views=7)),
    ("related-guangdong", "related articles with numbers of other topics", texts.INPATIENT, "guangdong", replace(FIRST, related=moved(9).related)),
    ("related-soup", "the newest items at the right", texts.TRANSFER, "soup", replace(FIRST, related=moved(12).related)),
    ("related-library", "related documents", texts.MIXED, "library", replace(FIRST, related=moved(5).related[:2])),
    ("ids-shanghai", "random ids on every element", texts.YEARS, "shanghai", replace(FIRST, token="a91f33c0", nonce="f" * 24)),
    ("nonce-wechat", "nonce and time stamp of scripts", texts.ACCOUNT, "wechat", replace(FIRST, token="0badcafe", nonce="e" * 24)),
    ("online-accordion", "visitors online, ids of the questions", texts.FAQ, "accordion", replace(FIRST, views=3, token="77aa")),
    ("all-hanweb", "everything that moves, at once", texts.OUTPATIENT_TABLE, "hanweb", moved(17)),
)  # fmt: skip


def _moving() -> Iterator[Case]:
    for name, changed, document, layout, after in MOVING:
        markup = LAYOUTS[layout]
        yield noise(name, "moving", changed, film(
            Answer(body=markup(document, FIRST).encode()), Answer(body=markup(document, after).encode())
        ))  # fmt: skip


# ── what a webmaster changes ───────────────────────────────────────────────────────────────────────────────────

SHARE = '<div class="bdshare"><span>分享到：</span><a href="#" class="wx">微信</a><a href="#" class="wb">微博</a><a href="#">QQ空间</a></div>'
WIDGETS = '<div class="toolbar">【字体：<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>】 <a href="javascript:print()">打印本页</a> <a href="#">关闭窗口</a></div>'
COOKIE = '<div id="cookie-bar" class="cookies">本网站使用Cookie改善浏览体验，继续浏览即表示您同意，有效期30天。<button>同意</button></div>'
NOTICE = '<div class="popup" role="dialog"><p>系统将于11月15日22:00至次日6:00停机升级，期间暂停网上办理。</p><button>知道了</button></div>'
COMMENTS = '<div class="comments"><h4>网友评论（3）</h4><p>张先生：我缴了20年能不能退休？</p><p>李女士：希望报销比例提高到90%。</p><p>王同学：可以提取吗？</p></div>'
CRUMB = '<div class="breadcrumb">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/zwgk/gfxwj/">规范性文件</a></div>'
MISSING = '<div class="recommend"><h4>猜你想看</h4><p><a href="/404.html">抱歉，您访问的页面不存在</a></p><p>2025年居民医保缴费标准每人380元</p></div>'
MENU = '<a href="/">首页</a> <a href="/jg/">机构职能</a> <a href="/zcwj/">政策文件库</a> <a href="/ybzx/">医保在线办理2.0</a> <a href="/zxts/">咨询投诉12393</a>'
PREVIOUS = '<div class="prenext"><p>上一篇：<a href="/p1.html">关于调整2025年度缴费基数的通知</a></p><p>下一篇：<a href="/p2.html">关于公布12家定点药店的公告</a></p></div>'

SITE: tuple[tuple[str, str, Document, str, Rewrite], ...] = (
    ("share-hanweb", "share buttons appear", texts.YEARS, "hanweb", lambda m: m.replace('<div id="zoom">', SHARE + '<div id="zoom">')),
    ("share-inside", "share buttons inside the body's container", texts.PHASE, "trs", lambda m: m.replace("</div><div class=\"related\">", SHARE + "</div><div class=\"related\">")),
    ("widgets-guangdong", "font and print widgets appear", texts.ACCOUNT, "guangdong", lambda m: m.replace('<div class="viewList">', WIDGETS + '<div class="viewList">')),
    ("widgets-soup", "font and print widgets appear, no known container", texts.OUTPATIENT, "soup", lambda m: m.replace('<div class="d2">', WIDGETS + '<div class="d2">')),
    ("cookie-library", "a cookie banner with a number of days", texts.RATES, "library", lambda m: m.replace("<body>", "<body>" + COOKIE)),
    ("cookie-soup", "a cookie banner, no known container", texts.REMOTE, "soup", lambda m: m.replace("<body>", "<body>" + COOKIE)),
    ("popup-soup", "a window announces that the system stops", texts.YEARS, "soup", lambda m: m.replace("<body>", "<body>" + NOTICE)),
    ("comments-wechat", "readers' comments with numbers of their own", texts.YEARS, "wechat", lambda m: m.replace('<div class="rich_media_tool">', COMMENTS + '<div class="rich_media_tool">')),
    ("comments-soup", "readers' comments below the text", texts.RESIDENT, "soup", lambda m: m.replace('</div></div><div class="r4">', '</div>' + COMMENTS + '</div><div class="r4">')),
    ("crumb-hanweb", "a breadcrumb appears", texts.RESIDENT, "hanweb", lambda m: m.replace('<div id="article">', CRUMB + '<div id="article">')),
    ("crumb-soup", "a breadcrumb appears, no known container", texts.ACCOUNT, "soup", lambda m: m.replace('<div class="x3">', CRUMB + '<div class="x3">')),
    ("teaser-guangdong", "a teaser that says 'page not found' and an old amount", texts.RESIDENT, "guangdong", lambda m: m.replace('<div class="related">', MISSING + '<div class="related">')),
    ("menu-guangdong", "the navigation is another one", texts.REMOTE, "guangdong", lambda m: re.sub(r'(<div class="nav">).*?(</div>)', rf"\1{MENU}\2", m)),
    ("menu-soup", "the navigation is another one, no known container", texts.MIXED, "soup", lambda m: re.sub(r'(<div class="t1">).*?(</div>)', rf"\1{MENU}\2", m)),
    ("previous-next", "links to the previous and next article appear", texts.TRANSFER, "trs", lambda m: m.replace('<div class="related">', PREVIOUS + '<div class="related">')),
    ("meta", "meta tags and a favicon", texts.OUTPATIENT, "guangdong", lambda m: m.replace("<title>", '<meta name="keywords" content="医保,年限30年"><meta name="description" content="本办法自2027年起施行"><link rel="icon" href="/f.ico"><title>')),
    ("comments-html", "HTML comments hold an older text", texts.YEARS, "trs", lambda m: m.replace('<div class="TRS_Editor">', '<div class="TRS_Editor"><!-- 第三条　累计缴费年限男满25年、女满20年 -->')),
    ("images", "a picture and its address", texts.ACCOUNT, "hanweb", lambda m: m.replace('<div id="zoom">', '<div id="zoom"><p><img src="/2026/banner_20261101.png" alt=""></p>')),
    ("footer", "telephone and licence number in the footer", texts.PHASE, "guangdong", lambda m: m.replace('<div class="footer">', '<div class="footer">联系电话：020-83330000 粤公网安备44010402001832号 ')),
)  # fmt: skip


def _site() -> Iterator[Case]:
    for name, changed, document, layout, rewrite in SITE:
        yield noise(name, "site", changed, film(page(document, layout), _rewritten(document, layout, rewrite)))


def _rewritten(document: Document, layout: str, rewrite: Rewrite) -> Answer:
    """ValueError where the rewriting finds nothing to change: the case would be empty."""
    after = page(document, layout, 2, rewrite=rewrite)
    if after == page(document, layout, 2):
        raise ValueError(f"nothing rewritten in {document.title} as {layout}")
    return after


# ── how it is marked up ────────────────────────────────────────────────────────────────────────────────────────


def _split_digits(markup: str) -> str:
    head, body = markup.split("<body", 1)
    return head + "<body" + re.sub(r"(?<=[满付为的过])(\d)(\d+)", r"\1<b>\2</b>", body)


def _spans(markup: str) -> str:
    """Every sixth Chinese character stands in a span of its own, as pasted text does."""
    dice = random.Random("spans")
    return re.sub(
        r"(?<=[一-龥])[一-龥](?=[一-龥])",
        lambda m: f"<span>{m[0]}</span>" if dice.random() < 0.2 else m[0],
        markup.split("<body", 1)[1],
    ).join([markup.split("<body", 1)[0] + "<body", ""])


def _linked(markup: str) -> str:
    return markup.replace("经办机构", '<a href="/jbjg/list.html" target="_blank">经办机构</a>')


def _breaks(markup: str) -> str:
    """One paragraph, its lines parted by <br>."""
    return re.sub(r"</p>\s*<p[^>]*>(?=　　|<span|第|[一二三四五六七八九十]、)", "<br>", markup)


def _as_list(markup: str) -> str:
    """The table's rows as list items that say the same."""

    def items(match: re.Match[str]) -> str:
        rows = [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in re.findall(r"<tr>(.*?)</tr>", match[0])]
        said = (f"{a}：住院起付标准{b}；住院报销比例在职职工{c}，退休人员{d}。" for a, b, c, d in filter(None, rows))
        return "<ul>" + "".join(f"<li>{line}</li>" for line in said) + "</ul>"

    return re.sub(r'<table border="1".*?</table>', items, markup, flags=re.S)


def _entities(markup: str) -> str:
    head, body = markup.split("<body", 1)
    return head + "<body" + re.sub(r"[一-龥](?=[一-龥])", lambda m: f"&#x{ord(m[0]):x};", body)


MARKUP: tuple[tuple[str, str, Document, str, Rewrite], ...] = (
    ("classes", "other classes and ids around the body", texts.YEARS, "soup", lambda m: m.replace('class="d2"', 'class="c-main__txt"').replace('class="x3"', 'class="wrap-a2"').replace("w1200", "w1440")),
    ("split-digits", "digits split over inline tags", texts.YEARS, "guangdong", _split_digits),
    ("split-digits-soup", "digits split over inline tags", texts.OUTPATIENT, "soup", _split_digits),
    ("pasted-spans", "characters in spans, as pasted from Word", texts.ACCOUNT, "hanweb", _spans),
    ("minified", "no line ends, no quotes", texts.RATES, "hanweb", lambda m: re.sub(r'="([a-z0-9]+)"', r"=\1", re.sub(r">\s+<", "><", m))),
    ("upper-case", "tags in capitals", texts.RESIDENT, "trs", lambda m: re.sub(r"</?(p|span|div|h1|table|tr|td)\b", lambda t: t[0].upper(), m)),
    ("entities", "Chinese as numeric entities", texts.REMOTE, "guangdong", _entities),
    ("nbsp", "nbsp for every indent and in the number of the document", texts.PHASE, "hanweb", lambda m: m.replace("〔2025〕31", "〔2025〕&nbsp;31").replace('<p style="text-indent:2em">', "<p>&nbsp;&nbsp;&nbsp;&nbsp;")),
    ("https", "http links become https", texts.TRANSFER, "library", lambda m: m.replace('href="/', 'href="https://www.example.org/')),
    ("tracking", "tracking parameters on all links", texts.MIXED, "trs", lambda m: re.sub(r'href="([^"?]+)"', r'href="\1?from=timeline&amp;isappinstalled=0"', m)),
    ("linked-words", "words become links", texts.YEARS, "hanweb", _linked),
    ("link-target", "a link in the text leads elsewhere", texts.YEARS, "trs", lambda m: _linked(m).replace("/jbjg/list.html", "/zwgk/jbjg/2026.html")),
    ("breaks", "paragraphs become lines parted by br", texts.YEARS, "guangdong", _breaks),
    ("h2-strong", "headings from strong to h2", texts.YEARS, "library", lambda m: re.sub(r'<p style="text-align:center"><strong>(.*?)</strong></p>', r"<h2>\1</h2>", m)),
    ("bold-labels", "article numbers in bold", texts.ACCOUNT, "guangdong", lambda m: re.sub(r"(第[一二三四五六七八九十]+条)　", r"<strong>\1</strong>　", m)),
    ("table-to-list", "a table printed as a list that says the same", texts.INPATIENT, "hanweb", _as_list),
    ("table-attributes", "the table has widths, a body and fonts in its cells", texts.OUTPATIENT_TABLE, "guangdong", lambda m: m.replace('<table border="1" cellspacing="0">', '<table width="600" style="border-collapse:collapse"><tbody>').replace("</table>", "</tbody></table>").replace("<td>", '<td valign="middle"><p align="center"><font face="仿宋">').replace("</td>", "</font></p></td>")),
    ("printed-again", "the body is printed once more, hidden, for phones", texts.RATES, "soup", lambda m: re.sub(r'(<div class="d2">.*?</div>\s*</div></div>)(<div class="r4">)', r'\1<div class="mob" style="display:none">\1</div>\2', m, flags=re.S)),
    ("printed-twice", "a second body in a container of the same name", texts.ACCOUNT, "hanweb", lambda m: re.sub(r'(<div id="zoom">.*?</div>)(</div>\s*<div class="xglj">)', r'\1<div class="wap">\1</div>\2', m, flags=re.S)),
    ("article-tag", "the body is wrapped into article and main", texts.OUTPATIENT, "guangdong", lambda m: m.replace('<div class="content"', '<main><article><div class="content"').replace('<div class="related">', '</article></main><div class="related">')),
)  # fmt: skip


def _linked_first(name: str, document: Document, layout: str) -> Answer:
    return page(document, layout, rewrite=_linked) if name == "link-target" else page(document, layout)


def _markup() -> Iterator[Case]:
    for name, changed, document, layout, rewrite in MARKUP:
        after = _rewritten(document, layout, rewrite)
        steps = film(_linked_first(name, document, layout), after)
        yield noise(f"markup-{name}", "markup", changed, steps, may_reword=name == "table-to-list")


# ── another system, another encoding ───────────────────────────────────────────────────────────────────────────

REDESIGNS: tuple[tuple[Document, str, str], ...] = (
    (texts.YEARS, "guangdong", "hanweb"), (texts.ACCOUNT, "trs", "library"), (texts.RATES, "soup", "guangdong"),
    (texts.REMOTE, "hanweb", "soup"), (texts.INPATIENT, "library", "trs"), (texts.RESIDENT, "shanghai", "wechat"),
    (texts.FAQ, "faq_list", "accordion"), (texts.FAQ, "accordion", "wenda"), (texts.OUTPATIENT_TABLE, "soup", "shanghai"),
    (texts.PHASE, "wechat", "trs"), (texts.MIXED, "library", "soup"),
)  # fmt: skip


def _redesigned() -> Iterator[Case]:
    for document, old, new in REDESIGNS:
        kind = "faq" if document is texts.FAQ else "page"
        steps = film(page(document, old), page(document, new, 2))
        yield noise(
            f"redesign-{old}-{new}".replace("_", "-"),
            "redesign",
            f"the whole site changes from {old} to {new}",
            steps,
            kind=kind,
        )


def _encoded() -> Iterator[Case]:
    years, rates, faq = texts.YEARS, texts.RATES, texts.FAQ
    yield noise(
        "encoding-gb18030",
        "encoding",
        "utf-8 becomes gb18030, labelled gb2312",
        film(page(years, "trs"), page(years, "trs", charset="gb18030", label="gb2312")),
    )
    yield noise(
        "encoding-gbk-as-utf8",
        "encoding",
        "gbk, while header and page say utf-8",
        film(page(rates, "hanweb"), page(rates, "hanweb", charset="gbk", label="utf-8")),
    )
    yield noise(
        "encoding-no-header",
        "encoding",
        "the header no longer names the encoding, the page says nothing true",
        film(
            page(texts.ACCOUNT, "soup", charset="gbk", label="gbk"),
            page(texts.ACCOUNT, "soup", charset="gbk", label=""),
        ),
    )
    yield noise(
        "encoding-bom",
        "encoding",
        "utf-8 with a byte order mark",
        film(page(faq, "faq_list"), page(faq, "faq_list", charset="utf-8-sig", label="utf-8")),
        kind="faq",
    )
    yield noise(
        "encoding-utf16",
        "encoding",
        "utf-8 becomes utf-16 with a mark",
        film(page(texts.RESIDENT, "hanweb"), page(texts.RESIDENT, "hanweb", charset="utf-16", label="utf-16")),
    )
    yield noise(
        "encoding-redesign",
        "encoding",
        "another system and another encoding at once",
        film(page(texts.OUTPATIENT, "shanghai"), page(texts.OUTPATIENT, "trs", 2, charset="gb18030", label="gb2312")),
    )
    yield noise(
        "encoding-big5",
        "encoding",
        "a page in traditional characters, utf-8 becomes big5",
        film(page(TRADITIONAL, "soup"), page(TRADITIONAL, "soup", charset="big5")),
    )


TRADITIONAL = Document(
    title="長者醫療券計劃申領須知", issuer="衞生事務處", number="", day="2026-01-15",
    blocks=(
        "一、年滿65歲的居民可以申領醫療券，每人每年金額為2000元。",
        "二、申請人應當攜帶身份證到指定中心辦理登記，辦理時間為15個工作日。",
        "三、醫療券有效期為24個月，逾期未使用的金額不予累積。",
        "四、醫療券不得用於購買保健用品，也不得兌換現金。",
        "五、本須知自2026年2月1日起施行。",
    ),
)  # fmt: skip
