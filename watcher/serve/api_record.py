"""The record over the API: facts one by one and over time, what reviewers say of them, search, sources, and the chain."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from watcher import jsonform
from watcher.errors import DamagedError, UsageError
from watcher.model import ReviewState, Role
from watcher.publish.bundle import zipped
from watcher.publish.timeline import timeline_json
from watcher.serve import api_models as shape
from watcher.serve.api_door import ApiDoor, Refused, tagged
from watcher.serve.disputed import Disputed
from watcher.serve.office import Office
from watcher.serve.search import meaning
from watcher.store import FoundClause, chain, forms
from watcher.store.tokens import Token
from watcher.text.bigrams import words_of
from watcher.walk import reviewing, rulebook
from watcher.walk.evidence import evidence

FactId = Annotated[int, Path(ge=1, le=2**53, description="The `id` of a fact.")]


class NewFactReview(BaseModel):
    """At least one of them; what is empty is refused. `correction`: the value meant, as policy writes it."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"minProperties": 1, "examples": [{"correction": "30年", "note": "看错了一行"}]},
    )

    verdict: ReviewState | None = None
    note: shape.Text | None = None
    correction: shape.Text | None = None


class Version(BaseModel):
    """One statement of a rule: `holds_*` is when it applies, `known_*` when it was known."""

    id: int
    value: Any
    unit: str | None
    operator: str
    base: str | None
    conditions: list[str]
    quote: str
    state: str = Field(examples=["in_force"], description="On the day asked for: in_force, announced, ended, never.")
    holds_from: date | None
    holds_to: date | None
    known_from: str
    known_to: str | None
    source: str
    authority: str
    document: str
    url: str
    snapshot: str | None
    review: ReviewState
    correction: shape.Correction | None


class Line(BaseModel):
    key: str
    insurance: str
    region: str | None
    cohort: dict[str, str]
    versions: list[Version]


class Lines(BaseModel):
    items: list[Line]


class FoundText(BaseModel):
    clause: shape.Clause
    current: bool
    source: str
    authority: str
    document: str
    url: str
    snapshot: str | None


class Found(BaseModel):
    facts: list[shape.StoredFact]
    clauses: list[FoundText]


class Link(BaseModel):
    """`head` is the SHA-256 of the JSON array [head before it, at, what, id, digest], without blanks."""

    seq: int
    at: str
    what: str = Field(examples=["change"])
    id: str
    digest: str
    head: str


class Chain(BaseModel):
    """The newest head; null before anything was recorded."""

    head: str | None
    links: int
    at: str | None


class Links(BaseModel):
    items: list[Link]
    next: int | None = Field(description="Give it as `behind` to get the next page; null at the end.")


