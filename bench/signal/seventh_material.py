"""The seventh wave's real edits: one row for each, while the furniture of the page moves too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bench.signal.case import ANY, Answer, Case, Want, added, material, published, removed, untyped, value
from bench.signal.document import Block, Document, Question, Table, paragraphs
from bench.signal.lists import Entry
from bench.signal.prints import as_docx, as_markdown, as_pdf, as_text, as_xlsx, film, ruled_pdf
from bench.signal.seventh_layouts import listing, printed
from bench.signal.seventh_texts import (
    BAODING,
    JINHUA,
    JIUJIANG,
    LIUZHOU,
    LUOYANG,
    NANTONG,
    QUANZHOU,
    SHAOXING,
    WEIFANG,
    XIANGYANG,
    YICHANG,
    ZHUZHOU,
    ZONES,
    ZUNYI,
)
from watcher.model import Follow

RES = ("resident_medical",)
RES_ANY = ("resident_medical", "medical", "unspecified")
ANYONE = {"cohort_any": True}
# What stands around the text on the second visit and did not on the first: a row takes one in turn, every other row none.
MOVES = (
    {"top": '<div class="banner"><a href="/zt/xfy">金秋消费季　满200减50</a></div>'}, {"side": "<h4>网上调查</h4><p>您对本站是否满意？已有316人参与</p>"},
    {"foot": "<p>网站维护时间：每月第2个周六0:00至6:00</p>"}, {"popup": '<div class="cookie">本站使用Cookie，继续浏览即表示同意。<button>知道了</button></div>'},
    {"crumb": " &gt; 详情"}, {"end": '<div class="tip">扫描二维码，在手机上查看本页</div>'},
)  # fmt: skip
Row = tuple[str, Document, str, tuple[tuple[str, str], ...], tuple[Want, ...]]


def _edit(old: str, new: str) -> tuple[tuple[str, str], ...]:
    return ((old, new),)


def _cells(it: Document, *edits: tuple[int, int, str]) -> Document:
    """The first table's cells by row and place in the row."""

    def changed(block: Block) -> Block:
        if not isinstance(block, Table):
            return block
        rows = [list(row) for row in block.rows]
        for r, c, new in edits:
            if rows[r][c].text == new:
                raise ValueError(f"{new!r} is there already")
            rows[r][c] = replace(rows[r][c], text=new)
        return replace(block, rows=tuple(map(tuple, rows)))

    return replace(it, blocks=tuple(map(changed, it.blocks)))


def _without_row(it: Document, r: int) -> Document:
    def changed(block: Block) -> Block:
        if not isinstance(block, Table):
            return block
        return replace(block, rows=tuple(row for n, row in enumerate(block.rows) if n != r))

    return replace(it, blocks=tuple(map(changed, it.blocks)))


