"""A part of a page to be left out, written into the source's entry in sources.yaml; every other byte stays."""

from __future__ import annotations

import json
import os
from pathlib import Path

from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from watcher import config as configuration
from watcher.errors import UsageError
from watcher.serve import entries
from watcher.yamltree import parse


def save(source: str, selector: str, path: str) -> None:
    """Raises UsageError where the entry is not found, ConfigError with what would be wrong then, OSError where the file
    cannot be written; in all cases it is as it was."""
    file = Path(path).resolve()
    wanted = with_removal(configuration.text_of(file), source, selector)
    found = configuration.read(wanted, file, env=os.environ)[1].source(source)
    if found is None or selector not in found.remove:
        raise UsageError(f"{source}: its entry could not be changed; write `remove: [{json.dumps(selector)}]` by hand")
    entries.write(file, wanted)


def with_removal(text: str, source: str, selector: str) -> str:
    """The text of a sources.yaml in which `source` leaves out one part more; the same text where it does so already."""
    entry = _entry(text, source)
    said = next((value for name, value in entry.value if name.value == "remove"), None)
    if isinstance(said, SequenceNode) and any(item.value == selector for item in said.value):
        return text
    word = json.dumps(selector, ensure_ascii=False)
    if isinstance(said, SequenceNode) and said.value:
        if said.flow_style:
            return _put(text, said.end_mark.index - 1, f", {word}")
        return _below(text, said, f"{' ' * said.start_mark.column}- {word}")
    if said is not None:
        return text[: said.start_mark.index] + f"[{word}]" + text[said.end_mark.index :]
    if entry.flow_style:
        return _put(text, entry.end_mark.index - 1, f", remove: [{word}]")
    return _below(text, entry, f"{' ' * entry.start_mark.column}remove: [{word}]")


def _entry(text: str, source: str) -> MappingNode:
    root = parse(text, file="sources.yaml").root
    listed = entries.sources_of(root)
    for node in listed.value if listed is not None else ():
        if isinstance(node, MappingNode) and entries.said(node, "id") == source:
            return node
    raise UsageError(f"sources.yaml has no entry {source}")


def _put(text: str, at: int, words: str) -> str:
    """Before a closing bracket, behind what stands before it."""
    end = len(text[:at].rstrip())
    return text[:end] + words + text[end:]


def _below(text: str, node: Node, line: str) -> str:
    lines = text.splitlines(keepends=True)
    ends = "\r\n" if "\r\n" in text else "\n"
    at = entries.last_line(node)
    if not lines[at].endswith("\n"):
        lines[at] += ends
    return "".join([*lines[: at + 1], line + ends, *lines[at + 1 :]])
