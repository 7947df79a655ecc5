"""A part of a page to be left out, written into sources.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest

from watcher import config
from watcher.errors import ConfigError, UsageError
from watcher.serve import removal

BLOCK = """# ours
version: 1
sources:
  - id: a   # the first
    url: https://a.example/
    # why
    select: "#zoom"

  - {id: b, url: 'https://b.example/' }
  - id: c
    url: https://c.example/
    remove: [".ad"]
  - id: d
    url: https://d.example/
    remove:
      - .ad
      - .foot
"""


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("a", '    remove: ["#visits"]'),
        ("b", "  - {id: b, url: 'https://b.example/', remove: [\"#visits\"] }"),
        ("c", '    remove: [".ad", "#visits"]'),
        ("d", '      - "#visits"'),
    ],
)
def test_one_line_comes_and_every_other_stays(tmp_path: Path, source: str, line: str) -> None:
    path = tmp_path / "sources.yaml"
    path.write_text(BLOCK)
    before = {s.id: s for s in config.load(path, env={}).sources}
    removal.save(source, "#visits", str(path))
    after = path.read_text()
    assert line in after.splitlines()
    assert len(set(after.splitlines()) ^ set(BLOCK.splitlines())) <= 2
    for one in config.load(path, env={}).sources:
        assert one.remove == (*before[one.id].remove, *(["#visits"] if one.id == source else []))
    removal.save(source, "#visits", str(path))
    assert path.read_text() == after


def test_what_would_be_wrong_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "sources.yaml"
    path.write_text(BLOCK)
    with pytest.raises(UsageError, match="no entry x"):
        removal.save("x", "#visits", str(path))
    with pytest.raises(ConfigError, match="selector"):
        removal.save("a", "p[[", str(path))
    assert path.read_text() == BLOCK
    assert [p.name for p in tmp_path.iterdir()] == ["sources.yaml"]
