"""One lane of the outbox: a subscription's due deliveries, sent in order and closed one by one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

import structlog

from watcher.deliver import channels, outbox
from watcher.deliver.route import CHANGED, RETRACTED
from watcher.errors import SendError
from watcher.model import Alert, Config, Delivery, DeliveryState, ReviewState
from watcher.walk.services import Services

log = structlog.get_logger()


@dataclass(frozen=True, kw_only=True, slots=True)
class DeliveryRound:
    """The deliveries tried, as they were closed."""

    tried: tuple[Delivery, ...] = ()

    def count(self, state: DeliveryState) -> int:
        return sum(delivery.state is state for delivery in self.tried)


def drain(lane: str, services: Services) -> tuple[Delivery, ...]:
    """Sends until nothing is due, or until the receiver failed: it is not knocked at again in this round."""
    tried: list[Delivery] = []
    while not services.stopping():
        delivery = services.store.outbox.claim(lane, services.owner, now=services.now())
        if delivery is None:
            break
        services.at("delivery claimed")
        closed, answer = _tried(delivery, services)
        services.at("delivery sent")
        services.store.outbox.close(closed, services.owner, now=services.now(), answer=answer)
        services.at("delivery closed")
        tried.append(closed)
        if closed.state is DeliveryState.RETRYING:
            break
    return tuple(tried)


def _tried(delivery: Delivery, services: Services) -> tuple[Delivery, str | None]:
    if services.store.outbox.is_held(delivery.alert.subscription):
        return outbox.held(delivery), None
    delivery = _without_dismissed(delivery)
    if delivery.alert.type == CHANGED and not delivery.alert.changes:
        return outbox.set_aside(delivery, outbox.DISMISSED), None
    answer, error = _send(delivery, services, services.now())
    return outbox.after(delivery, error, now=services.now(), jitter=services.dice()), answer


def _without_dismissed(delivery: Delivery) -> Delivery:
    """What a reviewer dismissed while it waited is told nobody further."""
    if delivery.alert.type == RETRACTED:
        return delivery
    left = tuple(change for change in delivery.alert.changes if change.review is not ReviewState.DISMISSED)
    return replace(delivery, alert=replace(delivery.alert, changes=left))


def _config(alert: Alert, services: Services) -> Config:
    """With the source that an alert is about, where the configuration keeps none."""
    if alert.source is None or services.config.sources:
        return services.config
    return replace(services.config, sources=(services.store.queue.source(alert.source),))


def _send(delivery: Delivery, services: Services, now: datetime) -> tuple[str | None, SendError | None]:
    subscription = services.subscription(delivery.alert.subscription)
    if subscription is None:
        return None, SendError("this subscription is no longer configured", permanent=True)
    try:
        means = channels.Means(
            config=_config(delivery.alert, services),
            post=services.gate.post,
            now=now,
            titles=services.titles,
            taken=delivery.taken,
        )
        answer = channels.send(delivery.alert, subscription, means)
    except SendError as error:
        log.warning("a delivery failed", delivery=delivery.id, subscription=subscription.id, reason=error.reason)
        return None, error
    except Exception as error:
        log.exception("a fault of ours ended a delivery", delivery=delivery.id, subscription=subscription.id)
        return None, SendError(f"internal fault: {type(error).__name__}: {error}")
    return answer, None
