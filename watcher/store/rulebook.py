"""Facts by rule and place: the map, the life of one rule, and what is disputed. Reads only."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from watcher.store.connection import Connections
from watcher.store.facts import BRIEF, FACT, StoredFact, at_time, stored_fact
from watcher.store.rows import dumps, select_in


class Rulebook:
    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def titles(self, sources: Collection[str]) -> dict[str, str]:
        """Of sources, by id."""
        rows = select_in(self._connections.conn, "SELECT id, title FROM source WHERE id IN", sorted(sources))
        return {row["id"]: row["title"] for row in rows}

    def topics(self) -> dict[str, int]:
        """How many facts are known now of each topic."""
        rows = self._connections.conn.execute(
            "SELECT topic, count(*) AS n FROM fact WHERE coalesce(known_to, '') = '' AND topic IS NOT NULL GROUP BY topic"
        )
        return {row["topic"]: row["n"] for row in rows}

    def places(self, topic: str) -> list[str]:
        """The regions of which a topic ever said something, the country first, then by code."""
        rows = self._connections.conn.execute("SELECT DISTINCT region FROM fact WHERE topic = ?", (topic,))
        return sorted(row["region"] for row in rows if row["region"])

    def on_map(
        self, topic: str, regions: Sequence[str], *, as_of: date | None, in_force: date, limit: int = 5000
    ) -> list[StoredFact]:
        """What holds on a day in these places, and what will, as far as was known at the end of `as_of`. Without the
        stored copies and reviews."""
        where, values = at_time(as_of, in_force, coming=True)
        names = {f"r{number}": region for number, region in enumerate(regions)}
        rows = self._connections.conn.execute(
            f"{BRIEF} WHERE f.topic = :topic AND f.region IN ({','.join(f':{name}' for name in names)}) AND {where}"
            " ORDER BY f.key, f.region, f.insurance, f.cohort, f.id LIMIT :limit",
            {**values, **names, "topic": topic, "limit": limit},
        )
        return [stored_fact(row, as_of=as_of) for row in rows]

    def fact(self, id: int) -> StoredFact | None:
        row = self._connections.conn.execute(f"{FACT} WHERE f.id = ?", (id,)).fetchone()
        return stored_fact(row) if row else None

    def life(
        self, key: str, *, region: str | None, insurance: str | None = None,
        cohort: Mapping[str, str] | None = None, limit: int = 500,
    ) -> list[StoredFact]:  # fmt: skip
        """All that was ever known of a rule in a place, the newest first; of one insurance and group, or of all."""
        rows = self._connections.conn.execute(
            f"{FACT} WHERE f.key = :key AND f.region IS :region AND (:insurance IS NULL OR f.insurance = :insurance)"
            " AND (:cohort IS NULL OR f.cohort = :cohort) ORDER BY f.known_from DESC, f.id DESC LIMIT :limit",
            {
                "key": key,
                "region": region,
                "insurance": insurance,
                "cohort": None if cohort is None else dumps(dict(cohort)),
                "limit": limit,
            },
        )
        return [stored_fact(row) for row in rows]

    def elsewhere(self, key: str, *, insurance: str, cohort: Mapping[str, str], limit: int = 40) -> list[StoredFact]:
        """The same rule for the same people in all places, as it is known now."""
        rows = self._connections.conn.execute(
            f"{FACT} WHERE f.key = ? AND f.insurance = ? AND f.cohort = ? AND f.known_to IS NULL"
            " ORDER BY f.region, f.id LIMIT ?",
            (key, insurance, dumps(dict(cohort)), limit),
        )
        return [stored_fact(row) for row in rows]

    def disputed(self, sets: Collection[str]) -> list[StoredFact]:
        """Facts known now of rules of which more than one thing is said for the same people in the same place: all
        among which there may be a conflict. Of keys in `sets`, which have many values, "is" and "is not" differ."""
        marks = ",".join("?" * len(sets))
        group = "key, insurance, region, CASE WHEN cohort LIKE '%、%' THEN '*' ELSE cohort END"
        rows = self._connections.conn.execute(
            f"WITH many AS (SELECT {group} AS whom FROM fact WHERE known_to IS NULL GROUP BY {group} HAVING"
            f" CASE WHEN key IN ({marks}) THEN min(operator = 'not') <> max(operator = 'not')"
            " ELSE min(value) <> max(value) OR min(operator) <> max(operator) END)"
            f" {FACT} WHERE f.id IN (SELECT g.id FROM many m CROSS JOIN fact g WHERE g.known_to IS NULL"
            " AND g.key = m.key AND g.insurance = m.insurance AND g.region IS m.region"
            " AND m.whom = CASE WHEN g.cohort LIKE '%、%' THEN '*' ELSE g.cohort END)"
            " ORDER BY f.key, f.region, f.id",
            tuple(sorted(sets)),
        )
        return [stored_fact(row) for row in rows]
