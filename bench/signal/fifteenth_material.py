"""The fifteenth wave's real edits: one rule changed, while the furniture moves as it does between two visits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bench.signal import fifteenth_layouts as at
from bench.signal import fifteenth_texts as it
from bench.signal.case import ANY, ANY_MEDICAL, Answer, Case, Want, added, material, published, removed, untyped, value
from bench.signal.document import Cell, Document, Question, table
from bench.signal.fifteenth_layouts import Layout, show
from bench.signal.lists import Entry, column
from bench.signal.prints import as_docx, as_pdf, as_xlsx, film, page
from watcher.model import Follow

FOLLOW = Follow(match=("医疗保险", "医保", "缴费"), limit=20)
RES = ("resident_medical", "medical", "unspecified")
BOTH = (*ANY_MEDICAL, "resident_medical")


def either(key: str, before: object = ANY, after: object = ANY, insurances: tuple[str, ...] = ANY_MEDICAL) -> Want:
    """A change of this key, whatever a person would call it."""
    return Want(kind=None, key=key, before=before, after=after, cohort_any=True, insurances=insurances)


def less(document: Document, beginning: str, *edits: tuple[str, str]) -> Document:
    """Without a clause, the following ones renumbered by the edits."""
    return document.without(beginning).edit(*edits)


# Variants of the documents, where the wave needs another wording than theirs
PERCENT = it.ACCOUNT.edit(("余额超过3000元的", "余额超过本市上年度职工平均工资5%的"))
WITHIN_CITY = it.ACCOUNT.edit(
    ("实行省内共济，共济人和被共济人均须在自治区内参保。", "实行市内共济，共济人和被共济人均须在本市参保。")
)
BORN = it.ACCOUNT.after(
    "（二）退休人员", "（三）1945年12月31日前出生的退休人员，个人账户由统筹基金按定额划入，划入额度为每月96元。"
)
JOINED = it.MEASURES.edit(("享受退休人员医疗保险待遇的，在本市", "2012年1月1日前参加职工医保的人员，在本市"))
ONE_TARGET = it.YEARS.edit(("统一为男30年、女25年。", "统一为30年。"))
DUE = it.CONSUMER.after("职工医保个人账户的钱可以给家人", "桂林2026年度居民医保个人缴费标准是每人每年400元。")
INSURE = it.CONSUMER.after("职工医保个人账户的钱可以去", "职工医保个人账户的钱可以买商业健康保险。")
CAPS = replace(it.BENEFITS, blocks=(
    *it.BENEFITS.blocks[:5],
    table(("项目", "在职职工", "退休人员"), ("门诊起付标准", Cell("180元", columns=2)), ("门诊年度最高支付限额", Cell("4200元", columns=2))),
    *it.BENEFITS.blocks[6:],
))  # fmt: skip
NO_SERVICE = it.CONSUMER.without("应征入伍的")
NO_HEIR = it.CONSUMER.without("参保人去世后")
FREE = it.FAQ.edit(("工本费为20元", "不收取手续费"))
NO_WORK_YEARS = less(
    it.MEASURES, "第八条", *((f"第{a}条", f"第{b}条") for a, b in zip("九 十 十一 十二 十三 十四 十五".split(), "八 九 十 十一 十二 十三 十四".split(), strict=True))
)  # fmt: skip

EDITS: tuple[tuple[str, str, Document, Layout, tuple[tuple[str, str], ...], tuple[Want, ...]], ...] = (
    # account
    ("cash-faq", "account", it.FAQ, at.collapse, (("职工医保个人账户的钱不能取现。", "职工医保个人账户的钱可以取现。"),), (value("account.cash_out.permission", "forbidden", "allowed"),)),
    ("cash-notice", "account", it.ACCOUNT, at.suoyin, (("个人账户资金原则上不得提取现金。", "个人账户资金可以提取现金。"),), (value("account.cash_out.permission", ANY, "allowed"),)),
    ("circumstance-in", "account", it.ACCOUNT, at.tabs, (("出境定居、死亡的", "出境定居、死亡、应征入伍的"),), (added("account.cash_out.circumstance", "military_service"),)),
    ("circumstance-out", "account", it.ACCOUNT, at.intranet, (("参保人员出境定居、死亡的，个人", "参保人员死亡的，个人"),), (removed("account.cash_out.circumstance", "emigration"),)),
    ("threshold-yuan", "account", it.ACCOUNT, at.jpaas, (("余额超过3000元的", "余额超过5000元的"),), (value("account.cash_out.threshold", 3000, 5000, cohort_any=True),)),
    ("threshold-percent", "account", PERCENT, at.gzh, (("职工平均工资5%的", "职工平均工资8%的"),), (value("account.cash_out.threshold", 5, 8, cohort_any=True),)),
    ("use-care", "account", it.CONSUMER, at.bendi, (("可以去药店买药。", "可以去药店买药，还可以交长期护理保险费。"),), (added("account.use", "long_term_care_premium", insurances=BOTH),)),
    ("credit-active", "account", it.ACCOUNT, at.gzh, (("本人参保缴费基数的2%", "本人参保缴费基数的1.8%"),), (value("account.credit.active", 2, 1.8, cohort_any=True),)),
    ("credit-active-article", "account", it.CONSUMER, at.news, (("每月按缴费基数的2%划入", "每月按缴费基数的2.3%划入"),), (value("account.credit.active", 2, 2.3, cohort_any=True),)),
    ("credit-retired", "account", it.ACCOUNT, at.cards, (("划入额度为每月76元", "划入额度为每月88元"),), (value("account.credit.retired", 76, 88, cohort_any=True),)),
    ("credit-retired-article", "account", it.CONSUMER, at.forum, (("每月固定划入83元", "每月固定划入91元"),), (value("account.credit.retired", 83, 91, cohort_any=True),)),
    ("credit-born", "cohorts", BORN, at.jpaas, (("额度为每月96元", "额度为每月106元"),), (value("account.credit.retired", 96, 106, cohort_any=True),)),
    ("relatives-siblings", "account", it.ACCOUNT, at.mobile, (("范围包括配偶、父母、子女。", "范围包括配偶、父母、子女、兄弟姐妹。"),), (added("mutual_aid.relatives", "siblings"),)),
    ("relatives-faq", "account", it.FAQ, at.collapse, (("给配偶、父母、子女共济使用", "给配偶、父母、子女、祖父母、外祖父母共济使用"),), (added("mutual_aid.relatives", "grandparents"),)),
    ("aid-cross", "account", it.ACCOUNT, at.jpaas, (("实行省内共济，共济人和被共济人均须在自治区内参保。", "实行跨省共济，共济人和被共济人可以在不同省份参保。"),), (value("mutual_aid.scope", "within_province", "cross_province"),)),
    ("aid-city", "account", WITHIN_CITY, at.suoyin, (("实行市内共济，共济人和被共济人均须在本市参保。", "实行省内共济，共济人和被共济人均须在自治区内参保。"),), (value("mutual_aid.scope", "within_city", "within_province"),)),
    # years
    ("total-men", "years", it.MEASURES, at.jpaas, (("男满30年、", "男满28年、"),), (value("years.total", 30, 28, sex="male"),)),
    ("total-both", "years", it.CONSUMER, at.bendi, (("男满30年，女满25年", "男满31年，女满26年"),), (value("years.total", 30, 31, sex="male"), value("years.total", 25, 26, sex="female"))),
    ("total-women-faq", "years", it.FAQ, at.mobile, (("女性参保人员累计缴费满23年", "女性参保人员累计缴费满25年"),), (value("years.total", 23, 25, sex="female"),)),
    ("local", "years", it.YEARS, at.plain, (("累计应达到12年", "累计应达到15年"),), (value("years.local", 12, 15),)),
    ("local-faq", "years", it.FAQ, at.collapse, (("不得少于8年", "不得少于10年"),), (value("years.local", 8, 10),)),
    ("local-joined", "cohorts", JOINED, at.tabs, (("累计满10年。", "累计满8年。"),), (value("years.local", 10, 8, cohort_any=True),)),
    ("step", "years", it.YEARS, at.gzh, (("每年提高六个月", "每年提高一年"),), (either("years.phase_in"),)),
    ("target-date", "years", ONE_TARGET, at.jpaas, (("到2032年1月1日，", "到2035年1月1日，"),), (either("years.phase_in"),)),
    ("shortfall-law", "years", it.MEASURES, at.suoyin, (("可以按月缴纳职工医保费至", "可以一次性缴纳职工医保费至"),), (value("years.shortfall", "monthly", "lump_sum"),)),
    ("shortfall-faq", "years", it.FAQ, at.collapse, (("可以一次性补缴职工医保费至", "可以按月缴纳职工医保费至"),), (value("years.shortfall", "lump_sum", "monthly"),)),
    # contributions
    ("rate-employer", "contribution", it.MEASURES, at.intranet, (("之和的7%缴纳", "之和的6.5%缴纳"),), (value("contribution.rate.employer", 7, 6.5),)),
    ("rate-employer-table-page", "contribution", it.REGIONS, at.suoyin, (("用人单位缴费费率为5.5%", "用人单位缴费费率为6%"),), (value("contribution.rate.employer", 5.5, 6, cohort_any=True),)),
    ("rate-personal", "contribution", it.MEASURES, at.cards, (("本人缴费基数的2%缴纳", "本人缴费基数的1.5%缴纳"),), (value("contribution.rate.personal", 2, 1.5, cohort_any=True),)),
    ("rate-two", "contribution", it.BASE, at.jpaas, (("用人单位缴费费率为6.5%，职工个人缴费费率为2%", "用人单位缴费费率为7.2%，职工个人缴费费率为2.5%"),), (value("contribution.rate.employer", 6.5, 7.2), value("contribution.rate.personal", 2, 2.5, cohort_any=True))),
    ("rate-flexible", "contribution", it.BASE, at.news, (("缴费费率为8%，", "缴费费率为7.5%，"),), (value("contribution.rate.flexible", 8, 7.5, cohort_any=True),)),
    ("rate-flexible-law", "contribution", it.MEASURES, at.plain, (("缴费比例为8.5%", "缴费比例为9.5%"),), (value("contribution.rate.flexible", 8.5, 9.5, cohort_any=True),)),
    ("bounds", "contribution", it.BASE, at.tabs, (("上限为22815元", "上限为23460元"), ("下限为4563元", "下限为4692元")), (value("contribution.base.upper", 22815, 23460), value("contribution.base.lower", 4563, 4692))),
    ("bounds-area", "tables", it.REGIONS, at.jpaas, (("19875", "20340"),), (value("contribution.base.upper", 19875, 20340, cohort_any=True),)),
    ("bounds-area-lower", "tables", it.REGIONS, at.cards, (("4266", "4380"),), (value("contribution.base.lower", 4266, 4380, cohort_any=True),)),
    ("resident-fee", "contribution", it.RESIDENT, at.gzh, (("每人每年400元", "每人每年430元"),), (value("contribution.resident", 400, 430, insurances=RES, cohort_any=True),)),
    ("resident-fee-article", "contribution", DUE, at.bendi, (("每人每年400元", "每人每年420元"),), (value("contribution.resident", 400, 420, insurances=RES, cohort_any=True),)),
    ("waiting", "contribution", it.MEASURES, at.jpaas, (("待遇等待期为3个月", "待遇等待期为6个月"),), (value("waiting_period", 3, 6, cohort_any=True),)),
    ("waiting-faq", "contribution", it.FAQ, at.collapse, (("等待期为6个月", "等待期为2个月"),), (value("waiting_period", 6, 2, cohort_any=True),)),
    ("waiting-resident", "contribution", it.RESIDENT, at.suoyin, (("待遇等待期为3个月", "待遇等待期为5个月"),), (value("waiting_period", 3, 5, insurances=RES, cohort_any=True),)),
    ("gap", "contribution", it.MEASURES, at.tabs, (("中断缴费3个月（含）以内", "中断缴费2个月（含）以内"),), (value("contribution.gap", 3, 2, cohort_any=True),)),
    ("gap-article", "contribution", it.CONSUMER, at.gzh, (("断缴不超过3个月", "断缴不超过6个月"),), (value("contribution.gap", 3, 6, cohort_any=True),)),
    ("start", "benefits", it.MEASURES, at.jpaas, (("职工自缴费次月起享受", "职工自缴费次月15日起享受"),), (value("benefit.start", "next_month", ANY, cohort_any=True),)),
    ("start-moved", "benefits", it.TRANSFER, at.mobile, (("待遇自转入次月起享受", "待遇自转入次月10日起享受"),), (value("benefit.start", "next_month", ANY, cohort_any=True),)),
    # transfer
    ("funds-within", "transfer", it.TRANSFER, at.jpaas, (("个人账户余额不划转，仍在原参保地继续使用。", "个人账户余额随其划转。"),), (value("transfer.account_funds", "not_transferred", "transferred", scope="within_province"),)),
    ("funds-cross", "transfer", it.TRANSFER, at.cards, (("个人账户余额随其划转。", "个人账户余额不划转。"),), (value("transfer.account_funds", "transferred", "not_transferred", scope="cross_province"),)),
    ("deadline", "transfer", it.TRANSFER, at.gzh, (("不超过15个工作日", "不超过10个工作日"),), (value("transfer.deadline", 15, 10),)),
    ("deadline-unit", "transfer", it.TRANSFER, at.tabs, (("不超过15个工作日", "不超过15日"),), (value("transfer.deadline", 15, 15, units=("working_day", "day")),)),
    # benefits, mostly in cells
    ("cell-inpatient-line", "tables", it.BENEFITS, at.jpaas, (("900", "1000"),), (value("inpatient.deductible", 900, 1000, hospital_level="tertiary"),)),
    ("cell-inpatient-ratio", "tables", it.BENEFITS, at.mobile, (("88%", "87%"),), (value("inpatient.ratio", 88, 87, hospital_level="secondary", status="active"),)),
    ("cell-two", "tables", it.BENEFITS, at.suoyin, (("84%", "86%"), ("89%", "91%")), (value("inpatient.ratio", 84, 86, hospital_level="tertiary", status="active"), value("inpatient.ratio", 89, 91, hospital_level="tertiary", status="retired"))),
    ("cell-outpatient-line", "tables", it.BENEFITS, at.cards, (("150元", "120元"),), (value("outpatient.deductible", 150, 120, status="active"),)),
    ("cell-outpatient-ratio", "tables", it.BENEFITS, at.plain, (("55%", "58%"),), (value("outpatient.ratio", 55, 58, hospital_level="tertiary", status="retired"),)),
    ("cell-outpatient-cap", "tables", it.BENEFITS, at.tabs, (("3600元", "4000元"),), (value("outpatient.cap", 3600, 4000, status="retired"),)),
    ("cell-resident-line", "tables", it.RESIDENT, at.plain, (("700元", "800元"),), (value("inpatient.deductible", 700, 800, insurances=RES, hospital_level="tertiary"),)),
    ("cell-merged", "tables", CAPS, at.jpaas, (("4200元", "4500元"),), (value("outpatient.cap", 4200, 4500, cohort_any=True),)),
    ("cell-merged-line", "tables", CAPS, at.cards, (("180元", "260元"),), (value("outpatient.deductible", 180, 260, cohort_any=True),)),
    ("inpatient-cap", "benefits", it.BENEFITS, at.intranet, (("限额为42万元", "限额为48万元"),), (value("inpatient.cap", 420000, 480000),)),
    ("resident-cap", "benefits", it.RESIDENT, at.jpaas, (("限额为11万元", "限额为12.5万元"),), (value("inpatient.cap", 110000, 125000, insurances=RES, cohort_any=True),)),
    ("resident-outpatient", "benefits", it.RESIDENT, at.mobile, (("最高支付限额为350元，在一级医院门诊支付比例为65%", "最高支付限额为380元，在一级医院门诊支付比例为70%"),), (value("outpatient.cap", 350, 380, insurances=RES, cohort_any=True), value("outpatient.ratio", 65, 70, insurances=RES, hospital_level="primary"))),
    ("remote-ratio", "benefits", it.REMOTE, at.suoyin, (("住院报销比例为70%", "住院报销比例为65%"),), (value("inpatient.ratio", 70, 65, cohort_any=True),)),
    # remote care, reimbursement and procedure
    ("filing-cross", "procedure", it.REMOTE, at.jpaas, (("跨省就医的，应当办理异地就医备案", "跨省就医的，无需办理异地就医备案"),), (value("remote_care.filing", "required", "not_required", scope="cross_province"),)),
    ("filing-faq", "procedure", it.FAQ, at.collapse, (("跨省就医需要办理异地就医备案", "跨省就医不需要办理异地就医备案"),), (value("remote_care.filing", "required", "not_required", scope="cross_province"),)),
    ("filing-months", "procedure", it.REMOTE, at.plain, (("备案有效期为6个月", "备案有效期为12个月"),), (value("remote_care.filing", 6, 12, cohort_any=True),)),
    ("filing-proviso", "procedure", it.REMOTE, at.tabs, (("应当办理异地就医备案。", "应当办理异地就医备案，但急诊抢救的除外。"),), (either("remote_care.filing"),)),
    ("window", "procedure", it.REMOTE, at.gzh, (("出院之日起9个月内", "出院之日起18个月内"),), (value("reimbursement.window", 9, 18, cohort_any=True),)),
    ("window-faq", "procedure", it.FAQ, at.mobile, (("收据之日起12个月内", "收据之日起9个月内"),), (value("reimbursement.window", 12, 9, cohort_any=True),)),
    ("paper-out", "procedure", it.TRANSFER, at.jpaas, (("居民身份证、社会保障卡。", "居民身份证。"),), (removed("procedure.materials", ANY),)),
    ("paper-in", "procedure", it.ACCOUNT, at.cards, (("身份证、银行卡和注销户籍证明", "身份证、银行卡、死亡证明和注销户籍证明"),), (added("procedure.materials", ANY),)),
    ("channel-in", "procedure", it.BASE, at.suoyin, (("四川税务APP、微信缴费", "四川税务APP、微信、支付宝缴费"),), (added("procedure.channel", ANY),)),
    ("channel-out", "procedure", it.REMOTE, at.cards, (("鄂汇办APP、支付宝或者医保窗口", "鄂汇办APP或者医保窗口"),), (removed("procedure.channel", ANY),)),
    ("fee", "procedure", it.FAQ, at.collapse, (("工本费为20元", "工本费为15元"),), (value("procedure.fee", 20, 15, cohort_any=True),)),
    ("fee-asked", "procedure", FREE, at.collapse, (("不收取手续费", "收取手续费10元"),), (value("procedure.fee", ANY, ANY, cohort_any=True),)),
    ("hotline-faq", "procedure", it.FAQ, at.collapse, (("0851-28920045", "0851-28923300"),), (value("procedure.hotline", ANY, ANY),)),
    ("hotline", "procedure", it.BENEFITS, at.jpaas, (("咨询电话：0312-5901267。", "咨询电话：0312-5907788。"),), (value("procedure.hotline", ANY, ANY),)),
    # other insurances
    ("pension-years", "other insurances", it.MIXED, at.forum, (("累计缴费满15年的", "累计缴费满20年的"),), (value("years.total", 15, 20, insurances=("pension",), cohort_any=True),)),
    ("pension-rate", "other insurances", it.MIXED, at.jpaas, (("单位缴费比例为16%，", "单位缴费比例为15%，"),), (value("contribution.rate.employer", 16, 15, insurances=("pension",), cohort_any=True),)),
    ("unemployment-rate", "other insurances", it.MIXED, at.news, (("用人单位缴费费率为0.6%", "用人单位缴费费率为0.5%"),), (value("contribution.rate.employer", 0.6, 0.5, insurances=("unemployment",), cohort_any=True),)),
    ("injury-rate", "other insurances", it.MIXED, at.cards, (("缴费费率为0.9%", "缴费费率为0.7%"),), (value("contribution.rate.employer", 0.9, 0.7, insurances=("work_injury",), cohort_any=True),)),
    # clauses of no known key
    ("lent-card", "untyped", it.MEASURES, at.mobile, (("费用联网结算6个月", "费用联网结算12个月"),), (untyped("联网结算6个月", "联网结算12个月"),)),
    ("kept-recipes", "untyped", it.MEASURES, at.jpaas, (("处方保存2年以上", "处方保存5年以上"),), (untyped("保存2年", "保存5年"),)),
    ("appointment", "untyped", it.YEARS, at.intranet, (("应提前20日预约", "应提前30日预约"),), (untyped("提前20日", "提前30日"),)),
    ("recount", "untyped", it.YEARS, at.suoyin, (("不再重新核定", "应当重新核定"),), (untyped("不再重新核定", "应当重新核定"),)),
    ("machine", "untyped", it.CONSUMER, at.bendi, (("每人每天限打5份", "每人每天限打3份"),), (untyped("限打5份", "限打3份"),)),
    # dates of the document
    ("in-force-from", "documents", it.YEARS, at.jpaas, (("本通知自2026年1月1日起施行", "本通知自2026年3月1日起施行"),), (value("document.effective_from", ANY, ANY),)),
    ("in-force-to", "documents", it.REMOTE, at.suoyin, (("有效期至2029年12月31日", "有效期至2027年12月31日"),), (value("document.effective_to", ANY, ANY),)),
    ("repeal", "documents", it.YEARS, at.cards, (("起施行。", "起施行。《关于明确职工基本医疗保险缴费年限的通知》（岳医保发〔2019〕8号）同时废止。"),), (Want(kind=None, key="document.repeals", before=None, after=ANY, cohort_any=True),)),
)  # fmt: skip

# (id, group, before, after, layout, wants): whole clauses that come and go
CLAUSES: tuple[tuple[str, str, Document, Document, Layout, tuple[Want, ...]], ...] = (
    ("service-in", "account", NO_SERVICE, it.CONSUMER, at.bendi, (added("account.cash_out.circumstance", "military_service"),)),
    ("heir-out", "account", it.ACCOUNT, less(it.ACCOUNT, "（三）参保人员死亡的", ("（四）长期异地", "（三）长期异地"), ("（五）办理个人", "（四）办理个人")), at.jpaas, (removed("account.inheritance", "allowed"),)),
    ("heir-in", "account", NO_HEIR, it.CONSUMER, at.news, (added("account.inheritance", "allowed"),)),
    ("insurance-in", "account", it.CONSUMER, INSURE, at.bendi, (added("account.use", "commercial_health_insurance", insurances=BOTH),)),
    ("service-years-out", "years", it.YEARS, less(it.YEARS, "四、", ("五、", "四、"), ("六、", "五、"), ("七、", "六、"), ("八、", "七、")), at.jpaas, (removed("years.deemed", ANY, cohort_any=True),)),
    ("work-years-in", "years", NO_WORK_YEARS, it.MEASURES, at.suoyin, (added("years.deemed", ANY, cohort_any=True),)),
    ("area-out", "tables", it.REGIONS, replace(it.REGIONS, blocks=(it.REGIONS.blocks[0], table(("适用地区", "月缴费基数上限（元）", "月缴费基数下限（元）"), ("韶关、清远", "21330", "4266"), ("梅州、河源", "19875", "3975")), *it.REGIONS.blocks[2:])), at.jpaas, (removed("contribution.base.upper", 20640, cohort_any=True), removed("contribution.base.lower", 4128, cohort_any=True))),
    ("audit-in", "untyped", it.ACCOUNT, it.ACCOUNT.after("（一）经办机构每半年", "定点零售药店应当保存个人账户交易监控录像不少于90天。"), at.jpaas, (untyped(None, "不少于90天"),)),
    ("urging-out", "untyped", it.BASE, less(it.BASE, "六、参保单位", ("七、灵活", "六、灵活"), ("八、本通告", "七、本通告")), at.plain, (untyped("催告期为15日", None),)),
    ("medicine-question-out", "untyped", it.FAQ, replace(it.FAQ, blocks=tuple(b for b in it.FAQ.blocks if not (isinstance(b, Question) and b.question.startswith("大病特药")))), at.collapse, (untyped("不超过30天", None),)),
)  # fmt: skip


def _behind(link: tuple[str, str], file: Answer, visit: int) -> dict[str, Answer]:
    """A short page, and what stands behind its one attachment."""
    cover = Document(title="关于印发职工基本医疗保险有关材料的通知", issuer="贵港市医疗保障局", number="", day="2026-05-06", blocks=(
        "各县市区医疗保障局：", "现将有关材料印发给你们，请结合实际抓好落实。",
    ), files=(link,))  # fmt: skip
    return {"": show(cover, at.jpaas, visit), link[0]: file}


def _sheet(third: str) -> Answer:
    rows = (("医院等级", "住院报销比例"), ("一级医院", "93%"), ("二级医院", "89%"), ("三级医院", third))
    return as_xlsx("职工医保住院报销比例", rows)


def _files() -> Iterator[Case]:
    word = ("files/p020260506.docx", "附件：异地就医管理规定.docx")
    steps = film(
        _behind(word, as_docx(it.REMOTE), 1),
        _behind(word, as_docx(it.REMOTE.edit(("出院之日起9个月内", "出院之日起3个月内")), runs=7), 2),
    )
    yield material("fifteenth-word-window", "fifteenth files", "9个月 → 3个月 in a Word attachment", steps, value("reimbursement.window", 9, 3, cohort_any=True), attachments=True)  # fmt: skip
    print_ = ("files/w020260507.pdf", "附件：缴费年限通知.pdf")
    steps = film(
        _behind(print_, as_pdf(it.YEARS, 30), 1),
        _behind(print_, as_pdf(it.YEARS.edit(("累计应达到12年", "累计应达到10年")), 30), 2),
    )
    yield material("fifteenth-pdf-local", "fifteenth files", "12年 → 10年 in a PDF attachment", steps, value("years.local", 12, 10, cohort_any=True), attachments=True)  # fmt: skip
    sheet = ("files/x020260508.xlsx", "附件：住院报销比例表.xlsx")
    steps = film(_behind(sheet, _sheet("83%"), 1), _behind(sheet, _sheet("85%"), 2))
    yield material("fifteenth-sheet-ratio", "fifteenth files", "83% → 85% in a sheet", steps, value("inpatient.ratio", 83, 85, hospital_level="tertiary"), attachments=True)  # fmt: skip
    more = replace(it.BASE, files=(("files/2026/bsdc.docx", "缴费基数申报承诺书.docx"),))
    yield material("fifteenth-form-in", "fifteenth files", "an attachment appears", film(show(it.BASE, at.jpaas), show(more, at.jpaas, 2)), Want(kind=None, key="document.attachment", before=None, after=ANY))  # fmt: skip
    stamped = replace(it.MEASURES, stamp="文件已失效")
    yield material("fifteenth-stamp", "fifteenth documents", "the validity image", film(page(it.MEASURES, "guangdong"), page(stamped, "guangdong", 2)), value("document.validity", ANY, ANY))  # fmt: skip
    stamped = replace(it.ACCOUNT, stamp="文件已废止")
    yield material("fifteenth-stamp-repealed", "fifteenth documents", "the validity image", film(page(it.ACCOUNT, "guangdong", 4), page(stamped, "guangdong", 5)), value("document.validity", ANY, ANY))  # fmt: skip
    old = (Entry("a1.html", it.ACCOUNT, "2025-06-17"), Entry("a2.html", it.REMOTE, "2024-12-06"))
    for name, new in (
        ("years", Entry("a3.html", it.YEARS, "2025-10-30")),
        ("base", Entry("a4.html", it.BASE, "2026-01-15")),
    ):
        steps = film(column(old), column((new, *old), visit=2))
        yield material(f"fifteenth-list-{name}", "fifteenth lists", "a new notice", steps, published(None, None, ANY), kind="list", follow=FOLLOW)  # fmt: skip


def cases() -> Iterator[Case]:
    for id, group, document, layout, edits, wants in EDITS:
        steps = film(show(document, layout), show(document.edit(*edits), layout, 2))
        yield material(
            f"fifteenth-{id}", f"fifteenth {group}", f"{edits[0][0]} → {edits[0][1]}", steps, *wants, kind=document.kind
        )
    for id, group, first, second, layout, wants in CLAUSES:
        steps = film(show(first, layout), show(second, layout, 2))
        yield material(f"fifteenth-{id}", f"fifteenth {group}", f"a clause: {id}", steps, *wants, kind=first.kind)
    yield from _files()
