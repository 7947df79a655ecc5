"""Noise of visits: what a site shows for a while instead of the page, other bytes of a file, lists and attachments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bench.signal import texts
from bench.signal.case import Answer, Case, Step, noise
from bench.signal.document import Document
from bench.signal.layouts import LAYOUTS, RELATED, moved
from bench.signal.lists import Entry, column
from bench.signal.prints import as_docx, as_markdown, as_pdf, as_text, as_xlsx, film, page, ruled_pdf


def cases() -> Iterator[Case]:
    yield from _instead()
    yield from _formats()
    yield from _lists()
    yield from _attachments()


# ── what is shown instead, for a while ─────────────────────────────────────────────────────────────────────────


def html(body: str, status: int = 200, **headers: str) -> Answer:
    markup = f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>提示</title></head><body>{body}</body></html>'
    return Answer(body=markup.encode(), status=status, headers=headers)


RUISHU = Answer(
    body=("<html><head><meta content='" + "Zk3" * 60 + "'><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=77;$_ts.cd='"
    + "qrrk" * 40 + "';</script></head><body><script src='/Kd8/x.js'></script></body></html>").encode(), status=412,
)  # fmt: skip
JIASULE = Answer(
    body=b"<script>document.cookie=('_')+('_')+('j')+('s')+('l')+('_clearance')+'=1699.2|0|x';location.href=location.pathname</script>",
    status=521, headers={"Set-Cookie": "__jsluid_h=0f3a; max-age=31536000"},
)  # fmt: skip
QUIET = html('<div id="box"><h3>请完成验证</h3><p>您的访问过于频繁，请拖动滑块完成验证后继续访问。</p></div>')
SHIELD = html(
    "<div><h2>当前访问疑似黑客攻击，已被创宇盾拦截</h2><p>事件编号：8f2c-1103，如有疑问请联系网站管理员。</p></div>",
    403,
)
BUSY = html("<h1>503 Service Temporarily Unavailable</h1>", 503, **{"Retry-After": "600"})
MISSING = html("<h1>404 Not Found</h1><hr>nginx", 404)
SOFT_MISSING = html(
    '<div class="err"><p>抱歉，您访问的页面不存在或已被删除！</p><p><span>5</span>秒后返回首页</p></div>'
)
REPAIR = html("<div><h2>栏目维护中</h2><p>本栏目正在升级维护，请稍后访问，给您带来不便敬请谅解。</p></div>")
LOGIN = html(
    '<form action="/sso/login"><h2>统一身份认证</h2>用户名<input name="user">密码<input type="password" name="pw">验证码<input name="code"><button>登录</button></form>'
)
PARKED = html(
    "<h1>该域名可出售</h1><p>您正在访问的域名可以转让，起价58000元。</p><p>相关搜索：保险 理财 贷款 招聘</p>" * 3
)
EMPTY = Answer(body=b"")
HOME = html('<div class="nav"><a href="/">首页</a></div><h1>医疗保障局</h1><ul>' + "".join(
    f'<li><a href="/n/{n}.html">{title}</a> 2026-11-{n + 1:02d}</li>' for n, title in enumerate(RELATED)) + "</ul>")  # fmt: skip
ENGLISH = html("<h1>Measures on Contribution Years</h1>" + "".join(
    f"<p>Article {n}. The insured person shall apply to the agency within {n + 5} days in accordance with these measures.</p>" for n in range(1, 16)
))  # fmt: skip


def _half(document: Document, layout: str) -> Answer:
    """The page with a third of its rules, otherwise whole."""
    return page(replace(document, blocks=document.blocks[: len(document.blocks) // 4]), layout, 3)


def _cut(document: Document, layout: str, *, withheld: bool) -> Answer:
    body = LAYOUTS[layout](document, moved(4)).encode()
    kept = body[: len(body) * 2 // 5]
    return Answer(body=kept, withheld=len(body) - len(kept) if withheld else 0)


INSTEAD: tuple[tuple[str, str, Document, str, Answer, int], ...] = (
    ("challenge-412", "a 412 challenge for two days, and back", texts.YEARS, "hanweb", RUISHU, 2),
    ("challenge-521", "a 521 challenge, and back", texts.ACCOUNT, "trs", JIASULE, 1),
    ("challenge-200", "a challenge under status 200, three times", texts.RATES, "guangdong", QUIET, 3),
    ("shield-403", "a firewall's page, and back", texts.RESIDENT, "shanghai", SHIELD, 2),
    ("busy-503", "503 twice, and back", texts.OUTPATIENT, "hanweb", BUSY, 2),
    ("missing-once", "404 once, and back", texts.REMOTE, "guangdong", MISSING, 1),
    ("missing-twice", "404 twice, one short of its confirmation", texts.PHASE, "trs", MISSING, 2),
    ("soft-missing", "'page does not exist' under status 200, and back", texts.TRANSFER, "hanweb", SOFT_MISSING, 2),
    ("repair", "the column is under repair, and back", texts.MIXED, "library", REPAIR, 2),
    ("login", "a login form, and back", texts.FAQ, "accordion", LOGIN, 2),
    ("parked", "the domain is for sale for a day", texts.YEARS, "soup", PARKED, 1),
    ("empty", "an empty body, and back", texts.INPATIENT, "guangdong", EMPTY, 2),
    ("english", "another language for a day", texts.YEARS, "library", ENGLISH, 1),
    ("other-document", "a page of another document for a day", texts.YEARS, "guangdong", page(texts.REMOTE, "guangdong", 3), 1),
    ("half-once", "a page with a quarter of its rules, and back", texts.ACCOUNT, "hanweb", _half(texts.ACCOUNT, "hanweb"), 1),
    ("half-twice", "the same twice, one short of its confirmation", texts.YEARS, "guangdong", _half(texts.YEARS, "guangdong"), 2),
    ("half-soup", "a page with a quarter of its rules, no container", texts.REMOTE, "soup", _half(texts.REMOTE, "soup"), 1),
    ("cut-withheld", "the connection ends before the announced length", texts.OUTPATIENT, "trs", _cut(texts.OUTPATIENT, "trs", withheld=True), 2),
    ("cut-whole", "a body cut off, the length says it is whole", texts.YEARS, "hanweb", _cut(texts.YEARS, "hanweb", withheld=False), 1),
    ("cut-wechat", "a body cut off in mid-sentence", texts.RATES, "wechat", _cut(texts.RATES, "wechat", withheld=False), 1),
)  # fmt: skip


def _instead() -> Iterator[Case]:
    for name, changed, document, layout, other, polls in INSTEAD:
        steps = film(page(document, layout), (other, polls), page(document, layout, 5))
        yield noise(f"instead-{name}", "instead", changed, steps, kind=document.kind)
    yield from _redirected()


def _redirected() -> Iterator[Case]:
    new, sso, home = "2027/new.html", "login.html", "index2.html"
    moved_page = {"": Answer(body=b"", status=301, headers={"Location": new}), new: page(texts.YEARS, "hanweb", 2)}
    steps = film(page(texts.YEARS, "hanweb"), moved_page)
    yield noise("instead-redirect", "instead", "moved for good to another address, the same text", steps)
    away = {"": Answer(body=b"", status=302, headers={"Location": sso}), sso: LOGIN}
    steps = film(page(texts.ACCOUNT, "soup"), Step(answers=away, polls=2), page(texts.ACCOUNT, "soup", 3))
    yield noise("instead-redirect-login", "instead", "sent to a login page for two days", steps)
    other = {"": Answer(body=b"", status=302, headers={"Location": home}), home: HOME}
    steps = film(page(texts.RATES, "guangdong"), other, page(texts.RATES, "guangdong", 3))
    yield noise("instead-redirect-home", "instead", "sent to the home page for a day", steps)


# ── files ──────────────────────────────────────────────────────────────────────────────────────────────────────

RATIO_ROWS = (
    ("医疗机构级别", "在职职工住院报销比例", "退休人员住院报销比例"),
    ("一级医院", 0.92, 0.95),
    ("二级医院", 0.87, 0.905),
    ("三级医院", 0.82, 0.86),
)


def _formats() -> Iterator[Case]:
    guide, years, rates = texts.TRANSFER, texts.YEARS, texts.RATES
    yield noise(
        "pdf-lines",
        "formats",
        "a PDF whose lines break elsewhere",
        film(as_pdf(rates), as_pdf(rates, 31)),
        kind="file",
        name="a.pdf",
    )
    yield noise(
        "pdf-spaces",
        "formats",
        "a PDF with blanks around numbers",
        film(as_pdf(texts.PHASE), as_pdf(texts.PHASE.mapped(lambda t: t.replace("2026年1月1日", "2026 年 1 月 1 日")))),
        kind="file",
        name="a.pdf",
    )
    yield noise(
        "pdf-table-moved",
        "formats",
        "the table of a PDF stands elsewhere and is wider",
        film(ruled_pdf(texts.INPATIENT), ruled_pdf(texts.INPATIENT, left=40, width=125)),
        kind="file",
        name="a.pdf",
    )
    yield noise(
        "docx-runs",
        "formats",
        "a Word file with its runs broken",
        film(as_docx(guide), as_docx(guide, runs=3)),
        kind="file",
        name="a.docx",
    )
    yield noise(
        "docx-again",
        "formats",
        "a Word file saved with the date of the day in its number",
        film(as_docx(years), as_docx(years.mapped(lambda t: t.replace("　", " ")), runs=5)),
        kind="file",
        name="a.docx",
    )
    yield noise(
        "xlsx-fonts",
        "formats",
        "a sheet with fonts and another format of percentages",
        film(
            as_xlsx("职工医保住院报销比例表", RATIO_ROWS),
            as_xlsx("职工医保住院报销比例表", RATIO_ROWS, percent="0.00%", bold=True),
        ),
        kind="file",
        name="a.xlsx",
    )
    yield noise(
        "xlsx-order",
        "formats",
        "rows of a sheet in another order",
        film(
            as_xlsx("职工医保住院报销比例表", RATIO_ROWS),
            as_xlsx("职工医保住院报销比例表", [RATIO_ROWS[0], *RATIO_ROWS[:0:-1]]),
        ),
        kind="file",
        name="a.xlsx",
    )
    yield noise(
        "text-wrapped",
        "formats",
        "a text broken into lines, with CR LF",
        film(as_text(guide), as_text(guide, 34, newline="\r\n")),
        kind="file",
        name="a.txt",
    )
    yield noise(
        "text-wrapped-rules", "formats", "articles broken into lines of another length",
        film(as_text(years, 40), as_text(years, 29)), kind="file", name="a.txt",
    )  # fmt: skip
    yield noise(
        "text-gbk",
        "formats",
        "a text in gbk",
        film(as_text(rates), as_text(rates, charset="gbk")),
        kind="file",
        name="a.txt",
    )
    yield noise(
        "markdown-marks",
        "formats",
        "Markdown with words in bold",
        film(as_markdown(guide), as_markdown(guide, strong="**")),
        kind="file",
        name="a.md",
    )
    yield noise(
        "markdown-list",
        "formats",
        "Markdown as a list",
        film(as_markdown(guide), as_markdown(guide, bullet="- ")),
        kind="file",
        name="a.md",
    )
    yield noise(
        "html-to-pdf",
        "formats",
        "the page of a rule set becomes a PDF of the same text",
        film(page(rates, "trs"), as_pdf(rates)),
        kind="file",
        name="a.htm",
    )


# ── lists ──────────────────────────────────────────────────────────────────────────────────────────────────────

ENTRIES = (
    Entry("2026/2/3/art_14.html", texts.INPATIENT, "2026-02-03"),
    Entry("2026/1/6/art_12.html", texts.RATES, "2026-01-06"),
    Entry("2025/9/12/art_9.html", texts.RESIDENT, "2025-09-12"),
)
OTHER = Entry("2026/3/2/art_18.html", None, "2026-03-02", title="关于召开全市党建工作会议的通知")
OLDER = Entry("2024/12/18/art_3.html", texts.ACCOUNT, "2024-12-18")


def _lists() -> Iterator[Case]:
    from watcher.model import Follow

    follow = Follow(match=("医保", "医疗保险", "缴费"), limit=20)
    for name, changed, after in (
        ("clock", "clock and counter of a list", column(ENTRIES, visit=2)),
        ("other-entry", "a notice that matches nothing", column((OTHER, *ENTRIES), visit=2)),
        ("order", "the entries in another order", column(tuple(reversed(ENTRIES)), visit=2)),
        ("older-entry", "an old notice rolls in at the end", column((*ENTRIES, OLDER), visit=2)),
        ("entry-gone", "an old notice leaves the list", column(ENTRIES[:2], visit=2)),
        ("tracking", "the list's links carry a session", column(ENTRIES, visit=2, query="?session=8f21")),
        ("redesign", "the list is a table in another system", column(ENTRIES, visit=2, rows=True)),
        (
            "entry-moved",
            "a notice of the same text has another address",
            column((Entry("zcwj/t20260203_77.html", texts.INPATIENT, "2026-02-03"), *ENTRIES[1:]), visit=2),
        ),
        ("entry-redesigned", "all notices in another system", column(ENTRIES, visit=2, layout="trs")),
    ):
        yield noise(f"list-{name}", "lists", changed, film(column(ENTRIES), after), kind="list", follow=follow)


# ── attachments ────────────────────────────────────────────────────────────────────────────────────────────────


def _attachments() -> Iterator[Case]:
    notice = replace(texts.REMOTE, files=(("files/P0202604.pdf", "2026年度缴费标准.pdf"),))
    before = {"": page(notice, "hanweb"), "files/P0202604.pdf": as_pdf(texts.RATES)}
    again = {"": page(notice, "hanweb", 2), "files/P0202604.pdf": as_pdf(texts.RATES, 33)}
    yield noise(
        "attachment-saved-again",
        "attachments",
        "the attachment was saved again with other lines",
        film(before, again),
        attachments=True,
    )
    tracked = replace(notice, files=(("files/P0202604.pdf?t=20261103", "2026年度缴费标准.pdf"),))
    yield noise(
        "attachment-version",
        "attachments",
        "the link carries a time stamp",
        film(before, {**before, "": page(tracked, "hanweb", 2)}),
        attachments=True,
    )
    named = replace(notice, files=(("files/P0202604.pdf", "2026年度缴费标准.pdf（1.2MB）"),))
    yield noise(
        "attachment-name",
        "attachments",
        "the link's words name the size",
        film(before, {**before, "": page(named, "hanweb", 2)}),
        attachments=True,
        may_reword=True,
    )
    missing = {"": page(notice, "hanweb", 2)}
    yield noise(
        "attachment-away",
        "attachments",
        "the attachment answers 404 for a day",
        film(before, missing, {**before, "": page(notice, "hanweb", 3)}),
        attachments=True,
    )
