"""A real store in a temporary directory, and shorthands for what a poll would hand to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from watcher import store as stores
from watcher.model import (
    Alert,
    Cause,
    Change,
    Clause,
    Delivery,
    DeliveryState,
    Difference,
    Document,
    Fact,
    Kind,
    Known,
    Metadata,
    Outcome,
    Poll,
    Severity,
    Source,
)
from watcher.store import Claim, Ended, Reading, Store, Write

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
OWNER = "here:1:a"


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


def source(name: str = "gz-years", *, host: str = "gz.example", **more: object) -> Source:
    return Source(id=name, title="某市缴费年限", url=f"https://{host}/{name}", region="CN-4401", **more)  # type: ignore[arg-type]


def fact(value: int = 25, *, clause: str = "c1", **more: object) -> Fact:
    quote = f"满{value}年"
    fields = {"key": "years.total", "insurance": "employee_medical", "region": "CN-4401", "cohort": {"sex": "male"}}
    fields |= {"value": value, "unit": "year", "quote": quote, "clause": clause, "start": 2, "end": 2 + len(quote)}
    return Fact(**{**fields, **more})  # type: ignore[arg-type]


def document(*facts: Fact, meta: Metadata | None = None) -> Document:
    clauses = tuple(
        Clause(id=f.clause, label="第一条", path=("缴费年限",), kind="article", text=f"男性{f.quote}。") for f in facts
    )
    return Document(meta=meta or Metadata(title="某市缴费年限办法"), clauses=clauses, facts=facts)


def reading(store: Store, doc: Document, body: bytes, *, previous: str | None = None, cause: str = "source") -> Reading:
    return Reading(
        blob=store.blobs.write(body, previous=previous),
        url="https://gz.example/gz-years",
        content_type="text/html",
        document=doc,
        extractor="1",
        packs="medical_insurance@1",
        fingerprint="f1",
        text_sha=body.hex(),
        cause=cause,
    )


def change(before: Fact | None, after: Fact | None, *, name: str = "ch1", detected_at: datetime = NOW) -> Change:
    difference = Difference(
        kind=Kind.VALUE, key="years.total", severity=Severity.CRITICAL, title="缴费年限 25年 → 30年", before=before,
        after=after, region="CN-4401", insurance="employee_medical", cohort={"sex": "male"},
    )  # fmt: skip
    return Change(
        id=name, source="gz-years", document="某市缴费年限办法", url="https://gz.example/gz-years",
        detected_at=detected_at, cause=Cause.SOURCE, difference=difference, snapshot_before=None, snapshot_after=None,
        source_title="某市缴费年限",
    )  # fmt: skip


def queued(name: str, *changes: Change, subscription: str = "hr", now: datetime = NOW) -> Delivery:
    alert = Alert(id=name, type="policy.changed", subscription=subscription, created_at=now, changes=changes)
    return Delivery(id=name, alert=alert, channel="webhook", state=DeliveryState.QUEUED, attempts=0, next_try=now)


def claim(store: Store, name: str = "gz-years", *, now: datetime = NOW, owner: str = OWNER) -> Claim:
    got = store.queue.claim_source(name, owner, now=now)
    assert isinstance(got, Claim)
    return got


def end(store: Store, *writes: Write, now: datetime = NOW, outcome: Outcome = Outcome.CHANGED, **more: object) -> None:
    """One whole poll of `gz-years` that ends in `outcome` at `now`."""
    poll = Poll(source="gz-years", url="https://gz.example/gz-years", outcome=outcome)
    held = claim(store, now=now)
    ended = Ended(claim=held, poll=poll, started=now, ended=now, next_poll=now + hours(6), writes=writes, **more)  # type: ignore[arg-type]
    store.commit(ended)


def known(store: Store) -> Known:
    return store.history.known(source())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = stores.open(tmp_path / "data")
    opened.queue.sync([source()], now=NOW)
    yield opened
    opened.close()
