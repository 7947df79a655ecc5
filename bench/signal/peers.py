"""Three other programs on the same pairs, each in a virtual environment of its own and with its default settings.

They see the same site at the same steps. What they say of a page counts as told if it names one of the edit's words or
numbers, and always where the edit is not a number: generous to programs that show raw markup.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from statistics import median

from bench.signal.case import ANY, Case
from bench.signal.score import Verdict
from bench.signal.site import Site, rounds, serve

FOLDER = Path("bench-output/peers")
VERSIONS = {"urlwatch": "2.29", "webchanges": "3.37.0", "changedetection.io": "0.60.10"}
SECTION = re.compile(
    r"^-{75}\n(CHANGED|ERROR)[^:\n]*: (\S+) ?\([^\n]*\n(.*?)(?=^-{75}\n(?:CHANGED|ERROR|NEW|UNCHANGED)|\Z)", re.M | re.S
)


@dataclass(frozen=True, slots=True)
class Message:
    """What a peer said of a case in a round; an error is a page that it could not read."""

    case: str
    round: int
    text: str
    error: bool = False


Ask = Callable[[int], list[Message]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """In pairs of pages; `more` counts messages beyond the first of a material pair, `letter` is a median of bytes."""

    noise: int
    false: int
    errors: int
    material: int
    missed: int
    more: int
    letter: int | None


# ── installed on demand ────────────────────────────────────────────────────────────────────────────────────────


def installed(name: str) -> Path | None:
    """The environment's bin folder; None, and a line that says why, where it cannot be had."""
    home = FOLDER / name
    binaries = (home / "bin").absolute()
    wanted = f"{name}=={VERSIONS[name]}"
    if (home / "installed").is_file() and (home / "installed").read_text() == wanted:
        return binaries
    steps = (
        [sys.executable, "-m", "venv", str(home)],
        [str(binaries / "pip"), "install", "--quiet", "--disable-pip-version-check", wanted],
    )
    for step in steps:
        done = subprocess.run(step, capture_output=True, text=True)
        if done.returncode:
            reason = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]
            print(f"{name} is left out, it could not be installed: {' '.join(reason)}")
            return None
    (home / "installed").write_text(wanted)
    return binaries


# ── asked ──────────────────────────────────────────────────────────────────────────────────────────────────────


def messages(name: str, binaries: Path, cases: Sequence[Case]) -> list[Message]:
    """All cases over all their steps; the last one is seen twice."""
    plans = {case.id: rounds(replace(case, confirming=1)) for case in cases}
    found: list[Message] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        serve(cases) as site,
        _peer(name, binaries, Path(folder), site) as ask,
    ):
        for number in range(max(map(len, plans.values()))):
            for case_id, plan in plans.items():
                site.step[case_id] = plan[min(number, len(plan) - 1)]
            found += [message for message in ask(number) if number]
    return found


def _peer(name: str, binaries: Path, folder: Path, site: Site) -> AbstractContextManager[Ask]:
    if name == "changedetection.io":
        from bench.signal.peer_server import running

        return running(binaries, folder, site)
    return _diffing(name, binaries, folder, site)


@contextmanager
def _diffing(name: str, binaries: Path, folder: Path, site: Site) -> Iterator[Ask]:
    """urlwatch and its descendant: a list of jobs, a run for each round, a report on the terminal."""
    jobs = folder / "jobs.yaml"
    jobs.write_text("---\n".join(f'name: "{case.id}"\nurl: {site.address(case)}\n' for case in site.cases.values()))
    words = ("--urls", "--cache") if name == "urlwatch" else ("--jobs", "--database")
    command = [str(binaries / name), words[0], str(jobs), words[1], str(folder / "seen.db"),
               "--config", str(folder / "config.yaml"), "--hooks", str(folder / "hooks.py")]  # fmt: skip
    yield partial(_report, command)


def _report(command: list[str], number: int) -> list[Message]:
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=1800)
    return [Message(case, number, text, kind == "ERROR") for kind, case, text in SECTION.findall(done.stdout)]


# ── counted ────────────────────────────────────────────────────────────────────────────────────────────────────


def figures(cases: Sequence[Case], said: Iterable[Message]) -> Figures:
    by_case: dict[str, list[Message]] = {case.id: [] for case in cases}
    for message in said:
        by_case[message.case].append(message)
    noise = [by_case[case.id] for case in cases if case.noise]
    material = [(case, by_case[case.id]) for case in cases if not case.noise]
    changes = [[m for m in found if not m.error] for _, found in material]
    letters = [len(m.text.encode()) for found in changes for m in found]
    return Figures(
        noise=len(noise),
        false=sum(any(not m.error for m in found) for found in noise),
        errors=sum(any(m.error for m in found) for found in noise),
        material=len(material),
        missed=sum(not _is_told(case, found) for case, found in material),
        more=sum(max(0, len(found) - 1) for found in changes),
        letter=int(median(letters)) if letters else None,
    )


def _is_told(case: Case, found: Sequence[Message]) -> bool:
    """While the last step was on show; of a page that is gone, an error is enough."""
    last = sum(step.polls for step in case.steps[:-1])
    late = [m for m in found if m.round >= last]
    if any(want.kind == "availability" for want in case.wants):
        return bool(late)
    words = [word for want in case.wants for word in _words(want.before, want.after)]
    return any(not m.error and (not words or any(w in m.text for w in words)) for m in late)


def _words(*sides: object) -> Iterator[str]:
    """Numbers, and words of untyped edits; names of circumstances and the like stand in no text."""
    for side in sides:
        if isinstance(side, int | float):
            yield f"{side / 10000:g}万" if side >= 100_000 else str(side)
        elif isinstance(side, str) and side != ANY and not side.isascii():
            yield side


def ours(verdicts: Sequence[Verdict]) -> Figures:
    noise, material = ([v for v in verdicts if v.case.noise is wanted] for wanted in (True, False))
    letters = [size for v in material for size in v.played.letters]
    return Figures(
        noise=len(noise),
        false=sum(bool(v.played.alerts) for v in noise),
        errors=0,
        material=len(material),
        missed=sum(bool(v.missed) for v in material),
        more=sum(max(0, len(v.played.alerts) - 1) for v in material),
        letter=int(median(letters)) if letters else None,
    )
