"""Lists and what they lead to; files attached to a page."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from tests.walk.conftest import HR, Make, Site, page, source
from watcher.model import Follow, Kind, Known, Link, Outcome, Source, StoppedAt
from watcher.walk.follow import due, new_entries

NOW = datetime(2026, 3, 2, tzinfo=UTC)


def listing(*entries: tuple[str, str]) -> str:
    rows = "".join(f'<li><a href="{path}">{title}</a><span>{day}</span></li>' for path, title, day in _dated(entries))
    return f'<html><head><meta charset="utf-8"><title>政策文件</title></head><body><ul class="list">{rows}</ul></body></html>'


def _dated(entries):  # type: ignore[no-untyped-def]
    return [(path, title, f"2026-02-{10 + n:02d}") for n, (path, title) in enumerate(reversed(entries))][::-1]


def index(site: Site) -> Source:
    return source(site, "/list.html", kind="list", select=None, follow=Follow(match=("医保",), limit=20))


ONE, TWO = ("/1.html", "某市职工医保缴费年限办法"), ("/2.html", "某市职工医保待遇调整的通知")


def test_entries_of_a_new_list_are_baselines_and_later_ones_are_published(site: Site, world: Make) -> None:
    site.put("/list.html", listing(ONE))
    site.put("/1.html", page(25))
    it = world(index(site), subscriptions=(HR,))
    first = it.check()
    assert (first.outcome, first.changes) == (Outcome.FIRST_SEEN, ())
    site.put("/list.html", listing(TWO, ONE))
    site.put("/2.html", page(30, title=TWO[1]))
    poll = it.check()
    assert poll.outcome is Outcome.CHANGED
    assert Kind.PUBLISHED in {change.difference.kind for change in poll.changes}
    assert {change.url for change in poll.changes} == {site.url("/2.html")}
    assert it.queued() == [("policy.changed", "hr")]
    again = it.check()
    assert (again.outcome, again.stopped_at) == (Outcome.UNCHANGED, StoppedAt.SAME_BODY)


def test_an_entry_that_failed_is_tried_again_though_the_list_stays_the_same(site: Site, world: Make) -> None:
    site.put("/list.html", listing(ONE), etag='"1"')
    site.put("/1.html", page(25))
    it = world(index(site), subscriptions=(HR,))
    it.check()
    site.put("/list.html", listing(TWO, ONE), etag='"2"')
    site.put("/2.html", status=503)
    poll = it.check()
    assert poll.outcome is Outcome.UNCHANGED
    assert "1 of" in (poll.reason or "") and "/2.html" in (poll.reason or "")
    site.put("/2.html", page(30, title=TWO[1]))
    poll = it.check()
    assert poll.outcome is Outcome.CHANGED
    assert it.queued() == [("policy.changed", "hr")]


def test_an_amended_entry_is_found_when_it_is_looked_at_again(site: Site, world: Make) -> None:
    site.put("/list.html", listing(ONE))
    site.put("/1.html", page(25))
    it = world(index(site), subscriptions=(HR,))
    it.check()
    site.put("/1.html", page(30))
    assert it.check().changes == ()
    poll = it.check(after=timedelta(days=1))
    assert [change.difference.key for change in poll.changes] == ["years.total"]


def test_every_followed_document_leaves_an_attempt_of_its_own(site: Site, world: Make) -> None:
    site.put("/list.html", listing(TWO, ONE))
    site.put("/1.html", page(25))
    it = world(index(site))
    it.check()
    attempts = {a["url"].rpartition("/")[2]: (a["outcome"], a["part_of"] is None) for a in it.views.attempts()}
    assert attempts == {"list.html": ("first_seen", True), "1.html": ("first_seen", False), "2.html": ("gone", False)}


def test_an_attachment_is_read_and_its_change_is_found(site: Site, world: Make) -> None:
    link = '<p><a href="/fujian.pdf">附件：缴费基数标准</a></p>'
    site.put("/a.html", page(25, more=link))
    site.put("/fujian.pdf", "not really a pdf, but a text of the annex: 缴费基数上限为每月30000元。", kind="text/plain")
    it = world(source(site, attachments=True), subscriptions=(HR,))
    it.check()
    urls = {a["url"] for a in it.views.attempts()}
    assert site.url("/fujian.pdf") in urls


def test_a_stop_leaves_the_rest_of_a_list_for_the_next_poll(site: Site, world: Make) -> None:
    site.put("/list.html", listing(TWO, ONE))
    site.put("/1.html", page(25))
    site.put("/2.html", page(30, title=TWO[1]))
    stop = [True]
    it = world(index(site), stopping=lambda: stop[0])
    assert it.check().outcome is Outcome.FIRST_SEEN
    assert it.views.facts() == []
    stop[0] = False
    it.check()
    assert {f.url for f in it.views.facts()} == {site.url("/1.html"), site.url("/2.html")}
    assert it.views.changes() == []


# ── which entries are news, and which documents are due: values in, values out ────────────────────────────────

LIST = Source(id="s", title="s", url="https://a.example/", kind="list")


def link(name: str, day: date | None = None) -> Link:
    return Link(url=f"https://a.example/{name}", title=name, published_on=day)


def known(*links: Link) -> dict[str, Known]:
    return {one.url: Known(source="s", url=one.url, role="entry", published_on=one.published_on) for one in links}


def news(listed: list[Link], had: dict[str, Known]) -> list[str]:
    return [one.url[-1] for one in new_entries(listed, had, LIST, announce=True) if one.announce]


def test_an_entry_above_known_ones_is_news_and_one_that_rolled_in_below_is_not() -> None:
    assert news([link("c"), link("b"), link("a")], known(link("b"))) == ["c"]


def test_a_later_date_makes_an_entry_news_wherever_it_stands() -> None:
    old, new = date(2026, 1, 1), date(2026, 2, 1)
    assert news([link("b", old), link("c", new), link("a", date(2025, 1, 1))], known(link("b", old))) == ["c"]


def test_a_list_whose_known_entries_all_rolled_out_is_all_news() -> None:
    assert news([link("d"), link("c")], known(link("a"))) == ["d", "c"]


def test_an_unread_document_is_asked_for_less_and_less_often_and_never_forgotten() -> None:
    one = Known(source="s", url="u", role="entry", failures=3, checked_at=NOW)
    assert due([one], LIST, NOW) == [one]
    tired = [Known(source="s", url="u", role="entry", failures=n, checked_at=NOW) for n in (4, 6, 50)]
    waits = [next(h for h in range(400) if due([it], LIST, NOW + timedelta(hours=h))) for it in tired]
    assert waits == sorted(waits) and waits[0] >= 6 and waits[-1] == 7 * 24


def test_known_documents_take_turns() -> None:
    many = [
        Known(source="s", url=f"u{n}", role="entry", version=n, checked_at=NOW - timedelta(days=30 - n))
        for n in range(12)
    ]
    assert [one.url for one in due(many, LIST, NOW)] == ["u0", "u1", "u2", "u3", "u4"]


def test_a_list_is_read_on_until_an_entry_comes_that_is_known(site: Site, world: Make) -> None:
    pager = '<a href="list_{}.html">下一页</a>'
    many = [(f"/{n}.html", f"某市医保规定第{n}号") for n in range(1, 7)]
    for path, title in many:
        site.put(path, page(25, title=title))
    site.put("/list.html", listing(many[0], many[1]) + pager.format(2))
    site.put("/list_2.html", listing(many[2], many[3]) + pager.format(3))
    site.put("/list_3.html", listing(many[4], many[5]))
    it = world(replace(index(site), follow=Follow(match=("医保",), limit=20, pages=3)))
    it.check()
    assert {p for p in site.asked if "list" not in p} == {path for path, _ in many}
    new = [(f"/{n}.html", f"某市医保规定第{n}号") for n in range(7, 10)]
    for path, title in new:
        site.put(path, page(30, title=title))
    site.asked.clear()
    site.put("/list.html", listing(new[2], new[1]) + pager.format(2))
    site.put("/list_2.html", listing(new[0], many[0]) + pager.format(3))
    poll = it.check()
    assert {change.url for change in poll.changes} == {site.url(path) for path, _ in new}
    assert "/list_3.html" not in site.asked


def test_a_list_whose_further_page_is_missing_is_read_again_as_a_whole(site: Site, world: Make) -> None:
    site.put("/list.html", listing(ONE))
    site.put("/1.html", page(25))
    it = world(replace(index(site), follow=Follow(match=("医保",), limit=20, pages=2)), subscriptions=(HR,))
    it.check()
    site.put("/list.html", listing(TWO) + '<a href="list_2.html">下一页</a>')
    site.put("/2.html", page(30, title=TWO[1]))
    poll = it.check()
    assert (poll.outcome, "page 2 of the list" in (poll.reason or "")) == (Outcome.INCOMPLETE, True)
    site.put("/list_2.html", listing(ONE))
    assert it.check().outcome is Outcome.CHANGED


def halves(years: int, other: int) -> tuple[str, str]:
    """One document on two addresses."""
    head, _, tail = page(years, more="<p>第五条 灵活就业人员中断缴费后重新参保的，待遇等待期为N个月。</p>").partition(
        "<p>第四条"
    )
    rest = "<p>第四条" + tail.replace("N", str(other))
    return head + '<p><a href="a_2.html">下一页</a></p></div></body></html>', head.partition("<p>第一条")[0] + rest


def test_a_document_on_two_addresses_is_one_document_and_its_second_page_is_watched_too(
    site: Site, world: Make
) -> None:
    one, two = halves(25, 6)
    site.put("/a.html", one, etag='"1"')
    site.put("/a_2.html", two)
    it = world(source(site), subscriptions=(HR,))
    assert it.check().outcome is Outcome.FIRST_SEEN
    assert sorted(f.fact.key for f in it.views.facts()) == ["waiting_period", "years.total"]
    quiet = it.check()
    assert (quiet.outcome, quiet.stopped_at) == (Outcome.UNCHANGED, StoppedAt.SAME_BODY)
    site.put("/a_2.html", halves(25, 3)[1])
    (change,) = it.check().changes
    assert (change.difference.key, change.difference.after.value) == ("waiting_period", 3)  # type: ignore[union-attr]


def test_a_document_of_which_a_page_is_missing_is_incomplete_and_no_change(site: Site, world: Make) -> None:
    one, two = halves(25, 6)
    site.put("/a.html", one)
    site.put("/a_2.html", two)
    it = world(source(site), subscriptions=(HR,))
    it.check()
    site.put("/a_2.html", status=404)
    polls = [it.check() for _ in range(4)]
    assert {poll.outcome for poll in polls} == {Outcome.INCOMPLETE}
    assert "page 2 of the document" in (polls[0].reason or "")
    site.put("/a_2.html", two)
    assert it.check().outcome is Outcome.UNCHANGED
    assert it.views.changes() == []


def test_a_correction_notice_is_published_beside_what_it_corrects(site: Site, world: Make) -> None:
    site.put("/list.html", listing(ONE))
    site.put("/1.html", page(25))
    it = world(index(site), subscriptions=(HR,))
    it.check()
    title = f"关于《{ONE[1]}》的更正公告（医保）"
    said = "<p>第二条中的“累计缴费年限满25年”更正为“职工基本医疗保险累计缴费年限满30年”。</p>"
    site.put("/list.html", listing(("/3.html", title), ONE))
    body = f"<div id=zoom><h1>{title}</h1><p>因工作疏忽，现将有关内容更正如下。</p>{said}<p>特此公告。</p></div>"
    site.put("/3.html", f"<html><head><meta charset=utf-8><title>{title}</title></head><body>{body}</body></html>")
    changes = {change.difference.key: change.difference for change in it.check().changes}
    years, notice = changes["years.total"], changes[None]
    assert (years.kind, years.before.value, years.after.value) == (Kind.PUBLISHED, 25, 30)  # type: ignore[union-attr]
    assert notice.title == f"广州 文件：{ONE[1]} → {title}"
