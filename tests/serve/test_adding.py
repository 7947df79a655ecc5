"""Adding a source at the desk: what a page shows before it is watched, and what is written then."""

from __future__ import annotations

import html
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import lxml.html
import pytest
import requests
from werkzeug import Response

from tests.serve.conftest import START, Entered
from tests.serve.test_sources import HOSTILE, Watched, enter, policy, watched
from watcher.errors import ConfigError
from watcher.isolate import Bounds, Readers
from watcher.model import Role
from watcher.serve import blocks, entries, guessing, sampling
from watcher.serve.adding import Fields, entry_of
from watcher.store import Store

__all__ = ["enter", "watched"]  # fixtures
Enter = Callable[..., Entered]
GOOD = {"id": "gz-new", "title": "广州", "region": "CN-4401", "authority": "official", "every": "1d", "kind": "page"}


def look(visitor: Entered, url: str, **more: Any) -> requests.Response:
    return visitor.send("/sources/new", url=url, **more)


def seen(answer: requests.Response) -> str:
    return " ".join(lxml.html.fromstring(answer.text).text_content().split())


def test_a_page_is_shown_as_it_would_be_watched_and_nothing_is_kept(watched: Watched, enter: Enter) -> None:
    watched.shows(policy())
    answer = look(enter(), watched.source.url)
    said = seen(answer)
    assert "可以监测" in said and "内容相同" in said
    assert "累计缴费年限 不低于25年 职工医保 · 男" in said
    assert [name for name, _ in ((r.path, r) for r, _ in watched.site.log)] == [
        "/robots.txt",
        "/years.html",
        "/years.html",
    ]
    form = lxml.html.fromstring(answer.text).get_element_by_id("add").form_values()
    assert dict(form)["title"] == "某市职工医保缴费年限办法" and dict(form)["every"] == "1d"
    assert watched.desk.store.catalog.polls("gz-years", limit=1) == []


def test_a_page_that_moves_by_itself_is_calm_once_its_part_is_chosen(watched: Watched, enter: Enter) -> None:
    pages = iter(
        [policy(counter=n).replace('<footer class="foot">', "<div>").replace("</footer>", "</div>") for n in (1, 2)]
    )
    watched.site.clear()
    watched.site.expect_request("/robots.txt").respond_with_data("", 404)
    watched.site.expect_request("/years.html").respond_with_handler(
        lambda _: Response(next(pages), content_type="text/html; charset=utf-8")
    )
    visitor = enter()
    assert "页面有自己变化的部分" in seen(look(visitor, watched.source.url, select="body", id=""))
    chosen = look(visitor, watched.source.url, select="#zoom", **GOOD)  # of the two answers that are held
    assert "内容相同" in seen(chosen) and "select: '#zoom'" in chosen.text.replace("&#39;", "'")
    assert len(lxml.html.fromstring(chosen.text).xpath("//input[@name='select'][@checked]")) == 1


def test_a_hostile_page_stays_text(watched: Watched, enter: Enter) -> None:
    names = '<section id="a&quot;onclick=alert(1)" class="&lt;script&gt;"><p>参保人应当按月缴纳职工基本医疗保险费。</p></section>'
    watched.shows(policy().replace("</h1>", f"</h1>{HOSTILE}{names}"))
    answer = look(enter(), watched.source.url)
    page = lxml.html.fromstring(answer.text)
    assert {script.get("src") for script in page.iter("script")} == {
        "/static/htmx.min.js",
        "/static/desk.js",
        "/static/pick.js",
    }
    assert not page.xpath("//@onclick | //@style | //body//*[@id='zoom'] | //b[contains(., '49')]")
    assert "{{ 7*7 }}" in html.unescape(answer.text) and "\u202e" not in answer.text
    assert "<script>alert" not in answer.text and "alert(1)</script>" not in answer.text
    assert all("onclick" not in value for value in page.xpath("//input[@name='select']/@value"))


@pytest.mark.parametrize(
    "url", ["http://10.0.0.1/x", "http://169.254.169.254/latest", "file:///etc/passwd", "ftp://a.example/", "/etc/passwd",
            "javascript:alert(1)", "http://user@a.example/", "http://127.0.0.1\\@a.example/", "gopher://127.0.0.1/", ""]
)  # fmt: skip
def test_what_is_not_on_the_web_is_not_fetched(watched: Watched, enter: Enter, url: str) -> None:
    said = seen(look(enter(), url))
    assert "目前不能监测" in said and "地址指向内部网络" in said
    assert "root:" not in said and watched.site.log == []


def test_robots_txt_holds_for_a_preview(watched: Watched, enter: Enter) -> None:
    watched.site.expect_request("/robots.txt").respond_with_data("User-agent: *\nDisallow: /")
    assert "robots规则不允许抓取" in seen(look(enter(), watched.source.url))
    assert [request.path for request, _ in watched.site.log] == ["/robots.txt"]


