"""The channels, found by file name: `via_email.py` is the channel `email`. A new one is one new file.

Each has `send(alert, subscription, *, config, post, now, titles) -> str`: it returns the receiver's answer in a few
words, or raises `SendError`.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from datetime import datetime
from importlib import import_module
from typing import Protocol, cast

from watcher import deliver
from watcher.errors import SendError
from watcher.model import Alert, Config, Fetched, Subscription
from watcher.wording import Titles

_PREFIX = "via_"


class Post(Protocol):
    """The gate's way out for webhooks. Any status comes back as it is; only a network failure raises `FetchError`."""

    def __call__(self, url: str, body: bytes, headers: Mapping[str, str], *, deadline: float) -> Fetched: ...


class Channel(Protocol):
    send: Callable[..., str]


def known() -> tuple[str, ...]:
    names = (module.name for module in pkgutil.iter_modules(deliver.__path__))
    return tuple(sorted(name.removeprefix(_PREFIX) for name in names if name.startswith(_PREFIX)))


def load(name: str) -> Channel:
    if name not in known():
        raise SendError(f"unknown channel {name!r}; known are {', '.join(known())}", permanent=True)
    return cast(Channel, import_module(f"{deliver.__name__}.{_PREFIX}{name}"))


def send(
    alert: Alert, subscription: Subscription, *, config: Config, post: Post, now: datetime, titles: Titles | None = None
) -> str:
    """Sends over the subscription's channel."""
    channel = load(subscription.channel)
    return channel.send(alert, subscription, config=config, post=post, now=now, titles=titles)
