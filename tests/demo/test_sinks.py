"""Where the demo's alerts arrive: the mail server keeps what it is given, the receiver trusts nobody."""

from __future__ import annotations

import smtplib
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest
from standardwebhooks.webhooks import Webhook

from watcher.demo.settings import SECRET
from watcher.demo.sinks import MailServer, Receiver

NOW = datetime(2026, 11, 16, 1, 0, tzinfo=UTC)


@pytest.fixture
def server() -> Iterator[MailServer]:
    with MailServer() as running:
        yield running


def mail(text: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "[严重] 25年 → 30年"
    message.set_content(text)
    return message


def test_a_mail_arrives_as_it_was_written(server: MailServer) -> None:
    text = "第一行\n.行首的点\n..两个点\n"
    with smtplib.SMTP("127.0.0.1", server.port) as client:
        assert client.send_message(mail(text), to_addrs=["b@example.org", "c@example.org"]) == {}
    assert [taken.subject for taken in server.mails] == ["[严重] 25年 → 30年"]
    assert server.mails[0].text == text
    assert server.mails[0].sender == "a@example.org"
    assert server.mails[0].recipients == ("b@example.org", "c@example.org")


def test_one_connection_may_bring_several_mails(server: MailServer) -> None:
    with smtplib.SMTP("127.0.0.1", server.port) as client:
        for number in range(3):
            client.send_message(mail(f"number {number}"))
    assert [taken.text.strip() for taken in server.mails] == ["number 0", "number 1", "number 2"]


def test_a_mail_for_nobody_is_refused(server: MailServer) -> None:
    with smtplib.SMTP("127.0.0.1", server.port) as client:
        client.ehlo()
        client.mail("a@example.org")
        with pytest.raises(smtplib.SMTPDataError):
            client.data(b"hello")
    assert server.mails == []


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver(SECRET, lambda: NOW) as running:
        yield running


def post(receiver: Receiver, body: str = '{"type": "test"}', *, at: datetime = NOW, signed: str | None = None) -> int:
    signature = Webhook(SECRET).sign("al_1", at, signed or body)
    headers = {"webhook-id": "al_1", "webhook-timestamp": str(int(at.timestamp())), "webhook-signature": signature}
    request = urllib.request.Request(receiver.url, data=body.encode(), headers=headers)
    try:
        with urllib.request.urlopen(request) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_the_receiver_is_down_for_its_first_call_alone(receiver: Receiver) -> None:
    assert [post(receiver), post(receiver), post(receiver)] == [503, 200, 200]
    assert len(receiver.taken) == 2
    assert receiver.taken[0].body == {"type": "test"}


def test_a_body_that_was_tampered_with_is_not_taken(receiver: Receiver) -> None:
    post(receiver)
    assert post(receiver, '{"type": "evil"}', signed='{"type": "test"}') == 401
    assert receiver.taken == []


@pytest.mark.parametrize("late", [timedelta(minutes=6), timedelta(minutes=-6)])
def test_a_call_from_another_time_is_not_taken(receiver: Receiver, late: timedelta) -> None:
    post(receiver)
    assert post(receiver, at=NOW + late) == 401
