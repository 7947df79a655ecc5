"""Captures become history: each at its own time, through the walk of all polls, and nobody is told."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tests.archives.conftest import Run, configure, write
from tests.archives.making import START, URL, after, capture, http, packed, record
from tests.walk.conftest import page
from watcher import store as stores
from watcher.acquire.warc import DAMAGED
from watcher.walk.archive import LATER, NO_DOCUMENT, NOT_NEWER, SAME_ADDRESS, UNKNOWN_AGAIN, key

Import = Callable[..., dict[str, Any]]


@pytest.fixture
def imports(run: Run) -> Import:
    """Imports a file and gives what was said as JSON, after a look at what must always hold."""

    def go(*files: Path, code: int = 0) -> dict[str, Any]:
        done, out, err = run("import", "warc", *files, "--source", "gz", "--json")
        assert done == code, err
        assert run("deliveries", "--json")[1].strip() == "[]"
        checked, blamed, _ = run("verify", "--chain", "--json")
        assert checked == 0, blamed
        found: dict[str, Any] = json.loads(out)
        assert found["captures"] == found["used"] + sum(
            found["skipped"].get(r, 0) for r in (NOT_NEWER, NO_DOCUMENT, LATER, UNKNOWN_AGAIN, SAME_ADDRESS)
        )
        return found

    return go


def titles(found: dict[str, Any]) -> list[tuple[str, str]]:
    """(day, title) of each change."""
    return [(change["detected_at"][:10], change["title"]) for change in found["changes"]]


CHANGE = ("2024-03-03", "广州 职工医保 累计缴费年限：25年 → 30年")
YEARS = [25, 25, 30, 30]


def days(*years: int, **more: Any) -> list[bytes]:
    """A capture a day, with a counter that moves."""
    return [capture(it, at=after(days=n), noise=str(n * 7), **more) for n, it in enumerate(years)]


# ── one real change ─────────────────────────────────────────────────────────────────────────────────────────────


def test_the_one_real_change_is_found_at_its_own_time(imports: Import, run: Run) -> None:
    found = imports(write(*days(*YEARS)))
    assert titles(found) == [CHANGE]
    assert found["outcomes"] == {"first_seen": 1, "unchanged": 2, "changed": 1}
    assert (found["versions"], found["used"], found["skipped"]) == (2, 4, {})
    (change,) = json.loads(run("changes", "--json")[1])
    assert change["detected_at"].startswith("2024-03-03T08:00:00") and change["cause"] == "source"
    before, now = (json.loads(run("facts", "--json", *words)[1]) for words in (("--as-of", "2024-03-02"), ()))
    assert {fact["value"] for fact in before if fact["key"] == "years.total"} == {25}
    assert {fact["value"] for fact in now if fact["key"] == "years.total"} == {30}


def test_the_order_in_the_file_is_of_no_account(imports: Import) -> None:
    assert titles(imports(write(*reversed(days(*YEARS))))) == [CHANGE]


def test_several_files_are_one_history(imports: Import) -> None:
    parts = days(*YEARS)
    files = [write(part, name=f"{n}.warc") for n, part in enumerate((parts[3], parts[0], parts[2], parts[1]))]
    assert titles(imports(*files)) == [CHANGE]


def test_a_second_import_changes_nothing(imports: Import, run: Run) -> None:
    file = write(packed(days(*YEARS)), name="site.warc.gz")
    imports(file)
    before = run("verify", "--chain", "--json")[1], run("facts", "--json")[1], run("status", "--json")[1]
    again = imports(file)
    assert (again["used"], again["versions"], again["changes"]) == (0, 0, []) and again["skipped"] == {NOT_NEWER: 4}
    assert (run("verify", "--chain", "--json")[1], run("facts", "--json")[1], run("status", "--json")[1]) == before


def test_what_is_older_than_the_history_is_left_out_and_what_is_newer_goes_on(imports: Import, run: Run) -> None:
    parts = days(25, 26, 27, 30)
    imports(write(parts[2]))
    found = imports(write(*parts))
    assert found["skipped"] == {NOT_NEWER: 3}
    assert titles(found) == [("2024-03-04", "广州 职工医保 累计缴费年限：27年 → 30年")]


def test_a_page_that_is_polled_already_keeps_its_baseline(site: Any, imports: Import, run: Run) -> None:
    configure(site.url("/years.html"))
    site.put("/years.html", page(30))
    assert run("check")[0] == 0
    found = imports(write(*days(25, 26, url=site.url("/years.html"))))
    assert (found["used"], found["skipped"]) == (0, {NOT_NEWER: 2})
    assert json.loads(run("check", "gz", "--json")[1])["outcome"] == "unchanged"


def test_the_first_poll_goes_on_from_the_last_capture(site: Any, imports: Import, run: Run) -> None:
    configure(site.url("/years.html"))
    imports(write(*days(25, 25, url=site.url("/years.html"))))
    site.put("/years.html", page(30))
    found = json.loads(run("check", "--json")[1])  # due at once, as every new source
    assert [change["title"] for change in found["changes"]] == [CHANGE[1]]
    assert len(json.loads(run("deliveries", "--json")[1])) == 1  # this one is news


# ── noise and doubt ─────────────────────────────────────────────────────────────────────────────────────────────


def test_pages_that_are_not_the_page_are_outcomes_and_no_changes(imports: Import) -> None:
    def on(day: int, block: bytes, **more: str) -> bytes:
        return record(block, at=after(days=day), **more)

    challenge = b"<html><script>var $_ts={};</script></html>"
    found = imports(
        write(
            on(0, http(page(25).encode())),
            on(1, http(challenge)),
            on(2, http(b"no", status="404 Not Found")),
            on(3, http(b"no", status="500 Oops")),
            on(4, http(page(25).encode()[:900], Content_Length="5000")),
            on(5, http(page(25).encode()), WARC_Truncated="time"),
            on(6, http(b"", status="999")),
            on(7, http(page(30).encode())),
        )
    )
    assert titles(found) == [("2024-03-08", CHANGE[1])]
    assert found["outcomes"] == {
        "first_seen": 1,
        "blocked": 1,
        "gone": 1,
        "server_error": 2,
        "incomplete": 2,
        "changed": 1,
    }


def test_a_page_that_is_gone_three_times_was_withdrawn(imports: Import) -> None:
    gone = [record(http(b"no", status="404 Not Found"), at=after(days=n)) for n in (1, 2, 3)]
    found = imports(write(capture(25), *gone))
    assert [(c["kind"], c["detected_at"][:10]) for c in found["changes"]] == [("availability", "2024-03-04")]


def test_what_the_last_captures_leave_in_doubt_is_said(imports: Import) -> None:
    found = imports(write(*days(25, 30, 25)))
    assert found["outcomes"]["pending"] == 1 and "what it showed before" in found["pending"]
    assert titles(found) == [("2024-03-02", CHANGE[1])]


def test_failures_of_those_days_open_no_incident(imports: Import, run: Run) -> None:
    broken = [record(http(b"no", status="503 No"), at=after(days=n)) for n in range(1, 9)]
    imports(write(capture(25), *broken))
    with closing(stores.open(Path("snapshots"))) as store:
        assert store.catalog.incidents("gz") == []
        assert store.connections.conn.execute("SELECT failures FROM source").fetchone()[0] == 0


# ── addresses ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "other",
    ["https://ybj.example.org/years.html", "http://www.ybj.example.org/years.html", "http://ybj.example.org:80/years.html",
     "https://WWW.ybj.example.org:443/years.html#top"],
)  # fmt: skip
def test_forms_of_one_address_are_one_page(other: str, imports: Import) -> None:
    assert key(other) == key(URL)
    assert titles(imports(write(capture(25), capture(30, url=other, at=after(days=2))))) == [CHANGE]


@pytest.mark.parametrize("odd", ["http://[x/", "http://a:x/", "http://a:99999/", "", "http://a/\n"])
def test_an_address_that_nobody_can_read_is_one_of_its_own(odd: str) -> None:
    assert key(odd) != key(URL)


def test_captures_of_other_pages_and_hosts_are_left_out(imports: Import) -> None:
    found = imports(
        write(
            capture(25),
            capture(30, url="http://ybj.example.org/other.html", at=after(days=1)),
            capture(30, url="http://ybj.example.org/years.html?page=2", at=after(days=1)),
            capture(30, url="http://elsewhere.example/years.html", at=after(days=1)),
            capture(30, at=datetime.now(UTC) + timedelta(days=9)),
        )
    )
    assert found["skipped"] == {NO_DOCUMENT: 2, "of another address": 1, LATER: 1} and found["changes"] == []


def test_a_redirect_leads_to_what_was_captured_with_it(imports: Import) -> None:
    there = "http://ybj.example.org/2024/years.html"
    moved = [record(http(b"", status="302 Found", Location="/2024/years.html"), at=after(days=n)) for n in (0, 2)]
    targets = [capture(it, url=there, at=after(days=n, seconds=2)) for n, it in ((0, 25), (2, 30))]
    found = imports(write(moved[0], targets[0], moved[1], targets[1]))
    assert titles(found) == [CHANGE] and found["skipped"] == {NO_DOCUMENT: 2}


def test_a_redirect_without_its_end_is_unreachable_and_one_to_https_is_the_same_page(imports: Import) -> None:
    gone = record(http(b"", status="301 Moved", Location="/nowhere.html"), at=after(days=1))
    secure = record(http(b"", status="301 Moved", Location=URL.replace("http:", "https:")), at=after(days=2))
    found = imports(
        write(capture(25), gone, secure, capture(30, url=URL.replace("http:", "https:"), at=after(days=2, seconds=1)))
    )
    assert found["outcomes"] == {"first_seen": 1, "unreachable": 1, "changed": 1}
    assert found["skipped"] == {SAME_ADDRESS: 1}


SAME = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
UNMODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


def test_revisits_are_read_as_what_they_repeat(imports: Import) -> None:
    def again(n: int, profile: str, **more: str) -> bytes:
        return record(b"", kind="revisit", at=after(days=n), WARC_Profile=profile, **more)

    old, new = (http(page(it).encode()) for it in (25, 30))
    found = imports(
        write(
            record(old, WARC_Payload_Digest="sha1:OLD"),
            again(1, SAME, WARC_Payload_Digest="sha1:OLD"),
            record(new, at=after(days=2), url="http://ybj.example.org/copy.html", WARC_Payload_Digest="sha1:NEW"),
            again(2, SAME, WARC_Payload_Digest="sha1:NEW"),
            again(3, UNMODIFIED),
            again(4, SAME, WARC_Payload_Digest="sha1:NOWHERE"),
        )
    )
    assert titles(found) == [CHANGE]
    assert found["outcomes"] == {"first_seen": 1, "unchanged": 1, "changed": 1, "pending": 1}
    assert found["skipped"] == {NO_DOCUMENT: 1, UNKNOWN_AGAIN: 1}


# ── lists and attachments ───────────────────────────────────────────────────────────────────────────────────────


def listing(*names: str) -> bytes:
    items = "".join(
        f'<li><a href="/art/{name}.html">某市医保局关于{name}的通知</a><span>2024-03-01</span></li>' for name in names
    )
    return http(f"<html><body><ul class='news'>{items}</ul></body></html>".encode())


def art(name: str) -> str:
    return f"http://ybj.example.org/art/{name}.html"


def test_a_list_leads_to_its_documents_and_a_new_entry_was_published_then(imports: Import) -> None:
    configure("http://ybj.example.org/list.html", ", kind: list")
    at = "http://ybj.example.org/list.html"
    found = imports(
        write(
            capture(25, url=art("one"), at=after(seconds=-9)),  # fetched before the list that names it
            record(listing("one", "two"), url=at, at=after()),
            capture(20, url=art("two"), at=after(seconds=9)),
            record(listing("three", "one", "two"), url=at, at=after(days=5)),
            capture(30, url=art("one"), at=after(days=5, seconds=3)),
            capture(20, url=art("two"), at=after(days=5, seconds=4), noise="7"),
            record(
                http(page(15, title="某市灵活就业人员参保办法").encode()), url=art("three"), at=after(days=5, seconds=5)
            ),
        )
    )
    assert found["versions"] == 4
    kinds = sorted((change["kind"], change["url"].rpartition("/")[2]) for change in found["changes"])
    assert ("value", "one.html") in kinds and {name for kind, name in kinds if kind != "value"} == {"three.html"}
    assert found["outcomes"]["first_seen"] >= 3


def test_an_attachment_of_a_page_is_read_at_its_time(imports: Import) -> None:
    configure(more=", attachments: true")
    link = '<p><a href="/files/a.pdf">附件</a></p>'
    pdf = b"%PDF-1.4 broken"
    found = imports(
        write(
            record(http(page(25, more=link).encode())),
            record(
                http(pdf, content_type="application/pdf"), url="http://ybj.example.org/files/a.pdf", at=after(seconds=5)
            ),
            record(http(b"x"), url="http://cdn.example/b.js", at=after(seconds=6)),
        )
    )
    assert found["outcomes"] == {"first_seen": 1, "unreadable": 1} and found["skipped"] == {NO_DOCUMENT: 1}


# ── files that are not as they should be ────────────────────────────────────────────────────────────────────────


def test_a_damaged_file_gives_what_is_whole_and_says_so(imports: Import) -> None:
    parts = [packed([one]) for one in days(*YEARS)]
    broken = bytearray(parts[1])
    broken[len(broken) // 2] ^= 0xFF
    found = imports(write(parts[0], bytes(broken), parts[2], parts[3][:-40]), code=3)
    assert titles(found) == [CHANGE] and found["skipped"] == {DAMAGED: 2}


@pytest.mark.parametrize("body", [b"", b"<html></html>", b"PK\x03\x04", b"\x1f\x8b\x08broken"])
def test_what_is_no_archive_is_said(body: bytes, run: Run) -> None:
    code, out, err = run("import", "warc", write(body), "--source", "gz")
    assert (code, out) == (2, "") and "this is no WARC file" in err


def test_a_wrong_word_is_an_error(run: Run) -> None:
    assert run("import", "warc", "nothing.warc", "--source", "gz")[0] == 2
    code, _, err = run("import", "warc", write(capture()), "--source", "zz")
    assert code == 2 and "known: gz" in err
    code, _, err = run("import", "warc", write(capture(url="http://elsewhere.example/")), "--source", "gz")
    assert code == 3


def test_people_read_what_became_of_it(run: Run) -> None:
    code, out, _ = run("import", "warc", write(*days(*YEARS), record(b"x", kind="request")), "--source", "gz")
    assert code == 0 and out.splitlines() == [
        "gz: 5 records in site.warc",
        "read: 4 captures: 1 changed, 1 first_seen, 2 unchanged",
        "added to the history: 2 versions, 1 changes; nobody was told",
        "2024-03-03 08:00 [critical] 广州 职工医保 累计缴费年限：25年 → 30年",
        "left out: 1 request",
    ]


# ── made by other programs ──────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def local(httpserver: HTTPServer) -> Iterator[Callable[[int], str]]:
    """A site whose page changes when it is told to, and moves at each request."""
    state = {"years": 25, "visits": 0}

    def answer(request: Request) -> Response:
        state["visits"] += 1
        return Response(page(state["years"], more=f"<p>浏览次数：{state['visits']}</p>"), content_type="text/html")

    httpserver.expect_request("/years.html").respond_with_handler(answer)

    def show(years: int) -> str:
        state["years"] = years
        return httpserver.url_for("/years.html")

    yield show


def seconds_apart(files: list[Path]) -> list[Path]:
    """The same files with their dates a minute apart: the programs write whole seconds, and tests do not wait."""
    import gzip
    import re

    for number, file in enumerate(files):
        day = (START + timedelta(minutes=number)).strftime("%Y-%m-%dT%H:%M:%S").encode()
        members = re.split(rb"(?=\x1f\x8b\x08)", file.read_bytes())
        plain = gzip.decompress(b"".join(members))
        file.write_bytes(re.sub(rb"WARC-Date: [0-9T:.-]+", b"WARC-Date: " + day, plain))
    return files


@pytest.mark.skipif(shutil.which("wget") is None, reason="wget is not installed")
def test_an_archive_made_by_wget(local: Callable[[int], str], imports: Import) -> None:
    files = []
    for number, years in enumerate(YEARS):
        url, name = local(years), f"wget{number}"
        words = ["wget", "--quiet", "--no-proxy", f"--warc-file={name}", "--output-document=page.html", url]
        subprocess.run(words, check=True, timeout=60)
        files.append(Path(f"{name}.warc.gz"))
    configure(url)
    found = imports(*seconds_apart(files))
    assert [title for _, title in titles(found)] == [CHANGE[1]]
    assert found["outcomes"] == {"first_seen": 1, "unchanged": 2, "changed": 1}


CAPTURING = """
import sys
from warcio.capture_http import capture_http
import requests
with capture_http(sys.argv[2]):
    requests.get(sys.argv[1], timeout=30)
"""


def test_an_archive_made_by_capturing_requests(local: Callable[[int], str], imports: Import) -> None:
    files = []
    for number, years in enumerate(YEARS):
        url, name = local(years), f"captured{number}.warc.gz"
        subprocess.run([sys.executable, "-c", CAPTURING, url, name], check=True, timeout=60)
        files.append(Path(name))
    configure(url)
    found = imports(*seconds_apart(files))
    assert [title for _, title in titles(found)] == [CHANGE[1]] and found["used"] == 4