ACCOUNT: tuple[Row, ...] = (
    ("permission-law", SHAOXING, "jpaas", _edit("个人账户资金不得提前支取", "个人账户资金可以提前支取"), (value("account.cash_out.permission", "forbidden", "allowed"),)),
    ("permission-article", WEIFANG, "consumer", _edit("个人账户资金原则上不支持现金提取", "个人账户资金可以现金提取"), (value("account.cash_out.permission", ANY, "allowed"),)),
    ("permission-thread", JIUJIANG, "forum", _edit("不行，个人账户的钱不能取现", "行，个人账户的钱可以取现"), (value("account.cash_out.permission", "forbidden", "allowed"),)),
    ("circumstance-gained", WEIFANG, "wechat", _edit("（三）参保人员应征入伍的。", "（三）参保人员应征入伍的；（四）参保人员终止参保的。"), (added("account.cash_out.circumstance", "termination"),)),
    ("circumstance-proviso", ZUNYI, "trs2", _edit("除出境定居外", "除出境定居、跨省转移医保关系外"), (added("account.cash_out.circumstance", "cross_province_transfer"),)),
    ("circumstance-emigrants", JINHUA, "tabs", _edit("参保人员退保的，", "参保人员退保、出国定居的，"), (added("account.cash_out.circumstance", "emigration"),)),
    ("threshold-wage", WEIFANG, "mobile", _edit("平均工资10%的", "平均工资5%的"), (value("account.cash_out.threshold", 10, 5),)),
    ("threshold-months", ZUNYI, "intranet", _edit("达到6个月以上个人缴费总额", "达到12个月以上个人缴费总额"), (value("account.cash_out.threshold", 6, 12),)),
    ("inheritance-law", SHAOXING, "portal_news", _edit("其个人账户余额可以依法继承", "其个人账户余额不得继承"), (value("account.inheritance", "allowed", "forbidden"),)),
    ("inheritance-thread", JIUJIANG, "accordion", _edit("账户余额可以由家属继承", "账户余额不能由家属继承"), (value("account.inheritance", "allowed", "forbidden"),)),
    ("use-insurance", WEIFANG, "plain", _edit("个人账户不能用于购买商业健康保险", "个人账户可以用于购买商业健康保险"), (value("account.use", "commercial_health_insurance", "commercial_health_insurance"),)),
    ("use-care", JIUJIANG, "cards", _edit("暂时不可以，个人账户不得用于缴纳长期护理保险费", "可以，个人账户可用于缴纳长期护理保险费"), (value("account.use", "long_term_care_premium", "long_term_care_premium"),)),
    ("use-pharmacy", WEIFANG, "consumer", _edit("自付费用，也可以在定点药店买药。", "自付费用。"), (removed("account.use", "pharmacy"),)),
    ("use-care-gained", ZUNYI, "jpaas", _edit("购买药品、医疗器械。", "购买药品、医疗器械，可用于缴纳长期护理保险费。"), (added("account.use", "long_term_care_premium"),)),
    ("use-premium", JIUJIANG, "wechat", _edit("可以，个人账户能用来给家人缴居民医保费", "不可以，个人账户不能用来给家人缴居民医保费"), (value("account.use", "resident_premium", "resident_premium", insurances=("employee_medical", "resident_medical", "medical", "unspecified")),)),
    ("credit-ages", JINHUA, "accordion", _edit("缴费基数的2.4%计入", "缴费基数的2%计入"), (value("account.credit.active", 2.4, 2, **ANYONE),)),
    ("credit-thread", JIUJIANG, "forum", _edit("本人缴费基数的2%计入", "本人缴费基数的1.8%计入"), (value("account.credit.active", 2, 1.8, **ANYONE),)),
    ("retired-answer", LUOYANG, "accordion", _edit("每月90元的标准", "每月95元的标准"), (value("account.credit.retired", 90, 95, **ANYONE),)),
    ("retired-percent", ZUNYI, "wechat", _edit("平均水平的2.5%定额划入", "平均水平的2%定额划入"), (value("account.credit.retired", 2.5, 2, **ANYONE),)),
    ("retired-elder", JINHUA, "jpaas", _edit("满70周岁的每月划入120元", "满70周岁的每月划入150元"), (value("account.credit.retired", 120, 150, **ANYONE),)),
    ("relatives-law", SHAOXING, "trs2", _edit("本人及其配偶、父母、子女在", "本人及其配偶、父母、子女、兄弟姐妹在"), (added("mutual_aid.relatives", "siblings"),)),
    ("relatives-thread", JIUJIANG, "mobile", _edit("家庭成员是配偶、父母、子女。", "家庭成员是配偶、父母、子女、祖父母。"), (added("mutual_aid.relatives", "grandparents"),)),
    ("sharing-rules", ZUNYI, "plain", _edit("实行省内共济", "实行跨省共济"), (value("mutual_aid.scope", "within_province", "cross_province"),)),
    ("sharing-thread", JIUJIANG, "forum", _edit("不能，家庭共济目前只支持省内共济", "能，家庭共济已经支持跨省共济"), (value("mutual_aid.scope", "within_province", "cross_province"),)),
)  # fmt: skip

