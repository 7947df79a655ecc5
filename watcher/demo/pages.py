"""The demo site's pages: which template prints which document, in which bytes, and what moves on it without meaning.

`answer` is what a server does, as a value: the same page asked for twice differs in clocks, counters, related articles,
random ids and nonces, and nowhere else.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import TypeVar

import jinja2

from watcher import china
from watcher.demo import policies
from watcher.demo.pdf import pdf
from watcher.demo.policies import Edits, Policy

T = TypeVar("T")

SITE = "医保政策演示网"
NOTICE = "演示内容：本站为程序自带的虚构网站，所有条款和数字均为虚构，不是任何地方的真实政策。"
RELATED = (
    "我市召开医疗保障工作会议", "医保服务进社区活动举行", "生育津贴按128天发放有关情况说明", "2025年度部门决算公开",
    "门诊慢特病定点机构名单更新", "关于系统停机升级3小时的公告", "12家定点药店被通报", "长期护理保险试点满5年",
)  # fmt: skip
MODIFIED = "Tue, 10 Feb 2026 08:00:00 GMT"


@dataclass(frozen=True, kw_only=True, slots=True)
class Noise:
    """What moves at every poll."""

    views: int
    clock: str
    stamp: int
    nonce: str
    token: str
    related: tuple[str, ...]
    dice: random.Random

    def shuffled(self, items: Sequence[T]) -> list[T]:
        return self.dice.sample(list(items), len(items))


def noise(path: str, visit: int, now: datetime) -> Noise:
    """Drawn from the page and the number of the visit: another demo moves in the same way."""
    dice = random.Random(f"{path} {visit}")
    local = now.astimezone(china.ZONE)
    return Noise(
        views=1000 + visit * 37 + dice.randrange(37),
        clock=f"{local:%Y年%m月%d日 %H:%M}",
        stamp=int(now.timestamp()),
        nonce=f"{dice.getrandbits(96):024x}",
        token=f"{dice.getrandbits(32):08x}",
        related=tuple(dice.sample(RELATED, 4)),
        dice=dice,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    body: bytes
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """`still`: nothing on it moves. `etag`, `modified`: the validators it has. `charset`: what it says it is written in;
    gb2312 is written in GB18030, as such pages are."""

    template: str
    policy: Callable[[Edits], Policy]
    still: bool = False
    etag: bool = False
    modified: str | None = None
    gzip: bool = False
    charset: str = "utf-8"

    def print(self, edits: Edits, moved: Noise | None) -> bytes:
        text = render(self.template, it=self.policy(edits), n=moved, charset=self.charset)
        return text.encode("gb18030" if self.charset == "gb2312" else self.charset)


@cache
def environment() -> jinja2.Environment:
    return jinja2.Environment(loader=jinja2.PackageLoader("watcher.demo"), autoescape=True, trim_blocks=True)


def render(template: str, **values: object) -> str:
    return environment().get_template(template).render(site=SITE, notice=NOTICE, **values)


COLUMN = "/gov/col/col104/index.html"
NEW_NOTICE = "/gov/art/2026/11/17/art_104_19877.html"
PDF = "/hn/ybj/first113541/upload/202606/P020260630_jishu.pdf"
YEARS = "/gz/zwgk/gfxwj/content/post_7301412.html"
OUTPATIENT = "/zj/art/2026/4/9/art_1229113757_2587126.html"
TRANSFER = "/fj/zwgk/zcfg/202603/t20260318_6512207.htm"
FILING = "/hn/ybj/first113541/firstF/info1/202602/t20260210_33601.html"

PAGES: dict[str, Page] = {
    YEARS: Page(template="guangdong.html", policy=policies.guangzhou_years),
    "/sh/zxzc/20260312/3f9c1d7be2.html": Page(template="shanghai.html", policy=policies.shanghai_account, gzip=True),
    TRANSFER: Page(template="trs.html", policy=policies.fujian_transfer, charset="gb2312"),
    OUTPATIENT: Page(template="hanweb.html", policy=policies.zhejiang_outpatient),
    "/gz/bsfw/ywzsk/index.html": Page(template="faq.html", policy=policies.guangzhou_faq),
    "/sc/c102891/2026/2/27/9d41.shtml": Page(template="table.html", policy=policies.sichuan_ratios, gzip=True),
    "/gov/zhengce/zhengceku/202601/content_7055102.htm": Page(
        template="library.html", policy=policies.national_library, still=True, etag=True, modified=MODIFIED, gzip=True
    ),
    FILING: Page(template="trs.html", policy=policies.hunan_filing, still=True),
    "/life/shebao/20260105/yibao-nianxian.html": Page(template="secondary.html", policy=policies.city_guide),
    "/gov/art/2026/4/21/art_104_18120.html": Page(template="library.html", policy=policies.remote_2026),
    "/gov/art/2025/9/2/art_104_17003.html": Page(template="library.html", policy=policies.residents_2026),
    NEW_NOTICE: Page(template="library.html", policy=policies.residents_2027),
}
REDESIGNED = Page(template="trs.html", policy=policies.zhejiang_outpatient, charset="gb2312")
OTHER_ENTRIES = (
    ("/gov/art/2026/6/1/art_104_18500.html", "关于开展2026年医药集中采购信息化培训的通知（演示）", "2026-06-01"),
    ("/gov/art/2025/7/8/art_104_16420.html", "关于公布2025年度人事任免事项的通知（演示）", "2025-07-08"),
)


def answer(path: str, edits: Edits, visit: int, now: datetime) -> Answer:
    """What the site says to one visit of `path`."""
    moved = noise(path, visit, now)
    if path == "/robots.txt":
        return Answer(body=b"User-agent: *\nDisallow: /admin/\n", content_type="text/plain")
    if path == COLUMN:
        return Answer(body=render("list.html", entries=_entries(edits), n=moved).encode())
    if path == PDF:
        return _file(edits)
    if path == TRANSFER and policies.CHALLENGE in edits:
        return Answer(body=render("challenge.html", n=moved).encode(), status=412)
    page = PAGES.get(path)
    hidden = (path == NEW_NOTICE and policies.NOTICE not in edits) or (path == FILING and policies.WITHDRAWN in edits)
    if page is None or hidden:
        return Answer(body=render("missing.html").encode(), status=404)
    return _page(REDESIGNED if path == OUTPATIENT and policies.REDESIGN in edits else page, edits, moved, path, now)


def _page(page: Page, edits: Edits, moved: Noise, path: str, now: datetime) -> Answer:
    still = noise(path, 0, now.replace(hour=0, minute=0, year=2026, month=1, day=1)) if page.still else moved
    body = page.print(edits, still)
    headers = {"Content-Encoding": "gzip"} if page.gzip else {}
    if page.etag:
        headers["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    if page.modified and page.still:
        headers["Last-Modified"] = page.modified
    return Answer(body=body, headers=headers, content_type=f"text/html; charset={page.charset}")


def _file(edits: Edits) -> Answer:
    body = pdf(policies.hunan_bases(edits))
    headers = {"ETag": f'"{hashlib.sha256(body).hexdigest()[:16]}"', "Last-Modified": MODIFIED}
    return Answer(body=body, headers=headers, content_type="application/pdf")


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    path: str
    title: str
    day: str


def _entries(edits: Edits) -> list[Entry]:
    """The column's notices, newest first; those that are not about the insurance stand between the others."""
    listed = [path for path in PAGES if "/art_104_" in path and (path != NEW_NOTICE or policies.NOTICE in edits)]
    notices = [(path, PAGES[path].policy(edits)) for path in listed]
    found = [Entry(path=path, title=it.title, day=it.day) for path, it in notices]
    found += [Entry(path=path, title=title, day=day) for path, title, day in OTHER_ENTRIES]
    return sorted(found, key=lambda entry: entry.day, reverse=True)
