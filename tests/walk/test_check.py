"""One source polled again and again, as its site changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.walk.conftest import HR, OPS, Make, Site, page, source
from watcher.model import Cause, Fetched, Kind, Outcome, Severity, StoppedAt

EVERY = ("critical", "high", "medium", "low")


def test_a_first_poll_is_a_baseline_and_alerts_nobody(site: Site, world: Make) -> None:
    site.put("/a.html", page(25))
    it = world(source(site), subscriptions=(HR,))
    poll = it.check()
    assert (poll.outcome, poll.changes, poll.status) == (Outcome.FIRST_SEEN, (), 200)
    assert [f.fact.value for f in it.views.facts(key="years.total")] == [25]
    assert it.queued() == []


def test_a_changed_rule_is_one_change_with_its_quotes_and_one_queued_alert(site: Site, world: Make) -> None:
    site.put("/a.html", page(25))
    it = world(source(site), subscriptions=(HR, OPS))
    it.check()
    site.put("/a.html", page(30))
    poll = it.check()
    assert poll.outcome is Outcome.CHANGED
    (change,) = poll.changes
    it_ = change.difference
    assert (it_.kind, it_.key, it_.severity) == (Kind.VALUE, "years.total", Severity.CRITICAL)
    assert (it_.before.value, it_.after.value) == (25, 30)  # type: ignore[union-attr]
    assert change.snapshot_before != change.snapshot_after
    assert it.services.store.blobs.read(change.snapshot_after or "") == page(30).encode()
    assert it.queued() == [("policy.changed", "hr")]
    assert it.views.changes() == [change]


def test_each_gate_stops_as_early_as_it_can(site: Site, world: Make) -> None:
    site.put("/a.html", page(25), etag='"1"')
    it = world(source(site))
    it.check()
    stops = [it.check()]
    site.put("/a.html", page(25))
    stops.append(it.check())
    site.put("/a.html", page(25, head="<!-- served by node 7 -->"))
    stops += [it.check(), it.check()]
    site.put("/a.html", page(25).replace("按规定享受", "按规定，享受"))
    stops.append(it.check())
    assert [poll.outcome for poll in stops] == [Outcome.UNCHANGED] * 5
    assert [poll.stopped_at for poll in stops] == [
        StoppedAt.NOT_MODIFIED,
        StoppedAt.SAME_BODY,
        StoppedAt.SAME_TEXT,
        StoppedAt.SAME_BODY,
        StoppedAt.SAME_FACTS,
    ]
    assert len(list((it.services.store.data / "blobs").glob("*/*"))) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<body>", "<body><table><tr><td>有效性</td><td>废止</td></tr></table>"),
        ("<body>", "<body><span><img title='文件已废止'></span>"),
        ("25年", "30年"),
    ],
)
def test_what_is_read_again_only_when_it_moved_is_still_found_to_move(
    site: Site, world: Make, old: str, new: str
) -> None:
    long = "".join(f"<p>经办机构应当在受理之后对申请材料逐项核对并告知本人第{n}类结果。</p>" for n in range(5, 25))
    site.put("/a.html", page(25, more=long))
    it = world(source(site))
    it.check()
    for visits in (7, 8):
        site.put("/a.html", page(25, more=long).replace("</body>", f"<p>访问量：{visits}</p></body>"))
        assert it.check().stopped_at is StoppedAt.SAME_TEXT
    moved = page(25, more=long).replace(old, new)
    assert moved != page(25, more=long)
    site.put("/a.html", moved)
    assert it.check().outcome is Outcome.CHANGED


def test_a_lying_validator_is_found_out_by_a_full_request_now_and_then(site: Site, world: Make) -> None:
    site.put("/a.html", page(25), etag='"always"')
    it = world(source(site))
    it.check()
    site.put("/a.html", page(30), etag='"always"')
    outcomes = [it.check().outcome for _ in range(21)]
    assert outcomes == [Outcome.UNCHANGED] * 20 + [Outcome.CHANGED]


@pytest.mark.parametrize(
    ("body", "status", "outcome"),
    [
        ("<html><script>$_ts={};$_ts.nsd=1</script></html>", 412, Outcome.BLOCKED),
        ("<html><body>访问过于频繁，请完成验证</body></html>", 200, Outcome.BLOCKED),
        ("<html><body>您访问的页面不存在</body></html>", 200, Outcome.GONE),
        ("oops", 502, Outcome.SERVER_ERROR),
        ("slow down", 429, Outcome.RATE_LIMITED),
        ("<html><body><div>别处</div></body></html>", 200, Outcome.SELECTOR_MISSED),
    ],
)
def test_what_is_not_the_page_never_touches_the_baseline(
    site: Site, world: Make, body: str, status: int, outcome: Outcome
) -> None:
    site.put("/a.html", page(25))
    it = world(source(site), subscriptions=(HR,))
    it.check()
    site.put("/a.html", body, status=status)
    assert it.check().outcome is outcome
    site.put("/a.html", page(25))
    back = it.check()
    assert (back.outcome, back.stopped_at) == (Outcome.UNCHANGED, StoppedAt.SAME_BODY)
    assert it.queued() == []
    assert [a["outcome"] for a in it.views.attempts()] == ["unchanged", outcome.value, "first_seen"]


def test_a_change_behind_a_failure_is_found_when_the_page_is_back(site: Site, world: Make) -> None:
    site.put("/a.html", page(25))
    it = world(source(site), subscriptions=(HR,))
    it.check()
    site.put("/a.html", status=503)
    it.check()
    site.put("/a.html", page(30))
    assert it.check().outcome is Outcome.CHANGED


def test_a_mostly_vanished_page_is_held_and_told_once_it_is_confirmed(site: Site, world: Make) -> None:
    long = "".join(
        f"<p>第{n}条 经办机构应当在受理之后对申请材料逐项核对并告知本人第{n}类结果。</p>" for n in range(5, 25)
    )
    site.put("/a.html", page(25, more=long))
    it = world(source(site), subscriptions=(HR,))
    it.check()
    site.put("/a.html", page(25))
    polls = [it.check(after=timedelta(hours=1)) for _ in range(3)]
    assert [poll.outcome for poll in polls] == [Outcome.PENDING, Outcome.PENDING, Outcome.CHANGED]
    assert "most of the page vanished" in (polls[0].reason or "")
    assert it.queued() == [("policy.changed", "hr")]


def test_a_doubtful_page_is_polled_sooner(site: Site, world: Make) -> None:
    long = "".join(f"<p>经办机构应当在受理之后对申请材料逐项核对并告知本人第{n}类结果。</p>" for n in range(5, 25))
    site.put("/a.html", page(25, more=long))
    it = world(source(site))
    it.check()
    site.put("/a.html", page(25))
    it.check()
    assert it.views.sources()[0].next_poll - it.time[0] <= timedelta(hours=1)


def test_a_half_page_that_comes_back_whole_is_no_change(site: Site, world: Make) -> None:
    long = "".join(f"<p>经办机构应当在受理之后对申请材料逐项核对并告知本人第{n}类结果。</p>" for n in range(5, 25))
    site.put("/a.html", page(25, more=long))
    it = world(source(site), subscriptions=(HR,))
    it.check()
    for body in (page(25), page(25), page(25, more=long), page(25), page(25)):
        site.put("/a.html", body)
        it.check()
    assert it.views.changes() == []


def test_a_return_to_an_earlier_text_waits_for_confirmation(site: Site, world: Make) -> None:
    site.put("/a.html", page(25))
    it = world(source(site), subscriptions=(HR,))
    it.check()
    site.put("/a.html", page(30))
    assert it.check().outcome is Outcome.CHANGED
    site.put("/a.html", page(25))
    assert [it.check().outcome for _ in range(3)] == [Outcome.PENDING, Outcome.PENDING, Outcome.CHANGED]
    site.put("/a.html", page(30))
    assert [it.check().outcome for _ in range(3)] == [Outcome.PENDING, Outcome.PENDING, Outcome.CHANGED]
    assert len({change.id for change in it.views.changes()}) == 3
    assert len(it.queued()) == 3


def test_a_withdrawn_page_is_told_once_and_so_is_its_return(site: Site, world: Make) -> None:
    site.put("/a.html", page(25))
    it = world(source(site), subscriptions=(HR,))
    it.check()
    site.put("/a.html", "gone", status=404)
    polls = [it.check() for _ in range(5)]
    assert {poll.outcome for poll in polls} == {Outcome.GONE}
    assert [len(poll.changes) for poll in polls] == [0, 0, 1, 0, 0]
    assert polls[2].changes[0].difference.kind is Kind.AVAILABILITY
    site.put("/a.html", page(30))
    back = it.check()
    kinds = sorted(change.difference.kind.value for change in back.changes)
    assert (back.outcome, kinds) == (Outcome.CHANGED, ["availability", "value"])
    assert it.queued() == [("policy.changed", "hr")] * 2
    assert it.check().outcome is Outcome.UNCHANGED


def test_a_page_that_was_withdrawn_twice_is_told_twice(site: Site, world: Make) -> None:
    site.put("/a.html", page(25))
    it = world(source(site), subscriptions=(HR,))
    it.check()
    for _ in range(2):
        site.put("/a.html", "gone", status=404)
        for _ in range(3):
            it.check()
        site.put("/a.html", page(25))
        it.check()
    assert len(it.views.changes()) == 4 == len(it.queued())


def test_a_source_that_keeps_failing_is_one_alert_and_its_recovery_another(site: Site, world: Make) -> None:
    site.put("/a.html", status=500)
    it = world(source(site), subscriptions=(HR, OPS))
    for _ in range(5):
        it.check()
    assert it.queued() == [("source.failing", "ops")]
    site.put("/a.html", page(25))
    it.check()
    assert it.queued() == [("source.failing", "ops"), ("source.recovered", "ops")]
    for _ in range(3):
        site.put("/a.html", status=500)
        it.check()
    assert [kind for kind, _ in it.queued()] == ["source.failing", "source.recovered", "source.failing"]


def test_a_failing_source_slows_down_but_is_never_given_up(site: Site, world: Make) -> None:
    site.put("/a.html", status=500)
    it = world(source(site))
    waits = []
    for _ in range(12):
        it.check()
        waits.append(it.views.sources()[0].next_poll - it.time[0])
    assert waits[0] < waits[3] <= waits[-1] <= timedelta(days=1, minutes=10)


def test_a_server_that_asks_for_time_gets_it(site: Site, world: Make) -> None:
    site.put("/a.html", status=503, **{"Retry-After": "90000"})
    it = world(source(site))
    it.check()
    assert it.views.sources()[0].next_poll >= it.time[0] + timedelta(seconds=90000)


def test_a_fault_of_ours_is_an_outcome_too(site: Site, world: Make) -> None:
    class Broken:
        def get(self, url: str, **more: object) -> Fetched:
            raise RuntimeError("a bug")

    it = world(source(site), gate=Broken())
    poll = it.check()
    assert poll.outcome is Outcome.UNREADABLE
    assert "RuntimeError: a bug" in (poll.reason or "")
    assert [a["outcome"] for a in it.views.attempts()] == ["unreadable"]
    assert it.views.sources()[0].failures == 1


def test_a_poll_that_cannot_be_stored_leaves_its_attempt_and_loses_no_change(site: Site, world: Make) -> None:
    site.put("/a.html", page(25))
    it = world(source(site), subscriptions=(HR,))
    it.check()
    site.put("/a.html", page(30))
    with it.services.store.transaction() as conn:
        conn.execute("CREATE TRIGGER full BEFORE INSERT ON alert BEGIN SELECT RAISE(ABORT, 'disk full'); END")
    poll = it.check()
    assert (poll.outcome, poll.changes) == (Outcome.UNREADABLE, ())
    assert it.views.changes() == []
    with it.services.store.transaction() as conn:
        conn.execute("DROP TRIGGER full")
    assert it.check().outcome is Outcome.CHANGED
    assert it.queued() == [("policy.changed", "hr")]


@pytest.mark.parametrize("edit", [{"version": "1.1"}, {"digest": "edited, and its version forgotten"}])
def test_a_pack_that_reads_otherwise_rereads_what_is_stored_and_alerts_nobody(
    site: Site, world: Make, edit: dict[str, str]
) -> None:
    site.put("/a.html", page(25))
    it = world(source(site), subscriptions=(HR,))
    it.check()
    renamed = tuple(replace(pack, keys={}, **edit) for pack in it.services.packs)
    later = world(source(site), subscriptions=(HR,), packs=renamed)
    assert later.check().outcome is Outcome.UNCHANGED
    causes = {change.cause for change in later.views.changes()}
    assert causes <= {Cause.EXTRACTOR}
    assert later.queued() == []
    versions = later.services.store.connections.conn.execute("SELECT cause FROM version ORDER BY id").fetchall()
    assert [row["cause"] for row in versions] == ["source", "extractor"]


def test_what_another_selector_brings_is_labelled_config_and_the_pages_own_edit_is_not(site: Site, world: Make) -> None:
    aside = '<div id="side"><p>第九条 灵活就业人员参加职工基本医疗保险，累计缴费年限满15年的，可以申请补缴。</p></div>'
    site.put("/a.html", page(25).replace('<div class="footer">', aside + '<div class="footer">'))
    it = world(source(site), subscriptions=(HR,))
    it.check()
    site.put("/a.html", page(30).replace('<div class="footer">', aside + '<div class="footer">'))
    later = world(source(site, select="#zoom, #side"), subscriptions=(HR,))
    poll = later.check()
    assert [c.difference.after.value for c in poll.changes if c.difference.key == "years.total"] == [30]  # type: ignore[union-attr]
    assert {c.cause for c in poll.changes} == {Cause.SOURCE}
    assert Cause.CONFIG in {c.cause for c in later.views.changes()}
    told = later.services.store.outbox.deliveries()
    assert [{c.cause for c in d.alert.changes} for d in told] == [{Cause.SOURCE}]


def test_a_page_that_moved_for_good_keeps_its_history_at_the_new_address(site: Site, world: Make) -> None:
    counted = "<p>本页面已被浏览{}次</p>"
    site.put("/a.html", page(25, more=counted.format(4)))
    it = world(source(site), subscriptions=(HR,))
    it.check()
    site.put("/a.html", status=301, Location="/new.html")
    site.put("/new.html", page(25, more=counted.format(9)))
    assert it.check().outcome is Outcome.UNCHANGED
    site.put("/new.html", page(30, more=counted.format(11)))
    poll = it.check()
    assert (poll.outcome, poll.final_url) == (Outcome.CHANGED, site.url("/new.html"))
    (change,) = poll.changes
    assert (change.difference.before.value, change.difference.after.value) == (25, 30)  # type: ignore[union-attr]


def test_an_address_that_now_leads_to_another_document_has_moved_and_tells_no_rule(site: Site, world: Make) -> None:
    site.put("/a.html", page(25))
    it = world(source(site), subscriptions=(HR,))
    it.check()
    site.put("/a.html", status=301, Location="/new.html")
    other = "".join(f"<p>{n}. 网站栏目调整，请从导航进入第{n}个专题查看最新内容。</p>" for n in range(2, 9))
    site.put("/new.html", f"<html><head><title>栏目调整</title></head><body><div id=zoom>{other}</div></body></html>")
    polls = [it.check() for _ in range(4)]
    assert {poll.outcome for poll in polls} == {Outcome.MOVED}
    assert "/new.html" in (polls[0].reason or "")
    assert it.views.changes() == []
    site.put("/new.html", page(25))
    assert it.check().outcome is Outcome.UNCHANGED


def test_robots_are_asked_once_a_day_and_obeyed(site: Site, world: Make) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /closed/\n", kind="text/plain")
    site.put("/open/a.html", page(25))
    site.put("/closed/a.html", page(25))
    it = world(source(site, "/open/a.html", robots=True), source(site, "/closed/a.html", "shut", robots=True))
    assert it.check(after=timedelta(0)).outcome is Outcome.FIRST_SEEN
    assert it.check("shut", after=timedelta(0)).outcome is Outcome.ROBOTS_DENIED
    assert site.asked == ["/robots.txt", "/open/a.html"]
    it.check(after=timedelta(days=2))
    assert site.asked.count("/robots.txt") == 2


def test_who_cannot_ask_for_permission_does_not_fetch(site: Site, world: Make) -> None:
    site.put("/robots.txt", status=500)
    site.put("/a.html", page(25))
    it = world(source(site, robots=True))
    assert it.check().outcome is Outcome.SERVER_ERROR
    site.pages.pop("/robots.txt")
    assert it.check().outcome is Outcome.FIRST_SEEN


def test_a_host_that_asks_for_more_time_between_requests_gets_it(site: Site, world: Make) -> None:
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 7\n", kind="text/plain")
    site.put("/a.html", page(25))
    it = world(source(site, robots=True))
    it.check()
    row = it.services.store.connections.conn.execute("SELECT next_allowed FROM host").fetchone()
    assert datetime.fromisoformat(row[0]) == it.time[0] + timedelta(seconds=7)


def test_a_file_that_the_operator_named_is_watched_like_a_page(tmp_path: Path, site: Site, world: Make) -> None:
    path = tmp_path / "rules.html"
    path.write_text(page(25), encoding="utf-8")
    it = world(replace(source(site), kind="file", url=path.as_uri()))
    first = it.check()
    path.write_text(page(30), encoding="utf-8")
    second = it.check()
    assert (first.outcome, second.outcome) == (Outcome.FIRST_SEEN, Outcome.CHANGED)
    assert site.asked == []


def test_a_page_of_another_document_waits_until_it_is_sure(site: Site, world: Make) -> None:
    site.put("/a.html", page(25))
    it = world(source(site), subscriptions=(HR,))
    it.check()
    parked = "".join(f"<p>Domain number {n} is for sale today, contact the broker for an offer.</p>" for n in range(9))
    site.put("/a.html", f"<html><head><title>For sale</title></head><body><div id=zoom>{parked}</div></body></html>")
    polls = [it.check() for _ in range(2)]
    site.put("/a.html", page(25))
    back = it.check()
    assert [poll.outcome for poll in polls] == [Outcome.PENDING] * 2
    assert "another document" in (polls[0].reason or "")
    assert (back.outcome, back.changes, it.queued()) == (Outcome.UNCHANGED, (), [])


def test_a_page_that_stays_another_document_is_told_as_replaced_with_what_became_of_its_facts(
    site: Site, world: Make
) -> None:
    site.put("/a.html", page(25))
    it = world(source(site), subscriptions=(HR,))
    it.check()
    rules = "".join(
        f"<p>{n}. 参加居民医保的人员按第{n}档标准就医，{kind}由居民医保基金按规定支付。</p>"
        for n, kind in enumerate(("普通门诊费用", "门诊慢特病费用", "住院费用", "急诊抢救费用", "生育医疗费用"), 2)
    )
    site.put(
        "/a.html", f"<html><head><title>某市居民医保办法</title></head><body><div id=zoom>{rules}</div></body></html>"
    )
    polls = [it.check() for _ in range(3)]
    assert [poll.outcome for poll in polls] == [Outcome.PENDING, Outcome.PENDING, Outcome.CHANGED]
    told = [(c.difference.kind, c.difference.key) for c in polls[-1].changes]
    assert told == [(Kind.REMOVED, "years.total"), (Kind.PUBLISHED, None)]
    assert polls[-1].changes[1].difference.title == "广州 文件：某市职工医保缴费年限办法 → 某市居民医保办法"
