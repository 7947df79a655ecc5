"""Real edits on the pages of the sixteenth wave, mostly while the furniture moves too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bench.signal.case import ANY, ANY_MEDICAL, Case, Want, added, material, published, removed, untyped, value
from bench.signal.document import Cell, Document, table
from bench.signal.lists import Entry, column
from bench.signal.prints import as_docx, as_pdf, as_xlsx, film
from bench.signal.sixteenth_layouts import show
from bench.signal.sixteenth_texts import (
    ACCOUNT,
    ALL,
    BASE,
    BENEFITS,
    CASH,
    FAMILY,
    LETTER,
    PHASE,
    RESIDENT,
    RULES,
    SHORT,
    TAX,
    TRANSFER,
)
from watcher.model import Follow

FOLLOW = Follow(match=("医疗保险", "医保", "缴费"), limit=20)
RES = ("resident_medical", "medical", "unspecified")
WIDE = (*ANY_MEDICAL, "resident_medical")
HOLIDAY = {"popup": '<div class="float-ad">国庆假期窗口暂停办公，10月8日起正常上班</div>'}
SURVEY = {"popup": '<div class="pop"><a href="/vote/31">营商环境问卷调查 已有1286人参与</a></div>'}
WEATHER = {"top": "<span>晴转多云 8℃~17℃ 空气质量 良 56</span>"}
NEWS = {
    "related": '<ul><li><a href="/n/77.html">我市新增5家异地就医联网医院</a></li><li><a href="/n/78.html">公立医院调价听证会举行</a></li></ul>'
}
ASK = {"below": "<div>本页内容有用吗？ 有用 184　没用 9</div>"}
QUIET: Mapping[str, str] = {}

Row = tuple[str, str, str, str, tuple[tuple[str, str], ...], tuple[Want, ...], Mapping[str, str]]


def _one(old: str, new: str) -> tuple[tuple[str, str], ...]:
    return ((old, new),)


# id, document, layout, second layout or "", edits, wants, furniture of the second step
ROWS: dict[str, tuple[Row, ...]] = {
    "account": (
        ("cash-permission-faq", "faq", "answers", "", _one("原则上不得提取现金", "可以由本人提取现金"), (value("account.cash_out.permission", "forbidden", "allowed", cohort_any=True),), HOLIDAY),
        ("cash-permission-consumer", "cash", "local", "", _one("余额不支持取现", "余额可以取现"), (value("account.cash_out.permission", "forbidden", "allowed", cohort_any=True),), WEATHER),
        ("cash-permission-article", "account", "bureau", "", _one("个人账户资金不得提取现金", "个人账户资金可以提取现金"), (value("account.cash_out.permission", "forbidden", "allowed"),), SURVEY),
        ("circumstance-lost", "faq", "mobile", "", _one("死亡、应征入伍的", "死亡的"), (removed("account.cash_out.circumstance", "military_service", cohort_any=True),), NEWS),
        ("circumstance-gained", "account", "portal", "", _one("应征入伍的，职工", "应征入伍、终止参保的，职工"), (added("account.cash_out.circumstance", "termination", cohort_any=True),), ASK),
        ("circumstance-swapped", "account", "intranet", "", _one("死亡、出国定居、应征入伍的", "死亡、出国定居、终止参保的"), (removed("account.cash_out.circumstance", "military_service", cohort_any=True), added("account.cash_out.circumstance", "termination", cohort_any=True)), QUIET),
        ("threshold-consumer", "cash", "local", "", _one("达到2000元的", "达到3000元的"), (value("account.cash_out.threshold", 2000, 3000, cohort_any=True),), HOLIDAY),
        ("threshold-article", "account", "wiki", "", _one("超过3000元的部分", "超过5000元的部分"), (value("account.cash_out.threshold", 3000, 5000, cohort_any=True),), QUIET),
        ("inheritance-dropped", "rules", "portal", "", _one("归参保人员个人所有，可以依法继承", "归参保人员个人所有"), (removed("account.inheritance", "allowed", cohort_any=True),), NEWS),
        ("use-premium-lost", "faq", "answers", "", _one("购买药品，还可以用于缴纳家人参加城乡居民医保的个人缴费", "购买药品"), (removed("account.use", "resident_premium", insurances=WIDE, cohort_any=True),), SURVEY),
        ("use-insurance-gained", "account", "bureau", "", _one("长期护理保险的个人缴费", "长期护理保险的个人缴费，可以用于购买商业健康保险"), (added("account.use", "commercial_health_insurance", cohort_any=True),), ASK),
        ("use-insurance-lost", "family", "wechat", "", _one("个人负担费用，也可用于为家人购买商业健康保险", "个人负担费用"), (removed("account.use", "commercial_health_insurance", cohort_any=True),), QUIET),
        ("credit-active-notice", "base", "bureau", "", _one("基数的2%计入", "基数的1.5%计入"), (value("account.credit.active", 2, 1.5, cohort_any=True),), HOLIDAY),
        ("credit-active-article", "account", "intranet", "", _one("缴费基数的2%", "缴费基数的1.8%"), (value("account.credit.active", 2, 1.8, cohort_any=True),), WEATHER),
        ("credit-retired-notice", "base", "tax", "", _one("每人每月96元", "每人每月108元"), (value("account.credit.retired", 96, 108, cohort_any=True),), ASK),
        ("credit-retired-consumer", "cash", "forum", "", _one("退休人员每月划入83元", "退休人员每月划入91元"), (value("account.credit.retired", 83, 91, cohort_any=True),), QUIET),
        ("credit-retired-article", "account", "mobile", "", _one("每人每月划入78元", "每人每月划入80元"), (value("account.credit.retired", 78, 80, cohort_any=True),), NEWS),
    ),
    "aid": (
        ("siblings-lost", "family", "wechat", "", _one("子女、兄弟姐妹", "子女"), (removed("mutual_aid.relatives", "siblings", cohort_any=True),), QUIET),
        ("siblings-gained", "faq", "portal", "", _one("配偶、父母、子女共同使用", "配偶、父母、子女、兄弟姐妹共同使用"), (added("mutual_aid.relatives", "siblings", cohort_any=True),), SURVEY),
        ("scope-narrowed", "faq", "answers", "", _one("范围为省内，家人在本省任一市参保均可绑定", "范围为市内，家人在本市参保方可绑定"), (value("mutual_aid.scope", "within_province", "within_city", cohort_any=True),), HOLIDAY),
        ("members", "family", "paper", "", _one("绑定6名家庭成员", "绑定8名家庭成员"), (untyped("6名", "8名"),), QUIET),
    ),
    "years": (
        ("total-female", "rules", "bureau", "", _one("女满二十五年", "女满二十七年"), (value("years.total", 25, 27, sex="female"),), NEWS),
        ("total-male-tax", "tax", "tax", "", _one("男性须满30年", "男性须满28年"), (value("years.total", 30, 28, cohort_any=True),), WEATHER),
        ("local-article", "rules", "portal", "", _one("不得少于十年", "不得少于十五年"), (value("years.local", 10, 15, cohort_any=True),), ASK),
        ("local-notice", "phase", "intranet", "", _one("应当满10年", "应当满12年"), (value("years.local", 10, 12),), QUIET),
        ("phase-date", "phase", "bureau", "", _one("到2035年1月1日统一", "到2033年1月1日统一"), (value("years.phase_in", ANY, ANY, cohort_any=True),), SURVEY),
        ("phase-step", "phase", "wechat", "", _one("每年提高六个月", "每年提高一年"), (value("years.phase_in", ANY, ANY, cohort_any=True),), QUIET),
        ("shortfall-article", "rules", "intranet", "", _one("可以一次性补缴至规定年限", "可以按月缴费至规定年限"), (value("years.shortfall", "lump_sum", "monthly", cohort_any=True),), HOLIDAY),
        ("shortfall-notice", "phase", "mobile", "", _one("可以继续按月缴费至规定年限", "可以一次性缴费至规定年限"), (value("years.shortfall", "monthly", "lump_sum", cohort_any=True),), NEWS),
    ),
    "contribution": (
        ("rate-employer", "base", "portal", "", _one("缴费比例为7.5%", "缴费比例为8%"), (value("contribution.rate.employer", 7.5, 8, cohort_any=True),), ASK),
        ("rate-employer-article", "rules", "bureau", "", _one("工资总额的百分之八", "工资总额的百分之七"), (value("contribution.rate.employer", 8, 7, cohort_any=True),), QUIET),
        ("rate-personal", "base", "intranet", "", _one("职工个人缴费比例为2%", "职工个人缴费比例为1.5%"), (value("contribution.rate.personal", 2, 1.5, cohort_any=True),), WEATHER),
        ("rate-personal-article", "rules", "mobile", "", _one("缴费工资的百分之二缴纳", "缴费工资的百分之三缴纳"), (value("contribution.rate.personal", 2, 3, cohort_any=True),), NEWS),
        ("rate-flexible", "base", "bureau", "portal", _one("缴费比例为8.5%", "缴费比例为9%"), (value("contribution.rate.flexible", 8.5, 9, cohort_any=True),), QUIET),
        ("rate-flexible-tax", "tax", "tax", "", _one("按照9%的比例", "按照8%的比例"), (value("contribution.rate.flexible", 9, 8, cohort_any=True),), ASK),
        ("base-both", "base", "bureau", "", (("上限为26310元", "上限为27180元"), ("下限为5262元", "下限为5436元")), (value("contribution.base.upper", 26310, 27180), value("contribution.base.lower", 5262, 5436)), HOLIDAY),
        ("base-tax", "tax", "mobile", "", (("下限为4610元", "下限为4780元"), ("上限为23050元", "上限为23900元")), (value("contribution.base.lower", 4610, 4780, cohort_any=True), value("contribution.base.upper", 23050, 23900, cohort_any=True)), SURVEY),
        ("resident-premium", "resident", "bureau", "", _one("每人每年420元", "每人每年440元"), (value("contribution.resident", 420, 440, insurances=RES),), WEATHER),
        ("waiting-flexible", "rules", "portal", "", _one("等待期为六个月", "等待期为三个月"), (value("waiting_period", 6, 3, cohort_any=True),), SURVEY),
        ("waiting-resident", "resident", "wechat", "", _one("等待期为3个月", "等待期为6个月"), (value("waiting_period", 3, 6, insurances=RES, cohort_any=True),), QUIET),
        ("waiting-transfer", "transfer", "tax", "", _one("计算2个月的待遇等待期", "计算1个月的待遇等待期"), (value("waiting_period", 2, 1, cohort_any=True),), HOLIDAY),
        ("gap-article", "rules", "wiki", "", _one("中断缴费三个月以内", "中断缴费两个月以内"), (value("contribution.gap", 3, 2, cohort_any=True),), QUIET),
        ("gap-letter", "letter", "reply", "", _one("中断缴费4个月以内", "中断缴费3个月以内"), (value("contribution.gap", 4, 3, cohort_any=True),), NEWS),
        ("start-article", "rules", "bureau", "", _one("自缴费的次月起", "自缴费的当月起"), (value("benefit.start", "next_month", ANY, cohort_any=True),), ASK),
        ("start-flexible", "tax", "tax", "", _one("自缴费次月起", "自缴费当月起"), (value("benefit.start", "next_month", ANY, cohort_any=True),), SURVEY),
    ),
    "transfer": (
        ("funds-within", "transfer", "portal", "", _one("个人账户余额随其划转", "个人账户余额不划转"), (value("transfer.account_funds", "transferred", "not_transferred", cohort_any=True),), HOLIDAY),
        ("funds-article", "account", "bureau", "", _one("个人账户余额随同转移", "个人账户余额不转移"), (value("transfer.account_funds", "transferred", "not_transferred", cohort_any=True),), NEWS),
        ("deadline", "transfer", "mobile", "", _one("不超过15个工作日", "不超过10个工作日"), (value("transfer.deadline", 15, 10, cohort_any=True),), QUIET),
        ("deadline-unit", "transfer", "bureau", "", _one("不超过15个工作日", "不超过15日"), (value("transfer.deadline", 15, 15, cohort_any=True, units=("working_day", "day")),), SURVEY),
        ("gap-and-materials", "transfer", "portal", "", (("不超过3个月的", "不超过2个月的"), ("有效身份证件、参保凭证", "有效身份证件")), (value("contribution.gap", 3, 2, cohort_any=True), removed("procedure.materials", ANY, cohort_any=True)), ASK),
    ),
    "benefits": (
        ("table-outpatient-deductible", "benefits", "bureau", "", _one("300", "200"), (value("outpatient.deductible", 300, 200, hospital_level="secondary"),), NEWS),
        ("table-outpatient-ratio", "benefits", "intranet", "", _one("55%", "60%"), (value("outpatient.ratio", 55, 60, hospital_level="tertiary"),), QUIET),
        ("table-two-heads-ratio", "benefits", "portal", "", _one("92%", "93%"), (value("inpatient.ratio", 92, 93, hospital_level="tertiary", status="retired"),), HOLIDAY),
        ("table-two-heads-deductible", "benefits", "bureau", "", _one("960", "1000"), (value("inpatient.deductible", 960, 1000, hospital_level="tertiary"),), SURVEY),
        ("caps", "benefits", "wechat", "", (("最高支付限额为6500元", "最高支付限额为7000元"), ("最高支付限额为35万元", "最高支付限额为40万元")), (value("outpatient.cap", 6500, 7000), value("inpatient.cap", 350000, 400000)), QUIET),
        ("letter-outpatient", "letter", "reply", "", (("门诊支付比例为60%", "门诊支付比例为65%"), ("每年800元", "每年600元")), (value("outpatient.ratio", 60, 65, hospital_level="tertiary"), value("outpatient.deductible", 800, 600)), ASK),
        ("resident-outpatient", "resident", "mobile", "", (("统筹支付比例为65%", "统筹支付比例为70%"), ("限额为380元", "限额为400元")), (value("outpatient.ratio", 65, 70, insurances=RES), value("outpatient.cap", 380, 400, insurances=RES)), NEWS),
        ("resident-inpatient", "resident", "paper", "", (("三级医疗机构850元", "三级医疗机构900元"), ("二级医疗机构80%", "二级医疗机构75%")), (value("inpatient.deductible", 850, 900, hospital_level="tertiary", insurances=RES), value("inpatient.ratio", 80, 75, hospital_level="secondary", insurances=RES)), QUIET),
        ("cap-article", "rules", "bureau", "", _one("支付限额为四十万元", "支付限额为四十五万元"), (value("inpatient.cap", 400000, 450000, cohort_any=True),), WEATHER),
        ("short-ratio", "short", "portal", "", _one("支付比例为87%", "支付比例为88%"), (value("inpatient.ratio", 87, 88, hospital_level="secondary"),), SURVEY),
        ("remote-ratio", "remote", "wechat", "", _one("支付比例为75%", "支付比例为70%"), (value("inpatient.ratio", 75, 70, cohort_any=True),), QUIET),
    ),
    "procedure": (
        ("filing-flipped", "remote", "bureau", "", _one("无需办理备案手续", "应当办理异地就医备案"), (value("remote_care.filing", "not_required", "required", cohort_any=True),), HOLIDAY),
        ("filing-months", "remote", "mobile", "", _one("有效期为6个月", "有效期为12个月"), (value("remote_care.filing", 6, 12, cohort_any=True),), NEWS),
        ("window-table-page", "benefits", "portal", "", _one("出院之日起12个月内", "出院之日起6个月内"), (value("reimbursement.window", 12, 6, cohort_any=True),), ASK),
        ("window-letter", "letter", "reply", "", _one("就诊之日起6个月内", "就诊之日起12个月内"), (value("reimbursement.window", 6, 12, cohort_any=True),), QUIET),
        ("materials-faq", "faq", "answers", "", _one("本人身份证、银行卡", "本人身份证、银行卡、死亡证明"), (added("procedure.materials", ANY, cohort_any=True),), SURVEY),
        ("channel-lost", "faq", "mobile", "", _one("服务平台APP、支付宝办理", "服务平台APP办理"), (removed("procedure.channel", ANY, cohort_any=True),), HOLIDAY),
        ("channel-swapped", "resident", "tax", "", _one("微信、支付宝缴纳居民医保费，也可以到银行柜台办理", "微信缴纳居民医保费，也可以到经办窗口办理"), (removed("procedure.channel", ANY, insurances=RES, cohort_any=True), removed("procedure.channel", ANY, insurances=RES, cohort_any=True), added("procedure.channel", ANY, insurances=RES, cohort_any=True)), QUIET),
        ("fee-guide", "transfer", "bureau", "", _one("免收手续费", "收取手续费5元"), (value("procedure.fee", ANY, ANY, cohort_any=True),), NEWS),
        ("fee-consumer", "cash", "local", "", _one("取现不收手续费，凡是", "取现收取手续费2元，凡是"), (value("procedure.fee", ANY, ANY, cohort_any=True),), WEATHER),
        ("hotline-tax", "tax", "tax", "", _one("12366", "12345"), (value("procedure.hotline", "12366", "12345", cohort_any=True),), ASK),
        ("hotline-remote", "remote", "portal", "", _one("12345", "12393"), (value("procedure.hotline", "12345", "12393", cohort_any=True),), QUIET),
    ),
    "untyped": (
        ("filing-day", "base", "bureau", "", _one("2026年7月25日前", "2026年7月31日前"), (untyped("7月25日", "7月31日"),), SURVEY),
        ("settlement-days", "rules", "portal", "", _one("起七日内上传", "起三日内上传"), (untyped("七日", "三日"),), HOLIDAY),
        ("records-years", "account", "tax", "", _one("不少于2年", "不少于3年"), (untyped("2年", "3年"),), NEWS),
        ("suspension", "account", "bureau", "", _one("联网结算3个月", "联网结算6个月"), (untyped("3个月", "6个月"),), ASK),
        ("subsidy", "resident", "portal", "", _one("每人740元", "每人770元"), (untyped("740元", "770元"),), WEATHER),
        ("payout-days", "faq", "answers", "", _one("20个工作日", "10个工作日"), (untyped("20个工作日", "10个工作日"),), QUIET),
        ("check-days", "phase", "intranet", "", _one("退休前60日", "退休前90日"), (untyped("60日", "90日"),), QUIET),
    ),
    "document": (
        ("effective-to", "base", "portal", "", _one("有效期至2027年6月30日", "有效期至2027年12月31日"), (value("document.effective_to", "2027-06-30", "2027-12-31"),), NEWS),
        ("effective-from", "rules", "bureau", "", _one("自2026年10月1日起施行", "自2027年1月1日起施行"), (value("document.effective_from", "2026-10-01", "2027-01-01"),), ASK),
    ),
}  # fmt: skip


def cases() -> Iterator[Case]:
    visit = 3
    for group, rows in ROWS.items():
        for name, key, layout, later, edits, wants, slots in rows:
            it, visit = ALL[key], visit + 2
            steps = film(show(it, layout, visit), show(it.edit(*edits), later or layout, visit + 1, slots))
            yield material(
                f"sixteenth-{group}-{name}",
                f"sixteenth {group}",
                f"{key}: {edits[0][0]} → {edits[0][1]}",
                steps,
                *wants,
                kind=it.kind,
            )
    yield from _blocks()
    yield from _files()


def _blocks() -> Iterator[Case]:
    """Blocks that come or go, and what stands about the document."""
    inheritance = CASH.without("参保人去世后怎么办").without("参保人去世后，")
    military = CASH.after("参保人去世的。", "参保人应征入伍的。")
    within_city = FAMILY.edit(("支持省内共济，跨省共济请等待系统上线", "限市内共济"))
    province = FAMILY.edit(("支持省内共济，跨省共济请等待系统上线", "支持省内共济"))
    deemed = PHASE.without("四、").edit(
        ("五、2026", "四、2026"), ("六、退休", "五、退休"), ("七、用人", "六、用人"), ("八、本通知", "七、本通知")
    )
    more_deemed = TAX.after("累计缴费年限不够的", "军人退出现役后参加职工医保的，其服役年限视同职工医保缴费年限。")
    paid = "参加居民医保，个人每人每年需要缴纳{}元。"
    old_fee, new_fee = (
        RESIDENT.edit(("2027年度居民医保个人缴费标准为每人每年420元。", paid.format(n))) for n in (400, 420)
    )
    clause = "第十五条　定点医药机构应当于每年3月31日前公示上年度职工医保服务协议履行情况。"
    article = RULES.after("第十四条", clause).edit(("第十五条　本办法", "第十六条　本办法"))
    aided = RESIDENT.edit(("按每人360元给予资助", "按每人300元给予资助"))
    merged = SHORT.after(
        "三、",
        table(
            ("人员类别", "医院等级", "职工医保门诊支付比例"), (Cell("在职职工", rows=2), "一级医院", "75%"), ("三级医院", "60%"),
            (Cell("退休人员", rows=2), "一级医院", "80%"), ("三级医院", "65%"),
        ),
    )  # fmt: skip
    retired = merged.edit(("65%", "68%"))
    unrepealed = RULES.edit(("《襄阳市城镇职工基本医疗保险办法》（襄政规〔2018〕6号）同时废止。", ""))
    shorter = ACCOUNT.edit(("有效期至2030年12月31日", "有效期至2028年12月31日"))
    urgent = LETTER.edit(("断缴期间发生的住院费用，", "除急诊抢救费用外，断缴期间发生的住院费用，"))
    carried = BENEFITS.edit(("当年有效，不结转使用", "当年未用完的，可结转下年使用"))
    rows: tuple[tuple[str, str, Document, Document, str, tuple[Want, ...]], ...] = (
        ("inheritance-gained", "account", inheritance, CASH, "local", (added("account.inheritance", "allowed", cohort_any=True),)),
        ("circumstance-line", "account", CASH, military, "forum", (added("account.cash_out.circumstance", "military_service", cohort_any=True),)),
        ("aid-province", "aid", within_city, province, "wechat", (value("mutual_aid.scope", "within_city", "within_province", cohort_any=True),)),
        ("deemed-lost", "years", PHASE, deemed, "bureau", (removed("years.deemed", ANY, cohort_any=True),)),
        ("deemed-gained", "years", TAX, more_deemed, "tax", (added("years.deemed", ANY, cohort_any=True),)),
        ("resident-paid", "contribution", old_fee, new_fee, "mobile", (value("contribution.resident", 400, 420, insurances=RES, cohort_any=True),)),
        ("article-gained", "untyped", RULES, article, "bureau", (untyped(None, "3月31日前公示"),)),
        ("merged-cells", "benefits", merged, retired, "intranet", (value("outpatient.ratio", 65, 68, status="retired", hospital_level="tertiary"),)),
        ("repeal-lost", "document", RULES, unrepealed, "portal", (removed("document.repeals", ANY),)),
        ("effective-to-earlier", "document", ACCOUNT, shorter, "tax", (value("document.effective_to", "2030-12-31", "2028-12-31"),)),
        ("proviso", "untyped", LETTER, urgent, "reply", (untyped("不予支付", "急诊抢救", any_kind=True),)),
        ("carried-over", "untyped", BENEFITS, carried, "bureau", (untyped("不结转", "可结转", any_kind=True),)),
        ("aid-amount", "untyped", RESIDENT, aided, "portal", (untyped("360元", "300元"),)),
        ("stamp", "document", BASE, replace(BASE, stamp="文件已失效"), "bureau", (value("document.validity", ANY, ANY),)),
        ("stamp-repealed", "document", ACCOUNT, replace(ACCOUNT, stamp="文件已废止"), "bureau", (value("document.validity", ANY, "repealed"),)),
        ("attachment-gained", "document", BASE, replace(BASE, files=(("P020260701334.docx", "职工医保缴费工资申报表.docx"),)), "bureau", (published("document.attachment", None, ANY),)),
        ("attachment-lost", "document", replace(TRANSFER, files=(("/u/zysq.doc", "转移申请表.doc"),)), TRANSFER, "portal", (removed("document.attachment", ANY),)),
    )  # fmt: skip
    for n, (name, group, before, after, layout, wants) in enumerate(rows):
        yield material(
            f"sixteenth-block-{name}",
            f"sixteenth {group}",
            name,
            film(show(before, layout, 40 + n), show(after, layout, 41 + n, NEWS)),
            *wants,
            kind=before.kind,
        )
    row = "<tr><td>索引号</td><td>01450/2026-00318</td><td>发布机构</td><td>宜宾市医疗保障局</td></tr><tr><td>文号</td><td>宜医保发〔2026〕17号</td><td>有效性</td><td>{}</td></tr>"
    steps = film(*(show(PHASE, "portal", n, {"meta": row.format(said)}) for n, said in ((55, "有效"), (56, "已废止"))))
    yield material(
        "sixteenth-block-meta-repealed",
        "sixteenth document",
        "有效性：有效 → 已废止",
        steps,
        value("document.validity", "in_force", "repealed"),
    )


def _files() -> Iterator[Case]:
    """Attachments whose text changed, and notices that appear on a column page."""
    files = {
        "pdf": ("att/ybdy.pdf", "住院待遇调整通知.pdf"),
        "docx": ("att/ybdy.docx", "住院待遇调整通知.docx"),
        "xlsx": ("att/ybdy.xlsx", "职工医保住院待遇表.xlsx"),
    }
    cap = SHORT.edit(("限额为30万元", "限额为40万元"))
    cost = SHORT.edit(("标准为900元", "标准为1000元"))
    pages = {kind: replace(PHASE, files=(link,)) for kind, link in files.items()}
    sheet: list[list[object]] = [
        ["医院等级", "职工医保住院起付标准（元）", "职工医保住院支付比例"],
        ["一级医院", 200, 0.92],
        ["二级医院", 500, 0.88],
        ["三级医院", 900, 0.83],
    ]
    newer: list[list[object]] = [*sheet[:3], ["三级医院", 800, 0.83]]
    both = (
        ("pdf", as_pdf(SHORT, 30), as_pdf(cap, 30), value("inpatient.cap", 300000, 400000)),
        (
            "docx",
            as_docx(SHORT),
            as_docx(cost, runs=5),
            value("inpatient.deductible", 900, 1000, hospital_level="tertiary"),
        ),
        (
            "xlsx",
            as_xlsx("职工医保住院待遇表", sheet),
            as_xlsx("职工医保住院待遇表", newer),
            value("inpatient.deductible", 900, 800, hospital_level="tertiary"),
        ),
    )
    for kind, before, after, want in both:
        path = files[kind][0]
        steps = film(
            {"": show(pages[kind], "bureau", 60), path: before}, {"": show(pages[kind], "bureau", 61), path: after}
        )
        yield material(
            f"sixteenth-file-{kind}", "sixteenth files", f"{kind} attachment replaced", steps, want, attachments=True
        )
    first = [
        Entry("art/2026/8/12/art_9_311.html", RULES, "2026-08-12"),
        Entry("art/2026/3/16/art_9_207.html", TRANSFER, "2026-03-16"),
    ]
    for name, new, rows in (("base", BASE, False), ("phase", PHASE, True), ("benefits", BENEFITS, False)):
        later = [Entry(f"art/2026/11/9/art_9_4{len(name)}0.html", new, "2026-11-09"), *first]
        steps = film(column(first, visit=70, rows=rows), column(later, visit=71, rows=rows))
        yield material(
            f"sixteenth-list-{name}",
            "sixteenth list",
            f"{name} appears on the list",
            steps,
            published(None, None, ANY),
            kind="list",
            follow=FOLLOW,
        )
