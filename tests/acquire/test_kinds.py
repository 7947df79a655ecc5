"""What a list or feed leads to, and that kinds are found by file name."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.acquire import kinds
from watcher.acquire.links import absolute, day_in, day_in_url
from watcher.errors import ReadError
from watcher.model import Follow, Link, Outcome, Page, Source

BASE = "https://a.example/zwgk/gfxwj/index.html"


def source(kind: str, **kw: object) -> Source:
    follow = Follow(**kw) if kw else None  # type: ignore[arg-type]
    return Source(id="a", title="a", url=BASE, kind=kind, follow=follow)


def page(text: str, form: str = "html", url: str = BASE) -> Page:
    return Page(url=url, format=form, body=text.encode(), text=text)


def entries(kind: str, text: str, form: str = "html", **kw: object) -> tuple[Link, ...]:
    return kinds.load(kind).entries(page(text, form), source(kind, **kw))


def failure(kind: str, text: str, form: str = "html", **kw: object) -> str:
    with pytest.raises(ReadError) as caught:
        entries(kind, text, form, **kw)
    return caught.value.outcome


def test_kinds_are_the_files_that_lie_there() -> None:
    assert {"page", "list", "feed", "faq", "file"} <= set(kinds.known())
    for kind in kinds.known():
        module = kinds.load(kind)
        assert isinstance(module.READS_ITSELF, bool)
        assert callable(module.entries)


def test_an_unknown_kind_lists_the_known() -> None:
    with pytest.raises(LookupError, match=r"known: .*feed"):
        kinds.load("os")


@pytest.mark.parametrize("kind", ["page", "faq", "file"])
def test_a_page_is_its_own_document(kind: str) -> None:
    assert kinds.load(kind).READS_ITSELF
    assert entries(kind, "<a href=/x>一个链接的标题</a>") == ()


# ── lists ───────────────────────────────────────────────────────────────────────────────────────────────────────

LIST = """<!DOCTYPE html><html><body>
<div class="top"><nav><a href="/login">医保个人登录入口平台</a></nav><a href="/">首页</a></div>
<ul class="list">
  <li><a href="./content/post_1.html">关于职工医保缴费年限的通知</a><span>2026-03-04</span></li>
  <li><span>[2026/2/9]</span><a href="/art/post_2.html#top" title="关于调整职工医保缴费基数上下限标准的通知">关于调整职工医保缴费…</a></li>
  <li><a href="/zwgk/t20260105_77.htm"><b>关于异地就医直接结算</b>的公告</a></li>
  <li><a href="content/post_1.html">关于职工医保缴费年限的通知</a></li>
  <li><a href="javascript:void(0)">关于职工医保的脚本链接</a></li>
  <li><a href="mailto:a@b.c">关于职工医保的信箱链接</a></li>
  <li><a href="file:///etc/passwd">关于职工医保的本地文件</a></li>
  <li><a href="">关于本页自己的空白链接</a></li>
  <li><a href="?page=2">下一页</a></li>
