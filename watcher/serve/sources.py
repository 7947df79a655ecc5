"""All sources with their health, and one source: how it is and was, what it brought, and what a visitor may do with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.responses import Response

from watcher import store as stores
from watcher import vocabulary, wording
from watcher.publish.rows import rows
from watcher.serve import adding, health, inert, schedule, strip
from watcher.serve.door import visitor
from watcher.serve.entries import yaml_of
from watcher.serve.frame import Frame
from watcher.serve.health import Health
from watcher.serve.office import Office, spoken
from watcher.store.catalog import Entry

PAGE = 100
LATELY = timedelta(days=90)
TOLD = 30  # polls in the table of a source


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A source in the listing."""

    entry: Entry
    health: Health
    place: str
    authority: str
    documents: int
    changes: int


def router(office: Office) -> APIRouter:
    routes, frame = APIRouter(), Frame(office)
    store = office.store
    routes.routes.extend(adding.router(office).routes)

    @routes.get("/sources")
    def listing(request: Request, state: str = "", q: str = "", skip: int = 0) -> Response:
        state, q, skip = state if state in health.STATES else "", q.strip()[:100], max(0, min(skip, 10_000_000))
        found = [entry for entry in store.catalog.entries() if _fits(entry, q)]
        counts = [(name, sum(entry.state == name for entry in found)) for name in health.STATES]
        chosen = sorted(
            (e for e in found if state in ("", e.state)), key=lambda e: (health.STATES.index(e.state), e.id)
        )
        return frame.show(
            request, "sources.html", "sources", lines=_lines(chosen[skip : skip + PAGE], office, spoken(request)),
            state=state, q=q, skip=skip, total=len(found), counts=[(name, n) for name, n in counts if n or name == state],
            shown=len(chosen), previous=_query(state, q, max(0, skip - PAGE)) if skip else "",
            further=_query(state, q, skip + PAGE) if len(chosen) > skip + PAGE else "", link=_query,
        )  # fmt: skip

    @routes.get("/sources/{source_id}")
    def show(request: Request, source_id: str) -> Response:
        entry = store.catalog.entry(source_id)
        if entry is None:
            return frame.missing(request, "sources")
        language, source = spoken(request), store.queue.source(source_id)
        polls = store.catalog.polls(source_id, limit=strip.SHOWN)
        changes = store.views.changes(source=source_id, limit=10)
        found = {row.change.id: row for row in rows(changes, language, office.titles)}
        return frame.show(
            request, "source.html", "sources", title=wording.one_line(source.title), entry=entry, source=source,
            health=health.of(entry, store, language), schedule=schedule.text(source, language),
            polls=[_told(poll, language) for poll in polls[:TOLD]], bars=strip.bars(polls, language),
            counts=strip.counts(polls), width=strip.SHOWN * strip.STEP, height=strip.HEIGHT,
            documents=_documents(source_id, office, language), rows=[found[change.id] for change in changes],
            incidents=store.catalog.incidents(source_id), yaml=yaml_of(source, office.config.path),
            running=stores.held(store.lock_path), place=wording.place(source.region, language),
            topics=source.topics, authority=wording.authority_text(source.authority, language),
        )  # fmt: skip

    @routes.get("/sources/{source_id}/documents/{document_id}")
    def document(request: Request, source_id: str, document_id: int) -> Response:
        """The stored text with what is read of it marked: a page without scripts."""
        held = store.catalog.document(source_id, document_id) if document_id < 2**62 else None
        if held is None:
            return frame.missing(request, "sources")
        text = store.history.baseline(held.version)
        return inert.page(text, url=held.url, sha=held.snapshot, office=office, language=spoken(request))

    @routes.post("/sources/{source_id}/poll")
    def poll(request: Request, source_id: str) -> Response:
        """Makes it due; polling is the daemon's."""
        entry = store.catalog.entry(source_id)
        if entry is None:
            return frame.missing(request, "sources")
        back, least = f"/sources/{source_id}", timedelta(seconds=office.config.limits.min_interval)
        if not entry.enabled:
            return frame.back(back, "rests")
        if entry.last_attempt is not None and office.now() - entry.last_attempt < least:
            return frame.back(back, "just_polled")
        store.queue.make_due([source_id], now=office.now())
        return frame.back(back, "due" if stores.held(store.lock_path) else "due_alone")

    @routes.post("/sources/pause")
    async def pause(request: Request) -> Response:
        form = await request.form()
        name = str(form.get("source") or "")
        entry = store.catalog.entry(name)
        if entry is None:
            return frame.missing(request, "sources")
        if form.get("resume"):
            store.queue.resume(name, now=office.now())
            return frame.back(f"/sources/{name}", "resumed")
        if entry.enabled:
            store.queue.pause(name, who=visitor(request).name, now=office.now())
        return frame.back(f"/sources/{name}", "paused")

    return routes


def _fits(entry: Entry, q: str) -> bool:
    """Whether every word of `q` stands in its names, address or place."""
    said = (
        f"{entry.id} {entry.title} {entry.url} {entry.kind} {entry.region or ''} {wording.place(entry.region)}".lower()
    )
    return all(word in said for word in q.lower().split())


def _query(state: str, q: str, skip: int = 0) -> str:
    asked = {"state": state, "q": q, "skip": skip or ""}
    return "/sources?" + urlencode({name: value for name, value in asked.items() if value != ""})


def _lines(entries: list[Entry], office: Office, language: str) -> list[Line]:
    documents = office.store.catalog.documents_by_source()
    changes = office.store.catalog.changes_by_source(since=office.now() - LATELY)
    return [
        Line(
            entry=entry,
            health=health.of(entry, office.store, language),
            place=wording.place(entry.region, language),
            authority=wording.authority_text(entry.authority, language),
            documents=documents.get(entry.id, 0),
            changes=changes.get(entry.id, 0),
        )
        for entry in entries
    ]


def _told(poll: dict[str, Any], language: str) -> dict[str, Any]:
    return {**poll, "kind": strip.kind_of(poll["outcome"]), "text": wording.outcome_text(poll["outcome"], language)}


def _documents(source: str, office: Office, language: str) -> list[tuple[Any, str]]:
    """Each with its validity in words."""
    held = office.store.catalog.documents(source)
    return [(it, vocabulary.VALUES[it.validity][language == "en"]) for it in held]
