"""run, check, validate, test-alert: what goes out into the network."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from threading import Event

from watcher import jsonform, pipeline
from watcher.acquire import decode, kinds
from watcher.analyze.read import text_hash
from watcher.commands import common, keeping, serving
from watcher.commands.terminal import print_json, say, show, table
from watcher.errors import OutcomeError, UsageError
from watcher.model import DeliveryState, Fetched, Limits, Network, Poll, Source
from watcher.store import host_of
from watcher.walk import sample
from watcher.walk.send import send
from watcher.walk.services import Services
from watcher.walk.tell import queued

ATTENTION = 3


def run(path: Path, data: Path) -> int:
    from watcher import daemon, signs

    with (
        common.watching(path, data) as services,
        serving.beside(services),
        keeping.current(services.config, path, data),
    ):
        daemon.run(services, notify=lambda state: signs.tell(state, env=os.environ))
    return 0


def check(path: Path, data: Path, ids: tuple[str, ...], *, every: bool, deliver: bool, as_json: bool) -> int:
    with common.working(path, data) as given, _stoppable(given) as services:
        polls = []
        for poll in _polls(_wanted(services, ids, every), services):
            polls.append(poll)
            if as_json:
                print_json(jsonform.poll_json(poll), line=True)
            else:
                _tell(poll)
        if not polls and not as_json:
            say("nothing is due")
        failed = not all(poll.outcome.healthy for poll in polls)
        if deliver:
            failed |= not _deliver(services, quiet=as_json)
    return ATTENTION if failed else 0


def reread(path: Path, data: Path, ids: tuple[str, ...], *, as_json: bool) -> int:
    """The stored pages once more, with the present packs and settings; nothing is fetched and nobody is alerted."""
    from watcher.walk.refresh import outdated, refresh

    with common.working(path, data) as given, _stoppable(given) as services:
        wanted = common.chosen(services.config, ids) if ids else outdated(services)
        done = [refresh(source, services=services) for source in wanted]
    if as_json:
        print_json([{"source": it.source, "documents": it.documents, "unreadable": it.unreadable,
                     "changes": [jsonform.change_json(change) for change in it.changes]} for it in done])  # fmt: skip
    elif not done:
        say("everything stored was read with the present packs and settings")
    else:
        heads = ("source", "documents read again", "changes recorded", "unreadable")
        show(table(heads, [[it.source, it.documents, len(it.changes), it.unreadable] for it in done]))
    return ATTENTION if any(it.unreadable for it in done) else 0


def _wanted(services: Services, ids: tuple[str, ...], every: bool) -> list[Source]:
    config, now = services.config, services.now()
    if ids:
        return common.chosen(config, ids)
    paused = {s.id for s in services.store.views.sources() if s.paused_by}
    enabled = [source for source in config.sources if source.enabled and source.id not in paused]
    if every:
        return enabled
    due = {s.id for s in services.store.views.sources() if s.next_poll is not None and s.next_poll <= now}
    return [source for source in enabled if source.id in due]


def _polls(sources: Sequence[Source], services: Services) -> Iterator[Poll]:
    """As they end. One worker takes all sources of a host, one after the other."""
    by_host = groupby(sorted(sources, key=lambda s: host_of(s.url)), key=lambda s: host_of(s.url))
    crowds = [list(crowd) for _, crowd in by_host]
    if not crowds:
        return
    pool = ThreadPoolExecutor(max_workers=min(services.config.limits.workers, len(crowds)))
    try:
        for done in as_completed([pool.submit(_in_turn, crowd, services) for crowd in crowds]):
            yield from done.result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _in_turn(sources: Sequence[Source], services: Services) -> list[Poll]:
    polls = []
    for source in sources:
        if services.stopping():
            break
        polls.append(pipeline.check(source, services=services, now=services.now()))
    return polls


@contextmanager
def _stoppable(services: Services) -> Iterator[Services]:
    """Ctrl-C lets the requests under way end and begins no other."""
    stop = Event()
    try:
        yield replace(services, stopping=stop.is_set)
    except BaseException:
        stop.set()
        raise


def _tell(poll: Poll) -> None:
    ignored = ", ".join(f"{count} {reason}" for reason, count in sorted(poll.ignored.items()))
    stopped = f" ({poll.stopped_at.value})" if poll.stopped_at else ""
    say(f"{poll.source}: {poll.outcome.value}{stopped}, {poll.bytes} bytes, {poll.ms:.0f} ms")
    for line in (poll.reason, f"ignored: {ignored}" if ignored else None):
        if line:
            say(f"    {line}")
    for change in poll.changes:
        say(f"    [{change.difference.severity.value}] {change.difference.title}")


def _deliver(services: Services, *, quiet: bool) -> bool:
    """Whether everything that was due was taken."""
    done = pipeline.deliver(services, services.now())
    sent = done.count(DeliveryState.SENT)
    if not quiet and done.tried:
        say(f"{sent} of {len(done.tried)} alerts delivered")
    return sent == len(done.tried)


# ── validate ───────────────────────────────────────────────────────────────────────────────────────────────────


def validate(path: Path, *, fetch: bool, as_json: bool) -> int:
    config = common.load(path)
    if not fetch:
        if as_json:
            print_json({"sources": len(config.sources), "subscriptions": len(config.subscriptions), "mistakes": []})
        else:
            say(f"{path}: {len(config.sources)} sources, {len(config.subscriptions)} subscriptions, no mistake")
        return 0
    common.log_to_stderr()
    shown = [_sample(source, config.network, config.limits) for source in config.sources if source.enabled]
    if as_json:
        print_json(shown)
    else:
        heads = ("source", "outcome", "clauses", "facts", "entries", "stable", "title or reason")
        names = ("source", "outcome", "clauses", "facts", "entries", "stable")
        show(table(heads, [[*(it.get(n) for n in names), it.get("title") or it.get("reason")] for it in shown]))
    return 0 if all(it["outcome"] == "ok" for it in shown) else ATTENTION


def _sample(source: Source, network: Network, limits: Limits) -> dict[str, object]:
    """What would be watched. The page is fetched twice: what differs between the two moves by itself."""
    from watcher.acquire.fetch import Gate

    gate = Gate(network, limits)
    try:
        fetch = gate.local if source.kind == "file" and source.url.startswith("file:") else gate.get
        first, second = (_seen(fetch(source.url), source) for _ in range(2))
    except OutcomeError as error:
        return {"source": source.id, "outcome": error.outcome, "reason": error.reason}
    finally:
        gate.close()
    shown = {name: value for name, value in first.items() if name != "hash"}
    return {"source": source.id, "outcome": "ok", **shown, "stable": first == second}


def _seen(fetched: Fetched, source: Source) -> dict[str, object]:
    from watcher.acquire import classify
    from watcher.errors import ReadError

    page = decode.page_of(fetched)
    fault = classify.soft_failure(page, asked_url=source.url)
    if fault is not None:
        raise ReadError(fault[0], fault[1])
    kind = kinds.load(source.kind)
    if not kind.READS_ITSELF:
        links = kind.entries(page, source)
        return {"entries": len(links), "title": links[0].title if links else "no entry matches", "hash": None}
    document = common.read_once(
        page, topics=source.topics, region=source.region, select=source.select, remove=source.remove
    )
    return {
        "clauses": len(document.clauses),
        "facts": len(document.facts),
        "title": document.meta.title,
        "hash": text_hash(document),
    }


# ── test-alert ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_alert(path: Path, data: Path, subscription_id: str) -> int:
    """A marked sample by the way of all alerts: queued, claimed, sent, closed; and what the receiver answered."""
    with common.working(path, data) as services:
        subscription = services.subscription(subscription_id)
        if subscription is None:
            known = ", ".join(s.id for s in services.subscriptions()) or "none"
            raise UsageError(f"unknown subscription: {subscription_id}; known: {known}")
        alert = sample.alert(subscription, services, now=services.now())
        services.store.queue_alerts(queued((alert,), (subscription,), now=services.now(), digest=False))
        claimed = services.store.outbox.claim_one(alert.id, services.owner, now=services.now())
        if claimed is None:
            say(f"{subscription.id}: another process is sending to it; look at `watcher deliveries show {alert.id}`")
            return ATTENTION
        closed, answer = send(claimed, services)
    if closed.state is DeliveryState.SENT:
        say(f"{subscription.id}: taken: {answer or closed.last_error}")
        return 0
    again = f"; tried again at {closed.next_try:%H:%M:%S} UTC" if closed.next_try else ""
    say(f"{subscription.id}: not taken: {closed.last_error}{again}")
    return ATTENTION
