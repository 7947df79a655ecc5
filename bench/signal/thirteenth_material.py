"""The thirteenth wave's material: one real edit a case, most of them while the furniture moves too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bench.signal.case import ANY, Case, Want, added, material, published, removed, untyped, value
from bench.signal.document import Document
from bench.signal.lists import Entry, column
from bench.signal.prints import as_docx, as_pdf, as_xlsx, film
from bench.signal.thirteenth_layouts import (
    Layout,
    Slots,
    blog,
    boda,
    cards,
    county,
    epaper,
    forum,
    gzh,
    knowledge,
    local,
    mobile,
    nested,
    plain,
    show,
)  # fmt: skip
from bench.signal.thirteenth_texts import (
    ANQING,
    BANK,
    CAMPUS,
    DAQING,
    LIUZHOU,
    MIANYANG,
    QUANZHOU,
    TAIZHOU,
    WEIHAI,
    XIANGYANG,
    YULIN,
    ZUNYI,
)  # fmt: skip
from watcher.model import Follow

FOLLOW = Follow(match=("医疗保险", "医保", "缴费"), limit=20)
RES = ("resident_medical", "medical", "unspecified")
Edit = tuple[str, str]
Row = tuple[str, Document, Layout, tuple[Edit, ...], tuple[Want, ...]]

MOVING: dict[Layout, tuple[Slots, Slots]] = {
    county: ({"top": '<div class="tq">多云 9~17℃</div>'}, {"top": '<div class="tq">阴转晴 6~15℃</div>', "after": '<div class="fx">分享到：微信 微博</div>'}),
    cards: ({"side": "<p>办件量 812</p>"}, {"side": "<p>办件量 954</p><p>匿名用户：很方便</p>"}),
    gzh: ({}, {"after": "<section><p>编辑：宣传科　点个在看</p></section>"}),
    local: ({"side": "<h4>热门阅读</h4><ol><li>限行尾号今天是2和7</li></ol>"}, {"side": "<h4>热门阅读</h4><ol><li>本周末有音乐节</li><li>地铁5号线时刻表</li></ol>"}),
    forum: ({"login": "<a>登录</a>"}, {"login": "<a>消息(3)</a><a>退出</a>"}),
    mobile: ({}, {"top": '<div class="dl">打开APP<button>立即打开</button></div>'}),
    plain: ({"foot": "打印日期：2026年3月2日"}, {"foot": "打印日期：2026年6月9日"}),
    nested: ({"top": "　值班电话 8021"}, {"top": "　值班电话 8035"}),
    knowledge: ({"side": "<b>热搜</b> 医保码"}, {"side": "<b>热搜</b> 生育登记 定点医院查询"}),
    epaper: ({}, {"side": "<ul><li>第01版：头版</li><li>第06版：健康</li></ul>"}),
    boda: ({}, {"side": "<p>综合科 3910021</p>"}),
    blog: ({"comments": "<h3>1 条评论</h3><p>路人：谢谢</p>"}, {"comments": "<h3>2 条评论</h3><p>路人：谢谢</p><p>小周：收藏</p>"}),
}  # fmt: skip

RESIDENT_TALK = WEIHAI.edit(
    ("2026年度居民医保个人缴费标准为每人每年420元，财政补助", "城乡居民医保今年个人缴费为420元/人·年，财政补助")
)
SHORT_MOVE = DAQING.edit(("；转入地不接收的，可以退还本人", ""))
SPOKEN_MOVE = DAQING.edit(("转移接续手续自受理之日起不超过15个工作日办结", "医保关系转移一般在受理后15个工作日内办完"))
PLAIN_SCOPE = QUANZHOU.edit(("范围为省内，共济双方均应参加本省基本医疗保险", "范围为省内"))
NO_HEIR = QUANZHOU.edit(("本金和利息可以结转使用，可以依法继承", "本金和利息可以结转使用"))

ROWS: tuple[Row, ...] = (
    # years
    ("total-women", MIANYANG, county, (("女满25年", "女满27年"),), (value("years.total", 25, 27, sex="female"),)),
    ("total-both", LIUZHOU, knowledge, (("男职工须满28年，女职工须满23年", "男职工须满30年，女职工须满25年"),), (value("years.total", 28, 30, sex="male"), value("years.total", 23, 25, sex="female"))),
    ("total-consumer", TAIZHOU, local, (("累计缴费年限应满20年", "累计缴费年限应满21年"),), (value("years.total", 20, 21, cohort_any=True),)),
    ("total-born", CAMPUS, boda, (("最低缴费年限为20年", "最低缴费年限为22年"),), (value("years.total", 20, 22, cohort_any=True),)),
    ("local-law", MIANYANG, nested, (("实际缴费年限满10年", "实际缴费年限满15年"),), (value("years.local", 10, 15, cohort_any=True),)),
    ("local-question", LIUZHOU, forum, (("实际缴费年限还应满8年", "实际缴费年限还应满10年"),), (value("years.local", 8, 10, cohort_any=True),)),
    ("local-article", TAIZHOU, mobile, (("本市实际缴费年限应满5年", "本市实际缴费年限应满10年"),), (value("years.local", 5, 10, cohort_any=True),)),
    ("phase-step", TAIZHOU, blog, (("每年提高6个月", "每年提高12个月"),), (value("years.phase_in", ANY, ANY, cohort_any=True),)),
    ("phase-target", TAIZHOU, local, (("到2036年统一为25年", "到2033年统一为25年"),), (value("years.phase_in", ANY, ANY, cohort_any=True),)),
    ("deemed-until", MIANYANG, plain, (("2001年12月31日以前", "1998年12月31日以前"),), (value("years.deemed", ANY, ANY, cohort_any=True),)),
    ("shortfall-law", MIANYANG, county, (("可以一次性补缴至规定年限", "可以按月缴费至规定年限"),), (value("years.shortfall", "lump_sum", "monthly", cohort_any=True),)),
    ("shortfall-question", LIUZHOU, knowledge, (("可以按月缴费至规定年限", "可以按月缴费，也可以一次性补缴至规定年限"),), (added("years.shortfall", "lump_sum", cohort_any=True),)),
    # contributions
    ("employer-law", MIANYANG, mobile, (("工资总额的7.5%", "工资总额的7%"),), (value("contribution.rate.employer", 7.5, 7, cohort_any=True),)),
    ("employer-and-personal", YULIN, nested, (("缴费费率为7%，职工个人缴费费率为2%", "缴费费率为6.5%，职工个人缴费费率为1.5%"),), (value("contribution.rate.employer", 7, 6.5, cohort_any=True), value("contribution.rate.personal", 2, 1.5, cohort_any=True))),
    ("personal-school", CAMPUS, boda, (("教职工个人按2%缴纳", "教职工个人按2.5%缴纳"),), (value("contribution.rate.personal", 2, 2.5, cohort_any=True),)),
    ("flexible-law", MIANYANG, county, (("缴费比例为8.5%", "缴费比例为8%"),), (value("contribution.rate.flexible", 8.5, 8, cohort_any=True),)),
    ("flexible-newspaper", ZUNYI, epaper, (("百分之八点五", "百分之九"),), (value("contribution.rate.flexible", 8.5, 9, cohort_any=True),)),
    ("bases", YULIN, county, (("上限为23418元，下限为4684元", "上限为24105元，下限为4821元"),), (value("contribution.base.upper", 23418, 24105, cohort_any=True), value("contribution.base.lower", 4684, 4821, cohort_any=True))),
    ("base-lower-newspaper", ZUNYI, blog, (("每月4210元", "每月4388元"),), (value("contribution.base.lower", 4210, 4388, cohort_any=True),)),
    ("base-upper-law", MIANYANG, gzh, (("上限为21873元", "上限为22640元"),), (value("contribution.base.upper", 21873, 22640, cohort_any=True),)),
    ("resident-notice", WEIHAI, county, (("每人每年420元", "每人每年440元"),), (value("contribution.resident", 420, 440, insurances=RES, cohort_any=True),)),
    ("resident-spoken", RESIDENT_TALK, gzh, (("420元/人·年", "450元/人·年"),), (value("contribution.resident", 420, 450, insurances=RES, cohort_any=True),)),
    ("waiting-law", MIANYANG, nested, (("设置6个月的等待期，", "设置3个月的等待期，"),), (value("waiting_period", 6, 3, cohort_any=True),)),
    ("waiting-resident", WEIHAI, gzh, (("固定等待期3个月", "固定等待期2个月"),), (value("waiting_period", 3, 2, insurances=RES, cohort_any=True),)),
    ("waiting-article", TAIZHOU, local, (("等待期为2个月", "等待期为3个月"),), (value("waiting_period", 2, 3, cohort_any=True),)),
    ("gap-law", MIANYANG, plain, (("中断缴费3个月以内", "中断缴费6个月以内"),), (value("contribution.gap", 3, 6, cohort_any=True),)),
    ("gap-question", LIUZHOU, forum, (("中断缴费不超过2个月", "中断缴费不超过3个月"),), (value("contribution.gap", 2, 3, cohort_any=True),)),
    ("start-school", CAMPUS, nested, (("次月1日起享受", "次月15日起享受"),), (value("benefit.start", ANY, ANY, cohort_any=True),)),
    ("start-law", MIANYANG, county, (("从缴费的次月起享受", "从缴费的当月起享受"),), (value("benefit.start", ANY, ANY, cohort_any=True),)),
    # account
    ("cash-question", LIUZHOU, knowledge, (("原则上不能取现", "可以取现"),), (value("account.cash_out.permission", ANY, "allowed", cohort_any=True),)),
    ("cash-rule", QUANZHOU, county, (("个人账户资金不得提取现金，本规定另有规定的除外", "个人账户资金可以提取现金"),), (value("account.cash_out.permission", ANY, "allowed", cohort_any=True),)),
    ("circumstance-bank", BANK, forum, (("出国定居、参军入伍、死亡的", "出国定居、死亡的"),), (removed("account.cash_out.circumstance", "military_service", cohort_any=True),)),
    ("circumstance-article", TAIZHOU, mobile, (("只有出国定居、去世等情形", "只有出国定居、参军入伍、去世等情形"),), (added("account.cash_out.circumstance", "military_service", cohort_any=True),)),
    ("threshold-bank", BANK, knowledge, (("超过5000元的部分", "超过3000元的部分"),), (value("account.cash_out.threshold", 5000, 3000, cohort_any=True),)),
    ("threshold-rule", QUANZHOU, nested, (("超过600元的部分", "超过1000元的部分"),), (value("account.cash_out.threshold", 600, 1000, cohort_any=True),)),
    ("inherit-added", NO_HEIR, county, (("可以结转使用", "可以结转使用，可以依法继承"),), (added("account.inheritance", "allowed", cohort_any=True),)),
    ("inherit-removed", QUANZHOU, plain, (("可以结转使用，可以依法继承", "可以结转使用"),), (removed("account.inheritance", "allowed", cohort_any=True),)),
    ("use-school", CAMPUS, boda, (("购买商业健康保险的费用", "购买商业健康保险、参加长期护理保险的费用"),), (added("account.use", "long_term_care_premium", cohort_any=True),)),
    ("use-law", MIANYANG, cards, (("购买药品的费用，不得", "购买药品的费用和本人购买商业健康保险的费用，不得"),), (added("account.use", "commercial_health_insurance", cohort_any=True),)),
    ("credit-active-law", QUANZHOU, county, (("缴费基数的2%计入", "缴费基数的1.5%计入"),), (value("account.credit.active", 2, 1.5, cohort_any=True),)),
    ("credit-active-article", TAIZHOU, blog, (("缴费基数的2%划入", "缴费基数的2.5%划入"),), (value("account.credit.active", 2, 2.5, cohort_any=True),)),
    ("credit-retired-law", MIANYANG, nested, (("每人每月95元", "每人每月105元"),), (value("account.credit.retired", 95, 105, cohort_any=True),)),
    ("credit-retired-bank", BANK, knowledge, (("每月定额划入100元", "每月定额划入120元"),), (value("account.credit.retired", 100, 120, cohort_any=True),)),
    ("relatives-question", LIUZHOU, forum, (("您的配偶、父母、子女可以", "您的配偶、父母、子女、兄弟姐妹可以"),), (added("mutual_aid.relatives", "siblings", cohort_any=True),)),
    ("relatives-school", CAMPUS, gzh, (("配偶、父母、子女、兄弟姐妹", "配偶、父母、子女"),), (removed("mutual_aid.relatives", "siblings", cohort_any=True),)),
    ("scope-rule", PLAIN_SCOPE, county, (("范围为省内", "范围为跨省"),), (value("mutual_aid.scope", "within_province", "cross_province", cohort_any=True),)),
    ("scope-article", TAIZHOU, local, (("支持省内绑定，同一个省的家人都可以加进来", "支持跨省绑定，不同省份的家人也可以加进来"),), (value("mutual_aid.scope", "within_province", "cross_province", cohort_any=True),)),
    # transfer
    ("funds-guide", SHORT_MOVE, cards, (("个人账户余额随同转移", "个人账户余额不随同转移"),), (value("transfer.account_funds", "transferred", "not_transferred", cohort_any=True),)),
    ("funds-school", CAMPUS, nested, (("个人账户资金随同划转", "个人账户资金不划转"),), (value("transfer.account_funds", "transferred", "not_transferred", cohort_any=True),)),
    ("deadline-guide", DAQING, mobile, (("不超过15个工作日", "不超过10个工作日"),), (value("transfer.deadline", 15, 10, cohort_any=True),)),
    ("deadline-spoken", SPOKEN_MOVE, cards, (("受理后15个工作日", "受理后20个工作日"),), (value("transfer.deadline", 15, 20, cohort_any=True),)),
    # benefits
    ("out-deductible-table", XIANGYANG, county, (("650元", "500元"),), (value("outpatient.deductible", 650, 500, status="active"),)),
    ("out-deductible-article", TAIZHOU, mobile, (("门诊起付线为1000元", "门诊起付线为800元"),), (value("outpatient.deductible", 1000, 800, status="active"),)),
    ("in-deductible-table", XIANGYANG, boda, (("900", "1000"),), (value("inpatient.deductible", 900, 1000, hospital_level="tertiary"),)),
    ("in-deductible-resident", WEIHAI, county, (("起付线为1000元", "起付线为1200元"),), (value("inpatient.deductible", 1000, 1200, insurances=RES, hospital_level="tertiary"),)),
    ("out-ratio-table", XIANGYANG, nested, (("70%", "75%"),), (value("outpatient.ratio", 70, 75, status="retired"),)),
    ("out-ratio-resident", WEIHAI, mobile, (("门诊报销比例为55%", "门诊报销比例为60%"),), (value("outpatient.ratio", 55, 60, insurances=RES, cohort_any=True),)),
    ("out-ratio-article", TAIZHOU, local, (("退休职工报销比例为60%", "退休职工报销比例为65%"),), (value("outpatient.ratio", 60, 65, cohort_any=True),)),
    ("in-ratio-table", XIANGYANG, county, (("84%", "86%"),), (value("inpatient.ratio", 84, 86, hospital_level="tertiary", status="active"),)),
    ("in-ratio-resident", WEIHAI, gzh, (("在三级医院住院，报销比例为60%", "在三级医院住院，报销比例为65%"),), (value("inpatient.ratio", 60, 65, insurances=RES, hospital_level="tertiary"),)),
    ("in-ratio-remote", ANQING, plain, (("支付比例为80%", "支付比例为85%"),), (value("inpatient.ratio", 80, 85, cohort_any=True),)),
    ("out-cap-question", LIUZHOU, knowledge, (("最高支付限额为1800元", "最高支付限额为2000元"),), (value("outpatient.cap", 1800, 2000, status="active"),)),
    ("out-cap-table", XIANGYANG, mobile, (("2600元", "3000元"),), (value("outpatient.cap", 2600, 3000, status="retired"),)),
    ("in-cap-newspaper", ZUNYI, epaper, (("封顶线为30万元", "封顶线为40万元"),), (value("inpatient.cap", 300000, 400000, cohort_any=True),)),
    ("in-cap-resident", WEIHAI, county, (("限额为20万元", "限额为25万元"),), (value("inpatient.cap", 200000, 250000, insurances=RES, cohort_any=True),)),
    ("filing-required", ANQING, county, (("无需办理异地就医备案", "应当办理异地就医备案"),), (value("remote_care.filing", "not_required", "required", cohort_any=True),)),
    ("filing-months", LIUZHOU, forum, (("备案有效期为6个月", "备案有效期为12个月"),), (value("remote_care.filing", 6, 12, cohort_any=True),)),
    ("window-question", LIUZHOU, knowledge, (("12个月内申请手工报销", "6个月内申请手工报销"),), (value("reimbursement.window", 12, 6, cohort_any=True),)),
    ("window-remote", ANQING, blog, (("自出院之日起6个月内", "自出院之日起12个月内"),), (value("reimbursement.window", 6, 12, cohort_any=True),)),
    # procedure
    ("materials-guide", DAQING, cards, (("身份证、参保凭证", "身份证、参保凭证、户口簿"),), (added("procedure.materials", ANY, cohort_any=True),)),
    ("materials-remote", ANQING, mobile, (("医疗费用票据、出院小结、身份证", "医疗费用票据、身份证"),), (removed("procedure.materials", ANY, cohort_any=True),)),
    ("channel-question", LIUZHOU, forum, (("国家医保服务平台APP、微信小程序", "国家医保服务平台APP、微信小程序、支付宝"),), (added("procedure.channel", ANY, cohort_any=True),)),
    ("channel-resident", WEIHAI, county, (("支付宝、微信和银行柜台", "支付宝和微信"),), (removed("procedure.channel", ANY, insurances=RES, cohort_any=True),)),
    ("fee-bank", BANK, forum, (("每笔收取手续费2元", "每笔收取手续费5元"),), (value("procedure.fee", 2, 5, cohort_any=True),)),
    ("fee-rule", QUANZHOU, nested, (("提取不收取手续费", "提取每笔收取手续费3元"),), (value("procedure.fee", ANY, 3, cohort_any=True),)),
    ("hotline-guide", DAQING, cards, (("12393", "12345"),), (value("procedure.hotline", "12393", "12345", cohort_any=True),)),
    ("hotline-bank", BANK, knowledge, (("服务热线12333", "服务热线12393"),), (value("procedure.hotline", "12333", "12393", cohort_any=True),)),
    # other insurances, and clauses without a key
    ("pension-years", ZUNYI, epaper, (("最低缴费年限为15年", "最低缴费年限为20年"),), (value("years.total", 15, 20, insurances=("pension",), cohort_any=True),)),
    ("pension-rate", CAMPUS, boda, (("缴费基数的16%", "缴费基数的15%"),), (value("contribution.rate.employer", 16, 15, insurances=("pension",), cohort_any=True),)),
    ("settlement-days", MIANYANG, county, (("30个工作日内完成拨付", "20个工作日内完成拨付"),), (untyped("30个工作日", "20个工作日"),)),
    ("subsidy", WEIHAI, nested, (("不低于700元", "不低于730元"),), (untyped("700元", "730元", any_kind=True),)),
    ("undeclared", YULIN, plain, (("缴费额的110%", "缴费额的120%"),), (untyped("110%", "120%"),)),
    ("declaration-day", YULIN, county, (("2026年3月31日前", "2026年4月30日前"),), (untyped("3月31日", "4月30日"),)),
    ("emergency-hours", XIANGYANG, boda, (("72小时", "48小时"),), (untyped("72小时", "48小时"),)),
    ("change-days", ANQING, cards, (("30日内申请变更", "15日内申请变更"),), (untyped("30日内", "15日内"),)),
    # the document itself
    ("effective-from", YULIN, county, (("自2026年1月1日起执行", "自2026年7月1日起执行"),), (value("document.effective_from", ANY, ANY),)),
    ("effective-to", QUANZHOU, county, (("有效期至2030年6月30日", "有效期至2028年6月30日"),), (value("document.effective_to", ANY, ANY),)),
)  # fmt: skip


def _clauses() -> Iterator[tuple[str, str, Document, Document, Layout, tuple[Want, ...]]]:
    """Whole clauses that come or go."""
    last = "转移接续期间"
    yield (
        "circumstance-item-gone",
        "an item of the list goes",
        QUANZHOU.without("（四）"),
        QUANZHOU.without("（四）").without("（三）"),
        county,
        (removed("account.cash_out.circumstance", "military_service", cohort_any=True),),
    )
    yield (
        "circumstance-item-new",
        "an item of the list comes",
        QUANZHOU,
        QUANZHOU.after("（四）", "（五）长期异地就医的。"),
        plain,
        (added("account.cash_out.circumstance", "long_term_remote_care", cohort_any=True),),
    )
    yield (
        "use-clause-gone",
        "a use goes",
        QUANZHOU,
        QUANZHOU.without("七、"),
        nested,
        (removed("account.use", "commercial_health_insurance", cohort_any=True),),
    )
    yield (
        "deemed-new",
        "deemed years come",
        ZUNYI,
        ZUNYI.after("职工医保最低缴费年限", "退役军人服现役年限视同职工医保缴费年限。"),
        epaper,
        (added("years.deemed", ANY, cohort_any=True),),
    )
    yield (
        "reply-new",
        "a clause without a key comes",
        DAQING,
        DAQING.after(last, "转出地经办机构逾期30日未回复的，申请人可以向省级经办机构申请督办。"),
        cards,
        (untyped(None, "逾期30日未回复"),),
    )
    yield (
        "request-gone",
        "a clause without a key goes",
        YULIN,
        YULIN.without("五、"),
        county,
        (untyped("缴费额的110%", None),),
    )


def _documents() -> Iterator[tuple[str, str, Document, Document, tuple[Want, ...]]]:
    more = (*MIANYANG.files, ("P020251018.pdf", "绵阳市职工基本医疗保险经办规程.pdf"))
    yield (
        "attachment-new",
        "an attachment comes",
        MIANYANG,
        replace(MIANYANG, files=more),
        (published("document.attachment", None, ANY),),
    )
    yield (
        "attachment-gone",
        "an attachment goes",
        replace(MIANYANG, files=more),
        MIANYANG,
        (removed("document.attachment", ANY),),
    )
    also = (
        "（绵府发〔2014〕31号）同时废止",
        "（绵府发〔2014〕31号）、《绵阳市职工大额医疗费用补充保险办法》（绵府发〔2016〕9号）同时废止",
    )
    yield (
        "repeals-more",
        "another document is repealed",
        MIANYANG,
        MIANYANG.edit(also),
        (added("document.repeals", ANY),),
    )


def _files() -> Iterator[Case]:
    family = "thirteenth file"
    new = ANQING.edit(("备案有效期为12个月", "备案有效期为6个月"))
    yield material(
        "thirteenth-pdf-filing",
        family,
        "in a PDF",
        film(as_pdf(ANQING), as_pdf(new)),
        value("remote_care.filing", 12, 6, cohort_any=True),
    )
    raised = YULIN.edit(("缴费基数，缴费费率为9%", "缴费基数，缴费费率为8.5%"))
    yield material(
        "thirteenth-docx-flexible",
        family,
        "in Word",
        film(as_docx(YULIN), as_docx(raised, runs=9)),
        value("contribution.rate.flexible", 9, 8.5, cohort_any=True),
    )
    page = show(MIANYANG, county)
    said = replace(
        QUANZHOU,
        title="绵阳市职工基本医疗保险待遇一览",
        number="",
        blocks=("参保职工在三级医院住院，职工医保报销比例为85%。", "职工医保住院年度最高支付限额为40万元。"),
    )
    path = MIANYANG.files[0][0]
    steps = film(
        {"": page, path: as_docx(said)}, {"": show(MIANYANG, county, 4), path: as_docx(said.edit(("40万元", "45万元")))}
    )
    yield material(
        "thirteenth-attached-docx",
        family,
        "in an attachment",
        steps,
        value("inpatient.cap", 400000, 450000, cohort_any=True),
        attachments=True,
    )
    title = "职工医保住院待遇标准"
    rows = [
        ("医院等级", "起付标准（元）", "住院报销比例"),
        ("一级医院", 200, 0.92),
        ("二级医院", 500, 0.88),
        ("三级医院", 900, 0.75),
    ]
    then = [*rows[:3], ("三级医院", 900, 0.85)]
    sheets = film(as_xlsx(title, rows), as_xlsx(title, then, bold=True))
    yield material(
        "thirteenth-xlsx-ratio",
        family,
        "in a sheet",
        sheets,
        value("inpatient.ratio", 75, 85, hospital_level="tertiary"),
    )


def _lists() -> Iterator[Case]:
    old = (Entry("t1401.html", YULIN, "2026-01-15"), Entry("t1302.html", QUANZHOU, "2025-06-12"))
    for id, entry in (
        ("resident", Entry("t1520.html", WEIHAI, "2026-03-01")),
        ("remote", Entry("t1533.html", ANQING, "2026-03-09")),
    ):
        steps = film(column(old), column((entry, *old), visit=4))
        yield material(
            f"thirteenth-list-{id}",
            "thirteenth list",
            "a notice comes",
            steps,
            published(None, None, ANY),
            kind="list",
            follow=FOLLOW,
        )


def cases() -> Iterator[Case]:
    for k, (id, it, layout, edits, wants) in enumerate(ROWS):
        first, then = MOVING[layout]
        steps = film(show(it, layout, 1 + k % 4, first), show(it.edit(*edits), layout, 5 + k % 9, then))
        yield material(
            f"thirteenth-{id}", "thirteenth edit", f"{edits[0][0]} → {edits[0][1]}", steps, *wants, kind=it.kind
        )
    for id, what, old, new, layout, wants in _clauses():
        first, then = MOVING[layout]
        yield material(
            f"thirteenth-{id}",
            "thirteenth clause",
            what,
            film(show(old, layout, 2, first), show(new, layout, 6, then)),
            *wants,
        )
    for id, what, old, new, wants in _documents():
        yield material(
            f"thirteenth-{id}", "thirteenth document", what, film(show(old, county, 1), show(new, county, 3)), *wants
        )
    stamps = [
        {"info": f"<span>发布时间：{MIANYANG.day}</span><span>有效性：{said}</span>"} for said in ("有效", "废止")
    ]
    steps = film(show(MIANYANG, county, 1, stamps[0]), show(MIANYANG, county, 2, stamps[1]))
    yield material(
        "thirteenth-validity",
        "thirteenth document",
        "the page says it is repealed",
        steps,
        value("document.validity", ANY, ANY),
    )
    yield from _files()
    yield from _lists()
