"""Material in files, and several edits at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bench.signal import texts
from bench.signal.case import Case, Want, material, removed, untyped, value
from bench.signal.document import Cell, Document, Table
from bench.signal.material_keys import AT_LEAST
from bench.signal.noise_page import TRADITIONAL
from bench.signal.noise_visit import RATIO_ROWS
from bench.signal.prints import as_docx, as_markdown, as_pdf, as_text, as_xlsx, film, page, ruled_pdf


def cases() -> Iterator[Case]:
    yield from _files()
    yield from _traditional()
    yield from _several()


# ── files ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _files() -> Iterator[Case]:
    rates, years, guide, inpatient = texts.RATES, texts.YEARS, texts.TRANSFER, texts.INPATIENT
    upper = value("contribution.base.upper", 24930, 26421)
    male = value("years.total", 30, 33, sex="male")
    to_upper, to_male = (("24930元", "26421元"),), (("男满30年", "男满33年"),)

    def pair(name: str, changed: str, before, after, *wants: Want, end: str) -> Case:  # type: ignore[no-untyped-def]
        return material(name, "files", changed, film(before, after), *wants, kind="file", name=f"a.{end}")

    yield pair("pdf-base", "24930 → 26421 in a PDF", as_pdf(rates), as_pdf(rates.edit(*to_upper)), upper, end="pdf")
    yield pair(
        "pdf-years",
        "30 → 33 in a PDF whose lines also break elsewhere",
        as_pdf(years),
        as_pdf(years.edit(*to_male), 33),
        male,
        end="pdf",
    )
    yield pair(
        "pdf-untyped",
        "20日 → 25日 in a PDF",
        as_pdf(years),
        as_pdf(years.edit(("20日内", "25日内"))),
        untyped("20日内", "25日内"),
        end="pdf",
    )
    yield pair(
        "pdf-table",
        "89% → 90% in a ruled table of a PDF",
        ruled_pdf(inpatient),
        ruled_pdf(inpatient.edit(("89%", "90%"))),
        value("inpatient.ratio", 89, 90, hospital_level="secondary", status="active"),
        end="pdf",
    )
    yield pair(
        "pdf-table-money",
        "900元 → 950元 in a ruled table of a PDF",
        ruled_pdf(inpatient),
        ruled_pdf(inpatient.edit(("900元", "950元")), left=40),
        value("inpatient.deductible", 900, 950, hospital_level="tertiary"),
        end="pdf",
    )
    yield pair(
        "docx-deadline",
        "10个工作日 → 7个工作日 in a Word file",
        as_docx(guide),
        as_docx(guide.edit(("10个工作日", "7个工作日")), runs=4),
        value("transfer.deadline", 10, 7),
        end="docx",
    )
    yield pair(
        "docx-funds",
        "随其划转 → 不划转 in a Word file",
        as_docx(guide),
        as_docx(guide.edit(("个人账户余额随其划转至转入地", "个人账户余额不划转"))),
        value("transfer.account_funds", "transferred", "not_transferred", scope="cross_province"),
        end="docx",
    )
    changed = [*RATIO_ROWS[:2], ("二级医院", 0.85, 0.905), RATIO_ROWS[3]]
    yield pair(
        "xlsx-ratio",
        "87% → 85% in a sheet",
        as_xlsx("职工医保住院报销比例表", RATIO_ROWS),
        as_xlsx("职工医保住院报销比例表", changed),
        value("inpatient.ratio", 87, 85, hospital_level="secondary", status="active"),
        end="xlsx",
    )
    bases = [("项目", "标准（元/月）"), ("职工医保月缴费基数上限", 24930), ("职工医保月缴费基数下限", 4986)]
    yield pair(
        "xlsx-base",
        "4986 → 5100 in a sheet of numbers",
        as_xlsx("2026年度职工医保缴费基数", bases),
        as_xlsx("2026年度职工医保缴费基数", [*bases[:2], ("职工医保月缴费基数下限", 5100)]),
        value("contribution.base.lower", 4986, 5100),
        end="xlsx",
    )
    yield pair(
        "text-channel",
        "the counter vanishes in a text",
        as_text(guide, 34),
        as_text(guide.edit(("网站或者到医保经办窗口申请办理", "网站申请办理")), 34),
        removed("procedure.channel", "counter"),
        end="txt",
    )
    yield pair(
        "text-gbk-operator",
        "不低于 → 不超过 in a gbk text",
        as_text(AT_LEAST, charset="gbk"),
        as_text(AT_LEAST.edit(("不低于8%", "不超过8%")), charset="gbk"),
        value("contribution.rate.employer", 8, 8, operators=(">=", "<=")),
        end="txt",
    )
    yield pair(
        "markdown-start",
        "次月 → 当月 in Markdown",
        as_markdown(guide),
        as_markdown(guide.edit(("自缴费次月起", "自缴费当月起")), bullet="- "),
        value("benefit.start", "next_month", "same_month", cohort_any=True),
        end="md",
    )
    yield pair(
        "markdown-table",
        "93% → 92% in a table of Markdown",
        as_markdown(SIMPLE),
        as_markdown(SIMPLE.edit(("93%", "92%"))),
        value("inpatient.ratio", 93, 92, hospital_level="primary", status="active"),
        end="md",
    )


def _traditional() -> Iterator[Case]:
    for name, old, new in (("amount", "2000元", "2500元"), ("operator", "也不得兌換現金", "也可以兌換現金")):
        before = page(TRADITIONAL, "soup", charset="big5")
        after = page(TRADITIONAL.edit((old, new)), "soup", 2, charset="big5")
        changed = f"{old} → {new} in traditional characters, big5"
        yield material(f"big5-{name}", "files", changed, film(before, after), untyped(old, new))


SIMPLE = replace(texts.INPATIENT, blocks=(Table((
    (Cell("医疗机构级别"), Cell("住院起付标准"), Cell("在职职工住院报销比例"), Cell("退休人员住院报销比例")),
    (Cell("一级医院"), Cell("200元"), Cell("93%"), Cell("96%")), (Cell("三级医院"), Cell("900元"), Cell("84%"), Cell("88%")),
)), *texts.INPATIENT.blocks[2:]))  # fmt: skip


# ── several edits at once ──────────────────────────────────────────────────────────────────────────────────────


def _several() -> Iterator[Case]:
    def pair(name: str, document: Document, layout: str, edits: tuple[tuple[str, str], ...], *wants: Want) -> Case:
        steps = film(page(document, layout), page(document.edit(*edits), layout, 2))
        return material(
            f"several-{name}", "several", "; ".join(f"{a} → {b}" for a, b in edits), steps, *wants, kind=document.kind
        )

    yield pair(
        "rates",
        texts.RATES,
        "guangdong",
        (("比例为8%", "比例为7%"), ("24930元", "25401元"), ("4986元", "5080元")),
        value("contribution.rate.employer", 8, 7),
        value("contribution.base.upper", 24930, 25401),
        value("contribution.base.lower", 4986, 5080),
    )
    yield pair(
        "one-sentence",
        texts.YEARS,
        "trs",
        (("男满30年、女满25年", "男满31年、女满26年"),),
        value("years.total", 30, 31, sex="male"),
        value("years.total", 25, 26, sex="female"),
    )
    yield pair(
        "typed-and-untyped",
        texts.YEARS,
        "soup",
        (("累计满10年", "累计满12年"), ("20日内", "10日内")),
        value("years.local", 10, 12),
        untyped("20日内", "10日内"),
    )
    yield pair(
        "one-clause",
        texts.FAQ,
        "wenda",
        (("报销比例为82%", "报销比例为81%"), ("报销比例为87%", "报销比例为86%")),
        value("inpatient.ratio", 82, 81, hospital_level="tertiary"),
        value("inpatient.ratio", 87, 86, hospital_level="secondary"),
    )
    yield pair(
        "account",
        texts.ACCOUNT,
        "hanweb",
        (("、兄弟姐妹", ""), ("每人每月95元", "每人每月100元"), ("协议6个月", "协议3个月")),
        removed("mutual_aid.relatives", "siblings"),
        value("account.credit.retired", 95, 100, cohort_any=True),
        untyped("协议6个月", "协议3个月"),
    )
    yield pair(
        "with-wording",
        texts.REMOTE,
        "guangdong",
        (("12个月内申请报销", "6个月内申请报销"), ("为方便参保人员异地就医", "为便利参保人员异地就医")),
        value("reimbursement.window", 12, 6),
    )
    yield pair(
        "benefits",
        texts.OUTPATIENT,
        "library",
        (("在职职工300元、退休人员200元", "在职职工400元、退休人员300元"), ("7日用量", "15日用量")),
        value("outpatient.deductible", 300, 400, status="active"),
        value("outpatient.deductible", 200, 300, status="retired"),
        untyped("7日用量", "15日用量"),
    )
