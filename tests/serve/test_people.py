"""Subscribers at the desk: asked by mail, confirmed by a click, changed and ended by a link that was mailed."""

from __future__ import annotations

from datetime import date, time, timedelta

import lxml.html
import pytest

from tests.serve.conftest import START, Open
from watcher.deliver import route, tokens
from watcher.model import Config, Severity
from watcher.store import Standing
from watcher.walk.inviting import invite
from watcher.walk.services import everyone, managed

ENTRY = {"email": "ms@example.org", "when": {"regions": ["CN-44*"], "sources": ["gz-*"]}}


@pytest.fixture
def joined(desk: Open) -> str:
    """Someone who asked, and was asked to confirm."""
    return invite(desk.store, ENTRY, by="ops", now=START).id


def manage(desk: Open, name: str, address: str = "ms@example.org") -> str:
    return f"/s/{desk.token(tokens.MANAGE, name, address)}"


def confirm(desk: Open, name: str) -> str:
    return f"/s/{desk.token(tokens.CONFIRM, name, 'ms@example.org')}/confirm"


def standing(desk: Open, name: str) -> Standing:
    found = desk.store.subscribers.get(name)
    assert found is not None
    return found.standing


def test_nothing_is_told_before_a_yes_and_looking_at_the_page_is_none(desk: Open, joined: str) -> None:
    (asked,) = desk.store.outbox.deliveries()
    assert (asked.alert.type, asked.alert.subscription) == (route.CONFIRM, joined)
    assert everyone(Config(), desk.store) == ()
    page = desk.said(confirm(desk, joined))
    assert "ms@example.org" in page and "广东" in page
    assert standing(desk, joined) is Standing.PENDING
    answer = desk.post(confirm(desk, joined))
    assert (answer.status_code, answer.headers["location"]) == (303, f"{manage(desk, joined)}?done=confirmed")
    assert standing(desk, joined) is Standing.ACTIVE
    assert [s.to for s in everyone(Config(), desk.store)] == ["ms@example.org"]


def test_a_yes_that_comes_after_weeks_is_asked_for_again(desk: Open, joined: str) -> None:
    desk.time[0] += timedelta(days=15)
    assert desk.post(confirm(desk, joined)).status_code == 410
    assert standing(desk, joined) is Standing.PENDING


def test_an_old_invitation_does_not_bring_back_who_left(desk: Open, joined: str) -> None:
    desk.post(confirm(desk, joined))
    desk.post(f"{manage(desk, joined)}/unsubscribe")
    assert desk.post(confirm(desk, joined)).status_code == 410
    assert standing(desk, joined) is Standing.ENDED


