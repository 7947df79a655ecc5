"""The library on real addresses of loopback: what it may do, and what it says of failures."""

from __future__ import annotations

import logging
import sys
import time
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from tests.deliver.robots import KEY, Make, alert, trial
from tests.deliver.sending import means
from watcher.deliver import channels, via_apprise
from watcher.errors import SendError
from watcher.model import Alert, Config, Desk, Subscription

pytest.importorskip("apprise")


@pytest.fixture
def address(httpserver: HTTPServer) -> str:
    return f"json://user:{KEY}@127.0.0.1:{httpserver.port}/hook/{KEY}"


def send(told: Alert, to: str, **given: Any) -> str:
    return channels.send(told, Subscription(id="s", channel="apprise", to=to, **given), means(config=CONFIG))


CONFIG = Config(desk=Desk(url="https://desk.example"))


def test_a_change_arrives_as_plain_text(httpserver: HTTPServer, address: str, change: Make) -> None:
    httpserver.expect_request(f"/hook/{KEY}", method="POST").respond_with_data("ok")
    assert send(alert(change()), address) == "taken by JSON, as apprise says"
    sent = httpserver.log[0][0].get_json()
    assert sent["title"] == "［严重］ 广州 职工医保 Years total（男）：25年 → 30年"
    lines = sent["message"].splitlines()
    assert "【25年】" in lines[0] and "【30年】" in lines[1]
    assert lines[4].endswith("原文 https://ybj.example.cn/zc/1.html 审阅 https://desk.example/changes/ch_1")
    assert sent["attachments"] == []


def test_another_language_is_told_in_its_words(httpserver: HTTPServer, address: str, change: Make) -> None:
    httpserver.expect_request(f"/hook/{KEY}").respond_with_data("ok")
    send(alert(change()), address, language="en")
    assert "Effective: " in httpserver.log[0][0].get_json()["message"]


@pytest.mark.parametrize("status", [302, 400, 403, 410, 500, 503])
def test_a_refusal_is_a_failure_that_names_its_status_and_no_key(
    httpserver: HTTPServer, address: str, status: int, caplog: pytest.LogCaptureFixture, capfd: Any
) -> None:
    headers = {"Location": httpserver.url_for("/elsewhere")}
    httpserver.expect_request(f"/hook/{KEY}").respond_with_data("no", status=status, headers=headers)
    with pytest.raises(SendError, match=str(status)) as failure:
        send(trial(), address)
    assert len(httpserver.log) == 1 and not failure.value.permanent
    ours = [record.getMessage() for record in caplog.records if record.name != "werkzeug"]
    assert KEY not in "".join([failure.value.reason, *ours, *capfd.readouterr()])


@pytest.mark.parametrize("query", ["optional=yes", "retry=3&wait=1", "redirect=yes", "rto=1&cto=1"])
def test_an_address_cannot_ask_for_forgiveness_or_for_more_tries(
    httpserver: HTTPServer, address: str, query: str
) -> None:
    headers = {"Location": httpserver.url_for("/elsewhere")}
    httpserver.expect_request(f"/hook/{KEY}").respond_with_data("no", status=307, headers=headers)
    with pytest.raises(SendError):
        send(trial(), f"{address}?{query}")
    assert len(httpserver.log) == 1


def test_it_does_not_sleep_between_messages(httpserver: HTTPServer, address: str) -> None:
    """A service of the default rate would wait 5.5 s before each but the first."""
    httpserver.expect_request(f"/hook/{KEY}").respond_with_data("ok")
    service = via_apprise._service(via_apprise._library(), address)
    service.throttle()
    started = time.monotonic()
    service.throttle()
    assert service.request_rate_per_sec == 0 and time.monotonic() - started < 1


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("feishu://token1234567890", "use `feishu:`"),
        ("lark://token1234567890", "use `feishu:`"),
        ("dingtalk://token1234567890abcdef/", "use `dingtalk:`"),
        ("wecombot://botkey-1234567890", "use `wecom:`"),
        ("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=botkey-1234567890", "use `wecom:`"),
        ("syslog://", "acts on this machine"),
        ("nonsense://x", "no address"),
        ("just words", "no address"),
        ("", "no address"),
        ("file:///etc/hosts", "no address"),
    ],
)
def test_an_address_that_would_not_be_heard_or_acts_here_is_refused(
    to: str, words: str, capfd: Any, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(SendError, match=words) as failure:
        send(trial(), to)
    assert failure.value.permanent
    assert "1234567890" not in failure.value.reason + caplog.text + "".join(capfd.readouterr())


def test_a_service_out_of_reach_is_tried_again(httpserver: HTTPServer) -> None:
    with pytest.raises(SendError) as failure:
        send(trial(), f"json://127.0.0.1:1/{KEY}")
    assert not failure.value.permanent and KEY not in failure.value.reason


def test_without_the_library_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "apprise", None)
    with pytest.raises(SendError, match=r"watcher\[apprise\]") as failure:
        send(trial(), "json://127.0.0.1/")
    assert failure.value.permanent


@pytest.mark.parametrize("room", [40, 200, 2000])
def test_a_small_room_holds_fewer_changes_and_counts_the_rest(change: Make, room: int) -> None:
    told = alert(*(change(f"c{n}", url=f"https://p.example/{n}") for n in range(12)))
    said = via_apprise.chat.told(told, Subscription(id="s", channel="apprise", to="x"), means())
    made = via_apprise.body(told, said, room=room)
    shown = made.count("原文 ")
    assert len(made) <= max(room, 60) and (shown == 12 or f"另有{12 - shown}项未列出" in made)


def test_its_log_stays_its_own() -> None:
    via_apprise._library()
    assert not logging.getLogger("apprise").propagate
