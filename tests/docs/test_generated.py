"""The generated pages say what the code says, and no command goes without its words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import typer

from docs import generate
from watcher.cli import app

ROOT = Path(__file__).resolve().parents[2]
PAGES = generate.pages()
COMMANDS = list(generate.tree(typer.main.get_command(app), ("watcher",)))


@pytest.mark.parametrize("name", PAGES)
def test_the_committed_page_is_what_the_code_says(name: str) -> None:
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == PAGES[name], "run: make docs"


@pytest.mark.parametrize(("words", "command"), COMMANDS, ids=[" ".join(words) for words, _ in COMMANDS])
def test_every_command_says_what_it_does(words: tuple[str, ...], command: Any) -> None:
    assert (command.help or "").strip(), f"{' '.join(words)} has no docstring"


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_readme_names_every_command(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    missing = [words[1] for words, _ in COMMANDS if len(words) == 2 and f"`watcher {words[1]}" not in text]
    assert missing == []


def test_every_key_of_the_configuration_is_explained() -> None:
    page = PAGES["configuration.md"]
    rows = [line.split(" | ") for line in page.splitlines() if line.startswith("| `")]
    assert len(rows) > 60
    assert [row[0] for row in rows if not row[3].removesuffix("|").strip()] == []


def test_the_configuration_example_is_valid(tmp_path: Path) -> None:
    from watcher import config

    example = PAGES["configuration.md"].partition("```yaml\n")[2].partition("```")[0]
    (tmp_path / "sources.yaml").write_text(example, encoding="utf-8")
    loaded = config.load(tmp_path / "sources.yaml", env={})
    assert [source.every for source in loaded.sources] == [86_400.0]
