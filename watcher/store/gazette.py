"""What the public site reads: a little of every change and rule, to know what moved; then the whole of what did. Reads only."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from watcher.model import Change
from watcher.store.connection import Connections
from watcher.store.facts import CORRECTED, FACT, StoredFact, stored_fact
from watcher.store.facts import VERDICT as REVIEWED
from watcher.store.history import CHANGE, VERDICT
from watcher.store.intervals import NEVER
from watcher.store.rows import Row, change_of, day, moment, select_in


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """What of the record is published. `region`: a shell pattern; `confirmed`: only what a reviewer once confirmed."""

    region: str | None = None
    topic: str | None = None
    confirmed: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """A change, in as little as tells whether its page is still right. `updated`: when it was found, or corrected or taken
    back since; `turns`: how often that was; `moves_document`: it moves the date of effect of a whole document; `replaced`: when what it announced was replaced or ended before it took effect."""

    id: str
    month: str
    region: str | None
    topics: tuple[str, ...]
    rule: tuple[str, str | None] | None
    review: str
    updated: datetime
    turns: int
    effective: date | None
    correction: str
    replaced: datetime | None
    moves_document: bool
    stamp: str

    @property
    def retracted(self) -> bool:
        return self.review == "dismissed"

    @property
    def ended(self) -> bool:
        """It will not take effect, or was none."""
        return self.retracted or self.replaced is not None


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """All that was ever said of a key in a place: ids of facts. `turns`: the last day up to `today` on which anything of
    it began or ended."""

    region: str | None
    key: str
    facts: tuple[int, ...]
    turned: date
    stamp: str


class Gazette:
    def __init__(self, connections: Connections, choice: Choice) -> None:
        self._connections = connections
        self._choice = choice

    @contextmanager
    def still(self) -> Iterator[None]:
        """All reading within sees one state of the record, whatever is written meanwhile."""
        self._connections.conn.execute("BEGIN")
        try:
            yield
        finally:
            self._connections.conn.execute("COMMIT")

    def marks(self) -> Iterator[Mark]:
        """Of all changes that are published, the newest first, those of one poll in the order of the text."""
        return map(_mark, self._read(f"{_MARK} WHERE {_PUBLIC} ORDER BY c.detected_at DESC, c.rowid"))

    def whole(self, marks: Sequence[Mark]) -> list[tuple[Mark, Change]]:
        """With the changes themselves, in the order given."""
        rows = select_in(self._connections.conn, f"{CHANGE} WHERE c.id IN", [mark.id for mark in marks])
        found = {row["id"]: change_of(row) for row in rows}
        return [(mark, found[mark.id]) for mark in marks if mark.id in found]

    def rules(self, *, today: date) -> Iterator[Rule]:
        """By place and key."""
        rows = self._read(f"{_RULE} ORDER BY f.region, f.key, f.id")
        for (region, key), facts in groupby(rows, key=lambda row: (row["region"], row["key"])):
            yield _rule(region, key, list(facts), today)

    def facts(self, rule: Rule) -> list[StoredFact]:
        """The newest first."""
        rows = select_in(self._connections.conn, f"{FACT} WHERE f.id IN", rule.facts)
        found = sorted(map(dict, rows), key=lambda row: (row["known_from"], row["id"]), reverse=True)
        return [stored_fact(row) for row in found]

    def _read(self, query: str, **values: object) -> Iterator[Row]:
        """On a connection of this thread, read as it is walked along."""
        it = self._choice
        asked = {"region": it.region, "topic": it.topic, "confirmed": it.confirmed, **values}
        rows: Iterator[Any] = self._connections.conn.execute(query, asked)
        return rows


_PUBLIC = (
    "c.cause = 'source' AND (:region IS NULL OR coalesce(c.region, '') GLOB :region)"
    " AND (:topic IS NULL OR instr(' ' || topics || ' ', ' ' || :topic || ' '))"
    " AND (NOT :confirmed OR EXISTS (SELECT 1 FROM review r WHERE r.change_id = c.id AND r.verdict = 'confirmed'))"
)
# A typed change belongs to the topic of its fact, another one to those that its source is read for.
_TOPICS = (
    "coalesce(json_extract(c.record, '$.topics.after'), json_extract(c.record, '$.topics.before'),"
    " (SELECT group_concat(t.value, ' ') FROM json_each(s.settings, '$.topics') t), '')"
)
_REPLACED = (
    "(SELECT max(f.known_to) FROM fact f WHERE f.document_id = c.document_id AND f.change_id = c.id"
    " AND (f.known_to < f.stands_from OR f.stands_to <= f.stands_from) AND f.stands_from = c.effective_from)"
)
_REPEALED = (
    "(SELECT max(f.stands_to) FROM fact f WHERE f.document_id = c.document_id AND f.change_id = c.id"
    " AND f.stands_to <= f.stands_from)"
)
_JUDGED = (  # all that was said of a change, where something was taken back or put right; a confirmation alone is no news
    "FROM review r LEFT JOIN review_detail d ON d.review_id = r.id AND d.name = 'correction' WHERE r.change_id = c.id"
    " AND (r.verdict IS NOT NULL OR d.value IS NOT NULL) AND EXISTS (SELECT 1 FROM review o LEFT JOIN review_detail p"
    " ON p.review_id = o.id AND p.name = 'correction' WHERE o.change_id = c.id"
    " AND (o.verdict = 'dismissed' OR p.value IS NOT NULL))"
)
_CORRECTION = (  # with when it was made; what was undone is none
    "(SELECT CASE WHEN d.value IS NOT NULL THEN json_array(d.value, r.at) END FROM review r LEFT JOIN review_detail d"
    " ON d.review_id = r.id AND d.name = 'correction' WHERE r.change_id = c.id"
    " AND (d.value IS NOT NULL OR r.verdict = 'open') ORDER BY r.id DESC LIMIT 1)"
)
_MARK = (
    "SELECT c.id, c.rowid AS seq, c.sha, c.detected_at, c.region, c.key, c.effective_from,"
    f" {VERDICT} AS review, {_TOPICS} AS topics, json_extract({_CORRECTION}, '$[0]') AS correction,"
    f" CASE WHEN c.effective_from IS NULL THEN NULL ELSE coalesce({_REPLACED}, {_REPEALED}) END AS replaced,"
    f" max(c.detected_at, coalesce((SELECT max(r.at) {_JUDGED}), '')) AS updated,"
    f" (SELECT count(*) {_JUDGED}) AS turns,"
    " strftime('%Y-%m', substr(c.detected_at, 1, 19), '+8 hours') AS month"
    " FROM change c LEFT JOIN source s ON s.id = c.source"
)
_RULE = (
    "SELECT f.id, f.region, f.key, f.known_from, f.known_to, f.stands_from, f.stands_to, f.sha, s.title, s.settings,"
    f" d.title AS document, d.url, {REVIEWED}, {CORRECTED} FROM fact f JOIN source s ON s.id = f.source"
    " JOIN document d ON d.id = f.document_id WHERE (:region IS NULL OR coalesce(f.region, '') GLOB :region)"
    " AND (:topic IS NULL OR f.topic = :topic)"
)
_SHOWN = (
    "id",
    "known_to",
    "stands_from",
    "stands_to",
    "sha",
    "title",
    "settings",
    "document",
    "url",
    "review",
    "corrected",
)


def _mark(row: Row) -> Mark:
    review = row["review"] or "open"
    updated = moment(row["updated"])
    assert updated is not None
    return Mark(
        id=row["id"],
        month=row["month"],
        region=row["region"],
        topics=tuple(row["topics"].split()),
        rule=(row["key"], row["region"]) if row["key"] else None,
        review=review,
        updated=updated,
        turns=row["turns"],
        effective=day(row["effective_from"]),
        correction=row["correction"] or "",
        replaced=_replaced(row["replaced"], updated),
        moves_document=row["key"] == "document.effective_from",
        stamp=digest((row["sha"], review, row["updated"], row["correction"], row["replaced"])),
    )


def _replaced(text: str | None, updated: datetime) -> datetime | None:
    """When it was found to be so. What another document repeals has only the day of that, which may be to come."""
    return moment(text) if text is None or "T" in text else updated


def _rule(region: str | None, key: str, rows: list[Row], today: date) -> Rule:
    days = {str(at)[:10] for row in rows for at in (row["known_from"], row["stands_from"], row["stands_to"]) if at}
    turned = max((at for at in days - {NEVER} if at <= today.isoformat()), default=min(days))
    digests = [digest(tuple(row[name] for name in _SHOWN)) for row in rows]
    ids = tuple(row["id"] for row in rows)
    stamp = digest((turned, *digests))
    return Rule(region=region, key=key, facts=ids, turned=date.fromisoformat(turned), stamp=stamp)


def digest(parts: Iterable[object]) -> str:
    return hashlib.sha256(repr(tuple(parts)).encode("utf-8", "surrogatepass")).hexdigest()[:24]
