"""Lists whose values were swapped for others: entries are valid or the error is one of ours, whatever stands where."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.coming.conftest import PLACES
from watcher import config
from watcher.coming import programs
from watcher.commands import coming, foreign
from watcher.errors import ConfigError, UsageError
from watcher.serve import entries

ODD = (
    None,
    True,
    5,
    -1,
    1.5,
    "",
    "${HOME}",
    "//a[",
    [],
    {},
    ["x", None, {"a": 1}],
    {"hours": "x"},
    "\u202e\x07",
    "a" * 3000,
    [["x"]],
)


def mutated(value: Any, dice: random.Random) -> Any:
    if dice.random() < 0.12:
        return dice.choice(ODD)
    if isinstance(value, dict):
        return {key: mutated(part, dice) for key, part in value.items()}
    return [mutated(part, dice) for part in value] if isinstance(value, list) else value


def files_of(program: str) -> dict[str, list[Any]]:
    """The documents of each file of a list."""
    found = foreign.files(str(PLACES[program]), programs.load(program), key=None, config=Path("none"))
    return {name: list(YAML(typ="safe", pure=True).load_all(text)) for name, text in found.items()}


@pytest.mark.parametrize("program", PLACES)
def test_whatever_stands_where_entries_are_valid_or_the_error_is_ours(program: str) -> None:
    files, dice = files_of(program), random.Random(program)
    translated = 0
    for _ in range(60):
        texts = {name: "\n---\n".join(json.dumps(mutated(one, dice)) for one in parts) for name, parts in files.items()}
        try:
            found = programs.load(program).translate(texts)
        except (ConfigError, UsageError):
            continue
        taken = coming._taken(found, [])
        config.read(entries.with_entries(coming.HEAD, taken.items), Path("sources.yaml"), env={})
        translated += bool(taken.named)
    assert translated > 10
