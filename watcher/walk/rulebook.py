"""From what is stored of rules to what is shown of them, for the desk and the terminal alike."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from watcher.publish.conflicts import Conflict, Statement, conflicts
from watcher.publish.timeline import Timeline, Version, timelines
from watcher.store import Store, StoredFact
from watcher.store.facts import end_of


def lives(
    store: Store, key: str, *, region: str | None, insurance: str | None = None,
    cohort: Mapping[str, str] | None = None, as_of: date | None = None,
) -> tuple[Timeline, ...]:  # fmt: skip
    """The timelines of a rule in a place; of one insurance and group, or of all."""
    found = store.rulebook.life(key, region=region, insurance=insurance, cohort=cohort)
    return timelines(map(version, found), as_of=end_of(as_of) if as_of else None)


def disputes(store: Store, sets: Collection[str]) -> tuple[Conflict, ...]:
    """What sources disagree on now."""
    return conflicts(map(statement, store.rulebook.disputed(sets)), sets=sets)


def in_dispute(store: Store, sets: Collection[str]) -> frozenset[int]:
    """The ids of the facts that another one excludes, as it is known now."""
    return frozenset(position.id for conflict in disputes(store, sets) for position in conflict.positions)


def version(it: StoredFact) -> Version:
    return Version(
        fact=it.fact,
        source=it.source,
        source_title=it.source_title or it.source,
        authority=it.authority,
        document=it.document,
        url=it.url,
        snapshot=it.snapshot,
        known_from=it.known_from,
        known_to=it.known_to,
        holds_from=it.stands_from,
        holds_to=it.stands_to,
        says_until=it.says_until,
        review=it.review.value,
        id=it.id,
        read=it.correction.read if it.correction else None,
        corrected_at=it.correction.at if it.correction else None,
    )


def statement(it: StoredFact) -> Statement:
    return Statement(
        fact=it.fact,
        source=it.source,
        url=it.url,
        authority=it.authority,
        snapshot=it.snapshot,
        since=it.known_from,
        in_force_from=it.in_force_from,
        in_force_to=it.in_force_to,
        id=it.id,
    )
