"""export warc and import warc: kept copies as an archive, and an archive's captures as history."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from watcher import jsonform
from watcher.acquire import paging, warc
from watcher.commands import common
from watcher.commands.exporting import placed
from watcher.commands.record import moment
from watcher.commands.shelf import Shelf
from watcher.commands.terminal import complain, print_json, say
from watcher.errors import UsageError
from watcher.model import Fetched, Source
from watcher.publish import warc as form
from watcher.store import Store
from watcher.store.copies import Copy, copies
from watcher.walk.archive import NOT_NEWER, Archive, Rebuilt, key, rebuild

ATTENTION = 3
_LEADING = ("list", "feed", "sitemap")  # kinds whose documents may stand at any address


# ── export ──────────────────────────────────────────────────────────────────────────────────────────────────────


def exported(data: Path, to: Path, *, source: str | None, since: str | None) -> int:
    """Every copy, whole or not at all: the file is there when it is complete."""
    begin = moment(since, "--since")
    with common.reading(data) as store:
        if source is not None and store.catalog.entry(source) is None:
            raise UsageError(f"unknown source: {source}; `watcher status` lists those that were watched")
        wanted = [copy for copy in copies(store.connections, source=source, since=begin)]
        if not wanted:
            complain("there is no copy to export")
            return ATTENTION
        made = form.records(
            _pages(wanted, store),
            software=f"watcher/{version('watcher')}",
            made=max(copy.at for copy in wanted),
            packed=to.name.endswith(".gz"),
        )
        count = placed(to, lambda out: sum(1 for record in made if out.write(record))) - 1
    say(f"{to}: {count} records of {len({copy.source for copy in wanted})} sources")
    return 0


def _pages(wanted: Sequence[Copy], store: Store) -> Iterator[form.Page]:
    """A document that its site spreads over several addresses comes as its pages."""
    for copy in wanted:
        body = store.blobs.read(copy.sha)
        whole = Fetched(url=copy.url, final_url=copy.url, status=200, body=body, content_type=copy.content_type)
        for part in paging.taken_apart(whole):
            yield form.Page(
                url=part.final_url,
                at=copy.at,
                content_type=copy.content_type,
                headers=copy.headers,
                body=part.body or b"",
                about=copy.source,
            )


# ── import ──────────────────────────────────────────────────────────────────────────────────────────────────────


def imported(config: Path, data: Path, files: Sequence[Path], *, source: str, as_json: bool) -> int:
    """3 where nothing was taken, or a file is damaged."""
    with common.working(config, data) as services, tempfile.TemporaryFile(prefix="watcher-") as held:
        shelf = Shelf(held)
        (watched,) = common.chosen(services.config, (source,))
        if not watched.url.startswith(("http://", "https://")):
            raise UsageError(f"{source}: {watched.url} is no address of the web, so no archive holds it")
        passed: Counter[str] = Counter()
        for file in files:
            passed += _shelved(file, shelf, _wanted(watched), services.config.limits.page)
        done = rebuild(watched, Archive(shelf.slips, shelf.take), services=services)
        captures = len(shelf.slips)
    if as_json:
        print_json(_json(done, passed, captures))
    else:
        _tell(done, passed, captures, files)
    is_damaged = bool(passed[warc.DAMAGED])
    again = done.skipped.get(NOT_NEWER, 0)
    return ATTENTION if is_damaged or not (done.used or again) else 0


def _shelved(file: Path, shelf: Shelf, wanted: Callable[[str], bool], cap: int) -> Counter[str]:
    """Puts the wanted captures of a file on the shelf; returns how many other records there were, by reason."""
    passed: Counter[str] = Counter()
    before = len(shelf.slips)
    try:
        with file.open("rb") as stream:
            for found in warc.records(stream, wanted=wanted, cap=cap):
                if isinstance(found, warc.Capture):
                    shelf.put(found)
                else:
                    passed[found.reason] += 1
    except OSError as exc:
        raise UsageError(f"{file}: {exc.strerror or exc}") from exc
    if len(shelf.slips) == before and set(passed) <= {warc.DAMAGED}:
        raise UsageError(f"{file}: this is no WARC file")
    return passed


def _wanted(source: Source) -> Callable[[str], bool]:
    """A page's captures lie on its own site; a list, and a page with attachments, may lead anywhere."""
    site = key(source.url).partition("/")[0]
    if source.kind in _LEADING or source.attachments:
        return lambda url: True
    return lambda url: key(url).partition("/")[0].partition("?")[0] == site


def _json(done: Rebuilt, passed: Mapping[str, int], captures: int) -> dict[str, Any]:
    return {
        "source": done.source,
        "records": captures + sum(passed.values()),
        "captures": captures,
        "used": done.used,
        "outcomes": dict(sorted(done.outcomes.items())),
        "versions": done.versions,
        "changes": [jsonform.change_json(change) for change in done.changes],
        "pending": done.pending,
        "skipped": dict(sorted(_left_out(done, passed).items())),
    }


def _tell(done: Rebuilt, passed: Mapping[str, int], captures: int, files: Sequence[Path]) -> None:
    records = captures + sum(passed.values())
    say(f"{done.source}: {records} records in {', '.join(file.name for file in files)}")
    say(f"read: {done.used} captures{_counted(': ', done.outcomes)}")
    say(f"added to the history: {done.versions} versions, {len(done.changes)} changes; nobody was told")
    for change in done.changes:
        say(f"{change.detected_at:%Y-%m-%d %H:%M} [{change.difference.severity.value}] {change.difference.title}")
    if done.pending:
        say(f"in doubt since the last capture: {done.pending}")
    say(f"left out: {_counted('', _left_out(done, passed)) or 'nothing'}")


def _counted(before: str, counts: Mapping[str, int]) -> str:
    parts = (f"{count} {what}" for what, count in sorted(counts.items()))
    return before + ", ".join(parts) if counts else ""


def _left_out(done: Rebuilt, passed: Mapping[str, int]) -> Mapping[str, int]:
    return Counter(done.skipped) + Counter(passed)
