"""Feishu's custom bot, its way of signing and its ways of refusing."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from dataclasses import replace
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from tests.deliver.robots import KEY, SENT, Make, Robot, alert, trial
from tests.deliver.sending import means
from watcher.deliver import channels, via_feishu
from watcher.errors import SendError
from watcher.model import Alert, Config, Desk, Severity

TAKEN = {"StatusCode": 0, "StatusMessage": "success", "code": 0, "data": {}, "msg": "success"}


@pytest.fixture
def robot(httpserver: HTTPServer) -> Robot:
    return Robot(httpserver, "feishu", f"/open-apis/bot/v2/hook/{KEY}")


def contents(card: dict[str, Any]) -> list[str]:
    return [element["content"] for element in card["elements"] if element["tag"] == "markdown"]


def test_a_change_comes_as_a_card_read_at_a_glance(robot: Robot, change: Make) -> None:
    robot.answers(TAKEN)
    assert robot.send(alert(change()), config=Config(desk=Desk(url="https://desk.example"))) == "200, code 0"
    assert robot.received["msg_type"] == "interactive"
    assert "sign" not in robot.received
    card = robot.received["card"]
    assert card["header"]["template"] == "red"
    assert card["header"]["title"] == {
        "tag": "plain_text",
        "content": "[严重] 广州 职工医保 Years total（男）：25年 → 30年",
    }
    (content,) = contents(card)
    lines = content.split("\n")
    assert lines[0].startswith("前：") and "**25年**" in lines[0]
    assert lines[1].startswith("后：") and "**30年**" in lines[1]
    assert lines[4] == (
        "来源：广州市职工医保缴费年限 · 官方来源 [原文](https://ybj.example.cn/zc/1.html)"
        " [审阅](https://desk.example/changes/ch_1)"
    )
    (note,) = card["elements"][-1]["elements"]
    assert note["tag"] == "lark_md" and note["content"].startswith("编号：al_")


def test_the_signature_is_the_services_own(robot: Robot, change: Make) -> None:
    robot.answers(TAKEN)
    robot.send(alert(change()), secret="hush")
    stamp = str(int(SENT.timestamp()))
    key = f"{stamp}\nhush".encode()
    assert robot.received["timestamp"] == stamp
    assert robot.received["sign"] == base64.b64encode(hmac.new(key, b"", hashlib.sha256).digest()).decode()


def test_the_signature_is_that_of_a_known_example() -> None:
    """Made with OpenSSL: printf '' | openssl dgst -sha256 -hmac $'1599360473\\ndemo' -binary | base64"""
    made = via_feishu.signed("demo", SENT.fromtimestamp(1599360473, SENT.tzinfo))
    assert made == {"timestamp": "1599360473", "sign": "l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8="}


@pytest.mark.parametrize(
    ("body", "words", "permanent", "wait"),
    [
        ({"code": 19021, "msg": "sign match fail or timestamp is not within one hour"}, "signature", False, None),
        ({"code": 19022, "msg": "Ip Not Allowed"}, "this sender's address", False, None),
        ({"code": 19024, "msg": "Key Words Not Found"}, "keywords", False, None),
        ({"code": 19001, "msg": "param invalid: incoming webhook access token invalid"}, "not exist", True, None),
        ({"code": 9499, "msg": "Bad Request", "data": {}}, "not understood", True, None),
        ({"code": 11246, "msg": "ErrCode: 100290; ErrMsg: ..."}, "card", True, None),
        ({"code": 11232, "msg": "frequency limited psm[lark.oapi.app_platform_runtime]"}, "too many", False, 60),
        ({"StatusCode": 19024, "StatusMessage": "Key Words Not Found"}, "keywords", False, None),
        ({"code": 77777, "msg": "something new"}, "77777: something new", False, None),
        ({"msg": "no code at all"}, "no code", False, None),
        ({"code": True, "StatusCode": 0}, "no code", False, None),
        ([], "no JSON", False, None),
        ("<html>captive portal</html>", "no JSON", False, None),
        ("", "no JSON", False, None),
    ],
)
def test_an_ok_with_another_code_is_no_delivery(
    robot: Robot, body: Any, words: str, permanent: bool, wait: float | None
) -> None:
    robot.answers(body)
    error = robot.refusal(trial(), secret="hush")
    assert "200" in error.reason and words in error.reason
    assert (error.permanent, error.disable, error.retry_after) == (permanent, False, wait)


@pytest.mark.parametrize("body", [TAKEN, {"StatusCode": 0, "StatusMessage": "success"}, {"code": "0"}])
def test_an_answer_of_older_or_other_form_is_a_delivery(robot: Robot, body: Any) -> None:
    robot.answers(body)
    assert robot.send(trial()) == "200, code 0"


@pytest.mark.parametrize(
    ("status", "body", "headers", "disable", "wait"),
    [
        (400, {"code": 9499, "msg": "Bad Request"}, {}, False, None),
        (429, {"code": 99991400, "msg": "request trigger frequency limit"}, {"x-ogw-ratelimit-reset": "52"}, False, 60),
        (429, {"code": 99991400, "msg": "limit"}, {"Retry-After": "90"}, False, 90),
        (503, "busy", {"Retry-After": "120"}, False, 120),
        (502, {"code": 0}, {}, False, None),
        (302, "", {"Location": "https://elsewhere.example/"}, False, None),
        (404, "not found", {}, False, None),
        (410, "gone", {}, True, None),
    ],
)
def test_another_status_is_a_failure_that_names_it(
    robot: Robot, status: int, body: Any, headers: dict[str, str], disable: bool, wait: float | None
) -> None:
    robot.answers(body, status, headers)
    error = robot.refusal(trial())
    assert error.reason.startswith(str(status))
    assert (error.disable, error.retry_after) == (disable, wait)


def test_the_key_in_the_address_is_never_said(robot: Robot) -> None:
    robot.answers({"code": 1, "msg": f"no such hook: /open-apis/bot/v2/hook/{KEY}, {KEY} is unknown"})
    error = robot.refusal(trial())
    assert KEY not in error.reason and "unknown" in error.reason


def test_a_bot_out_of_reach_is_tried_again_and_its_key_is_not_said(robot: Robot) -> None:
    away = replace(robot.subscription(), to=f"http://127.0.0.1:1/open-apis/bot/v2/hook/{KEY}")
    with pytest.raises(SendError) as failure:
        channels.send(trial(), away, means())
    assert not failure.value.permanent
    assert KEY not in str(failure.value) and failure.value.__cause__ is None


@pytest.mark.parametrize(
    ("type", "severity", "colour"),
    [
        ("policy.changed", Severity.CRITICAL, "red"),
        ("policy.changed", Severity.LOW, "blue"),
        ("source.failing", None, "carmine"),
        ("source.recovered", None, "green"),
        ("test", None, "blue"),
    ],
)
def test_the_colour_says_how_grave_it_is(
    robot: Robot, change: Make, type: str, severity: Severity | None, colour: str
) -> None:
    robot.answers(TAKEN)
    changes = (change(difference={"severity": severity}),) if severity else ()
    robot.send(Alert(id="al", type=type, subscription="group", created_at=SENT, changes=changes))
    assert robot.received["card"]["header"]["template"] == colour


def test_a_card_stays_below_the_limit_and_counts_what_it_leaves_out(robot: Robot, change: Make) -> None:
    robot.answers(TAKEN)
    url = "https://p.example/" + "a" * 900
    robot.send(alert(*(change(f"c{n}", url=f"{url}{n}", source_title="*" * 60) for n in range(50))), secret="x" * 200)
    assert 15_000 < len(robot.request.get_data()) <= 20_000
    card = robot.received["card"]
    shown = len(contents(card))
    assert 0 < shown < 20
    assert f"另有{50 - shown}项未列出" in card["elements"][-1]["elements"][0]["content"]


def test_chinese_takes_three_bytes(robot: Robot, change: Make) -> None:
    robot.answers(TAKEN)
    robot.send(alert(change()))
    assert "\\u" not in robot.request.get_data().decode()
    assert json.loads(robot.request.get_data())


def test_its_pace_is_known() -> None:
    assert channels.gap("feishu") == 0.6
