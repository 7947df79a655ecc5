"""What people read: values, places, cohorts, changes, and text that is safe in one line."""

from __future__ import annotations

import unicodedata
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher import marks, vocabulary, wording
from watcher.analyze import topics
from watcher.model import Basis, Clause, Difference, Fact, Kind, Severity

TITLES = {"years.total": SimpleNamespace(title_zh="累计缴费年限", title_en="Total contribution years", words={})}


def fact(**given: Any) -> Fact:
    quote = given.pop("quote", "男性累计缴费满三十年")
    base: dict[str, Any] = {"key": "years.total", "insurance": "employee_medical", "region": "CN-4401", "cohort": {}}
    base |= {"value": 30, "unit": "year", "quote": quote, "clause": "c1", "start": 0, "end": len(quote)}
    return Fact(**base | given)


def difference(before: Any, after: Any, **given: Any) -> Difference:
    base: dict[str, Any] = {"kind": Kind.VALUE, "key": "years.total", "severity": Severity.CRITICAL, "title": ""}
    base |= {"insurance": "employee_medical", "region": "CN-4401", "cohort": {"sex": "male"}}
    return Difference(**base | {"before": before, "after": after} | given)


def clause(text: str, label: str | None = "第六条", path: tuple[str, ...] = ()) -> Clause:
    return Clause(id="x", label=label, path=path, kind="article", text=text)


@pytest.mark.parametrize(
    ("given_", "zh", "en"),
    [
        ({}, "30年", "30 years"),
        ({"value": 1}, "1年", "1 year"),
        ({"value": 20, "unit": "percent"}, "20%", "20%"),
        ({"value": 2.8, "unit": "percent"}, "2.8%", "2.8%"),
        ({"value": 0.1 + 0.2, "unit": "percent"}, "0.3%", "0.3%"),
        ({"value": 27549, "unit": "cny_per_month"}, "27549元/月", "CNY 27,549 a month"),
        ({"value": 1e16, "unit": "cny"}, "10000000000000000元", "CNY 10,000,000,000,000,000"),
        ({"value": 15, "unit": "working_day"}, "15个工作日", "15 working days"),
        ({"value": 15, "unit": "working_day", "operator": "<="}, "不超过15个工作日", "at most 15 working days"),
        ({"operator": ">="}, "不低于30年", "at least 30 years"),
        (
            {"value": 5, "unit": "percent", "base": "average_wage", "operator": ">"},
            "超过平均工资的5%",
            "more than 5% of the average wage",
        ),
        (
            {"value": 5, "unit": "percent", "base": "上年度在岗职工平均工资"},
            "上年度在岗职工平均工资的5%",
            "5% of 上年度在岗职工平均工资",
        ),
        ({"value": (8, 10), "unit": "percent", "operator": "between"}, "8%至10%", "8% to 10%"),
        (
            {"value": "forbidden", "unit": None, "key": "account.cash_out.permission"},
            "不可提取",
            "may not be withdrawn",
        ),
        ({"value": "allowed", "unit": None, "key": "account.cash_out.permission"}, "可提取", "may be withdrawn"),
        (
            {"value": "conditional", "unit": None, "key": "account.cash_out.permission"},
            "有条件提取",
            "may be withdrawn under conditions",
        ),
        ({"value": "allowed", "unit": None, "key": "account.inheritance"}, "可继承", "may be inherited"),
        ({"value": "emigration", "unit": None, "key": "account.cash_out.circumstance"}, "出境定居", "settling abroad"),
        ({"value": "non_medical", "unit": None, "operator": "not"}, "不得：非医疗支出", "not: non-medical spending"),
        ({"value": "2030-01-01", "unit": "date"}, "2030年1月1日", "2030-01-01"),
        ({"value": "12393", "unit": None}, "12393", "12393"),
        ({"value": None, "unit": None}, "未注明", "not stated"),
        ({"value": 3, "unit": "furlong"}, "3 furlong", "3 furlong"),
    ],
)
def test_a_value_reads_as_a_person_would_write_it(given_: dict[str, Any], zh: str, en: str) -> None:
    assert wording.value_text(fact(**given_)) == zh
    assert wording.value_text(fact(**given_), "en") == en


@pytest.mark.parametrize(
    ("region", "zh", "en"),
    [
        ("CN", "全国", "Nationwide"),
        ("CN-44", "广东", "Guangdong"),
        ("CN-4401", "广州", "Guangzhou"),
        ("CN-4308", "张家界", "Zhangjiajie"),
        ("CN-440106", "广州CN-440106", "Guangzhou CN-440106"),
        ("CN-4499", "广东CN-4499", "Guangdong CN-4499"),
        ("XX-1", "XX-1", "XX-1"),
        (None, "", ""),
    ],
)
def test_a_place_is_named_or_falls_back_to_the_place_above_it(region: str | None, zh: str, en: str) -> None:
    assert (wording.place(region), wording.place(region, "en")) == (zh, en)


