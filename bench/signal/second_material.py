"""A second wave of material: other wordings of the keys, copies that disagree, moving pages that shrink, stamps in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bench.signal import texts
from bench.signal.case import ANY, Answer, Case, Want, added, material, removed, untyped, value
from bench.signal.document import Cell, Document, Table, paragraphs, table
from bench.signal.noise_text import shifted
from bench.signal.prints import as_pdf, as_text, as_xlsx, film, page


def cases() -> Iterator[Case]:
    yield from _words()
    yield from _untyped()
    yield from _tables()
    yield from _stamps()
    yield from _visits()
    yield from _mixed()


NOTICE = Document(
    title="青岚市关于职工医疗保险若干问题的通知",
    issuer="青岚市医疗保障局",
    number="青医保发〔2026〕15号",
    day="2026-05-18",
    blocks=paragraphs("""
各参保单位、参保人员：
为进一步完善职工医保制度，现就有关问题通知如下：
一、自2026年7月1日起，本市职工医保缴费费率调整为：用人单位7.7%，职工个人2%。
二、2026年7月至2027年6月，职工医保缴费基数上限为每月27501元，下限为每月5626元。
三、以灵活就业身份参加职工医保的，按照8%的比例缴费，次月起享受职工医保待遇。
四、参加职工医保的男性累计缴费满25年、女性累计缴费满20年，且在本市实际缴费不少于5年的，退休后终身享受医保待遇。
五、断缴医保不超过3个月的，补缴后视为连续缴费；断缴时间超过3个月的，重新缴费满6个月后方可享受待遇。
六、年度内门诊费用的报销门槛为：在职500元，退休400元。
七、职工医保个人账户结余资金不予提现，但参保人移民境外或者去世的除外。
八、职工医保个人账户可以给父母、配偶和子女使用，用于支付其在定点医疗机构就医时由个人负担的医疗费用。
九、跨省就医的参保人员，出院后应当在90日内提交报销申请。
十、单位不按规定缴费的，由税务机关责令限期缴纳，并自欠缴之日起按日加收0.5‰的滞纳金。
十一、本通知有效期3年。
"""),
)

WORDS: tuple[tuple[str, Document, str, tuple[tuple[str, str], ...], tuple[Want, ...]], ...] = (
    ("employer-colon", NOTICE, "guangdong", (("用人单位7.7%", "用人单位7%"),), (value("contribution.rate.employer", 7.7, 7, cohort_any=True),)),
    ("personal-colon", NOTICE, "soup", (("职工个人2%", "职工个人1.5%"),), (value("contribution.rate.personal", 2, 1.5, cohort_any=True),)),
    ("upper-per-month", NOTICE, "trs", (("每月27501元", "每月28410元"),), (value("contribution.base.upper", 27501, 28410, cohort_any=True),)),
    ("lower-per-month", NOTICE, "hanweb", (("每月5626元", "每月5682元"),), (value("contribution.base.lower", 5626, 5682, cohort_any=True),)),
    ("flexible-identity", NOTICE, "library", (("按照8%的比例", "按照9%的比例"),), (value("contribution.rate.flexible", 8, 9, cohort_any=True),)),
    ("total-male-noun", NOTICE, "wechat", (("男性累计缴费满25年", "男性累计缴费满30年"),), (value("years.total", 25, 30, sex="male", cohort_any=True),)),
    ("local-at-least", NOTICE, "soup", (("不少于5年", "不少于10年"),), (value("years.local", 5, 10, cohort_any=True),)),
    ("gap-over", NOTICE, "guangdong", (("断缴医保不超过3个月", "断缴医保不超过2个月"), ("断缴时间超过3个月", "断缴时间超过2个月")), (value("contribution.gap", 3, 2, cohort_any=True),)),
    ("waiting-after", NOTICE, "trs", (("重新缴费满6个月后方可", "重新缴费满12个月后方可"),), (value("waiting_period", 6, 12, cohort_any=True),)),
    ("exception-gone", NOTICE, "hanweb", (("不予提现，但参保人移民境外或者去世的除外", "不予提现"),), (value("account.cash_out.permission", "conditional", "forbidden"), removed("account.cash_out.circumstance", "emigration"), removed("account.cash_out.circumstance", "death"))),
    ("exception-comes", NOTICE.edit(("不予提现，但参保人移民境外或者去世的除外", "不予提现")), "guangdong", (("不予提现", "不予提现，但参保人移民境外的除外"),), (value("account.cash_out.permission", "forbidden", "conditional"), added("account.cash_out.circumstance", "emigration"))),
    ("exception-narrower", NOTICE, "soup", (("移民境外或者去世的除外", "去世的除外"),), (removed("account.cash_out.circumstance", "emigration"),)),
    ("relatives-order", NOTICE, "library", (("给父母、配偶和子女使用", "给配偶和子女使用"),), (removed("mutual_aid.relatives", "parents"),)),
    ("start-boundary", texts.PHASE, "guangdong", (("2018年7月1日前已参加", "2019年7月1日前已参加"),), (Want(kind=None, key="years.total", before=20, after=20, cohort_any=True),)),
)  # fmt: skip


def _words() -> Iterator[Case]:
    for name, document, layout, edits, wants in WORDS:
        steps = film(page(document, layout), page(document.edit(*edits), layout, 2))
        yield material(f"words-{name}", "words", "; ".join(f"{a} → {b}" for a, b in edits), steps, *wants)


UNTYPED: tuple[tuple[str, Document, str, str, str], ...] = (
    ("per-mille-sign", NOTICE, "guangdong", "0.5‰", "0.8‰"),
    ("days-report", NOTICE, "soup", "在90日内", "在180日内"),
    ("not-required", texts.YEARS, "hanweb", "应当为参保人员保密", "不需要为参保人员保密"),
    ("earliest", texts.RATES, "library", "4月30日前完成", "4月30日后完成"),
    ("every-two", texts.OUTPATIENT, "trs", "每季度公布", "每两年公布"),
    ("full-to-part", texts.RESIDENT, "wechat", "全额资助", "部分资助"),
    ("fine-removed", texts.YEARS, "shanghai", "责令改正，处二千元以上一万元以下罚款", "责令改正"),
    ("at-once", texts.REMOTE, "library", "由医保经办机构即时办结", "由医保经办机构在3个工作日内办结"),
    ("answer-permission", texts.FAQ, "accordion", "会在7日内完成审核", "可以不在7日内完成审核"),
)  # fmt: skip


def _untyped() -> Iterator[Case]:
    for name, document, layout, old, new in UNTYPED:
        steps = film(page(document, layout), page(document.edit((old, new)), layout, 2))
        want = untyped(old, ANY, any_kind=True) if new in old else untyped(old, new)
        yield material(f"again-{name}", "untyped again", f"{old} → {new}", steps, want, kind=document.kind)
    later = texts.RESIDENT.edit(("自出生之日起", "自参保之日起30日后"))
    yield material("again-from-which", "untyped again", "自出生之日起 → 自参保之日起30日后", film(page(texts.RESIDENT, "guangdong"), page(later, "guangdong", 2)),
                   added("waiting_period", 30, insurances=("resident_medical",)))  # fmt: skip


# ── tables and sheets ──────────────────────────────────────────────────────────────────────────────────────────

BASES = Document(
    title="松原省2026年度职工医保月缴费基数表", issuer="松原省医疗保障局", number="松医保函〔2026〕8号", day="2026-01-09",
    blocks=(
        *paragraphs("各统筹地区2026年度职工医保月缴费基数如下表，单位为元。"),
        table(["统筹地区", "缴费基数上限", "缴费基数下限"], ["松江市", "26100元", "5220元"], ["平川市", "24300元", "4860元"], ["其他地区", "22800元", "4560元"]),
    ),
)  # fmt: skip


def _tables() -> Iterator[Case]:
    def pair(name: str, changed: str, before: Document, after: Document, layout: str, *wants: Want) -> Case:
        return material(f"sheet-{name}", "sheets", changed, film(page(before, layout), page(after, layout, 2)), *wants)

    high = BASES.edit(("26100元", "26800元"))
    city = value("contribution.base.upper", 26100, 26800, area="松江市", cohort_any=True)
    yield pair("area-upper", "26100 → 26800 in the row of a city", BASES, high, "hanweb", city)
    yield pair(
        "area",
        "4860 → 4900 in the row of a city",
        BASES,
        BASES.edit(("4860元", "4900元")),
        "trs",
        value("contribution.base.lower", 4860, 4900, area="平川市", cohort_any=True),
    )
    gone = (
        replace(
            BASES,
            blocks=(
                BASES.blocks[0],
                replace(BASES.blocks[1], rows=(*BASES.blocks[1].rows[:2], BASES.blocks[1].rows[3])),
            ),
        )
        if isinstance(BASES.blocks[1], Table)
        else BASES
    )
    yield pair("area-gone", "the row of a city vanishes", BASES, gone, "soup",
               removed("contribution.base.upper", 24300, cohort_any=True), removed("contribution.base.lower", 4860, cohort_any=True))  # fmt: skip
    split = texts.OUTPATIENT_TABLE.edit(("65%", "66%"), ("70%", "71%"))
    yield pair("column", "a column of ratios rises", texts.OUTPATIENT_TABLE, split, "guangdong",
               value("outpatient.ratio", 65, 66, hospital_level="secondary", status="active"),
               value("outpatient.ratio", 70, 71, hospital_level="secondary", status="retired"))  # fmt: skip
    heads: list[list[object]] = [["医院等级", "住院报销比例", None], [None, "在职职工", "退休人员"]]
    merged = ["A1:C1", "A2:A3", "B2:C2"]
    before, after = (
        as_xlsx("职工医保住院报销比例", [*heads, ["三级医院", 0.82, last], ["二级医院", 0.87, 0.9]], merged)
        for last in (0.86, 0.855)
    )
    yield material("sheet-merged", "sheets", "86% → 85.5% in a sheet with merged heads", film(before, after),
                   value("inpatient.ratio", 86, 85.5, hospital_level="tertiary", status="retired"), kind="file", name="a.xlsx")  # fmt: skip
    note = replace(texts.INPATIENT, files=(("files/bases.xlsx", "缴费基数表.xlsx"),))
    sheets = [
        as_xlsx("2026年度职工医保缴费基数", [("项目", "标准（元/月）"), ("职工医保月缴费基数上限", n)])
        for n in (24930, 25930)
    ]
    yield material("sheet-attached", "sheets", "24930 → 25930 in an attached sheet",
                   film({"": page(note, "trs"), "files/bases.xlsx": sheets[0]}, {"": page(note, "trs", 2), "files/bases.xlsx": sheets[1]}),
                   value("contribution.base.upper", 24930, 25930), attachments=True)  # fmt: skip


# ── stamps in words ────────────────────────────────────────────────────────────────────────────────────────────


def _stamps() -> Iterator[Case]:
    def state(word: str) -> str:
        return f'<table class="bd1"><tr><td><b>有 效 性：</b></td><td>{word}</td></tr><tr>'

    def stamped(document: Document, visit: int, word: str) -> Answer:
        return page(document, "library", visit, rewrite=lambda m: m.replace('<table class="bd1"><tr>', state(word)))

    def of(name: str, changed: str, before: Answer, after: Answer, *wants: Want) -> Case:
        return material(f"stamp-{name}", "stamps", changed, film(before, after), *wants)

    years = texts.YEARS
    yield of(
        "label-invalid",
        "有 效 性：有效 → 失效",
        stamped(years, 1, "有效"),
        stamped(years, 2, "失效"),
        value("document.validity", ANY, "expired"),
    )
    yield of(
        "label-repealed",
        "有 效 性：有效 → 废止",
        stamped(texts.ACCOUNT, 1, "有效"),
        stamped(texts.ACCOUNT, 2, "废止"),
        value("document.validity", ANY, "repealed"),
    )
    lifted = page(replace(texts.OUTPATIENT, stamp="文件已失效"), "guangdong")
    yield of(
        "lifted",
        "the stamp 文件已失效 is taken away",
        lifted,
        page(texts.OUTPATIENT, "guangdong", 2),
        value("document.validity", "expired", ANY),
    )
    void = replace(texts.PHASE, title=texts.PHASE.title + "【失效】")
    yield of(
        "title-void",
        "the title says 失效",
        page(texts.PHASE, "soup"),
        page(void, "soup", 2),
        value("document.validity", ANY, "expired"),
    )
    titled = replace(texts.REMOTE, title=texts.REMOTE.title + "（已废止）")
    yield of(
        "title",
        "the title says 已废止",
        page(texts.REMOTE, "hanweb"),
        page(titled, "hanweb", 2),
        value("document.validity", ANY, "repealed"),
    )
    draft = replace(SMALL, title=SMALL.title + "（征求意见稿）")
    yield of("draft", "a draft becomes the rule", page(draft, "trs"), page(SMALL, "trs", 2), value("document.validity", "draft", ANY),
             added("waiting_period", 3, cohort_any=True), added("contribution.rate.flexible", 9, cohort_any=True))  # fmt: skip


SMALL = Document(
    title="平岭市灵活就业人员参加职工医保办法", issuer="平岭市医疗保障局", number="", day="2026-06-02",
    blocks=paragraphs("""
