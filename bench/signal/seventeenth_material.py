"""The material half of the seventeenth wave: one real edit each, while the furniture moves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bench.signal.case import ANY, Case, Want, added, material, published, removed, untyped, value
from bench.signal.document import Block, Document, Table, paragraphs
from bench.signal.lists import Entry, column
from bench.signal.prints import as_docx, as_pdf, as_xlsx, film
from bench.signal.seventeenth_layouts import show
from bench.signal.seventeenth_texts import (
    ACCOUNT,
    BASE,
    BENEFITS,
    CONSUMER,
    FAQ,
    REMOTE,
    RESIDENT,
    RETIRE,
    RULES,
    TRANSFER,
)  # fmt: skip
from watcher.model import Follow

R = ("resident_medical", "medical", "unspecified")
FOLLOW = Follow(match=("医疗保险", "医保", "缴费"), limit=20)
Row = tuple[str, str, Document, str, tuple[tuple[str, str], ...], tuple[Want, ...]]
MOVING: tuple[tuple[dict[str, str], dict[str, str]], ...] = (
    ({}, {}),
    ({"top": "<span>晴 18℃</span>"}, {"top": "<span>多云 15℃</span>"}),
    ({}, {"float": '<div class="pop"><p>本网站使用Cookie改善浏览体验</p><button>同意</button></div>'}),
    ({"foot": "<p>今日访问 812</p>"}, {"foot": "<p>今日访问 1,377</p>"}),
    ({"side": "<p>网站满意度调查：已有35人参加</p>"}, {"side": "<p>网站满意度调查：已有61人参加</p>"}),
)

EDITS: tuple[Row, ...] = (
    ("employer", "rates", RULES, "govern", (("费率为7.5%", "费率为7%"),), (value("contribution.rate.employer", 7.5, 7),)),
    ("employer-words", "rates", RULES, "mobile", (("用人单位缴费费率为7.5%", "用人单位缴费费率为百分之八"),), (value("contribution.rate.employer", 7.5, 8),)),
    ("personal", "rates", RULES, "plain", (("职工个人缴费费率为2%", "职工个人缴费费率为1.8%"),), (value("contribution.rate.personal", 2, 1.8),)),
    ("two-rates", "rates", RULES, "tabs", (("费率为7.5%", "费率为8.2%"), ("职工个人缴费费率为2%", "职工个人缴费费率为2.2%")), (value("contribution.rate.employer", 7.5, 8.2), value("contribution.rate.personal", 2, 2.2))),
    ("flexible", "rates", RULES, "wechat", (("8.5%的缴费比例", "9.5%的缴费比例"),), (value("contribution.rate.flexible", 8.5, 9.5, cohort_any=True),)),
    ("flexible-answer", "rates", FAQ, "accordion", (("缴费基数的9%", "缴费基数的8.5%"),), (value("contribution.rate.flexible", 9, 8.5, cohort_any=True),)),
    ("flexible-notice", "rates", BASE, "intranet", (("按8%的比例", "按9%的比例"),), (value("contribution.rate.flexible", 8, 9, cohort_any=True),)),
    ("pension-rate", "other insurance", BASE, "cards", (("个人缴费比例为8%", "个人缴费比例为8.5%"),), (value("contribution.rate.personal", 8, 8.5, insurances=("pension",), cohort_any=True),)),
    ("unemployment-rate", "other insurance", BASE, "govern", (("费率为0.5%", "费率为0.3%"),), (value("contribution.rate.personal", 0.5, 0.3, insurances=("unemployment",), cohort_any=True),)),
    ("pension-years", "other insurance", FAQ, "forum", (("最低缴费年限为15年", "最低缴费年限为20年"), ("养老保险缴费满15年", "养老保险缴费满20年")), (value("years.total", 15, 20, insurances=("pension",)),)),
    ("base-both", "base", BASE, "tabs", (("22341", "23418"), ("4468", "4684")), (value("contribution.base.upper", 22341, 23418), value("contribution.base.lower", 4468, 4684))),
    ("base-upper", "base", RULES, "semantic", (("每月21960元", "每月22815元"),), (value("contribution.base.upper", 21960, 22815),)),
    ("base-lower", "base", RULES, "consumer", (("每月4392元", "每月4563元"),), (value("contribution.base.lower", 4392, 4563),)),
    ("resident", "resident", RESIDENT, "govern", (("每人每年400元", "每人每年430元"),), (value("contribution.resident", 400, 430, insurances=R),)),
    ("resident-wait", "resident", RESIDENT, "wechat", (("设置3个月", "设置6个月"),), (value("waiting_period", 3, 6, insurances=R, cohort_any=True),)),
    ("resident-start", "resident", RESIDENT, "cards", (("自2026年1月1日起享受", "自2026年2月1日起享受"),), (value("benefit.start", ANY, ANY, insurances=R, cohort_any=True),)),
    ("resident-hospital", "resident", RESIDENT, "intranet", (("起付标准为400元", "起付标准为450元"), ("支付比例为75%", "支付比例为78%")), (value("inpatient.deductible", 400, 450, insurances=R, hospital_level="secondary"), value("inpatient.ratio", 75, 78, insurances=R, hospital_level="secondary"))),
    ("resident-clinic", "resident", RESIDENT, "mobile", (("每人每年420元", "每人每年480元"),), (value("outpatient.cap", 420, 480, insurances=R),)),
    ("years-male", "years", RULES, "govern", (("男满28年", "男满30年"),), (value("years.total", 28, 30, sex="male"),)),
    ("years-both", "years", RULES, "cards", (("男满28年、女满23年", "男满30年、女满25年"),), (value("years.total", 28, 30, sex="male"), value("years.total", 23, 25, sex="female"))),
    ("years-answer", "years", FAQ, "mobile", (("女性须满25年", "女性须满28年"),), (value("years.total", 25, 28, sex="female"),)),
    ("years-joined", "years", RETIRE, "semantic", (("女满27年", "女满28年"),), (value("years.total", 27, 28, cohort_any=True),)),
    ("years-before", "years", RETIRE, "plain", (("累计缴费年限为25年", "累计缴费年限为26年"),), (value("years.total", 25, 26, cohort_any=True),)),
    ("local", "years", RULES, "intranet", (("累计满10年", "累计满15年"),), (value("years.local", 10, 15),)),
    ("local-answer", "years", FAQ, "accordion", (("实际缴费须满8年", "实际缴费须满10年"),), (value("years.local", 8, 10),)),
    ("local-floor", "years", RETIRE, "wechat", (("不得少于12年", "不得少于10年"),), (value("years.local", 12, 10),)),
    ("phase-date", "years", RETIRE, "govern", (("到2035年1月1日", "到2032年1月1日"),), (value("years.phase_in", ANY, ANY, cohort_any=True),)),
    ("phase-step", "years", RETIRE, "tabs", (("每年提高六个月", "每年提高四个月"),), (value("years.phase_in", ANY, ANY, cohort_any=True),)),
    ("deemed", "years", TRANSFER, "cards", (("1999年12月31日", "2000年12月31日"),), (value("years.deemed", ANY, ANY, cohort_any=True),)),
    ("shortfall", "years", RULES, "forum", (("可以一次性补缴至", "可以按月缴费至"),), (value("years.shortfall", "lump_sum", "monthly", cohort_any=True),)),
    ("shortfall-answer", "years", FAQ, "semantic", (("，也可以选择按月缴费至规定年限。补缴", "。补缴"),), (removed("years.shortfall", "monthly", cohort_any=True),)),
    ("shortfall-notice", "years", RETIRE, "mobile", (("可以按月继续缴费至", "可以一次性缴费至"),), (value("years.shortfall", "monthly", "lump_sum", cohort_any=True),)),
    ("wait", "continuity", RULES, "tabs", (("等待期为3个月", "等待期为6个月"),), (value("waiting_period", 3, 6, cohort_any=True),)),
    ("wait-answer", "continuity", FAQ, "consumer", (("等待期为6个月", "等待期为2个月"),), (value("waiting_period", 6, 2, cohort_any=True),)),
    ("gap", "continuity", RULES, "cards", (("中断缴费3个月以内", "中断缴费6个月以内"),), (value("contribution.gap", 3, 6),)),
    ("gap-answer", "continuity", FAQ, "accordion", (("中断缴费2个月以内", "中断缴费三个月以内"),), (value("contribution.gap", 2, 3),)),
    ("start", "continuity", RULES, "semantic", (("自缴费次月起享受", "自缴费次月15日起享受"),), (value("benefit.start", ANY, ANY, cohort_any=True),)),
    ("cash", "account", ACCOUNT, "govern", (("不得提取现金", "可以提取现金"),), (value("account.cash_out.permission", "forbidden", "allowed"),)),
    ("cash-answer", "account", FAQ, "forum", (("里的钱原则上不支持取现", "里的钱可以取现"),), (value("account.cash_out.permission", ANY, "allowed"),)),
    ("soldiers", "account", ACCOUNT, "tabs", (("出境定居的", "出境定居、应征入伍的"),), (added("account.cash_out.circumstance", "military_service"),)),
    ("one-exception", "account", CONSUMER, "consumer", (("有两种情况例外：参保人去世、出国定居", "有一种情况例外：参保人出国定居"),), (removed("account.cash_out.circumstance", "death"),)),
    ("threshold", "account", CONSUMER, "mobile", (("平均工资10%", "平均工资5%"),), (value("account.cash_out.threshold", 10, 5),)),
    ("credit", "account", ACCOUNT, "plain", (("缴费基数的2%", "缴费基数的1.5%"),), (value("account.credit.active", 2, 1.5, cohort_any=True),)),
    ("credit-article", "account", CONSUMER, "forum", (("缴费基数的2%划进", "缴费基数的3%划进"),), (value("account.credit.active", 2, 3, cohort_any=True),)),
    ("retired-credit", "account", ACCOUNT, "wechat", (("每人每月95元", "每人每月105元"),), (value("account.credit.retired", 95, 105, cohort_any=True),)),
    ("retired-article", "account", CONSUMER, "consumer", (("每月固定划入102元", "每月固定划入90元"),), (value("account.credit.retired", 102, 90, cohort_any=True),)),
    ("siblings", "account", ACCOUNT, "intranet", (("及其配偶、父母、子女在", "及其配偶、父母、子女、兄弟姐妹在"),), (added("mutual_aid.relatives", "siblings"),)),
    ("grandparents", "account", CONSUMER, "semantic", (("指的是配偶、父母、子女", "指的是配偶、父母、子女、祖父母、外祖父母"),), (added("mutual_aid.relatives", "grandparents"),)),
    ("aid-scope", "account", CONSUMER, "mobile", (("只支持本市范围内绑定，绑定人和被绑定人都得在芜湖参保", "支持全省范围内绑定，绑定人和被绑定人都得参加医保"),), (value("mutual_aid.scope", "within_city", "within_province"),)),
    ("aid-abroad", "account", ACCOUNT, "cards", (("在全省范围内实行", "跨省实行"),), (value("mutual_aid.scope", "within_province", "cross_province"),)),
    ("funds-across", "transfer", TRANSFER, "govern", (("余额随其划转", "余额不划转"),), (value("transfer.account_funds", "transferred", "not_transferred", scope="cross_province"),)),
    ("funds-within", "transfer", TRANSFER, "forum", (("余额不划转，仍可继续使用", "余额随其划转"),), (value("transfer.account_funds", "not_transferred", "transferred", scope="within_province"),)),
    ("transfer-days", "transfer", TRANSFER, "mobile", (("15个工作日内办结", "10个工作日内办结"),), (value("transfer.deadline", 15, 10),)),
    ("transfer-unit", "transfer", TRANSFER, "plain", (("15个工作日内办结", "15日内办结"),), (value("transfer.deadline", 15, 15, units=("working_day", "day")),)),
    ("hotline", "procedure", TRANSFER, "accordion", (("12393", "12345"),), (value("procedure.hotline", "12393", "12345"),)),
    ("hotline-article", "procedure", CONSUMER, "wechat", (("可以打12393医保热线", "可以打12333热线"),), (value("procedure.hotline", "12393", "12333"),)),
    ("free", "procedure", CONSUMER, "consumer", (("，全程不要手续费", ""),), (removed("procedure.fee", ANY),)),
    ("channel", "procedure", RESIDENT, "tabs", (("微信、支付宝、办税", "微信、办税"),), (removed("procedure.channel", ANY, insurances=R),)),
    ("channel-remote", "procedure", REMOTE, "semantic", (("APP、微信、医保", "APP、微信、支付宝、医保"),), (added("procedure.channel", ANY),)),
    ("papers", "procedure", REMOTE, "govern", (("费用清单、出院记录", "费用清单、出院记录、诊断证明"),), (added("procedure.materials", ANY),)),
    ("papers-answer", "procedure", FAQ, "accordion", (("身份证、医疗费用发票、出院小结", "身份证、医疗费用发票"),), (removed("procedure.materials", ANY),)),
    ("inland-filing", "remote", REMOTE, "cards", (("无需办理异地就医备案", "应当办理异地就医备案"),), (value("remote_care.filing", "not_required", "required", scope="within_province"),)),
    ("filing-months", "remote", REMOTE, "plain", (("备案有效期为12个月", "备案有效期为6个月"),), (value("remote_care.filing", 12, 6, cohort_any=True),)),
    ("filing-answer", "remote", FAQ, "wechat", (("备案有效期为12个月", "备案有效期为24个月"),), (value("remote_care.filing", 12, 24, cohort_any=True),)),
    ("window", "remote", REMOTE, "intranet", (("之日起6个月内", "之日起12个月内"),), (value("reimbursement.window", 6, 12, cohort_any=True),)),
    ("window-answer", "remote", FAQ, "forum", (("出院之日起12个月内", "出院之日起6个月内"),), (value("reimbursement.window", 12, 6, cohort_any=True),)),
    ("remote-ratio", "remote", REMOTE, "mobile", (("支付比例为70%", "支付比例为65%"),), (value("inpatient.ratio", 70, 65, cohort_any=True),)),
    ("deductible", "benefit", RULES, "govern", (("300元、500元、900元", "300元、500元、1000元"),), (value("inpatient.deductible", 900, 1000, status="active", hospital_level="tertiary"),)),
    ("ratio-retired", "benefit", RULES, "plain", (("退休人员支付90%", "退休人员支付92%"),), (value("inpatient.ratio", 90, 92, cohort_any=True),)),
    ("cap", "benefit", RULES, "wechat", (("限额为20万元", "限额为25万元"),), (value("inpatient.cap", 200000, 250000),)),
    ("clinic-cap", "benefit", RULES, "intranet", (("每人每年4500元", "每人每年5000元"),), (value("outpatient.cap", 4500, 5000, status="active"),)),
    ("clinic-cap-answer", "benefit", FAQ, "mobile", (("限额为3000元", "限额为3600元"),), (value("outpatient.cap", 3000, 3600, status="active"),)),
    ("clinic", "benefit", FAQ, "accordion", (("每年200元，超过部分在二级医院报销60%", "每年100元，超过部分在二级医院报销65%"),), (value("outpatient.deductible", 200, 100, cohort_any=True), value("outpatient.ratio", 60, 65, cohort_any=True))),
    ("clinic-ratio", "benefit", FAQ, "semantic", (("报销60%", "报销55%"),), (value("outpatient.ratio", 60, 55, cohort_any=True),)),
    ("cell-retired", "table", BENEFITS, "tabs", (("89%", "90%"),), (value("inpatient.ratio", 89, 90, status="retired", hospital_level="tertiary"),)),
    ("cell-deductible", "table", BENEFITS, "govern", (("450", "500"),), (value("inpatient.deductible", 450, 500, cohort_any=True),)),
    ("cell-clinic", "table", BENEFITS, "cards", (("3200", "3600"),), (value("outpatient.cap", 3200, 3600, status="retired"),)),
    ("cell-headed", "table", BENEFITS, "intranet", (("2600", "3000"),), (value("outpatient.cap", 2600, 3000, status="active"),)),
    ("cell-resident", "table", BENEFITS, "mobile", (("700元", "650元"), ("60%", "62%")), (value("inpatient.deductible", 700, 650, insurances=R, hospital_level="tertiary"), value("inpatient.ratio", 60, 62, insurances=R, hospital_level="tertiary"))),
    ("cap-below-table", "table", BENEFITS, "wechat", (("最高支付限额为35万元", "最高支付限额为40万元"),), (value("inpatient.cap", 350000, 400000),)),
    ("records", "untyped", RULES, "cards", (("不少于2年", "不少于5年"),), (untyped("2年", "5年"),)),
    ("review", "untyped", RULES, "consumer", (("60日内申请复核", "30日内申请复核"),), (untyped("60日", "30日"),)),
    ("third-party", "untyped", RULES, "semantic", (("可以聘请第三方", "不得聘请第三方"),), (untyped("可以聘请", "不得聘请"),)),
    ("members", "untyped", ACCOUNT, "mobile", (("不超过7人", "不超过5人"),), (untyped("7人", "5人"),)),
    ("late-fee", "untyped", RETIRE, "cards", (("万分之五", "万分之三"),), (untyped("万分之五", "万分之三"),)),
    ("bankrupt", "untyped", RETIRE, "intranet", (("至2027年12月31日", "至2028年12月31日"),), (untyped("2027年", "2028年"),)),
    ("staff", "untyped", REMOTE, "tabs", (("至少配备1名", "至少配备2名"),), (untyped("1名", "2名"),)),
    ("bed", "untyped", BENEFITS, "plain", (("最高按35元", "最高按45元"),), (untyped("35元", "45元"),)),
    ("shown", "untyped", RESIDENT, "semantic", (("公示不少于7日", "公示不少于5日"),), (untyped("7日", "5日"),)),
    ("emergency", "untyped", REMOTE, "wechat", (("除急诊抢救外，异地", "异地"),), (untyped("除急诊抢救外", "异地就医人员应当", any_kind=True),)),
    ("from", "document", RULES, "govern", (("自2026年1月1日起施行", "自2026年7月1日起施行"),), (value("document.effective_from", "2026-01-01", "2026-07-01"),)),
    ("from-notice", "document", REMOTE, "forum", (("自2025年11月1日起执行", "自2025年12月1日起执行"),), (value("document.effective_from", "2025-11-01", "2025-12-01"),)),
    ("until", "document", RULES, "mobile", (("有效期至2030年12月31日", "有效期至2028年12月31日"),), (value("document.effective_to", "2030-12-31", "2028-12-31"),)),
    ("no-repeal", "document", RETIRE, "semantic", (("原《柳州市职工医保缴费年限暂行办法》（柳人社发〔2014〕66号）同时废止。", ""),), (removed("document.repeals", ANY),)),
)  # fmt: skip

# A whole clause that comes: (id, document, layout, behind the block that begins so, the clause, wants).
COMING: tuple[tuple[str, Document, str, str, str, tuple[Want, ...]], ...] = (
    ("insurance", ACCOUNT, "govern", "第十四条", "第十五条 个人账户资金可用于购买商业健康保险。", (added("account.use", "commercial_health_insurance"),)),
    ("inheritance", CONSUMER, "consumer", "平时不能取现", "个人账户里剩下的钱，家人可以依法继承。", (added("account.inheritance", "allowed"),)),
    ("spot-check", TRANSFER, "tabs", "同一参保人员", "经办机构每季度对已办结的业务抽取5%进行回访。", (untyped(None, "每季度"),)),
    ("ceremony", REMOTE, "intranet", "九、", "十、定点医疗机构应当于每月5日前核对上月异地就医结算数据。", (untyped(None, "每月5日"),)),
)  # fmt: skip
# A whole clause that goes: (id, document, layout, how the block begins, wants).
GOING: tuple[tuple[str, Document, str, str, tuple[Want, ...]], ...] = (
    ("inheritance", ACCOUNT, "cards", "第十一条", (removed("account.inheritance", "allowed"),)),
    ("pharmacy", CONSUMER, "semantic", "在定点药店买药", (removed("account.use", "pharmacy"),)),
    ("deemed", RETIRE, "tabs", "五、", (removed("years.deemed", ANY, cohort_any=True),)),
    ("free", TRANSFER, "govern", "办理职工医保关系", (removed("procedure.fee", ANY),)),
    ("upload", ACCOUNT, "plain", "第十二条", (untyped("24时", None),)),
)  # fmt: skip
NUMBERS = "一二三四五六七八九十"


def _ordinal(n: int) -> str:
    return NUMBERS[n - 1] if n <= 10 else "十" + (NUMBERS[n - 11] if n > 10 else "")


def renumbered(it: Document) -> Document:
    """Its items and articles counted anew, as after a clause came or went."""
    items = articles = 0
    out: list[Block] = []
    for block in it.blocks:
        if isinstance(block, str) and re.match(r"第[一二三四五六七八九十]+条 ", block):
            articles += 1
            block = f"第{_ordinal(articles)}条 {block.split(' ', 1)[1]}"
        elif isinstance(block, str) and re.match(r"[一二三四五六七八九十]+、", block):
            items += 1
            block = f"{_ordinal(items)}、{block.split('、', 1)[1]}"
        out.append(block)
    return replace(it, blocks=tuple(out))


def cases() -> Iterator[Case]:
    for k, (id, group, it, layout, edits, wants) in enumerate(EDITS):
        yield _case(id, group, it, it.edit(*edits), layout, k, wants)
    for k, (id, it, layout, at, clause, wants) in enumerate(COMING):
        yield _case(f"comes-{id}", "clause", it, renumbered(it.after(at, clause)), layout, k, wants)
    for k, (id, it, layout, at, wants) in enumerate(GOING):
        yield _case(f"goes-{id}", "clause", it, renumbered(it.without(at)), layout, k, wants)
    yield from _documents()
    yield from _files()
    yield from _lists()


def _case(id: str, group: str, old: Document, new: Document, layout: str, k: int, wants: tuple[Want, ...]) -> Case:
    before, after = MOVING[k % len(MOVING)]
    steps = film(show(old, layout, k + 1, slots=before), show(new, layout, k + 4, slots=after))
    changed = "; ".join(f"{w}" for w in wants)
    return material(f"seventeenth-{id}", f"seventeenth {group}", changed, steps, *wants, kind=old.kind)


def _one(id: str, group: str, changed: str, *answers: object, wants: tuple[Want, ...], **more: object) -> Case:
    return material(f"seventeenth-{id}", f"seventeenth {group}", changed, film(*answers), *wants, **more)  # type: ignore[arg-type]


def _documents() -> Iterator[Case]:
    row = '<li><b>有效性：</b><span>{}</span></li>'  # fmt: skip
    yield _one(
        "stamp",
        "document",
        "the validity row says repealed",
        show(RULES, "govern", 3, slots={"meta": row.format("有效")}),
        show(RULES, "govern", 5, slots={"meta": row.format("已废止")}),
        wants=(value("document.validity", ANY, ANY),),
    )
    yield _one(
        "stamp-expired",
        "document",
        "the validity row says expired",
        show(RETIRE, "govern", 3, slots={"meta": row.format("有效")}),
        show(RETIRE, "govern", 8, slots={"meta": row.format("失效")}),
        wants=(value("document.validity", ANY, ANY),),
    )
    yield _one(
        "number",
        "document",
        "the notice's number",
        show(BASE, "govern", 1),
        show(replace(BASE, number="遵医保发〔2025〕47号"), "govern", 2),
        wants=(value("document.doc_number", ANY, ANY),),
    )
    kept = [
        b
        if not (isinstance(b, Table) and b.rows[0][0].text == "居民医保住院")
        else replace(b, rows=(b.rows[0], *b.rows[2:]))
        for b in BENEFITS.blocks
    ]
    wants = tuple(
        removed(key, said, insurances=R, hospital_level="primary")
        for key, said in (("inpatient.deductible", 150), ("inpatient.ratio", 85))
    )
    yield _one(
        "row-goes",
        "table",
        "a row of the table",
        show(BENEFITS, "govern", 2),
        show(replace(BENEFITS, blocks=tuple(kept)), "govern", 6),
        wants=wants,
    )


def _files() -> Iterator[Case]:
    def notice(path: str, name: str) -> Document:
        return Document(title="关于印发职工医保有关标准的通知", issuer="岳阳市医疗保障局", number="岳医保发〔2025〕30号", day="2025-12-01",
                        blocks=paragraphs("各有关单位：\n现将职工医保有关标准印发给你们，请遵照执行。"), files=((path, name),))  # fmt: skip

    text = Document(
        title="职工医保有关标准",
        issuer="",
        number="",
        day="",
        blocks=paragraphs(
            "一、灵活就业人员职工医保缴费比例为9%。\n二、职工医保个人账户余额可以依法继承。\n三、职工医保普通门诊起付标准为每年180元。"
        ),
    )
    for id, path, edit, want in (
        ("docx", "files/bz.docx", ("缴费比例为9%", "缴费比例为10%"), value("contribution.rate.flexible", 9, 10, cohort_any=True)),
        ("pdf", "files/bz.pdf", ("180元", "220元"), value("outpatient.deductible", 180, 220)),
    ):  # fmt: skip
        draw = as_docx if id == "docx" else as_pdf
        at = notice(path, f"职工医保有关标准.{id}")
        yield _one(
            f"file-{id}",
            "files",
            "a value in the attachment",
            {"": show(at, "govern", 1), path: draw(text)},
            {"": show(at, "govern", 3), path: draw(text.edit(edit))},
            wants=(want,),
            attachments=True,
        )
    at = notice("files/js.xlsx", "2026年缴费基数表.xlsx")
    sheets = [
        as_xlsx(
            "2026年职工医保缴费基数",
            [("项目", "标准"), ("职工医保月缴费基数上限", f"{upper}元"), ("职工医保月缴费基数下限", "4210元")],
        )
        for upper in (21050, 21990)
    ]
    yield _one(
        "file-xlsx",
        "files",
        "a cell of the sheet",
        {"": show(at, "cards", 1), "files/js.xlsx": sheets[0]},
        {"": show(at, "cards", 2), "files/js.xlsx": sheets[1]},
        wants=(value("contribution.base.upper", 21050, 21990),),
        attachments=True,
    )
    more = replace(BASE, files=(*BASE.files, ("files/bz2026.docx", "职工医保缴费办理说明.docx")))
    yield _one(
        "file-more",
        "files",
        "a second attachment",
        show(BASE, "govern", 1),
        show(more, "govern", 2),
        wants=(published("document.attachment", None, ANY),),
    )


def _lists() -> Iterator[Case]:
    old = [Entry("art/11.html", RESIDENT, "2025-09-18"), Entry("art/9.html", RETIRE, "2025-05-22")]
    new = [Entry("art/14.html", BASE, "2025-12-12"), *old]
    yield _one(
        "list-new",
        "list",
        "a new notice in the column",
        column(old, visit=1),
        column(new, visit=2),
        wants=(published(None, None, ANY),),
        kind="list",
        follow=FOLLOW,
    )
    remote = [Entry("art/12.html", REMOTE, "2025-10-15"), *old]
    yield _one(
        "list-rows",
        "list",
        "a new notice in the table",
        column(old, visit=4, rows=True),
        column(remote, visit=5, rows=True),
        wants=(published(None, None, ANY),),
        kind="list",
        follow=FOLLOW,
    )
    changed = [replace(old[0], document=RESIDENT.edit(("每人每年400元", "每人每年440元"))), old[1]]
    yield _one(
        "list-entry",
        "list",
        "a notice behind the list",
        column(old, visit=1),
        column(changed, visit=3),
        wants=(value("contribution.resident", 400, 440, insurances=R),),
        kind="list",
        follow=FOLLOW,
    )
