"""What stands before every page: the name it was asked by, and headers that keep pages from doing harm."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; font-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
LARGEST_FORM = 64_000  # bytes; the pages of this desk ask for little


class Gate(BaseHTTPMiddleware):
    """Refuses foreign host names and large bodies; sets the headers above on every answer."""

    def __init__(self, app: ASGIApp, *, hosts: frozenset[str]) -> None:
        super().__init__(app)
        self._hosts = hosts

    async def dispatch(self, request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        refused = self._refusal(request)
        answer = refused if refused is not None else await call_next(request)
        for name, value in HEADERS.items():
            answer.headers.setdefault(name, value)
        if not request.url.path.startswith("/static/"):
            answer.headers.setdefault("cache-control", "no-store")
        return answer

    def _refusal(self, request: Request) -> Response | None:
        if (request.url.hostname or "") not in self._hosts:
            return PlainTextResponse("this desk is not known by that name; see desk.url in sources.yaml\n", 421)
        length = request.headers.get("content-length", "0")
        if not length.isdigit() or int(length) > LARGEST_FORM:
            return PlainTextResponse("too much\n", 413)
        return None
