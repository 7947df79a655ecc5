"""Material: every key of the domain, each in several wordings, layouts and kinds of edit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bench.signal import texts
from bench.signal.case import Case, Want, added, material, removed, value
from bench.signal.document import Document, paragraphs
from bench.signal.prints import film, page

RESIDENT = ("resident_medical",)
PENSION = ("pension",)
Edits = tuple[tuple[str, str], ...]
Row = tuple[str, Document, str, Edits, tuple[Want, ...]]

# ── documents in a wording of their own ────────────────────────────────────────────────────────────────────────

ITEMS = replace(
    texts.ACCOUNT,
    blocks=(
        *texts.ACCOUNT.blocks[:4],
        *paragraphs("""
第五条　有下列情形之一的，参保人员或者其继承人可以申请一次性提取个人账户余额：
（一）参保人员出国（境）定居的；
（二）参保人员应征入伍的；
（三）参保人员死亡的；
（四）参保人员跨省转移医保关系且转入地不接收个人账户资金的。
"""),
        *texts.ACCOUNT.blocks[5:],
    ),
)
STRICT = texts.ACCOUNT.edit(("原则上不得提取现金", "不得提取现金"))
FIXED = texts.ACCOUNT.edit(
    ("个人账户积累额超过本市上年度在岗职工平均工资5%的长期异地居住人员，可以申请提取超出部分",
     "长期异地居住人员的个人账户余额超过5000元的部分，可以申请提取")
)  # fmt: skip
AT_LEAST = texts.RATES.edit(("的缴费比例为8%", "的缴费比例不低于8%"))
PAID_RATIO = texts.OUTPATIENT.edit(
    (
        "在三级医院普通门诊就医的，统筹基金支付比例为在职职工55%、退休人员60%",
        "在三级医院普通门诊就医的，统筹基金支付比例不低于50%",
    )
)
MEN_ONLY = texts.YEARS.edit(("男满30年、女满25年", "男满30年"))

YEARS: tuple[Row, ...] = (
    ("total-male", texts.YEARS, "guangdong", (("男满30年", "男满32年"),), (value("years.total", 30, 32, sex="male"),)),
    ("total-female", texts.YEARS, "soup", (("女满25年", "女满27年"),), (value("years.total", 25, 27, sex="female"),)),
    ("total-joined", texts.PHASE, "hanweb", (("累计缴费年限按20年", "累计缴费年限按22年"),), (value("years.total", 20, 22, joined="before:2018-07-01"),)),
    ("total-joined-since", texts.PHASE, "soup", (("累计缴费年限按25年", "累计缴费年限按30年"),), (value("years.total", 25, 30, joined="since:2018-07-01"),)),
    ("total-faq", texts.FAQ, "accordion", (("男满28年", "男满30年"),), (value("years.total", 28, 30, sex="male"),)),
    ("total-female-gone", texts.YEARS, "trs", (("男满30年、女满25年", "男满30年"),), (removed("years.total", 25, sex="female"),)),
    ("total-female-comes", MEN_ONLY, "library", (("男满30年", "男满30年、女满25年"),), (added("years.total", 25, sex="female"),)),
    ("total-both-alike", texts.YEARS, "wechat", (("男满30年、女满25年", "男女均满30年"),), (value("years.total", 25, 30, sex="female"),)),
    ("total-chinese", texts.YEARS, "hanweb", (("女满25年", "女满二十六年"),), (value("years.total", 25, 26, sex="female"),)),
    ("total-pension", texts.MIXED, "guangdong", (("累计缴费满15年", "累计缴费满20年"),), (value("years.total", 15, 20, insurances=PENSION, cohort_any=True),)),
    ("total-beside-pension", texts.MIXED, "soup", (("男满27年", "男满28年"),), (value("years.total", 27, 28, sex="male", cohort_any=True),)),
    ("local-value", texts.YEARS, "hanweb", (("累计满10年", "累计满15年"),), (value("years.local", 10, 15),)),
    ("local-soup", texts.YEARS, "soup", (("累计满10年", "累计满八年"),), (value("years.local", 10, 8),)),
    ("phase-step", texts.PHASE, "trs", (("每年提高6个月", "每年提高4个月"),), (value("years.phase_in", 6, 4),)),
    ("phase-date", texts.PHASE, "soup", (("2035年1月1日", "2033年1月1日"),), (value("years.phase_in", "2035-01-01", "2033-01-01", cohort_any=True),)),
    ("deemed-gone", texts.YEARS, "library", (("的部分视同职工医保缴费年限", "的部分另行核定"),), (removed("years.deemed", "连续工龄"),)),
    ("deemed-wider", texts.PHASE, "guangdong", (("退役军人的军龄视同", "退役军人的军龄和知青上山下乡的工龄视同"),), (value("years.deemed", "军龄", "知青"),)),
    ("shortfall-gone", texts.YEARS, "guangdong", (("按月缴费至规定年限，也可以一次性补足", "按月缴费至规定年限"),), (removed("years.shortfall", "lump_sum"),)),
    ("shortfall-other", texts.PHASE, "trs", (("可以延长缴费至规定年限", "可以按月缴费至规定年限"),), (removed("years.shortfall", "deferred"), added("years.shortfall", "monthly"))),
)  # fmt: skip

ACCOUNT: tuple[Row, ...] = (
    ("permission-hedge-gone", texts.ACCOUNT, "guangdong", (("原则上不得", "不得"),), (value("account.cash_out.permission", "forbidden", "forbidden"),)),
    ("permission-hedge-comes", STRICT, "trs", (("不得提取现金", "原则上不得提取现金"),), (value("account.cash_out.permission", "forbidden", "forbidden"),)),
    ("permission-flips", STRICT, "soup", (("不得提取现金", "可以提取现金"),), (value("account.cash_out.permission", "forbidden", "allowed"),)),
    ("permission-faq", texts.FAQ, "faq_list", (("一般情况下不能提取现金", "可以提取现金"),), (value("account.cash_out.permission", "forbidden", "allowed", cohort_any=True),)),
    ("circumstance-gone", texts.ACCOUNT, "hanweb", (("出境定居、应征入伍或者死亡", "出境定居或者死亡"),), (removed("account.cash_out.circumstance", "military_service"),)),
    ("circumstance-comes", texts.ACCOUNT, "library", (("出境定居、应征入伍或者死亡", "出境定居、终止参保、应征入伍或者死亡"),), (added("account.cash_out.circumstance", "termination"),)),
    ("circumstance-faq", texts.FAQ, "wenda", (("参保人员出境定居的可以一次性支取", "参保人员出境定居或者死亡的可以一次性支取"),), (added("account.cash_out.circumstance", "death"),)),
    ("circumstance-item", ITEMS, "guangdong", (("（二）参保人员应征入伍的；", "（二）参保人员终止参保关系的；"),), (removed("account.cash_out.circumstance", "military_service"), added("account.cash_out.circumstance", "termination"))),
    ("threshold-percent", texts.ACCOUNT, "trs", (("平均工资5%", "平均工资8%"),), (value("account.cash_out.threshold", 5, 8),)),
    ("threshold-money", FIXED, "soup", (("超过5000元", "超过3000元"),), (value("account.cash_out.threshold", 5000, 3000),)),
    ("inheritance-flips", texts.ACCOUNT, "wechat", (("可以依法继承", "不得继承"),), (value("account.inheritance", "allowed", "forbidden"),)),
    ("inheritance-gone", texts.ACCOUNT, "soup", (("，其个人账户余额可以依法继承", "，由其家属办理停保手续"),), (removed("account.inheritance", "allowed"),)),
    ("use-gone", texts.ACCOUNT, "guangdong", (("购买药品的费用，可用于缴纳长期护理保险个人保费", "购买药品的费用"),), (removed("account.use", "long_term_care_premium"),)),
    ("use-comes", texts.ACCOUNT, "library", (("可用于缴纳长期护理保险个人保费", "可用于缴纳长期护理保险个人保费，可用于购买商业健康保险"),), (added("account.use", "commercial_health_insurance"),)),
    ("credit-active", texts.ACCOUNT, "hanweb", (("缴费基数的2%", "缴费基数的1.8%"),), (value("account.credit.active", 2, 1.8, cohort_any=True),)),
    ("credit-active-soup", texts.ACCOUNT, "soup", (("缴费基数的2%", "缴费基数的百分之二点五"),), (value("account.credit.active", 2, 2.5, cohort_any=True),)),
    ("credit-retired", texts.ACCOUNT, "trs", (("每人每月95元", "每人每月105元"),), (value("account.credit.retired", 95, 105, cohort_any=True),)),
    ("credit-retired-shanghai", texts.ACCOUNT, "shanghai", (("每人每月95元", "每人每月八十八元"),), (value("account.credit.retired", 95, 88, cohort_any=True),)),
    ("relatives-gone", texts.ACCOUNT, "guangdong", (("配偶、父母、子女、兄弟姐妹", "配偶、父母、子女"),), (removed("mutual_aid.relatives", "siblings"),)),
    ("relatives-come", texts.ACCOUNT, "soup", (("配偶、父母、子女、兄弟姐妹", "配偶、父母、子女、兄弟姐妹、孙子女"),), (added("mutual_aid.relatives", "grandchildren"),)),
    ("scope-wider", texts.ACCOUNT, "hanweb", (("已开通省内共济", "已开通省内共济和跨省共济"),), (added("mutual_aid.scope", "cross_province"),)),
    ("scope-other", texts.ACCOUNT, "trs", (("已开通省内共济", "已开通市内共济"),), (value("mutual_aid.scope", "within_province", "within_city"),)),
    ("funds-stay", texts.ACCOUNT, "library", (("的，个人账户余额随其划转", "的，个人账户余额不划转"),), (value("transfer.account_funds", "transferred", "not_transferred", scope="cross_province"),)),
    ("funds-follow", texts.ACCOUNT, "guangdong", (("个人账户余额不划转，由本人继续使用", "个人账户余额随同划转"),), (value("transfer.account_funds", "not_transferred", "transferred", scope="within_province"),)),
    ("deadline", texts.ACCOUNT, "wechat", (("15个工作日", "10个工作日"),), (value("transfer.deadline", 15, 10),)),
    ("deadline-unit", texts.ACCOUNT, "hanweb", (("15个工作日", "15日"),), (value("transfer.deadline", 15, 15, units=("working_day", "day")),)),
    ("deadline-unit-guide", texts.TRANSFER, "soup", (("10个工作日", "10日"),), (value("transfer.deadline", 10, 10, units=("working_day", "day")),)),
)  # fmt: skip

MONEY: tuple[Row, ...] = (
    ("employer", texts.RATES, "guangdong", (("费的缴费比例为8%", "费的缴费比例为7.5%"),), (value("contribution.rate.employer", 8, 7.5),)),
    ("employer-operator", AT_LEAST, "hanweb", (("不低于8%", "不超过8%"),), (value("contribution.rate.employer", 8, 8, operators=(">=", "<=")),)),
    ("personal", texts.RATES, "soup", (("的缴费比例为2%", "的缴费比例为2.5%"),), (value("contribution.rate.personal", 2, 2.5, cohort_any=True),)),
    ("personal-chinese", texts.RATES, "trs", (("的缴费比例为2%", "的缴费比例为百分之一"),), (value("contribution.rate.personal", 2, 1, cohort_any=True),)),
    ("flexible", texts.RATES, "library", (("9.5%", "10%"),), (value("contribution.rate.flexible", 9.5, 10, cohort_any=True),)),
    ("flexible-mixed", texts.MIXED, "hanweb", (("缴费比例为8.5%", "缴费比例为9%"),), (value("contribution.rate.flexible", 8.5, 9, cohort_any=True),)),
    ("flexible-pension", texts.MIXED, "trs", (("缴费比例为20%", "缴费比例为18%"),), (value("contribution.rate.flexible", 20, 18, cohort_any=True, insurances=PENSION),)),
    ("base-upper", texts.RATES, "wechat", (("24930元", "26421元"),), (value("contribution.base.upper", 24930, 26421),)),
    ("base-upper-soup", texts.RATES, "soup", (("24930元", "25,200元"),), (value("contribution.base.upper", 24930, 25200),)),
    ("base-lower", texts.RATES, "guangdong", (("4986元", "5284元"),), (value("contribution.base.lower", 4986, 5284),)),
    ("base-lower-shanghai", texts.RATES, "shanghai", (("4986元", "4968元"),), (value("contribution.base.lower", 4986, 4968),)),
    ("resident", texts.RESIDENT, "hanweb", (("每人每年400元", "每人每年420元"),), (value("contribution.resident", 400, 420, insurances=RESIDENT),)),
    ("resident-soup", texts.RESIDENT, "soup", (("每人每年400元", "每人每年四百三十元"),), (value("contribution.resident", 400, 430, insurances=RESIDENT),)),
    ("waiting", texts.RATES, "trs", (("等待期为6个月", "等待期为3个月"),), (value("waiting_period", 6, 3, cohort_any=True),)),
    ("waiting-resident", texts.RESIDENT, "guangdong", (("等待期3个月", "等待期6个月"),), (value("waiting_period", 3, 6, insurances=RESIDENT),)),
    ("waiting-mixed", texts.MIXED, "soup", (("等待期4个月", "等待期12个月"),), (value("waiting_period", 4, 12, cohort_any=True),)),
    ("gap", texts.RATES, "hanweb", (("中断缴费3个月以内", "中断缴费2个月以内"),), (value("contribution.gap", 3, 2),)),
    ("gap-faq", texts.FAQ, "accordion", (("中断缴费3个月以内", "中断缴费4个月以内"), ("超过3个月再缴费", "超过4个月再缴费")), (value("contribution.gap", 3, 4),)),
    ("start-day", texts.YEARS, "trs", (("自补足的次月起", "自补足的次月15日起"),), (value("benefit.start", "next_month", 15, cohort_any=True),)),
    ("start-same-month", texts.TRANSFER, "hanweb", (("自缴费次月起", "自缴费当月起"),), (value("benefit.start", "next_month", "same_month", cohort_any=True),)),
    ("start-date", texts.RESIDENT, "library", (("自2026年1月1日起享受", "自2026年2月1日起享受"),), (value("benefit.start", "2026-01-01", "2026-02-01", cohort_any=True, insurances=RESIDENT),)),
)  # fmt: skip

BENEFITS: tuple[Row, ...] = (
    ("deductible", texts.OUTPATIENT, "guangdong", (("在职职工300元", "在职职工350元"),), (value("outpatient.deductible", 300, 350, status="active"),)),
    ("deductible-retired", texts.OUTPATIENT, "soup", (("退休人员200元", "退休人员150元"),), (value("outpatient.deductible", 200, 150, status="retired"),)),
    ("deductible-inpatient", texts.OUTPATIENT, "hanweb", (("二级医院600元", "二级医院700元"),), (value("inpatient.deductible", 600, 700, hospital_level="secondary"),)),
    ("deductible-table", texts.INPATIENT, "trs", (("500元", "450元"),), (value("inpatient.deductible", 500, 450, hospital_level="secondary"),)),
    ("ratio", texts.OUTPATIENT, "library", (("退休人员60%", "退休人员65%"),), (value("outpatient.ratio", 60, 65, hospital_level="tertiary", status="retired"),)),
    ("ratio-operator", PAID_RATIO, "trs", (("不低于50%", "不超过50%"),), (value("outpatient.ratio", 50, 50, hospital_level="tertiary", operators=(">=", "<=")),)),
    ("ratio-table", texts.OUTPATIENT_TABLE, "soup", (("55%", "58%"),), (value("outpatient.ratio", 55, 58, hospital_level="tertiary", status="active"),)),
    ("ratio-table-retired", texts.OUTPATIENT_TABLE, "hanweb", (("80%", "82%"),), (value("outpatient.ratio", 80, 82, hospital_level="primary", status="retired"),)),
    ("ratio-inpatient", texts.OUTPATIENT, "wechat", (("三级医院83%", "三级医院80%"),), (value("inpatient.ratio", 83, 80, hospital_level="tertiary"),)),
    ("ratio-inpatient-table", texts.INPATIENT, "guangdong", (("89%", "87%"),), (value("inpatient.ratio", 89, 87, hospital_level="secondary", status="active"),)),
    ("ratio-inpatient-soup", texts.INPATIENT, "soup", (("96%", "95%"),), (value("inpatient.ratio", 96, 95, hospital_level="primary", status="retired"),)),
    ("ratio-inpatient-faq", texts.FAQ, "faq_list", (("报销比例为82%", "报销比例为80%"),), (value("inpatient.ratio", 82, 80, hospital_level="tertiary"),)),
    ("cap", texts.OUTPATIENT, "trs", (("在职职工2600元", "在职职工2800元"),), (value("outpatient.cap", 2600, 2800, status="active"),)),
    ("cap-table", texts.OUTPATIENT_TABLE, "guangdong", (("3600元", "4000元"),), (value("outpatient.cap", 3600, 4000, status="retired"),)),
    ("cap-inpatient", texts.OUTPATIENT, "shanghai", (("35万元", "40万元"),), (value("inpatient.cap", 350000, 400000),)),
    ("cap-inpatient-table", texts.INPATIENT, "library", (("40万元", "450000元"),), (value("inpatient.cap", 400000, 450000),)),
    ("filing-dropped", texts.REMOTE, "guangdong", (("跨省异地就医的，应当在就医前办理异地就医备案", "跨省异地就医的，无需办理异地就医备案"),), (value("remote_care.filing", "required", "not_required", scope="cross_province"),)),
    ("filing-demanded", texts.REMOTE, "soup", (("在省内异地就医的，无需办理", "在省内异地就医的，应当先办理"),), (value("remote_care.filing", "not_required", "required", scope="within_province"),)),
    ("filing-months", texts.REMOTE, "hanweb", (("备案有效期为6个月", "备案有效期为12个月"),), (value("remote_care.filing", 6, 12),)),
    ("filing-faq", texts.FAQ, "wenda", (("有效期为12个月", "有效期为6个月"),), (value("remote_care.filing", 12, 6, cohort_any=True),)),
    ("window", texts.OUTPATIENT, "hanweb", (("之日起6个月内", "之日起12个月内"),), (value("reimbursement.window", 6, 12),)),
    ("window-remote", texts.REMOTE, "trs", (("之日起12个月内", "之日起六个月内"),), (value("reimbursement.window", 12, 6),)),
    ("materials-gone", texts.REMOTE, "library", (("本人身份证和授权委托书", "本人身份证"),), (removed("procedure.materials", "authorization"),)),
    ("materials-come", texts.FAQ, "accordion", (("身份证、银行卡和", "身份证、银行卡、护照和"),), (added("procedure.materials", "passport"),)),
    ("channel-gone", texts.REMOTE, "wechat", (("医保APP、微信小程序或者", "医保APP或者"),), (removed("procedure.channel", "wechat"),)),
    ("channel-other", texts.FAQ, "faq_list", (("医保APP或者支付宝", "医保APP或者微信小程序"),), (removed("procedure.channel", "alipay"), added("procedure.channel", "wechat"))),
    ("fee-comes", texts.REMOTE, "soup", (("办理备案不需要缴纳手续费", "办理异地就医医保备案的手续费为10元"),), (value("procedure.fee", "free", 10),)),
    ("fee-gone", texts.TRANSFER, "guangdong", (("办理医保关系转移接续不收取手续费", "办理医保关系转移接续按照物价部门核定的标准执行"),), (removed("procedure.fee", "free"),)),
    ("hotline", texts.REMOTE, "trs", (("12393", "12345"),), (value("procedure.hotline", "12393", "12345"),)),
    ("hotline-faq", texts.FAQ, "wenda", (("12345政务", "12393医保"),), (value("procedure.hotline", "12345", "12393"),)),
)  # fmt: skip

ROWS = (*YEARS, *ACCOUNT, *MONEY, *BENEFITS)


def cases() -> Iterator[Case]:
    for name, document, layout, edits, wants in ROWS:
        changed = "; ".join(f"{old} → {new}" for old, new in edits)
        steps = film(page(document, layout), page(document.edit(*edits), layout, 2))
        yield material(name, str(wants[0].key), changed, steps, *wants, kind=document.kind)
