"""Every worked example of every pack: the facts it names are read, and nothing else of its key."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from watcher.analyze import facts, topics
from watcher.analyze.clauses import Placed
from watcher.model import Clause, Fact, Metadata

CASES = [
    pytest.param(pack, key, example, id=f"{key.name}-{number}")
    for pack in topics.load_packs()
    for key in pack.keys.values()
    for number, example in enumerate(key.examples)
]


def read(pack: topics.Pack, text: str, context: tuple[str, ...] = ()) -> list[Fact]:
    clause = Clause(id="c1", label=None, path=context, kind="paragraph", text=text)
    found, _ = facts.read([Placed(clause=clause)], [pack], Metadata())
    return found


def fits(fact: Fact, wanted: dict[str, Any]) -> bool:
    return all(shown(fact, name) == value for name, value in wanted.items())


def shown(fact: Fact, name: str) -> Any:
    value = getattr(fact, name)
    return list(value) if name == "conditions" else dict(value) if name == "cohort" else value


@pytest.mark.parametrize(("pack", "key", "example"), CASES)
def test_example_gives_its_facts_and_no_other_of_its_key(
    pack: topics.Pack, key: topics.Key, example: topics.Example
) -> None:
    found = [f for f in read(pack, example.text, example.context) if f.key == key.name]
    assert len(found) == len(example.facts), found
    for wanted in example.facts:
        assert any(fits(f, dict(wanted)) for f in found), (wanted, found)


@pytest.mark.parametrize(("pack", "key", "example"), CASES)
def test_quote_is_the_clause_text_at_its_offsets(pack: topics.Pack, key: topics.Key, example: topics.Example) -> None:
    for fact in read(pack, example.text, example.context):
        assert example.text[fact.start : fact.end] == fact.quote


def test_effective_dates_are_dates() -> None:
    pack = topics.load_packs(["medical_insurance"])[0]
    (fact,) = read(pack, "自2026年1月1日起，职工医保累计缴费年限为25年。")
    assert fact.effective_from == date(2026, 1, 1)
