"""An archive in a file, and the commands in an empty directory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import structlog

from tests.archives.making import URL
from tests.walk.conftest import make_httpserver, site
from watcher.cli import code_of

__all__ = ["make_httpserver", "site"]  # fixtures
Run = Callable[..., tuple[int, str, str]]
CONFIG = """version: 1
network: {allow: [127.0.0.0/8], per_host_gap: 0s}
sources:
  - {id: gz, title: 某市缴费年限, url: "%s", region: CN-4401%s}
subscriptions:
  - {id: crm, webhook: "http://127.0.0.1:9/hook", secret: whsec_MDEyMzQ1Njc4OWFiY2RlZg==, maintainer: true}
"""


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

    configure()
    yield go
    structlog.configure(**logging_before)


def configure(url: str = URL, more: str = "") -> None:
    Path("sources.yaml").write_text(CONFIG % (url, more), encoding="utf-8")


def write(*records: bytes, name: str = "site.warc") -> Path:
    Path(name).write_bytes(b"".join(records))
    return Path(name)
