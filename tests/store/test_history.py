from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.store.conftest import NOW, change, claim, document, end, fact, hours, known, queued, reading, source
from watcher.model import Candidate, Clause, Metadata, Outcome, Poll, Validators, Validity
from watcher.store import Ended, LeaseLost, Store, Write

LATER = NOW + timedelta(days=30)


def first(store: Store, doc=None, body: bytes = b"one"):  # type: ignore[no-untyped-def]
    doc = doc or document(fact(25))
    end(store, Write(known=known(store), reading=reading(store, doc, body)), outcome=Outcome.FIRST_SEEN)
    return doc


def second(store: Store, doc, body: bytes = b"two", *, now=LATER, **more):  # type: ignore[no-untyped-def]
    end(store, Write(known=known(store), reading=reading(store, doc, body, **more)), now=now)


def test_a_baseline_comes_back_as_the_document_that_was_read(store: Store) -> None:
    facts = (fact(25), fact(30, clause="c2", base="月平均工资", conditions=("退休",), effective_from=date(2026, 7, 1)))
    doc = first(store, document(*facts, meta=Metadata(title="办法", validity=Validity.IN_FORCE, repeals=("旧办法",))))
    version = known(store).version
    assert version is not None
    assert store.history.baseline(version) == doc


def test_older_versions_stay_readable(store: Store) -> None:
    old = first(store)
    version = known(store).version
    second(store, document(fact(30)))
    assert version is not None
    assert store.history.baseline(version) == old


def test_an_unchanged_clause_is_not_written_again(store: Store) -> None:
    first(store, document(fact(25), fact(10, clause="c2")))
    second(store, document(fact(30), fact(10, clause="c2")))
    texts = [row["text"] for row in store.connections.conn.execute("SELECT text FROM clause")]
    assert sorted(texts) == sorted({"男性满25年。", "男性满10年。", "男性满30年。"})


def test_what_is_known_survives_a_round_trip(store: Store) -> None:
    first(store)
    waiting = Candidate(sha="abc", seen=2, since=NOW, reason="most of the page vanished")
    state = replace(
        known(store), candidate=waiting, validators=Validators(etag='"x"', last_modified="y"), conditional=3,
        withdrawn=True, failures=2, body_sha="b", text_sha="t", text_length=9, checked_at=NOW,
    )  # fmt: skip
    end(store, Write(known=state), now=NOW + hours(6), outcome=Outcome.PENDING)
    assert known(store) == state


def test_a_new_url_keeps_the_history_and_drops_the_old_servers_validators(store: Store) -> None:
    first(store)
    state = replace(known(store), validators=Validators(etag='"x"'), body_sha="b")
    end(store, Write(known=state), now=NOW + hours(6), outcome=Outcome.UNCHANGED)
    moved = store.history.known(replace(source(), url="https://new.example/"))
    assert (moved.version, moved.validators, moved.body_sha) == (state.version, Validators(), None)


def test_an_earlier_text_is_recognised_and_the_current_one_is_not_earlier(store: Store) -> None:
    first(store, body=b"A")
    second(store, document(fact(30)), b"B")
    document_id = known(store).id
    assert document_id is not None
    assert store.history.was_seen(document_id, b"A".hex())
    assert not store.history.was_seen(document_id, b"B".hex())


def test_a_poll_is_stored_whole_or_not_at_all(store: Store) -> None:
    first(store)
    poll = Poll(source="gz-years", url="u", outcome=Outcome.CHANGED)
    now = LATER
    broken = Clause(id="c", label=None, path=(), kind="item", text=None)  # type: ignore[arg-type]
    doc = replace(document(fact(30)), clauses=(broken,))
    changed = change(fact(25), fact(30))
    write = Write(known=known(store), reading=reading(store, doc, b"two"), changes=(changed,))
    ended = Ended(
        claim=claim(store, now=now), poll=poll, started=now, ended=now, next_poll=now + hours(6), writes=(write,),
        deliveries=(queued("al_1", changed),),
    )  # fmt: skip
    with pytest.raises(Exception, match="NOT NULL"):
        store.commit(ended)
    assert store.views.changes() == []
    assert store.outbox.deliveries() == []
    assert len(store.views.attempts()) == 1
    assert [f.fact.value for f in store.views.facts()] == [25]


def test_a_poll_that_lost_its_claim_stores_nothing(store: Store) -> None:
    first(store)
    lost = claim(store, now=LATER)
    taken_at = LATER + hours(1)
    store.queue.claim_source("gz-years", "other:2:b", now=taken_at)
    poll = Poll(source="gz-years", url="u", outcome=Outcome.UNCHANGED)
    with pytest.raises(LeaseLost):
        store.commit(Ended(claim=lost, poll=poll, started=LATER, ended=taken_at, next_poll=taken_at))
    assert [a["outcome"] for a in store.views.attempts()] == ["incomplete", "first_seen"]


def test_facts_as_of_a_day_are_those_we_knew_then(store: Store) -> None:
    first(store)
    second(store, document(fact(30)))
    assert [f.fact.value for f in store.views.facts()] == [30]
    assert [f.fact.value for f in store.views.facts(as_of=NOW.date())] == [25]
    assert store.views.facts(as_of=NOW.date() - timedelta(days=1)) == []


