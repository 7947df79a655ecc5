"""Every kept copy comes out as WARC 1.1, the same file for the same store, and another program reads it."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import pytest
from fastwarc.warc import ArchiveIterator

from tests.archives.conftest import Run, configure, write
from tests.archives.making import URL, after, capture, http, record
from tests.walk.conftest import page

TWO = f"""version: 1
sources:
  - {{id: gz, title: 一, url: "{URL}", region: CN-4401}}
  - {{id: sz, title: 二, url: "http://sz.example.org/"}}
"""


@pytest.fixture
def kept(run: Run) -> Run:
    """A store with three copies of one source and one of another."""
    Path("sources.yaml").write_text(TWO, encoding="utf-8")
    parts = [capture(it, at=after(days=n)) for n, it in enumerate((25, 30, 20))]
    assert run("import", "warc", write(*parts), "--source", "gz")[0] == 0
    other = record(
        http(page(15).encode(), X_Said="so", Content_Encoding="gzip"), url="http://sz.example.org/", at=after(days=9)
    )
    assert run("import", "warc", write(other), "--source", "sz")[0] == 0
    return run


def read(name: str) -> list[dict[str, Any]]:
    """As the library FastWARC has it, which is not the one that wrote it."""
    found = []
    with open(name, "rb") as file:
        for it in ArchiveIterator(file, parse_http=False):
            sound = it.verify_block_digest()
            it.parse_http()
            body = it.reader.read()
            found.append(
                {
                    "type": it.headers.get("WARC-Type"), "url": it.headers.get("WARC-Target-URI"), "day": it.record_date.day,
                    "id": it.record_id, "sound": sound, "sha": hashlib.sha256(body).hexdigest(), "body": body,
                    "http": dict(it.http_headers.astuples()) if it.http_headers else {},
                }
            )  # fmt: skip
    return found


def test_every_copy_is_a_response_with_its_address_time_and_digest(kept: Run) -> None:
    code, out, _ = kept("export", "warc", "all.warc.gz")
    assert code == 0 and out == "all.warc.gz: 4 records of 2 sources\n"
    head, *rest = read("all.warc.gz")
    assert head["type"] == "warcinfo" and b"software: watcher/" in head["body"]
    assert [(it["type"], it["url"], it["day"]) for it in rest] == [
        ("response", URL, 1), ("response", URL, 2), ("response", URL, 3), ("response", "http://sz.example.org/", 10),
    ]  # fmt: skip
    assert all(it["sound"] for it in (head, *rest)) and len({it["id"] for it in (head, *rest)}) == 5
    versions = {change["snapshots"]["after"] for change in json.loads(kept("changes", "--json")[1])}
    assert versions <= {it["sha"] for it in rest}
    assert rest[3]["http"]["x-said"] == "so" and "content-encoding" not in rest[3]["http"]


def test_the_same_store_gives_the_same_file_packed_or_not(kept: Run) -> None:
    for name in ("a.warc", "b.warc", "a.warc.gz", "b.warc.gz"):
        assert kept("export", "warc", name)[0] == 0
    assert Path("a.warc").read_bytes() == Path("b.warc").read_bytes()
    assert Path("a.warc.gz").read_bytes() == Path("b.warc.gz").read_bytes()
    assert read("a.warc") == read("a.warc.gz")
    assert Path("a.warc").read_bytes().startswith(b"WARC/1.1\r\n")


def test_a_source_and_a_day_choose(kept: Run) -> None:
    kept("export", "warc", "sz.warc", "--source", "sz")
    kept("export", "warc", "late.warc", "--since", "2024-03-03T00:00:00+00:00")
    assert [it["day"] for it in read("sz.warc")[1:]] == [10] and [it["day"] for it in read("late.warc")[1:]] == [3, 10]


def test_what_was_exported_makes_the_same_history_elsewhere(kept: Run) -> None:
    kept("export", "warc", "all.warc.gz")
    before = kept("changes", "--json")[1], kept("facts", "--json")[1]
    for source in ("gz", "sz"):
        assert kept("import", "warc", "all.warc.gz", "--source", source, "--data", "elsewhere")[0] == 0
    assert (
        kept("changes", "--json", "--data", "elsewhere")[1],
        kept("facts", "--json", "--data", "elsewhere")[1],
    ) == before
    kept("export", "warc", "again.warc.gz", "--data", "elsewhere")
    assert Path("again.warc.gz").read_bytes() == Path("all.warc.gz").read_bytes()


def test_a_file_of_this_disk_is_a_resource(run: Run) -> None:
    Path("rules.html").write_text(page(25), encoding="utf-8")
    Path("sources.yaml").write_text(
        "version: 1\nsources:\n  - {id: f, url: rules.html, kind: file}\n", encoding="utf-8"
    )
    assert run("check")[0] == 0 and run("export", "warc", "f.warc")[0] == 0
    (_, it) = read("f.warc")
    assert (it["type"], it["body"]) == ("resource", page(25).encode()) and it["url"].startswith("file:///")


def test_a_document_of_several_pages_comes_as_its_pages(site: Any, run: Run) -> None:
    from tests.walk.test_follow import halves

    first, second = halves(25, 20)
    configure(site.url("/a.html"))
    site.put("/a.html", first)
    site.put("/a_2.html", second)
    assert run("check")[0] == 0 and run("export", "warc", "t.warc")[0] == 0
    assert [(it["url"].rpartition("/")[2], it["body"]) for it in read("t.warc")[1:]] == [
        ("a.html", first.encode()), ("a_2.html", second.encode()),
    ]  # fmt: skip
    assert run("import", "warc", "t.warc", "--source", "gz", "--data", "elsewhere")[0] == 0
    facts = [
        [fact["quote"] for fact in json.loads(run("facts", "--json", *w)[1])] for w in ((), ("--data", "elsewhere"))
    ]
    assert facts[0] == facts[1] != []


def test_nothing_to_export_and_wrong_words_are_said(kept: Run) -> None:
    assert kept("export", "warc", "x.warc", "--since", "2090-01-01")[0] == 3
    code, _, err = kept("export", "warc", "x.warc", "--source", "zz")
    assert code == 2 and "unknown source: zz" in err
    code, _, err = kept("export", "warc", "no/such/folder/x.warc")
    assert code == 2 and "No such file" in err
    assert not Path("x.warc").exists()


def test_a_file_is_whole_or_as_it_was(kept: Run) -> None:
    Path("x.warc").write_bytes(b"mine")
    blob = next(Path("snapshots/blobs").glob("*/*.zst"))
    os.truncate(blob, 5)
    code, _, err = kept("export", "warc", "x.warc")
    assert code == 1 and "cannot be read" in err
    assert Path("x.warc").read_bytes() == b"mine" and not list(Path().glob(".x.warc*"))
