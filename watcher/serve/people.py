"""The pages of subscribers: confirm, change, leave. Whoever holds a signed link may do so for that subscription alone.

Nothing happens on a GET: mail scanners follow links.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from fastapi import APIRouter, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from watcher import regions
from watcher.config import subscription_of
from watcher.deliver import tokens
from watcher.deliver.tokens import Grant
from watcher.deliver.wishes import wishes
from watcher.errors import UsageError
from watcher.model import Subscription
from watcher.serve.office import Office, spoken
from watcher.store import Standing, Subscriber
from watcher.walk.inviting import invite
from watcher.walk.services import managed

ASK_AGAIN = timedelta(hours=1)  # an address is asked to confirm no more often
CONFIRM_WITHIN = timedelta(days=14)


class People:
    """The work behind the pages."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._store = office.store.subscribers

    def grant(self, token: str, purpose: str) -> Grant | None:
        found = tokens.read(self._office.key, token)
        return found if found is not None and found.purpose == purpose else None

    def subscription(self, grant: Grant) -> Subscription | None:
        joined = self._store.get(grant.subscription)
        if joined is not None:
            return managed(joined)
        return next((s for s in self._office.config.subscriptions if s.id == grant.subscription), None)

    def standing(self, grant: Grant) -> Standing | None:
        """None where there is no such subscription, or it goes to another address by now."""
        joined = self._store.get(grant.subscription)
        if joined is not None:
            return joined.standing if joined.address == grant.address else None
        configured = self.subscription(grant)
        if configured is None or configured.to != grant.address:
            return None
        out = self._store.opted_out().get(grant.subscription, frozenset())
        return Standing.ENDED if grant.address.lower() in out else Standing.ACTIVE

    def stand(self, grant: Grant, standing: Standing) -> None:
        now = self._office.now()
        if self._store.get(grant.subscription) is not None:
            self._store.stand(grant.subscription, standing, now=now)
        elif standing is Standing.ENDED:
            self._store.opt_out(grant.subscription, grant.address, now=now)
        else:
            self._store.opt_in(grant.subscription, grant.address)

    def confirm(self, grant: Grant) -> bool:
        """False for a link that came too late, or one of a subscription that is none any more."""
        joined = self._store.get(grant.subscription)
        if joined is None or joined.address != grant.address or self._is_late(joined):
            return False
        if joined.standing is Standing.PENDING:
            self.stand(grant, Standing.ACTIVE)
        return joined.standing is not Standing.ENDED

    def _is_late(self, joined: Subscriber) -> bool:
        return joined.standing is Standing.PENDING and self._office.now() - joined.created_at > CONFIRM_WITHIN

    def change(self, grant: Grant, form: Mapping[str, Any]) -> None:
        """Raises UsageError where the wishes cannot be kept."""
        joined = self._store.get(grant.subscription)
        if joined is None:
            raise UsageError("this subscription is kept by the operator")
        asked = ("regions", "keys", "insurances", "severity")
        others = {name: value for name, value in joined.settings.get("when", {}).items() if name not in asked}
        entry = {**joined.settings, **form, "when": {**others, **form["when"]}}
        kept = {name: value for name, value in entry.items() if value is not None}
        subscription_of(kept)
        self._store.change(joined.id, kept)

    def ask(self, form: Mapping[str, Any]) -> None:
        """Asks an address by mail; says nothing about whether it is known, and not more often than each hour."""
        entry = {name: value for name, value in form.items() if value is not None}
        subscription_of({**entry, "id": "new"})
        now, known = self._office.now(), self._store.of_address(str(entry["email"]))
        if any(now - one.created_at < ASK_AGAIN for one in known):
            return
        invite(self._office.store, entry, by="subscriber", now=now)


def wishes_of(form: FormData) -> dict[str, Any]:
    """The form as an entry of `subscriptions:`; what is empty is None."""

    def said(name: str) -> str | None:
        value = form.get(name)
        return value.strip() or None if isinstance(value, str) else None

    def several(name: str) -> list[str]:
        return [value for value in form.getlist(name) if isinstance(value, str) and value]

    begin, end = said("quiet_from"), said("quiet_to")
    when: dict[str, Any] = {"severity": said("severity") or "low"}
    when |= {name: several(name) for name in ("regions", "keys", "insurances") if several(name)}
    return {
        "when": when,
        "send": said("send") or "instant",
        "hour": said("hour"),
        "quiet": f"{begin}-{end}" if begin and end else None,
        "muted_until": said("muted_until"),
        "language": said("language") or "zh",
    }


