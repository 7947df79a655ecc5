"""Material edits of the ninth wave: one real edit each, while the page around it moves too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bench.signal import ninth_texts as t
from bench.signal.case import ANY, Case, Want, added, material, published, removed, untyped, value
from bench.signal.document import Document, Question, Table, table
from bench.signal.lists import Entry, column
from bench.signal.ninth_layouts import shown
from bench.signal.ninth_noise import FOLLOW, KNOWN
from bench.signal.prints import as_docx, as_pdf, as_xlsx, film

Edit = tuple[str, str]
RESIDENT = ("resident_medical", "medical", "unspecified")
USE = ("employee_medical", *RESIDENT)  # a use that pays for residents stands in both
MONTHLY = t.YEARS.without("（五）").without("（六）")
PHASED = t.YEARS.after("（二）", "女性累计缴费年限自2026年1月1日起每年提高六个月，到2035年1月1日统一为30年。")

# id, document, layout before, layout after, edits, wants
ROWS: tuple[tuple[str, Document, str, str, tuple[Edit, ...], tuple[Want, ...]], ...] = (
    ("years-women", t.YEARS, "jpage", "jpage", (("女性满25年", "女性满30年"),), (value("years.total", 25, 30, sex="female"),)),
    ("years-local", t.YEARS, "weixin", "weixin", (("还应当满10年", "还应当满15年"),), (value("years.local", 10, 15),)),
    ("years-shortfall", MONTHLY, "cards", "cards", (("可以按月继续缴费至规定年限", "可以一次性缴费至规定年限"),),
     (value("years.shortfall", "monthly", "lump_sum"),)),
    ("waiting", t.YEARS, "plain", "plain", (("等待期为6个月", "等待期为3个月"),), (value("waiting_period", 6, 3, cohort_any=True),)),
    ("review", t.YEARS, "jpage", "cards", (("结果之日起30日内", "结果之日起60日内"),), (untyped("30日", "60日"),)),
    ("precheck", t.YEARS, "mobile", "mobile", (("每年3月底前", "每年6月底前"),), (untyped("3月", "6月"),)),
    ("repeal", t.YEARS, "jpage", "jpage", (("〔2020〕9号）同时废止", "〔2020〕9号）、《关于临近退休人员年限预审工作的通知》（韶医保发〔2021〕33号）同时废止"),),
     (added("document.repeals", ANY),)),
    ("deemed", t.YEARS, "intranet", "intranet", (("2001年12月31日前", "2003年6月30日前"),), (value("years.deemed", ANY, ANY, cohort_any=True),)),
    ("retiree-start", t.YEARS, "cards", "cards", (("自次月起享受退休", "自次月15日起享受退休"),), (value("benefit.start", ANY, ANY, cohort_any=True),)),
    ("retiree-papers", t.YEARS, "plain", "plain", (("身份证、退休审批表和社会保险参保凭证", "身份证和退休审批表"),),
     (removed("procedure.materials", ANY, cohort_any=True),)),
    ("phase-step", PHASED, "jpage", "jpage", (("每年提高六个月", "每年提高三个月"),), (value("years.phase_in", ANY, ANY, cohort_any=True),)),
    ("from", t.RULES, "jpage", "jpage", (("自2025年1月1日起施行", "自2025年3月1日起施行"),),
     (value("document.effective_from", "2025-01-01", "2025-03-01"),)),
    ("credit-active", t.RULES, "cards", "cards", (("缴费基数的2%", "缴费基数的1.5%"),), (value("account.credit.active", 2, 1.5, cohort_any=True),)),
    ("credit-retired", t.RULES, "jpage", "plain", (("每人每月95元", "每人每月108元"),), (value("account.credit.retired", 95, 108, cohort_any=True),)),
    ("scope", t.RULES, "mobile", "mobile", (("家庭共济的范围为省内", "家庭共济的范围为跨省"),),
     (value("mutual_aid.scope", "within_province", "cross_province", cohort_any=True),)),
    ("members", t.RULES, "jpage", "jpage", (("最多可以绑定7名", "最多可以绑定5名"),), (untyped("7名", "5名"),)),
    ("cash", t.RULES, "weixin", "weixin", (("原则上不得提取现金", "可以提取现金"),), (value("account.cash_out.permission", ANY, "allowed", cohort_any=True),)),
    ("relocated", t.RULES, "cards", "cards", (("（三）应征入伍的。", "（三）应征入伍的；（四）异地安置退休的。"),),
     (added("account.cash_out.circumstance", "retired_relocation", cohort_any=True),)),
    ("soldiers", t.RULES, "jpage", "jpage", (("（二）参保人员死亡的；（三）应征入伍的。", "（二）参保人员死亡的。"),),
     (removed("account.cash_out.circumstance", "military_service", cohort_any=True),)),
    ("funds", t.RULES, "plain", "plain", (("余额随其划转", "余额不随其划转"),),
     (value("transfer.account_funds", "transferred", "not_transferred", cohort_any=True),)),
    ("insure", t.RULES, "intranet", "intranet", (("城乡居民基本医疗保险的个人缴费。", "城乡居民基本医疗保险的个人缴费，也可用于购买商业健康保险。"),),
     (added("account.use", "commercial_health_insurance", insurances=USE, cohort_any=True),)),
    ("settle-papers", t.RULES, "cards", "cards", (("银行卡和相关情形", "银行卡、户口簿和相关情形"),), (added("procedure.materials", ANY, cohort_any=True),)),
    ("settle-days", t.RULES, "jpage", "jpage", (("应当在20日内", "应当在10日内"),), (untyped("20日", "10日"),)),
    ("penalty", t.RULES, "mobile", "mobile", (("联网结算3个月", "联网结算6个月"),), (untyped("3个月", "6个月"),)),
    ("flexible", t.FAQ, "collapse", "collapse", (("缴费比例为8.5%", "缴费比例为9%"),), (value("contribution.rate.flexible", 8.5, 9, cohort_any=True),)),
    ("faq-base", t.FAQ, "forum", "forum", (("每月4720元", "每月4986元"), ("每月23600元", "每月24930元")),
     (value("contribution.base.lower", 4720, 4986, cohort_any=True), value("contribution.base.upper", 23600, 24930, cohort_any=True))),
    ("faq-waiting", t.FAQ, "collapse", "forum", (("等待期为3个月", "等待期为6个月"),), (value("waiting_period", 3, 6, cohort_any=True),)),
    ("faq-gap", t.FAQ, "forum", "forum", (("不超过4个月", "不超过3个月"),), (value("contribution.gap", 4, 3, cohort_any=True),)),
    ("faq-years", t.FAQ, "collapse", "collapse", (("男性累计缴费满25年，女性累计缴费满20年", "男性累计缴费满30年，女性累计缴费满25年"),),
     (value("years.total", 25, 30, sex="male", cohort_any=True), value("years.total", 20, 25, sex="female", cohort_any=True))),
    ("faq-shortfall", t.FAQ, "forum", "forum", (("可以。退休时", "不可以。退休时"), ("可一次性补缴至", "应按月缴费至")),
     (value("years.shortfall", "lump_sum", "monthly", cohort_any=True),)),
    ("faq-unemployment", t.FAQ, "collapse", "collapse", (("期限最长为12个月", "期限最长为18个月"),), (untyped("12个月", "18个月"),)),
    ("faq-channel", t.FAQ, "forum", "forum", (("四川医保APP、支付宝办理", "四川医保APP、支付宝、微信办理"),), (added("procedure.channel", ANY, cohort_any=True),)),
    ("faq-hotline", t.FAQ, "collapse", "collapse", (("医保服务热线12393", "医保服务热线0816-2221393"),), (value("procedure.hotline", ANY, ANY, cohort_any=True),)),
    ("guide-relatives", t.GUIDE, "bendi", "bendi", (("子女、兄弟姐妹。", "子女、兄弟姐妹、祖父母、外祖父母。"),),
     (added("mutual_aid.relatives", "grandparents", cohort_any=True),)),
    ("guide-retired", t.GUIDE, "weixin", "weixin", (("每月定额划入88元", "每月定额划入96元"),), (value("account.credit.retired", 88, 96, cohort_any=True),)),
    ("guide-fee", t.GUIDE, "bendi", "bendi", (("办理全程不收取任何费用。", "办理时收取手续费2元。"),), (value("procedure.fee", ANY, ANY, cohort_any=True),)),
    ("cell-ratio", t.BENEFITS, "jpage", "jpage", (("80%", "78%"),), (value("inpatient.ratio", 80, 78, hospital_level="tertiary", status="active"),)),
    ("cell-deductible", t.BENEFITS, "intranet", "intranet", (("900", "1000"),), (value("inpatient.deductible", 900, 1000, hospital_level="tertiary"),)),
    ("ceiling", t.BENEFITS, "cards", "cards", (("35万元", "40万元"),), (value("inpatient.cap", 350000, 400000),)),
    ("outpatient-cells", t.BENEFITS, "jpage", "jpage", (("400元", "300元"), ("3200元", "4000元")),
     (value("outpatient.deductible", 400, 300, status="retired"), value("outpatient.cap", 3200, 4000, status="retired"))),
    ("outpatient-level", t.BENEFITS, "mobile", "mobile", (("二级医疗机构60%", "二级医疗机构65%"),),
     (value("outpatient.ratio", 60, 65, hospital_level="secondary", cohort_any=True),)),
    ("window", t.BENEFITS, "cards", "intranet", (("出院之日起12个月内", "出院之日起6个月内"),), (value("reimbursement.window", 12, 6),)),
    ("carry-over", t.BENEFITS, "intranet", "intranet", (("不结转下年使用", "可结转下年使用"),), (untyped("不结转", "可结转"),)),
    ("home-bed", t.BENEFITS, "jpage", "jpage", (("不超过60天", "不超过90天"),), (untyped("60天", "90天"),)),
    ("diagnosis", t.BENEFITS, "cards", "cards", (("5年", "3年"),), (untyped("5年", "3年"),)),
    ("base", t.BASE, "jpage", "jpage", (("21066元", "22119元"), ("4213元", "4424元")),
     (value("contribution.base.upper", 21066, 22119), value("contribution.base.lower", 4213, 4424))),
    ("employer", t.BASE, "plain", "plain", (("缴费比例为6.5%", "缴费比例为6%"),), (value("contribution.rate.employer", 6.5, 6, cohort_any=True),)),
    ("large-costs", t.BASE, "weixin", "weixin", (("每人每年96元", "每人每年120元"),), (untyped("96元", "120元"),)),
    ("declare", t.BASE, "cards", "cards", (("2026年3月31日前", "2026年4月30日前"),), (untyped("3月31日", "4月30日"),)),
    ("arrears", t.BASE, "jpage", "jpage", (("不再补缴差额", "应当补缴差额"),), (untyped("不再补缴", "应当补缴"),)),
    ("defer", t.BASE, "intranet", "intranet", (("缓缴期限最长不超过6个月", "缓缴期限最长不超过3个月"),), (untyped("6个月", "3个月"),)),
    ("until", t.BASE, "jpage", "jpage", (("至2026年12月31日止", "至2027年6月30日止"),), (value("document.effective_to", "2026-12-31", "2027-06-30"),)),
    ("resident-fee", t.RESIDENT, "weixin", "mobile", (("每人每年400元", "每人每年430元"),),
     (value("contribution.resident", 400, 430, insurances=RESIDENT, cohort_any=True),)),
    ("resident-season", t.RESIDENT, "jpage", "jpage", (("至2025年12月31日。", "至2026年2月28日。"),), (untyped("2025年12月31日", "2026年2月28日"),)),
    ("resident-poor", t.RESIDENT, "cards", "cards", (("定额资助280元", "定额资助300元"),), (untyped("280元", "300元"),)),
    ("resident-clinic", t.RESIDENT, "weixin", "weixin", (("支付比例为50%", "支付比例为60%"), ("每人每年300元", "每人每年500元")),
     (value("outpatient.ratio", 50, 60, insurances=RESIDENT, cohort_any=True), value("outpatient.cap", 300, 500, insurances=RESIDENT, cohort_any=True))),
    ("resident-tertiary", t.RESIDENT, "plain", "plain", (("支付比例为60%。", "支付比例为55%。"),),
     (value("inpatient.ratio", 60, 55, hospital_level="tertiary", insurances=RESIDENT),)),
    ("transfer-days", t.TRANSFER, "mobile", "mobile", (("15个工作日", "10个工作日"),), (value("transfer.deadline", 15, 10, cohort_any=True),)),
    ("transfer-gap", t.TRANSFER, "jpage", "jpage", (("中断缴费3个月（含）", "中断缴费6个月（含）"),), (value("contribution.gap", 3, 6, cohort_any=True),)),
    ("filing", t.REMOTE, "cards", "cards", (("住院前，需办理", "住院前，无需办理"),),
     (value("remote_care.filing", "required", "not_required", cohort_any=True),)),
    ("filing-valid", t.REMOTE, "mobile", "mobile", (("备案有效期为6个月", "备案有效期为12个月"),), (value("remote_care.filing", 6, 12, cohort_any=True),)),
    ("remote-cell", t.REMOTE, "jpage", "jpage", (("75%", "70%"),), (value("inpatient.ratio", 75, 70, cohort_any=True),)),
    ("remote-papers", t.REMOTE, "weixin", "weixin", (("费用清单、出院记录", "费用清单"),), (removed("procedure.materials", ANY, cohort_any=True),)),
    ("deposit", t.REMOTE, "jpage", "jpage", (("不得要求参保人员", "可以要求参保人员"),), (untyped("不得要求", "可以要求"),)),
)  # fmt: skip

ROWED = replace(
    t.BENEFITS,
    blocks=tuple(
        replace(b, rows=(*b.rows, *table(("尿毒症透析", "3年", "凭透析记录认定")).rows)) if isinstance(b, Table) and b.rows[0][0].text == "病种" else b
        for b in t.BENEFITS.blocks
    ),
)  # fmt: skip
ASKED = t.FAQ.after(
    "从单位离职后",
    Question("外地户口能参加吗？", "可以。持有绵阳市居住证的外地户籍人员，也可以灵活就业人员身份参加职工医保。"),
)
# id, what changed, before, after, layout, wants
WHOLE: tuple[tuple[str, str, Document, Document, str, tuple[Want, ...]], ...] = (
    ("heirs", "the article on inheritance went", t.RULES, t.RULES.without("第十三条"), "jpage", (removed("account.inheritance", "allowed", cohort_any=True),)),
    ("premium", "the residents' premium is no use any more", t.RULES, t.RULES.without("第八条"), "cards",
     (removed("account.use", "resident_premium", insurances=USE, cohort_any=True),)),
    ("guide-soldiers", "a further circumstance", t.GUIDE, t.GUIDE.after("3. 异地安置", "4. 应征入伍。"), "bendi",
     (added("account.cash_out.circumstance", "military_service", cohort_any=True),)),
    ("guide-insurance", "a use went", t.GUIDE, t.GUIDE.without("3. 购买"), "weixin",
     (removed("account.use", "commercial_health_insurance", cohort_any=True),)),
    ("double", "the sentence on double contributions went", t.TRANSFER, t.TRANSFER.without("参保人员在两地重复"), "mobile", (untyped("重复", None),)),
    ("across-years", "the sentence on a stay across two years went", t.REMOTE, t.REMOTE.without("同一次住院"), "jpage", (untyped("自然年度", None),)),
    ("row", "a further illness in the table", t.BENEFITS, ROWED, "intranet", (untyped(None, "尿毒症"),)),
    ("question", "a further question", t.FAQ, ASKED, "collapse", (untyped(None, "居住证"),)),
)  # fmt: skip


def cases() -> Iterator[Case]:
    for number, (id, it, one, two, edits, wants) in enumerate(ROWS):
        steps = film(shown(it, one, 1 + number), shown(it.edit(*edits), two, 3 + number))
        changed = "; ".join(f"{old} → {new}" for old, new in edits)
        yield material(
            f"ninth-{id}", f"ninth {'notice' if it.number else it.kind}", changed, steps, *wants, kind=it.kind
        )
    for id, changed, old, new, layout, wants in WHOLE:
        steps = film(shown(old, layout, 4), shown(new, layout, 9))
        yield material(f"ninth-{id}", "ninth whole", changed, steps, *wants, kind=old.kind)
    yield from _stamps()
    yield from _files()
    entry = Entry("n3.html", t.NEW_NOTICE, "2026-11-10")
    steps = film(column(KNOWN, visit=2), column((entry, *KNOWN), visit=4))
    yield material(
        "ninth-list", "ninth list", "a new notice", steps, published(None, None, ANY), kind="list", follow=FOLLOW
    )


def _stamps() -> Iterator[Case]:
    row = "<td>信息分类</td><td>医疗保障</td>"
    steps = film(
        shown(t.YEARS, "jpage", 2, (row, "<td>有 效 性</td><td>有效</td>")), shown(t.YEARS, "jpage", 3, (row, "<td>有 效 性</td><td>失效</td>"))
    )  # fmt: skip
    yield material(
        "ninth-validity-row", "ninth stamp", "the metadata say 失效", steps, value("document.validity", ANY, ANY)
    )
    at = '<div class="sub">'
    image = '<span class="zt"><img src="/images/{0}.png" title="文件{1}" alt="文件{1}"></span>'
    steps = film(
        shown(t.RULES, "jpage", 2, (at, image.format("yx", "有效") + at)), shown(t.RULES, "jpage", 3, (at, image.format("fz", "已废止") + at))
    )  # fmt: skip
    yield material(
        "ninth-validity-image", "ninth stamp", "the stamp says 已废止", steps, value("document.validity", ANY, ANY)
    )


def _files() -> Iterator[Case]:
    """Documents behind the page, and files watched themselves."""
    page = replace(t.YEARS, files=(("fj.docx", "灵活就业人员缴费标准.docx"),))
    raised = t.NEW_NOTICE.edit(("缴费比例为8%", "缴费比例为8.5%"))
    rate = value("contribution.rate.flexible", 8, 8.5, cohort_any=True)
    steps = film(
        {"": shown(page, "jpage", 2), "fj.docx": as_docx(t.NEW_NOTICE)}, {"": shown(page, "jpage", 3), "fj.docx": as_docx(raised)}
    )  # fmt: skip
    yield material("ninth-attached", "ninth file", "8% → 8.5% in an attachment", steps, rate, attachments=True)
    steps = film(
        shown(t.RESIDENT, "jpage", 2),
        shown(replace(t.RESIDENT, files=(("/u/zn.pdf", "参保缴费操作指南.pdf"),)), "jpage", 3),
    )
    yield material(
        "ninth-attachment",
        "ninth file",
        "a further attachment",
        steps,
        published("document.attachment", None, ANY, insurances=RESIDENT),
    )
    steps = film(as_pdf(t.NEW_NOTICE, 30), as_pdf(raised, 30))
    yield material("ninth-pdf", "ninth file", "8% → 8.5% in a PDF", steps, rate, name="notice.pdf")
    steps = film(as_docx(t.BASE), as_docx(t.BASE.edit(("比例为7.5%", "比例为8%")), runs=7))
    yield material(
        "ninth-docx", "ninth file", "7.5% → 8% in a Word file", steps, value("contribution.rate.flexible", 7.5, 8, cohort_any=True), name="base.docx"
    )  # fmt: skip
    title, head = "职工医保住院待遇标准", ("医院级别", "起付标准（元）", "住院支付比例")
    one = (head, ("一级医院", 200, 0.9), ("二级医院", 400, 0.85), ("三级医院", 800, 0.8))
    two = (*one[:3], ("三级医院", 1000, 0.8))
    wants = value("inpatient.deductible", 800, 1000, hospital_level="tertiary")
    yield material(
        "ninth-xlsx",
        "ninth file",
        "800 → 1000 in a sheet",
        film(as_xlsx(title, one), as_xlsx(title, two)),
        wants,
        name="benefits.xlsx",
    )
