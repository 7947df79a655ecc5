"""Word and spreadsheet attachments: merged cells, percentages, damage and bombs."""

from __future__ import annotations

import io
import shutil
import zipfile

import openpyxl
import pytest

from bench.signal.prints import docx
from tests.analyze.pages import PACKS, TODAY, keyed
from watcher.analyze import read
from watcher.errors import ReadError
from watcher.model import Document, Page


def document(body: bytes, format: str) -> Document:
    return read.read(Page(url=f"https://example.org/a.{format}", format=format, body=body), packs=PACKS, today=TODAY)


def xlsx(rows: list[list[object]], merged: list[str], percent: list[str]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)
    for cell in percent:
        sheet[cell].number_format = "0.0%"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_word_document_is_read_like_a_page() -> None:
    found = document(docx(["岭南省职工医保办法", "第一条　职工医保累计缴费年限为男职工满30年、女职工满25年。"]), "docx")
    assert [f.value for f in found.facts] == [30, 25]
    assert found.clauses[-1].label == "第一条"


def test_sheet_percentages_are_what_the_reader_sees_and_merged_heads_reach_their_cells() -> None:
    rows: list[list[object]] = [
        ["职工医保住院报销比例表", None, None],
        ["医院等级", "报销比例", None],
        [None, "在职职工", "退休人员"],
        ["三级医院", 0.805, 0.85],
        ["二级医院", 0.88, 0.9],
    ]
    body = xlsx(rows, ["A1:C1", "A2:A3", "B2:C2"], ["B4", "C4", "B5", "C5"])
    ratios = {
        (f.cohort["hospital_level"], f.cohort["status"]): f.value
        for f in keyed(document(body, "xlsx"), "inpatient.ratio")
    }
    assert ratios == {
        ("tertiary", "active"): 80.5, ("tertiary", "retired"): 85, ("secondary", "active"): 88, ("secondary", "retired"): 90,
    }  # fmt: skip


@pytest.mark.parametrize("format", ["docx", "xlsx"])
def test_damaged_office_file_is_unreadable(format: str) -> None:
    with pytest.raises(ReadError) as caught:
        document(b"PK\x03\x04 not really", format)
    assert caught.value.outcome == "unreadable"


@pytest.mark.parametrize("format", ["docx", "xlsx"])
def test_archive_that_unpacks_to_too_much_is_refused_before_it_does(format: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * 30_000_000)
    with pytest.raises(ReadError, match="unpacks to 30000000 bytes"):
        document(out.getvalue(), format)


def test_old_word_document_names_what_is_missing_or_wrong() -> None:
    with pytest.raises(ReadError) as caught:
        document(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, "doc")
    assert caught.value.outcome == "unreadable"
    assert ("antiword could not" in caught.value.reason) == (shutil.which("antiword") is not None)


def test_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(ReadError, match="docx, html, markdown"):
        document(b"x", "ofd")
