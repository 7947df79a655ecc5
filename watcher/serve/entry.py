"""Coming in and going out: log in, log out, and the first user by a link that works once."""

from __future__ import annotations

import hashlib
import secrets as chance
from datetime import datetime

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from watcher.errors import UsageError
from watcher.model import Role
from watcher.serve import door, passwords
from watcher.serve.office import Office, inside, spoken
from watcher.store import Store

SETUP = "setup"  # the name of the one-time link's secret


def setup_link(office: Office) -> str | None:
    """For the first user, where there is none yet."""
    if office.store.users.all():
        return None
    return f"/setup/{_setup_token(office)}"


def _setup_token(office: Office) -> str:
    return hashlib.sha256(office.store.subscribers.key(SETUP, now=office.now()).encode()).hexdigest()[:40]


def first_user(store: Store, password: str, *, now: datetime) -> bool:
    """`admin`, with a password from the environment; only where nobody is there yet."""
    if store.users.all():
        return False
    return store.users.add("admin", Role.ADMIN, passwords.hashed(password), now=now)


def router(office: Office) -> APIRouter:
    routes, users = APIRouter(), office.store.users

    def entered(request: Request, name: str, to: str) -> Response:
        token, _ = users.enter(name, now=office.now())
        answer = RedirectResponse(to, 303)
        door.give(answer, token, secure=office.is_secure(request))
        return answer

    @routes.get("/login")
    def login_page(request: Request, next: str = "/") -> Response:
        return office.show("login.html", spoken(request), next=inside(next), wrong="")

    @routes.post("/login")
    def login(request: Request, name: str = Form(""), password: str = Form(""), next: str = Form("/")) -> Response:
        user, now = users.get(name), office.now()
        locked = user is not None and user.locked_until is not None and user.locked_until > now
        fits = passwords.fits(password, user.password if user is not None and not user.ended else None)
        if user is not None and fits and not locked:
            return entered(request, user.name, inside(next))
        if user is not None and not locked:
            users.failed(user.name, now=now)
        wrong = "locked" if locked else "wrong_login"
        return office.show("login.html", spoken(request), status=403, next=inside(next), wrong=wrong)

    @routes.post("/logout")
    def logout(request: Request) -> Response:
        users.leave(request.cookies.get(door.COOKIE, ""))
        answer = RedirectResponse("/login", 303)
        answer.delete_cookie(door.COOKIE, path="/")
        return answer

    @routes.get("/setup/{token}")
    def setup_page(request: Request, token: str) -> Response:
        if users.all() or not chance.compare_digest(token, _setup_token(office)):
            return office.show("told.html", spoken(request), status=404, title="unknown", text="setup_gone", back=None)
        return office.show("setup.html", spoken(request), wrong="", action=f"/setup/{token}")

    @routes.post("/setup/{token}")
    def setup(request: Request, token: str, name: str = Form("admin"), password: str = Form("")) -> Response:
        if users.all() or not chance.compare_digest(token, _setup_token(office)):
            return office.show("told.html", spoken(request), status=404, title="unknown", text="setup_gone", back=None)
        try:
            made = users.add(name.strip() or "admin", Role.ADMIN, passwords.hashed(password), now=office.now())
        except UsageError as error:
            return office.show("setup.html", spoken(request), status=422, wrong=str(error), action=f"/setup/{token}")
        return entered(request, name.strip() or "admin", "/") if made else RedirectResponse("/login", 303)

    return routes
