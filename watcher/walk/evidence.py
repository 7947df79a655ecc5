"""The evidence of one change: both copies, what was read of them, the report, and the chain that proves it unaltered."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from watcher import jsonform
from watcher.analyze.topics import Key
from watcher.compare.align import pairings
from watcher.compare.redline import redline
from watcher.errors import UsageError
from watcher.model import Change, Document, Source
from watcher.publish import bundle, report
from watcher.store import Store, chain

_SUFFIXES = {"text/html": "html", "application/pdf": "pdf", "text/plain": "txt", "application/json": "json"}


def evidence(
    store: Store, change: Change, *, source: Source | None, titles: Mapping[str, Key], language: str
) -> dict[str, bytes]:
    """The files of the bundle by name. Raises UsageError where the change has no copy to show, DamagedError where one is damaged."""
    conn, head = store.connections.conn, store.head()
    before, after = store.history.versions_around(change)
    if head is None or after is None:
        raise UsageError(f"{change.id} was found without a stored copy: there is nothing to prove it by")
    sides = {name: number for name, number in (("before", before), ("after", after)) if number is not None}
    texts = {name: store.history.baseline(number) for name, number in sides.items()}
    files: dict[str, bytes] = {}
    for name, number in sides.items():
        files |= _side(store, name, number)
    page = sheet(
        change, texts.get("before"), texts.get("after"), source=source, at=head.at, titles=titles, language=language
    )
    files["report.html"] = report.html(page).encode()
    files["change.json"] = _json(
        {
            "id": change.id,
            "change": jsonform.change_json(change),
            "record": chain.sealed_row(conn, "change", change.id),
            "reviews": chain.review_proofs(conn, change.id),
        }
    )
    first = min(chain.place(conn, "version", number) for number in sides.values())
    files["chain.json"] = _chain(store, first)
    return bundle.files(files, change=change, head=head, sides=tuple(sides), language=language)


def _side(store: Store, name: str, number: int) -> dict[str, bytes]:
    """The bytes as they came, the headers they came with, and all that was read of them."""
    origin = store.history.origin(number)
    proof = chain.version_proof(store.connections.conn, number)
    kind = (origin.content_type or "").partition(";")[0].strip().lower()
    parts: Any = proof["parts"]
    return {
        f"{name}/copy.{_SUFFIXES.get(kind, 'bin')}": store.blobs.read(origin.snapshot),
        f"{name}/headers.json": _json({"url": origin.url, "headers": json.loads(parts[1]) if parts[1] else None}),
        f"{name}/version.json": _json(proof),
    }


def sheet(
    change: Change, before: Document | None, after: Document | None, *, source: Source | None, at: datetime,
    titles: Mapping[str, Key], language: str,
) -> report.Layout:  # fmt: skip
    """The two versions between which it changed, article beside article."""
    return report.layout(
        [change], before=before, after=after, source=source, generated_at=at, redline=redline, language=language,
        titles=titles, pairings=pairings(before.clauses, after.clauses) if before and after else (),
    )  # fmt: skip


def _chain(store: Store, first: int) -> bytes:
    """From the link before the first that matters to the newest head, a line each."""
    conn = store.connections.conn
    before = chain.links_of(conn, behind=first - 2, limit=1) if first > 1 else []
    links = ([it.seq, it.at, it.what, it.id, it.digest, it.head] for it in chain.links(conn, behind=first - 1))
    lines = ",\n".join(json.dumps(link, ensure_ascii=False) for link in links)
    previous = before[0].head if before else chain.FIRST
    columns = json.dumps(["seq", "at", "what", "id", "digest", "head"])
    return f'{{"previous": "{previous}",\n"columns": {columns},\n"links": [\n{lines}\n]}}\n'.encode()


def _json(said: Any) -> bytes:
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
