from __future__ import annotations

import threading
from datetime import timedelta

from tests.store.conftest import NOW, OWNER, claim, end, hours, source
from watcher.model import Follow, Outcome, Poll
from watcher.store import Claim, Ended, Store


def due(store: Store, *, now=NOW, limit: int = 10) -> list[str]:  # type: ignore[no-untyped-def]
    return [got.source for got in store.queue.claim_due(OWNER, now=now, limit=limit)]


def finish(store: Store, held: Claim, *, now=NOW, gap: float = 0, outcome: Outcome = Outcome.UNCHANGED) -> None:  # type: ignore[no-untyped-def]
    poll = Poll(source=held.source, url="u", outcome=outcome)
    store.commit(Ended(claim=held, poll=poll, started=now, ended=now, next_poll=now + hours(6), gap=gap))


def test_a_new_source_is_due_at_once_and_after_its_poll_not_before_its_time(store: Store) -> None:
    (held,) = store.queue.claim_due(OWNER, now=NOW, limit=5)
    finish(store, held)
    assert due(store, now=NOW + hours(5.9)) == []
    assert due(store, now=NOW + hours(6)) == ["gz-years"]


def test_one_request_per_host_is_in_flight(store: Store) -> None:
    store.queue.sync([source("a"), source("b"), source("c", host="other.example")], now=NOW)
    assert sorted(due(store)) == ["a", "c"]
    assert due(store) == []


def test_a_host_is_left_alone_for_its_gap_and_nothing_due_is_dropped(store: Store) -> None:
    names = [f"s{n}" for n in range(5)]
    store.queue.sync([source(name) for name in names], now=NOW)
    polled, now = [], NOW
    while len(polled) < 5:
        got = store.queue.claim_due(OWNER, now=now, limit=5)
        assert len(got) == 1
        finish(store, got[0], now=now, gap=2)
        polled.append(got[0].source)
        assert due(store, now=now + timedelta(seconds=1.9)) == []
        now += timedelta(seconds=2)
    assert sorted(polled) == names


def test_one_host_with_very_many_due_sources_does_not_keep_others_waiting(store: Store) -> None:
    crowd = [source(f"s{n}", host="crowded.example") for n in range(500)]
    store.queue.sync([*crowd, source("lone", host="z.example")], now=NOW)
    assert "lone" in due(store, limit=2)


