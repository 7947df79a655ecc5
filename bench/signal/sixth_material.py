"""The sixth wave's real edits: one rule of a page changes, mostly while its furniture moves too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bench.signal.case import ANY, ANY_MEDICAL, Answer, Case, Want, added, material, removed, untyped, value
from bench.signal.document import Cell, Document, table
from bench.signal.lists import Entry
from bench.signal.prints import as_docx, as_pdf, as_xlsx, film, ruled_pdf
from bench.signal.sixth_layouts import board, show
from bench.signal.sixth_texts import (
    ACCOUNT,
    AID,
    BASE,
    BENEFITS,
    CONSUMER,
    FAQ,
    FLEX,
    FORUM,
    GAP,
    LAW,
    REMOTE,
    RESIDENT,
    RETIRE,
    SOCIAL,
    TRANSFER,
    yearly_base,
    yearly_resident,
)  # fmt: skip

Pair = tuple[str, str]
Edits = tuple[Pair, ...] | Document  # pairs to replace, or the whole document afterwards
Row = tuple[str, Document, str, Edits, tuple[Want, ...]]

RES = ("resident_medical",)
WIDE = (*ANY_MEDICAL, "resident_medical")  # where the sentence names residents, or the fact is the document's
PERMISSION, CIRCUMSTANCE, THRESHOLD = (
    "account.cash_out.permission",
    "account.cash_out.circumstance",
    "account.cash_out.threshold",
)
USE, ACTIVE, RETIRED = "account.use", "account.credit.active", "account.credit.retired"
UPPER, LOWER, EMPLOYER = "contribution.base.upper", "contribution.base.lower", "contribution.rate.employer"
PERSONAL, FLEXIBLE = "contribution.rate.personal", "contribution.rate.flexible"
FLOOR_IN, FLOOR_OUT, RATIO_IN, RATIO_OUT = (
    "inpatient.deductible",
    "outpatient.deductible",
    "inpatient.ratio",
    "outpatient.ratio",
)
CAP_IN, CAP_OUT = "inpatient.cap", "outpatient.cap"


def was(key: str, before: object, after: object, /, **more: object) -> Want:
    """A value whose cohort a lawyer may name in more than one way."""
    return value(key, before, after, cohort_any=True, **more)


def either(key: str, before: object, after: object, insurances: tuple[str, ...] = ANY_MEDICAL) -> Want:
    """Where the kind may be told in more than one way."""
    return Want(kind=None, key=key, before=before, after=after, cohort_any=True, insurances=insurances)


OVERSIZE = ACCOUNT.after("（十二）", "个人账户余额超过3000元的部分，长期异地居住的参保人员可以申请提取。")
BORN = RETIRE.after("退休人员个人账户每月", "1956年12月31日以前出生的退休人员，个人账户每月定额划入标准为100元。")
AGES = RETIRE.without("退休人员个人账户每月").after(
    "退休人员自办理",
    "退休人员个人账户每月定额划入标准如下：",
    table(
        ("退休人员年龄", "个人账户每月划入标准"),
        ("不满70周岁", "83元"),
        ("70周岁以上不满80周岁", "93元"),
        ("80周岁以上", "113元"),
    ),
)
ACCOUNTS: tuple[Row, ...] = (
    ("cash-faq", FAQ, "accordions", (("一般情况下，个人账户资金不能提取现金。", "个人账户资金可以提取现金。"),), (was(PERMISSION, ANY, "allowed"),)),
    ("cash-law", LAW, "lawbook", (("个人账户资金不得提取现金。", "个人账户资金可以提取现金。"),), (value(PERMISSION, "forbidden", "allowed"),)),
    ("cash-proviso", LAW, "cityhall", (("不得提取现金。", "不得提取现金，但参保人员出国定居或者死亡的除外。"),),
     (was(PERMISSION, "forbidden", "conditional"), added(CIRCUMSTANCE, "emigration", cohort_any=True), added(CIRCUMSTANCE, "death", cohort_any=True))),
    ("army", ACCOUNT, "bureau", ACCOUNT.after("3.", "4.参保人员应征入伍的。"), (added(CIRCUMSTANCE, "military_service", cohort_any=True),)),
    ("emigration-gone", ACCOUNT, "portal", ACCOUNT.without("2.").edit(("3.参保人员", "2.参保人员")), (removed(CIRCUMSTANCE, "emigration", cohort_any=True),)),
    ("remote-gone", CONSUMER, "mobile", CONSUMER.without("3、").edit(("4、余额超过", "3、余额超过")), (removed(CIRCUMSTANCE, "long_term_remote_care", cohort_any=True),)),
    ("threshold-percent", CONSUMER, "weixin", (("平均工资5%的部分", "平均工资8%的部分"),), (was(THRESHOLD, 5, 8),)),
    ("threshold-yuan", OVERSIZE, "lawbook", (("超过3000元", "超过2000元"),), (was(THRESHOLD, 3000, 2000),)),
    ("inheritance-gone", FAQ, "tabs", FAQ.without("老人去世了"), (removed("account.inheritance", "allowed", cohort_any=True),)),
    ("inheritance-new", ACCOUNT, "cityhall", ACCOUNT.after("（十二）", "参保人员死亡的，其个人账户余额可以依法继承。"), (added("account.inheritance", "allowed", cohort_any=True),)),
    ("use-commercial", ACCOUNT, "intranet", ACCOUNT.after("（五）", "个人账户可用于购买商业健康保险。"), (added(USE, "commercial_health_insurance"),)),
    ("use-resident-gone", ACCOUNT, "bureau", ACCOUNT.without("（五）"), (removed(USE, "resident_premium", insurances=WIDE, cohort_any=True),)),
    ("use-care", CONSUMER, "consumer", (("也可以给家人交居民医保。", "也可以给家人交居民医保、缴纳长期护理保险费。"),), (added(USE, "long_term_care_premium", insurances=WIDE, cohort_any=True),)),
    ("use-resident-flip", ACCOUNT, "tabs", (("可用于缴纳近亲属", "不得用于缴纳近亲属"),), (either(USE, "resident_premium", "resident_premium", WIDE),)),
    ("credit-active-law", LAW, "plain", (("缴费基数的百分之二计入", "缴费基数的百分之一点五计入"),), (was(ACTIVE, 2, 1.5),)),
    ("credit-active-cell", BENEFITS, "bureau", (("缴费基数的2%", "缴费基数的2.5%"),), (was(ACTIVE, 2, 2.5),)),
    ("credit-retired-notice", RETIRE, "cityhall", (("划入标准为83元", "划入标准为90元"),), (was(RETIRED, 83, 90),)),
    ("credit-retired-cell", BENEFITS, "portal", (("每月85元", "每月92元"),), (was(RETIRED, 85, 92),)),
    ("credit-retired-percent", LAW, "lawbook", (("标准为每人每月七十元", "标准为本人基本养老金的百分之二"),), (was(RETIRED, 70, 2, units=("cny_per_month", "percent")),)),
    ("credit-retired-born", BORN, "tabs", (("划入标准为100元", "划入标准为110元"),), (was(RETIRED, 100, 110),)),
    ("credit-retired-ages", AGES, "bureau", (("93元", "98元"),), (was(RETIRED, 93, 98),)),
    ("relatives-three", ACCOUNT, "weixin", (("近亲属包括配偶、父母、子女。", "近亲属包括配偶、父母、子女、兄弟姐妹、祖父母、孙子女。"),),
     tuple(added("mutual_aid.relatives", who) for who in ("siblings", "grandparents", "grandchildren"))),
    ("relatives-fewer", CONSUMER, "consumer", (("配偶、父母和子女都可以绑定", "配偶和子女都可以绑定"),), (removed("mutual_aid.relatives", "parents", cohort_any=True),)),
    ("aid-province", ACCOUNT, "lawbook", (("地域范围为徐州市内", "地域范围为江苏省内"),), (was("mutual_aid.scope", "within_city", "within_province"),)),
    ("aid-abroad", FAQ, "tabs", (("目前个人账户共济范围为陕西省内，家人在省内任一市参保都可以。", "可以，目前个人账户已经支持跨省共济。"),), (was("mutual_aid.scope", "within_province", "cross_province"),)),
    ("aid-consumer", CONSUMER, "weixin", (("只能在洛阳市内使用", "可以在河南省内使用"),), (was("mutual_aid.scope", "within_city", "within_province"),)),
)  # fmt: skip

TARGET = RETIRE.after("现行年限", "其他参保人员的职工医保累计缴费年限，到2032年1月1日统一为30年。")
JOINED = RETIRE.after("在本市", "2012年1月1日以后首次参加职工医保的人员，在本市的实际缴费年限应当达到15年以上。")
WHEN = RESIDENT.without("未在集中缴费期").after(
    "新生儿",
    "未在集中缴费期内参保的，待遇等待期按下表执行：",
    table(("参保缴费时间", "待遇等待期"), ("2026年3月至6月", "2个月"), ("2026年7月以后", "5个月")),
)
YEARS: tuple[Row, ...] = (
    ("total-law", LAW, "lawbook", (("女满二十五年", "女满三十年"),), (value("years.total", 25, 30, sex="female"),)),
    ("total-faq", FAQ, "accordions", (("男满25年、女满20年", "男满30年、女满25年"),), (value("years.total", 25, 30, sex="male"), value("years.total", 20, 25, sex="female"))),
    ("total-flexible", FLEX, "portal", (("累计缴费年限须满25年", "累计缴费年限须满30年"),), (was("years.total", 25, 30),)),
    ("local-law", LAW, "cityhall", (("不得少于十年", "不得少于十五年"),), (was("years.local", 10, 15),)),
    ("local-notice", RETIRE, "bureau", (("实际缴费年限应当达到5年以上", "实际缴费年限应当达到10年以上"),), (was("years.local", 5, 10),)),
    ("local-joined", JOINED, "tabs", (("应当达到15年以上", "应当达到12年以上"),), (was("years.local", 15, 12),)),
    ("phase-step", RETIRE, "weixin", (("每年提高6个月", "每年提高12个月"),), (was("years.phase_in", ANY, ANY),)),
    ("phase-date", TARGET, "bureau", (("2032年1月1日统一", "2030年1月1日统一"),), (was("years.phase_in", ANY, ANY),)),
    ("deemed-gone", RETIRE, "portal", RETIRE.without("退役军人"), (removed("years.deemed", ANY, cohort_any=True),)),
    ("deemed-date", LAW, "tabs", (("2001年6月30日前", "1998年12月31日前"),), (was("years.deemed", ANY, ANY),)),
    ("deemed-new", RETIRE, "plain", RETIRE.after("退役军人", "原行业统筹企业职工的连续工龄视同职工医保缴费年限。"), (added("years.deemed", ANY, cohort_any=True),)),
    ("shortfall-monthly", LAW, "bureau", (("可以一次性缴费至规定年限", "可以一次性缴费或者按月缴费至规定年限"),), (added("years.shortfall", "monthly", cohort_any=True),)),
    ("shortfall-lump-gone", FAQ, "cityhall", (("可以按月缴费至规定年限，也可以一次性缴足。", "可以按月缴费至规定年限。"),), (removed("years.shortfall", "lump_sum", cohort_any=True),)),
    ("start-day", FORUM, "forum", (("自缴费次月起享受职工医保待遇", "自缴费次月15日起享受职工医保待遇"),), (was("benefit.start", ANY, ANY),)),
    ("start-date", RESIDENT, "cityhall", (("自2026年1月1日起享受", "自2026年3月1日起享受"),), (was("benefit.start", "2026-01-01", "2026-03-01", insurances=RES),)),
    ("start-transfer", TRANSFER, "accordions", (("自缴费次月起享受转入地", "自缴费次月10日起享受转入地"),), (was("benefit.start", ANY, ANY),)),
    ("waiting-flexible", FLEX, "tabs", (("设置6个月的待遇等待期", "设置4个月的待遇等待期"),), (was("waiting_period", 6, 4),)),
    ("waiting-bound", LAW, "bureau", (("待遇等待期为六个月", "待遇等待期不超过六个月"),), (was("waiting_period", 6, 6),)),
    ("waiting-schedule", WHEN, "cityhall", (("5个月", "4个月"),), (was("waiting_period", 5, 4, insurances=RES),)),
    ("waiting-resident", RESIDENT, "mobile", (("设置3个月的待遇等待期", "设置6个月的待遇等待期"),), (was("waiting_period", 3, 6, insurances=RES),)),
    ("gap-law", LAW, "intranet", (("中断缴费三个月以内的", "中断缴费六个月以内的"),), (was("contribution.gap", 3, 6),)),
    ("gap-board", FORUM, "accordions", (("中断缴费4个月以内补缴", "中断缴费3个月以内补缴"),), (was("contribution.gap", 4, 3),)),
)  # fmt: skip

AREAS = BASE.edit(("下限为4456元。", "市区下限为4456元，枣阳市、宜城市、老河口市下限为4130元。"))
PENSION = ("pension",)
CONTRIBUTIONS: tuple[Row, ...] = (
    ("base-both", BASE, "bureau", (("上限为22278元，下限为4456元", "上限为23064元，下限为4613元"),), (value(UPPER, 22278, 23064), value(LOWER, 4456, 4613))),
    ("base-percent", BASE, "cityhall", (("下限为4456元", "下限为上年度全省城镇单位就业人员月平均工资的60%"),), (was(LOWER, 4456, 60, units=("cny_per_month", "percent")),)),
    ("base-area", AREAS, "intranet", (("老河口市下限为4130元", "老河口市下限为4285元"),), (was(LOWER, 4130, 4285),)),
    ("base-area-gone", AREAS, "portal", (("，枣阳市、宜城市、老河口市下限为4130元", ""),), (removed(LOWER, 4130, cohort_any=True),)),
    ("base-medical", SOCIAL, "cityhall", (("职工基本医疗保险缴费基数上限为22836元/月", "职工基本医疗保险缴费基数上限为23505元/月"),), (value(UPPER, 22836, 23505),)),
    ("base-pension", SOCIAL, "tabs", (("企业职工基本养老保险缴费基数上限为22836元/月，下限为4568元/月", "企业职工基本养老保险缴费基数上限为22836元/月，下限为4701元/月"),), (value(LOWER, 4568, 4701, insurances=PENSION),)),
    ("employer-notice", BASE, "portal", (("用人单位缴费比例为8%", "用人单位缴费比例为7.5%"),), (value(EMPLOYER, 8, 7.5),)),
    ("employer-pension", SOCIAL, "plain", (("单位缴费比例为16%", "单位缴费比例为15%"),), (value(EMPLOYER, 16, 15, insurances=PENSION),)),
    ("employer-unemployment", SOCIAL, "intranet", (("失业保险单位缴费比例为0.5%", "失业保险单位缴费比例为0.7%"),), (value(EMPLOYER, 0.5, 0.7, insurances=("unemployment",)),)),
    ("personal-notice", BASE, "mobile", (("在职职工个人缴费比例为2%", "在职职工个人缴费比例为1.5%"),), (was(PERSONAL, 2, 1.5),)),
    ("personal-law", LAW, "cityhall", (("职工个人缴费费率为百分之二", "职工个人缴费费率为百分之二点五"),), (was(PERSONAL, 2, 2.5),)),
    ("flexible-notice", BASE, "tabs", (("缴费比例为9.5%", "缴费比例为10%"),), (was(FLEXIBLE, 9.5, 10),)),
    ("flexible-guide", FLEX, "accordions", (("缴费比例为8.5%", "缴费比例为9%"),), (was(FLEXIBLE, 8.5, 9),)),
    ("flexible-bound", FLEX, "cityhall", (("缴费比例为8.5%", "缴费比例不低于8.5%"),), (was(FLEXIBLE, 8.5, 8.5),)),
    ("flexible-pension", SOCIAL, "portal", (("养老保险的缴费比例为20%", "养老保险的缴费比例为18%"),), (was(FLEXIBLE, 20, 18, insurances=PENSION),)),
    ("resident-premium", RESIDENT, "tabs", (("每人每年400元", "每人每年420元"),), (was("contribution.resident", 400, 420, insurances=RES),)),
)  # fmt: skip

CARE: tuple[Row, ...] = (
    ("floor-out-law", LAW, "lawbook", (("在职职工六百元", "在职职工五百元"),), (value(FLOOR_OUT, 600, 500, status="active"),)),
    ("floor-out-cell", BENEFITS, "cityhall", (("500元", "450元"),), (value(FLOOR_OUT, 500, 450, status="active"),)),
    ("floor-out-faq", FAQ, "cityhall", (("退休人员为300元", "退休人员为200元"),), (value(FLOOR_OUT, 300, 200, status="retired"),)),
    ("floor-in-law", LAW, "bureau", (("三级医疗机构九百元", "三级医疗机构一千元"),), (value(FLOOR_IN, 900, 1000, hospital_level="tertiary"),)),
    ("floor-in-resident", RESIDENT, "bureau", (("800元", "900元"),), (value(FLOOR_IN, 800, 900, hospital_level="tertiary", insurances=RES),)),
    ("ratio-out-two-heads", BENEFITS, "tabs", (("80%", "85%"),), (value(RATIO_OUT, 80, 85, hospital_level="primary", status="retired"),)),
    ("ratio-out-resident", RESIDENT, "weixin", (("报销比例为60%", "报销比例为65%"),), (value(RATIO_OUT, 60, 65, hospital_level="primary", insurances=RES),)),
    ("ratio-in-law", LAW, "tabs", (("支付比例为百分之八十五", "支付比例为百分之八十八"),), (value(RATIO_IN, 85, 88, hospital_level="tertiary", status="active"),)),
    ("ratio-in-resident", RESIDENT, "plain", (("75%", "78%"),), (value(RATIO_IN, 75, 78, hospital_level="secondary", insurances=RES),)),
    ("ratio-in-remote", REMOTE, "bureau", (("支付比例为70%", "支付比例为75%"),), (was(RATIO_IN, 70, 75),)),
    ("ratio-in-two-cells", BENEFITS, "cityhall", (("84%", "85%"), ("88%", "90%")),
     (value(RATIO_IN, 84, 85, hospital_level="tertiary", status="active"), value(RATIO_IN, 88, 90, hospital_level="tertiary", status="retired"))),
    ("cap-out-cell", BENEFITS, "bureau", (("4000元", "6000元"),), (value(CAP_OUT, 4000, 6000, status="active"),)),
    ("cap-out-board", FORUM, "forum", (("退休人员为3500元", "退休人员为4000元"),), (value(CAP_OUT, 3500, 4000, status="retired"),)),
    ("cap-out-resident", RESIDENT, "intranet", (("限额为每人300元", "限额为每人350元"),), (was(CAP_OUT, 300, 350, insurances=RES),)),
    ("cap-in-resident", RESIDENT, "cityhall", (("年度最高支付限额为14万元", "年度最高支付限额为16万元"),), (was(CAP_IN, 140000, 160000, insurances=RES),)),
    ("cap-in-law", LAW, "mobile", (("最高支付限额为二十万元", "最高支付限额为二十五万元"),), (was(CAP_IN, 200000, 250000),)),
    ("filing-dropped", FAQ, "accordions", (("跨省异地就医需要先办理备案，备案后在开通", "跨省异地就医无需办理备案，在开通"),), (was("remote_care.filing", "required", "not_required"),)),
    ("filing-valid-faq", FAQ, "mobile", (("异地就医备案有效期为6个月", "异地就医备案有效期为12个月"),), (was("remote_care.filing", 6, 12),)),
    ("window-faq", FAQ, "tabs", (("出院之日起12个月内", "出院之日起6个月内"),), (was("reimbursement.window", 12, 6),)),
    ("window-notice", REMOTE, "portal", (("收据之日起6个月内", "收据之日起12个月内"),), (was("reimbursement.window", 6, 12),)),
)  # fmt: skip

PROCEDURES: tuple[Row, ...] = (
    ("funds-within", TRANSFER, "intranet", (("个人账户资金不划转，由本人继续使用", "个人账户资金随其划转"),), (was("transfer.account_funds", "not_transferred", "transferred"),)),
    ("funds-across", FORUM, "forum", (("个人账户余额随同划转到新参保地", "个人账户余额不划转，可在原参保地继续使用"),), (was("transfer.account_funds", "transferred", "not_transferred"),)),
    ("deadline-guide", TRANSFER, "tabs", (("15个工作日内办结", "10个工作日内办结"),), (was("transfer.deadline", 15, 10),)),
    ("deadline-unit", TRANSFER, "bureau", (("15个工作日内办结", "15日内办结"),), (was("transfer.deadline", 15, 15, units=("working_day", "day")),)),
    ("materials-more", TRANSFER, "accordions", (("提供有效身份证件即可申请", "提供有效身份证件、基本医疗保险参保凭证即可申请"),), (added("procedure.materials", ANY, cohort_any=True),)),
    ("materials-fewer", FAQ, "accordions", (("费用清单、出院记录到窗口", "费用清单到窗口"),), (removed("procedure.materials", ANY, cohort_any=True),)),
    ("channel-fewer", RESIDENT, "portal", (("四川税务APP、银行柜台缴纳", "四川税务APP缴纳"),), (removed("procedure.channel", ANY, cohort_any=True, insurances=RES),)),
    ("channel-more", FLEX, "plain", (("支付宝、银行柜台缴费", "支付宝、微信、银行柜台缴费"),), (added("procedure.channel", ANY, cohort_any=True),)),
    ("fee-charged", ACCOUNT, "bureau", (("不收取手续费", "收取手续费2元"),), (was("procedure.fee", ANY, 2),)),
    ("fee-free", REMOTE, "weixin", REMOTE.after("参保人员可通过国家异地", "办理备案不收取手续费。"), (added("procedure.fee", ANY, cohort_any=True),)),
    ("hotline-guide", TRANSFER, "portal", (("咨询电话：12393", "咨询电话：12345"),), (was("procedure.hotline", "12393", "12345"),)),
    ("hotline-consumer", CONSUMER, "consumer", (("服务电话0379-69930012", "服务电话12393"),), (was("procedure.hotline", ANY, "12393"),)),
)  # fmt: skip

DOCUMENT: tuple[Row, ...] = (
    ("stamp-expired", BASE, "bureau", replace(BASE, stamp="文件已失效"), (was("document.validity", "in_force", "expired", insurances=WIDE),)),
    ("stamp-repealed", RETIRE, "bureau", replace(RETIRE, stamp="文件已废止"), (was("document.validity", "in_force", "repealed", insurances=WIDE),)),
    ("number-notice", RETIRE, "intranet", replace(RETIRE, number="淄医保发〔2025〕28号"), (was("document.doc_number", ANY, ANY, insurances=WIDE),)),
    ("number-remote", REMOTE, "bureau", replace(REMOTE, number="呼医保规〔2026〕2号"), (was("document.doc_number", ANY, ANY, insurances=WIDE),)),
    ("from-notice", BASE, "cityhall", (("自2026年7月1日起执行", "自2026年8月1日起执行"),), (was("document.effective_from", "2026-07-01", "2026-08-01", insurances=WIDE),)),
    ("from-remote", REMOTE, "weixin", (("自2026年4月1日起执行", "自2026年5月1日起执行"),), (was("document.effective_from", "2026-04-01", "2026-05-01", insurances=WIDE),)),
    ("to-account", ACCOUNT, "mobile", (("有效期至2030年8月31日", "有效期至2028年8月31日"),), (was("document.effective_to", "2030-08-31", "2028-08-31", insurances=WIDE),)),
    ("to-retire", RETIRE, "cityhall", (("有效期至2030年11月30日", "有效期至2027年11月30日"),), (was("document.effective_to", "2030-11-30", "2027-11-30", insurances=WIDE),)),
    ("repeals-new", REMOTE, "bureau", (("2026年4月1日起执行。", "2026年4月1日起执行。《关于做好异地就医备案工作的通知》（呼医保发〔2023〕18号）同时废止。"),), (added("document.repeals", ANY, cohort_any=True, insurances=WIDE),)),
    ("repeals-gone", BASE, "tabs", (("《关于公布2025年度职工基本医疗保险缴费基数有关事项的通知》（襄医保发〔2025〕11号）同时废止。", ""),), (removed("document.repeals", ANY, cohort_any=True, insurances=WIDE),)),
)  # fmt: skip

UNTYPED: tuple[Row, ...] = (
    ("late-report", BASE, "cityhall", (("缴费额的110%", "缴费额的120%"),), (untyped("110%", "120%"),)),
    ("arrears", BASE, "portal", (("不再补缴差额", "应当补缴差额"),), (untyped("不再补缴差额", "应当补缴差额"),)),
    ("report-day", BASE, "bureau", (("2026年7月31日前", "2026年8月20日前"),), (untyped("7月31日", "8月20日"),)),
    ("fine", LAW, "lawbook", (("二倍以上五倍以下", "三倍以上五倍以下"),), (untyped("二倍以上", "三倍以上"),)),
    ("late-fee", LAW, "bureau", (("万分之五的滞纳金", "万分之三的滞纳金"),), (untyped("万分之五", "万分之三"),)),
    ("subsidy", RESIDENT, "bureau", (("每人每年700元", "每人每年740元"),), (untyped("700元", "740元"),)),
    ("newborn", RESIDENT, "cityhall", (("出生后90日内", "出生后180日内"),), (untyped("90日", "180日"),)),
    ("outside-city", RESIDENT, "weixin", (("支付比例降低15个百分点", "支付比例降低20个百分点"),), (untyped("15个百分点", "20个百分点"),)),
    ("members-gone", ACCOUNT, "bureau", ACCOUNT.without("（九）"), (untyped("5名", None),)),
    ("suspended", ACCOUNT, "cityhall", (("联网结算3个月", "联网结算6个月"),), (untyped("3个月", "6个月"),)),
    ("change-of-place", REMOTE, "bureau", (("一年内不得变更就医地", "一年内可以变更就医地"),), (untyped("不得变更", "可以变更"),)),
    ("refusal", REMOTE, "cityhall", REMOTE.after("定点医疗机构应当", "定点医疗机构拒收已备案人员的，扣减年度考核分10分。"), (untyped(None, "10分"),)),
    ("steps-a-year", FLEX, "cityhall", (("一个年度内只能变更一次", "一个年度内可以变更两次"),), (untyped("变更一次", "变更两次"),)),
    ("maternity-days", FAQ, "cityhall", (("按98天计发", "按128天计发"),), (untyped("98天", "128天"),)),
)  # fmt: skip

EXTRAS: tuple[tuple[dict[str, str], dict[str, str]], ...] = (
    ({}, {}),
    ({"top": "<p>今日天气：晴 9℃～21℃</p>"}, {"top": "<p>今日天气：阴 6℃～13℃</p>"}),
    ({}, {"pop": '<div class="dlg">网站满意度调查：共8题，约2分钟 <button>参加</button><button>关闭</button></div>'}),
    ({"side": "<p>专题专栏</p><p>基金监管宣传月</p>"}, {"side": "<p>专题专栏</p><p>2026年政务公开要点</p><p>主题教育</p>"}),
)  # fmt: skip


def cases() -> Iterator[Case]:
    groups = {"account": ACCOUNTS, "years": YEARS, "contribution": CONTRIBUTIONS, "care": CARE, "procedure": PROCEDURES, "document": DOCUMENT, "untyped": UNTYPED}  # fmt: skip
    for group, rows in groups.items():
        for n, (id, it, layout, edits, wants) in enumerate(rows):
            now = edits if isinstance(edits, Document) else it.edit(*edits)
            first, then = EXTRAS[n % len(EXTRAS)]
            steps = film(
                show(it, layout, n + 1, slots=first), show(now, layout, n + (1 if n % 7 == 0 else 5), slots=then)
            )
            yield material(f"sixth-{id}", f"sixth {group}", _said(edits, id), steps, *wants, kind=it.kind)
    valid, repealed = show(LAW, "lawbook", 3), show(LAW, "lawbook", 8, slots={"valid": "已废止"})
    want = was("document.validity", "in_force", "repealed", insurances=WIDE)
    yield material("sixth-library-repealed", "sixth document", "时效性：有效 → 已废止", film(valid, repealed), want)
    yield from _files()
    yield from _attachments()
    yield from _columns()


def _said(edits: Edits, id: str) -> str:
    return id if isinstance(edits, Document) else "；".join(f"{old} → {new or '(gone)'}" for old, new in edits)


# ── other prints ───────────────────────────────────────────────────────────────────────────────────────────────

WARD = Document(
    title="职工医保住院待遇标准", issuer="", number="", day="", blocks=(
        "职工医保住院待遇标准自2026年起按下表执行。",
        table(("医院级别", "起付标准", "在职支付比例"), ("一级医院", "200元", "90%"), ("二级医院", "450元", "86%"), ("三级医院", "750元", "82%")),
    ),
)  # fmt: skip
MERGED = replace(WARD, title="职工医保门诊待遇标准", blocks=(
    "职工医保门诊统筹待遇标准自2026年起按下表执行。",
    table(("人员类别", "医院级别", "支付比例"), (Cell("在职职工", rows=2), "一级医院", "70%"), ("三级医院", "50%"), (Cell("退休人员", rows=2), "一级医院", "75%"), ("三级医院", "56%")),
))  # fmt: skip
RATES = (
    ("险种", "单位缴费比例", "个人缴费比例"),
    ("职工基本医疗保险", 0.08, 0.02),
    ("企业职工基本养老保险", 0.16, 0.08),
)
RATES_NOW = (RATES[0], ("职工基本医疗保险", 0.085, 0.02), RATES[2])
LEVELS = (
    ("医院级别", "住院起付标准（元）", "住院支付比例"),
    ("一级医院", 200, 0.9),
    ("二级医院", 400, 0.85),
    ("三级医院", 800, 0.8),
)
LEVELS_NOW = (*LEVELS[:3], ("三级医院", 1000, 0.8))


def _files() -> Iterator[Case]:
    rows: tuple[tuple[str, str, Answer, Answer, Want], ...] = (
        ("pdf-law", "bf.pdf", as_pdf(LAW), as_pdf(LAW.edit(("不得少于十年", "不得少于十二年"))), was("years.local", 10, 12)),
        ("pdf-table", "bz.pdf", ruled_pdf(WARD), ruled_pdf(WARD.edit(("86%", "88%"))), value(RATIO_IN, 86, 88, hospital_level="secondary", status="active")),
        ("pdf-merged", "mz.pdf", ruled_pdf(MERGED), ruled_pdf(MERGED.edit(("56%", "60%"))), value(RATIO_OUT, 56, 60, hospital_level="tertiary", status="retired")),
        ("docx-account", "xz.docx", as_docx(ACCOUNT), as_docx(ACCOUNT.edit(("每人每月95元", "每人每月102元")), runs=7), was(RETIRED, 95, 102)),
        ("docx-guide", "zn.docx", as_docx(FLEX), as_docx(FLEX.edit(("缴费比例为8.5%", "缴费比例为8%"))), was(FLEXIBLE, 8.5, 8)),
        ("sheet-rate", "bl.xlsx", as_xlsx("2026年社会保险缴费比例表", RATES), as_xlsx("2026年社会保险缴费比例表", RATES_NOW, bold=True), value(EMPLOYER, 8, 8.5)),
        ("sheet-floor", "dy.xlsx", as_xlsx("职工医保住院待遇表", LEVELS), as_xlsx("职工医保住院待遇表", LEVELS_NOW), value(FLOOR_IN, 800, 1000, hospital_level="tertiary")),
        ("page-to-pdf", "tz.html", show(RETIRE, "bureau"), as_pdf(RETIRE.edit(("划入标准为83元", "划入标准为88元"))), was(RETIRED, 83, 88)),
    )  # fmt: skip
    for id, name, before, after, want in rows:
        yield material(f"sixth-{id}", "sixth file", str(want), film(before, after), want, name=name)


COVER = Document(
    title="关于印发职工医保有关文件的通知", issuer="临沂市医疗保障局", number="临医保发〔2026〕6号", day="2026-03-30",
    blocks=("各县区医疗保障局：", "现将有关文件印发给你们，请认真贯彻落实。", "附件内容由市医疗保障局负责解释。"),
)  # fmt: skip
FORM = as_docx(
    replace(COVER, title="家庭共济授权申请表", number="", blocks=("姓名", "身份证号码", "联系电话", "申请人签字"))
)


def _attachments() -> Iterator[Case]:
    """A page whose rules stand in a file beside it."""

    def cover(visit: int, files: Mapping[str, tuple[str, Answer]]) -> Mapping[str, Answer]:
        names = tuple((path, name) for path, (name, _) in files.items())
        return {
            "": show(replace(COVER, files=names), "bureau", visit),
            **{path: answer for path, (_, answer) in files.items()},
        }

    guide, sheet = "职工医保转移办事指南.docx", "职工医保住院待遇表.xlsx"
    rows: tuple[tuple[str, str, Answer, Answer, Want], ...] = (
        ("attached-docx", guide, as_docx(TRANSFER), as_docx(TRANSFER.edit(("15个工作日", "8个工作日"))), was("transfer.deadline", 15, 8)),
        ("attached-pdf", "个人账户管理细则.pdf", as_pdf(ACCOUNT), as_pdf(ACCOUNT.edit(("徐州市内", "江苏省内"))), was("mutual_aid.scope", "within_city", "within_province")),
        ("attached-xlsx", sheet, as_xlsx("职工医保住院待遇表", LEVELS), as_xlsx("职工医保住院待遇表", LEVELS_NOW), value(FLOOR_IN, 800, 1000, hospital_level="tertiary")),
    )  # fmt: skip
    for id, name, before, after, want in rows:
        path = f"fj1.{name.rsplit('.')[-1]}"
        steps = film(cover(1, {path: (name, before)}), cover(4, {path: (name, after)}))
        yield material(f"sixth-{id}", "sixth attachment", str(want), steps, want, attachments=True)
    own = {"fj1.docx": (guide, as_docx(TRANSFER))}
    form = either("document.attachment", None, ANY, WIDE)
    steps = film(cover(2, own), cover(3, {**own, "fj2.docx": ("家庭共济授权申请表.docx", FORM)}))
    yield material("sixth-attached-form", "sixth attachment", "a form is attached", steps, form)


# ── columns ────────────────────────────────────────────────────────────────────────────────────────────────────

OLD = (
    Entry("t20250618_1.html", yearly_base(2025, 20920, 4184, 12), "2025-06-18"),
    Entry("t20250912_2.html", yearly_resident(2026, 400), "2025-09-12"),
    Entry("t20250403_3.html", None, "2025-04-03", "全市医疗保障系统作风建设会议召开"),
)


def _columns() -> Iterator[Case]:
    """A notice appears among others, or one of them is edited where it stands."""
    premium, scope, waiting = "contribution.resident", "mutual_aid.scope", "waiting_period"
    edited = replace(OLD[1], document=yearly_resident(2026, 380))
    rows: tuple[tuple[str, tuple[Entry, ...], tuple[Want, ...]], ...] = (
        ("new-base", (Entry("t20260618_4.html", yearly_base(2026, 21450, 4290, 17), "2026-06-18"), *OLD), (either(UPPER, 20920, 21450), either(LOWER, 4184, 4290))),
        ("new-premium", (Entry("t20260912_5.html", yearly_resident(2027, 430), "2026-09-12"), *OLD), (either(premium, 400, 430, RES),)),
        ("new-scope", (Entry("t20260814_6.html", AID, "2026-08-14"), *OLD), (either(scope, None, "cross_province"),)),
        ("new-waiting", (Entry("t20260828_7.html", GAP, "2026-08-28"), *OLD), (either(waiting, None, 3),)),
        ("edited-behind", (OLD[0], edited, OLD[2]), (was(premium, 400, 380, insurances=RES),)),
    )  # fmt: skip
    for n, (id, entries, wants) in enumerate(rows):
        first, then = board(OLD, visit=n + 1, rows=n % 2 == 1), board(entries, visit=n + 4, rows=n % 2 == 1)
        yield material(f"sixth-{id}", "sixth column", id, film(first, then), *wants, kind="list")
