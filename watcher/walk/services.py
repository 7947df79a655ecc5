"""What a poll and a delivery need from the outside: handed in once, never looked up below."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Protocol

from watcher.analyze.read import EXTRACTOR_VERSION
from watcher.analyze.topics import Key, Pack
from watcher.config import subscription_of
from watcher.deliver.channels import Links
from watcher.deliver.tokens import links
from watcher.isolate import Readers
from watcher.model import Cause, Config, Document, Fetched, Source, Subscription, Validators
from watcher.store import Blob, Reading, Standing, Store, Subscriber


class Gate(Protocol):
    """The one door to the network; `acquire.fetch.Gate` is the real one."""

    def get(
        self, url: str, *, validators: Validators = ..., deadline: float | None = None, cap: int | None = None
    ) -> Fetched: ...

    def local(self, url: str, *, validators: Validators = ..., cap: int | None = None) -> Fetched: ...

    def post(self, url: str, body: bytes, headers: Mapping[str, str], *, deadline: float) -> Fetched: ...

    def close(self) -> None: ...


LINKS = "links"  # the key that signs them


def everyone(config: Config, store: Store) -> tuple[Subscription, ...]:
    """All subscriptions in force; a configured one keeps those recipients who did not ask for no more."""
    out = store.subscribers.opted_out()
    kept = (_without(s, out[s.id]) if s.id in out else s for s in config.subscriptions)
    joined = (managed(one) for one in store.subscribers.all(standing=Standing.ACTIVE))
    return tuple(s for s in kept if s is not None) + tuple(joined)


def links_of(subscription: Subscription, config: Config, store: Store, *, now: datetime) -> Links:
    """For the recipient of a mail; none where no desk can be reached by people."""
    base = config.desk.url if config.desk else None
    if subscription.channel != "email" or base is None or "," in subscription.to:
        return Links()
    return links(base, store.subscribers.key(LINKS, now=now), subscription.id, subscription.to)


def _without(subscription: Subscription, addresses: frozenset[str]) -> Subscription | None:
    left = [one.strip() for one in subscription.to.split(",") if one.strip().lower() not in addresses]
    return replace(subscription, to=", ".join(left)) if left else None


def managed(subscriber: Subscriber) -> Subscription:
    return _read(json.dumps(subscriber.settings, sort_keys=True))


@lru_cache(maxsize=10_000)
def _read(settings: str) -> Subscription:
    return subscription_of(json.loads(settings))


def _nothing(point: str) -> None:
    """Where nobody listens for named points."""


def _never() -> bool:
    return False


_PRIVATE = frozenset({"set-cookie", "set-cookie2"})  # of an answer: all others are kept beside the copy


@dataclass(frozen=True, kw_only=True)
class Services:
    """`readers` read pages, the heavy ones elsewhere. `owner` names this process in claims. `now` is the wall clock in UTC, `ticks` a clock for durations in seconds,
    `dice` a number in [0, 1), `sleep` waits. `at` hears named points of the walk (the crash test dies there);
    `stopping` says that no new request may begin."""

    config: Config
    store: Store
    gate: Gate
    readers: Readers
    packs: Sequence[Pack]
    owner: str
    now: Callable[[], datetime]
    ticks: Callable[[], float]
    dice: Callable[[], float]
    sleep: Callable[[float], None]
    at: Callable[[str], None] = _nothing
    stopping: Callable[[], bool] = _never
    robots: dict[str, tuple[datetime, bytes | None]] = field(default_factory=dict)  # by origin, with when it was asked
    _readings: dict[tuple[object, ...], Reader] = field(default_factory=dict)

    def reader(self, source: Source) -> Reader:
        """With what a source's pages are read, and a fingerprint that changes when the reading may."""
        settings = (source.select, source.remove, source.region, source.kind, source.topics)
        found = self._readings.get(settings)
        if found is None:
            found = self._readings[settings] = _reader(source, self.packs)
        return found

    def subscriptions(self) -> tuple[Subscription, ...]:
        """Those that are to be told: of sources.yaml and managed ones, without recipients who asked for no more."""
        return everyone(self.config, self.store)

    def subscription(self, name: str, *, confirming: bool = False) -> Subscription | None:
        """One of them; `confirming`: also one that nobody confirmed yet."""
        configured = next((s for s in self.config.subscriptions if s.id == name), None)
        if configured is not None:
            out = self.store.subscribers.opted_out().get(name)
            return _without(configured, out) if out else configured
        joined = self.store.subscribers.get(name)
        told = joined is not None and (confirming or joined.standing is Standing.ACTIVE)
        return managed(joined) if joined is not None and told else None

    def links(self, subscription: Subscription) -> Links:
        return links_of(subscription, self.config, self.store, now=self.now())

    @property
    def titles(self) -> Mapping[str, Key]:
        return {name: key for pack in self.packs for name, key in pack.keys.items()}

    @property
    def gap(self) -> timedelta:
        return timedelta(seconds=self.config.network.per_host_gap)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reader:
    packs: tuple[Pack, ...]
    names: str  # the packs with their versions and digests
    fingerprint: str

    def made(self, document: Document, fetched: Fetched, blob: Blob, *, text_sha: str, cause: Cause) -> Reading:
        """What is stored of a document that was read with it. `blob` holds the bytes fetched."""
        return Reading(
            blob=blob,
            url=fetched.final_url,
            content_type=fetched.content_type,
            document=document,
            extractor=EXTRACTOR_VERSION,
            packs=self.names,
            fingerprint=self.fingerprint,
            text_sha=text_sha,
            cause=cause,
            headers=tuple((n.lower(), value) for n, value in fetched.headers if n.lower() not in _PRIVATE),
        )


def _reader(source: Source, packs: Sequence[Pack]) -> Reader:
    chosen = tuple(pack for pack in packs if not source.topics or pack.name in source.topics)
    names = ",".join(sorted(f"{pack.name}@{pack.version}+{pack.digest}" for pack in chosen))
    settings = (source.select, source.remove, source.region, source.kind)
    digest = hashlib.sha256(repr((EXTRACTOR_VERSION, names, settings)).encode())
    return Reader(packs=chosen, names=names, fingerprint=digest.hexdigest()[:16])
