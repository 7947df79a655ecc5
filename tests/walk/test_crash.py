"""kill -9 at every named point of check and delivery: nothing lost, nothing told twice under another id."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest
from werkzeug import Request, Response

from tests.walk import crasher
from tests.walk.conftest import Site, page
from watcher import store as stores

CRASHER = Path(__file__).with_name("crasher.py")
POINTS = ("fetched", "snapshot written", "before commit", "after commit", "delivery claimed", "delivery sent",
          "delivery closed")  # fmt: skip


def run(data: Path, site: Site) -> None:
    """A whole round that nothing disturbs; in this process, to save the start of another."""
    crasher.main(str(data), site.url("").rstrip("/"), "", 0)


def run_and_die(data: Path, site: Site, point: str) -> int:
    """The second passing of `point` is the last thing the process does."""
    words = [sys.executable, str(CRASHER), str(data), site.url("").rstrip("/"), point, "2"]
    root = CRASHER.parent.parent.parent
    return subprocess.run(words, capture_output=True, timeout=60, check=False, cwd=root).returncode


@pytest.mark.parametrize("point", POINTS)
def test_killed_there_nothing_is_lost_and_nothing_told_under_another_id(site: Site, tmp_path: Path, point: str) -> None:
    told: dict[tuple[str, str], list[str]] = defaultdict(list)

    def take(request: Request) -> Response:
        body = json.loads(request.data)
        for change in body["data"]["changes"]:
            assert request.headers["webhook-id"] == body["data"]["alert"]
            told[(request.path, change["id"])].append(body["data"]["alert"])
        return Response(status=204)

    site.pages["/hook/a"] = site.pages["/hook/b"] = take
    for number in (1, 2):
        site.put(f"/{number}.html", page(25))
    run(tmp_path, site)
    for number in (1, 2):
        site.put(f"/{number}.html", page(29 + number))
    assert run_and_die(tmp_path, site, point) == -9
    run(tmp_path, site)

    store = stores.open(tmp_path)
    changes = {change.id: change.source for change in store.views.changes()}
    assert sorted(changes.values()) == ["s1", "s2"]
    assert set(told) == {(f"/hook/{name}", change) for name in ("a", "b") for change in changes}
    assert all(len(set(alerts)) == 1 for alerts in told.values())
    assert {d.state.value for d in store.outbox.deliveries()} == {"sent"}
    assert store.verify().bad == ()
    interrupted = [a for a in store.views.attempts() if a["outcome"] == "incomplete"]
    assert len(interrupted) == (1 if point in POINTS[:3] else 0)
    store.close()
