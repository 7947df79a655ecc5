"""One rule, several sources, one alert; and what an alert says of an earlier one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.walk.conftest import SECRET, Make, Site, World, page, source
from watcher.model import DeliveryState, Subscription

HOUR = timedelta(hours=1)


@pytest.fixture
def it(site: Site, world: Make) -> World:
    """An official page, its repost in the province and an article; one subscriber for all."""
    return made(site, world)


def made(site: Site, world: Make, **more: Any) -> World:
    site.put("/hook", status=204)
    for path in ("/a.html", "/b.html", "/c.html"):
        site.put(path, page(25))
    hook = Subscription(id="crm", channel="webhook", to=site.url("/hook"), secret=SECRET, **more)
    official = source(site)
    repost = source(site, "/b.html", "gd", region="CN-44")
    article = source(site, "/c.html", "paper", authority="secondary")
    it = world(official, repost, article, subscriptions=(hook,))
    for name in ("gz", "gd", "paper"):
        it.check(name, after=HOUR)
    return it


def told(it: World) -> list[list[str]]:
    """The sources of each alert's changes, those that only repeat them behind a plus."""
    found = reversed(it.services.store.outbox.deliveries())
    return [
        [c.source for c in d.alert.changes] + [f"+{c.source}" for also in d.alert.also.values() for c in also]
        for d in found
    ]


def test_a_notice_and_its_reposts_reach_a_reader_once(site: Site, it: World) -> None:
    for path, name in (("/a.html", "gz"), ("/b.html", "gd"), ("/c.html", "paper")):
        site.put(path, page(30))
        it.check(name, after=HOUR)
        it.deliver()
    assert told(it) == [["gz", "+gd", "+paper"]]
    assert site.asked.count("/hook") == 1
    assert len(it.views.changes()) == 3


def test_what_waits_to_be_sent_shows_the_official_source_first(site: Site, world: Make) -> None:
    it = made(site, world, send="daily")
    for path, name in (("/c.html", "paper"), ("/b.html", "gd"), ("/a.html", "gz")):
        site.put(path, page(30))
        it.check(name, after=timedelta(minutes=5))
    assert told(it) == [["gd", "+paper", "+gz"]]
    (sent,) = it.deliver(after=timedelta(days=1)).tried
    assert sent.state is DeliveryState.SENT and len(sent.alert.changes) == 1


def test_another_figure_is_another_alert(site: Site, it: World) -> None:
    site.put("/a.html", page(30))
    it.check("gz", after=HOUR)
    site.put("/c.html", page(28))
    it.check("paper", after=HOUR)
    assert told(it) == [["gz"], ["paper"]]


def test_a_rule_that_went_and_came_back_is_told_each_time_and_a_late_repost_of_it_too(site: Site, it: World) -> None:
    for years in (30, 28, 30):
        site.put("/a.html", page(years))
        it.check("gz", after=HOUR)
        it.check("gz", after=HOUR)
        it.check("gz", after=HOUR)
        it.deliver()
    assert told(it)[:3] == [["gz"], ["gz"], ["gz"]]
    site.put("/b.html", page(28))
    it.check("gd", after=HOUR)
    assert told(it)[3:] == [["gd"]]


def test_what_never_arrived_does_not_silence_the_next_source(site: Site, it: World) -> None:
    site.put("/a.html", page(30))
    it.check("gz", after=HOUR)
    with it.services.store.transaction() as conn:
        conn.execute("UPDATE delivery SET state = 'dead', next_try = NULL")
    site.put("/b.html", page(30))
    it.check("gd", after=HOUR)
    assert told(it) == [["gz"], ["gd"]]


def test_an_alert_says_which_earlier_one_it_takes_back_or_goes_on_from(site: Site, it: World) -> None:
    alerts = []
    for years in (30, 35, 30):
        site.put("/a.html", page(years))
        for _ in range(3):
            it.check("gz", after=HOUR)
        alerts += [delivery.alert for delivery in it.deliver().tried]
    first, second, third = alerts
    assert first.recalls == {}
    ((_, follows),) = second.recalls.items()
    assert (follows.kind, follows.alert) == ("follows", first.id)
    ((_, reverts),) = third.recalls.items()
    assert (reverts.kind, reverts.alert) == ("reverts", second.id)


def test_months_later_a_change_is_news_again(site: Site, it: World) -> None:
    site.put("/a.html", page(30))
    it.check("gz", after=HOUR)
    it.deliver()
    site.put("/b.html", page(30))
    it.check("gd", after=timedelta(days=40))
    site.put("/a.html", page(35))
    it.check("gz", after=timedelta(days=1))
    assert told(it) == [["gz"], ["gd"], ["gz"]]
    (later,) = (d.alert for d in it.deliver().tried if d.alert.changes[0].source == "gz")
    assert later.recalls == {}
