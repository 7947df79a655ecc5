"""Signed links: whoever holds one that was mailed may manage that subscription, and no other."""

from __future__ import annotations

from dataclasses import dataclass

from itsdangerous import BadSignature, URLSafeSerializer

from watcher.deliver.channels import Links

_SALT = "watcher.subscription"
CONFIRM, MANAGE = "confirm", "manage"


@dataclass(frozen=True, kw_only=True, slots=True)
class Grant:
    """What a link allows: to confirm or to manage `subscription`, for one of its recipients."""

    purpose: str
    subscription: str
    address: str


def sign(key: str, grant: Grant) -> str:
    """The same at every time, so that a message that is sent again carries the same link."""
    return str(URLSafeSerializer(key, salt=_SALT).dumps([grant.purpose, grant.subscription, grant.address]))


def read(key: str, token: str) -> Grant | None:
    """None for a token that was not made with this key."""
    try:
        purpose, subscription, address = URLSafeSerializer(key, salt=_SALT).loads(token)
        return Grant(purpose=str(purpose), subscription=str(subscription), address=str(address))
    except (BadSignature, ValueError, TypeError):
        return None


def links(base: str, key: str, subscription: str, address: str) -> Links:
    """`base`: the desk's address as people reach it."""
    manage = f"{base.rstrip('/')}/s/{sign(key, Grant(purpose=MANAGE, subscription=subscription, address=address))}"
    confirm = f"{base.rstrip('/')}/s/{sign(key, Grant(purpose=CONFIRM, subscription=subscription, address=address))}"
    return Links(preferences=manage, unsubscribe=f"{manage}/unsubscribe", confirm=f"{confirm}/confirm")
