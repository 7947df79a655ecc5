"""One lane of the outbox: a subscription's due deliveries, sent in order and closed one by one."""

from __future__ import annotations

from dataclasses import dataclass, replace

import structlog

from watcher.deliver import channels, outbox
from watcher.deliver.route import CONFIRM, RETRACTED
from watcher.errors import SendError
from watcher.model import Alert, Config, Delivery, DeliveryState, ReviewState, Subscription
from watcher.walk.alarms import OWNER, judged, owner_of
from watcher.walk.services import Services

log = structlog.get_logger()


@dataclass(frozen=True, kw_only=True, slots=True)
class DeliveryRound:
    """The deliveries tried, as they were closed."""

    tried: tuple[Delivery, ...] = ()

    def count(self, state: DeliveryState) -> int:
        return sum(delivery.state is state for delivery in self.tried)


def drain(lane: str, services: Services) -> tuple[Delivery, ...]:
    """Sends until nothing is due, or until the receiver failed: it is not knocked at again in this round. Between two
    messages to a service that takes only so many a minute, it waits."""
    tried: list[Delivery] = []
    while not services.stopping():
        if tried and (wait := channels.gap(tried[-1].channel)):
            services.sleep(wait)
        delivery = services.store.outbox.claim(lane, services.owner, now=services.now())
        if delivery is None:
            break
        closed, _ = send(delivery, services)
        tried.append(closed)
        if closed.state is DeliveryState.RETRYING:
            break
    return tuple(tried)


def send(delivery: Delivery, services: Services) -> tuple[Delivery, str | None]:
    """One claimed delivery, tried and closed as it ended, with what the receiver answered."""
    services.at("delivery claimed")
    closed, answer = _tried(delivery, services)
    services.at("delivery sent")
    now = services.now()
    closed, alarms = judged(closed, services, now=now)
    services.store.outbox.close(closed, services.owner, now=now, answer=answer, alarms=alarms)
    services.at("delivery closed")
    return closed, answer


def _tried(delivery: Delivery, services: Services) -> tuple[Delivery, str | None]:
    name = delivery.alert.subscription
    if services.store.outbox.is_held(name):
        return outbox.held(delivery), None
    subscription = _receiver(delivery.alert, services)
    if subscription is None and services.store.subscribers.is_known(name):
        return outbox.set_aside(delivery, outbox.UNSUBSCRIBED), None
    if delivery.alert.type == RETRACTED and not _was_told(delivery, services):
        return outbox.set_aside(delivery, outbox.UNTOLD), None
    left = _without_dismissed(delivery)
    if delivery.alert.changes and not left.alert.changes:
        return outbox.set_aside(delivery, outbox.DISMISSED), None
    delivery = left
    answer, error = _sent(delivery, subscription, services)
    receiver = services.store.outbox.receiver(name)
    return outbox.after(delivery, error, now=services.now(), jitter=services.dice(), receiver=receiver), answer


def _receiver(alert: Alert, services: Services) -> Subscription | None:
    if alert.subscription.startswith(OWNER):
        failing = services.subscription(alert.subscription.removeprefix(OWNER))
        return owner_of(failing) if failing and failing.owner else None
    return services.subscription(alert.subscription, confirming=alert.type == CONFIRM)


def _was_told(delivery: Delivery, services: Services) -> bool:
    """An alert that was on its way when its change was dismissed may not have arrived; then nothing is taken back."""
    book = services.store.outbox
    return any(book.is_told(change.id, delivery.alert.subscription) for change in delivery.alert.changes)


def _without_dismissed(delivery: Delivery) -> Delivery:
    """What a reviewer dismissed while it waited is told nobody further."""
    if delivery.alert.type == RETRACTED:
        return delivery
    left = tuple(change for change in delivery.alert.changes if change.review is not ReviewState.DISMISSED)
    return replace(delivery, alert=replace(delivery.alert, changes=left))


def _sent(
    delivery: Delivery, subscription: Subscription | None, services: Services
) -> tuple[str | None, SendError | None]:
    if subscription is None:
        return None, SendError("this subscription is no longer configured", permanent=True)
    try:
        return channels.send(delivery.alert, subscription, _means(delivery, subscription, services)), None
    except SendError as error:
        log.warning("a delivery failed", delivery=delivery.id, subscription=subscription.id, reason=error.reason)
        return None, error
    except Exception as error:
        log.exception("a fault of ours ended a delivery", delivery=delivery.id, subscription=subscription.id)
        last = delivery.attempts + 1 >= outbox.FAULTS
        return None, SendError(f"internal fault: {type(error).__name__}: {error}", permanent=last)


def _means(delivery: Delivery, subscription: Subscription, services: Services) -> channels.Means:
    return channels.Means(
        config=_config(delivery.alert, services),
        post=services.gate.post,
        now=services.now(),
        titles=services.titles,
        links=services.links(subscription),
        taken=delivery.taken,
        head=services.store.head(),
    )


def _config(alert: Alert, services: Services) -> Config:
    """With the source that an alert is about, where the configuration keeps none."""
    if alert.source is None or services.config.sources:
        return services.config
    return replace(services.config, sources=(services.store.queue.source(alert.source),))
