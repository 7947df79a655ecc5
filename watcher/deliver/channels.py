"""The channels, found by file name: `via_email.py` is the channel `email`. A new one is one new file.

Each has `send(alert, subscription, means) -> str`: it returns the receiver's answer in a few words, or raises
`SendError`.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import Protocol, cast

from watcher import deliver
from watcher.errors import SendError
from watcher.model import Alert, Config, Fetched, Head, Subscription
from watcher.wording import Titles

_PREFIX = "via_"


class Post(Protocol):
    """The gate's way out for webhooks. Any status comes back as it is; only a network failure raises `FetchError`."""

    def __call__(self, url: str, body: bytes, headers: Mapping[str, str], *, deadline: float) -> Fetched: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Links:
    """Where a subscriber manages what comes, signed for this one; None where no desk can be reached from outside."""

    preferences: str | None = None
    unsubscribe: str | None = None
    confirm: str | None = None


NO_LINKS = Links()


@dataclass(frozen=True, kw_only=True, slots=True)
class Means:
    """With what a channel sends. `taken`: the recipients that took this alert at an earlier try. `head`: of the chain over all
    records, for readers to note."""

    config: Config
    post: Post
    now: datetime
    titles: Titles | None = None
    links: Links = NO_LINKS
    taken: frozenset[str] = frozenset()
    head: Head | None = None


class Channel(Protocol):
    """`PER_MINUTE`, where a channel has it, is how many messages its service takes from one sender."""

    send: Callable[[Alert, Subscription, Means], str]


def known() -> tuple[str, ...]:
    names = (module.name for module in pkgutil.iter_modules(deliver.__path__))
    return tuple(sorted(name.removeprefix(_PREFIX) for name in names if name.startswith(_PREFIX)))


def load(name: str) -> Channel:
    if name not in known():
        raise SendError(f"unknown channel {name!r}; known are {', '.join(known())}", permanent=True)
    return cast(Channel, import_module(f"{deliver.__name__}.{_PREFIX}{name}"))


def gap(name: str) -> float:
    """Seconds to leave between two messages to one receiver."""
    rate = getattr(load(name), "PER_MINUTE", None) if name in known() else None
    return 60 / rate if rate else 0.0


def send(alert: Alert, subscription: Subscription, means: Means) -> str:
    """Sends over the subscription's channel."""
    return load(subscription.channel).send(alert, subscription, means)
