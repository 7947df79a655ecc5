"""A document in words: its sheet on the terminal, and the page with its facts marked in place."""

from __future__ import annotations

from datetime import UTC, date, datetime
from html.parser import HTMLParser
from io import StringIO

import pytest
from rich.console import Console

from watcher.model import Clause, Document, Fact, Metadata, ReadingWarning, Validity
from watcher.publish import marked, sheet
from watcher.publish.sheet_terminal import Sheet

TEXT = "男职工满30年、女职工满25年的，退休后不再缴费；账户<b>余额</b>可以继承。"
NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


def clause(
    text: str = TEXT, *, id: str = "c1", label: str | None = "第六条", path: tuple[str, ...] = ("第二章 待遇",)
) -> Clause:
    return Clause(id=id, label=label, path=path, kind="article", text=text)


def fact(words: str, value: object, *, text: str = TEXT, **given: object) -> Fact:
    start = text.index(words)
    base: dict[str, object] = {"key": "years.total", "insurance": "employee_medical", "region": None, "cohort": {}}
    base |= {"unit": "year", "clause": "c1", "start": start, "end": start + len(words), "quote": words, "value": value}
    return Fact(**base | given)  # type: ignore[arg-type]


MEN = fact(
    "男职工满30年、女职工满25年的，退休后不再缴费；", 30, cohort={"sex": "male"}, effective_from=date(2027, 1, 1)
)
WOMEN = fact("男职工满30年、女职工满25年的，退休后不再缴费；", 25, cohort={"sex": "female"}, conditions=("退休前",))
INNER = fact(
    "退休后不再缴费；账户<b>余额</b>可以继承。", "allowed", key="account.inheritance", unit=None, confidence=0.5
)


def token(fact: Fact) -> tuple[int, int] | None:
    words = f"{fact.value}年" if fact.unit else "可以继承"
    at = fact.quote.find(words)
    return (at, at + len(words)) if at >= 0 else None


def document(*facts: Fact, clauses: tuple[Clause, ...] = (), **meta: object) -> Document:
    base: dict[str, object] = {"title": "缴费年限办法", "validity": Validity.IN_FORCE, "region": "CN-4401"}
    warnings = (ReadingWarning(code="draft", detail="A draft states no rules."),)
    return Document(meta=Metadata(**base | meta), clauses=clauses or (clause(),), facts=facts, warnings=warnings)  # type: ignore[arg-type]


def printed(it: Document, *, width: int = 100, language: str = "zh", colour: bool = False) -> str:
    lines = sheet.lines(it, language, titles=None, token=token)
    out = StringIO()
    console = Console(file=out, width=width, force_terminal=colour, color_system="truecolor" if colour else None)
    console.print(Sheet(document=it, lines=lines, language=language))
    return out.getvalue()


def page(it: Document, language: str = "zh") -> str:
    lines = sheet.lines(it, language, titles=None, token=token)
    return marked.html(it, lines, url="https://example.org/a", sha="ab" * 32, generated_at=NOW, language=language)


