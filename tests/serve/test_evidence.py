"""An evidence bundle is checked by the program in it, alone; whatever is altered in it is found."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from tests.serve.conftest import Entered, Open
from tests.serve.test_api import Program, filled, program
from watcher.model import Role
from watcher.store import Store

__all__ = ["filled", "program"]


def unpacked(body: bytes, to: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        archive.extractall(to)
    (folder,) = to.iterdir()
    return folder


def check(folder: Path, *head: str) -> subprocess.CompletedProcess[str]:
    """Without the project: isolated, in another folder."""
    return subprocess.run(
        [sys.executable, "-I", str(folder / "check.py"), *head],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd="/",
    )


@pytest.fixture
def bundle(program: Callable[..., Program], store: Store, tmp_path: Path) -> Path:
    it = program(Role.REVIEWER)
    change = store.views.changes()[-1]
    it.post(f"/changes/{change.id}/reviews", {"verdict": "confirmed", "note": "见第二条"})
    answer = it.get(f"/changes/{change.id}/evidence")
    assert answer.headers["content-type"] == "application/zip"
    assert answer.content == it.get(f"/changes/{change.id}/evidence").content  # the same store, the same bytes
    return unpacked(answer.content, tmp_path / "bundle")


def test_bundle_fits_itself_and_the_head_that_was_noted(bundle: Path, store: Store) -> None:
    head = store.head()
    assert head is not None
    done = check(bundle, head.digest)
    assert done.returncode == 0 and "WRONG" not in done.stdout, done.stdout
    assert check(bundle).returncode == 0
    foreign = check(bundle, "f" * 64)
    assert foreign.returncode == 3 and "WRONG  the head you know" in foreign.stdout


@pytest.mark.parametrize(
    "file", ["before/copy.html", "after/version.json", "after/headers.json", "change.json", "chain.json", "report.html"]
)
def test_altered_file_is_found_even_where_the_manifest_was_made_anew(bundle: Path, file: str) -> None:
    import hashlib

    path = bundle / file
    whole = path.read_bytes()
    digits = [n for n, byte in enumerate(whole) if chr(byte).isdigit()]
    place = digits[len(digits) // 2]
    path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
    assert check(bundle).returncode == 3
    if file == "report.html":
        return  # it follows from the rest; the manifest alone vouches for it
    sums = json.loads((bundle / "manifest.json").read_text())
    sums[file] = hashlib.sha256(path.read_bytes()).hexdigest()
    (bundle / "manifest.json").write_text(json.dumps(sums))
    assert check(bundle).returncode == 3


def test_bundle_says_in_both_languages_how_it_is_checked(bundle: Path, store: Store) -> None:
    said = lxml.html.fromstring((bundle / "README.html").read_bytes())
    head = store.head()
    assert head is not None and head.digest in said.text_content() and "如何核对" in said.text_content()
    for link in said.xpath("//a/@href[not(starts-with(., 'http'))]"):
        assert (bundle / link).is_file()
    assert {path.name for path in bundle.rglob("*") if path.is_file()} >= {
        "check.py",
        "report.html",
        "copy.html",
        "headers.json",
    }
    headers: dict[str, Any] = json.loads((bundle / "after/headers.json").read_text())
    assert headers["headers"]["content-type"] and "secret" not in str(headers)


def test_desk_gives_the_bundle_as_a_file_to_keep(filled: Open, enter: Callable[..., Entered], store: Store) -> None:
    change = store.views.changes()[0]
    answer = enter(Role.READER).get(f"/changes/{change.id}/evidence")
    assert answer.status_code == 200 and "attachment" in answer.headers["content-disposition"]
    assert zipfile.ZipFile(io.BytesIO(answer.content)).testzip() is None
    assert enter(Role.READER, "r2").get("/changes/none/evidence").status_code == 404
