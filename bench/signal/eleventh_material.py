"""Real edits of the eleventh wave, each usually while the furniture of the page moves too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bench.signal.case import ANY, Answer, Case, Want, added, material, published, removed, untyped, value
from bench.signal.document import Document, Table
from bench.signal.eleventh_layouts import show
from bench.signal.eleventh_texts import (
    ACCOUNT,
    ANSWERS,
    BASE,
    CARD,
    FLEXIBLE,
    NEWBORN,
    PUPILS,
    REGION,
    REMOTE,
    RESIDENT,
    RULES,
    STAFF,
    TABLES,
    TRANSFER,
    YEARS,
)  # fmt: skip
from bench.signal.lists import Entry, column
from bench.signal.prints import as_docx, as_markdown, as_pdf, as_text, as_xlsx, film
from watcher.model import Follow

R = ("resident_medical", "medical", "unspecified")
EVERY = ("employee_medical", "resident_medical", "medical", "unspecified")
FOLLOW = Follow(match=("医疗保险", "医保", "缴费"), limit=20)


@dataclass(frozen=True, slots=True)
class Both:
    """Where the first step is another document than the group's."""

    before: Document
    after: Document


Edits = Sequence[tuple[str, str]] | Document | Both
Row = tuple[str, Edits, tuple[Want, ...]]


def either(want: Want) -> Want:
    """Of any kind, where more than one is defensible."""
    return replace(want, kind=None)


def loose(key: str, before: object, after: object, insurances: tuple[str, ...] | None = None) -> Want:
    """A value whose cohort may be read more or less closely."""
    want = value(key, before, after, cohort_any=True)
    return replace(want, insurances=insurances) if insurances else want


def one(old: str, new: str) -> Edits:
    return ((old, new),)


def without_row(it: Document, beginning: str) -> Document:
    """Without the table row that begins so."""
    blocks = tuple(
        replace(b, rows=tuple(r for r in b.rows if r[0].text != beginning)) if isinstance(b, Table) else b
        for b in it.blocks
    )
    if blocks == it.blocks:
        raise ValueError(f"no row {beginning} in {it.title}")
    return replace(it, blocks=blocks)


BASE_ROWS: tuple[Row, ...] = (
    ("upper", one("上限为23346元", "上限为24018元"), (value("contribution.base.upper", 23346, 24018),)),
    ("lower", one("下限为4669元", "下限为4803元"), (value("contribution.base.lower", 4669, 4803),)),
    ("employer", one("之和的7.5%", "之和的8%"), (loose("contribution.rate.employer", 7.5, 8),)),
    ("personal", one("职工个人按本人缴费基数的2%", "职工个人按本人缴费基数的1.5%"), (loose("contribution.rate.personal", 2, 1.5),)),
    ("flexible", one("缴费比例为9.5%", "缴费比例为9%"), (loose("contribution.rate.flexible", 9.5, 9),)),
    ("credit-active", one("在职职工个人账户按本人缴费基数的2%", "在职职工个人账户按本人缴费基数的1.5%"), (loose("account.credit.active", 2, 1.5),)),
    ("credit-retired", one("每人每月108元", "每人每月112元"), (loose("account.credit.retired", 108, 112),)),
    ("large-cost", one("每人每月12元", "每人每月15元"), (untyped("12元", "15元"),)),
    ("declaration", one("2026年3月31日前", "2026年4月30日前"), (untyped("3月31日", "4月30日"),)),
    ("overdue", one("的110%核定", "的120%核定"), (untyped("110%", "120%"),)),
    ("runs-out", one("至2026年12月31日", "至2027年6月30日"), (value("document.effective_to", "2026-12-31", "2027-06-30", insurances=EVERY),)),
    ("force", one("自2026年1月1日起执行", "自2026年1月15日起执行"), (value("document.effective_from", "2026-01-01", "2026-01-15", insurances=EVERY),)),
    ("both-bounds", (("上限为23346元", "上限为23850元"), ("下限为4669元", "下限为4770元")),
     (value("contribution.base.upper", 23346, 23850), value("contribution.base.lower", 4669, 4770))),
)  # fmt: skip

