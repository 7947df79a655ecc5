"""review, deliveries, status, verify: the desk's work from the terminal."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

from watcher import china, jsonform, wording
from watcher import store as stores
from watcher.assemble import wall_clock
from watcher.commands import common
from watcher.commands.record import moment
from watcher.commands.terminal import print_json, say, show, table
from watcher.deliver import outbox
from watcher.errors import UsageError
from watcher.model import Config, DeliveryState, ReviewState
from watcher.store import SourceState, Store, forms

ATTENTION = 3
_HEAD = re.compile("[0-9a-fA-F]{64}")
LIFELESS = timedelta(minutes=30)  # the heartbeat comes every ten
STUCK = (DeliveryState.DEAD, DeliveryState.HELD)  # what a person has to set going again


# ── review ─────────────────────────────────────────────────────────────────────────────────────────────────────


def review_list(data: Path, *, every: bool, as_json: bool) -> int:
    with common.reading(data) as store:
        found = store.views.changes(review=None if every else ReviewState.OPEN)
    if as_json:
        print_json([jsonform.change_json(change) for change in found])
        return 0
    rows = [(c.id, c.review.value, c.difference.severity.value, c.difference.title, c.detected_at) for c in found]
    show(table(("id", "review", "severity", "change", "found"), rows)) if rows else say("nothing to review")
    return 0


def review_show(data: Path, change_id: str, *, as_json: bool) -> int:
    with common.reading(data) as store:
        change, history = common.change(store, change_id), store.views.reviews(change_id)
    if as_json:
        print_json({**jsonform.change_json(change), "reviews": history})
        return 0
    d = change.difference
    rows = [
        ("change", d.title),
        ("source", f"{change.source_title} ({change.authority})"),
        ("url", change.url),
        ("severity", d.severity.value),
        ("effective", wording.when_text(d, today=china.day(wall_clock()))),
        ("before", _text(d.before)),
        ("after", _text(d.after)),
        ("review", change.review.value),
        *((r["at"], f"{r['who']}: {r['verdict'] or ''} {r['note'] or ''}") for r in history),
    ]
    show(table(("", ""), rows))
    return 0


def _text(side: object) -> str | None:
    return getattr(side, "quote", None) or getattr(side, "text", None)


def judge(
    path: Path, data: Path, ids: tuple[str, ...], verdict: str | None, note: str | None, who: str | None,
    details: Mapping[str, str] | None = None,
) -> int:  # fmt: skip
    """Appends a verdict or a note, as the desk does."""
    from watcher.walk import reviewing
    from watcher.walk.services import everyone

    by, now, titles = who or common.me(), wall_clock(), common.titles()
    with common.reading(data) as store:
        subscriptions = everyone(common.load(path), store) if verdict else ()
        for change in [common.change(store, change_id) for change_id in ids]:
            reviewing.judge(
                store, change, verdict=verdict, note=note, details=details, who=by, now=now, subscriptions=subscriptions,
                titles=titles,
            )  # fmt: skip
            done = "corrected" if details and "correction" in details else verdict or "noted"
            say(f"{change.id}: {done}: {change.difference.title}")
    return 0


def judge_fact(
    data: Path, fact_id: int, *, verdict: str | None, correction: str | None, note: str | None, who: str | None
) -> int:
    """Appends what is said of a fact that no change brought, or that was read wrongly."""
    from watcher.walk import reviewing

    titles = common.titles()
    with common.reading(data) as store:
        stated = store.rulebook.fact(fact_id)
        if stated is None:
            raise UsageError(f"there is no fact {fact_id}; `watcher facts --json` gives their ids")
        reviewing.judge_fact(
            store, stated, verdict=verdict, correction=correction, note=note, who=who or common.me(), now=wall_clock(),
            titles=titles,
        )  # fmt: skip
        again = store.rulebook.fact(fact_id)
    assert again is not None
    say(f"{fact_id}: {again.review.value}: {again.fact.key} {wording.value_text(again.fact, titles=titles)}")
    return 0


# ── deliveries ─────────────────────────────────────────────────────────────────────────────────────────────────


def deliveries(data: Path, *, state: str | None, as_json: bool) -> int:
    if state is not None and state not in list(DeliveryState):
        raise UsageError(f"--state: {state!r} is none of {', '.join(DeliveryState)}")
    with common.reading(data) as store:
        found = store.outbox.deliveries(states=(DeliveryState(state),) if state else ())
    if as_json:
        print_json([jsonform.delivery_json(delivery) for delivery in found])
    elif found:
        heads = ("id", "subscription", "channel", "state", "attempts", "next try", "last error")
        show(table(heads, [
            (d.id, d.alert.subscription, d.channel, d.state.value, d.attempts, d.next_try, d.last_error) for d in found
        ]))  # fmt: skip
    else:
        say("no deliveries")
    return ATTENTION if any(map(outbox.is_stuck, found)) else 0


def delivery_show(data: Path, delivery_id: str, *, as_json: bool) -> int:
    with common.reading(data) as store:
        found, ledger = store.outbox.delivery(delivery_id), store.outbox.ledger(delivery_id)
    if found is None:
        raise UsageError(f"there is no delivery {delivery_id}")
    if as_json:
        changes = [jsonform.change_json(change) for change in found.alert.changes]
        print_json({**jsonform.delivery_json(found), "type": found.alert.type, "tries": ledger, "changes": changes})
        return 0
    say(f"{found.id}: {found.alert.type} to {found.alert.subscription} over {found.channel}: {found.state.value}")
    show(table(("at", "state", "answer"), [(row["at"], row["state"], row["answer"]) for row in ledger]))
    for change in found.alert.changes:
        say(f"[{change.difference.severity.value}] {change.difference.title}")
    return 0


def retry(data: Path, ids: tuple[str, ...], *, dead: bool) -> int:
    with common.reading(data) as store:
        letters = store.outbox.deliveries(states=(DeliveryState.DEAD,)) if dead else []
        wanted = [*ids, *(delivery.id for delivery in letters)]
        missed = [name for name in wanted if not store.outbox.retry(name, now=wall_clock())]
    if missed:
        raise UsageError(f"cannot be sent again (unknown, or sent already): {', '.join(missed)}")
    say(f"{len(wanted)} deliveries are due again")
    return 0


def replay(data: Path, *, since: str, subscription: str | None) -> int:
    begin = moment(since, "--since")
    assert begin is not None
    with common.reading(data) as store:
        count = store.outbox.replay(since=begin, subscription=subscription, now=wall_clock())
    say(f"{count} deliveries are due again, under their old ids")
    return 0


# ── status and verify ──────────────────────────────────────────────────────────────────────────────────────────


def status(path: Path, data: Path, *, as_json: bool) -> int:
    config = common.load(path) if path.exists() else None
    with common.reading(data) as store:
        daemon, sources = _daemon(store), _sources(store, config)
    stuck = sum(daemon["deliveries"].get(state, 0) for state in STUCK)
    attention = stuck > 0 or daemon["hangs"] or any(s["state"] in ("failing", "blocked") for s in sources)
    if as_json:
        print_json({"daemon": daemon, "sources": sources})
    else:
        running = f"running, process {daemon['pid']} on {daemon['host']}" if daemon["running"] else "not running"
        running += ", but without a heartbeat: it hangs" if daemon["hangs"] else ""
        waiting = ", ".join(f"{number} {state}" for state, number in sorted(daemon["deliveries"].items()))
        say(f"daemon: {running}; deliveries: {waiting or 'none'}")
        names = ("id", "state", "outcome", "last_attempt", "last_success", "next_poll", "failures", "reason")
        show(table([n.replace("_", " ") for n in names], [[s[n] for n in names] for s in sources]))
    return ATTENTION if attention else 0


def _daemon(store: Store) -> jsonform.Json:
    running = stores.held(store.lock_path)
    who = (stores.holder(store.lock_path) or {}) if running else {}
    beat = store.views.heartbeat("daemon")
    return {
        "running": running,
        "pid": who.get("pid"),
        "host": who.get("host"),
        "started_at": who.get("started_at"),
        "hangs": bool(running and beat and wall_clock() - beat[0] > LIFELESS),
        "heartbeat": jsonform.time_json(beat[0]) if beat else None,
        "deliveries": store.outbox.counts(),
    }


def _sources(store: Store, config: Config | None) -> list[jsonform.Json]:
    """Those stored, and those configured that no process has taken up yet."""
    known = store.views.sources()
    seen = {state.id for state in known}
    new = [_new(s.id, s.title, s.url, s.enabled) for s in (config.sources if config else ()) if s.id not in seen]
    return [forms.source_json(state) for state in sorted([*known, *new], key=lambda state: state.id)]


def _new(name: str, title: str, url: str, enabled: bool) -> SourceState:
    return SourceState(
        id=name, title=title, url=url, enabled=enabled, outcome=None, reason=None, last_attempt=None,
        last_success=None, next_poll=None, failures=0, incident=None,
    )  # fmt: skip


def verify(data: Path, *, chain: bool, head: str | None, as_json: bool) -> int:
    if head is not None and not _HEAD.fullmatch(head):
        raise UsageError(f"--head: {head!r} is no head: 64 letters of 0-9 and a-f")
    with common.reading(data) as store:
        verdict = store.verify_chain(head) if chain or head else store.verify()
        newest = store.head() if chain or head else None
    if as_json:
        shown = {"checked": verdict.checked, "bad": [asdict(bad) for bad in verdict.bad]}
        print_json(shown | ({"head": newest and jsonform.head_json(newest)} if chain or head else {}))
    else:
        for bad in verdict.bad:
            say(f"{bad.what} {bad.id}: {bad.reason}")
        say(f"{verdict.checked} things read again, {len(verdict.bad)} of them are not what was written")
        if newest:
            say(f"head {newest.digest} after {newest.links} links, {newest.at:%Y-%m-%d %H:%M} UTC")
        if head and not verdict.bad:
            say(f"all that was recorded up to {head[:12]}… is as it was")
    return ATTENTION if verdict.bad else 0