class Reader(HTMLParser):
    """The text of every mark and of every bold part in it, links and what they lead to, and scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.marks: list[str] = []
        self.bold: list[str] = []
        self.ids: list[str] = []
        self.targets: set[str] = set()
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attrs)
        if tag == "mark":
            self.marks.append("")
        if tag == "b" and "mark" in self.tags[-40:]:
            self.bold.append("")
        self.ids += [str(given["id"])] if given.get("id") else []
        self.targets |= {str(given["href"])[1:]} if str(given.get("href", "")).startswith("#") else set()

    def handle_endtag(self, tag: str) -> None:
        self.tags = self.tags[: len(self.tags) - 1 - self.tags[::-1].index(tag)] if tag in self.tags else self.tags

    def handle_data(self, data: str) -> None:
        if "mark" in self.tags:
            self.marks[-1] += data
            if "b" in self.tags:
                self.bold[-1] += data


# ── the sheet ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_sheet_says_what_the_document_is_and_each_rule_in_words() -> None:
    it = document(MEN, WOMEN, issuer="某市医保局", repeals=("某发〔2013〕70号",), published_on=date(2026, 1, 2))
    said = printed(it)
    for words in ("缴费年限办法", "某市医保局", "2026年1月2日", "现行有效", "广州", "某发〔2013〕70号", "职工医保 · 男",
                  "30年", "自2027年1月1日起", "第二章 待遇 › 第六条", "条件（25年）：退休前", "请注意", "征求意见稿"):  # fmt: skip
        assert words in said
    assert said.count("女职工满25年的") == 1  # one sentence, however many rules it states
    assert "\x1b" not in said


def test_the_deciding_words_are_coloured_on_a_terminal() -> None:
    said = printed(document(MEN, WOMEN), colour=True)
    assert "\x1b[1;30;43m30年" in said and "\x1b[1;30;43m25年" in said


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_the_sheet_keeps_to_the_width(width: int) -> None:
    from rich.cells import cell_len

    long = fact(TEXT[:20], "很长的内容" * 30, key="years.deemed", unit=None, cohort={"area": "、".join(["珠海"] * 30)})
    assert max(cell_len(line) for line in printed(document(long, MEN), width=width).splitlines()) <= width


def test_the_language_follows_the_text_and_not_what_the_page_claims() -> None:
    assert sheet.language_of(document(language="en")) == "zh"
    english = document(
        title="Rules", clauses=(clause("You need 35 qualifying years for a full pension."),), language="zh"
    )
    assert sheet.language_of(english) == "en"
    assert "at least" not in printed(document(MEN), language="en")
    assert "in force" in printed(document(MEN), language="en")


def test_page_text_cannot_style_the_terminal() -> None:
    hostile = "满30年\x1b[31m红\u202e的"
    said = printed(document(fact(hostile, 30, text=hostile), clauses=(clause(hostile),), title="\x1b]0;x\x07题"))
    assert not {"\x1b", "\u202e", "\x07"} & set(said)


def test_a_contradiction_is_told_in_words() -> None:
    detail = "account.cash_out.permission is stated as forbidden, allowed: 不得提取。 / 可以提取。"
    said = sheet.warning_text(ReadingWarning(code="contradiction", detail=detail), "zh", None)
    assert "（不可提取、可提取）" in said and "“不得提取。”；“可以提取。”" in said
    odd = ReadingWarning(code="contradiction", detail="something else")
    assert sheet.warning_text(odd, "zh", None) == "something else"


def test_rules_stand_in_the_order_of_the_text() -> None:
    lines = sheet.lines(document(INNER, WOMEN, MEN), "zh", titles=None, token=token)
    assert [(line.number, line.fact.value) for line in lines] == [(1, 30), (2, 25), (3, "allowed")]


# ── the marked page ────────────────────────────────────────────────────────────────────────────────────────────


def test_a_mark_holds_the_quote_and_nothing_else() -> None:
    read = Reader(page(document(MEN, WOMEN)))
    assert read.marks == [MEN.quote]
    assert read.bold == ["30年", "25年"]


def test_quotes_that_overlap_are_one_mark_over_both() -> None:
    read = Reader(page(document(MEN, WOMEN, INNER)))
    assert read.marks == [TEXT]
    assert read.bold == ["30年", "25年", "可以继承"]


def test_quotes_side_by_side_are_two_marks() -> None:
    first, second = fact("男职工满30年、", 30), fact("女职工满25年的，", 25)
    assert Reader(page(document(first, second))).marks == ["男职工满30年、", "女职工满25年的，"]


def test_every_rule_links_to_its_words_and_back() -> None:
    read = Reader(page(document(MEN, WOMEN, INNER)))
    assert {"f1", "f2", "f3", "r1", "r2", "r3"} <= read.targets
    assert read.targets <= set(read.ids)
    assert len(read.ids) == len(set(read.ids))


def test_a_fact_without_known_words_is_marked_as_a_whole() -> None:
    it = document(MEN)
    lines = sheet.lines(it, "zh", titles=None, token=lambda fact: None)
    html = marked.html(it, lines, url="a.txt", sha="", generated_at=NOW, language="zh")
    read = Reader(html)
    assert (read.marks, read.bold) == ([MEN.quote], [])
    assert 'id="f1"' in html


def test_page_text_is_escaped_and_the_page_needs_nothing_else() -> None:
    evil = '<script>alert(1)</script>满30年" onmouseover="x'
    html = page(
        document(fact(evil, 30, text=evil), clauses=(clause(evil, label="<i>", path=("<img src=x>",)),), title=evil)
    )
    assert "<script" not in html and "<img" not in html and 'onmouseover="x' not in html
    assert "default-src 'none'" in html
    assert "http" not in html.replace("https://example.org/a", "").replace("http-equiv", "")


def test_headings_stand_once_and_an_articles_further_paragraphs_have_none() -> None:
    clauses = (
        clause("甲。", id="a", label="第一条"),
        clause("乙。", id="b", label=None, path=("第二章 待遇", "第一条")),
        clause("丙。", id="c", label="第二条"),
        clause("丁。", id="d", label="第三条", path=("第三章 附则", "第一节")),
    )
    found = [(p.level, p.heading) for p in marked.parts(document(clauses=clauses), []) if p.level]
    assert found == [(3, "第二章 待遇"), (3, "第三章 附则"), (4, "第一节")]


def test_the_whole_text_is_there_in_order() -> None:
    runs = [
        run
        for part in marked.parts(
            document(MEN, INNER), sheet.lines(document(MEN, INNER), "zh", titles=None, token=token)
        )
        for run in part.runs
    ]
    assert "".join(piece.text for run in runs for piece in run.pieces) == TEXT
    assert [run.quoted for run in runs] == [True]


def test_a_document_that_states_no_rule_says_so() -> None:
    html = page(document())
    assert "没有读到已知规则" in html and "征求意见稿" in html
    assert "<table" not in html