def test_a_selector_that_finds_nothing_or_is_none_leaves_the_page_to_choose_from(
    watched: Watched, enter: Enter
) -> None:
    watched.shows(policy())
    visitor = enter()
    missed = look(visitor, watched.source.url, select="own", own=".nothing", **GOOD)
    assert "nothing on the page matches" in seen(missed) and "整页结构" in seen(missed)
    assert "is no CSS selector" in seen(look(visitor, watched.source.url, select="own", own="div[", **GOOD))
    assert look(visitor, watched.source.url, select="own", own="//p[odd:call()]", **GOOD).status_code == 200


def test_a_selector_that_takes_for_ever_takes_its_reader_alone(watched: Watched) -> None:
    watched.shows(policy().replace("</h1>", "</h1>" + "<p>参保人应当按月缴费。</p>" * 1500))
    endless = "//*[count(//*[count(//*[count(//*) > 1]) > 1]) > 1]"
    with closing(Readers(Bounds(seconds=2))) as readers:
        office = replace(watched.office, given=replace(watched.office.services, readers=readers))
        wish = sampling.Wish(url=watched.source.url, select=endless)
        fault = sampling.Sampler(office).look(wish, visitor="ms", fresh=True).fault
    assert fault is not None and "takes more than 2 seconds" in fault.reason


def test_a_list_shows_its_entries(watched: Watched, enter: Enter) -> None:
    rows = "".join(f"<li><a href='/p/{n}.html'>关于调整医保缴费基数的通知之{n}</a></li>" for n in range(30))
    watched.shows(f"<html><title>政策文件-某局</title><body><ul class='news'>{rows}</ul></body></html>")
    answer = look(enter(), watched.source.url)
    form = dict(lxml.html.fromstring(answer.text).get_element_by_id("add").form_values())
    assert (form["kind"], form["title"]) == ("list", "政策文件")
    assert "关于调整医保缴费基数的通知之3" in seen(answer)
    chosen = look(enter(name="b"), watched.source.url, **{**GOOD, "kind": "list"}, select="ul.news", match="缴费，基数")
    assert "within: ul.news" in chosen.text and "- 基数" in chosen.text


def test_previews_are_counted_per_visitor(watched: Watched, enter: Enter) -> None:
    visitor, other = enter(), enter(name="other")
    for _ in range(sampling.MOST):
        assert look(visitor, "file:///x").status_code == 200
    assert look(visitor, "file:///x").status_code == 429
    assert look(other, "file:///x").status_code == 200
    watched.desk.time[0] += timedelta(minutes=1)
    assert look(visitor, "file:///x").status_code == 200


def test_who_may_look_and_who_may_save(watched: Watched, enter: Enter) -> None:
    reader, reviewer = enter(Role.READER, "r"), enter()
    assert "需要审阅者" in reader.said("/sources/new")
    assert look(reader, watched.source.url).status_code == 403
    assert reviewer.send("/sources/save", url="http://10.0.0.1/", **GOOD).status_code == 403
    watched.shows(policy())
    assert "formaction" not in look(reviewer, watched.source.url).text


def test_saving_keeps_the_rest_of_the_file_and_begins_to_watch(watched: Watched, enter: Enter) -> None:
    file = Path(watched.office.config.path)
    file.write_text(file.read_text() + "    # belongs to it\n\n# the end\nlimits: {min_interval: 30s}   # kept\n")
    file.chmod(0o640)
    before = file.read_text()
    saved = enter(Role.ADMIN).send("/sources/save", url="https://a.example/new", select="#zoom", **GOOD)
    assert saved.headers["location"] == "/sources/gz-new?done=added"
    after = file.read_text()
    added = after.replace(before.partition("    # belongs")[0], "").partition("    # belongs to it\n")[2]
    assert after.startswith(before.partition("\n\n# the end")[0]) and after.endswith(
        before.partition("# belongs to it\n")[2]
    )
    assert added.startswith("  - id: gz-new\n    title: 广州\n    url: https://a.example/new\n")
    assert file.stat().st_mode & 0o777 == 0o640
    assert [it.name for it in file.parent.iterdir() if it.name.startswith(".")] == []
    due = watched.desk.store.queue.claim_due("me", now=START, limit=5)
    assert "gz-new" in [claim.source for claim in due]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"id": "gz-years"}, "duplicate id 'gz-years'"),
        ({"id": "GZ-Years"}, "duplicate id 'GZ-Years'"),
        ({"id": "new"}, "duplicate id 'new'"),
        ({"id": "../x"}, "../x"),
        ({"every": "5s"}, "below limits.min_interval"),
        ({"region": "广州"}, "广州"),
        ({"title": "${HOME}"}, "${HOME} is not set in the environment"),
        ({"url": "file:///etc/passwd", "kind": "file"}, "this address is not taken"),
        ({"kind": "odd"}, "odd"),
        ({"topics": "nothing"}, "nothing"),
    ],
)
def test_a_wrong_entry_is_refused_and_the_file_stays(
    watched: Watched, enter: Enter, wrong: dict[str, str], said: str
) -> None:
    file = Path(watched.office.config.path)
    before = file.read_bytes()
    answer = enter(Role.ADMIN).send("/sources/save", **{"url": "http://10.0.0.1/", **GOOD, **wrong})
    assert answer.status_code == 422 and said in seen(answer) and "没有保存" in seen(answer)
    assert file.read_bytes() == before


