"""What stands before every page."""

from __future__ import annotations

from pathlib import Path

import pytest
import requests

from tests.serve.conftest import Open
from watcher.errors import UsageError
from watcher.model import Config, Desk
from watcher.serve import server
from watcher.serve.office import Office
from watcher.store import Store


@pytest.mark.parametrize("host", ["evil.example", "desk.example.org.evil.example", "169.254.169.254", "[::2]"])
def test_a_foreign_name_is_refused_as_rebinding_needs_one(desk: Open, host: str) -> None:
    assert desk.get("/healthz", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:1", "desk.example.org", "DESK.example.org:443"])
def test_its_own_names_are_answered(desk: Open, host: str) -> None:
    assert desk.get("/healthz", headers={"host": host}).json() == {"status": "ok"}


def test_every_answer_carries_the_headers_that_keep_a_page_from_doing_harm(desk: Open) -> None:
    for path in ("/healthz", "/readyz", "/subscribe", "/s/x", "/nowhere", "/static/desk.css"):
        answer = desk.get(path)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert "server" not in answer.headers
        assert path.startswith("/static/") or answer.headers["cache-control"] == "no-store"


def test_a_huge_form_is_refused(desk: Open) -> None:
    answer = desk.ask("POST", "/subscribe", data=b"x" * 100_000)
    assert answer.status_code == 413


def test_no_page_holds_a_script_or_a_style_of_its_own(desk: Open) -> None:
    page = desk.get("/subscribe").text
    assert "<script" not in page and "style=" not in page and "<style" not in page


def test_a_port_that_is_taken_is_said(desk: Open, store: Store) -> None:
    port = int(desk.base.rpartition(":")[2])
    office = Office(Config(desk=Desk(port=port)), store, {}, lambda: desk.time[0])
    with pytest.raises(UsageError, match=rf"cannot listen on 127\.0\.0\.1:{port}"), server.beside(office):
        pass


def test_the_static_folder_holds_no_way_out(desk: Open) -> None:
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py"):
        with requests.Session() as session:
            request = requests.Request("GET", desk.base).prepare()
            request.url = desk.base + path
            assert session.send(request, timeout=10).status_code == 404
    assert (Path(server.__file__).parent / "app.py").exists()
