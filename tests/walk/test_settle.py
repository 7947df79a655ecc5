from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from watcher.compare import settle
from watcher.model import Kind, Known, Severity

NOW = datetime(2026, 3, 2, tzinfo=UTC)
KNOWN = Known(source="s", url="https://a.example/", id=1, version=1, text_sha="old", text_length=1000, title="办法")


def polls(known: Known, *shas: str, length: int = 1000, seen_before: bool = False) -> list[bool]:
    """Whether each poll in turn is accepted; a text that is accepted becomes the baseline."""
    accepted = []
    for sha in shas:
        decision = settle.settle(known, text_sha=sha, text_length=length, seen_before=seen_before, now=NOW)
        accepted.append(decision.accept)
        known = replace(known, candidate=decision.candidate)
    return accepted


def test_an_ordinary_edit_is_believed_at_once() -> None:
    assert polls(KNOWN, "new", length=900) == [True]


def test_a_first_page_is_believed_whatever_its_length() -> None:
    assert polls(replace(KNOWN, version=None), "new", length=10) == [True]


def test_a_mostly_vanished_page_needs_two_more_polls_that_see_the_same() -> None:
    assert polls(KNOWN, "stub", "stub", "stub", length=399) == [False, False, True]


def test_a_return_to_an_earlier_text_needs_two_more_polls() -> None:
    assert polls(KNOWN, "old", "old", "old", seen_before=True) == [False, False, True]


def test_another_doubtful_text_starts_the_count_again() -> None:
    assert polls(KNOWN, "stub", "stub", "other", "other", "other", length=100) == [False, False, False, False, True]


@pytest.mark.parametrize(("length", "held"), [(400, False), (399, True)])
def test_less_than_two_fifths_left_is_doubtful(length: int, held: bool) -> None:
    assert polls(KNOWN, "x", length=length) == [not held]


def test_a_very_short_page_may_shrink() -> None:
    assert polls(replace(KNOWN, text_length=150), "x", length=30) == [True]


def test_the_reason_says_how_far_the_confirmation_is() -> None:
    decision = settle.settle(KNOWN, text_sha="x", text_length=50, seen_before=False, now=NOW)
    assert decision.reason == "most of the page vanished: 50 of 1000 characters are left (seen 1 of 3)"


def test_a_page_is_withdrawn_once_three_polls_found_it_gone_and_only_once() -> None:
    known, accepted = KNOWN, []
    for _ in range(5):
        decision = settle.gone(known, reason="404", now=NOW)
        accepted.append(decision.accept)
        known = replace(known, candidate=decision.candidate, withdrawn=known.withdrawn or decision.accept)
    assert accepted == [False, False, True, False, False]


def test_what_was_never_seen_cannot_be_withdrawn() -> None:
    known = replace(KNOWN, version=None)
    assert not any(settle.gone(known, reason="404", now=NOW).accept for _ in range(4))


def test_a_withdrawal_is_a_severe_change_without_a_key() -> None:
    away, back = (settle.availability(KNOWN, back=b, region="CN-44") for b in (False, True))
    assert (away.kind, away.key, away.severity) == (Kind.AVAILABILITY, None, Severity.HIGH)
    assert "办法" in away.title and away.title != back.title
