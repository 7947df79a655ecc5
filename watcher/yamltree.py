"""YAML that knows where each value stands, for files that people write.

Pure: text in, values and mistakes out. The nodes come from ruamel.yaml (YAML 1.2: `no`, `010` and `22:22` are what they
look like); duplicate keys are mistakes, `${NAME}` reads the environment that is handed in, dates stay text.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, cast

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import CollectionEndEvent, CollectionStartEvent
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from watcher.errors import ConfigError, Mistake

NAME = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
HAS_C_READER = importlib.util.find_spec("_ruamel_yaml") is not None
TAG = "tag:yaml.org,2002:"
PLAIN_TAGS = frozenset("null bool int float str map seq merge timestamp value".split())
DEEPEST = 50  # levels of a file that somebody else wrote
MOST_VALUES = 500_000  # in such a file, anchors counted wherever they are used
Path = Sequence[str | int]


@dataclass(slots=True)
class Tree:
    """A read file: `value` as plain Python, `mistakes` found on the way, and where every value stands."""

    file: str
    value: Any = None
    mistakes: list[Mistake] = field(default_factory=list)
    root: Node | None = None

    def blame(self, path: Path, message: str, *, key: bool = False) -> None:
        """Record a mistake at a value (or at its key). A path that leads nowhere blames the last place that exists."""
        line, column = self.place(path, key=key)
        self.mistakes.append(Mistake(file=self.file, line=line, column=column, message=message))

    def place(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """Line and column from 1."""
        node, name = self.root, None
        for step in path:
            name, below = _below(node, step)
            if below is None:
                break
            node = below
        chosen = name if key and name is not None else node
        return (chosen.start_mark.line + 1, chosen.start_mark.column + 1) if chosen is not None else (1, 1)


def parse(text: str, *, file: str, env: Mapping[str, str] | None = None, c_reader: bool = HAS_C_READER) -> Tree:
    """Read one document. Never raises: what is wrong stands in `mistakes`. `env=None` leaves `${NAME}` as it is."""
    tree = Tree(file)
    with _blamed(tree, text):
        tree.root = _composed(text, c_reader)
    if tree.root is not None:
        tree.value = _Reading(tree, env).value(tree.root)
    return tree


def documents(text: str, *, file: str) -> list[Tree]:
    """Every document of a file that somebody else wrote. Raises ConfigError with the first thing that is wrong.

    Tags make nothing, `${NAME}` stays as it is, and neither nesting nor anchors grow beyond what a list of jobs needs.
    """
    whole = Tree(file)
    with _blamed(whole, text):
        roots = _all_composed(text)
    if whole.mistakes:
        raise ConfigError(whole.mistakes)
    trees = [Tree(file, root=root) for root in roots if root is not None]
    left = MOST_VALUES
    for tree in trees:
        reading = _Reading(tree, None, left=left)
        tree.value = reading.value(cast(Node, tree.root))
        left = cast(int, reading.left)
    return trees


def foreign(node: Node) -> Node | None:
    """The first node with a tag of somebody's own (`!include`, `!!python/…`), which only their program would follow."""
    waiting, seen = [node], set()
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if str(one.tag).removeprefix(TAG) not in PLAIN_TAGS:
            return one
        if isinstance(one, MappingNode):
            waiting += [part for pair in reversed(one.value) for part in reversed(pair)]
        elif isinstance(one, SequenceNode):
            waiting += reversed(one.value)
    return None


def _all_composed(text: str) -> list[Node | None]:
    """As `_composed`, of all documents."""
    if HAS_C_READER:
        with suppress(YAMLError):
            _measure(text, "safe")
            return list(YAML(typ="safe").compose_all(text))
    _measure(text, "rt")
    return list(YAML(typ="rt").compose_all(text))


def _measure(text: str, reader: str) -> None:
    """Composing goes as deep as the text is nested: a text of brackets alone would end the program."""
    depth = 0
    for event in YAML(typ=reader).parse(text):
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > DEEPEST:
            raise MarkedYAMLError(problem="nested too deeply", problem_mark=event.start_mark)


