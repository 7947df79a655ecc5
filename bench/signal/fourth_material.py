"""The fourth wave's material: one edit on a page of another system, in another habit of drafting; lists, files, sheets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bench.signal import fourth_texts as texts
from bench.signal.case import ANY, Case, Want, added, material, published, removed, untyped, value
from bench.signal.document import Document, paragraphs
from bench.signal.fourth_texts import ACCOUNT, ANSWERS, BENEFIT, GUIDE, RATE
from bench.signal.lists import Entry, column
from bench.signal.prints import as_docx, as_pdf, as_xlsx, film, page

Row = tuple[str, Document, str, str, str, tuple[Want, ...]]

TYPED: tuple[Row, ...] = (
    ("employer", RATE, "broken", "比例为7.5%", "比例为6.5%", (value("contribution.rate.employer", 7.5, 6.5, cohort_any=True),)),
    ("personal", RATE, "cards", "职工个人缴费比例为2%", "职工个人缴费比例为2.5%", (value("contribution.rate.personal", 2, 2.5, cohort_any=True),)),
    ("upper", RATE, "generated", "25836元", "25863元", (value("contribution.base.upper", 25836, 25863, cohort_any=True),)),
    ("lower", RATE, "dedecms", "5167元", "5267元", (value("contribution.base.lower", 5167, 5267, cohort_any=True),)),
    ("flexible", RATE, "tabs", "缴费比例为8.5%", "缴费比例为9%", (value("contribution.rate.flexible", 8.5, 9, cohort_any=True),)),
    ("waiting", RATE, "broken", "待遇等待期为3个月", "待遇等待期为6个月", (value("waiting_period", 3, 6, cohort_any=True),)),
    ("gap", RATE, "cards", "中断缴费3个月以内", "中断缴费2个月以内", (value("contribution.gap", 3, 2, cohort_any=True),)),
    ("start", RATE, "tabs", "2026年1月1日起施行", "2026年2月1日起施行", (value("document.effective_from", "2026-01-01", "2026-02-01"), value("document.effective_to", "2026-12-31", "2027-01-31"))),
    ("credit-active", ACCOUNT, "broken", "缴费基数的2%计入", "缴费基数的1.8%计入", (value("account.credit.active", 2, 1.8, cohort_any=True),)),
    ("credit-retired", ACCOUNT, "cards", "每人每月86元", "每人每月68元", (value("account.credit.retired", 86, 68, cohort_any=True),)),
    ("cash", ACCOUNT, "generated", "个人账户资金不得提取现金", "个人账户资金可以提取现金", (value("account.cash_out.permission", "forbidden", "allowed", cohort_any=True),)),
    ("inherit", ACCOUNT, "dedecms", "可以由其继承人继承", "不得继承", (value("account.inheritance", "allowed", "forbidden"),)),
    ("funds", ACCOUNT, "tabs", "个人账户余额随其划转", "个人账户余额不划转", (value("transfer.account_funds", "transferred", "not_transferred", cohort_any=True),)),
    ("repeals", ACCOUNT, "cards", "《澜沧市个人账户管理暂行规定》（澜府办〔2016〕22号）同时废止。", "", (removed("document.repeals", "22号"),)),
    ("deadline", GUIDE, "broken", "之日起10个工作日内", "之日起15个工作日内", (value("transfer.deadline", 10, 15, cohort_any=True),)),
    ("filing", GUIDE, "cards", "备案有效期为12个月", "备案有效期为6个月", (value("remote_care.filing", 12, 6, cohort_any=True),)),
    ("paper", GUIDE, "generated", "提供身份证、参保凭证", "提供身份证、银行卡、参保凭证", (added("procedure.materials", "bank_card", cohort_any=True),)),
    ("channel", GUIDE, "dedecms", "APP、支付宝办理", "APP、支付宝、微信办理", (added("procedure.channel", "wechat", cohort_any=True),)),
    ("channel-gone", GUIDE, "tabs", "APP、支付宝办理", "APP办理", (removed("procedure.channel", "alipay", cohort_any=True),)),
    ("window", GUIDE, "broken", "之日起6个月内申请", "之日起3个月内申请", (value("reimbursement.window", 6, 3, cohort_any=True),)),
    ("hotline", GUIDE, "cards", "12345热线", "12393热线", (value("procedure.hotline", "12345", "12393", cohort_any=True),)),
    ("ratio-active", BENEFIT, "broken", "81%", "80%", (value("inpatient.ratio", 81, 80, hospital_level="tertiary", status="active"),)),
    ("ratio-retired", BENEFIT, "cards", "94%", "95%", (value("inpatient.ratio", 94, 95, hospital_level="primary", status="retired"),)),
    ("deductible", BENEFIT, "generated", "1000元", "1200元", (value("inpatient.deductible", 1000, 1200, hospital_level="tertiary"),)),
    ("outpatient-deductible", BENEFIT, "dedecms", "退休人员150元", "退休人员100元", (value("outpatient.deductible", 150, 100, status="retired"),)),
    ("outpatient-cap", BENEFIT, "tabs", "在职职工3500元", "在职职工3600元", (value("outpatient.cap", 3500, 3600, status="active"),)),
    ("inpatient-cap", BENEFIT, "broken", "最高支付限额为30万元", "最高支付限额为35万元", (value("inpatient.cap", 300000, 350000, cohort_any=True),)),
    ("years", ANSWERS, "sections", "男满30年", "男满29年", (value("years.total", 30, 29, sex="male"),)),
    ("local", ANSWERS, "sections", "实际缴费满10年", "实际缴费满15年", (value("years.local", 10, 15, cohort_any=True),)),
    ("shortfall", ANSWERS, "sections", "可以一次性补缴至规定年限", "可以按月缴费至规定年限", (value("years.shortfall", "lump_sum", "monthly", cohort_any=True),)),
    ("circumstance", ANSWERS, "sections", "出国定居的可以", "出国定居或者死亡的可以", (added("account.cash_out.circumstance", "death"),)),
    ("resident", ANSWERS, "sections", "每人每年410元", "每人每年430元", (value("contribution.resident", 410, 430, insurances=("resident_medical",), cohort_any=True),)),
    ("relatives", ANSWERS, "sections", "包括配偶、父母、子女，", "包括配偶、父母、子女、兄弟姐妹，", (added("mutual_aid.relatives", "siblings"),)),
)  # fmt: skip

WORDS: tuple[tuple[str, Document, str, str, str], ...] = (
    ("assessed", RATE, "generated", "110%核定", "120%核定"),
    ("declared", RATE, "dedecms", "每月15日前完成申报", "每月10日前完成申报"),
    ("receipts", RATE, "tabs", "保存5年以上", "保存10年以上"),
    ("deferred", RATE, "broken", "缓缴期限不超过6个月", "缓缴期限不超过3个月"),
    ("late-fee", RATE, "cards", "缓缴期间免收滞纳金", "缓缴期间照常计收滞纳金"),
    ("counter", RATE, "generated", "9时至12时", "9时至17时"),
    ("reconciled", ACCOUNT, "dedecms", "7日内核对", "3日内核对"),
    ("error-rate", ACCOUNT, "tabs", "超过1%的", "超过2%的"),
    ("sampled", ACCOUNT, "broken", "不少于30家", "不少于50家"),
    ("results", ACCOUNT, "cards", "在20日内公布", "在30日内公布"),
    ("cards-held", ACCOUNT, "generated", "不得代为保管", "可以代为保管"),
    ("refund", ACCOUNT, "dedecms", "5个工作日内退回", "15个工作日内退回"),
    ("hours", GUIDE, "tabs", "8时30分至11时30分", "9时至11时30分"),
    ("correction", GUIDE, "broken", "15日内补正", "10日内补正"),
    ("record", GUIDE, "cards", "回执保存2年", "回执保存1年"),
    ("proxy", GUIDE, "generated", "最多代办3件", "最多代办2件"),
    ("complaint", GUIDE, "dedecms", "投诉在10日内答复", "投诉在7日内答复"),
    ("same-disease", BENEFIT, "tabs", "出院后10日内", "出院后15日内"),
    ("bed", BENEFIT, "broken", "每日超过50元", "每日超过60元"),
    ("referral", BENEFIT, "cards", "14日内有效", "30日内有效"),
    ("emergency", BENEFIT, "generated", "但应当在入院后3日内报告", "但应当在入院后5日内报告"),
    ("birth", ANSWERS, "sections", "产后60日内", "产后90日内"),
    ("card", ANSWERS, "sections", "每年免费补换1次", "每年免费补换2次"),
    ("locked", ANSWERS, "sections", "锁定24小时", "锁定48小时"),
    ("bound", ANSWERS, "sections", "最多绑定6人", "最多绑定5人"),
)  # fmt: skip


def cases() -> Iterator[Case]:
    for name, document, layout, old, new, wants in TYPED:
        yield _edited(f"typed-{name}", document, layout, old, new, *wants)
    for name, document, layout, old, new in WORDS:
        yield _edited(f"words-{name}", document, layout, old, new, untyped(old, new))
    yield from _blocks()
    yield from _files()
    yield from _lists()


def _edited(name: str, document: Document, layout: str, old: str, new: str, *wants: Want) -> Case:
    steps = film(page(document, layout), page(document.edit((old, new)), layout, 2))
    return material(f"fourth-{name}", "fourth edits", f"{old} → {new or 'nothing'}", steps, *wants, kind=document.kind)


def _blocks() -> Iterator[Case]:
    grown = ACCOUNT.after("第十二条", "第十二条之一　定点零售药店不得以返现方式诱导参保人员购药，违者暂停结算30日。")
    yield material("fourth-block-comes", "fourth blocks", "an article is put in between",
                   film(page(ACCOUNT, "generated"), page(grown, "generated", 2)), untyped(None, "暂停结算30日"))  # fmt: skip
    less = BENEFIT.without("转诊单")
    yield material("fourth-block-goes", "fourth blocks", "a paragraph is gone",
                   film(page(BENEFIT, "dedecms"), page(less, "dedecms", 2)), untyped("14日内有效", None))  # fmt: skip
    longer = GUIDE.after("四、", *paragraphs("五、办理费用：办理医保关系转移接续不收取任何费用。"))
    yield material("fourth-fee-comes", "fourth blocks", "a line about fees comes",
                   film(page(GUIDE, "broken"), page(longer, "broken", 2)), added("procedure.fee", "free", cohort_any=True))  # fmt: skip
    edited = BENEFIT.edit(("1000元", "1100元"))
    yield material("fourth-redesign-and-edit", "fourth blocks", "another system, and one cell",
                   film(page(BENEFIT, "tabs"), page(edited, "cards", 2)), value("inpatient.deductible", 1000, 1100, hospital_level="tertiary"))  # fmt: skip


def _files() -> Iterator[Case]:
    def pair(name: str, changed: str, before: object, after: object, end: str, *wants: Want) -> Case:
        return material(
            f"fourth-file-{name}", "fourth files", changed, film(before, after), *wants, kind="file", name=f"a.{end}"
        )  # type: ignore[arg-type]

    yield pair(
        "pdf",
        "8.5% → 8% in a PDF",
        as_pdf(RATE),
        as_pdf(RATE.edit(("8.5%", "8%")), 34),
        "pdf",
        value("contribution.rate.flexible", 8.5, 8, cohort_any=True),
    )
    yield pair(
        "docx",
        "7日 → 5日 in a Word file",
        as_docx(ACCOUNT),
        as_docx(ACCOUNT.edit(("7日内核对", "5日内核对")), runs=3),
        "docx",
        untyped("7日内核对", "5日内核对"),
    )
    rows = [("项目", "标准（元/月）"), ("职工医保月缴费基数上限", 25836), ("职工医保月缴费基数下限", 5167)]
    yield pair("xlsx", "25836 → 26100 in a sheet", as_xlsx("缴费基数", rows), as_xlsx("缴费基数", [rows[0], ("职工医保月缴费基数上限", 26100), rows[2]]), "xlsx",
               value("contribution.base.upper", 25836, 26100, cohort_any=True))  # fmt: skip
    notice = replace(GUIDE, files=(("att/form.pdf", "转移接续申请表.pdf"),))
    moved = replace(GUIDE, files=(("att/form2026.pdf", "转移接续申请表.pdf"),))
    gone = replace(GUIDE, files=())
    yield material("fourth-file-replaced", "fourth files", "the form has another address", film(page(notice, "cards"), page(moved, "cards", 2)),
                   value("document.attachment", "form.pdf", "form2026.pdf"))  # fmt: skip
    yield material("fourth-file-gone", "fourth files", "the form is gone", film(page(notice, "generated"), page(gone, "generated", 2)),
                   removed("document.attachment", "form.pdf"))  # fmt: skip


def _lists() -> Iterator[Case]:
    old = (Entry("n1.html", GUIDE, "2025-09-02"), Entry("n2.html", ACCOUNT, "2025-03-18"))
    new = (Entry("n3.html", RATE, "2025-12-11"), *old)
    wants = (
        published("contribution.rate.employer", None, 7.5, cohort_any=True), published("contribution.rate.personal", None, 2, cohort_any=True),
        published("contribution.base.upper", None, 25836, cohort_any=True), published("contribution.base.lower", None, 5167, cohort_any=True),
        published("contribution.rate.flexible", None, 8.5, cohort_any=True), published("waiting_period", None, 3, cohort_any=True),
        published("contribution.gap", None, 3, cohort_any=True),
    )  # fmt: skip
    yield material("fourth-list-notice", "fourth lists", "a notice of rates appears on the list",
                   film(column(old, layout="generated"), column(new, visit=2, layout="generated")), *wants, kind="list")  # fmt: skip
    plain = replace(texts.GUIDE, title="关于开展医保经办窗口延时服务的通知", number="澜医险〔2025〕52号", day="2025-11-03",
                    blocks=paragraphs("各窗口工作日延时服务至18时30分，周六上午照常受理。"))  # fmt: skip
    yield material("fourth-list-plain", "fourth lists", "a notice without known facts appears on the list",
                   film(column(old, layout="cards"), column((Entry("n4.html", plain, "2025-11-03"), *old), visit=2, layout="cards")),
                   published(None, None, ANY), kind="list")  # fmt: skip
