"""Mail over real SMTP, on this machine's loopback."""

from __future__ import annotations

import socket
import ssl
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword

from tests.deliver.sending import means
from watcher.deliver import route, via_email
from watcher.errors import SendError
from watcher.model import Alert, Change, Config, Network, Smtp, Subscription

Make = Callable[..., Change]


class Inbox:
    """Keeps what it is sent; says `refusal` to RCPT for the address `nobody@…`, and `verdict` to the whole message."""

    def __init__(self) -> None:
        self.received: list[Envelope] = []
        self.refusal = "550 no such user"
        self.verdict = "250 OK queued"

    async def handle_RCPT(self, server: Any, session: Any, envelope: Envelope, address: str, options: Any) -> str:
        if address.startswith("nobody@"):
            return self.refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Envelope) -> str:
        if self.verdict.startswith("250"):
            self.received.append(envelope)
        return self.verdict


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


Start = Callable[..., Smtp]


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
def start(inbox: Inbox) -> Iterator[Start]:
    running: list[Controller] = []

    def run(**options: Any) -> Smtp:
        controller = Controller(inbox, hostname="127.0.0.1", port=free_port(), **options)
        controller.start()
        running.append(controller)
        return Smtp(host="127.0.0.1", port=controller.port, tls="none", sender="watch@policy.example")

    yield run
    for controller in running:
        controller.stop()


@pytest.fixture
def alert(change: Make, subscription: Subscription, now: datetime) -> Alert:
    return route.alerts([change()], [subscription], now=now)[0]


def send(alert: Alert, subscription: Subscription, now: datetime, smtp: Smtp | None, **network: Any) -> str:
    config = Config(smtp=smtp, network=Network(**network))
    return via_email.send(alert, subscription, means(config=config, now=now))


def test_the_mail_arrives_as_it_was_composed(
    start: Start, inbox: Inbox, alert: Alert, subscription: Subscription, now: datetime
) -> None:
    answer = send(alert, subscription, now, start())
    (envelope,) = inbox.received
    message = message_from_bytes(envelope.content or b"", policy=default)
    assert envelope.rcpt_tos == ["hr@example.org"]
    assert message["Subject"].startswith("[严重] 广州 职工医保")
    assert message["X-Watcher-Alert"] == alert.id
    assert "hr@example.org" in answer
    plain = message.get_body(("plain",))
    assert plain is not None and "【30年】" in plain.get_content()


@pytest.mark.parametrize(("refusal", "permanent"), [("550 no such user", True), ("450 mailbox busy", False)])
def test_a_refused_recipient_is_a_failure_and_5xx_is_final(
    start: Start, inbox: Inbox, alert: Alert, subscription: Subscription, now: datetime, refusal: str, permanent: bool
) -> None:
    inbox.refusal = refusal
    with pytest.raises(SendError, match=refusal) as failure:
        send(alert, replace(subscription, to="nobody@example.org"), now, start())
    assert failure.value.permanent is permanent


def test_one_refused_among_several_is_told_though_the_others_got_it(
    start: Start, inbox: Inbox, alert: Alert, subscription: Subscription, now: datetime
) -> None:
    with pytest.raises(SendError, match=r"nobody@example\.org: 550") as failure:
        send(alert, replace(subscription, to="hr@example.org, nobody@example.org"), now, start())
    assert failure.value.permanent
    assert failure.value.taken == ("hr@example.org",)
    assert [envelope.rcpt_tos for envelope in inbox.received] == [["hr@example.org"]]


def test_who_took_it_before_is_not_written_to_again(
    start: Start, inbox: Inbox, alert: Alert, subscription: Subscription, now: datetime
) -> None:
    both = replace(subscription, to="hr@example.org, ops@example.org")
    with_one = means(config=Config(smtp=start()), now=now, taken=frozenset({"hr@example.org"}))
    via_email.send(alert, both, with_one)
    assert [envelope.rcpt_tos for envelope in inbox.received] == [["ops@example.org"]]


@pytest.mark.parametrize(("verdict", "permanent"), [("554 content refused", True), ("451 try later", False)])
def test_the_answer_to_the_message_decides_whether_it_is_tried_again(
    start: Start, inbox: Inbox, alert: Alert, subscription: Subscription, now: datetime, verdict: str, permanent: bool
) -> None:
    inbox.verdict = verdict
    with pytest.raises(SendError, match=verdict) as failure:
        send(alert, subscription, now, start())
    assert failure.value.permanent is permanent


def test_a_server_that_is_down_is_tried_again(alert: Alert, subscription: Subscription, now: datetime) -> None:
    with pytest.raises(SendError, match=r"127\.0\.0\.1") as failure:
        send(alert, subscription, now, Smtp(host="127.0.0.1", port=free_port(), tls="none"))
    assert not failure.value.permanent


def test_no_server_configured_is_said_and_an_unusable_address_is_final(
    start: Start, alert: Alert, subscription: Subscription, now: datetime
) -> None:
    with pytest.raises(SendError, match="no smtp server"):
        send(alert, subscription, now, None)
    with pytest.raises(SendError, match="no usable address") as failure:
        send(alert, replace(subscription, to="\r\n"), now, start())
    assert failure.value.permanent


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ssl.SSLContext]:
    if which("openssl") is None:
        pytest.skip("openssl is not installed")
    folder = tmp_path_factory.mktemp("tls")
    cert, key = folder / "cert.pem", folder / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(cert)],
        check=True,
        capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    return cert, context


def login(server: Any, session: Any, envelope: Any, mechanism: str, given: LoginPassword) -> AuthResult:
    return AuthResult(success=given.password == b"right", handled=False)


def test_starttls_checks_the_certificate_and_logs_in(
    start: Start,
    inbox: Inbox,
    certificate: tuple[Path, ssl.SSLContext],
    alert: Alert,
    subscription: Subscription,
    now: datetime,
) -> None:
    cert, context = certificate
    plain = start(tls_context=context, require_starttls=True, auth_required=True, authenticator=login)
    smtp = replace(plain, tls="starttls", username="u", password="right")
    with pytest.raises(SendError, match="certificate") as failure:
        send(alert, subscription, now, smtp)
    assert not failure.value.permanent
    with pytest.raises(SendError, match="535") as failure:
        send(alert, subscription, now, replace(smtp, password="wrong"), ca_bundle=str(cert))
    assert not failure.value.permanent
    send(alert, subscription, now, smtp, ca_bundle=str(cert))
    assert len(inbox.received) == 1


def test_a_server_without_starttls_gets_no_mail_in_clear(
    start: Start, inbox: Inbox, alert: Alert, subscription: Subscription, now: datetime
) -> None:
    with pytest.raises(SendError, match="STARTTLS"):
        send(alert, subscription, now, replace(start(), tls="starttls"))
    assert inbox.received == []


def test_tls_from_the_first_byte(
    start: Start,
    inbox: Inbox,
    certificate: tuple[Path, ssl.SSLContext],
    alert: Alert,
    subscription: Subscription,
    now: datetime,
) -> None:
    cert, context = certificate
    smtp = start(ssl_context=context, ready_timeout=10.0)
    send(alert, subscription, now, replace(smtp, tls="tls"), ca_bundle=str(cert))
    assert len(inbox.received) == 1
