"""Hostile and broken documents meet real readers in real processes: each ends in a reason, and in time."""

from __future__ import annotations

import io
import os
import random
import signal
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pytest

from bench.signal.prints import RELATIONS, TYPES, WORD, docx
from tests.analyze.test_office import xlsx
from watcher.analyze import read, wire
from watcher.demo.pdf import pdf
from watcher.errors import ReadError
from watcher.isolate import HEAVY_BODY, Bounds, Readers, is_heavy
from watcher.model import Link, Outcome, Page, ReadingWarning

TODAY = date(2026, 1, 1)
NOTICE = [
    "关于职工医保缴费年限的通知",
    "第一条 职工医保累计缴费年限满30年的，退休后不再缴费。",
    "第二条 本通知自2026年1月1日起施行。",
]


def page(body: bytes, format: str) -> Page:
    return Page(url=f"https://example.org/a.{format}", format=format, body=body)


def textual(text: str) -> Page:
    return Page(url="https://example.org/a.txt", format="text", body=text.encode(), text=text)


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    with closing(Readers()) as made:
        yield made


@contextmanager
def within(seconds: float) -> Iterator[None]:
    begun = time.monotonic()
    yield
    assert time.monotonic() - begun < seconds


def refusal(readers: Readers, given: Page) -> str:
    with pytest.raises(ReadError) as caught:
        readers.outline(given, today=TODAY)
    assert caught.value.outcome == Outcome.UNREADABLE
    return caught.value.reason


def running(command: str) -> list[int]:
    """Processes of ours that run this command."""
    found = []
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if command.encode() in place.read_bytes():
                found.append(int(place.parent.name))
        except OSError:
            continue
    return found


# ── what comes back ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("body", "format"),
    [(pdf(NOTICE), "pdf"), (docx(NOTICE), "docx"), (xlsx([["项目", "比例"], ["住院报销比例", 0.8]], [], []), "xlsx")],
)
def test_what_another_process_reads_is_what_we_would_read(readers: Readers, body: bytes, format: str) -> None:
    there = readers.outline(page(body, format), region="CN-4401", today=TODAY)
    assert there == read.outline(page(body, format), region="CN-4401", today=TODAY)
    assert there.clauses


def test_an_outline_and_an_order_come_through_the_wire_as_they_were() -> None:
    html = '<html lang="zh"><body><h1>关于年限的通知</h1><p>第一条 累计缴费满30年。</p><a href="/a.pdf">附件：表</a></body></html>'
    given = Page(
        url="https://example.org/", format="html", body=html.encode(), text=html,
        warnings=(ReadingWarning(code="replaced_characters", detail="3"),),
    )  # fmt: skip
    outline = read.outline(given, today=TODAY)
    assert outline.links == (Link(url="https://example.org/a.pdf", title="附件：表"),)
    assert wire.outline_from(wire.outline_json(outline)) == outline
    order = wire.Order(page=given, region=None, select="body", remove=("nav",), today=TODAY)
    sent = wire.order_bytes(order)
    message, body = wire.sizes(sent[: wire.SIZES])
    got = wire.order_from(sent[wire.SIZES : wire.SIZES + message], sent[-body:])
    assert (got.select, got.remove, got.today, got.page.text) == ("body", ("nav",), TODAY, html)
    assert read.outline(got.page, select=got.select, remove=got.remove, today=TODAY) == outline