NEW_ARTICLE = RULES.edit(("第十八条", "第十九条"), ("第十七条", "第十八条"), ("第十六条", "第十七条")).after(
    "第十五条", "第十六条 定点医疗机构应当将长期处方资料保存2年以上。"
)
RULES_ROWS: tuple[Row, ...] = (
    ("outpatient-deductible", one("起付标准为150元", "起付标准为200元"), (loose("outpatient.deductible", 150, 200),)),
    ("ratio-active-tertiary", one("支付比例为50%", "支付比例为55%"), (value("outpatient.ratio", 50, 55, status="active", hospital_level="tertiary"),)),
    ("ratio-retired-secondary", one("支付比例为65%", "支付比例为68%"), (value("outpatient.ratio", 65, 68, status="retired", hospital_level="secondary"),)),
    ("cap-active", one("在职职工为2000元", "在职职工为3000元"), (value("outpatient.cap", 2000, 3000, status="active"),)),
    ("caps", one("在职职工为2000元，退休人员为2500元", "在职职工为2400元，退休人员为3000元"),
     (value("outpatient.cap", 2000, 2400, status="active"), value("outpatient.cap", 2500, 3000, status="retired"))),
    ("inheritance-gone", one("，参保人员死亡的，其个人账户余额可以依法继承", ""), (removed("account.inheritance", "allowed", cohort_any=True),)),
    ("soldiers", one("出国（境）定居的", "出国（境）定居或者应征入伍的"), (added("account.cash_out.circumstance", "military_service", cohort_any=True),)),
    ("siblings", one("配偶、父母、子女，", "配偶、父母、子女、兄弟姐妹，"), (added("mutual_aid.relatives", "siblings", cohort_any=True),)),
    ("grand-relatives", one("配偶、父母、子女，", "配偶、父母、子女、祖父母、外祖父母、孙子女、外孙子女，"),
     (added("mutual_aid.relatives", "grandparents", cohort_any=True), added("mutual_aid.relatives", "grandchildren", cohort_any=True))),
    ("prescription", one("不超过12周", "不超过8周"), (untyped("12周", "8周"),)),
    ("article-gone", RULES.without("第十六条").edit(("第十七条", "第十六条"), ("第十八条", "第十七条")), (untyped("出租、出借", None),)),
    ("article-new", NEW_ARTICLE, (untyped(None, "保存2年"),)),
    ("retired-credit", one("每人每月85元", "每人每月90元"), (loose("account.credit.retired", 85, 90),)),
    ("expired", replace(RULES, stamp="已失效"), (value("document.validity", ANY, "expired", insurances=EVERY),)),
    ("abolished", replace(RULES, stamp="已废止"), (value("document.validity", ANY, ANY, insurances=EVERY),)),
    ("number", replace(RULES, number="遵府办规〔2024〕5号"), (value("document.doc_number", ANY, ANY, insurances=EVERY),)),
    ("repeal", one("（遵府办发〔2016〕41号）同时废止", "（遵府办发〔2016〕41号）、《遵义市职工基本医疗保险普通门诊统筹暂行规定》（遵医保发〔2021〕18号）同时废止"),
     (either(added("document.repeals", ANY, insurances=EVERY)),)),
)  # fmt: skip

YEARS_ROWS: tuple[Row, ...] = (
    ("women", one("女满25年", "女满28年"), (value("years.total", 25, 28, sex="female"),)),
    ("men", one("男满30年", "男满32年"), (value("years.total", 30, 32, sex="male"),)),
    ("local", one("不少于10年", "不少于15年"), (loose("years.local", 10, 15),)),
    ("deemed", one("2001年7月1日以前", "2003年1月1日以前"), (loose("years.deemed", ANY, ANY),)),
    ("no-lump-sum", one("，也可以一次性补缴所差年限的费用", ""), (removed("years.shortfall", "lump_sum", cohort_any=True),)),
    ("no-monthly", one("可以按月继续缴费至规定年限，也可以一次性补缴", "可以一次性补缴"), (removed("years.shortfall", "monthly", cohort_any=True),)),
    ("phase-date", one("2035年1月1日", "2036年1月1日"), (loose("years.phase_in", ANY, ANY),)),
    ("phase-step", one("每年提高6个月", "每年提高3个月"), (loose("years.phase_in", ANY, ANY),)),
    ("waiting", one("待遇等待期为3个月", "待遇等待期为6个月"), (loose("waiting_period", 3, 6),)),
    ("gap", one("中断缴费3个月以内", "中断缴费2个月以内"), (loose("contribution.gap", 3, 2),)),
    ("start", one("自缴费次月起享受", "自缴费次月15日起享受"), (loose("benefit.start", "next_month", ANY),)),
    ("papers-less", one("身份证、退休审批表、职工档案", "身份证、退休审批表"), (removed("procedure.materials", ANY, cohort_any=True),)),
    ("papers-more", one("身份证、退休审批表、职工档案", "身份证、户口簿、退休审批表、职工档案"), (added("procedure.materials", ANY, cohort_any=True),)),
    ("channel", one("“智桂通”APP办理", "“智桂通”APP或者支付宝办理"), (added("procedure.channel", ANY, cohort_any=True),)),
    ("hotline", one("拨打12393医保服务热线", "拨打12345政务服务热线"), (loose("procedure.hotline", "12393", "12345"),)),
)  # fmt: skip

