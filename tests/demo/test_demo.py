"""The whole demo, played once: what it shows, what it leaves, and that it notices when something is wrong."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import structlog

from watcher import config as configuration
from watcher import store as stores
from watcher.demo import performance, run
from watcher.demo.script import ROUNDS
from watcher.errors import UsageError
from watcher.model import DeliveryState
from watcher.store import Store


@dataclass(frozen=True)
class Demo:
    code: int
    output: Path
    shown: str

    def round(self, number: int) -> str:
        """What was shown of one round."""
        begin = self.shown.index(ROUNDS[number - 1].title)
        end = self.shown.index(ROUNDS[number].title) if number < len(ROUNDS) else self.shown.index("the mail, as it")
        return self.shown[begin:end]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    output, shown = tmp_path_factory.mktemp("demo"), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(shown):
        patch.setenv("COLUMNS", "100")
        code = run(output=output)
    return Demo(code=code, output=output, shown=shown.getvalue())


@pytest.fixture
def store(demo: Demo) -> Iterator[Store]:
    opened = stores.open(demo.output / "snapshots", readonly=True)
    yield opened
    opened.close()


def test_everything_comes_as_scripted(demo: Demo) -> None:
    assert demo.code == 0, demo.shown[-3000:]
    assert demo.shown.strip().splitlines()[-1].startswith("As scripted: every change was found and told once")


def test_the_last_lines_state_what_was_detected_ignored_and_delivered(demo: Demo) -> None:
    last = " ".join(demo.shown[demo.shown.index("Detected") :].split())
    assert "Detected 6 changes (2 critical, 4 high)" in last
    assert "112 polls found nothing new" in last
    assert "6 mails and 6 verified webhooks, each once; 1 failed try was repeated" in last


@pytest.mark.parametrize("number", [1, 2, 3])
def test_first_sight_noise_and_redesign_are_told_to_nobody(demo: Demo, number: int) -> None:
    shown = demo.round(number)
    assert "nobody" in shown
    assert "report" not in shown
    assert "changed" not in shown


def test_what_was_ignored_in_the_redesign_is_said_in_words(demo: Demo) -> None:
    shown = " ".join(demo.round(3).split())
    assert "renumbering ×5" in shown
    assert "spelling of numbers ×3" in shown


def test_every_gate_of_an_unchanged_poll_is_shown(demo: Demo) -> None:
    for gate in ("not modified", "same bytes", "same text", "same facts"):
        assert gate in demo.round(2)


def test_each_change_is_one_line_with_its_sentence(demo: Demo) -> None:
    assert "广州 职工医保 累计缴费年限（男）：25年 → 30年  from 2027-01-01" in demo.round(4)
    assert "男满[-25年-]{+30年+}" in demo.round(4)
    assert "400元/年 → 430元/年" in demo.round(5)
    assert "删除 6个月" in demo.round(8)
    assert "23400元/月 → 24888元/月" in demo.round(9)


def test_the_retry_after_a_503_is_shown(demo: Demo) -> None:
    assert "answered 503, tried again after 30 s, taken" in demo.round(4)


def test_a_challenge_is_an_incident_and_its_end_a_recovery(demo: Demo) -> None:
    assert demo.round(6).count("blocked") == 2
    assert "ops by mail, source.failing" in demo.round(6)
    assert "ops by mail, source.recovered" in demo.round(7)


def test_the_mail_and_the_webhook_are_shown_as_they_arrived(demo: Demo) -> None:
    assert "Subject  [严重] 广州 职工医保 累计缴费年限（男）：25年 → 30年" in demo.shown
    assert "【30年】" in demo.shown
    assert "signature verified, answered 503" in demo.shown
    assert "signature verified, answered 200" in demo.shown
    assert "webhook-signature: v1," in demo.shown


def test_where_nobody_watches_there_is_no_colour_and_no_progress(demo: Demo) -> None:
    assert "\x1b" not in demo.shown
    assert "\r" not in demo.shown
    assert all(line == line.rstrip() for line in demo.shown.splitlines())


def test_the_store_it_leaves_tells_the_same(demo: Demo, store: Store) -> None:
    changes = store.views.changes()
    assert sorted(change.source for change in changes) == [
        "cn-notices", "fj-transfer", "gz-years", "hn-bases", "hn-claims", "sh-account",
    ]  # fmt: skip
    deliveries = store.outbox.deliveries()
    assert len(deliveries) == 12
    assert {delivery.state for delivery in deliveries} == {DeliveryState.SENT}
    assert max(delivery.attempts for delivery in deliveries) == 2
    assert not store.verify().bad


def test_its_configuration_is_one_that_other_commands_can_read(demo: Demo) -> None:
    config = configuration.load(demo.output / "sources.yaml", env={})
    assert len(config.sources) == 11
    assert all("演示" in source.title for source in config.sources)


def test_a_report_lies_where_it_says(demo: Demo) -> None:
    reports = sorted(path.name for path in (demo.output / "reports").iterdir())
    assert reports == [
        "04-gz-years.html", "05-cn-notices.html", "07-fj-transfer.html", "08-sh-account.html", "09-hn-bases.html",
        "10-hn-claims.html",
    ]  # fmt: skip
    assert "30年" in (demo.output / "reports" / "04-gz-years.html").read_text()
    assert all(name in demo.shown for name in reports)


def test_the_log_is_kept_out_of_the_terminal(demo: Demo) -> None:
    assert "a delivery failed" in (demo.output / "watcher.log").read_text()
    assert "a delivery failed" not in demo.shown


def test_an_alert_that_was_not_scripted_ends_in_exit_code_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = structlog.get_config()
    silent = replace(ROUNDS[3], found=(), alerts=(), outcomes=())
    assert performance.run(tmp_path, script=(ROUNDS[0], silent)) == 1
    shown = capsys.readouterr().out
    assert "NOT as scripted" in shown
    assert "change not expected: gz-years years.total 25年 → 30年" in shown
    assert "alert not expected: hr policy.changed" in shown
    assert structlog.get_config() == before


def test_a_change_that_was_missed_ends_in_exit_code_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deaf = replace(ROUNDS[3], edits=frozenset())
    assert performance.run(tmp_path, script=(ROUNDS[0], deaf)) == 1
    assert "change missing: gz-years years.total" in capsys.readouterr().out


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.odt").write_text("years of work")
    with pytest.raises(UsageError, match=r"thesis\.odt"):
        run(output=tmp_path)
    assert (tmp_path / "thesis.odt").read_text() == "years of work"