def test_two_pollers_never_get_the_same_source(store: Store) -> None:
    store.queue.sync([source(f"s{n}", host=f"h{n}.example") for n in range(60)], now=NOW)
    got: list[str] = []

    def take(owner: str) -> None:
        while claims := store.queue.claim_due(owner, now=NOW, limit=3):
            got.extend(c.source for c in claims)

    threads = [threading.Thread(target=take, args=(f"o{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == 60 == len(set(got))


def test_an_attempt_whose_process_died_is_closed_with_an_outcome_and_polled_again(store: Store) -> None:
    assert due(store) == ["gz-years"]
    assert store.queue.close_interrupted(lambda owner: True, now=NOW) == 0
    assert store.queue.close_interrupted(lambda owner: False, now=NOW) == 1
    (attempt,) = store.views.attempts()
    assert (attempt["outcome"], attempt["source"]) == ("incomplete", "gz-years")
    assert due(store) == ["gz-years"]
    assert store.views.sources()[0].failures == 0


def test_a_lease_that_ran_out_is_taken_over(store: Store) -> None:
    assert due(store) == ["gz-years"]
    assert due(store, now=NOW + timedelta(minutes=14)) == []
    assert due(store, now=NOW + timedelta(minutes=16)) == ["gz-years"]
    assert [a["outcome"] for a in store.views.attempts()] == ["incomplete"]


def test_a_broken_off_poll_is_recorded_and_due_at_once(store: Store) -> None:
    (held,) = store.queue.claim_due(OWNER, now=NOW, limit=1)
    store.queue.release(held, now=NOW, reason="the service was stopped")
    assert store.views.attempts()[0]["reason"] == "the service was stopped"
    assert due(store) == ["gz-years"]


def test_a_busy_host_says_when_to_come_again(store: Store) -> None:
    store.queue.sync([source("a"), source("b")], now=NOW)
    held = claim(store, "a")
    again = store.queue.claim_source("b", OWNER, now=NOW)
    assert again == held.until
    finish(store, held, gap=3)
    assert store.queue.claim_source("b", OWNER, now=NOW) == NOW + timedelta(seconds=3)


def test_failures_count_up_and_a_healthy_poll_clears_them(store: Store) -> None:
    for number in range(3):
        end(store, outcome=Outcome.TIMEOUT, now=NOW + hours(number))
    assert store.views.sources()[0].failures == 3
    assert store.views.sources()[0].state == "failing"
    end(store, outcome=Outcome.UNCHANGED, now=NOW + hours(5))
    assert store.views.sources()[0].state == "healthy"


def test_a_source_taken_out_of_the_configuration_rests_and_comes_back_with_its_history(store: Store) -> None:
    end(store, outcome=Outcome.UNCHANGED)
    store.queue.sync([], now=NOW)
    assert store.views.sources()[0].state == "paused"
    assert due(store, now=NOW + hours(100)) == []
    store.queue.sync([source()], now=NOW + hours(1))
    assert store.views.sources()[0].state == "healthy"
    assert due(store, now=NOW + hours(1)) == ["gz-years"]


def test_an_unchanged_configuration_moves_no_due_time(store: Store) -> None:
    end(store, outcome=Outcome.UNCHANGED)
    store.queue.sync([source()], now=NOW + hours(1))
    assert store.views.sources()[0].next_poll == NOW + hours(6)


def test_a_clock_set_back_does_not_stall_a_source(store: Store) -> None:
    end(store, outcome=Outcome.UNCHANGED)
    back = NOW - timedelta(days=2)
    assert store.queue.clamp(lambda name: hours(6), now=back, gap=2) == 1
    assert store.views.sources()[0].next_poll == back + hours(6)


def test_picking_due_work_costs_the_same_however_many_sources_there_are(store: Store) -> None:
    """Counted in steps of SQLite's machine, which time cannot blur."""

    def steps(count: int) -> int:
        rows = [(f"s{n}", f"h{n}", "2030-01-01") for n in range(count)]
        with store.transaction() as conn:
            conn.execute("DELETE FROM host")
            conn.execute("DELETE FROM source")
            conn.executemany(
                "INSERT INTO source (id, title, url, host, kind, enabled, settings, next_poll)"
                " VALUES (?, '', '', ?, 'page', 1, '{}', ?)", rows,
            )  # fmt: skip
            conn.executemany("INSERT INTO host (name, ready_at) VALUES (?, ?)", [(r[1], r[2]) for r in rows])
            conn.execute("UPDATE host SET ready_at = '2020-01-01' WHERE name IN ('h1', 'h2', 'h3')")
            conn.execute("UPDATE source SET next_poll = '2020-01-01' WHERE host IN ('h1', 'h2', 'h3')")
        counted = 0

        def tick() -> int:
            nonlocal counted
            counted += 1
            return 0

        store.connections.conn.set_progress_handler(tick, 10)
        assert len(store.queue.claim_due(OWNER, now=NOW, limit=50)) == 3
        store.connections.conn.set_progress_handler(None, 10)
        return counted

    assert steps(20_000) <= 1.5 * steps(200)


def test_robots_are_remembered_for_as_long_as_asked(store: Store) -> None:
    store.queue.keep_robots("https://a.example", b"User-agent: *", now=NOW)
    store.queue.keep_robots("https://b.example", None, now=NOW)
    assert store.queue.robots("https://a.example", since=NOW - hours(1)) == (NOW, b"User-agent: *")
    assert store.queue.robots("https://b.example", since=NOW - hours(1)) == (NOW, None)
    assert store.queue.robots("https://a.example", since=NOW) is None


def test_a_mirrored_source_comes_back_as_it_was_configured(store: Store) -> None:
    full = source(
        "full", kind="list", follow=Follow(match=("医保",), limit=7), topics=("medical_insurance",), remove=(".ad",),
        cron="0 9 * * 1-5", enabled=False,
    )  # fmt: skip
    store.queue.sync([full], now=NOW)
    assert store.queue.source("full") == full


def test_a_paused_source_rests_over_restarts_until_it_is_resumed(store: Store) -> None:
    store.queue.pause("gz-years", who="ms", now=NOW)
    store.queue.sync([source()], now=NOW + hours(1))
    assert due(store, now=NOW + hours(2)) == []
    (state,) = store.views.sources()
    assert (state.state, state.paused_by, state.next_poll) == ("paused", "ms", None)
    store.queue.resume("gz-years", now=NOW + hours(3))
    assert due(store, now=NOW + hours(3)) == ["gz-years"]


def test_a_source_that_is_not_enabled_stays_so_when_its_pause_ends(store: Store) -> None:
    store.queue.pause("gz-years", who="ms", now=NOW)
    store.queue.sync([source(enabled=False)], now=NOW)
    store.queue.resume("gz-years", now=NOW)
    assert due(store) == []


def test_a_pause_does_not_outlast_the_entry_in_the_configuration(store: Store) -> None:
    store.queue.pause("gz-years", who="ms", now=NOW)
    store.queue.sync([], now=NOW)
    store.queue.resume("gz-years", now=NOW)
    assert due(store) == []
    store.queue.sync([source()], now=NOW)
    assert due(store) == ["gz-years"]


def test_a_source_that_is_added_is_due_at_once(store: Store) -> None:
    finish(store, claim(store))
    store.queue.add(source("new", host="new.example"), now=NOW)
    assert due(store) == ["new"]
    assert store.queue.source("gz-years") == source()
