"""Twelfth wave, material: one real edit each, mostly while the furniture moves too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bench.signal import twelfth_texts as t
from bench.signal.case import ANY, Case, Want, added, material, published, removed, untyped, value
from bench.signal.document import Document
from bench.signal.lists import Entry, column
from bench.signal.prints import as_docx, as_pdf, as_xlsx, film
from bench.signal.twelfth_layouts import page
from bench.signal.twelfth_noise import FURNITURE
from watcher.model import Follow

Edits = tuple[tuple[str, str], ...]
RESIDENT = ("resident_medical", "medical", "unspecified")
ANY_INSURANCE = ("employee_medical", "resident_medical", "medical", "unspecified")
PENSION, JOBLESS = ("pension",), ("unemployment",)

ONE_TARGET = t.HUZHOU.edit(("统一为男30年、女25年", "统一为30年"))
SHARE = t.ZUNYI.edit(("账户余额超过3000元的部分", "账户余额超过本市上年度在岗职工平均工资8%的部分"))
CREDIT = t.ZUNYI.after("第二条", "在职职工个人账户每月按本人缴费工资的2%划入，由经办机构于次月到账。")

# id, document, layout, edits, wants
EDITS: tuple[tuple[str, Document, str, Edits, tuple[Want, ...]], ...] = (
    ("years-women", t.GANZHOU, "openness", (("女满25年", "女满28年"),), (value("years.total", 25, 28, sex="female", cohort_any=True),)),
    ("years-both", t.LIUZHOU, "knowledge", (("男职工满28年、女职工满23年", "男职工满30年、女职工满25年"),), (value("years.total", 28, 30, sex="male"), value("years.total", 23, 25, sex="female"))),
    ("years-pension", t.XUZHOU, "county", (("最低缴费年限为15年", "最低缴费年限为20年"),), (value("years.total", 15, 20, insurances=PENSION, cohort_any=True),)),
    ("local-article", t.GANZHOU, "county", (("累计满10年", "累计满15年"),), (value("years.local", 10, 15, cohort_any=True),)),
    ("local-hotline", t.LIUZHOU, "phone", (("不低于8年", "不低于10年"),), (value("years.local", 8, 10, cohort_any=True),)),
    ("local-account", t.HUZHOU, "account", (("须满5年", "须满8年"),), (value("years.local", 5, 8, cohort_any=True),)),
    ("phase-step", t.HUZHOU, "paper", (("每年提高1年", "每年提高6个月"),), (value("years.phase_in", ANY, ANY, cohort_any=True),)),
    ("phase-date", ONE_TARGET, "account", (("到2030年1月1日统一", "到2032年1月1日统一"),), (value("years.phase_in", ANY, ANY, cohort_any=True),)),
    ("deemed-until", t.LIUZHOU, "knowledge", (("1998年12月31日前", "2000年12月31日前"),), (value("years.deemed", ANY, ANY, cohort_any=True),)),
    ("short-one-for-other", t.GANZHOU, "openness", (("可以一次性缴费至规定年限", "可以按月缴费至规定年限"),), (value("years.shortfall", "lump_sum", "monthly", cohort_any=True),)),
    ("short-option-gone", t.MIANYANG, "forum", (("可以选择一次性补足，也可以按月缴费，直到缴满为止", "可以按月缴费，直到缴满为止"),), (removed("years.shortfall", "lump_sum", cohort_any=True),)),
    ("employer-rate", t.GANZHOU, "modern", (("6.5%", "7%"),), (value("contribution.rate.employer", 6.5, 7, cohort_any=True),)),
    ("employer-rate-notice", t.QUANZHOU, "office", (("缴费费率为7%", "缴费费率为6.8%"),), (value("contribution.rate.employer", 7, 6.8, cohort_any=True),)),
    ("employer-rate-jobless", t.XUZHOU, "service", (("费率为0.6%", "费率为0.5%"),), (value("contribution.rate.employer", 0.6, 0.5, insurances=JOBLESS, cohort_any=True),)),
    ("personal-rate", t.XUZHOU, "modern", (("7.2%，个人缴费比例为2%", "7.2%，个人缴费比例为1.5%"),), (value("contribution.rate.personal", 2, 1.5, cohort_any=True),)),
    ("personal-rate-law", t.GANZHOU, "bare", (("本人工资收入的2%", "本人工资收入的1.8%"),), (value("contribution.rate.personal", 2, 1.8, cohort_any=True),)),
    ("flexible-rate-law", t.GANZHOU, "county", (("缴费比例为8%", "缴费比例为9%"),), (value("contribution.rate.flexible", 8, 9, cohort_any=True),)),
    ("flexible-rate-article", t.HUZHOU, "account", (("7.5%", "8.2%"),), (value("contribution.rate.flexible", 7.5, 8.2, cohort_any=True),)),
    ("bases", t.QUANZHOU, "openness", (("24216元", "25131元"), ("4844元", "5026元")), (value("contribution.base.upper", 24216, 25131, cohort_any=True), value("contribution.base.lower", 4844, 5026, cohort_any=True))),
    ("bases-percent", t.GANZHOU, "office", (("300%", "250%"),), (value("contribution.base.upper", 300, 250, cohort_any=True),)),
    ("base-floor-article", t.HUZHOU, "phone", (("4812元", "4986元"),), (value("contribution.base.lower", 4812, 4986, cohort_any=True),)),
    ("resident-fee", t.GUILIN, "local", (("每人每年400元", "每人每年430元"),), (value("contribution.resident", 400, 430, insurances=RESIDENT, cohort_any=True),)),
    ("student-fee", t.CAMPUS, "campus", (("390元", "410元"),), (value("contribution.resident", 390, 410, insurances=RESIDENT, cohort_any=True),)),
    ("wait-flexible", t.MIANYANG, "knowledge", (("4个月的等待期", "6个月的等待期"),), (value("waiting_period", 4, 6, cohort_any=True),)),
    ("wait-law", t.GANZHOU, "modern", (("等待期为6个月", "等待期为3个月"),), (value("waiting_period", 6, 3, cohort_any=True),)),
    ("wait-resident", t.GUILIN, "local", (("等待期为3个月", "等待期为4个月"),), (value("waiting_period", 3, 4, insurances=RESIDENT, cohort_any=True),)),
    ("gap-longer", t.MIANYANG, "phone", (("2个月（含）以内", "3个月（含）以内"),), (value("contribution.gap", 2, 3, cohort_any=True),)),
    ("gap-digest", t.XUZHOU, "service", (("职工医保中断缴费不超过3个月", "职工医保中断缴费不超过6个月"),), (value("contribution.gap", 3, 6, cohort_any=True),)),
    ("start-mid-month", t.GANZHOU, "openness", (("自缴费次月起", "自缴费次月15日起"),), (value("benefit.start", ANY, ANY, cohort_any=True),)),
    ("start-date", t.CAMPUS, "hospital", (("自2026年1月1日起生效", "自2025年12月1日起生效"),), (value("benefit.start", ANY, ANY, insurances=RESIDENT, cohort_any=True),)),
    ("funds-stay", t.DAQING, "service", (("个人账户余额随同转移，由转出地经办机构划转至转入地", "个人账户余额不划转，由参保人员继续使用"),), (value("transfer.account_funds", "transferred", "not_transferred", cohort_any=True),)),
    ("funds-hotline", t.LIUZHOU, "forum", (("个人账户余额随关系划转", "个人账户余额不划转"),), (value("transfer.account_funds", "transferred", "not_transferred", cohort_any=True),)),
    ("deadline", t.DAQING, "phone", (("10个工作日", "7个工作日"),), (value("transfer.deadline", 10, 7, cohort_any=True),)),
    ("deadline-unit", t.DAQING, "modern", (("10个工作日", "10日"),), (value("transfer.deadline", 10, 10, units=("working_day", "day"), cohort_any=True),)),
    ("clinic-line-secondary", t.LINYI, "openness", (("150元、350元、650元", "150元、300元、650元"),), (value("outpatient.deductible", 350, 300, hospital_level="secondary"),)),
    ("clinic-line-hospital", t.HOSPITAL, "hospital", (("起付线为100元", "起付线为150元"),), (value("outpatient.deductible", 100, 150, cohort_any=True),)),
    ("ward-line-law", t.GANZHOU, "bare", (("760元", "820元"),), (value("inpatient.deductible", 760, 820, hospital_level="tertiary"),)),
    ("ward-line-cell", t.LUOYANG, "openness", (("930", "900"),), (value("inpatient.deductible", 930, 900, hospital_level="tertiary"),)),
    ("ward-line-resident-cell", t.LUOYANG, "county", (("460元", "500元"),), (value("inpatient.deductible", 460, 500, hospital_level="secondary", insurances=RESIDENT),)),
    ("clinic-ratio-active", t.LINYI, "account", (("二级医疗机构为66%", "二级医疗机构为70%"),), (value("outpatient.ratio", 66, 70, status="active", hospital_level="secondary"),)),
    ("clinic-ratio-retired", t.HOSPITAL, "bare", (("57%", "60%"),), (value("outpatient.ratio", 57, 60, status="retired", hospital_level="tertiary"),)),
    ("ward-ratio-law", t.GANZHOU, "county", (("支付比例为89%", "支付比例为91%"),), (value("inpatient.ratio", 89, 91, status="retired", hospital_level="tertiary"),)),
    ("ward-ratio-cells", t.LUOYANG, "modern", (("90.5%", "92%"), ("91%", "93%")), (value("inpatient.ratio", 90.5, 92, status="retired", hospital_level="secondary"), value("inpatient.ratio", 91, 93, status="active", hospital_level="primary"))),
    ("ward-ratio-resident", t.GUILIN, "bare", (("报销比例62%", "报销比例60%"),), (value("inpatient.ratio", 62, 60, hospital_level="tertiary", insurances=RESIDENT),)),
    ("clinic-cap-retired", t.LINYI, "modern", (("退休人员为6300元", "退休人员为6800元"),), (value("outpatient.cap", 6300, 6800, status="retired"),)),
    ("clinic-cap-resident", t.GUILIN, "local", (("每人每年300元", "每人每年360元"),), (value("outpatient.cap", 300, 360, insurances=RESIDENT, cohort_any=True),)),
    ("ward-cap", t.LUOYANG, "office", (("15万元", "18万元"),), (value("inpatient.cap", 150000, 180000, cohort_any=True),)),
    ("ward-cap-hospital", t.HOSPITAL, "hospital", (("20万元", "25万元"),), (value("inpatient.cap", 200000, 250000, cohort_any=True),)),
    ("filing-months", t.JIAXING, "service", (("备案有效期为6个月", "备案有效期为12个月"),), (value("remote_care.filing", 6, 12, cohort_any=True),)),
    ("filing-freed", t.LIUZHOU, "knowledge", (("到区外看病要办理异地就医备案，区内不用备案", "到区外看病不用办理异地就医备案，区内也不用备案"),), (value("remote_care.filing", "required", "not_required", cohort_any=True),)),
    ("window-law", t.GANZHOU, "openness", (("出院之日起12个月内", "出院之日起6个月内"),), (value("reimbursement.window", 12, 6, cohort_any=True),)),
    ("window-campus", t.CAMPUS, "campus", (("出院后4个月内", "出院后6个月内"),), (value("reimbursement.window", 4, 6, insurances=RESIDENT, cohort_any=True),)),
    ("papers-fewer", t.DAQING, "service", (("居民身份证、转移接续申请表。", "居民身份证。"),), (removed("procedure.materials", ANY, insurances=ANY_INSURANCE, cohort_any=True),)),
    ("papers-more", t.CAMPUS, "hospital", (("费用清单、出院小结。", "费用清单、出院小结、诊断证明。"),), (added("procedure.materials", ANY, insurances=ANY_INSURANCE, cohort_any=True),)),
    ("channel-gone", t.GUILIN, "local", (("、支付宝城市服务里自助缴费", "里自助缴费"),), (removed("procedure.channel", ANY, insurances=ANY_INSURANCE, cohort_any=True),)),
    ("channel-new", t.HUZHOU, "account", (("可以在“浙里办”APP办理", "可以在“浙里办”APP、支付宝办理"),), (added("procedure.channel", ANY, insurances=ANY_INSURANCE, cohort_any=True),)),
    ("hotline-guide", t.DAQING, "modern", (("0459-6366393", "0459-4678912"),), (value("procedure.hotline", ANY, ANY, insurances=ANY_INSURANCE, cohort_any=True),)),
    ("hotline-notice", t.BAOTOU, "openness", (("0472-5618393", "0472-6968112"),), (value("procedure.hotline", ANY, ANY, insurances=ANY_INSURANCE, cohort_any=True),)),
    ("cash-allowed", t.MIANYANG, "knowledge", (("个人账户资金不能提取现金", "个人账户资金可以提取现金"),), (value("account.cash_out.permission", "forbidden", "allowed", cohort_any=True),)),
    ("cash-rules-freed", t.ZUNYI, "county", (("原则上不得提取现金", "可以提取现金"),), (value("account.cash_out.permission", ANY, ANY, cohort_any=True),)),
    ("cash-soldiers", t.MIANYANG, "phone", (("出国（境）定居的", "出国（境）定居、应征入伍的"),), (added("account.cash_out.circumstance", "military_service", cohort_any=True),)),
    ("cash-threshold", t.ZUNYI, "service", (("3000元", "5000元"),), (value("account.cash_out.threshold", 3000, 5000, cohort_any=True),)),
    ("cash-threshold-percent", SHARE, "openness", (("平均工资8%", "平均工资5%"),), (value("account.cash_out.threshold", 8, 5, cohort_any=True),)),
    ("heirs-dropped", t.ZUNYI, "county", (("可以结转使用，可以依法继承。", "可以结转使用。"),), (removed("account.inheritance", "allowed", cohort_any=True),)),
    ("use-care", t.LINYI, "office", (("缴纳本人参加长期护理保险的个人缴费以及购买", "购买"),), (removed("account.use", "long_term_care_premium", insurances=ANY_INSURANCE, cohort_any=True),)),
    ("use-premium", t.LIUZHOU, "knowledge", (("商业健康保险，也可以给家人交居民医保", "商业健康保险"),), (removed("account.use", "resident_premium", insurances=ANY_INSURANCE, cohort_any=True),)),
    ("credit-active", t.LINYI, "modern", (("缴费基数的2%", "缴费基数的1.5%"),), (value("account.credit.active", 2, 1.5, cohort_any=True),)),
    ("credit-wages", CREDIT, "modern", (("缴费工资的2%", "缴费工资的2.4%"),), (value("account.credit.active", 2, 2.4, cohort_any=True),)),
    ("credit-retired", t.QUANZHOU, "account", (("102元", "110元"),), (value("account.credit.retired", 102, 110, cohort_any=True),)),
    ("credit-retired-hotline", t.LIUZHOU, "phone", (("每月定额划入88元", "每月定额划入95元"),), (value("account.credit.retired", 88, 95, cohort_any=True),)),
    ("relatives-fewer", t.ZUNYI, "bare", (("配偶、父母、子女、兄弟姐妹", "配偶、父母、子女"),), (removed("mutual_aid.relatives", "siblings", cohort_any=True),)),
    ("relatives-more", t.LIUZHOU, "forum", (("子女、（外）祖父母使用", "子女、兄弟姐妹、（外）祖父母使用"),), (added("mutual_aid.relatives", "siblings", cohort_any=True),)),
    ("scope-province", t.LINYI, "office", (("在全省范围内使用", "可以跨省使用"),), (value("mutual_aid.scope", "within_province", "cross_province", cohort_any=True),)),
    ("scope-hotline", t.LIUZHOU, "knowledge", (("仅限自治区内使用", "可以跨省使用"),), (value("mutual_aid.scope", "within_province", "cross_province", cohort_any=True),)),
    ("upload-days", t.LINYI, "openness", (("结算后3个工作日内", "结算后5个工作日内"),), (untyped("3个工作日", "5个工作日"),)),
    ("penalty", t.GANZHOU, "county", (("2倍以上4倍以下", "2倍以上5倍以下"),), (untyped("4倍", "5倍"),)),
    ("aid-for-poor", t.BAOTOU, "openness", (("资助210元", "资助240元"),), (untyped("210元", "240元"),)),
    ("change-again", t.JIAXING, "service", (("变更满15日后", "变更满30日后"),), (untyped("15日", "30日"),)),
    ("review-days", t.ZUNYI, "modern", (("起60日内申请复核", "起30日内申请复核"),), (untyped("60日", "30日"),)),
    ("proviso", t.DAQING, "phone", (("30日内不得重复申请。", "30日内不得重复申请，但因材料不全被退回的除外。"),), (untyped("30日内", "除外", any_kind=True),)),
    ("deferral", t.HUZHOU, "paper", (("最长不超过90日", "最长不超过180日"),), (untyped("90日", "180日"),)),
    ("in-force-later", t.LINYI, "openness", (("自2025年8月1日起施行", "自2025年10月1日起施行"),), (value("document.effective_from", ANY, ANY, insurances=ANY_INSURANCE, cohort_any=True),)),
    ("in-force-until", t.LINYI, "county", (("有效期至2030年7月31日", "有效期至2027年7月31日"),), (value("document.effective_to", ANY, ANY, insurances=ANY_INSURANCE, cohort_any=True),)),
)  # fmt: skip


def dress(layout: str, k: int) -> tuple[dict[str, str], dict[str, str]]:
    """The furniture of two visits: one row of the noise that is not about a single place or document."""
    rows = [row for row in FURNITURE if row[2] == layout and row[3] in ("side", "top", "pop", "nav", "login")]
    if not rows:
        return {}, {}
    _, _, _, place, before, after = rows[k % len(rows)]
    return {place: before} if before is not None else {}, {place: after} if after is not None else {}


def cases() -> Iterator[Case]:
    for n, (id, it, layout, edits, wants) in enumerate(EDITS):
        yield _case(id, "edited", it, it.edit(*edits), layout, n, wants)
    yield from _blocks()
    yield from _around()
    yield from _files()
    yield from _lists()


def _case(id: str, group: str, it: Document, then: Document, layout: str, n: int, wants: Sequence[Want]) -> Case:
    old, new = dress(layout, n)
    steps = film(page(it, layout, n, old), page(then, layout, n + 2, new))
    return material(f"twelfth-{id}", f"twelfth {group}", "; ".join(map(str, wants)), steps, *wants, kind=it.kind)


def _blocks() -> Iterator[Case]:
    """A whole paragraph that comes or goes."""
    fee = "经办机构办理个人账户提取，不收取手续费。"
    numerals = "九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九".split()
    fewer = t.GANZHOU.without("第八条")
    for old, new in zip(numerals, ["八", *numerals], strict=False):
        fewer = fewer.edit((f"第{old}条 ", f"第{new}条 "))
    shorter = t.HOSPITAL.without("8、出院带药").edit(("9、", "8、"), ("10、", "9、"), ("11、", "10、"))
    rows = (
        ("deemed-gone", t.GANZHOU, fewer, "openness", removed("years.deemed", ANY, cohort_any=True)),
        ("fee-gone", t.JIAXING, t.JIAXING.without("零星报销办理不收取"), "service", removed("procedure.fee", ANY, insurances=ANY_INSURANCE, cohort_any=True)),
        ("fee-new", t.ZUNYI, t.ZUNYI.after("第十条", fee), "modern", added("procedure.fee", ANY, insurances=ANY_INSURANCE, cohort_any=True)),
        ("cash-relocated", t.ZUNYI, t.ZUNYI.without("（四）办理异地安置"), "county", removed("account.cash_out.circumstance", "retired_relocation", cohort_any=True)),
        ("heirs-question-gone", t.MIANYANG, t.MIANYANG.without("个人账户可以留给家人吗"), "knowledge", removed("account.inheritance", "allowed", cohort_any=True)),
        ("take-home-gone", t.HOSPITAL, shorter, "hospital", untyped("急性病", None)),
        ("ban-new", t.GANZHOU, t.GANZHOU.after("第十八条", "定点零售药店不得在其经营场所摆放日用百货。"), "bare", untyped(None, "日用百货")),
    )  # fmt: skip
    for n, (id, it, then, layout, want) in enumerate(rows):
        yield _case(id, "blocks", it, then, layout, n, (want,))


def _around() -> Iterator[Case]:
    """What stands about the document beside its text: validity, number, repeals."""
    table = "<tr><td>索引号</td><td>113607000143/2024-00977</td><td>文号</td><td>{}</td></tr><tr><td>发布日期</td><td>2024-09-20</td><td>有效性</td><td>{}</td></tr>"
    old, new = (table.format(t.GANZHOU.number, said) for said in ("有效", "失效"))
    image = '<span class="post-ifyxcon"><img src="/img/{0}.png" title="文件{1}" alt="文件{1}"></span>　遵市医保发〔2025〕12号'
    valid, void = image.format("yx", "有效"), image.format("sx", "已失效")
    rows = (
        ("validity-row", t.GANZHOU, t.GANZHOU, "openness", old, new, value("document.validity", ANY, ANY, insurances=ANY_INSURANCE, cohort_any=True)),
        ("validity-image", t.ZUNYI, t.ZUNYI, "modern", valid, void, value("document.validity", ANY, ANY, insurances=ANY_INSURANCE, cohort_any=True)),
    )  # fmt: skip
    for n, (id, it, then, layout, before, after, want) in enumerate(rows):
        steps = film(page(it, layout, n, {"meta": before}), page(then, layout, n + 2, {"meta": after}))
        yield material(f"twelfth-{id}", "twelfth around", str(want), steps, want)
    repeal = t.ZUNYI.edit(
        ("试行期2年。", "试行期2年。《遵义市职工医保个人账户管理规定》（遵市医保发〔2021〕8号）同时废止。")
    )
    yield _case("repeal", "around", t.ZUNYI, repeal, "openness", 4, (added("document.repeals", ANY, insurances=ANY_INSURANCE, cohort_any=True),))  # fmt: skip
    linked = replace(t.QUANZHOU, files=(("./P020260118.xlsx", "2026年度缴费基数对照表.xlsx"), t.QUANZHOU.files[1]))
    attachment = Want(kind=None, key="document.attachment", before=ANY, after=ANY, insurances=ANY_INSURANCE, cohort_any=True)  # fmt: skip
    yield _case("file-elsewhere", "around", t.QUANZHOU, linked, "openness", 5, (attachment,))


def _files() -> Iterator[Case]:
    """Edits in PDF, Word and sheets, watched themselves or attached."""
    cap = t.BAOTOU.edit(("18万元", "20万元"))
    wanted = value("inpatient.cap", 180000, 200000, insurances=RESIDENT, cohort_any=True)
    yield material("twelfth-file-docx", "twelfth files", str(wanted), film(as_docx(t.BAOTOU), as_docx(cap)), wanted, name="notice.docx")  # fmt: skip
    ends = t.JIAXING.edit(("票据开具之日起6个月内", "票据开具之日起12个月内"))
    window = value("reimbursement.window", 6, 12, cohort_any=True)
    yield material("twelfth-file-pdf", "twelfth files", str(window), film(as_pdf(t.JIAXING), as_pdf(ends)), window, name="guide.pdf")  # fmt: skip
    head = ("参保类别", "缴费比例", "月缴费基数下限（元）", "月缴费基数上限（元）")
    sheets = [as_xlsx("2026年度灵活就业人员职工医保缴费标准", [head, ("灵活就业人员", 0.085, low, high)]) for low, high in ((4511, 22556), (4680, 23401))]  # fmt: skip
    bases = (value("contribution.base.lower", 4511, 4680, cohort_any=True), value("contribution.base.upper", 22556, 23401, cohort_any=True))  # fmt: skip
    yield material(
        "twelfth-file-xlsx", "twelfth files", "both bases of a sheet", film(*sheets), *bases, name="bases.xlsx"
    )
    carrier = Document(title="关于印发个人账户管理暂行办法的通知", issuer=t.ZUNYI.issuer, number="", day=t.ZUNYI.day, blocks=("各县（市、区）医疗保障局：", "现将个人账户管理暂行办法印发给你们，请认真贯彻执行。"), files=(("rules.docx", "遵义市职工基本医疗保险个人账户管理暂行办法.docx"),))  # fmt: skip
    wider = t.ZUNYI.edit(("限于本市参保的成员之间使用", "限于本省参保的成员之间使用"))
    scope = value("mutual_aid.scope", "within_city", "within_province", cohort_any=True)
    steps = film({"": page(carrier, "modern", 1), "rules.docx": as_docx(t.ZUNYI)}, {"": page(carrier, "modern", 2), "rules.docx": as_docx(wider)})  # fmt: skip
    yield material("twelfth-attached-docx", "twelfth files", str(scope), steps, scope, attachments=True)
    pdf = replace(carrier, title="关于印发职工基本医疗保险办法的通知", files=(("law.pdf", "赣州市职工基本医疗保险办法.pdf"),), blocks=("各县（市、区）人民政府：", "现将修订后的办法印发给你们，请遵照执行。"), issuer=t.GANZHOU.issuer)  # fmt: skip
    longer = t.GANZHOU.edit(("等待期为6个月", "等待期为4个月"))
    wait = value("waiting_period", 6, 4, cohort_any=True)
    steps = film({"": page(pdf, "openness", 1), "law.pdf": as_pdf(t.GANZHOU)}, {"": page(pdf, "openness", 2), "law.pdf": as_pdf(longer)})  # fmt: skip
    yield material("twelfth-attached-pdf", "twelfth files", str(wait), steps, wait, attachments=True)


def _lists() -> Iterator[Case]:
    """A column page: a new notice, and an edit behind an old entry."""
    known = [Entry("t20250827_2.html", t.BAOTOU, "2025-08-27"), Entry("t20250612_3.html", t.LINYI, "2025-06-12")]
    bases = Entry("t20251219_1.html", replace(t.QUANZHOU, files=()), "2025-12-19")
    new = published(None, None, ANY, insurances=(*ANY_INSURANCE, *JOBLESS, "maternity"), cohort_any=True)
    raised = replace(known[0], document=t.BAOTOU.edit(("成年居民每人每年420元", "成年居民每人每年450元")))
    fee = value("contribution.resident", 420, 450, insurances=RESIDENT, cohort_any=True)
    films = (
        ("list-new-bases", column(known, visit=1), column([bases, *known], visit=2), new), ("list-new-resident", column([known[1]], visit=3), column(known, visit=4, rows=True), new),
        ("list-edited", column(known, visit=5), column([raised, known[1]], visit=6), fee),
    )  # fmt: skip
    for id, before, after, want in films:
        follow = Follow(match=("医疗保险", "医保", "缴费"), limit=20)
        yield material(
            f"twelfth-{id}", "twelfth lists", str(want), film(before, after), want, kind="list", follow=follow
        )
