"""robots.txt as RFC 9309 has it."""

from __future__ import annotations

import pytest

from watcher.acquire.robots import allowed, crawl_delay

URL = "https://a.example/zwgk/gfxwj/1.html?p=1"


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ("", True),
        ("User-agent: *\nDisallow: /", False),
        ("\ufeffUser-agent: *\nDisallow: /", False),
        ("User-agent: *\nDisallow:", True),
        ("User-agent: *\nDisallow: /zwgk/\nAllow: /zwgk/gfxwj/", True),
        ("User-agent: *\nAllow: /zwgk/\nDisallow: /zwgk/gfxwj/", False),
        ("User-agent: *\nDisallow: /*.html$", True),
        ("User-agent: *\nDisallow: /*.html?", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: watcher\nAllow: /", True),
        ("User-agent: watcher\nDisallow: /\n\nUser-agent: *\nAllow: /", False),
        ("User-agent: otherbot\nDisallow: /", True),
        ("<html><body>页面不存在</body></html>", True),
        ("Disallow: /", True),
        ("User-agent: *\r\nDisallow: /zwgk # 中文\r\n", False),
    ],
)
def test_the_longest_match_for_our_name_decides(rules: str, expected: bool) -> None:
    assert allowed(rules.encode(), URL, "watcher") is expected
    assert allowed(rules.encode(), URL, "Mozilla/5.0 (compatible; watcher/0.1)") is expected


def test_no_file_allows_everything() -> None:
    assert allowed(None, URL, "watcher")
    assert crawl_delay(None, "watcher") is None


def test_bytes_in_any_encoding_are_taken() -> None:
    assert not allowed("# 政策\nUser-agent: *\nDisallow: /".encode("gb18030"), URL, "watcher")


def test_the_delay_a_site_asks_for_is_told() -> None:
    assert crawl_delay(b"User-agent: *\nCrawl-delay: 2.5", "watcher") == 2.5
    assert crawl_delay(b"User-agent: *\nCrawl-delay: -1", "watcher") is None
    assert crawl_delay(b"User-agent: *\nDisallow: /a", "watcher") is None


def test_a_hostile_file_costs_little() -> None:
    """No timing: with backtracking these would not end before the test's time-out."""
    stars = b"User-agent: *\nDisallow: /" + b"*a" * 200 + b"*b$\n"
    assert allowed(stars, "https://a.example/" + "a" * 5_000, "watcher")
    assert allowed(b"User-agent: x\nDisallow: /a\n" * 100_000, URL, "watcher")
