"""Webhooks to a real receiver on loopback, verified by the library that receivers use."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from standardwebhooks.webhooks import Webhook, WebhookVerificationError
from werkzeug import Request, Response

from tests.deliver.sending import means, post
from watcher import jsonform
from watcher.deliver import channels, route, via_webhook
from watcher.errors import FetchError, SendError
from watcher.model import Alert, Change, Clause, Fetched, Outcome, Subscription

SECRET = "whsec_" + base64.b64encode(b"a secret of thirty-two bytes ...").decode()
Make = Callable[..., Change]


@pytest.fixture
def clock() -> datetime:
    """The verifying library reads the real clock and refuses what is five minutes old."""
    return datetime.now(UTC)


@pytest.fixture
def subscription(httpserver: HTTPServer) -> Subscription:
    return Subscription(id="crm", channel="webhook", to=httpserver.url_for("/hook"), secret=SECRET)


@pytest.fixture
def alert(change: Make, subscription: Subscription, now: datetime) -> Alert:
    return route.alerts([change()], [subscription], now=now)[0]


def send(alert: Alert, subscription: Subscription, now: datetime) -> str:
    return via_webhook.send(alert, subscription, means(post=post, now=now))


def test_the_receiver_verifies_the_signature_and_reads_the_contracts_body(
    httpserver: HTTPServer, alert: Alert, subscription: Subscription, clock: datetime
) -> None:
    httpserver.expect_request("/hook", method="POST").respond_with_data("", status=204)
    assert send(alert, subscription, clock) == "204"
    request = httpserver.log[0][0]
    content = Webhook(SECRET).verify(request.get_data(), dict(request.headers))
    assert request.headers["webhook-id"] == alert.id
    assert request.headers["content-type"] == "application/json"
    assert content == {
        "type": "policy.changed",
        "timestamp": "2026-11-21T02:00:00Z",
        "data": {"alert": alert.id, "changes": [jsonform.change_json(alert.changes[0])]},
    }
    with pytest.raises(WebhookVerificationError):
        Webhook(SECRET).verify(request.get_data() + b" ", dict(request.headers))


def test_a_retry_has_the_same_id_and_body_and_a_fresh_signature(
    httpserver: HTTPServer, alert: Alert, subscription: Subscription, clock: datetime
) -> None:
    httpserver.expect_ordered_request("/hook").respond_with_data("busy", status=503)
    httpserver.expect_ordered_request("/hook").respond_with_data("", status=200)
    with pytest.raises(SendError, match="503: busy"):
        send(alert, subscription, clock - timedelta(hours=2))
    send(alert, subscription, clock)
    first, second = (request for request, _ in httpserver.log)
    assert first.get_data() == second.get_data()
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    assert first.headers["webhook-signature"] != second.headers["webhook-signature"]
    Webhook(SECRET).verify(second.get_data(), dict(second.headers))


@pytest.mark.parametrize(
    ("status", "headers", "disable", "retry_after"),
    [
        (301, {"Location": "/elsewhere"}, False, None),
        (302, {"Location": "/elsewhere"}, False, None),
        (400, {}, False, None),
        (404, {}, False, None),
        (410, {}, True, None),
        (429, {"Retry-After": "120"}, False, 120.0),
        (503, {"Retry-After": "soon"}, False, None),
        (500, {}, False, None),
    ],
)
def test_only_a_2xx_is_a_delivery(
    httpserver: HTTPServer,
    alert: Alert,
    subscription: Subscription,
    now: datetime,
    status: int,
    headers: dict[str, str],
    disable: bool,
    retry_after: float | None,
) -> None:
    httpserver.expect_request("/hook").respond_with_data("", status=status, headers=headers)
    with pytest.raises(SendError, match=str(status)) as failure:
        send(alert, subscription, now)
    assert (failure.value.disable, failure.value.permanent, failure.value.retry_after) == (disable, False, retry_after)
    assert len(httpserver.log) == 1


def test_a_retry_after_may_be_a_date(
    httpserver: HTTPServer, alert: Alert, subscription: Subscription, now: datetime
) -> None:
    later = {"Retry-After": "Sat, 21 Nov 2026 02:10:00 GMT"}
    httpserver.expect_request("/hook").respond_with_data("", status=503, headers=later)
    with pytest.raises(SendError) as failure:
        send(alert, subscription, now)
    assert failure.value.retry_after == 600


def test_a_receiver_out_of_reach_is_tried_again(alert: Alert, subscription: Subscription, now: datetime) -> None:
    def unreachable(*args: Any, **kwargs: Any) -> Fetched:
        raise FetchError(Outcome.UNREACHABLE, "connection refused")

    with pytest.raises(SendError, match="connection refused") as failure:
        via_webhook.send(alert, subscription, means(post=unreachable, now=now))
    assert not failure.value.permanent


@pytest.mark.parametrize("secret", ["whsec_", "whsec_é", "x"])
def test_an_unusable_secret_is_said_and_nothing_is_sent_unsigned(
    httpserver: HTTPServer, change: Make, now: datetime, secret: str
) -> None:
    broken = Subscription(id="crm", channel="webhook", to=httpserver.url_for("/hook"), secret=secret)
    (alert,) = route.alerts([change()], [broken], now=now)
    with pytest.raises(SendError, match="secret") as failure:
        send(alert, broken, now)
    assert failure.value.permanent
    assert httpserver.log == []


def test_hostile_text_travels_as_json(
    httpserver: HTTPServer, change: Make, subscription: Subscription, clock: datetime
) -> None:
    def verify(request: Request) -> Response:
        Webhook(SECRET).verify(request.get_data(), dict(request.headers))
        return Response(status=200)

    httpserver.expect_request("/hook").respond_with_handler(verify)
    hostile = '题目\r\nX: y\u2028\ud800"}</script>\x00'
    (alert,) = route.alerts([change(difference={"title": hostile})], [subscription], now=clock)
    send(alert, subscription, clock)
    received = json.loads(httpserver.log[0][0].get_data())
    assert received["data"]["changes"][0]["title"] == hostile.replace("\ud800", "?")


def test_an_incident_says_which_source_and_why(now: datetime) -> None:
    alert = Alert(id="al", type="source.failing", subscription="crm", created_at=now, source="gz", detail="blocked")
    content = json.loads(via_webhook.body(alert))
    assert content["type"] == "source.failing"
    assert content["data"] == {"alert": "al", "changes": [], "source": "gz", "detail": "blocked"}


def test_channels_are_found_by_their_files_and_an_unknown_one_is_refused_for_good(
    httpserver: HTTPServer, alert: Alert, subscription: Subscription, clock: datetime
) -> None:
    assert {"email", "webhook"} <= set(channels.known())
    httpserver.expect_request("/hook").respond_with_data("")
    assert channels.send(alert, subscription, means(post=post, now=clock)) == "200"
    with pytest.raises(SendError, match=r"pigeon.*email.*webhook") as failure:
        channels.load("pigeon")
    assert failure.value.permanent


def test_while_a_secret_changes_both_sign(
    httpserver: HTTPServer, alert: Alert, subscription: Subscription, clock: datetime
) -> None:
    old = "whsec_" + base64.b64encode(b"the secret that was used before").decode()
    httpserver.expect_request("/hook").respond_with_data("")
    send(alert, replace(subscription, old_secret=old), clock)
    request = httpserver.log[0][0]
    for secret in (SECRET, old):
        Webhook(secret).verify(request.get_data(), dict(request.headers))
    with pytest.raises(WebhookVerificationError):
        Webhook("whsec_" + base64.b64encode(b"another").decode()).verify(request.get_data(), dict(request.headers))


@pytest.mark.parametrize("count", [1, 300, 3000])
def test_a_payload_stays_below_its_cap_and_counts_what_it_leaves_out(
    change: Make, subscription: Subscription, now: datetime, count: int
) -> None:
    clause = Clause(id="c", label=None, path=(), kind="paragraph", text="第" * (200 if count > 1 else 300_000))
    made = [change(f"ch_{n}", {"before": clause, "after": clause, "key": None}) for n in range(count)]
    (alert,) = route.alerts(made, [subscription], now=now)
    sent = via_webhook.body(alert)
    data = json.loads(sent)["data"]
    assert len(sent) <= via_webhook.PAYLOAD
    assert len(data["changes"]) + data.get("omitted", 0) == count
    assert count == 1 or len(sent) > via_webhook.PAYLOAD * 0.95
    assert [c["id"] for c in data["changes"]] == [c.id for c in alert.changes[: len(data["changes"])]]
