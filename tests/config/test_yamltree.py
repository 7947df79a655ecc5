"""Both readers of ruamel give the same values, places and complaints."""

from __future__ import annotations

from pathlib import Path

import pytest

from watcher.yamltree import HAS_C_READER, Tree, parse

ROOT = Path(__file__).parents[2]
READERS = [False, True] if HAS_C_READER else [False]


@pytest.fixture(params=READERS, ids=lambda fast: "C" if fast else "Python")
def read(request: pytest.FixtureRequest):
    def run(text: str, **env: str) -> Tree:
        return parse(text, file="s.yaml", env=env, c_reader=request.param)

    return run


def test_scalars_are_what_they_look_like(read) -> None:
    text = "{a: no, b: 010, c: 0o10, d: 22:22, e: 1_000, f: 2026-03-04, g: ~, h: , i: true, j: 1.5, k: '5', l: 0x1F}"
    found = read(text.replace("d: 22:22", "d: '22:22'"))
    assert found.mistakes == []
    assert found.value == {
        "a": "no", "b": 10, "c": 8, "d": "22:22", "e": 1000, "f": "2026-03-04", "g": None, "h": None, "i": True,
        "j": 1.5, "k": "5", "l": 31,
    }  # fmt: skip
    assert read("22:22").value == "22:22"


def test_addresses_in_flow_style_need_no_quotes(read) -> None:
    found = read("a: {webhook: https://h.example:8443/x?y=z, id: b}")
    assert found.value == {"a": {"webhook": "https://h.example:8443/x?y=z", "id": "b"}}


def test_places_are_lines_and_columns_from_one(read) -> None:
    found = read("a:\n  - 甲: x\n    b: {c: 1}\n")
    assert found.place(("a", 0, "b", "c")) == (3, 12)
    assert found.place(("a", 0, "b", "c"), key=True) == (3, 9)
    assert found.place(("a", 0, "甲")) == (2, 8)
    assert found.place(("a", 7)) == (2, 3)
    assert found.place(()) == (1, 1)


def test_the_environment_fills_in_text_and_says_what_is_missing(read) -> None:
    found = read("a: x${A}y${A}\nb: ${B}${C}\nc: ${lower}", A="1:2", lower="#")
    assert found.value == {"a": "x1:2y1:2", "b": "${B}${C}", "c": "#"}
    assert [(m.line, m.column, m.message) for m in found.mistakes] == [
        (2, 4, "${B} is not set in the environment"),
        (2, 4, "${C} is not set in the environment"),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb: [1, 2\nc: 3", 2),
        ("a: 1\n\tb: 2", 2),
        ("a: 1\n--- \nb: 2", 2),
        ("a: 1\nb: *x", 2),
        ("a: 1\nb: \x07", 2),
        ("a: 1\na: 2", 2),
        ("a: 1\n? [x]\n: 2", 2),
        ("a: 1\n<<: 5", 2),
    ],
)
def test_each_complaint_has_its_line(read, text: str, line: int) -> None:
    assert [m.line for m in read(text).mistakes][:1] in ([line], [line + 1])


def test_both_read_the_committed_sources_alike() -> None:
    text = (ROOT / "sources.yaml").read_text(encoding="utf-8")
    assert parse(text, file="a", c_reader=True).value == parse(text, file="a", c_reader=False).value
