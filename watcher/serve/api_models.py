"""The objects of the API, as the contract has them; OpenAPI is made from these."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any, Literal

from fastapi import Path, Query
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from watcher.model import Basis, Cause, DeliveryState, Kind, ReviewState, Role, Severity

Text = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]


def _like(pattern: str) -> Callable[[Any], Any]:
    """Dates and times as RFC 3339 writes them, and nothing else that might be taken for one."""

    def check(value: Any) -> Any:
        if isinstance(value, str) and not re.fullmatch(pattern, value):
            raise ValueError("not as RFC 3339 writes it")
        return value

    return check


Limit = Annotated[int, Query(ge=1, le=200, description="At most so many.")]
Id = Annotated[str, Path(min_length=1, max_length=100)]
Day = Annotated[date, BeforeValidator(_like(r"\d{4}-\d\d-\d\d"))]
Moment = Annotated[datetime, BeforeValidator(_like(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)"))]


class Fact(BaseModel):
    """One rule read from one sentence. `text[start:end]` of its clause is `quote`."""

    key: str = Field(examples=["years.total"])
    insurance: str = Field(examples=["employee_medical"])
    region: str | None = Field(examples=["CN-4401"])
    cohort: dict[str, str] = Field(examples=[{"sex": "male"}])
    value: Any = Field(examples=[30])
    unit: str | None = Field(examples=["year"])
    operator: str = Field(examples=["="])
    base: str | None
    conditions: list[str]
    effective_from: date | None
    effective_to: date | None
    quote: str = Field(examples=["男职工累计缴费满30年"])
    clause: str
    start: int
    end: int
    confidence: float


class Clause(BaseModel):
    id: str
    label: str | None
    path: list[str]
    kind: str
    text: str


class Place(BaseModel):
    label: str | None
    path: list[str]


class Snapshots(BaseModel):
    """SHA-256 of the stored bytes; GET /api/v1/snapshots/{sha} gives them."""

    before: str | None
    after: str | None


class Change(BaseModel):
    """The same object as in webhooks and in `watcher changes --json`."""

    id: str = Field(examples=["ch_0123456789abcdef"])
    source: str
    document: str
    url: str
    detected_at: str = Field(examples=["2026-11-21T02:00:00Z"])
    cause: Cause
    kind: Kind
    key: str | None
    insurance: str | None
    region: str | None
    cohort: dict[str, str]
    before: Fact | Clause | None
    after: Fact | Clause | None
    severity: Severity
    effective_from: date | None
    effective_basis: Basis
    title: str = Field(examples=["广州 职工医保 累计缴费年限（男）：25年 → 30年"])
    clause: Place | None
    snapshots: Snapshots
    review: ReviewState


class Review(BaseModel):
    """What somebody said of a change; appended, never overwritten."""

    verdict: ReviewState | None
    note: str | None
    who: str
    at: str
    reason: str | None = None
    correction: str | None = None
    assignee: str | None = None


class ReviewedChange(Change):
    reviews: list[Review]


class NewReview(BaseModel):
    """At least one of them; what is empty is refused."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"minProperties": 1, "examples": [{"verdict": "confirmed", "note": "见第二条"}]},
    )

    verdict: ReviewState | None = None
    note: Text | None = None
    reason: Literal["noise", "extractor", "not_policy", "duplicate"] | None = None
    correction: Text | None = None
    assignee: Text | None = None


class Read(BaseModel):
    value: Any
    unit: str | None
    operator: str


class Correction(BaseModel):
    """What had been read, and when a reviewer put it right."""

    read: Read
    at: str


class StoredFact(Fact):
    """`value` is the corrected one where there is a `correction`; `quote` stays as it was read."""

    id: int
    source: str
    authority: Literal["official", "secondary"]
    document: str
    url: str
    snapshot: str | None
    known_from: str
    known_to: str | None
    in_force_from: date | None
    in_force_to: date | None
    review: ReviewState
    disputed: bool = Field(description="Whether another source excludes it, as it is known now.")
    correction: Correction | None


class Position(BaseModel):
    value: Any
    unit: str | None
    operator: str
    quote: str
    source: str
    authority: str
    url: str
    snapshot: str | None
    since: str | None


class Conflict(BaseModel):
    key: str
    insurance: str
    region: str | None
    cohort: dict[str, str]
    positions: list[Position]


class Source(BaseModel):
    id: str
    title: str
    url: str
    state: str = Field(examples=["healthy"])
    outcome: str | None
    reason: str | None
    last_attempt: str | None
    last_success: str | None
    next_poll: str | None
    failures: int


class Delivery(BaseModel):
    id: str
    alert: str
    subscription: str
    channel: str
    state: DeliveryState
    attempts: int
    next_try: str | None
    last_error: str | None


class Try(BaseModel):
    at: str
    state: str
    answer: str | None


class TriedDelivery(Delivery):
    type: str
    tries: list[Try]
    changes: list[Change]


class Changes(BaseModel):
    items: list[Change]
    next: str | None = Field(description="Give it as `cursor` to get the next page; null at the end.")


class Facts(BaseModel):
    items: list[StoredFact]
    next: str | None = Field(description="Give it as `cursor` to get the next page; null at the end.")


class Deliveries(BaseModel):
    items: list[Delivery]


class Sources(BaseModel):
    items: list[Source]


class Conflicts(BaseModel):
    items: list[Conflict]


class Announced(BaseModel):
    items: list[Change]


class Me(BaseModel):
    """Whose token this is and what it may do."""

    name: str
    role: Role


class Problem(BaseModel):
    """RFC 9457."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