YEARS: tuple[Row, ...] = (
    ("women", SHAOXING, "jpaas", _edit("女满二十五年", "女满二十八年"), (value("years.total", 25, 28, sex="female"),)),
    ("both", LUOYANG, "forum", _edit("男满30年、女满25年", "男满32年、女满27年"), (value("years.total", 30, 32, sex="male"), value("years.total", 25, 27, sex="female"))),
    ("earlier-joined", YICHANG, "trs2", _edit("累计缴费年限为二十年", "累计缴费年限为二十二年"), (value("years.total", 20, 22, **ANYONE),)),
    ("local-law", SHAOXING, "mobile", _edit("在本市实际缴费年限满十年", "在本市实际缴费年限满十五年"), (value("years.local", 10, 15),)),
    ("local-since", JINHUA, "cards", _edit("本市缴费年限需满10年", "本市缴费年限需满12年"), (value("years.local", 10, 12, **ANYONE),)),
    ("phase-step", YICHANG, "jpaas", _edit("每年提高六个月", "每年提高三个月"), (value("years.phase_in", ANY, ANY, **ANYONE),)),
    ("phase-date", JINHUA, "tabs", _edit("到2030年1月1日，", "到2033年1月1日，"), (value("years.phase_in", ANY, ANY, **ANYONE),)),
    ("shortfall-answer", LUOYANG, "accordion", _edit("可以一次性补缴至规定年限", "可以按月缴费至规定年限"), (value("years.shortfall", "lump_sum", "monthly", **ANYONE),)),
    ("shortfall-law", YICHANG, "plain", _edit("可以按月缴费至规定年限", "可以一次性缴费至规定年限"), (value("years.shortfall", "monthly", "lump_sum", **ANYONE),)),
    ("pension", YICHANG, "portal_news", _edit("养老保险累计缴费满十五年", "养老保险累计缴费满二十年"), (value("years.total", 15, 20, insurances=("pension",), **ANYONE),)),
)  # fmt: skip

PAYING: tuple[Row, ...] = (
    ("employer-law", SHAOXING, "plain", _edit("缴费比例为7.5%", "缴费比例为8%"), (value("contribution.rate.employer", 7.5, 8),)),
    ("employer-handbook", JINHUA, "wechat", _edit("单位缴费费率8.5%", "单位缴费费率8%"), (value("contribution.rate.employer", 8.5, 8),)),
    ("personal-law", SHAOXING, "intranet", _edit("缴费比例为2%", "缴费比例为1.5%"), (value("contribution.rate.personal", 2, 1.5),)),
    ("personal-handbook", JINHUA, "mobile", _edit("个人缴费费率2%", "个人缴费费率1%"), (value("contribution.rate.personal", 2, 1),)),
    ("both-rates", QUANZHOU, "portal_news", _edit("单位缴费费率为7%，个人缴费费率为2%", "单位缴费费率为6.5%，个人缴费费率为1.8%"), (value("contribution.rate.employer", 7, 6.5, insurances=("employee_medical", "medical", "maternity", "unspecified")), value("contribution.rate.personal", 2, 1.8, insurances=("employee_medical", "medical", "maternity", "unspecified")))),
    ("flexible-words", YICHANG, "cards", _edit("按照百分之九的比例", "按照百分之十的比例"), (value("contribution.rate.flexible", 9, 10, **ANYONE),)),
    ("flexible-notice", QUANZHOU, "jpaas", _edit("缴费比例为8%", "缴费比例为7.5%"), (value("contribution.rate.flexible", 8, 7.5, **ANYONE),)),
    ("bases", QUANZHOU, "trs2", _edit("上限为24630元/月，下限为4926元/月", "上限为25860元/月，下限为5172元/月"), (value("contribution.base.upper", 24630, 25860), value("contribution.base.lower", 4926, 5172))),
    ("base-percent", YICHANG, "consumer", _edit("月平均工资的60%", "月平均工资的55%"), (value("contribution.base.lower", 60, 55, **ANYONE),)),
    ("base-percent-upper", YICHANG, "mobile", _edit("上限为300%", "上限为250%"), (value("contribution.base.upper", 300, 250, **ANYONE),)),
    ("unemployment", QUANZHOU, "plain", _edit("失业保险单位费率为0.5%", "失业保险单位费率为0.7%"), (value("contribution.rate.employer", 0.5, 0.7, insurances=("unemployment",)),)),
    ("resident", XIANGYANG, "jpaas", _edit("个人缴费标准为每人每年400元", "个人缴费标准为每人每年430元"), (value("contribution.resident", 400, 430, insurances=RES),)),
    ("resident-cards", XIANGYANG, "cards", _edit("个人缴费标准为每人每年400元", "个人缴费标准为每人每年380元"), (value("contribution.resident", 400, 380, insurances=RES),)),
    ("waiting-law", SHAOXING, "forum", _edit("等待期为六个月", "等待期为三个月"), (value("waiting_period", 6, 3, status="flexible"),)),
    ("waiting-flexible", YICHANG, "tabs", (("连续缴费满三个月后", "连续缴费满六个月后"), ("等待期为三个月", "等待期为六个月")), (value("waiting_period", 3, 6, **ANYONE),)),
    ("waiting-resident", XIANGYANG, "wechat", _edit("待遇等待期3个月", "待遇等待期6个月"), (value("waiting_period", 3, 6, insurances=RES, **ANYONE),)),
    ("gap-answer", LUOYANG, "mobile", _edit("中断缴费不超过3个月的", "中断缴费不超过6个月的"), (value("contribution.gap", 3, 6),)),
    ("gap-law", YICHANG, "forum", _edit("中断缴费不超过两个月的", "中断缴费不超过三个月的"), (value("contribution.gap", 2, 3, **ANYONE),)),
    ("start-law", SHAOXING, "consumer", _edit("职工自缴费次月起享受", "职工自缴费当月起享受"), (value("benefit.start", "next_month", ANY),)),
    ("start-resident", XIANGYANG, "trs2", _edit("自2026年1月1日起享受", "自2026年2月1日起享受"), (value("benefit.start", "2026-01-01", "2026-02-01", insurances=RES),)),
    ("start-day", NANTONG, "plain", _edit("自次月15日起享受", "自次月10日起享受"), (value("benefit.start", ANY, ANY, **ANYONE),)),
)  # fmt: skip

