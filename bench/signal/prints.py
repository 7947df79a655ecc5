"""A document as bytes: in a layout and an encoding, as PDF, Word, sheet, text or Markdown, and steps made of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from html import escape

from bench.signal import fourth_layouts, layouts, third_layouts
from bench.signal.case import Answer, Step
from bench.signal.document import Block, Document, Heading, Question, Table
from bench.signal.layouts import moved
from watcher.demo.pdf import box, pdf, text_at

Rewrite = Callable[[str], str]
LAYOUTS = {**layouts.LAYOUTS, **third_layouts.LAYOUTS, **fourth_layouts.LAYOUTS}
WIDE = 38  # characters in a line of print
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}" Target="word/document.xml"/></Relationships>'
)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def page(
    it: Document, layout: str, visit: int = 1, *, charset: str = "utf-8", label: str | None = None,
    rewrite: Rewrite = lambda markup: markup,
) -> Answer:  # fmt: skip
    """`charset` is how it is written, `label` what the header and the page call it (the same if None; "" for no header)."""
    markup = rewrite(LAYOUTS[layout](it, moved(visit)))
    said = charset if label is None else label
    markup = markup.replace("charset=utf-8", f"charset={said}").replace('charset="utf-8"', f'charset="{said}"')
    return Answer(
        body=markup.encode(charset, "xmlcharrefreplace"),
        content_type=f"text/html; charset={said}" if said else "text/html",
    )


def lines(it: Document, wide: int = WIDE) -> list[str]:
    """As a printer breaks them."""
    out = [it.title, it.number]
    for block in it.blocks:
        text = _plain(block)
        out += [text[n : n + wide] for n in range(0, len(text), wide)]
    return [line for line in out if line]


def _plain(block: Block) -> str:
    if isinstance(block, Table):
        return "\n".join("　".join(cell.text for cell in row) for row in block.rows)
    if isinstance(block, Question):
        return f"问：{block.question}答：{block.answer}"
    return block.text if isinstance(block, Heading) else block


def as_pdf(it: Document, wide: int = WIDE) -> Answer:
    return Answer(body=pdf(lines(it, wide)), content_type="application/pdf")


def ruled_pdf(it: Document, *, left: int = 56, width: int = 110) -> Answer:
    """Its first table drawn with lines, its paragraphs above; merged cells are drawn as one box."""
    (rows,) = [block.rows for block in it.blocks if isinstance(block, Table)]
    above = [it.title, *(b for b in it.blocks if isinstance(b, str))]
    drawn: list[bytes] = []
    top, taken = 780 - 24 * len(above) - 30, set()
    for r, row in enumerate(rows):
        at = 0
        for cell in row:
            while (r, at) in taken:
                at += 1
            taken |= {(r + k, at + j) for k in range(cell.rows) for j in range(cell.columns)}
            high = top - 26 * (r + cell.rows)
            drawn += [box(left + width * at, high, width * cell.columns, 26 * cell.rows),
                      text_at(cell.text, left + width * at + 5, high + 13 * cell.rows - 5)]  # fmt: skip
            at += cell.columns
    return Answer(body=pdf(above, drawn=drawn), content_type="application/pdf")


def as_docx(it: Document, *, runs: int = 0) -> Answer:
    """`runs`: characters after which a new run begins, as editing leaves them."""
    texts = (it.title, it.number, *map(_plain, it.blocks))
    return Answer(body=docx([text for text in texts if text], runs=runs), content_type=DOCX)


def docx(paragraphs: Sequence[str], *, runs: int = 0) -> bytes:
    body = "".join(_paragraph(text, runs) for text in paragraphs)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')
    return out.getvalue()


def _paragraph(text: str, runs: int) -> str:
    pieces = [text[n : n + runs] for n in range(0, len(text), runs)] if runs else [text]
    return "<w:p>" + "".join(f"<w:r><w:t>{escape(p)}</w:t></w:r>" for p in pieces) + "</w:p>"


def as_xlsx(
    title: str, rows: Sequence[Sequence[object]], merged: Sequence[str] = (), *, percent: str = "0.0%", bold: bool = False
) -> Answer:  # fmt: skip
    """Numbers below 1 are shown as percentages in the given format."""
    import openpyxl
    from openpyxl.styles import Font

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ([title], *rows):
        sheet.append(list(row))
    for cells in sheet.iter_rows():
        for cell in cells:
            if isinstance(cell.value, float) and cell.value < 1:
                cell.number_format = percent
            if bold:
                cell.font = Font(name="黑体", bold=True)
    for area in merged:
        sheet.merge_cells(area)
    out = io.BytesIO()
    book.save(out)
    return Answer(body=out.getvalue(), content_type=XLSX)


def as_text(it: Document, wide: int = 0, *, newline: str = "\n", charset: str = "utf-8") -> Answer:
    """`wide` breaks every paragraph after so many characters."""
    body = newline.join(lines(it, wide) if wide else [it.title, it.number, *map(_plain, it.blocks)])
    return Answer(body=body.encode(charset), content_type=f"text/plain; charset={charset}")


def as_markdown(it: Document, *, strong: str = "", bullet: str = "") -> Answer:
    """`strong` stands around every paragraph's first four characters, `bullet` before each."""
    out = [f"# {it.title}", it.number]
    for block in it.blocks:
        if isinstance(block, Table):
            out.append(_pipes(block))
        elif isinstance(block, Heading):
            out.append(f"## {block.text}")
        else:
            text = _plain(block)
            out.append(bullet + (f"{strong}{text[:4]}{strong}{text[4:]}" if strong else text))
    return Answer(body="\n\n".join(filter(None, out)).encode(), content_type="text/markdown; charset=utf-8")


def _pipes(it: Table) -> str:
    rows = ["| " + " | ".join(cell.text for cell in row) + " |" for row in it.rows]
    rows.insert(1, "|" + "---|" * len(it.rows[0]))
    return "\n".join(rows)


def film(*answers: Answer | tuple[Answer, int] | Mapping[str, Answer] | Step) -> tuple[Step, ...]:
    """Steps: what the watched page answers (with how many polls), or what several paths of the case do."""
    return tuple(_step(answer) for answer in answers)


def _step(said: Answer | tuple[Answer, int] | Mapping[str, Answer] | Step) -> Step:
    if isinstance(said, Step):
        return said
    if isinstance(said, tuple):
        return Step(answers={"": said[0]}, polls=said[1])
    return Step(answers={"": said} if isinstance(said, Answer) else said)
