"""DingTalk's custom robot, its way of signing and its ways of refusing."""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from pytest_httpserver import HTTPServer

from tests.deliver.robots import KEY, SENT, Make, Robot, alert, trial
from watcher.deliver import channels, via_dingtalk
from watcher.model import Config, Desk

TAKEN = {"errcode": 0, "errmsg": "ok"}


@pytest.fixture
def robot(httpserver: HTTPServer) -> Robot:
    return Robot(httpserver, "dingtalk", f"/robot/send?access_token={KEY}")


def test_a_change_comes_as_markdown_that_mentions_nobody(robot: Robot, change: Make) -> None:
    robot.answers(TAKEN)
    assert robot.send(alert(change()), config=Config(desk=Desk(url="https://desk.example"))) == "200, code 0"
    assert robot.request.args.to_dict() == {"access_token": KEY}
    assert robot.received["msgtype"] == "markdown"
    assert robot.received["at"] == {"atMobiles": [], "atUserIds": [], "isAtAll": False}
    message = robot.received["markdown"]
    assert message["title"] == "［严重］ 广州 职工医保 Years total（男）：25年 → 30年"
    title, lines, closing = message["text"].split("\n\n")
    assert title == f"### {message['title']}"
    before, after, whom, when, source = lines.split("  \n")
    assert "**25年**" in before and "**30年**" in after
    assert whom == "适用：职工医保 · 男" and when.startswith("生效：自2030-01-01起")
    assert "[原文](https://ybj.example.cn/zc/1.html) [审阅](https://desk.example/changes/ch_1)" in source
    assert closing.startswith("编号：al_")


def test_the_address_is_signed_with_the_time_in_milliseconds(robot: Robot, change: Make) -> None:
    robot.answers(TAKEN)
    robot.send(alert(change()), secret="SEChush")
    stamp = str(int(SENT.timestamp() * 1000))
    digest = hmac.new(b"SEChush", f"{stamp}\nSEChush".encode(), hashlib.sha256).digest()
    assert robot.request.args.to_dict() == {
        "access_token": KEY,
        "timestamp": stamp,
        "sign": base64.b64encode(digest).decode(),
    }


@pytest.mark.parametrize("url", ["https://h.example/send", "https://h.example/send?a=b", "https://h.example/#x"])
def test_any_form_of_address_can_be_signed(url: str) -> None:
    """The signature holds + and / and =, which stand %-encoded in a query."""
    for second in range(20):
        made = via_dingtalk.signed(url, "hush", SENT.fromtimestamp(second, SENT.tzinfo))
        query = urlsplit(made).query
        given = parse_qs(query, strict_parsing=True)
        assert len(base64.b64decode(given["sign"][0], validate=True)) == 32
        assert given["timestamp"] == [str(second * 1000)]
        assert "+" not in query and "/" not in query and ("a=b&" in query) == ("a=b" in url)


@pytest.mark.parametrize(
    ("code", "message", "words", "permanent", "wait"),
    [
        (310000, "keywords not in content", "safety settings", False, None),
        (310000, "sign not match", "sign not match", False, None),
        (310000, "invalid timestamp", "timestamp", False, None),
        (310000, "ip 192.0.2.1 not in whitelist", "not in whitelist", False, None),
        (300001, "token is not exist", "no robot", True, None),
        (400101, "access_token不存在", "no robot", True, None),
        (400013, "群已被解散", "gone", True, None),
        (400102, "机器人已停用", "stopped", True, None),
        (430104, "含有不合适的内容", "does not allow", True, None),
        (460101, "message too long", "too long", True, None),
        (130101, "send too fast, exceed 20 times per minute", "20 messages", False, 600),
        (410100, "发送速度太快而限流", "20 messages", False, 600),
        (-1, "系统繁忙", "busy", False, None),
        (123456, "something new", "123456: something new", False, None),
    ],
)
def test_an_ok_with_another_code_is_no_delivery(
    robot: Robot, code: int, message: str, words: str, permanent: bool, wait: float | None
) -> None:
    robot.answers({"errcode": code, "errmsg": message})
    error = robot.refusal(trial(), secret="SEChush")
    assert error.reason.startswith(f"200, code {code}") and words in error.reason
    assert (error.permanent, error.disable, error.retry_after) == (permanent, False, wait)


def test_a_ban_says_more_than_a_code(robot: Robot) -> None:
    robot.answers({"status": 1111, "wait": 5, "punish": "deny", "errcode": 130101, "errmsg": "send too fast"})
    assert robot.refusal(trial()).retry_after == 600


@pytest.mark.parametrize(("status", "body"), [(200, "<html>login</html>"), (500, "oops"), (502, TAKEN), (301, "")])
def test_what_is_no_answer_of_the_service_is_a_failure(robot: Robot, status: int, body: Any) -> None:
    robot.answers(body, status)
    error = robot.refusal(trial())
    assert error.reason.startswith(str(status)) and not error.permanent


def test_neither_token_nor_signature_is_ever_said(robot: Robot) -> None:
    robot.answers({"errcode": 300001, "errmsg": f"token {KEY} is not exist"})
    error = robot.refusal(trial(), secret="SEChush")
    sign = robot.request.args["sign"]
    assert KEY not in error.reason and sign not in error.reason and "is not exist" in error.reason


def test_a_message_stays_below_the_limit_and_counts_what_it_leaves_out(robot: Robot, change: Make) -> None:
    robot.answers(TAKEN)
    url = "https://p.example/" + "a" * 990
    robot.send(alert(*(change(f"c{n}", url=url[: 950 + n], source_title="政" * 60) for n in range(50))))
    assert 18_000 < len(robot.request.get_data()) <= 20_000
    shown = robot.received["markdown"]["text"].count("[原文]")
    assert 0 < shown < 20 and f"另有{50 - shown}项未列出" in robot.received["markdown"]["text"]


def test_its_pace_is_known() -> None:
    assert channels.gap("dingtalk") == 3.0
