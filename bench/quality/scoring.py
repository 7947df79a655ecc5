"""Facts against labels: what is right, what is missing, what is wrong.

A fact is right where key, value, unit (if labelled), insurance and cohort are the label's. Operator and date are counted
apart, as details of facts that are right; only "not" belongs to the value itself: a forbidden use is no permitted one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bench.quality.labelled import FIRST_PACK, Case, Label
from watcher.model import Fact, cohort_identity
from watcher.text.fold import folded_text

# What a key says already, so that a fact may repeat it in its cohort.
IMPLIED = {
    "contribution.rate.flexible": {"status": "flexible"},
    "account.credit.active": {"status": "active"},
    "account.credit.retired": {"status": "retired"},
}
# Values that the packs learnt to name after the texts were labelled: no label can say whether one of them is right.
NEWER = {
    "procedure.materials": frozenset(
        "invoice expense_list diagnosis_proof discharge_record medical_record exam_report prescription referral_proof "
        "accident_proof enrolment_proof residence_permit birth_certificate marriage_certificate retirement_proof work_proof "
        "commitment_letter personnel_file".split()
    ),
}
MONTHS: dict[tuple[str | None, str | None], float] = {("year", "month"): 12, ("month", "year"): 1 / 12}


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """One case: pairs that are right, labels that nothing was read for, facts that no label names, or could name."""

    case: Case
    right: tuple[tuple[Label, Fact], ...]
    missing: tuple[Label, ...]
    wrong: tuple[Fact, ...]
    unjudged: tuple[Fact, ...] = ()

    @property
    def failed(self) -> bool:
        return bool(self.missing or self.wrong)


@dataclass(slots=True)
class Tally:
    """Counts by key. `unjudged` are facts of NEWER values; `details` and `stated` count operators and dates that are as labelled, of those labelled."""

    right: Counter[str] = field(default_factory=Counter)
    missing: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    unjudged: int = 0
    details: int = 0
    stated: int = 0

    @property
    def keys(self) -> list[str]:
        return sorted({*self.right, *self.missing, *self.wrong})

    def precision(self, key: str | None = None) -> float | None:
        """Share of the facts read that are right, in percent; None where nothing was read."""
        return _share(_of(self.right, key), _of(self.wrong, key))

    def recall(self, key: str | None = None) -> float | None:
        """Share of the labelled facts that were read, in percent; None where nothing is labelled."""
        return _share(_of(self.right, key), _of(self.missing, key))


def tally(outcomes: Iterable[Outcome]) -> Tally:
    out = Tally()
    for outcome in outcomes:
        pack = outcome.case.pack
        out.right.update(_named(pack, label.key) for label, _ in outcome.right)
        out.missing.update(_named(pack, label.key) for label in outcome.missing)
        out.wrong.update(_named(pack, fact.key) for fact in outcome.wrong)
        out.unjudged += len(outcome.unjudged)
        for label, fact in outcome.right:
            agrees = _details(label, fact)
            out.details, out.stated = out.details + sum(agrees), out.stated + len(agrees)
    return out


def _named(pack: str, key: str) -> str:
    """Keys of the same name in another pack are counted apart."""
    return key if pack == FIRST_PACK else f"{pack}: {key}"


def score(case: Case, facts: Sequence[Fact]) -> Outcome:
    """Required labels take their facts first, optional ones from what is left."""
    required = [label for label in case.labels if not label.optional]
    optional = [label for label in case.labels if label.optional]
    pairs = _paired(required, facts)
    left = [fact for place, fact in enumerate(facts) if place not in pairs.values()]
    taken = set(_paired(optional, left).values())
    surplus = [fact for place, fact in enumerate(left) if place not in taken]
    if not case.once:
        surplus = [fact for fact in surplus if not any(fits(fact, label) for label in case.labels)]
    return Outcome(
        case=case,
        right=tuple((label, facts[pairs[place]]) for place, label in enumerate(required) if place in pairs),
        missing=tuple(label for place, label in enumerate(required) if place not in pairs),
        wrong=tuple(fact for fact in surplus if not _is_newer(fact)),
        unjudged=tuple(fact for fact in surplus if _is_newer(fact)),
    )


def _is_newer(fact: Fact) -> bool:
    return fact.value in NEWER.get(fact.key, ())


def fits(fact: Fact, label: Label) -> bool:
    return (
        fact.key == label.key
        and fact.insurance in label.insurances
        and (fact.operator == "not") == (label.operator == "not")
        and _unit_fits(fact, label)
        and _value_fits(fact, label)
        and _cohort_fits(fact, label)
    )


def _value_fits(fact: Fact, label: Label) -> bool:
    if label.contains is not None:
        return folded_text(label.contains) in folded_text(fact.quote)
    return not label.values or any(_equal(_in_unit(fact, label.unit), value) for value in label.values)


def _unit_fits(fact: Fact, label: Label) -> bool:
    return label.unit in (None, fact.unit) or (fact.unit, label.unit) in MONTHS


def _in_unit(fact: Fact, unit: str | None) -> object:
    """The value in the label's unit: one year is twelve months."""
    factor = MONTHS.get((fact.unit, unit))
    return fact.value * factor if factor and isinstance(fact.value, int | float) else fact.value


def _equal(read: object, labelled: int | float | str) -> bool:
    if isinstance(read, int | float) and isinstance(labelled, int | float):
        return abs(read - labelled) < 1e-9
    return read == labelled


def _cohort_fits(fact: Fact, label: Label) -> bool:
    implied = IMPLIED.get(label.key, {})
    read = {name: value for name, value in fact.cohort.items() if implied.get(name) != value}
    if label.cohort_any:
        read = {name: value for name, value in read.items() if name in label.cohort}
    return cohort_identity(read) == cohort_identity(label.cohort)


def _details(label: Label, fact: Fact) -> list[bool]:
    out = []
    if label.operator is not None:
        out.append(label.operator == fact.operator)
    if label.effective_from is not None:
        out.append(label.effective_from == str(fact.effective_from))
    return out


def _paired(labels: Sequence[Label], facts: Sequence[Fact]) -> dict[int, int]:
    """The largest pairing of labels (by place) with facts that fit them: Kuhn's augmenting paths."""
    owner: dict[int, int] = {}
    fitting = [[place for place, fact in enumerate(facts) if fits(fact, label)] for label in labels]

    def place_for(label: int, tried: set[int]) -> bool:
        for place in fitting[label]:
            if place in tried:
                continue
            tried.add(place)
            if place not in owner or place_for(owner[place], tried):
                owner[place] = label
                return True
        return False

    for label in range(len(labels)):
        place_for(label, set())
    return {label: place for place, label in owner.items()}


def _of(counts: Counter[str], key: str | None) -> int:
    return counts.total() if key is None else counts[key]


def _share(right: int, other: int) -> float | None:
    return 100 * right / (right + other) if right + other else None
