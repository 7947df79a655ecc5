"""Two versions of a document into real edits: facts first, then what no key knows, and a count of what merely moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from watcher import wording
from watcher.compare import align, facts, noise, stamps
from watcher.compare.align import Alignment
from watcher.compare.canonical import (
    SHORTEST_ITEM,
    forms,
    has_new_sentence,
    loose_part,
    moved_part,
    moved_tokens,
    noise_between,
    parts,
)
from watcher.compare.facts import KeyLike, Pair
from watcher.model import Basis, Clause, Comparison, Difference, Document, Fact, Kind, Severity


class TitledKey(KeyLike, wording.Titled, Protocol):
    """A key as the comparison and the wording of its result need it."""


class PackLike(Protocol):
    @property
    def keys(self) -> Mapping[str, TitledKey]: ...


Keys = Mapping[str, TitledKey]


@dataclass(slots=True)
class _Work:
    """One comparison under way: both sides, how their clauses match, what was found."""

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


def compare(before: Document, after: Document, *, packs: Sequence[PackLike], replaced: bool = False) -> Comparison:
    """All real edits from `before` to `after`, each once: most severe first, else in the order of the text.

    `replaced`: at the same address stands another document. Its facts are compared; of its clauses no one wants a list.
    """
    keys = {name: key for pack in packs for name, key in pack.keys.items()}
    work = _Work(before, after, keys, align.align(before.clauses, after.clauses))
    _count_moves(work)
    stated = stamps.differences(before, after)
    changed = _fact_differences(work)
    work.found += [*stated, *changed]
    work.found += [_replacement(work)] if replaced else _clause_differences(work, changed, stated)
    titled = (replace(d, title=wording.change_title(d, "zh", keys)) for d in work.found)
    place = {clause.id: number for side in (work.old, work.new) for number, clause in reversed([*enumerate(side)])}
    ordered = sorted(titled, key=lambda d: (*wording.weight(d), *_place(d, place)))
    return Comparison(differences=tuple(ordered), ignored=dict(work.ignored))


def _place(difference: Difference, number: Mapping[str, int]) -> tuple[int, int]:
    """Where a reader of the new text, or else of the old one, meets it; what the document says of itself comes first."""
    side = difference.after or difference.before
    clause = side.clause if isinstance(side, Fact) else side.id if isinstance(side, Clause) else ""
    return number.get(clause, -1), side.start if isinstance(side, Fact) else 0


def published(after: Document, *, packs: Sequence[PackLike], replaces: Sequence[Document] = ()) -> Comparison:
    """A document that is new: each of its facts with what it replaces, or the document itself where it states none."""
    keys = {name: key for pack in packs for name, key in pack.keys.items()}
    older = [f for document in replaces for f in document.facts]
    if any(_reprinted(after, document) for document in replaces):
        return Comparison(differences=(), ignored={"link_target": 1})
    new = (d for fact in after.facts if (d := _published_fact(after, fact, older, keys)) is not None)
    found = _with_fields(new)
    found += [_correction(after, document) for document in replaces if _is_corrected(document, after)]
    if not found:
        title = _title_of(after)
        found = [_dated(Difference(kind=Kind.PUBLISHED, key=None, severity=Severity.MEDIUM, title="", after=title,
                                   clause_after=title, region=after.meta.region), after)]  # fmt: skip
    titled = (replace(d, title=wording.change_title(d, "zh", keys)) for d in found)
    return Comparison(differences=tuple(sorted(titled, key=lambda d: d.severity.rank)), ignored={})


def _is_corrected(document: Document, after: Document) -> bool:
    title, number = document.meta.title or "", document.meta.doc_number
    return any(name == number or title.endswith(name) for name in after.meta.corrects)


def _correction(after: Document, corrected: Document) -> Difference:
    """A correction notice beside what it corrects."""
    old, new = _title_of(corrected), _title_of(after)
    return _dated(Difference(kind=Kind.PUBLISHED, key=None, severity=Severity.MEDIUM, title="", region=after.meta.region,
                             before=old, after=new, clause_before=old, clause_after=new), after)  # fmt: skip


def _replacement(work: _Work) -> Difference:
    """Another document now stands where one stood, in a line."""
    return _of_clause(work, Kind.PUBLISHED, Severity.MEDIUM, _title_of(work.before), _title_of(work.after))


def _title_of(document: Document) -> Clause:
    return Clause(id="title", label=None, path=(), kind="paragraph", text=document.meta.title or "")


def _reprinted(after: Document, before: Document) -> bool:
    """Whether a document is one that is known, under another address."""
    return after.meta.title == before.meta.title and _said(after) == _said(before)


def _said(document: Document) -> set[str]:
    return {forms(c.text).bare for c in document.clauses if noise.of_clause(c.text) is None}


def _published_fact(document: Document, fact: Fact, older: Sequence[Fact], keys: Keys) -> Difference | None:
    same = [f for f in older if facts.identity(f, keys) == facts.identity(fact, keys)]
    if any(facts.meaning(f, keys) == facts.meaning(fact, keys) for f in same):
        return None
    return _dated(_of_fact(Kind.PUBLISHED, same[-1] if same else None, fact, keys, document, document), document)


# ── facts ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _fact_differences(work: _Work) -> list[Difference]:
    partner = {work.old[i].id: work.new[j].id for i, j in work.alignment.partner().items()}
    changed = facts.pairs(work.before.facts, work.after.facts, partner, work.keys)
    found = _with_fields(_dated(_fact_difference(work, pair, partner), work.after, work.before) for pair in changed)
    return [d for d in found if not _only_the_date_of(d, found)]


def _only_the_date_of(difference: Difference, others: Sequence[Difference]) -> bool:
    """A rule whose date alone moved, where that date is a rule of its own that is told (到2030年1月1日统一为…)."""
    if not difference.fields or not set(difference.fields) <= {"effective_from", "effective_to"}:
        return False
    fact = difference.after
    return isinstance(fact, Fact) and any(
        isinstance(o.after, Fact)
        and o is not difference
        and fact.effective_from is not None
        and (o.after.clause, o.after.value) == (fact.clause, fact.effective_from.isoformat())
        for o in others
    )


def _fact_difference(work: _Work, pair: Pair, partner: Mapping[str, str]) -> Difference:
    """A fact that only one side states still has its clause on both, if the clause stayed."""
    before, after = pair
    kind = Kind.VALUE if before and after else Kind.ADDED if after else Kind.REMOVED
    difference = _of_fact(kind, before, after, work.keys, work.before, work.after)
    if before and not after:
        stayed = partner.get(before.clause)
        return replace(difference, clause_after=work.after.clause(stayed) if stayed else None)
    if after and not before:
        was = next((old for old, new in partner.items() if new == after.clause), None)
        return replace(difference, clause_before=work.before.clause(was) if was else None)
    return difference


def _of_fact(
    kind: Kind, before: Fact | None, after: Fact | None, keys: Keys, old: Document, new: Document
) -> Difference:
    fact = after or before
    assert fact is not None
    return Difference(
        kind=kind,
        key=fact.key,
        severity=keys[fact.key].severity if fact.key in keys else Severity.HIGH,
        title="",
        insurance=fact.insurance,
        region=fact.region,
        cohort=fact.cohort,
        before=before,
        after=after,
        clause_before=old.clause(before.clause) if before else None,
        clause_after=new.clause(after.clause) if after else None,
    )


def _with_fields(differences: Iterable[Difference]) -> list[Difference]:
    """With the fields in which both sides of a fact differ."""
    all_of = list(differences)
    both = [(d.before, d.after) for d in all_of if isinstance(d.before, Fact) and isinstance(d.after, Fact)]
    fields = iter(facts.fields_changed(both))
    return [
        replace(d, fields=next(fields)) if isinstance(d.before, Fact) and isinstance(d.after, Fact) else d
        for d in all_of
    ]


def _dated(difference: Difference, after: Document, before: Document | None = None) -> Difference:
    """From when the change holds: as its own sentence says; as a new document or a new date of the document says; unknown."""
    own = difference.after.effective_from if isinstance(difference.after, Fact) else None
    if own:
        return replace(difference, effective_from=own, effective_basis=Basis.EXPLICIT)
    since = after.meta.effective_from
    if since and (before is None or before.meta.effective_from != since):
        return replace(difference, effective_from=since, effective_basis=Basis.DOCUMENT)
    return difference


# ── clauses without a known fact ──────────────────────────────────────────────────────────────────────────────


def _clause_differences(
    work: _Work, changed: Sequence[Difference], stated: Sequence[Difference]
) -> Iterator[Difference]:
    told = {c.id for d in changed for c in (d.clause_before, d.clause_after) if c is not None}
    explained = _explained(changed)
    if stated:  # the sentence that gives the document's dates and repeals is told by them
        names = stamps.file_names(work.before, work.after)
        told |= {
            c.id
            for c in (*work.old, *work.new)
            if stamps.SENTENCE.search(c.text) or any(name in c.text for name in names)
        }
        explained |= stamps.tokens(stated) | {token for name in names for token in forms(name).tokens}
    same = work.alignment.same
    old = _loose(work.old, sorted({*range(len(work.old))} - {i for i, _ in same}))
    new = _loose(work.new, sorted({*range(len(work.new))} - {j for _, j in same}))
    went, came = {p for p in old if new[p] >= old[p]}, {p for p in new if old[p] >= new[p]}
    for i, j in work.alignment.edited:
        yield from _edited(work, work.old[i], work.new[j], told, explained, (went, came))
    for i in work.alignment.removed:
        yield from _lone(work, work.old[i], Kind.REMOVED, told, went)
    for j in work.alignment.added:
        yield from _lone(work, work.new[j], Kind.ADDED, told, came)


def _explained(changed: Sequence[Difference]) -> set[str]:
    """Numbers, dates and permissions that the changed facts already tell."""
    out: set[str] = set()
    for difference in changed:
        for fact in (difference.before, difference.after):
            if isinstance(fact, Fact):
                out.update(forms(fact.quote).tokens)
    return out


def _loose(clauses: Sequence[Clause], indexes: Sequence[int]) -> Counter[str]:
    return Counter(loose_part(s) for k in indexes for s in parts(clauses[k].text))


def _edited(
    work: _Work,
    old: Clause,
    new: Clause,
    told: set[str],
    explained: set[str],
    elsewhere: tuple[Container[str], Container[str]],
) -> Iterator[Difference]:
    """One clause in two versions. What only moved to or from another clause is not counted against it."""
    own_old, own_new = ({loose_part(s) for s in parts(c.text)} for c in (old, new))
    before = "".join(s for s in parts(old.text) if loose_part(s) not in own_new and not moved_part(s, elsewhere[0]))
    after = "".join(s for s in parts(new.text) if loose_part(s) not in own_old and not moved_part(s, elsewhere[1]))
    if not before and not after:
        work.ignored["reordered"] += 1
        return
    if reason := noise.of_pair(before, after):
        work.ignored[reason] += 1
        return
    gone, come = moved_tokens(before, after)
    if old.id in told or new.id in told:
        gone, come = _without(gone, explained), _without(come, explained)
        if not gone and not come:
            return
    material = bool(gone or come) or has_new_sentence(before, after) or has_new_sentence(after, before)
    kind, severity = (Kind.VALUE, Severity.MEDIUM) if material else (Kind.REWORDED, Severity.LOW)
    yield _of_clause(work, kind, severity, old, new)


def _without(tokens: Counter[str], explained: set[str]) -> Counter[str]:
    return Counter({t: n for t, n in tokens.items() if t not in explained})


def _lone(work: _Work, clause: Clause, kind: Kind, told: set[str], elsewhere: Container[str]) -> Iterator[Difference]:
    """A clause that only one side has. What the other says elsewhere, as an item of a list, is not gone."""
    reason = noise.of_clause(clause.text)
    if reason is None and all(moved_part(s, elsewhere, SHORTEST_ITEM) for s in parts(clause.text)):
        reason = "reordered"
    if reason:
        work.ignored[reason] += 1
    elif clause.id not in told:
        before, after = (clause, None) if kind is Kind.REMOVED else (None, clause)
        severity = Severity.LOW if clause.kind == "question" else Severity.MEDIUM  # its answer states the rule
        yield _of_clause(work, kind, severity, before, after)


def _of_clause(work: _Work, kind: Kind, severity: Severity, before: Clause | None, after: Clause | None) -> Difference:
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
    return _dated(difference, work.after, work.before)


# ── what merely moved ─────────────────────────────────────────────────────────────────────────────────────────


def _count_moves(work: _Work) -> None:
    alignment = work.alignment
    for i, j in alignment.same:
        old, new = work.old[i], work.new[j]
        if old.text != new.text and (reason := noise_between(old.text, new.text)):
            work.ignored[reason] += 1
        if old.label != new.label and old.label and new.label and forms(old.label).bare != forms(new.label).bare:
            work.ignored["renumbered"] += 1
    moved = len(align.out_of_order(alignment.same)) + alignment.rearranged
    if moved:
        work.ignored["reordered"] += moved
