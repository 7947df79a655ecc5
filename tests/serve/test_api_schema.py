"""The API against its own description: schemathesis asks what the description allows and forbids, and judges the answers."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import requests

from tests.serve.conftest import Entered, Open
from tests.serve.test_api import Program, filled, program
from watcher.model import Role
from watcher.serve import api_door
from watcher.store import Store

__all__ = ["filled", "program"]


@pytest.mark.timeout(240)
def test_schemathesis_finds_nothing(
    program: Callable[..., Program], filled: Open, enter: Callable[..., Entered], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(api_door, "PER_MINUTE", 1_000_000)
    described = tmp_path / "openapi.json"
    described.write_text(enter(Role.READER).get("/openapi.json").text, encoding="utf-8")
    it = program(Role.ADMIN)
    words = [sys.executable, "-m", "schemathesis.cli", "run", str(described), "--url", it.base, "--checks", "all", "-n", "10",
             "-H", f"Authorization: {it.head['authorization']}", "--generation-deterministic"]  # fmt: skip
    done = subprocess.run(words, capture_output=True, text=True, timeout=220, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stdout[-6000:]
    assert "Rate limited" not in done.stdout


def test_the_description_names_what_is_there(enter: Callable[..., Entered]) -> None:
    said = json.loads(enter(Role.READER).get("/openapi.json").text)
    assert {"/changes", "/changes/{change_id}", "/facts", "/conflicts", "/sources", "/deliveries"} <= set(said["paths"])
    assert "policy.changed" in said["webhooks"]
    assert said["components"]["schemas"]["Change"]["properties"]["title"]["examples"]


def test_whoever_has_no_token_learns_nothing(filled: Open, store: Store) -> None:
    (change, *_) = store.views.changes()
    for path in ("/changes", f"/changes/{change.id}", "/facts", f"/snapshots/{change.snapshot_after}", "/nowhere"):
        answer = requests.get(f"{filled.base}/api/v1{path}", timeout=10)
        assert answer.status_code in (401, 404) and change.id not in answer.text
