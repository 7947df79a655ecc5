"""The pack that docs/topics.md builds: after every block each of its examples holds, and its end is the example file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from watcher.analyze import packcheck, topics

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/topics.md").read_text(encoding="utf-8")
FILE = (ROOT / "docs/examples/housing_fund.yaml").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.S)


def loaded(text: str) -> dict[str, Any]:
    return dict(YAML(typ="safe").load(text))


def steps() -> Iterator[dict[str, Any]]:
    """The pack after each block: entries of mappings are added or replaced, one level deep."""
    pack: dict[str, Any] = {}
    for block in BLOCKS:
        for name, value in loaded(block).items():
            pack[name] = {**pack.get(name, {}), **value} if isinstance(value, dict) else value
        yield dict(pack)


PACKS = list(steps())


def built(raw: dict[str, Any]) -> topics.Pack:
    out = StringIO()
    YAML(typ="safe").dump(raw, out)
    return topics.build(out.getvalue())


@pytest.mark.parametrize("step", range(len(PACKS)))
def test_after_each_block_every_example_gives_its_facts_and_no_other_of_its_key(step: int) -> None:
    assert packcheck.failures(built(PACKS[step]), PAGE, "docs/topics.md") == []


def test_the_blocks_together_are_the_example_file() -> None:
    assert len(PACKS) == 6
    assert PACKS[-1] == loaded(FILE)


def test_the_traps_are_traps_only_for_the_block_before() -> None:
    """The second block would be idle if the first refused its sentence too."""
    trap = next(example for example in built(PACKS[1]).keys["deposit.rate"].examples if not example.facts)
    assert packcheck.read_example(built(PACKS[0]), trap) != []


def test_the_page_explains_every_word_of_a_rule() -> None:
    table = PAGE.partition("## All words of a rule")[2]
    words = (set(topics.Rule.__dataclass_fields__) | {"value_if"}) - {"key", "variants"}
    assert sorted(word for word in words if f"`{word}`" not in table) == []


def test_the_page_explains_every_word_of_a_pack_and_of_a_key() -> None:
    table = PAGE.partition("## All words of a pack")[2].partition("## All words of a rule")[0]
    made = {"title_zh", "title_en", "digest", "name", "others"}
    words = ({*topics.Pack.__dataclass_fields__, *topics.Key.__dataclass_fields__} - made) | {"pack", "title", "uses"}
    assert sorted(word for word in words if f"`{word}`" not in table) == []