@contextmanager
def _blamed(tree: Tree, text: str) -> Iterator[None]:
    """What the reader raises becomes a mistake of this tree."""
    try:
        yield
    except ReaderError as exc:
        line = text.count("\n", 0, exc.position) + 1
        column = exc.position - text.rfind("\n", 0, exc.position)
        tree.mistakes.append(Mistake(file=tree.file, line=line, column=column, message=f"unreadable: {exc.reason}"))
    except MarkedYAMLError as exc:
        mark = exc.problem_mark or exc.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        words = ", ".join(str(part) for part in (exc.context, exc.problem) if part)
        tree.mistakes.append(Mistake(file=tree.file, line=line, column=column, message=f"not YAML: {words}"))
    except YAMLError as exc:
        tree.mistakes.append(Mistake(file=tree.file, line=1, column=1, message=f"not YAML: {exc}"))


def _composed(text: str, c_reader: bool) -> Node | None:
    """The nodes, from ruamel's C reader where it is installed (seven times faster).

    It knows YAML 1.1 only and stumbles over `{webhook: https://…}`; what it refuses is read again by the Python one.
    """
    if c_reader:
        with suppress(YAMLError):
            return cast(Node | None, YAML(typ="safe").compose(text))
    return cast(Node | None, YAML(typ="rt").compose(text))


def _below(node: Node | None, step: str | int) -> tuple[Node | None, Node | None]:
    """The key node and value node one step down, or (None, None)."""
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    if isinstance(node, MappingNode):
        for name, value in node.value:
            if name.value == step:
                return name, value
    return None, None


@dataclass(slots=True)
class _Reading:
    """One walk from nodes to values."""

    tree: Tree
    env: Mapping[str, str] | None
    open: set[int] = field(default_factory=set)
    left: int | None = None  # how many values may still be read; None: all

    def blame(self, node: Node, message: str) -> None:
        mark = node.start_mark
        place = {"line": mark.line + 1, "column": mark.column + 1}
        self.tree.mistakes.append(Mistake(file=self.tree.file, message=message, **place))

    def value(self, node: Node) -> Any:
        if self.left is not None:
            self.count(node)
        if isinstance(node, ScalarNode):
            return self.scalar(node)
        if id(node) in self.open:
            self.blame(node, "this anchor contains itself")
            return None
        self.open.add(id(node))
        value = self.mapping(node) if isinstance(node, MappingNode) else [self.value(item) for item in node.value]
        self.open.discard(id(node))
        return value

    def count(self, node: Node) -> None:
        self.left = cast(int, self.left) - 1
        if self.left < 0:
            self.blame(node, f"more than {MOST_VALUES} values, anchors counted wherever they are used")
            raise ConfigError(self.tree.mistakes[-1:])

    def mapping(self, node: MappingNode) -> dict[str, Any]:
        """Keys are text. A merge (`<<: *name`) gives way to what the mapping says itself."""
        found: dict[str, Any] = {}
        merged: dict[str, Any] = {}
        for name, value in node.value:
            if name.tag == f"{TAG}merge":
                for base in self.merges(value):
                    merged = {**base, **merged}
            elif not isinstance(name, ScalarNode):
                self.blame(name, "a key must be one word")
            elif name.value in found:
                self.blame(name, f"duplicate key {name.value!r}")
            else:
                found[name.value] = self.value(value)
        return {**merged, **found}

    def merges(self, node: Node) -> Iterator[dict[str, Any]]:
        value = self.value(node)
        for base in value if isinstance(value, list) else [value]:
            if isinstance(base, dict):
                yield base
            else:
                self.blame(node, "<< takes a mapping")

    def scalar(self, node: ScalarNode) -> Any:
        text: str = node.value
        kind = str(node.tag).removeprefix(TAG)
        if kind == "null":
            return None
        if kind == "bool":
            return text.lower() == "true"
        if kind in ("int", "float"):
            return _number(text, kind)
        return self.filled(node, text) if self.env is not None and "${" in text else text

    def filled(self, node: ScalarNode, text: str) -> str:
        env = self.env or {}
        for name in dict.fromkeys(NAME.findall(text)):
            if name not in env:
                self.blame(node, f"${{{name}}} is not set in the environment")
        return NAME.sub(lambda match: env.get(match[1], match[0]), text)


def _number(text: str, kind: str) -> Any:
    """YAML 1.2: `010` is ten, `0o10` eight. A number too odd for Python stays text."""
    plain = text.replace("_", "")
    try:
        if kind == "float":
            return float(plain.replace(".inf", "inf").replace(".nan", "nan").lower())
        return int(plain) if plain.lstrip("+-").isdigit() else int(plain, 0)
    except ValueError:
        return text
