"""Which clause of the new text is which of the old: by content, whatever its number or place.

Equal texts first, then texts equal but for spelling, then the most alike of what is left. Candidates for likeness come
from an index of rare character triples, so that the work grows with what changed, not with its square.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from rapidfuzz.distance import Indel

from watcher.compare import lists
from watcher.compare.canonical import SHORTEST_ITEM, forms, loose_part, parts
from watcher.model import Clause, Pairing

ALIKE = 0.5
ALIKE_IN_PLACE = 0.3  # between two neighbours that are matched
COMMON = 24  # a triple in more clauses than this says nothing
CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Alignment:
    """Indexes into both sequences. `same`: equal text or equal but for noise; `edited`: the same clause, changed."""

    same: tuple[tuple[int, int], ...]
    edited: tuple[tuple[int, int], ...]
    removed: tuple[int, ...]
    added: tuple[int, ...]
    rearranged: int  # clauses whose sentences all stand elsewhere: split, merged or printed again

    def partner(self) -> dict[int, int]:
        return dict((*self.same, *self.edited))


def align(before: Sequence[Clause], after: Sequence[Clause]) -> Alignment:
    """Match clauses; every index appears at most once."""
    left, right = list(range(len(before))), list(range(len(after)))
    same = _take_equal(left, right, lambda i: before[i].text, lambda j: after[j].text)
    same += _take_equal(left, right, lambda i: forms(before[i].text).loose, lambda j: forms(after[j].text).loose)
    rearranged = _drop_turned(before, after, left, right) + _drop_rearranged(before, after, left, right)
    edited = _take_alike(before, after, left, right, dict(same))
    edited = _rematched(edited, before, after, left, right)
    edited = [(i, j) for j, i in _rematched([(j, i) for i, j in edited], after, before, right, left)]
    return Alignment(tuple(sorted(same)), tuple(sorted(edited)), tuple(left), tuple(right), rearranged)


def _take_equal(
    left: list[int], right: list[int], old: Callable[[int], Hashable], new: Callable[[int], Hashable]
) -> list[tuple[int, int]]:
    """Pairs with equal keys, in order of appearance, taken out of `left` and `right`."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for j in reversed(right):
        waiting[new(j)].append(j)
    pairs = [(i, waiting[key].pop()) for i in left if waiting.get(key := old(i))]
    _remove(left, {i for i, _ in pairs})
    _remove(right, {j for _, j in pairs})
    return pairs


def _remove(indexes: list[int], gone: set[int]) -> None:
    indexes[:] = [i for i in indexes if i not in gone]


def _drop_rearranged(before: Sequence[Clause], after: Sequence[Clause], left: list[int], right: list[int]) -> int:
    """Drop clauses whose every part stands on the other side, in clauses of which the same is true: an article split in
    two, two joined, items made paragraphs. One that only got a part more is left to be matched with what it became."""
    if not left or not right:
        return 0
    old = {i: [loose_part(s) for s in parts(before[i].text)] for i in left}
    new = {j: [loose_part(s) for s in parts(after[j].text)] for j in right}
    while True:
        olds, news = ({p for said in side.values() for p in said if len(p) >= SHORTEST_ITEM} for side in (old, new))
        kept_old = {i: said for i, said in old.items() if news.issuperset(said)}
        kept_new = {j: said for j, said in new.items() if olds.issuperset(said)}
        if len(kept_old) == len(old) and len(kept_new) == len(new):
            break
        old, new = kept_old, kept_new
    _remove(left, set(old))
    _remove(right, set(new))
    return len(old) + len(new)


def _drop_turned(before: Sequence[Clause], after: Sequence[Clause], left: list[int], right: list[int]) -> int:
    """Drop rows of a table whose rows became its columns."""
    old, new = lists.turned([before[i] for i in left], [after[j] for j in right])
    gone, come = {left[n] for n in old}, {right[n] for n in new}
    _remove(left, gone)
    _remove(right, come)
    return len(gone) + len(come)


def _rematched(
    pairs: Sequence[tuple[int, int]],
    before: Sequence[Clause],
    after: Sequence[Clause],
    left: list[int],
    right: list[int],
) -> list[tuple[int, int]]:
    """Where a clause stands whole in what it was matched with, and the rest of that is like one that is left over, two
    clauses were joined and the other one was edited: it is matched instead."""
    out: list[tuple[int, int]] = []
    for i, j in pairs:
        own = {loose_part(s) for s in parts(before[i].text)}
        rest = [s for s in parts(after[j].text) if loose_part(s) not in own]
        whole = own.issubset({loose_part(s) for s in parts(after[j].text)})
        other = _likest(rest, before, left) if whole and rest else None
        if other is not None:
            left[:] = sorted({*left, i} - {other})
        out.append((i if other is None else other, j))
    return out


