"""What a test alert shows: the latest change that this subscription would have been told of."""

from __future__ import annotations

from datetime import datetime

from watcher.deliver import route
from watcher.model import Alert, Subscription
from watcher.walk.services import Services


def alert(subscription: Subscription, services: Services, *, now: datetime) -> Alert:
    """Of type `test`, under an id of its own; without a change where the store holds none that fits."""
    found = services.store.views.changes(limit=200)
    known = next((c for c in found if route.is_ready(c, subscription) and route.matches(c, subscription.when)), None)
    return Alert(
        id=route.stable_id(subscription.id, "test", now.isoformat()),
        type="test",
        subscription=subscription.id,
        created_at=now,
        changes=(known,) if known else (),
        detail="这是一条测试通知，请勿作为政策变化。"
        if subscription.language == "zh"
        else "This is a test; it is no news.",
    )
