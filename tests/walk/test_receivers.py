"""Receivers that fail for long, messages that no sender can digest, and who is told of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bench.delivery import moody
from tests.walk.conftest import SECRET, Make, Site, World, page
from tests.walk.test_deliver import changed, hook, smtp
from watcher.deliver import outbox, route
from watcher.model import Delivery, DeliveryState, Subscription

__all__ = ["smtp"]

DAY = timedelta(days=1)
OPS = Subscription(id="ops", channel="email", to="ops@example.org", maintainer=True)


def kinds(it: World, name: str) -> list[str]:
    found = [d.alert for d in it.services.store.outbox.deliveries() if d.alert.subscription == name]
    return [
        alert.type for alert in sorted(found, key=lambda a: (a.created_at, a.type)) if alert.type != "policy.changed"
    ]


def worn_out(it: World) -> Delivery:
    """The delivery to the webhook after all its tries, each when it is due."""
    wait = timedelta(0)
    for _ in range(20):
        for delivery in it.deliver(after=wait).tried:
            if delivery.alert.subscription == "crm":
                if delivery.next_try is None:
                    return delivery
                wait = delivery.next_try - it.time[0]
    raise AssertionError("it is still being tried")


def test_a_dead_letter_is_told_to_operators_over_another_channel_once(site: Site, world: Make, smtp: Any) -> None:
    inbox, server = smtp
    same = Subscription(id="ops2", channel="webhook", to=site.url("/ops"), secret=SECRET, maintainer=True)
    it = changed(site, world, hook(site), OPS, same, smtp=server)
    site.put("/hook", status=503)
    site.put("/ops", status=204)
    assert worn_out(it).attempts == 10
    assert kinds(it, "ops") == [route.DELIVERY_DEAD]
    assert kinds(it, "ops2") == []
    it.deliver()
    assert any("crm (webhook): 503" in mail_text(mail) for mail in inbox.mails)


def mail_text(raw: bytes) -> str:
    from email import message_from_bytes
    from email.policy import default

    part = message_from_bytes(raw, policy=default).get_body(("plain",))
    return str(part.get_content()) if part else ""


def test_a_receiver_that_fails_for_five_days_is_given_up_and_its_owner_told(site: Site, world: Make, smtp: Any) -> None:
    _, server = smtp
    it = changed(site, world, hook(site, owner="boss@example.org"), OPS, smtp=server)
    site.put("/hook", status=503)
    worn_out(it)
    site.put("/a.html", page(35))
    it.check()
    held = worn_out(it)
    assert held.state is DeliveryState.HELD and "given up after 5 days" in (held.last_error or "")
    assert kinds(it, "ops") == [route.DELIVERY_DEAD, route.RECEIVER_DISABLED]
    assert kinds(it, "owner:crm") == [route.RECEIVER_DISABLED]
    it.deliver()
    assert all(d.state is DeliveryState.SENT for d in it.services.store.outbox.deliveries() if d.channel == "email")

    asked = site.asked.count("/hook")
    site.put("/a.html", page(40))
    it.check()
    it.deliver()
    assert site.asked.count("/hook") == asked  # nobody knocks there any more
    site.put("/hook", status=204)
    assert it.services.store.outbox.retry(held.id, now=it.time[0])
    assert {d.state for d in it.deliver().tried} == {DeliveryState.SENT}
    assert it.services.store.outbox.receiver("crm").failing_since is None


def test_one_success_ends_a_spell_of_failures(site: Site, world: Make) -> None:
    it = changed(site, world, hook(site))
    site.put("/hook", status=503)
    it.deliver()
    assert it.services.store.outbox.receiver("crm").failing_since is not None
    site.put("/hook", status=204)
    it.deliver(after=timedelta(minutes=1))
    assert it.services.store.outbox.receiver("crm").failing_since is None


def test_a_message_that_makes_us_stumble_is_set_aside_and_holds_up_no_other(
    site: Site, world: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    it = changed(site, world, hook(site))
    site.put("/hook", status=204)
    (poison,) = it.services.store.outbox.deliveries()
    with it.services.store.transaction() as conn:  # a record that no channel can put into words
        conn.execute("UPDATE change SET record = json_set(record, '$.severity', 'lethal')")
    assert it.deliver().tried == ()
    site.put("/a.html", page(35))
    it.check()
    assert it.deliver().count(DeliveryState.SENT) == 1
    with it.services.store.transaction() as conn:
        conn.execute("UPDATE change SET record = json_set(record, '$.severity', 'critical')")
    found = it.services.store.outbox.delivery(poison.id)
    assert found is not None and found.state is DeliveryState.DEAD and "cannot be read" in (found.last_error or "")


def test_a_fault_of_ours_is_tried_three_times(site: Site, world: Make) -> None:
    class Broken:
        def post(self, *_: Any, **__: Any) -> None:
            raise RuntimeError("a slip")

    it = changed(site, world, hook(site))
    it.services = replace(it.services, gate=Broken())  # type: ignore[arg-type]
    tried: list[Delivery] = []
    for _ in range(6):
        tried += it.deliver(after=timedelta(hours=1)).tried
    assert [d.state.value for d in tried] == ["retrying", "retrying", "dead"]
    assert "internal fault" in (tried[-1].last_error or "")


def test_what_was_sent_since_a_day_is_sent_again_under_the_same_ids(site: Site, world: Make) -> None:
    site.put("/hook", status=204)
    site.put("/other", status=204)
    it = changed(site, world, hook(site), hook(site, "b", "/other"))
    first = {d.id for d in it.deliver().tried}
    since = it.time[0] + timedelta(seconds=1)
    site.put("/a.html", page(35))
    it.check()
    later = {d.id for d in it.deliver().tried}
    box = it.services.store.outbox
    assert box.replay(since=since, subscription="b", now=it.time[0]) == 1
    (again,) = it.deliver().tried
    assert again.id in later and again.alert.subscription == "b"
    assert box.replay(since=since - 30 * DAY, subscription=None, now=it.time[0]) == 4
    assert {d.id for d in it.deliver().tried} == first | later


def test_an_alarm_about_an_alarm_is_none(site: Site, world: Make) -> None:
    ops = Subscription(id="ops", channel="webhook", to=site.url("/ops"), secret=SECRET, maintainer=True)
    it = changed(site, world, hook(site), ops)
    site.put("/hook", status=410)
    site.put("/ops", status=410)
    for _ in range(4):
        it.deliver(after=timedelta(minutes=1))
    assert len(it.services.store.outbox.deliveries()) == 3
    assert all(d.state is DeliveryState.HELD and outbox.is_stuck(d) for d in it.services.store.outbox.deliveries())


def test_a_receiver_that_fails_six_times_in_ten_gets_everything_all_the_same(tmp_path: Path) -> None:
    """The long form is `make delivery`."""
    came, tries, _ = moody.received(tmp_path, 150)
    assert came == 150 and tries > 300
