"""Rules whose own sentence stays while the page around it says more or less."""

from __future__ import annotations

from datetime import date

import pytest

from watcher.analyze import read, topics
from watcher.compare import diff
from watcher.model import Clause, Comparison, Document, Page

PACKS = topics.load_packs()
RULES = "<p>参保人员跨省就医的，应当办理异地就医备案，备案有效期为6个月。</p><p>办理备案不收取手续费。</p>"


def document(body: str) -> Document:
    page = Page(url="https://ybj.example.gov.cn/", format="html", body=body.encode(), text=body)
    return read.read(page, packs=PACKS, select="body", today=date(2026, 6, 1))


def changed(before: str, after: str) -> Comparison:
    return diff.compare(document(before), document(after), packs=PACKS)


def test_a_title_printed_elsewhere_changes_no_rule() -> None:
    named = f"<body><h1>基本医疗保险异地就医办事指南</h1>{RULES}</body>"
    comparison = changed(f"<body>{RULES}</body>", named)
    assert comparison.differences == () and comparison.ignored["markup"] >= 2


def test_a_heading_that_is_gone_takes_no_rule_with_it() -> None:
    with_heading = f"<body><h2>异地就医</h2>{RULES}</body>"
    assert changed(with_heading, f"<body>{RULES}</body>").differences == ()


def test_another_insurance_in_the_heading_is_a_change() -> None:
    base = "<body><h2>{}</h2><p>住院起付标准为800元。</p><p>本规定由经办机构负责解释。</p></body>"
    comparison = changed(base.format("职工医保"), base.format("居民医保"))
    assert {(d.key, d.fields) for d in comparison.differences} == {("inpatient.deductible", ("insurance",))}


def test_a_neighbour_that_goes_takes_no_cohort_along() -> None:
    base = "<body><h1>职工医保缴费年限</h1><p>职工医保累计缴费年限男满27年、女满24年，其中本市实际缴费年限满8年。</p></body>"
    (difference,) = changed(base, base.replace("、女满24年", "")).differences
    assert (difference.kind, difference.key, difference.cohort) == ("removed", "years.total", {"sex": "female"})


DISEASES = ["高血压病", "糖尿病", "冠心病", "系统性红斑狼疮", "类风湿关节炎", "帕金森病"]
AS_ITEMS = "<ul>{}</ul>", "<li>{}</li>"
AS_LINES = "{}", "<p>{}</p>"


def listed(names: list[str], shape: tuple[str, str], heading: str = "病种范围") -> str:
    whole, one = shape
    return f"<body>{RULES}<h2>{heading}</h2>{whole.format(''.join(one.format(name) for name in names))}</body>"


@pytest.mark.parametrize("shape", [AS_ITEMS, AS_LINES])
@pytest.mark.parametrize(
    ("names", "told"),
    [
        ([*DISEASES, "多发性硬化"], ("added", "多发性硬化")),
        ([*DISEASES[:2], "多发性硬化", *DISEASES[2:]], ("added", "多发性硬化")),
        (DISEASES[:-1], ("removed", "帕金森病")),
        ([*DISEASES[:2], *DISEASES[3:]], ("removed", "冠心病")),
    ],
)
def test_member_of_a_list_at_the_end_of_a_page_is_told(
    shape: tuple[str, str], names: list[str], told: tuple[str, str]
) -> None:
    (difference,) = changed(listed(DISEASES, shape), listed(names, shape)).differences
    side = difference.after or difference.before
    assert isinstance(side, Clause)
    assert (difference.kind, side.text, difference.severity) == (*told, "medium")


def test_names_below_what_names_no_list_are_the_sites() -> None:
    menu = ["考勤管理", "薪酬福利", "主题教育", "食堂菜谱"]
    before, after = (listed(names, AS_LINES, "友情链接") for names in (menu, [*menu[1:], "工会之家"]))
    assert changed(before, after).differences == ()


def test_the_only_way_that_a_page_names_is_replaced_by_another() -> None:
    base = "<body><h2>缴费年限不够怎么办？</h2><p>可以{}缴纳职工医保费至规定年限。</p></body>"
    (difference,) = changed(base.format("一次性"), base.format("按月")).differences
    assert (difference.kind, difference.key) == ("value", "years.shortfall")
