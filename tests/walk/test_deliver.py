"""Queued alerts and real receivers."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from standardwebhooks.webhooks import Webhook

from tests.walk.conftest import SECRET, Make, Site, World, page, source
from watcher import pipeline
from watcher.daemon import Daemon
from watcher.deliver import via_webhook
from watcher.deliver.outbox import DISMISSED
from watcher.errors import FetchError
from watcher.model import DeliveryState, Outcome, ReviewState, Smtp, Subscription, When
from watcher.walk import reviewing
from watcher.walk.tell import in_force, set_free, taken_back


class Inbox:
    """Keeps what it is sent; says that the mailboxes in `busy` are."""

    def __init__(self) -> None:
        self.mails: list[bytes] = []
        self.reached: list[list[str]] = []
        self.busy: set[str] = set()

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if address in self.busy:
            return "450 mailbox busy"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.mails.append(envelope.content)
        self.reached.append(envelope.rcpt_tos)
        return "250 taken"


@pytest.fixture
def smtp() -> Iterator[tuple[Inbox, Smtp]]:
    inbox = Inbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(inbox, hostname="127.0.0.1", port=port)
    controller.start()
    yield inbox, Smtp(host="127.0.0.1", port=port, tls="none", sender="watcher@example.org")
    controller.stop()


def hook(site: Site, name: str = "crm", path: str = "/hook", **more: Any) -> Subscription:
    return Subscription(id=name, channel="webhook", to=site.url(path), secret=SECRET, **more)


def changed(site: Site, world: Make, *subscriptions: Subscription, **more: Any) -> World:
    """A source whose rule has just changed, with the alerts of it queued."""
    site.put("/a.html", page(25))
    it = world(source(site), subscriptions=subscriptions, **more)
    it.check()
    site.put("/a.html", page(30))
    it.check()
    return it


def test_a_change_reaches_a_mailbox_and_a_webhook_that_can_verify_it(site: Site, world: Make, smtp: Any) -> None:
    inbox, server = smtp
    taken: list[tuple[bytes, dict[str, str]]] = []
    mail = Subscription(id="hr", channel="email", to="hr@example.org")
    it = changed(site, world, hook(site), mail, smtp=server)

    def take(request: Any) -> Any:
        taken.append((request.data, {k.lower(): v for k, v in request.headers.items()}))
        from werkzeug import Response

        return Response(status=204)

    site.pages["/hook"] = take
    done = it.deliver()
    assert done.count(DeliveryState.SENT) == 2
    ((body, headers),) = taken
    assert headers["webhook-id"] == json.loads(body)["data"]["alert"]
    (change,) = json.loads(body)["data"]["changes"]
    assert (change["key"], change["before"]["value"], change["after"]["value"]) == ("years.total", 25, 30)
    with pytest.raises(Exception):  # noqa: B017 - the library's own error; the clock of this test is not today's
        Webhook(SECRET).verify(body, headers)
    assert len(inbox.mails) == 1
    assert it.deliver().tried == ()


def test_a_receiver_that_fails_gets_the_same_alert_again_later(site: Site, world: Make) -> None:
    it = changed(site, world, hook(site))
    site.put("/hook", status=503)
    (first,) = it.deliver().tried
    assert first.state is DeliveryState.RETRYING
    assert it.deliver(after=timedelta(seconds=1)).tried == ()
    site.put("/hook", status=204)
    (again,) = it.deliver(after=timedelta(minutes=1)).tried
    assert (again.id, again.state, again.attempts) == (first.id, DeliveryState.SENT, 2)
    assert [row["state"] for row in it.services.store.outbox.ledger(first.id)] == ["retrying", "sent"]


def test_a_receiver_that_asked_not_to_be_called_is_not_until_someone_retries(site: Site, world: Make) -> None:
    it = changed(site, world, hook(site))
    site.put("/hook", status=410)
    (first,) = it.deliver().tried
    assert first.state is DeliveryState.HELD and "410" in (first.last_error or "")
    site.put("/a.html", page(35))
    it.check()
    site.put("/hook", status=204)
    asked = site.asked.count("/hook")
    (later,) = it.deliver().tried
    assert (later.state, later.attempts, site.asked.count("/hook")) == (DeliveryState.HELD, 0, asked)
    assert it.services.store.outbox.retry(first.id, now=it.time[0])
    assert it.deliver().count(DeliveryState.SENT) == 2


def test_a_hanging_receiver_delays_nobody_else(site: Site, world: Make) -> None:
    release, quick = threading.Event(), threading.Event()
    it = changed(site, world, hook(site, "slow", "/slow"), hook(site, "quick", "/quick"))
    from werkzeug import Response

    site.pages["/slow"] = lambda request: (release.wait(10), Response(status=204))[1]
    site.pages["/quick"] = lambda request: (quick.set(), Response(status=204))[1]
    done: list[Any] = []
    worker = threading.Thread(target=lambda: done.append(it.deliver()))
    worker.start()
    assert quick.wait(5)
    release.set()
    worker.join(10)
    assert done[0].count(DeliveryState.SENT) == 2


def test_a_subscription_taken_out_of_the_configuration_gets_nothing_more(site: Site, world: Make) -> None:
    changed(site, world, hook(site))
    it = world(source(site))
    (tried,) = it.deliver().tried
    assert (tried.state, tried.last_error) == (DeliveryState.DEAD, "this subscription is no longer configured")


def test_a_fault_in_a_channel_is_tried_again(site: Site, world: Make) -> None:
    it = changed(site, world, hook(site))

    class Broken:
        def post(self, *args: Any, **more: Any) -> Any:
            raise RuntimeError("a bug")

    broken = world(source(site), subscriptions=(hook(site),), gate=Broken())
    (tried,) = broken.deliver().tried
    assert tried.state is DeliveryState.RETRYING and "RuntimeError" in (tried.last_error or "")
    assert it.queued() == [("policy.changed", "crm")]


def test_a_daily_digest_is_one_alert_for_all_changes_of_the_day(site: Site, world: Make) -> None:
    site.put("/hook", status=204)
    it = changed(site, world, hook(site, send="daily"))
    site.put("/a.html", page(35))
    it.check(after=timedelta(hours=1))
    assert it.deliver().tried == ()
    (tried,) = it.deliver(after=timedelta(days=1)).tried
    assert tried.state is DeliveryState.SENT
    assert len(tried.alert.changes) == 2


def test_who_waits_for_a_review_is_told_when_it_is_confirmed(site: Site, world: Make) -> None:
    it = changed(site, world, hook(site, review="confirmed"))
    assert it.queued() == []
    (change,) = it.views.changes()
    deliveries = set_free(change, it.services.config.subscriptions, now=it.time[0])
    it.services.store.review(change.id, verdict="confirmed", note=None, who="li", now=it.time[0], deliveries=deliveries)
    assert it.queued() == [("policy.changed", "crm")]


def test_only_what_a_subscription_asks_for_is_queued(site: Site, world: Make) -> None:
    elsewhere = hook(site, "sh", when=When(regions=("CN-31*",)))
    here = hook(site, "gd", when=When(regions=("CN-44*",), keys=("years.*",)))
    it = changed(site, world, elsewhere, here)
    assert it.queued() == [("policy.changed", "gd")]


def test_an_announced_change_is_told_again_on_the_day_it_holds_and_once(site: Site, world: Make) -> None:
    site.put("/a.html", page(25))
    it = world(source(site), subscriptions=(hook(site, when=When(keys=("years.*",))),))
    it.check()
    site.put("/a.html", page(30).replace("满30年的", "自2026年3月5日起满30年的"))
    (change,) = it.check().changes
    assert change.difference.effective_from == date(2026, 3, 5)

    def told_on(day: int) -> list[str]:
        now = datetime(2026, 3, day, 1, tzinfo=UTC)
        begun = it.views.taking_effect(now.date())
        it.services.store.queue_alerts(in_force(begun, it.services.config.subscriptions, on=now.date(), now=now))
        return [kind for kind, _ in it.queued()]

    assert told_on(4) == ["policy.changed"]
    assert told_on(5) == told_on(5) == told_on(6) == ["policy.changed", "policy.in_force"]


def test_a_daemon_that_was_away_on_that_day_tells_it_when_it_is_back_and_once(site: Site, world: Make) -> None:
    site.put("/a.html", page(25))
    it = world(source(site), subscriptions=(hook(site, when=When(keys=("years.*",))),))
    it.check()
    site.put("/a.html", page(30).replace("满30年的", "自2026年3月5日起满30年的"))
    it.check()
    daemon = Daemon(it.services)
    for day in (4, 8, 9):
        it.time[0] = datetime(2026, 3, day, 1, tzinfo=UTC)
        daemon.housekeep()
    assert it.queued() == [("policy.changed", "crm"), ("policy.in_force", "crm")]
    daemon.stop()


def test_a_mail_to_two_of_whom_one_is_busy_reaches_each_once(site: Site, world: Make, smtp: Any) -> None:
    inbox, server = smtp
    inbox.busy = {"ops@example.org"}
    mail = Subscription(id="hr", channel="email", to="hr@example.org, ops@example.org")
    it = changed(site, world, mail, smtp=server)
    (first,) = it.deliver().tried
    assert (first.state, first.taken) == (DeliveryState.RETRYING, {"hr@example.org"})
    inbox.busy = set()
    (again,) = it.deliver(after=timedelta(minutes=1)).tried
    assert again.state is DeliveryState.SENT
    assert inbox.reached == [["hr@example.org"], ["ops@example.org"]]


def test_what_comes_in_quiet_hours_is_told_once_when_they_end(site: Site, world: Make) -> None:
    site.put("/hook", status=204)
    it = world(source(site), subscriptions=[hook(site, quiet=(time(0), time(23)), timezone="UTC")])
    for days in (90, 60, 45):  # at ten, at four and at ten in the evening
        more = f"<p>第五条 参保人员应当自出院之日起{days}日内申请手工报销，逾期不予受理。</p>"
        site.put("/a.html", page(25, more=more))
        it.check()
    assert it.deliver().tried == ()
    (gathered,) = it.deliver(after=timedelta(hours=1)).tried
    assert gathered.state is DeliveryState.SENT
    assert len(gathered.alert.changes) == 2
    site.put("/a.html", page(30, more=more))
    it.check(after=timedelta(hours=2))
    assert it.deliver().count(DeliveryState.SENT) == 1  # what is critical does not wait


def dismissed(it: World, note: str | None = None) -> None:
    (change,) = it.views.changes()
    told = it.services.store.outbox.told(change.id)
    deliveries = taken_back(change, told, it.services.config.subscriptions, note=note, now=it.time[0])
    it.services.store.review(change.id, verdict="dismissed", note=note, who="ms", now=it.time[0], deliveries=deliveries)


def test_who_was_told_of_a_change_is_told_that_a_reviewer_dismissed_it(site: Site, world: Make) -> None:
    site.put("/hook", status=204)
    other = hook(site, "later", "/later", send="daily")
    it = changed(site, world, hook(site), other)
    it.deliver()
    dismissed(it, "页面排印错误")
    (sent,) = it.deliver().tried
    assert (sent.alert.type, sent.alert.subscription) == ("policy.retracted", "crm")
    assert [c.review.value for c in sent.alert.changes] == ["dismissed"]
    body = json.loads(via_webhook.body(sent.alert))
    assert (body["type"], body["data"]["detail"]) == ("policy.retracted", "页面排印错误")


def test_what_is_dismissed_while_it_waits_is_not_sent(site: Site, world: Make) -> None:
    it = changed(site, world, hook(site, send="daily"))
    dismissed(it)
    (ended,) = it.deliver(after=timedelta(days=1)).tried
    assert (ended.state, ended.last_error) == (DeliveryState.DEAD, DISMISSED)
    assert "/hook" not in site.asked
    assert it.services.store.outbox.counts() == {"withdrawn": 1}


class Judging:
    """A gate under which a reviewer dismisses the change while its alert is being sent."""

    def __init__(self, it: World, *, arrives: bool) -> None:
        self.it, self.arrives = it, arrives

    def post(self, url: str, body: bytes, headers: Any, *, deadline: float) -> Any:
        store = self.it.services.store
        (change,) = store.views.changes()
        if change.review is ReviewState.OPEN:
            reviewing.judge(
                store, change, verdict="dismissed", note="看错了", who="ms", now=self.it.time[0],
                subscriptions=self.it.services.config.subscriptions, titles={},
            )  # fmt: skip
        if not self.arrives:
            raise FetchError(Outcome.UNREACHABLE, "the line went dead")
        return self.it.services.gate.post(url, body, headers, deadline=deadline)


@pytest.mark.parametrize("arrives", [True, False])
def test_what_is_dismissed_while_it_is_being_sent_is_taken_back_if_it_arrived(
    site: Site, world: Make, arrives: bool
) -> None:
    site.put("/hook", status=204)
    it = changed(site, world, hook(site))
    under = replace(it.services, gate=Judging(it, arrives=arrives))
    pipeline.deliver(under, it.time[0])
    it.deliver(after=timedelta(days=1))
    ended = {d.alert.type: d.state for d in it.services.store.outbox.deliveries(states=(), limit=10)}
    if arrives:
        assert ended == {"policy.changed": DeliveryState.SENT, "policy.retracted": DeliveryState.SENT}
    else:
        assert DeliveryState.SENT not in ended.values()
