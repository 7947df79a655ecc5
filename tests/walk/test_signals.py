"""Feeds and sitemaps that call a watched page touched."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.walk.conftest import Make, Site, page, source
from watcher.model import Outcome

SITEMAP = "<urlset><url><loc>{}</loc><lastmod>{}</lastmod></url></urlset>"
FEED = "<rss><channel><item><title>任意标题</title><link>{}</link><pubDate>{}</pubDate></item></channel></rss>"
NAMES = pytest.mark.parametrize(("kind", "text"), [("sitemap", SITEMAP), ("feed", FEED)])


@NAMES
def test_a_page_called_touched_is_due_now_and_not_read_twice(site: Site, world: Make, kind: str, text: str) -> None:
    site.put("/a.html", page(25))
    url = site.url("/a.html")
    site.put("/told.xml", text.format(url, "2026-02-27"), kind="application/xml")
    it = world(source(site, every=604_800), source(site, "/told.xml", "told", kind=kind, select=None))
    it.check()
    assert it.check("told").outcome is Outcome.FIRST_SEEN

    def is_due() -> bool:
        (row,) = [row for row in it.views.sources() if row.id == "gz"]
        return row.next_poll is not None and row.next_poll <= it.time[0] + timedelta(seconds=1)

    assert not is_due()  # it was looked at after that day
    site.put(
        "/told.xml", text.format(url, (it.time[0] + timedelta(days=1)).strftime("%Y-%m-%d")), kind="application/xml"
    )
    it.check("told")
    assert is_due()
    it.check(after=timedelta(0))
    assert not is_due()
    it.check("told")
    assert not is_due()  # the same said again is no signal
    assert site.asked.count("/a.html") == 2
