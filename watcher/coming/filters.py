"""Filters of urlwatch and its descendant webchanges: what they select and cut out comes along, what they do to texts not.

A list of filters is a chain, each working on what the one before left. watcher selects once and reads for itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from watcher.coming import selecting
from watcher.coming.brought import Given, Piece, Remark, words

Where = Callable[[int], str]  # the place of a filter by its number

_OPTION = {"css": "selector", "xpath": "path", "element-by-id": "id", "element-by-class": "class",
           "element-by-style": "style", "element-by-tag": "tag"}  # fmt: skip
_READS = "watcher reads the page itself"
_ORDER = "an order that changes is never a change here"
_SPACE = "blanks and line breaks are never a change here"
_NEEDLESS = {
    "html2text": _READS, "beautify": _READS, "pretty-xml": _READS, "format-xml": _READS, "absolute_links": _READS,
    "sort": _ORDER, "reverse": _ORDER, "strip": _SPACE, "striplines": _SPACE, "strip_each_line": _SPACE,
}  # fmt: skip
_COMMAND = "watcher never runs commands of a list"
_LINES = "watcher chooses parts of a page by select and remove, not lines of its text"
_PATTERN = "watcher does not rewrite texts; numbers, dates and counters of the kind are ignored by themselves"
_SUM = "a checksum says that a page changed, not what"
_JSON = "JSON is read only behind a list (kind: list)"
_LOST = {
    "shellpipe": _COMMAND, "execute": _COMMAND,
    "grep": _LINES, "grepi": _LINES, "keep_lines_containing": _LINES, "delete_lines_containing": _LINES, "between": _LINES,
    "remove-duplicate-lines": _LINES, "remove_repeated": _LINES,
    "re.sub": _PATTERN, "re.findall": _PATTERN,
    "sha1sum": _SUM, "sha256sum": _SUM, "hexdump": _SUM, "base64": _SUM, "ascii85": _SUM,
    "format-json": _JSON, "jsontoyaml": _JSON, "jq": _JSON,
    "csv2text": "CSV files are not read", "ical2text": "calendars are not read", "ocr": "pictures are not read",
}  # fmt: skip
_PDF = ("pdf2text", "pypdf")


def pieces(filters: object, where: Where) -> Iterator[Piece]:
    """Of the value of `filter` or `filters`."""
    chosen: str | None = None
    for number, (name, options) in enumerate(_listed(filters)):
        at = where(number)
        if name in _OPTION:
            chosen, remarks = _chosen(name, options, chosen, at)
            yield from remarks
        elif name in _PDF:
            yield Given(key="kind", value="file")
            if isinstance(options, str) or (isinstance(options, Mapping) and "password" in options):
                yield Remark(what=f"filter {name}, password", why="locked PDF files are not read", at=at)
        elif name in _NEEDLESS:
            yield Remark(what=f"filter {name}", why=_NEEDLESS[name], at=at, lost=False)
        else:
            why = _LOST.get(name, "an unknown filter, perhaps of a file of hooks, which watcher never runs")
            yield Remark(what=f"filter {words(name)[:60]}", why=why, at=at)
    if chosen is not None:
        yield Given(key="select", value=chosen)


def _listed(filters: object) -> Iterator[tuple[str, Any]]:
    """(name, options) of each; the old form of one line is read as well. Of a mapping the first key counts, as there."""
    if isinstance(filters, str):
        parts = (part.partition(":") for part in filters.split(","))
        filters = [{name.strip(): value} if colon else name.strip() for name, colon, value in parts]
    if isinstance(filters, Mapping):
        filters = [{name: options} for name, options in filters.items()]
    for one in filters if isinstance(filters, list) else [] if filters is None else [filters]:
        if isinstance(one, Mapping) and one:
            yield next(iter(one.items()))
        else:
            yield str(one), None


def _chosen(name: str, options: Any, before: str | None, at: str) -> tuple[str | None, list[Piece]]:
    """What is selected after this filter."""
    said = dict(options) if isinstance(options, Mapping) else {_OPTION[name]: options}
    selector, told = _selector(name, said.get(_OPTION[name])), list[Piece]()
    if name == "xpath" and selecting.element_of_text(selector) != selector:
        selector = selecting.element_of_text(selector)
        told.append(Remark(what="filter xpath, text()", why="the elements that hold the texts are selected", at=at))
    why = selecting.refusal(selector)
    if why is not None:
        return before, [Remark(what=f"filter {name}", why=why, at=at)]
    told += _options(name, said, at)
    selector = selecting.some(selector.strip(), skip=_number(said.get("skip")), most=_number(said.get("maxitems")))
    if before is None:
        return selector, told
    both = selecting.inside(before, selector)
    if both is None:
        why = f"a second selection inside the first ({before}); write one selector for both"
        return before, [*told, Remark(what=f"filter {name}: {words(selector)}", why=why, at=at)]
    return both, told


def _selector(name: str, value: object) -> str:
    text = str(value) if isinstance(value, str | int) else ""
    if not text or name in ("css", "xpath", "element-by-tag"):
        return text
    return selecting.by_attribute(name.removeprefix("element-by-"), text)


def _options(name: str, said: Mapping[str, Any], at: str) -> Iterator[Piece]:
    if said.get("exclude"):
        good, bad = selecting.split([said["exclude"]])
        if good:
            yield Given(key="remove", value=good)
        for _, why in bad:
            yield Remark(what=f"filter {name}, exclude", why=why, at=at)
    if said.get("method", "html") != "html" or said.get("namespaces"):
        yield Remark(what=f"filter {name}, method: xml", why="pages are read as HTML", at=at)
    if said.get("sort"):
        yield Remark(what=f"filter {name}, sort", why=_ORDER, at=at, lost=False)
    known = (_OPTION[name], "exclude", "method", "namespaces", "sort", "skip", "maxitems")
    for key in (key for key in said if key not in known):
        yield Remark(what=f"filter {name}, {words(key)[:60]}", why="unknown", at=at)


def _number(value: object) -> int:
    return value if isinstance(value, int) and 0 < value < 10_000 else 0
