"""Documents that are read in another process, as polls."""

from __future__ import annotations

import sys

from tests.walk.conftest import Make, Site, source
from watcher.demo.pdf import pdf
from watcher.isolate import Bounds, Readers
from watcher.model import Outcome, StoppedAt


def notice(years: int, stamp: str = "") -> bytes:
    lines = [
        "关于职工医保缴费年限的通知",
        f"第一条 参加职工医保的，累计缴费年限满{years}年，退休后不再缴费。",
        "第二条 由本局负责解释。",
    ]
    return pdf([*lines, stamp] if stamp else lines)


def test_a_pdf_is_watched_through_its_reader(site: Site, world: Make) -> None:
    site.put("/a.pdf", notice(25), kind="application/pdf")
    it = world(source(site, "/a.pdf", select=None))
    assert it.check().outcome is Outcome.FIRST_SEEN
    site.put("/a.pdf", notice(25) + b"\n%%EOF", kind="application/pdf")
    assert it.check().stopped_at is StoppedAt.SAME_TEXT
    site.put("/a.pdf", notice(30), kind="application/pdf")
    poll = it.check()
    assert [(c.difference.before.value, c.difference.after.value) for c in poll.changes] == [(25, 30)]  # type: ignore[union-attr]
    assert len(it.services.readers._all) == 1


def test_a_page_that_becomes_a_pdf_keeps_the_files_it_named(site: Site, world: Make) -> None:
    lines = ["第一条 参加职工医保的，累计缴费年限满25年，退休后不再缴费。", "第二条 由本局负责解释。"]
    body = "".join(f"<p>{line}</p>" for line in lines)
    html = f"<h1>关于职工医保缴费年限的通知</h1>{body}<p>附件：<a href='/f/form.docx'>申报表.docx</a></p>"
    site.put("/a", f"<html><head><meta charset=utf-8></head><body><div id=zoom>{html}</div></body></html>")
    it = world(source(site, "/a", select=None))
    assert it.check().outcome is Outcome.FIRST_SEEN
    site.put("/a", notice(25), kind="application/pdf")
    assert it.check().changes == ()
    site.put("/a", f"<html><head><meta charset=utf-8></head><body><div id=zoom>{html}</div><hr></body></html>")
    assert it.check().changes == ()
    gone = html.replace("<p>附件：<a href='/f/form.docx'>申报表.docx</a></p>", "")
    site.put("/a", f"<html><head><meta charset=utf-8></head><body><div id=zoom>{gone}</div></body></html>")
    assert [c.difference.key for c in it.check().changes] == ["document.attachment"]


def test_a_document_that_cannot_be_read_in_time_leaves_the_baseline_alone(site: Site, world: Make) -> None:
    site.put("/a.pdf", notice(25), kind="application/pdf")
    world(source(site, "/a.pdf", select=None)).check()
    readers = Readers(Bounds(seconds=1), command=[sys.executable, "-c", "import time; time.sleep(60)"])
    it = world(source(site, "/a.pdf", select=None), readers=readers)
    site.put("/a.pdf", notice(30), kind="application/pdf")
    poll = it.check()
    assert (poll.outcome, poll.reason) == (Outcome.UNREADABLE, "reading it takes more than 1 seconds")
    assert it.views.changes() == []
    readers.close()
    again = world(source(site, "/a.pdf", select=None))
    assert again.check().outcome is Outcome.CHANGED
