"""Entries of sources.yaml: as they stand there, as they would be written, and put in behind the others."""

from __future__ import annotations

import io
import os
import re
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from watcher import config as configuration
from watcher.errors import ConfigError, Mistake
from watcher.model import Config, Follow, Source
from watcher.settingvalues import duration
from watcher.wording import one_line
from watcher.yamltree import parse

_LARGEST = 1_000_000  # bytes of a sources.yaml that is looked through for one entry
_EMPTY = re.compile(r"^sources:[ \t]*(\[[ \t]*\]|null|~)?[ \t]*((?:[ \t]#.*)?\r?\n?)$")
_TOLD = (
    "id", "title", "url", "kind", "region", "authority", "topics", "every", "cron", "timezone", "select", "remove",
    "follow", "attachments", "robots", "enabled", "note",
)  # fmt: skip
_BLANK = Source(id="", title="", url="")


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """An entry, and lines that stand above it as comments."""

    entry: Mapping[str, Any]
    remarks: tuple[str, ...] = ()


# ── as it stands ────────────────────────────────────────────────────────────────────────────────────────────────


def yaml_of(source: Source, path: str) -> str:
    """The entry as the operator wrote it; where the file is too large or holds none, as it would be written."""
    return _written(source.id, Path(path)) or dumped(_entry(source))


def _written(name: str, path: Path) -> str | None:
    try:
        text = path.read_text("utf-8-sig") if path.stat().st_size <= _LARGEST else ""
    except (OSError, UnicodeDecodeError):
        return None
    listed = sources_of(parse(text, file=str(path)).root) if name in text else None
    for node in listed.value if listed is not None else ():
        if isinstance(node, MappingNode) and said(node, "id") == name:
            lines = text.splitlines()[node.start_mark.line : last_line(node) + 1]
            return "\n".join(_moved(line, node.start_mark.column) for line in lines) + "\n"
    return None


def _moved(line: str, by: int) -> str:
    """Without what stands before the entry: blanks, and the dash of the first line."""
    return line[by:] if not line[:by].strip(" -") else line


def said(node: MappingNode, key: str) -> str | None:
    return next((str(value.value) for name, value in node.value if name.value == key), None)


def _entry(source: Source) -> dict[str, Any]:
    """What differs from the program's own defaults."""
    found = {name: value for name in _TOLD if (value := getattr(source, name)) != getattr(_BLANK, name)}
    if "every" in found:
        found["every"] = duration(source.every)
    if source.follow is not None:
        blank = Follow()
        names = ("match", "limit", "within", "pages")
        found["follow"] = {n: v for n in names if (v := getattr(source.follow, n)) != getattr(blank, n)}
    return found


# ── as it would be written ──────────────────────────────────────────────────────────────────────────────────────


def dumped(entry: Mapping[str, Any]) -> str:
    out = io.StringIO()
    yaml = YAML()
    yaml.width = 4096
    yaml.default_flow_style = False
    yaml.dump(_plain(entry), out)
    return out.getvalue()


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, list | tuple) else value


def mistakes(entry: Mapping[str, Any], path: str) -> list[Mistake]:
    """What sources.yaml would say of it. Nothing is taken from the environment: an entry of the desk may not ask for it."""
    try:
        configuration.read(dumped({"version": 1, "sources": [entry]}), Path(path), env={})
    except ConfigError as error:
        return error.mistakes
    return []


# ── put in ──────────────────────────────────────────────────────────────────────────────────────────────────────


def save(entry: Mapping[str, Any], path: str) -> Source:
    """Puts it behind the other sources; every other byte of the file stays. Raises ConfigError with what is wrong in the
    file, or would be then, and OSError where the file cannot be written; in both cases it is as it was."""
    found = save_all([Item(entry=entry)], path).source(str(entry["id"]))
    assert found is not None
    return found


def save_all(items: Sequence[Item], path: str) -> Config:
    """As `save`, of several at once: all of them or none."""
    file = Path(path).resolve()
    text = configuration.text_of(file)
    configuration.read(text, file, env=os.environ)
    wanted = with_entries(text, items)
    found = configuration.read(wanted, file, env=os.environ)[1]
    write(file, wanted)
    return found


def with_entry(text: str, entry: Mapping[str, Any]) -> str:
    """The text of a sources.yaml with one more source. Raises ConfigError where it has no place for one."""
    return with_entries(text, [Item(entry=entry)])


def with_entries(text: str, items: Sequence[Item]) -> str:
    """As `with_entry`, of several, in their order."""
    if not items:
        return text
    before = parse(text, file="sources.yaml")
    listed = sources_of(before.root)
    lines, ends = text.splitlines(keepends=True), "\r\n" if "\r\n" in text else "\n"
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += ends
    empty = next((n for n, line in enumerate(lines) if _EMPTY.match(line)), None)
    if listed is not None and listed.value and not listed.flow_style:
        at, blank = _behind(lines, last_line(listed) + 1, listed.start_mark.column), " " * listed.start_mark.column
    elif empty is not None:
        lines[empty] = _EMPTY.sub(r"sources:\2", lines[empty])
        at, blank = empty + 1, "  "
    else:
        lines += [ends, f"sources:{ends}"] if listed is None else []
        at, blank = len(lines), "  "
    lines[at:at] = [line + ends for item in items for line in _item(item, blank)]
    wanted = "".join(lines)
    _only_added(before.value, parse(wanted, file="sources.yaml").value, text, len(items))
    return wanted


def _only_added(before: Any, after: Any, text: str, count: int) -> None:
    """That the file says what it said, and the new entries."""
    file = before if isinstance(before, dict) else {}
    had, has = file.get("sources") or [], after.get("sources") if isinstance(after, dict) else None
    if (
        not isinstance(has, list)
        or has[: len(has) - count] != had
        or {**after, "sources": had} != {**file, "sources": had}
    ):
        raise ConfigError([_in_one_line(text)])


def _in_one_line(text: str) -> Mistake:
    line = next((n for n, line in enumerate(text.splitlines(), 1) if line.startswith("sources:")), 1)
    message = "write the sources below each other, each with a dash, so that one can be added"
    return Mistake(file="sources.yaml", line=line, column=1, message=message)


def _item(item: Item, blank: str) -> list[str]:
    remarks = [f"{blank}# {one_line(remark)}" for remark in item.remarks]
    lines = dumped(item.entry).splitlines()
    return [*remarks, *(f"{blank}{'- ' if n == 0 else '  '}{line}".rstrip() for n, line in enumerate(lines))]


def _behind(lines: list[str], at: int, column: int) -> int:
    """Behind comments that are indented as part of the last entry."""
    while at < len(lines) and lines[at].lstrip().startswith("#") and len(lines[at]) - len(lines[at].lstrip()) > column:
        at += 1
    return at


def sources_of(root: Node | None) -> SequenceNode | None:
    if not isinstance(root, MappingNode):
        return None
    found = next((value for name, value in root.value if name.value == "sources"), None)
    return found if isinstance(found, SequenceNode) else None


def last_line(node: Node) -> int:
    """The line, from 0, on which a node ends; a block ends where its last part does, not before what follows."""
    if not isinstance(node, MappingNode | SequenceNode) or node.flow_style or not node.value:
        mark = node.end_mark
        return int(mark.line - 1 if mark.column == 0 and mark.line > node.start_mark.line else mark.line)
    last = node.value[-1]
    return max(last_line(part) for part in last) if isinstance(last, tuple) else last_line(last)


def write(file: Path, text: str) -> None:
    """Whole or not at all."""
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        os.chmod(name, file.stat().st_mode & 0o7777)
        os.replace(name, file)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
