"""A third wave of material: one digit, one word, one member of a list, one unit, in other texts and other systems."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bench.signal.case import ANY, Case, Want, added, material, removed, untyped, value
from bench.signal.document import Document
from bench.signal.noise_text import shifted
from bench.signal.prints import film, page
from bench.signal.third_shapes import inline
from bench.signal.third_texts import ASKED, BASES, CHRONIC, GUIDE, RULES

RESIDENT = ("resident_medical",)


def cases() -> Iterator[Case]:
    yield from _rows("digit", DIGITS)
    yield from _rows("members", MEMBERS)
    yield from _rows("units", UNITS)
    yield from _untyped()
    yield from _sentences()


# ── typed ──────────────────────────────────────────────────────────────────────────────────────────────────────

Row = tuple[str, Document, str, tuple[tuple[str, str], ...], tuple[Want, ...]]

DIGITS: tuple[Row, ...] = (
    ("male", RULES, "portal", (("男满28年", "男满29年"),), (value("years.total", 28, 29, sex="male"),)),
    ("female", RULES, "nineties", (("女满23年", "女满28年"),), (value("years.total", 23, 28, sex="female"),)),
    ("local", RULES, "word", (("应当满12年", "应当满15年"),), (value("years.local", 12, 15, cohort_any=True),)),
    ("ratio", RULES, "hydrated", (("二级医院90%", "二级医院89%"),), (value("inpatient.ratio", 90, 89, hospital_level="secondary"),)),
    ("ratio-printed", RULES, "printed", (("一级医院94%", "一级医院95%"),), (value("inpatient.ratio", 94, 95, hospital_level="primary"),)),
    ("cap", RULES, "catalogue", (("42万元", "45万元"),), (value("inpatient.cap", 420000, 450000, cohort_any=True),)),
    ("upper", BASES, "portal", (("23760元", "23706元"),), (value("contribution.base.upper", 23760, 23706, cohort_any=True),)),
    ("lower", BASES, "nineties", (("4752元", "4852元"),), (value("contribution.base.lower", 4752, 4852, cohort_any=True),)),
    ("flexible", BASES, "word", (("缴费比例为7.5%", "缴费比例为7.3%"),), (value("contribution.rate.flexible", 7.5, 7.3, cohort_any=True),)),
    ("employer", BASES, "hydrated", (("6.8%", "6.3%"),), (value("contribution.rate.employer", 6.8, 6.3, cohort_any=True),)),
    ("waiting", BASES, "catalogue", (("等待期5个月", "等待期6个月"),), (value("waiting_period", 5, 6, cohort_any=True),)),
    ("asked-male", ASKED, "panels", (("男满27年", "男满30年"),), (value("years.total", 27, 30, sex="male"),)),
    ("asked-local", ASKED, "panels", (("缴费年限满8年", "缴费年限满10年"),), (value("years.local", 8, 10, cohort_any=True),)),
    ("asked-ratio", ASKED, "panels", (("三级医院83%", "三级医院80%"),), (value("inpatient.ratio", 83, 80, hospital_level="tertiary"),)),
    ("window", GUIDE, "portal", (("10个月内申请", "8个月内申请"),), (value("reimbursement.window", 10, 8, cohort_any=True),)),
    ("hotline", GUIDE, "hydrated", (("12393热线", "12345热线"),), (value("procedure.hotline", "12393", "12345", cohort_any=True),)),
)  # fmt: skip

MEMBERS: tuple[Row, ...] = (
    ("relative-gone", RULES, "portal", (("、兄弟姐妹、祖父母", "、兄弟姐妹"),), (removed("mutual_aid.relatives", "grandparents"),)),
    ("relative-comes", ASKED, "panels", (("父母、子女、祖父母", "父母、子女、兄弟姐妹、祖父母"),), (added("mutual_aid.relatives", "siblings"),)),
    ("circumstance-gone", RULES, "word", (("（二）死亡的；\n", ""),), (removed("account.cash_out.circumstance", "death"),)),
    ("level-gone", RULES, "catalogue", (("一级医院94%、二级医院90%、三级医院86%", "一级医院94%、二级医院90%"),), (removed("inpatient.ratio", 86, hospital_level="tertiary"),)),
    ("level-comes", RULES.edit(("、三级医院86%", "")), "nineties", (("二级医院90%", "二级医院90%、三级医院86%"),), (added("inpatient.ratio", 86, hospital_level="tertiary"),)),
    ("shortfall-gone", RULES, "hydrated", (("可以一次性补足，也可以延长缴费至规定年限", "可以延长缴费至规定年限"),), (removed("years.shortfall", "lump_sum"),)),
    ("material-gone", GUIDE, "portal", (("身份证、银行卡和死亡证明", "身份证和死亡证明"),), (removed("procedure.materials", "bank_card"),)),
    ("channel-gone", GUIDE, "nineties", (("APP、支付宝，也可以", "APP，也可以"),), (removed("procedure.channel", "alipay"),)),
    ("female-gone", ASKED, "panels", (("男满27年、女满24年", "男满27年"),), (removed("years.total", 24, sex="female"),)),
    ("filing-dropped", ASKED, "panels", (("应当办理异地就医备案，备案有效期为9个月", "无需办理异地就医备案"),), (
        value("remote_care.filing", "required", "not_required", cohort_any=True), removed("remote_care.filing", 9, cohort_any=True))),
    ("fee-comes", GUIDE, "word", (("办理医保关系转移接续不收取手续费", "办理医保关系转移接续的手续费为20元"),), (value("procedure.fee", "free", 20, cohort_any=True),)),
)  # fmt: skip

UNITS: tuple[Row, ...] = (
    ("working-days", GUIDE, "catalogue", (("12个工作日", "12日"),), (value("transfer.deadline", 12, 12, units=("working_day", "day"), cohort_any=True),)),
    ("months-years", GUIDE, "portal", (("备案有效期为6个月", "备案有效期为6年"),), (Want(kind="value", key="remote_care.filing", before=6, after=ANY, cohort_any=True),)),
    ("waiting-years", ASKED, "panels", (("等待期为3个月", "等待期为3年"),), (Want(kind="value", key="waiting_period", before=3, after=ANY, cohort_any=True),)),
    ("ten-thousand", RULES, "nineties", (("42万元", "42元"),), (value("inpatient.cap", 420000, 42, cohort_any=True),)),
    ("gap-not-included", BASES, "portal", (("4个月（含）以内", "4个月（不含）以内"),), (Want(kind=None, key="contribution.gap", before=4, after=4, cohort_any=True),)),
)  # fmt: skip


def _rows(family: str, rows: tuple[Row, ...]) -> Iterator[Case]:
    for name, document, layout, edits, wants in rows:
        steps = film(page(document, layout), page(_edited(document, edits), layout, 2))
        changed = "; ".join(f"{old.strip()} → {new}" for old, new in edits)
        yield material(f"third-{family}-{name}", f"third {family}", changed, steps, *wants, kind=document.kind)


def _edited(document: Document, edits: tuple[tuple[str, str], ...]) -> Document:
    """An edit whose old words end with a line takes the whole paragraph away; those behind it are numbered anew."""
    for old, new in edits:
        document = document.edit((old, new)) if not old.endswith("\n") else _without(document, old.strip())
    return document


def _without(document: Document, item: str) -> Document:
    return document.without(item[:3]).edit(("（三）", "（二）"))


# ── words and numbers of no key ────────────────────────────────────────────────────────────────────────────────

UNTYPED: tuple[tuple[str, Document, str, str, str], ...] = (
    ("above-below", RULES, "portal", "单笔20元以上的均予支付", "单笔20元以下的均予支付"),
    ("included", RULES, "word", "（含70周岁）", "（不含70周岁）"),
    ("age", RULES, "hydrated", "年龄在70周岁以上（含70周岁）", "年龄在75周岁以上（含75周岁）"),
    ("times", RULES, "nineties", "免费参加1次健康体检", "免费参加2次健康体检"),
    ("may-not", RULES, "catalogue", "不得要求参保人员自备药品", "可以要求参保人员自备药品"),
    ("fine", RULES, "printed", "5000元以上2万元以下", "5000元以上3万元以下"),
    ("fold", RULES, "portal", "1倍以上2倍以下", "2倍以上5倍以下"),
    ("longer", RULES, "word", "可以延长10日", "可以延长15日"),
    ("kept", RULES, "hydrated", "保存期限为3年", "保存期限为10年"),
    ("quarter", RULES, "catalogue", "每季度不少于2次", "每半年不少于2次"),
    ("exception", RULES, "nineties", "；但低保对象不受此限，单笔20元以上的均予支付", ""),
    ("floor-of-exception", RULES, "hydrated", "单笔20元以上", "单笔30元以上"),
    ("diseases", CHRONIC, "portal", "等18个病种", "等13个病种"),
    ("disease-gone", CHRONIC, "hydrated", "恶性肿瘤、类风湿关节炎等", "恶性肿瘤等"),
    ("months-years", CHRONIC, "word", "公布之日起24个月内", "公布之日起24日内"),
    ("weeks", CHRONIC, "nineties", "不超过12周", "不超过4周"),
    ("pharmacists", CHRONIC, "catalogue", "配备2名以上", "配备1名以上"),
    ("points", CHRONIC, "portal", "低于80分", "低于60分"),
    ("paused", CHRONIC, "word", "暂停慢特病服务", "取消慢特病服务资格"),
    ("late", CHRONIC, "hydrated", "可以再延长15日", "不再延长"),
    ("deposit", CHRONIC, "catalogue", "不超过5%", "不低于5%"),
    ("hours", GUIDE, "portal", "9时至17时", "9时至12时"),
    ("days", GUIDE, "word", "60日内不得再次预约", "90日内不得再次预约"),
    ("missed", GUIDE, "nineties", "超过3次的", "超过2次的"),
    ("holidays", GUIDE, "hydrated", "法定节假日不受理", "法定节假日照常受理"),
    ("region-comes", BASES, "portal", "河东市、河西市、兰山市应当", "河东市、河西市、兰山市、青州市应当"),
    ("region-gone", BASES, "word", "河东市、河西市、兰山市应当", "河东市、河西市应当"),
    ("date-moved", BASES, "hydrated", "2026年2月15日前完成", "2026年2月25日前完成"),
    ("fine-a-day", BASES, "nineties", "0.5‰", "0.05‰"),
    ("twice", BASES, "catalogue", "更正不超过2次", "更正不超过1次"),
    ("answered", ASKED, "panels", "工作人员会在10日内", "工作人员会在15日内"),
    ("a-day", ASKED, "panels", "每人每天限预约2个号", "每人每周限预约2个号"),
)  # fmt: skip


def _untyped() -> Iterator[Case]:
    for name, document, layout, old, new in UNTYPED:
        steps = film(page(document, layout), page(document.edit((old, new)), layout, 2))
        want = untyped(old, ANY, any_kind=True) if not new else untyped(old, new)
        yield material(f"third-untyped-{name}", "third untyped", f"{old} → {new}", steps, want, kind=document.kind)


# ── sentences ──────────────────────────────────────────────────────────────────────────────────────────────────


def _sentences() -> Iterator[Case]:
    def pair(name: str, changed: str, before: Document, after: Document, layout: str, *wants: Want) -> Case:
        steps = film(page(before, layout), page(after, layout, 2))
        return material(f"third-sentence-{name}", "third sentences", changed, steps, *wants, kind=before.kind)

    middle = RULES.edit(("责令改正，可以处", "责令改正。拒不改正的，暂停其医保服务6个月。情节严重的，可以处"))
    yield pair(
        "middle",
        "two sentences in the middle of an article",
        RULES,
        middle,
        "portal",
        untyped(ANY, "暂停其医保服务6个月", any_kind=True),
    )
    limited = CHRONIC.edit(("不得开具长期处方。", "不得开具长期处方。单张处方金额不得超过1000元。"))
    yield pair(
        "behind", "a sentence at the end of a rule", CHRONIC, limited, "hydrated", untyped(ANY, "1000元", any_kind=True)
    )
    proviso = BASES.edit(("滞纳金。", "滞纳金；但首次逾期且不超过3日的，不予加收。"))
    yield pair(
        "proviso", "a proviso with a threshold", BASES, proviso, "word", untyped(ANY, "不超过3日", any_kind=True)
    )
    gone = RULES.edit(("；但上年度已经参加单位体检的除外", ""))
    yield pair(
        "proviso-gone", "a proviso vanishes", RULES, gone, "catalogue", untyped("单位体检的除外", ANY, any_kind=True)
    )
    item = RULES.after("（三）", "（四）终止职工医保关系的。")
    yield pair(
        "item",
        "an item of a list appears",
        RULES,
        item,
        "nineties",
        added("account.cash_out.circumstance", "termination", cohort_any=True),
    )
    article = shifted(RULES, 1, first=12).after("第十一条", "第十二条　参保人员每年度可以变更签约机构1次。")
    yield pair(
        "article",
        "an article appears, those behind it move on",
        RULES,
        article,
        "word",
        untyped(None, "变更签约机构1次"),
    )
    less = shifted(RULES.without("第十五条"), -1, first=16)
    yield pair("article-gone", "an article vanishes", RULES, less, "portal", untyped("保存期限为3年", None))
    merged = replace(RULES, blocks=_merged(RULES.edit(("保存期限为3年", "保存期限为5年"))))
    yield pair(
        "merged",
        "two articles become one, and one number changes",
        RULES,
        merged,
        "hydrated",
        untyped("3年", "5年", any_kind=True),
    )
    joined = inline(RULES).edit(("（三）应征入伍的", "（三）考入外地高校的"))
    yield pair("inline", "items are joined to their sentence, one is another", RULES, joined, "portal",
               removed("account.cash_out.circumstance", "military_service"))  # fmt: skip
    forbidden = ASKED.edit(("职工医保个人账户不得用于购买生活用品。", "职工医保个人账户可以用于购买生活用品。"))
    yield pair(
        "answer-flips",
        "an answer says the opposite",
        ASKED,
        forbidden,
        "panels",
        Want(kind="value", key="account.use", before="non_medical", after="non_medical", operators=("not", "=")),
    )


def _merged(document: Document) -> tuple[str, ...]:
    """The fifteenth article behind the fourteenth, as its second sentence."""
    (at,) = [n for n, b in enumerate(document.blocks) if isinstance(b, str) and b.startswith("第十四条")]
    joined = str(document.blocks[at]) + str(document.blocks[at + 1]).partition("　")[2]
    return (*document.blocks[:at], joined, *document.blocks[at + 2 :])  # type: ignore[return-value]
