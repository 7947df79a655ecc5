"""docs/quickstart.md and the README, run as they stand: each command prints what the page says it prints.

Times, sizes, dates and ids may differ, `…` stands for any lines.
"""

from __future__ import annotations

import os
import re
import shlex
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import structlog

from watcher import cli

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"```(\w+)(?: (\S+))?\n(.*?)```", re.S)
MOVING = (
    (re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?Z?)?)?"), "DATE"),
    (re.compile(r"\d+ (bytes|ms)\b"), r"N \1"),
    (re.compile(r"\b(ch|al)_[0-9a-f]+"), r"\1_ID"),
    (re.compile(r"[ \t]+"), " "),
)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The folder that the page asks for, its site served."""
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path / "site")))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(autouse=True)
def _logs_of_its_own() -> Iterator[None]:
    """Commands point the logs at the error stream of this test, which later tests no longer have."""
    yield
    structlog.reset_defaults()


def plain(text: str) -> list[str]:
    for pattern, word in MOVING:
        text = pattern.sub(word, text)
    return [line.strip() for line in text.splitlines() if line.strip()]


def sessions(block: str) -> Iterator[tuple[list[str], list[str]]]:
    """Each `$ watcher …` of a console block, with the lines that follow it."""
    for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
        command, _, output = part.partition("\n")
        words = shlex.split(command, comments=True)
        if Path(words[0]).name == "watcher":
            yield words[1:], plain(output)


def matches(said: list[str], shown: list[str]) -> bool:
    pattern = "".join("(?:.*\n)*" if line == "…" else re.escape(line) + "\n" for line in shown)
    return re.fullmatch(pattern, "".join(line + "\n" for line in said)) is not None


def ran(words: list[str], capsys: pytest.CaptureFixture[str]) -> list[str]:
    assert cli.code_of(words) == 0, capsys.readouterr()
    return plain(capsys.readouterr().out)


def test_the_quick_start_prints_what_it_says(port: int, capsys: pytest.CaptureFixture[str]) -> None:
    page = (ROOT / "docs/quickstart.md").read_text(encoding="utf-8").replace("127.0.0.1:8000", f"127.0.0.1:{port}")
    for age, (language, name, text) in enumerate(BLOCK.findall(page)):
        if name:
            Path(name).write_text(text, encoding="utf-8")
            os.utime(name, (1_700_000_000 + age, 1_700_000_000 + age))
        if language == "console":
            for words, shown in sessions(text):
                said = ran(words, capsys)
                assert matches(said, shown), (words, "\n".join(said))


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md", "docs/topics.md"])
def test_the_page_prints_what_it_says(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    blocks = [text for language, _, text in BLOCK.findall((ROOT / name).read_text("utf-8")) if language == "console"]
    tried = [(words, shown) for block in blocks for words, shown in sessions(block)]
    assert len(tried) == 1
    for words, shown in tried:
        assert matches(ran(words, capsys), shown)
