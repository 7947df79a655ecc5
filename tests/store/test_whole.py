"""The record goes out as one file and comes back as it was, or not at all."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.conftest import NOW
from tests.store.test_chain import lived
from watcher import store as stores
from watcher.errors import StoreError, UsageError
from watcher.store import Store, forms, whole


@pytest.fixture
def file(store: Store, tmp_path: Path) -> Path:
    lived(store)
    path = tmp_path / "record.zip"
    with path.open("wb") as to:
        whole.export(store, to)
    return path


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    with closing(stores.open(tmp_path / "new")) as opened:
        yield opened


def answers(store: Store) -> str:
    """All that the record says, as listings say it."""
    return json.dumps(
        [
            [forms.fact_json(fact) for fact in store.views.facts()],
            [forms.fact_json(fact) for fact in store.views.facts(as_of=NOW.date())],
            [repr(change) for change in store.views.changes()],
            [store.views.reviews(change.id) for change in store.views.changes()],
            [repr(found) for found in store.search.clauses("年", history=True)],
            repr(store.head()),
        ]
    )


def test_imported_record_gives_the_same_answers_and_the_same_head(store: Store, file: Path, empty: Store) -> None:
    counts = whole.restore(empty, file)
    assert counts["version"] == 3 and counts["copies"] == 3 and counts["fact_review"] == 1
    assert answers(empty) == answers(store)
    head = store.head()
    assert head is not None and empty.verify_chain(head.digest).bad == ()


def test_the_same_record_is_the_same_file(store: Store, file: Path, empty: Store, tmp_path: Path) -> None:
    whole.restore(empty, file)
    with (tmp_path / "again.zip").open("wb") as to:
        whole.export(empty, to)
    assert (tmp_path / "again.zip").read_bytes() == file.read_bytes()


def test_record_goes_into_an_empty_store_only(store: Store, file: Path) -> None:
    with pytest.raises(UsageError, match="holds a record already"):
        whole.restore(store, file)


@pytest.mark.parametrize("part", ["tables/change.jsonl", "tables/fact.jsonl", "tables/link.jsonl"])
def test_altered_record_is_refused_whole(file: Path, empty: Store, tmp_path: Path, part: str) -> None:
    forged = tmp_path / "forged.zip"
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(forged, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            new.writestr(name, body.replace(b"2026-03-02", b"2026-03-03", 1) if name == part else body)
    with pytest.raises(StoreError, match="does not prove itself"):
        whole.restore(empty, forged)
    assert empty.views.changes() == [] and empty.head() is None


@pytest.mark.parametrize("body", [b"", b"no zip", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_record_is_refused_with_its_name(empty: Store, tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "other.zip"
    path.write_bytes(body)
    with pytest.raises(UsageError, match=r"other\.zip"):
        whole.restore(empty, path)


def test_record_of_another_version_says_what_to_do(file: Path, empty: Store, tmp_path: Path) -> None:
    later = tmp_path / "later.zip"
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(later, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'"m00', b'"m99'))
    with pytest.raises(UsageError, match="let both be of one version"):
        whole.restore(empty, later)
