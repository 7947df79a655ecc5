"""Structure, metadata and binding of facts, in plain text, Markdown and PDF."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.analyze.pages import PACKS, TODAY, keyed, text
from watcher.analyze import read
from watcher.demo.pdf import box, pdf, text_at
from watcher.errors import ReadError
from watcher.model import Document, Page, Validity

NOTICE = """关于印发《岭南省职工基本医疗保险关系转移接续办法》的通知
岭医保规〔2026〕11号
各地级以上市医疗保障局：
　　现将办法印发给你们，请遵照执行。
岭南省医疗保障局
2026年3月9日
第一章　总则
　　第一条　为了规范职工医保关系转移接续，制定本办法。
第二章　转移
　　第二条　参保人员省内跨市转移职工医保关系的，个人账户资金不划转、不提现。
　　参保人员跨省转移的，职工医保个人账户资金随其划转。
　　第三条　参保人员办理转移接续，应当具备下列条件：
　　（一）在本市职工医保实际缴费年限累计满8年。
　　（二）已办理停保手续。
第三章　附则
　　第四条　本办法自2026年5月1日起施行，有效期5年。《岭南省医保关系转移暂行办法》（岭医保〔2019〕4号）同时废止。
"""


def pdf_document(lines: list[str]) -> Document:
    page = Page(url="https://example.org/a.pdf", format="pdf", body=pdf(lines))
    return read.read(page, packs=PACKS, today=TODAY)


def test_notice_is_read_with_its_places_dates_and_repeals() -> None:
    document = text(NOTICE)
    meta = document.meta
    assert meta.title == "关于印发《岭南省职工基本医疗保险关系转移接续办法》的通知"
    assert (meta.issuer, meta.doc_number) == ("岭南省医疗保障局", "岭医保规〔2026〕11号")
    assert (meta.effective_from, meta.effective_to) == (date(2026, 5, 1), date(2031, 4, 30))
    assert meta.validity is Validity.IN_FORCE
    assert meta.repeals == ("岭医保〔2019〕4号",)
    (local,) = keyed(document, "years.local")
    clause = document.clause(local.clause)
    assert clause is not None
    assert (clause.label, clause.path) == ("（一）", ("第二章　转移", "第三条"))


def test_same_account_rule_differs_by_scope() -> None:
    found = {f.cohort["scope"]: f.value for f in keyed(text(NOTICE), "transfer.account_funds")}
    assert found == {"within_province": "not_transferred", "cross_province": "transferred"}


def test_renumbering_keeps_the_ids_of_clauses() -> None:
    shifted = NOTICE.replace("第四条", "第五条").replace("第三条", "第四条").replace("第二条", "第三条")
    old, new = ({c.text: c.id for c in text(t).clauses} for t in (NOTICE, shifted))
    assert old == new


def test_markdown_and_text_give_the_same_facts() -> None:
    marked = (
        NOTICE.replace("第一章　", "## 第一章 ")
        .replace("第二章　", "## 第二章 ")
        .replace("第三章　", "## 第三章 ")
        .replace("　　", "\n")
    )
    facts = [
        [(f.key, f.value, dict(f.cohort)) for f in text(t, format=k).facts]
        for t, k in ((NOTICE, "text"), (marked, "markdown"))
    ]
    assert facts[0] == facts[1] != []


@pytest.mark.parametrize(
    ("chapter", "insurance"),
    [
        ("第二章　基本养老保险", "pension"),
        ("第三章　职工基本医疗保险", "employee_medical"),
        ("第五章　失业保险", "unemployment"),
    ],
)
def test_chapter_decides_whose_account_it_is(chapter: str, insurance: str) -> None:
    document = text(f"{chapter}\n第十四条　个人账户不得提前支取，利息免税。\n")
    (fact,) = keyed(document, "account.cash_out.permission")
    assert (fact.value, fact.insurance) == ("forbidden", insurance)


def test_draft_states_no_facts_and_says_so() -> None:
    document = text(NOTICE.replace("的通知", "（征求意见稿）的通知"))
    assert document.meta.validity is Validity.DRAFT
    assert document.facts == ()
    assert [w.code for w in document.warnings] == ["draft"]


def test_document_not_yet_in_force_and_expired() -> None:
    assert text(NOTICE.replace("2026年5月1日", "2027年1月1日")).meta.validity is Validity.NOT_YET
    assert text(NOTICE.replace("2026年5月1日", "2019年1月1日")).meta.validity is Validity.EXPIRED


def test_effective_days_after_publication_are_counted() -> None:
    document = text(NOTICE.replace("本办法自2026年5月1日起施行，有效期5年", "本办法自印发之日起30日后施行"))
    assert document.meta.effective_from == date(2026, 4, 8)


def test_contradiction_is_two_facts_and_a_warning() -> None:
    document = text("医保余额说明\n职工医保个人账户余额可以一次性提取。\n职工医保个人账户余额不得提取。\n")
    assert {f.value for f in keyed(document, "account.cash_out.permission")} == {"allowed", "forbidden"}
    assert [w.code for w in document.warnings] == ["contradiction"]


def test_text_after_related_articles_is_not_read() -> None:
    document = text("医保常见问题\n职工医保累计缴费年限为25年。\n相关推荐\n职工医保累计缴费年限为15年。\n")
    assert [f.value for f in document.facts] == [25]


def test_lines_broken_inside_numbers_are_joined() -> None:
    document = text("通知\n本通知自\n2026年8月1日起施行，职工医保缴费年限为\n25年。\n")
    assert [f.value for f in document.facts] == [25]


def test_pdf_with_blanks_inside_dates_and_lines_broken_by_layout() -> None:
    document = pdf_document(
        [
            "自 2026 年 7 月 1 日起，职工医保累计缴费年限调整为男职工满 30 年、女职工满",
            "25 年，由用人单位和职工共同缴纳。",
        ]
    )
    assert [(f.cohort["sex"], f.value, f.effective_from) for f in document.facts] == [
        ("male", 30, date(2026, 7, 1)), ("female", 25, date(2026, 7, 1))]  # fmt: skip


PRINTED = (
    "关于调整职工基本医疗保险缴费年限和个人账户有关政策的通知",
    "一、缴费年限",
    "职工达到法定退休年龄时，职工医保累计缴费年限男满二十九年、女满二十四年的，退休后不再缴纳基本医疗保险费。",
    "前款所称累计缴费年限中，本市实际缴费年限不得少于九年。不足的，可以一次性缴费至规定年限。",
    "二、个人账户",
    "（一）退休人员个人账户由统筹基金定额划入，标准为每人每月77元，自办理退休手续的次月起执行。",
    "（二）个人账户资金不得提取现金，参保人员死亡的，其个人账户余额可以依法继承。",
    "三、其他",
    "灵活就业人员参加职工基本医疗保险的缴费比例为9.2%，费用由个人承担；在职职工个人缴费比例为2%。",
)


def test_pdf_says_the_same_however_wide_its_lines_are_set() -> None:
    def facts_at(width: int) -> set[tuple[object, ...]]:
        lines = [text[at : at + width] for text in PRINTED[1:] for at in range(0, len(text), width)]
        found = pdf_document([PRINTED[0], *lines]).facts
        return {(f.key, f.value, f.insurance, *sorted(f.cohort.items())) for f in found}

    wanted = facts_at(38)
    assert len(wanted) >= 8
    assert not {width: told for width in range(17, 43) if (told := facts_at(width) ^ wanted)}


def test_scanned_pdf_is_unreadable_with_that_reason(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="scan") as caught:
        pdf_document([])
    assert caught.value.outcome == "unreadable"


def test_damaged_pdf_is_unreadable() -> None:
    page = Page(url="https://example.org/a.pdf", format="pdf", body=pdf(["缴费年限"])[:200])
    with pytest.raises(ReadError) as caught:
        read.read(page, packs=PACKS, today=TODAY)
    assert caught.value.outcome == "unreadable"


def test_period_stated_in_a_sentence_of_its_own_reaches_the_figures_it_is_for() -> None:
    document = text(
        "通知\n全省企业职工养老保险缴费基数上限为27000元。全省机关事业单位养老保险缴费基数上限为26000元。"
        "执行时间：企业职工养老保险为2026年7月1日至2027年6月30日；机关事业单位养老保险为2026年1月1日至2026年12月31日。\n"
    )
    found = {f.value: (f.effective_from, f.effective_to) for f in keyed(document, "contribution.base.upper")}
    assert found == {
        27000: (date(2026, 7, 1), date(2027, 6, 30)),
        26000: (date(2026, 1, 1), date(2026, 12, 31)),
    }


def test_short_line_without_a_number_heads_what_follows() -> None:
    document = text("岭南攻略\n提取的条件\n职工医保个人账户余额可以一次性提取。\n")
    (fact,) = keyed(document, "account.cash_out.permission")
    clause = document.clause(fact.clause)
    assert clause is not None and clause.path == ("提取的条件",)


def test_table_that_lost_its_form_is_put_back_into_rows() -> None:
    document = text(
        "医保余额提取说明\n提取条件表\n提取条件\n详细描述\n所需材料\n参保人死亡\n个人账户余额可依法继承\n死亡证明\n"
        "移民境外\n医保个人账户余额可一次性提取\n定居证明\n本表仅供参考，以当地规定为准。\n"
    )
    rows = [c.text for c in document.clauses if c.kind == "row"]
    assert rows == [
        "提取条件：参保人死亡；详细描述：个人账户余额可依法继承；所需材料：死亡证明",
        "提取条件：移民境外；详细描述：医保个人账户余额可一次性提取；所需材料：定居证明",
    ]
    assert "emigration" in {f.value for f in keyed(document, "account.cash_out.circumstance")}


def test_ruled_table_of_a_pdf_is_read_with_its_merged_cells() -> None:
    cells = [  # text, column, row, columns, rows
        ("医院等级", 0, 0, 1, 2), ("住院报销比例", 1, 0, 2, 1), ("在职职工", 1, 1, 1, 1), ("退休人员", 2, 1, 1, 1),
        ("三级医院", 0, 2, 1, 1), ("82%", 1, 2, 1, 1), ("87%", 2, 2, 1, 1),
        ("二级医院", 0, 3, 1, 1), ("88%", 1, 3, 1, 1), ("92%", 2, 3, 1, 1),
    ]  # fmt: skip
    drawn = []
    for words, column, row, columns, rows in cells:
        left, top = 60 + 130 * column, 640 - 30 * row
        drawn += [box(left, top - 30 * rows, 130 * columns, 30 * rows), text_at(words, left + 8, top - 20)]
    body = pdf(["职工医保住院待遇", "住院报销比例按下表执行。"], drawn=drawn)
    found = read.read(Page(url="https://example.org/a.pdf", format="pdf", body=body), packs=PACKS, today=TODAY)
    ratios = {(f.cohort["hospital_level"], f.cohort["status"]): f.value for f in keyed(found, "inpatient.ratio")}
    assert ratios == {
        ("tertiary", "active"): 82, ("tertiary", "retired"): 87, ("secondary", "active"): 88, ("secondary", "retired"): 92,
    }  # fmt: skip
    assert [c.kind for c in found.clauses].count("row") == 2


TARIFF = [["人员类别", "医院级别", "起付标准", "支付比例"], ["退休人员", "三级医院", "760元", "91%"]]


def drawn_below(lines: list[str], rows: list[list[str]]) -> Document:
    """A PDF of these lines with a ruled table below them."""
    drawn = []
    for r, row in enumerate(rows):
        for c, words in enumerate(row):
            left, top = 60 + 115 * c, 520 - 30 * r
            drawn += [box(left, top - 30, 115, 30), text_at(words, left + 8, top - 20)]
    page = Page(url="https://example.org/a.pdf", format="pdf", body=pdf(lines, drawn=drawn))
    return read.read(page, packs=PACKS, today=TODAY)


@pytest.mark.parametrize(
    ("care", "lines"),
    [
        ("inpatient", ["职工医保待遇标准", "表一　住院待遇"]),
        ("outpatient", ["职工医保待遇标准", "表一　门诊待遇"]),
        ("outpatient", ["职工医保普通门诊待遇标准", "各级定点医疗机构的标准列在下面的表里，本表自2026年1月1日起使用。"]),
        ("inpatient", ["职工医保待遇标准", "参保人员住院发生的医疗费用，按下表支付："]),
        ("inpatient", ["职工医保待遇标准", "一、住院待遇", "二、异地就医的，应当先备案。", "三、门诊慢特病病种另见附件。"]),
    ],
)  # fmt: skip
def test_ruled_table_is_about_what_its_caption_the_line_above_or_the_title_says(care: str, lines: list[str]) -> None:
    found = drawn_below(lines, TARIFF)
    told = {(f.key, f.value, f.cohort["hospital_level"], f.cohort["status"]) for f in found.facts if f.key.endswith(("ratio", "deductible"))}  # fmt: skip
    assert told == {(f"{care}.deductible", 760, "tertiary", "retired"), (f"{care}.ratio", 91, "tertiary", "retired")}


def test_ruled_table_behind_two_bare_headings_belongs_to_neither() -> None:
    lines = ["职工医保待遇标准", "一、住院待遇", "二、门诊待遇", "三、异地就医的，应当先备案。"]
    assert not [f for f in drawn_below(lines, TARIFF).facts if f.key.endswith("ratio")]
