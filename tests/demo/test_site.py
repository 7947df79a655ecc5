"""The demo's pages: they move at every visit, are written as real sites write them, and read the same all the same."""

from __future__ import annotations

import gzip
import urllib.error
import urllib.request
from datetime import UTC, date, datetime, timedelta

import pytest

from watcher.acquire import decode
from watcher.analyze import read, topics
from watcher.demo import pages, policies
from watcher.demo.pages import Answer, answer
from watcher.demo.site import Site
from watcher.model import Document, Fetched

NOW = datetime(2026, 11, 16, 1, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=6)
PACKS = topics.load_packs(["medical_insurance"])
NONE: frozenset[str] = frozenset()
VISIBLE = [path for path in pages.PAGES if path != pages.NEW_NOTICE]


def document(said: Answer) -> Document:
    fetched = Fetched(
        url="http://x/a", final_url="http://x/a", status=200, body=said.body, content_type=said.content_type
    )
    return read.read(decode.page_of(fetched), packs=PACKS, today=date(2026, 11, 16))


@pytest.mark.parametrize("path", VISIBLE)
def test_pages_move_unless_they_are_still(path: str) -> None:
    first, second = answer(path, NONE, 1, NOW), answer(path, NONE, 2, LATER)
    assert (first.body == second.body) == pages.PAGES[path].still


@pytest.mark.parametrize("path", VISIBLE)
def test_what_moves_states_no_other_facts(path: str) -> None:
    first, second = (document(answer(path, NONE, visit, NOW)) for visit in (1, 2))

    def stated(it: Document) -> set[tuple[str, str]]:
        return {(fact.key, fact.quote) for fact in it.facts}

    assert stated(first)
    assert stated(first) == stated(second)


@pytest.mark.parametrize("path", VISIBLE)
def test_every_page_says_that_it_is_invented(path: str) -> None:
    page = pages.PAGES[path]
    text = answer(path, NONE, 1, NOW).body.decode("gb18030" if page.charset == "gb2312" else page.charset)
    assert "虚构" in text
    assert "演示" in text


def test_a_page_labelled_gb2312_holds_characters_beyond_it() -> None:
    said = answer(pages.TRANSFER, NONE, 1, NOW)
    assert said.content_type == "text/html; charset=gb2312"
    with pytest.raises(UnicodeDecodeError):
        said.body.decode("gb2312")
    assert any("陈喆、林镕" in clause.text for clause in document(said).clauses)


def test_a_body_printed_three_times_is_read_once() -> None:
    said = answer("/sh/zxzc/20260312/3f9c1d7be2.html", NONE, 1, NOW)
    assert said.body.decode().count("等待期为6个月") == 3
    assert sum("等待期为6个月" in clause.text for clause in document(said).clauses) == 1


def test_the_table_gives_each_level_its_own_figures() -> None:
    found = document(answer("/sc/c102891/2026/2/27/9d41.shtml", NONE, 1, NOW)).facts
    ratios = {
        (fact.cohort.get("hospital_level"), fact.cohort.get("status")): fact.value
        for fact in found
        if fact.key == "inpatient.ratio"
    }
    assert ratios[("tertiary", "active")] == 85
    assert ratios[("tertiary", "retired")] == 90
    assert ratios[("secondary", "retired")] == 92


def test_the_redesign_changes_every_byte_and_no_fact() -> None:
    before = answer(pages.OUTPATIENT, NONE, 1, NOW)
    after = answer(pages.OUTPATIENT, frozenset({policies.REDESIGN}), 1, NOW)
    assert before.content_type != after.content_type
    values = [{(fact.key, str(fact.value)) for fact in document(said).facts} for said in (before, after)]
    assert values[0] == values[1] != set()


def test_the_new_notice_appears_with_its_edit() -> None:
    assert answer(pages.NEW_NOTICE, NONE, 1, NOW).status == 404
    assert pages.NEW_NOTICE not in answer(pages.COLUMN, NONE, 1, NOW).body.decode()
    edits = frozenset({policies.NOTICE})
    assert answer(pages.NEW_NOTICE, edits, 1, NOW).status == 200
    assert pages.NEW_NOTICE in answer(pages.COLUMN, edits, 1, NOW).body.decode()


def test_the_challenge_and_the_withdrawal_hold_their_page_alone() -> None:
    edits = frozenset({policies.CHALLENGE, policies.WITHDRAWN})
    ended = {path: answer(path, edits, 1, NOW).status for path in VISIBLE}
    assert {path for path, status in ended.items() if status != 200} == {pages.TRANSFER, pages.FILING}
    assert (ended[pages.TRANSFER], ended[pages.FILING]) == (412, 404)


def test_the_server_answers_its_own_validators_with_304() -> None:
    with Site(lambda: NOW) as site:
        with urllib.request.urlopen(site.url + pages.PDF) as first:
            etag, body = first.headers["ETag"], first.read()
        assert body.startswith(b"%PDF")
        again = urllib.request.Request(site.url + pages.PDF, headers={"If-None-Match": etag})
        with pytest.raises(urllib.error.HTTPError) as unchanged:
            urllib.request.urlopen(again)
        assert unchanged.value.code == 304
        assert site.requests == 2


def test_some_pages_come_compressed() -> None:
    with Site(lambda: NOW) as site, urllib.request.urlopen(f"{site.url}/sc/c102891/2026/2/27/9d41.shtml") as answered:
        assert answered.headers["Content-Encoding"] == "gzip"
        assert "住院" in gzip.decompress(answered.read()).decode()
