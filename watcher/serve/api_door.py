"""Programs at the door: bearer tokens, their roles, how often they may ask; every refusal as RFC 9457 says it."""

from __future__ import annotations

import hashlib
import threading
from collections import deque
from collections.abc import Callable, Mapping
from typing import Any

from fastapi import Request
from starlette.responses import JSONResponse, Response

from watcher.model import Role
from watcher.serve.office import Office
from watcher.store.tokens import Token

PER_MINUTE = 300  # requests of one token


class Refused(Exception):
    """Becomes a problem+json answer."""

    def __init__(self, status: int, title: str, detail: str, headers: dict[str, str] | None = None) -> None:
        self.status, self.title, self.detail, self.headers = status, title, detail, headers
        super().__init__(detail)


def problem(status: int, title: str, detail: str, headers: dict[str, str] | None = None) -> Response:
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    return JSONResponse(body, status, headers=headers, media_type="application/problem+json")


def tagged(request: Request, answer: Mapping[str, Any]) -> Response:
    """With an ETag, so that who asks again for the same is told in no bytes."""
    made = JSONResponse(answer)
    tag = f'"{hashlib.sha256(made.body).hexdigest()[:32]}"'
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"etag": tag})
    made.headers["etag"] = tag
    return made


class ApiDoor:
    def __init__(self, office: Office) -> None:
        self._office = office
        self._asked: dict[tuple[str, str], deque[float]] = {}
        self._lock = threading.Lock()

    def needs(self, role: Role) -> Callable[[Request], Token]:
        """A dependency that lets in who may do that."""

        def enter(request: Request) -> Token:
            kind, _, word = request.headers.get("authorization", "").partition(" ")
            token = (
                self._office.store.tokens.find(word.strip(), now=self._office.now())
                if kind.lower() == "bearer"
                else None
            )
            if token is None:
                raise Refused(401, "no token", "send Authorization: Bearer TOKEN; `watcher users token NAME` makes one",
                              {"www-authenticate": "Bearer"})  # fmt: skip
            self._count(token)
            if not token.role.may(role):
                raise Refused(
                    403, "not allowed", f"this is for the role {role.value}; this token's is {token.role.value}"
                )
            return token

        return enter

    def _count(self, token: Token) -> None:
        now = self._office.now().timestamp()
        with self._lock:
            asked = self._asked.setdefault((token.user, token.name), deque())
            while asked and asked[0] <= now - 60:
                asked.popleft()
            if len(asked) >= PER_MINUTE:
                wait = str(int(asked[0] + 60 - now) + 1)
                raise Refused(429, "too often", f"at most {PER_MINUTE} requests a minute", {"retry-after": wait})
            asked.append(now)
