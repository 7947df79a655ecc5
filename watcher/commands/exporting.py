"""export facts, changes, versions, record, report, evidence; import record: the record as files, and back."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, TypeVar

from watcher.assemble import wall_clock
from watcher.commands import common
from watcher.commands.terminal import print_json, say
from watcher.errors import UsageError
from watcher.model import Cause, Change, Document, Known, Source
from watcher.publish import report
from watcher.store import Store
from watcher.store.history import Origin

T = TypeVar("T")
_SPAN = re.compile(r"(\d{1,15})\.\.(\d{1,15})")
REPORTS = ("html", "docx", "pdf")


def rows(data: Path, kind: str, to: Path, form: str | None) -> int:
    """A table of the record, in the form that the file's name says."""
    from watcher.publish import tables
    from watcher.store import provenance
    from watcher.walk.rulebook import in_dispute

    chosen = _form(to, form, tables.FORMS)

    def write(out: BinaryIO) -> int:
        disputed = in_dispute(store, common.sets()) if kind == "facts" else ()
        found = provenance.rows(store.connections, kind, disputed=disputed)
        if chosen == "parquet":
            return tables.parquet(found, out)
        lines = tables.csv_lines(found) if chosen == "csv" else tables.jsonl(found)
        return sum(1 for line in lines if out.write(line)) - (chosen == "csv")

    with common.reading(data) as store:
        count = placed(to, write)
    say(f"{max(count, 0)} {kind} in {to}")
    return 0


def record(data: Path, to: Path) -> int:
    from watcher.store import whole

    with common.reading(data) as store:
        counts = placed(to, lambda out: whole.export(store, out))
        head = store.head()
    say(
        f"{counts['version']} versions, {counts['fact']} facts, {counts['change']} changes, {counts['copies']} copies in {to}"
    )
    if head:
        say(f"head {head.digest}")
    return 0


def import_record(data: Path, path: Path, *, as_json: bool) -> int:
    from watcher.store import whole

    with common.reading(data) as store:
        counts = whole.restore(store, path)
        head = store.head()
    if as_json:
        print_json({**counts, "head": head and head.digest})
        return 0
    say(
        f"{counts['version']} versions, {counts['fact']} facts, {counts['change']} changes, {counts['copies']} copies taken in"
    )
    if head:
        say(f"head {head.digest}: the same as when it was exported")
    return 0


def evidence(path: Path, data: Path, change_id: str, to: Path | None, language: str) -> int:
    from watcher.publish.bundle import zipped
    from watcher.walk.evidence import evidence as gathered

    with common.reading(data) as store:
        change = common.change(store, change_id)
        made = gathered(store, change, source=_source(path, change), titles=common.titles(), language=language)
    name = f"evidence-{change.id}"
    file = to or Path(f"{name}.zip")
    placed(file, lambda out: out.write(zipped(made, folder=name)))
    say(f"{len(made)} files in {file}")
    return 0


def sheet(path: Path, data: Path, what: str, to: Path, form: str | None, language: str) -> int:
    """The 对照表 of a change, or of two versions given as 12..15."""
    chosen = _form(to, form, REPORTS)
    with common.reading(data) as store:
        span = _SPAN.fullmatch(what)
        laid_out = (
            _between(store, int(span[1]), int(span[2]), language) if span else _around(store, path, what, language)
        )
    body = _written(laid_out, chosen)
    placed(to, lambda out: out.write(body))
    say(f"{laid_out.headline} → {to}")
    return 0


# ── parts ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _written(laid_out: report.Layout, form: str) -> bytes:
    if form == "docx":
        from watcher.publish.report_docx import docx

        return docx(laid_out)
    page = report.html(laid_out)
    if form == "pdf":
        from watcher import browser

        return browser.pdf(page)
    return page.encode("utf-8", "replace")


def _around(store: Store, path: Path, change_id: str, language: str) -> report.Layout:
    from watcher.walk.evidence import sheet

    change = common.change(store, change_id)
    before, after = store.history.around(change)
    return sheet(
        change, before, after, source=_source(path, change), at=wall_clock(), titles=common.titles(), language=language
    )


def _between(store: Store, old: int, new: int, language: str) -> report.Layout:
    from watcher.compare.align import pairings
    from watcher.compare.diff import compare
    from watcher.compare.redline import redline
    from watcher.walk.changes import changes_of

    (before, first), (after, second) = _version(store, old), _version(store, new)
    comparison = compare(before, after, packs=common.packs())
    known = Known(source="versions", url=first.url, title=before.meta.title, snapshot=first.snapshot)
    source = Source(id="versions", title=after.meta.title or second.url, url=second.url, region=after.meta.region)
    changes = changes_of(
        comparison.differences, known, source, after, second.snapshot, cause=Cause.SOURCE, now=wall_clock()
    )
    return report.layout(
        changes, before=before, after=after, source=source, generated_at=wall_clock(), redline=redline, language=language,
        titles=common.titles(), ignored=dict(comparison.ignored), pairings=pairings(before.clauses, after.clauses),
    )  # fmt: skip


def _version(store: Store, number: int) -> tuple[Document, Origin]:
    if not store.history.has_version(number):
        raise UsageError(f"there is no version {number}; `watcher export versions FILE.csv` lists them")
    return store.history.baseline(number), store.history.origin(number)


def _source(path: Path, change: Change) -> Source | None:
    """As it is configured, where there is a configuration: a record may have come from elsewhere."""
    return common.load(path).source(change.source) if path.exists() else None


def _form(to: Path, form: str | None, known: tuple[str, ...]) -> str:
    chosen = (form or to.suffix.removeprefix(".")).lower()
    chosen = "jsonl" if chosen == "ndjson" else chosen
    if chosen not in known:
        raise UsageError(
            f"{to}: the form {chosen or '(none)'!r} is none of {', '.join(known)}; name the file so, or give --format"
        )
    return chosen


def placed(to: Path, write: Callable[[BinaryIO], T]) -> T:
    """The file is there when it is complete: written beside it and moved into place."""
    part = to.with_name(f".{to.name}.{os.getpid()}.part")
    try:
        with open(part, "wb") as out:
            said = write(out)
            out.flush()
            os.fsync(out.fileno())
        os.replace(part, to)
    except OSError as exc:
        raise UsageError(f"{to} cannot be written: {exc.strerror or exc}") from exc
    finally:
        part.unlink(missing_ok=True)
    return said
