"""The contract's JSON objects, and the way back.

`*_json` gives exactly the objects of the contract. A change or alert that is stored and read again needs a little more
than subscribers see (the clauses for the redline, the source's title): `change_record` is `change_json` and
that, and `change_from_json` reads both. Dates are ISO, times ISO in UTC with `Z`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from watcher.model import (
    Alert,
    Basis,
    Cause,
    Change,
    Clause,
    Delivery,
    Difference,
    Document,
    Fact,
    Head,
    Kind,
    Metadata,
    Poll,
    ReadingWarning,
    ReviewState,
    Severity,
    Validity,
    Value,
)

Json = dict[str, Any]


def time_json(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def time_from_json(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day_from(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


# ── documents ──────────────────────────────────────────────────────────────────────────────────────────────────


def clause_json(clause: Clause) -> Json:
    path = list(clause.path)
    return {"id": clause.id, "label": clause.label, "path": path, "kind": clause.kind, "text": clause.text}


def clause_from_json(given: Mapping[str, Any]) -> Clause:
    return Clause(**{**given, "path": tuple(given["path"])})


def fact_json(fact: Fact) -> Json:
    return {
        "key": fact.key,
        "insurance": fact.insurance,
        "region": fact.region,
        "cohort": dict(fact.cohort),
        "value": list(fact.value) if isinstance(fact.value, tuple) else fact.value,
        "unit": fact.unit,
        "operator": fact.operator,
        "base": fact.base,
        "conditions": list(fact.conditions),
        "effective_from": _day(fact.effective_from),
        "effective_to": _day(fact.effective_to),
        "quote": fact.quote,
        "clause": fact.clause,
        "start": fact.start,
        "end": fact.end,
        "confidence": fact.confidence,
    }


def fact_record(fact: Fact) -> Json:
    """`fact_json` with the topic pack it was read by."""
    return {**fact_json(fact), "topic": fact.topic}


def fact_from_json(given: Mapping[str, Any]) -> Fact:
    value: Value = tuple(given["value"]) if isinstance(given["value"], list) else given["value"]
    return Fact(
        key=given["key"],
        insurance=given["insurance"],
        region=given["region"],
        cohort=dict(given["cohort"]),
        value=value,
        unit=given["unit"],
        operator=given["operator"],
        base=given["base"],
        conditions=tuple(given["conditions"]),
        effective_from=_day_from(given["effective_from"]),
        effective_to=_day_from(given["effective_to"]),
        quote=given["quote"],
        clause=given["clause"],
        start=given["start"],
        end=given["end"],
        confidence=given["confidence"],
        topic=given.get("topic"),
    )


def metadata_json(meta: Metadata) -> Json:
    return {
        "title": meta.title,
        "issuer": meta.issuer,
        "doc_number": meta.doc_number,
        "published_on": _day(meta.published_on),
        "effective_from": _day(meta.effective_from),
        "effective_to": _day(meta.effective_to),
        "validity": meta.validity.value,
        "repeals": list(meta.repeals),
        "corrects": list(meta.corrects),
        "region": meta.region,
        "language": meta.language,
        "kind": meta.kind,
    }


def metadata_from_json(given: Mapping[str, Any]) -> Metadata:
    return Metadata(
        title=given["title"],
        issuer=given["issuer"],
        doc_number=given["doc_number"],
        published_on=_day_from(given["published_on"]),
        effective_from=_day_from(given["effective_from"]),
        effective_to=_day_from(given["effective_to"]),
        validity=Validity(given["validity"]),
        repeals=tuple(given["repeals"]),
        corrects=tuple(given.get("corrects", ())),
        region=given["region"],
        language=given["language"],
        kind=given["kind"],
    )


def document_json(document: Document) -> Json:
    return {
        "document": metadata_json(document.meta),
        "clauses": [clause_json(clause) for clause in document.clauses],
        "facts": [fact_json(fact) for fact in document.facts],
        "warnings": [{"code": warning.code, "detail": warning.detail} for warning in document.warnings],
    }


def document_from_json(given: Mapping[str, Any]) -> Document:
    """Links are not part of the contract's document and come back empty."""
    return Document(
        meta=metadata_from_json(given["document"]),
        clauses=tuple(clause_from_json(clause) for clause in given["clauses"]),
        facts=tuple(fact_from_json(fact) for fact in given["facts"]),
        warnings=tuple(ReadingWarning(code=w["code"], detail=w["detail"]) for w in given["warnings"]),
    )


# ── changes ────────────────────────────────────────────────────────────────────────────────────────────────────


def _side(side: Fact | Clause | None) -> Json | None:
    if side is None:
        return None
    return fact_json(side) if isinstance(side, Fact) else clause_json(side)


def _side_from(given: Mapping[str, Any] | None, topic: str | None) -> Fact | Clause | None:
    if given is None:
        return None
    return fact_from_json({"topic": topic, **given}) if "quote" in given else clause_from_json(given)


