"""Open Terms Archive: its declarations, one JSON file per service, with each terms' address and selectors.

A declaration may name several pages that are read as one; here each is a source of its own. Of `NAME.history.json` only
the fact is told that there were other addresses: what was read under them stays in that program's own record.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from watcher.coming import selecting
from watcher.coming.brought import Brought, Given, Piece, Remark, Translation, address, joined, translation, words
from watcher.coming.jsonfile import parsed
from watcher.errors import UsageError

MEMBERS: tuple[str, ...] = ("*.json", "declarations/*.json")
_HISTORY = ".history.json"
_PARTS = ("fetch", "select", "remove", "filter", "executeClientScripts")
_RANGE = "a range from one element to another; watcher selects whole elements"


def translate(files: Mapping[str, str]) -> Translation:
    found: list[Brought | tuple[Remark, ...]] = []
    left: list[Remark] = []
    for file, text in sorted(files.items()):
        value = parsed(text, file)
        if file.endswith(_HISTORY):
            left += _earlier(value, file)
        elif _terms(value) is None:
            left.append(Remark(what="file", why='no declaration: it has no "terms"', at=file))
        else:
            found += _service(value, file)
    if not found and not left:
        raise UsageError("there is no declaration (*.json) here")
    return translation(found, left)


def _terms(value: Any) -> Mapping[str, Any] | None:
    """By type; files of old call them documents."""
    terms = value.get("terms", value.get("documents")) if isinstance(value, dict) else None
    return terms if isinstance(terms, dict) else None


def _service(value: Mapping[str, Any], file: str) -> Iterator[Brought | tuple[Remark, ...]]:
    for kind, declared in (_terms(value) or {}).items():
        at = f"{file}: {words(kind)}"
        if not isinstance(declared, dict):
            yield (Remark(what="terms", why="no declaration: fields such as fetch and select are wanted", at=at),)
            continue
        pages = declared.get("combine")
        pages = [page for page in pages if isinstance(page, dict)] if isinstance(pages, list) else [{}]
        for number, page in enumerate(pages, 1):
            of = f" ({number}/{len(pages)})" if len(pages) > 1 else ""
            name = f"{words(value.get('name')) or words(file)} – {words(kind)}{of}"
            yield joined(_page({**declared, **page}, name, f"{at}{of}"), f"{at}{of}")


def _page(declared: Mapping[str, Any], name: str, at: str) -> Iterator[Piece]:
    yield Given(key="title", value=name)
    yield from address(declared.get("fetch"), at)
    chosen, told = selecting.split(_listed(declared.get("select")))
    if chosen:
        yield Given(key="select", value=selecting.any_of(chosen))
    cut, untold = selecting.split(_listed(declared.get("remove")))
    if cut:
        yield Given(key="remove", value=cut)
    for key, problems in (("select", told), ("remove", untold)):
        for selector, why in problems:
            yield Remark(what=key, why=_RANGE if isinstance(selector, dict) else why, at=at)
    yield from _rest(declared, at)


def _rest(declared: Mapping[str, Any], at: str) -> Iterator[Remark]:
    for one in _listed(declared.get("filter")):
        name = next(iter(one), "") if isinstance(one, dict) else one
        yield Remark(
            what=f"filter {words(name)[:60]}", why="a function of that program; watcher runs no code of a list", at=at
        )
    if declared.get("executeClientScripts"):
        why = "watcher runs no scripts of pages; see whether it reads the page without"
        yield Remark(what="executeClientScripts", why=why, at=at)
    for key in (key for key in declared if key not in (*_PARTS, "combine")):
        yield Remark(what=words(key)[:60], why="an unknown field", at=at)


def _listed(value: object) -> list[object]:
    return [] if value is None else list(value) if isinstance(value, list) else [value]


def _earlier(value: Any, file: str) -> Iterator[Remark]:
    """One remark for the earlier declarations of each terms."""
    for kind, entries in value.items() if isinstance(value, dict) else ():
        until = [words(entry.get("validUntil"))[:10] for entry in _listed(entries) if isinstance(entry, dict)]
        why = f"earlier declarations, valid until {', '.join(until)}; watcher keeps the history that it reads itself"
        yield Remark(what="history", why=why, at=f"{file}: {words(kind)}", lost=False)