</ul>
<footer><a href="/about">关于职工医保网站的声明</a></footer></body></html>"""


def test_a_list_gives_its_documents_in_order_with_title_and_day() -> None:
    assert entries("list", LIST) == (
        Link(
            url="https://a.example/zwgk/gfxwj/content/post_1.html",
            title="关于职工医保缴费年限的通知",
            published_on=date(2026, 3, 4),
        ),
        Link(
            url="https://a.example/art/post_2.html",
            title="关于调整职工医保缴费基数上下限标准的通知",
            published_on=date(2026, 2, 9),
        ),
        Link(
            url="https://a.example/zwgk/t20260105_77.htm",
            title="关于异地就医直接结算的公告",
            published_on=date(2026, 1, 5),
        ),
    )


def test_only_titles_with_a_wanted_word_are_followed_up_to_the_limit() -> None:
    titles = [link.title for link in entries("list", LIST, match=("缴费年限", "异地就医"))]
    assert titles == ["关于职工医保缴费年限的通知", "关于异地就医直接结算的公告"]
    assert len(entries("list", LIST, match=("关于",), limit=2)) == 2


@pytest.mark.parametrize("within", [".list", "//ul[@class='list']"])
def test_a_part_of_the_page_may_be_named(within: str) -> None:
    assert len(entries("list", LIST, within=within)) == 3
    assert len(entries("list", LIST, within="footer")) == 1


def test_a_part_that_is_not_there_is_said() -> None:
    assert failure("list", LIST, within="#nowhere") == Outcome.SELECTOR_MISSED


def test_base_and_encoded_addresses_are_understood() -> None:
    text = '<html><head><base href="/other/"></head><body><a href="附件 1.pdf">职工医保政策问答附件一</a></body></html>'
    assert entries("list", text)[0].url == "https://a.example/other/%E9%99%84%E4%BB%B6%201.pdf"


def test_a_declared_encoding_in_text_is_no_obstacle() -> None:
    text = '<?xml version="1.0" encoding="gb2312"?><!DOCTYPE html><html><body><a href="/1">职工医保缴费年限</a></body></html>'
    assert entries("list", text)[0].url == "https://a.example/1"


def test_a_list_may_be_json() -> None:
    rows = [
        {"title": "职工医保缴费年限的通知", "url": "/p/1.html", "date": "2026-03-04 10:00:00", "id": 1},
        {"title": "无关的通知", "url": "/p/2.html"},
        {"title": "没有地址"},
        {"name": "职工医保个人账户", "link": "https://b.example/3", "nested": {"url": 5}},
    ]
    text = json.dumps({"code": 0, "data": {"articles": rows}})
    assert entries("list", text, "json", match=("职工医保",)) == (
        Link(url="https://a.example/p/1.html", title="职工医保缴费年限的通知", published_on=date(2026, 3, 4)),
        Link(url="https://b.example/3", title="职工医保个人账户"),
    )


@pytest.mark.parametrize("text", ["{", "[" * 100_000])
def test_json_that_is_none_is_unreadable(text: str) -> None:
    assert failure("list", text, "json") == Outcome.UNREADABLE


def test_a_file_is_no_list() -> None:
    with pytest.raises(ReadError, match="this is pdf"):
        kinds.load("list").entries(Page(url=BASE, format="pdf", body=b"%PDF"), source("list"))


def test_an_empty_list_has_no_entries() -> None:
    assert entries("list", "<html><body><p>暂无内容</p></body></html>") == ()


# ── feeds ───────────────────────────────────────────────────────────────────────────────────────────────────────

RSS = """<?xml version="1.0" encoding="gb2312"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>政策</title><link>https://a.example/</link>
<item><title><![CDATA[职工医保<b>缴费年限</b>通知]]></title><link>/p/1.html</link><pubDate>Wed, 04 Mar 2026 01:00:00 +0800</pubDate></item>
<item><title>缴费基数 &amp;amp; 费率</title><guid>https://a.example/p/2.html</guid><dc:date>2026-03-05T00:00:00+08:00</dc:date></item>
<item><title>没有地址</title><guid isPermaLink="false">https://a.example/no</guid></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>政策</title><link href="https://a.example/"/>
<entry><title type="html">职工医保 &lt;em&gt;缴费&lt;/em&gt;</title><link rel="edit" href="/edit"/><link href="/p/1.html"/>
<published>2026-03-04T01:00:00+08:00</published><updated>2026-03-06T01:00:00+08:00</updated></entry>
<entry><title/><link rel="alternate" href="/p/2.html"/><updated>2026-03-05</updated></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="x"><title>政策</title></channel>
<item rdf:about="x"><title>职工医保缴费</title><link> https://a.example/p/1.html </link></item></rdf:RDF>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [
            {"url": "/p/1.html", "title": "职工医保缴费", "date_published": "2026-03-04T00:00:00+08:00"},
            {"id": "x"},
            "odd",
        ],
    }
)


def test_rss_is_read_whatever_it_declares() -> None:
    assert entries("feed", RSS, "xml") == (
        Link(url="https://a.example/p/1.html", title="职工医保缴费年限通知", published_on=date(2026, 3, 4)),
        Link(url="https://a.example/p/2.html", title="缴费基数 & 费率", published_on=date(2026, 3, 5)),
    )


def test_atom_is_read() -> None:
    assert entries("feed", ATOM, "xml") == (
        Link(url="https://a.example/p/1.html", title="职工医保 缴费", published_on=date(2026, 3, 4)),
        Link(url="https://a.example/p/2.html", title="https://a.example/p/2.html", published_on=date(2026, 3, 5)),
    )


def test_rdf_and_json_feeds_are_read() -> None:
    assert [link.url for link in entries("feed", RDF, "xml")] == ["https://a.example/p/1.html"]
    assert entries("feed", JSON_FEED, "json") == (
        Link(url="https://a.example/p/1.html", title="职工医保缴费", published_on=date(2026, 3, 4)),
    )


