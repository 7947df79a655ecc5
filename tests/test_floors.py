"""The house stands on its floors: imports go down only, and only named files touch the world outside.

entry → walk → edge → core → model → errors. Edges never import each other, stages never import each other.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / "watcher").rglob("*.py"))
STAGES = ("acquire", "analyze", "compare", "deliver", "publish")
ERRORS, MODEL, CORE, EDGE, WALK, ENTRY = range(6)

ENTRIES = ("cli", "__main__", "daemon", "assemble", "commands", "serve", "demo")
EDGES = (
    "store",
    "config",
    "isolate",
    "isolated",
    "signs",
    "acquire.fetch",
    "acquire.dial",
    "acquire.from_browser",
    "browser",
    "deliver.via_",
    "publish.folder",
    "edition",
)

# The closed list: who may do what. A file that is not here does nothing but compute.
MAY_READ_FILES = {
    "watcher/config.py": "reads sources.yaml",
    "watcher/acquire/fetch.py": "reads certificates, and files named on the command line",
    "watcher/analyze/topics.py": "reads the packs that lie in the package, once",
    "watcher/isolated.py": "asks the kernel what it holds",
    "watcher/analyze/formats/doc.py": "hands the bytes to antiword",
    "watcher/store/blobs.py": "keeps snapshots",
    "watcher/store/lock.py": "holds the data directory",
    "watcher/store/store.py": "opens the data directory",
    "watcher/store/whole.py": "reads the kept copies as they lie",
    "watcher/deliver/via_feed.py": "keeps feeds in their folder",
    "watcher/publish/folder.py": "keeps the public site in its folder",
    "watcher/edition.py": "reads the program itself, to know it after an upgrade",
    "watcher/commands/documents.py": "extract and diff take files, diff writes a report",
    "watcher/commands/foreign.py": "import takes another program's file, folder or zip",
    "watcher/commands/exporting.py": "writes tables, sheets and bundles",
    "watcher/commands/archives.py": "import and export take archives",
    "watcher/commands/coming.py": "import --into writes a new sources.yaml",
    "watcher/commands/topics.py": "check takes a pack that is being written",
}
MAY_USE_THE_NETWORK = {
    "watcher/acquire/fetch.py": "the one gate",
    "watcher/acquire/dial.py": "the gate's sockets",
    "watcher/acquire/faults.py": "knows the gate's errors by name",
    "watcher/deliver/via_apprise.py": "hands messages to a library that opens its own connections",
    "watcher/deliver/via_email.py": "speaks SMTP",
    "watcher/signs.py": "signs to systemd's socket",
    "watcher/store/lock.py": "names this machine",
}
MAY_USE_THE_DATABASE = {path for path in map(str, FILES) if "/watcher/store/" in path}
MAY_READ_THE_CLOCK = {
    "watcher/assemble.py": "hands the clocks down",
    "watcher/acquire/fetch.py": "takes its clock as an argument; Retry-After may be a date",
    "watcher/isolate.py": "holds readers to their time",
}
MAY_START_PROCESSES = {
    "watcher/commands/keeping.py": "has the public site written outside the daemon",
    "watcher/commands/mirror.py": "has a large sources.yaml read where its memory ends with it",
    "watcher/isolate.py": "starts readers for heavy and hostile documents, and kills them",
    "watcher/isolated.py": "is such a reader: limits its own time and memory",
    "watcher/analyze/formats/doc.py": "hands the bytes to antiword",
}
MAY_ROLL_DICE = {
    "watcher/assemble.py": "hands the dice down",
    "watcher/deliver/via_email.py": "message boundaries",
    "watcher/store/users.py": "makes session tokens",
    "watcher/store/tokens.py": "makes the tokens of programs",
    "watcher/store/subscribers.py": "makes names and keys that nobody can guess",
}

NETWORK = {"socket", "ssl", "requests", "urllib3", "http.client", "http.server", "urllib.request", "smtplib", "httpx"}
NETWORK |= {"apprise"}
PROCESSES = {"subprocess", "multiprocessing", "resource", "pty", "concurrent.futures.process"}
DATABASE = {"sqlite3", "sqlite_utils"}
CHANCE = {"random", "secrets", "uuid"}
CLOCKS = {"now", "utcnow", "today", "time", "monotonic", "perf_counter", "time_ns", "localtime", "gmtime"}
CLOCK_OWNERS = {"datetime", "date", "time"}
FILE_CALLS = {"read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink"}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT / "watcher").with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


NAMES = frozenset(map(name_of, FILES))


def floor_of(name: str) -> int:
    if name in ("errors", ""):
        return ERRORS
    if name == "model":
        return MODEL
    if _under(name, ENTRIES):
        return ENTRY
    if _under(name, ("pipeline", "walk")):
        return WALK
    return EDGE if _under(name, EDGES) else CORE


def _under(name: str, places: tuple[str, ...]) -> bool:
    return any(name == p or name.startswith(f"{p}.") or (p.endswith("_") and name.startswith(p)) for p in places)


def edge_of(name: str) -> str | None:
    """Files of one edge may import each other: the store its parts, the gate its sockets."""
    if floor_of(name) != EDGE:
        return None
    if name.startswith(("acquire.fetch", "acquire.dial")):
        return "gate"
    return "store" if name.startswith("store") else name


def imports(path: Path) -> Iterator[str]:
    """Everything of `watcher` that a file imports, by name without the package; lazily imported things too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (a.name.removeprefix("watcher.") for a in node.names if a.name.split(".")[0] == "watcher")
        elif isinstance(node, ast.ImportFrom):
            base = _base(node, path)
            for alias in node.names if base is not None else ():
                whole = f"{base}.{alias.name}".strip(".")
                yield whole if whole in NAMES else str(base)


