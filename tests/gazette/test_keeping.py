"""The site that sources.yaml names: written by `watcher publish` without a folder, and kept up to date beside the daemon."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.gazette.conftest import Press
from watcher import config as configuration
from watcher.cli import code_of
from watcher.commands import keeping
from watcher.errors import ConfigError


def written(place: Path, text: str) -> Path:
    path = place / "sources.yaml"
    path.write_text(f"version: 1\n{text}\n", encoding="utf-8")
    return path


def until(done: Callable[[], bool], seconds: float = 40) -> None:
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.1)


def test_without_a_folder_all_is_as_the_file_says(
    press: Press, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(
        tmp_path, "publish: {folder: www, url: 'https://p.example.org', language: en, region: CN-44*, every: 5m}"
    )
    assert configuration.load(path, env={}).publish.every == 300  # type: ignore[union-attr]
    words = ["publish", "--config", str(path), "--data", str(press.store.data), "--today", "2026-11-21"]
    assert code_of(words) == 0 and "files written" in capsys.readouterr().out
    assert 'lang="en"' in (tmp_path / "www" / "index.html").read_text("utf-8")
    assert "https://p.example.org/changes/ch_years.html" in (tmp_path / "www" / "sitemap.xml").read_text("utf-8")


def test_a_folder_that_nobody_names_is_asked_for(
    press: Press, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, "sources: []")
    assert code_of(["publish", "--config", str(path), "--data", str(press.store.data)]) == 2
    assert "name a folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [["--language", "fr"], ["--review", "some"], ["--topic", "astrology"], ["--url", "ftp://x"], ["--today", "now"]],
)
def test_what_is_no_option_is_said(
    press: Press, tmp_path: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert code_of(["publish", str(tmp_path / "www"), "--data", str(press.store.data), *words]) == 2
    assert words[0] in capsys.readouterr().err and not (tmp_path / "www").exists()


@pytest.mark.parametrize("said", ["{url: https://x.example}", "{folder: www, every: 1s}", "{folder: www, colour: red}"])
def test_mistakes_of_the_file_are_found(tmp_path: Path, said: str) -> None:
    with pytest.raises(ConfigError):
        configuration.load(written(tmp_path, f"publish: {said}"), env={})


def test_a_site_is_kept_current_for_as_long_as_the_daemon_runs(press: Press, tmp_path: Path) -> None:
    path = written(tmp_path, "publish: {folder: www, every: 60s}")
    config = configuration.load(path, env={})
    with keeping.current(config, path, press.store.data):
        until((tmp_path / "www" / ".watcher-site.json").exists)
        until((tmp_path / "www" / "robots.txt").exists)
    assert "ch_years" in (tmp_path / "www" / "index.html").read_text("utf-8")


def test_a_daemon_without_a_site_keeps_none(tmp_path: Path) -> None:
    path = written(tmp_path, "sources: []")
    with keeping.current(configuration.load(path, env={}), path, tmp_path):
        pass
    assert [it.name for it in tmp_path.iterdir()] == ["sources.yaml"]
