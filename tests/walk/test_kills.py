"""Killed at random moments; the long form is `make delivery`."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.delivery import kills


@pytest.mark.timeout(180)
def test_a_daemon_killed_at_random_loses_nothing_and_tells_nothing_under_two_ids(tmp_path: Path) -> None:
    it = kills.run(tmp_path, kills=3, changes=20, seed=7)
    assert (it.lost, it.apart, it.bad) == (0, 0, 0)
    assert it.kills >= 3 and it.changes >= 20