RESIDENT_ROWS: tuple[Row, ...] = (
    ("premium", one("每人每年420元", "每人每年450元"), (loose("contribution.resident", 420, 450, R),)),
    ("subsidy", one("每人每年720元", "每人每年750元"), (untyped("720元", "750元"),)),
    ("aid", one("资助比例为80%", "资助比例为90%"), (untyped("80%", "90%"),)),
    ("period", one("至2026年12月31日", "至2027年2月28日"), (untyped("2026年12月31日", "2027年2月28日"),)),
    ("start", one("自2027年1月1日起享受", "自2027年2月1日起享受"), (loose("benefit.start", ANY, ANY, R),)),
    ("newborn", one("出生之日起90日内", "出生之日起180日内"), (untyped("90日", "180日"),)),
    ("waiting", one("等待期为3个月", "等待期为6个月"), (loose("waiting_period", 3, 6, R),)),
    ("deductibles", (("机构400元", "机构500元"), ("机构600元", "机构800元")),
     (value("inpatient.deductible", 400, 500, hospital_level="secondary", insurances=R), value("inpatient.deductible", 600, 800, hospital_level="tertiary", insurances=R))),
    ("ratio", one("三级定点医疗机构60%", "三级定点医疗机构65%"), (value("inpatient.ratio", 60, 65, hospital_level="tertiary", insurances=R),)),
    ("cap", one("限额为10万元", "限额为12万元"), (loose("inpatient.cap", 100000, 120000, R),)),
    ("outpatient-ratio", one("报销比例为65%", "报销比例为60%"), (loose("outpatient.ratio", 65, 60, R),)),
    ("outpatient-cap", one("限额为500元", "限额为600元"), (loose("outpatient.cap", 500, 600, R),)),
    ("channel", one("微信、支付宝或者银行柜台", "微信或者银行柜台"), (removed("procedure.channel", ANY, cohort_any=True, insurances=EVERY),)),
    ("no-bundling", RESIDENT.without("任何单位不得"), (untyped("捆绑购买", None),)),
)  # fmt: skip

TABLES_ROWS: tuple[Row, ...] = (
    ("deductible", one("840", "900"), (value("inpatient.deductible", 840, 900, hospital_level="tertiary"),)),
    ("ratio-retired", one("89%", "91%"), (value("inpatient.ratio", 89, 91, status="retired", hospital_level="tertiary"),)),
    ("ratios-active", (("90%", "92%"), ("85%", "87%")),
     (value("inpatient.ratio", 90, 92, status="active", hospital_level="secondary"), value("inpatient.ratio", 85, 87, status="active", hospital_level="tertiary"))),
    ("outpatient", (("180元", "150元"), ("2000元", "2500元")),
     (value("outpatient.deductible", 180, 150, status="active"), value("outpatient.cap", 2000, 2500, status="retired"))),
    ("employer", one("8%", "7.5%"), (loose("contribution.rate.employer", 8, 7.5),)),
    ("flexible-row", without_row(TABLES, "灵活就业人员缴费比例"), (removed("contribution.rate.flexible", 10, cohort_any=True),)),
    ("personal", one("2%", "1.5%"), (loose("contribution.rate.personal", 2, 1.5),)),
    ("window", one("12个月内", "6个月内"), (loose("reimbursement.window", 12, 6),)),
    ("papers", one("发票原件、费用清单", "发票原件、费用清单、诊断证明"), (added("procedure.materials", ANY, cohort_any=True),)),
    ("cap", one("25万元", "30万元"), (loose("inpatient.cap", 250000, 300000),)),
)  # fmt: skip

