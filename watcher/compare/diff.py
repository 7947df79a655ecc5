"""Two versions of a document into real edits: facts first, then what no key knows, and a count of what merely moved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from watcher import wording
from watcher.compare import align, facts, noise, stamps, untyped
from watcher.compare.canonical import forms, noise_between
from watcher.compare.facts import Pair
from watcher.compare.framing import Framing
from watcher.compare.work import Keys, PackLike, Work, dated, of_clause
from watcher.model import Clause, Comparison, Difference, Document, Fact, Kind, Severity


def compare(before: Document, after: Document, *, packs: Sequence[PackLike], replaced: bool = False) -> Comparison:
    """All real edits from `before` to `after`, each once: most severe first, else in the order of the text.

    `replaced`: at the same address stands another document. Its facts are compared; of its clauses no one wants a list.
    """
    keys = {name: key for pack in packs for name, key in pack.keys.items()}
    work = Work(before, after, keys, align.align(before.clauses, after.clauses))
    _count_moves(work)
    stated = stamps.differences(before, after)
    changed = _fact_differences(work)
    work.found += [*stated, *changed]
    work.found += [_replacement(work)] if replaced else untyped.differences(work, changed, stated)
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
        found = [dated(Difference(kind=Kind.PUBLISHED, key=None, severity=Severity.MEDIUM, title="", after=title,
                                   clause_after=title, region=after.meta.region), after)]  # fmt: skip
    titled = (replace(d, title=wording.change_title(d, "zh", keys)) for d in found)
    return Comparison(differences=tuple(sorted(titled, key=lambda d: d.severity.rank)), ignored={})


def _is_corrected(document: Document, after: Document) -> bool:
    title, number = document.meta.title or "", document.meta.doc_number
    return any(name == number or title.endswith(name) for name in after.meta.corrects)


def _correction(after: Document, corrected: Document) -> Difference:
    """A correction notice beside what it corrects."""
    old, new = _title_of(corrected), _title_of(after)
    return dated(Difference(kind=Kind.PUBLISHED, key=None, severity=Severity.MEDIUM, title="", region=after.meta.region,
                             before=old, after=new, clause_before=old, clause_after=new), after)  # fmt: skip


def _replacement(work: Work) -> Difference:
    """Another document now stands where one stood, in a line."""
    return of_clause(work, Kind.PUBLISHED, Severity.MEDIUM, _title_of(work.before), _title_of(work.after))


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
    return dated(_of_fact(Kind.PUBLISHED, same[-1] if same else None, fact, keys, document, document), document)


# ── facts ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _fact_differences(work: Work) -> list[Difference]:
    partner = {work.old[i].id: work.new[j].id for i, j in work.alignment.partner().items()}
    differing = facts.pairs(work.before.facts, work.after.facts, partner, work.keys)
    changed = Framing(work.before, work.after, work.alignment).without(differing) if differing else []
    if len(changed) < len(differing):
        work.ignored["markup"] += len(differing) - len(changed)
    found = _with_fields(dated(_fact_difference(work, pair, partner), work.after, work.before) for pair in changed)
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


def _fact_difference(work: Work, pair: Pair, partner: Mapping[str, str]) -> Difference:
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


# ── what merely moved ─────────────────────────────────────────────────────────────────────────────────────────


def _count_moves(work: Work) -> None:
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
