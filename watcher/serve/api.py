"""The API: what the desk shows and does, for programs. Described by /openapi.json."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, FastAPI, Path, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from watcher import jsonform
from watcher.analyze.topics import set_valued
from watcher.errors import DamagedError, UsageError
from watcher.model import Change, DeliveryState, ReviewState, Role, Severity
from watcher.publish.calendar import announced
from watcher.publish.conflicts import conflict_json
from watcher.serve import api_feeds, api_record, api_sources, api_subscriptions
from watcher.serve import api_models as shape
from watcher.serve.api_door import ApiDoor, Refused, problem, tagged
from watcher.serve.disputed import Disputed
from watcher.serve.office import Office
from watcher.store import forms
from watcher.store.tokens import Token
from watcher.walk import reviewing
from watcher.walk.rulebook import disputes
from watcher.walk.services import everyone

_PROBLEM = {"$ref": "#/components/schemas/Problem"}
_PROBLEMS: dict[int | str, dict[str, Any]] = {
    code: {"description": words, "content": {"application/problem+json": {"schema": _PROBLEM}}}
    for code, words in (
        (400, "no JSON"),
        (401, "no token"),
        (403, "not allowed"),
        (404, "not found"),
        (422, "wrong input"),
        (429, "too often"),
    )
}
Pattern = Annotated[
    str | None, Query(min_length=1, max_length=100, description="A shell pattern, such as CN-44* or years.*.")
]
Sha = Annotated[str, Path(pattern="^[0-9a-f]{64}$", description="SHA-256 of stored bytes.")]


def create(office: Office) -> FastAPI:
    """An application of its own, mounted at /api/v1; it lets in by token alone."""
    app = FastAPI(
        title="watcher", version="1", docs_url=None, redoc_url=None, openapi_url=None,
        description="Which official rule changed: from what to what, from when, for whom, with the sentence that says so.",
        servers=[{"url": "/api/v1"}],
    )  # fmt: skip
    app.add_exception_handler(Refused, lambda _, e: problem(e.status, e.title, e.detail, e.headers))
    app.add_exception_handler(HTTPException, lambda request, e: _refused(app, request, e))
    app.add_exception_handler(RequestValidationError, lambda _, e: problem(422, "wrong input", _wrong(e)))
    door = ApiDoor(office)
    disputed = Disputed(office)
    app.include_router(_reading(office, door, disputed))
    app.include_router(api_record.router(office, door, disputed, _PROBLEMS))
    app.include_router(api_feeds.router(office, door, _PROBLEMS))
    app.include_router(api_sources.router(office, door, _PROBLEMS))
    app.include_router(api_subscriptions.router(office, door, _PROBLEMS))
    return app


def _refused(app: FastAPI, request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    headers = dict(error.headers or {})
    if error.status_code == 405:
        headers["allow"] = ", ".join(
            _methods(app, request.scope["path"].removeprefix(request.scope.get("root_path", "")))
        )
    return problem(error.status_code, "refused", str(error.detail), headers)


def _methods(app: FastAPI, path: str) -> list[str]:
    """All that one address answers; the router names those of the first route alone."""
    said = ((re.sub(r"\{\w+\}", "[^/]+", template), what) for template, what in app.openapi()["paths"].items())
    return sorted({method.upper() for shape_of, what in said if re.fullmatch(shape_of, path) for method in what})


def described(app: FastAPI) -> dict[str, Any]:
    """OpenAPI, with how programs enter and with the webhooks that are sent to them."""
    said = app.openapi()
    said.setdefault("components", {})["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    said["components"]["schemas"]["Problem"] = shape.Problem.model_json_schema()
    said["security"] = [{"token": []}]
    said["webhooks"] = {kind: _webhook(kind) for kind in WEBHOOKS}
    return said


WEBHOOKS = (
    "policy.changed", "policy.in_force", "policy.retracted", "source.failing", "source.recovered", "source.silent",
    "source.noisy", "delivery.dead", "receiver.disabled", "test",
)  # fmt: skip


def _webhook(kind: str) -> dict[str, Any]:
    data = {"type": "object", "required": ["alert", "changes"], "properties": {
        "alert": {"type": "string"}, "changes": {"type": "array", "items": {"$ref": "#/components/schemas/Change"}},
        "source": {"type": "string"}, "detail": {"type": "string"}, "omitted": {"type": "integer"}}}  # fmt: skip
    body = {"type": "object", "required": ["type", "timestamp", "data"], "properties": {
        "type": {"const": kind}, "timestamp": {"type": "string", "format": "date-time"}, "data": data}}  # fmt: skip
    said = "Signed as Standard Webhooks describes; the id in `webhook-id` stays the same at every try."
    return {"post": {"summary": kind, "description": said, "operationId": f"webhook_{kind}",
                     "requestBody": {"content": {"application/json": {"schema": body}}},
                     "responses": {"2XX": {"description": "taken"}}}}  # fmt: skip


def _wrong(error: RequestValidationError) -> str:
    return "; ".join(f"{'.'.join(map(str, it['loc']))}: {it['msg']}" for it in error.errors())[:1000]


def _reading(office: Office, door: ApiDoor, disputed: Disputed) -> APIRouter:
    store, routes = office.store, APIRouter(responses=_PROBLEMS)
    reader, reviewer, admin = (Depends(door.needs(role)) for role in Role)

    @routes.get("/me", response_model=shape.Me, operation_id="me")
    def me(token: Token = reader) -> Any:
        """Whose token this is."""
        return {"name": token.user, "role": token.role}

    @routes.get("/changes", response_model=shape.Changes, operation_id="listChanges", dependencies=[reader])
    def changes(
        request: Request, since: shape.Moment | None = None, region: Pattern = None, key: Pattern = None,
        severity: Severity | None = None, source: Annotated[str | None, Query(max_length=100)] = None,
        review: ReviewState | None = None, limit: shape.Limit = 50,
        cursor: Annotated[str | None, Query(max_length=100)] = None,
    ) -> Any:  # fmt: skip
        """The change log, newest first."""
        if cursor is not None and store.history.change(cursor) is None:
            raise Refused(404, "not found", "there is no such cursor: give the `next` of the page before")
        found = store.views.changes(
            since=since, region=region, key=key, severity=severity, source=source, review=review, limit=limit + 1,
            behind=cursor,
        )  # fmt: skip
        more = found[limit - 1].id if len(found) > limit else None
        return tagged(request, {"items": [jsonform.change_json(c) for c in found[:limit]], "next": more})

    @routes.get(
        "/changes/{change_id}", response_model=shape.ReviewedChange, operation_id="getChange", dependencies=[reader]
    )
    def change(request: Request, change_id: shape.Id) -> Any:
        """One change with everything said about it."""
        found = store.history.change(change_id)
        if found is None:
            raise Refused(404, "not found", "there is no such change")
        return tagged(request, _reviewed(found, office))

    @routes.post(
        "/changes/{change_id}/reviews",
        status_code=201,
        response_model=shape.ReviewedChange,
        operation_id="reviewChange",
        responses={409: {**_PROBLEMS[404], "description": "nothing to keep"}},
    )
    def review(change_id: shape.Id, said: shape.NewReview, token: Token = reviewer) -> Any:
        """Appends a verdict, a note, a correction or an assignee. A confirmation sends what waited for it; a dismissal is
        told to those who were told of the change."""
        found = store.history.change(change_id)
        if found is None:
            raise Refused(404, "not found", "there is no such change")
        details = {n: v for n in ("reason", "correction", "assignee") if (v := getattr(said, n)) is not None}
        try:
            reviewing.judge(
                store, found, verdict=said.verdict.value if said.verdict else None, note=said.note, details=details,
                who=f"{token.user} ({token.name})", now=office.now(), subscriptions=everyone(office.config, store),
                titles=office.titles,
            )  # fmt: skip
        except UsageError as error:
            raise Refused(409, "nothing to keep", str(error)) from error
        again = store.history.change(change_id)
        assert again is not None
        return _reviewed(again, office)

    @routes.get("/facts", response_model=shape.Facts, operation_id="listFacts", dependencies=[reader])
    def facts(
        request: Request, as_of: shape.Day | None = None, in_force: shape.Day | None = None, region: Pattern = None,
        key: Pattern = None, source: Annotated[str | None, Query(max_length=100)] = None, limit: shape.Limit = 50,
        cursor: Annotated[str, Query(pattern=r"^\d{1,8}$")] = "0",
    ) -> Any:  # fmt: skip
        """The rules: now, as they were known on a day (`as_of`), as they stand on a day (`in_force`)."""
        found = store.views.facts(as_of=as_of, in_force=in_force, region=region, key=key, source=source)
        begin = int(cursor)
        ids = disputed.ids()
        items = [forms.fact_json(it, ids) for it in found[begin : begin + limit]]
        more = str(begin + limit) if len(found) > begin + limit else None
        return tagged(request, {"items": items, "next": more})

    @routes.get("/conflicts", response_model=shape.Conflicts, operation_id="listConflicts", dependencies=[reader])
    def conflicts(request: Request) -> Any:
        """Rules on which sources disagree, the official position first."""
        found = disputes(store, set_valued(office.titles))
        return tagged(request, {"items": [conflict_json(it) for it in found]})

    @routes.get("/calendar", response_model=shape.Announced, operation_id="listAnnounced", dependencies=[reader])
    def calendar(request: Request) -> Any:
        """Announced changes that are not in force yet, the nearest first."""
        found = announced(store.views.upcoming(after=office.today, until=date.max), today=office.today)
        return tagged(request, {"items": [jsonform.change_json(it) for it in found]})

    @routes.get("/sources", response_model=shape.Sources, operation_id="listSources", dependencies=[reader])
    def sources(request: Request) -> Any:
        """Every source with its health."""
        return tagged(request, {"items": [_source(it) for it in store.views.sources()]})

    @routes.post("/sources/{source_id}/poll", status_code=202, operation_id="pollSource", dependencies=[reviewer])
    def poll(source_id: shape.Id) -> Any:
        """Makes a source due: a running daemon polls it within a second."""
        if not any(it.id == source_id for it in store.views.sources()):
            raise Refused(404, "not found", "there is no such source")
        store.queue.make_due([source_id], now=office.now())
        return {"due": source_id}

    @routes.get("/deliveries", response_model=shape.Deliveries, operation_id="listDeliveries", dependencies=[reader])
    def deliveries(request: Request, state: DeliveryState | None = None, limit: shape.Limit = 50) -> Any:
        """Alerts on their way, the newest first."""
        found = store.outbox.deliveries(states=(state,) if state else (), limit=limit)
        return tagged(request, {"items": [jsonform.delivery_json(it) for it in found]})

    @routes.get(
        "/deliveries/{delivery_id}",
        response_model=shape.TriedDelivery,
        operation_id="getDelivery",
        dependencies=[reader],
    )
    def delivery(request: Request, delivery_id: shape.Id) -> Any:
        """One delivery with every attempt to send it."""
        found = store.outbox.delivery(delivery_id)
        if found is None:
            raise Refused(404, "not found", "there is no such delivery")
        told = [jsonform.change_json(it) for it in found.alert.changes]
        more = {"type": found.alert.type, "tries": store.outbox.ledger(delivery_id), "changes": told}
        return tagged(request, {**jsonform.delivery_json(found), **more})

    @routes.post("/deliveries/{delivery_id}/retry", status_code=202, operation_id="retryDelivery", dependencies=[admin])
    def retry(delivery_id: shape.Id) -> Any:
        """Sends a dead, held or waiting delivery at the next round."""
        if not store.outbox.retry(delivery_id, now=office.now()):
            raise Refused(404, "not found", "there is no such delivery, or it was sent")
        return {"due": delivery_id}

    @routes.get("/snapshots/{sha}", operation_id="getSnapshot", dependencies=[reader], response_class=Response,
                responses={200: {"content": {"application/octet-stream": {}}, "description": "the bytes as they came"}})  # fmt: skip
    def snapshot(sha: Sha, kind: Literal["raw"] = "raw") -> Any:
        """Stored bytes."""
        if not store.has_snapshot(sha):
            raise Refused(404, "not found", "there is no such snapshot")
        try:
            return Response(store.blobs.read(sha), media_type="application/octet-stream")
        except DamagedError as error:
            raise Refused(500, "damaged", str(error)) from error

    return routes


def _reviewed(change: Change, office: Office) -> dict[str, Any]:
    reviews = [shape.Review(**it).model_dump(mode="json") for it in office.store.views.reviews(change.id)]
    return {**jsonform.change_json(change), "reviews": reviews}


def _source(state: Any) -> dict[str, Any]:
    return {**forms.source_json(state), "title": state.title, "url": state.url}
