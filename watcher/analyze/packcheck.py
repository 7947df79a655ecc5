"""Whether a topic pack keeps its own promises: every worked example read as it says, mistakes with their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from watcher.analyze import facts
from watcher.analyze.clauses import Placed
from watcher.analyze.topics import Example, Key, Pack
from watcher.errors import Mistake
from watcher.model import Clause, Fact, Metadata


def read_example(pack: Pack, example: Example) -> list[Fact]:
    """The facts that the pack reads from an example's sentence, under the headings it names."""
    clause = Clause(id="example", label=None, path=example.context, kind="paragraph", text=example.text)
    found, _ = facts.read([Placed(clause=clause)], [pack], Metadata())
    return found


def failures(pack: Pack, text: str, file: str) -> list[Mistake]:
    """Examples that are not read as they say. `text` is the pack's YAML, in which each example's line is looked up."""
    return [mistake for key in pack.keys.values() for mistake in _of_key(pack, key, text, file)]


def _of_key(pack: Pack, key: Key, text: str, file: str) -> Iterator[Mistake]:
    for example in key.examples:
        found = [f for f in read_example(pack, example) if f.key == key.name]
        missing = [w for w in example.facts if not any(fits(f, w) for f in found)]
        if missing or len(found) != len(example.facts):
            line, column = _place(text, example.text)
            yield Mistake(file=file, line=line, column=column, message=_said(key, example, found))


def fits(fact: Fact, wanted: Mapping[str, Any]) -> bool:
    """Whether a fact has every field that an example names."""
    return all(_shown(fact, name) == value for name, value in wanted.items())


def _shown(fact: Fact, name: str) -> Any:
    value = getattr(fact, name)
    return list(value) if name == "conditions" else dict(value) if name == "cohort" else value


def _place(text: str, sentence: str) -> tuple[int, int]:
    offset = text.find(sentence[:24])
    if offset < 0:
        return 1, 1
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def _said(key: Key, example: Example, found: list[Fact]) -> str:
    wanted = "; ".join(", ".join(f"{k}={v}" for k, v in w.items()) for w in example.facts) or "no fact"
    got = "; ".join(_brief(f) for f in found) or "none"
    return (
        f"{key.name}: the example is not read as it says. wanted: {wanted}. read: {got}. sentence: {example.text[:60]}"
    )


def _brief(fact: Fact) -> str:
    cohort = " ".join(f"{k}={v}" for k, v in fact.cohort.items())
    return " ".join(str(x) for x in (fact.operator, fact.value, fact.unit, fact.insurance, cohort) if x)
