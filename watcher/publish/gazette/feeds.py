"""Atom feeds of changes, by place and topic: the newest fifty, what was taken back among them as such."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from watcher import atom, china, wording
from watcher.publish.gazette.entry import Entry, Line, line
from watcher.publish.gazette.words import WORDS
from watcher.wording import Titles

MOST = 50
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)  # when a feed without entries was updated
PageOf = Callable[[str], str | None]


def feed(
    entries: Sequence[Entry], *, name: str, id: str, language: str, titles: Titles, self_url: str | None = None,
    site_url: str | None = None, chain: tuple[str, str] | None = None, page_of: PageOf = lambda id: None,
) -> bytes:  # fmt: skip
    """`page_of` a change's id: its public address. `chain`: the address and the head of the evidence chain."""
    about = atom.Feed(
        id=atom.tag("feed", id),
        title=WORDS[language]["feed_title"].format(name=wording.one_line(name)),
        updated=EPOCH,
        language=language,
        self_url=self_url,
        site_url=site_url,
        related=((chain[0], f"{WORDS[language]['head']} {chain[1]}"),) if chain else (),
    )
    newest = sorted(entries, key=lambda it: (it.updated, it.change.id), reverse=True)[:MOST]
    return atom.written(about, (_entry(it, language, titles, page_of) for it in newest))


def _entry(it: Entry, language: str, titles: Titles, page_of: PageOf) -> atom.Entry:
    """Under the id of the change, whatever becomes of it."""
    said, w = line(it, language, titles), WORDS[language]
    d, page = it.change.difference, page_of(it.change.id)
    stamp = w["retracted"] if it.retracted else said.row.severity
    return atom.Entry(
        id=atom.tag("change", it.change.id),
        title=f"[{stamp}] {said.title}",
        published=it.change.detected_at,
        updated=it.updated,
        text=_text(it, said, language),
        author=said.row.source,
        url=page or it.change.url,
        via=it.change.url if page else "",
        categories=tuple(
            (term, label) for term, label in (
                (d.severity.value, said.row.severity), (d.key or "", said.row.rule), (d.region or "", said.row.place),
                *((("retracted", w["retracted"]),) if it.retracted else ()),
            ) if term
        ),
    )  # fmt: skip


def _text(it: Entry, said: Line, language: str) -> str:
    w = WORDS[language]
    if it.retracted:
        return w["retracted_text"].format(day=wording.date_text(china.day(it.updated), language))
    correction = f"{w['corrected']}{w['colon']}{wording.one_line(it.correction)}" if it.correction else ""
    since = f"{w['when']}{w['colon']}{said.row.since}"
    parts = (said.row.quote, since, correction, w["replaced_text"] if it.replaced else "", said.row.authority)
    return "\n".join(part for part in parts if part)
