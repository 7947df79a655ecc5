"""The cases are whole and well spread, the scoring knows right from wrong, and the work half stays as good as it was."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from ruamel.yaml import YAML

from bench.signal import cases, crossed, texts
from bench.signal.__main__ import HERE, block
from bench.signal.case import Answer, Case, Want, material, noise, untyped, value
from bench.signal.play import Played, play
from bench.signal.prints import film, page
from bench.signal.score import Verdict, judge, totals
from bench.signal.site import rounds
from watcher.analyze import topics
from watcher.compare.noise import of_clause as noise_of
from watcher.model import Cause, Change, Clause, Difference, Fact, Kind, Outcome, Poll, Severity

KEYS = set(topics.load_packs(["medical_insurance"])[0].keys)
DOCUMENT = {
    f"document.{name}" for name in ("validity", "effective_from", "effective_to", "repeals", "doc_number", "attachment")
}
EVERY = cases.every()
FLOORS = YAML(typ="safe").load((HERE / "floors.yaml").read_text(encoding="utf-8"))


# ── the cases ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_names_are_unique_and_fit_an_address() -> None:
    assert len({case.id for case in EVERY}) == len(EVERY)
    assert all(case.id.replace("-", "").isalnum() and case.id.isascii() for case in EVERY)


def test_there_are_pairs_enough_in_halves_of_one_size() -> None:
    assert sum(case.noise for case in EVERY) >= 80
    assert sum(not case.noise for case in EVERY) >= 120
    work, kept = (cases.half(name) for name in cases.HALVES)
    drawn = cases.WAVES.keys() - cases.OPENED - cases.WHOLE
    halved = {case.id for seed in drawn for case in cases.wave(seed)}
    assert abs(len(halved) - 2 * len(halved & {case.id for case in kept})) <= 2 * len(drawn)
    assert {case.id for case in work} | {case.id for case in kept} == {case.id for case in EVERY}


def test_families_are_balanced_between_the_halves() -> None:
    drawn = cases.WAVES.keys() - cases.OPENED - cases.WHOLE
    work, kept = (Counter(case.family for seed in drawn for case in cases.half(name, seed)) for name in cases.HALVES)
    assert all(abs(work[family] - kept[family]) <= 1 for family in work | kept)


def test_wave_that_is_kept_as_a_whole_shows_nothing_and_is_no_opened_one() -> None:
    assert all(not cases.half("work", seed) for seed in cases.WHOLE)
    assert not cases.WHOLE & cases.OPENED


def test_wave_that_was_opened_keeps_nothing_aside() -> None:
    assert all(not cases.half("kept", seed) for seed in cases.OPENED)
    assert {case.id for seed in cases.OPENED for case in cases.wave(seed)} <= {case.id for case in cases.half("work")}


def test_every_key_changes_twice_and_every_statement_of_a_document_once() -> None:
    found = Counter(key for case in EVERY for key in {want.key for want in case.wants})
    assert {key for key in KEYS if found[key] < 2} == set()
    assert {key for key in DOCUMENT if not found[key]} == set()


@pytest.mark.parametrize("case", EVERY, ids=lambda case: case.id)
def test_a_case_shows_something_else_in_the_end_or_between(case: Case) -> None:
    assert len(case.steps) >= 2
    assert all("" in step.answers for step in case.steps)
    assert any(step.answers != case.steps[0].answers for step in case.steps[1:])
    assert case.noise is not bool(case.wants)


# ── the scoring ────────────────────────────────────────────────────────────────────────────────────────────────

MALE = value("years.total", 30, 31, sex="male")
CLAUSE = Clause(id="c", label=None, path=(), kind="article", text="累计缴费年限男满31年")


def fact(number: int, **fields: object) -> Fact:
    given: dict[str, object] = {
        "key": "years.total", "insurance": "employee_medical", "region": None, "cohort": {"sex": "male"}, "unit": "year",
        "quote": f"男满{number}年", "clause": "c", "start": 0, "end": 4, **fields,
    }  # fmt: skip
    return Fact(value=number, **given)  # type: ignore[arg-type]


def change(
    before: Fact | Clause | None, after: Fact | Clause | None, severity: Severity = Severity.HIGH, **fields: object
) -> Change:
    side = after or before
    key, cohort = (side.key, side.cohort) if isinstance(side, Fact) else (None, {})
    kind = fields.pop("kind", Kind.VALUE)
    difference = Difference(
        kind=kind, key=key, severity=severity, title="", insurance="employee_medical", cohort=cohort,
        before=before, after=after, clause_after=CLAUSE, **fields,
    )  # type: ignore[arg-type]  # fmt: skip
    return Change(
        id=str(id(difference)), source="s", document="d", url="u", detected_at=datetime(2026, 11, 2, tzinfo=UTC),
        cause=Cause.SOURCE, difference=difference, snapshot_before=None, snapshot_after=None,
    )  # fmt: skip


def judged(*changes: Change, want: Want | None = MALE, outcome: Outcome = Outcome.CHANGED) -> Verdict:
    steps = film(Answer(body=b"a"), Answer(body=b"b"))
    case = material("x", "f", "x", steps, want) if want else noise("x", "f", "x", steps)
    return judge(Played(case=case, polls=(Poll(source="s", url="u", outcome=outcome, changes=changes),)))


def test_the_edit_told_once_is_right() -> None:
    assert not judged(change(fact(30), fact(31))).failed


@pytest.mark.parametrize(
    "told",
    [
        change(fact(30), fact(32)),
        change(fact(30, cohort={}), fact(31, cohort={})),
        change(None, fact(31), kind=Kind.ADDED),
    ],
)
def test_another_value_cohort_or_kind_is_wrong_and_not_missed(told: Change) -> None:
    found = judged(told)
    assert (len(found.wrong), found.missed) == (1, ())


def test_the_edit_told_without_its_key_is_wrong() -> None:
    old = replace(CLAUSE, text="累计缴费年限男满30年")
    assert len(judged(change(old, CLAUSE, Severity.MEDIUM)).wrong) == 1


def test_silence_is_missed() -> None:
    assert judged().missed == (MALE,)


def test_a_second_change_of_the_same_clause_is_told_twice_even_if_it_is_low() -> None:
    again = change(CLAUSE, CLAUSE, Severity.LOW, kind=Kind.REWORDED)
    assert len(judged(change(fact(30), fact(31)), again).twice) == 1


def test_on_noise_every_change_is_a_false_alert_and_a_page_lost_counts() -> None:
    assert len(judged(change(fact(30), fact(31)), want=None).false) == 1
    assert judged(want=None, outcome=Outcome.MOVED).lost


def test_an_untyped_edit_needs_its_words_on_both_sides_and_medium() -> None:
    want = untyped("20日", "15日")
    old, new = replace(CLAUSE, text="受理之日起20日内"), replace(CLAUSE, text="受理之日起15日内")
    assert not judged(change(old, new, Severity.MEDIUM), want=want).failed
    assert judged(change(old, new, Severity.LOW), want=want).failed


# ── playing ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_last_step_is_polled_until_it_is_settled() -> None:
    missing = Answer(body=b"gone", status=404)
    case = material(
        "gone",
        "f",
        "x",
        film(page(texts.YEARS, "hanweb"), missing),
        Want(kind="availability", key=None, untyped=True, before="", after="撤下"),
    )
    (played,) = play([case])
    assert len(played.polls) == len(rounds(case)) == 5
    assert [len(played.changes), len(played.alerts), len(played.letters)] == [1, 1, 1]


@pytest.mark.parametrize("waves", [name for name, floors in FLOORS.items() if "waves" in floors])
def test_the_work_half_is_as_good_as_it_was(waves: str) -> None:
    floors = FLOORS[waves]
    verdicts = [judge(played) for played in play(cases.half("work", *floors["waves"]))]
    figures = totals(verdicts)
    failed = "\n\n".join(block(verdict) for verdict in verdicts if verdict.failed)
    for name, most in floors["at_most"].items():
        assert getattr(figures, name) <= most, f"{name}\n{failed}"
    for name, least in floors["at_least"].items():
        assert getattr(figures, name) >= least, f"{name}\n{failed}"


def test_every_wave_is_held_to_floors() -> None:
    held = {seed for floors in FLOORS.values() for seed in floors.get("waves", ())}
    assert held == cases.WAVES.keys() - cases.WHOLE


# ── lines ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("name", "seed"), [("lines", "lines 1"), ("more_lines", "lines 2")])
def test_lines_of_a_site_and_lines_of_rules_are_told_apart(name: str, seed: str) -> None:
    """Single lines, written without knowing the program; the half to work on, drawn once."""
    lines = YAML(typ="safe").load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    site, rule = (cases.line_half("work", sorted(lines[sort]), seed) for sort in ("site", "rule"))
    unknown = [
        line for line in site if re.search("[一-龥]", line) and noise_of(line) is None
    ]  # others are another language's
    taken = [line for line in rule if noise_of(line, inside=True) is not None]
    floors = FLOORS[name]["at_most"]
    assert len(unknown) <= floors["site_unknown"], unknown
    assert len(taken) <= floors["rules_taken"], taken


def test_a_document_says_the_same_in_every_layout() -> None:
    packs = topics.load_packs(["medical_insurance"])
    told = [it for it in crossed.crossings(150, packs=packs, seed=1) if it.told]
    assert not told, [(it.title, it.one, it.other, it.told[0].key) for it in told]
