"""What another program watches becomes entries of sources.yaml; what cannot is said with its place and reason."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tests.coming.conftest import LISTS, PLACES, Run, zipped
from watcher import config
from watcher.coming.names import known
from watcher.yamltree import parse

SECRET = "a-value-nobody-should-see"


def entries(out: str) -> dict[str, Mapping[str, Any]]:
    return {entry["id"]: entry for entry in parse(out, file="out").value["sources"]}


def write(text: str, name: str = "urls.yaml") -> Path:
    Path(name).write_text(text, encoding="utf-8")
    return Path(name)


# ── all programs ────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_program_of_the_folder_has_a_list_here() -> None:
    assert set(known()) == set(PLACES)


@pytest.mark.parametrize("program", PLACES)
def test_what_is_printed_is_a_valid_sources_yaml(program: str, run: Run) -> None:
    code, out, err = run("import", program, PLACES[program])
    assert code == 0
    write(out, "sources.yaml")
    assert run("validate")[0] == 0
    assert f"{len(entries(out))} sources" in err


@pytest.mark.parametrize("program", PLACES)
def test_values_that_may_be_keys_are_never_repeated(program: str, run: Run) -> None:
    for words in ((), ("--json",)):
        assert SECRET not in "".join(map(str, run("import", program, PLACES[program], *words)))


@pytest.mark.parametrize("program", PLACES)
def test_the_same_entries_and_remarks_come_as_json(program: str, run: Run) -> None:
    _, out, err = run("import", program, PLACES[program])
    found = json.loads(run("import", program, PLACES[program], "--json")[1])
    assert [entry["id"] for entry in found["sources"]] == list(entries(out))
    lost = {f"{r['at']}: {r['what']}: {r['why']}" for r in found["remarks"] if r["lost"]}
    assert lost == set(err.splitlines()[:-1])


@pytest.mark.parametrize("program", PLACES)
def test_entries_are_put_into_a_file_once_and_nothing_else_of_it_moves(program: str, run: Run) -> None:
    mine = (
        "version: 1\n# mine\nsources:\n  - id: own   # kept\n    url: https://own.example.org/\n\n# below\nlimits: {}\n"
    )
    write(mine, "sources.yaml")
    code, out, err = run("import", program, PLACES[program], "--into", "sources.yaml")
    text = Path("sources.yaml").read_text(encoding="utf-8")
    assert (code, out) == (0, "") and "next: watcher validate" in err
    assert text.startswith(mine.partition("\n\n")[0]) and text.endswith(mine.partition("\n\n")[2])
    assert len(config.load(Path("sources.yaml"), env={}).sources) > 4
    code, _, err = run("import", program, PLACES[program], "--into", "sources.yaml")
    assert code == 0 and "0 sources put into" in err and "watched already" in err
    assert Path("sources.yaml").read_text(encoding="utf-8") == text


def test_a_file_that_is_not_there_yet_is_made(run: Run) -> None:
    assert run("import", "urlwatch", PLACES["urlwatch"], "--into", "new.yaml")[0] == 0
    assert run("validate", "--config", "new.yaml")[0] == 0


def test_a_file_that_is_wrong_stays_as_it_is(run: Run) -> None:
    write("version: 1\nsauces: []\n", "sources.yaml")
    code, _, err = run("import", "urlwatch", PLACES["urlwatch"], "--into", "sources.yaml")
    assert code == 2 and "sources.yaml:2:1: unknown key 'sauces'" in err
    assert Path("sources.yaml").read_text() == "version: 1\nsauces: []\n"


# ── each ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_jobs_of_urlwatch(run: Run) -> None:
    _, out, err = run("import", "urlwatch", PLACES["urlwatch"])
    found = entries(out)
    assert found["ybj-example-years"]["select"] == "#zoom"
    assert found["provincial-rules"] == {
        "id": "provincial-rules", "title": "Provincial rules", "url": "https://ybj.example.org/rules/",
        "authority": "secondary", "select": "div.article p", "remove": [".share, .related"],
    }  # fmt: skip
    assert found["rates-of-2027"]["enabled"] is False  # `no` of YAML 1.1
    assert found["third-item-only"]["select"].endswith("[position() > 2 and position() <= 3]")
    assert found["by-class-and-by-tag"]["select"] == '[class="text body"] p'
    assert found["a-pdf-file"]["kind"] == "file"
    assert found["behind-a-login"]["note"] == "tags: hr, south" and found["behind-a-login"]["enabled"] is False
    assert "enabled" not in found["built-by-a-script"]
    assert "urls.yaml:71:1: job: a command: watcher reads pages and runs nothing" in err
    assert "urls.yaml:79:5: filter shellpipe: watcher never runs commands of a list" in err


def test_jobs_of_webchanges(run: Run) -> None:
    _, out, err = run("import", "webchanges", PLACES["webchanges"])
    found = entries(out)
    assert found["with-parameters"]["url"] == "https://ybj.example.org/query?year=2027&kind=rates"
    assert found["ybj-example-outpatient"]["note"] == "asked for by the HR office"
    assert found["feed-of-notices"]["kind"] == "feed"
    assert found["posted"]["enabled"] is False and "jobs.yaml:54:5: filter execute" in err
    assert "same_site_delay" not in err and "suppress_errors" not in err


def test_watches_of_changedetection_come_with_their_groups_and_times(run: Run) -> None:
    found = entries(run("import", "changedetection", PLACES["changedetection"])[1])
    years = found["ybj-example-years"]
    assert (years["every"], years["note"]) == ("1d", "groups: South")
    assert years["select"] == "//*[@id = 'zoom'] | //div[@class='annex']"
    assert years["remove"] == [".share", "//p[@class='date']", ".qrcode", "footer"]
    assert (found["rates"]["every"], found["rates"]["enabled"]) == ("6h", False)
    office = found["office-hours-only"]
    assert (office["cron"], office["timezone"]) == ("0 9-16/2 * * 1,2,3,4,5", "Asia/Shanghai")
    assert found["over-midnight"]["every"] == "30m" and found["ybj-example-raw"]["every"] == "1m"


def test_a_zip_says_what_its_folder_says(run: Run, tmp_path: Path) -> None:
    backup = zipped(PLACES["changedetection"], tmp_path / "backup.zip")
    assert (
        run("import", "changedetection", backup)[1:] == run("import", "changedetection", PLACES["changedetection"])[1:]
    )


def test_an_old_backup_holds_all_in_one_file(run: Run) -> None:
    watch = {"url": "https://ybj.example.org/a.html", "title": "Old one", "tag": "South", "include_filters": ["#a"],
             "time_between_check": {"hours": 3}}  # fmt: skip
    write(json.dumps({"watching": {"x": watch}, "settings": {"application": {"all_paused": True}}}), "url-watches.json")
    (entry,) = entries(run("import", "changedetection", "url-watches.json")[1]).values()
    assert (entry["every"], entry["enabled"], entry["note"]) == ("3h", False, "groups: South")


def test_declarations_of_open_terms_archive(run: Run) -> None:
    _, out, err = run("import", "opentermsarchive", PLACES["opentermsarchive"])
    found = entries(out)
    assert found["health-example-terms"]["select"] == "main .text, #annex"
    assert found["health-example-terms"]["remove"] == [".share", "nav"]
    assert [e["title"] for e in found.values() if "Trackers" in e["title"]] == [
        "Example Health – Trackers Policy (1/2)", "Example Health – Trackers Policy (2/2)",
    ]  # fmt: skip
    assert "select" not in found["health-example-privacy"] and "a range from one element to another" in err
    assert found["health-example-tariff"]["kind"] == "file"


def test_earlier_declarations_are_told_and_lose_nothing(run: Run) -> None:
    found = json.loads(run("import", "opentermsarchive", PLACES["opentermsarchive"], "--json")[1])
    (told,) = (remark for remark in found["remarks"] if remark["what"] == "history")
    assert "valid until 2025-03-01" in told["why"] and not told["lost"]


# ── hostile and broken ──────────────────────────────────────────────────────────────────────────────────────────

URL = "url: https://a.example.org/\n"
BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n" for before, name in zip("abcdefg", "bcdefgh", strict=True)
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("url: [", "urls.yaml:1:"),
        ("", "there is no job"),
        ("# nothing\n---\n", "there is no job"),
        (URL + "filter: " + "[" * 200_000, "nested too deeply"),
        (BOMB, "more than 500000 values"),
        ("a: \x00", "unreadable"),
        (URL * 250_000, "too large at urls.yaml"),
    ],
)
def test_a_file_that_cannot_be_read_is_an_error_with_its_place(text: str, said: str, run: Run) -> None:
    code, out, err = run("import", "urlwatch", write(text))
    assert (code, out) == (2, "") and said in err


@pytest.mark.parametrize(
    ("job", "said"),
    [
        ("- a\n- list", "this is no job"),
        ("just words", "this is no job"),
        ("name: nothing", "it has no url"),
        ("url: https://someone:password@a.example.org/", "must not hold a user name or password"),
        ("url: 'https://a.example.org/${HOME}'", "environment"),
        ("url: ftp://a.example.org/x", "must begin with http"),
        ("url: !!python/object/apply:os.system [touch run]", "the tag"),
        ("url: https://a.example.org/\nfilter: !include other.yaml", "the tag !include"),
        ("url: 'javascript:alert(1)'", "must begin with http"),
        ("command: touch run", "a command"),
        ("kind: shell\ncommand: touch run\nurl: https://a.example.org/", "a command"),
    ],
)
def test_a_job_that_is_no_page_stays_behind_alone(job: str, said: str, run: Run) -> None:
    code, out, err = run("import", "urlwatch", write(f"{job}\n---\n{URL}"))
    assert (code, len(entries(out))) == (0, 1) and said in err
    assert "password@" not in err and not Path("run").exists()
    assert run("import", "urlwatch", write(job))[0] == 3


@pytest.mark.parametrize(
    "fields",
    [
        'name: "a\\n  - id: x\\e[31m"', "name: '${HOME}'", "filter: [css: 'p:has(']", "filter: [{css: 5}, {xpath: [a]}]",
        "filter: {css: {selector: '${HOME}'}}", "filter: [{css: {selector: a, skip: x, exclude: 7, more: 1}}, [], 5]",
        "headers: [a]\ntags: 5\nenabled: maybe\nmethod: 7", "name: &a [*a]", "name: x\nname: y", "filter: [{}]",
        "filter: [xpath: '//a/@href']", "filter: ['css:a,xpath://b,unknown:c']", "name: {a: b}", "params: 7", "params: [a, [b, c]]", "params: {a: [1, 2], b: {}}", "yes: 1",
    ],
)  # fmt: skip
def test_odd_values_leave_an_entry_that_is_valid(fields: str, run: Run) -> None:
    code, out, err = run("import", "webchanges", write(f"{URL}{fields}\n"))
    assert code == 0 and len(entries(out)) == 1 and "\x1b" not in out + err
    write(out, "sources.yaml")
    assert run("validate")[0] == 0


def test_a_name_cannot_leave_its_comment(run: Run) -> None:
    odd = "x\nsources: []\n"
    write(json.dumps({"name": "Odd", "terms": {odd: {"fetch": "https://a.example.org/"}}}), "Odd.json")
    _, out, _ = run("import", "opentermsarchive", "Odd.json")
    assert len(entries(out)) == 1 and "\nsources: []" not in out


def test_a_bomb_in_a_zip_is_cut_off(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "b" / "x"
    folder.mkdir(parents=True)
    (folder / "watch.json").write_bytes(b" " * 60_000_000)
    code, _, err = run("import", "changedetection", zipped(tmp_path / "b", tmp_path / "b.zip"))
    assert code == 2 and "too large at x/watch.json" in err


@pytest.mark.parametrize("body", [b"PK\x03\x04 broken", b"not json", b"[]", b"{}", b"\xff\xfe", b"[" * 100_000])
def test_a_broken_backup_is_an_error(body: bytes, run: Run) -> None:
    Path("backup.zip").write_bytes(body)
    code, out, err = run("import", "changedetection", "backup.zip")
    assert (code, out) == (2, "") and err


def test_files_outside_a_backup_are_not_touched(run: Run, tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "watch.json").write_text('{"url": "https://secret.example.org/"}')
    (inside / "link").symlink_to(tmp_path)
    code, out, err = run("import", "changedetection", inside)
    assert code == 2 and "secret" not in out + err


def test_a_program_without_api_asks_for_its_file(run: Run) -> None:
    code, _, err = run("import", "urlwatch", "https://a.example.org/urls.yaml")
    assert code == 2 and "has no API" in err


# ── an API ──────────────────────────────────────────────────────────────────────────────────────────────────────

KEY = "key-of-the-api"


@pytest.fixture
def api(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> str:
    """The fixture's watches behind the API, which wants a key."""
    monkeypatch.setenv("CD_KEY", KEY)
    read = {path.parent.name: json.loads(path.read_text("utf-8")) for path in LISTS.glob("changedetection/*/*.json")}
    groups = {name: value for name, value in read.items() if "url" not in value}
    answers = {"/watch": {n: {"url": v["url"]} for n, v in read.items() if n not in groups}, "/tags": groups}
    answers |= {f"/{'tag' if name in groups else 'watch'}/{name}": value for name, value in read.items()}

    def answer(request: Request) -> Response:
        if request.headers.get("x-api-key") != KEY:
            return Response("no", 403)
        return Response(json.dumps(answers[request.path.removeprefix("/api/v1")]), content_type="application/json")

    for path in answers:
        httpserver.expect_request(f"/api/v1{path}").respond_with_handler(answer)
    return httpserver.url_for("").rstrip("/")


