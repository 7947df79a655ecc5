"""One demo from beginning to end."""

from __future__ import annotations

import shutil
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import structlog
from rich.console import Console
from rich.progress import Progress

from watcher import config as configuration
from watcher.compare.align import pairings
from watcher.compare.redline import redline
from watcher.demo import closing, settings, show
from watcher.demo.play import Clock, Played, Polled, opened, play
from watcher.demo.reckoning import reckon
from watcher.demo.script import ROUNDS, START, Round
from watcher.demo.sinks import Mail, MailServer, Receiver
from watcher.demo.site import Site
from watcher.errors import UsageError
from watcher.model import Config, Desk
from watcher.publish import changelog, report
from watcher.walk.services import Services

PASSWORD = "demo-password"
OURS = {"sources.yaml", "snapshots", "reports", "changes.md", "watcher.log"}


def run(output: Path, *, serve: bool = False, script: Sequence[Round] = ROUNDS) -> int:
    console, began = show.terminal(), time.perf_counter()
    _clear(output)
    clock = Clock(START)
    with ExitStack() as stack:
        stack.enter_context(_logging(output / "watcher.log"))
        site = stack.enter_context(Site(clock.now))
        mails = stack.enter_context(MailServer())
        receiver = stack.enter_context(Receiver(settings.SECRET, clock.now))
        config = _configured(output, site, mails, receiver)
        services = stack.enter_context(opened(config, output / "snapshots", clock))
        show.say(console, show.opening(config, len(script), START))
        rounds = [(it, played) for it, played in _rounds(script, console, services, site, clock, output)]
        tally = reckon(rounds, services.store, mails.mails, receiver)
        _write(output / "changes.md", changelog.as_markdown(tally.changes, language="en", titles=services.titles))
    _arrived(console, mails.mails, receiver)
    show.say(console, closing.board(config, rounds))
    show.say(console, closing.figures(tally, output, site.requests, time.perf_counter() - began))
    if serve:
        _serve(console, output)
    return 1 if tally.disagreements else 0


# ── the folder ─────────────────────────────────────────────────────────────────────────────────────────────────


def _clear(output: Path) -> None:
    """Makes the folder, without what an earlier demo left. What is not a demo's is not touched."""
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise UsageError(f"{output} cannot be made: {exc.strerror}; name another folder") from exc
    strange = sorted(path.name for path in output.iterdir() if path.name not in OURS)
    if strange:
        raise UsageError(f"{output} holds something else ({', '.join(strange[:3])}); name another folder")
    for path in output.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    (output / "reports").mkdir()


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", errors="replace")


def _configured(output: Path, site: Site, mails: MailServer, receiver: Receiver) -> Config:
    path = output / "sources.yaml"
    _write(path, settings.sources_yaml(site=site.url, hook=receiver.url, mail=mails.port))
    return configuration.load(path, env={})


@contextmanager
def _logging(path: Path) -> Iterator[None]:
    """The service's log goes to a file while the demo has the terminal."""
    before = structlog.get_config()
    with path.open("w", encoding="utf-8") as file:
        structlog.configure(
            processors=[structlog.processors.add_log_level, structlog.processors.JSONRenderer(ensure_ascii=False)],
            logger_factory=structlog.PrintLoggerFactory(file),
        )
        try:
            yield
        finally:
            structlog.configure(**before)


# ── the rounds ─────────────────────────────────────────────────────────────────────────────────────────────────


def _rounds(
    script: Sequence[Round], console: Console, services: Services, site: Site, clock: Clock, output: Path
) -> Iterator[tuple[Round, Played]]:
    with show.progress(console, len(script)) as bar:
        for number, it in enumerate(script, 1):
            played = play(it, services, site, clock, tell=lambda one, it=it: _progress(bar, it, one))  # type: ignore[misc]
            reports = [_report(number, one, services, output) for one in played.changed]
            show.say(console, show.round_(number, it, played, reports))
            bar.advance(bar.task_ids[0])
            yield it, played


def _progress(bar: Progress, it: Round, one: Polled) -> None:
    bar.update(bar.task_ids[0], label=f"{it.title}: {one.source.id} {one.poll.outcome.value}")


def _report(number: int, one: Polled, services: Services, output: Path) -> Path:
    path = output / "reports" / f"{number:02d}-{one.source.id}.html"
    laid_out = report.layout(
        one.poll.changes,
        before=one.before,
        after=one.after,
        source=one.source,
        generated_at=one.at,
        redline=redline,
        titles=services.titles,
        ignored=dict(one.poll.ignored),
        pairings=pairings(one.before.clauses, one.after.clauses) if one.before and one.after else (),
    )
    _write(path, report.html(laid_out))
    return path


# ── the end ────────────────────────────────────────────────────────────────────────────────────────────────────


def _arrived(console: Console, mails: list[Mail], receiver: Receiver) -> None:
    """The first mail, and the first webhook with its retry."""
    if mails:
        show.say(console, show.mail(mails[0]))
    if receiver.taken:
        first = receiver.taken[0]
        show.say(console, show.webhook([call for call in receiver.calls if call.id == first.id]))


def _serve(console: Console, output: Path) -> None:
    """Keeps the desk open until Ctrl-C, on a free port, with the demo's history and a user whom everyone may know."""
    from watcher.assemble import wall_clock
    from watcher.commands import common
    from watcher.serve import entry, server
    from watcher.serve.office import Office

    config = common.load(output / "sources.yaml")
    with common.reading(output / "snapshots") as store:
        office = Office(replace(config, desk=Desk(port=0)), store, common.titles(), wall_clock)
        entry.first_user(store, PASSWORD, now=wall_clock())
        with server.beside(office) as desk:
            console.print(
                f"The desk is open: http://127.0.0.1:{desk.port}/  (name admin, password {PASSWORD}; Ctrl-C ends it)\n"
            )
            _until_told_to_end()


def _until_told_to_end() -> None:
    """Ctrl-C or SIGTERM, also where whoever started this had them ignored."""
    end = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: end.set())
    end.wait()