CARE: tuple[Row, ...] = (
    ("deductible-law", SHAOXING, "wechat", _edit("三级医院900元", "三级医院1000元"), (value("inpatient.deductible", 900, 1000, hospital_level="tertiary"),)),
    ("deductible-two", SHAOXING, "jpaas", _edit("一级医院300元，二级医院600元", "一级医院200元，二级医院500元"), (value("inpatient.deductible", 300, 200, hospital_level="primary"), value("inpatient.deductible", 600, 500, hospital_level="secondary"))),
    ("ratio-answer", LUOYANG, "cards", _edit("三级医院支付比例为88%", "三级医院支付比例为90%"), (value("inpatient.ratio", 88, 90, hospital_level="tertiary", status="retired"),)),
    ("ratio-referral", BAODING, "wechat", _edit("支付比例为70%", "支付比例为75%"), (value("inpatient.ratio", 70, 75, **ANYONE),)),
    ("inpatient-cap-law", SHAOXING, "accordion", _edit("最高支付限额为40万元", "最高支付限额为45万元"), (value("inpatient.cap", 400000, 450000),)),
    ("inpatient-cap-resident", XIANGYANG, "intranet", _edit("最高支付限额为15万元", "最高支付限额为20万元"), (value("inpatient.cap", 150000, 200000, insurances=RES),)),
    ("clinic-list", NANTONG, "jpaas", _edit("门诊起付标准为600元", "门诊起付标准为400元"), (value("outpatient.deductible", 600, 400),)),
    ("clinic-cap", NANTONG, "mobile", _edit("最高支付限额为8000元", "最高支付限额为1万元"), (value("outpatient.cap", 8000, 10000),)),
    ("clinic-ratio", NANTONG, "wechat", _edit("二级医院70%", "二级医院75%"), (value("outpatient.ratio", 70, 75, hospital_level="secondary"),)),
    ("clinic-handbook", JINHUA, "trs2", (("就诊报销50%", "就诊报销55%"), ("就诊报销65%", "就诊报销70%")), (value("outpatient.ratio", 50, 55, hospital_level="tertiary"), value("outpatient.ratio", 65, 70, hospital_level="secondary"))),
    ("clinic-active", LIUZHOU, "trs2", _edit("在职职工为2500元", "在职职工为3000元"), (value("outpatient.cap", 2500, 3000, status="active"),)),
    ("clinic-resident", XIANGYANG, "tabs", _edit("支付比例为50%，年度最高支付限额为每人400元", "支付比例为55%，年度最高支付限额为每人450元"), (value("outpatient.ratio", 50, 55, insurances=RES), value("outpatient.cap", 400, 450, insurances=RES))),
    ("filing-dropped", BAODING, "mobile", _edit("应当先办理备案", "不需要办理备案"), (value("remote_care.filing", "required", "not_required", **ANYONE),)),
    ("filing-months", BAODING, "consumer", _edit("备案有效期为6个月", "备案有效期为12个月"), (value("remote_care.filing", 6, 12, **ANYONE),)),
    ("window-law", SHAOXING, "portal_news", _edit("之日起12个月内", "之日起6个月内"), (value("reimbursement.window", 12, 6),)),
    ("window-article", BAODING, "jpaas", _edit("出院后6个月内带上", "出院后12个月内带上"), (value("reimbursement.window", 6, 12, **ANYONE),)),
)  # fmt: skip