def test_one_click_of_a_mail_program_ends_a_subscription(desk: Open, joined: str) -> None:
    desk.post(confirm(desk, joined))
    path = f"{manage(desk, joined)}/unsubscribe"
    assert desk.get(path).status_code == 200
    assert standing(desk, joined) is Standing.ACTIVE
    answer = desk.ask("POST", path, data={"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 303
    assert standing(desk, joined) is Standing.ENDED
    assert "已退订" in desk.said(answer.headers["location"])
    desk.post(manage(desk, joined), again="1")
    assert standing(desk, joined) is Standing.ACTIVE


def test_who_is_configured_can_leave_too_and_come_back(desk: Open) -> None:
    path = manage(desk, "hr", "hr@example.org")
    configured = Config(subscriptions=(managed_hr(),))
    assert "由管理员设定" in desk.said(path)
    desk.post(f"{path}/unsubscribe")
    assert everyone(configured, desk.store) == ()
    desk.post(path, again="1")
    assert [s.id for s in everyone(configured, desk.store)] == ["hr"]


def managed_hr():  # type: ignore[no-untyped-def]
    from tests.serve.conftest import HR

    return HR


def test_a_form_keeps_what_it_shows_and_what_it_does_not(desk: Open, joined: str) -> None:
    desk.post(confirm(desk, joined))
    form = lxml.html.fromstring(desk.get(manage(desk, joined)).text).forms[0]
    form.inputs["severity"].value = "high"
    form.inputs["send"].value = "daily"
    form.inputs["hour"].value = "07:30"
    form.inputs["quiet_from"].value, form.inputs["quiet_to"].value = "22:00", "07:00"
    form.inputs["muted_until"].value = "2027-02-01"
    answer = desk.ask("POST", manage(desk, joined), data=form.form_values())
    assert answer.headers["location"].endswith("?done=saved")
    found = desk.store.subscribers.get(joined)
    assert found is not None
    asked = managed(found)
    assert (asked.when.regions, asked.when.sources, asked.when.severity) == (("CN-44*",), ("gz-*",), Severity.HIGH)
    assert (asked.send, asked.hour, asked.quiet) == ("daily", time(7, 30), (time(22), time(7)))
    assert asked.muted_until == date(2027, 2, 1)
    again = lxml.html.fromstring(desk.get(manage(desk, joined)).text).forms[0]
    assert sorted(again.form_values()) == sorted(form.form_values())


def test_a_wish_that_cannot_be_kept_is_said_and_changes_nothing(desk: Open, joined: str) -> None:
    answer = desk.post(manage(desk, joined), severity="grave", send="daily", quiet_from="9", quiet_to="10")
    assert answer.status_code == 422
    page = lxml.html.fromstring(answer.text)
    (said,) = page.cssselect('[role="alert"]')
    assert "grave" in said.text_content() and "quiet" in said.text_content()
    found = desk.store.subscribers.get(joined)
    assert found is not None and found.settings["when"] == ENTRY["when"]


@pytest.mark.parametrize("path", ["", "/confirm", "/unsubscribe"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_link_that_was_not_made_here_opens_nothing(desk: Open, joined: str, method: str, path: str) -> None:
    good = desk.token(tokens.MANAGE, joined, "ms@example.org")
    forged = ["x", good[:-2] + "AA", good.partition(".")[0], desk.token(tokens.MANAGE, "s-none", "ms@example.org")]
    for token in forged:
        assert desk.ask(method, f"/s/{token}{path}").status_code == 404
    assert standing(desk, joined) is Standing.PENDING


def test_a_link_serves_its_purpose_and_its_address_alone(desk: Open, joined: str) -> None:
    to_confirm = desk.token(tokens.CONFIRM, joined, "ms@example.org")
    assert desk.get(f"/s/{to_confirm}").status_code == 404
    assert desk.post(f"/s/{to_confirm}/unsubscribe").status_code == 404
    elsewhere = desk.token(tokens.MANAGE, joined, "other@example.org")
    assert desk.get(f"/s/{elsewhere}").status_code == 404
    assert desk.post(f"/s/{elsewhere}/unsubscribe").status_code == 404


def test_anyone_may_ask_where_the_operator_lets_them_and_is_asked_once_an_hour(desk: Open) -> None:
    form = lxml.html.fromstring(desk.get("/subscribe").text).forms[0]
    form.inputs["email"].value = "new@example.org"
    answers = [desk.ask("POST", "/subscribe", data=form.form_values()) for _ in range(3)]
    assert {a.status_code for a in answers} == {200}
    assert len(set(map(words, answers))) == 1  # nobody learns who is known
    assert len(desk.store.outbox.deliveries()) == 1
    desk.time[0] += timedelta(hours=2)
    desk.ask("POST", "/subscribe", data=form.form_values())
    assert len(desk.store.outbox.deliveries()) == 2


def words(answer) -> str:  # type: ignore[no-untyped-def]
    return " ".join(lxml.html.fromstring(answer.text).text_content().split())


@pytest.mark.parametrize("address", ["", "no", "a@b, c@d", "a@b\r\nBcc: c@d", "<script>@x"])
def test_what_is_no_address_is_not_written_to(desk: Open, address: str) -> None:
    answer = desk.post("/subscribe", email=address)
    assert answer.status_code == 422
    assert "<script>@" not in answer.text
    assert desk.store.subscribers.all() == []


def test_nobody_may_ask_where_the_operator_does_not_say_so(closed_desk: Open) -> None:
    assert closed_desk.get("/subscribe").status_code == 404
    assert closed_desk.post("/subscribe", email="new@example.org").status_code == 404


def test_pages_come_in_the_language_of_the_subscriber_or_of_the_browser(desk: Open) -> None:
    english = invite(desk.store, {**ENTRY, "language": "en"}, by="ops", now=START).id
    assert "Confirm your subscription" in desk.said(confirm(desk, english))
    assert "Subscribe to policy changes" in desk.said("/subscribe", headers={"accept-language": "en-GB"})
    assert "订阅政策变化" in desk.said("/subscribe", headers={"accept-language": "zh-CN"})
