"""The HTML report: what it shows, and that it stands alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import lxml.html
import pytest

from watcher import marks
from watcher.model import Change, Clause, Document, Fact, Kind, Metadata, Pairing, Severity, Source
from watcher.publish import report

Make = Callable[..., Change]
SOURCE = Source(id="gz", title="广州市职工医保缴费年限", url="https://ybj.example.cn/")


def redline(before: str, after: str) -> list[tuple[str, str]]:
    span = marks.changed(before, after)
    runs = [("=", before[: span.start]), ("-", span.before_text), ("+", span.after_text)]
    return [run for run in [*runs, ("=", before[span.before_end :])] if run[1]]


def document(**given: Any) -> Document:
    return Document(meta=Metadata(title="关于缴费年限的通知", **given), clauses=(), facts=())


def render(changes: list[Change], now: datetime, **given: Any) -> str:
    base: dict[str, Any] = {"before": None, "after": document(), "source": SOURCE, "redline": redline}
    return report.html(report.layout(changes, generated_at=now, **base | given))


def tree(html: str) -> Any:
    return lxml.html.fromstring(html)


def test_the_report_begins_with_the_change_in_one_sentence(change: Make, now: datetime) -> None:
    made = change(difference={"title": "广州 职工医保 累计缴费年限（男）：25年 → 30年"})
    page = tree(render([made], now))
    assert page.findtext(".//h1") == "广州 职工医保 累计缴费年限（男）：25年 → 30年"
    mild = change("c2", {"severity": Severity.LOW, "title": "乙"})
    assert tree(render([mild, made], now)).findtext(".//h1").endswith("25年 → 30年，另有1项变化")


def test_a_table_says_which_rule_for_whom_before_after_and_from_when(change: Make, now: datetime) -> None:
    page = tree(render([change()], now))
    cells = [cell.text_content() for cell in page.xpath("//table[@class='facts']/tbody/tr/td")]
    assert cells == ["广州Years total", "职工医保 · 男", "25年", "30年", "2030年1月1日", "严重数值变化"]


def test_old_and_new_text_stand_side_by_side_with_whole_numbers_marked(change: Make, now: datetime) -> None:
    page = tree(render([change()], now))
    old, new = page.xpath("//p[@class='clause']")
    assert old.text_content() == "本市职工参保人，男职工累计缴费年限满25年、女职工满25年的，退休后不再缴费。"
    assert (old.xpath("del/text()"), old.xpath("ins")) == (["25年"], [])
    assert (new.xpath("ins/text()"), new.xpath("del")) == (["30年"], [])
    assert page.findtext(".//h3") == "第六条" and "第二章 缴费" in page.text_content()


def test_two_facts_of_one_clause_share_one_comparison(change: Make, now: datetime) -> None:
    page = tree(render([change("c1"), change("c2", {"cohort": {"sex": "female"}})], now))
    assert len(page.xpath("//article")) == 1 and len(page.xpath("//tbody/tr")) == 2


def test_text_that_came_or_went_says_so_on_the_empty_side(
    change: Make, fact: Callable[..., Fact], now: datetime
) -> None:
    gone = fact("emigration", "出境定居的可以提取", key="account.cash_out.circumstance", unit=None)
    none = {"clause_before": None, "clause_after": None}
    removed = change("c1", none | {"kind": Kind.REMOVED, "before": gone, "after": None})
    page = tree(render([removed], now))
    assert page.xpath("//del[not(ancestor::p[@class='legend'])]/text()") == ["出境定居的可以提取"]
    assert page.xpath("//p[@class='absent']/text()") == ["（新条文中未见此项规定）"]


def test_of_a_clause_without_counterpart_only_what_the_fact_quotes_is_struck(
    change: Make, fact: Callable[..., Fact], now: datetime
) -> None:
    text = "原则上不得提取。出境定居的可以提取。"
    clause = Clause(id="c", label=None, path=(), kind="article", text=text)
    gone = fact("emigration", text[8:], key="account.cash_out.circumstance", unit=None, start=8, end=len(text))
    parts = {"kind": Kind.REMOVED, "before": gone, "after": None, "clause_before": clause, "clause_after": None}
    page = tree(render([change(difference=parts)], now))
    assert page.xpath("//article//del/text()") == ["出境定居的可以提取。"]


def test_a_value_without_a_sentence_stands_in_the_table_alone(
    change: Make, fact: Callable[..., Fact], now: datetime
) -> None:
    days = [fact(day, "", key="document.effective_from", unit="date") for day in ("2026-01-01", "2030-01-01")]
    parts = {"clause_before": None, "clause_after": None, "before": days[0], "after": days[1]}
    page = tree(render([change(difference=parts)], now))
    assert "2026年1月1日" in page.text_content() and not page.xpath("//article")


def test_what_vouches_for_it_is_named(change: Make, now: datetime) -> None:
    text = tree(
        render([change()], now, after=document(doc_number="穗医保〔2026〕9号", published_on=date(2026, 11, 20)))
    )
    text = text.text_content()
    for part in ("穗医保〔2026〕9号", "2026-11-20", "https://ybj.example.cn/zc/1.html", "a" * 64, "b" * 64):
        assert part in text
    assert "2026-11-21 10:00 北京时间" in text and "官方来源" in text


def test_a_document_that_says_the_same_of_itself_is_named_once(change: Make, now: datetime) -> None:
    assert render([change()], now, before=document(), after=document()).count("关于缴费年限的通知") == 1
    both = render([change()], now, before=document(doc_number="甲1号"), after=document())
    assert "变更前文件" in both and "变更后文件" in both


def test_the_file_needs_nothing_from_outside(change: Make, now: datetime) -> None:
    html = render([change()], now)
    page = tree(html)
    assert not page.xpath("//script | //link | //img | //iframe | //@src | //@onclick | //form")
    assert "url(" not in html and "@import" not in html
    assert "default-src 'none'" in page.xpath("string(//meta[@http-equiv]/@content)")
    for rule in ("@media print", "prefers-color-scheme: dark", "max-width: 720px"):
        assert rule in html
    assert re.search(r"del \{[^}]*line-through", html) and re.search(r"ins \{[^}]*underline", html)


def test_an_english_report_has_english_labels(change: Make, now: datetime) -> None:
    page = tree(render([change()], now, language="en"))
    assert page.get("lang") == "en"
    assert page.findtext(".//h1").endswith("25 years → 30 years")
    assert "Old text" in page.text_content() and "变更" not in page.text_content()


def test_what_was_ignored_is_counted_by_reason(change: Make, now: datetime) -> None:
    text = tree(render([], now, ignored={"counter": 3, "markup": 0})).text_content()
    assert "规则没有变化。" in text and "浏览计数" in text and "网页标记" not in text


@pytest.mark.parametrize(
    "hostile",
    ["<script>alert(1)</script>", "'\"><img src=x onerror=alert(1)>", "{{ 7*7 }}{% if %}", "\u202e\ud800\x00\u2028", "</style>"],
)  # fmt: skip
def test_page_text_is_data(change: Make, now: datetime, hostile: str) -> None:
    clause = Clause(id="x", label=hostile, path=(hostile,), kind="article", text=hostile + "满30年")
    other = Clause(id="y", label=hostile, path=(hostile,), kind="article", text=hostile + "满25年")
    parts = {"title": hostile, "region": hostile, "insurance": hostile, "cohort": {"area": hostile}}
    made = change(
        difference=parts | {"clause_before": other, "clause_after": clause, "key": hostile},
        url="javascript:alert(1)" + hostile,
        source_title=hostile,
        snapshot_after=hostile,
    )
    source = Source(id="x", title=hostile, url=hostile)
    page = tree(render([made], now, source=source, after=document(doc_number=hostile, issuer=hostile)))
    assert not page.xpath("//script | //img | //@onerror | //a[starts-with(@href, 'javascript')]")
    assert len(page.xpath("//style")) == 1
    if "{{" in hostile:
        assert "{{ 7*7 }}" in page.text_content()


def test_what_did_not_change_is_folded_in_its_place_and_says_what_it_was(change: Make, now: datetime) -> None:
    made = change()
    old, new = made.difference.clause_before, made.difference.clause_after
    assert old is not None and new is not None
    first = Clause(id="a", label="第一条", path=(), kind="article", text="为了保障权益，制定本办法。")
    last = Clause(id="z", label="第七条", path=(), kind="article", text="参保人员可以到窗口咨询。")
    pairings = [
        Pairing(old=replace(last, label="第五条"), new=last, moved=True),
        Pairing(old=old, new=new),
        Pairing(old=first, new=first),
    ]
    page = tree(render([made], now, pairings=pairings))
    order = [element.tag for element in page.xpath("//section/details | //section/article")]
    assert order == ["details", "article", "details"]
    folded = page.xpath("//details")
    assert folded[0].get("open") is None
    assert folded[0].findtext("summary") == "未变更：第七条"
    assert [note.text for note in folded[0].xpath(".//span[@class='note']")] == ["原第五条", "位置已调整"]
    assert "为了保障权益" in folded[1].text_content() and not folded[1].xpath(".//span[@class='note']")
