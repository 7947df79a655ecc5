"""Mail that was sent over real SMTP, verified as its receiver would: with the key that the domain publishes."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from shutil import which
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope

from tests.deliver.robots import SENT, alert
from tests.deliver.sending import means
from tests.deliver.test_via_email import Inbox, free_port
from watcher.deliver import mail, via_email
from watcher.deliver.channels import Links
from watcher.errors import SendError
from watcher.model import Change, Config, Smtp, Subscription

dkim = pytest.importorskip("dkim")
Make = Callable[..., Change]
SELECTOR = "policy2026"


@pytest.fixture(scope="module", params=[[], ["-traditional"]], ids=["PKCS8", "RSA"])
def key(request: pytest.FixtureRequest) -> str:
    if which("openssl") is None:
        pytest.skip("openssl is not installed")
    return run(["openssl", "genrsa", *request.param, "2048"], "")


def run(words: list[str], given: str) -> str:
    return subprocess.run(words, input=given, capture_output=True, text=True, check=True, timeout=60).stdout


@pytest.fixture
def published(key: str) -> dict[str, bytes]:
    """What the domain's name server says."""
    public = run(["openssl", "rsa", "-pubout"], key)
    words = "".join(line for line in public.splitlines() if "-----" not in line)
    return {f"{SELECTOR}._domainkey.policy.example.": f"v=DKIM1; k=rsa; p={words}".encode()}


@pytest.fixture
def inbox() -> Iterator[tuple[Inbox, int]]:
    kept, port = Inbox(), free_port()
    controller = Controller(kept, hostname="127.0.0.1", port=port)
    controller.start()
    yield kept, port
    controller.stop()


LINKS = Links(preferences="https://d.example/p", unsubscribe="https://d.example/u")


def send(change: Change, smtp: Smtp) -> None:
    to = Subscription(id="hr", channel="email", to="hr@example.org")
    via_email.send(alert(change), to, means(config=Config(smtp=smtp), now=SENT, links=LINKS))


def received(inbox: Inbox) -> bytes:
    envelope: Envelope
    (envelope,) = inbox.received
    assert envelope.mail_from == "watch@policy.example" and isinstance(envelope.content, bytes)
    return envelope.content


def verified(content: bytes, published: dict[str, bytes]) -> bool:
    def ask(name: bytes, timeout: Any = 5) -> bytes | None:
        return published.get(name.decode())

    return bool(dkim.verify(content, dnsfunc=ask))


def smtp_of(port: int, key: str) -> Smtp:
    sender = "政策 <watch@policy.example>"
    return Smtp(host="127.0.0.1", port=port, tls="none", sender=sender, dkim_selector=SELECTOR, dkim_key=key)


def test_the_receiver_verifies_the_signature(
    inbox: tuple[Inbox, int], key: str, published: dict[str, bytes], change: Make
) -> None:
    hostile = "题目\r\nX: y\u2028\ud800 =?utf-8?q?=0d=0aX:y?= " + "长" * 300
    send(change(difference={"title": hostile}), smtp_of(inbox[1], key))
    content = received(inbox[0])
    assert content.startswith(b"DKIM-Signature: ")
    assert verified(content, published)
    assert not verified(content.replace(b"Subject: ", b"Subject: x"), published)
    assert not verified(content + b"more\r\n", published)
    assert not verified(content.replace(b"\r\n\r\n", b"\r\nFrom: other@example.org\r\n\r\n", 1), published)


def test_what_lets_people_leave_is_signed_too(inbox: tuple[Inbox, int], key: str, change: Make) -> None:
    """RFC 8058: both headers have to be covered."""
    send(change(), smtp_of(inbox[1], key))
    header = received(inbox[0]).partition(b"\r\nList-")[0]
    covered = re.sub(rb"\s", b"", re.search(rb"[; ]h=([^;]+)", header)[1]).split(b":")  # type: ignore[index]
    assert {b"from", b"to", b"subject", b"date", b"list-unsubscribe", b"list-unsubscribe-post"} <= set(covered)
    assert covered.count(b"from") == 2


def test_without_a_key_nothing_is_signed(inbox: tuple[Inbox, int], change: Make) -> None:
    send(change(), Smtp(host="127.0.0.1", port=inbox[1], tls="none", sender="watch@policy.example"))
    assert b"DKIM-Signature" not in received(inbox[0])


@pytest.mark.parametrize("broken", ["", "no key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
def test_a_key_that_does_not_sign_keeps_the_mail_back(inbox: tuple[Inbox, int], change: Make, broken: str) -> None:
    smtp = replace(smtp_of(inbox[1], "k"), dkim_key=broken or "x")
    with pytest.raises(SendError, match="cannot be signed") as failure:
        send(change(), smtp)
    assert not failure.value.permanent and "AAAA" not in str(failure.value)
    assert inbox[0].received == []


def test_without_the_library_it_is_said_what_to_install(
    inbox: tuple[Inbox, int], change: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "dkim", None)
    with pytest.raises(SendError, match=r"watcher\[dkim\]") as failure:
        send(change(), smtp_of(inbox[1], "x"))
    assert not failure.value.permanent and inbox[0].received == []


def test_the_domain_is_the_senders() -> None:
    assert mail.domain_of("政策 <watch@policy.example>") == "policy.example"
