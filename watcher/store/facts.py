"""Facts as they are stored: each with where it stands, when we knew it and when it holds. Reads only."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from watcher import china
from watcher.model import Fact, ReviewState
from watcher.store.intervals import NEVER
from watcher.store.rows import Row, day, fact_of, moment, stamp


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """What a reviewer put right: the fact as it had been read, and when."""

    read: Fact
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredFact:
    """A fact with where it stands and when we knew it. `stands_to` is the first day on which it does not hold any more,
    given what followed it; `in_force_to` the last on which it does. Where there is a `correction`, `fact` has its value."""

    id: int
    fact: Fact
    source: str
    authority: str
    document: str
    url: str
    snapshot: str | None
    known_from: datetime
    known_to: datetime | None
    in_force_from: date | None
    in_force_to: date | None
    review: ReviewState
    source_title: str = ""
    stands_from: date | None = None
    stands_to: date | None = None
    says_until: date | None = None  # the last day as the text itself has it
    correction: Correction | None = None


VERDICT = (  # on the fact itself, or else on the change that brought it
    "coalesce((SELECT r.verdict FROM fact_review r WHERE r.fact_id = f.id AND r.verdict IS NOT NULL"
    "  ORDER BY r.id DESC LIMIT 1), (SELECT r.verdict FROM review r WHERE r.change_id = f.change_id"
    "  AND r.verdict IS NOT NULL ORDER BY r.id DESC LIMIT 1)) AS review"
)
CORRECTED = (  # likewise; what was undone is none
    "coalesce((SELECT CASE WHEN r.corrected IS NOT NULL THEN json_array(r.corrected, r.at) END FROM fact_review r"
    "  WHERE r.fact_id = f.id AND (r.corrected IS NOT NULL OR r.verdict = 'open') ORDER BY r.id DESC LIMIT 1),"
    " (SELECT CASE WHEN c.value IS NOT NULL THEN json_array(c.value, r.at) END FROM review r"
    "  LEFT JOIN review_detail c ON c.review_id = r.id AND c.name = 'corrected' WHERE r.change_id = f.change_id"
    "  AND (c.value IS NOT NULL OR r.verdict = 'open') ORDER BY r.id DESC LIMIT 1)) AS corrected"
)
COLUMNS = f"f.*, d.title, d.url, v.snapshot, s.settings, s.title AS source_title, {VERDICT}, {CORRECTED}"
STATED = (  # each with the version that stated it first
    "FROM fact f JOIN document d ON d.id = f.document_id JOIN source s ON s.id = f.source"
    " LEFT JOIN version v ON v.document_id = f.document_id AND v.known_from <= f.known_from"
    "  AND (v.known_to IS NULL OR v.known_to > f.known_from)"
)
FACT = f"SELECT {COLUMNS} {STATED}"
BRIEF = (  # without the copy and the review, which take a look each
    "SELECT f.*, d.title, d.url, NULL AS snapshot, s.settings, s.title AS source_title, NULL AS review,"
    f" {CORRECTED}"
    " FROM fact f JOIN document d ON d.id = f.document_id JOIN source s ON s.id = f.source"
)
_BEGUN = " AND (f.stands_from IS NULL OR f.stands_from <= :day)"
_NOT_OVER = "(f.stands_to IS NULL OR f.stands_to > :day)"
_SAID_NOT_OVER = "(f.in_force_to IS NULL OR f.in_force_to >= :day)"  # as far as was known before what followed it


def at_time(as_of: date | None, in_force: date | None, *, coming: bool = False) -> tuple[str, dict[str, Any]]:
    """The condition for facts known now, or at the end of the day `as_of`; with `in_force`, those that hold on that day
    (and, if `coming`, those that will). What was learned after `as_of` ends nothing."""
    at = stamp(end_of(as_of)) if as_of else None
    values = {"at": at, "day": in_force and in_force.isoformat()}
    if in_force is None:
        known = "f.known_from <= :at AND (f.known_to IS NULL OR f.known_to > :at)" if at else "f.known_to IS NULL"
        return known, values
    over = _NOT_OVER
    if at is not None:
        over = f"f.known_from <= :at AND CASE WHEN f.known_to > :at THEN {_SAID_NOT_OVER} ELSE {_NOT_OVER} END"
    return over + ("" if coming else _BEGUN), values


def end_of(day_: date) -> datetime:
    """The last moment of a day in China, where every source's rules are made."""
    return datetime.combine(day_ + timedelta(days=1), time(0), china.ZONE) - timedelta(microseconds=1)


def stored_fact(row: Row, *, as_of: date | None = None) -> StoredFact:
    """With what a reviewer put right, as far as that was known at the end of `as_of`."""
    known_from = moment(row["known_from"])
    assert known_from is not None
    said, over = day(row["in_force_to"]), day(row["stands_to"])
    last = said
    if last is None and over is not None:
        last = over - timedelta(days=1) if over.isoformat() > NEVER else None
    read = fact_of(row)
    fact, correction = _corrected(read, row["corrected"], end_of(as_of) if as_of else None)
    return StoredFact(
        id=row["id"],
        fact=fact,
        correction=correction,
        source=row["source"],
        authority=_authority(row["settings"]),
        document=row["title"] or row["url"],
        url=row["url"],
        snapshot=row["snapshot"],
        known_from=known_from,
        known_to=moment(row["known_to"]),
        in_force_from=day(row["in_force_from"]),
        in_force_to=last,
        review=ReviewState(row["review"] or "open"),
        source_title=row["source_title"] or "",
        stands_from=day(row["stands_from"]),
        stands_to=over,
        says_until=said,
    )


def _corrected(read: Fact, said: str | None, at: datetime | None) -> tuple[Fact, Correction | None]:
    if said is None:
        return read, None
    value, when = json.loads(said)
    since = datetime.fromisoformat(when)
    if at is not None and since > at:
        return read, None
    meant = json.loads(value)
    given = meant["value"]
    fact = replace(read, value=tuple(given) if isinstance(given, list) else given, unit=meant["unit"])
    return fact, Correction(read=read, at=since)


@lru_cache(maxsize=4096)
def _authority(settings: str) -> str:
    return str(json.loads(settings)["authority"])
