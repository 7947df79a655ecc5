"""Feeds and calendars as readers elsewhere take them: valid, and honest about what was taken back, moved or replaced."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import feedparser
import icalendar
import lxml.etree
import pytest

from tests.gazette.conftest import BEGAN, OFFICE, Press, document, fill, fill_hostile, judge, poll, told
from watcher.model import Basis, Change, Fact
from watcher.publish import calendar
from watcher.publish.gazette.entry import Entry, entry

ATOM = "{http://www.w3.org/2005/Atom}"
ONE = {"id", "title", "updated"}  # exactly one of each, in a feed and in an entry
FEED = {*ONE, "author", "link", "subtitle", "rights", "generator", "icon", "logo", "category", "contributor", "entry"}
ENTRY = {*ONE, "author", "link", "published", "summary", "content", "rights", "source", "category", "contributor"}
RELATIONS = {"self", "alternate", "related", "via"}
Record = Callable[..., Press]


def check(element: Any, allowed: set[str]) -> None:
    """What RFC 4287 demands of a feed or an entry."""
    names = [child.tag.removeprefix(ATOM) for child in element]
    assert set(names) <= allowed
    assert all(names.count(name) == 1 for name in ONE), names
    assert names.count("published") <= 1 and names.count("content") <= 1
    for time in (element.findtext(f"{ATOM}{name}") for name in ("updated", "published")):
        assert time is None or datetime.fromisoformat(time).tzinfo is not None
    assert element.findtext(f"{ATOM}id").startswith("tag:watcher,2026:")
    links = [(it.get("rel"), it.get("type"), it.get("hreflang")) for it in element.findall(f"{ATOM}link")]
    alternates = [it for it in links if it[0] == "alternate"]
    assert {rel for rel, _, _ in links} <= RELATIONS and len(alternates) == len(set(alternates))
    assert all(it.get("href").startswith(("http://", "https://")) for it in element.findall(f"{ATOM}link"))
    assert all(it.get("term") for it in element.findall(f"{ATOM}category"))
    assert all(it.findtext(f"{ATOM}name") for it in element.findall(f"{ATOM}author"))


def test_every_feed_holds_what_the_standard_demands(record: Record) -> None:
    press = record(fill, fill_hostile)
    press(head="c0ffee")
    paths = sorted(press.folder.rglob("*.atom"))
    assert len(paths) > 10
    for path in paths:
        feed = lxml.etree.fromstring(path.read_bytes())
        check(feed, FEED)
        here = f"https://policy.example.org/{path.relative_to(press.folder).as_posix()}"
        assert [it.get("href") for it in feed.findall(f"{ATOM}link[@rel='self']")] == [here]
        assert feed.find(f"{ATOM}author") is not None
        entries = feed.findall(f"{ATOM}entry")
        for it in entries:
            check(it, ENTRY)
            assert it.find(f"{ATOM}content") is not None or it.find(f"{ATOM}link[@rel='alternate']") is not None
        ids = [it.findtext(f"{ATOM}id") for it in entries]
        times = [it.findtext(f"{ATOM}updated") or "" for it in entries]
        assert len(ids) == len(set(ids)) and times == sorted(times, reverse=True)
        assert not times or feed.findtext(f"{ATOM}updated") == times[0]


def test_another_reader_understands_the_feed(press: Press) -> None:
    press()
    read = feedparser.parse(press.text("feeds/all.atom"))
    assert not read.bozo and read.version == "atom10"
    newest = {it.id: it for it in read.entries}["tag:watcher,2026:change/ch_years"]
    assert newest.title.startswith("[严重] 广州 职工医保 累计缴费年限（男）")
    assert newest.link == "https://policy.example.org/changes/ch_years.html"
    assert newest.published_parsed[:3] == (2026, 10, 25) and "2027年1月1日" in newest.content[0].value


def test_feeds_are_by_place_and_topic(press: Press) -> None:
    press()
    for name in ("region-cn-4401", "topic-medical_insurance", "all"):
        assert "ch_years" in press.text(f"feeds/{name}.atom") and "ch_years" in press.text(f"calendars/{name}.ics")
    assert "<entry>" not in press.text("feeds/topic-pension.atom")


def test_a_retracted_change_stays_an_entry_that_says_so_and_comes_first(press: Press) -> None:
    press()
    first = feedparser.parse(press.text("feeds/all.atom")).entries[0]
    assert first.id == "tag:watcher,2026:change/ch_misread" and first.title == "[已撤回] 广州 职工医保 累计缴费年限"
    assert "已于2026年10月28日撤回" in first.content[0].value and "77" not in press.text("feeds/all.atom")
    assert first.updated == "2026-10-28T04:00:00Z" and first.published == "2026-10-26T04:00:00Z"


def test_the_head_of_the_chain_is_linked_from_the_feed_of_everything(press: Press) -> None:
    press(head="c0ffee")
    linked = '<link rel="related" href="https://policy.example.org/chain.json" title="存证链 c0ffee"/>'
    assert linked in press.text("feeds/all.atom") and "c0ffee" not in press.text("feeds/region-cn-4401.atom")


# ── calendars ──────────────────────────────────────────────────────────────────────────────────────────────────


def events(press: Press, name: str = "all") -> dict[str, Any]:
    text = press.text(f"calendars/{name}.ics")
    return {str(it["uid"]): it for it in icalendar.Calendar.from_ical(text).walk("VEVENT")}


def test_every_calendar_has_the_form_that_the_standard_demands(record: Record) -> None:
    press = record(fill, fill_hostile)
    press()
    for path in press.folder.rglob("*.ics"):
        raw = path.read_bytes()
        assert raw.endswith(b"END:VCALENDAR\r\n") and b"\n" not in raw.replace(b"\r\n", b"")
        assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
        raw.decode("utf-8")
        whole = icalendar.Calendar.from_ical(raw)
        assert (whole["version"], whole["method"]) == ("2.0", "PUBLISH") and whole["prodid"]
        uids = []
        for event in whole.walk("VEVENT"):
            uids.append(event["uid"])
            assert {"dtstamp", "dtstart", "dtend", "summary", "sequence", "status", "last-modified"} <= {
                k.lower() for k in event
            }
            assert event["dtend"].dt - event["dtstart"].dt == timedelta(days=1)
        assert len(uids) == len(set(uids))


def test_an_announced_change_is_an_event_on_its_day(press: Press) -> None:
    press()
    event = events(press)["ch_years@watcher"]
    assert (event["dtstart"].dt, event["status"], event["sequence"]) == (date(2027, 1, 1), "CONFIRMED", 0)
    assert event["url"] == "https://policy.example.org/changes/ch_years.html"


def test_a_dismissed_change_is_cancelled_under_its_id(press: Press) -> None:
    press()
    judge(press.store, "ch_years", "dismissed", days=9)
    press()
    event = events(press)["ch_years@watcher"]
    assert (event["status"], event["sequence"]) == ("CANCELLED", 1)
    assert event["last-modified"].dt == BEGAN + timedelta(days=9) and "25年" not in str(event["summary"])


def test_what_is_replaced_before_its_day_is_cancelled(press: Press) -> None:
    press()
    new = document(28, effective_from=date(2027, 6, 1))
    change = told(document(30, effective_from=date(2027, 1, 1)), new, OFFICE, id="ch_second", days=20)
    poll(press.store, OFFICE, new, days=20, changes=(change,))
    press()
    found = events(press)
    assert found["ch_years@watcher"]["status"] == "CANCELLED" and found["ch_years@watcher"]["sequence"] == 1
    assert found["ch_second@watcher"]["status"] == "CONFIRMED"
    assert "ch_years" not in press.text("calendar.html") and "ch_second" in press.text("calendar.html")


def test_a_date_that_moves_moves_the_event(press: Press) -> None:
    press()
    new = document(30, effective_from=date(2027, 7, 1))
    change = told(document(30, effective_from=date(2027, 1, 1)), new, OFFICE, id="ch_later", days=20)
    poll(press.store, OFFICE, new, days=20, changes=(change,))
    press()
    found = events(press)
    event = found["ch_years@watcher"]
    assert (event["dtstart"].dt, event["status"], event["sequence"]) == (date(2027, 7, 1), "CONFIRMED", 1)
    assert "ch_later@watcher" not in found and event["last-modified"].dt == BEGAN + timedelta(days=20)


def _told(change: Change, **given: Any) -> Entry:
    return entry(change, updated=change.detected_at, **given)


def test_a_document_that_moves_its_own_date_moves_all_that_hangs_on_it(
    change: Callable[..., Change], fact: Callable[..., Fact]
) -> None:
    first = change("c1", {"effective_from": date(2027, 1, 1), "effective_basis": Basis.DOCUMENT})
    other = change("c2", {"effective_from": date(2027, 1, 1), "effective_basis": Basis.EXPLICIT})
    days = [fact(day, key="document.effective_from", unit=None) for day in ("2027-01-01", "2027-03-01")]
    moved = change(
        "c3", {"key": "document.effective_from", "before": days[0], "after": days[1], "effective_from": None}
    )
    moved = replace(moved, detected_at=datetime(2026, 12, 1, tzinfo=UTC))
    found = {event.uid: event for event in calendar.events(map(_told, (first, other, moved)))}
    assert (found["c1"].day, found["c1"].sequence) == (date(2027, 3, 1), 1)
    assert (found["c2"].day, found["c2"].sequence) == (date(2027, 1, 1), 0) and "c3" not in found


def test_a_correction_raises_the_sequence_and_says_the_value(change: Callable[..., Change]) -> None:
    (event,) = calendar.events([_told(change("c1"), correction="28年", turns=1)])
    assert event.sequence == 1
    text = calendar.written([event], name="x", language="zh", titles={}).decode()
    assert "复核更正：28年" in text.replace("\r\n ", "")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_calendar_of_announced_changes_has_the_same_form(change: Callable[..., Change], language: str) -> None:
    text = calendar.as_ics([change("c1")], today=date(2026, 11, 21), language=language)
    (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert (event["sequence"], event["status"]) == (0, "CONFIRMED")


def test_what_was_dismissed_and_brought_back_is_newer_than_its_retraction(press: Press) -> None:
    judge(press.store, "ch_years", "dismissed", days=9)
    judge(press.store, "ch_years", "open", days=10)
    press()
    event = events(press)["ch_years@watcher"]
    assert (event["status"], event["sequence"]) == ("CONFIRMED", 2)
    newest = feedparser.parse(press.text("feeds/all.atom")).entries[0]
    assert newest.id.endswith("ch_years") and newest.updated == "2026-10-30T04:00:00Z"


def test_newest_head_of_the_record_is_published_and_proves_it(record: Record) -> None:
    press = record(fill)
    press()
    head = json.loads(press.text("chain.json"))["head"]
    assert head and head in press.text("about.html")
    assert any(head in path.read_text("utf-8") for path in press.folder.rglob("*.atom"))
    assert press.store.verify_chain(head).bad == ()
