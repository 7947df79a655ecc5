"""Channel `dingtalk`: a custom robot of a DingTalk group, which takes a markdown message.

The answer is HTTP 200 even to what was refused: only `errcode` 0 in the body is a delivery.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import quote_plus, urlsplit

from watcher.deliver import chat, replies
from watcher.deliver.channels import Means
from watcher.deliver.notice import Notice
from watcher.deliver.replies import Refusal
from watcher.model import Alert, Subscription

PER_MINUTE = 20
_LIMIT = 20_000  # bytes of the whole request
_TITLE = 100  # characters; what the list of conversations shows
_BANNED = 600  # seconds for which a robot that was too fast is not heard

_GONE = Refusal(words="the group or the robot is gone, or the robot is stopped", permanent=True)
_TOKEN = Refusal(words="no robot has this address", permanent=True)
_TOO_FAST = Refusal(words="more than 20 messages in a minute", wait=_BANNED)
_CONTENT = Refusal(words="the service does not allow this content", permanent=True)
_MALFORMED = Refusal(words="the message is not understood", permanent=True)

# Whoever runs the robot can mend a signature, a keyword or a list of addresses: those are tried again.
DIALECT = replies.Dialect(
    codes=("errcode",),
    messages=("errmsg",),
    refusals={
        -1: Refusal(words="the service is busy"),
        40035: _MALFORMED,
        43004: _MALFORMED,
        130101: _TOO_FAST,
        300001: _TOKEN,
        310000: Refusal(words="the robot's safety settings (keyword, signature or address) refuse it"),
        400013: _GONE,
        400101: _TOKEN,
        400102: _GONE,
        400105: _MALFORMED,
        400106: _GONE,
        410100: _TOO_FAST,
        430101: _CONTENT,
        430102: _CONTENT,
        430103: _CONTENT,
        430104: _CONTENT,
        460101: Refusal(words="the message is too long", permanent=True),
    },
)
_DRESS = chat.Dress(plain=chat.lookalikes, newline="  \n")


def send(alert: Alert, subscription: Subscription, means: Means) -> str:
    """Posts one message; raises SendError where the body's code says that it was not taken."""
    address = signed(subscription.to, subscription.secret, means.now)
    message = markdown(alert, chat.told(alert, subscription, means))
    return replies.call(address, message, means, dialect=DIALECT)


def markdown(alert: Alert, said: Notice) -> dict[str, Any]:
    """With as many changes as the service's limit leaves room for."""

    def dressed(blocks: Sequence[chat.Block], hidden: int) -> dict[str, Any]:
        return _message(alert, said, blocks, hidden)

    return chat.fitted(said, dressed, lambda made: len(replies.encoded(made)) <= _LIMIT)


def _message(alert: Alert, said: Notice, blocks: Sequence[chat.Block], hidden: int) -> dict[str, Any]:
    title = chat.lookalikes(said.subject)
    lines = [block.lines for block in blocks] + [chat.closing(said, alert, hidden)]
    text = "\n\n".join([f"### {title}", *(chat.written(some, _DRESS) for some in lines)])
    return {
        "msgtype": "markdown",
        "markdown": {"title": title[:_TITLE], "text": text},
        "at": {"atMobiles": [], "atUserIds": [], "isAtAll": False},
    }


def signed(url: str, secret: str | None, now: datetime) -> str:
    """The address with the time and its signature; the secret is the key, and time and secret the message."""
    if not secret:
        return url
    timestamp = int(now.timestamp() * 1000)
    digest = hmac.new(secret.encode(), f"{timestamp}\n{secret}".encode(), hashlib.sha256).digest()
    sign = quote_plus(base64.b64encode(digest))
    bare = url.partition("#")[0]
    return f"{bare}{'&' if urlsplit(bare).query else '?'}timestamp={timestamp}&sign={sign}"
