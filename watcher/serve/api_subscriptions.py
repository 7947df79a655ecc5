"""Managed subscriptions over the API: the same as `watcher subscriptions` and the pages of subscribers."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path
from pydantic import BaseModel, ConfigDict, Field, StrictBool

from watcher import jsonform
from watcher.config import subscription_of
from watcher.errors import UsageError
from watcher.model import Role, Severity
from watcher.serve.api_door import ApiDoor, Refused
from watcher.serve.office import Office
from watcher.store import Standing, Subscriber
from watcher.walk.inviting import invite

Name = Annotated[str, Field(min_length=1, max_length=100)]


class Wish(BaseModel):
    """What of the changes is asked for; what is left out means everything."""

    model_config = ConfigDict(extra="forbid")

    regions: list[Name] = Field(default=[], max_length=100, examples=[["CN-44*"]])
    keys: list[Name] = Field(default=[], max_length=100, examples=[["years.*"]])
    sources: list[Name] = Field(default=[], max_length=100)
    severity: Severity = Severity.LOW


class NewSubscription(BaseModel):
    """A mail address is asked first whether it wants this, unless `confirmed` says that it agreed elsewhere."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"email": "hr@example.org"}]})

    email: Annotated[str, Field(max_length=254, examples=["hr@example.org"])]
    when: Wish = Wish()
    send: Literal["instant", "daily", "weekly"] = "instant"
    language: Literal["zh", "en"] = "zh"
    review: Literal["all", "confirmed"] = "all"
    confirmed: StrictBool = False


class Subscribed(BaseModel):
    id: str
    address: str
    standing: Standing
    created_at: str
    created_by: str


class Subscriptions(BaseModel):
    items: list[Subscribed]


def router(office: Office, door: ApiDoor, problems: dict[int | str, dict[str, Any]]) -> APIRouter:
    store, routes = office.store, APIRouter(responses=problems)
    admin = Depends(door.needs(Role.ADMIN))

    @routes.get("/subscriptions", response_model=Subscriptions, operation_id="listSubscriptions", dependencies=[admin])
    def listing() -> Any:
        """Managed mail subscriptions; addresses of other channels hold keys and are not told."""
        return {"items": [_said(one) for one in store.subscribers.all() if "email" in one.settings]}

    @routes.post(
        "/subscriptions", status_code=201, response_model=Subscribed, operation_id="addSubscription", dependencies=[admin],
        responses={409: {**problems[404], "description": "it cannot be kept, or nobody could answer its mail"}},
    )  # fmt: skip
    def add(asked: NewSubscription) -> Any:
        """Adds one; it waits for a yes by mail unless `confirmed`."""
        entry = asked.model_dump(mode="json", exclude={"confirmed"})
        try:
            subscription_of({**entry, "id": "new"})
        except UsageError as error:
            raise Refused(409, "cannot be kept", str(error)) from error
        desk, now = office.config.desk, office.now()
        if asked.confirmed:
            made = store.subscribers.add(entry, channel="email", standing=Standing.ACTIVE, by="api", now=now)
        elif desk is None or desk.url is None or office.config.smtp is None:
            raise Refused(409, "cannot be asked", "the mail that asks needs `smtp` and `desk.url` in sources.yaml")
        else:
            made = invite(store, entry, by="api", now=now)
        return _said(made)

    @routes.delete(
        "/subscriptions/{name}", response_model=Subscribed, operation_id="endSubscription", dependencies=[admin]
    )
    def end(name: Annotated[str, Path(min_length=1, max_length=100)]) -> Any:
        """Ends one: nothing is sent any more; it stays on record."""
        found = store.subscribers.get(name)
        if found is None or "email" not in found.settings:
            raise Refused(404, "not found", "there is no such managed subscription")
        store.subscribers.stand(name, Standing.ENDED, now=office.now())
        again = store.subscribers.get(name)
        assert again is not None
        return _said(again)

    return routes


def _said(one: Subscriber) -> dict[str, Any]:
    return {
        "id": one.id,
        "address": one.address,
        "standing": one.standing.value,
        "created_at": jsonform.time_json(one.created_at),
        "created_by": one.created_by,
    }
