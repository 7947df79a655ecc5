"""What was detected, ignored and delivered, counted from the store and from what arrived; and whether it agrees with
the script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from watcher import wording
from watcher.demo.play import Played
from watcher.demo.script import Found, Round
from watcher.demo.sinks import Mail, Receiver
from watcher.model import Change, Delivery, DeliveryState
from watcher.store import Store

Rounds = Sequence[tuple[Round, Played]]
T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """`unchanged`: polls that found nothing new, by how far they had to go. `ignored`: differences that are no change,
    by reason. `tries` counts every attempt to deliver, `checked` every stored thing that was read again."""

    polls: int
    unchanged: dict[str, int]
    ignored: dict[str, int]
    changes: tuple[Change, ...]
    deliveries: tuple[Delivery, ...]
    mails: int
    calls: int
    tries: int
    checked: int
    disagreements: tuple[str, ...]

    def severities(self) -> dict[str, int]:
        """Worst first."""
        ranked = sorted(change.difference.severity for change in self.changes)
        return dict(Counter(it.value for it in sorted(ranked, key=lambda severity: severity.rank)))


def reckon(rounds: Rounds, store: Store, mails: Sequence[Mail], receiver: Receiver) -> Tally:
    attempts = [row for row in store.views.attempts(limit=100_000) if row["part_of"] is None]
    deliveries = tuple(store.outbox.deliveries())
    verdict = store.verify()
    problems = [problem for number, (it, played) in enumerate(rounds, 1) for problem in _of_round(number, it, played)]
    problems += _of_sums(rounds, store, deliveries, mails, receiver)
    problems += [f"stored bytes are damaged: {bad}" for bad in verdict.bad]
    return Tally(
        polls=len(attempts),
        unchanged=dict(Counter(row["stopped_at"] for row in attempts if row["outcome"] == "unchanged")),
        ignored=dict(sum((Counter(played.ignored) for _, played in rounds), Counter[str]())),
        changes=tuple(store.views.changes()),
        deliveries=deliveries,
        mails=len(mails),
        calls=len(receiver.taken),
        tries=sum(len(played.tried) for _, played in rounds),
        checked=verdict.checked,
        disagreements=tuple(problems),
    )


def _of_round(number: int, it: Round, played: Played) -> Iterable[str]:
    """Where a round brought anything else than the script says."""
    found = Counter(_found(one.source.id, change) for one in played.changed for change in one.poll.changes)
    sent = (tried.delivery for tried in played.tried if tried.delivery.state is DeliveryState.SENT)
    told = Counter((delivery.alert.subscription, delivery.alert.type) for delivery in sent)
    place = f"round {number} ({it.title})"
    yield from _differing(f"{place}: change", Counter(it.found), found)
    yield from _differing(f"{place}: alert", Counter(it.alerts), told)
    yield from _differing(f"{place}: outcome", Counter(it.outcomes), Counter(played.loud))


def _found(source: str, change: Change) -> Found:
    movement = wording.movement_text(change.difference)
    return Found(source=source, key=change.difference.key, movement=movement)


def _differing(what: str, expected: Counter[T], got: Counter[T]) -> Iterable[str]:
    yield from (f"{what} missing: {_shown(it)}" for it in (expected - got).elements())
    yield from (f"{what} not expected: {_shown(it)}" for it in (got - expected).elements())


def _shown(it: object) -> str:
    return f"{it.source} {it.key} {it.movement}" if isinstance(it, Found) else " ".join(map(str, it))  # type: ignore[call-overload]


def _of_sums(
    rounds: Rounds, store: Store, deliveries: Sequence[Delivery], mails: Sequence[Mail], receiver: Receiver
) -> Iterable[str]:
    """Where the store, the rounds and the sinks tell different stories."""
    unsent = [delivery.id for delivery in deliveries if delivery.state is not DeliveryState.SENT]
    if unsent:
        yield f"not delivered: {', '.join(unsent)}"
    by_mail = [delivery.id for delivery in deliveries if delivery.channel == "email"]
    if len(by_mail) != len(mails):
        yield f"the store says {len(by_mail)} mails were sent, {len(mails)} arrived"
    by_hook = Counter(delivery.id for delivery in deliveries if delivery.channel == "webhook")
    if by_hook != Counter(call.id for call in receiver.taken):
        yield f"the store says {len(by_hook)} webhooks were sent, {len(receiver.taken)} were taken"
    if not all(call.verified for call in receiver.calls):
        yield "a webhook's signature could not be verified"
    seen = sum(len(one.poll.changes) for _, played in rounds for one in played.changed)
    if seen != len(store.views.changes()):
        yield f"the polls brought {seen} changes, the store holds {len(store.views.changes())}"