TRANSFER_ROWS: tuple[Row, ...] = (
    ("deadline", one("15个工作日", "10个工作日"), (loose("transfer.deadline", 15, 10),)),
    ("cross-province", one("个人账户余额随同转移划转", "个人账户余额不划转"), (value("transfer.account_funds", "transferred", "not_transferred", scope="cross_province"),)),
    ("within-province", one("个人账户余额不划转，由参保人员继续使用", "个人账户余额随同转移划转"),
     (value("transfer.account_funds", "not_transferred", "transferred", scope="within_province"),)),
    ("local", one("累计不少于8年", "累计不少于10年"), (loose("years.local", 8, 10),)),
    ("waiting", one("等待期为6个月", "等待期为3个月"), (loose("waiting_period", 6, 3),)),
    ("start", one("待遇自次月起享受", "待遇自次月15日起享受"), (loose("benefit.start", "next_month", ANY),)),
    ("proxy-paper", one("委托他人办理的，另行提供授权委托书。", ""), (removed("procedure.materials", ANY, cohort_any=True),)),
    ("channel", one("国家医保服务平台APP、四川医保网站或者", "国家医保服务平台APP或者"), (removed("procedure.channel", ANY, cohort_any=True),)),
    ("telephone", one("0830-12393", "0830-2271233"), (loose("procedure.hotline", ANY, ANY),)),
    ("sealed", one("应当封存，不得继续刷卡", "不封存，可以继续刷卡"), (untyped("不得继续刷卡", "可以继续刷卡", any_kind=True),)),
)  # fmt: skip

ACCOUNT_ROWS: tuple[Row, ...] = (
    ("permission", one("不能提取现金，只能用于看病买药", "可以提取现金，也可以用于看病买药"), (loose("account.cash_out.permission", ANY, "allowed"),)),
    ("no-soldiers", ACCOUNT.without("职工医保参保人应征入伍"), (removed("account.cash_out.circumstance", "military_service", cohort_any=True),)),
    ("remote-care", ACCOUNT.after("职工医保参保人应征入伍", "职工医保参保人长期异地就医的，可以申请提取个人账户余额。"),
     (added("account.cash_out.circumstance", "long_term_remote_care", cohort_any=True),)),
    ("swap", one("职工医保参保人出国定居的，可以凭有关证明", "职工医保参保人终止参保的，可以凭有关证明"),
     (removed("account.cash_out.circumstance", "emigration", cohort_any=True), added("account.cash_out.circumstance", "termination", cohort_any=True))),
    ("papers", one("身份证、银行卡、提取申请表", "身份证、户口簿、银行卡、提取申请表"), (added("procedure.materials", ANY, cohort_any=True),)),
    ("fee", one("余额不需要手续费", "余额需要缴纳手续费5元"), (loose("procedure.fee", ANY, ANY),)),
    ("retired", one("每人每月95元", "每人每月100元"), (loose("account.credit.retired", 95, 100),)),
    ("no-premium", one("定点药店买药，也可以给家人缴纳居民医保费", "定点药店买药"), (removed("account.use", "resident_premium", cohort_any=True, insurances=EVERY),)),
    ("non-medical", ACCOUNT.without("医保个人账户的钱不得用于"), (removed("account.use", "non_medical", cohort_any=True),)),
    ("scope", one("省内共济", "跨省共济"), (loose("mutual_aid.scope", "within_province", "cross_province"),)),
    ("no-parents", one("配偶、父母、子女共济使用", "配偶、子女共济使用"), (removed("mutual_aid.relatives", "parents", cohort_any=True),)),
    ("paid-within", one("20个工作日", "10个工作日"), (untyped("20个工作日", "10个工作日"),)),
)  # fmt: skip

