"""Topic packs: what a subject's rules look like, as data. A pack is one YAML file in `watcher/topics/`.

A pack names keys (with title, severity, unit), vocabularies (`words`), insurances, cohorts, and for each key the rules by
which its sentences are known. Patterns are RE2 (linear time on hostile pages, no look-around) and run on folded text.
`{name}` in a pattern stands for a word list of the pack, `{years}`, `{percent}`, `{money}`, `{months}`, `{days}`,
`{number}`, `{ages}`, `{phone}` for an amount (`quantities.SLOTS`), `{day}` for a date that is the value itself, `{date}`
for one that says whom a rule is for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from watcher.analyze.pack import Example, Key, Mention, Pack, Rule
from watcher.analyze.packbuild import build, parsed
from watcher.errors import ConfigError, Mistake

__all__ = [
    "Example",
    "Key",
    "Mention",
    "Pack",
    "PackSource",
    "Rule",
    "build",
    "known",
    "load_packs",
    "source_from",
    "source_of",
]

SHARED = "_shared_"


def known() -> tuple[str, ...]:
    """Names of the packs that are installed."""
    files = resources.files("watcher.topics").iterdir()
    names = (f.name.removesuffix(".yaml") for f in files if f.name.endswith(".yaml"))
    return tuple(sorted(n for n in names if not n.startswith(SHARED)))


def load_packs(names: Sequence[str] = ()) -> tuple[Pack, ...]:
    """The packs of these names, or all. Raises ConfigError with every mistake of a pack."""
    wanted = tuple(names) or known()
    unknown = [n for n in wanted if n not in known()]
    if unknown:
        message = f"unknown topic {unknown[0]!r}; known: {', '.join(known())}"
        raise ConfigError([Mistake(file="topics", line=1, column=1, message=message)])
    return tuple(_installed(name) for name in wanted)


@cache
def _installed(name: str) -> Pack:
    source = source_of(name)
    return build(source.text, source.shared, source.lent, file=source.file)


@dataclass(frozen=True, kw_only=True, slots=True)
class PackSource:
    """The YAML of one pack with what it uses: the shared vocabulary and the packs it takes keys from."""

    text: str
    shared: str
    lent: Mapping[str, str]
    file: str


def source_of(name: str) -> PackSource:
    """The source of an installed pack."""
    return source_from((resources.files("watcher.topics") / f"{name}.yaml").read_text("utf-8"), file=f"{name}.yaml")


def source_from(text: str, *, file: str) -> PackSource:
    """The source of a pack that is being written. Raises ConfigError where its YAML cannot be read."""
    folder = resources.files("watcher.topics")
    raw = parsed(text, file)
    shared = raw.get("uses")
    path = folder / f"{SHARED}{shared}.yaml"
    if shared and not path.is_file():
        mistake = Mistake(file=file, line=1, column=1, message=f"uses: there is no shared vocabulary {shared!r}")
        raise ConfigError([mistake])
    lenders = {str(k["from"]) for k in raw.get("keys", {}).values() if isinstance(k, dict) and "from" in k}
    lent = {name: (folder / f"{name}.yaml").read_text("utf-8") for name in sorted(lenders & set(known()))}
    return PackSource(text=text, shared=path.read_text("utf-8") if shared else "", lent=lent, file=file)


def set_valued(keys: Mapping[str, Key]) -> set[str]:
    """The names of those that have many values at once: each is a fact of its own."""
    return {name for name, key in keys.items() if key.set_valued}