def test_only_heavy_documents_leave_the_process() -> None:
    with closing(Readers(command=[sys.executable, "-c", "raise SystemExit(7)"])) as broken:
        assert broken.outline(textual("第一条 累计缴费满30年。"), today=TODAY).clauses
        assert "code 7" in refusal(broken, page(pdf(NOTICE), "pdf"))
    assert is_heavy(textual("长" * (HEAVY_BODY // 3 + 1)))


def test_a_large_page_is_read_elsewhere_and_whole(readers: Readers) -> None:
    text = "\n".join(
        f"第{number}条 参保人员应当按照规定按月缴纳医疗保险费用，逾期的按日加收滞纳金。" for number in range(1, 24_000)
    )
    assert len(textual(text).body) > HEAVY_BODY
    assert len(readers.outline(textual(text), today=TODAY).placed) == 23_999


def test_an_error_of_the_reading_itself_keeps_its_outcome(readers: Readers) -> None:
    with pytest.raises(ReadError) as caught:
        readers.outline(page(xlsx([], [], []), "xlsx"), today=TODAY)
    assert caught.value.outcome in (Outcome.EMPTY, Outcome.UNREADABLE)
    assert "damaged" in refusal(readers, page(b"PK\x03\x04 no archive", "docx"))


def test_pdfs_read_by_many_threads_at_once_are_all_read_right(readers: Readers) -> None:
    wrong: list[object] = []

    def reads(years: int) -> None:
        for _ in range(5):
            found = readers.outline(page(pdf([NOTICE[0], f"第一条 累计缴费满{years}年。"]), "pdf"), today=TODAY)
            if f"满{years}年" not in found.clauses[0].text:
                wrong.append(found)

    threads = [threading.Thread(target=reads, args=(years,)) for years in range(20, 26)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert wrong == [] and not any(thread.is_alive() for thread in threads)


# ── hostile documents ──────────────────────────────────────────────────────────────────────────────────────────


def pdf_of(objects: list[bytes]) -> bytes:
    """A PDF of these objects, the first its catalog, without a table of them: readers rebuild it."""
    body = b"".join(b"%d 0 obj %s endobj\n" % (number, it) for number, it in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer << /Root 1 0 R >>\n%%EOF\n"


def test_a_pdf_that_claims_millions_of_pages_is_refused(readers: Readers) -> None:
    kids = b" ".join(b"3 0 R" for _ in range(100_000))
    pages = b"<< /Type /Pages /Count 5000000 /Kids [" + kids + b"] >>"
    hostile = pdf_of([b"<< /Type /Catalog /Pages 2 0 R >>", pages, b"<< /Type /Page /Parent 2 0 R >>"])
    with within(10):
        assert "PDF" in refusal(readers, page(hostile, "pdf"))


def test_a_pdf_whose_objects_nest_without_end_is_refused(readers: Readers) -> None:
    deep = b"[" * 300_000 + b"]" * 300_000
    hostile = pdf_of(
        [b"<< /Type /Catalog /Pages 2 0 R /Deep " + deep + b" >>", b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"]
    )
    with within(10):
        assert refusal(readers, page(hostile, "pdf"))


def million_cells() -> bytes:
    dice = random.Random(1)
    row = "".join(f"<c><v>{dice.randrange(10**9)}</v></c>" for _ in range(1_000))
    rows = "".join(
        f"<row>{row[n:]}{row[:n]}</row>" if row[n:].startswith("<c>") else f"<row>{row}</row>" for n in range(1_000)
    )
    body = io.BytesIO(xlsx([["一", "二"]], [], []))
    out = io.BytesIO()
    with zipfile.ZipFile(body) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for name in old.namelist():
            text = old.read(name)
            if name.endswith("sheet1.xml"):
                begin, end = text.index(b"<sheetData>"), text.index(b"</sheetData>")
                text = text[:begin] + b"<sheetData>" + rows.encode() + text[end:]
            new.writestr(name, text)
    return out.getvalue()


def test_a_spreadsheet_of_a_million_cells_ends_with_its_time_or_its_memory() -> None:
    given = page(million_cells(), "xlsx")
    with closing(Readers(Bounds(seconds=1))) as hurried, within(5):
        assert refusal(hurried, given) == "reading it takes more than 1 seconds"
    with closing(Readers(Bounds(memory=150_000_000))) as small, within(25):
        assert "memory" in refusal(small, given)
        assert small.outline(page(docx(NOTICE), "docx"), today=TODAY).clauses  # the next document has a new reader


def test_a_word_document_that_unpacks_without_end_is_refused(readers: Readers) -> None:
    def word(text: str) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", TYPES)
            archive.writestr("_rels/.rels", RELATIONS)
            archive.writestr("word/document.xml", text)
        return out.getvalue()

    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    entities = f'<!DOCTYPE w [<!ENTITY l0 "笑">{laughs}]>'
    opening = f'<w:document xmlns:w="{WORD}"><w:body>'
    closing_ = "</w:body></w:document>"
    hostile = {
        "bomb": f"{opening}{'<w:p/>' * 8_000_000}{closing_}",
        "laughs": f"{entities}{opening}<w:p><w:r><w:t>&l11;</w:t></w:r></w:p>{closing_}",
        "nested": f"{opening}{'<w:sdt><w:sdtContent>' * 50_000}{'</w:sdtContent></w:sdt>' * 50_000}{closing_}",
    }
    with within(20):
        for text in hostile.values():
            assert refusal(readers, page(word(text), "docx"))


# ── readers that fail ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_reader_that_sleeps_is_killed_with_what_it_started() -> None:
    nap = f"import subprocess, sys; subprocess.run(['sleep', '61.{os.getpid()}'])"
    with closing(Readers(Bounds(seconds=1), command=[sys.executable, "-c", nap])) as asleep, within(5):
        assert refusal(asleep, page(pdf(NOTICE), "pdf")) == "reading it takes more than 1 seconds"
        for _ in range(50):
            if not running(f"61.{os.getpid()}"):
                break
            time.sleep(0.02)
        assert running(f"61.{os.getpid()}") == []


def test_a_reader_that_never_takes_its_order_is_not_waited_for() -> None:
    nap = [sys.executable, "-c", "import time; time.sleep(60)"]
    with closing(Readers(Bounds(seconds=1), command=nap)) as deaf, within(5):
        assert "more than 1 seconds" in refusal(deaf, page(b"%PDF" + b"x" * 3_000_000, "pdf"))


def test_a_reader_that_dies_is_named_and_replaced() -> None:
    with closing(Readers(size=1)) as readers:
        readers.outline(page(pdf(NOTICE), "pdf"), today=TODAY)
        (process,) = [it._process for it in readers._all]
        os.kill(process.pid, signal.SIGSTOP)
        threading.Timer(0.3, lambda: os.kill(process.pid, signal.SIGSEGV)).start()
        threading.Timer(0.4, lambda: os.kill(process.pid, signal.SIGCONT)).start()
        assert "SIGSEGV" in refusal(readers, page(pdf(NOTICE), "pdf"))
        assert readers.outline(page(pdf(NOTICE), "pdf"), today=TODAY).clauses
        os.kill(next(it._process.pid for it in readers._all), signal.SIGKILL)
        time.sleep(0.1)
        assert readers.outline(page(pdf(NOTICE), "pdf"), today=TODAY).clauses


def test_one_reader_serves_many_documents_and_knows_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMTP_PASSWORD", "hush")
    with closing(Readers()) as readers:
        for _ in range(5):
            readers.outline(page(pdf(NOTICE), "pdf"), today=TODAY)
        (reader,) = readers._all
        environment = Path(f"/proc/{reader._process.pid}/environ").read_bytes()
    assert b"hush" not in environment


def test_closing_ends_a_busy_reader_and_tells_who_waits() -> None:
    readers = Readers(command=[sys.executable, "-c", "import time; time.sleep(60)"])
    told: list[str] = []

    def wait() -> None:
        try:
            readers.outline(page(pdf(NOTICE), "pdf"), today=TODAY)
        except ReadError as error:
            told.append(str(error.outcome))

    waiting = threading.Thread(target=wait)
    waiting.start()
    while not readers._all:
        time.sleep(0.01)
    readers.close()
    waiting.join(5)
    assert told == ["unreadable"]
    with pytest.raises(ReadError, match="stopping"):
        readers.outline(page(pdf(NOTICE), "pdf"), today=TODAY)
