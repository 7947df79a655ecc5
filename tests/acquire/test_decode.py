"""From bytes to characters and formats: bytes decide, labels only help, nothing is lost in silence."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.acquire.decode import page_of
from watcher.errors import ReadError
from watcher.model import Fetched, Outcome, Page

TEXT = "参保人员达到法定退休年龄时，累计缴费年限男满30年、女满25年的，不再缴费。朱镕基曾签署；囍字亦可读。" * 3
BIG5 = "參加職工醫療保險的人員，累計繳費年限男滿三十年、女滿二十五年，退休後不再繳費。" * 3


def fetched(body: bytes, content_type: str | None = None, url: str = "https://a.example/x") -> Fetched:
    return Fetched(url=url, final_url=url, status=200, body=body, content_type=content_type)


def page(body: bytes, content_type: str | None = None, url: str = "https://a.example/x") -> Page:
    return page_of(fetched(body, content_type, url))


def html(text: str, charset: str | None = None) -> str:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' if charset else ""
    return f"<html><head>{meta}<title>標題</title></head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize(
    ("bytes_in", "header", "meta"),
    [
        ("utf-8", None, None),
        ("utf-8", "utf-8", "utf-8"),
        ("utf-8", None, "gb2312"),
        ("utf-8", "gbk", "gb2312"),
        ("utf-8", "ISO-8859-1", None),
        ("utf-8", "big5", "gbk"),
        ("utf-8-sig", "gbk", None),
        ("utf-16", None, None),
        ("utf-16", "utf-8", "utf-8"),
        ("utf-16-le", None, None),
        ("utf-16-be", "utf-8", None),
        ("gb18030", None, None),
        ("gb18030", None, "gb2312"),
        ("gb18030", "GB2312", None),
        ("gb18030", "gbk", "gb2312"),
        ("gb18030", "utf-8", None),
        ("gb18030", "utf-8", "gb2312"),
        ("gb18030", "utf-8", "utf-8"),
        ("gb18030", "gbk", "utf-8"),
        ("gb18030", "ISO-8859-1", None),
        ("gb18030", "windows-1252", "gb2312"),
        ("gb18030", "no-such-charset", None),
        ("gb18030", "base64", "rot13"),
    ],
)
def test_bytes_decide_whatever_is_declared(bytes_in: str, header: str | None, meta: str | None) -> None:
    label = f"text/html; charset={header}" if header else "text/html"
    found = page(html(TEXT, meta).encode(bytes_in), label)
    assert found.format == "html"
    assert found.text == html(TEXT, meta)


@pytest.mark.parametrize(("header", "meta"), [("big5", None), (None, "big5"), ("utf-8", "Big5"), ("gbk", "big5")])
def test_traditional_pages_are_read(header: str | None, meta: str | None) -> None:
    label = f"text/html; charset={header}" if header else None
    assert page(html(BIG5, meta).encode("big5"), label).text == html(BIG5, meta)


def test_xml_says_its_encoding_too() -> None:
    text = f'<?xml version="1.0" encoding="gb2312"?><rss><channel><title>{TEXT}</title></channel></rss>'
    found = page(text.encode("gb18030"), "application/xml")
    assert (found.format, found.text, found.encoding) == ("xml", text, "gb18030")


@pytest.mark.parametrize("body", [bytes(range(128, 256)) * 20, b"\xff\xfe\xfd\xfa" * 50 + "不".encode()])
def test_what_cannot_be_read_without_loss_is_an_error(body: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        page(b"<html>" + "政策".encode() + body, "text/html; charset=utf-8")
    assert caught.value.outcome == Outcome.UNDECODABLE


def test_the_word_that_decides_is_never_a_hole() -> None:
    """不低于 and 不高于 in broken UTF-8 must not become the same text."""
    low, high = (
        "缴费基数不低于".encode() + b"\xe4\xbd" + "下限".encode(),
        "缴费基数不高于".encode() + b"\xe4\xbd" + "下限".encode(),
    )
    for body in (low, high):
        with pytest.raises(ReadError):
            page(body, "text/html; charset=utf-8")


def test_one_hole_in_a_long_page_is_told() -> None:
    found = page(html(TEXT * 60).encode() + b"\xff", "text/html; charset=utf-8")
    assert [warning.code for warning in found.warnings] == ["replaced_characters"]


def test_nul_characters_go_and_are_told() -> None:
    found = page(html(TEXT).encode() + b"<p>a\0b</p>", "text/html")
    assert "ab" in (found.text or "")
    assert [warning.code for warning in found.warnings] == ["nul_characters"]


@given(st.text(st.characters(codec="gb18030", exclude_characters="\0\ufffd", exclude_categories=["Cs"]), min_size=1))
def test_utf8_always_comes_back_as_it_was(text: str) -> None:
    body = html(text, "utf-8").encode("utf-8")
    assert page(body).text == html(text, "utf-8")


# ── formats ─────────────────────────────────────────────────────────────────────────────────────────────────────


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return buffer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512


@pytest.mark.parametrize(
    ("body", "content_type", "path", "expected"),
    [
        (b"%PDF-1.7\n\x00\xff", "text/html", "a.html", "pdf"),
        (b"\n\n%PDF-1.4 x", None, "down.jsp?id=1", "pdf"),
        (zipped("[Content_Types].xml", "word/document.xml"), "application/octet-stream", "a.doc", "docx"),
        (zipped("xl/workbook.xml"), "text/html", "a", "xlsx"),
        (OLE + "WordDocument".encode("utf-16-le"), None, "a", "doc"),
        (OLE, None, "a.doc", "doc"),
        (b"<!DOCTYPE html><p>x", "text/plain", "a.txt", "html"),
        (b"<html><p>x", "application/octet-stream", "a", "html"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html><p>x', "application/xhtml+xml", "a", "html"),
        (b"<p>x</p>", "text/html", "a", "html"),
        (b"<p>x</p>", None, "a", "html"),
        (b"words < words", None, "a", "text"),
        (b"# title", None, "a.md", "markdown"),
        (b"# title", "text/plain", "a.md", "markdown"),
        (b"# title", "text/markdown", "a", "markdown"),
        (b"words", "text/plain; charset=utf-8", "a.html", "text"),
        (b"words", None, "a.txt", "text"),
        (b'<?xml version="1.0"?><rss/>', "text/html", "a", "xml"),
        (b"<feed xmlns='x'/>", None, "a", "xml"),
        (b'{"a": 1}', "application/json", "a", "json"),
        (b'[{"a": 1}]\n', None, "api/all/0", "json"),
        ("\ufeff<html>政策".encode(), "text/html", "a", "html"),
    ],
)
def test_the_format_is_what_the_bytes_are(body: bytes, content_type: str | None, path: str, expected: str) -> None:
    found = page(body, content_type, f"https://a.example/{path}")
    assert found.format == expected
    assert (found.text is None) == (expected in ("pdf", "docx", "xlsx", "doc"))


@pytest.mark.parametrize("body", [b"", b" \r\n\t "])
def test_nothing_is_empty(body: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        page(body, "text/html")
    assert caught.value.outcome == Outcome.EMPTY


@pytest.mark.parametrize(
    "body",
    [
        zipped("OFD.xml"),
        OLE + "Workbook".encode("utf-16-le"),
        b"\x89PNG\r\n\x1a\n",
        b"Rar!\x1a\x07",
        b"{\\rtf1 x}",
        b"\x1f\x8b\x08",
    ],
)
def test_what_is_no_document_is_named(body: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        page(body, "text/html")
    assert caught.value.outcome == Outcome.UNREADABLE