def test_cohorts_are_read_in_words() -> None:
    assert wording.cohort_text({"sex": "male", "status": "retired"}) == "男、退休"
    assert wording.cohort_text({"hospital_level": "tertiary"}, "en") == "tertiary hospitals"
    assert wording.cohort_text({"joined": "before 2020-07-01"}) == "2020年7月1日以前参保"
    assert wording.cohort_text({"joined": "since:2020-07-01"}, "en") == "joined since 2020-07-01"
    assert wording.cohort_text({"area": "珠海、佛山"}) == "珠海、佛山"


def test_a_changed_value_gives_place_insurance_rule_cohort_old_and_new() -> None:
    change = difference(fact(value=25), fact(value=30))
    assert wording.change_title(change, titles=TITLES) == "广州 职工医保 累计缴费年限（男）：25年 → 30年"
    english = wording.change_title(change, "en", TITLES)
    assert english == "Guangzhou Employee medical insurance Total contribution years (men): 25 years → 30 years"


def test_an_operator_is_named_only_where_it_differs() -> None:
    same = difference(fact(value=25, operator=">="), fact(value=30, operator=">="), cohort={})
    assert wording.movement_text(same) == "25年 → 30年"
    assert wording.movement_text(difference(fact(operator="<="), fact(operator=">="))) == "不超过30年 → 不低于30年"
    based = difference(fact(value=5, unit="percent", base="甲"), fact(value=5, unit="percent", base="乙"))
    assert wording.movement_text(based) == "甲的5% → 乙的5%"


def test_the_same_value_under_other_conditions_shows_the_conditions() -> None:
    free, bound = fact(), fact(conditions=("灵活就业",))
    assert wording.movement_text(difference(free, bound)) == "30年（无条件） → 30年（灵活就业）"
    later = fact(conditions=("灵活就业",), effective_from=date(2030, 1, 1))
    assert wording.pair_text(difference(free, later), "en")[1] == "30 years (灵活就业; 2030-01-01–)"


def test_a_rule_whose_dates_alone_moved_says_only_that() -> None:
    before = fact(conditions=("灵活就业",), effective_from=date(2026, 1, 1))
    after = fact(conditions=("灵活就业",), effective_from=date(2027, 1, 1))
    moved = difference(before, after)
    assert wording.change_title(moved, titles=TITLES) == (
        "广州 职工医保 累计缴费年限（男）生效日期：2026年1月1日 → 2027年1月1日"
    )
    assert wording.movement_text(moved, "en") == "date of effect: 2026-01-01 → 2027-01-01"
    ended = difference(fact(), fact(effective_to=date(2030, 12, 31)))
    assert wording.movement_text(ended) == "失效日期：未注明 → 2030年12月31日"
    assert wording.moved_dates(difference(fact(value=25), after)) == ()


PACK = SimpleNamespace(
    title_zh="退休年龄",
    title_en="Retirement age",
    words={
        "early": ("可提前", "may retire early"),
        "clerk": ("女干部", "women in office jobs"),
        "widget_per_week": ("每周%s件", "%s widgets a week"),
        "odd_cover": ("零工保障", "Gig cover"),
        "male": ("男职工", "working men"),
    },
)


def test_a_packs_own_names_are_read_as_the_pack_says() -> None:
    titles = {"age.early": PACK, **TITLES}
    assert wording.value_text(fact(key="age.early", value="early", unit=None), titles=titles) == "可提前"
    assert wording.value_text(fact(key="age.early", unit="widget_per_week"), "en", titles) == "30 widgets a week"
    assert wording.cohort_text({"worker": "clerk"}, titles=titles) == "女干部"
    assert wording.insurance_text("odd_cover", "en", titles) == "Gig cover"
    assert wording.cohort_text({"sex": "male"}, titles=titles, key="age.early") == "男职工"
    assert wording.cohort_text({"sex": "male"}, titles=titles, key="years.total") == "男"


def test_everything_that_an_installed_pack_may_say_has_words() -> None:
    packs = topics.load_packs()
    for pack in packs:
        for key in pack.keys.values():
            values = {
                n for r in key.rules for n in (r.value, *(m for m, _ in r.members), *(v.value for v in r.variants))
            }
            unworded = {v for v in values if isinstance(v, str) and not (v in vocabulary.VALUES or v in key.words)}
            units = {u for u in (key.unit, *(r.unit for r in key.rules)) if u and u != "date"}
            assert unworded | {u for u in units if not (u in vocabulary.UNITS or u in key.words)} == set(), key.name
        plain = {m.name for field, said in pack.cohorts.items() for m in said if field not in ("joined", "born")}
        named = {*vocabulary.COHORT_VALUES, *pack.names, "default"}
        assert plain - named == set()


def test_a_new_document_is_called_a_document() -> None:
    told = difference(
        None, clause("关于缴费年限的通知", label=None), kind=Kind.PUBLISHED, key=None, cohort={}, insurance=None
    )
    assert wording.change_title(told) == "广州 文件：新发布 关于缴费年限的通知"


