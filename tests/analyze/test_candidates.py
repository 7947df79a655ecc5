"""The cheap first look at a clause never loses a rule that the words themselves would find."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from bench.quality import labelled
from watcher.analyze import candidates, facts, topics
from watcher.analyze.blocks import Block
from watcher.analyze.clauses import cut
from watcher.analyze.patterns import Text
from watcher.text import quantities
from watcher.text.fold import folded_text

PACKS = topics.load_packs()
ABOVE = "职工基本医疗保险 基本养老保险 个人账户"


def rules_without_a_gate(clause: Text, above: str) -> set[tuple[str, str]]:
    """Every rule of every pack asked for every word it needs."""
    triggers, over = candidates._triggers(PACKS), Text(above)
    entries = (entry for some in triggers.entries.values() for entry in some)
    return {(e.pack.name, repr(e.rule)) for e in entries if e.is_met(clause, over)}


def rules_of(clause: Text, above: str) -> set[tuple[str, str]]:
    return {
        (pack.name, repr(rule)) for pack, some in candidates.of_clauses(PACKS, [clause], above)[0] for _, rule in some
    }


def passages() -> list[str]:
    return [folded_text(case.text or "") for case in labelled.passages("work")]


def mixed() -> Iterator[str]:
    """Texts of the characters and pieces of passages, in another order."""
    dice, texts = random.Random(7), passages()
    for _ in range(150):
        pieces = [
            text[dice.randrange(len(text)) :][: dice.randrange(1, 12)] for text in dice.choices(texts, k=9) if text
        ]
        yield "".join(pieces)
        letters = list("".join(pieces))
        dice.shuffle(letters)
        yield "".join(letters)


def test_no_rule_is_lost_in_a_passage() -> None:
    texts = passages()
    for text in texts[:: max(1, len(texts) // 300)]:
        assert rules_of(Text(text), ABOVE) == rules_without_a_gate(Text(text), ABOVE), text


def test_no_rule_is_lost_in_a_mix_of_passages() -> None:
    found = 0
    for text in mixed():
        wanted = rules_without_a_gate(Text(text), ABOVE)
        assert rules_of(Text(text), ABOVE) == wanted, text
        found += len(wanted)
    assert found > 50, "the mixes hold too few rules to show anything"


def test_clauses_looked_at_together_have_the_rules_that_each_has_alone() -> None:
    dice, texts = random.Random(11), [Text(text) for text in passages()]
    found = 0
    for _ in range(40):
        some = dice.sample(texts, k=dice.randrange(2, 12))
        alone = [candidates.of_clauses(PACKS, [text], ABOVE)[0] for text in some]
        assert candidates.of_clauses(PACKS, some, ABOVE) == alone
        found += sum(map(bool, alone))
    assert found > 50, "the passages hold too few rules to show anything"


def test_an_edit_is_read_again_with_its_own_group_alone() -> None:
    lines = [f"第{n}条　参保人员在第{n}类医疗机构就医的，按照规定结算。" for n in range(1, 200)]
    before = cut([Block(text=line) for line in lines])
    after = cut(
        [Block(text=line) for line in [*lines[:70], "第七十条之一　职工医保累计缴费年限为满25年。", *lines[70:]]]
    )
    old, new = set(facts._groups(before)), set(facts._groups(after))
    assert len(old) > 10 and len(new - old) <= 2
    assert [one for group in facts._groups(after) for one in group] == after


AMOUNTS = {"percent": ["60%", "百分之六十", "六成五", "3‰", "60%至80%", "60至80%"], "ages": ["六十岁", "60周岁", "66", "67 years old"],
           "money": ["7万元", "100元/月至200元", "五块", "£203.85"]}  # fmt: skip


@pytest.mark.parametrize("slot", quantities.SIGNS)
def test_every_amount_of_a_slot_holds_its_sign(slot: str) -> None:
    from watcher.analyze.patterns import Words

    whole, sign = Words(f"^(?:{quantities.SLOTS[slot]})$"), Words(quantities.SIGNS[slot])
    for amount in AMOUNTS[slot]:
        assert whole.search(amount) and sign.search(amount)
    for digits in ("6", "六", "十五万", "半", "6,000.5"):
        assert slot == "ages" or not whole.search(digits)
