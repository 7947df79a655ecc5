"""docs/channels.md: every channel has a section, every example is a valid entry, every figure is the code's."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from watcher import config
from watcher.deliver import channels
from watcher.deliver.replies import Refusal

PAGE = (Path(__file__).resolve().parents[2] / "docs/channels.md").read_text(encoding="utf-8")
SECTIONS = {part.partition("\n")[0]: part for part in PAGE.split("\n## ")[1:]}
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE, re.S)
PEM = "-----BEGIN PRIVATE KEY-----\\nMIIB\\n-----END PRIVATE KEY-----\\n"  # as in an environment file
CODED = [name for name in channels.known() if hasattr(channels.load(name), "DIALECT")]


def test_every_channel_has_a_section_and_a_line_in_the_table() -> None:
    assert [name for name in channels.known() if name not in SECTIONS or f"| [{name}](#{name}) |" not in PAGE] == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_valid(example: str, tmp_path: Path) -> None:
    path = tmp_path / "sources.yaml"
    path.write_text(f"version: 1\n{example}", encoding="utf-8")
    names = re.findall(r"\$\{(\w+)\}", example)
    assert config.load(path, env={**dict.fromkeys(names, "a secret"), "DKIM_KEY": PEM}).subscriptions


@pytest.mark.parametrize("name", CODED)
def test_every_refusal_is_explained_as_it_is_judged(name: str) -> None:
    told: dict[int, tuple[str, str]] = {}
    for line in SECTIONS[name].splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and len(cells) == 3 and cells[0] != "code":
            told |= {int(code): (cells[1], cells[2]) for code in cells[0].split(",")}
    judged = {code: (refusal.words, then(refusal)) for code, refusal in dialect(name).refusals.items()}
    assert told == judged


def dialect(name: str) -> Any:
    return channels.load(name).DIALECT  # type: ignore[attr-defined]


def then(refusal: Refusal) -> str:
    if refusal.permanent:
        return "dead letter"
    return f"again after {refusal.wait:g} s" if refusal.wait else "again"


@pytest.mark.parametrize("name", CODED)
def test_the_pace_is_the_codes(name: str) -> None:
    line = next(line for line in PAGE.splitlines() if line.startswith(f"| [{name}](#{name})"))
    assert f"{round(60 / channels.gap(name))} a minute" in line
