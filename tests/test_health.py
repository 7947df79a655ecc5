"""When a source that answers is ill all the same."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher import health

NOW = datetime(2026, 11, 21, tzinfo=UTC)


def ago(*days: int) -> list[datetime]:
    return [NOW - timedelta(days=n) for n in days]


@pytest.mark.parametrize(
    ("kind", "since", "changed", "silent"),
    [
        ("list", 89, (), False),
        ("list", 91, (), True),
        ("feed", 400, (91,), True),
        ("page", 400, (), False),
        ("page", 800, (), True),
        ("list", 400, (40, 45, 50, 55), True),  # each five days, then nothing for forty
        ("list", 400, (29, 34, 39, 44), False),
        ("page", 900, (100, 130, 160, 190), False),  # its longest pause was thirty
        ("page", 900, (125, 155, 185, 215), True),
    ],
)
def test_a_source_is_silent_by_its_own_pauses_or_by_its_kind(
    kind: str, since: int, changed: tuple[int, ...], silent: bool
) -> None:
    assert health.is_silent(kind, ago(since)[0], ago(*changed), now=NOW) is silent


@given(changed=st.lists(st.datetimes(datetime(2020, 1, 1), datetime(2026, 1, 1), timezones=st.just(UTC)), max_size=30))
def test_patience_is_never_shorter_than_a_month(changed: list[datetime]) -> None:
    assert health.patience("page", changed) >= health.LEAST_SILENCE


def test_noise_begins_and_ends_far_apart() -> None:
    assert not health.is_noisy(["changed"] * 7)
    assert health.is_noisy(["changed"] * 8 + ["unchanged"] * 2)
    assert not health.is_noisy(["unchanged"] * 3 + ["changed"] * 7)
    assert not health.is_calm(["unchanged"] * 7 + ["changed"] * 3)
    assert health.is_calm(["unchanged"] * 8 + ["changed"] * 2 + ["changed"] * 50)
