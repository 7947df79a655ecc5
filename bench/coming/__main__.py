"""`make coming`: each list in tests/coming/lists is handed to the very program it is written for, then imported.

A list that its own program refuses proves nothing. The programs are installed on demand into environments of their own,
below bench-output/peers, three of them as the signal benchmark does it. Nothing of theirs is fetched: no page is opened.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.signal import peers

ROOT = Path(__file__).resolve().parents[2]
LISTS = ROOT / "tests" / "coming" / "lists"
HERE = Path(__file__).parent
ENGINE = "@opentermsarchive/engine@9.1.0"


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """`theirs`: jobs as the program itself counts them, None where it refused. `read`: what is handed to watcher."""

    program: str
    theirs: int | None
    read: Path
    said: str = ""


def main() -> int:
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for row in rows(Path(folder)):
            ours = imported(row.program, row.read) if row.theirs is not None else ""
            print(f"{row.program:18} takes {row.theirs if row.theirs is not None else 'nothing'}; {ours or row.said}")
            failed = failed or row.theirs is None or not ours
    return int(failed)


def rows(folder: Path) -> list[Row]:
    found = []
    for name, ask in (("urlwatch", _listing), ("webchanges", _listing), ("changedetection.io", _backup)):
        binaries = peers.installed(name)
        if binaries is not None:
            place = folder / name
            place.mkdir()
            found.append(ask(name, binaries, place))
    engine = engine_installed()
    return [*found, _declarations(engine)] if engine is not None else found


def imported(program: str, place: Path) -> str:
    """The last line of `watcher import`, if what it printed is valid; else nothing."""
    words = [sys.executable, "-m", "watcher", "import", program, str(place)]
    done = subprocess.run(words, capture_output=True, text=True, cwd=ROOT)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "sources.yaml"
        made.write_text(done.stdout, encoding="utf-8")
        words = [sys.executable, "-m", "watcher", "validate", "--config", str(made)]
        valid = subprocess.run(words, capture_output=True, text=True, cwd=ROOT)
    return done.stderr.splitlines()[-1] if done.returncode == 0 and valid.returncode == 0 else ""


# ── each program on its list ────────────────────────────────────────────────────────────────────────────────────


def _listing(name: str, binaries: Path, folder: Path) -> Row:
    """urlwatch and webchanges list their jobs by number."""
    read = LISTS / {"urlwatch": "urls.yaml", "webchanges": "jobs.yaml"}[name]
    words = ("--urls", "--cache") if name == "urlwatch" else ("--jobs", "--database")
    (folder / "hooks.py").touch()
    done = _run([binaries / name, words[0], read, words[1], folder / "seen.db", "--config", folder / "config.yaml",
                 "--hooks", folder / "hooks.py", "--list"], folder)  # fmt: skip
    listed = re.findall(r"^ *\d+: ", done.stdout, re.M)
    return Row(
        program=name,
        theirs=len(listed) if done.returncode == 0 and listed else None,
        read=read,
        said=done.stderr[-400:],
    )


def _backup(name: str, binaries: Path, folder: Path) -> Row:
    """Its store reads the folder and makes a backup of it, with one more watch of its own making; that one is imported."""
    shutil.copytree(LISTS / "changedetection", folder / "store")
    done = _run([binaries / "python", HERE / "store.py", folder / "store"], folder)
    made = sorted((folder / "store").glob("changedetection-backup-*.zip"))
    theirs = int(done.stdout.split()[-1]) if made and done.stdout.split() else None
    return Row(program="changedetection", theirs=theirs, read=made[0] if made else folder, said=done.stderr[-400:])


def engine_installed() -> Path | None:
    """The folder of Open Terms Archive's engine; None, and a line that says why, where it cannot be had."""
    home = (peers.FOLDER / "opentermsarchive").absolute()
    engine = home / "node_modules" / "@opentermsarchive" / "engine"
    if engine.is_dir():
        return engine
    home.mkdir(parents=True, exist_ok=True)
    try:
        words = ["npm", "install", "--prefix", str(home), "--ignore-scripts", "--no-audit", "--no-fund", ENGINE]
        done = subprocess.run(words, capture_output=True, text=True)
        said = "" if done.returncode == 0 else done.stderr[-200:]
    except OSError as exc:
        said = str(exc)
    if said:
        print(f"Open Terms Archive is left out, it could not be installed: {said}")
        return None
    return engine


def _declarations(engine: Path) -> Row:
    read = LISTS / "opentermsarchive"
    done = _run(["node", HERE / "declarations.mjs", engine, read / "declarations"], read)
    found = json.loads(done.stdout)["terms"] if done.returncode == 0 else None
    return Row(program="opentermsarchive", theirs=found, read=read, said=done.stderr[-400:])


def _run(words: Sequence[str | Path], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(list(map(str, words)), capture_output=True, text=True, cwd=folder, timeout=300)


if __name__ == "__main__":
    sys.exit(main())