def test_a_feed_is_filtered_like_a_list() -> None:
    assert [link.title for link in entries("feed", RSS, "xml", match=("费率",))] == ["缴费基数 & 费率"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<html><body>页面不存在</body></html>",
        "<rss><channel><item><title>x</title></channel>",
        RSS[:-30],
        '{"items": 5}',
        '{"version": "https://jsonfeed.org/version/1", "items": {}}',
        "{" * 1000,
    ],
)
def test_what_is_no_whole_feed_is_unreadable(text: str) -> None:
    assert failure("feed", text, "xml") == Outcome.UNREADABLE


def test_entities_bring_in_nothing(tmp_path) -> None:
    (tmp_path / "secret").write_text("hunter2")
    outside = (
        f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'
        "<rss><channel><item><title>政策 &x;</title><link>/1</link></item></channel></rss>"
    )
    assert "hunter2" not in entries("feed", outside, "xml")[0].title


def test_an_entity_bomb_does_not_explode() -> None:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE rss [<!ENTITY a0 "医保">{levels}]><rss><channel><item><title>&a9;</title><link>/1</link></item></channel></rss>'
    try:
        found = entries("feed", bomb, "xml")
    except ReadError:
        return
    assert len(found[0].title) < 1000


# ── references ──────────────────────────────────────────────────────────────────────────────────────────────────


@given(st.text(max_size=40))
def test_no_reference_leads_anywhere_but_the_web(href: str) -> None:
    found = absolute(BASE, href)
    assert found is None or found.startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("a.html#x", "https://a.example/zwgk/gfxwj/a.html"),
        (" ../b.html\n", "https://a.example/zwgk/b.html"),
        ("\\zwgk\\c.html?d=\\e", "https://a.example/zwgk/c.html?d=%5Ce"),
        ("http://127.0.0.1\\@b.example/", "http://127.0.0.1/@b.example/"),
        ("//b.example", "https://b.example"),
        ("?id=政策", "https://a.example/zwgk/gfxwj/index.html?id=%E6%94%BF%E7%AD%96"),
        ("http://[::1", None),
        ("ftp://b.example/", None),
    ],
)
def test_a_reference_is_read_as_browsers_read_it(href: str, expected: str | None) -> None:
    assert absolute(BASE, href) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发布日期：2026-03-04", date(2026, 3, 4)),
        ("2026年3月4日 来源", date(2026, 3, 4)),
        ("[2026.03.04]", date(2026, 3, 4)),
        ("03-04", None),
        ("2026-02-31", None),
        ("120260304", None),
        ("12026-03-041", None),
    ],
)
def test_a_day_is_read_only_where_it_is_one(text: str, expected: date | None) -> None:
    assert day_in(text) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/art/2026/3/4/art_104_7.html", date(2026, 3, 4)),
        ("https://a.example/zwgk/t20260304_77.htm", date(2026, 3, 4)),
        ("https://a.example/20260304/c77.html", date(2026, 3, 4)),
        ("https://a.example/content/post_20263.html", None),
    ],
)
def test_the_day_in_an_address_is_read(url: str, expected: date | None) -> None:
    assert day_in_url(url) == expected


# ── sitemaps ────────────────────────────────────────────────────────────────────────────────────────────────────

SITEMAP = """<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://a.example/zwgk/1.html</loc><lastmod>2026-03-04T08:00:00+08:00</lastmod></url>
<url><loc> /zwgk/2.html </loc></url><url><loc>javascript:x</loc></url></urlset>"""


def test_a_sitemap_names_what_was_touched_and_leads_to_documents_only_where_asked() -> None:
    named = kinds.load("sitemap").signals(page(SITEMAP, "xml"))  # type: ignore[attr-defined]
    assert [(link.url, link.published_on) for link in named] == [
        ("https://a.example/zwgk/1.html", date(2026, 3, 4)),
        ("https://a.example/zwgk/2.html", None),
    ]
    assert entries("sitemap", SITEMAP, "xml") == ()
    assert [link.url for link in entries("sitemap", SITEMAP, "xml", match=("2.html",))] == [
        "https://a.example/zwgk/2.html"
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<sitemapindex><sitemap><loc>https://a.example/s1.xml</loc></sitemap></sitemapindex>", "s1.xml"),
        ("<rss/>", "not a sitemap: it begins with <rss>"),
        ("<html>", "not a sitemap"),
    ],
)
def test_what_is_no_sitemap_says_what_it_is(text: str, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        entries("sitemap", text, "xml")
