"""Feeds and calendars for programs with a token."""

from __future__ import annotations

from datetime import UTC, datetime

import feedparser
import icalendar
import pytest
import requests

from tests.gazette.conftest import fill, judge
from tests.serve.conftest import Open
from tests.serve.test_api import Program
from watcher.model import Role

FEED, CALENDAR = "/feeds/changes.atom", "/feeds/calendar.ics"


@pytest.fixture
def it(desk: Open) -> Program:
    """Who reads the record of the public site's tests."""
    fill(desk.store)
    desk.time[0] = datetime(2026, 11, 21, tzinfo=UTC)
    return Program(desk, Role.READER)


def test_a_feed_is_what_the_public_site_has_with_links_to_the_desk(it: Program) -> None:
    answer = it.get(FEED, region="CN-4401", topic="medical_insurance")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    read = feedparser.parse(answer.content)
    assert not read.bozo and [it.id.rpartition("/")[2] for it in read.entries] == ["ch_misread", "ch_years"]
    assert read.entries[1].link == "https://desk.example.org/changes/ch_years"
    (own,) = [link.href for link in read.feed.links if link.rel == "self"]
    assert own.startswith("https://desk.example.org/api/v1/feeds/changes.atom?region=CN-4401")


def test_a_calendar_follows_what_reviewers_say(desk: Open, it: Program) -> None:

    def status() -> str:
        calendar = icalendar.Calendar.from_ical(it.get(CALENDAR, language="en").content)
        return {str(event["uid"]): str(event["status"]) for event in calendar.walk("VEVENT")}["ch_years@watcher"]

    assert status() == "CONFIRMED"
    judge(desk.store, "ch_years", "dismissed", days=9)
    assert status() == "CANCELLED"


def test_what_did_not_change_answers_in_no_bytes(it: Program) -> None:
    tag = it.get(FEED).headers["etag"]
    assert it.get(FEED, headers={"if-none-match": tag}).status_code == 304


def test_other_places_and_unknown_topics(it: Program) -> None:
    assert feedparser.parse(it.get(FEED, region="CN-11").content).entries == []
    assert it.get(FEED, topic="astrology").status_code == 404 and it.get(FEED, region="../x").status_code == 422


def test_whoever_has_no_token_gets_no_feed(it: Program) -> None:
    assert [requests.get(it.base + path, timeout=10).status_code for path in (FEED, CALENDAR)] == [401, 401]