def _place(clause: Clause | None) -> Json:
    return {"label": clause.label if clause else None, "path": list(clause.path) if clause else []}


def correction_json(read: Fact, at: datetime) -> Json:
    """What had been read, and when a reviewer put it right."""
    said = fact_json(read)
    return {"read": {name: said[name] for name in ("value", "unit", "operator")}, "at": time_json(at)}


def head_json(head: Head) -> Json:
    """Of the chain over all records: what proves them once it is noted elsewhere."""
    return {"head": head.digest, "links": head.links, "at": time_json(head.at)}


def change_json(change: Change) -> Json:
    d = change.difference
    return {
        "id": change.id,
        "source": change.source,
        "document": change.document,
        "url": change.url,
        "detected_at": time_json(change.detected_at),
        "cause": change.cause.value,
        "kind": d.kind.value,
        "key": d.key,
        "insurance": d.insurance,
        "region": d.region,
        "cohort": dict(d.cohort),
        "before": _side(d.before),
        "after": _side(d.after),
        "severity": d.severity.value,
        "effective_from": _day(d.effective_from),
        "effective_basis": d.effective_basis.value,
        "title": d.title,
        "clause": _place(d.clause_after or d.clause_before),
        "snapshots": {"before": change.snapshot_before, "after": change.snapshot_after},
        "review": change.review.value,
    }


def change_record(change: Change) -> Json:
    """`change_json` with all that is needed to have the same `Change` again."""
    d = change.difference
    clauses = {"before": d.clause_before, "after": d.clause_after}
    topics = {name: getattr(side, "topic", None) for name, side in (("before", d.before), ("after", d.after))}
    return {
        **change_json(change),
        "fields": list(d.fields),
        "authority": change.authority,
        "source_title": change.source_title,
        "clauses": {name: clause_json(clause) if clause else None for name, clause in clauses.items()},
        "topics": topics,
    }


def change_from_json(given: Mapping[str, Any]) -> Change:
    return Change(
        id=given["id"],
        source=given["source"],
        document=given["document"],
        url=given["url"],
        detected_at=time_from_json(given["detected_at"]),
        cause=Cause(given["cause"]),
        difference=_difference(given),
        snapshot_before=given["snapshots"]["before"],
        snapshot_after=given["snapshots"]["after"],
        review=ReviewState(given["review"]),
        authority=given.get("authority", "official"),
        source_title=given.get("source_title", ""),
    )


def _difference(given: Mapping[str, Any]) -> Difference:
    clauses, topics = given.get("clauses") or {}, given.get("topics") or {}
    sides = {name: clauses.get(name) for name in ("before", "after")}
    kept = {name: clause_from_json(clause) if clause else None for name, clause in sides.items()}
    return Difference(
        kind=Kind(given["kind"]),
        key=given["key"],
        severity=Severity(given["severity"]),
        title=given["title"],
        insurance=given["insurance"],
        region=given["region"],
        cohort=dict(given["cohort"]),
        before=_side_from(given["before"], topics.get("before")),
        after=_side_from(given["after"], topics.get("after")),
        clause_before=kept["before"],
        clause_after=kept["after"],
        effective_from=_day_from(given["effective_from"]),
        effective_basis=Basis(given["effective_basis"]),
        fields=tuple(given.get("fields") or ()),
    )


# ── polls, alerts, deliveries ──────────────────────────────────────────────────────────────────────────────────


def poll_json(poll: Poll) -> Json:
    return {
        "source": poll.source,
        "url": poll.url,
        "outcome": poll.outcome.value,
        "reason": poll.reason,
        "status": poll.status,
        "stopped_at": poll.stopped_at.value if poll.stopped_at else None,
        "final_url": poll.final_url,
        "bytes": poll.bytes,
        "ms": poll.ms,
        "changes": [change_json(change) for change in poll.changes],
    }


def alert_record(alert: Alert) -> Json:
    """An alert as the outbox keeps it, with whole changes."""
    return {
        "id": alert.id,
        "type": alert.type,
        "subscription": alert.subscription,
        "created_at": time_json(alert.created_at),
        "changes": [change_record(change) for change in alert.changes],
        "source": alert.source,
        "detail": alert.detail,
    }


def alert_from_json(given: Mapping[str, Any]) -> Alert:
    return Alert(
        id=given["id"],
        type=given["type"],
        subscription=given["subscription"],
        created_at=time_from_json(given["created_at"]),
        changes=tuple(change_from_json(change) for change in given["changes"]),
        source=given["source"],
        detail=given["detail"],
    )


def delivery_json(delivery: Delivery) -> Json:
    return {
        "id": delivery.id,
        "alert": delivery.alert.id,
        "subscription": delivery.alert.subscription,
        "channel": delivery.channel,
        "state": delivery.state.value,
        "attempts": delivery.attempts,
        "next_try": time_json(delivery.next_try) if delivery.next_try else None,
        "last_error": delivery.last_error,
    }
