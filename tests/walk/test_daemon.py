"""The daemon as a process: it polls, it delivers, it is alone, and it ends when asked."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from werkzeug import Response

from tests.walk.conftest import Make, Site, page, source
from watcher import store as stores
from watcher.daemon import Crew, Daemon
from watcher.model import Limits, Network, Outcome, Subscription

ROOT = Path(__file__).resolve().parent.parent.parent


def until(condition: Callable[[], bool], seconds: float = 15) -> None:
    limit = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < limit, "it did not happen in time"
        time.sleep(0.05)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[str], subprocess.Popen[str]]]:
    running: list[subprocess.Popen[str]] = []

    def go(sources: str) -> subprocess.Popen[str]:
        config = tmp_path / "sources.yaml"
        config.write_text(
            "version: 1\nnetwork: {allow: [127.0.0.0/8], per_host_gap: 0s}\nlimits: {deadline: 25s, min_interval: 1s}\n"
            f"sources:\n{sources}",
            encoding="utf-8",
        )
        words = [sys.executable, "-m", "watcher", "run", "--config", str(config), "--data", str(tmp_path / "data")]
        process = subprocess.Popen(words, stderr=subprocess.PIPE, text=True, cwd=ROOT)
        running.append(process)
        return process

    yield go
    for process in running:
        process.kill()
        process.communicate()


def entry(site: Site, name: str, path: str) -> str:
    return f"  - {{id: {name}, title: t, url: '{site.url(path)}', every: 1h, robots: false, select: '#zoom'}}\n"


def test_sources_too_many_to_hold_are_polled_from_the_store(
    site: Site, start: Callable[[str], subprocess.Popen[str]], tmp_path: Path
) -> None:
    site.put("/a.html", page(25))
    start(entry(site, "gz", "/a.html") + "# a line of a long file\n" * 50_000)
    until(lambda: "/a.html" in site.asked)
    reader = stores.open(tmp_path / "data", readonly=True)
    until(lambda: [s.outcome for s in reader.views.sources()] == ["first_seen"])
    reader.close()


def test_sigterm_ends_it_in_time_though_a_server_hangs_and_a_second_one_is_refused(
    site: Site, start: Callable[[str], subprocess.Popen[str]], tmp_path: Path
) -> None:
    hanging, release = threading.Event(), threading.Event()

    def hang(request: object) -> Response:
        hanging.set()
        release.wait(30)
        return Response("late")

    site.pages["/slow.html"] = hang
    first = start(entry(site, "slow", "/slow.html"))
    assert hanging.wait(15)
    second = start(entry(site, "slow", "/slow.html"))
    _, said = second.communicate(timeout=15)
    assert second.returncode == 1
    assert f"process {first.pid} on " in said
    began = time.monotonic()
    first.send_signal(signal.SIGTERM)
    first.communicate(timeout=10)
    release.set()
    assert first.returncode == 0
    assert time.monotonic() - began < 10
    store = stores.open(tmp_path / "data")
    (attempt,) = store.views.attempts()
    assert (attempt["outcome"], attempt["reason"]) == ("incomplete", "the service was stopped")
    assert store.views.sources()[0].next_poll is not None
    store.close()


def test_it_polls_what_is_due_and_delivers_what_it_found(site: Site, world: Make) -> None:
    taken: list[str] = []
    site.pages["/hook"] = lambda request: (taken.append(request.headers["webhook-id"]), Response(status=204))[1]
    for number in range(6):
        site.put(f"/{number}.html", page(25))
    crm = Subscription(id="crm", channel="webhook", to=site.url("/hook"))
    sources = [source(site, f"/{number}.html", f"s{number}") for number in range(6)]
    it = world(*sources, subscriptions=(crm,))
    daemon = Daemon(it.services)
    daemon.poll()
    assert [s.outcome for s in it.views.sources()] == ["first_seen"] * 6
    site.put("/3.html", page(30))
    it.services.store.queue.make_due([s.id for s in sources], now=it.time[0])
    daemon.poll()
    daemon.deliver()
    until(lambda: len(taken) == 1)
    daemon.stop()


def test_after_an_upgrade_it_reads_what_is_stored_again_without_waiting_for_a_poll(site: Site, world: Make) -> None:
    site.put("/a.html", page(25))
    it = world(source(site))
    it.check()
    asked = list(site.asked)
    newer = tuple(replace(pack, version="next") for pack in it.services.packs)
    daemon = Daemon(world(source(site), packs=newer).services)
    daemon.reread()
    causes = it.services.store.connections.conn.execute("SELECT cause FROM version ORDER BY id").fetchall()
    assert [row["cause"] for row in causes] == ["source", "extractor"]
    assert (site.asked, len(it.views.attempts())) == (asked, 1)
    daemon.stop()


def test_ten_thousand_due_at_once_are_each_polled_once(world: Make, site: Site) -> None:
    """In small: many sources on many hosts, fewer workers than sources, a gate that answers at once."""
    asked: list[str] = []

    class Quick:
        def get(self, url: str, **more: object) -> object:
            asked.append(url)
            from watcher.errors import FetchError

            raise FetchError(Outcome.GONE, "404", status=404)

    many = [replace(source(site, name=f"s{n}"), url=f"http://h{n % 40}.example/{n}") for n in range(300)]
    it = world(*many, gate=Quick(), limits=Limits(workers=4))
    daemon = Daemon(it.services)
    until(lambda: daemon.poll() is None and len(asked) >= 300)
    daemon.stop()
    assert sorted(asked) == sorted(s.url for s in many)


def test_a_host_has_one_request_in_flight_and_its_gap_is_kept(world: Make, site: Site) -> None:
    many = [replace(source(site, name=f"s{n}"), url=f"http://one.example/{n}") for n in range(5)]
    flying, most = [0], [0]

    class Counting:
        def get(self, url: str, **more: object) -> object:
            from watcher.errors import FetchError

            flying[0] += 1
            most[0] = max(most[0], flying[0])
            time.sleep(0.01)
            flying[0] -= 1
            raise FetchError(Outcome.GONE, "404", status=404)

    it = world(*many, gate=Counting(), network=Network(per_host_gap=60.0))
    daemon = Daemon(it.services)
    daemon.poll()
    assert (most[0], len(it.views.attempts())) == (1, 1)
    daemon.stop()


def test_a_crew_survives_a_job_that_fails() -> None:
    crew, done = Crew("test", 1), threading.Event()

    def fail() -> None:
        raise RuntimeError("a bug")

    crew.give(fail)
    crew.give(done.set)
    assert done.wait(5)
    assert crew.rest(5)