def test_an_old_value_stays_in_force_until_the_announced_day(store: Store) -> None:
    first(store)
    second(store, document(fact(30, effective_from=date(2026, 7, 1))))
    in_force = {
        day: [f.fact.value for f in store.views.facts(in_force=day)] for day in (date(2026, 6, 30), date(2026, 7, 1))
    }
    assert in_force == {date(2026, 6, 30): [25], date(2026, 7, 1): [30]}


@pytest.mark.parametrize(("again", "day"), [(30, date(2027, 1, 1)), (28, date(2027, 1, 1)), (30, date(2026, 5, 1))])
def test_what_was_announced_and_moved_before_its_day_never_stood_and_the_old_value_goes_on(
    store: Store, again: int, day: date
) -> None:
    first(store)
    second(store, document(fact(30, effective_from=date(2026, 7, 1))))
    moved = Write(known=known(store), reading=reading(store, document(fact(again, effective_from=day)), b"three"))
    end(store, moved, now=LATER + hours(24))
    before, on = day - timedelta(days=1), day
    assert [f.fact.value for f in store.views.facts(in_force=before)] == [25]
    assert [f.fact.value for f in store.views.facts(in_force=on)] == [again]
    assert store.verify_chain().bad == ()


def test_a_new_value_without_a_day_is_in_force_from_when_it_was_seen_and_says_no_day(store: Store) -> None:
    first(store)
    second(store, document(fact(30), meta=Metadata(title="办法", effective_from=date(2020, 1, 1))))
    assert [f.fact.value for f in store.views.facts(in_force=NOW.date())] == [25]
    (now,) = store.views.facts(in_force=LATER.date())
    assert (now.fact.value, now.in_force_from) == (30, None)


def test_a_first_seen_fact_takes_the_documents_own_days(store: Store) -> None:
    meta = Metadata(title="办法", effective_from=date(2026, 1, 1), effective_to=date(2026, 12, 31))
    first(store, document(fact(25), meta=meta))
    found = {
        d: len(store.views.facts(in_force=d))
        for d in map(date.fromisoformat, ("2025-12-31", "2026-12-31", "2027-01-01"))
    }
    assert list(found.values()) == [0, 1, 0]


def test_what_a_new_extractor_corrects_was_never_in_force(store: Store) -> None:
    first(store)
    second(store, document(fact(30)), b"one", cause="extractor")
    assert [f.fact.value for f in store.views.facts(in_force=NOW.date())] == [30]
    assert [f.fact.value for f in store.views.facts(as_of=NOW.date())] == [25]


def test_a_document_that_repeals_another_ends_its_facts(store: Store) -> None:
    first(store)
    new = source("gz-new")
    store.queue.sync([source(), new], now=NOW)
    meta = Metadata(title="新办法", effective_from=date(2026, 9, 1), repeals=("某市缴费年限办法",))
    write = Write(known=store.history.known(new), reading=reading(store, document(fact(30), meta=meta), b"new"))
    poll = Poll(source="gz-new", url=new.url, outcome=Outcome.FIRST_SEEN)
    held = claim(store, "gz-new", now=LATER)
    store.commit(Ended(claim=held, poll=poll, started=LATER, ended=LATER, next_poll=LATER, writes=(write,)))
    assert [f.fact.value for f in store.views.facts(in_force=date(2026, 8, 31))] == [25]
    assert [f.fact.value for f in store.views.facts(in_force=date(2026, 9, 1))] == [30]
    assert [d.meta.title for d in store.history.named(["某市缴费年限办法"])] == ["某市缴费年限办法"]


def test_a_change_comes_back_as_it_was_found_with_its_latest_verdict(store: Store) -> None:
    first(store)
    found = change(fact(25), fact(30))
    end(store, Write(known=known(store), changes=(found,)), now=LATER)
    assert store.history.change("ch1") == found
    store.review("ch1", verdict="confirmed", note=None, who="li", now=LATER)
    store.review("ch1", verdict=None, note="见官网", who="li", now=LATER)
    store.review("ch1", verdict="dismissed", note=None, who="wu", now=LATER)
    stored = store.history.change("ch1")
    assert stored is not None and stored.review == "dismissed"
    assert [r["verdict"] for r in store.views.reviews("ch1")] == ["confirmed", None, "dismissed"]


def test_the_same_change_found_again_after_a_crash_is_one_change(store: Store) -> None:
    first(store)
    found = change(fact(25), fact(30))
    end(store, Write(known=known(store), changes=(found,)), now=LATER, deliveries=(queued("al_1", found),))
    end(store, Write(known=known(store), changes=(found,)), now=LATER + hours(1), deliveries=(queued("al_1", found),))
    assert [c.id for c in store.views.changes()] == ["ch1"]
    assert [d.id for d in store.outbox.deliveries()] == ["al_1"]


def test_changes_are_chosen_by_place_key_severity_and_time(store: Store) -> None:
    first(store)
    end(store, Write(known=known(store), changes=(change(None, fact(30), detected_at=LATER),)), now=LATER)
    views = store.views
    assert views.changes(region="CN-44*", key="years.*", since=LATER)
    assert not views.changes(region="CN-31*")
    assert not views.changes(key="account.*")
    assert not views.changes(since=LATER + hours(1))
