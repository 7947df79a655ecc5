"""The daemon: three jobs on a clock, a crew of workers for polls and one for deliveries.

APScheduler only rings: `poll` every second, `deliver` every two, `housekeeping` every ten minutes. What is due stands in
the database, so a bell that is missed, late or doubled loses nothing and polls nothing twice.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from queue import SimpleQueue

import structlog
from apscheduler.schedulers.background import BackgroundScheduler

from watcher import pipeline, signs
from watcher.errors import OutcomeError, StoreError
from watcher.store import Claim
from watcher.store import lock as hold
from watcher.walk.refresh import outdated, refresh
from watcher.walk.send import drain
from watcher.walk.services import Services
from watcher.walk.survey import EVERY, survey
from watcher.walk.tell import days_since, in_force

log = structlog.get_logger()

PATIENCE = 4.0  # seconds that work under way gets to end after SIGTERM
LANES = 16  # receivers that are sent to at the same time
MOST_LANES = 64  # with those that hang
HANGS = 2.0  # seconds after which a receiver no longer counts among those
SIGN_EVERY = 15  # seconds
LIFELESS = 300.0  # seconds without a poll handed out: longer than the longest request
CALL_WITHIN = 20.0  # seconds


class Crew:
    """Threads that die with the process: a hanging server must not hold up its end. They come as they are needed."""

    def __init__(self, name: str, size: int) -> None:
        self._jobs: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._idle = threading.Condition()
        self._busy = 0
        self._name = name
        self._hands = 0
        self.ended = 0
        self.size = size

    def free(self, wait: float) -> int:
        """How many hands are free; waits up to `wait` seconds for one."""
        with self._idle:
            self._idle.wait_for(lambda: self._busy < self.size, timeout=wait)
            return self.size - self._busy

    def one_ends(self, *, after: int, wait: float) -> bool:
        """Whether a job ended since `ended` was `after`; waits for one while any is under way."""
        with self._idle:
            self._idle.wait_for(lambda: self.ended != after or self._busy == 0, timeout=wait)
            return self.ended != after

    def give(self, job: Callable[[], None]) -> None:
        with self._idle:
            self._busy += 1
            if self._busy > self._hands and self._hands < self.size:
                threading.Thread(target=self._work, name=f"{self._name}-{self._hands}", daemon=True).start()
                self._hands += 1
        self._jobs.put(job)

    def rest(self, wait: float) -> bool:
        """Whether all work ended within `wait` seconds."""
        with self._idle:
            return self._idle.wait_for(lambda: self._busy == 0, timeout=wait)

    def _work(self) -> None:
        while True:
            job = self._jobs.get()
            try:
                job()
            except Exception:
                with suppress(OSError, ValueError):  # a log that cannot be written must not cost a worker
                    log.exception("a fault of ours ended a job")
            finally:
                with self._idle:
                    self._busy -= 1
                    self.ended += 1
                    self._idle.notify_all()


class Daemon:
    """`run` blocks until `stop` is called."""

    def __init__(self, services: Services, *, notify: Callable[[str], object] = lambda state: None) -> None:
        """`notify` takes the signs of life (see `signs`)."""
        self._notify = notify
        self._polled = services.ticks()
        self._stopping = threading.Event()
        self.services = replace(services, stopping=self._stopping.is_set, sleep=self._sleep)
        self._pollers = Crew("poll", services.config.limits.workers)
        self._senders = Crew("send", MOST_LANES)
        self._readers = Crew("reread", 1)
        self._polling: dict[str, Claim] = {}
        self._sending: dict[str, float] = {}  # lanes, with when their turn began

    def run(self) -> None:
        scheduler = BackgroundScheduler(timezone="UTC")
        options = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        scheduler.add_job(self.poll, "interval", seconds=1, id="poll", **options)
        scheduler.add_job(self.deliver, "interval", seconds=2, id="deliver", **options)
        scheduler.add_job(self.housekeep, "interval", minutes=10, id="housekeeping", **options)
        if dead_man := self.services.config.dead_man:
            scheduler.add_job(self.call_home, "interval", seconds=dead_man.every, id="dead man", **options)
        scheduler.add_job(self.live, "interval", seconds=SIGN_EVERY, id="signs of life", **options)
        self.housekeep()
        scheduler.start()
        self._notify(signs.READY)
        self._readers.give(self.reread)
        log.info("watching", sources=self.services.store.queue.watched(), owner=self.services.owner)
        self._stopping.wait()
        self._notify(signs.STOPPING)
        scheduler.shutdown(wait=False)
        self._end()

    def stop(self) -> None:
        self._stopping.set()

    # ── the three jobs ─────────────────────────────────────────────────────────────────────────────────────

    def poll(self) -> None:
        """Hands out due work for as long as there is any: a worker that ends gets more at once."""
        queue = self.services.store.queue
        while not self._stopping.is_set():
            self._polled = self.services.ticks()
            ended = self._pollers.ended
            free = self._pollers.free(wait=1.0)
            claims = queue.claim_due(self.services.owner, now=self.services.now(), limit=free) if free else []
            for claim in claims:
                self._polling[claim.host] = claim
                self._pollers.give(lambda claim=claim: self._poll(claim))  # type: ignore[misc]
            if not claims and not self._pollers.one_ends(after=ended, wait=1.0):
                break

    def _poll(self, claim: Claim) -> None:
        now = self.services.now()
        source = self.services.store.queue.source(claim.source)
        try:
            poll = pipeline.check(source, services=self.services, now=now, claim=claim)
        finally:
            self._polling.pop(claim.host, None)
        log.info("polled", source=poll.source, outcome=poll.outcome.value, changes=len(poll.changes), ms=poll.ms)

    def deliver(self) -> None:
        """A receiver that hangs keeps a hand busy, and no place of the others."""
        for lane in self.services.store.outbox.lanes(now=self.services.now()):
            at = self.services.ticks()
            quick = sum(at - began < HANGS for began in list(self._sending.values()))
            if lane in self._sending or quick >= LANES or not self._senders.free(wait=0):
                continue
            self._sending[lane] = at
            self._senders.give(lambda lane=lane: self._drain(lane))  # type: ignore[misc]

    def _drain(self, lane: str) -> None:
        try:
            for delivery in drain(lane, self.services):
                log.info("delivered", delivery=delivery.id, state=delivery.state.value, attempts=delivery.attempts)
        finally:
            self._sending.pop(lane, None)

    def housekeep(self) -> None:
        services, now = self.services, self.services.now()
        beat = services.store.views.heartbeat("daemon")
        services.store.beat("daemon", now=now, detail=services.owner)
        moved = services.store.queue.clamp(self._longest_wait, now=now, gap=services.gap.total_seconds())
        if moved:
            log.warning("the clock was set back; due times were pulled in", sources=moved)
        services.store.tidy(now=now)
        looked = services.store.views.heartbeat("survey")
        if looked is None or now - looked[0] >= EVERY or now < looked[0]:
            services.store.beat("survey", now=now)
            survey(services, now=now)
        for day in days_since(beat and beat[0], now):
            begun = services.store.views.taking_effect(day)
            services.store.queue_alerts(in_force(begun, services.subscriptions(), on=day, now=now))

    # ── signs of life ──────────────────────────────────────────────────────────────────────────────────────

    def is_alive(self) -> bool:
        """Whether polls were handed out lately: a daemon whose clock, store or workers hang is none."""
        return self.services.ticks() - self._polled <= LIFELESS

    def live(self) -> None:
        if self.is_alive():
            self._notify(signs.ALIVE)

    def call_home(self) -> None:
        dead_man = self.services.config.dead_man
        if dead_man is None or not self.is_alive():
            return
        try:
            self.services.gate.get(dead_man.url, deadline=CALL_WITHIN)
        except OutcomeError as error:
            log.warning("the dead-man address could not be called", reason=error.outcome)

    # ── the background ─────────────────────────────────────────────────────────────────────────────────────

    def reread(self) -> None:
        """Once after the start, in the background: what an older reading made of the stored pages is brought up to date."""
        for source in outdated(self.services):
            if self._stopping.is_set():
                return
            with suppress(StoreError):  # its host stays busy: the next poll reads it again first
                done = refresh(source, services=self.services)
                log.info("read again", source=done.source, documents=done.documents, changes=len(done.changes))

    def _longest_wait(self, source: str) -> timedelta | None:
        found = self.services.store.queue.source(source)
        return None if found.cron else timedelta(seconds=found.every)

    # ── the end ────────────────────────────────────────────────────────────────────────────────────────────

    def _sleep(self, seconds: float) -> None:
        self._stopping.wait(seconds)

    def _end(self) -> None:
        """What is under way may end; what does not is recorded as broken off and stays due."""
        if self._pollers.rest(PATIENCE) and self._senders.rest(0.5) and self._readers.rest(0.5):
            return
        for claim in list(self._polling.values()):
            self.services.store.queue.release(claim, now=self.services.now(), reason="the service was stopped")
        log.warning("work was broken off", polls=len(self._polling), deliveries=len(self._sending))


@contextmanager
def _signals(stop: Callable[[], None]) -> Iterator[None]:
    """SIGTERM and Ctrl-C end the daemon in order."""
    before = {number: signal.signal(number, lambda *_: stop()) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def run(services: Services, *, notify: Callable[[str], object] = lambda state: None) -> None:
    """Until SIGTERM. Raises LockedError if another daemon holds the data directory."""
    with hold(services.store.lock_path, now=services.now()):
        daemon = Daemon(services, notify=notify)
        with _signals(daemon.stop):
            daemon.run()
