"""Periods that a sentence of its own gives to the figures stated beside it: 执行时间：企业…为A至B；机关事业单位…为C至D。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from watcher.analyze import mentions
from watcher.analyze.clauses import Placed
from watcher.analyze.topics import Pack
from watcher.model import Fact
from watcher.text import dates
from watcher.text.fold import folded_text

_SAYS_WHEN = re.compile(r"执行时间|执行期限?|执行期间|适用时间|适用期限?")
_SENTENCE = re.compile(r"[^。]*")


@dataclass(frozen=True, slots=True)
class _Term:
    """A period and whom it is for; None means everyone, an empty employer the usual case."""

    span: dates.Span
    insurance: str | None
    employer: str | None


def dated(facts: Sequence[Fact], placed: Sequence[Placed], packs: Sequence[Pack]) -> list[Fact]:
    """The facts with the period that their clause states apart from them; a fact's own date wins."""
    terms = {p.clause.id: list(_terms(p.clause.text, packs)) for p in placed if _SAYS_WHEN.search(p.clause.text)}
    return [_with_term(fact, terms.get(fact.clause, [])) for fact in facts] if any(terms.values()) else list(facts)


def _terms(text: str, packs: Sequence[Pack]) -> Iterator[_Term]:
    for match in _SENTENCE.finditer(folded_text(text)):
        if not _SAYS_WHEN.search(match[0]):
            continue
        for part in match[0].split(";"):
            for span in dates.spans(part):
                if span.until:
                    yield _term(part[: span.start], span, packs)


def _term(before: str, span: dates.Span, packs: Sequence[Pack]) -> _Term:
    pack = packs[0]
    insurance = mentions.mentioned(before, pack.insurances, pack.not_insurance)
    employer = mentions.mentioned(before, pack.cohorts.get("employer", ()))
    return _Term(span, insurance, "" if employer == mentions.DEFAULT else employer)


def _with_term(fact: Fact, terms: Sequence[_Term]) -> Fact:
    if fact.effective_from is not None:
        return fact
    for term in terms:
        for_all = term.employer is None
        if (for_all or term.employer == fact.cohort.get("employer", "")) and term.insurance in (None, fact.insurance):
            return replace(fact, effective_from=term.span.since, effective_to=term.span.until)
    return fact