def _likest(said: Sequence[str], clauses: Sequence[Clause], among: Sequence[int]) -> int | None:
    text = forms("".join(said)).bare
    scored = [(Indel.normalized_similarity(forms(clauses[i].text).bare, text), -i) for i in among]
    best, place = max(scored, default=(0.0, 0))
    return -place if best >= ALIKE else None


def _take_alike(
    before: Sequence[Clause], after: Sequence[Clause], left: list[int], right: list[int], same: dict[int, int]
) -> list[tuple[int, int]]:
    scored = sorted(_scores(before, after, left, right, same), reverse=True)
    pairs: list[tuple[int, int]] = []
    used_left: set[int] = set()
    used_right: set[int] = set()
    for _, i, j in scored:
        if i not in used_left and j not in used_right:
            pairs.append((i, j))
            used_left.add(i)
            used_right.add(j)
    _remove(left, used_left)
    _remove(right, used_right)
    return pairs


def _scores(
    before: Sequence[Clause], after: Sequence[Clause], left: list[int], right: list[int], same: dict[int, int]
) -> Iterable[tuple[float, int, int]]:
    if not left or not right:
        return
    matched = sorted(same)
    index: dict[str, list[int]] = defaultdict(list)
    for j in right:
        for triple in _triples(forms(after[j].text).bare):
            index[triple].append(j)
    for i in left:
        text = forms(before[i].text).bare
        low, high = _gap(i, matched, same, len(after))
        near = [j for j in right[bisect_left(right, low) : bisect_left(right, high)]][:CANDIDATES]
        for j in dict.fromkeys((*_candidates(text, index), *near)):
            score = Indel.normalized_similarity(text, forms(after[j].text).bare)
            in_place = low <= j < high
            label = before[i].label is not None and before[i].label == after[j].label
            if score >= (ALIKE_IN_PLACE if in_place and (label or high - low <= 2) else ALIKE):
                yield score + 0.05 * in_place + 0.03 * label, i, j


def _gap(i: int, matched: Sequence[int], same: dict[int, int], end: int) -> tuple[int, int]:
    """The positions in the new text between the partners of the matched neighbours of old clause `i`."""
    at = bisect_left(matched, i)
    low = same[matched[at - 1]] + 1 if at > 0 else 0
    high = same[matched[at]] if at < len(matched) else end
    return low, high


def _triples(text: str) -> Iterable[str]:
    """Each once, in order: which of several clauses equally alike is taken must not depend on a set's order."""
    return dict.fromkeys([text[at : at + 3] for at in range(len(text) - 2)]) or (text,)


def _candidates(text: str, index: dict[str, list[int]]) -> list[int]:
    held = (index.get(triple, ()) for triple in _triples(text))
    votes = Counter(chain.from_iterable(holders for holders in held if len(holders) <= COMMON))
    return [j for j, _ in votes.most_common(CANDIDATES)]


def out_of_order(pairs: Sequence[tuple[int, int]]) -> set[int]:
    """The new places of matched clauses that moved: all but the longest run that kept its order."""
    tails: list[int] = []
    length: dict[int, int] = {}
    ordered = [j for _, j in sorted(pairs)]
    for j in ordered:
        at = bisect_left(tails, j)
        tails[at : at + 1] = [j]
        length[j] = at
    kept: list[int] = []
    wanted, last = len(tails) - 1, max(ordered, default=0) + 1
    for j in reversed(ordered):
        if length[j] == wanted and j < last:
            kept.append(j)
            wanted, last = wanted - 1, j
    return set(ordered).difference(kept)


def pairings(before: Sequence[Clause], after: Sequence[Clause]) -> list[Pairing]:
    """Both texts side by side, in the order of the new one; what was removed stands behind what it followed."""
    found = align(before, after)
    partner = found.partner()
    old_of = {j: i for i, j in partner.items()}
    moved = out_of_order(tuple(partner.items()))
    gone: dict[int, list[Pairing]] = defaultdict(list)
    for i in found.removed:
        behind = next((partner[k] for k in range(i - 1, -1, -1) if k in partner), -1)
        gone[behind].append(Pairing(old=before[i], new=None))
    out = gone[-1]
    for j, clause in enumerate(after):
        old = before[old_of[j]] if j in old_of else None
        out += [Pairing(old=old, new=clause, moved=j in moved), *gone[j]]
    return out
