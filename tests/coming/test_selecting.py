"""Selectors and hours of other programs, said in the words of sources.yaml."""

from __future__ import annotations

import lxml.html
import pytest

from watcher.acquire.due import validate_cron
from watcher.analyze.content import select
from watcher.coming import selecting, windows

PAGE = lxml.html.fromstring(
    """<html><body><div id="zoom"><p class="a b">one</p><p>two</p></div><ul><li>1</li><li>2</li><li>3</li></ul></body></html>"""
)


def texts(selector: str) -> list[str]:
    assert selecting.refusal(selector) is None
    return [" ".join(element.itertext()) for element in select(PAGE, selector)]


def test_several_selectors_become_one() -> None:
    assert texts(selecting.any_of(["#zoom p", "li"])) == ["one", "two", "1", "2", "3"]
    assert texts(selecting.any_of(["p.a", "//ul"])) == ["one", "1 2 3"]
    assert texts(selecting.any_of(["p.a, ul", "//li[1]"])) == ["one", "1 2 3", "1"]


def test_one_selector_inside_another() -> None:
    assert texts(selecting.inside("#zoom", "p") or "") == ["one", "two"]
    assert texts(selecting.inside("#zoom", "//p") or "") == ["one", "two"]
    assert texts(selecting.inside("//div[@id='zoom']", "p.a") or "") == ["one"]
    assert selecting.inside("a, b", "p") is None
    assert selecting.inside("//a", "/html/body") is None


def test_some_of_what_is_selected() -> None:
    assert texts(selecting.some("li", skip=1, most=1)) == ["2"]
    assert texts(selecting.some("//li", skip=0, most=2)) == ["1", "2"]
    assert selecting.some("li", skip=0, most=0) == "li"


def test_an_attribute_is_matched_as_a_whole() -> None:
    assert texts(selecting.by_attribute("class", "a b")) == ["one"]
    assert texts(selecting.by_attribute("class", "a")) == []
    assert texts(selecting.by_attribute("id", "zoom")) == ["one two"]
    assert selecting.refusal(selecting.by_attribute("style", 'a"] , b\\')) is None


@pytest.mark.parametrize("odd", ["", None, 5, "//a/@href", "//a/text()", "p:has(", "//a[", "${HOME}", "a{b}"])
def test_what_selects_no_elements_is_refused(odd: object) -> None:
    assert selecting.refusal(odd) is not None


def week(*days: str, start: str = "09:00", hours: int = 8, minutes: int = 0) -> dict[str, object]:
    length = {"hours": str(hours), "minutes": str(minutes)}
    return {day: {"enabled": True, "start_time": start, "duration": length} for day in days}


WORKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")


@pytest.mark.parametrize(
    ("limit", "seconds", "line"),
    [
        (week(*WORKDAYS), 3_600, "0 9-16 * * 1,2,3,4,5"),
        (week(*WORKDAYS), 7_200, "0 9-16/2 * * 1,2,3,4,5"),
        (week("sunday", start="08:30", hours=2), 3_600, "30 8-10 * * 0"),
        (week("monday", hours=1), 900, "*/15 9 * * 1"),
        (week("monday", hours=8), 86_400, "0 9 * * 1"),
        (week("sunday", "saturday", *WORKDAYS, start="00:00", hours=24), 1_800, "*/30 0-23 * * *"),
        (week("monday", start="22:00"), 3_600, None),
        (week("monday"), 5_400, None),
        (week("monday"), 420, None),
        ({**week("monday"), **week("tuesday", start="10:00")}, 3_600, None),
        ({}, 3_600, None),
        (week("monday", start="noon"), 3_600, None),
        (week("monday", start="25:00"), 3_600, None),
        (week("monday", hours=0), 3_600, None),
    ],
)
def test_hours_of_the_week_as_a_crontab_line(limit: dict[str, object], seconds: int, line: str | None) -> None:
    assert windows.cron(limit, seconds) == line
    assert line is None or validate_cron(line) is None
