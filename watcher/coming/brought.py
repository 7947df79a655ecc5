"""What comes from another program: keys of entries, and remarks on what stayed behind.

A translator yields pieces of one job; `joined` makes the entry of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from watcher.acquire.guard import url_refusal
from watcher.settingvalues import duration
from watcher.wording import one_line

KEYS = ("title", "url", "kind", "authority", "every", "cron", "timezone", "select", "remove", "enabled", "note")
LEAST = 60.0  # seconds between two polls: the default of limits.min_interval
_SUFFIXES = {
    "file": re.compile(r"\.(pdf|docx?|xlsx)$", re.I),
    "sitemap": re.compile(r"/sitemap[\w-]*\.xml$", re.I),
    "feed": re.compile(r"(\.(rss|atom)|/(rss|atom|feed)(\.xml)?/?)$", re.I),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """A key of an entry. Parts to `remove` and words of a `note` add up; of other keys the last one holds."""

    key: str
    value: Any


@dataclass(frozen=True, kw_only=True, slots=True)
class Remark:
    """What did not come along (`lost`), or what watcher has no need of.

    `off`: without it another page would be read than the one meant, so the entry is written but not enabled.
    """

    what: str
    why: str
    at: str
    lost: bool = True
    off: bool = False


Piece = Given | Remark


@dataclass(frozen=True, kw_only=True, slots=True)
class Brought:
    """One entry for sources.yaml, without its id, and where it stood."""

    entry: Mapping[str, Any]
    remarks: tuple[Remark, ...]
    at: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Translation:
    """`left`: what became no entry."""

    brought: tuple[Brought, ...]
    left: tuple[Remark, ...]


def joined(pieces: Iterable[Piece], at: str) -> Brought | tuple[Remark, ...]:
    """The entry, or the remarks alone where there is no address to watch."""
    entry: dict[str, Any] = {}
    remarks: list[Remark] = []
    for piece in pieces:
        if isinstance(piece, Remark):
            remarks.append(piece)
        elif piece.key == "remove":
            entry.setdefault("remove", []).extend(part for part in piece.value if part not in entry.get("remove", []))
        elif piece.key == "note" and "note" in entry:
            entry["note"] += f"; {piece.value}"
        else:
            entry[piece.key] = piece.value
    if "url" not in entry:
        return tuple(remarks)
    if any(remark.off for remark in remarks):
        entry["enabled"] = False
    return Brought(entry={key: entry[key] for key in KEYS if key in entry}, remarks=tuple(remarks), at=at)


def translation(found: Iterable[Brought | tuple[Remark, ...]], left: Iterable[Remark] = ()) -> Translation:
    parts = list(found)
    return Translation(
        brought=tuple(part for part in parts if isinstance(part, Brought)),
        left=(*left, *(remark for part in parts if not isinstance(part, Brought) for remark in part)),
    )


# ── pieces that all programs have ───────────────────────────────────────────────────────────────────────────────


def address(url: object, at: str) -> Iterable[Piece]:
    """Where the page is and what is found there, by the end of the address. What is refused is not repeated: it may hold
    a password."""
    text = url.strip() if isinstance(url, str) else ""
    is_file = text.startswith("file:///")
    problem = "it is empty" if not text else None if is_file else url_refusal(text)
    if problem is None and "${" in text:
        problem = "it holds ${…}, which sources.yaml would take from the environment"
    if problem is not None:
        yield Remark(what="url", why=f"this address is not taken: {problem}", at=at)
        return
    yield Given(key="url", value=text)
    path = urlsplit(text).path
    kind = "file" if is_file else next((kind for kind, suffix in _SUFFIXES.items() if suffix.search(path)), None)
    if kind is not None:
        yield Given(key="kind", value=kind)
    if not is_file:
        official = (urlsplit(text).hostname or "").endswith(".gov.cn")
        yield Given(key="authority", value="official" if official else "secondary")


def title(name: object) -> Iterable[Piece]:
    said = words(name)
    if said:
        yield Given(key="title", value=said)


def note(label: str, names: Iterable[object]) -> Iterable[Piece]:
    said = ", ".join(filter(None, map(words, names)))
    if said:
        yield Given(key="note", value=f"{label}{said}")


def interval(seconds: float, at: str) -> Iterable[Piece]:
    if seconds < LEAST:
        yield Remark(
            what="interval", why=f"every {seconds:g} s is more often than watcher asks; every minute now", at=at
        )
    yield Given(key="every", value=duration(max(LEAST, seconds)))


def words(value: object) -> str:
    """A name as one line that YAML takes as text and the environment has no part in."""
    return one_line(str(value), 200).replace("${", "$ {") if isinstance(value, str | int | float) else ""
