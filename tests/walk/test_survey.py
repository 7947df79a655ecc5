"""Sources that answer well and are ill all the same; signs of life."""

from __future__ import annotations

import os
import socket
import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest

from tests.walk.conftest import Make, Site, page, source
from tests.walk.test_deliver import hook, smtp
from watcher import daemon, signs
from watcher.daemon import Daemon
from watcher.model import DeadMan
from watcher.walk.survey import survey

__all__ = ["smtp"]
DAY = timedelta(days=1)


def test_a_list_that_fell_silent_is_told_once_and_again_when_it_speaks(site: Site, world: Make) -> None:
    entry = '<li><a href="/{0}.html">关于职工医保缴费年限的通知（{0}）</a><span>2026-0{0}-01</span></li>'
    site.put("/list.html", "<html><body><ul>" + entry.format(1) + "</ul></body></html>")
    for number in (1, 2):
        site.put(f"/{number}.html", page(24 + number, title=f"关于职工医保缴费年限的通知（{number}）"))
    ops = hook(site, "ops", "/ops", maintainer=True)
    it = world(source(site, "/list.html", kind="list", select=None), subscriptions=(ops, hook(site)))
    it.check()
    assert survey(it.services, now=it.time[0]) == ()
    it.check(after=95 * DAY)
    (turn,) = survey(it.services, now=it.time[0])
    assert (turn.kind, turn.opens, turn.figures) == ("silent", True, "95 90")
    assert survey(it.services, now=it.time[0]) == ()
    assert it.queued() == [("source.silent", "ops")]
    site.put("/list.html", "<html><body><ul>" + entry.format(2) + entry.format(1) + "</ul></body></html>")
    assert it.check(after=DAY).changes
    (turn,) = survey(it.services, now=it.time[0])
    assert (turn.kind, turn.opens) == ("silent", False)
    assert ("source.recovered", "ops") in it.queued()
    assert [row["closed_at"] is None for row in it.services.store.incidents.all()] == [False]


def test_a_page_that_changes_at_each_poll_is_noisy_until_it_rests(site: Site, world: Make) -> None:
    it = world(source(site), subscriptions=(hook(site, "ops", "/ops", maintainer=True, when=nothing()),))
    for years in range(10, 21):
        site.put("/a.html", page(years))
        it.check()
    (turn,) = survey(it.services, now=it.time[0])
    assert (turn.kind, turn.opens, turn.figures) == ("noisy", True, "10 10")
    for _ in range(7):
        it.check()
    assert survey(it.services, now=it.time[0]) == ()
    it.check()
    (turn,) = survey(it.services, now=it.time[0])
    assert (turn.kind, turn.opens) == ("noisy", False)
    assert [kind for kind, _ in it.queued()] == ["source.noisy", "source.recovered"]


def nothing():  # type: ignore[no-untyped-def]
    from watcher.model import When

    return When(keys=("none",))


def test_a_source_that_fails_is_not_called_silent(site: Site, world: Make) -> None:
    site.put("/a.html", page(25))
    it = world(source(site))
    it.check()
    site.put("/a.html", status=500)
    it.check(after=900 * DAY)
    assert survey(it.services, now=it.time[0]) == ()


def test_the_daemon_signs_while_it_polls_and_calls_home(
    site: Site, world: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(daemon, "SIGN_EVERY", 0.2)
    site.put("/alive", "ok")
    said: list[str] = []
    it = world(dead_man=DeadMan(url=site.url("/alive"), every=0.3))
    watch = Daemon(it.services, notify=said.append)
    thread = threading.Thread(target=watch.run)
    thread.start()
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and not (said.count(signs.ALIVE) >= 2 and "/alive" in site.asked):
        time.sleep(0.05)
    watch.stop()
    thread.join(10)
    assert said[0] == signs.READY and said[-1] == signs.STOPPING and said.count(signs.ALIVE) >= 2
    assert "/alive" in site.asked


def test_a_daemon_that_hands_out_no_polls_gives_no_sign(site: Site, world: Make) -> None:
    ticks = [0.0]
    said: list[str] = []
    it = world(ticks=lambda: ticks[0], dead_man=DeadMan(url=site.url("/alive")))
    watch = Daemon(it.services, notify=said.append)
    watch.live()
    ticks[0] = daemon.LIFELESS + 1
    watch.live()
    watch.call_home()
    assert said == [signs.ALIVE] and site.asked == []
    watch.poll()
    watch.live()
    assert said == [signs.ALIVE, signs.ALIVE]


def test_systemd_is_told_over_its_socket(tmp_path: Path) -> None:
    path = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(path)
        assert signs.tell(signs.READY, env={"NOTIFY_SOCKET": path})
        assert systemd.recv(100) == b"READY=1"
    assert not signs.tell(signs.READY, env={"NOTIFY_SOCKET": path})
    assert not signs.tell(signs.READY, env={})
    assert "NOTIFY_SOCKET" not in os.environ