def allow() -> None:
    write("version: 1\nnetwork: {allow: [127.0.0.0/8]}\nsources: []\n", "sources.yaml")


def test_watches_are_read_over_the_api(api: str, run: Run) -> None:
    allow()
    code, out, _ = run("import", "changedetection", api, "--key-from", "CD_KEY")
    from_files = entries(run("import", "changedetection", PLACES["changedetection"])[1])
    assert code == 0 and entries(out).keys() == from_files.keys()
    assert entries(out)["ybj-example-years"]["note"] == "groups: South"
    assert "every" not in entries(out)["rates"]  # the settings for all watches are not in the API


def test_a_missing_key_and_a_closed_network_say_what_to_do(api: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    code, _, err = run("import", "changedetection", api, "--key-from", "CD_KEY")
    assert code == 3 and "network.allow" in err
    allow()
    code, _, err = run("import", "changedetection", api)
    assert code == 3 and "--key-from" in err
    monkeypatch.delenv("CD_KEY")
    code, _, err = run("import", "changedetection", api, "--key-from", "CD_KEY")
    assert code == 2 and "the environment has no CD_KEY" in err


def test_the_key_does_not_follow_a_redirect(httpserver: HTTPServer, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CD_KEY", KEY)
    allow()
    httpserver.expect_request("/api/v1/watch").respond_with_data(status=302, headers={"Location": "/elsewhere"})
    httpserver.expect_request("/elsewhere").respond_with_data("{}", content_type="application/json")
    httpserver.expect_request("/api/v1/tags").respond_with_data("{}", content_type="application/json")
    run("import", "changedetection", httpserver.url_for(""), "--key-from", "CD_KEY")
    keys = {request.path: request.headers.get("x-api-key") for request, _ in httpserver.log}
    assert keys["/api/v1/watch"] == KEY and keys["/elsewhere"] is None
