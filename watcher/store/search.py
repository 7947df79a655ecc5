"""What is found by words: clauses by the pairs of their characters, facts by what their words may mean. Reads only."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from watcher.model import Clause
from watcher.store.connection import Connections
from watcher.store.facts import FACT, StoredFact, stored_fact
from watcher.store.rows import clause_of, dumps
from watcher.text.bigrams import needed, plain, words_of

LOOKED_AT = 4000  # clauses at most that have all pairs of a query, and not its words


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundClause:
    """`current`: the newest version of its document has it."""

    clause: Clause
    current: bool
    source: str
    source_title: str
    authority: str
    document: str
    url: str
    snapshot: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Meaning:
    """A word, and the rules, places, insurances and values that are called so."""

    word: str
    keys: Collection[str] = ()
    regions: Collection[str] = ()
    insurances: Collection[str] = ()
    values: Collection[str] = ()


class Search:
    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def clauses(self, query: str, *, history: bool = False, limit: int = 50) -> list[FoundClause]:
        """Those that hold every word of the query, the newest first; with `history` those that are gone, too."""
        words = words_of(query)
        if not words:
            return []
        match = " AND ".join(dict.fromkeys(pair for word in words for pair in needed(word)))
        rows = self._connections.conn.execute(
            "SELECT c.*, d.title, d.url, d.snapshot, s.id AS source, s.title AS source_title,"
            " json_extract(s.settings, '$.authority') AS authority"
            " FROM clause_words w JOIN clause c ON c.id = w.rowid"
            " JOIN document d ON d.id = c.document_id JOIN source s ON s.id = d.source"
            " WHERE clause_words MATCH ? AND (? OR c.current = 1) ORDER BY w.rowid DESC LIMIT ?",
            (match, history, limit + LOOKED_AT),
        )
        found: list[FoundClause] = []
        for row in rows:
            text = plain(row["text"])
            if all(word in text for word in words):
                found.append(_found(row))
                if len(found) >= limit:
                    break
        return found

    def facts(self, meanings: Sequence[Meaning], *, limit: int = 50) -> list[StoredFact]:
        """Facts known now of which every word is said: in their sentence, or as their rule, place, insurance or value."""
        if not meanings:
            return []
        wanted = [_condition(meaning) for meaning in meanings]
        where = " AND ".join(f"({text})" for text, _ in wanted)
        values = [value for _, some in wanted for value in some]
        rows = self._connections.conn.execute(
            f"{FACT} WHERE f.id IN (SELECT f.id FROM fact f WHERE f.known_to IS NULL AND {where} LIMIT ?)"
            " ORDER BY f.key, f.region, f.id",
            (*values, limit),
        )
        return [stored_fact(row) for row in rows]


def _condition(meaning: Meaning) -> tuple[str, list[object]]:
    quote = "lower(f.quote)" if any(char.isascii() and char.isalpha() for char in meaning.word) else "f.quote"
    parts, values = [f"instr({quote}, ?)"], [meaning.word]
    columns = (("key", meaning.keys), ("region", meaning.regions), ("insurance", meaning.insurances))
    for column, names in (*columns, ("value", [dumps(value) for value in meaning.values])):
        if names:
            parts.append(f"f.{column} IN ({','.join('?' * len(names))})")
            values += sorted(names)
    return " OR ".join(parts), list(values)


def _found(row: object) -> FoundClause:
    it: dict[str, object] = dict(row)  # type: ignore[call-overload]
    return FoundClause(
        clause=clause_of(it),
        current=bool(it["current"]),
        source=str(it["source"]),
        source_title=str(it["source_title"]),
        authority=str(it["authority"]),
        document=str(it["title"] or it["url"]),
        url=str(it["url"]),
        snapshot=it["snapshot"],  # type: ignore[arg-type]
    )