第一条　为方便灵活就业人员参保，制定本办法。
第二条　灵活就业人员参加职工医保的，缴费比例为9%。
第三条　灵活就业人员首次参加职工医保的，待遇等待期为3个月。
第四条　经办机构应当为灵活就业人员提供线上参保服务。
"""),
)  # fmt: skip

LONG = replace(
    SMALL,
    blocks=(
        *SMALL.blocks,
        "第五条　灵活就业人员重复缴费的，经办机构应当自受理之日起30日内办理退费手续，退还的费用不计利息，并书面告知申请人办理结果，"
        "申请人应当如实提供缴费凭证和银行账户信息，经办机构发现材料不齐的应当一次性告知需要补正的全部内容。",
    ),
)


# ── visits ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _visits() -> Iterator[Case]:
    few = replace(texts.RESIDENT, blocks=texts.RESIDENT.blocks[:3])
    shrinking = film(page(texts.RESIDENT, "hanweb"), *(page(few, "hanweb", visit) for visit in range(2, 6)))
    gone = (
        removed("benefit.start", ANY, cohort_any=True, insurances=("resident_medical",)), removed("waiting_period", 3, insurances=("resident_medical",)),
        removed("document.effective_from", "2025-09-12"),
        *(untyped(words, None) for words in ("集中缴费时间", "新生儿", "特困人员", "97%")),
    )  # fmt: skip
    yield material(
        "visit-shrinks-moving",
        "visits",
        "most rules vanish for good, while a counter moves in the body",
        shrinking,
        *gone,
        confirming=0,
    )
    few = replace(SMALL, blocks=SMALL.blocks[:1])
    steps = film(page(LONG, "hanweb"), *(page(few, "hanweb", visit) for visit in range(2, 6)))
    wants = (removed("waiting_period", 3, cohort_any=True), removed("contribution.rate.flexible", 9, cohort_any=True))
    lost = (untyped("线上参保服务", None), untyped("退费手续", None), removed("procedure.materials", "bank_card"))
    yield material(
        "visit-shrinks-again",
        "visits",
        "all rules but one vanish, while a counter moves",
        steps,
        *wants,
        *lost,
        confirming=0,
    )
    before = page(texts.YEARS, "shanghai")
    first = page(texts.YEARS, "shanghai", 2, rewrite=lambda m: m.replace("男满30年", "男满29年", 1))
    yield material("visit-one-copy", "visits", "only the first of three copies says 29", film(before, first),
                   value("years.total", 30, 29, sex="male"))  # fmt: skip
    male = page(texts.YEARS.edit(("男满30年", "男满31年")), "hanweb", 2)
    again = page(texts.YEARS.edit(("男满30年", "男满32年")), "hanweb", 3)
    yield material("visit-two-edits", "visits", "30 → 31 → 32 on two days", film(page(texts.YEARS, "hanweb"), male, again),
                   value("years.total", 30, 31, sex="male"), value("years.total", 31, 32, sex="male"))  # fmt: skip
    yield material("visit-back-for-good", "visits", "30 → 31, and back to 30 for good", film(page(texts.YEARS, "hanweb"), male, page(texts.YEARS, "hanweb", 4)),
                   value("years.total", 30, 31, sex="male"), value("years.total", 31, 30, sex="male"))  # fmt: skip


def _mixed() -> Iterator[Case]:
    years = shifted(texts.YEARS, 1, first=5).after("第四条", "第五条　职工医保缴费中断的月份不计入累计缴费年限。")
    edited = years.edit(("60日内", "45日内"))
    yield material("mixed-inserted", "mixed", "an article appears, those behind it move on, and one of them changes", film(
        page(texts.YEARS, "guangdong"), page(edited, "guangdong", 2)), untyped(None, "中断的月份"), untyped("60日内", "45日内"))  # fmt: skip
    swapped = texts.OUTPATIENT.edit(("35万元", "30万元")).ordered(lambda b: [*b[:5], b[7], b[6], b[5], *b[8:]])
    yield material("mixed-reordered", "mixed", "articles change places and a cap falls", film(
        page(texts.OUTPATIENT, "soup"), page(swapped, "soup", 2)), value("inpatient.cap", 350000, 300000))  # fmt: skip
    yield material("mixed-html-to-pdf", "mixed", "the page becomes a PDF with another rate", film(
        page(texts.RATES, "trs"), as_pdf(texts.RATES.edit(("费的缴费比例为8%", "费的缴费比例为6%")))),
        value("contribution.rate.employer", 8, 6), kind="file", name="a.htm")  # fmt: skip
    yield material("mixed-wrapped", "mixed", "a text broken elsewhere with another number", film(
        as_text(texts.ACCOUNT, 36), as_text(texts.ACCOUNT.edit(("每人每月95元", "每人每月99元")), 31)),
        value("account.credit.retired", 95, 99, cohort_any=True), kind="file", name="a.txt")  # fmt: skip
    merged = replace(texts.INPATIENT, blocks=tuple(
        replace(b, rows=(*b.rows[:2], *((r[0], r[1], Cell(r[2].text.replace("89%", "90%")), r[3]) for r in reversed(b.rows[2:])))) if isinstance(b, Table) else b
        for b in texts.INPATIENT.blocks))  # fmt: skip
    yield material("mixed-rows", "mixed", "rows in another order and one cell another", film(page(texts.INPATIENT, "guangdong"), page(merged, "guangdong", 2)),
                   value("inpatient.ratio", 89, 90, hospital_level="secondary", status="active"))  # fmt: skip