PROCEDURE: tuple[Row, ...] = (
    ("funds-guide", ZHUZHOU, "jpaas", _edit("个人账户余额随其划转", "个人账户余额不划转"), (value("transfer.account_funds", "transferred", "not_transferred", **ANYONE),)),
    ("funds-handbook", JINHUA, "trs2", _edit("个人账户资金予以划转", "个人账户资金不予划转"), (value("transfer.account_funds", "transferred", "not_transferred", **ANYONE),)),
    ("deadline-cell", ZHUZHOU, "cards", _edit("不超过15个工作日", "不超过10个工作日"), (value("transfer.deadline", 15, 10),)),
    ("deadline-unit", ZHUZHOU, "trs2", _edit("不超过15个工作日", "不超过15日"), (value("transfer.deadline", 15, 15, units=("working_day", "day")),)),
    ("deadline-handbook", JINHUA, "plain", _edit("关系转移手续在20个工作日内办完", "关系转移手续在15个工作日内办完"), (value("transfer.deadline", 20, 15),)),
    ("materials-cell", ZHUZHOU, "plain", _edit("居民身份证、基本", "居民身份证、社会保障卡、基本"), (added("procedure.materials", ANY),)),
    ("materials-article", WEIFANG, "forum", _edit("死亡证明、继承人身份证", "继承人身份证"), (removed("procedure.materials", ANY),)),
    ("channel-article", WEIFANG, "jpaas", _edit("微信小程序或者", "微信小程序、支付宝或者"), (added("procedure.channel", ANY),)),
    ("channel-resident", XIANGYANG, "plain", _edit("支付宝、微信或者", "微信或者"), (removed("procedure.channel", ANY, insurances=RES_ANY),)),
    ("fee-article", WEIFANG, "tabs", _edit("个人账户提取不收手续费", "个人账户提取每笔收取手续费2元"), (value("procedure.fee", "free", 2),)),
    ("fee-rules", ZUNYI, "mobile", _edit("补办费用为20元", "补办费用为10元"), (value("procedure.fee", 20, 10),)),
    ("hotline-answer", LUOYANG, "consumer", _edit("医保服务热线12393", "医保服务热线12345"), (value("procedure.hotline", "12393", "12345"),)),
    ("hotline-cell", ZHUZHOU, "mobile", _edit("0731-28686021", "0731-28680393"), (value("procedure.hotline", "0731-28686021", "0731-28680393"),)),
    ("effective", SHAOXING, "trs2", _edit("自2025年1月1日起施行", "自2025年4月1日起施行"), (value("document.effective_from", "2025-01-01", "2025-04-01"),)),
    ("effective-notice", LIUZHOU, "jpaas", _edit("自2026年1月1日起执行", "自2026年3月1日起执行"), (value("document.effective_from", "2026-01-01", "2026-03-01"), value("document.effective_to", "2030-12-31", "2031-02-28"))),
    ("until", YICHANG, "wechat", _edit("有效期至2030年6月30日", "有效期至2028年6月30日"), (value("document.effective_to", "2030-06-30", "2028-06-30"),)),
    ("until-notice", QUANZHOU, "mobile", _edit("有效期至2026年12月31日", "有效期至2027年6月30日"), (value("document.effective_to", "2026-12-31", "2027-06-30"),)),
    ("repeals", ZUNYI, "portal_news", _edit("由市医疗保障局负责解释。", "由市医疗保障局负责解释。《遵义市职工基本医疗保险个人账户管理暂行办法》（遵医保发〔2021〕30号）同时废止。"), (added("document.repeals", ANY),)),
)  # fmt: skip

