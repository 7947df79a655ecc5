"""Every worked example of every pack: the facts it names are read, and nothing else of its key."""

from __future__ import annotations

from datetime import date

import pytest

from watcher.analyze import packcheck, topics
from watcher.errors import ConfigError
from watcher.model import Fact

CASES = [
    pytest.param(pack, key, example, id=f"{key.name}-{number}")
    for pack in topics.load_packs()
    for key in pack.keys.values()
    for number, example in enumerate(key.examples)
]


def read(pack: topics.Pack, text: str) -> list[Fact]:
    return packcheck.read_example(pack, topics.Example(text=text, facts=()))


@pytest.mark.parametrize(("pack", "key", "example"), CASES)
def test_example_gives_its_facts_and_no_other_of_its_key(
    pack: topics.Pack, key: topics.Key, example: topics.Example
) -> None:
    found = [f for f in packcheck.read_example(pack, example) if f.key == key.name]
    assert len(found) == len(example.facts), found
    for wanted in example.facts:
        assert any(packcheck.fits(f, wanted) for f in found), (wanted, found)


@pytest.mark.parametrize(("pack", "key", "example"), CASES)
def test_quote_is_the_clause_text_at_its_offsets(pack: topics.Pack, key: topics.Key, example: topics.Example) -> None:
    for fact in packcheck.read_example(pack, example):
        assert example.text[fact.start : fact.end] == fact.quote


def test_effective_dates_are_dates() -> None:
    pack = topics.load_packs(["medical_insurance"])[0]
    (fact,) = read(pack, "自2026年1月1日起，职工医保累计缴费年限为25年。")
    assert fact.effective_from == date(2026, 1, 1)


SMALL = """
pack: small
version: "1"
keys:
  fee:
    title: {zh: 费用, en: Fee}
    severity: low
    rules:
      - find: '收费{money}'
    examples:
      - text: 每次收费20元。
        facts: [{value: %s}]
"""


def test_example_that_is_not_read_as_it_says_is_named_with_its_place() -> None:
    pack = topics.build(SMALL % 30, file="small.yaml")
    (mistake,) = packcheck.failures(pack, SMALL % 30, "small.yaml")
    assert (mistake.line, mistake.column) == (11, 15)
    assert "wanted: value=30" in mistake.message and "= 20 cny" in mistake.message
    assert packcheck.failures(topics.build(SMALL % 20), SMALL % 20, "small.yaml") == []


@pytest.mark.parametrize(
    ("wrong", "right", "message", "line"),
    [
        ("{money}", "{monney}", "unknown word list {monney}", 9),
        ("收费{money}", "收费({money}", "cannot be compiled", 9),
        ("find:", "fnid:", "unknown word 'fnid'", 9),
        ("收费{money}", "收费{money}|免费{age}", "only one of several alternatives", 9),
        ("收费{money}", "收费(?:{money})?", "may be left out", 9),
        ("severity: low", "severity: lowish", "severity must be", 5),
        ("pack: small", "pack: [small", "expected", 3),
    ],
)
def test_mistake_in_a_pack_has_its_line(wrong: str, right: str, message: str, line: int) -> None:
    with pytest.raises(ConfigError) as caught:
        topics.build((SMALL % 20).replace(wrong, right), file="small.yaml")
    assert message in str(caught.value)
    assert caught.value.mistakes[0].line in (line, line + 1)


def test_a_pattern_that_cannot_be_compiled_is_told_in_plain_words_and_nowhere_else(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(ConfigError) as caught:
        topics.build((SMALL % 20).replace("收费{money}", "收费({money}"), file="small.yaml")
    (mistake,) = caught.value.mistakes
    assert "missing ):" in mistake.message and "b'" not in mistake.message
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(("wrong", "right"), [("{money}", "{monney}"), ("find:", "variants:")])
def test_a_mistake_is_told_once_and_offers_no_word_that_packs_cannot_write(wrong: str, right: str) -> None:
    with pytest.raises(ConfigError) as caught:
        topics.build((SMALL % 20).replace(wrong, right), file="small.yaml")
    messages = [mistake.message for mistake in caught.value.mistakes]
    assert len(messages) == len(set(messages))
    assert not any("variants, " in message or "key, " in message for message in messages)


def test_pack_that_owns_an_insurance_reads_it_alone() -> None:
    both = topics.load_packs(["medical_insurance", "pension"])
    from watcher.analyze import facts
    from watcher.analyze.clauses import Placed
    from watcher.model import Clause, Metadata

    clause = Clause(
        id="c",
        label=None,
        path=(),
        kind="paragraph",
        text="养老保险缴费基数上限为27000元，职工医保缴费基数上限为26000元。",
    )
    found, _ = facts.read([Placed(clause=clause)], both, Metadata())
    assert [(f.value, f.topic) for f in found] == [(26000, "medical_insurance"), (27000, "pension")]


@pytest.mark.parametrize(
    "text",
    [
        "只有参保人去世、出国定居等少数情形，才能申请一次性取出医保个人账户余额。",
        "职工医保退休人员个人账户实行定额划入，不满70周岁的每月100元，70周岁及以上的每月110元。",
    ],
)
def test_pension_pack_reads_nothing_from_what_medical_insurance_says(text: str) -> None:
    medical, pension = topics.load_packs(["medical_insurance", "pension"])
    assert read(medical, text) and not read(pension, text)