REMOTE_ROWS: tuple[Row, ...] = (
    ("filing", one("跨省异地就医的，应当办理", "跨省异地就医的，无需办理"), (value("remote_care.filing", "required", "not_required", scope="cross_province"),)),
    ("filing-runs", one("备案有效期为6个月", "备案有效期为12个月"), (loose("remote_care.filing", 6, 12),)),
    ("ratio", one("78%", "80%"), (loose("inpatient.ratio", 78, 80),)),
    ("unfiled", one("65%", "60%"), (loose("inpatient.ratio", 65, 60),)),
    ("deductible", one("1200元", "1000元"), (loose("inpatient.deductible", 1200, 1000),)),
    ("window", one("出院之日起6个月内", "出院之日起12个月内"), (loose("reimbursement.window", 6, 12),)),
    ("paid-within", one("30个工作日", "20个工作日"), (untyped("30个工作日", "20个工作日"),)),
    ("papers", one("身份证、居住证", "身份证"), (removed("procedure.materials", ANY, cohort_any=True),)),
    ("channel", one("“鄂汇办”APP或者支付宝", "“鄂汇办”APP、微信或者支付宝"), (added("procedure.channel", ANY, cohort_any=True),)),
)  # fmt: skip

FLEXIBLE_ROWS: tuple[Row, ...] = (
    ("rate", one("缴费比例为8%", "缴费比例为8.5%"), (loose("contribution.rate.flexible", 8, 8.5),)),
    ("bounds", (("下限为4310元", "下限为4450元"), ("上限为21550元", "上限为22250元")),
     (loose("contribution.base.lower", 4310, 4450), loose("contribution.base.upper", 21550, 22250))),
    ("waiting", one("等待期为6个月", "等待期为3个月"), (loose("waiting_period", 6, 3),)),
    ("gap", one("中断缴费2个月以内", "中断缴费3个月以内"), (loose("contribution.gap", 2, 3),)),
    ("years", one("男满25年、女满20年", "男满30年、女满25年"), (loose("years.total", 25, 30), loose("years.total", 20, 25))),
    ("local", one("实际缴费年限满8年", "实际缴费年限满10年"), (loose("years.local", 8, 10),)),
    ("shortfall", one("可以一次性补缴至规定年限", "可以按月缴费至规定年限"), (loose("years.shortfall", "lump_sum", "monthly"),)),
    ("no-deemed", FLEXIBLE.without("下岗失业人员"), (removed("years.deemed", ANY, cohort_any=True),)),
    ("day", one("每月25日前", "每月20日前"), (untyped("25日", "20日"),)),
    ("ratio", one("报销比例为80%", "报销比例为85%"), (loose("inpatient.ratio", 80, 85),)),
    ("cap", one("12万元", "15万元"), (loose("inpatient.cap", 120000, 150000),)),
    ("papers", one("身份证、户口簿", "身份证、居住证"), (removed("procedure.materials", ANY, cohort_any=True), added("procedure.materials", ANY, cohort_any=True))),
)  # fmt: skip

STAFF_ROWS: tuple[Row, ...] = (
    ("pension-rate", one("单位缴费比例为16%", "单位缴费比例为15%"), (loose("contribution.rate.employer", 16, 15, ("pension",)),)),
    ("pension-years", one("最低缴费年限为15年", "最低缴费年限为20年"), (loose("years.total", 15, 20, ("pension",)),)),
    ("unemployment", one("个人缴费比例为0.3%", "个人缴费比例为0.5%"), (loose("contribution.rate.personal", 0.3, 0.5, ("unemployment",)),)),
    ("work-injury", one("缴费比例为0.4%", "缴费比例为0.3%"), (loose("contribution.rate.employer", 0.4, 0.3, ("work_injury",)),)),
    ("bounds", one("每月20448元，下限为每月4090元", "每月21060元，下限为每月4212元"),
     (loose("contribution.base.upper", 20448, 21060), loose("contribution.base.lower", 4090, 4212))),
    ("women", one("累计缴费满25年", "累计缴费满30年"), (value("years.total", 25, 30, sex="female"),)),
    ("outpatient", one("起付线为500元，年度最高支付限额为3000元", "起付线为300元，年度最高支付限额为4000元"),
     (loose("outpatient.deductible", 500, 300), loose("outpatient.cap", 3000, 4000))),
    ("supplement", one("年度赔付限额为2万元", "年度赔付限额为3万元"), (untyped("2万元", "3万元"),)),
)  # fmt: skip

