"""extract and diff: documents from files or addresses, without any state."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from watcher import jsonform
from watcher.acquire import decode
from watcher.analyze import decisive
from watcher.assemble import wall_clock
from watcher.commands import common
from watcher.commands.terminal import print_json, say, show
from watcher.errors import UsageError
from watcher.model import Cause, Change, Comparison, Document, Fetched, Known, Limits, Network, Source
from watcher.publish import marked, sheet
from watcher.publish.sheet_terminal import Sheet

TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".pdf": "application/pdf",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Options:
    """How a document is read: packs, where it came from, what is said of it."""

    topics: tuple[str, ...] = ()
    url: str | None = None
    region: str | None = None
    content_type: str | None = None
    select: str | None = None
    config: Path = Path("sources.yaml")


def extract(
    place: str, options: Options, *, language: str | None = None, html: Path | None = None, as_json: bool
) -> int:
    document, sha = _document(place, options)
    spoken = _spoken(language, document)
    titles = common.titles()
    lines = sheet.lines(document, spoken, titles=titles, token=_token(options))
    if html is not None:
        page = marked.html(
            document,
            lines,
            url=options.url or place,
            sha=sha,
            generated_at=wall_clock(),
            language=spoken,
            titles=titles,
        )
        html.write_text(page, encoding="utf-8", errors="replace")
    if as_json:
        print_json(jsonform.document_json(document))
        return 0
    show(Sheet(document=document, lines=lines, language=spoken, titles=titles))
    return 0


def _spoken(asked: str | None, document: Document) -> str:
    """The language asked for, or that of the document."""
    if asked not in (None, "zh", "en"):
        raise UsageError(f"--language: {asked!r} is neither zh nor en")
    return asked or sheet.language_of(document)


def _token(options: Options) -> sheet.Token:
    packs = common.packs(options.topics)
    return lambda fact: decisive.token(fact, packs)


def diff(old: str, new: str, options: Options, *, html: Path | None, as_json: bool) -> int:
    from watcher.compare.diff import compare
    from watcher.publish.terminal import changes_table

    (before, sha_before), (after, sha_after) = _document(old, options), _document(new, options)
    comparison = compare(before, after, packs=common.packs(options.topics))
    url = options.url or new
    changes = _changes(comparison, before, after, sha_before, sha_after, url, options)
    if html is not None:
        _write_report(html, changes, before, after, url, comparison)
    if as_json:
        print_json(
            {
                "changes": [jsonform.change_json(change) for change in changes],
                "ignored": dict(comparison.ignored),
                "before": jsonform.document_json(before),
                "after": jsonform.document_json(after),
            }
        )
        return 0
    show(changes_table(changes, titles=common.titles(), log=False))
    ignored = ", ".join(f"{count} {reason}" for reason, count in sorted(comparison.ignored.items()))
    say(f"{len(changes)} changes" + (f"; ignored: {ignored}" if ignored else ""))
    return 0


def _changes(
    comparison: Comparison,
    before: Document,
    after: Document,
    sha_before: str,
    sha_after: str,
    url: str,
    options: Options,
) -> tuple[Change, ...]:
    from watcher.walk.changes import changes_of

    known = Known(source="diff", url=url, title=before.meta.title, snapshot=sha_before)
    source = Source(id="diff", title=after.meta.title or url, url=url, region=options.region)
    return changes_of(comparison.differences, known, source, after, sha_after, cause=Cause.SOURCE, now=wall_clock())


def _write_report(
    path: Path, changes: tuple[Change, ...], before: Document, after: Document, url: str, comparison: Comparison
) -> None:
    from watcher.compare.align import pairings
    from watcher.compare.redline import redline
    from watcher.publish import report

    laid_out = report.layout(
        changes,
        before=before,
        after=after,
        source=Source(id="diff", title=after.meta.title or url, url=url),
        generated_at=wall_clock(),
        redline=redline,
        titles=common.titles(),
        ignored=dict(comparison.ignored),
        pairings=pairings(before.clauses, after.clauses),
    )
    path.write_text(report.html(laid_out), encoding="utf-8", errors="replace")


def _document(place: str, options: Options) -> tuple[Document, str]:
    fetched = _fetched(place, options) if "://" in place else _from_file(Path(place), options)
    document = common.read_once(
        decode.page_of(fetched), topics=options.topics, region=options.region, select=options.select
    )
    return document, hashlib.sha256(fetched.body or b"").hexdigest()


def _from_file(path: Path, options: Options) -> Fetched:
    try:
        body = path.read_bytes()
    except OSError as exc:
        raise UsageError(f"{path}: {exc.strerror}") from exc
    url = options.url or path.resolve().as_uri()
    content_type = options.content_type or TYPES.get(path.suffix.lower())
    return Fetched(url=url, final_url=url, status=200, body=body, content_type=content_type)


def _fetched(url: str, options: Options) -> Fetched:
    """Through the one gate. What sources.yaml allows of the network holds here too, where there is one."""
    from watcher.acquire.fetch import Gate

    network, limits = Network(), Limits()
    if options.config.exists():
        config = common.load(options.config)
        network, limits = config.network, config.limits
    gate = Gate(network, limits)
    try:
        return gate.get(url)
    finally:
        gate.close()
