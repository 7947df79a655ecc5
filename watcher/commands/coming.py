"""import: what another program watches becomes entries of sources.yaml, printed or put into a file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from watcher import config as configuration
from watcher.coming import programs
from watcher.coming.brought import Brought, Remark, Translation
from watcher.commands import foreign
from watcher.commands.terminal import complain, print_json, write
from watcher.errors import ConfigError, UsageError
from watcher.serve import entries, guessing
from watcher.yamltree import parse

HEAD = "version: 1\nsources: []\n"
_WORDS = re.compile(r"[A-Za-z0-9]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """An entry with its id and comment, and what it was made of."""

    item: entries.Item
    of: Brought


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """`again`: pages that the file watches already. `left`: jobs that became no entry."""

    named: tuple[Named, ...]
    again: tuple[Remark, ...]
    left: tuple[Remark, ...]

    @property
    def items(self) -> list[entries.Item]:
        return [named.item for named in self.named]

    @property
    def lost(self) -> list[Remark]:
        return [remark for named in self.named for remark in named.of.remarks if remark.lost]


def taken_over(program: str, place: str, *, into: Path | None, key: str | None, config: Path, as_json: bool) -> int:
    """0; 3 where no job became an entry."""
    translator = programs.load(program)
    found = translator.translate(foreign.files(place, translator, key=key, config=config))
    taken = _taken(found, _there(into))
    if into is not None and taken.named:
        _put(taken.items, into)
    if as_json:
        print_json(_json(taken))
    elif into is None and taken.named:
        write(entries.with_entries(HEAD, taken.items))
    _report(taken, into)
    return 0 if taken.named or taken.again else 3


# ── entries ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _there(into: Path | None) -> list[Mapping[str, Any]]:
    """The entries that the file has already."""
    if into is None or not into.exists():
        return []
    value = parse(configuration.text_of(into), file=str(into)).value
    listed = value.get("sources") if isinstance(value, dict) else None
    return [entry for entry in listed if isinstance(entry, dict)] if isinstance(listed, list) else []


def _taken(found: Translation, there: list[Mapping[str, Any]]) -> Taken:
    """Each with an id of its own; what is watched already is left out, so that a list can be imported again."""
    ids = {str(entry.get("id")).lower() for entry in there}
    watched = {_what(entry): str(entry.get("id")) for entry in there}
    named: list[Named] = []
    again: list[Remark] = []
    for one in found.brought:
        what = _what(one.entry)
        if what in watched:
            why = f"the same part of the same page is watched already, as {watched[what]}"
            again.append(Remark(what=what[0], why=why, at=one.at, lost=False))
            continue
        name = watched[what] = _id(one.entry, ids)
        ids.add(name)
        item = entries.Item(entry={"id": name, **one.entry}, remarks=tuple(_above(one)))
        named.append(Named(item=item, of=one))
    good, wrong = _valid(named)
    return Taken(named=tuple(good), again=tuple(again), left=(*found.left, *wrong))


def _what(entry: Mapping[str, Any]) -> tuple[str, str, str]:
    """What an entry watches."""
    return str(entry.get("url")), str(entry.get("select") or ""), str(entry.get("remove") or "")


def _id(entry: Mapping[str, Any], taken: set[str]) -> str:
    """From the title where that is written in Latin letters, else from the address."""
    title = str(entry.get("title") or "")
    name = "-".join(_WORDS.findall(title.lower()))[:60].strip("-") if title.isascii() else ""
    if len(name) < 3:
        return guessing.id_of(str(entry["url"]), taken)
    tries = (name if n == 1 else f"{name}-{n}" for n in range(1, 100_000))
    return next(tried for tried in tries if tried not in taken and tried not in guessing.RESERVED)


def _above(one: Brought) -> Iterator[str]:
    """The comment of an entry: where it stood, and what it lost."""
    yield f"from {one.at}"
    for remark in one.remarks:
        if remark.lost:
            yield f"not taken over: {remark.what}: {remark.why}"
    if any(remark.off for remark in one.remarks):
        yield "not enabled: without that, another page would be read than the one meant"


def _valid(named: list[Named]) -> tuple[list[Named], list[Remark]]:
    """Those that sources.yaml takes; each is tried alone only if not all are right. The environment fills in nothing."""
    if not _mistakes([one.item.entry for one in named]):
        return named, []
    tried = [(one, _mistakes([one.item.entry])) for one in named]
    wrong = [Remark(what="job", why=found, at=one.of.at) for one, found in tried if found]
    return [one for one, found in tried if not found], wrong


def _mistakes(made: Sequence[Mapping[str, Any]]) -> str:
    try:
        configuration.read(entries.dumped({"version": 1, "sources": list(made)}), Path("sources.yaml"), env={})
    except ConfigError as error:
        return "; ".join(mistake.message for mistake in error.mistakes)
    return ""


def _put(items: list[entries.Item], into: Path) -> None:
    try:
        if into.exists():
            entries.save_all(items, str(into))
        else:
            into.write_text(entries.with_entries(HEAD, items), encoding="utf-8")
    except OSError as exc:
        raise UsageError(f"{into}: {exc.strerror or exc}") from exc


# ── what is said ────────────────────────────────────────────────────────────────────────────────────────────────


def _json(taken: Taken) -> dict[str, Any]:
    of = [(str(one.item.entry["id"]), remark) for one in taken.named for remark in one.of.remarks]
    every = [*of, *((None, remark) for remark in (*taken.again, *taken.left))]
    told = [{"source": name, "at": r.at, "what": r.what, "why": r.why, "lost": r.lost} for name, r in every]
    return {"sources": [dict(item.entry) for item in taken.items], "remarks": told}


def _report(taken: Taken, into: Path | None) -> None:
    """On stderr, beside the entries: what did not come along, then how much it was."""
    jobs = [remark for remark in taken.left if remark.lost]
    for remark in (*jobs, *taken.lost):
        complain(f"{remark.at}: {remark.what}: {remark.why}")
    off = sum(item.entry.get("enabled") is False for item in taken.items)
    gone = len(jobs) + len(taken.lost)
    parts = (
        f"{_count(len(taken.named), 'source')}{f' put into {into}' if into else ''}",
        f"{off} of them not enabled" if off else "",
        f"{len(taken.again)} watched already" if taken.again else "",
        f"{_count(gone, 'thing')} did not come along, listed above" if gone else "everything came along",
    )
    complain("; ".join(filter(None, parts)))
    if into is not None and taken.named:
        complain(f"next: watcher validate --config {into} --fetch")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
