"""A third wave of material, further on: what documents say of themselves, tables, edits under noise, files, visits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bench.signal.case import ANY, Answer, Case, Want, added, material, published, removed, untyped, value
from bench.signal.document import Document, Table
from bench.signal.lists import column
from bench.signal.noise_visit import MISSING
from bench.signal.prints import as_docx, as_pdf, as_text, film, page
from bench.signal.third_noise import BARRIER, ROBOT
from bench.signal.third_shapes import ENTRIES, GATEWAY, SKELETON, as_sentences
from bench.signal.third_texts import ASKED, BASES, CHRONIC, GUIDE, RULES, TABLE


def cases() -> Iterator[Case]:
    yield from _documents()
    yield from _tables()
    yield from _under_noise()
    yield from _files()
    yield from _visits()


# ── what the document says of itself ───────────────────────────────────────────────────────────────────────────


def _documents() -> Iterator[Case]:
    def of(name: str, changed: str, before: Answer, after: Answer, *wants: Want) -> Case:
        return material(f"third-document-{name}", "third documents", changed, film(before, after), *wants)

    def edited(name: str, document: Document, layout: str, old: str, new: str, *wants: Want) -> Case:
        return of(name, f"{old} → {new}", page(document, layout), page(document.edit((old, new)), layout, 2), *wants)

    yield edited(
        "from",
        RULES,
        "portal",
        "自2025年9月1日起施行",
        "自2025年10月1日起施行",
        value("document.effective_from", "2025-09-01", "2025-10-01"),
    )
    yield edited(
        "to",
        CHRONIC,
        "word",
        "2028年9月30日",
        "2030年9月30日",
        value("document.effective_to", "2028-09-30", "2030-09-30"),
    )
    yield edited("term", BASES, "hydrated", "有效期1年", "有效期2年", value("document.effective_to", ANY, ANY))
    yield edited(
        "repeals-gone",
        RULES,
        "nineties",
        "《瑞港市医疗保险待遇暂行办法》（瑞府办〔2017〕4号）同时废止。",
        "",
        removed("document.repeals", ANY),
    )
    undated = GUIDE.after("十、", "十一、本指南自2026年4月1日起施行。")
    yield of(
        "dated",
        "a day from which it holds appears",
        page(GUIDE, "word"),
        page(undated, "word", 2),
        added("document.effective_from", "2026-04-01"),
    )
    stamped = page(
        RULES,
        "catalogue",
        2,
        rewrite=lambda m: m.replace(
            '<h2 class="gk-title">', '<div class="state">【已废止】</div><h2 class="gk-title">'
        ),
    )
    yield of(
        "stamp",
        "【已废止】 above the title",
        page(RULES, "catalogue"),
        stamped,
        value("document.validity", ANY, "repealed"),
    )
    image = page(
        CHRONIC,
        "portal",
        2,
        rewrite=lambda m: m.replace("</h1>", '</h1><img class="yxx" src="/img/sx.png" alt="已失效" title="已失效">', 1),
    )
    yield of(
        "image", "an image that says 已失效", page(CHRONIC, "portal"), image, value("document.validity", ANY, "expired")
    )
    cell = page(
        RULES,
        "catalogue",
        rewrite=lambda m: m.replace("<td>主题词</td><td>医疗保障</td>", "<td>有效性</td><td>有效</td>"),
    )
    void = page(
        RULES,
        "catalogue",
        2,
        rewrite=lambda m: m.replace("<td>主题词</td><td>医疗保障</td>", "<td>有效性</td><td>废止</td>"),
    )
    yield of(
        "cell",
        "有效性: 有效 → 废止 in the table of properties",
        cell,
        void,
        value("document.validity", ANY, "repealed"),
    )
    other = replace(RULES, number="瑞府规〔2025〕27号")
    yield of(
        "number",
        "the number of the document",
        page(RULES, "catalogue"),
        page(other, "catalogue", 2),
        value("document.doc_number", "瑞府规〔2025〕21号", "瑞府规〔2025〕27号"),
    )


# ── tables and footnotes ───────────────────────────────────────────────────────────────────────────────────────


def _tables() -> Iterator[Case]:
    def pair(name: str, changed: str, after: Document, layout: str, *wants: Want, before: Document = TABLE) -> Case:
        return material(
            f"third-table-{name}", "third tables", changed, film(page(before, layout), page(after, layout, 2)), *wants
        )

    yield pair(
        "cell",
        "700元 → 750元 in a cell",
        TABLE.edit(("700元", "750元")),
        "portal",
        value("inpatient.deductible", 700, 750, hospital_level="secondary"),
    )
    yield pair(
        "ratio",
        "82% → 80% in a cell",
        TABLE.edit(("82%", "80%")),
        "nineties",
        value("inpatient.ratio", 82, 80, hospital_level="tertiary", status="active"),
    )
    yield pair(
        "footnote", "90日 → 60日 in a footnote", TABLE.edit(("90日内", "60日内")), "word", untyped("90日内", "60日内")
    )
    yield pair(
        "footnote-gone",
        "a footnote vanishes",
        TABLE.without("2.").edit(("3.参保", "2.参保")),
        "hydrated",
        untyped("视为一次住院", None),
    )
    yield pair(
        "footnote-days",
        "15日 → 30日 in a footnote",
        TABLE.edit(("出院后15日内", "出院后30日内")),
        "catalogue",
        untyped("15日内", "30日内"),
    )
    yield pair(
        "cap",
        "38万元 → 36万元 below the table",
        TABLE.edit(("38万元", "36万元")),
        "portal",
        value("inpatient.cap", 380000, 360000, cohort_any=True),
    )
    said = as_sentences(TABLE.edit(("95%", "96%")))
    yield pair(
        "said",
        "the table becomes sentences and one figure changes",
        said,
        "portal",
        value("inpatient.ratio", 95, 96, hospital_level="primary", status="retired"),
    )
    back = TABLE.edit(("1100元", "1200元"))
    yield pair("from-sentences", "sentences become a table and one figure changes", back, "word",
               value("inpatient.deductible", 1100, 1200, hospital_level="tertiary"), before=as_sentences(TABLE))  # fmt: skip
    columns = replace(
        TABLE,
        blocks=tuple(
            replace(b, rows=tuple((r[0], r[1], r[3], r[2]) for r in b.rows)) if isinstance(b, Table) else b
            for b in TABLE.edit(("91%", "92.5%")).blocks
        ),
    )
    yield pair(
        "columns",
        "two columns change places and one figure changes",
        columns,
        "hydrated",
        value("inpatient.ratio", 91, 92.5, hospital_level="secondary", status="retired"),
    )


# ── an edit under noise, in files, behind something doubtful ───────────────────────────────────────────────────


def _under_noise() -> Iterator[Case]:
    male = value("years.total", 28, 30, sex="male")
    years = RULES.edit(("男满28年", "男满30年"))

    def pair(name: str, changed: str, before: Answer, after: Answer, *wants: Want, kind: str = "page") -> Case:
        return material(f"third-noise-{name}", "third under noise", changed, film(before, after), *wants, kind=kind)

    yield pair("redesign", "another system and one digit", page(RULES, "nineties"), page(years, "hydrated", 2), male)
    yield pair("print", "the view for printing and one digit", page(RULES, "portal"), page(years, "printed", 2), male)
    yield pair(
        "encoding",
        "gb18030 becomes utf-8 and one digit",
        page(RULES, "nineties", charset="gb18030", label="gb2312"),
        page(years, "nineties", 2),
        male,
    )
    widgets = page(
        years,
        "portal",
        2,
        rewrite=lambda m: m.replace("<header>", BARRIER + "<header>").replace("<footer>", ROBOT + "<footer>"),
    )
    yield pair("widgets", "a chat robot, a bar and one digit", page(RULES, "portal"), widgets, male)
    chinese = BASES.edit(("7.5%", "8.5%")).mapped(
        lambda t: t.replace("23760元", "2.376万元").replace("2026年2月15日", "2026.2.15")
    )
    yield pair(
        "spelling",
        "amounts and dates spelled otherwise and one rate",
        page(BASES, "word"),
        page(chinese, "word", 2),
        value("contribution.rate.flexible", 7.5, 8.5, cohort_any=True),
    )
    reordered = ASKED.edit(("8.2%", "8.7%")).ordered(lambda b: [*b[4:], *b[:4]])
    yield pair(
        "questions",
        "questions in another order, other panels and one rate",
        page(ASKED, "panels"),
        page(reordered, "accordion", 2),
        value("contribution.rate.flexible", 8.2, 8.7, cohort_any=True),
        kind="faq",
    )
    bold = page(years, "word", 2, rewrite=lambda m: re.sub(r"(?<=满)(\d+)(?=年)", r"</span><b>\1</b><span>", m))
    yield pair("bold", "figures in bold and one digit", page(RULES, "word"), bold, male)


def _files() -> Iterator[Case]:
    def pair(name: str, changed: str, before: Answer, after: Answer, *wants: Want, end: str) -> Case:
        return material(
            f"third-file-{name}", "third files", changed, film(before, after), *wants, kind="file", name=f"a.{end}"
        )

    rate = value("contribution.rate.employer", 6.8, 6.5, cohort_any=True)
    lower = BASES.edit(("6.8%", "6.5%"))
    yield pair("pdf", "6.8% → 6.5% in a PDF", as_pdf(BASES), as_pdf(lower, 33), rate, end="pdf")
    yield pair(
        "pdf-docx", "a PDF becomes a Word file with another rate", as_pdf(BASES), as_docx(lower), rate, end="doc"
    )
    yield pair(
        "docx",
        "30日 → 20日 in a Word file",
        as_docx(CHRONIC),
        as_docx(CHRONIC.edit(("之日起30日内", "之日起20日内")), runs=3),
        untyped("30日内", "20日内"),
        end="docx",
    )
    yield pair(
        "text",
        "男满28年 → 男满26年 in a text broken elsewhere",
        as_text(RULES, 36),
        as_text(RULES.edit(("男满28年", "男满26年")), 32),
        value("years.total", 28, 26, sex="male"),
        end="txt",
    )
    note, path = replace(CHRONIC, files=(("files/bases.pdf", "缴费基数.pdf"),)), "files/bases.pdf"
    steps = film({"": page(note, "portal"), path: as_pdf(BASES)}, {"": page(note, "portal", 2), path: as_pdf(lower)})
    yield material("third-file-attached", "third files", "6.8% → 6.5% in an attachment", steps, rate, attachments=True)
    second = replace(CHRONIC, files=(*note.files, ("files/form.docx", "申请表.docx")))
    shown = {"": page(second, "portal", 2), path: as_pdf(BASES), "files/form.docx": as_docx(GUIDE)}
    steps = film({"": page(note, "portal"), path: as_pdf(BASES)}, shown)
    yield material(
        "third-file-second",
        "third files",
        "a second attachment appears",
        steps,
        published("document.attachment", None, "files/form.docx"),
        attachments=True,
    )


def _visits() -> Iterator[Case]:
    before, male = page(RULES, "portal"), value("years.total", 28, 31, sex="male")
    after = page(RULES.edit(("男满28年", "男满31年")), "portal", 4)
    for name, changed, between in (
        ("gateway", "502 for two days, then another rule", (GATEWAY, 2)),
        ("skeleton", "a page without its body, then another rule", (SKELETON, 1)),
        ("missing", "404 for a day, then another rule", (MISSING, 1)),
    ):
        yield material(f"third-visit-{name}", "third visits", changed, film(before, between, after), male)
    away = Want(kind="availability", key=None, before="", after="撤下", untyped=True)
    yield material("third-visit-gone", "third visits", "404 for good", film(page(GUIDE, "word"), MISSING), away)
    yield from _listed()


def _listed() -> Iterator[Case]:
    from watcher.model import Follow

    follow = Follow(match=("医保", "医疗保险", "慢特病"), limit=20)
    edited = (ENTRIES[0], replace(ENTRIES[1], document=BASES.edit(("4752元", "4725元"))), ENTRIES[2])
    steps = film(column(ENTRIES, layout="portal"), column(edited, visit=2, layout="portal"))
    yield material("third-list-edited", "third visits", "a known notice is edited", steps,
                   value("contribution.base.lower", 4752, 4725, cohort_any=True), kind="list", follow=follow)  # fmt: skip