def test_a_file_that_is_wrong_already_is_left_alone_and_its_line_told(watched: Watched, enter: Enter) -> None:
    file = Path(watched.office.config.path)
    file.write_text(file.read_text() + "odd: 1\n")
    answer = enter(Role.ADMIN).send("/sources/save", url="http://10.0.0.1/", **GOOD)
    assert answer.status_code == 422 and "第7行：unknown key 'odd'" in seen(answer)
    assert file.read_text().endswith("odd: 1\n") and "gz-new" not in file.read_text()


ENTRY = {"id": "b", "url": "https://b.example/"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("version: 1\nsources:\n- id: a # x\n  url: u\n", "version: 1\nsources:\n- id: a # x\n  url: u\n- id: b\n  url: https://b.example/\n"),
        ("sources: []\nlimits: {}\n", "sources:\n  - id: b\n    url: https://b.example/\nlimits: {}\n"),
        ("sources: # none\nlimits: {}\n", "sources: # none\n  - id: b\n    url: https://b.example/\nlimits: {}\n"),
        ("version: 1", "version: 1\n\nsources:\n  - id: b\n    url: https://b.example/\n"),
        ("sources:\r\n  - id: a\r\n    note: >\r\n      long\r\n      text\r\nlimits: {}\r\n",
         "sources:\r\n  - id: a\r\n    note: >\r\n      long\r\n      text\r\n  - id: b\r\n    url: https://b.example/\r\nlimits: {}\r\n"),
        ("sources:\n  - {id: a,\n     url: u}\n# end\n", "sources:\n  - {id: a,\n     url: u}\n  - id: b\n    url: https://b.example/\n# end\n"),
    ],
)  # fmt: skip
def test_an_entry_is_put_behind_the_others(before: str, after: str) -> None:
    assert entries.with_entry(before, ENTRY) == after


@pytest.mark.parametrize("text", ["sources: [{id: a, url: u}]\n", "sources: {a: 1}\n", "- 1\n"])
def test_a_file_without_a_place_for_it_is_refused(text: str) -> None:
    with pytest.raises(ConfigError, match="below each other"):
        entries.with_entry(text, ENTRY)


def test_what_is_not_said_is_left_out_of_an_entry() -> None:
    said = entry_of(Fields(url="https://b.example/", id="b"), "page")
    assert said == ENTRY


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://ybj.hunan.gov.cn/ybj/first113541/t20260210_33601.html", "ybj-hunan"),
        ("https://www.gz.gov.cn/zwgk/index.html", "gz-zwgk"),
        ("http://127.0.0.1:8000/", "source"),
        ("https://new.example.cn/", "new-example"),
        ("https://taken.cn/", "taken-2"),
    ],
)
def test_a_name_is_made_of_the_address(url: str, name: str) -> None:
    assert guessing.id_of(url, {"taken"}) == name


def test_boxes_name_what_stands_once_and_count_the_rules_in_them() -> None:
    from watcher.model import Fact, Page

    text = policy().replace("<p>第二条", "<p class='two'>第二条")
    fact = Fact(
        key="years.total", insurance="", region=None, cohort={}, value=25, unit="year", clause="c", start=0, end=3,
        quote="累计缴费满25年",
    )  # fmt: skip
    whole = blocks.of(Page(url="u", format="html", body=b"", text=text), [fact])
    assert whole is not None
    zoom = next(block for block in whole.all() if block.select == "#zoom")
    assert (zoom.label, zoom.facts, zoom.named) == ("div#zoom", 1, True)
    assert [block.select for block in zoom.blocks] == ["#zoom > h1:nth-of-type(1)", "#zoom > p:nth-of-type(1)", "p.two"]
    assert blocks.offered(whole)[0] is zoom
    assert blocks.of(Page(url="u", format="pdf", body=b""), []) is None


def test_program_adds_a_source_as_the_desk_does(watched: Watched, store: Store) -> None:
    store.users.add("robot", Role.ADMIN, "!", now=START)
    token = store.tokens.make("api", "robot", Role.ADMIN, now=START)
    entry = {
        "id": "sz-new",
        "title": "深圳",
        "url": "https://policy.example.org/sz",
        "region": "CN-4403",
        "remove": [".ad"],
    }
    answer = requests.post(
        f"{watched.desk.base}/api/v1/sources", json=entry, headers={"authorization": f"Bearer {token}"}, timeout=10
    )
    assert answer.status_code == 201, answer.text
    assert answer.json()["id"] == "sz-new" and answer.json()["state"] == "new"
    written = Path(watched.office.config.path).read_text(encoding="utf-8")
    assert "id: sz-new" in written and "remove:" in written
    assert store.queue.source("sz-new").region == "CN-4403"
