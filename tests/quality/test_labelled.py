"""The labelled set is whole, and reading the half to work on stays as good as it was."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from bench.quality import labelled, reading, scoring
from bench.quality.__main__ import main
from bench.quality.labelled import Case, Label
from watcher.analyze import topics
from watcher.model import Fact

PACKS = {pack.name: pack for pack in topics.load_packs()}
ALL = {half: labelled.passages(half) for half in labelled.HALVES}
FLOORS = YAML(typ="safe").load((labelled.HERE / "floors.yaml").read_text(encoding="utf-8"))
INSURANCES = set(
    "employee_medical resident_medical medical pension unemployment work_injury maternity unspecified".split()
)
COHORT = set("sex status joined born hospital_level scope area employer worker".split())
CRITICAL = [name for name, key in PACKS[labelled.FIRST_PACK].keys.items() if key.severity == "critical"]


def every_label() -> list[Label]:
    cases: list[Case] = [c for half in labelled.HALVES for c in (*ALL[half], *labelled.documents(half))]
    named = YAML(typ="safe").load((labelled.HERE / "corpus.yaml").read_text(encoding="utf-8"))
    return [label for case in cases for label in case.labels] + [
        label for entries in named.values() for label in labelled.labels_of(entries)
    ]


def test_ids_and_texts_are_unique() -> None:
    cases = [case for half in labelled.HALVES for case in ALL[half]]
    read = {(case.pack, case.text, case.context, case.title) for case in cases}
    assert len({case.id for case in cases}) == len(read) == len(cases)


def test_a_work_half_that_grew_is_read_whole() -> None:
    assert len(ALL["work"]) >= 380
    assert sum(case.is_trap for case in ALL["work"]) >= 70
    assert len(labelled.documents("work")) >= 20


def test_kept_half_is_large_enough_to_trust_its_numbers() -> None:
    assert len(ALL["kept"]) >= 140
    assert sum(case.is_trap for case in ALL["kept"]) >= 30
    assert len(labelled.documents("kept")) >= 8


def test_no_document_stands_in_both_halves() -> None:
    names = [case.id for half in labelled.HALVES for case in labelled.documents(half)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("half", labelled.HALVES)
def test_every_key_stands_in_both_halves(half: str) -> None:
    for pack in PACKS.values():
        cases = [case for case in ALL[half] if case.pack == pack.name]
        assert {label.key for case in cases for label in case.labels if not label.optional} == set(pack.keys)


@pytest.mark.parametrize("key", CRITICAL)
def test_critical_keys_have_many_passages(key: str) -> None:
    for half, least in (("work", 20), ("kept", 3)):
        assert sum(any(label.key == key and not label.optional for label in c.labels) for c in ALL[half]) >= least


def test_labels_use_the_words_of_the_domain() -> None:
    for label in every_label():
        assert any(label.key in pack.keys for pack in PACKS.values()), label
        assert set(label.insurances) <= INSURANCES, label
        assert set(label.cohort) <= COHORT, label
        assert label.values or label.contains or label.optional, label
        assert label.effective_from is None or date.fromisoformat(label.effective_from)


def test_corpus_labels_quote_nothing() -> None:
    text = (Path(labelled.HERE) / "corpus.yaml").read_text(encoding="utf-8")
    assert not re.search(r'where: "[^"]{13,}"', text)


# ── scoring ───────────────────────────────────────────────────────────────────────────────────────────────────


def fact(key: str = "years.total", value: object = 25, **fields: object) -> Fact:
    settings: dict[str, object] = {
        "insurance": "employee_medical", "region": None, "cohort": {}, "unit": "year", "quote": "满25年", "clause": "c1",
        "start": 0, "end": 4, **fields,
    }  # fmt: skip
    return Fact(key=key, value=value, **settings)  # type: ignore[arg-type]


def label(key: str = "years.total", *values: int | str, **fields: object) -> Label:
    return Label(key=key, insurances=("employee_medical",), values=values or (25,), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("read", "right"),
    [
        (fact(), True),
        (fact(value=25.0), True),
        (fact(value=30), False),
        (fact(insurance="pension"), False),
        (fact(cohort={"sex": "male"}), False),
        (fact(operator=">="), True),
        (fact(operator="not"), False),
    ],
)
def test_a_fact_is_right_by_key_value_insurance_and_cohort(read: Fact, right: bool) -> None:
    assert scoring.fits(read, label()) is right


def test_cohort_any_accepts_more_but_not_other_values() -> None:
    asked = label(cohort={"sex": "male"}, cohort_any=True)
    assert scoring.fits(fact(cohort={"sex": "male", "status": "retired"}), asked)
    assert not scoring.fits(fact(cohort={"sex": "female"}), asked)


def test_a_rate_for_the_flexible_may_say_so_again() -> None:
    read = fact("contribution.rate.flexible", 9, cohort={"status": "flexible"}, unit="percent")
    assert scoring.fits(read, label("contribution.rate.flexible", 9))


def test_deemed_years_are_right_where_the_quote_holds_the_words() -> None:
    asked = Label(key="years.deemed", insurances=("employee_medical",), contains="连续工龄")
    assert scoring.fits(fact("years.deemed", "x", unit=None, quote="其连续工龄视同缴费年限"), asked)
    assert not scoring.fits(fact("years.deemed", "x", unit=None, quote="军龄视同缴费年限"), asked)


def test_facts_are_paired_so_that_most_labels_are_met() -> None:
    open_label = label(cohort_any=True)
    case = Case(id="x", labels=(open_label, label()), once=True)
    found = scoring.score(case, [fact(), fact(cohort={"sex": "male"})])
    assert (len(found.right), found.missing, found.wrong) == (2, (), ())


def test_optional_labels_are_neither_missed_nor_counted() -> None:
    case = Case(id="x", labels=(label(optional=True),), once=True)
    assert not scoring.score(case, []).failed
    found = scoring.score(case, [fact()])
    assert (found.right, found.wrong) == ((), ())


def test_a_rule_stated_twice_is_wrong_only_where_it_stands_once() -> None:
    facts = [fact(), fact()]
    assert len(scoring.score(Case(id="x", labels=(label(),), once=True), facts).wrong) == 1
    assert scoring.score(Case(id="x", labels=(label(),)), facts).wrong == ()


# ── the measure ───────────────────────────────────────────────────────────────────────────────────────────────


def test_reading_of_the_work_half_stays_above_its_floors() -> None:
    cases = [*labelled.passages("work"), *labelled.documents("work")]
    counts = scoring.tally(reading.outcomes(cases))
    precision, recall = counts.precision(), counts.recall()
    assert precision is not None and precision >= FLOORS["precision"]
    assert recall is not None and recall >= FLOORS["recall"]


def test_kept_half_is_not_shown_unless_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--failures"])
    shown = capsys.readouterr().out
    assert "work:" in shown and "kept:" not in shown
    assert not [case.text for case in ALL["kept"] if (case.text or "") in shown]
