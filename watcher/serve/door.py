"""Who may enter: sessions, roles, and that a form was sent from a page of this desk. Whatever is not named as open is shut."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import parse_qs, quote, urlsplit

from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp

from watcher.model import Role
from watcher.serve.office import Office
from watcher.store.users import Session

OPEN = (
    "/static/",
    "/s/",
    "/login",
    "/setup/",
    "/healthz",
    "/readyz",
    "/subscribe",
    "/api/",
    "/metrics",
)  # paths that ask for no session;
# the API asks for tokens
ADMIN = ("/sources/save", "/sources/pause", "/deliveries/retry")  # forms of admins alone
READS = ("GET", "HEAD")
COOKIE = "watcher_desk"


@dataclass(frozen=True, kw_only=True, slots=True)
class Visitor:
    """Who asks. `csrf` goes into every form of theirs."""

    name: str
    role: Role
    csrf: str


class Door(BaseHTTPMiddleware):
    """Sets `request.state.visitor` for whoever may pass."""

    def __init__(self, app: ASGIApp, *, office: Office) -> None:
        super().__init__(app)
        self._office = office

    async def dispatch(self, request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        if request.method not in READS and _is_foreign(request, self._office):
            return _refused(403, "this form was sent from another site")
        if is_open(request.url.path):
            return await call_next(request)
        session = self._session(request)
        if session is None:
            return _to_login(request)
        refused = await _refusal(request, session)
        if refused is not None:
            return refused
        request.state.visitor = Visitor(name=session.user.name, role=session.user.role, csrf=session.csrf)
        answer = await call_next(request)
        if session.fresh is not None:
            give(answer, session.fresh, secure=self._office.is_secure(request))
        return answer

    def _session(self, request: Request) -> Session | None:
        token = request.cookies.get(COOKIE)
        return self._office.store.users.session(token, now=self._office.now()) if token else None


def is_open(path: str) -> bool:
    return any(path == name.rstrip("/") or (name.endswith("/") and path.startswith(name)) for name in OPEN)


def needed(method: str, path: str) -> Role:
    """Reading is for everyone who may enter, doing for reviewers, and some of it for admins."""
    if method in READS or path == "/logout":
        return Role.READER
    return Role.ADMIN if path in ADMIN or path.endswith("/prevent") else Role.REVIEWER


def give(answer: Response, token: str, *, secure: bool) -> None:
    answer.set_cookie(COOKIE, token, max_age=7 * 86_400, httponly=True, samesite="lax", secure=secure, path="/")


def visitor(request: Request) -> Visitor:
    found: Visitor = request.state.visitor
    return found


async def _refusal(request: Request, session: Session) -> Response | None:
    if not session.user.role.may(needed(request.method, request.url.path)):
        return _refused(403, f"this is for the role {needed(request.method, request.url.path).value}")
    if request.method not in READS and await _csrf(request) != session.csrf:
        return _refused(403, "this page is too old; load it again")
    return None


async def _csrf(request: Request) -> str:
    """Of the header that scripts set, or of the form."""
    header = request.headers.get("x-csrf")
    if header is not None:
        return header
    body = await request.body()
    return parse_qs(body.decode("utf-8", "replace")).get("csrf", [""])[0]


def _is_foreign(request: Request, office: Office) -> bool:
    """A browser says where a form comes from; what says nothing is no browser that was tricked, or an old one, for
    which there is the token."""
    origin = request.headers.get("origin")
    if origin in (None, ""):
        return request.headers.get("sec-fetch-site") == "cross-site"
    return (urlsplit(origin).hostname or "") not in office.hosts


def _to_login(request: Request) -> Response:
    if request.method not in READS or request.headers.get("hx-request"):
        return _refused(401, "please log in again")
    return RedirectResponse(f"/login?next={quote(request.url.path)}", 303)


def _refused(status: int, words: str) -> Response:
    return PlainTextResponse(f"{words}\n", status)
