"""WeCom's group robot and its ways of refusing."""

from __future__ import annotations

from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from tests.deliver.robots import KEY, Make, Robot, alert, trial
from watcher.deliver import channels
from watcher.model import Clause, Config, Desk, Kind

TAKEN = {"errcode": 0, "errmsg": "ok"}


@pytest.fixture
def robot(httpserver: HTTPServer) -> Robot:
    return Robot(httpserver, "wecom", f"/cgi-bin/webhook/send?key={KEY}")


def content(robot: Robot) -> str:
    assert robot.received["msgtype"] == "markdown" and set(robot.received) == {"msgtype", "markdown"}
    return str(robot.received["markdown"]["content"])


def test_a_change_comes_as_markdown(robot: Robot, change: Make) -> None:
    robot.answers(TAKEN)
    assert robot.send(alert(change()), config=Config(desk=Desk(url="https://desk.example"))) == "200, code 0"
    assert robot.request.args.to_dict() == {"key": KEY}
    title, told, closing = content(robot).split("\n\n")
    assert title == "**［严重］ 广州 职工医保 Years total（男）：25年 → 30年**"
    lines = told.split("\n")
    assert all(line.startswith("> ") for line in lines)
    assert "**25年**" in lines[0] and "**30年**" in lines[1]
    assert lines[4].endswith("[原文](https://ybj.example.cn/zc/1.html) [审阅](https://desk.example/changes/ch_1)")
    assert closing.startswith("编号：al_")


@pytest.mark.parametrize(
    ("code", "message", "words", "permanent", "wait"),
    [
        (93000, "invalid webhook url, hint: [1755605200]", "no robot", True, None),
        (93004, "机器人被停用", "stopped", True, None),
        (93008, "not in chat", "not in the group", True, None),
        (40058, "markdown.content exceed max length 4096", "too long", True, None),
        (45002, "content size out of limit", "too long", True, None),
        (45009, "api freq out of limit", "20 messages", False, 60),
        (-1, "system busy", "busy", False, None),
        (123456, "something new", "123456: something new", False, None),
    ],
)
def test_an_ok_with_another_code_is_no_delivery(
    robot: Robot, code: int, message: str, words: str, permanent: bool, wait: float | None
) -> None:
    robot.answers({"errcode": code, "errmsg": message})
    error = robot.refusal(trial())
    assert error.reason.startswith(f"200, code {code}") and words in error.reason
    assert (error.permanent, error.disable, error.retry_after) == (permanent, False, wait)


@pytest.mark.parametrize(("status", "body"), [(200, ""), (200, "[]"), (200, {"errmsg": "ok"}), (504, TAKEN), (404, "")])
def test_what_is_no_answer_of_the_service_is_a_failure(robot: Robot, status: int, body: Any) -> None:
    robot.answers(body, status)
    error = robot.refusal(trial())
    assert error.reason.startswith(str(status)) and not error.permanent


def test_the_key_is_never_said(robot: Robot) -> None:
    robot.answers({"errcode": 93000, "errmsg": f"invalid webhook url key={KEY}"})
    assert KEY not in robot.refusal(trial()).reason


@pytest.mark.parametrize("count", [2, 20, 50])
def test_a_message_stays_below_4096_bytes_and_counts_what_it_leaves_out(robot: Robot, change: Make, count: int) -> None:
    robot.answers(TAKEN)
    robot.send(alert(*(change(f"c{n}", url=f"https://p.example/{n}") for n in range(count))))
    sent = content(robot)
    shown = sent.count("[原文]")
    assert len(sent.encode()) <= 4096
    assert (shown == count) if count == 2 else (6 <= shown < 20 and f"另有{count - shown}项未列出" in sent)


def test_even_the_longest_single_change_fits(robot: Robot, change: Make) -> None:
    robot.answers(TAKEN)
    long = "政" * 5000
    clause = Clause(id="c", label=long, path=(long,), kind="article", text=long)
    parts = {"kind": Kind.VALUE, "key": None, "before": clause, "after": clause, "cohort": {"sex": long}, "title": long}
    url = "https://p.example/" + "a" * 5000
    robot.send(
        alert(change(difference=parts, url=url, source_title=long)), config=Config(desk=Desk(url="https://d.example"))
    )
    sent = content(robot)
    assert 1500 < len(sent.encode()) <= 4096 and "来源：" in sent and "[原文]" not in sent


def test_another_language_is_told_in_its_words(robot: Robot, change: Make) -> None:
    robot.answers(TAKEN)
    robot.send(alert(change()), language="en")
    assert "**［Critical］ Guangzhou" in content(robot) and "> Effective: " in content(robot)


def test_its_pace_is_known() -> None:
    assert channels.gap("wecom") == 3.0
