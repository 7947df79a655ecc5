"""When the next poll comes: cron as crontab means it, clock changes, back-off, Retry-After."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.acquire.due import back_off, cron_next, next_poll, parse_cron, shortest_gap, validate_cron
from watcher.model import Outcome, Source

NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)  # a Wednesday


def source(**kw: object) -> Source:
    return Source(**{"id": "a", "title": "a", "url": "https://a.example/", **kw})  # type: ignore[arg-type]


def poll(src: Source, outcome: Outcome = Outcome.UNCHANGED, failures: int = 0, **kw: object) -> datetime:
    settings: dict = {"now": NOW, "retry_after": None, "jitter": 0.0, **kw}
    return next_poll(src, outcome=outcome, failures=failures, **settings)


def shanghai(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Shanghai")).astimezone(UTC)


# ── cron ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("sunday", ["0", "7", "sun", "SUN"])
def test_weekday_0_and_7_are_sunday(sunday: str) -> None:
    assert cron_next(f"0 3 * * {sunday}", "Asia/Shanghai", NOW) == shanghai("2026-03-08 03:00")


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("0 9 * * 1-5", "2026-03-05 09:00"),
        ("0 9 * * 5-7", "2026-03-06 09:00"),
        ("*/20 * * * *", "2026-03-04 13:20"),
        ("5/25 14 * * *", "2026-03-04 14:05"),
        ("0 0 13 * 5", "2026-03-06 00:00"),  # the 13th OR a Friday
        ("0 0 13 * *", "2026-03-13 00:00"),
        ("0 0 */2 * 1", "2026-03-09 00:00"),  # a field that begins with * : odd days AND Mondays
        ("30 8 1 jan,jul *", "2026-07-01 08:30"),
        ("0 0 29 2 *", "2028-02-29 00:00"),
        ("@daily", "2026-03-05 00:00"),
        ("7 13 * * *", "2026-03-04 13:07"),
        ("6 13 * * *", "2026-03-05 13:06"),  # this very minute has begun
    ],
)
def test_cron_fires_in_the_named_zone(expression: str, expected: str) -> None:
    assert cron_next(expression, "Asia/Shanghai", NOW) == shanghai(expected)


@pytest.mark.parametrize(
    ("expression", "word"),
    [
        ("0 9 * *", "five fields"),
        ("60 9 * * *", "minute"),
        ("0 24 * * *", "hour"),
        ("0 0 0 * *", "day of month"),
        ("0 0 * 13 *", "month"),
        ("0 0 * * 8", "weekday"),
        ("0 0 * * mo", "weekday"),
        ("*/0 * * * *", "step"),
        ("9-5 * * * *", "ends before"),
        ("0 0 31 2 *", "never fires"),
        ("0 0 30,31 2 *", "never fires"),
        ("0 0 31 4,6,9,11 *", "never fires"),
        ("² 0 * * *", "minute"),
        (", 0 * * *", "minute"),
    ],
)
def test_what_can_never_fire_is_said(expression: str, word: str) -> None:
    assert word in (validate_cron(expression) or "")
    with pytest.raises(ValueError, match=word):
        cron_next(expression, "UTC", NOW)


def test_31_february_or_a_monday_is_reachable() -> None:
    assert validate_cron("0 0 31 2 1") is None


def berlin(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def test_firing_in_the_skipped_hour_comes_right_after_it() -> None:
    before = berlin("2026-03-29T00:30:00+01:00")
    assert cron_next("30 2 * * *", "Europe/Berlin", before) == berlin("2026-03-29T03:00:00+02:00")
    assert cron_next("30 2 * * *", "Europe/Berlin", berlin("2026-03-29T03:00:00+02:00")) == berlin(
        "2026-03-30T02:30:00+02:00"
    )


def test_fixed_hour_fires_once_when_clocks_go_back() -> None:
    first = cron_next("30 2 * * *", "Europe/Berlin", berlin("2026-10-25T00:30:00+02:00"))
    assert first == berlin("2026-10-25T02:30:00+02:00")
    assert cron_next("30 2 * * *", "Europe/Berlin", first) == berlin("2026-10-26T02:30:00+01:00")


def test_every_half_hour_runs_through_both_passes_of_the_repeated_hour() -> None:
    moment, seen = berlin("2026-10-25T01:45:00+02:00"), []
    for _ in range(5):
        moment = cron_next("*/30 * * * *", "Europe/Berlin", moment)
        seen.append(moment)
    assert {b - a for a, b in pairwise(seen)} == {timedelta(minutes=30)}


def test_midnight_that_does_not_exist_fires_at_one() -> None:
    # Beirut goes forward at midnight
    assert cron_next("0 0 * * *", "Asia/Beirut", datetime(2026, 3, 28, 12, tzinfo=UTC)) == datetime(
        2026, 3, 28, 22, tzinfo=UTC
    )


MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)).map(lambda d: d.replace(tzinfo=UTC))
ZONES = st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"])


@given(MOMENTS, ZONES, st.integers(0, 59), st.integers(0, 23))
def test_a_daily_cron_fires_on_the_next_day_at_the_latest(after: datetime, zone: str, minute: int, hour: int) -> None:
    found = cron_next(f"{minute} {hour} * * *", zone, after)
    assert timedelta(0) < found - after <= timedelta(hours=25, minutes=1)
    local = found.astimezone(ZoneInfo(zone))
    wanted = local.replace(hour=hour, minute=minute)
    exists = wanted.astimezone(UTC).astimezone(ZoneInfo(zone)).hour == hour
    assert not exists or (local.hour, local.minute) == (hour, minute)


@given(MOMENTS, ZONES, st.sampled_from([5, 10, 15, 20, 30]))
def test_a_step_of_minutes_never_pauses(after: datetime, zone: str, step: int) -> None:
    found = cron_next(f"*/{step} * * * *", zone, after)
    assert timedelta(0) < found - after <= timedelta(minutes=step)
    assert found.astimezone(ZoneInfo(zone)).minute % step == 0


@given(MOMENTS, st.integers(0, 7), ZONES)
def test_weekday_is_the_local_one(after: datetime, weekday: int, zone: str) -> None:
    local = cron_next(f"0 12 * * {weekday}", zone, after).astimezone(ZoneInfo(zone))
    assert local.isoweekday() % 7 == weekday % 7
    assert local.hour == 12


def test_shortest_gap_counts_over_midnight() -> None:
    assert shortest_gap("0,59 0,23 * * *") == 60
    assert shortest_gap("0 9 * * *") == 86_400
    assert shortest_gap("*/7 * * * *") == 4 * 60  # :56 to :00


def test_parsing_is_forgiving_about_case_only() -> None:
    assert parse_cron("0 0 * JAN MON").months == frozenset({1})


# ── polls ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_healthy_source_waits_its_interval_from_now() -> None:
    assert poll(source(every=3600.0)) == NOW + timedelta(hours=1)


def test_a_pending_source_is_polled_sooner() -> None:
    assert poll(source(every=86_400.0), Outcome.PENDING) == NOW + timedelta(hours=3)
    assert poll(source(every=60.0), Outcome.PENDING) == NOW + timedelta(minutes=1)
    assert poll(source(cron="0 9 1 * *"), Outcome.PENDING) < NOW + timedelta(hours=1)


def test_a_fault_that_heals_is_retried_soon_and_a_refusal_is_not() -> None:
    daily = source(every=86_400.0)
    assert poll(daily, Outcome.TIMEOUT, 1) == NOW + timedelta(minutes=15)
    assert poll(daily, Outcome.BLOCKED, 1) == NOW + timedelta(days=1)


@given(st.sampled_from([o for o in Outcome if not o.healthy]), st.sampled_from([60.0, 3600.0, 86_400.0, 604_800.0]))
def test_failing_source_slows_down_but_is_never_given_up(outcome: Outcome, every: float) -> None:
    waits = [back_off(every, outcome, n) for n in range(1, 60)]
    assert waits == sorted(waits)
    assert waits[0] < waits[3]
    assert waits[-1] == max(86_400, 4 * every)


def test_a_million_failures_do_not_overflow() -> None:
    assert poll(source(every=60.0), Outcome.GONE, 1_000_000) == NOW + timedelta(days=1)


def test_retry_after_is_honoured_and_bounded() -> None:
    assert poll(source(every=60.0), Outcome.RATE_LIMITED, 1, retry_after=7200.0) == NOW + timedelta(hours=2)
    assert poll(source(every=7200.0), Outcome.RATE_LIMITED, 1, retry_after=5.0) == NOW + timedelta(hours=2)
    assert poll(source(), Outcome.RATE_LIMITED, 1, retry_after=1e12) == NOW + timedelta(days=7)


def test_a_failing_cron_source_keeps_to_its_times_and_skips_ever_more() -> None:
    nightly = source(cron="0 3 * * *")
    polls = [poll(nightly, Outcome.BLOCKED, n) for n in range(1, 6)]
    assert polls == sorted(polls)
    assert len(set(polls)) >= 3
    assert all(p.astimezone(ZoneInfo("Asia/Shanghai")).hour == 3 for p in polls)


@given(
    st.floats(0, 1, exclude_max=True),
    st.sampled_from(list(Outcome)),
    st.integers(0, 50),
    st.sampled_from([None, "0 9 * * 1-5"]),
    st.none() | st.floats(0, 1e9),
)
def test_jitter_only_delays_and_the_next_poll_lies_ahead(
    jitter: float, outcome: Outcome, failures: int, cron: str | None, retry_after: float | None
) -> None:
    src = source(every=3600.0, cron=cron)
    plain = poll(src, outcome, failures, retry_after=retry_after)
    shaken = poll(src, outcome, failures, retry_after=retry_after, jitter=jitter)
    assert NOW < plain <= shaken
    assert shaken.tzinfo is UTC
    if retry_after is not None:
        assert shaken >= NOW + timedelta(seconds=min(retry_after, 7 * 86_400))
