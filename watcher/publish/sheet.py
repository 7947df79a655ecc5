"""A document and its facts in words: what the terminal's sheet and the marked document show alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from watcher import vocabulary, wording
from watcher.model import Clause, Document, Fact, Metadata, ReadingWarning
from watcher.publish.sheet_words import WARNINGS, WORDS
from watcher.wording import Titles, one_line

Token = Callable[[Fact], tuple[int, int] | None]
"""Where in a fact's quote its value stands."""

_SURE = 0.75
_HAN = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile("[A-Za-z]+")
_STATED = re.compile(r"(?P<key>[a-z_.]+) is stated as (?P<values>[^:]+): (?P<quotes>.+)", re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One fact in words. `number` counts from 1 in the order of the text; `token` are offsets in the clause's text."""

    number: int
    fact: Fact
    clause: Clause | None
    rule: str
    whom: str
    value: str
    term: str
    conditions: tuple[str, ...]
    place: str
    token: tuple[int, int] | None
    doubt: str


def language_of(document: Document) -> str:
    """zh where the text is mostly Chinese, whatever the page claims: many say lang="en" and are not."""
    text = (document.meta.title or "") + "".join(clause.text for clause in document.clauses[:50])
    return "zh" if len(_HAN.findall(text)) >= len(_LATIN.findall(text)) else "en"


def lines(document: Document, language: str, *, titles: Titles | None, token: Token) -> list[Line]:
    """The facts in the order of the text."""
    place = {clause.id: number for number, clause in reversed([*enumerate(document.clauses)])}
    order = sorted(document.facts, key=lambda f: (place.get(f.clause, len(place)), f.start, f.end))
    order = _by_token(order, token)
    return [
        _line(number, fact, document.clause(fact.clause), language, titles, token)
        for number, fact in enumerate(order, 1)
    ]


def _by_token(facts: Sequence[Fact], token: Token) -> list[Fact]:
    """Facts of one quote in the order in which their values stand in it."""
    ranks = {(f.clause, f.start, f.end): n for n, f in reversed([*enumerate(facts)])}
    return sorted(facts, key=lambda f: (ranks[f.clause, f.start, f.end], token(f) or (0, 0)))


def _line(number: int, fact: Fact, clause: Clause | None, language: str, titles: Titles | None, token: Token) -> Line:
    whom = (
        wording.insurance_text(fact.insurance, language, titles),
        wording.cohort_text(fact.cohort, language, titles, key=fact.key),
    )
    spot = token(fact)
    return Line(
        number=number,
        fact=fact,
        clause=clause,
        rule=wording.key_title(fact.key, language, titles),
        whom=" · ".join(word for word in whom if word) or WORDS[language]["everyone"],
        value=wording.value_text(fact, language, titles),
        term=term_text(fact, language),
        conditions=tuple(one_line(condition) for condition in fact.conditions),
        place=place_text(clause),
        token=(fact.start + spot[0], fact.start + spot[1]) if spot else None,
        doubt=_doubt(fact, language),
    )


def term_text(fact: Fact, language: str) -> str:
    """自2026年1月1日起, 至2030年12月31日, both, or nothing."""
    since = wording.date_text(fact.effective_from, language) if fact.effective_from else ""
    until = wording.date_text(fact.effective_to, language) if fact.effective_to else ""
    words = WORDS[language]
    if since and until:
        return words["from_to"].format(since=since, until=until)
    return words["from"].format(since=since) if since else words["to"].format(until=until) if until else ""


def place_text(clause: Clause | None) -> str:
    """第二章 待遇 › 第六条; empty where a text has neither headings nor numbers."""
    if clause is None:
        return ""
    return " › ".join(one_line(part, 40) for part in (*clause.path, clause.label or "") if part)


def _doubt(fact: Fact, language: str) -> str:
    sure = round(fact.confidence * 100)
    return "" if fact.confidence >= _SURE else WORDS[language]["doubt"].format(percent=sure)


def head(meta: Metadata, language: str) -> list[tuple[str, str]]:
    """What the document says of itself, named; what it does not say is left out, but never its validity."""
    words = WORDS[language]

    def day(name: str) -> str:
        value = getattr(meta, name)
        return wording.date_text(value, language) if value else ""

    told = {
        "issuer": meta.issuer or "",
        "doc_number": meta.doc_number or "",
        "published": day("published_on"),
        "effective_from": day("effective_from"),
        "effective_to": day("effective_to"),
        "validity": validity_text(meta, language),
        "repeals": words["joint"].join(meta.repeals),
        "region": wording.place(meta.region, language),
    }
    return [(words[name], one_line(said)) for name, said in told.items() if said]


def validity_text(meta: Metadata, language: str) -> str:
    zh, en = vocabulary.VALUES[meta.validity.value]
    return en if language == "en" else zh


def warning_text(warning: ReadingWarning, language: str, titles: Titles | None) -> str:
    """A warning in the reader's language, as far as we have words for it."""
    stated = _STATED.fullmatch(warning.detail) if warning.code == "contradiction" else None
    if stated:
        values = (_value(stated["key"], name, language, titles) for name in stated["values"].split(", "))
        return WORDS[language]["contradiction"].format(
            rule=wording.key_title(stated["key"], language, titles),
            values=WORDS[language]["joint"].join(dict.fromkeys(values)),
            quotes=WORDS[language]["quotes"].join(one_line(q) for q in stated["quotes"].split(" / ")),
        )
    known = WARNINGS.get(warning.code) if language == "zh" else None
    return one_line(known or warning.detail)


def _value(key: str, name: str, language: str, titles: Titles | None) -> str:
    fact = Fact(
        key=key, insurance="", region=None, cohort={}, value=name, unit=None, quote="", clause="", start=0, end=0
    )
    return wording.amount_text(fact, language, titles)
