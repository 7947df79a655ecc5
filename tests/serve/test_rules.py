"""The pages of rules, conflicts, the calendar, deliveries and the search, over a store with something in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

import icalendar
import lxml.html
import pytest

from tests.serve.conftest import START, Entered, Open
from tests.store import conftest as make
from watcher.model import (
    Alert,
    Change,
    Clause,
    Delivery,
    DeliveryState,
    Document,
    Fact,
    Kind,
    Metadata,
    Role,
    Source,
)
from watcher.store import Store, Write

Enter = Callable[..., Entered]
EVIL = '<script>alert(1)</script>"onload=x'
NOW = START - timedelta(days=30)
RULE = "/rules/years.total?region=CN-4401&insurance=employee_medical&cohort=sex%3Dmale"


def document(value: int, more: str = "", **given: Any) -> Document:
    quote_ = f"男职工累计缴费年限满{value}年"
    text = f"{quote_}的，退休后不再缴费。{more}"
    fact = Fact(
        key="years.total", insurance="employee_medical", region="CN-4401", cohort={"sex": "male"}, value=value,
        unit="year", quote=quote_, clause="c1", start=0, end=len(quote_), topic="medical_insurance", **given,
    )  # fmt: skip
    clause = Clause(id="c1", label="第六条", path=("第二章",), kind="article", text=text)
    return Document(meta=Metadata(title=f"缴费年限办法{more}"), clauses=(clause,), facts=(fact,))


def poll(store: Store, source: Source, doc: Document, *, days: float, changes: tuple[Change, ...] = ()) -> None:
    from watcher.model import Outcome, Poll
    from watcher.store import Claim, Ended

    now = NOW + timedelta(days=days)
    held = store.queue.claim_source(source.id, "here:1:a", now=now)
    assert isinstance(held, Claim)
    reading = make.reading(store, doc, repr((source.id, doc)).encode())
    write = Write(known=store.history.known(source), reading=replace(reading, url=source.url), changes=changes)
    done = Poll(source=source.id, url=source.url, outcome=Outcome.CHANGED)
    store.commit(Ended(claim=held, poll=done, started=now, ended=now, next_poll=now, writes=(write,)))


@pytest.fixture
def told(store: Store) -> Store:
    """Guangzhou says 25, and 30 from 2027 on; a guide says 25; one delivery was sent and one is dead."""
    office = Source(id="gz", title="广州办法", url="https://gz.example/a", region="CN-4401")
    guide = Source(id="guide", title=f"指南{EVIL}", url="https://guide.example/b", authority="secondary")
    store.queue.sync([office, guide], now=NOW)
    old, new = document(25), document(30, effective_from=date(2027, 1, 1))
    change = make.change(old.facts[0], new.facts[0], detected_at=NOW + timedelta(days=5))
    change = replace(
        change, source="gz", url=office.url, source_title="广州办法",
        difference=replace(change.difference, effective_from=date(2027, 1, 1), kind=Kind.VALUE),
    )  # fmt: skip
    poll(store, office, old, days=0)
    poll(store, guide, document(25, EVIL), days=1)
    poll(store, office, new, days=5, changes=(change,))
    for name, state in (("al_1", DeliveryState.QUEUED), ("al_2", DeliveryState.QUEUED)):
        alert = Alert(id=name, type="policy.changed", subscription="hr", created_at=NOW, changes=(change,))
        store.queue_alerts((Delivery(id=name, alert=alert, channel="email", state=state, attempts=0, next_try=NOW),))
    for name, state, error in (("al_1", DeliveryState.SENT, None), ("al_2", DeliveryState.DEAD, f"550 {EVIL}")):
        held = store.outbox.claim_one(name, "me", now=NOW)
        assert held is not None
        closed = replace(held, state=state, attempts=3, next_try=None, last_error=error)
        store.outbox.close(closed, "me", now=NOW + timedelta(hours=1), answer=None)
    return store


PAGES = [
    "/rules", "/rules?pack=medical_insurance&place=CN-44&as_of=2026-10-23&in_force=2027-05-01", RULE,
    "/rules/years.total?region=CN-4401", "/conflicts", "/conflicts?kind=secondary&place=CN-4401", "/calendar",
    "/deliveries", "/deliveries?state=dead&subscription=hr", "/deliveries/al_1", "/deliveries/al_2", "/search",
    "/search?q=缴费", f"/search?q={quote(EVIL)}&history=1",
]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_is_one_whole_page_and_what_others_wrote_stays_text(
    told: Store, enter: Enter, path: str, language: str
) -> None:
    answer = enter(Role.ADMIN).get(path, headers={"accept-language": language})
    assert answer.status_code == 200
    tree = lxml.html.fromstring(answer.text)
    assert len(tree.cssselect("main")) == len(tree.cssselect("h1")) == 1
    assert "<script>alert" not in answer.text and "style=" not in answer.text
    assert tree.xpath("//*[@onload] | //style | //script[not(@src)]") == []
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    for field in tree.xpath("//main//input[not(@type='hidden')] | //main//select"):
        assert field.xpath("ancestor::label") or field.get("aria-label"), field.get("name")


STRANGE = [
    "/rules?pack=none&place=%00&as_of=soon&in_force=9999-12-31&skip=-5", "/rules?skip=99999999&as_of=0001-01-01",
    f"{RULE}&as_of=9999-12-31&in_force=0001-01-01", "/conflicts?kind=x&skip=99999", "/deliveries?state=x&skip=-1",
    "/search?q=%22%20OR%20*%00", "/search?q=" + "年" * 5000, "/search?q=%ED%A0%80",
]  # fmt: skip


@pytest.mark.parametrize("path", STRANGE)
def test_what_makes_no_sense_is_answered_with_a_page(told: Store, enter: Enter, path: str) -> None:
    assert enter(Role.READER).get(path).status_code == 200


@pytest.mark.parametrize("path", ["/rules/none", "/rules/years.total?region=CN-99", "/deliveries/none", "/rules/<x>"])
def test_what_is_not_there_is_said(told: Store, enter: Enter, path: str) -> None:
    answer = enter(Role.READER).get(path)
    assert (answer.status_code, "没有找到" in answer.text) == (404, True)


def test_the_map_has_the_values_of_the_day_and_what_is_announced(told: Store, enter: Enter) -> None:
    visitor = enter(Role.READER)
    today = visitor.said("/rules")
    assert "不低于" not in today and "25年" in today and "自2027-01-01起 30年" in today
    later = visitor.said("/rules?in_force=2027-01-01")
    assert "25年 / 30年" in later or "30年 / 25年" in later  # the guide goes on saying 25
    assert "说法不一" in later and "显示2027-01-01适用的规定" in later
    before = visitor.said("/rules?as_of=2026-10-23&in_force=2027-05-01")
    assert "25年" in before and "30年" not in before
    assert "没有符合条件的规则" in visitor.said("/rules?as_of=2020-01-01")
    assert "没有符合条件的规则" in visitor.said("/rules?place=CN-31")


def test_the_life_of_a_rule_has_each_version_with_its_sentence_source_and_copy(told: Store, enter: Enter) -> None:
    visitor = enter(Role.READER)
    link = lxml.html.fromstring(visitor.get("/rules").text).cssselect(".map .entry a")[0].get("href")
    assert link == RULE
    tree = lxml.html.fromstring(visitor.get(link).text)
    versions = [" ".join(li.text_content().split()) for li in tree.cssselect(".versions li")]
    assert len(versions) == 3
    assert "30年" in versions[0] and "已公布未生效" in versions[0] and "2027-01-01" in versions[0]
    assert "官方来源" in versions[0] and "二手来源" in versions[1]
    for copy in tree.xpath("//a[starts-with(@href, '/snapshots/')]/@href"):
        assert visitor.get(copy).status_code == 200
    (chart,) = tree.cssselect("svg.chart")
    assert chart.get("role") == "img" and len(chart.cssselect("g.bar")) == 3
    then = visitor.said(f"{RULE}&as_of=2026-10-23")
    assert "30年" not in then and "按2026-10-23当时所知显示" in then


def test_sources_that_disagree_stand_side_by_side_the_official_one_first(told: Store, enter: Enter) -> None:
    tree = lxml.html.fromstring(enter(Role.READER).get("/conflicts").text)
    (dispute,) = tree.cssselect(".dispute")
    assert [p.cssselect(".says")[0].text for p in dispute.cssselect(".position")] == ["30年", "25年"]
    assert "官方与二手来源" in dispute.text_content()
    assert dispute.cssselect("h2 a")[0].get("href") == RULE


def test_the_calendar_lists_what_is_announced_by_month_and_as_a_file(told: Store, enter: Enter) -> None:
    visitor = enter(Role.READER)
    said = visitor.said("/calendar")
    assert "2027年1月" in said and "1 周五" in said and "还有41天" in said
    (event,) = icalendar.Calendar.from_ical(visitor.get("/calendar.ics").text).walk("VEVENT")
    assert event["dtstart"].dt == date(2027, 1, 1)
    visitor.desk.time[0] += timedelta(days=60)
    later = enter(Role.READER, "other").said("/calendar")
    assert "没有已公布而未生效的变化" in later and "最近生效" in later


def test_deliveries_are_found_by_state_and_sent_again_by_admins_alone(told: Store, enter: Enter) -> None:
    reviewer = enter(Role.REVIEWER)
    tree = lxml.html.fromstring(reviewer.get("/deliveries?state=dead").text)
    assert [a.get("href") for a in tree.cssselect(".sendings a")] == ["/deliveries/al_2"]
    assert "自" in reviewer.said("/deliveries") and "接收方异常" in reviewer.said("/deliveries")
    assert "550" in reviewer.said("/deliveries/al_2") and "重新发送" not in reviewer.said("/deliveries/al_2")
    assert reviewer.send("/deliveries/retry", delivery="al_2").status_code == 403
    admin = enter(Role.ADMIN, "boss")
    answer = admin.send("/deliveries/retry", delivery="al_2")
    assert answer.headers["location"] == "/deliveries/al_2?done=retry"
    assert "已排入发送" in admin.said(answer.headers["location"])
    found = told.outbox.delivery("al_2")
    assert found is not None and found.state is DeliveryState.QUEUED
    assert admin.send("/deliveries/retry", delivery="al_1").headers["location"].endswith("done=sent_already")
    assert admin.send("/deliveries/retry", delivery="none").status_code == 404


def test_deliveries_come_page_by_page(told: Store, enter: Enter) -> None:
    for n in range(60):
        alert = Alert(id=f"x{n:02}", type="test", subscription="crm", created_at=NOW + timedelta(hours=n))
        made = Delivery(
            id=alert.id, alert=alert, channel="webhook", state=DeliveryState.QUEUED, attempts=0, next_try=NOW
        )
        told.queue_alerts((made,))
    visitor = enter(Role.READER)
    first = lxml.html.fromstring(visitor.get("/deliveries?subscription=crm").text)
    assert len(first.cssselect(".sendings .change")) == 50
    second = lxml.html.fromstring(visitor.get(first.cssselect("a[rel=next]")[0].get("href")).text)
    assert len(second.cssselect(".sendings .change")) == 10


def test_two_characters_find_clauses_and_rules_with_the_words_marked(told: Store, enter: Enter) -> None:
    visitor = enter(Role.READER)
    tree = lxml.html.fromstring(visitor.get("/search?q=缴费 年限").text)
    assert {mark.text for mark in tree.cssselect("mark")} == {"缴费", "年限"}
    assert len(tree.cssselect("[aria-labelledby=found-clauses] li")) == 2
    assert tree.cssselect("[aria-labelledby=found-rules] li a")[0].get("href") == RULE
    assert tree.cssselect("[aria-labelledby=found-clauses] li a")[0].get("href") == "/sources/gz"
    assert "满25年" not in tree.cssselect("[aria-labelledby=found-clauses] li")[0].text_content()
    old = visitor.said("/search?q=满25&history=1")
    assert "已不在现行版本中" in old
    assert "累计缴费年限" in visitor.said("/search?q=广州 缴费年限")  # a place, and a rule's title
    assert "没有条文包含这些词" in visitor.said("/search?q=住房公积金")


def test_a_mark_of_the_search_is_text_too(desk: Open, told: Store, enter: Enter) -> None:
    page = enter(Role.READER).get(f"/search?q={quote('<script>')}").text
    assert "<mark>&lt;script&gt;</mark>" in page and "<script>alert" not in page


def test_reviewer_confirms_and_corrects_a_fact_on_the_page_of_its_rule(enter: Enter, store: Store) -> None:
    source = make.source()
    store.queue.sync([source], now=NOW)
    poll(store, source, document(25), days=1)
    it = enter(Role.REVIEWER)
    (stated,) = store.views.facts()
    it.send(f"/rules/facts/{stated.id}", verdict="confirmed")
    it.send(f"/rules/facts/{stated.id}", correction="27年")
    said = " ".join(lxml.html.fromstring(it.said(RULE)).text_content().split())
    assert "27年" in said and "原读作" in said and "25年" in said and "已确认" in said
    assert it.send(f"/rules/facts/{stated.id}", correction="也许").status_code == 422
    assert "27年" in it.said("/rules")
    assert "Check this fact" not in enter(Role.READER, "r").said(RULE) and "核对这条" not in enter(
        Role.READER, "s"
    ).said(RULE)
