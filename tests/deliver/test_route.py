"""Which change reaches whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given as given_any
from hypothesis import strategies as st

from watcher.deliver import route
from watcher.model import Cause, Change, Fact, Kind, ReviewState, Severity, Source, Subscription, When

Make = Callable[..., Change]


@pytest.mark.parametrize(
    ("region", "patterns", "expected"),
    [
        ("CN-4401", (), True),
        ("CN-4401", ("CN-44*",), True),
        ("CN-4401", ("CN-44",), True),
        ("CN-44", ("CN-44*",), True),
        ("CN", ("CN-44*",), True),
        ("CN", ("CN-4401",), True),
        ("CN-44", ("CN-4401",), True),
        (None, ("CN-44*",), True),
        ("CN-31", ("CN-44*",), False),
        ("CN-4403", ("CN-4401",), False),
        ("CN-31", ("CN-44*", "CN-31"), True),
        ("CN-4401", ("*",), True),
        ("CN-4401", ("CN",), True),
    ],
)
def test_a_rule_concerns_the_places_below_its_maker(
    region: str | None, patterns: tuple[str, ...], expected: bool
) -> None:
    assert route.region_matches(region, patterns) is expected


@pytest.mark.parametrize(
    ("key", "patterns", "expected"),
    [
        ("years.total", (), True),
        ("years.total", ("years.*",), True),
        ("years.total", ("years.total",), True),
        ("years.local", ("years.total", "account.*"), False),
        (None, (), True),
        (None, ("*",), True),
        (None, ("years.*",), False),
    ],
)
def test_a_change_of_no_key_reaches_only_who_asks_for_everything(
    key: str | None, patterns: tuple[str, ...], expected: bool
) -> None:
    assert route.key_matches(key, patterns) is expected


@pytest.mark.parametrize(
    ("insurance", "patterns", "expected"),
    [
        ("employee_medical", ("employee_medical",), True),
        ("medical", ("employee_medical",), True),
        ("unspecified", ("pension",), True),
        (None, ("pension",), True),
        ("pension", ("employee_medical",), False),
        ("resident_medical", ("employee_medical",), False),
        ("medical", ("pension",), False),
    ],
)
def test_a_rule_on_medical_insurance_at_large_concerns_each_kind_of_it(
    insurance: str | None, patterns: tuple[str, ...], expected: bool
) -> None:
    assert route.insurance_matches(insurance, patterns) is expected


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (When(), True),
        (When(severity=Severity.CRITICAL), True),
        (When(sources=("gz-*",)), True),
        (When(sources=("sh-*",)), False),
        (When(authorities=("secondary",)), False),
        (When(kinds=("added", "removed")), False),
        (When(kinds=("value",), regions=("CN-44*",), keys=("years.*",), severity=Severity.HIGH), True),
    ],
)
def test_every_part_of_a_wish_must_fit(change: Make, when: When, expected: bool) -> None:
    assert route.matches(change(), when) is expected


def test_what_is_less_severe_than_asked_for_is_not_told(change: Make) -> None:
    low = change(difference={"severity": Severity.LOW, "kind": Kind.REWORDED})
    assert not route.matches(low, When(severity=Severity.MEDIUM))
    assert route.matches(low, When(severity=Severity.LOW))


def test_one_poll_gives_one_alert_per_subscription_worst_and_official_first(
    change: Make, subscription: Subscription, now: datetime
) -> None:
    mild = change("c1", {"severity": Severity.MEDIUM})
    secondary, official = change("c2", authority="secondary"), change("c3")
    other = replace(subscription, id="crm")
    told = route.alerts([mild, secondary, official], [subscription, other], now=now)
    assert [alert.subscription for alert in told] == ["hr", "crm"]
    assert [c.id for c in told[0].changes] == ["c3", "c2", "c1"]
    assert told[0].id != told[1].id


def test_a_new_value_is_told_before_a_date_that_moved_and_equals_keep_the_order_of_the_text(
    change: Make, fact: Callable[..., Fact], subscription: Subscription, now: datetime
) -> None:
    later = {"before": fact(), "after": fact(effective_from=date(2027, 1, 1))}
    moved, second, third = change("a", later), change("z"), change("b")
    (alert,) = route.alerts([moved, second, third], [subscription], now=now)
    assert [c.id for c in alert.changes] == ["z", "b", "a"]


def test_who_asked_for_nothing_of_this_gets_no_alert(change: Make, subscription: Subscription, now: datetime) -> None:
    elsewhere = replace(subscription, when=When(regions=("CN-31",)))
    assert route.alerts([change()], [elsewhere], now=now) == ()
    assert route.alerts([], [subscription], now=now) == ()


def test_an_alert_keeps_its_id_whenever_and_in_whatever_order_it_is_made(
    change: Make, subscription: Subscription, now: datetime
) -> None:
    one, two = change("c1"), change("c2")
    first = route.alerts([one, two], [subscription], now=now)[0]
    again = route.alerts([two, one], [subscription], now=now + timedelta(days=1))[0]
    assert first.id == again.id
    assert route.alerts([one], [subscription], now=now)[0].id != first.id


@pytest.mark.parametrize(
    ("given", "review", "told"),
    [
        ({}, "all", True),
        ({}, "confirmed", False),
        ({"review": ReviewState.CONFIRMED}, "confirmed", True),
        ({"review": ReviewState.DISMISSED}, "all", False),
        ({"cause": Cause.EXTRACTOR}, "all", False),
        ({"cause": Cause.CONFIG}, "all", False),
    ],
)
def test_reviewers_are_waited_for_and_our_own_changes_alert_nobody(
    change: Make, subscription: Subscription, now: datetime, given: dict[str, Any], review: str, told: bool
) -> None:
    alerts = route.alerts([change(**given)], [replace(subscription, review=review)], now=now)
    assert bool(alerts) is told


def test_a_failing_source_is_told_to_maintainers_once_per_incident(subscription: Subscription, now: datetime) -> None:
    source = Source(id="gz-years", title="广州缴费年限", url="https://a.example/")
    keeper = replace(subscription, id="ops", maintainer=True)
    others = replace(subscription, id="ops2", maintainer=True, when=When(sources=("sh-*",)))

    def told(kind: str, incident: str) -> list[tuple[str, str]]:
        made = route.source_alert(
            kind, source, [subscription, keeper, others], detail="blocked: 验证页", now=now, incident=incident
        )
        return [(alert.subscription, alert.id) for alert in made]

    (opened,) = told(route.SOURCE_FAILING, "i1")
    assert opened[0] == "ops"
    assert told(route.SOURCE_FAILING, "i1") == [opened]
    assert told(route.SOURCE_RECOVERED, "i1") != [opened]
    assert told(route.SOURCE_FAILING, "i2") != [opened]


@pytest.mark.parametrize(
    ("send", "at", "expected"),
    [
        ("instant", datetime(2026, 11, 21, 2, tzinfo=UTC), datetime(2026, 11, 21, 2, tzinfo=UTC)),
        ("daily", datetime(2026, 11, 21, 0, 30, tzinfo=UTC), datetime(2026, 11, 21, 1, tzinfo=UTC)),
        ("daily", datetime(2026, 11, 21, 2, tzinfo=UTC), datetime(2026, 11, 22, 1, tzinfo=UTC)),
        ("weekly", datetime(2026, 11, 21, 2, tzinfo=UTC), datetime(2026, 11, 23, 1, tzinfo=UTC)),
        ("weekly", datetime(2026, 11, 23, 2, tzinfo=UTC), datetime(2026, 11, 30, 1, tzinfo=UTC)),
        ("weekly", datetime(2026, 11, 23, 0, 59, tzinfo=UTC), datetime(2026, 11, 23, 1, tzinfo=UTC)),
    ],
)
def test_digests_wait_for_nine_in_the_morning(
    subscription: Subscription, send: str, at: datetime, expected: datetime
) -> None:
    assert route.first_try(replace(subscription, send=send), now=at) == expected


@pytest.mark.parametrize(
    ("given", "at", "expected"),
    [
        ({"send": "daily", "hour": time(7, 30)}, "2026-11-21T07:31", "2026-11-22T07:30"),
        ({"send": "daily", "hour": time(7, 30)}, "2026-11-21T07:30", "2026-11-21T07:30"),
        ({"quiet": (time(22), time(7))}, "2026-11-21T21:59", "2026-11-21T21:59"),
        ({"quiet": (time(22), time(7))}, "2026-11-21T22:00", "2026-11-22T07:00"),
        ({"quiet": (time(22), time(7))}, "2026-11-22T06:59", "2026-11-22T07:00"),
        ({"quiet": (time(22), time(7))}, "2026-11-22T07:00", "2026-11-22T07:00"),
        ({"quiet": (time(12), time(14))}, "2026-11-22T13:00", "2026-11-22T14:00"),
        ({"quiet": (time(12), time(14))}, "2026-11-22T23:00", "2026-11-22T23:00"),
        ({"send": "daily", "hour": time(6), "quiet": (time(22), time(7))}, "2026-11-21T12:00", "2026-11-22T07:00"),
        ({"muted_until": date(2026, 12, 1)}, "2026-11-30T23:59", "2026-12-01T09:00"),
        ({"muted_until": date(2026, 12, 1)}, "2026-12-01T00:00", "2026-12-01T00:00"),
        ({"muted_until": date(2026, 12, 1), "send": "weekly"}, "2026-11-21T12:00", "2026-12-07T09:00"),
    ],
)
def test_hours_quiet_hours_and_mutes_are_those_of_the_subscribers_place(
    subscription: Subscription, given: dict[str, Any], at: str, expected: str
) -> None:
    zone = ZoneInfo("America/New_York")
    reader = replace(subscription, timezone="America/New_York", **given)
    first = route.first_try(reader, now=datetime.fromisoformat(at).replace(tzinfo=zone).astimezone(UTC))
    assert first == datetime.fromisoformat(expected).replace(tzinfo=zone)


def test_what_is_critical_is_told_in_quiet_hours_and_not_while_muted(subscription: Subscription) -> None:
    night = datetime(2026, 11, 21, 16, tzinfo=UTC)  # midnight in Shanghai
    quiet = replace(subscription, quiet=(time(22), time(7)))
    assert route.first_try(quiet, now=night, critical=True) == night
    muted = replace(quiet, muted_until=date(2027, 1, 1))
    assert route.first_try(muted, now=night, critical=True) == datetime(2027, 1, 1, 1, tzinfo=UTC)


@given_any(
    at=st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),
    begin=st.times(),
    end=st.times(),
    send=st.sampled_from(["instant", "daily", "weekly"]),
    zone=st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "America/Sao_Paulo", "Asia/Kathmandu"]),
)
def test_nothing_is_sent_early_in_quiet_hours_or_a_week_late(
    at: datetime, begin: time, end: time, send: str, zone: str
) -> None:
    reader = Subscription(
        id="hr", channel="email", to="a@b", send=send, quiet=(begin, end) if begin != end else None, timezone=zone
    )
    first = route.first_try(reader, now=at)
    local = first.astimezone(ZoneInfo(zone)).time()
    assert at <= first <= at + timedelta(days=9)
    if reader.quiet:
        assert not (begin <= local < end if begin < end else local >= begin or local < end)
