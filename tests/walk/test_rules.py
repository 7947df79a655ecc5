"""`watcher timeline`, and the listings that share its functions with the desk."""

from __future__ import annotations

import json

import pytest

from tests.walk.conftest import Site
from tests.walk.test_commands import Run, change_once, run

__all__ = ["run"]


def test_the_timeline_of_a_rule_has_every_version_the_newest_first(site: Site, run: Run) -> None:
    change_once(site, run)
    code, out, _ = run("timeline", "years.total", "--region", "CN-4401", "--json")
    (line,) = json.loads(out)
    assert code == 0
    assert (line["key"], line["region"], line["insurance"]) == ("years.total", "CN-4401", "employee_medical")
    new, old = line["versions"]
    assert [(v["value"], v["state"]) for v in (new, old)] == [(30, "in_force"), (25, "ended")]
    assert "30" in new["quote"] and new["authority"] == "official" and len(new["snapshot"]) == 64
    assert old["known_to"] == new["known_from"]


def test_the_timeline_in_words_and_of_what_nobody_knows(site: Site, run: Run) -> None:
    change_once(site, run)
    _, out, _ = run("timeline", "years.total", "--region", "CN-4401", "--insurance", "employee_medical")
    assert "30年" in out and "25年" in out and "ended" in out
    assert "nothing is known" in run("timeline", "years.total", "--region", "CN-31")[1]
    assert json.loads(run("timeline", "none", "--json")[1]) == []
    assert json.loads(run("timeline", "years.total", "--region", "CN-4401", "--as-of", "2001-01-01", "--json")[1]) == []


@pytest.mark.parametrize("option", ["--as-of", "--in-force"])
def test_a_day_that_is_none_is_said(site: Site, run: Run, option: str) -> None:
    change_once(site, run)
    code, _, err = run("timeline", "years.total", option, "soon")
    assert code == 2 and option in err
