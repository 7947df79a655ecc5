"""What the listings show, as the contract's JSON."""

from __future__ import annotations

from collections.abc import Container
from datetime import datetime

from watcher import jsonform
from watcher.store.facts import StoredFact
from watcher.store.views import SourceState


def fact_json(it: StoredFact, disputed: Container[int] = ()) -> jsonform.Json:
    """`disputed`: the ids of facts that another source excludes now."""
    return {
        "id": it.id,
        **jsonform.fact_json(it.fact),
        "source": it.source,
        "authority": it.authority,
        "document": it.document,
        "url": it.url,
        "snapshot": it.snapshot,
        "known_from": jsonform.time_json(it.known_from),
        "known_to": _time(it.known_to),
        "in_force_from": it.in_force_from.isoformat() if it.in_force_from else None,
        "in_force_to": it.in_force_to.isoformat() if it.in_force_to else None,
        "review": it.review.value,
        "disputed": it.id in disputed,
        "correction": it.correction and jsonform.correction_json(it.correction.read, it.correction.at),
    }


def source_json(state: SourceState) -> jsonform.Json:
    return {
        "id": state.id,
        "state": state.state,
        "outcome": state.outcome,
        "last_attempt": _time(state.last_attempt),
        "last_success": _time(state.last_success),
        "next_poll": _time(state.next_poll),
        "failures": state.failures,
        "reason": f"paused by {state.paused_by}" if state.paused_by else state.reason,
    }


def _time(moment: datetime | None) -> str | None:
    return jsonform.time_json(moment) if moment else None
