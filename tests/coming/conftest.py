"""Lists of other programs, written by hand in their formats; `bench/coming` shows that the programs take them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import structlog

from watcher.cli import code_of

LISTS = Path(__file__).parent / "lists"
PLACES = {
    "urlwatch": LISTS / "urls.yaml",
    "webchanges": LISTS / "jobs.yaml",
    "changedetection": LISTS / "changedetection",
    "opentermsarchive": LISTS / "opentermsarchive",
}
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """Runs a command in an empty directory; gives its code, its output, and what it said on the side."""
    monkeypatch.chdir(tmp_path)
    logging_before = structlog.get_config()

    def go(*words: str | Path) -> tuple[int, str, str]:
        capsys.readouterr()
        code = code_of([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    yield go
    structlog.configure(**logging_before)


def zipped(folder: Path, to: Path) -> Path:
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(folder).as_posix())
    return to
