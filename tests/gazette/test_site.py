"""The public site: valid pages, links that lead somewhere, the same bytes from the same record, and nothing that is not public."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import html5lib
import lxml.etree
import lxml.html
import pytest

from tests.deliver import hostile
from tests.gazette.conftest import GUIDE, OFFICE, TODAY, Press, document, fill, fill_hostile, judge, poll, told
from watcher.errors import UsageError
from watcher.publish.gazette import address, front

Record = Callable[..., Press]
YEARS, GONE, RULE = "changes/ch_years.html", "changes/ch_misread.html", "rules/cn-4401/years.total.html"


def words(press: Press, path: str) -> str:
    return " ".join(lxml.html.fromstring(press.text(path)).find(".//main").text_content().split())


# ── form ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_page_is_valid_html(record: Record) -> None:
    press = record(fill, fill_hostile)
    press()
    for page in press.pages():
        html5lib.HTMLParser(strict=True).parse(page.read_bytes(), transport_encoding="utf-8")


def test_every_page_has_one_heading_and_a_language(press: Press) -> None:
    press()
    for page in press.pages():
        tree = lxml.html.fromstring(page.read_bytes())
        assert len(tree.findall(".//h1")) == 1, page
        assert tree.get("lang") == ("en" if page.relative_to(press.folder).parts[0] == "en" else "zh-CN")
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), page


def test_every_link_within_the_site_leads_somewhere(record: Record) -> None:
    press = record(fill, fill_hostile)
    press()
    wrong = []
    for page in press.pages():
        here = f"https://policy.example.org/{page.relative_to(press.folder).as_posix()}"
        for link in lxml.html.fromstring(page.read_bytes()).xpath("//@href | //@src"):
            target, fragment = urldefrag(urljoin(here, link))
            if urlsplit(target).netloc != "policy.example.org":
                continue
            path = press.folder / (urlsplit(target).path.lstrip("/") or "index.html")
            path = path / "index.html" if target.endswith("/") and path.is_dir() else path
            if not path.is_file() or (fragment and fragment not in lxml.html.parse(str(path)).xpath("//@id")):
                wrong.append((here, link))
    assert wrong == []


def test_every_json_file_is_json_and_holds_the_contracts_objects(press: Press) -> None:
    press()
    for path in press.folder.rglob("*.json"):
        json.loads(path.read_text("utf-8"))
    change = json.loads(press.text("changes/ch_years.json"))
    assert (change["id"], change["before"]["value"], change["after"]["value"]) == ("ch_years", 25, 30)
    assert json.loads(press.text("index.json"))["newest"][0] == change
    life = json.loads(press.text("rules/cn-4401/years.total.json"))
    assert [v["value"] for v in life["timelines"][0]["versions"]][-1] == 25


def test_linked_data_is_json_that_no_text_can_end(record: Record) -> None:
    press = record(fill, fill_hostile)
    press()
    for page in press.pages():
        for script in lxml.html.fromstring(page.read_bytes()).iter("script"):
            assert script.get("type") == "application/ld+json"
            json.loads(script.text)
    (said,) = lxml.html.fromstring(press.text(YEARS)).iter("script")
    assert json.loads(said.text)["about"]["legislationJurisdiction"] == "广州"


def test_pages_ask_for_nothing_from_elsewhere(press: Press) -> None:
    press()
    for page in press.pages():
        tree = lxml.html.fromstring(page.read_bytes())
        asked = tree.xpath("//link[@rel='stylesheet' or @rel='icon']/@href | //@src | //@style | //style")
        assert [it for it in asked if not it.endswith("site.css") and it != "data:,"] == []
    assert "url(" not in press.text("site.css") and "@import" not in press.text("site.css")


# ── what stands there ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_change_says_from_what_to_what_from_when_for_whom_and_where_it_stands(press: Press) -> None:
    press()
    said = words(press, YEARS)
    for word in (
        "25年",
        "30年",
        "自2027年1月1日起",
        "职工医保 · 男",
        "广州办法",
        "官方来源",
        "缴费年限办法",
        "第二章 › 第六条",
    ):
        assert word in said
    marked = lxml.html.fromstring(press.text(YEARS))
    assert [it.text for it in marked.xpath("//p[@class='redline']/del | //p[@class='redline']/ins")] == ["25年", "30年"]


def test_a_rule_shows_its_versions_on_both_axes_and_what_disagrees(press: Press) -> None:
    press()
    said = words(press, RULE)
    assert "2027-01-01 – 未定" in said and "2026-10-25 – 至今" in said
    assert "说法不一" in said and said.index("广州办法") < said.index("指南")
    assert lxml.html.fromstring(press.text(RULE)).find(".//svg") is not None


def test_what_no_text_says_is_called_not_stated(press: Press) -> None:
    change = told(document(25, "指南"), document(26, "指南"), GUIDE, id="ch_undated", days=20)
    poll(press.store, GUIDE, document(26, "指南"), days=20, changes=(change,))
    press()
    assert "原文未注明，请以原文为准" in words(press, "changes/ch_undated.html")
    assert "未注明 – " in words(press, RULE)


def test_both_languages_stand_beside_each_other(press: Press) -> None:
    press()
    zh, en = lxml.html.fromstring(press.text(YEARS)), lxml.html.fromstring(press.text(f"en/{YEARS}"))
    for page in (zh, en):
        assert page.xpath("//link[@hreflang]/@href") == [
            f"https://policy.example.org/{YEARS}", f"https://policy.example.org/en/{YEARS}",
        ]  # fmt: skip
    assert "30 years" in words(press, f"en/{YEARS}")


def test_one_language_alone_stands_at_the_root(press: Press) -> None:
    press(language="en")
    assert lxml.html.fromstring(press.text("index.html")).get("lang") == "en"
    assert not (press.folder / "en").exists()


def test_a_choice_of_places_and_topics_leaves_out_the_rest(press: Press) -> None:
    press(region="CN-31*")
    assert not (press.folder / YEARS).exists() and not (press.folder / RULE).exists()
    press(topic="pension")
    assert not (press.folder / RULE).exists()
    press(topic="medical_insurance", region="CN-44*")
    assert (press.folder / YEARS).exists() and (press.folder / RULE).exists()


def test_only_confirmed_changes_where_that_is_asked_for(press: Press) -> None:
    press(review="confirmed")
    assert not (press.folder / YEARS).exists()
    judge(press.store, "ch_years", "confirmed", days=9)
    press(review="confirmed")
    assert "已人工复核" in words(press, YEARS)


# ── what is not public ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_retracted_change_keeps_its_address_and_loses_its_words(press: Press) -> None:
    press()
    said = words(press, GONE)
    assert "已于2026年10月28日撤回" in said and "累计缴费年限" in said
    assert "noindex" in press.text(GONE) and "ch_misread" not in press.text("sitemap.xml")
    assert json.loads(press.text("changes/ch_misread.json"))["review"] == "dismissed"
    everywhere = b"".join(press.files().values()).decode()
    assert "MISREAD" not in press.text(GONE) + press.text("changes/ch_misread.json") + press.text(
        "changes/2026-10.html"
    )
    assert "77年" not in press.text("feeds/all.atom") + press.text("changes/2026-10.json")
    assert "已撤回" in words(press, "changes/2026-10.html") and "ch_misread" not in press.text("index.html")
    assert everywhere.count("ch_misread") > 0


def test_a_verdict_that_is_undone_brings_the_change_back(press: Press) -> None:
    press()
    judge(press.store, "ch_misread", "open", days=9)
    press()
    assert "77年" in words(press, GONE) and "noindex" not in press.text(GONE)


def test_a_version_that_was_taken_back_holds_nothing(press: Press) -> None:
    press()
    said = words(press, RULE)
    assert (
        "已撤回" in said and "指南MISREAD" not in lxml.html.fromstring(press.text(RULE)).find(".//svg").text_content()
    )


def test_a_corrected_value_is_shown_with_the_one_that_was_read(press: Press) -> None:
    judge(press.store, "ch_years", None, days=9, correction="28年", corrected='{"value": 28, "unit": "year"}')
    press()
    for page in (YEARS, "index.html", "changes/2026-10.html", "rules/cn-4401.html", "calendar.html"):
        assert "复核更正：28年" in words(press, page)
    assert "28年" in words(press, RULE) and "原读作30年" in words(press, RULE)


def test_nothing_of_reviewers_and_subscribers_is_published(press: Press) -> None:
    press()
    assert [path for path, content in press.files().items() if b"SECRET" in content] == []


def test_text_of_a_hostile_page_stays_text(record: Record) -> None:
    press = record(fill, fill_hostile)
    press()
    for page in press.pages():
        raw = page.read_bytes()
        tree = lxml.html.fromstring(raw)
        assert tree.xpath("//main//script | //main//img | //main//iframe | //form | //@onerror | //@onload") == []
        assert [it for it in tree.xpath("//@href") if it.lower().startswith("javascript:")] == []
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08]", raw.decode())
        for link in tree.xpath("//main//a[starts-with(@href, 'http')]"):
            assert link.get("rel") == "noreferrer noopener"


def test_page_text_is_never_a_path(record: Record) -> None:
    press = record(fill, fill_hostile)
    press()
    for path in press.files():
        assert re.fullmatch(r"[a-z0-9][a-z0-9_./-]*", path), path
    strange = [*hostile.ATOMS, "../../etc/passwd", "/etc/passwd", "CON", "..", "a/b", "ch_" + "x" * 300, "Ch_Big"]
    made = [make(text) for text in strange for make in (address.change, address.region)]
    made += [address.rule(text, text) for text in strange]
    assert all(re.fullmatch(r"[a-z0-9]+(/[a-z0-9][a-z0-9_.-]*)+", path) and ".." not in path for path in made)
    assert len(set(made)) == len(made)


# ── again ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_two_records_that_say_the_same_give_the_same_bytes(record: Record) -> None:
    one, other = record(fill), record(fill)
    one(), other()
    assert one.files() == other.files()


def test_a_second_run_writes_nothing(press: Press) -> None:
    first = press()
    second = press()
    assert first.kept == 0 and (second.written, second.removed, second.kept) == (0, 0, first.written)


def test_one_more_change_touches_few_files_and_gives_what_a_whole_run_would(record: Record) -> None:
    press, whole = record(fill), record(fill)
    before = press().written
    for it in (press, whole):
        new = document(31, effective_from=date(2027, 1, 1))
        change = told(document(30, effective_from=date(2027, 1, 1)), new, OFFICE, id="ch_more", days=20)
        poll(it.store, OFFICE, new, days=20, changes=(change,))
    untouched = (press.folder / GONE).stat().st_mtime_ns
    after = press()
    whole()
    assert press.files() == whole.files()
    assert after.written < before and (press.folder / GONE).stat().st_mtime_ns == untouched


def test_only_what_depends_on_the_day_is_written_the_day_after(press: Press) -> None:
    press()
    before = press.files()
    press(today=TODAY + timedelta(days=1))
    after = press.files()
    assert {path.removeprefix("en/") for path in after if after[path] != before[path]} == {
        "index.html", "index.json", "calendar.html",
    }  # fmt: skip


def test_on_the_day_it_takes_effect_the_rule_is_in_force(press: Press) -> None:
    press()
    announced = "//tr[@class='announced']"
    assert lxml.html.fromstring(press.text(RULE)).xpath(announced) and "2027-01-01" in words(press, "calendar.html")
    press(today=date(2027, 1, 1))
    assert not lxml.html.fromstring(press.text(RULE)).xpath(announced)
    assert "刚刚生效" in words(press, "calendar.html")


def test_what_is_no_longer_part_is_removed_and_what_is_not_ours_stays(press: Press) -> None:
    press()
    (press.folder / "CNAME").write_text("policy.example.org")
    tally = press(region="CN-31*")
    assert tally.removed > 0 and not (press.folder / YEARS).exists() and not (press.folder / "rules/cn-4401").exists()
    assert (press.folder / "CNAME").exists()


def test_a_file_that_somebody_removed_is_written_again(press: Press) -> None:
    press()
    (press.folder / YEARS).unlink()
    assert press().written == 1 and (press.folder / YEARS).exists()


def test_a_folder_of_somebody_else_is_refused(press: Press) -> None:
    press.folder.mkdir(parents=True)
    (press.folder / "thesis.txt").write_text("mine")
    with pytest.raises(UsageError, match=r"holds something that was not published by watcher \(thesis\.txt\)"):
        press()


def test_many_changes_of_a_month_stand_on_several_pages(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("watcher.publish.gazette.changes.PART", 1)
    press()
    assert "第2部分，共2部分" in press.text("changes/2026-10-2.html")


def test_a_head_of_the_chain_stands_in_few_places(press: Press) -> None:
    press()
    before = press.files()
    press(head="c0ffee" * 10)
    after = press.files()
    assert json.loads(press.text("chain.json")) == {"head": "c0ffee" * 10}
    assert {path.removeprefix("en/") for path in after if after[path] != before[path]} == {
        "index.html", "about.html", "chain.json", "feeds/all.atom",
    }  # fmt: skip


# ── the way there ──────────────────────────────────────────────────────────────────────────────────────────────


def test_a_sitemap_is_split_where_it_grows_too_long(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    press()
    assert f"<loc>https://policy.example.org/{YEARS}</loc>" in press.text("sitemap.xml")
    assert "Sitemap: https://policy.example.org/sitemap.xml" in press.text("robots.txt")
    monkeypatch.setattr(front, "IN_ONE_SITEMAP", 5)
    press(url="https://other.example.org")
    index = lxml.etree.fromstring(press.text("sitemap.xml").encode())
    assert index.tag.endswith("sitemapindex") and (press.folder / "sitemap-2.xml").exists()
    assert len(index) == -(-len([p for p in press.pages() if "noindex" not in p.read_text("utf-8")]) // 5)


def test_a_site_without_an_address_has_no_absolute_links(press: Press, tmp_path: Path) -> None:
    press(url=None)
    assert not (press.folder / "sitemap.xml").exists()
    assert "canonical" not in press.text(YEARS) and "https://policy.example.org" not in press.text("index.html")


def test_a_changed_source_title_is_shown(press: Press) -> None:
    press()
    press.store.queue.sync(
        [replace(OFFICE, title="广州新名")], now=told(document(25), document(30), OFFICE, id="x", days=30).detected_at
    )
    press()
    assert "广州新名" in press.text(RULE)
