"""The 新旧条文对照表 as a Word document: the same layout as the HTML report, in the form in which it is passed on. Pure.

Deletions are struck, additions bold and underlined, so that both are seen on paper, too. What did not change is named by its
span and left out.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from watcher.errors import UsageError
from watcher.publish.report import Comparison, Fold, Layout
from watcher.wording import one_line

_FONT = "SimSun"  # which Word, WPS and LibreOffice have or replace by their own Song face
_DELETED, _ADDED, _SOFT = "96180F", "0B5A35", "5B6675"


def docx(layout: Layout) -> bytes:
    """Raises UsageError where the extra is not installed."""
    try:
        import docx as library
        from docx.enum.section import WD_ORIENT
        from docx.oxml.ns import qn
        from docx.shared import Cm, Pt
    except ImportError as exc:
        raise UsageError("a Word document needs the extra watcher[docx]: pip install 'watcher[docx]'") from exc
    made = library.Document()
    page = made.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2)
    for name in ("Normal", "Title", "Heading 1", "Heading 2"):
        style = made.styles[name]
        style.font.name = _FONT
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)
    made.styles["Normal"].font.size = Pt(10.5)
    made.core_properties.title, made.core_properties.author = _clean(layout.headline), "watcher"
    _written(made, layout)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _written(made: Any, layout: Layout) -> None:
    w = layout.w
    made.add_heading(_clean(layout.headline), level=1)
    made.add_paragraph(
        _clean(" · ".join(part for part in (w["report"], layout.source_title, layout.authority) if part))
    )
    if layout.rows:
        made.add_heading(w["facts"], level=2)
        _facts(made, layout)
    if layout.sections:
        made.add_heading(w["texts"], level=2)
        _texts(made, layout)
    made.add_heading(w["standing"], level=2)
    for name, said in _standing(layout):
        paragraph = made.add_paragraph()
        paragraph.add_run(f"{name}{w['colon']}").bold = True
        paragraph.add_run(_clean(said))


def _facts(made: Any, layout: Layout) -> None:
    w = layout.w
    table = _table(made, [w[name] for name in ("rule", "whom", "before", "after", "since", "severity")])
    for row in layout.rows:
        cells = table.add_row().cells
        rule = " ".join(part for part in (row.place, row.rule) if part)
        said = (
            rule,
            row.whom or w["nothing"],
            row.before or w["nothing"],
            row.after or w["nothing"],
            row.since,
            row.severity,
        )
        for cell, text in zip(cells, said, strict=True):
            cell.text = _clean(text)


def _texts(made: Any, layout: Layout) -> None:
    w = layout.w
    table = _table(made, [w["old"], w["new"]])
    for section in layout.sections:
        if isinstance(section, Fold):
            first, *_ = table.add_row().cells
            _soft(first.merge(table.rows[-1].cells[-1]).paragraphs[0], _span(section, w))
            continue
        before, after = table.add_row().cells
        _side(before, section, section.before, w["none_old"], w)
        _side(after, section, section.after, w["none_new"], w)


def _side(cell: Any, section: Comparison, runs: Sequence[tuple[str, str]] | None, absent: str, w: Any) -> None:
    paragraph = cell.paragraphs[0]
    if runs is None:
        _soft(paragraph, absent)
        return
    if section.label:
        paragraph.add_run(f"{_clean(section.label)}　").bold = True
    for op, text in runs:
        run = paragraph.add_run(_run(text))
        if op == "-":
            run.font.strike = True
            _coloured(run, _DELETED)
        elif op == "+":
            run.bold = run.underline = True
            _coloured(run, _ADDED)
    notes = [w["was"].format(label=section.was)] if section.was else []
    for note in [*notes, *([w["moved"]] if section.moved else [])]:
        _soft(cell.add_paragraph(), note)


def _span(fold: Fold, w: Any) -> str:
    first, last = fold.span
    if len(fold.clauses) == 1 and first:
        return str(w["same_one"].format(first=first))
    if first:
        return str(w["same_span"].format(first=first, last=last, count=len(fold.clauses)))
    return str(w["same_count"].format(count=len(fold.clauses)))


def _standing(layout: Layout) -> list[tuple[str, str]]:
    w, said = layout.w, []
    for _, meta in layout.documents:
        pairs = (("doc_same", meta.title), ("doc_number", meta.doc_number), ("issuer", meta.issuer))
        said += [(w[name], str(value)) for name, value in pairs if value]
    for it in layout.evidence:
        pairs = (("url", it.url), ("hash_before", it.before), ("hash_after", it.after))
        said += [(w[name], value) for name, value in pairs if value]
    return [*said, (w["generated"], layout.generated)]


def _table(made: Any, names: Sequence[str]) -> Any:
    table = made.add_table(rows=1, cols=len(names))
    table.style = "Table Grid"
    for cell, name in zip(table.rows[0].cells, names, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    return table


def _soft(paragraph: Any, text: str) -> None:
    _coloured(paragraph.add_run(_clean(text)), _SOFT)


def _coloured(run: Any, colour: str) -> None:
    from docx.shared import RGBColor

    run.font.color.rgb = RGBColor.from_string(colour)


def _clean(text: str) -> str:
    """Without what XML cannot hold, and what turns text around."""
    return one_line(text)


def _run(text: str) -> str:
    """The same for a part of a text, which keeps its lines and the blanks at its ends."""
    return "\n".join(
        f"{' ' * line[:1].isspace()}{one_line(line)}{' ' * (line.strip() != '' and line[-1:].isspace())}"
        for line in text.split("\n")
    )