CARD_ROWS: tuple[Row, ...] = (
    ("permission", one("不得提现，不得透支", "可以提现，不得透支"), (loose("account.cash_out.permission", "forbidden", "allowed"),)),
    ("credit", one("按缴费基数的2%计入", "按缴费基数的1.8%计入"), (loose("account.credit.active", 2, 1.8),)),
    ("threshold", one("超过6000元", "超过5000元"), (loose("account.cash_out.threshold", 6000, 5000),)),
    ("termination", CARD.without("参保人终止职工医保关系"), (removed("account.cash_out.circumstance", "termination", cohort_any=True),)),
    ("pharmacy", CARD.without("职工医保个人账户可用于本人在定点"), (removed("account.use", "pharmacy", cohort_any=True),)),
    ("care-premium", Both(CARD.without("职工医保个人账户可用于缴纳长期"), CARD), (added("account.use", "long_term_care_premium", cohort_any=True),)),
    ("commercial", CARD.without("职工医保个人账户可用于购买指定"), (removed("account.use", "commercial_health_insurance", cohort_any=True),)),
    ("relatives", one("配偶、父母、子女绑定", "配偶、父母、子女、兄弟姐妹绑定"), (added("mutual_aid.relatives", "siblings", cohort_any=True),)),
    ("scope", one("限本市范围内使用", "限本省范围内使用"), (loose("mutual_aid.scope", "within_city", "within_province"),)),
    ("papers", one("双方身份证、户口簿", "双方身份证、户口簿、结婚证"), (added("procedure.materials", ANY, cohort_any=True),)),
    ("counter", one("在我行柜台或者手机银行APP", "在手机银行APP"), (removed("procedure.channel", ANY, cohort_any=True),)),
    ("fee", one("查询免收手续费", "查询每次收取手续费2元"), (loose("procedure.fee", ANY, ANY),)),
)  # fmt: skip

PUPILS_ROWS: tuple[Row, ...] = (
    ("ratio", one("65%", "70%"), (value("inpatient.ratio", 65, 70, hospital_level="tertiary", insurances=R),)),
    ("cap", one("8万元", "10万元"), (loose("inpatient.cap", 80000, 100000, R),)),
    ("outpatient", one("起付线50元，报销比例55%", "起付线100元，报销比例60%"), (loose("outpatient.deductible", 50, 100, R), loose("outpatient.ratio", 55, 60, R))),
    ("premium", one("每人每年400元", "每人每年430元"), (loose("contribution.resident", 400, 430, R),)),
    ("filing", one("应当办理异地就医备案", "无需办理异地就医备案"), (value("remote_care.filing", "required", "not_required", scope="cross_province", insurances=EVERY),)),
    ("window", one("出院之日起3个月内", "出院之日起6个月内"), (loose("reimbursement.window", 3, 6, R),)),
)  # fmt: skip

ANSWERS_ROWS: tuple[Row, ...] = (
    ("gap", one("断缴3个月内", "断缴6个月内"), (loose("contribution.gap", 3, 6),)),
    ("years", one("应满20年，其中在本市实际缴费年限应满5年", "应满25年，其中在本市实际缴费年限应满10年"), (loose("years.total", 20, 25), loose("years.local", 5, 10))),
    ("permission", one("余额不得提取现金", "余额可以提取现金"), (loose("account.cash_out.permission", "forbidden", "allowed"),)),
    ("relocated", one("，异地安置退休人员可以申请将个人账户余额划入本人银行账户", ""), (removed("account.cash_out.circumstance", "retired_relocation", cohort_any=True),)),
    ("inheritance", Both(ANSWERS.without("五、").edit(("六、", "五、"), ("七、", "六、"), ("八、", "七、"), ("九、", "八、")), ANSWERS), (added("account.inheritance", "allowed", cohort_any=True),)),
    ("ratio", one("医保报销比例为87%", "医保报销比例为90%"), (value("inpatient.ratio", 87, 90, status="retired", hospital_level="tertiary"),)),
    ("transfer", one("按规定划转至转入地", "不再划转至转入地"), (value("transfer.account_funds", ANY, "not_transferred", scope="cross_province"),)),
)  # fmt: skip

