"""Between the nouns of `model.py` and rows: structures as JSON text, times of fixed width, seals over a row."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from watcher.jsonform import (
    change_from_json,
    change_record,
    fact_from_json,
    fact_record,
    metadata_from_json,
    metadata_json,
)
from watcher.model import Change, Clause, Document, Fact, Link, Metadata, ReadingWarning
from watcher.sameness import telling
from watcher.store.schema import SEALED

Row = Mapping[str, Any]
Columns = dict[str, Any]
MANY = 500  # parameters in one statement


def stamp(moment: datetime) -> str:
    """UTC with a fixed width, so that stored times order as text."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")[:26] + "Z"


def moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))  # json.dumps makes one a call


def dumps(value: object) -> str:
    return _ENCODER.encode(value)


def seal(table: str, row: Row) -> str:
    """SHA-256 of all that must never change in a row; `verify` computes it again."""
    return hashlib.sha256(dumps([row[column] for column in SEALED[table]]).encode()).hexdigest()


def ends(fact: Row) -> str:
    """SHA-256 over when a fact ended, which is not known when its row is sealed."""
    return hashlib.sha256(dumps([fact["sha"], fact["known_to"], fact["stands_to"]]).encode()).hexdigest()


def sealed(table: str, row: Columns) -> Columns:
    return {**row, "sha": seal(table, row)}


def insert(table: str, columns: Iterable[str], *, ignore: bool = False) -> str:
    """An INSERT with named parameters; `ignore` leaves a row alone that is already there."""
    names = list(columns)
    values = ", ".join(f":{name}" for name in names)
    tail = " ON CONFLICT DO NOTHING" if ignore else ""
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({values}){tail}"


def select_in(conn: sqlite3.Connection, select: str, values: Sequence[object]) -> Iterator[Row]:
    """The rows of a SELECT that ends in IN, for any number of values."""
    for begin in range(0, len(values), MANY):
        some = values[begin : begin + MANY]
        yield from conn.execute(f"{select} ({','.join('?' * len(some))})", tuple(some))


def clause_row(clause: Clause) -> Columns:
    """Not sealed yet: most clauses of a new version are there already."""
    path = _path_text(clause.path)
    return {"clause": clause.id, "label": clause.label, "path": path, "kind": clause.kind, "text": clause.text}


@lru_cache(maxsize=4096)
def _path_text(path: tuple[str, ...]) -> str:
    return dumps(path)


def clause_of(row: Row) -> Clause:
    return Clause(id=row["clause"], label=row["label"], path=_path_of(row["path"]), kind=row["kind"], text=row["text"])


@lru_cache(maxsize=4096)
def _path_of(text: str) -> tuple[str, ...]:
    """Many clauses stand below the same headings."""
    return tuple(json.loads(text))


STRUCTURED = ("cohort", "value", "conditions")


def fact_row(fact: Fact, *, document_id: int, source: str, known_from: str) -> Columns:
    it = fact_record(fact)
    row = it | {name: dumps(it[name]) for name in STRUCTURED} | {"start_at": it.pop("start"), "end_at": it.pop("end")}
    del row["start"], row["end"]
    return sealed("fact", {**row, "document_id": document_id, "source": source, "known_from": known_from})


def fact_of(row: Row) -> Fact:
    it = dict(row)
    structured = {name: json.loads(it[name]) for name in STRUCTURED}
    return fact_from_json({**it, **structured, "start": it["start_at"], "end": it["end_at"]})


def document_columns(document: Document) -> Columns:
    """What a version keeps of a document beside its clauses and facts."""
    return {
        "meta": dumps(metadata_json(document.meta)),
        "links": dumps(
            [[link.url, link.title, link.published_on and str(link.published_on)] for link in document.links]
        ),
        "warnings": dumps([[warning.code, warning.detail] for warning in document.warnings]),
    }


def meta_of(row: Row) -> Metadata:
    return metadata_from_json(json.loads(row["meta"]))


def links_of(row: Row) -> tuple[Link, ...]:
    return tuple(Link(url=url, title=title, published_on=day(on)) for url, title, on in json.loads(row["links"]))


def warnings_of(row: Row) -> tuple[ReadingWarning, ...]:
    return tuple(ReadingWarning(code=code, detail=detail) for code, detail in json.loads(row["warnings"]))


def change_row(change: Change, document_id: int) -> Columns:
    it = change_record(change)
    columns = ("id", "source", "cause", "kind", "key", "insurance", "region", "severity", "effective_from")
    row = {name: it[name] for name in columns}
    row |= {"document_id": document_id, "detected_at": stamp(change.detected_at), "record": dumps(it)}
    told = telling(change)
    return {**sealed("change", row), "rule": told.rule, "state": told.state, "leaves": told.leaves}


def change_of(row: Row) -> Change:
    """`row` carries `record` and `review`, the latest verdict or None."""
    return change_from_json({**json.loads(row["record"]), "review": row["review"] or "open"})
