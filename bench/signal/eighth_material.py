"""Material edits of the eighth wave: one real edit each, mostly while the furniture moves too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bench.signal.case import ANY, Answer, Case, Want, added, material, published, removed, untyped, value
from bench.signal.document import Document, Heading
from bench.signal.eighth_layouts import NONE, Slots, column, show
from bench.signal.eighth_texts import ACCOUNT, ARTICLE, BASE, BENEFIT, FAQ, REMOTE, RESIDENT, RULES, TRANSFER, YEARS
from bench.signal.lists import Entry
from bench.signal.prints import as_docx, as_pdf, as_xlsx, film
from watcher.model import Follow

FOLLOW = Follow(match=("医疗保险", "医保", "缴费"), limit=20)
RES = ("resident_medical", "medical", "unspecified")
Edits = tuple[tuple[str, str], ...]
Row = tuple[str, Document, str, Edits | Document, tuple[Want, ...]]
# the furniture before and after, taken in turn
MOVES: tuple[tuple[Slots, Slots], ...] = (
    (NONE, NONE),
    ({"top": ("今日 多云 11℃",)}, {"top": ("今日 小雨 7℃",)}),
    (NONE, {"pop": ("网站满意度调查，已有623人参与",)}),
    ({"side": ("热点", "窗口延时服务获好评", "第3批先进个人公示")}, {"side": ("热点", "全市表彰22个先进集体", "春节值班安排公布")}),
    ({"foot": ("邮编：241000",)}, {"foot": ("邮编：241000", "技术支持：云政科技", "累计访问 3920117")}),
    ({"tail": ("打印本页",)}, {"tail": ("打印本页", "分享到微信朋友圈", "有帮助（32）")}),
    ({"nav": ("专题专栏",)}, {"nav": ("数据开放", "专题专栏", "无障碍")}),
)  # fmt: skip

# variants of the documents that both steps share
THRESHOLD = ACCOUNT.edit(
    (
        "个人账户资金不得提取现金，本办法第十一条规定的情形除外",
        "个人账户年末余额超过本市上年度在岗职工平均工资5%的部分，可以申请提取现金",
    )
)
BORN = YEARS.edit(
    (
        "2001年7月1日前参加本市职工基本医疗保险的人员，累计缴费年限满20年即视为达到规定年限",
        "1975年1月1日以后出生的女职工，医疗保险累计缴费年限应当满26年",
    )
)
NO_REPEAL = REMOTE.edit(("执行，原《关于异地就医管理有关问题的通知》（宁医保发〔2022〕17号）同时废止", "执行"))
PLAINLY = RESIDENT.edit(
    (
        "二、缴费标准：城乡居民基本医疗保险个人缴费标准为每人每年400元",
        "二、参加2026年度城乡居民医保，个人每人每年需缴费400元",
    )
)
YEARLY = YEARS.edit(
    (
        "低于上述规定的，每年提高六个月，到2032年1月1日全市统一",
        "低于上述规定的，逐年调整，到2032年1月1日统一到规定年限",
    ),
)


def cell(level: str, status: str, key: str, old: float, new: float) -> Want:
    return value(key, old, new, hospital_level=level, status=status)


ACCOUNTS: tuple[Row, ...] = (
    ("credit-active", ACCOUNT, "bureau", (("缴费基数的2%", "缴费基数的2.5%"),), (value("account.credit.active", 2, 2.5, cohort_any=True),)),
    ("credit-active-article", ARTICLE, "life", (("本人缴费基数的2%划入", "本人缴费基数的1.8%划入"),), (value("account.credit.active", 2, 1.8, cohort_any=True),)),
    ("credit-retired", ACCOUNT, "weixin", (("每人每月78元", "每人每月83元"),), (value("account.credit.retired", 78, 83, cohort_any=True),)),
    ("credit-retired-article", ARTICLE, "weixin", (("定额划入95元", "定额划入108元"),), (value("account.credit.retired", 95, 108, cohort_any=True),)),
    ("use-insurance", ACCOUNT, "cards", ACCOUNT.edit(("的个人缴费。", "的个人缴费；")).after("（三）为家庭成员", "（四）为本人及其家庭成员购买商业健康保险的费用。"), (added("account.use", "commercial_health_insurance"),)),
    ("use-pharmacy-gone", ACCOUNT, "intranet", ACCOUNT.without("（二）在定点零售药店").edit(("（三）为家庭成员", "（二）为家庭成员")), (removed("account.use", "pharmacy"),)),
    ("use-insurance-gone", ARTICLE, "forum", ARTICLE.without("另外，个人账户还可以用于购买"), (removed("account.use", "commercial_health_insurance"),)),
    ("use-premium", ARTICLE, "mobile", ARTICLE.after("另外，个人账户还可以", "从今年起，个人账户还可以用于缴纳家人参加城乡居民医保的个人缴费。"), (added("account.use", "resident_premium", insurances=("employee_medical", "resident_medical", "medical", "unspecified")),)),
    ("relatives-grandparents", ACCOUNT, "plain", (("配偶、父母、子女", "配偶、父母、子女、祖父母"),), (added("mutual_aid.relatives", "grandparents"),)),
    ("relatives-siblings", FAQ, "accordion", (("可供配偶、父母、子女共济", "可供配偶、父母、子女、兄弟姐妹共济"),), (added("mutual_aid.relatives", "siblings"),)),
    ("relatives-swapped", ARTICLE, "life", (("子女、兄弟姐妹", "子女、祖父母"),), (removed("mutual_aid.relatives", "siblings"), added("mutual_aid.relatives", "grandparents"))),
    ("scope-province", ACCOUNT, "bureau", (("个人账户家庭共济在本市范围内", "个人账户家庭共济在全省范围内"),), (value("mutual_aid.scope", "within_city", "within_province", cohort_any=True),)),
    ("scope-cross", FAQ, "cards", (("目前支持省内共济", "目前支持跨省共济"),), (value("mutual_aid.scope", "within_province", "cross_province", cohort_any=True),)),
    ("cash-allowed", ACCOUNT, "tabs", (("个人账户资金不得提取现金，本办法第十一条规定的情形除外", "个人账户资金可以提取现金"),), (value("account.cash_out.permission", ANY, "allowed", cohort_any=True),)),
    ("cash-allowed-faq", FAQ, "forum", (("不能。职工医保个人账户资金不得提取现金", "可以。职工医保个人账户资金可以提取现金"),), (value("account.cash_out.permission", "forbidden", "allowed"),)),
    ("cash-article", ARTICLE, "plain", (("一般情况下，职工医保个人账户里的钱不能取现", "从今年开始，职工医保个人账户里的钱可以取现"),), (value("account.cash_out.permission", ANY, "allowed", cohort_any=True),)),
    ("circumstance-army-gone", ACCOUNT, "mobile", ACCOUNT.without("（三）参保人员应征入伍").edit(("死亡的；", "死亡的。")), (removed("account.cash_out.circumstance", "military_service"),)),
    ("circumstance-relocation", ACCOUNT, "bureau", ACCOUNT.edit(("应征入伍的。", "应征入伍的；")).after("（三）参保人员应征入伍", "（四）参保人员异地安置退休的。"), (added("account.cash_out.circumstance", "retired_relocation"),)),
    ("circumstance-abroad-gone", ARTICLE, "weixin", ARTICLE.without("参保人出境定居"), (removed("account.cash_out.circumstance", "emigration"),)),
    ("circumstance-army", ARTICLE, "life", ARTICLE.after("参保人出境定居", "参保人应征入伍；"), (added("account.cash_out.circumstance", "military_service"),)),
    ("threshold-percent", THRESHOLD, "cards", (("平均工资5%", "平均工资10%"),), (value("account.cash_out.threshold", 5, 10, cohort_any=True),)),
    ("threshold-money", ARTICLE, "life", (("超过3000元的部分", "超过5000元的部分"),), (value("account.cash_out.threshold", 3000, 5000, cohort_any=True),)),
    ("inheritance-gone", FAQ, "mobile", FAQ.without("参保人去世后个人账户余额"), (removed("account.inheritance", "allowed"),)),
    ("inheritance-comes", ARTICLE, "weixin", ARTICLE.after("个人账户的余额会按年计息", "个人账户余额属于个人所有，可以依法继承。"), (added("account.inheritance", "allowed"),)),
    ("funds-stay", ACCOUNT, "cards", (("个人账户余额随其划转", "个人账户余额不划转"),), (value("transfer.account_funds", "transferred", "not_transferred", scope="cross_province"),)),
    ("receipts-kept", ACCOUNT, "bureau", (("不少于2年", "不少于3年"),), (untyped("不少于2年", "不少于3年"),)),
    ("suspended", ACCOUNT, "mobile", (("联网结算3个月", "联网结算6个月"),), (untyped("3个月", "6个月"),)),
    ("bound-members", ARTICLE, "life", (("最多为6人", "最多为8人"),), (untyped("6人", "8人"),)),
    ("account-years", ARTICLE, "life", (("男职工满25年、女职工满20年", "男职工满30年、女职工满20年"),), (value("years.total", 25, 30, sex="male"),)),
    ("article-shortfall", ARTICLE, "mobile", (("年限不够可以按月接着缴，直到满足要求为止", "年限不够可以一次性补缴，补到满足要求为止"),), (value("years.shortfall", "monthly", "lump_sum", cohort_any=True),)),
    ("article-deemed", ARTICLE, "plain", ARTICLE.after("按烟台的规定", "当过兵的朋友注意，军人服役年限视同职工医保缴费年限。"), (added("years.deemed", ANY),)),
    ("article-papers", ARTICLE, "weixin", (("要带身份证、银行卡，", "要带身份证，"),), (removed("procedure.materials", ANY),)),
)  # fmt: skip

CONTRIBUTIONS: tuple[Row, ...] = (
    ("years-female", YEARS, "bureau", (("女满25年", "女满28年"),), (value("years.total", 25, 28, sex="female"),)),
    ("years-both", RULES, "intranet", (("男性累计缴费满二十五年、女性累计缴费满二十年", "男性累计缴费满三十年、女性累计缴费满二十五年"),), (value("years.total", 25, 30, sex="male"), value("years.total", 20, 25, sex="female"))),
    ("years-flexible", YEARS, "cards", (("应当达到28年", "应当达到30年"),), (value("years.total", 28, 30, status="flexible"),)),
    ("years-joined", YEARS, "mobile", (("满20年即视为", "满22年即视为"),), (value("years.total", 20, 22, cohort_any=True),)),
    ("years-born", BORN, "weixin", (("应当满26年", "应当满27年"),), (value("years.total", 26, 27, cohort_any=True),)),
    ("years-pension", RULES, "bureau", (("累计缴费满十五年的，按月领取", "累计缴费满二十年的，按月领取"),), (value("years.total", 15, 20, insurances=("pension",), cohort_any=True),)),
    ("years-local", YEARS, "plain", (("不得少于10年", "不得少于12年"),), (value("years.local", 10, 12, cohort_any=True),)),
    ("years-local-transfer", TRANSFER, "forum", (("须满8年", "须满10年"),), (value("years.local", 8, 10, cohort_any=True),)),
    ("deemed-gone", YEARS, "tabs", YEARS.without("符合国家规定的连续工龄"), (removed("years.deemed", ANY, cohort_any=True),)),
    ("shortfall-monthly", YEARS, "cards", (("可以一次性补缴至规定年限", "可以按月缴费至规定年限"),), (value("years.shortfall", "lump_sum", "monthly", cohort_any=True),)),
    ("shortfall-lump", FAQ, "accordion", (("可以按月继续缴费至规定年限", "可以一次性缴费至规定年限"),), (value("years.shortfall", "monthly", "lump_sum", cohort_any=True),)),
    ("phase-step", YEARS, "intranet", (("每年提高六个月", "每年提高一年"),), (value("years.phase_in", ANY, ANY, cohort_any=True),)),
    ("phase-date", YEARLY, "bureau", (("到2032年1月1日", "到2035年1月1日"),), (value("years.phase_in", ANY, ANY, cohort_any=True),)),
    ("late-payment", YEARS, "weixin", (("之日起60日内办理", "之日起90日内办理"),), (untyped("60日", "90日"),)),
    ("review-days", YEARS, "mobile", (("之日起30日内申请复核", "之日起15日内申请复核"),), (untyped("30日", "15日"),)),
    ("reserved-sum", YEARS, "plain", (("每人18000元", "每人21000元"),), (untyped("18000元", "21000元"),)),
    ("base-upper", BASE, "bureau", (("22356", "23118"),), (value("contribution.base.upper", 22356, 23118, cohort_any=True),)),
    ("base-lower-area", BASE, "cards", (("于都县为4236元", "于都县为4380元"),), (value("contribution.base.lower", 4236, 4380, cohort_any=True),)),
    ("base-area-gone", BASE, "intranet", BASE.without("（二）南康区"), (removed("contribution.base.lower", 4236, cohort_any=True),)),
    ("base-percent", RULES, "tabs", (("百分之三百，下限为百分之六十", "百分之二百五十，下限为百分之六十五"),), (value("contribution.base.upper", 300, 250, cohort_any=True), value("contribution.base.lower", 60, 65, cohort_any=True))),
    ("rate-employer", BASE, "mobile", (("比例为6.8%", "比例为7.3%"),), (value("contribution.rate.employer", 6.8, 7.3, cohort_any=True),)),
    ("rate-employer-rules", RULES, "cards", (("百分之八缴纳基本医疗保险费", "百分之七点五缴纳基本医疗保险费"),), (value("contribution.rate.employer", 8, 7.5, cohort_any=True),)),
    ("rate-personal", BASE, "plain", (("职工个人缴费比例为2%", "职工个人缴费比例为1.5%"),), (value("contribution.rate.personal", 2, 1.5, cohort_any=True),)),
    ("rate-personal-rules", RULES, "mobile", (("百分之二缴纳基本医疗保险费", "百分之二点五缴纳基本医疗保险费"),), (value("contribution.rate.personal", 2, 2.5, cohort_any=True),)),
    ("rate-two", BASE, "tabs", (("比例为6.8%，职工个人缴费比例为2%", "比例为7%，职工个人缴费比例为2.5%"),), (value("contribution.rate.employer", 6.8, 7, cohort_any=True), value("contribution.rate.personal", 2, 2.5, cohort_any=True))),
    ("rate-flexible", BASE, "bureau", (("缴费比例为8.5%", "缴费比例为9%"),), (value("contribution.rate.flexible", 8.5, 9, cohort_any=True),)),
    ("rate-flexible-rules", RULES, "intranet", (("百分之十的费率", "百分之九的费率"),), (value("contribution.rate.flexible", 10, 9, cohort_any=True),)),
    ("rate-pension", RULES, "plain", (("百分之十六", "百分之十五"),), (value("contribution.rate.employer", 16, 15, insurances=("pension",), cohort_any=True),)),
    ("rate-unemployment", RULES, "bureau", (("用人单位按照职工工资总额的百分之零点五", "用人单位按照职工工资总额的百分之零点七"),), (value("contribution.rate.employer", 0.5, 0.7, insurances=("unemployment",), cohort_any=True),)),
    ("rate-maternity", BASE, "cards", (("缴费比例为0.6%", "缴费比例为0.5%"),), (value("contribution.rate.employer", 0.6, 0.5, insurances=("maternity",), cohort_any=True),)),
    ("large-sums", BASE, "intranet", (("每人每年120元", "每人每年144元"),), (untyped("120元", "144元"),)),
    ("payment-day", BASE, "bureau", (("每月20日前", "每月15日前"),), (untyped("20日", "15日"),)),
    ("tier-row", BASE, "bureau", (("5589", "5700"), ("475.07", "484.50")), (untyped("5589", "5700"),)),
    ("resident-fee", RESIDENT, "weixin", (("每人每年400元", "每人每年420元"),), (value("contribution.resident", 400, 420, insurances=RES, cohort_any=True),)),
    ("resident-fee-phone", PLAINLY, "mobile", (("个人每人每年需缴费400元", "个人每人每年需缴费380元"),), (value("contribution.resident", 400, 380, insurances=RES, cohort_any=True),)),
    ("subsidy", RESIDENT, "bureau", (("不低于700元", "不低于740元"),), (untyped("700元", "740元"),)),
    ("season", RESIDENT, "plain", (("至2025年12月31日", "至2026年2月28日"),), (untyped("2025年12月31日", "2026年2月28日"),)),
    ("newborn", RESIDENT, "cards", (("出生后90日内", "出生后180日内"),), (untyped("90日", "180日"),)),
    ("aid", RESIDENT, "tabs", (("每人180元", "每人200元"),), (untyped("180元", "200元"),)),
    ("births", RULES, "cards", (("按98天计算", "按158天计算"),), (untyped("98天", "158天"),)),
    ("births-proviso", RULES, "mobile", (("增加15天", "增加30天"),), (untyped("15天", "30天"),)),
    ("registration-proviso", RULES, "cards", (("办理社会保险登记。", "办理社会保险登记，但建筑施工企业可以延长至60日。"),), (untyped("30日", "但建筑施工企业可以延长至60日", any_kind=True),)),
    ("fine", RULES, "bureau", (("三倍以下", "五倍以下"),), (untyped("三倍", "五倍"),)),
    ("registration", RULES, "tabs", (("成立之日起30日内", "成立之日起15日内"),), (untyped("30日", "15日"),)),
    ("injury-claim", RULES, "plain", (("发生之日起30日内提出", "发生之日起60日内提出"),), (untyped("30日", "60日"),)),
)  # fmt: skip

CARE: tuple[Row, ...] = (
    ("waiting", FAQ, "accordion", (("等待期为4个月", "等待期为6个月"),), (value("waiting_period", 4, 6, cohort_any=True),)),
    ("waiting-resident", RESIDENT, "intranet", (("待遇等待期3个月", "待遇等待期2个月"),), (value("waiting_period", 3, 2, insurances=RES, cohort_any=True),)),
    ("gap", FAQ, "cards", (("中断缴费2个月", "中断缴费3个月"),), (value("contribution.gap", 2, 3, cohort_any=True),)),
    ("gap-transfer", TRANSFER, "mobile", (("中断缴费3个月", "中断缴费6个月"),), (value("contribution.gap", 3, 6, cohort_any=True),)),
    ("gap-rules", RULES, "intranet", (("不超过三个月的", "不超过六个月的"),), (value("contribution.gap", 3, 6, cohort_any=True),)),
    ("start-day", BASE, "plain", (("自缴费次月起", "自缴费次月15日起"),), (value("benefit.start", "next_month", ANY, cohort_any=True),)),
    ("start-faq", FAQ, "tabs", (("自参保缴费次月起享受", "自参保缴费次月10日起享受"),), (value("benefit.start", "next_month", ANY, cohort_any=True),)),
    ("start-date", RESIDENT, "cards", (("自2026年1月1日起享受", "自2026年2月1日起享受"),), (value("benefit.start", "2026-01-01", "2026-02-01", insurances=RES, cohort_any=True),)),
    ("funds-within", TRANSFER, "bureau", (("个人账户余额不转移", "个人账户余额随同转移"),), (value("transfer.account_funds", "not_transferred", "transferred", scope="within_province"),)),
    ("deadline", TRANSFER, "forum", (("15个工作日内", "10个工作日内"),), (value("transfer.deadline", 15, 10, cohort_any=True),)),
    ("deadline-unit", TRANSFER, "plain", (("15个工作日内", "15日内"),), (value("transfer.deadline", 15, 15, units=("working_day", "day"), cohort_any=True),)),
    ("deadline-faq", FAQ, "accordion", (("10个工作日内", "7个工作日内"),), (value("transfer.deadline", 10, 7, cohort_any=True),)),
    ("notified", TRANSFER, "cards", (("办结后3日内", "办结后5日内"),), (untyped("3日", "5日"),)),
    ("inpatient-line", BENEFIT, "bureau", (("600元", "500元"),), (value("inpatient.deductible", 600, 500, hospital_level="secondary"),)),
    ("inpatient-active", BENEFIT, "cards", (("84%", "86%"),), (cell("tertiary", "active", "inpatient.ratio", 84, 86),)),
    ("inpatient-retired", BENEFIT, "intranet", (("94%", "95%"),), (cell("primary", "retired", "inpatient.ratio", 94, 95),)),
    ("inpatient-row", BENEFIT, "tabs", (("900元", "1000元"), ("89%", "88%")), (value("inpatient.deductible", 900, 1000, hospital_level="tertiary"), cell("tertiary", "retired", "inpatient.ratio", 89, 88))),
    ("inpatient-column", BENEFIT, "plain", (("90%", "91%"), ("87%", "88%"), ("84%", "85%")), (cell("primary", "active", "inpatient.ratio", 90, 91), cell("secondary", "active", "inpatient.ratio", 87, 88), cell("tertiary", "active", "inpatient.ratio", 84, 85))),
    ("outpatient-two-heads", BENEFIT, "bureau", (("65%", "68%"),), (cell("secondary", "active", "outpatient.ratio", 65, 68),)),
    ("outpatient-retired", BENEFIT, "mobile", (("60%", "65%"),), (cell("tertiary", "retired", "outpatient.ratio", 60, 65),)),
    ("outpatient-line", BENEFIT, "cards", (("200元", "300元"),), (value("outpatient.deductible", 200, 300, status="active"),)),
    ("outpatient-line-retired", BENEFIT, "weixin", (("150元", "100元"),), (value("outpatient.deductible", 150, 100, status="retired"),)),
    ("outpatient-cap", BENEFIT, "intranet", (("4500元", "5000元"),), (value("outpatient.cap", 4500, 5000, status="active"),)),
    ("outpatient-resident", RESIDENT, "mobile", (("报销比例为60%", "报销比例为65%"), ("限额为500元", "限额为600元")), (value("outpatient.ratio", 60, 65, insurances=RES, cohort_any=True), value("outpatient.cap", 500, 600, insurances=RES, cohort_any=True))),
    ("inpatient-cap", BENEFIT, "tabs", (("限额为40万元", "限额为50万元"),), (value("inpatient.cap", 400000, 500000, cohort_any=True),)),
    ("inpatient-cap-resident", RESIDENT, "weixin", (("限额为25万元", "限额为30万元"),), (value("inpatient.cap", 250000, 300000, insurances=RES, cohort_any=True),)),
    ("merged-line", REMOTE, "bureau", (("500", "600"),), (cell("secondary", "active", "inpatient.deductible", 500, 600),)),
    ("merged-ratio", REMOTE, "mobile", (("83%", "85%"),), (cell("tertiary", "retired", "inpatient.ratio", 83, 85),)),
    ("home-bed", BENEFIT, "bureau", (("建床费100元", "建床费120元"),), (untyped("100元", "120元"),)),
    ("prescription", BENEFIT, "cards", (("放宽到12周", "放宽到8周"),), (untyped("12周", "8周"),)),
    ("prescription-faq", FAQ, "cards", (("不超过7天用量", "不超过15天用量"),), (untyped("7天", "15天"),)),
    ("prescription-proviso", FAQ, "mobile", (("不超过3天用量", "不超过3天用量，但高血压、糖尿病处方可以延长至12周用量"),), (untyped("3天用量", "12周", any_kind=True),)),
    ("filing-needed", REMOTE, "cards", (("无需办理异地就医备案", "应当办理异地就医备案"),), (value("remote_care.filing", "not_required", "required", scope="within_province"),)),
    ("filing-not-needed", REMOTE, "intranet", (("跨省住院的，应当在入院前办理异地就医备案手续", "跨省住院的，无需办理异地就医备案手续"),), (value("remote_care.filing", "required", "not_required", scope="cross_province"),)),
    ("filing-valid", FAQ, "forum", (("备案有效期为6个月", "备案有效期为12个月"),), (value("remote_care.filing", 6, 12, cohort_any=True),)),
    ("window", FAQ, "mobile", (("自开具收据之日起12个月内", "自开具收据之日起6个月内"),), (value("reimbursement.window", 12, 6, cohort_any=True),)),
    ("window-remote", REMOTE, "plain", (("自出院之日起6个月内", "自出院之日起9个月内"),), (value("reimbursement.window", 6, 9, cohort_any=True),)),
    ("papers", FAQ, "accordion", (("费用发票、出院小结", "费用发票、出院小结、银行卡"),), (added("procedure.materials", ANY),)),
    ("papers-proxy", TRANSFER, "weixin", TRANSFER.without("委托他人办理的"), (removed("procedure.materials", ANY, cohort_any=True),)),
    ("papers-resident", RESIDENT, "bureau", (("需携带户口簿、身份证", "需携带身份证"),), (removed("procedure.materials", ANY, insurances=RES),)),
    ("channel", TRANSFER, "mobile", (("鄂汇办APP、国家医保", "鄂汇办APP、支付宝、国家医保"),), (added("procedure.channel", ANY),)),
    ("channel-gone", RESIDENT, "plain", (("使用支付宝、微信办理", "使用支付宝办理"),), (removed("procedure.channel", ANY, insurances=RES),)),
    ("fee", TRANSFER, "cards", (("不收取手续费", "收取手续费20元"),), (value("procedure.fee", "free", 20),)),
    ("fee-faq", FAQ, "accordion", (("首次补办社会保障卡不收取工本费", "首次补办社会保障卡收取工本费15元"),), (value("procedure.fee", "free", 15, cohort_any=True),)),
    ("hotline", FAQ, "tabs", (("12333", "12393"),), (value("procedure.hotline", "12333", "12393"),)),
    ("hotline-resident", RESIDENT, "cards", (("12393", "12333"),), (value("procedure.hotline", "12393", "12333", insurances=RES),)),
    ("clearing", REMOTE, "tabs", (("每月25日前", "每月20日前"),), (untyped("25日", "20日"),)),
    ("upload", REMOTE, "bureau", (("3个工作日内上传", "5个工作日内上传"),), (untyped("3个工作日", "5个工作日"),)),
    ("effective", ACCOUNT, "bureau", (("自2025年11月1日起施行", "自2026年1月1日起施行"),), (value("document.effective_from", "2025-11-01", "2026-01-01"),)),
    ("effective-benefit", BENEFIT, "mobile", (("本标准自2026年1月1日起执行", "本标准自2026年4月1日起执行"),), (value("document.effective_from", "2026-01-01", "2026-04-01"),)),
    ("valid-to", RULES, "bureau", (("有效期至2029年12月31日", "有效期至2027年12月31日"),), (value("document.effective_to", "2029-12-31", "2027-12-31"),)),
    ("term", BASE, "mobile", (("2026年1月1日至2026年12月31日", "2026年1月1日至2027年6月30日"),), (value("document.effective_to", ANY, ANY),)),
    ("repeal-gone", ACCOUNT, "intranet", (("起施行。《芜湖市职工医疗保险个人账户管理暂行办法》（芜医保发〔2021〕18号）同时废止。", "起施行。"),), (removed("document.repeals", ANY),)),
    ("repeal-comes", NO_REPEAL, "cards", REMOTE, (added("document.repeals", ANY),)),
    ("stamp", ACCOUNT, "bureau", replace(ACCOUNT, stamp="文件已失效"), (value("document.validity", "in_force", ANY),)),
    ("stamp-row", YEARS, "cards", replace(YEARS, stamp="文件已废止"), (value("document.validity", "in_force", ANY),)),
    ("file-comes", ACCOUNT, "bureau", replace(ACCOUNT, files=(("files/zqsqb.doc", "个人账户余额支取申请表.doc"),)), (published("document.attachment", None, ANY),)),
    ("file-replaced", RULES, "cards", replace(RULES, files=(("files/djb2026.docx", "社会保险登记申请表.docx"),)), (value("document.attachment", ANY, ANY),)),
    ("file-gone", BASE, "intranet", replace(BASE, files=()), (removed("document.attachment", ANY),)),
)  # fmt: skip


def columns() -> Iterator[Case]:
    """A new document on a column page, or a changed one behind it."""
    old = [Entry("t2025_811.html", REMOTE, REMOTE.day), Entry("t2025_640.html", TRANSFER, TRANSFER.day)]
    moved: Slots = {"top": ("元旦放假通知",), "side": ("热点", "2026年民生实事")}
    for name, it in (("yearly", BASE), ("residents", RESIDENT)):
        new = [Entry("t2025_977.html", it, it.day), *old]
        steps = film(column(old), column(new, 2, moved))
        yield material(
            f"eighth-list-{name}",
            "eighth list",
            "a new document is listed",
            steps,
            published(None, None, ANY),
            kind="list",
            follow=FOLLOW,
        )
    edited = [
        Entry(e.path, TRANSFER.edit(("15个工作日内", "12个工作日内")) if e.document is TRANSFER else e.document, e.day)
        for e in old
    ]
    want = value("transfer.deadline", 15, 12, cohort_any=True)
    yield material(
        "eighth-list-behind",
        "eighth list",
        "a listed guide changes",
        film(column(old), column(edited, 2, moved)),
        want,
        kind="list",
        follow=FOLLOW,
    )


def attached(
    page: Document, path: str, before: Answer, after: Answer, layout: str = "bureau"
) -> tuple[dict[str, Answer], dict[str, Answer]]:
    it = replace(page, files=((path, path.rsplit("/", 1)[-1]),))
    return {"": show(it, layout), path: before}, {"": show(it, layout, 2), path: after}


def files() -> Iterator[Case]:
    """What attachments and files say."""
    cover = Document(
        title="关于印发职工基本医疗保险有关文件的通知",
        issuer="芜湖市医疗保障局",
        number="芜医保发〔2025〕40号",
        day="2025-10-09",
        blocks=("各县（市、区）医疗保障局：", "现将文件印发给你们，请遵照执行。", Heading("附件见下")),
    )
    short = replace(RESIDENT, blocks=RESIDENT.blocks[:9])
    rows: Sequence[Sequence[object]] = (
        ("医疗机构等级", "在职职工住院支付比例", "退休人员住院支付比例"),
        ("一级医疗机构", 0.9, 0.94),
        ("二级医疗机构", 0.86, 0.91),
    )
    newer = (*rows[:2], ("二级医疗机构", 0.88, 0.91))
    sheet, sheet2 = (as_xlsx("职工基本医疗保险住院待遇表", r) for r in (rows, newer))
    base, one = "职工基本医疗保险", "eighth files"
    yield material("eighth-docx", one, f"{base}: a Word attachment", film(*attached(cover, "files/gzbf.docx", as_docx(ACCOUNT), as_docx(ACCOUNT.edit(("每人每月78元", "每人每月80元"))))), value("account.credit.retired", 78, 80, cohort_any=True), attachments=True)  # fmt: skip
    yield material(
        "eighth-docx-years",
        one,
        "a Word file",
        film(as_docx(YEARS, runs=6), as_docx(YEARS.edit(("男满30年", "男满28年")))),
        value("years.total", 30, 28, sex="male"),
        name="tz.docx",
    )
    yield material(
        "eighth-pdf",
        one,
        "a PDF",
        film(as_pdf(short, 30), as_pdf(short.edit(("每人每年400元", "每人每年430元")), 30)),
        value("contribution.resident", 400, 430, insurances=RES, cohort_any=True),
        name="tg.pdf",
    )
    pdf_page = replace(cover, title="关于转发城乡居民基本医疗保险参保缴费通告的通知")
    yield material("eighth-pdf-attached", one, "a PDF attachment", film(*attached(pdf_page, "files/tg.pdf", as_pdf(short, 30), as_pdf(short.edit(("待遇等待期3个月", "待遇等待期4个月")), 30), "intranet")), value("waiting_period", 3, 4, insurances=RES, cohort_any=True), attachments=True)  # fmt: skip
    yield material(
        "eighth-xlsx",
        one,
        "a sheet attachment",
        film(*attached(cover, "files/dyb.xlsx", sheet, sheet2, "cards")),
        cell("secondary", "active", "inpatient.ratio", 86, 88),
        attachments=True,
    )


def cases() -> Iterator[Case]:
    turn = 0
    for group, rows in (("account", ACCOUNTS), ("contribution", CONTRIBUTIONS), ("care", CARE)):
        for name, it, layout, change, wants in rows:
            before, after = MOVES[turn % len(MOVES)]
            turn += 1
            new = change if isinstance(change, Document) else it.edit(*change)
            steps = film(show(it, layout, turn, before), show(new, layout, turn + 1 + turn % 5, after))
            yield material(f"eighth-{name}", f"eighth {group}", f"{name} in {layout}", steps, *wants, kind=it.kind)
    yield from columns()
    yield from files()
