"""Search over clauses and rules: words of any length, each result with the words marked and the way to where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import Response

from watcher import regions, vocabulary, wording
from watcher.analyze.topics import Key
from watcher.serve.frame import Frame
from watcher.serve.office import Office, spoken
from watcher.serve.rules import address_of, whom
from watcher.store import FoundClause, Meaning, StoredFact
from watcher.text import marking
from watcher.text.bigrams import plain, words_of

CLAUSES, FACTS, LONGEST = 50, 10, 100
Runs = list[tuple[bool, str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundRule:
    """`runs` of its sentence: (is a word that was asked for, text)."""

    title: str
    whom: str
    value: str
    link: str
    runs: Runs
    source: str
    source_title: str
    authority: str


def router(office: Office) -> APIRouter:
    routes, frame = APIRouter(), Frame(office)
    search = office.store.search

    @routes.get("/search")
    def show(request: Request, q: str = "", history: str = "") -> Response:
        language, query = spoken(request), q[:LONGEST]
        words = words_of(query)
        clauses = search.clauses(query, history=bool(history), limit=CLAUSES + 1)
        facts = search.facts([meaning(word, office.titles) for word in words], limit=FACTS + 1)
        return frame.show(
            request, "search.html", "search", query=query, history=bool(history), words=words,
            rules=[_rule(it, words, office, language) for it in facts[:FACTS]], more_rules=len(facts) > FACTS,
            clauses=[(it, marking.runs(it.clause.text, words), _path(it)) for it in clauses[:CLAUSES]],
            more_clauses=len(clauses) > CLAUSES,
        )  # fmt: skip

    return routes


def meaning(word: str, titles: Mapping[str, Key]) -> Meaning:
    """What a word may be called: rules, places, insurances, values that have it in their names."""
    return Meaning(
        word=word,
        keys=[name for name, key in titles.items() if _holds(word, (name, key.title_zh, key.title_en))],
        regions=[code for code in REGIONS if any(word == plain(name) for name in regions.names(code))],
        insurances=[name for name, said in vocabulary.INSURANCES.items() if _holds(word, said)],
        values=_values(word, titles),
    )


REGIONS = [regions.COUNTRY, *(f"CN-{code}" for code in (*regions.PROVINCES, *regions.CITIES))]


def _values(word: str, titles: Mapping[str, Key]) -> list[str]:
    said = dict(vocabulary.VALUES)
    for key in titles.values():
        said.update(key.words)
    found = [value for value, words in said.items() if _holds(word, words)]
    return list(
        dict.fromkeys([*found, *(value for (_, value), words in vocabulary.KEY_VALUES.items() if _holds(word, words))])
    )


def _holds(word: str, names: Iterable[str]) -> bool:
    return any(word in plain(name) for name in names)


def _rule(it: StoredFact, words: list[str], office: Office, language: str) -> FoundRule:
    fact = it.fact
    where = wording.place(fact.region, language)
    return FoundRule(
        title=f"{where} {wording.key_title(fact.key, language, office.titles)}".strip(),
        whom=whom(fact, office.titles, language),
        value=wording.value_text(fact, language, office.titles),
        link=address_of(fact),
        runs=marking.runs(fact.quote, words),
        source=it.source,
        source_title=it.source_title,
        authority=it.authority,
    )


def _path(it: FoundClause) -> str:
    return wording.one_line(" › ".join(part for part in (*it.clause.path, it.clause.label or "") if part))
