"""Sources over the API: one with its polls, incidents and documents, what a document says, and adding one."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Request
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from watcher import jsonform
from watcher.errors import ConfigError
from watcher.model import Role
from watcher.serve import admission
from watcher.serve import api_models as shape
from watcher.serve.api_door import ApiDoor, Refused, tagged
from watcher.serve.office import Office
from watcher.store import forms
from watcher.store.catalog import Held

POLLS = 50
Word = Annotated[str, StringConstraints(min_length=1, max_length=300)]
DocumentId = Annotated[int, Path(ge=1, le=2**53, description="The `id` of a document.")]


class Poll(BaseModel):
    ended: str
    outcome: str = Field(examples=["unchanged"])
    reason: str | None
    status: int | None
    stopped_at: str | None = Field(examples=["same_body"])
    bytes: int
    ms: float


class Incident(BaseModel):
    kind: str = Field(examples=["failing"])
    outcome: str
    reason: str | None
    opened_at: str
    closed_at: str | None


class Document(BaseModel):
    """A document of a source as it stands now: its page, what it led to, or an attachment."""

    id: int
    role: str
    url: str
    title: str | None
    doc_number: str | None
    validity: str
    versions: int
    facts: int
    known_from: str | None
    withdrawn: bool


class WholeSource(shape.Source):
    polls: list[Poll]
    incidents: list[Incident]
    documents: list[Document]


class Metadata(BaseModel):
    """What the document says of itself."""

    model_config = ConfigDict(extra="allow")

    title: str | None
    issuer: str | None
    doc_number: str | None
    published_on: date | None
    effective_from: date | None
    effective_to: date | None
    validity: str
    repeals: list[str]
    region: str | None
    language: str | None
    kind: str | None


class ReadingWarning(BaseModel):
    code: str
    detail: str


class ReadDocument(BaseModel):
    """What `watcher extract` gives of it."""

    document: Metadata
    clauses: list[shape.Clause]
    facts: list[shape.Fact]
    warnings: list[ReadingWarning]


class Follow(BaseModel):
    model_config = ConfigDict(extra="forbid")

    match: list[Word] = Field(default=[], max_length=50)
    within: Word | None = None
    limit: int | None = Field(default=None, ge=1, le=1000)


class NewSource(BaseModel):
    """An entry of sources.yaml; docs/configuration.md says what each means."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"id": "gz-years", "title": "广州缴费年限", "url": "https://policy.example.org/years",
                                         "region": "CN-4401", "every": "1d"}]},
    )  # fmt: skip

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,62}$")]
    url: Annotated[str, StringConstraints(pattern=r"^https?://", max_length=2000)]
    title: Word | None = None
    kind: Literal["page", "list", "feed", "faq", "sitemap"] | None = None
    region: Annotated[str, StringConstraints(max_length=20)] | None = None
    authority: Literal["official", "secondary"] | None = None
    topics: list[Word] = Field(default=[], max_length=20)
    every: Annotated[str, StringConstraints(max_length=20)] | None = None
    select: Word | None = None
    remove: list[Word] = Field(default=[], max_length=50)
    follow: Follow | None = None
    attachments: bool | None = None


def router(office: Office, door: ApiDoor, problems: dict[int | str, dict[str, Any]]) -> APIRouter:
    store, routes = office.store, APIRouter(responses=problems)
    reader, admin = Depends(door.needs(Role.READER)), Depends(door.needs(Role.ADMIN))

    @routes.post(
        "/sources", status_code=201, response_model=shape.Source, operation_id="addSource", dependencies=[admin],
        responses={409: {**problems[404], "description": "sources.yaml would not take it"}},
    )  # fmt: skip
    def add(asked: NewSource) -> Any:
        """Writes it into sources.yaml, where every other byte stays, and has it watched at once."""
        entry = {name: value for name, value in asked.model_dump(exclude_none=True).items() if value not in ([], {})}
        found = admission.mistakes(entry, office)
        if found:
            raise Refused(409, "not taken", "; ".join(dict.fromkeys(m.message for m in found))[:2000])
        try:
            source = admission.admit(entry, office)
        except ConfigError as error:
            raise Refused(409, "not taken", str(error)[:2000]) from error
        except OSError as error:
            raise Refused(409, "not written", f"sources.yaml cannot be written: {error.strerror or error}") from error
        return _source(office, source.id)

    @routes.get("/sources/{source_id}", response_model=WholeSource, operation_id="getSource", dependencies=[reader])
    def source(request: Request, source_id: shape.Id) -> Any:
        """One source with its latest polls, its incidents and its documents."""
        book = store.catalog
        polls = [{**it, "ended": jsonform.time_json(it["ended"])} for it in book.polls(source_id, limit=POLLS)]
        incidents = [
            {**it, "opened_at": jsonform.time_json(it["opened_at"]),
             "closed_at": it["closed_at"] and jsonform.time_json(it["closed_at"])}
            for it in book.incidents(source_id)
        ]  # fmt: skip
        more = {
            "polls": polls,
            "incidents": incidents,
            "documents": [_document(it) for it in book.documents(source_id)],
        }
        whole = WholeSource.model_validate({**_source(office, source_id), **more})
        return tagged(request, whole.model_dump(mode="json"))

    @routes.get(
        "/sources/{source_id}/documents/{document_id}", response_model=ReadDocument, operation_id="getDocument",
        dependencies=[reader],
    )  # fmt: skip
    def document(request: Request, source_id: shape.Id, document_id: DocumentId) -> Any:
        """All that is read of a document now: what it is, its clauses, its rules."""
        held = store.catalog.document(source_id, document_id)
        if held is None:
            raise Refused(404, "not found", "there is no such document")
        return tagged(request, jsonform.document_json(store.history.baseline(held.version)))

    return routes


def _source(office: Office, name: str) -> dict[str, Any]:
    found = next((it for it in office.store.views.sources() if it.id == name), None)
    if found is None:
        raise Refused(404, "not found", "there is no such source")
    return {**forms.source_json(found), "title": found.title, "url": found.url}


def _document(it: Held) -> dict[str, Any]:
    return {
        "id": it.id, "role": it.role, "url": it.url, "title": it.title, "doc_number": it.number, "validity": it.validity,
        "versions": it.versions, "facts": it.facts, "known_from": it.known_from and jsonform.time_json(it.known_from),
        "withdrawn": it.withdrawn,
    }  # fmt: skip
