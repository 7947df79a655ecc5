"""Every cell in which the other programs failed, end to end: what they told of nothing, missed, marked too widely or lost.

| cell | what must happen here | elsewhere in more detail |
|---|---|---|
| clock, counter or related list changes | no alert | cases `noise_page` |
| 200 challenge page, then back | no alert, and the edit behind it is found | cases `noise_visit`, `material_doubt` |
| page withdrawn (404) | told once, when it is confirmed | walk/test_check |
| linked PDF changed | found | cases `material_document`, walk/test_follow |
| 25 → 30 年 in a sentence | only the number is marked | deliver/test_mail, publish/test_report |
| receiver answers 503 once | delivered later, the same alert | walk/test_deliver |
| kill -9 with 5 alerts queued | none lost, no second id | walk/test_crash |
| unchanged page, CPU | a benchmark: `make bench` | |
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from werkzeug import Request, Response

from bench.signal import texts
from bench.signal.case import Answer, material, noise, value
from bench.signal.layouts import LAYOUTS, moved
from bench.signal.noise_visit import MISSING, QUIET
from bench.signal.play import START, Played, play
from bench.signal.prints import as_pdf, film, page
from bench.signal.score import judge
from tests.walk.conftest import Make, Site, site, source, world  # noqa: F401 - fixtures
from tests.walk.conftest import page as rule_page
from watcher import pipeline
from watcher import store as stores
from watcher.assemble import services
from watcher.deliver import mail
from watcher.deliver.notice import notice
from watcher.model import Config, DeliveryState, Kind, Limits, Network, Outcome, Source, Subscription

FIRST, LATER = moved(1), moved(9)
MALE = value("years.total", 25, 30, sex="male")
OLD = texts.YEARS.edit(("男满30年、女满25年", "男满25年、女满20年"))
NEW = texts.YEARS.edit(("男满30年、女满25年", "男满30年、女满20年"))
QUEUED = 5


def told(*steps: Answer | tuple[Answer, int] | Mapping[str, Answer], **settings: object) -> Played:
    (played,) = play([material("cell", "cell", "a cell of the table", film(*steps), MALE, **settings)])  # type: ignore[arg-type]
    return played


# ── what moves by itself ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("layout", ["guangdong", "hanweb", "soup", "wechat"])
@pytest.mark.parametrize("part", ["clock", "views", "related"])
def test_a_clock_a_counter_or_a_related_list_alerts_nobody(part: str, layout: str) -> None:
    moves = replace(FIRST, **{part: getattr(LATER, part)})
    before, after = (Answer(body=LAYOUTS[layout](OLD, at).encode()) for at in (FIRST, moves))
    (played,) = play([noise("cell", "cell", part, film(before, after))])
    assert (played.alerts, played.changes) == ((), ())
    assert played.polls[-1].outcome is Outcome.UNCHANGED


# ── challenge, withdrawal, attachment ──────────────────────────────────────────────────────────────────────────


def test_a_challenge_under_status_200_alerts_nobody_and_neither_does_the_return() -> None:
    played = told(page(OLD, "hanweb"), (QUIET, 3), page(OLD, "hanweb", 5))
    assert (played.alerts, played.changes) == ((), ())
    assert [poll.outcome for poll in played.polls[1:4]] == [Outcome.BLOCKED] * 3


def test_the_edit_behind_a_challenge_is_one_alert_when_the_page_is_back() -> None:
    played = told(page(OLD, "hanweb"), (QUIET, 2), page(NEW, "hanweb", 5))
    assert len(played.alerts) == 1
    assert not judge(played).failed


def test_a_withdrawn_page_is_told_once_when_it_is_confirmed() -> None:
    played = told(page(OLD, "hanweb"), (MISSING, 6))
    counts = [len(poll.changes) for poll in played.polls]
    assert counts[1:4] == [0, 0, 1]
    assert sum(counts) == len(played.alerts) == 1
    assert played.changes[0].difference.kind is Kind.AVAILABILITY


def test_a_linked_pdf_that_changed_is_found() -> None:
    notice_page = replace(texts.REMOTE, files=(("files/a.pdf", "缴费年限.pdf"),))
    steps = ({"": page(notice_page, "hanweb", visit), "files/a.pdf": as_pdf(it)} for visit, it in ((1, OLD), (2, NEW)))
    played = told(*steps, attachments=True)
    assert len(played.alerts) == 1
    assert not judge(played).failed


def test_of_a_sentence_only_the_number_is_marked() -> None:
    (alert,) = told(page(OLD, "hanweb"), page(NEW, "hanweb", 2)).alerts
    text = mail.text(notice(alert, config=Config(), today=START.date()))
    assert "男满【25年】、女满20年" in text
    assert "男满【30年】、女满20年" in text
    assert text.count("【") == 2


# ── delivery ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_a_receiver_refused_with_503_is_delivered_later(site: Site, world: Make) -> None:  # noqa: F811
    hook = Subscription(id="crm", channel="webhook", to=site.url("/hook"))
    it = world(source(site), subscriptions=(hook,))
    for years in (25, 30):
        site.put("/a.html", rule_page(years))
        it.check()
    site.put("/hook", status=503)
    (refused,) = it.deliver().tried
    site.put("/hook", status=204)
    (taken,) = it.deliver(after=timedelta(minutes=1)).tried
    assert (refused.state, taken.state, taken.id) == (DeliveryState.RETRYING, DeliveryState.SENT, refused.id)
    assert it.deliver(after=timedelta(days=1)).tried == ()


@pytest.mark.parametrize("point", ["delivery claimed", "delivery sent", "delivery closed"])
def test_of_five_queued_alerts_none_is_lost_by_kill_9(site: Site, tmp_path: Path, point: str) -> None:  # noqa: F811
    taken: dict[str, set[str]] = defaultdict(set)

    def take(request: Request) -> Response:
        for change in json.loads(request.data)["data"]["changes"]:
            taken[change["id"]].add(request.headers["webhook-id"])
        return Response(status=204)

    site.pages["/hook"] = take
    for years in (25, 30):
        for number in range(QUEUED):
            site.put(f"/{number}.html", rule_page(years, title=f"某市第{number}号办法"))
        watch(str(tmp_path), site.url("/"))
    assert kill(tmp_path, site, point) == -signal.SIGKILL
    deliver(str(tmp_path), site.url("/"))
    store = stores.open(tmp_path)
    assert set(taken) == {change.id for change in store.views.changes()}
    assert (len(taken), {len(ids) for ids in taken.values()}) == (QUEUED, {1})
    assert {delivery.state for delivery in store.outbox.deliveries()} == {DeliveryState.SENT}
    store.close()


def kill(data: Path, site: Site, point: str) -> int:  # noqa: F811
    """A process that delivers and dies at the third passing of `point`."""
    words = [sys.executable, __file__, str(data), site.url("/"), point]
    root = Path(__file__).parents[2]
    shown = {**os.environ, "PYTHONPATH": str(root)}
    return subprocess.run(words, capture_output=True, timeout=60, check=False, cwd=root, env=shown).returncode


def config(url: str) -> Config:
    sources = (Source(id=f"s{n}", title=f"s{n}", url=f"{url}{n}.html", robots=False) for n in range(QUEUED))
    hook = Subscription(id="crm", channel="webhook", to=f"{url}hook")
    network = Network(allow=("127.0.0.0/8",), per_host_gap=0.0)
    return Config(sources=tuple(sources), subscriptions=(hook,), network=network, limits=Limits(deadline=5.0))


def watch(data: str, url: str) -> None:
    """Polls every source once; sends nothing."""
    with services(config(url), Path(data)) as given:
        for one in given.config.sources:
            pipeline.check(one, services=given, now=datetime.now(UTC))


def deliver(data: str, url: str, point: str = "") -> None:
    passed: list[str] = []

    def at(name: str) -> None:
        passed.append(name)
        if passed.count(point) == 3:
            os.kill(os.getpid(), signal.SIGKILL)

    with services(config(url), Path(data)) as given:
        pipeline.deliver(replace(given, at=at), datetime.now(UTC))


if __name__ == "__main__":
    deliver(*sys.argv[1:])
