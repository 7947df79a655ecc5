"""The desk as one ASGI application."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from watcher.serve import (
    api,
    calendar,
    change,
    changes,
    conflicts,
    deliveries,
    entry,
    metrics,
    people,
    rules,
    search,
    sources,
    today,
)  # fmt: skip
from watcher.serve.api_door import problem
from watcher.serve.door import Door
from watcher.serve.gate import Gate
from watcher.serve.office import Office


async def _missing(request: Request, error: Exception) -> Response:
    """What no route answers, in the form that programs or people expect."""
    assert isinstance(error, HTTPException)
    if request.url.path.startswith("/api/"):
        return problem(error.status_code, "refused", str(error.detail))
    return PlainTextResponse(f"{error.detail}\n", error.status_code, headers=error.headers)


STATIC = Path(__file__).with_name("static")


def create(office: Office) -> FastAPI:
    app = FastAPI(title="watcher", docs_url=None, redoc_url=None, openapi_url=None)
    app.add_exception_handler(HTTPException, _missing)
    app.add_middleware(Door, office=office)
    app.add_middleware(Gate, hosts=office.hosts)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for part in (
        people, entry, metrics, today, changes, change, sources, rules, conflicts, calendar, deliveries, search,
    ):  # fmt: skip
        app.router.routes.extend(part.router(office).routes)

    programs = api.create(office)
    app.mount("/api/v1", programs)

    @app.get("/openapi.json")
    def openapi() -> Response:
        """What programs may ask for."""
        return JSONResponse(api.described(programs))

    @app.get("/healthz")
    def healthz() -> Response:
        """That this process answers."""
        return JSONResponse({"status": "ok"})

    @app.get("/readyz")
    def readyz() -> Response:
        """That it can read its store."""
        office.store.outbox.counts()
        return JSONResponse({"status": "ready"})

    return app
