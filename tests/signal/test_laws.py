"""Laws as the benchmark reads them, and what is told of their amendments where the shared corpus is there."""

from __future__ import annotations

import pytest
from ruamel.yaml import YAML

from bench.signal import law_text, laws
from bench.signal.__main__ import HERE, law_block, laws_table

FLOORS = YAML(typ="safe").load((HERE / "floors.yaml").read_text(encoding="utf-8"))["laws"]
OLD = """# 某条例
## 第一章 总则
第一条 为了规范管理，制定本条例。
第二条 申请人应当自收到决定之日起三十日内提出申请：
（一）提交申请书；
第三条 违反前条规定的，处一千元罚款。
"""
NEW = """第一条 为了规范管理，制定本条例。
第二条 主管部门应当公开名录。
**第三条**　申请人应当自收到决定之日起60日内提出申请：
(一) 提交申请书；
第四条 违反前条规定的，处1000元罚款。
"""


# ── reading ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("word", "number"), [("三十", 30), ("二〇二四", 2024), ("一百零五", 105), ("十", 10), ("两", 2)]
)
def test_chinese_numerals_have_values(word: str, number: int) -> None:
    assert law_text.chinese(word) == number


def test_articles_end_at_headings_and_lose_their_numbers_and_items() -> None:
    found = law_text.articles(OLD)
    assert [article.label for article in found] == ["一", "二", "三"]
    assert found[1].body.endswith("\n提交申请书；")


def test_articles_are_shared_whatever_their_numbers_and_spelling() -> None:
    pairs = law_text.shared(law_text.articles(OLD), law_text.articles(NEW))
    assert {(old.label, new.label) for old, new in pairs} == {("一", "一"), ("三", "四")}


def test_a_sentence_in_which_only_a_number_differs_is_found() -> None:
    ((old, new),) = law_text.raised_sentences(law_text.articles(OLD), law_text.articles(NEW))
    assert ("三十日" in old, "60日" in new) == (True, True)


def test_a_law_can_be_renumbered_respelled_and_raised() -> None:
    assert "第五条 申请人" in law_text.renumbered(OLD, 3)
    assert "30日内" in law_text.respelled(OLD)
    assert "三十一日内" in law_text.raised(OLD, 1)


# ── the laws of the corpus ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.corpus
@pytest.mark.skipif(not laws.present(), reason=laws.ABSENT)
def test_renumbered_articles_are_never_told_and_changed_numbers_always() -> None:
    found = laws.played()
    figures = laws.sums(found)
    failed = "\n\n".join(law_block(one) for one in found if one.failed)
    assert laws_table(found).row_count > 10
    for name, most in FLOORS["at_most"].items():
        assert getattr(figures, name) <= most, f"{name}\n{failed}"
    for name, least in FLOORS["at_least"].items():
        assert getattr(figures, name) >= least, f"{name}\n{failed}"
