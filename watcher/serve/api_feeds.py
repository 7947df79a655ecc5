"""Feeds and calendars over the API: those of the public site, for programs that have a token."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request, Response

from watcher.analyze.topics import load_packs
from watcher.model import Role
from watcher.publish import calendar
from watcher.publish.gazette import feeds
from watcher.publish.gazette.words import WORDS
from watcher.serve.api_door import ApiDoor, Refused
from watcher.serve.office import Office
from watcher.store.gazette import Choice, Gazette
from watcher.walk import subscribing
from watcher.walk.subscribing import Scope, Stack

Language = Literal["zh", "en"]
Place = Annotated[str | None, Query(pattern=r"^[A-Z]{2}(-[0-9]{1,12})?$", description="A GB/T 2260 code.")]
Topic = Annotated[str | None, Query(min_length=1, max_length=100, description="The name of a topic pack.")]
FEED = "application/atom+xml"
CALENDAR = "text/calendar; charset=utf-8"


def router(office: Office, door: ApiDoor, problems: dict[int | str, dict[str, Any]]) -> APIRouter:
    routes, reader = APIRouter(responses=problems), Depends(door.needs(Role.READER))
    topics = [(pack.name, pack.title_zh, pack.title_en) for pack in load_packs()]

    @lru_cache(maxsize=64)
    def made(kind: str, region: str | None, topic: str | None, language: Language, today: date, mark: object) -> bytes:
        """As long as the record is marked so, it is the same file."""
        gazette = Gazette(office.store.connections, Choice(region=region, topic=topic))
        with gazette.still():
            stack = subscribing.gathered(gazette, today=today)
            return (_feed if kind == FEED else _calendar)(gazette, stack, region, topic, language)

    def _feed(gazette: Gazette, stack: Stack, region: str | None, topic: str | None, language: str) -> bytes:
        here = _address("changes.atom", region, topic, language)
        return feeds.feed(
            subscribing.entries(gazette, stack.last_told()), name=_name(region, topic, language), id=here,
            language=language, titles=office.titles, self_url=_public(f"/api/v1{here}"),
            site_url=_public("/changes"), page_of=lambda id: _public(f"/changes/{id}"),
        )  # fmt: skip

    def _calendar(gazette: Gazette, stack: Stack, region: str | None, topic: str | None, language: str) -> bytes:
        name = WORDS[language]["calendar_title"].format(name=_name(region, topic, language))
        events = calendar.events(subscribing.entries(gazette, stack.dated))
        return calendar.written(
            events, name=name, language=language, titles=office.titles, page_of=lambda id: _public(f"/changes/{id}")
        )

    def _name(region: str | None, topic: str | None, language: str) -> str:
        """Place and topic, or everything."""
        scopes = [Scope(kind=kind, name=name) for kind, name in (("region", region), ("topic", topic)) if name]
        return " · ".join(scope.title(language, topics) for scope in scopes or [Scope()])

    def _public(path: str) -> str | None:
        """Under the address that people have, where it is known."""
        desk = office.config.desk
        return f"{desk.url.rstrip('/')}{path}" if desk and desk.url else None

    def answer(request: Request, kind: str, region: str | None, topic: str | None, language: Language) -> Response:
        if topic is not None and topic not in {name for name, *_ in topics}:
            raise Refused(404, "not found", f"there is no such topic; known: {', '.join(name for name, *_ in topics)}")
        body = made(kind, region, topic, language, office.today, office.store.views.mark())
        tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers={"etag": tag})
        return Response(body, media_type=kind, headers={"etag": tag})

    @routes.get("/feeds/changes.atom", operation_id="feedOfChanges", dependencies=[reader], response_class=Response,
                responses={200: {"content": {FEED: {}}, "description": "an Atom feed"}})  # fmt: skip
    def changes(request: Request, region: Place = None, topic: Topic = None, language: Language = "zh") -> Any:
        """The changes that were last found, corrected or retracted, as Atom."""
        return answer(request, FEED, region, topic, language)

    @routes.get("/feeds/calendar.ics", operation_id="feedOfDates", dependencies=[reader], response_class=Response,
                responses={200: {"content": {"text/calendar": {}}, "description": "an iCalendar file"}})  # fmt: skip
    def dates(request: Request, region: Place = None, topic: Topic = None, language: Language = "zh") -> Any:
        """What takes effect when, as iCalendar; what was retracted or replaced before its day is cancelled."""
        return answer(request, CALENDAR, region, topic, language)

    return routes


def _address(name: str, region: str | None, topic: str | None, language: str) -> str:
    said = {"region": region, "topic": topic, "language": language}
    return f"/feeds/{name}?{urlencode({key: value for key, value in said.items() if value})}"