def router(office: Office) -> APIRouter:
    routes, people = APIRouter(), People(office)

    show = office.show

    def unknown(request: Request) -> Response:
        return show("told.html", spoken(request), status=404, title="unknown", text="unknown_text", back=None)

    @routes.get("/s/{token}/confirm")
    def confirm_page(request: Request, token: str) -> Response:
        grant = people.grant(token, tokens.CONFIRM)
        subscription = people.subscription(grant) if grant else None
        if grant is None or subscription is None:
            return unknown(request)
        language = tongue(subscription)
        asked = wishes(subscription, language, office.titles)
        return show("confirm.html", language, address=grant.address, wishes=asked, action=f"/s/{token}/confirm")

    @routes.post("/s/{token}/confirm")
    def confirm(request: Request, token: str) -> Response:
        grant = people.grant(token, tokens.CONFIRM)
        subscription = people.subscription(grant) if grant else None
        if grant is None or subscription is None:
            return unknown(request)
        if not people.confirm(grant):
            return show("told.html", tongue(subscription), status=410, title="late", text="late_text", back=None)
        manage = tokens.sign(
            office.key, Grant(purpose=tokens.MANAGE, subscription=grant.subscription, address=grant.address)
        )
        return RedirectResponse(f"/s/{manage}?done=confirmed", 303)

    @routes.get("/s/{token}")
    def manage_page(request: Request, token: str, done: str = "") -> Response:
        return manage_with(request, token, done=done if done in ("confirmed", "saved", "ended", "again") else "")

    def manage_with(request: Request, token: str, *, done: str = "", wrong: str = "") -> Response:
        grant = people.grant(token, tokens.MANAGE)
        standing = people.standing(grant) if grant else None
        subscription = people.subscription(grant) if grant else None
        if grant is None or standing is None or subscription is None:
            return unknown(request)
        language = tongue(subscription)
        own = office.store.subscribers.get(subscription.id) is not None
        return show(
            "manage.html", language, status=422 if wrong else 200, subscription=subscription, address=grant.address,
            ended=standing is Standing.ENDED, own=own, wishes=wishes(subscription, language, office.titles),
            choices=choices(office, language, subscription), done=done, wrong=wrong, action=f"/s/{token}",
        )  # fmt: skip

    @routes.post("/s/{token}")
    async def save(request: Request, token: str) -> Response:
        grant = people.grant(token, tokens.MANAGE)
        if grant is None or people.standing(grant) is None:
            return unknown(request)
        form = await request.form()
        if form.get("again"):
            people.stand(grant, Standing.ACTIVE)
            return RedirectResponse(f"/s/{token}?done=again", 303)
        try:
            people.change(grant, wishes_of(form))
        except UsageError as error:
            return manage_with(request, token, wrong=str(error))
        return RedirectResponse(f"/s/{token}?done=saved", 303)

    @routes.get("/s/{token}/unsubscribe")
    def leave_page(request: Request, token: str) -> Response:
        grant = people.grant(token, tokens.MANAGE)
        subscription = people.subscription(grant) if grant else None
        if grant is None or subscription is None:
            return unknown(request)
        return show("leave.html", tongue(subscription), address=grant.address, action=f"/s/{token}")

    @routes.post("/s/{token}/unsubscribe")
    def leave(request: Request, token: str) -> Response:
        """Also the one click of RFC 8058, which a mail program sends without a person looking at the page."""
        grant = people.grant(token, tokens.MANAGE)
        if grant is None or people.standing(grant) is None:
            return unknown(request)
        people.stand(grant, Standing.ENDED)
        return RedirectResponse(f"/s/{token}?done=ended", 303)

    if office.config.desk and office.config.desk.subscribe and office.config.smtp and office.config.desk.url:

        @routes.get("/subscribe")
        def subscribe_page(request: Request) -> Response:
            return subscribe_with(request)

        def subscribe_with(request: Request, *, wrong: str = "", address: str = "") -> Response:
            language = spoken(request)
            blank = Subscription(id="new", channel="email", to=address, language=language)
            return show(
                "subscribe.html", language, status=422 if wrong else 200, subscription=blank, wrong=wrong,
                choices=choices(office, language, blank), action="/subscribe", address=address,
            )  # fmt: skip

        @routes.post("/subscribe")
        async def subscribe(request: Request) -> Response:
            form = await request.form()
            address = str(form.get("email") or "").strip()
            try:
                people.ask({**wishes_of(form), "email": address})
            except UsageError as error:
                return subscribe_with(request, wrong=str(error), address=address)
            return show("told.html", spoken(request), title="asked", text="asked_text", back=None)

    return routes


def tongue(subscription: Subscription) -> str:
    return "en" if subscription.language == "en" else "zh"


def choices(office: Office, language: str, subscription: Subscription) -> dict[str, list[tuple[str, str, bool]]]:
    """(value, words, chosen) of places and rules; what was asked for beside these stays on offer."""
    english = language == "en"
    places = {f"CN-{code}*": names[english] for code, names in regions.PROVINCES.items()}
    groups: dict[str, list[str]] = {}
    for key, titled in office.titles.items():
        groups.setdefault(f"{key.split('.')[0]}.*", []).append(titled.title_en if english else titled.title_zh)
    rules = {pattern: " · ".join(titles[:4]) + (" …" if len(titles) > 4 else "") for pattern, titles in groups.items()}
    return {
        "regions": _offered(places, subscription.when.regions),
        "keys": _offered(rules, subscription.when.keys),
    }


def _offered(known: Mapping[str, str], chosen: tuple[str, ...]) -> list[tuple[str, str, bool]]:
    return [(v, words, v in chosen) for v, words in known.items()] + [(v, v, True) for v in chosen if v not in known]
