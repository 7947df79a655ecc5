"""A client that is generated from the description works against the API."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.serve.conftest import Entered
from tests.serve.test_api import Program, filled, program
from watcher.model import Role
from watcher.store import Store

PLAIN = """
post_hooks: []  # its code need not be formatted
content_type_overrides: {application/zip: application/octet-stream, application/atom+xml: text/plain}
"""
__all__ = ["filled", "program"]


@pytest.fixture
def generated(enter: Callable[..., Entered], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    described = tmp_path / "openapi.json"
    described.write_text(enter(Role.READER, "maker").get("/openapi.json").text, encoding="utf-8")
    plain = tmp_path / "plain.yaml"
    plain.write_text(PLAIN, encoding="utf-8")
    words = [sys.executable, "-m", "openapi_python_client", "generate", "--path", str(described), "--meta", "none",
             "--output-path", str(tmp_path / "made_client"), "--fail-on-warning", "--config", str(plain)]  # fmt: skip
    done = subprocess.run(words, capture_output=True, text=True, timeout=110, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path / "made_client"


def test_generated_client_reads_judges_and_is_refused(
    program: Callable[..., Program], generated: Path, store: Store
) -> None:
    it = program(Role.REVIEWER)

    def part(name: str) -> Any:
        return importlib.import_module(f"made_client.{name}")

    client = part("client").AuthenticatedClient(
        base_url=it.base, token=it.head["authorization"].removeprefix("Bearer ")
    )
    page = part("api.default.list_changes").sync(client=client, limit=3)
    assert [change.id for change in page.items] == [change.id for change in store.views.changes()[:3]]
    assert page.items[0].after.value == 30 and page.next_
    facts = part("api.default.list_facts").sync(client=client, region="CN-44*")
    assert {fact.region for fact in facts.items} == {"CN-4401", "CN-4403"}
    verdict = part("models.new_review").NewReview(
        verdict=part("models.review_state").ReviewState.CONFIRMED, note="见原文"
    )
    judged = part("api.default.review_change").sync(client=client, change_id=page.items[0].id, body=verdict)
    assert judged.review.value == "confirmed" and judged.reviews[0].note == "见原文"
    gone = part("api.default.get_change").sync(client=client, change_id="ch_none")
    assert (gone.status, gone.title) == (404, "not found")
    rule = part("api.default.get_rule").sync(client=client, key="years.total", region="CN-4401")
    assert [version.value for version in rule.items[0].versions] == [30, 25, 20]
