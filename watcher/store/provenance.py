"""The record row by row, each with where it comes from: page, copy, reader, reviewers."""

from __future__ import annotations

import json
from collections.abc import Container, Iterator
from dataclasses import dataclass

from watcher import jsonform
from watcher.jsonform import Json
from watcher.store.connection import Connections
from watcher.store.facts import COLUMNS, STATED, stored_fact
from watcher.store.forms import fact_json
from watcher.store.history import VERDICT
from watcher.store.rows import change_of

KINDS = ("facts", "changes", "versions")


@dataclass(frozen=True, kw_only=True, slots=True)
class Provenance:
    """`generated` and `invalidated`: when it became known and ceased to be, RFC 3339. `packs` as name@version."""

    source: str | None
    snapshots: tuple[str, ...]
    extractor: str | None
    packs: tuple[str, ...]
    generated: str
    invalidated: str | None
    reviewers: tuple[str, ...]


Row = tuple[Json, Provenance]

_BY = (
    "SELECT group_concat(who, char(10)) FROM (SELECT DISTINCT who FROM (SELECT who, at FROM review WHERE change_id = {change}"
    "{facts}) ORDER BY at)"
)
_OF_FACT = _BY.format(change="f.change_id", facts=" UNION ALL SELECT who, at FROM fact_review WHERE fact_id = f.id")
_OF_CHANGE = _BY.format(change="c.id", facts="")
_FACTS = f"SELECT {COLUMNS}, v.extractor, v.packs, ({_OF_FACT}) AS reviewers {STATED} ORDER BY f.id"
_CHANGES = (
    f"SELECT c.*, {VERDICT} AS review, v.extractor, v.packs, ({_OF_CHANGE}) AS reviewers FROM change c"
    " LEFT JOIN version v ON v.id = (SELECT r.id FROM version r WHERE r.document_id = c.document_id"
    "  AND r.known_from <= c.detected_at ORDER BY r.id DESC LIMIT 1) ORDER BY c.detected_at, c.rowid"
)


def rows(connections: Connections, kind: str, *, disputed: Container[int] = ()) -> Iterator[Row]:
    """All that is recorded of a kind, in the order in which it came: facts whenever they were known, corrections applied.
    `disputed`: the ids of facts that another source excludes now."""
    with connections.snapshot():
        if kind == "facts":
            yield from _facts(connections, disputed)
        else:
            yield from {"changes": _changes, "versions": _versions}[kind](connections)


def _facts(connections: Connections, disputed: Container[int]) -> Iterator[Row]:
    for row in connections.conn.execute(_FACTS):
        said = fact_json(stored_fact(row), disputed)
        yield (
            said,
            Provenance(
                source=said["url"],
                snapshots=(said["snapshot"],) if said["snapshot"] else (),
                extractor=row["extractor"],
                packs=_packs(row["packs"]),
                generated=said["known_from"],
                invalidated=said["known_to"],
                reviewers=_names(row["reviewers"]),
            ),
        )


def _changes(connections: Connections) -> Iterator[Row]:
    for row in connections.conn.execute(_CHANGES):
        said = jsonform.change_json(change_of(row))
        yield (
            said,
            Provenance(
                source=said["url"],
                snapshots=tuple(sha for sha in said["snapshots"].values() if sha),
                extractor=row["extractor"],
                packs=_packs(row["packs"]),
                generated=said["detected_at"],
                invalidated=None,
                reviewers=_names(row["reviewers"]),
            ),
        )


def _versions(connections: Connections) -> Iterator[Row]:
    found = connections.conn.execute(
        "SELECT v.*, d.source, d.title FROM version v JOIN document d ON d.id = v.document_id ORDER BY v.id"
    )
    for row in found:
        meta = json.loads(row["meta"])
        said = {
            "id": row["id"], "source": row["source"], "document": meta.get("title") or row["title"] or row["url"],
            "url": row["url"], "content_type": row["content_type"], "snapshot": row["snapshot"], "cause": row["cause"],
            "known_from": row["known_from"], "known_to": row["known_to"], "text_sha": row["text_sha"],
            "doc_number": meta.get("doc_number"), "issuer": meta.get("issuer"), "published_on": meta.get("published_on"),
            "effective_from": meta.get("effective_from"), "effective_to": meta.get("effective_to"),
            "validity": meta.get("validity"), "clauses": len(json.loads(row["clauses"])), "facts": len(json.loads(row["facts"])),
        }  # fmt: skip
        yield (
            said,
            Provenance(
                source=row["url"],
                snapshots=(row["snapshot"],),
                extractor=row["extractor"],
                packs=_packs(row["packs"]),
                generated=row["known_from"],
                invalidated=row["known_to"],
                reviewers=(),
            ),
        )


def _packs(said: str | None) -> tuple[str, ...]:
    return tuple(part for part in (said or "").split(",") if part)


def _names(said: str | None) -> tuple[str, ...]:
    return tuple((said or "").split("\n")) if said else ()
