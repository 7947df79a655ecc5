"""One comparison under way, and how what it finds is put."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Protocol

from watcher import wording
from watcher.compare import body, noise
from watcher.compare.align import Alignment
from watcher.compare.canonical import loose_part
from watcher.compare.facts import KeyLike
from watcher.model import Basis, Clause, Difference, Document, Fact, Kind, Severity


class TitledKey(KeyLike, wording.Titled, Protocol):
    """A key as the comparison and the wording of its result need it."""


class PackLike(Protocol):
    @property
    def keys(self) -> Mapping[str, TitledKey]: ...


Keys = Mapping[str, TitledKey]


_CHINESE = re.compile("[一-龥]")
_SAMPLE = 40  # clauses, enough to tell a document's language
_LATIN = re.compile("[A-Za-z]{4}")


@dataclass
class Work:
    """Both sides, how their clauses match, what was found."""

    before: Document
    after: Document
    keys: Keys
    alignment: Alignment
    found: list[Difference] = field(default_factory=list)
    ignored: Counter[str] = field(default_factory=Counter)

    @property
    def old(self) -> tuple[Clause, ...]:
        return self.before.clauses

    @property
    def new(self) -> tuple[Clause, ...]:
        return self.after.clauses

    @cached_property
    def _chinese(self) -> bool:
        text = "".join(clause.text for clause in (*self.old[:_SAMPLE], *self.new[:_SAMPLE]))
        return len(_CHINESE.findall(text)) * 2 > len(text)

    @cached_property
    def headings(self) -> tuple[frozenset[str], frozenset[str]]:
        """What either side sets as a heading, and the other may print as a line."""
        old, new = (frozenset(loose_part(h) for c in side for h in c.path) for side in (self.old, self.new))
        return old, new

    @cached_property
    def _inside(self) -> frozenset[str]:
        return body.inside(self.old, self.before.meta.title) | body.inside(self.new, self.after.meta.title)

    def is_inside(self, clause: Clause) -> bool:
        """Whether it stands between rules."""
        return clause.id in self._inside

    def is_sites(self, clause: Clause) -> str | None:
        """Why a clause is no part of the rules, in the contract's words; None if it may be one."""
        if reason := noise.of_clause(clause.text, inside=self.is_inside(clause)):
            return reason
        return (
            "navigation" if self._chinese and not _CHINESE.search(clause.text) and _LATIN.search(clause.text) else None
        )


def of_clause(work: Work, kind: Kind, severity: Severity, before: Clause | None, after: Clause | None) -> Difference:
    difference = Difference(
        kind=kind,
        key=None,
        severity=severity,
        title="",
        region=work.after.meta.region,
        before=before,
        after=after,
        clause_before=before,
        clause_after=after,
    )
    return dated(difference, work.after, work.before)


def dated(difference: Difference, after: Document, before: Document | None = None) -> Difference:
    """From when the change holds: as its own sentence says; as a new document or a new date of the document says; unknown."""
    own = difference.after.effective_from if isinstance(difference.after, Fact) else None
    if own:
        return replace(difference, effective_from=own, effective_basis=Basis.EXPLICIT)
    since = after.meta.effective_from
    if since and (before is None or before.meta.effective_from != since):
        return replace(difference, effective_from=since, effective_basis=Basis.DOCUMENT)
    return difference
