from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.store.conftest import NOW, change, end, fact, hours, known, queued
from watcher.model import Delivery, DeliveryState
from watcher.store import Store, Write


def fill(store: Store, *deliveries: Delivery) -> None:
    changes = {c.id: c for d in deliveries for c in d.alert.changes}
    end(store, Write(known=known(store), changes=tuple(changes.values())), deliveries=deliveries)


def sent(delivery: Delivery) -> Delivery:
    return replace(delivery, state=DeliveryState.SENT, attempts=delivery.attempts + 1, next_try=None)


def test_a_delivery_stays_due_until_a_confirmed_send_closes_it(store: Store) -> None:
    fill(store, queued("al_1", change(fact(25), fact(30))))
    got = store.outbox.claim("hr", "me", now=NOW)
    assert got is not None and [c.difference.after for c in got.alert.changes] == [fact(30)]
    assert store.outbox.claim("hr", "you", now=NOW) is None
    again = store.outbox.claim("hr", "you", now=NOW + timedelta(minutes=6))
    assert again is not None and again.id == got.id
    assert store.outbox.close(sent(again), "you", now=NOW, answer="204")
    assert store.outbox.claim("hr", "me", now=NOW + hours(99)) is None
    assert store.outbox.ledger("al_1") == [{"at": "2026-03-02T04:00:00.000000Z", "state": "sent", "answer": "204"}]


def test_a_sender_that_lost_its_lease_does_not_close_what_another_sends(store: Store) -> None:
    fill(store, queued("al_1"))
    late = store.outbox.claim("hr", "me", now=NOW)
    store.outbox.claim("hr", "you", now=NOW + timedelta(minutes=6))
    assert late is not None
    assert not store.outbox.close(replace(late, state=DeliveryState.DEAD, next_try=None), "me", now=NOW, answer=None)
    assert [d.state for d in store.outbox.deliveries()] == [DeliveryState.QUEUED]


def test_each_subscription_is_a_lane_of_its_own(store: Store) -> None:
    fill(store, queued("al_1"), queued("al_2"), queued("al_3", subscription="crm"))
    assert sorted(store.outbox.lanes(now=NOW)) == ["crm", "hr"]
    store.outbox.claim("hr", "me", now=NOW)
    assert store.outbox.lanes(now=NOW) == ("crm",)
    assert store.outbox.claim("hr", "me", now=NOW) is None


def test_a_dead_owners_lease_is_given_up_at_once(store: Store) -> None:
    fill(store, queued("al_1"))
    store.outbox.claim("hr", "dead", now=NOW)
    assert store.outbox.free_dead_claims(lambda owner: owner != "dead") == 1
    assert store.outbox.lanes(now=NOW) == ("hr",)


def test_a_dead_letter_is_sent_again_when_asked_and_a_sent_one_never(store: Store) -> None:
    fill(store, queued("al_1"))
    got = store.outbox.claim("hr", "me", now=NOW)
    assert got is not None
    store.outbox.close(replace(got, state=DeliveryState.DEAD, attempts=10, next_try=None), "me", now=NOW, answer=None)
    assert store.outbox.lanes(now=NOW) == ()
    assert store.outbox.retry("al_1", now=NOW)
    again = store.outbox.claim("hr", "me", now=NOW)
    assert again is not None and again.attempts == 0
    store.outbox.close(sent(again), "me", now=NOW, answer=None)
    assert not store.outbox.retry("al_1", now=NOW)


def test_a_waiting_digest_collects_the_changes_of_later_polls(store: Store) -> None:
    one, two = change(None, fact(30)), change(None, fact(10), name="ch2")
    fill(store, queued("digest", one))
    end(store, Write(known=known(store), changes=(two,)), now=NOW + hours(1), deliveries=(queued("digest", two),))
    (delivery,) = store.outbox.deliveries()
    assert sorted(c.id for c in delivery.alert.changes) == ["ch1", "ch2"]
