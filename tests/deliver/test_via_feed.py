"""The feed's file: what stands in it, that it stays whole, and that it stays where it belongs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.deliver.robots import SENT, Make, alert, trial
from tests.deliver.sending import means
from watcher.deliver import channels, via_feed
from watcher.errors import SendError
from watcher.model import Alert, Config, Source, Subscription

ATOM = {"a": "http://www.w3.org/2005/Atom"}
Send = Callable[..., str]


@pytest.fixture
def send(tmp_path: Path) -> Send:
    def run(told: Alert, name: str = "gd.atom", *, config: Config | None = None, **given: Any) -> str:
        to = Subscription(id="gd", channel="feed", to=name, **given)
        return channels.send(told, to, means(config=replace(config or Config(), feeds=str(tmp_path))))

    return run


def ids(path: Path) -> list[str]:
    return [str(found) for found in etree.parse(path).xpath("//a:entry/a:id/text()", namespaces=ATOM)]


def test_a_change_is_an_entry_that_says_it_all(send: Send, tmp_path: Path, change: Make) -> None:
    assert send(alert(change())) == "written to gd.atom"
    root = etree.parse(tmp_path / "gd.atom").getroot()
    assert root.findtext("a:id", None, ATOM) == "tag:watcher,2026:feed/gd"
    assert root.findtext("a:title", None, ATOM) == "政策变更：gd"
    assert root.findtext("a:updated", None, ATOM) == "2026-11-21T02:00:00Z"
    (entry,) = root.findall("a:entry", ATOM)
    assert entry.findtext("a:id", None, ATOM) == "tag:watcher,2026:change/ch_1"
    assert entry.findtext("a:title", None, ATOM) == "[严重] 广州 职工医保 Years total（男）：25年 → 30年"
    assert entry.findtext("a:author/a:name", None, ATOM) == "广州市职工医保缴费年限"
    assert entry.xpath("string(a:link[@rel='alternate']/@href)", namespaces=ATOM) == "https://ybj.example.cn/zc/1.html"
    terms = entry.xpath("a:category/@term", namespaces=ATOM)
    assert terms == ["critical", "years.total", "CN-4401"]
    text = entry.findtext("a:content", None, ATOM)
    assert "【25年】" in text and "【30年】" in text and "生效：自2030-01-01起" in text and "官方来源" in text


def test_it_has_what_the_standard_requires(send: Send, tmp_path: Path, change: Make) -> None:
    """RFC 4287, 4.1: each once in a feed and in an entry; an author; content, or else an alternate link."""
    send(alert(change(), change("b", url="file:///here")))
    send(trial())
    root = etree.parse(tmp_path / "gd.atom").getroot()
    for name in ("id", "title", "updated"):
        assert all(len(each.findall(f"a:{name}", ATOM)) == 1 for each in [root, *root.findall("a:entry", ATOM)])
    assert root.findtext("a:author/a:name", None, ATOM)
    assert all(each.findtext("a:content", None, ATOM) for each in root.findall("a:entry", ATOM))
    assert len(set(ids(tmp_path / "gd.atom"))) == 3


def test_an_alert_sent_twice_gives_its_entries_once(send: Send, tmp_path: Path, change: Make) -> None:
    told = alert(change("a"), change("b"))
    send(told)
    once = (tmp_path / "gd.atom").read_bytes()
    send(told)
    assert (tmp_path / "gd.atom").read_bytes() == once
    assert len(ids(tmp_path / "gd.atom")) == 2


def test_the_newest_hundred_are_kept_newest_first(send: Send, tmp_path: Path, change: Make) -> None:
    for day in range(3):
        at = SENT + timedelta(days=day)
        send(alert(*(change(f"d{day}n{n}", detected_at=at) for n in range(40))))
    kept = ids(tmp_path / "gd.atom")
    assert len(kept) == via_feed.MOST == len(set(kept))
    assert [one.rpartition("/d")[2][0] for one in kept] == ["2"] * 40 + ["1"] * 40 + ["0"] * 20


def test_what_is_told_of_a_change_later_is_an_entry_of_its_own(send: Send, tmp_path: Path, change: Make) -> None:
    told = alert(change())
    send(told)
    send(replace(told, id="al_2", type="policy.in_force", created_at=SENT + timedelta(days=9)))
    assert ids(tmp_path / "gd.atom") == [
        "tag:watcher,2026:policy.in_force/ch_1",
        "tag:watcher,2026:change/ch_1",
    ]


def test_an_incident_is_an_entry_too(send: Send, tmp_path: Path) -> None:
    config = Config(sources=(Source(id="gz", title="广州医保局", url="https://ybj.example.cn/"),))
    failing = Alert(
        id="al_9", type="source.failing", subscription="gd", created_at=SENT, source="gz", detail="gone: 404"
    )
    send(failing, config=config)
    assert ids(tmp_path / "gd.atom") == ["tag:watcher,2026:source.failing/al_9"]
    assert "广州医保局" in (tmp_path / "gd.atom").read_text(encoding="utf-8")


def test_another_language_is_told_in_its_words(send: Send, tmp_path: Path, change: Make) -> None:
    send(alert(change()), language="en")
    written = (tmp_path / "gd.atom").read_text(encoding="utf-8")
    assert "Policy changes: gd" in written and 'xml:lang="en"' in written and "Effective: " in written


def test_folders_are_made_and_nothing_else_is_left(send: Send, tmp_path: Path, change: Make) -> None:
    send(alert(change()), "广东/years.atom")
    assert [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()] == ["广东/years.atom"]


@pytest.mark.parametrize(
    "name", ["../x.atom", "/etc/x.atom", "a/../../x.atom", "out/x.atom", "link.atom", "", "x\0.atom"]
)
def test_nothing_is_written_outside_the_folder(send: Send, tmp_path: Path, change: Make, name: str) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    outside.mkdir()
    (outside / "x.atom").write_text("<feed/>", encoding="utf-8")
    (tmp_path / "out").symlink_to(outside)
    (tmp_path / "link.atom").symlink_to(outside / "x.atom")
    with pytest.raises(SendError, match="outside the folder"):
        send(alert(change()), name)
    assert [path.name for path in outside.iterdir()] == ["x.atom"]
    assert (outside / "x.atom").read_text(encoding="utf-8") == "<feed/>"


@pytest.mark.parametrize(
    "found",
    [
        b"not xml",
        b"<html/>",
        b"<feed/>",
        b'<!DOCTYPE f [<!ENTITY e SYSTEM "file:///etc/hostname">]><f>&e;</f>',
    ],
)
def test_a_file_that_is_no_feed_is_left_as_it_is(send: Send, tmp_path: Path, change: Make, found: bytes) -> None:
    (tmp_path / "gd.atom").write_bytes(found)
    with pytest.raises(SendError, match="left as it is") as failure:
        send(alert(change()))
    assert not failure.value.permanent
    assert (tmp_path / "gd.atom").read_bytes() == found


def test_a_disk_that_refuses_is_tried_again(send: Send, tmp_path: Path, change: Make) -> None:
    (tmp_path / "gd.atom").mkdir()
    with pytest.raises(SendError, match="cannot be written") as failure:
        send(alert(change()))
    assert not failure.value.permanent
    assert [path.name for path in tmp_path.iterdir()] == ["gd.atom"]
