"""The tenth wave's material edits: one real edit each, while the page around it moves too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bench.signal.case import ANY, Answer, Case, Want, added, material, published, removed, untyped, value
from bench.signal.document import Block, Document, Question, Table
from bench.signal.lists import Entry
from bench.signal.prints import as_docx, as_markdown, as_pdf, as_text, as_xlsx, film
from bench.signal.tenth_layouts import catalog, show
from bench.signal.tenth_texts import ACCOUNT, ARTICLE, BASE, FAQ, LAW, REMOTE, RESIDENT, TABLES, TRANSFER, YEARS
from watcher.model import Follow

FOLLOW = Follow(match=("医疗保险", "医保", "缴费"), limit=20)
RESIDENTS = ("resident_medical", "medical", "unspecified")
PENSION = ("pension",)

# what moves around the edit, in turn
AROUND: tuple[tuple[str, str, str], ...] = (
    ("top", '<div class="weather">多云 8℃~17℃</div>', '<div class="weather">晴 11℃~22℃</div>'),
    ("side", "<ul><li>窗口服务明星评选</li></ul>", "<ul><li>健康大讲堂第22期开讲</li><li>办公用房维修项目成交公告</li></ul>"),
    ("end", '<div class="share">分享到：微信 微博</div>', ""),
    ("pop", "", '<div class="pop">邀请您参加网站满意度调查</div>'),
    ("foot", "网站标识码 4300000012 ", "网站标识码 4300000012 本站已支持IPv6 "),
    ("nav", "", '<a href="/zt/">专题专栏</a>'),
)  # fmt: skip

Edits = tuple[tuple[str, str], ...]
# id, document, layout, edits, wants
EDITS: tuple[tuple[str, Document, str, Edits, tuple[Want, ...]], ...] = (
    ("law-employer", LAW, "epoint", (("工资总额的8%缴纳", "工资总额的7.5%缴纳"),), (value("contribution.rate.employer", 8, 7.5, cohort_any=True),)),
    ("law-personal", LAW, "nested", (("为本人工资的2%", "为本人工资的1.5%"),), (value("contribution.rate.personal", 2, 1.5, cohort_any=True),)),
    ("law-flexible", LAW, "plain", (("缴费比例为9%", "缴费比例为8.5%"),), (value("contribution.rate.flexible", 9, 8.5, cohort_any=True),)),
    ("law-base-lower", LAW, "cards", (("该平均工资的60%", "该平均工资的50%"),), (value("contribution.base.lower", 60, 50, cohort_any=True),)),
    ("law-female", LAW, "weixin", (("女满25年", "女满30年"),), (value("years.total", 25, 30, sex="female"),)),
    ("law-both", LAW, "epoint", (("男满30年、女满25年", "男满25年、女满20年"),), (value("years.total", 30, 25, sex="male"), value("years.total", 25, 20, sex="female"))),
    ("law-local", LAW, "intranet", (("实际缴费年限满10年", "实际缴费年限满15年"),), (value("years.local", 10, 15, cohort_any=True),)),
    ("law-shortfall", LAW, "mobile", (("应当按月缴费至", "应当一次性缴费至"),), (value("years.shortfall", "monthly", "lump_sum", cohort_any=True),)),
    ("law-registration", LAW, "tabs", (("自用工之日起30日内", "自用工之日起60日内"),), (untyped("30日", "60日"),)),
    ("law-start", LAW, "sentences", (("的次月起享受", "的次月15日起享受"),), (value("benefit.start", ANY, ANY, cohort_any=True),)),
    ("law-waiting", LAW, "nested", (("等待期为3个月", "等待期为6个月"),), (value("waiting_period", 3, 6, cohort_any=True),)),
    ("law-gap", LAW, "plain", (("中断缴费3个月（含）以内", "中断缴费6个月（含）以内"),), (value("contribution.gap", 3, 6, cohort_any=True),)),
    ("law-credits", LAW, "forum", (("缴费基数的2%按月计入", "缴费基数的1.8%按月计入"), ("定额划入85元", "定额划入95元")), (value("account.credit.active", 2, 1.8, cohort_any=True), value("account.credit.retired", 85, 95, cohort_any=True))),
    ("law-credit-unit", LAW, "epoint", (("每人每月定额划入85元", "按本人养老金的2%按月划入"),), (value("account.credit.retired", 85, 2, units=("cny_per_month", "percent"), cohort_any=True),)),
    ("law-cash-out", LAW, "cards", (("资金不得提前支取，", "资金可以提取现金，"),), (value("account.cash_out.permission", "forbidden", "allowed", cohort_any=True),)),
    ("law-inheritance", LAW, "plain", (("不得提前支取，可以依法继承", "不得提前支取"),), (removed("account.inheritance", "allowed", cohort_any=True),)),
    ("law-funds", LAW, "nested", (("个人账户余额随其划转", "个人账户余额不划转"),), (value("transfer.account_funds", "transferred", "not_transferred", cohort_any=True),)),
    ("law-window", LAW, "epoint", (("出院之日起12个月内", "出院之日起6个月内"),), (value("reimbursement.window", 12, 6, cohort_any=True),)),
    ("law-late-fee", LAW, "weixin", (("加收万分之五的", "加收万分之三的"),), (untyped("万分之五", "万分之三"),)),
    ("law-fine", LAW, "intranet", (("五倍以下", "十倍以下"),), (untyped("五倍", "十倍"),)),
    ("law-until", LAW, "epoint", (("2031年2月28日", "2029年2月28日"),), (value("document.effective_to", "2031-02-28", "2029-02-28"),)),
    ("law-from", LAW, "mobile", (("自2026年3月1日起施行", "自2026年4月1日起施行"),), (value("document.effective_from", "2026-03-01", "2026-04-01"),)),
    ("law-repeals", LAW, "tabs", (("《襄阳市城镇职工基本医疗保险办法》（襄政规〔2019〕6号）同时废止。", ""),), (removed("document.repeals", ANY),)),
    ("base-bounds", BASE, "epoint", (("上限为21642元，月缴费基数下限为4328元", "上限为22137元，月缴费基数下限为4427元"),), (value("contribution.base.upper", 21642, 22137), value("contribution.base.lower", 4328, 4427))),
    ("base-upper", BASE, "consumer", (("上限为21642元", "上限为21462元"),), (value("contribution.base.upper", 21642, 21462),)),
    ("base-rates", BASE, "plain", (("用人单位缴费费率为8%", "用人单位缴费费率为7%"),), (value("contribution.rate.employer", 8, 7, cohort_any=True),)),
    ("base-personal", BASE, "tabs", (("职工个人缴费费率为2%", "职工个人缴费费率为2.5%"),), (value("contribution.rate.personal", 2, 2.5, cohort_any=True),)),
    ("base-flexible", BASE, "nested", (("费率为9.5%", "费率为9%"),), (value("contribution.rate.flexible", 9.5, 9, cohort_any=True),)),
    ("base-retired", BASE, "intranet", (("每人每月92元", "每人每月96元"),), (value("account.credit.retired", 92, 96, cohort_any=True),)),
    ("base-wage", BASE, "cards", (("平均工资为7214元", "平均工资为7379元"),), (untyped("7214元", "7379元"),)),
    ("base-supplement", BASE, "mobile", (("每人每年156元", "每人每年180元"),), (untyped("156元", "180元"),)),
    ("base-pension", BASE, "epoint", (("下限为3970元", "下限为4130元"),), (value("contribution.base.lower", 3970, 4130, insurances=PENSION, cohort_any=True),)),
    ("base-schedule", BASE, "plain", (("2026年1月31日前", "2026年2月28日前"),), (untyped("1月31日", "2月28日"),)),
    ("base-channel", BASE, "nested", (("银行柜台、微信、支付宝缴费", "银行柜台、微信缴费"),), (removed("procedure.channel", ANY, cohort_any=True),)),
    ("base-hotline", BASE, "sentences", (("咨询电话：12393", "咨询电话：12345"),), (value("procedure.hotline", "12393", "12345", cohort_any=True),)),
    ("base-from", BASE, "intranet", (("自2026年1月1日起执行", "自2026年2月1日起执行"),), (value("document.effective_from", "2026-01-01", "2026-02-01"),)),
    ("resident-fee", RESIDENT, "weixin", (("每人每年400元", "每人每年420元"),), (value("contribution.resident", 400, 420, insurances=RESIDENTS, cohort_any=True),)),
    ("resident-fee-lower", RESIDENT, "sentences", (("每人每年400元", "每人每年380元"),), (value("contribution.resident", 400, 380, insurances=RESIDENTS, cohort_any=True),)),
    ("resident-subsidy", RESIDENT, "epoint", (("每人每年700元", "每人每年730元"),), (untyped("700元", "730元"),)),
    ("resident-period", RESIDENT, "nested", (("2026年2月28日", "2026年3月31日"),), (untyped("2月28日", "3月31日"),)),
    ("resident-newborn", RESIDENT, "mobile", (("出生后90日内", "出生后180日内"),), (untyped("90日", "180日"),)),
    ("resident-waiting", RESIDENT, "cards", (("固定等待期为3个月", "固定等待期为2个月"),), (value("waiting_period", 3, 2, insurances=RESIDENTS, cohort_any=True),)),
    ("resident-start", RESIDENT, "plain", (("自2026年1月1日起享受", "自2026年2月1日起享受"),), (value("benefit.start", ANY, ANY, insurances=RESIDENTS, cohort_any=True),)),
    ("resident-channel", RESIDENT, "epoint", (("APP、微信、银行柜台", "APP、微信、支付宝、银行柜台"),), (added("procedure.channel", ANY, insurances=RESIDENTS, cohort_any=True),)),
    ("resident-outpatient", RESIDENT, "consumer", (("普通门诊支付比例为65%", "普通门诊支付比例为60%"),), (value("outpatient.ratio", 65, 60, insurances=RESIDENTS, cohort_any=True),)),
    ("resident-outpatient-cap", RESIDENT, "tabs", (("限额为500元", "限额为600元"),), (value("outpatient.cap", 500, 600, insurances=RESIDENTS, cohort_any=True),)),
    ("resident-inpatient-cap", RESIDENT, "nested", (("限额为10万元", "限额为12万元"),), (value("inpatient.cap", 100000, 120000, insurances=RESIDENTS, cohort_any=True),)),
    ("faq-circumstance", FAQ, "folds", (("出境定居、应征入伍的", "出境定居的"),), (removed("account.cash_out.circumstance", "military_service", cohort_any=True),)),
    ("faq-circumstance-new", FAQ, "forum", (("出境定居、应征入伍的", "出境定居、应征入伍、长期异地就医的"),), (added("account.cash_out.circumstance", "long_term_remote_care", cohort_any=True),)),
    ("faq-relatives", FAQ, "cards", (("父母、子女共济", "父母、子女、兄弟姐妹共济"),), (added("mutual_aid.relatives", "siblings", cohort_any=True),)),
    ("faq-scope", FAQ, "mobile", (("支持省内共济", "支持跨省共济"),), (value("mutual_aid.scope", "within_province", "cross_province", cohort_any=True),)),
    ("faq-use", FAQ, "folds", (("药店购药费用，不得", "药店购药费用和购买商业健康保险，不得"),), (added("account.use", "commercial_health_insurance", cohort_any=True),)),
    ("faq-start", FAQ, "weixin", (("职工自次月起享受", "职工自次月15日起享受"),), (value("benefit.start", ANY, ANY, cohort_any=True),)),
    ("faq-gap", FAQ, "folds", (("中断缴费3个月以内", "中断缴费2个月以内"),), (value("contribution.gap", 3, 2, cohort_any=True),)),
    ("faq-waiting", FAQ, "tabs", (("等待期为6个月", "等待期为3个月"),), (value("waiting_period", 6, 3, cohort_any=True),)),
    ("faq-flexible", FAQ, "epoint", (("比例为8.5%", "比例为8%"),), (value("contribution.rate.flexible", 8.5, 8, cohort_any=True),)),
    ("faq-female", FAQ, "folds", (("女满20年", "女满25年"),), (value("years.total", 20, 25, sex="female"),)),
    ("faq-local", FAQ, "cards", (("实际缴费年限满15年", "实际缴费年限满10年"),), (value("years.local", 15, 10, cohort_any=True),)),
    ("faq-shortfall", FAQ, "forum", (("可以一次性缴费至", "可以按月缴费至"),), (value("years.shortfall", "lump_sum", "monthly", cohort_any=True),)),
    ("faq-pension", FAQ, "mobile", (("目前为15年", "目前为20年"),), (value("years.total", 15, 20, insurances=PENSION, cohort_any=True),)),
    ("faq-tertiary", FAQ, "folds", (("报销比例为55%", "报销比例为50%"),), (value("outpatient.ratio", 55, 50, hospital_level="tertiary", status="active"),)),
    ("faq-secondary", FAQ, "weixin", (("二级医院为60%", "二级医院为65%"),), (value("outpatient.ratio", 60, 65, hospital_level="secondary", status="active"),)),
    ("faq-deductible-cap", FAQ, "cards", (("每年300元", "每年200元"), ("限额为2500元", "限额为3000元")), (value("outpatient.deductible", 300, 200, cohort_any=True), value("outpatient.cap", 2500, 3000, cohort_any=True))),
    ("faq-filing", FAQ, "folds", (("应当办理异地就医备案", "无需办理异地就医备案"),), (value("remote_care.filing", "required", "not_required", cohort_any=True),)),
    ("faq-filing-months", FAQ, "forum", (("有效期为6个月", "有效期为12个月"),), (value("remote_care.filing", 6, 12, cohort_any=True),)),
    ("faq-materials", FAQ, "mobile", (("身份证、银行卡、死亡", "身份证、死亡"),), (removed("procedure.materials", ANY, cohort_any=True),)),
    ("faq-channel", FAQ, "folds", (("窗口、豫事办APP办理", "窗口办理"),), (removed("procedure.channel", ANY, cohort_any=True),)),
    ("article-permission", ARTICLE, "consumer", (("一般情况下不能取现，只有符合条件的人才能申请", "可以取现"),), (value("account.cash_out.permission", ANY, "allowed", cohort_any=True),)),
    ("article-threshold", ARTICLE, "sentences", (("超过6个月个人缴费", "超过12个月个人缴费"),), (value("account.cash_out.threshold", 6, 12, cohort_any=True),)),
    ("article-materials", ARTICLE, "consumer", (("死亡证明、户口簿", "死亡证明"),), (removed("procedure.materials", ANY, cohort_any=True),)),
    ("article-fee", ARTICLE, "forum", (("申请，不需要手续费", "申请，手续费为5元"),), (value("procedure.fee", ANY, 5, cohort_any=True),)),
    ("article-relatives", ARTICLE, "consumer", (("给配偶、父母、子女使用", "给配偶、子女使用"),), (removed("mutual_aid.relatives", "parents", cohort_any=True),)),
    ("article-scope", ARTICLE, "mobile", (("支持省内共济", "支持跨省共济"),), (value("mutual_aid.scope", "within_province", "cross_province", cohort_any=True),)),
    ("article-hotline", ARTICLE, "consumer", (("拨打12393", "拨打12345"),), (value("procedure.hotline", "12393", "12345", cohort_any=True),)),
    ("transfer-deadline", TRANSFER, "tabs", (("15个工作日", "10个工作日"),), (value("transfer.deadline", 15, 10, cohort_any=True),)),
    ("transfer-deadline-unit", TRANSFER, "epoint", (("不超过15个工作日", "不超过15日"),), (value("transfer.deadline", 15, 15, units=("working_day", "day"), cohort_any=True),)),
    ("transfer-funds", TRANSFER, "cards", (("个人账户余额随其划转至转入地", "个人账户余额不划转"),), (value("transfer.account_funds", "transferred", "not_transferred", cohort_any=True),)),
    ("transfer-materials", TRANSFER, "nested", (("身份证、参保凭证；", "身份证、参保凭证、户口簿；"),), (added("procedure.materials", ANY, cohort_any=True),)),
    ("transfer-channel", TRANSFER, "mobile", (("APP、贵州医保网站、", "APP、"),), (removed("procedure.channel", ANY, cohort_any=True),)),
    ("transfer-male", TRANSFER, "plain", (("男满25年", "男满30年"),), (value("years.total", 25, 30, sex="male"),)),
    ("account-active", ACCOUNT, "epoint", (("缴费基数的2%", "缴费基数的1.5%"),), (value("account.credit.active", 2, 1.5, cohort_any=True),)),
    ("account-retired", ACCOUNT, "weixin", (("每人每月88元", "每人每月83元"),), (value("account.credit.retired", 88, 83, cohort_any=True),)),
    ("account-use", ACCOUNT, "nested", (("，可以用于为近亲属缴纳城乡居民基本医疗保险费", ""),), (removed("account.use", "resident_premium", cohort_any=True),)),
    ("account-relatives", ACCOUNT, "cards", (("子女、兄弟姐妹", "子女、祖父母"),), (removed("mutual_aid.relatives", "siblings", cohort_any=True), added("mutual_aid.relatives", "grandparents", cohort_any=True))),
    ("account-funds", ACCOUNT, "plain", (("个人账户余额随其划转", "个人账户余额不随其划转"),), (value("transfer.account_funds", "transferred", "not_transferred", cohort_any=True),)),
    ("account-statements", ACCOUNT, "intranet", (("提供1次个人账户", "提供2次个人账户"),), (untyped("1次", "2次"),)),
    ("account-suspension", ACCOUNT, "tabs", (("结算6个月", "结算12个月"),), (untyped("6个月", "12个月"),)),
    ("account-until", ACCOUNT, "epoint", (("至2030年12月31日", "至2027年12月31日"),), (value("document.effective_to", "2030-12-31", "2027-12-31"),)),
    ("years-male", YEARS, "nested", (("男满25年", "男满27年"),), (value("years.total", 25, 27, sex="male", cohort_any=True),)),
    ("years-phase-date", YEARS, "epoint", (("到2031年1月1日统一", "到2029年1月1日统一"),), (value("years.phase_in", ANY, ANY, cohort_any=True),)),
    ("years-phase-step", YEARS, "weixin", (("每年提高六个月", "每年提高一年"),), (value("years.phase_in", ANY, ANY, cohort_any=True),)),
    ("years-local", YEARS, "plain", (("应当累计满10年", "应当累计满12年"),), (value("years.local", 10, 12, cohort_any=True),)),
    ("years-deemed", YEARS, "cards", (("2001年1月1日前", "2000年7月1日前"),), (value("years.deemed", ANY, ANY, cohort_any=True),)),
    ("years-repeals", YEARS, "intranet", (("（宜医保发〔2018〕9号）同时", "（宜医保发〔2018〕9号）、《关于灵活就业人员参保的通知》（宜医保发〔2020〕4号）同时"),), (added("document.repeals", ANY),)),
    ("remote-months", REMOTE, "mobile", (("有效期为6个月", "有效期为12个月"),), (value("remote_care.filing", 6, 12, cohort_any=True),)),
    ("remote-province", REMOTE, "cards", (("无需办理异地就医备案", "应当办理异地就医备案"),), (value("remote_care.filing", "not_required", "required", cohort_any=True),)),
    ("remote-deductible", REMOTE, "epoint", (("起付标准为1000元", "起付标准为1200元"),), (value("inpatient.deductible", 1000, 1200, hospital_level="tertiary", cohort_any=True),)),
    ("remote-ratios", REMOTE, "plain", (("比例为84%，在二级医院为88%", "比例为82%，在二级医院为86%"),), (value("inpatient.ratio", 84, 82, hospital_level="tertiary", cohort_any=True), value("inpatient.ratio", 88, 86, hospital_level="secondary", cohort_any=True))),
    ("remote-window", REMOTE, "nested", (("收据之日起6个月内", "收据之日起12个月内"),), (value("reimbursement.window", 6, 12, cohort_any=True),)),
    ("remote-settlement", REMOTE, "tabs", (("30个工作日", "20个工作日"),), (untyped("30个工作日", "20个工作日"),)),
)  # fmt: skip

# id, table, row, column, new text, layout, want
CELLS: tuple[tuple[str, int, int, int, str, str, Want], ...] = (
    ("outpatient-tertiary", 0, 4, 2, "58%", "epoint", value("outpatient.ratio", 55, 58, hospital_level="tertiary", status="active")),
    ("outpatient-retired", 0, 3, 3, "72%", "nested", value("outpatient.ratio", 70, 72, hospital_level="secondary", status="retired")),
    ("outpatient-deductible", 0, 2, 1, "100元", "intranet", value("outpatient.deductible", 200, 100, hospital_level="primary")),
    ("outpatient-cap", 0, 5, 1, "6000元", "plain", value("outpatient.cap", 5000, 6000, cohort_any=True)),
    ("inpatient-deductible", 1, 3, 1, "1000元", "cards", value("inpatient.deductible", 900, 1000, hospital_level="tertiary")),
    ("inpatient-active", 1, 2, 2, "87%", "weixin", value("inpatient.ratio", 88, 87, hospital_level="secondary", status="active")),
    ("inpatient-retired", 1, 1, 3, "96%", "tabs", value("inpatient.ratio", 95, 96, hospital_level="primary", status="retired")),
    ("rate-employer", 2, 1, 1, "6.5%", "intranet", value("contribution.rate.employer", 7, 6.5, cohort_any=True)),
    ("rate-flexible", 2, 3, 1, "9.5%", "epoint", value("contribution.rate.flexible", 10, 9.5, cohort_any=True)),
    ("years-female", 3, 2, 1, "27年", "nested", value("years.total", 25, 27, sex="female", cohort_any=True)),
    ("years-local-male", 3, 1, 2, "10年", "mobile", value("years.local", 15, 10, sex="male", cohort_any=True)),
    ("credit-retired", 4, 2, 1, "每月90元", "plain", value("account.credit.retired", 80, 90, cohort_any=True)),
)  # fmt: skip


def _case(at: int, id: str, group: str, before: Document, after: Document, layout: str, *wants: Want) -> Case:
    slot, one, two = AROUND[at % len(AROUND)]
    steps = film(show(before, layout, 1, {slot: one}), show(after, layout, 2 + at % 5, {slot: two}))
    return material(f"tenth-{id}", f"tenth {group}", str(wants[0]), steps, *wants, kind=before.kind)


def _celled(it: Document, nth: int, row: int, column: int, text: str | None) -> Document:
    """With another text in one cell, or without the row where `text` is None."""
    grids = [at for at, block in enumerate(it.blocks) if isinstance(block, Table)]
    grid = it.blocks[grids[nth]]
    assert isinstance(grid, Table)
    rows = list(grid.rows)
    if text is None:
        del rows[row]
    else:
        rows[row] = tuple(replace(c, text=text) if k == column else c for k, c in enumerate(rows[row]))
    blocks = list(it.blocks)
    blocks[grids[nth]] = replace(grid, rows=tuple(rows))
    return replace(it, blocks=tuple(blocks))


NUMERALS = ("", *"一二三四五六七八九")


def _renumbered(it: Document) -> Document:
    """Its articles counted again, as after one was struck out."""
    blocks: list[Block] = []
    count = 0
    for block in it.blocks:
        if isinstance(block, str) and block.startswith("第") and "条　" in block[:6]:
            count += 1
            tens, ones = divmod(count, 10)
            label = (NUMERALS[tens] if tens > 1 else "") + ("十" if tens else "") + NUMERALS[ones]
            block = f"第{label}条　{block.split('条　', 1)[1]}"
        blocks.append(block)
    return replace(it, blocks=tuple(blocks))


NO_FEE = (
    TRANSFER.without("六、")
    .without("办理医保关系转移接续不收取")
    .edit(("七、待遇", "六、待遇"), ("八、咨询", "七、咨询"))
)
NO_INSURANCE = _renumbered(ACCOUNT.without("第六条")).edit(("符合第十条规定", "符合第九条规定"))
ENLISTED = ARTICLE.edit(("3.医保关系", "4.医保关系")).after(
    "2.参保人去世", "3.参保人应征入伍的，可以一次性提取个人账户余额；"
)
ASKED = replace(
    FAQ,
    blocks=(
        *FAQ.blocks,
        Question("医保关系转移要多久办完？", "医保关系转移接续手续自受理之日起不超过15个工作日办结。"),
    ),
)
NO_ROW = (
    removed("inpatient.deductible", 500, hospital_level="secondary"), removed("inpatient.ratio", 88, hospital_level="secondary", status="active"),
    removed("inpatient.ratio", 93, hospital_level="secondary", status="retired"),
)  # fmt: skip


def _clauses() -> tuple[tuple[str, Document, Document, str, tuple[Want, ...]], ...]:
    """Clauses that come or go, rows that go."""
    return (
        ("goes-deemed", LAW, _renumbered(LAW.without("第九条")), "epoint", (removed("years.deemed", ANY, cohort_any=True),)),
        ("goes-inheritance", ACCOUNT, _renumbered(ACCOUNT.without("第十一条")), "nested", (removed("account.inheritance", "allowed", cohort_any=True),)),
        ("goes-forbidden-use", ACCOUNT, NO_INSURANCE, "cards", (removed("account.use", "commercial_health_insurance", cohort_any=True),)),
        ("goes-relocation", ACCOUNT, ACCOUNT.without("（四）"), "plain", (removed("account.cash_out.circumstance", "retired_relocation", cohort_any=True),)),
        ("goes-old-rules", YEARS, YEARS.without("八、").edit(("九、失业", "八、失业"), ("十、本通知", "九、本通知")), "intranet", (untyped("仍按原政策执行", None),)),
        ("goes-foreigners", LAW, _renumbered(LAW.without("第二十条")), "weixin", (untyped("外国人", None),)),
        ("goes-fee", TRANSFER, NO_FEE, "tabs", (removed("procedure.fee", ANY, cohort_any=True),)),
        ("comes-enlistment", ARTICLE, ENLISTED, "consumer", (added("account.cash_out.circumstance", "military_service", cohort_any=True),)),
        ("comes-inheritance", ARTICLE, ARTICLE.after("另外，账户余额", "芜湖职工医保个人账户余额可以依法继承。"), "sentences", (added("account.inheritance", "allowed", cohort_any=True),)),
        ("comes-threshold", ACCOUNT, ACCOUNT.after("（四）", "个人账户余额超过本市上年度在岗职工平均工资5%的，方可申请提取。"), "epoint", (added("account.cash_out.threshold", 5, cohort_any=True),)),
        ("comes-filing-fee", REMOTE, REMOTE.after("办理长期居住备案的", "办理异地就医备案不收取手续费。"), "mobile", (added("procedure.fee", ANY, cohort_any=True),)),
        ("comes-question", FAQ, ASKED, "folds", (added("transfer.deadline", 15, cohort_any=True),)),
        ("comes-proviso", LAW, LAW.edit(("办理参保登记。", "办理参保登记，但非全日制用工除外。")), "nested", (untyped("参保登记", "非全日制用工除外", any_kind=True),)),
        ("goes-row", TABLES, _celled(TABLES, 1, 2, 0, None), "nested", NO_ROW),
        ("resident-cell", RESIDENT, _celled(RESIDENT, 0, 3, 2, "60%"), "epoint", (value("inpatient.ratio", 65, 60, hospital_level="tertiary", insurances=RESIDENTS),)),
        ("resident-cell-deductible", RESIDENT, _celled(RESIDENT, 0, 2, 1, "600元"), "sentences", (value("inpatient.deductible", 500, 600, hospital_level="secondary", insurances=RESIDENTS),)),
        ("maternity-days", TABLES, TABLES.edit(("158天", "188天")), "plain", (untyped("158天", "188天"),)),
        ("inpatient-cap", TABLES, TABLES.edit(("15万元", "18万元")), "cards", (value("inpatient.cap", 150000, 180000, cohort_any=True),)),
    )  # fmt: skip


def cases() -> Iterator[Case]:
    for at, (id, it, layout, edits, wants) in enumerate(EDITS):
        yield _case(at, id, "edits", it, it.edit(*edits), layout, *wants)
    for at, (id, nth, row, column, text, layout, want) in enumerate(CELLS):
        yield _case(at, f"cell-{id}", "cells", TABLES, _celled(TABLES, nth, row, column, text), layout, want)
    for at, (id, before, after, layout, wants) in enumerate(_clauses()):
        yield _case(at, id, "clauses", before, after, layout, *wants)
    yield from _files()
    yield from _validity()
    yield from _lists()


def _files() -> Iterator[Case]:
    def edited(id: str, name: str, *answers: Answer, wants: tuple[Want, ...]) -> Case:
        return material(
            f"tenth-file-{id}", "tenth files", str(wants[0]), film(*answers), *wants, kind="file", name=name
        )

    yield edited(
        "pdf",
        "tz.pdf",
        as_pdf(BASE),
        as_pdf(BASE.edit(("费率为9.5%", "费率为10%"))),
        wants=(value("contribution.rate.flexible", 9.5, 10, cohort_any=True),),
    )
    yield edited(
        "docx",
        "bf.docx",
        as_docx(LAW),
        as_docx(LAW.edit(("男满30年", "男满28年")), runs=7),
        wants=(value("years.total", 30, 28, sex="male"),),
    )
    yield edited(
        "text",
        "gd.txt",
        as_text(ACCOUNT),
        as_text(ACCOUNT.edit(("每人每月88元", "每人每月98元")), 40),
        wants=(value("account.credit.retired", 88, 98, cohort_any=True),),
    )
    yield edited(
        "markdown",
        "yd.md",
        as_markdown(REMOTE),
        as_markdown(REMOTE.edit(("收据之日起6个月内", "收据之日起3个月内"))),
        wants=(value("reimbursement.window", 6, 3, cohort_any=True),),
    )
    papers = (
        ("pdf", "fj/1.pdf", as_pdf(YEARS), as_pdf(YEARS.edit(("应当累计满10年", "应当累计满15年"))), value("years.local", 10, 15, cohort_any=True)),
        ("docx", "fj/1.docx", as_docx(ACCOUNT), as_docx(ACCOUNT.edit(("子女、兄弟姐妹", "子女"))), removed("mutual_aid.relatives", "siblings", cohort_any=True)),
        ("xlsx", "fj/1.xlsx", _sheet(0.85), _sheet(0.8), value("inpatient.ratio", 85, 80, hospital_level="tertiary", cohort_any=True)),
    )  # fmt: skip
    for id, path, before, after, want in papers:
        page = replace(BASE, files=((path, "有关规定"),))
        steps = film({"": show(page, "epoint", 1), path: before}, {"": show(page, "epoint", 2), path: after})
        yield material(f"tenth-attached-{id}", "tenth files", str(want), steps, want, attachments=True)
    old, new = (replace(BASE, files=((href, "缴费申报表.docx"),)) for href in ("fj/202601.docx", "fj/202607.docx"))
    links = (
        ("replaced", old, new, value("document.attachment", ANY, ANY)),
        ("gone", old, BASE, removed("document.attachment", ANY)),
        ("new", BASE, new, published("document.attachment", None, ANY)),
    )
    for id, one, two, want in links:
        yield material(
            f"tenth-link-{id}", "tenth files", str(want), film(show(one, "nested", 1), show(two, "nested", 2)), want
        )


def _sheet(tertiary: float) -> Answer:
    rows: list[list[object]] = [
        ["医疗机构级别", "职工医保住院起付标准", "职工医保住院支付比例"],
        ["二级医疗机构", "500元", 0.9],
        ["三级医疗机构", "900元", tertiary],
    ]
    return as_xlsx("职工医保住院待遇标准", rows)


def _validity() -> Iterator[Case]:
    row = "<tr><td>索 引 号：</td><td>011158742/2026-00107</td><td>有 效 性：</td><td>{}</td></tr>"
    for id, after in (("expired", "失效"), ("repealed", "废止")):
        steps = film(
            show(LAW, "epoint", 1, {"table": row.format("有效")}), show(LAW, "epoint", 2, {"table": row.format(after)})
        )
        yield material(
            f"tenth-validity-{id}", "tenth validity", after, steps, value("document.validity", "in_force", ANY)
        )


def _lists() -> Iterator[Case]:
    known = (Entry("b1.html", YEARS, "2025-12-02"), Entry("b2.html", BASE, "2026-01-04"))
    fresh = (
        ("resident", RESIDENT, RESIDENTS),
        ("account", ACCOUNT, ("employee_medical", "medical", "unspecified")),
        ("transfer", TRANSFER, ("employee_medical", "medical", "unspecified")),
    )
    for id, it, insurances in fresh:
        steps = film(catalog(known, 1), catalog((Entry("b3.html", it, "2026-06-18"), *known), 2))
        yield material(
            f"tenth-list-{id}",
            "tenth lists",
            "a new notice",
            steps,
            published(None, None, ANY, insurances=insurances, cohort_any=True),
            kind="list",
            follow=FOLLOW,
        )
    edited = (known[0], Entry("b2.html", BASE.edit(("每人每月92元", "每人每月100元")), "2026-01-04"))
    yield material(
        "tenth-list-edited",
        "tenth lists",
        "a listed notice is edited",
        film(catalog(known, 1), catalog(edited, 2)),
        value("account.credit.retired", 92, 100, cohort_any=True),
        kind="list",
        follow=FOLLOW,
    )
