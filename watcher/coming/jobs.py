"""Jobs of urlwatch and of its descendant webchanges: documents of one YAML file, each of them a job.

What both have stands here; what a field of one alone means is handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode

from ruamel.yaml.nodes import Node

from watcher.coming import filters
from watcher.coming.brought import Given, Piece, Remark, Translation, address, joined, note, title, translation, words
from watcher.errors import ConfigError, Mistake
from watcher.yamltree import Path, Tree, documents, foreign


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """One document of the file."""

    fields: Mapping[str, Any]
    tree: Tree

    def at(self, *path: str | int) -> str:
        """file:line:column of a value, or of the key where the value is a section."""
        return place(self.tree, path)


def place(tree: Tree, path: Path = ()) -> str:
    line, column = tree.place(path)
    return f"{tree.file}:{line}:{column}"


Reading = Callable[[Any, Job, str], Iterable[Piece]]  # of a field's value

_FAILURES = "watcher tells once when a page fails for long and once when it is back"
_CERTIFICATES = "certificates are always checked; network.ca_bundle names others to trust"
_ASKED = "watcher asks for pages with GET and with headers of its own"
_WHOLE = "watcher tells rules that changed, in a form of its own"
_LOGIN = "watcher reads public pages and sends no cookies or logins"
_PROXY = "network.proxy is one proxy for all sources"
_SHOWN = "a message links to the page that was read"

NEEDLESS: Mapping[str, str] = {
    "ignore_connection_errors": _FAILURES, "ignore_http_error_codes": _FAILURES, "ignore_timeout_errors": _FAILURES,
    "ignore_too_many_redirects": _FAILURES, "ignore_incomplete_reads": _FAILURES, "max_tries": _FAILURES,
    "ignore_cached": "watcher asks for the whole page now and then by itself",
    "encoding": "watcher finds the characters of a page by its bytes",
    "timeout": "limits.deadline is one for all sources",
}  # fmt: skip
LOST: Mapping[str, str] = {
    "ssl_no_verify": _CERTIFICATES, "http_proxy": _PROXY, "https_proxy": _PROXY, "proxy": _PROXY,
    "user_visible_url": _SHOWN,
    "diff_tool": _WHOLE, "diff_filter": _WHOLE, "diff_filters": _WHOLE, "compared_versions": _WHOLE,
    "treat_new_as_changed": "the first reading of a page is told to nobody",
}  # fmt: skip
OFF: Mapping[str, str] = {"data": _ASKED, "data_as_json": _ASKED, "cookies": _LOGIN}
_LOGINS = ("authorization", "cookie", "proxy-authorization", "x-api-key")


def translated(
    files: Mapping[str, str],
    read: Mapping[str, Reading],
    *,
    needless: Mapping[str, str] = NEEDLESS,
    lost: Mapping[str, str] = LOST,
    off: Mapping[str, str] = OFF,
) -> Translation:
    """Every job of the one file. `read` holds the fields that become something."""
    ((file, text),) = files.items()
    trees = [tree for tree in documents(text, file=file) if tree.value is not None]
    if not trees:
        raise ConfigError([Mistake(file=file, line=1, column=1, message="there is no job in this file")])
    tables = {**_said(needless, lost=False), **_said(lost), **_said(off, off=True), **read}
    return translation(joined(_pieces(tree, tables), place(tree)) for tree in trees)


def _said(table: Mapping[str, str], **more: bool) -> dict[str, Reading]:
    def reading(why: str) -> Reading:
        return lambda value, job, key: [Remark(what=key, why=why, at=job.at(key), **more)] if _set(value) else []

    return {key: reading(why) for key, why in table.items()}


def _set(value: object) -> bool:
    return value not in (None, False, "", [], {}) and truth(value)


def _pieces(tree: Tree, tables: Mapping[str, Reading]) -> Iterator[Piece]:
    at = place(tree)
    for mistake in tree.mistakes:
        yield Remark(what="job", why=mistake.message, at=f"{mistake.file}:{mistake.line}:{mistake.column}")
    problem = _refusal(tree)
    if problem is not None:
        yield Remark(what="job", why=problem, at=at)
        return
    job = Job(fields=tree.value, tree=tree)
    for key, value in job.fields.items():
        reading = tables.get(key)
        if reading is None:
            yield Remark(what=words(key)[:60], why="an unknown field", at=job.at(key))
        else:
            yield from reading(value, job, key)


def _refusal(tree: Tree) -> str | None:
    """Why a document is no page to watch; of commands only the fact is repeated."""
    if not isinstance(tree.value, dict):
        return "this is no job: fields such as url and name are wanted"
    own = foreign(cast(Node, tree.root))
    if own is not None:
        return f"it holds the tag {words(str(own.tag))[:80]}, which watcher does not follow"
    if tree.value.get("command") or tree.value.get("kind") in ("shell", "command"):
        return "a command: watcher reads pages and runs nothing"
    if not tree.value.get("url") and not tree.value.get("navigate"):
        return "it has no url"
    return None


# ── fields ──────────────────────────────────────────────────────────────────────────────────────────────────────


def of_kind(value: Any, job: Job, key: str) -> Iterator[Piece]:
    if value not in ("url", "browser"):
        yield Remark(
            what=f"kind {words(value)[:60]}", why="an unknown kind of job, perhaps of a file of hooks", at=job.at(key)
        )


def of_url(value: Any, job: Job, key: str) -> Iterable[Piece]:
    """Parameters that stand in a field of their own become part of the address."""
    query = _query(job.fields.get("params"))
    if isinstance(value, str) and query:
        value = f"{value}{'&' if '?' in value else '?'}{query}"
    return address(value, job.at(key))


def _query(params: object) -> str:
    pairs = list(params.items()) if isinstance(params, Mapping) else params
    if not isinstance(pairs, list):
        return words(pairs)
    return urlencode([tuple(pair) for pair in pairs if isinstance(pair, list | tuple) and len(pair) == 2], doseq=True)


def of_browser(value: Any, job: Job, key: str) -> Iterator[Piece]:
    if truth(value):
        yield Remark(
            what=key, why="watcher runs no scripts of pages; see whether it reads the page without", at=job.at(key)
        )


def of_page_in_browser(value: Any, job: Job, key: str) -> Iterator[Piece]:
    """`navigate`: the address of a job for a browser."""
    if not job.fields.get("url"):
        yield from address(value, job.at(key))
    yield from of_browser(True, job, key)


def of_name(value: Any, job: Job, key: str) -> Iterable[Piece]:
    return title(value)


def of_note(value: Any, job: Job, key: str) -> Iterable[Piece]:
    return note("", [value])


def of_tags(value: Any, job: Job, key: str) -> Iterable[Piece]:
    return note("tags: ", value if isinstance(value, list) else [value])


def of_enabled(value: Any, job: Job, key: str) -> Iterator[Piece]:
    if not truth(value):
        yield Given(key="enabled", value=False)


def of_method(value: Any, job: Job, key: str) -> Iterator[Piece]:
    if str(value).upper() not in ("GET", "NONE"):
        yield Remark(what=f"method {words(value)[:20]}", why=_ASKED, at=job.at(key), off=True)


def of_headers(value: Any, job: Job, key: str) -> Iterator[Piece]:
    """By their names: values may be keys."""
    names = list(value) if isinstance(value, Mapping) else []
    login = any(str(name).lower() in _LOGINS for name in names)
    why = _LOGIN if login else f"{_ASKED}; network.user_agent is one for all"
    if names:
        yield Remark(what=f"headers {', '.join(words(n)[:40] for n in names)}", why=why, at=job.at(key), off=login)


def of_filters(value: Any, job: Job, key: str) -> Iterable[Piece]:
    return filters.pieces(value, lambda number: job.at(key, number))


def of_parameters(value: Any, job: Job, key: str) -> Iterable[Piece]:
    return ()


READ: Mapping[str, Reading] = {
    "kind": of_kind, "url": of_url, "name": of_name, "enabled": of_enabled, "method": of_method, "headers": of_headers,
    "tags": of_tags, "navigate": of_page_in_browser,
}  # fmt: skip


def truth(value: object) -> bool:
    """As YAML 1.1 reads it, which both programs do: `no` and `off` are false there."""
    return value not in ("no", "No", "NO", "off", "Off", "OFF", "n", "N") and bool(value)
