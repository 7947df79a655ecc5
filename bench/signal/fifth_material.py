"""The fifth wave's material: one real edit, mostly while the furniture around it changes as well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from bench.signal import fifth_texts as texts
from bench.signal.case import ANY, ANY_MEDICAL, Answer, Case, Want, added, material, published, removed, untyped, value
from bench.signal.document import Block, Cell, Document, Question, Table, paragraphs
from bench.signal.fifth_furniture import put, turned
from bench.signal.fifth_layouts import shown
from bench.signal.fifth_texts import (
    ACCOUNT,
    ANSWERS,
    ARTICLE,
    BENEFIT,
    CONSUMER,
    NOTICE,
    PENSION,
    REMOTE,
    RESIDENT,
    SERVICE,
    YEARS,
)
from bench.signal.lists import Entry, column
from bench.signal.prints import as_docx, as_pdf, as_xlsx, film

RESIDENTS = ("resident_medical",)
Edits = tuple[tuple[str, str], ...]

TYPED: tuple[tuple[str, Document, str, Edits, tuple[Want, ...]], ...] = (
    # years
    ("male", YEARS, "cluster", (("男性须满28年", "男性须满29年"),), (value("years.total", 28, 29, sex="male"),)),
    ("female", YEARS, "paper", (("女性须满23年", "女性须满24年"),), (value("years.total", 23, 24, sex="female"),)),
    ("local", YEARS, "dahan", (("实际缴费年限不少于12年", "实际缴费年限不少于10年"),), (value("years.local", 12, 10, cohort_any=True),)),
    ("before-2009", YEARS, "boda", (("满20年即可办理", "满22年即可办理"),), (value("years.total", 20, 22, cohort_any=True),)),
    ("step", YEARS, "catalogue", (("每两年提高1年", "每年提高6个月"),), (value("years.phase_in", ANY, ANY, cohort_any=True),)),
    ("lump-sum", ANSWERS, "hotline", (("可以按月缴费至规定年限，也可以一次性补缴", "可以按月缴费至规定年限"),), (removed("years.shortfall", "lump_sum", cohort_any=True),)),
    ("asked-male", ANSWERS, "mobile", (("男满27年", "男满28年"),), (value("years.total", 27, 28, sex="male"),)),
    ("asked-local", ANSWERS, "hotline", (("实际缴费年限满8年", "实际缴费年限满10年"),), (value("years.local", 8, 10, cohort_any=True),)),
    ("working-days", YEARS, "printout", (("8个工作日内办结", "8日内办结"),), (value("transfer.deadline", 8, 8, units=("working_day", "day"), cohort_any=True),)),
    # rates and bases
    ("bases", NOTICE, "paper", (("22458元", "23116元"), ("4492元", "4624元")), (value("contribution.base.upper", 22458, 23116, cohort_any=True), value("contribution.base.lower", 4492, 4624, cohort_any=True))),
    ("base-percent", ARTICLE, "weixin", (("月平均工资的60%", "月平均工资的70%"),), (value("contribution.base.lower", 60, 70, cohort_any=True),)),
    ("employer", NOTICE, "boda", (("缴费比例为6.8%（含生育保险）", "缴费比例为7.3%（含生育保险）"),), (value("contribution.rate.employer", 6.8, 7.3, cohort_any=True),)),
    ("personal", NOTICE, "catalogue", (("个人缴费比例为2%", "个人缴费比例为1.5%"),), (value("contribution.rate.personal", 2, 1.5, cohort_any=True),)),
    ("low-tier", NOTICE, "cluster", (("缴费比例为4.2%", "缴费比例为4.5%"),), (value("contribution.rate.flexible", 4.2, 4.5, cohort_any=True),)),
    ("flexible", ARTICLE, "weixin", (("缴费比例为9.5%", "缴费比例为百分之八点八"),), (value("contribution.rate.flexible", 9.5, 8.8, cohort_any=True),)),
    ("resident", NOTICE, "dahan", (("每人每年400元", "每人每年420元"),), (value("contribution.resident", 400, 420, insurances=RESIDENTS, cohort_any=True),)),
    ("asked-resident", ANSWERS, "mobile", (("每人每年400元", "每人每年430元"),), (value("contribution.resident", 400, 430, insurances=RESIDENTS, cohort_any=True),)),
    ("law-resident", RESIDENT, "catalogue", (("每人每年390元", "每人每年410元"),), (value("contribution.resident", 390, 410, insurances=RESIDENTS, cohort_any=True),)),
    ("gap", NOTICE, "mobile", (("中断缴费3个月（含）以内", "中断缴费2个月（含）以内"),), (value("contribution.gap", 3, 2, cohort_any=True),)),
    ("asked-gap", ANSWERS, "hotline", (("中断缴费2个月以内", "中断缴费3个月以内"),), (value("contribution.gap", 2, 3, cohort_any=True),)),
    ("waiting", NOTICE, "printout", (("待遇等待期为2个月", "待遇等待期缩短为1个月"),), (value("waiting_period", 2, 1, cohort_any=True),)),
    ("resident-waiting", NOTICE, "paper", (("设置3个月固定等待期", "设置6个月固定等待期"),), (value("waiting_period", 3, 6, insurances=RESIDENTS, cohort_any=True),)),
    ("asked-waiting", ANSWERS, "hotline", (("待遇等待期为3个月", "待遇等待期为6个月"),), (value("waiting_period", 3, 6, cohort_any=True),)),
    # accounts
    ("credit-active", ACCOUNT, "dahan", (("参保缴费基数的2%", "参保缴费基数的1.6%"),), (value("account.credit.active", 2, 1.6, cohort_any=True),)),
    ("credit-retired", ACCOUNT, "cluster", (("每人每月75元", "每人每月82元"),), (value("account.credit.retired", 75, 82, cohort_any=True),)),
    ("relatives", ACCOUNT, "boda", (("配偶、父母、子女在定点", "配偶、父母、子女、祖父母在定点"),), (added("mutual_aid.relatives", "grandparents", cohort_any=True),)),
    ("asked-relatives", ANSWERS, "mobile", (("子女、兄弟姐妹", "子女"),), (removed("mutual_aid.relatives", "siblings", cohort_any=True),)),
    ("care-premium", ACCOUNT, "paper", (("本人的长期护理保险费、家庭成员", "家庭成员"),), (removed("account.use", "long_term_care_premium", cohort_any=True),)),
    ("insurance", ACCOUNT, "catalogue", (("的个人缴费，以及购买商业健康保险", "的个人缴费"),), (removed("account.use", "commercial_health_insurance", cohort_any=True),)),
    ("aid-scope", ACCOUNT, "mobile", (("在省内共济范围内使用", "在跨省共济范围内使用"),), (value("mutual_aid.scope", "within_province", "cross_province", cohort_any=True),)),
    ("cash", ARTICLE, "weixin", (("里的钱不得提取现金", "里的钱可以提取现金"),), (value("account.cash_out.permission", "forbidden", "allowed", cohort_any=True),)),
    ("asked-circumstance", ANSWERS, "hotline", (("出境定居或者应征入伍的", "出境定居的"),), (removed("account.cash_out.circumstance", "military_service", cohort_any=True),)),
    ("threshold", ACCOUNT, "printout", (("平均工资8%", "平均工资10%"),), (value("account.cash_out.threshold", 8, 10, cohort_any=True),)),
    ("heirs", ACCOUNT, "dahan", (("可以由继承人依法继承", "不得继承"),), (value("account.inheritance", "allowed", "forbidden", cohort_any=True),)),
    ("funds", ACCOUNT, "cluster", (("余额不划转，由本人继续使用", "余额随其划转"),), (value("transfer.account_funds", "not_transferred", "transferred", cohort_any=True),)),
    # benefits
    ("start", YEARS, "mobile", (("自费款到账的次月起", "自费款到账的次月15日起"),), (value("benefit.start", "next_month", ANY, cohort_any=True),)),
    ("outpatient-deductible", BENEFIT, "boda", (("200元", "250元"),), (value("outpatient.deductible", 200, 250, hospital_level="secondary"),)),
    ("outpatient-ratio", BENEFIT, "dahan", (("55%", "58%"),), (value("outpatient.ratio", 55, 58, hospital_level="tertiary", status="retired"),)),
    ("inpatient-ratio", BENEFIT, "paper", (("87%", "85%"),), (value("inpatient.ratio", 87, 85, hospital_level="secondary", status="active"),)),
    ("inpatient-deductible", BENEFIT, "cluster", (("900元", "1100元"),), (value("inpatient.deductible", 900, 1100, hospital_level="tertiary"),)),
    ("outpatient-cap", BENEFIT, "mobile", (("在职职工2800元", "在职职工3200元"),), (value("outpatient.cap", 2800, 3200, status="active"),)),
    ("inpatient-cap", BENEFIT, "printout", (("25万元", "28万元"),), (value("inpatient.cap", 250000, 280000, cohort_any=True),)),
    ("flexible-deductible", ARTICLE, "townguide", (("起付线为800元", "起付线为1000元"),), (value("inpatient.deductible", 800, 1000, cohort_any=True),)),
    ("flexible-ratio", ARTICLE, "weixin", (("报销比例为65%", "报销比例为七成"),), (value("outpatient.ratio", 65, 70, cohort_any=True),)),
    ("resident-ratio", RESIDENT, "cluster", (("三级医疗机构65%", "三级医疗机构70%"),), (value("inpatient.ratio", 65, 70, hospital_level="tertiary", insurances=RESIDENTS),)),
    ("resident-deductible", RESIDENT, "paper", (("一级医疗机构200元", "一级医疗机构150元"),), (value("inpatient.deductible", 200, 150, hospital_level="primary", insurances=RESIDENTS),)),
    ("resident-cap", RESIDENT, "mobile", (("限额为500元", "限额为600元"),), (value("outpatient.cap", 500, 600, insurances=RESIDENTS, cohort_any=True),)),
    ("resident-window", RESIDENT, "dahan", (("之日起6个月内申请报销", "之日起12个月内申请报销"),), (value("reimbursement.window", 6, 12, insurances=RESIDENTS, cohort_any=True),)),
    # services
    ("filing-valid", REMOTE, "catalogue", (("备案有效期为6个月", "备案有效期为12个月"),), (value("remote_care.filing", 6, 12, cohort_any=True),)),
    ("filing", ANSWERS, "hotline", (("跨省异地就医应当办理异地就医备案", "跨省异地就医无需办理异地就医备案"),), (value("remote_care.filing", "required", "not_required", cohort_any=True),)),
    ("paper", CONSUMER, "townguide", (("携带身份证、社会保障卡", "携带身份证、社会保障卡、银行卡"),), (added("procedure.materials", "bank_card", cohort_any=True),)),
    ("form", REMOTE, "boda", (("提供身份证、备案申请表", "提供身份证"),), (removed("procedure.materials", ANY, cohort_any=True),)),
    ("channel", REMOTE, "printout", (("APP、支付宝、微信办理", "APP、微信办理"),), (removed("procedure.channel", "alipay", cohort_any=True),)),
    ("window", REMOTE, "cluster", (("之日起12个月内申请", "之日起6个月内申请"),), (value("reimbursement.window", 12, 6, cohort_any=True),)),
    ("hotline", REMOTE, "dahan", (("12393热线", "12345热线"),), (value("procedure.hotline", "12393", "12345", cohort_any=True),)),
)  # fmt: skip

WORDS: tuple[tuple[str, Document, str, str, str], ...] = (
    ("natural-days", YEARS, "cluster", "12个工作日内完成核定", "12个自然日内完成核定"),
    ("review", YEARS, "mobile", "30日内提出复核", "60日内提出复核"),
    ("arrears", YEARS, "dahan", "最长不超过3年", "最长不超过5年"),
    ("forged", YEARS, "boda", "2年内不再受理", "5年内不再受理"),
    ("at-least", YEARS, "paper", "不少于5%的认定档案", "不超过5%的认定档案"),
    ("shelf", YEARS, "catalogue", "抽查记录保存15年", "抽查记录保存10年"),
    ("declared", NOTICE, "cluster", "2026年2月28日前申报", "2026年3月31日前申报"),
    ("provisional", NOTICE, "dahan", "基数的110%暂定", "基数的120%暂定"),
    ("newborn", NOTICE, "paper", "出生后90日内", "出生后180日内"),
    ("reward", NOTICE, "mobile", "最高支付限额提高1000元", "最高支付限额提高2000元"),
    ("too-late", NOTICE, "boda", "10日内书面提出。", "10日内书面提出，逾期提出的不再受理。"),
    ("per-mille", NOTICE, "printout", "总户数的3‰", "总户数的5‰"),
    ("upload", ACCOUNT, "paper", "延迟超过48小时", "延迟超过72小时"),
    ("paused", ACCOUNT, "boda", "暂停其结算7日", "暂停其结算15日"),
    ("mended", ACCOUNT, "catalogue", "5个工作日内更正", "5日内更正"),
    ("entrusted", ACCOUNT, "mobile", "可以委托一名亲属代为查询明细，委托有效期最长1年", "不得委托他人查询明细"),
    ("swiped", ACCOUNT, "cluster", "超过2000元的", "超过1000元的"),
    ("points", BENEFIT, "dahan", "降低15个百分点", "降低10个百分点"),
    ("bed", BENEFIT, "catalogue", "建床周期为60日", "建床周期为90日"),
    ("prescribed", BENEFIT, "boda", "最长不得超过7日", "最长不得超过14日"),
    ("material", BENEFIT, "mobile", "单价在1万元以上", "单价在8000元以上"),
    ("self-paid", BENEFIT, "cluster", "先行自付20%", "先行自付25%"),
    ("exception", BENEFIT, "paper", "检查费用一并纳入结算", "检查费用一并纳入结算，但重复检查的除外"),
    ("chronic", BENEFIT, "printout", "不超过12周用量", "不超过8周用量"),
    ("interval", REMOTE, "mobile", "间隔90日以上", "间隔60日以上"),
    ("paid-out", REMOTE, "paper", "20个工作日内审核拨付", "30个工作日内审核拨付"),
    ("referred", REMOTE, "dahan", "之日起30日内有效", "之日起14日内有效"),
    ("assisted", REMOTE, "boda", "在24小时内协查", "在12小时内协查"),
    ("attended", REMOTE, "catalogue", "17:30有人值守", "20:00有人值守"),
    ("score", REMOTE, "cluster", "低于85分", "低于90分"),
    ("reactivated", ANSWERS, "hotline", "解绑满24小时后", "解绑满48小时后"),
    ("refund", ANSWERS, "mobile", "3个工作日内原路退回", "3个自然日内原路退回"),
    ("proxies", ANSWERS, "hotline", "每天最多代办4件", "每天最多代办2件"),
    ("saturday", ANSWERS, "hotline", "周六上午受理退休人员业务", "周六上午不再受理退休人员业务"),
    ("injured", ANSWERS, "mobile", "入院后7日内填写", "入院后3日内填写"),
    ("saved-up", ARTICLE, "weixin", "每月20日前把钱存足", "每月15日前把钱存足"),
    ("second-try", ARTICLE, "townguide", "过期不再补扣", "过期可以再补扣一次"),
    ("stopped", ARTICLE, "weixin", "申请当月仍要缴费", "申请当月不再缴费"),
    ("printed", ARTICLE, "mobile", "打印件90天内有效", "打印件180天内有效"),
    ("arrived", CONSUMER, "townguide", "15个工作日内到账", "20个工作日内到账"),
    ("restored", CONSUMER, "mobile", "原来的余额不再恢复", "原来的余额可以恢复"),
    ("closed", CONSUMER, "townguide", "每周三下午窗口内部学习", "每周五下午窗口内部学习"),
    ("again", CONSUMER, "townguide", "要隔10天再提交", "要隔30天再提交"),
    ("pension-half", PENSION, "cluster", "每12个月应当完成", "每6个月应当完成"),
    ("pension-visit", PENSION, "boda", "不迟于预约后10个工作日", "不迟于预约后5个工作日"),
    ("pension-death", PENSION, "paper", "在30日内报告", "在15日内报告"),
    ("pension-funeral", PENSION, "catalogue", "可支配收入的2倍", "可支配收入的4倍"),
    ("pension-payday", PENSION, "mobile", "每月18日发放", "每月15日发放"),
    ("place", SERVICE, "townguide", "2楼B区", "3楼A区"),
    ("hours", SERVICE, "cluster", "17:00", "16:30"),
    ("refund-term", SERVICE, "boda", "退费5个工作日内办结", "退费3个工作日内办结"),
    ("numbers", SERVICE, "mobile", "一年内最多变更3次", "一年内最多变更1次"),
    ("withdrawn", SERVICE, "paper", "48小时内可以撤回", "24小时内可以撤回"),
    ("punished", RESIDENT, "boda", "联网结算3个月至12个月", "联网结算6个月至12个月"),
    ("mobilised", RESIDENT, "printout", "每年9月1日前完成", "每年10月1日前完成"),
    ("appealed", RESIDENT, "paper", "60日内申请行政复议", "30日内申请行政复议"),
)  # fmt: skip


def cases() -> Iterator[Case]:
    turn = count()
    for name, it, layout, edits, wants in TYPED:
        changed = ", ".join(f"{old} → {new}" for old, new in edits)
        yield _case(f"typed-{name}", "typed", changed, it, it.edit(*edits), layout, next(turn), *wants)
    for name, it, layout, old, new in WORDS:
        want = untyped(old.rstrip("。"), new.rstrip("。"))
        yield _case(f"words-{name}", "words", f"{old} → {new}", it, it.edit((old, new)), layout, next(turn), want)
    for name, changed, before, after, layout, wants in (*_blocks(), *_validity()):
        yield _case(name, "blocks", changed, before, after, layout, next(turn), *wants)
    yield from _redesigned()
    yield from _attached()
    yield from _files()
    yield from _lists()


def _case(
    name: str, family: str, changed: str, before: Document, after: Document, layout: str, turn: int, *wants: Want
) -> Case:
    """One piece of furniture goes and another comes while the text is edited; each fourth page stays bare."""
    old, new = turned(turn) if turn % 4 else (put(), put())
    steps = film(shown(before, layout, 1, old), shown(after, layout, 2, new))
    return material(f"fifth-{name}", f"fifth {family}", changed, steps, *wants, kind=before.kind)


# ── paragraphs, rows and questions that come and go ────────────────────────────────────────────────────────────

Blocks = tuple[str, str, Document, Document, str, tuple[Want, ...]]


def _blocks() -> Iterator[Blocks]:
    fewer = texts.renumbered(YEARS.without("第四条"))
    yield "block-old-members", "the rule for those of before 2009 is gone, the rest renumbered", YEARS, fewer, "paper", (removed("years.total", 20, cohort_any=True),)  # fmt: skip
    soldiers = ACCOUNT.without("（二）").edit(("（三）", "（二）"))
    yield "block-soldiers", "one circumstance of the list is gone", ACCOUNT, soldiers, "dahan", (removed("account.cash_out.circumstance", "military_service", cohort_any=True),)  # fmt: skip
    ended = ACCOUNT.after("（三）", "（四）参保人员终止参保的。")
    yield "block-ended", "one more circumstance", ACCOUNT, ended, "catalogue", (added("account.cash_out.circumstance", "termination", cohort_any=True),)  # fmt: skip
    relocated = CONSUMER.without("2、").edit(("3、", "2、"))
    yield "block-relocated", "one circumstance of a guide is gone", CONSUMER, relocated, "townguide", (removed("account.cash_out.circumstance", "retired_relocation", cohort_any=True),)  # fmt: skip
    fee = CONSUMER.without("办理个人账户提取不收取")
    yield "block-fee", "the line that it is free is gone", CONSUMER, fee, "townguide", (removed("procedure.fee", "free", cohort_any=True),)  # fmt: skip
    call = RESIDENT.after("第十二条", "第十三条　居民医保政策咨询电话为12393。").edit(("第十三条　对处理", "第十四条　对处理"), ("第十四条　本办法", "第十五条　本办法"))  # fmt: skip
    yield "block-call", "a number to call comes", RESIDENT, call, "cluster", (added("procedure.hotline", "12393", insurances=(*RESIDENTS, *ANY_MEDICAL), cohort_any=True),)  # fmt: skip
    army = texts.renumbered(YEARS.without("第六条"))
    yield "block-army", "years in the army count no more, the rest renumbered", YEARS, army, "mobile", (removed("years.deemed", ANY, cohort_any=True),)  # fmt: skip
    aged = ACCOUNT.edit(("每人每月75元", "每人每月75元，其中年满80周岁的退休人员每人每月100元"))
    yield "block-aged", "another amount for the old", ACCOUNT, aged, "boda", (added("account.credit.retired", 100, cohort_any=True),)  # fmt: skip
    student = texts.renumbered(RESIDENT.without("第九条"))
    yield "block-student", "the article on students is gone, the rest renumbered", RESIDENT, student, "catalogue", (untyped("休学证明每学期提交一次", None),)  # fmt: skip
    hardship = NOTICE.after("（十一）", "（十二）生产经营困难的单位可以申请缓缴，缓缴期最长3个月。").edit(("（十二）税务", "（十三）税务"), ("（十三）本通知", "（十四）本通知"))  # fmt: skip
    yield "block-hardship", "a paragraph with a term comes, the rest renumbered", NOTICE, hardship, "dahan", (untyped(None, "缓缴期最长3个月"),)  # fmt: skip
    signed = BENEFIT.after("九、", "注：未签约家庭医生的，由参保人员多负担5个百分点。")
    yield "block-note", "a note below the table comes", BENEFIT, signed, "boda", (untyped(None, "多负担5个百分点"),)  # fmt: skip
    paper = REMOTE.after("13.", "14. 自2026年12月20日起，不再出具纸质备案凭证。")
    yield "block-no-paper", "an announced end of paper", REMOTE, paper, "printout", (untyped(None, "不再出具纸质备案凭证"),)  # fmt: skip
    deposit = replace(ANSWERS, blocks=tuple(b for b in ANSWERS.blocks if "押金" not in str(b)))
    yield "block-deposit", "a question is gone", ANSWERS, deposit, "hotline", (untyped("3个工作日内原路退回", None),)  # fmt: skip
    receipts = replace(ANSWERS, blocks=(*ANSWERS.blocks, Question("发票丢了能补吗？", "可以在出院后90日内向医院申请补开，逾期不补。")))  # fmt: skip
    yield "block-receipts", "a question comes", ANSWERS, receipts, "hotline", (untyped(None, "90日内向医院申请补开"),)  # fmt: skip
    yield "block-level", "a level of hospital is gone from the table", BENEFIT, _without_row(BENEFIT, "二级医院"), "boda", (
        removed("inpatient.deductible", 600, hospital_level="secondary"),
        removed("inpatient.ratio", 87, hospital_level="secondary", status="active"),
        removed("inpatient.ratio", 91, hospital_level="secondary", status="retired"),
    )  # fmt: skip
    yield "block-retired", "the pensioners' column is gone from the table", BENEFIT, _without_column(BENEFIT, "退休人员门诊支付比例"), "cluster", tuple(
        removed("outpatient.ratio", share, hospital_level=level, status="retired")
        for level, share in (("primary", 75), ("secondary", 65), ("tertiary", 55))
    )  # fmt: skip


def _without_row(it: Document, name: str) -> Document:
    def cut(block: Block) -> Block:
        if not isinstance(block, Table):
            return block
        return replace(block, rows=tuple(row for row in block.rows if row[0].text != name))

    return replace(it, blocks=tuple(cut(block) for block in it.blocks))


def _without_column(it: Document, name: str) -> Document:
    def cut(block: Block) -> Block:
        if not isinstance(block, Table) or Cell(name) not in block.rows[0]:
            return block
        at = block.rows[0].index(Cell(name))
        return replace(block, rows=tuple((*row[:at], *row[at + 1 :]) for row in block.rows))

    return replace(it, blocks=tuple(cut(block) for block in it.blocks))


# ── the document as a whole ────────────────────────────────────────────────────────────────────────────────────


def _validity() -> Iterator[Blocks]:
    yield "whole-expired", "the stamp: expired", YEARS, replace(YEARS, stamp="文件已失效"), "cluster", (value("document.validity", "in_force", "expired"),)  # fmt: skip
    yield "whole-repealed", "有 效 性: repealed", RESIDENT, replace(RESIDENT, stamp="废止"), "catalogue", (value("document.validity", "in_force", "repealed"),)  # fmt: skip
    longer = ACCOUNT.edit(("有效期2年", "有效期5年"))
    yield "whole-longer", "in force for longer", ACCOUNT, longer, "dahan", (value("document.effective_to", "2026-11-30", "2029-11-30"),)  # fmt: skip
    shorter = YEARS.edit(("有效期至2030年6月30日", "有效期至2027年12月31日"))
    yield "whole-shorter", "in force for shorter", YEARS, shorter, "boda", (value("document.effective_to", "2030-06-30", "2027-12-31"),)  # fmt: skip
    later = REMOTE.edit(("自2025年8月1日起", "自2025年9月1日起"))
    yield "whole-later", "in force from another day", REMOTE, later, "printout", (value("document.effective_from", "2025-08-01", "2025-09-01"),)  # fmt: skip
    coming = replace(
        REMOTE.edit(("自2025年8月1日起", "自2027年1月1日起")), day="2026-10-20", number="洮医保中心〔2026〕22号"
    )
    put_off = coming.edit(("自2027年1月1日起", "自2027年7月1日起"))
    yield "whole-put-off", "an announced day is put off", coming, put_off, "mobile", (value("document.effective_from", "2027-01-01", "2027-07-01"),)  # fmt: skip
    number = replace(RESIDENT, number="钟政规〔2024〕8号")
    yield "whole-number", "another number of the document", RESIDENT, number, "cluster", (value("document.doc_number", "钟政规〔2024〕5号", "钟政规〔2024〕8号"),)  # fmt: skip
    repeals = ACCOUNT.edit(
        ("有效期2年。", "有效期2年。《禾川市医保个人账户使用若干规定》（禾人社发〔2015〕30号）同时废止。")
    )
    yield "whole-repeals", "it now repeals an older one", ACCOUNT, repeals, "paper", (added("document.repeals", "30号"),)  # fmt: skip
    spared = YEARS.edit(("《榆河市职工医保缴费年限核定办法》（榆人社发〔2017〕45号）同时废止。", ""))
    yield "whole-spared", "it repeals nothing any more", YEARS, spared, "mobile", (removed("document.repeals", "45号"),)  # fmt: skip


# ── another system, attachments, files, lists ──────────────────────────────────────────────────────────────────

REDESIGNED: tuple[tuple[Document, str, str, str, str, Want], ...] = (
    (YEARS, "boda", "cluster", "男性须满28年", "男性须满30年", value("years.total", 28, 30, sex="male")),
    (BENEFIT, "dahan", "paper", "82%", "80%", value("inpatient.ratio", 82, 80, hospital_level="tertiary", status="active")),
    (ACCOUNT, "paper", "mobile", "每人每月75元", "每人每月57元", value("account.credit.retired", 75, 57, cohort_any=True)),
    (PENSION, "mobile", "boda", "补齐期限不超过20日", "补齐期限不超过30日", untyped("不超过20日", "不超过30日")),
    (ANSWERS, "hotline", "mobile", "每年最多解绑5次", "每年最多解绑3次", untyped("最多解绑5次", "最多解绑3次")),
)  # fmt: skip


def _redesigned() -> Iterator[Case]:
    for it, old, new, was, now, want in REDESIGNED:
        steps = film(shown(it, old, 1), shown(it.edit((was, now)), new, 2, put("player", "survey")))
        yield material(f"fifth-redesign-{old}-{new}", "fifth blocks", f"{old} → {new}, and {was} → {now}", steps, want, kind=it.kind)  # fmt: skip


def _attached() -> Iterator[Case]:
    def noticed(*names: str) -> Document:
        return replace(NOTICE, files=tuple((f"att/{name}", "缴费工资申报表") for name in names))

    rows: tuple[tuple[str, str, Document, Document, Want], ...] = (
        ("comes", "a form is attached", noticed(), noticed("sb2026.doc"), published("document.attachment", None, "sb2026.doc")),
        ("goes", "the form is no longer attached", noticed("sb2026.doc"), noticed(), removed("document.attachment", "sb2026.doc")),
        ("other", "the form is another file", noticed("sb2026.doc"), noticed("sb2026b.doc"), value("document.attachment", "sb2026.doc", "sb2026b.doc")),
    )  # fmt: skip
    for name, changed, before, after, want in rows:
        steps = film(shown(before, "boda", 1, put("stars")), shown(after, "boda", 2, put("stars", "scan")))
        yield material(f"fifth-attached-{name}", "fifth files", changed, steps, want)


def _file(name: str, changed: str, before: Answer, after: Answer, ending: str, want: Want) -> Case:
    return material(
        f"fifth-file-{name}", "fifth files", changed, film(before, after), want, kind="file", name=f"a.{ending}"
    )


def _files() -> Iterator[Case]:
    yield _file("pdf", "a rate in a PDF, lines broken elsewhere", as_pdf(NOTICE), as_pdf(NOTICE.edit(("6.8%", "6.5%")), 33), "pdf",
                value("contribution.rate.employer", 6.8, 6.5, cohort_any=True))  # fmt: skip
    yield _file("pdf-term", "a term in a PDF", as_pdf(RESIDENT), as_pdf(RESIDENT.edit(("台账保存3年", "台账保存5年"))), "pdf",
                untyped("台账保存3年", "台账保存5年"))  # fmt: skip
    yield _file("docx", "a term in a Word file", as_docx(YEARS), as_docx(YEARS.edit(("且2年内", "且3年内")), runs=5), "docx",
                untyped("2年内不再受理", "3年内不再受理"))  # fmt: skip
    head, upper, lower = ("项目", "金额（元/月）"), ("职工医保月缴费基数上限", 22458), ("职工医保月缴费基数下限", 4492)
    yield _file("xlsx", "a base in a sheet", as_xlsx("基数", [head, upper, lower]), as_xlsx("基数", [head, upper, (lower[0], 4624)]), "xlsx",
                value("contribution.base.lower", 4492, 4624, cohort_any=True))  # fmt: skip


def _lists() -> Iterator[Case]:
    old = (Entry("r1.html", REMOTE, "2025-06-16"), Entry("r2.html", RESIDENT, "2024-11-20"))
    yearly = replace(
        NOTICE, title="关于做好2027年度城乡居民医保参保缴费工作的通知", number="泓医保发〔2026〕51号", day="2026-10-26",
        blocks=paragraphs("2027年度城乡居民医保个人缴费标准为每人每年430元。\n各地要做好宣传动员。"),
    )  # fmt: skip
    plain = replace(
        SERVICE, title="关于调整医保服务大厅周末值班安排的公告", day="2026-10-30",
        blocks=paragraphs("自2026年11月7日起，服务大厅周六值班时间调整为9时至15时。"),
    )  # fmt: skip
    for name, it, want in (
        ("yearly", yearly, published("contribution.resident", ANY, 430, insurances=RESIDENTS, cohort_any=True)),
        ("plain", plain, published(None, None, ANY)),
    ):
        grown = (Entry("r3.html", it, it.day), *old)
        steps = film(column(old, layout="guangdong"), column(grown, visit=2, layout="guangdong"))
        yield material(f"fifth-list-{name}", "fifth lists", f"{it.title} appears on the list", steps, want, kind="list")