def router(
    office: Office, door: ApiDoor, disputed: Disputed, problems: dict[int | str, dict[str, Any]]
) -> APIRouter:  # fmt: skip
    store, routes = office.store, APIRouter(responses=problems)
    reader, reviewer, admin = (Depends(door.needs(role)) for role in Role)

    @routes.get("/facts/{fact_id}", response_model=shape.StoredFact, operation_id="getFact", dependencies=[reader])
    def fact(request: Request, fact_id: FactId) -> Any:
        """One fact, known now or once."""
        return tagged(request, forms.fact_json(_stated(office, fact_id), disputed.ids()))

    @routes.post(
        "/facts/{fact_id}/reviews", status_code=201, response_model=shape.StoredFact, operation_id="reviewFact",
        responses={409: {**problems[404], "description": "nothing to keep"}},
    )  # fmt: skip
    def review(fact_id: FactId, said: NewFactReview, token: Token = reviewer) -> Any:
        """Appends a verdict, a note or the right value. The sentence stays as it was read."""
        try:
            reviewing.judge_fact(
                store, _stated(office, fact_id), verdict=said.verdict.value if said.verdict else None, note=said.note,
                correction=said.correction, who=f"{token.user} ({token.name})", now=office.now(), titles=office.titles,
            )  # fmt: skip
        except UsageError as error:
            raise Refused(409, "nothing to keep", str(error)) from error
        return forms.fact_json(_stated(office, fact_id), disputed.ids())

    @routes.get("/changes/{change_id}/evidence", operation_id="getEvidence", dependencies=[reader], response_class=Response,
                responses={200: {"content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}}, "description": "files with a page that says how to check them"},
                           409: {**problems[404], "description": "found without a stored copy"}})  # fmt: skip
    def bundled(change_id: shape.Id, language: Literal["zh", "en"] = "zh") -> Any:
        """Both copies, what was read of them, the report and the chain's proof, to be checked without this service."""
        found = store.history.change(change_id)
        if found is None:
            raise Refused(404, "not found", "there is no such change")
        try:
            made = evidence(
                store, found, source=office.config.source(found.source), titles=office.titles, language=language
            )
        except UsageError as error:
            raise Refused(409, "no copy", str(error)) from error
        except DamagedError as error:
            raise Refused(500, "damaged", str(error)) from error
        return Response(zipped(made, folder=found.id), media_type="application/zip")

    @routes.get("/rules/{key}", response_model=Lines, operation_id="getRule", dependencies=[reader])
    def rule(
        request: Request, key: Annotated[str, Path(min_length=1, max_length=100)],
        region: Annotated[str | None, Query(max_length=20, examples=["CN-4401"])] = None,
        insurance: Annotated[str | None, Query(max_length=50)] = None,
        as_of: shape.Day | None = None, in_force: shape.Day | None = None,
    ) -> Any:  # fmt: skip
        """The life of a rule in a place: every version, from when it holds and was known, for each group of people."""
        lines = rulebook.lives(store, key, region=region, insurance=insurance, as_of=as_of)
        day = in_force or office.today
        return tagged(request, {"items": [timeline_json(line, day=day) for line in lines]})

    @routes.get("/search", response_model=Found, operation_id="search", dependencies=[reader])
    def search(
        request: Request, q: Annotated[str, Query(min_length=1, max_length=100, examples=["缴费年限"])],
        history: bool = False, limit: shape.Limit = 50,
    ) -> Any:  # fmt: skip
        """Rules and clauses that hold every word; with `history` also clauses that are gone."""
        facts = store.search.facts([meaning(word, office.titles) for word in words_of(q)], limit=limit)
        clauses, ids = store.search.clauses(q, history=history, limit=limit), disputed.ids()
        return tagged(
            request,
            {"facts": [forms.fact_json(it, ids) for it in facts], "clauses": list(map(_found, clauses))},
        )

    @routes.post("/sources/{source_id}/pause", status_code=202, operation_id="pauseSource")
    def pause(source_id: shape.Id, token: Token = admin) -> Any:
        """Lets a source rest until it is resumed, restarts included."""
        entry = store.catalog.entry(source_id)
        if entry is None:
            raise Refused(404, "not found", "there is no such source")
        if entry.enabled:
            store.queue.pause(source_id, who=f"{token.user} ({token.name})", now=office.now())
        return {"paused": source_id}

    @routes.post("/sources/{source_id}/resume", status_code=202, operation_id="resumeSource", dependencies=[admin])
    def resume(source_id: shape.Id) -> Any:
        """Ends a pause; what sources.yaml does not enable stays so."""
        if store.catalog.entry(source_id) is None:
            raise Refused(404, "not found", "there is no such source")
        store.queue.resume(source_id, now=office.now())
        return {"resumed": source_id}

    @routes.get("/chain", response_model=Chain, operation_id="getChain", dependencies=[reader])
    def newest(request: Request) -> Any:
        """The head of the chain over all records: note it, and the store can be proved against it later."""
        head = store.head()
        return tagged(request, jsonform.head_json(head) if head else {"head": None, "links": 0, "at": None})

    @routes.get("/chain/links", response_model=Links, operation_id="listLinks", dependencies=[reader])
    def links(request: Request, behind: Annotated[int, Query(ge=0, le=2**53)] = 0, limit: shape.Limit = 200) -> Any:
        """The chain itself, in order."""
        found = chain.links_of(store.connections.conn, behind=behind, limit=limit + 1)
        items = [{name: getattr(it, name) for name in Link.model_fields} for it in found[:limit]]
        return tagged(request, {"items": items, "next": items[-1]["seq"] if len(found) > limit else None})

    return routes


def _stated(office: Office, fact_id: int) -> Any:
    found = office.store.rulebook.fact(fact_id)
    if found is None:
        raise Refused(404, "not found", "there is no such fact")
    return found


def _found(it: FoundClause) -> dict[str, Any]:
    return {
        "clause": jsonform.clause_json(it.clause), "current": it.current, "source": it.source,
        "authority": it.authority, "document": it.document, "url": it.url, "snapshot": it.snapshot,
    }  # fmt: skip
