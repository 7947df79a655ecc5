"""What a pager leads to, and several pages as one body."""

from __future__ import annotations

import pytest

from watcher.acquire import decode, paging
from watcher.model import Fetched, Page

FIRST = "https://ybj.example.cn/zwgk/t20260301_12.html"


def page(body: str, url: str = FIRST) -> Page:
    return Page(url=url, format="html", body=body.encode(), text=f"<html><body>{body}</body></html>")


def fetched(body: bytes, url: str = FIRST, content_type: str = "text/html; charset=utf-8") -> Fetched:
    return Fetched(url=url, final_url=url, status=200, body=body, content_type=content_type)


@pytest.mark.parametrize(
    ("body", "number", "expected"),
    [
        ('<a href="t20260301_12_2.html">下一页</a>', 2, "https://ybj.example.cn/zwgk/t20260301_12_2.html"),
        ('<a href="./t20260301_12_1.html"> 下一页 </a>', 2, "https://ybj.example.cn/zwgk/t20260301_12_1.html"),
        ('<a href="?page=2">下页</a>', 2, FIRST + "?page=2"),
        ('<link rel="next" href="t20260301_12-3.html">', 3, "https://ybj.example.cn/zwgk/t20260301_12-3.html"),
        ("<script>createPageHTML(3, 0, \"t20260301_12\", \"html\");</script>", 2, "https://ybj.example.cn/zwgk/t20260301_12_1.html"),
        ("<script>createPageHTML(3, 2, \"t20260301_12\", \"html\");</script>", 4, None),
        ('<a href="t20260302_13.html">下一页</a>', 2, None),
        ('<a href="t20260301_12_2.html">下一篇</a>', 2, None),
        ('<a href="t20260301_12_9.html">下一页</a>', 2, None),
        ('<a href="https://other.example.cn/zwgk/t20260301_12_2.html">下一页</a>', 2, None),
        ('<a href="javascript:void(0)">下一页</a>', 2, None),
        ('<a href="?id=2">下一页</a>', 2, None),
        ("", 2, None),
    ],
)  # fmt: skip
def test_only_a_numbered_sibling_is_the_next_page(body: str, number: int, expected: str | None) -> None:
    assert paging.next_page(page(body), FIRST, number) == expected


@pytest.mark.parametrize(
    ("first", "href", "expected"),
    [
        ("https://ybj.example.cn/gsgg/", "index_1.html", "https://ybj.example.cn/gsgg/index_1.html"),
        ("https://ybj.example.cn/gsgg/index.html", "index_2.html", "https://ybj.example.cn/gsgg/index_2.html"),
        ("https://ybj.example.cn/list?col=3&page=1", "?col=3&page=2", "https://ybj.example.cn/list?col=3&page=2"),
    ],
)
def test_the_second_page_of_a_list_is_found_whatever_the_first_is_called(first: str, href: str, expected: str) -> None:
    assert paging.next_page(page(f'<a href="{href}">下一页</a>', first), first, 2) == expected


def test_pages_put_together_come_apart_again_each_with_its_address_and_characters() -> None:
    one, two = (
        fetched("第一页：不低于25年".encode()),
        fetched("第二页：不高于三倍".encode("gb18030"), FIRST + "?page=2", "text/html"),
    )
    whole = paging.joined([one, two])
    assert [(it.final_url, it.body) for it in paging.taken_apart(whole)] == [
        (it.final_url, it.body) for it in (one, two)
    ]
    read = decode.page_of(whole)
    assert (read.text, [part.text for part in read.parts]) == ("第一页：不低于25年", ["第二页：不高于三倍"])
    assert read.body == whole.body


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_a_body_without_a_word_of_a_pager_is_told_by_its_bytes(charset: str) -> None:
    assert not paging.may_go_on("累计缴费年限满25年".encode(charset))
    assert paging.may_go_on('<a href="x">下一页</a>'.encode(charset))