REGION_ROWS: tuple[Row, ...] = (
    ("three-cities", one("下限为4350元", "下限为4480元"), (loose("contribution.base.lower", 4350, 4480),)),
    ("other-cities", one("，其他设区市职工医保月缴费基数下限为4020元", ""), (removed("contribution.base.lower", 4020, cohort_any=True),)),
    ("newcomers", one("累计缴费年限应满25年", "累计缴费年限应满30年"), (loose("years.total", 25, 30),)),
    ("threshold", one("平均工资5%的部分", "平均工资10%的部分"), (loose("account.cash_out.threshold", 5, 10),)),
    ("within", one("跨市就医的，不需要办理", "跨市就医的，应当办理"), (loose("remote_care.filing", "not_required", "required"),)),
    ("deadline", one("12个工作日", "10个工作日"), (loose("transfer.deadline", 12, 10),)),
    ("number", replace(REGION, number="桂医保规〔2025〕6号"), (value("document.doc_number", ANY, ANY, insurances=EVERY),)),
    ("runs-out", one("有效期至2030年12月31日", "有效期至2028年12月31日"), (value("document.effective_to", "2030-12-31", "2028-12-31", insurances=EVERY),)),
    ("repeal-gone", one("《关于职工医保缴费年限有关问题的通知》（桂医保发〔2020〕33号）同时废止。", ""), (either(removed("document.repeals", ANY, insurances=EVERY)),)),
    ("statement", one("应当每年公布一次", "应当每年公布两次"), (untyped("每年公布一次", "每年公布两次"),)),
    ("force", one("本通知自2026年1月1日起施行", "本通知自2026年2月1日起施行"), (value("document.effective_from", "2026-01-01", "2026-02-01", insurances=EVERY),)),
)  # fmt: skip

GROUPS: tuple[tuple[str, Document, tuple[str, ...], tuple[Row, ...]], ...] = (
    ("base", BASE, ("county", "plain", "mobile", "channel"), BASE_ROWS),
    ("rules", RULES, ("county",), RULES_ROWS),
    ("years", YEARS, ("hotline", "account", "mobile", "cards"), YEARS_ROWS),
    ("resident", RESIDENT, ("county", "account", "plain"), RESIDENT_ROWS),
    ("tables", TABLES, ("cards", "plain", "mobile"), TABLES_ROWS),
    ("transfer", TRANSFER, ("cards", "mobile", "plain"), TRANSFER_ROWS),
    ("account", ACCOUNT, ("bendi", "account", "channel"), ACCOUNT_ROWS),
    ("remote", REMOTE, ("account", "channel", "hotline"), REMOTE_ROWS),
    ("flexible", FLEXIBLE, ("paper", "channel", "bendi"), FLEXIBLE_ROWS),
    ("staff", STAFF, ("intranet",), STAFF_ROWS),
    ("card", CARD, ("bank", "mobile"), CARD_ROWS),
    ("pupils", PUPILS, ("account", "county"), PUPILS_ROWS),
    ("answers", ANSWERS, ("forum",), ANSWERS_ROWS),
    ("region", REGION, ("county", "plain"), REGION_ROWS),
)  # fmt: skip


def _pair(it: Document, edits: Edits) -> tuple[Document, Document]:
    if isinstance(edits, Document):
        return it, edits
    if isinstance(edits, Both):
        return edits.before, edits.after
    return it, it.edit(*edits)


def _edited() -> Iterator[Case]:
    for group, it, layouts, rows in GROUPS:
        for k, (slug, edits, wants) in enumerate(rows):
            before, after = _pair(it, edits)
            layout = layouts[k % len(layouts)]
            steps = film(show(before, layout, 1 + k), show(after, layout, 1 + k if k % 4 == 3 else 9 + k))
            yield material(
                f"eleventh-{group}-{slug}", f"eleventh {group}", slug, steps, *wants, kind=before.kind
            )  # fmt: skip


