"""The folder of the public site: only what differs is written, each file at once, and only files of ours are removed.

The pages stand in pieces. A piece whose stamp is that of the last time, and whose files are still there, is not even made
again. `.watcher-site.json` is the list of all files with what they held; `.watcher-site.new` names those that a run under
way writes, so that one that is killed leaves nothing that nobody knows of.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from watcher.errors import UsageError

LIST, NEW, LOCK = ".watcher-site.json", ".watcher-site.new", ".watcher-site.lock"
OURS = (LIST, NEW, LOCK)
_BESIDE = ".watcher-new"
_FORM = 1
_PATH = re.compile(r"[a-z0-9][a-z0-9_.-]*(?:/[a-z0-9][a-z0-9_.-]*)*")
_LISTED = re.compile(r"[a-z0-9][a-z0-9_.-]*(?:/[a-z0-9][a-z0-9_.-]*)*(?:\.watcher-new)?")
Files = dict[str, tuple[int, str]]  # by path: size, sha256


@dataclass(kw_only=True, slots=True)
class Tally:
    """How many files a run wrote, left as they were, and removed."""

    written: int = 0
    kept: int = 0
    removed: int = 0


class Folder:
    """Open between `opened` and its end. Raises UsageError where the folder holds what is not ours."""

    def __init__(self, root: Path, journal: IO[bytes]) -> None:
        self.root, self.tally = root, Tally()
        self._journal = journal
        self._before: dict[str, tuple[str, Files]] = {}
        self._now: dict[str, tuple[str, Files]] = {}
        self._shas: dict[str, str] = {}
        self._doubtful: set[str] = set()  # what a run that never ended may have written
        self._folders: set[str] = set()
        self._top = str(root)

    @property
    def paths(self) -> Iterator[str]:
        """Of all files that this run kept or wrote so far."""
        return (path for _, files in self._now.values() for path in files)

    def keep(self, piece: str, stamp: str, make: Callable[[], Iterable[tuple[str, bytes]]]) -> None:
        """`make` gives the files of a piece; it is asked where they may have changed."""
        known = self._before.get(piece)
        if known and known[0] == stamp and all(map(self._is_there, known[1].items())):
            self._now[piece] = known
            self.tally.kept += len(known[1])
            return
        self._now[piece] = (stamp, {path: self._put(path, content) for path, content in make()})

    def _is_there(self, item: tuple[str, tuple[int, str]]) -> bool:
        try:
            size = os.stat(f"{self._top}/{item[0]}", follow_symlinks=False).st_size
        except OSError:
            return False
        return size == item[1][0] and item[0] not in self._doubtful

    def _put(self, path: str, content: bytes) -> tuple[int, str]:
        sha = hashlib.sha256(content).hexdigest()
        entry = (len(content), sha)
        if self._shas.get(path) == sha and self._is_there((path, entry)):
            self.tally.kept += 1
            return entry
        target = self._place(path)
        self._journal.write(f"{path}\n".encode())
        beside = target + _BESIDE
        with open(beside, "wb", buffering=0) as file:
            left = memoryview(content)
            while left:
                left = left[file.write(left) :]
        os.replace(beside, target)
        self.tally.written += 1
        return entry

    def _place(self, path: str) -> str:
        """Within the folder, wherever links on the disk lead."""
        if not _PATH.fullmatch(path):
            raise ValueError(f"{path!r} is no path of a site")
        above = path.rpartition("/")[0]
        if above not in self._folders:
            folder = self.root / above
            folder.mkdir(parents=True, exist_ok=True)
            if not folder.resolve().is_relative_to(self.root):
                raise UsageError(f"{folder} leads out of {self.root}; remove that link")
            self._folders.add(above)
        return f"{self._top}/{path}"

    # ── the list ───────────────────────────────────────────────────────────────────────────────────────────

    def read(self) -> None:
        said = json.loads((self.root / LIST).read_text("utf-8"))
        pieces: dict[str, Any] = said["pieces"]
        self._before = {
            name: (stamp, {path: (int(size), sha) for path, (size, sha) in files.items()})
            for name, (stamp, files) in pieces.items()
        }
        self._shas = {path: sha for _, files in self._before.values() for path, (_, sha) in files.items()}
        self._doubtful = set(self._unfinished())

    def close(self) -> None:
        """Removes what is no longer part of the site, then writes the list."""
        unfinished = self._unfinished()
        left = {*self._shas, *unfinished, *(path + _BESIDE for path in unfinished)} - set(self.paths)
        for path in sorted(path for path in left if _LISTED.fullmatch(path)):
            self._remove(path)
        self.save()
        (self.root / NEW).write_text("")

    def _unfinished(self) -> list[str]:
        return [path for path in (self.root / NEW).read_text("utf-8").split("\n") if path]

    def _remove(self, path: str) -> None:
        target = self.root / path
        if not target.parent.resolve().is_relative_to(self.root) or not target.is_file():
            return
        target.unlink()
        self.tally.removed += not path.endswith(_BESIDE)
        for folder in target.relative_to(self.root).parents:
            if folder == Path() or any((self.root / folder).iterdir()):
                break
            (self.root / folder).rmdir()

    def save(self) -> None:
        beside = self.root / f"{LIST}{_BESIDE}"
        text = json.dumps({"site": _FORM, "pieces": self._now}, ensure_ascii=False, separators=(",", ":"))
        with open(beside, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, self.root / LIST)


@contextmanager
def opened(root: Path) -> Iterator[Folder]:
    """The folder, for one run at a time. What was written stays where the run fails; the next one goes on."""
    root = _ours(root)
    with open(root / LOCK, "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as exc:
            raise UsageError(f"{root} is being written by another process; wait until it ends") from exc
        with open(root / NEW, "ab", buffering=0) as journal:
            folder = Folder(root, journal)
            if (root / LIST).exists():
                folder.read()
            else:
                folder.save()
            yield folder
            folder.close()


def _ours(root: Path) -> Path:
    """Made where it is missing. Raises UsageError where it holds what was not published by us."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        strange = sorted(path.name for path in root.iterdir() if path.name not in OURS)
    except OSError as exc:
        raise UsageError(f"{root} cannot be a folder for the site: {exc.strerror or exc}; name another one") from exc
    if strange and not _is_list(root / LIST):
        raise UsageError(
            f"{root} holds something that was not published by watcher ({', '.join(strange[:3])}); name an empty folder"
        )
    return root.resolve()


def _is_list(path: Path) -> bool:
    try:
        return bool(json.loads(path.read_text("utf-8"))["site"] == _FORM)
    except (OSError, ValueError, KeyError, TypeError):
        return False
