"""What operators and owners are told of deliveries that fail, over another way than the one that fails."""

from __future__ import annotations

from datetime import datetime

from watcher.deliver import outbox, route
from watcher.model import Alert, Delivery, DeliveryState, Subscription
from watcher.walk.services import Services
from watcher.walk.tell import queued

OWNER = "owner:"  # before a subscription's id: whoever answers for it, as a recipient of their own


def judged(delivery: Delivery, services: Services, *, now: datetime) -> tuple[Delivery, tuple[Delivery, ...]]:
    """A delivery as it ended, given up where its receiver failed for days, with the alarms that its end calls for: one
    for each spell of failures."""
    name = delivery.alert.subscription
    receiver = services.store.outbox.receiver(name)
    if outbox.gives_up(delivery, receiver, now=now):
        delivery = outbox.given_up(delivery)
        return delivery, _alarms(route.RECEIVER_DISABLED, delivery, services, now)
    if delivery.state is DeliveryState.HELD and delivery.attempts and outbox.is_stuck(delivery):
        return delivery, _alarms(route.RECEIVER_DISABLED, delivery, services, now)
    if outbox.is_stuck(delivery) and delivery.state is DeliveryState.DEAD and not receiver.told:
        return delivery, _alarms(route.DELIVERY_DEAD, delivery, services, now)
    return delivery, ()


def _alarms(kind: str, delivery: Delivery, services: Services, now: datetime) -> tuple[Delivery, ...]:
    if delivery.alert.type in (route.DELIVERY_DEAD, route.RECEIVER_DISABLED):
        return ()  # an alarm about an alarm would find no end
    name = delivery.alert.subscription
    everyone = services.subscriptions()
    keepers = [s for s in everyone if s.maintainer and s.id != name]
    others = [s for s in keepers if s.channel != delivery.channel] or keepers
    failing = services.subscription(name)
    if kind == route.RECEIVER_DISABLED and failing is not None and failing.owner:
        others = [*others, owner_of(failing)]
    detail = f"{name} ({delivery.channel}): {delivery.last_error}"
    alerts = [
        Alert(
            id=route.stable_id(s.id, kind, delivery.id, now.isoformat()),
            type=kind,
            subscription=s.id,
            created_at=now,
            detail=detail,
        )
        for s in others
    ]
    return queued(alerts, others, now=now)


def owner_of(subscription: Subscription) -> Subscription:
    """Of a subscription that is given up, whoever answers for it, by mail."""
    return Subscription(
        id=f"{OWNER}{subscription.id}", channel="email", to=subscription.owner or "", language=subscription.language
    )
