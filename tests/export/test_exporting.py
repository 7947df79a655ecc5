"""The record as files: tables that independent readers read, sheets in three formats, and a whole record that comes back."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pytest_httpserver import HTTPServer
from typer.testing import CliRunner

from tests.serve.conftest import START
from tests.walk.conftest import NETWORK, Site, page
from watcher import pipeline
from watcher.assemble import services
from watcher.cli import app
from watcher.errors import UsageError
from watcher.model import Config, Limits, Source

PROV = {  # of the W3C recommendation PROV-O
    "wasDerivedFrom", "wasGeneratedBy", "generatedAtTime", "invalidatedAtTime", "hadPrimarySource", "wasAttributedTo",
    "used", "wasAssociatedWith",
}  # fmt: skip


@pytest.fixture
def data(httpserver: HTTPServer, tmp_path: Path) -> Iterator[Path]:
    """Two sources whose rule changed twice; a reviewer corrected one value."""
    site, time = Site(httpserver), START
    sources = tuple(
        Source(id=f"s{n}", title=f"第{n}市", url=site.url(f"/{n}.html"), region=region, robots=False, select="#zoom")
        for n, region in enumerate(("CN-4401", "CN-4403"))
    )
    config = Config(sources=sources, network=NETWORK, limits=Limits(deadline=5.0))
    with services(config, tmp_path / "data", now=lambda: time) as given:
        for years in (20, 25, 30):
            for n, source in enumerate(sources):
                site.put(f"/{n}.html", page(years, title=f"第{n}市办法"))
                time += timedelta(minutes=10)
                pipeline.check(source, services=given, now=time)
    yield tmp_path / "data"


def run(data: Path, *words: str, code: int = 0) -> str:
    given = [*words, "--data", str(data), "--config", str(data / "none.yaml")]
    done = CliRunner().invoke(app, given)
    if code == 2:
        assert isinstance(done.exception, UsageError)
        return str(done.exception)
    assert done.exit_code == code, (done.output, done.exception)
    return str(done.output)


def facts(data: Path, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run(data, "facts", "--json", *words))
    return found


def corrected(data: Path) -> str:
    fact = facts(data)[0]
    run(data, "review", "fact", str(fact["id"]), "--correct", "31年", "--verdict", "confirmed", "--who", "li")
    return str(fact["id"])


def test_tables_say_the_same_in_every_form(data: Path, tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    corrected(data)
    for kind, count in (("facts", 6), ("changes", 4), ("versions", 6)):
        paths = {form: tmp_path / f"{kind}.{form}" for form in ("csv", "jsonl", "parquet")}
        for path in paths.values():
            assert f"{count} {kind}" in run(data, "export", kind, str(path))
        text = paths["csv"].read_bytes().decode("utf-8-sig")
        flat = list(csv.DictReader(io.StringIO(text, newline="")))
        lines = [json.loads(line) for line in paths["jsonl"].read_text(encoding="utf-8").splitlines()]
        columns = pq.read_table(paths["parquet"]).to_pylist()
        assert len(flat) == len(lines) == len(columns) == count
        assert [row["id"] for row in flat] == [str(line["id"]) for line in lines] == [row["id"] for row in columns]
        assert kind != "facts" or all(row["clause"] and row["quote"] for row in flat)
        assert [{name: value or "" for name, value in row.items()} for row in columns] == flat


def test_rows_carry_their_provenance_in_the_terms_of_prov(data: Path, tmp_path: Path) -> None:
    fact_id = corrected(data)
    path = tmp_path / "facts.jsonl"
    run(data, "export", "facts", str(path))
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for line in lines:
        said = line["prov"]
        assert {name.removeprefix("prov:") for name in said if name.startswith("prov:")} <= PROV
        assert said["@context"]["prov"] == "http://www.w3.org/ns/prov#"
        assert said["prov:hadPrimarySource"]["@id"].startswith("http://")
        assert said["prov:wasDerivedFrom"][0]["@id"].startswith("ni:///sha-256;")
        agent = said["prov:wasGeneratedBy"]["prov:wasAssociatedWith"]
        assert agent["watcher:extractor"] and any("medical_insurance@" in pack for pack in agent["watcher:packs"])
    (one,) = [line for line in lines if str(line["id"]) == fact_id]
    assert one["value"] == 31 and one["correction"]["read"]["value"] == 30
    assert one["prov"]["prov:wasAttributedTo"] == [{"@type": "prov:Person", "watcher:name": "li"}]
    assert [line["known_to"] is None for line in lines].count(True) == 2


def test_whole_record_comes_back_with_the_same_answers(data: Path, tmp_path: Path) -> None:
    corrected(data)
    file, other = tmp_path / "record.zip", tmp_path / "other"
    run(data, "export", "record", str(file))
    assert "the same as when it was exported" in run(other, "import", "record", str(file))
    rules = {(fact["key"], fact["region"]) for fact in facts(data)}
    asked = [("facts", "--json"), ("facts", "--json", "--as-of", "2026-11-21"), ("facts", "--json", "--in-force", "2026-11-22"),
             ("changes", "--json"), ("conflicts", "--json"), ("calendar", "--json"),
             *(("timeline", key, "--region", region, "--json") for key, region in rules)]  # fmt: skip
    for words in asked:
        assert run(other, *words) == run(data, *words), words
    run(other, "verify", "--chain")
    assert "holds a record already" in run(other, "import", "record", str(file), code=2)


def _fonts() -> bool:
    listed = shutil.which("fc-list")
    return bool(listed) and bool(subprocess.run([str(listed), ":lang=zh"], capture_output=True, check=False).stdout)


def test_sheet_of_two_versions_is_one_in_html_word_and_pdf(data: Path, tmp_path: Path) -> None:
    library = pytest.importorskip("docx")
    run(data, "export", "report", "1..5", str(tmp_path / "a.html"))
    assert "<del" in (tmp_path / "a.html").read_text(encoding="utf-8")
    run(data, "export", "report", "1..5", str(tmp_path / "a.docx"))
    made = library.Document(str(tmp_path / "a.docx"))
    sheet = made.tables[-1]
    assert [cell.text for cell in sheet.rows[0].cells] == ["旧条文", "新条文"]
    runs = [run for row in sheet.rows for cell in row.cells for p in cell.paragraphs for run in p.runs]
    assert any(run.font.strike and "20年" in run.text for run in runs)
    assert any(run.bold and run.underline and "30年" in run.text for run in runs)
    assert "20年" in made.tables[0].rows[1].cells[2].text and "30年" in made.tables[0].rows[1].cells[3].text
    if not shutil.which("chromium") or not _fonts():
        pytest.skip("chromium or a Chinese font is not installed (Debian: apt-get install chromium fonts-noto-cjk)")
    run(data, "export", "report", "1..5", str(tmp_path / "a.pdf"))
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as pdf:
        text = "".join(pdf[n].get_textpage().get_text_bounded() for n in range(len(pdf)))
    assert "20年" in text and "30年" in text and "旧条文" in text


@pytest.mark.parametrize(
    "altered", ["clause SET text = text || 'x'", "fact_review SET note = 'y'", "fact SET quote = quote || 'x'"]
)
def test_head_is_said_to_hold_only_where_nothing_is_wrong(data: Path, altered: str) -> None:
    corrected(data)
    head = json.loads(run(data, "verify", "--chain", "--json"))["head"]["head"]
    assert "is as it was" in run(data, "verify", "--head", head)
    with closing(sqlite3.connect(data / "watcher.db")) as conn, conn:
        conn.execute(f"UPDATE {altered}")
    assert "is as it was" not in run(data, "verify", "--head", head, code=3)


def test_sheet_of_a_change_and_its_evidence_are_written(data: Path, tmp_path: Path) -> None:
    change = json.loads(run(data, "changes", "--json"))[0]["id"]
    run(data, "export", "report", change, str(tmp_path / "c.html"))
    run(data, "export", "evidence", change, str(tmp_path / "e.zip"))
    assert (tmp_path / "c.html").stat().st_size > 1000 and (tmp_path / "e.zip").read_bytes()[:2] == b"PK"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("export", "facts", "x.xml"), "none of csv, jsonl, parquet"),
        (("export", "facts", "none/x.csv"), "cannot be written"),
        (("export", "report", "ch_none", "x.html"), "there is no change ch_none"),
        (("export", "report", "1..99", "x.html"), "there is no version 99"),
        (("export", "evidence", "ch_none"), "there is no change ch_none"),
        (("import", "record", "none.zip"), "none.zip"),
    ],
)
def test_mistake_says_what_and_what_to_do_and_leaves_no_file(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: str
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    where = tmp_path / "empty" if words[0] == "import" else data
    assert said in run(where, *words, code=2).replace("\n", " ")
    assert list((tmp_path / "here").iterdir()) == []


def test_page_text_is_no_formula_in_a_spreadsheet(data: Path, tmp_path: Path) -> None:
    run(data, "export", "changes", str(tmp_path / "c.csv"))
    for row in csv.reader((tmp_path / "c.csv").open(encoding="utf-8-sig", newline="")):
        assert not any(field.startswith(("=", "+", "-", "@")) for field in row)
