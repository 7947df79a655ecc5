"""A page of the desk: who looks at it, in which language, under which heading."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from watcher.model import Role
from watcher.serve.door import visitor
from watcher.serve.office import Office, spoken
from watcher.serve.words import WORDS

SECTIONS = (
    ("today", "/"), ("changes", "/changes"), ("rules", "/rules"), ("conflicts", "/conflicts"), ("calendar", "/calendar"),
    ("sources", "/sources"), ("deliveries", "/deliveries"),
)  # fmt: skip


class Frame:
    def __init__(self, office: Office) -> None:
        self.office = office

    def show(self, request: Request, template: str, active: str, *, status: int = 200, **given: object) -> Response:
        """`active`: the name of the section that this page belongs to; its title unless `title` is given."""
        who, language = visitor(request), spoken(request)
        given.setdefault("title", WORDS[language].get(active, active))
        return self.office.show(
            template, language, status=status, active=active, sections=SECTIONS, visitor=who, csrf=who.csrf,
            may_review=who.role.may(Role.REVIEWER), is_admin=who.role.may(Role.ADMIN),
            here=request.url.path, done=request.query_params.get("done", ""), **given,
        )  # fmt: skip

    def missing(self, request: Request, active: str) -> Response:
        return self.show(request, "missing.html", active, status=404)

    @staticmethod
    def back(path: str, done: str) -> Response:
        """After a form: the page again, with what was done."""
        return RedirectResponse(f"{path}{'&' if '?' in path else '?'}done={quote(done)}", 303)
