"""What changed in clauses whose change no fact tells: numbers, dates, permissions, whole clauses, or only words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence

from watcher.compare import noise, stamps
from watcher.compare.canonical import (
    SHORTEST_ITEM,
    forms,
    has_new_sentence,
    loose_part,
    moved_part,
    moved_tokens,
    parts,
)
from watcher.compare.facts import identity, meaning
from watcher.compare.lists import loses_member, reordered, titles_of
from watcher.compare.work import Work, of_clause
from watcher.model import Clause, Difference, Fact, Kind, Severity
from watcher.text.fold import folded_text

_ANSWERED = re.compile(r"^不?(?:可以?|能|行|会|是|需要?|用)的?[。，,!！]")
_LEVEL = re.compile("[一二三]级(?:医院|医疗机构)?")
_HEADS = re.compile("(?:医院|医疗机构|定点医疗机构)?(?:级别|类别|等级)|项目|标准|[：；]")  # of any table


def differences(work: Work, changed: Sequence[Difference], stated: Sequence[Difference]) -> Iterator[Difference]:
    stirred = [(d, c) for d in changed for c in (d.clause_before, d.clause_after) if c is not None]
    told = {c.id for _, c in stirred}
    whole = {c.id for d, c in stirred if _tells_all(d, c)}
    explained = _explained(changed)
    if stated:  # the sentence that gives the document's dates and repeals is told by them
        names = stamps.file_names(work.before, work.after)
        names_file = {
            c.id
            for c in (*work.old, *work.new)
            if stamps.SENTENCE.search(c.text) or any(name in c.text for name in names)
        }
        told |= names_file
        whole |= names_file
        explained |= stamps.tokens(stated) | {token for name in names for token in forms(name).tokens}
    if linked := stamps.linked_names(work.before, work.after):
        lines = ((c.id, noise.file_named(c.text)) for c in (*work.old, *work.new))
        whole |= {id for id, name in lines if name and any(name in title or title in name for title in linked)}
    apart = [
        _apart(side, places)
        for side, places in (
            (work.old, (i for i, _ in work.alignment.same)),
            (work.new, (j for _, j in work.alignment.same)),
        )
    ]
    kept = _kept_rows(work, apart)
    whole |= kept
    repealed = any(d.key == "document.repeals" for d in stated)  # whose sentence is told by it, titles and all
    old, new = map(_loose, apart)
    went, came = {p for p in old if new[p] >= old[p]}, {p for p in new if old[p] >= new[p]}
    for i, j in work.alignment.edited:
        one, other = work.old[i], work.new[j]
        if one.id in kept and other.id in kept:
            work.ignored["markup"] += 1
            continue
        ours = work.is_sites(one), work.is_sites(other)
        if ours[0] == ours[1]:
            yield from _edited(work, one, other, told, explained, (went, came), repealed=repealed)
        else:  # beside a line of the site another text came or went
            yield from _lone(work, one, Kind.REMOVED, whole, went)
            yield from _lone(work, other, Kind.ADDED, whole, came)
    for i in work.alignment.removed:
        yield from _lone(work, work.old[i], Kind.REMOVED, whole, went)
    for j in work.alignment.added:
        yield from _lone(work, work.new[j], Kind.ADDED, whole, came)


def _kept_rows(work: Work, apart: Sequence[Sequence[Clause]]) -> set[str]:
    """Rows of tables all of whose amounts are told by facts that both sides state: the same table, cut otherwise."""
    if not any(clause.kind == "row" for clause in apart[0]) or not work.before.facts:
        return set()
    old, new = (
        [((identity(f, work.keys), meaning(f, work.keys)), f) for f in d.facts] for d in (work.before, work.after)
    )
    both = {stated for stated, _ in old} & {stated for stated, _ in new}
    told: dict[str, set[str]] = defaultdict(set)
    for stated, fact in (*old, *new):
        if stated in both:
            told[fact.clause] |= _amounts(fact.quote)
    rows = [
        [c for c in side if c.kind == "row" and c.id in told and _amounts(_LEVEL.sub("", c.text)) <= told[c.id]]
        for side in apart
    ]
    said = [set(_HEADS.sub("", "".join(row.text for row in side))) for side in rows]
    heads = [{titles_of(row) for row in side} for side in rows]
    return {row.id for side in rows for row in side} if said[0] == said[1] and heads[0].isdisjoint(heads[1]) else set()


def _apart(clauses: Sequence[Clause], same: Iterable[int]) -> list[Clause]:
    """The clauses that the other side does not have as they are, in order."""
    left = {*range(len(clauses))} - set(same)
    return [clauses[k] for k in sorted(left)]


def _explained(changed: Sequence[Difference]) -> set[str]:
    """Numbers, dates and permissions that the changed facts already tell. A paper or a channel, which are low, tells no
    amount beside it."""
    out = {"不含"} if any("operator" in d.fields for d in changed) else set()
    for difference in changed:
        for fact in (difference.before, difference.after):
            if isinstance(fact, Fact):
                amounts = _amounts(fact.quote) if difference.severity is Severity.LOW else set()
                out.update(set(forms(fact.quote).tokens) - amounts, forms(str(fact.value)).tokens)
    return out


def _amounts(text: str) -> set[str]:
    return {said for kind, said in forms(text).pieces if kind in ("date", "amount")}


def _tells_all(difference: Difference, clause: Clause) -> bool:
    """Whether a clause that came or went is told by this fact of it."""
    sides = (difference.before, difference.after)
    values = {token for fact in sides if isinstance(fact, Fact) for token in forms(str(fact.value)).tokens}
    return difference.severity is not Severity.LOW or not _amounts(clause.text) - values


def _loose(clauses: Sequence[Clause]) -> Counter[str]:
    return Counter(loose_part(s) for clause in clauses for s in parts(clause.text))


def _edited(
    work: Work,
    old: Clause,
    new: Clause,
    told: set[str],
    explained: set[str],
    elsewhere: tuple[Container[str], Container[str]],
    *,
    repealed: bool,
) -> Iterator[Difference]:
    """One clause in two versions. What only moved to or from another clause is not counted against it."""
    own_old, own_new = ({loose_part(s) for s in parts(c.text)} for c in (old, new))
    before = "".join(s for s in parts(old.text) if loose_part(s) not in own_new and not moved_part(s, elsewhere[0]))
    after = "".join(s for s in parts(new.text) if loose_part(s) not in own_old and not moved_part(s, elsewhere[1]))
    if (not before and not after) or reordered(before, after) or _only_titled(work, old, new):
        work.ignored["reordered"] += 1
        return
    inside = work.is_inside(old) and work.is_inside(new)
    if reason := noise.of_pair(before, after, inside=inside) or noise.of_pair(old.text, new.text, inside=inside):
        work.ignored[reason] += 1
        return
    if repealed:
        before, after = stamps.without_repeals(before), stamps.without_repeals(after)
    is_told = old.id in told or new.id in told
    if is_told:  # by a fact that says what the answer is
        before, after = _ANSWERED.sub("", before), _ANSWERED.sub("", after)
    gone, come = moved_tokens(before, after)
    if is_told:
        gone, come = _without(gone, explained), _without(come, explained)
        if not gone and not come:
            return
    material = bool(gone or come) or loses_member(before, after) or loses_member(after, before)
    material = material or has_new_sentence(before, after) or has_new_sentence(after, before)
    kind, severity = (Kind.VALUE, Severity.MEDIUM) if material else (Kind.REWORDED, Severity.LOW)
    yield of_clause(work, kind, severity, old, new)


def _only_titled(work: Work, old: Clause, new: Clause) -> bool:
    """Whether one is the other with the document's title before it, as a page without headings runs them together."""
    short, long = sorted((folded_text(old.text), folded_text(new.text)), key=len)
    return long.endswith(short) and long[: -len(short)] in {
        folded_text(d.meta.title or "") for d in (work.before, work.after)
    }