def _base(node: ast.ImportFrom, path: Path) -> str | None:
    if node.level:
        package = list(path.relative_to(ROOT / "watcher").parts[: -node.level])
        return ".".join([*package, *([node.module] if node.module else [])])
    module = node.module or ""
    return module.removeprefix("watcher").lstrip(".") if module.split(".")[0] == "watcher" else None


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_imports_go_down_only(path: Path) -> None:
    mine, above = floor_of(name_of(path)), []
    above = [other for other in imports(path) if floor_of(other) > mine]
    assert above == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_edges_never_import_each_other(path: Path) -> None:
    mine = edge_of(name_of(path))
    others = [name for name in imports(path) if mine and edge_of(name) not in (None, mine)]
    assert others == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_stages_never_import_each_other(path: Path) -> None:
    mine = name_of(path).split(".")[0]
    others = [name for name in imports(path) if mine in STAGES and name.split(".")[0] in set(STAGES) - {mine}]
    assert others == []


def modules(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


PURE = {"urllib3.util", "urllib3.exceptions"}  # parsing of addresses, and names of errors


def uses(path: Path, names: set[str]) -> bool:
    met = (module for module in modules(path) if module not in PURE)
    return any(module in names or module.split(".")[0] in names for module in met)


def calls(path: Path) -> Iterator[tuple[str, str]]:
    """(owner, name) of every attribute used and of every bare call: `datetime.now`, `open`."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Attribute):
            yield (node.value.id if isinstance(node.value, ast.Name) else "", node.attr)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield ("", node.func.id)


def reads_the_clock(path: Path) -> bool:
    return any(owner in CLOCK_OWNERS and name in CLOCKS for owner, name in calls(path))


def touches_files(path: Path) -> bool:
    nodes = list(ast.walk(tree(path)))
    opened = any(isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id == "open" for n in nodes)
    return opened or any(isinstance(n, ast.Attribute) and n.attr in FILE_CALLS for n in nodes)


def outside(allowed: object, found: Iterator[Path]) -> list[str]:
    listed = {str(ROOT / name) for name in allowed} if isinstance(allowed, dict) else set(allowed)  # type: ignore[call-overload]
    return [name_of(path) for path in found if str(path) not in listed]


def below_entries() -> Iterator[Path]:
    return (path for path in FILES if not _under(name_of(path), ("serve", "demo")))


def test_only_the_named_files_use_the_network() -> None:
    assert outside(MAY_USE_THE_NETWORK, (p for p in below_entries() if uses(p, NETWORK))) == []


def test_only_the_store_uses_the_database() -> None:
    assert outside(MAY_USE_THE_DATABASE, (p for p in below_entries() if uses(p, DATABASE))) == []


def test_only_the_named_files_read_the_clock() -> None:
    assert outside(MAY_READ_THE_CLOCK, (p for p in below_entries() if reads_the_clock(p))) == []


def test_only_the_named_files_start_or_bound_processes() -> None:
    assert outside(MAY_START_PROCESSES, (p for p in below_entries() if uses(p, PROCESSES))) == []


def test_only_the_named_files_roll_dice() -> None:
    assert outside(MAY_ROLL_DICE, (p for p in below_entries() if uses(p, CHANCE))) == []


def test_only_the_named_files_read_or_write_files() -> None:
    assert outside(MAY_READ_FILES, (p for p in below_entries() if touches_files(p))) == []


def test_nothing_is_ever_unpickled_or_evaluated() -> None:
    forbidden = {"pickle", "marshal", "shelve", "dill", "cloudpickle"}
    assert [name_of(p) for p in FILES if uses(p, forbidden)] == []
    evaluated = [name_of(p) for p in FILES if {("", "eval"), ("", "exec")} & set(calls(p))]
    assert evaluated == []
