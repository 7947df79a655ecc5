"""The change log in its four forms."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from lxml import etree
from rich.console import Console

from watcher import jsonform
from watcher.model import Change, Clause, Kind, Severity
from watcher.publish import changelog, terminal

Make = Callable[..., Change]
ATOM = {"a": "http://www.w3.org/2005/Atom"}
HOSTILE = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "a\r\nb,c\u2028d",
    '"quoted", and more',
    "\x00\x1b[31mred\ud800\ufffe",
    "<script>alert(1)</script>",
    "[x](javascript:alert(1)) **bold** `code` # not a heading",
    "{{ 7*7 }}",
]


def hostile_change(change: Make, text: str) -> Change:
    clause = Clause(id="x", label=text, path=(text,), kind="article", text=text)
    parts = {"kind": Kind.ADDED, "key": None, "before": None, "after": clause, "clause_before": None, "title": text}
    return change(difference=parts | {"clause_after": clause, "region": text}, source_title=text, url=text)


def test_markdown_groups_by_day_newest_first_and_worst_first(change: Make, now: datetime) -> None:
    older = change("c1", {"title": "甲"}, detected_at=now - timedelta(days=1))
    mild, bad = change("c2", {"title": "乙", "severity": Severity.LOW}), change("c3", {"title": "丙"})
    lines = changelog.as_markdown([older, mild, bad]).splitlines()
    assert [line for line in lines if line.startswith(("#", "- "))] == [
        "# 政策变更记录",
        "## 2026-11-21",
        "- **[严重]** 丙",
        "- **[轻微]** 乙",
        "## 2026-11-20",
        "- **[严重]** 甲",
    ]


def test_a_day_is_a_chinese_day(change: Make, now: datetime) -> None:
    late = change(detected_at=now.replace(hour=17))
    assert "## 2026-11-22" in changelog.as_markdown([late])


def test_markdown_shows_the_sentence_the_date_and_the_source(change: Make) -> None:
    text = changelog.as_markdown([change()])
    assert "30年" in text and "生效：2030年1月1日" in text
    assert "（官方来源） · [原文](https://ybj.example.cn/zc/1.html)" in text
    assert "暂无变更" in changelog.as_markdown([])
    assert "Effective: 2030-01-01" in changelog.as_markdown([change()], language="en")


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_page_text_as_it_stands(change: Make, text: str) -> None:
    lines = changelog.as_markdown([hostile_change(change, text)]).splitlines()
    assert sum(line.startswith("#") for line in lines) == 2
    assert not any("](javascript" in line or "<script" in line.replace("\\<", "") for line in lines)
    assert "\x1b" not in "".join(lines)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_spreadsheet_runs_nothing_and_finds_every_column(change: Make, text: str) -> None:
    written = changelog.as_csv([hostile_change(change, text), change("c2")])
    written.encode("utf-8")
    table = list(csv.reader(io.StringIO(written, newline=""), strict=True))
    assert len(table) == 3 and {len(row) for row in table} == {len(table[0])}
    assert not any(field.startswith(("=", "+", "-", "@", "\t", "\r")) for row in table for field in row)
    assert written.count("\r\n") == 3 and written.count("\n") == 3


def test_csv_holds_codes_and_words(change: Make) -> None:
    (row,) = csv.DictReader(io.StringIO(changelog.as_csv([change()])))
    assert (row["region"], row["place"], row["key"]) == ("CN-4401", "广州", "years.total")
    assert (row["before"], row["after"], row["effective_from"]) == ("25年", "30年", "2030-01-01")


def test_json_is_the_contracts_list(change: Make) -> None:
    assert json.loads(changelog.as_json([change()])) == [jsonform.change_json(change())]
    assert json.loads(changelog.as_json([])) == []
    changelog.as_json([hostile_change(change, "\ud800")]).encode()


def atom(changes: list[Change], now: datetime) -> etree._Element:
    written = changelog.as_atom(changes, title="广东 政策", self_url="https://d.example/feed.atom?a=1&b=2", updated=now)
    return etree.fromstring(written.encode())


def test_atom_has_what_the_standard_requires_and_ids_that_stay(change: Make, now: datetime) -> None:
    newer = change("c2", detected_at=now + timedelta(hours=1))
    feed = atom([change("c1"), newer], now)
    assert feed.findtext("a:updated", None, ATOM) == "2026-11-21T03:00:00Z"
    assert feed.xpath("string(a:link[@rel='self']/@href)", namespaces=ATOM) == "https://d.example/feed.atom?a=1&b=2"
    for name in ("id", "title", "updated", "author/a:name"):
        assert all(entry.findtext(f"a:{name}", None, ATOM) for entry in [feed, *feed.findall("a:entry", ATOM)])
    assert sorted(feed.xpath("a:entry/a:id/text()", namespaces=ATOM)) == [
        "tag:watcher,2026:change/c1",
        "tag:watcher,2026:change/c2",
    ]
    assert atom([], now).findtext("a:updated", None, ATOM) == "2026-11-21T02:00:00Z"


@pytest.mark.parametrize("text", HOSTILE)
def test_atom_stays_well_formed(change: Make, now: datetime, text: str) -> None:
    feed = atom([hostile_change(change, text)], now)
    assert len(feed.findall("a:entry", ATOM)) == 1
    assert {child.tag.split("}")[1] for child in feed.find("a:entry", ATOM)} <= {
        "id", "title", "link", "published", "updated", "category", "author", "content",
    }  # fmt: skip
    assert not feed.xpath("//a:link[starts-with(@href, 'javascript')]", namespaces=ATOM)


@pytest.mark.parametrize("text", [*HOSTILE, "[red]styled[/red]"])
def test_page_text_can_neither_style_nor_steer_the_terminal(change: Make, text: str) -> None:
    console = Console(file=io.StringIO(), width=200, force_terminal=False)
    console.print(terminal.changes_table([hostile_change(change, text)]))
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert "\x1b" not in shown and "\u2028" not in shown
    if "[red]" in text:
        assert "[red]styled[/red]" in shown
