"""A small PDF with Chinese text and no embedded font, as office printers write them: enough for a policy attachment."""

from __future__ import annotations

from collections.abc import Sequence

_FONT = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
    b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 5 0 R"
    b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
    b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0"
    b" /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
)


_LINES = 31  # of a page


def pdf(lines: Sequence[str], *, drawn: Sequence[bytes] = ()) -> bytes:
    """A4 pages with one text line per entry, and drawing operators on the first, if any.

    Source of the layout: ISO 32000-1, 7.3 to 7.7, 8.5 and 9.7.
    """
    pages = [lines[at : at + _LINES] for at in range(0, len(lines), _LINES)] or [()]
    first = 3 + len(_FONT)  # object numbers: 1 and 2 the catalogue and the pages, then the font, then two for each page
    kids = b" ".join(b"%d 0 R" % (first + 2 * n) for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        *_FONT,
    ]
    for n, page in enumerate(pages):
        content = b"\n".join([*(text_at(text, 56, 780 - 24 * k) for k, text in enumerate(page)), *(() if n else drawn)])
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F 3 0 R >> >> >>"
            % (first + 2 * n + 1),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        ]
    return _file(objects)


def text_at(text: str, left: int, height: int) -> bytes:
    """The operators that write `text` at a place, in points from the lower left corner."""
    return b"BT /F 12 Tf %d %d Td <%s> Tj ET" % (left, height, text.encode("utf-16-be").hex().encode())


def box(left: int, low: int, width: int, height: int) -> bytes:
    """The operators that draw a rectangle."""
    return b"%d %d %d %d re S" % (left, low, width, height)


def _file(objects: Sequence[bytes]) -> bytes:
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(out)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return (
        out
        + head
        + table
        + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    )
