"""From differences to changes: a stable id, and where and when each was found."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from watcher.jsonform import clause_json, fact_json
from watcher.model import Cause, Change, Clause, Difference, Document, Fact, Known, Source, cohort_identity


def changes_of(
    differences: Sequence[Difference],
    known: Known,
    source: Source,
    document: Document | None,
    snapshot: str | None,
    *,
    cause: Cause,
    now: datetime,
    occasion: datetime | None = None,
) -> tuple[Change, ...]:
    """`known` is the document before the change, `occasion` tells two withdrawals of one page apart."""
    title = (document.meta.title if document else None) or known.title or known.url
    found: dict[str, Change] = {}
    for difference in differences:
        change_id = _identity(difference, known, occasion, len(found))
        found[change_id] = Change(
            id=change_id,
            source=source.id,
            document=title,
            url=known.url,
            detected_at=now,
            cause=cause,
            difference=difference,
            snapshot_before=known.snapshot,
            snapshot_after=snapshot,
            authority=source.authority,
            source_title=source.title,
        )
    return tuple(found.values())


def _identity(it: Difference, known: Known, occasion: datetime | None, number: int) -> str:
    """The same for the same edit of the same baseline, found again after a crash, whatever else the page shows by
    then. The baseline's number keeps A→B apart from a second A→B after a return."""
    parts = [
        known.source,
        known.url,
        str(known.version),
        str(known.snapshot),
        it.kind.value,
        str(it.key),
        str(it.insurance),
        str(it.region),
        repr(cohort_identity(it.cohort)),
        _side(it.before),
        _side(it.after),
        occasion.isoformat() if occasion else "",
    ]
    return "ch_" + hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _side(side: Fact | Clause | None) -> str:
    if side is None:
        return ""
    it = fact_json(side) if isinstance(side, Fact) else clause_json(side)
    kept = ("value", "quote") if isinstance(side, Fact) else ("path", "text")
    return repr([it[name] for name in kept])
