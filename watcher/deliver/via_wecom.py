"""Channel `wecom`: a group robot of WeCom (企业微信), which takes a markdown message of 4096 bytes.

The answer is HTTP 200 even to what was refused: only `errcode` 0 in the body is a delivery. Nothing is signed: the key
stands in the address.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from watcher.deliver import chat, replies
from watcher.deliver.channels import Means
from watcher.deliver.notice import Notice
from watcher.deliver.replies import Refusal
from watcher.model import Alert, Subscription

PER_MINUTE = 20
_LIMIT = 4096  # bytes of the content in UTF-8

_TOO_LONG = Refusal(words="the message is too long, or not understood", permanent=True)
_TOO_FAST = Refusal(words="more than 20 messages in a minute", wait=60)

DIALECT = replies.Dialect(
    codes=("errcode",),
    messages=("errmsg",),
    refusals={
        -1: Refusal(words="the service is busy"),
        40008: _TOO_LONG,
        40033: _TOO_LONG,
        40058: _TOO_LONG,
        44004: _TOO_LONG,
        45002: _TOO_LONG,
        45009: _TOO_FAST,
        45033: _TOO_FAST,
        93000: Refusal(words="no robot has this address, or it was taken out of the group", permanent=True),
        93004: Refusal(words="the robot is stopped", permanent=True),
        93008: Refusal(words="the robot is not in the group", permanent=True),
    },
)
_DRESS = chat.Dress(plain=chat.lookalikes, indent="> ")
_PLAIN = chat.Dress(plain=chat.lookalikes)


def send(alert: Alert, subscription: Subscription, means: Means) -> str:
    """Posts one message; raises SendError where the body's code says that it was not taken."""
    content = markdown(alert, chat.told(alert, subscription, means))
    message: dict[str, Any] = {"msgtype": "markdown", "markdown": {"content": content}}
    return replies.call(subscription.to, message, means, dialect=DIALECT)


def markdown(alert: Alert, said: Notice) -> str:
    """With as many changes as the service's limit leaves room for."""

    def dressed(blocks: Sequence[chat.Block], hidden: int) -> str:
        return _content(alert, said, blocks, hidden)

    return chat.fitted(said, dressed, lambda made: len(made.encode("utf-8", "replace")) <= _LIMIT)


def _content(alert: Alert, said: Notice, blocks: Sequence[chat.Block], hidden: int) -> str:
    parts = [chat.written(((chat.Word(said.subject, bold=True),),), _PLAIN)]
    parts += [chat.written(block.lines, _DRESS) for block in blocks]
    return "\n\n".join([*parts, chat.written(chat.closing(said, alert, hidden), _PLAIN)])
