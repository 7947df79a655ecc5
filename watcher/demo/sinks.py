"""Where the demo's alerts arrive: a mail server that keeps what it is given, and a webhook receiver that checks it.

The receiver is down for its first call, so that the demo shows a retry.
"""

from __future__ import annotations

import email
import email.policy
import hmac
import json
import socketserver
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler
from types import TracebackType
from typing import Any

from standardwebhooks.webhooks import Webhook

from watcher.demo.site import address, serving, stop

TOLERANCE = 300  # seconds a signature may be old, as Standard Webhooks advises
RETRY_AFTER = 30  # seconds the receiver asks for when it is down


@dataclass(frozen=True, kw_only=True, slots=True)
class Mail:
    """One mail as the server took it. `sender` and `recipients` are those of the envelope."""

    sender: str
    recipients: tuple[str, ...]
    message: EmailMessage

    @property
    def subject(self) -> str:
        return str(self.message["Subject"])

    @property
    def text(self) -> str:
        part = self.message.get_body(("plain",))
        return str(part.get_content()).replace("\r\n", "\n") if part is not None else ""


class MailServer:
    """Enough of SMTP (RFC 5321) to take a mail: EHLO, MAIL, RCPT, DATA, RSET, NOOP, QUIT."""

    def __init__(self) -> None:
        self.mails: list[Mail] = []
        keep = self.mails.append

        class Talk(_Talk):
            def taken(self, mail: Mail) -> None:
                keep(mail)

        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Talk)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    def __enter__(self) -> MailServer:
        return self

    def __exit__(self, kind: type[BaseException] | None, it: BaseException | None, at: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Talk(socketserver.StreamRequestHandler, ABC):
    """One connection. Lines end in CRLF; a leading dot of a body's line is doubled by the sender."""

    @abstractmethod
    def taken(self, mail: Mail) -> None:
        """What becomes of a message that was received whole."""

    def handle(self) -> None:
        self._sender, self._recipients = "", list[str]()
        self._say("220 demo ESMTP")
        while line := self.rfile.readline(4096):
            word, _, rest = line.decode("utf-8", "replace").strip().partition(" ")
            if not self._obey(word.upper(), rest):
                return

    def _obey(self, word: str, rest: str) -> bool:
        """Answers one command; False at the end of the talk."""
        if word in ("EHLO", "HELO"):
            self._say("250-demo\r\n250-8BITMIME\r\n250 SMTPUTF8" if word == "EHLO" else "250 demo")
        elif word == "MAIL":
            self._sender, self._recipients = _path(rest), []
            self._say("250 ok")
        elif word == "RCPT":
            self._recipients.append(_path(rest))
            self._say("250 ok")
        elif word == "DATA":
            self._read_mail()
        elif word == "RSET":
            self._sender, self._recipients = "", []
            self._say("250 ok")
        else:
            self._say({"NOOP": "250 ok", "QUIT": "221 bye"}.get(word, "502 not implemented"))
        return word != "QUIT"

    def _read_mail(self) -> None:
        if not self._recipients:
            self._say("503 whom for?")
            return
        self._say("354 go ahead")
        lines: list[bytes] = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b".") else line)
        message = email.message_from_bytes(b"".join(lines), policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        self.taken(Mail(sender=self._sender, recipients=tuple(self._recipients), message=message))
        self._say("250 taken")

    def _say(self, text: str) -> None:
        self.wfile.write(text.encode() + b"\r\n")


def _path(rest: str) -> str:
    """The address in `FROM:<a@b> SIZE=1`."""
    return rest.partition("<")[2].partition(">")[0]


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """One POST as it came in, what was found about its signature and what was answered."""

    at: datetime
    headers: dict[str, str]
    body: dict[str, Any]
    verified: bool
    status: int

    @property
    def id(self) -> str:
        return self.headers.get("webhook-id", "")


class Receiver:
    """Verifies every call with the library of Standard Webhooks, its age against the demo's clock."""

    def __init__(self, secret: str, now: Callable[[], datetime]) -> None:
        self.calls: list[Call] = []
        self._webhook = Webhook(secret)
        self._now = now
        self._server = serving(self._reply)

    @property
    def url(self) -> str:
        return address(self._server) + "/hooks/policy"

    @property
    def taken(self) -> list[Call]:
        return [call for call in self.calls if call.status == 200]

    def __enter__(self) -> Receiver:
        return self

    def __exit__(self, kind: type[BaseException] | None, it: BaseException | None, at: TracebackType | None) -> None:
        stop(self._server)

    def _reply(self, handler: BaseHTTPRequestHandler) -> None:
        body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
        headers = {name.lower(): value for name, value in handler.headers.items()}
        verified = self.verifies(headers, body)
        status = 503 if not self.calls else 200 if verified else 401
        said = json.loads(body) if verified else {}
        self.calls.append(Call(at=self._now(), headers=headers, body=said, verified=verified, status=status))
        handler.send_response(status)
        if status == 503:
            handler.send_header("Retry-After", str(RETRY_AFTER))
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    def verifies(self, headers: dict[str, str], body: bytes) -> bool:
        """Whether one of the signatures is ours and not older than the tolerance. The library's own `verify` would
        hold the time against the wall clock, and the demo's runs faster."""
        given, stamp = headers.get("webhook-signature", ""), headers.get("webhook-timestamp", "")
        if not stamp.isdigit() or not headers.get("webhook-id"):
            return False
        at = datetime.fromtimestamp(int(stamp), UTC)
        if abs((self._now() - at).total_seconds()) > TOLERANCE:
            return False
        expected = self._webhook.sign(headers["webhook-id"], at, body.decode("utf-8", "replace"))
        return any(hmac.compare_digest(expected, one) for one in given.split(" "))