OTHER: tuple[Row, ...] = (
    ("fine", SHAOXING, "intranet", _edit("二倍以上五倍以下", "三倍以上十倍以下"), (untyped("二倍以上五倍以下", "三倍以上十倍以下"),)),
    ("prescription", LIUZHOU, "intranet", _edit("有效期为3天", "有效期为7天"), (untyped("3天", "7天"),)),
    ("carried-over", LIUZHOU, "consumer", _edit("不结转使用", "可以结转使用"), (untyped("不结转使用", "可以结转使用"),)),
    ("own-standards", LIUZHOU, "plain", _edit("各地不得自行提高", "各地可以自行提高"), (untyped("不得自行", "可以自行"),)),
    ("declare", QUANZHOU, "cards", _edit("应于2026年1月31日前", "应于2026年2月28日前"), (untyped("2026年1月31日", "2026年2月28日"),)),
    ("undeclared", QUANZHOU, "tabs", _edit("缴费额的110%", "缴费额的105%"), (untyped("110%", "105%"),)),
    ("subsidy", XIANGYANG, "mobile", _edit("每人每年700元", "每人每年740元"), (untyped("700元", "740元"),)),
    ("season", XIANGYANG, "consumer", _edit("至2025年12月31日", "至2026年2月28日"), (untyped("2025年12月31日", "2026年2月28日"),)),
    ("suspension", ZUNYI, "accordion", _edit("暂停联网结算3个月", "暂停联网结算6个月"), (untyped("3个月", "6个月"),)),
    ("members", JIUJIANG, "plain", _edit("最多可以绑定6名", "最多可以绑定8名"), (untyped("6名", "8名"),)),
    ("doctor", NANTONG, "trs2", _edit("统筹基金支付60元", "统筹基金支付80元"), (untyped("60元", "80元"),)),
    ("beds", BAODING, "trs2", _edit("；但精神病患者住院的除外。", "。"), (untyped("除外", "床位费", any_kind=True),)),
)  # fmt: skip

GROUPS = (
    ("account", ACCOUNT), ("years", YEARS), ("paying", PAYING), ("care", CARE), ("procedure", PROCEDURE), ("other", OTHER),
)  # fmt: skip