def _is_head(work: Work, clause: Clause) -> bool:
    """The document's title, and perhaps its number, printed as a line."""
    said = folded_text(clause.text)
    for meta in (work.before.meta, work.after.meta):
        title, number = folded_text(meta.title or ""), folded_text(meta.doc_number or "")
        if title and said.startswith(title) and said[len(title) :].strip("() ") in ("", number):
            return True
    return False


def _without(tokens: Counter[str], explained: set[str]) -> Counter[str]:
    return Counter({t: n for t, n in tokens.items() if t not in explained})


def _lone(work: Work, clause: Clause, kind: Kind, told: set[str], elsewhere: Container[str]) -> Iterator[Difference]:
    """A clause that only one side has. What the other says elsewhere, as an item of a list, is not gone."""
    reason = work.is_sites(clause)
    if reason is None and loose_part(clause.text) in work.headings[kind is Kind.REMOVED]:
        reason = "markup"
    if reason is None and _is_head(work, clause):
        reason = "markup"
    if reason is None and all(moved_part(s, elsewhere, SHORTEST_ITEM) for s in parts(clause.text)):
        reason = "reordered"
    if reason:
        work.ignored[reason] += 1
    elif clause.id not in told:
        before, after = (clause, None) if kind is Kind.REMOVED else (None, clause)
        asks = clause.kind == "question" or clause.text.rstrip().endswith(("？", "?"))
        severity = Severity.LOW if asks else Severity.MEDIUM  # its answer states the rule
        yield of_clause(work, kind, severity, before, after)
