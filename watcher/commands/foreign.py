"""What another program gives out, as texts by name: a file, a folder, a zip, or its API. Nothing is unpacked or followed."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from watcher.coming.programs import Asking, Program, reachable
from watcher.commands import common
from watcher.errors import FetchError, UsageError
from watcher.model import Limits, Network, Outcome

if TYPE_CHECKING:
    from watcher.acquire.fetch import Gate

LARGEST = 5_000_000  # bytes of one file
MOST = 50_000_000  # bytes of all together
MOST_FILES = 20_000


def files(place: str, program: Program, *, key: str | None, config: Path) -> Mapping[str, str]:
    """Raises UsageError with what is wrong with the place, FetchError where an API does not answer."""
    if place.startswith(("http://", "https://")):
        return _from_api(place, program, key, config)
    path = Path(place)
    try:
        if path.is_dir():
            return _bounded(_in_folder(path, program.MEMBERS), place)
        if program.MEMBERS and zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                return _bounded(_in_zip(archive, program.MEMBERS), place)
        with path.open("rb") as file:
            return _bounded(iter([(path.name, file.read(LARGEST + 1))]), place)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError) as exc:
        raise UsageError(f"{place}: this zip cannot be read: {exc}") from exc
    except OSError as exc:
        raise UsageError(f"{place}: {exc.strerror or exc}") from exc


def _bounded(found: Iterator[tuple[str, bytes]], place: str) -> dict[str, str]:
    read: dict[str, str] = {}
    total = 0
    for name, body in found:
        total += len(body)
        if len(body) > LARGEST or total > MOST or len(read) >= MOST_FILES:
            raise UsageError(
                f"{place}: too large at {name}; at most {LARGEST} bytes in a file, {MOST} in all, {MOST_FILES} files"
            )
        read[name] = _text(body, name)
    if not read:
        raise UsageError(f"{place}: there is nothing of this program in it")
    return read


def _text(body: bytes, name: str) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        line = body.count(b"\n", 0, exc.start) + 1
        raise UsageError(f"{name}:{line}: this is not UTF-8 text") from exc


def _wanted(name: str, members: Sequence[str]) -> bool:
    """`*` is one step, as in a folder's listing."""
    steps = PurePosixPath(name).parts
    patterns = (PurePosixPath(member).parts for member in members)
    return any(len(steps) == len(p) and all(map(fnmatchcase, steps, p)) for p in patterns)


def _in_folder(folder: Path, members: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Links are left out: they may lead anywhere."""
    if not members:
        raise UsageError(f"{folder}: this is a folder; a file is wanted")
    for path in sorted({found for member in members for found in folder.glob(member)}):
        if path.is_file() and not path.is_symlink() and not path.parent.is_symlink():
            with path.open("rb") as file:
                yield path.relative_to(folder).as_posix(), file.read(LARGEST + 1)


def _in_zip(archive: zipfile.ZipFile, members: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """What a member says of its own size is not believed."""
    for member in archive.infolist():
        if _wanted(member.filename, members):
            with archive.open(member) as file:
                yield member.filename, file.read(LARGEST + 1)


def _from_api(address: str, program: Program, key: str | None, config: Path) -> Mapping[str, str]:
    from watcher.acquire.fetch import Gate

    asked = reachable(program)
    if asked is None:
        raise UsageError(f"{address}: this program has no API to ask; give its file")
    network, limits = Network(), Limits()
    if config.exists():
        loaded = common.load(config)
        network, limits = loaded.network, loaded.limits
    gate = Gate(network, limits)
    try:
        return _answers(asked.asks(address), gate, (asked.KEY_HEADER, key) if key else None)
    except FetchError as error:
        raise _advised(error) from error
    finally:
        gate.close()


def _answers(asking: Asking, gate: Gate, key: tuple[str, str] | None) -> Mapping[str, str]:
    try:
        address = next(asking)
        while True:
            body = gate.get(address, key=key, cap=LARGEST).body or b""
            address = asking.send(_text(body, address))
    except StopIteration as end:
        found: Mapping[str, str] = end.value
        return found


def _advised(error: FetchError) -> FetchError:
    """With what to do about it."""
    advice = ""
    if error.outcome == Outcome.FORBIDDEN_ADDRESS:
        advice = "; network.allow in sources.yaml lets addresses of your own network in"
    elif error.status in (401, 403):
        advice = "; name the environment variable that holds the API's key with --key-from"
    return FetchError(error.outcome, f"{error.reason}{advice}", status=error.status, final_url=error.final_url)
