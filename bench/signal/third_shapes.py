"""A third wave of noise, further on: tables that become sentences, other systems and encodings, odd visits, lists, files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from bench.signal.case import Answer, Case, noise
from bench.signal.document import Block, Document, Question, Table
from bench.signal.lists import Entry, column
from bench.signal.noise_text import numeral, shifted
from bench.signal.noise_visit import html
from bench.signal.prints import Rewrite, as_docx, as_pdf, film, page
from bench.signal.third_layouts import rows_said
from bench.signal.third_noise import put_after, put_before
from bench.signal.third_texts import ASKED, BASES, CHRONIC, GUIDE, RULES, TABLE


def cases() -> Iterator[Case]:
    yield from _structured()
    yield from _redesigned()
    yield from _encoded()
    yield from _visits()
    yield from _lists()
    yield from _attachments()


# ── structure ──────────────────────────────────────────────────────────────────────────────────────────────────


def as_sentences(document: Document) -> Document:
    blocks: list[Block] = []
    for block in document.blocks:
        blocks += rows_said(block) if isinstance(block, Table) else [block]
    return replace(document, blocks=tuple(blocks))


def inline(document: Document) -> Document:
    """Items behind the paragraph that they belong to."""
    out: list[Block] = []
    for block in document.blocks:
        if isinstance(block, str) and block.startswith("（") and out and isinstance(out[-1], str):
            out[-1] += block
        else:
            out.append(block)
    return replace(document, blocks=tuple(out))


def _turned(table: Table) -> Table:
    return replace(table, rows=tuple(zip(*table.rows, strict=True)))


def _with_table(document: Document, change: Callable[[Table], Table]) -> Document:
    return replace(document, blocks=tuple(change(b) if isinstance(b, Table) else b for b in document.blocks))


def _parted(document: Document, beginning: str, at: str) -> Document:
    """The paragraph that begins so, in two; the second begins with `at`."""
    (place,) = [n for n, b in enumerate(document.blocks) if isinstance(b, str) and b.startswith(beginning)]
    head, mark, tail = str(document.blocks[place]).partition(at)
    return replace(document, blocks=(*document.blocks[:place], head, mark + tail, *document.blocks[place + 1 :]))


def _structured() -> Iterator[Case]:
    def pair(name: str, changed: str, before: Document, after: Document, layout: str, other: str = "") -> Case:
        steps = film(page(before, layout), page(after, other or layout, 2))
        reword = name.startswith(("table", "sentences"))
        return noise(f"third-structure-{name}", "third structure", changed, steps, kind=before.kind, may_reword=reword)

    said = as_sentences(TABLE)
    yield pair("table-said", "a table becomes sentences", TABLE, said, "portal")
    yield pair("sentences-table", "sentences become a table", said, TABLE, "word")
    yield pair("table-turned", "rows become columns", TABLE, _with_table(TABLE, _turned), "catalogue")
    yield pair("items-inline", "items are joined to their sentence", RULES, inline(RULES), "portal")
    yield pair("items-apart", "items become paragraphs", inline(RULES), RULES, "nineties")
    yield pair(
        "article-parted", "an article in two paragraphs", RULES, _parted(RULES, "第十三条", "造成基金损失"), "word"
    )
    yield pair(
        "article-joined",
        "two paragraphs of an article become one",
        _parted(RULES, "第十四条", "情况复杂"),
        RULES,
        "hydrated",
    )
    yield pair(
        "note-parted", "a rule of a list in two paragraphs", CHRONIC, _parted(CHRONIC, "七、", "但逾期"), "portal"
    )
    yield pair("articles-shifted", "articles renumbered with their references", RULES, shifted(RULES, 3), "catalogue")
    yield pair("chapters-gone", "chapter headings vanish", RULES, replace(
        RULES, blocks=tuple(b for b in RULES.blocks if isinstance(b, str))), "word")  # fmt: skip
    yield pair("questions-elsewhere", "questions in another order and other panels", ASKED, ASKED.ordered(
        lambda b: [*b[5:], *b[:5]]), "panels", "faq_list")  # fmt: skip
    yield pair("questions-two-down", "two questions change places", ASKED, ASKED.ordered(
        lambda b: [b[0], b[3], b[2], b[1], *b[4:]]), "panels")  # fmt: skip
    yield pair("steps-reordered", "steps of a guide in another order, numbered anew", GUIDE, _renumbered(GUIDE.ordered(
        lambda b: [*b[4:8], *b[:4], *b[8:]])), "portal")  # fmt: skip
    numbered = ASKED.ordered(lambda b: [replace(q, question=f"{n}. {q.question}") for n, q in _questions(b)])
    yield pair("questions-numbered", "questions get numbers", ASKED, numbered, "panels")


def _questions(blocks: object) -> Iterator[tuple[int, Question]]:
    assert isinstance(blocks, tuple)
    return ((n, block) for n, block in enumerate(blocks, 1) if isinstance(block, Question))


def _renumbered(document: Document) -> Document:
    """一、二、三、 in the order of the blocks."""
    count = iter(range(1, 99))
    return document.mapped(
        lambda text: re.sub(r"^[一二三四五六七八九十]+、", lambda _: f"{numeral(next(count))}、", text)
    )


# ── other systems, other encodings ─────────────────────────────────────────────────────────────────────────────


def _redesigned() -> Iterator[Case]:
    for document, old, new in (
        (RULES, "nineties", "portal"), (RULES, "word", "catalogue"), (CHRONIC, "portal", "hydrated"), (BASES, "hydrated", "nineties"),
        (TABLE, "catalogue", "word"), (GUIDE, "soup", "portal"), (ASKED, "panels", "accordion"), (TABLE, "nineties", "hydrated"),
        (RULES, "portal", "printed"), (GUIDE, "printed", "catalogue"), (CHRONIC, "hanweb", "printed"),
    ):  # fmt: skip
        steps = film(page(document, old), page(document, new, 2))
        changed = f"the whole site changes from {old} to {new}"
        yield noise(f"third-redesign-{old}-{new}", "third redesign", changed, steps, kind=document.kind)


def _encoded() -> Iterator[Case]:
    def pair(name: str, changed: str, before: Answer, after: Answer) -> Case:
        return noise(f"third-encoding-{name}", "third encoding", changed, film(before, after))

    yield pair(
        "to-utf8",
        "gb18030 labelled gbk becomes utf-8",
        page(RULES, "nineties", charset="gb18030", label="gbk"),
        page(RULES, "nineties", 2),
    )
    wrong = page(GUIDE, "word", charset="utf-8", label="gb2312")
    yield pair("label-repaired", "utf-8 labelled gb2312 gets its true name", wrong, page(GUIDE, "word", 2))
    secure = put_after("</title>", '<link rel="canonical" href="https://www.example.gov.cn/zc/1.html">')
    plain = put_after("</title>", '<link rel="canonical" href="http://www.example.gov.cn/zc/1.html">')
    yield pair(
        "canonical-https",
        "the canonical address becomes https",
        page(BASES, "portal", rewrite=plain),
        page(BASES, "portal", 2, rewrite=secure),
    )
    xhtml = page(CHRONIC, "catalogue", 2, rewrite=lambda m: '<?xml version="1.0" encoding="utf-8"?>\n' + m)
    as_xhtml = replace(xhtml, content_type="application/xhtml+xml; charset=utf-8")
    yield pair("xhtml", "the page calls itself XHTML", page(CHRONIC, "catalogue"), as_xhtml)


# ── visits ─────────────────────────────────────────────────────────────────────────────────────────────────────

GATEWAY = html("<center><h1>502 Bad Gateway</h1></center><hr><center>openresty</center>", 502)
THREAT = html("<div><h1>您的请求存在威胁，已被拦截！</h1><p>事件ID：5f2c77　如有疑问请联系管理员</p></div>", 405)
BROWSER = html(
    "<div><p>您的浏览器版本过低，为保证正常访问，请升级浏览器后重新访问本站。</p><a>Chrome</a><a>Firefox</a></div>"
)
SKELETON = html(
    '<div class="nav"><a href="/">首页</a></div><h1>瑞港市医疗保障待遇若干规定</h1><div id="con">加载中...</div><div class="foot">瑞港市人民政府</div>'
)
SCRIPTED = Answer(
    body=b"<html><head><script>setTimeout(function(){location.href='/index.html'},3000)</script></head><body></body></html>"
)
APP = html(
    "<div><h2>请使用“瑞港通”APP访问</h2><p>下载安装后即可查看全部内容，已有120万人下载。</p><a>立即下载</a></div>"
)
MOURNING = put_before("</head>", "<style>html{filter:grayscale(100%)}</style>")


def _visits() -> Iterator[Case]:
    before, back = page(RULES, "portal"), page(RULES, "portal", 6)
    for name, changed, between in (
        ("gateway", "502 for two days", (GATEWAY, 2)),
        ("threat", "a firewall's page under status 405", (THREAT, 2)),
        ("browser", "a page that asks for another browser", (BROWSER, 2)),
        ("skeleton", "the page without its body, still loading", (SKELETON, 2)),
        ("scripted", "a script that leads to the home page", (SCRIPTED, 2)),
        ("app", "a page that asks for an application", (APP, 2)),
    ):
        yield noise(f"third-visit-{name}", "third visits", changed, film(before, between, back))
    grey = page(RULES, "portal", 2, rewrite=MOURNING)
    yield noise("third-visit-grey", "third visits", "the whole site in grey for a day", film(before, grey, back))
    traditional = page(RULES.mapped(lambda t: t.translate(TRADITIONAL)), "portal", 3)
    steps = film(before, traditional, back)
    yield noise("third-visit-traditional", "third visits", "traditional characters for a day", steps)


TRADITIONAL = str.maketrans(
    "业东个临为亲从伤余关内况则办务医区单参发处复实对岁属师应当总户担拟据损时暂机条构档标检满疗监签简约级经结统缴罚职范药补规计诉责账费违迁遗长门间际险额龄与后征举优报图称准台产农号达现类银儿还万两会体书乡国学专丧归须",
    "業東個臨為親從傷餘關內況則辦務醫區單參發處復實對歲屬師應當總戶擔擬據損時暫機條構檔標檢滿療監簽簡約級經結統繳罰職範藥補規計訴責賬費違遷遺長門間際險額齡與後徵舉優報圖稱準臺產農號達現類銀兒還萬兩會體書鄉國學專喪歸須",
)


# ── lists and attachments ──────────────────────────────────────────────────────────────────────────────────────

ENTRIES = (
    Entry("content/post_8101.html", TABLE, "2026-01-20"),
    Entry("content/post_8077.html", BASES, "2025-12-22"),
    Entry("content/post_7990.html", CHRONIC, "2025-08-27"),
)
PLAIN = Entry("content/post_8120.html", None, "2026-02-01", title="关于召开全市卫生健康工作会议的通知")


def _lists() -> Iterator[Case]:
    from watcher.model import Follow

    follow = Follow(match=("医保", "医疗保险", "慢特病"), limit=20)
    new = tuple(replace(e, title=e.name + "【新】") for e in ENTRIES)
    dotted = tuple(replace(e, day=e.day.replace("-", ".")) for e in ENTRIES)
    coloured = tuple(replace(e, title="[图文]" + e.name) for e in ENTRIES)
    for name, changed, after in (
        ("new", "notices are marked as new", column(new, visit=2, layout="portal")),
        ("dates", "days in another format", column(dotted, visit=2, layout="portal")),
        ("marked", "titles say that there are pictures", column(coloured, visit=2, layout="portal")),
        ("other-topic", "a notice of another topic appears", column((PLAIN, *ENTRIES), visit=2, layout="portal")),
        ("hydrated", "list and notices in another system", column(ENTRIES, visit=2, rows=True, layout="hydrated")),
    ):
        before = column(ENTRIES, layout="portal")
        yield noise(f"third-list-{name}", "third lists", changed, film(before, after), kind="list", follow=follow)


def _attachments() -> Iterator[Case]:
    name, path = "慢特病认定申请表.docx", "files/W0202508.docx"
    notice = replace(CHRONIC, files=((path, name),))
    files = {path: as_docx(GUIDE)}

    def shown(visit: int, rewrite: Rewrite = lambda m: m, document: Document = notice) -> dict[str, Answer]:
        return {"": page(document, "portal", visit, rewrite=rewrite), **files}

    icon = put_before(f'<a href="{path}">', '<img src="/icons/icon_docx.gif" width="16" alt="docx">')
    box = put_before(f'<p>附件：<a href="{path}"', '<div class="fj"><h5>相关附件</h5></div>')
    again = {**shown(2), path: as_docx(GUIDE, runs=4)}
    numbered = replace(CHRONIC, files=((path, "1." + name),))
    for label, changed, after in (
        ("icon", "an icon before the link", shown(2, icon)),
        ("box", "a heading above the links", shown(2, box)),
        ("runs", "the file was saved again", again),
        ("numbered", "the link's words get a number", shown(2, document=numbered)),
    ):
        steps = film(shown(1), after)
        yield noise(
            f"third-file-{label}",
            "third attachments",
            changed,
            steps,
            attachments=True,
            may_reword=label in ("box", "numbered"),
        )
    pdf = film(as_pdf(BASES, 36), as_pdf(BASES, 30))
    yield noise(
        "third-file-lines", "third attachments", "a PDF whose lines break elsewhere", pdf, kind="file", name="a.pdf"
    )
    to_word = film(as_pdf(GUIDE), as_docx(GUIDE))
    yield noise(
        "third-file-pdf-to-docx", "third attachments", "a PDF becomes a Word file", to_word, kind="file", name="a.doc"
    )
