"""The commands as a user runs them: what they print, and the code they end with."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import structlog

from tests.walk.conftest import SECRET, Site, page
from watcher import store as stores
from watcher.cli import code_of

ROOT = Path(__file__).resolve().parent.parent.parent
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """Runs a command in an empty directory; gives its code, its output, and what it said on the side."""
    monkeypatch.chdir(tmp_path)
    logging_before = structlog.get_config()

    def go(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = code_of(list(words))
        said = capsys.readouterr()
        return code, said.out, said.err

    yield go
    structlog.configure(**logging_before)  # a command sends logs to the stderr of its own time


def configure(site: Site, more: str = "") -> None:
    Path("sources.yaml").write_text(
        f"""version: 1
network: {{allow: [127.0.0.0/8], per_host_gap: 0s}}
sources:
  - {{id: gz, title: 某市缴费年限, url: "{site.url("/a.html")}", region: CN-4401, robots: false, select: "#zoom"}}
subscriptions:
  - {{id: crm, webhook: "{site.url("/hook")}", secret: {SECRET}}}
{more}""",
        encoding="utf-8",
    )


def change_once(site: Site, run: Run) -> list[dict[str, Any]]:
    configure(site)
    site.put("/a.html", page(25))
    run("check")
    site.put("/a.html", page(30))
    _, out, _ = run("check", "gz", "--json")
    return json.loads(out)["changes"]


def test_check_prints_a_line_of_json_per_source(site: Site, run: Run) -> None:
    configure(site)
    site.put("/a.html", page(25))
    code, out, _ = run("check", "--json")
    (line,) = map(json.loads, out.splitlines())
    assert code == 0
    assert set(line) == {
        "source", "url", "outcome", "reason", "status", "stopped_at", "final_url", "bytes", "ms", "changes",
    }  # fmt: skip
    assert (line["source"], line["outcome"], line["status"]) == ("gz", "first_seen", 200)
    assert run("check", "--json")[1] == ""
    assert json.loads(run("check", "--all", "--json")[1])["stopped_at"] == "same_body"


def test_check_leaves_out_what_the_desk_paused_unless_it_is_named(site: Site, run: Run) -> None:
    configure(site)
    site.put("/a.html", page(25))
    run("check")
    with closing(stores.open(Path("snapshots"))) as store:
        store.queue.pause("gz", who="ms", now=datetime.now(UTC))
    assert run("check", "--all", "--json")[1] == ""
    (shown,) = json.loads(run("status", "--json")[1])["sources"]
    assert (shown["state"], shown["reason"], shown["next_poll"]) == ("paused", "paused by ms", None)
    assert json.loads(run("check", "gz", "--json")[1])["outcome"] == "unchanged"


def test_reread_reads_what_is_stored_with_new_settings_and_fetches_and_alerts_nothing(site: Site, run: Run) -> None:
    configure(site)
    aside = '<div id="side"><p>灵活就业人员参加职工医保，累计缴费年限满15年的，可以申请补缴。</p></div>'
    site.put("/a.html", page(25).replace('<div class="footer">', aside + '<div class="footer">'))
    run("check")
    assert run("reread")[1] == "everything stored was read with the present packs and settings\n"
    asked = list(site.asked)
    settings = Path("sources.yaml").read_text(encoding="utf-8")
    Path("sources.yaml").write_text(settings.replace('"#zoom"', '"#zoom, #side"'), encoding="utf-8")
    code, out, _ = run("reread", "--json")
    (done,) = json.loads(out)
    assert (code, done["source"], done["documents"], done["unreadable"]) == (0, "gz", 1, 0)
    assert {change["cause"] for change in done["changes"]} == {"config"}
    assert (site.asked, json.loads(run("deliveries", "--json")[1])) == (asked, [])
    assert run("reread", "gz")[1].split()[-4:] == ["gz", "0", "0", "0"]
    site.put("/a.html", page(30).replace('<div class="footer">', aside + '<div class="footer">'))
    changes = json.loads(run("check", "gz", "--json")[1])["changes"]
    assert [(c["cause"], c["after"]["value"]) for c in changes] == [("source", 30)]


def test_reread_names_what_it_cannot_read_and_keeps_what_was_read(site: Site, run: Run) -> None:
    configure(site)
    site.put("/a.html", page(25))
    run("check")
    (blob,) = Path("snapshots/blobs").glob("*/*")
    blob.write_bytes(blob.read_bytes()[:-4])
    settings = Path("sources.yaml").read_text(encoding="utf-8")
    Path("sources.yaml").write_text(settings.replace('"#zoom"', '"#zoom, #side"'), encoding="utf-8")
    code, out, _ = run("reread", "--json")
    assert (code, json.loads(out)[0]["unreadable"]) == (3, 1)
    assert [fact["value"] for fact in json.loads(run("facts", "--key", "years.total", "--json")[1])] == [25]


def test_check_says_by_its_code_that_a_source_needs_attention(site: Site, run: Run) -> None:
    configure(site)
    site.put("/a.html", status=500)
    assert run("check")[0] == 3
    assert run("status")[0] == 3


def test_check_delivers_only_when_asked(site: Site, run: Run) -> None:
    change_once(site, run)
    site.put("/hook", status=204)
    states = [json.loads(run("deliveries", "--json")[1])[0]["state"]]
    code, _, _ = run("check", "--deliver")
    states.append(json.loads(run("deliveries", "list", "--json")[1])[0]["state"])
    assert (code, states) == (0, ["queued", "sent"])


def test_the_same_change_object_is_shown_everywhere(site: Site, run: Run) -> None:
    (found,) = change_once(site, run)
    assert json.loads(run("changes", "--json")[1]) == [found]
    assert json.loads(run("changes", "--format", "json", "--key", "years.*", "--severity", "high")[1]) == [found]
    assert json.loads(run("review", "--json")[1]) == [found]
    assert json.loads(run("changes", "--json", "--region", "CN-31*")[1]) == []


@pytest.mark.parametrize("form", ["md", "csv", "atom", "table"])
def test_the_change_log_comes_in_every_format(site: Site, run: Run, form: str) -> None:
    change_once(site, run)
    code, out, _ = run("changes", "--format", form)
    assert code == 0 and "30年" in out


def test_review_confirms_dismisses_and_notes(site: Site, run: Run) -> None:
    ((found),) = change_once(site, run)
    assert run("review", "note", found["id"], "见第二条", "--who", "li")[0] == 0
    assert run("review", "confirm", found["id"], "--who", "li")[0] == 0
    shown = json.loads(run("review", "show", found["id"], "--json")[1])
    assert shown["review"] == "confirmed"
    assert [(r["verdict"], r["note"]) for r in shown["reviews"]] == [(None, "见第二条"), ("confirmed", None)]
    assert json.loads(run("review", "--json")[1]) == []
    assert run("review", "undo", found["id"], "--who", "li")[0] == 0
    assert run("review", "dismiss", found["id"], "--reason", "whim")[0] == 2
    assert run("review", "dismiss", found["id"], "--reason", "extractor", "--who", "li")[0] == 0
    last = json.loads(run("review", "show", found["id"], "--json")[1])["reviews"][-1]
    assert (last["verdict"], last["reason"]) == ("dismissed", "extractor")
    assert run("review", "show", "ch_none")[0] == 2


def test_facts_conflicts_and_calendar_answer(site: Site, run: Run) -> None:
    change_once(site, run)
    (fact,) = json.loads(run("facts", "--json", "--key", "years.total")[1])
    assert (fact["value"], fact["source"], fact["known_to"], fact["review"]) == (30, "gz", None, "open")
    assert json.loads(run("facts", "--json", "--as-of", "2020-01-01")[1]) == []
    assert json.loads(run("conflicts", "--json")[1]) == []
    assert run("calendar")[1].startswith("BEGIN:VCALENDAR")


def test_status_shows_new_healthy_and_failing_sources(site: Site, run: Run) -> None:
    configure(site)
    status = json.loads(run("status", "--json")[1])
    assert [s["state"] for s in status["sources"]] == ["new"]
    assert status["daemon"]["running"] is False
    site.put("/a.html", page(25))
    run("check")
    (shown,) = json.loads(run("status", "--json")[1])["sources"]
    assert (shown["state"], shown["outcome"], shown["failures"]) == ("healthy", "first_seen", 0)


def test_verify_names_damage_and_ends_with_3(site: Site, run: Run) -> None:
    change_once(site, run)
    assert json.loads(run("verify", "--json")[1])["bad"] == []
    next(Path("snapshots/blobs").glob("*/*.zst")).write_bytes(b"rot")
    code, out, _ = run("verify", "--json")
    assert code == 3
    assert {bad["what"] for bad in json.loads(out)["bad"]} == {"snapshot"}
    lines = run("verify")[1].splitlines()
    assert lines and all(line.count("snapshot") <= 1 for line in lines)


def test_extract_and_diff_need_no_state(site: Site, run: Run) -> None:
    Path("old.html").write_text(page(25), encoding="utf-8")
    Path("new.html").write_text(page(30), encoding="utf-8")
    code, out, _ = run("extract", "old.html", "--json", "--select", "#zoom")
    read = json.loads(out)
    texts = {clause["id"]: clause["text"] for clause in read["clauses"]}
    assert code == 0 and read["facts"]
    assert all(texts[f["clause"]][f["start"] : f["end"]] == f["quote"] for f in read["facts"])
    code, out, _ = run("diff", "old.html", "new.html", "--json", "--select", "#zoom", "--html", "report.html")
    assert [c["key"] for c in json.loads(out)["changes"]] == ["years.total"]
    assert "30年" in Path("report.html").read_text(encoding="utf-8")
    assert set(json.loads(out)) == {"changes", "ignored", "before", "after"}
    assert not Path("snapshots").exists()


def test_extract_speaks_the_documents_language_and_writes_it_marked(site: Site, run: Run) -> None:
    Path("a.html").write_text(page(25), encoding="utf-8")
    code, out, _ = run("extract", "a.html", "--select", "#zoom", "--html", "marked.html")
    assert code == 0 and "累计缴费年限" in out and "不低于25年" in out and "职工医保" in out
    assert "<mark>" in Path("marked.html").read_text(encoding="utf-8")
    assert all(line == line.rstrip() for line in out.splitlines())
    assert "Total contribution years" in run("extract", "a.html", "--language", "en")[1]
    assert run("extract", "a.html", "--language", "fr")[0] == 2


def test_diff_shows_no_column_that_is_alike_in_every_row(site: Site, run: Run) -> None:
    Path("old.html").write_text(page(25), encoding="utf-8")
    Path("new.html").write_text(page(30), encoding="utf-8")
    out = run("diff", "old.html", "new.html", "--select", "#zoom")[1]
    assert "25年 → 30年" in out and "来源" not in out and "日期" not in out.splitlines()[0]


def test_validate_reports_every_mistake_and_fetches_on_request(site: Site, run: Run) -> None:
    configure(site)
    site.put("/a.html", page(25))
    assert run("validate")[0] == 0
    code, out, _ = run("validate", "--fetch", "--json")
    (sample,) = json.loads(out)
    assert (code, sample["outcome"], sample["stable"]) == (0, "ok", True)
    assert sample["facts"] >= 1
    configure(site, more="subscriptons: []\n")
    code, _, err = run("validate")
    assert code == 2
    assert "sources.yaml:" in err and "subscriptions" in err


@pytest.mark.parametrize(
    "words",
    [("check", "nobody"), ("changes", "--format", "xml"), ("facts", "--as-of", "soon"), ("nonsense",),
     ("deliveries", "show", "al_none"), ("extract", "missing.html")],
)  # fmt: skip
def test_wrong_words_end_with_2_and_say_why(site: Site, run: Run, words: tuple[str, ...]) -> None:
    configure(site)
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert err.strip()


def test_what_is_held_for_a_receiver_is_sent_on_request(site: Site, run: Run) -> None:
    change_once(site, run)
    site.put("/hook", status=410)
    assert run("check", "--deliver")[0] == 3
    assert run("status")[0] == 3
    (held,) = json.loads(run("deliveries", "--state", "held", "--json")[1])
    site.put("/hook", status=204)
    assert run("deliveries", "retry", held["id"])[0] == 0
    assert run("check", "--deliver")[0] == 0
    tries = json.loads(run("deliveries", "show", held["id"], "--json")[1])["tries"]
    assert [row["state"] for row in tries] == ["held", "sent"]


def test_status_counts_deliveries_in_words(site: Site, run: Run) -> None:
    change_once(site, run)
    out = run("status")[1]
    assert "deliveries: 1 queued" in out and "{" not in out


def test_a_daemon_that_holds_its_lock_and_lives_no_more_needs_attention(site: Site, run: Run) -> None:
    change_once(site, run)
    data, now = Path("snapshots"), datetime.now(UTC)
    with closing(stores.open(data)) as store, stores.lock(store.lock_path, now=now):
        store.beat("daemon", now=now - timedelta(minutes=5))
        assert json.loads(run("status", "--json")[1])["daemon"]["hangs"] is False
        store.beat("daemon", now=now - timedelta(minutes=45))
        assert run("status")[0] == 3
        assert "it hangs" in run("status")[1]


def test_the_note_of_a_verdict_is_explained(run: Run) -> None:
    assert "Why; kept with the verdict" in run("review", "dismiss", "--help")[1]


def test_a_test_alert_goes_the_way_of_all_alerts_with_the_latest_change_as_a_sample(site: Site, run: Run) -> None:
    configure(site)
    site.put("/hook", status=204)
    code, out, _ = run("test-alert", "crm")
    assert (code, out) == (0, "crm: taken: 204\n")
    change_once(site, run)
    site.put("/hook", "go away", status=503)
    code, out, _ = run("test-alert", "crm")
    assert code == 3 and "not taken: 503: go away; tried again at" in out
    sent, failed = sorted(
        (d for d in json.loads(run("deliveries", "--json")[1]) if d["state"] != "queued"),
        key=lambda d: d["state"] != "sent",
    )
    assert (sent["state"], failed["state"], failed["attempts"]) == ("sent", "retrying", 1)
    assert len(json.loads(run("deliveries", "show", failed["id"], "--json")[1])["changes"]) == 1
    assert run("test-alert", "nobody")[0] == 2


def test_page_text_cannot_style_the_terminal(site: Site, run: Run) -> None:
    configure(site)
    site.put("/a.html", page(25, title="\x1b[31m红\x1b[0m\u202e办法"))
    run("check")
    site.put("/a.html", page(30, title="\x1b[31m红\x1b[0m\u202e办法"))
    out = run("check", "gz")[1] + run("changes")[1] + run("facts")[1] + run("review")[1]
    assert "30年" in out
    assert not {"\x1b", "\u202e"} & set(out)


def test_results_and_logs_keep_apart_in_a_real_process(site: Site, tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text(
        f'version: 1\nnetwork: {{allow: [127.0.0.0/8]}}\nsources:\n  - {{id: gz, title: t, url: "{site.url("/a.html")}"}}\n'
    )
    site.put("/a.html", page(25))
    words = [sys.executable, "-m", "watcher", "check", "--json", "--config", str(tmp_path / "sources.yaml")]
    words += ["--data", str(tmp_path / "data")]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False, cwd=ROOT)
    assert done.returncode == 0
    assert json.loads(done.stdout)["outcome"] == "first_seen"