def _files() -> Iterator[Case]:
    """Documents that are files, attachments and entries of a list."""
    name = "P020260112401.docx"
    holder = replace(
        BASE,
        title="关于公布2026年度医保缴费标准的公告",
        number="",
        blocks=("现将2026年度职工医保缴费有关文件予以公布，请查阅附件。",),
        files=((name, "2026年度缴费文件.docx"),),
    )

    def attached(path: str, before: Answer, after: Answer) -> tuple[dict[str, Answer], dict[str, Answer]]:
        it = replace(holder, files=((path, f"附件{path[-5:]}"),))
        return {"": show(it, "county", 3), path: before}, {"": show(it, "county", 8), path: after}

    short = replace(TRANSFER, blocks=TRANSFER.blocks[:10])
    sheet: list[list[object]] = [
        ["医院级别", "住院起付标准（元）", "住院报销比例"],
        ["一级医院", 200, 0.92],
        ["二级医院", 450, 0.87],
        ["三级医院", 900, 0.82],
    ]
    newer: list[list[object]] = [*sheet[:3], ["三级医院", 950, 0.82]]
    title = "职工基本医疗保险住院待遇表"
    yield material("eleventh-attached-docx", "eleventh files", "the rate in an attached notice", film(*attached(
        name, as_docx(BASE), as_docx(BASE.edit(("之和的7.5%", "之和的7%"))))), loose("contribution.rate.employer", 7.5, 7), attachments=True)  # fmt: skip
    yield material("eleventh-attached-pdf", "eleventh files", "the period in an attached guide", film(*attached(
        "W020260201.pdf", as_pdf(short), as_pdf(short.edit(("15个工作日", "12个工作日"))))), loose("transfer.deadline", 15, 12), attachments=True)  # fmt: skip
    yield material("eleventh-attached-xlsx", "eleventh files", "a cell of an attached sheet", film(*attached(
        "fj1.xlsx", as_xlsx(title, sheet), as_xlsx(title, newer))), value("inpatient.deductible", 900, 950, hospital_level="tertiary"), attachments=True)  # fmt: skip
    yield material("eleventh-attachment-new", "eleventh files", "a file hangs on the page", film(
        show(replace(BASE, files=()), "county", 3), show(replace(BASE, files=(("fj2026.pdf", "缴费工资申报表.pdf"),)), "county", 5)),
        either(published("document.attachment", None, ANY, insurances=EVERY)))  # fmt: skip
    yield material("eleventh-attachment-replaced", "eleventh files", "the file is another one", film(
        show(replace(REGION, files=(("W020251128330.pdf", "政策问答.pdf"),)), "county", 3),
        show(replace(REGION, files=(("W020260309771.pdf", "政策问答.pdf"),)), "county", 6)),
        either(value("document.attachment", ANY, ANY, insurances=EVERY)))  # fmt: skip
    yield material("eleventh-pdf", "eleventh files", "a printed answer", film(
        as_pdf(ANSWERS), as_pdf(ANSWERS.edit(("等待期为2个月", "等待期为3个月")))), loose("waiting_period", 2, 3), kind="file", name="answer.pdf")  # fmt: skip
    yield material("eleventh-docx", "eleventh files", "a handbook in Word, typed anew", film(
        as_docx(STAFF), as_docx(STAFF.edit(("下限为每月4090元", "下限为每月4180元")), runs=7)), loose("contribution.base.lower", 4090, 4180),
        kind="file", name="staff.docx")  # fmt: skip
    yield material("eleventh-text", "eleventh files", "plain text, broken elsewhere", film(
        as_text(FLEXIBLE, 30), as_text(FLEXIBLE.edit(("起付线为700元", "起付线为800元")), 36)), loose("inpatient.deductible", 700, 800),
        kind="file", name="news.txt")  # fmt: skip
    yield material("eleventh-markdown", "eleventh files", "a note in Markdown", film(
        as_markdown(CARD), as_markdown(CARD.edit(("每月划入80元", "每月划入88元")), strong="**")),
        loose("account.credit.retired", 80, 88), kind="file", name="card.md")  # fmt: skip
    first = (Entry("n1.html", BASE, "2026-01-12"), Entry("n2.html", RESIDENT, "2026-08-27"))
    for slug, new, rows in (("newborn", NEWBORN, False), ("region", REGION, True)):
        entry = Entry("n3.html", new, new.day)
        yield material(
            f"eleventh-list-{slug}", "eleventh files", "a new notice in the column",
            film(column(first, rows=rows), column((entry, *first), visit=4, rows=rows)), published(None, None, ANY),
            kind="list", follow=FOLLOW,
        )  # fmt: skip
    edited = (Entry("n1.html", BASE.edit(("下限为4669元", "下限为4720元")), "2026-01-12"), first[1])
    yield material("eleventh-list-edited", "eleventh files", "a notice of the column is another",
                   film(column(first), column(edited, visit=6)), value("contribution.base.lower", 4669, 4720), kind="list", follow=FOLLOW)  # fmt: skip


def cases() -> Iterator[Case]:
    yield from _edited()
    yield from _files()
