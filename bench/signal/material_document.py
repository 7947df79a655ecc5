"""Material of whole documents: stamps, dates, repeals, withdrawal, attachments, new notices of a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bench.signal import texts
from bench.signal.case import ANY, Answer, Case, Want, added, material, published, removed, untyped, value
from bench.signal.document import Document, paragraphs
from bench.signal.lists import Entry, column
from bench.signal.material_keys import RESIDENT
from bench.signal.noise_visit import ENTRIES, MISSING, SOFT_MISSING
from bench.signal.prints import as_pdf, film, page


def cases() -> Iterator[Case]:
    yield from _stated()
    yield from _withdrawn()
    yield from _vanished()
    yield from _attachments()
    yield from _lists()


# ── what the document says of itself ───────────────────────────────────────────────────────────────────────────

REPEAL = "《青岚市职工医疗保险个人账户暂行办法》（青医保发〔2018〕7号）同时废止。"


def _stated() -> Iterator[Case]:
    years, account, rates, out = texts.YEARS, texts.ACCOUNT, texts.RATES, texts.OUTPATIENT

    def pair(name: str, changed: str, before: Document, after: Document, layout: str, want: Want) -> Case:
        return material(
            f"document-{name}", str(want.key), changed, film(page(before, layout), page(after, layout, 2)), want
        )

    def edited(name: str, document: Document, layout: str, old: str, new: str, want: Want) -> Case:
        return pair(name, f"{old} → {new}", document, document.edit((old, new)), layout, want)

    yield pair(
        "stamp-expired",
        "the stamp says 文件已失效",
        years,
        replace(years, stamp="文件已失效"),
        "guangdong",
        value("document.validity", ANY, "expired"),
    )
    yield pair(
        "stamp-repealed",
        "the stamp says 文件已废止",
        account,
        replace(account, stamp="文件已废止"),
        "guangdong",
        value("document.validity", ANY, "repealed"),
    )
    yield edited(
        "from",
        account,
        "hanweb",
        "2025年2月1日起施行",
        "2025年3月1日起施行",
        value("document.effective_from", "2025-02-01", "2025-03-01"),
    )
    yield edited(
        "from-soup",
        texts.REMOTE,
        "soup",
        "2025年6月1日起施行",
        "2025年7月1日起施行",
        value("document.effective_from", "2025-06-01", "2025-07-01"),
    )
    yield edited(
        "to", out, "trs", "2030年7月31日", "2032年7月31日", value("document.effective_to", "2030-07-31", "2032-07-31")
    )
    yield edited(
        "to-notice",
        rates,
        "library",
        "2026年12月31日止",
        "2027年12月31日止",
        value("document.effective_to", "2026-12-31", "2027-12-31"),
    )
    yield edited("term", years, "guangdong", "有效期5年", "有效期3年", value("document.effective_to", ANY, ANY))
    yield edited(
        "repeals",
        account,
        "trs",
        "自2025年2月1日起施行。",
        "自2025年2月1日起施行。" + REPEAL,
        added("document.repeals", ANY),
    )
    yield edited(
        "repeals-gone",
        years,
        "soup",
        "《临江市职工医疗保险缴费年限暂行规定》（临医保发〔2019〕12号）同时废止。",
        "",
        removed("document.repeals", ANY),
    )
    yield pair(
        "number",
        "the number of the document",
        out,
        replace(out, number="云政办规〔2025〕13号"),
        "library",
        value("document.doc_number", "云政办规〔2025〕3号", "云政办规〔2025〕13号"),
    )
    yield pair(
        "number-body",
        "the number of the document, in the body",
        years,
        replace(years, number="临医保规〔2025〕18号"),
        "hanweb",
        value("document.doc_number", "临医保规〔2025〕8号", "临医保规〔2025〕18号"),
    )


def _withdrawn() -> Iterator[Case]:
    away = Want(kind="availability", key=None, before="", after="撤下", untyped=True)
    back = Want(kind="availability", key=None, before="撤下", after="恢复", untyped=True)
    yield material("withdrawn-404", "withdrawn", "404 for good", film(page(texts.YEARS, "hanweb"), MISSING), away)
    yield material(
        "withdrawn-410",
        "withdrawn",
        "410 for good",
        film(page(texts.RATES, "soup"), replace(MISSING, status=410)),
        away,
    )
    yield material(
        "withdrawn-soft",
        "withdrawn",
        "'page does not exist' under status 200, for good",
        film(page(texts.REMOTE, "trs"), SOFT_MISSING),
        away,
    )
    yield material(
        "withdrawn-and-back",
        "withdrawn",
        "404 for four days, then the page is back",
        film(page(texts.PHASE, "guangdong"), (MISSING, 4), page(texts.PHASE, "guangdong", 2)),
        away,
        back,
    )


def _vanished() -> Iterator[Case]:
    deleted = Answer(
        body="<html><head><meta charset='utf-8'></head><body><div><p>该内容已被发布者删除</p></div></body></html>".encode()
    )
    away = Want(kind="availability", key=None, before="", after="撤下", untyped=True)
    steps = film(page(texts.ACCOUNT, "wechat"), deleted)
    yield material(
        "withdrawn-deleted", "withdrawn", "'deleted by its publisher' under status 200, for good", steps, away
    )
    quarter = replace(texts.PHASE, blocks=texts.PHASE.blocks[:3])
    yield material(
        "withdrawn-most", "withdrawn", "three quarters of the rules vanish for good",
        film(page(texts.PHASE, "hanweb"), page(quarter, "hanweb", 2)),
        removed("years.total", 20, joined="before:2018-07-01"), removed("years.total", 25, joined="since:2018-07-01"),
        removed("years.deemed", "军龄"), removed("years.shortfall", "deferred"), removed("years.shortfall", "lump_sum"),
        removed("document.effective_from", "2026-01-01"), untyped("合并计算", None), untyped("差错率", None),
    )  # fmt: skip


# ── attachments ────────────────────────────────────────────────────────────────────────────────────────────────

FILE, OTHER = "files/P0202604.pdf", "files/P0202611.pdf"


def _attachments() -> Iterator[Case]:
    plain = texts.REMOTE
    old = replace(plain, files=((FILE, "2026年度缴费标准.pdf"),))
    new = replace(plain, files=((OTHER, "2027年度缴费标准.pdf"),))
    both = replace(plain, files=(*old.files, (OTHER, "办理流程图.pdf")))
    rates, guide = as_pdf(texts.RATES), as_pdf(texts.TRANSFER)
    changed = as_pdf(texts.RATES.edit(("比例为8%", "比例为7%")))
    shown = {"": page(old, "hanweb"), FILE: rates}

    def film_of(name: str, what: str, *steps: object, wants: tuple[Want, ...]) -> Case:
        return material(f"attachment-{name}", "attachments", what, film(*steps), *wants, attachments=True)  # type: ignore[arg-type]

    yield film_of(
        "content",
        "the content of the attachment changes, the page does not",
        shown,
        {**shown, FILE: changed},
        wants=(value("contribution.rate.employer", 8, 7),),
    )
    yield film_of(
        "content-untyped",
        "an untyped number in the attachment",
        shown,
        {"": page(old, "hanweb", 2), FILE: as_pdf(texts.RATES.edit(("98%以上", "99%以上")))},
        wants=(untyped("98%以上", "99%以上"),),
    )
    yield film_of(
        "link",
        "the link leads to another file, of the same text",
        shown,
        {"": page(new, "hanweb", 2), FILE: rates, OTHER: rates},
        wants=(value("document.attachment", FILE, OTHER),),
    )
    yield film_of(
        "added",
        "a second attachment appears",
        shown,
        {"": page(both, "hanweb", 2), FILE: rates, OTHER: guide},
        wants=(published("document.attachment", None, OTHER),),
    )
    yield film_of(
        "gone",
        "the second attachment vanishes",
        {"": page(both, "trs"), FILE: rates, OTHER: guide},
        {"": page(old, "trs", 2), FILE: rates, OTHER: guide},
        wants=(removed("document.attachment", OTHER),),
    )


# ── new notices of a list ──────────────────────────────────────────────────────────────────────────────────────

NEXT_RATES = replace(
    texts.RATES.edit(("24930元", "26177元"), ("4986元", "5235元"), ("现将2026年度", "现将2027年度"), ("自2026年1月1日起", "自2027年1月1日起"), ("2026年12月31日", "2027年12月31日")),
    title="松原省关于公布2027年度职工医疗保险缴费标准的通知", number="松医保发〔2026〕41号", day="2026-11-01",
)  # fmt: skip
TRAINING = Document(
    title="平岭市关于开展医保经办业务培训的通知", issuer="平岭市医疗保障局", number="平医保办〔2026〕9号", day="2026-11-02",
    blocks=paragraphs("""
