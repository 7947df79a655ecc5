"""When a delivery is tried again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.deliver import outbox
from watcher.errors import SendError
from watcher.model import Alert, Delivery, DeliveryState

JITTER = st.floats(0, 1, exclude_max=True)


@pytest.fixture
def delivery(now: datetime) -> Delivery:
    alert = Alert(id="al_1", type="policy.changed", subscription="hr", created_at=now)
    return Delivery(id="al_1", alert=alert, channel="email", state=DeliveryState.QUEUED, attempts=0, next_try=now)


def test_the_schedule_is_ten_tries_over_three_days() -> None:
    assert outbox.SCHEDULE == (0, 5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400)


def test_a_refused_delivery_is_tried_ten_times_and_then_is_dead(delivery: Delivery, now: datetime) -> None:
    moment, waits = now, []
    while delivery.state is not DeliveryState.DEAD:
        delivery = outbox.after(delivery, SendError("503"), now=moment, jitter=0.5)
        if delivery.next_try:
            waits.append((delivery.next_try - moment).total_seconds())
            moment = delivery.next_try
    assert waits == pytest.approx(outbox.SCHEDULE[1:])
    assert (delivery.attempts, delivery.next_try, delivery.last_error) == (10, None, "503")


def test_what_a_living_receiver_refuses_is_tried_for_longer(delivery: Delivery, now: datetime) -> None:
    alive, dead = outbox.Receiver(last_success=now), outbox.Receiver(last_success=now - timedelta(seconds=1))
    tenth = replace(delivery, attempts=9)
    assert outbox.after(tenth, SendError("503"), now=now, jitter=0.5, receiver=dead).state is DeliveryState.DEAD
    later = outbox.after(tenth, SendError("503"), now=now, jitter=0.5, receiver=alive)
    assert (later.state, later.next_try) == (DeliveryState.RETRYING, now + timedelta(hours=6))
    last = replace(delivery, attempts=outbox.MOST - 1)
    assert outbox.after(last, SendError("503"), now=now, jitter=0.5, receiver=alive).state is DeliveryState.DEAD


@given(attempts=st.integers(1, 9), jitter=JITTER)
def test_jitter_spreads_by_a_tenth_at_most(attempts: int, jitter: float) -> None:
    now = datetime(2026, 1, 1)
    wait = (outbox.next_try(attempts, now=now, jitter=jitter) or now) - now
    assert 0.9 * outbox.SCHEDULE[attempts] <= wait.total_seconds() <= 1.1 * outbox.SCHEDULE[attempts]


def test_a_sent_delivery_is_closed(delivery: Delivery, now: datetime) -> None:
    failed = outbox.after(delivery, SendError("503"), now=now, jitter=0)
    sent = outbox.after(failed, None, now=now, jitter=0)
    assert (sent.state, sent.attempts, sent.next_try, sent.last_error) == (DeliveryState.SENT, 2, None, None)


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (SendError("550 no such user", permanent=True), DeliveryState.DEAD),
        (SendError("410", disable=True), DeliveryState.HELD),
    ],
)
def test_what_no_retry_can_heal_is_not_tried_again(
    delivery: Delivery, now: datetime, error: SendError, state: DeliveryState
) -> None:
    ended = outbox.after(delivery, error, now=now, jitter=0.5)
    assert (ended.state, ended.attempts, ended.next_try) == (state, 1, None)
    assert ended.last_error == error.reason


def test_a_receiver_may_ask_for_more_time_up_to_a_day_but_never_for_less(now: datetime) -> None:
    def wait(attempts: int, asked: float) -> timedelta:
        again = outbox.next_try(attempts, now=now, jitter=0.5, retry_after=asked)
        assert again
        return again - now

    assert wait(1, 3600) == timedelta(hours=1)
    assert wait(4, 10) == timedelta(hours=2)
    assert wait(1, 10**9) == timedelta(days=1)
    assert outbox.next_try(10, now=now, jitter=0.5, retry_after=5) is None


def test_a_long_reason_is_cut(delivery: Delivery, now: datetime) -> None:
    assert len(outbox.after(delivery, SendError("x" * 9999), now=now, jitter=0).last_error or "") == 500


def test_of_several_recipients_those_that_took_it_are_remembered(delivery: Delivery, now: datetime) -> None:
    busy = outbox.after(delivery, SendError("b: 450", taken=("a",)), now=now, jitter=0.5)
    assert (busy.state, busy.taken) == (DeliveryState.RETRYING, {"a"})
    refused = outbox.after(busy, SendError("b: 550", permanent=True), now=now, jitter=0.5)
    assert (refused.state, refused.last_error, refused.taken) == (DeliveryState.SENT, "b: 550", {"a"})
