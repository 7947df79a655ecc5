"""Channel `feishu`: a custom bot of a Feishu or Lark group, which takes an interactive card.

The answer is HTTP 200 even to what was refused: only `code` 0 in the body (`StatusCode` in older answers) is a delivery.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from watcher.deliver import chat, replies
from watcher.deliver.channels import Means
from watcher.deliver.notice import Notice
from watcher.deliver.replies import Refusal
from watcher.model import Alert, Severity, Subscription

PER_MINUTE = 100
_LIMIT = 20_000  # bytes of the whole request
_SIGNATURE_ROOM = 120  # bytes

_COLOURS = {
    Severity.CRITICAL: "red",
    Severity.HIGH: "orange",
    Severity.MEDIUM: "yellow",
    Severity.LOW: "blue",
}
_COLOURS_OF_TYPES = {"source.failing": "carmine", "source.recovered": "green"}

# Whoever runs the bot can mend a signature, a keyword or a list of addresses: those are tried again.
DIALECT = replies.Dialect(
    codes=("code", "StatusCode"),
    messages=("msg", "StatusMessage"),
    refusals={
        9499: Refusal(words="the request is not understood", permanent=True),
        11232: Refusal(words="too many messages", wait=60),
        11246: Refusal(words="the card is not understood", permanent=True),
        19001: Refusal(words="the bot does not exist", permanent=True),
        19002: Refusal(words="the message is not understood", permanent=True),
        19021: Refusal(words="the signature does not fit `secret`, or the clock is an hour off"),
        19022: Refusal(words="this sender's address is not on the bot's list"),
        19024: Refusal(words="the message holds none of the bot's keywords"),
        99991400: Refusal(words="too many messages", wait=60),
    },
)
_DRESS = chat.Dress(plain=chat.entities)


def send(alert: Alert, subscription: Subscription, means: Means) -> str:
    """Posts one card; raises SendError where the body's code says that it was not taken."""
    message = {**card(alert, chat.told(alert, subscription, means)), **signed(subscription.secret, means.now)}
    return replies.call(subscription.to, message, means, dialect=DIALECT)


def card(alert: Alert, said: Notice) -> dict[str, Any]:
    """With as many changes as the service's limit leaves room for."""

    def dressed(blocks: Sequence[chat.Block], hidden: int) -> dict[str, Any]:
        return _message(alert, said, blocks, hidden)

    return chat.fitted(said, dressed, lambda made: len(replies.encoded(made)) <= _LIMIT - _SIGNATURE_ROOM)


def _message(alert: Alert, said: Notice, blocks: Sequence[chat.Block], hidden: int) -> dict[str, Any]:
    elements: list[dict[str, Any]] = []
    for block in blocks:
        elements += [{"tag": "hr"}] if elements else []
        elements.append({"tag": "markdown", "content": chat.written(block.lines, _DRESS)})
    closing = chat.written(chat.closing(said, alert, hidden), _DRESS)
    elements.append({"tag": "note", "elements": [{"tag": "lark_md", "content": closing}]})
    # a plain_text is shown as it stands; brackets are exchanged all the same, so that no tag is ever in the message
    title = {"tag": "plain_text", "content": said.subject.replace("<", "＜").replace(">", "＞")}
    return {
        "msg_type": "interactive",
        "card": {
            "config": {"wide_screen_mode": True},
            "header": {"title": title, "template": _colour(alert)},
            "elements": elements,
        },
    }


def _colour(alert: Alert) -> str:
    if alert.changes:
        return _COLOURS[alert.changes[0].difference.severity]
    return _COLOURS_OF_TYPES.get(alert.type, "blue")


def signed(secret: str | None, now: datetime) -> dict[str, str]:
    """The service's own way: the time and the secret are the key, and nothing is the message."""
    if not secret:
        return {}
    timestamp = str(int(now.timestamp()))
    digest = hmac.new(f"{timestamp}\n{secret}".encode(), b"", hashlib.sha256).digest()
    return {"timestamp": timestamp, "sign": base64.b64encode(digest).decode()}