各县（市、区）医疗保障局：
为提升医保经办服务水平，定于近期举办全市医保经办业务培训班，请各地选派业务骨干参加。
培训内容为医保经办流程和系统操作，参训人员由各地自行确定，食宿由会务组统一安排。
"""),
)  # fmt: skip
NEWBORN = Document(
    title="平岭市关于完善新生儿医保参保政策的通知", issuer="平岭市医疗保障局", number="平医保〔2026〕50号", day="2026-11-02",
    blocks=paragraphs("""
各县（市、区）医疗保障局：
为方便群众，现就完善居民医保参保政策通知如下：
一、2027年度居民医保个人缴费标准为每人每年430元。
二、未按时参保的居民，居民医保待遇等待期为4个月。
三、本通知自2027年1月1日起施行。
"""),
)  # fmt: skip


def _lists() -> Iterator[Case]:
    from watcher.model import Follow

    follow = Follow(match=("医保", "医疗保险", "缴费"), limit=20)

    def film_of(name: str, changed: str, after: Mapping[str, Answer], *wants: Want) -> Case:
        return material(
            f"list-{name}", "lists", changed, film(column(ENTRIES), after), *wants, kind="list", follow=follow
        )

    yield film_of(
        "yearly",
        "next year's notice appears: two bases differ, rates and the rest do not",
        column((Entry("2026/11/1/art_31.html", NEXT_RATES, "2026-11-01"), *ENTRIES), visit=2),
        published("contribution.base.upper", 24930, 26177),
        published("contribution.base.lower", 4986, 5235),
    )
    yield film_of(
        "new-facts",
        "a notice with two new values appears",
        column((Entry("2026/11/2/art_32.html", NEWBORN, "2026-11-02"), *ENTRIES), visit=2),
        published("contribution.resident", 400, 430, insurances=RESIDENT),
        published("waiting_period", 3, 4, insurances=RESIDENT),
    )
    yield film_of(
        "no-facts",
        "a notice without any rule appears",
        column((Entry("2026/11/2/art_33.html", TRAINING, "2026-11-02"), *ENTRIES), visit=2),
        Want(kind="published", key=None, before=None, after="业务培训", untyped=True),
    )
    edited = (Entry(ENTRIES[0].path, texts.INPATIENT.edit(("89%", "88%")), ENTRIES[0].day), *ENTRIES[1:])
    yield film_of(
        "entry-edited",
        "a known notice is edited",
        column(edited, visit=2),
        value("inpatient.ratio", 89, 88, hospital_level="secondary", status="active"),
    )
    table = column((Entry("2026/11/1/art_34.html", NEXT_RATES, "2026-11-01"), *ENTRIES), visit=2, rows=True)
    yield film_of(
        "redesign",
        "a notice appears while the list becomes a table",
        table,
        published("contribution.base.upper", 24930, 26177),
        published("contribution.base.lower", 4986, 5235),
    )