def cases() -> Iterator[Case]:
    number = 0
    for group, rows in GROUPS:
        for id, it, layout, edits, wants in rows:
            number += 1
            slots = MOVES[number // 2 % len(MOVES)] if number % 2 else {}
            changed = "; ".join(f"{old} → {new}" for old, new in edits)
            steps = film(printed(it, layout, number), printed(it.edit(*edits), layout, number + 60, slots=slots))
            yield material(f"seventh-{group}-{id}", f"seventh {group}", changed, steps, *wants, kind=it.kind)
    yield from _shaped()
    yield from _files()
    yield from _columns()


def _shaped() -> Iterator[Case]:
    """Cells, rows, questions and paragraphs that change, come or go, and what is printed outside the text."""
    base, clinic = "contribution.base.", "outpatient."
    level = [{"status": "active", "hospital_level": "secondary"}, {"status": "retired", "hospital_level": "secondary"}]
    rows: tuple[tuple[str, str, Document, Document, str, tuple[Want, ...]], ...] = (
        ("retired-tertiary", "55% → 60%", LIUZHOU, _cells(LIUZHOU, (4, 4, "60%")), "portal_news", (value("outpatient.ratio", 55, 60, hospital_level="tertiary", status="retired"),)),
        ("active-primary", "200 → 100", LIUZHOU, _cells(LIUZHOU, (2, 1, "100")), "jpaas", (value("outpatient.deductible", 200, 100, hospital_level="primary", status="active"),)),
        ("row-gone", "row 二级 gone", LIUZHOU, _without_row(LIUZHOU, 3), "trs2", (removed(clinic + "deductible", 300, **level[0]), removed(clinic + "ratio", 60, **level[0]), removed(clinic + "deductible", 200, **level[1]), removed(clinic + "ratio", 65, **level[1]))),
        ("merged-active", "85% → 88%", NANTONG, _cells(NANTONG, (3, 2, "88%")), "consumer", (value("inpatient.ratio", 85, 88, hospital_level="tertiary", status="active"),)),
        ("merged-retired", "500元 → 400元", NANTONG, _cells(NANTONG, (5, 1, "400元")), "tabs", (value("inpatient.deductible", 500, 400, hospital_level="secondary", status="retired"),)),
        ("zone-upper", "27324 → 28210", ZONES, ZONES.edit(("27324", "28210")), "jpaas", (value(base + "upper", 27324, 28210, cohort_any=True),)),
        ("zone-gone", "row 恩施 gone", ZONES, _without_row(ZONES, 3), "portal_news", (removed(base + "upper", 22230, cohort_any=True), removed(base + "lower", 4446, cohort_any=True))),
        ("soldiers-gone", "item gone", WEIFANG, WEIFANG.without("（三）").edit(("参保人员去世的；", "参保人员去世的。")), "portal_news", (removed("account.cash_out.circumstance", "military_service"),)),
        ("deemed-gone", "question gone", LUOYANG, LUOYANG.without("以前当过兵"), "trs2", (removed("years.deemed", ANY, cohort_any=True),)),
        ("deemed-new", "paragraph new", JINHUA, JINHUA.after("国有企业职工", *paragraphs("退役军人服现役的年限，视同职工医保缴费年限。")), "accordion", (added("years.deemed", ANY, cohort_any=True),)),
        ("gap-gone", "question gone", LUOYANG, LUOYANG.without("换单位期间"), "accordion", (removed("contribution.gap", 3),)),
        ("yearly-check", "question new", LUOYANG, LUOYANG.after("退休后住院", Question("退休后每年要做认证吗？", "退休人员应于每年6月30日前完成一次待遇资格认证。")), "forum", (untyped(None, "6月30日"),)),
        ("premium-gone", "paragraph gone", ZUNYI, ZUNYI.without("四、"), "trs2", (removed("account.use", "resident_premium", insurances=("employee_medical", "resident_medical", "medical", "unspecified")),)),
        ("duty-new", "paragraph new", SHAOXING, SHAOXING.after("第二十一条", "第二十一条之一　定点医药机构每年应当接受不少于2次的医保政策培训。"), "jpaas", (untyped(None, "2次"),)),
        ("expired", "有效 → 失效", ZUNYI, replace(ZUNYI, stamp="失效"), "jpaas", (value("document.validity", "in_force", ANY),)),
        ("repealed", "有效 → 已废止", SHAOXING, replace(SHAOXING, stamp="已废止"), "jpaas", (value("document.validity", "in_force", "repealed"),)),
    )  # fmt: skip
    for n, (id, changed, before, after, layout, wants) in enumerate(rows, 300):
        steps = film(printed(before, layout, n), printed(after, layout, n + 40, slots=MOVES[n % len(MOVES)]))
        yield material(f"seventh-shape-{id}", "seventh shape", changed, steps, *wants, kind=before.kind)


def _sheet(upper: int) -> Answer:
    rows = [
        ("统筹区", "月缴费基数上限（元）", "月缴费基数下限（元）"),
        ("武汉", upper, 5465),
        ("黄石", 24108, 4822),
        ("恩施", 22230, 4446),
    ]
    return as_xlsx("2026年度职工基本医疗保险缴费基数表", rows)


def _files() -> Iterator[Case]:
    shorter = ZUNYI.edit(("达到6个月以上", "达到3个月以上"))
    rows: tuple[tuple[str, str, Answer, Answer, Want], ...] = (
        ("docx", "rules.docx", as_docx(ZUNYI), as_docx(shorter, runs=9), value("account.cash_out.threshold", 6, 3)),
        ("pdf", "method.pdf", as_pdf(YICHANG), as_pdf(YICHANG.edit(("不超过两个月", "不超过四个月"))), value("contribution.gap", 2, 4, **ANYONE)),
        ("ruled-pdf", "list.pdf", ruled_pdf(NANTONG), ruled_pdf(_cells(NANTONG, (6, 2, "93%"))), value("inpatient.ratio", 92, 93, hospital_level="tertiary", status="retired")),
        ("sheet", "bases.xlsx", _sheet(27324), _sheet(28500), value("contribution.base.upper", 27324, 28500, **ANYONE)),
        ("text", "method.txt", as_text(SHAOXING, 40), as_text(SHAOXING.edit(("女满二十五年", "女满三十年")), 40), value("years.total", 25, 30, sex="female")),
        ("markdown", "handbook.md", as_markdown(JINHUA), as_markdown(JINHUA.edit(("每月划入100元", "每月划入105元"))), value("account.credit.retired", 100, 105, **ANYONE)),
    )  # fmt: skip
    for id, name, before, after, want in rows:
        yield material(
            f"seventh-file-{id}",
            "seventh files",
            f"a {id} file edited",
            film(before, after),
            want,
            kind="file",
            name=name,
        )

    def with_files(it: Document, *files: tuple[str, str]) -> Document:
        return replace(it, files=files)

    one = with_files(QUANZHOU, ("files/fj1.docx", "附件1：个人账户管理细则.docx"))
    more = with_files(QUANZHOU, *one.files, ("files/fj2.docx", "附件2：灵活就业人员参保实施办法.docx"))
    other = with_files(QUANZHOU, ("files/20260105/fj1.docx", "附件1：个人账户管理细则.docx"))
    file = {"files/fj1.docx": as_docx(ZUNYI)}
    new = {"files/fj2.docx": as_docx(YICHANG)}
    kept: dict[str, Answer] = {"": printed(one, "jpaas", 401), **file}
    edited = {
        "": printed(one, "jpaas", 402),
        "files/fj1.docx": as_docx(ZUNYI.edit(("补办费用为20元", "补办费用为15元"))),
    }
    gained = {"": printed(more, "trs2", 403), **file, **new}
    moved = {"": printed(other, "jpaas", 404), **file, "files/20260105/fj1.docx": as_docx(ZUNYI)}
    attachment = "document.attachment"
    films: tuple[tuple[str, tuple[dict[str, Answer], dict[str, Answer]], Want], ...] = (
        ("attached-edited", (kept, edited), value("procedure.fee", 20, 15)),
        ("attached-new", ({"": printed(one, "trs2", 405), **file}, gained), published(attachment, None, ANY)),
        ("attached-gone", (gained, {"": printed(one, "trs2", 406), **file}), removed(attachment, ANY)),
        ("attached-moved", (kept, moved), value(attachment, ANY, ANY)),
    )  # fmt: skip
    for id, (first, second), want in films:
        yield material(f"seventh-file-{id}", "seventh files", id, film(first, second), want, attachments=True)


def _columns() -> Iterator[Case]:
    old = [
        Entry("t1.html", ZUNYI, "2025-03-28"),
        Entry("t2.html", JINHUA, "2025-04-15"),
        Entry("t3.html", YICHANG, "2025-06-12"),
    ]
    new = Entry("t9.html", XIANGYANG, "2025-09-09")
    rates = Entry("t8.html", QUANZHOU, "2025-12-18")
    follow = Follow(match=("医疗保险", "医保", "缴费"), limit=20)
    edited = [old[0], replace(old[1], document=JINHUA.edit(("起付线为1200元", "起付线为1500元"))), old[2]]
    every = ("employee_medical", "resident_medical", "medical", "unspecified")
    rows: tuple[tuple[str, str, list[Entry], Want], ...] = (
        ("new-ul", "ul", [new, *old], published(None, None, ANY, insurances=every)),
        ("new-table", "table", [rates, *old], published(None, None, ANY, insurances=every)),
        ("new-cards", "cards", [rates, *old], published(None, None, ANY, insurances=every)),
        ("edited-behind", "ul", edited, value("inpatient.deductible", 1200, 1500)),
    )  # fmt: skip
    for n, (id, shape, after, want) in enumerate(rows, 500):
        steps = film(listing(old, n, shape=shape), listing(after, n + 20, shape=shape, slots=MOVES[n % len(MOVES)]))
        yield material(f"seventh-column-{id}", "seventh columns", id, steps, want, kind="list", follow=follow)
