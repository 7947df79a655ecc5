"""Words that templates name must not be hidden by what a dictionary has itself: `label.copy` is a method, not a word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TEMPLATES = sorted((Path(__file__).resolve().parent.parent / "watcher").rglob("templates/**/*.html"))
HIDDEN = "|".join(name for name in dir(dict) if not name.startswith("_"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_asks_a_table_of_words_for_a_method(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.findall(rf"\b(?:word|words|label|w|said)\.(?:{HIDDEN})\b(?!\()", text)
