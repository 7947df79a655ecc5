"""The list of changes, and judging several at once."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.responses import Response

from watcher.errors import UsageError
from watcher.model import ReviewState, Severity
from watcher.publish.rows import rows
from watcher.serve.door import visitor
from watcher.serve.frame import Frame
from watcher.serve.office import Office, spoken
from watcher.walk import reviewing
from watcher.walk.services import everyone

PAGE = 50


@dataclass(frozen=True, kw_only=True, slots=True)
class Filter:
    """What of the changes is shown; empty fields ask for nothing."""

    review: str = "open"
    severity: str = ""
    region: str = ""
    key: str = ""
    source: str = ""

    def query(self, **more: object) -> str:
        asked = {name: getattr(self, name) for name in self.__slots__}
        return urlencode({name: value for name, value in {**asked, **more}.items() if value != ""})


def router(office: Office) -> APIRouter:
    routes, frame = APIRouter(), Frame(office)

    @routes.get("/changes")
    def listing(
        request: Request, review: str = "open", severity: str = "", region: str = "", key: str = "", source: str = "",
        skip: int = 0,
    ) -> Response:  # fmt: skip
        asked = Filter(
            review=review if review in (*ReviewState, "any") else "open",
            severity=severity if severity in list(Severity) else "",
            region=region.strip(), key=key.strip(), source=source.strip(),
        )  # fmt: skip
        skip = max(0, min(skip, 100_000))
        found = office.store.views.changes(
            review=None if asked.review == "any" else ReviewState(asked.review),
            severity=Severity(asked.severity) if asked.severity else None,
            region=asked.region or None, key=asked.key or None, source=asked.source or None, limit=PAGE + 1, skip=skip,
        )  # fmt: skip
        words = {row.change.id: row for row in rows(found[:PAGE], spoken(request), office.titles)}
        return frame.show(
            request, "changes.html", "changes", rows=[words[change.id] for change in found[:PAGE]], asked=asked,
            older=asked.query(skip=skip + PAGE) if len(found) > PAGE else "", newest=asked.query() if skip else "",
            severities=list(Severity), again=asked.query(skip=skip),
        )  # fmt: skip

    @routes.post("/changes")
    async def judge(request: Request) -> Response:
        """A verdict on all that are selected."""
        form = await request.form()
        chosen = [str(name) for name in form.getlist("change")]
        verdict, note = str(form.get("verdict") or ""), str(form.get("note") or "").strip() or None
        reason = str(form.get("reason") or "")
        back = f"/changes?{form.get('again') or ''}"
        store, now = office.store, office.now()
        subscriptions = everyone(office.config, store)
        try:
            for change in filter(None, map(store.history.change, chosen)):
                reviewing.judge(
                    store, change, verdict=verdict, note=note, who=visitor(request).name, now=now,
                    details={"reason": reason} if reason and verdict == "dismissed" else None, subscriptions=subscriptions,
                    titles=office.titles,
                )  # fmt: skip
        except UsageError:
            return frame.missing(request, "changes")
        return frame.back(back, verdict)

    return routes
