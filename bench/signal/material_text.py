"""Material without a key, whole articles, tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bench.signal import texts
from bench.signal.case import ANY, Case, Want, added, material, removed, untyped, value
from bench.signal.document import Cell, Document, Question, Table
from bench.signal.material_keys import ITEMS, RESIDENT
from bench.signal.noise_text import shifted
from bench.signal.prints import film, page


def cases() -> Iterator[Case]:
    yield from _untyped()
    yield from _articles()
    yield from _tables()


# ── numbers, dates and duties of no key ────────────────────────────────────────────────────────────────────────

UNTYPED: tuple[tuple[str, Document, str, str, str], ...] = (
    ("days", texts.YEARS, "guangdong", "20日内", "15日内"),
    ("days-soup", texts.YEARS, "soup", "60日内", "30日内"),
    ("days-chinese", texts.RESIDENT, "hanweb", "90日内", "六十日内"),
    ("fine", texts.YEARS, "library", "二千元以上", "五千元以上"),
    ("permission", texts.YEARS, "trs", "不得将缴费记录用于", "可以将缴费记录用于"),
    ("hedge", texts.YEARS, "hanweb", "不得将缴费记录用于", "原则上不得将缴费记录用于"),
    ("date", texts.YEARS, "wechat", "每年3月31日前", "每年4月30日前"),
    ("date-resident", texts.RESIDENT, "guangdong", "2026年1月20日前", "2026年2月28日前"),
    ("span", texts.RESIDENT, "soup", "至2025年12月31日。", "至2026年2月28日。"),
    ("months", texts.ACCOUNT, "trs", "医保服务协议6个月", "医保服务协议12个月"),
    ("per-mille", texts.RATES, "guangdong", "万分之五", "万分之八"),
    ("day-of-month", texts.RATES, "soup", "每月15日前", "每月20日前"),
    ("percent", texts.RATES, "hanweb", "98%以上", "95%以上"),
    ("subsidy", texts.RESIDENT, "library", "财政补助标准为每人每年700元", "财政补助标准为每人每年740元"),
    ("aid", texts.RESIDENT, "trs", "按50%给予", "按60%给予"),
    ("dose", texts.OUTPATIENT, "soup", "不得超过7日用量", "不得超过14日用量"),
    ("operator", texts.OUTPATIENT, "hanweb", "不低于95%", "不超过95%"),
    ("operator-phase", texts.PHASE, "trs", "不得高于2%", "不得低于2%"),
    ("points", texts.REMOTE, "shanghai", "降低10个百分点", "降低20个百分点"),
    ("duty", texts.OUTPATIENT, "guangdong", "定点医疗机构应当按照要求上传", "定点医疗机构可以按照要求上传"),
    ("above-below", texts.RATES, "trs", "98%以上", "98%以下"),
    ("before-after", texts.YEARS, "soup", "每年3月31日前", "每年3月31日后"),
    ("at-least", texts.RESIDENT, "hanweb", "参保率不得低于97%", "参保率不得高于97%"),
    ("hedge-remote", texts.REMOTE, "soup", "有效期内可以多次就诊", "有效期内原则上可以多次就诊"),
    ("hedge-dose", texts.OUTPATIENT, "trs", "单次门诊开药量不得超过", "单次门诊开药量一般不得超过"),
    ("negation", texts.REMOTE, "hanweb", "有效期内可以多次就诊", "有效期内不可以多次就诊"),
    ("exception", texts.YEARS, "library", "与医疗保障无关的用途。", "与医疗保障无关的用途，法律另有规定的除外。"),
    ("duty-dropped", texts.ACCOUNT, "guangdong", "并退回违规资金", "可以不退回违规资金"),
    ("period", texts.OUTPATIENT, "wechat", "每季度公布", "每年公布"),
    ("working-days", texts.YEARS, "trs", "受理之日起20日内", "受理之日起20个工作日内"),
    ("amount-unit", texts.RESIDENT, "hanweb", "每人每年700元", "每人每月700元"),
    ("added-number", texts.PHASE, "soup", "差错率不得高于2%", "差错率不得高于2%，单次罚款不超过500元"),
    ("answer-hedge", texts.FAQ, "faq_list", "工作人员会在7日内", "工作人员一般会在7日内"),
    ("chinese-date", texts.RESIDENT, "soup", "2026年1月20日前", "二〇二六年一月二十五日前"),
    ("answer-days", texts.FAQ, "accordion", "7日内", "15日内"),
    ("half", texts.INPATIENT, "soup", "减半执行", "按80%执行"),
)  # fmt: skip


def _untyped() -> Iterator[Case]:
    for name, document, layout, old, new in UNTYPED:
        steps = film(page(document, layout), page(document.edit((old, new)), layout, 2))
        is_addition = new.startswith(old.rstrip("。")) and len(new) > len(old)
        want = untyped(ANY, new, any_kind=True) if is_addition else untyped(old, new)
        yield material(f"untyped-{name}", "untyped", f"{old} → {new}", steps, want, kind=document.kind)


# ── articles that come and go ──────────────────────────────────────────────────────────────────────────────────

AUDIT = "第十二条　市医疗保障局每两年组织一次缴费年限核定专项检查，检查结果在30日内向社会公布。"
WAIT = "灵活就业人员中断缴费后重新参加职工医保的，待遇等待期为2个月。"
NEW_ANSWER = Question("居民医保一年要交多少钱？", "2026年度城乡居民医保个人缴费标准为每人每年400元。")


def _articles() -> Iterator[Case]:
    years, rates, faq, account = texts.YEARS, texts.RATES, texts.FAQ, texts.ACCOUNT

    def pair(name: str, changed: str, before: Document, after: Document, layout: str, *wants: Want) -> Case:
        return material(
            f"article-{name}",
            "articles",
            changed,
            film(page(before, layout), page(after, layout, 2)),
            *wants,
            kind=before.kind,
        )

    inserted = shifted(years, 1, first=12).after("第十一条", AUDIT)
    yield pair(
        "added",
        "an article appears, those behind it move on",
        years,
        inserted,
        "guangdong",
        untyped(None, "每两年组织一次"),
    )
    yield pair(
        "added-soup",
        "an article appears at the end",
        account,
        account.after("第十五条", "第十六条　经办机构应当每季度向参保人员推送个人账户变动情况。"),
        "soup",
        untyped(None, "每季度向参保人员推送"),
    )
    gone = shifted(years.without("第十条"), -1, first=10)
    yield pair(
        "gone",
        "an article vanishes, those behind it move up",
        years,
        gone,
        "hanweb",
        untyped("二千元以上一万元以下", None),
    )
    yield pair(
        "gone-list",
        "a rule of a list vanishes",
        texts.RESIDENT,
        texts.RESIDENT.without("五、"),
        "trs",
        untyped("新生儿在出生后90日内", None),
    )
    yield pair(
        "typed-added",
        "a rule with a known key appears",
        rates,
        rates.after("七、", "八、" + WAIT),
        "library",
        added("waiting_period", 2, cohort_any=True),
    )
    yield pair(
        "typed-gone",
        "a rule with a known key vanishes",
        rates,
        rates.without("六、"),
        "guangdong",
        removed("contribution.gap", 3),
    )
    yield pair(
        "question-added",
        "a question appears",
        faq,
        faq.after("在外省看病", NEW_ANSWER),
        "accordion",
        added("contribution.resident", 400, insurances=RESIDENT),
    )
    yield pair("question-gone", "a question vanishes", faq, faq.without("申请审核"), "faq_list", untyped("7日内", None))
    yield pair(
        "item-gone",
        "an item of a list vanishes",
        ITEMS,
        ITEMS.without("（二）"),
        "hanweb",
        removed("account.cash_out.circumstance", "military_service"),
    )
    yield pair(
        "sentence-added",
        "an article gets a second sentence",
        account,
        account.edit(("并退回违规资金。", "并退回违规资金。情节严重的，三年内不得再次申请成为定点医药机构。")),
        "trs",
        untyped(ANY, "三年内不得", any_kind=True),
    )


# ── tables ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _rows(document: Document, change) -> Document:  # type: ignore[no-untyped-def]
    return replace(
        document, blocks=tuple(replace(b, rows=change(b.rows)) if isinstance(b, Table) else b for b in document.blocks)
    )


def _tables() -> Iterator[Case]:
    table, out = texts.INPATIENT, texts.OUTPATIENT_TABLE
    row = tuple(Cell(t) for t in ("社区卫生服务中心", "100元", "95%", "97%"))

    def pair(name: str, changed: str, before: Document, after: Document, layout: str, *wants: Want) -> Case:
        return material(f"table-{name}", "tables", changed, film(page(before, layout), page(after, layout, 2)), *wants)

    merged = _rows(table, lambda rows: (*rows[:-1], (*rows[-1][:2], Cell("86%", columns=2))))
    yield pair(
        "cells-merged",
        "two cells of different ratios become one",
        table,
        merged,
        "guangdong",
        value("inpatient.ratio", 84, 86, hospital_level="tertiary", status="active"),
        value("inpatient.ratio", 88, 86, hospital_level="tertiary", status="retired"),
    )
    yield pair(
        "row-gone",
        "a row vanishes",
        table,
        _rows(table, lambda rows: (*rows[:2], *rows[3:])),
        "hanweb",
        removed("inpatient.deductible", 200, hospital_level="primary"),
        removed("inpatient.ratio", 93, hospital_level="primary", status="active"),
        removed("inpatient.ratio", 96, hospital_level="primary", status="retired"),
    )
    yield pair(
        "row-added",
        "a row appears",
        _rows(table, lambda rows: (*rows[:2], *rows[3:])),
        table,
        "trs",
        added("inpatient.deductible", 200, hospital_level="primary"),
        added("inpatient.ratio", 93, hospital_level="primary", status="active"),
        added("inpatient.ratio", 96, hospital_level="primary", status="retired"),
    )
    yield pair(
        "two-cells",
        "two cells change",
        table,
        table.edit(("84%", "82%"), ("900元", "1000元")),
        "soup",
        value("inpatient.ratio", 84, 82, hospital_level="tertiary", status="active"),
        value("inpatient.deductible", 900, 1000, hospital_level="tertiary"),
    )
    yield pair(
        "swapped",
        "two cells change places",
        out,
        out.edit(("75%", "7@%"), ("70%", "75%"), ("7@%", "70%")),
        "library",
        value("outpatient.ratio", 75, 70, hospital_level="primary", status="active"),
        value("outpatient.ratio", 70, 75, hospital_level="secondary", status="retired"),
    )
    yield pair("level-unknown", "a row of a level that no key knows appears", table, _rows(table, lambda rows: (*rows[:2], row, *rows[2:])), "guangdong",
               *(Want(kind="added", key=k, after=v, cohort=c, cohort_any=True) for k, v, c in (
                   ("inpatient.deductible", 100, {}), ("inpatient.ratio", 95, {"status": "active"}), ("inpatient.ratio", 97, {"status": "retired"}))))  # fmt: skip
    yield pair(
        "note",
        "the sentence below the table changes",
        table,
        table.edit(("3日内完成", "7日内完成")),
        "trs",
        untyped("3日内", "7日内"),
    )
