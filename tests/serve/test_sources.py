"""The sources at the desk: how they are, what they brought, and what each may do with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from time import perf_counter

import lxml.html
import pytest
from pytest_httpserver import HTTPServer

from tests.serve.conftest import START, Entered, Open
from watcher import pipeline
from watcher import store as stores
from watcher.model import Config, Desk, Network, Role, Source
from watcher.serve import entries, schedule, server, strip, words_desk, words_people, words_rules, words_sources
from watcher.serve.office import Office
from watcher.store import Store
from watcher.store.incidents import NOISY, Turn

HOSTILE = "<script>alert(1)</script><b onclick='x()'>{{ 7*7 }}</b>\u202e参保"
POLICY = """<html><head><title>某市职工医保缴费年限办法</title></head><body><nav class="menu">首页 新闻 {hostile}</nav>
<div id="zoom"><h1>某市职工医保缴费年限办法</h1>
<p>第一条 男性参加职工基本医疗保险累计缴费满{years}年的，退休后享受职工基本医疗保险待遇。</p>
<p>第二条 本办法自2026年1月1日起施行，有效期5年。&lt;script&gt;alert(1)&lt;/script&gt; {{{{ 7*7 }}}} \u202e参保人应当按月缴费。</p>
</div><footer class="foot">访问量 {counter}</footer></body></html>"""


def policy(years: int = 25, counter: int = 1) -> str:
    return POLICY.format(years=years, counter=counter, hostile=HOSTILE)


@dataclass
class Watched:
    """A desk over one source that is polled from a site on this machine."""

    desk: Open
    office: Office
    source: Source
    site: HTTPServer

    def shows(self, page: str, status: int = 200) -> None:
        self.site.clear()
        self.site.expect_request("/robots.txt").respond_with_data("", 404)
        self.site.expect_request("/years.html").respond_with_data(page, status, content_type="text/html; charset=utf-8")

    def poll(self) -> None:
        self.desk.time[0] += timedelta(hours=6)
        pipeline.check(self.source, services=self.office.services, now=self.desk.time[0])


@pytest.fixture
def watched(store: Store, titles: dict[str, object], httpserver: HTTPServer, tmp_path: Path) -> Iterator[Watched]:
    file, time = tmp_path / "sources.yaml", [START]
    source = Source(id="gz-years", title="广州 \u202e年限 <b>", url=httpserver.url_for("/years.html"), region="CN-4401")
    file.write_text(
        f"version: 1\nsources:\n  # by hand\n  - id: gz-years   # stays\n    url: {source.url}\n    region: CN-4401\n"
    )
    config = Config(
        sources=(source,), desk=Desk(port=0), path=str(file), network=Network(allow=("127.0.0.0/8",), per_host_gap=0)
    )
    office = Office(config, store, titles, lambda: time[0])  # type: ignore[arg-type]
    store.queue.sync(config.sources, now=START)
    with server.beside(office) as listening:
        yield Watched(Open(f"http://127.0.0.1:{listening.port}", store, time), office, source, httpserver)


@pytest.fixture
def enter(watched: Watched) -> Callable[..., Entered]:
    return lambda role=Role.REVIEWER, name="ms": Entered(watched.desk, name, role)


Enter = Callable[..., Entered]


def test_a_source_is_told_with_its_health_and_what_it_brought(watched: Watched, enter: Enter) -> None:
    assert "新来源" in enter(name="early").said("/sources")
    watched.shows(policy())
    watched.poll()
    watched.shows(policy(years=30))
    watched.poll()
    visitor = enter(Role.READER)
    said = visitor.said("/sources")
    assert "正常" in said and "广州 · 单页 · 官方来源" in said
    row = lxml.html.fromstring(visitor.get("/sources").text).xpath("//tr[@data-row]/td[@class='number']")
    assert [cell.text_content() for cell in row] == ["1", "1"]
    page = visitor.said("/sources/gz-years")
    assert "每6小时" in page and "25年 → 30年" in page and "首次或有变化 2" in page
    assert "id: gz-years # stays" in page  # as it stands in the file


def test_a_failing_source_says_since_when_why_and_what_to_do(watched: Watched, enter: Enter) -> None:
    watched.shows(policy())
    watched.poll()
    watched.shows("gone", 404)
    watched.poll()
    since = watched.desk.time[0]
    watched.poll()
    said = enter().said("/sources/gz-years")
    assert f"自{(since + timedelta(hours=8)):%Y-%m-%d %H:%M}起连续2次：页面已不存在" in said
    assert "找到政策的新位置后修改url" in said and "HTTP 404" in said
    assert "失败" in enter(name="other").said("/sources?state=failing")


def test_a_noisy_source_answers_and_is_ill_all_the_same(watched: Watched, enter: Enter) -> None:
    watched.shows(policy())
    watched.poll()
    turn = Turn(source="gz-years", kind=NOISY, opens=True, reason="8 of the last 10 polls found a change")
    watched.desk.store.incidents.turn([turn], [], now=watched.desk.time[0])
    said = enter().said("/sources")
    assert "变化过频" in said and "最近10次抓取有8次变化" in said


def test_the_listing_is_found_by_text_and_state_and_turned_in_pages(watched: Watched, enter: Enter) -> None:
    many = [replace(watched.source, id=f"s{n:04}", url=f"https://h{n}.example/{n}") for n in range(2000)]
    watched.desk.store.queue.sync([watched.source, *many], now=START)
    visitor = enter()
    first = visitor.get("/sources")
    assert first.text.count("data-row") == 100
    assert "第1901至2000个，共2001个" in visitor.said("/sources?skip=1900")
    assert "第1至1个，共1个" in visitor.said("/sources?q=s0007+广州")
    assert "没有符合条件" in visitor.said("/sources?state=failing")
    began = perf_counter()
    visitor.get("/sources")
    assert perf_counter() - began < 2  # far above what it takes; a listing that reads each source alone takes longer


def test_the_document_is_shown_with_its_rules_marked_and_nothing_of_the_page_alive(
    watched: Watched, enter: Enter
) -> None:
    watched.shows(policy())
    watched.poll()
    visitor = enter(Role.READER)
    page = lxml.html.fromstring(visitor.get("/sources/gz-years").text)
    (link,) = page.xpath("//ul[@class='documents']//a/@href")
    answer = visitor.get(link)
    assert "sandbox" in answer.headers["content-security-policy"]
    shown = lxml.html.fromstring(answer.text)
    assert shown.xpath("//mark[contains(., '25年')]")
    assert not shown.xpath("//script | //@onclick") and "{{ 7*7 }}" in answer.text
    assert visitor.get("/sources/gz-years/documents/99").status_code == 404
    assert visitor.get(f"/sources/gz-years/documents/{2**70}").status_code == 404
    assert visitor.get("/sources/other").status_code == 404


def test_the_name_of_a_source_is_text(watched: Watched, enter: Enter) -> None:
    for path in ("/sources", "/sources/gz-years"):
        text = enter(name=path[-5:].strip("/")).get(path).text
        assert "年限 &lt;b&gt;" in text and "\u202e" not in text.replace("查", "")


def test_poll_now_makes_it_due_once_and_not_while_it_rests(watched: Watched, enter: Enter) -> None:
    watched.shows(policy())
    watched.poll()
    visitor, store = enter(), watched.desk.store
    assert visitor.send("/sources/gz-years/poll").headers["location"].endswith("done=just_polled")
    watched.desk.time[0] += timedelta(minutes=2)
    assert store.queue.claim_due("me", now=watched.desk.time[0], limit=1) == []
    assert visitor.send("/sources/gz-years/poll").headers["location"].endswith("done=due_alone")
    with stores.lock(store.lock_path, now=START):
        assert visitor.send("/sources/gz-years/poll").headers["location"].endswith("done=due")
    assert [claim.source for claim in store.queue.claim_due("me", now=watched.desk.time[0], limit=1)] == ["gz-years"]
    store.queue.pause("gz-years", who="boss", now=START)
    assert visitor.send("/sources/gz-years/poll").headers["location"].endswith("done=rests")


def test_an_admin_lets_a_source_rest_and_go_on(watched: Watched, enter: Enter) -> None:
    reviewer, admin, store = enter(), enter(Role.ADMIN, "boss"), watched.desk.store
    assert reviewer.send("/sources/pause", source="gz-years").status_code == 403
    assert admin.send("/sources/pause", source="gz-years").status_code == 303
    assert "由boss于2026-11-21 10:00暂停" in reviewer.said("/sources/gz-years")
    store.queue.sync([watched.source], now=START)  # a restart
    assert store.queue.claim_due("me", now=START, limit=1) == []
    admin.send("/sources/pause", source="gz-years", resume="1")
    assert [claim.source for claim in store.queue.claim_due("me", now=START, limit=1)] == ["gz-years"]
    assert admin.send("/sources/pause", source="nobody").status_code == 404


@pytest.mark.parametrize(
    ("source", "zh", "en"),
    [
        ({"every": 21_600}, "每6小时", "every 6 hours"),
        ({"every": 86_400}, "每1天", "every day"),
        ({"every": 5_400}, "每90分钟", "every 90 minutes"),
        ({"cron": "0 9 * * 1-5"}, "周一至周五 9:00", "Monday to Friday at 9:00"),
        ({"cron": "30 8,20 * * *"}, "每天 8:30、20:30", "daily at 8:30, 20:30"),
        ({"cron": "@monthly"}, "每月1日 0:00", "on day 1 of each month at 0:00"),
        ({"cron": "*/15 * * * *"}, "cron */15 * * * *", "cron */15 * * * *"),
        (
            {"cron": "0 9 * * 7", "timezone": "Europe/Berlin"},
            "周日 9:00 (Europe/Berlin)",
            "Sunday at 9:00 (Europe/Berlin)",
        ),
    ],
)
def test_a_schedule_in_words(source: dict[str, object], zh: str, en: str) -> None:
    made = Source(id="a", title="a", url="https://a.example/", **source)  # type: ignore[arg-type]
    assert (schedule.text(made, "zh"), schedule.text(made, "en")) == (zh, en)


def test_the_newest_poll_stands_at_the_right() -> None:
    polls = [
        {"outcome": "gone", "ended": START},
        {"outcome": "unchanged", "ended": START},
        {"outcome": "odd", "ended": START},
    ]
    bars = strip.bars(polls, "zh")
    assert [(bar.kind, bar.x) for bar in bars] == [("bad", 571), ("same", 581), ("bad", 591)]


def test_an_entry_that_no_file_holds_is_shown_as_it_would_be_written(tmp_path: Path) -> None:
    source = Source(id="a", title="甲", url="https://a.example/", every=86_400, select="#zoom", topics=("pension",))
    shown = entries.yaml_of(source, str(tmp_path / "none.yaml"))
    assert shown == "id: a\ntitle: 甲\nurl: https://a.example/\ntopics:\n- pension\nevery: 1d\nselect: '#zoom'\n"


def test_no_word_means_two_things() -> None:
    lists = (words_desk.WORDS, words_people.WORDS, words_rules.WORDS, words_sources.WORDS)
    met = [(name, said[name]) for said in lists for name in said]
    assert [name for name, pair in met if any(other != pair for twin, other in met if twin == name)] == []
