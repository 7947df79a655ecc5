"""subscriptions: who is told what, of sources.yaml and managed ones; adding, confirming, muting and ending the latter."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from watcher import jsonform
from watcher.assemble import wall_clock
from watcher.commands import common
from watcher.commands.terminal import print_json, say, show, table
from watcher.config import subscription_of
from watcher.deliver.wishes import wishes
from watcher.errors import UsageError
from watcher.model import Config, Subscription
from watcher.store import Standing, Store, Subscriber
from watcher.walk.inviting import invite
from watcher.walk.services import everyone, links_of, managed


def listing(path: Path, data: Path, *, as_json: bool) -> int:
    config = common.load(path) if path.exists() else Config()
    with common.reading(data) as store:
        joined = store.subscribers.all()
        told = {s.id: s for s in everyone(config, store)}
    rows = [_row(s, "configured" if s.id in told else "ended", None) for s in config.subscriptions]
    rows += [_row(managed(one), one.standing.value, one) for one in joined]
    if as_json:
        print_json(rows)
        return 0
    heads = ("id", "standing", "channel", "to", "asks for")
    shown = [(r["id"], r["standing"], r["channel"], r["to"], r["asks_for"]) for r in rows]
    show(table(heads, shown)) if rows else say("no subscriptions")
    return 0


def _row(subscription: Subscription, standing: str, managed_one: Subscriber | None) -> jsonform.Json:
    """An address of another channel than mail holds a key, and is not shown."""
    asked = "; ".join(f"{name}: {text}" for name, text in wishes(subscription, "en", common.titles()))
    return {
        "id": subscription.id,
        "standing": standing,
        "channel": subscription.channel,
        "to": subscription.to if subscription.channel == "email" else "…",
        "asks_for": asked,
        "managed": managed_one is not None,
        "created_at": jsonform.time_json(managed_one.created_at) if managed_one else None,
    }


def add(path: Path, data: Path, entry: Mapping[str, Any], *, channel: str, confirmed: bool) -> int:
    """Mail is asked first whether it is wanted; other channels, and what is `confirmed`, begin at once."""
    config, now = common.load(path), wall_clock()
    subscription_of({**entry, "id": "new"})  # says what is wrong before anything is kept
    asked = channel == "email" and not confirmed
    if channel == "email" and config.smtp is None:
        raise UsageError(f"mail needs an `smtp` section in {path}")
    if asked and (config.desk is None or config.desk.url is None):
        raise UsageError("the mail that asks for a confirmation needs a link: set `desk.url`, or give --confirmed")
    with common.reading(data) as store:
        if asked:
            made = invite(store, entry, by=common.me(), now=now)
        else:
            made = store.subscribers.add(entry, channel=channel, standing=Standing.ACTIVE, by=common.me(), now=now)
    say(f"{made.id}: {'waits until ' + made.address + ' confirms' if asked else 'active'}")
    return 0


def stand(data: Path, name: str, standing: Standing) -> int:
    with common.reading(data) as store:
        _managed(store, name)
        store.subscribers.stand(name, standing, now=wall_clock())
    say(f"{name}: {standing.value}")
    return 0


def change(data: Path, name: str, entry: Mapping[str, Any]) -> int:
    """New wishes; those that are not named stay. None takes one away."""
    with common.reading(data) as store:
        old = dict(_managed(store, name).settings)
        when = {**old.get("when", {}), **entry.get("when", {})}
        whole = {**old, **entry, "when": when}
        kept = {key: value for key, value in whole.items() if value is not None}
        subscription_of(kept)
        store.subscribers.change(name, kept)
    say(f"{name}: changed")
    return 0


def link(path: Path, data: Path, name: str) -> int:
    """For support: the address at which a subscriber manages what comes."""
    config, now = common.load(path), wall_clock()
    with common.reading(data) as store:
        found = links_of(managed(_managed(store, name)), config, store, now=now).preferences
    if found is None:
        raise UsageError("there are links for mail only, and only where `desk.url` is set")
    say(found)
    return 0


def _managed(store: Store, name: str) -> Subscriber:
    found = store.subscribers.get(name)
    if found is None:
        raise UsageError(f"there is no managed subscription {name}; those of sources.yaml are changed there")
    return found


def entry_of(given: Mapping[str, Any], *, channel: str | None = None, to: str | None = None) -> dict[str, Any]:
    """Options as an entry of `subscriptions:`; what was not given is left out."""
    names = ("regions", "keys", "insurances", "sources", "severity")
    when = {name: given[name] for name in names if given.get(name)}
    entry = {name: value for name, value in given.items() if name not in names and value is not None}
    if when:
        entry["when"] = when
    if channel is not None:
        entry[channel] = to
    return entry