def test_members_and_clauses_that_come_and_go_are_named() -> None:
    gone = fact(key="account.cash_out.circumstance", value="emigration", unit=None)
    assert wording.movement_text(difference(gone, None, kind=Kind.REMOVED)) == "删除 出境定居"
    assert wording.movement_text(difference(None, gone, kind=Kind.ADDED)) == "新增 出境定居"
    added = difference(None, clause("窗口每周六照常办理。"), kind=Kind.ADDED, key=None, insurance=None, cohort={})
    assert wording.change_title(added) == "广州 第六条：新增 窗口每周六照常办理。"


def test_an_untyped_clause_shows_the_tokens_that_decide() -> None:
    before, after = clause("窗口应在五个工作日内答复。"), clause("窗口应在10个工作日内答复。")
    change = difference(before, after, key=None, insurance=None, cohort={})
    assert wording.change_title(change) == "广州 第六条：五个工作日 → 10个工作日"


def test_an_unknown_key_has_a_readable_form() -> None:
    assert wording.key_title("visa.waiting_time") == "Visa waiting time"
    assert wording.key_title("document.validity", "en") == "Validity of the document"
    assert wording.key_title(None) == ""


def test_the_date_of_effect_says_whether_the_rule_holds_yet_and_admits_not_knowing() -> None:
    today = date(2026, 11, 22)
    later = difference(None, fact(), effective_from=date(2030, 1, 1), effective_basis=Basis.EXPLICIT)
    assert wording.when_text(later, today=today) == "自2030-01-01起，尚未生效：还有1136天"
    assert wording.when_text(later, "en", today=today) == "from 2030-01-01, not yet in force: 1136 days to go"
    assert wording.when_text(later, today=date(2030, 1, 1)) == "自2030-01-01起，已生效"
    document = difference(None, fact(), effective_from=date(2026, 1, 1), effective_basis=Basis.DOCUMENT)
    assert wording.when_text(document, today=today) == "自2026-01-01起（文件施行日期），已生效"
    assert "未注明" in wording.when_text(difference(None, fact()), today=today)


HOSTILE = st.text(alphabet=st.characters()) | st.lists(
    st.sampled_from(
        ["\r\n", "\u2028", "\ud800", "\u202e", "\x1b[31m", "\x85", "Bcc: x@y", "{{7*7}}", "<b>", "\ufffe", "\x00"],
    )
).map("".join)


@given(HOSTILE)
def test_one_line_leaves_nothing_that_breaks_a_header_or_a_terminal(text: str) -> None:
    line = wording.one_line(text)
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") for char in line)
    line.encode("utf-8")
    assert line == line.strip() and "  " not in line
    assert wording.one_line(line) == line


def test_one_line_keeps_rare_characters_and_cuts_at_its_limit() -> None:
    assert wording.one_line("朱镕基 𠮷 囍") == "朱镕基 𠮷 囍"
    assert wording.one_line("一二三四五六", 4) == "一二三…"


@given(st.text(alphabet="25年三十日不得可以 a。"), st.text(alphabet="25年三十日不得可以 a。"))
def test_a_span_holds_every_difference(before: str, after: str) -> None:
    span = marks.changed(before, after)
    assert before[: span.start] == after[: span.start]
    assert before[span.before_end :] == after[span.after_end :]
    assert before == after or span.before_text != span.after_text


@given(st.text(alphabet="25年三十日不得可以 a。"), st.text(alphabet="25年三十日不得可以 a。"))
def test_the_edits_of_a_sentence_make_one_of_the_other(before: str, after: str) -> None:
    made, at = "", 0
    for edit in marks.edits(before, after):
        made += before[at : edit.start]
        assert len(made) == edit.after_start
        made, at = made + edit.after_text, edit.before_end
    assert made + before[at:] == after


def test_every_edit_of_a_sentence_is_found_and_a_huge_one_is_taken_whole() -> None:
    edits = marks.edits("男满25年、女满20年的", "男满三十年、女满25年的")
    assert [(e.before_text, e.after_text) for e in edits] == [("25年", "三十年"), ("20年", "25年")]
    assert marks.edits("同一句", "同一句") == []
    assert len(marks.edits("甲乙" * 400, "乙丙" * 400)) == 1


@pytest.mark.parametrize(
    ("before", "after", "old", "new"),
    [
        ("男满25年的", "男满30年的", "25年", "30年"),
        ("男满25年的", "男满三十年的", "25年", "三十年"),
        ("支付比例为80%。", "支付比例为85%。", "80%", "85%"),
        ("不得提取", "可以提取", "不得", "可以"),
        ("上限为27501元/月", "上限为27549元/月", "27501元/月", "27549元/月"),
    ],
)
def test_numbers_stay_whole_with_their_units(before: str, after: str, old: str, new: str) -> None:
    span = marks.changed(before, after)
    assert (span.before_text, span.after_text) == (old, new)


def test_a_long_sentence_is_shortened_around_what_decides() -> None:
    text = "甲" * 100 + "25年" + "乙" * 100
    lead, window, rest = marks.around(text, 100, 103, 23)
    assert (lead, window, rest) == ("…" + "甲" * 10, "25年", "乙" * 10 + "…")
    assert marks.around("满25年", 1, 4, 50) == ("满", "25年", "")
    assert marks.around("25年" + "乙" * 50, 0, 3, 13) == ("", "25年", "乙" * 10 + "…")
