"""Rules whose own sentence stays while the page around it says more or less."""

from __future__ import annotations

from datetime import date

from watcher.analyze import read, topics
from watcher.compare import diff
from watcher.model import Comparison, Document, Page

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
