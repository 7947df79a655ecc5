"""Changes as the record shows them: newest day first, the worst of a day first, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from watcher import china, wording
from watcher.model import Change, Fact
from watcher.wording import Titles


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One change in words, ready for a table; every string is one clean line."""

    change: Change
    title: str
    rule: str
    place: str
    whom: str
    before: str
    after: str
    since: str
    severity: str
    kind: str
    source: str
    authority: str
    quote: str


def day_of(change: Change) -> date:
    return china.day(change.detected_at)


def by_day(changes: Iterable[Change]) -> list[tuple[date, list[Change]]]:
    """Newest day first; within a day the worst first, new values before dates that moved, else in the order given."""
    ordered = sorted(changes, key=lambda c: (-day_of(c).toordinal(), *wording.weight(c.difference)))
    return [(day, list(together)) for day, together in groupby(ordered, key=day_of)]


def rows(changes: Iterable[Change], language: str = "zh", titles: Titles | None = None) -> list[Row]:
    return [_row(change, language, titles) for _, together in by_day(changes) for change in together]


def _row(change: Change, language: str, titles: Titles | None) -> Row:
    d = change.difference
    before, after = wording.pair_text(d, language, titles)
    whom = (
        wording.insurance_text(d.insurance, language, titles),
        wording.cohort_text(d.cohort, language, titles, key=d.key),
    )
    return Row(
        change=change,
        title=title_of(change, language, titles),
        rule=wording.key_title(d.key, language, titles) or wording.clause_name(d, language),
        place=wording.place(d.region, language),
        whom=" · ".join(word for word in whom if word),
        before=before,
        after=after,
        since=since(change, language),
        severity=wording.severity_text(d.severity, language),
        kind=wording.kind_text(d.kind, language),
        source=wording.one_line(change.source_title or change.source),
        authority=wording.authority_text(change.authority, language),
        quote=_quote(change),
    )


def title_of(change: Change, language: str, titles: Titles | None = None) -> str:
    """The stored title is Chinese; other languages are worded anew."""
    stored = wording.one_line(change.difference.title)
    return stored if stored and language == "zh" else wording.change_title(change.difference, language, titles)


def since(change: Change, language: str) -> str:
    day = change.difference.effective_from
    return wording.date_text(day, language) if day else "not stated" if language == "en" else "未注明"


def _quote(change: Change) -> str:
    side = change.difference.after or change.difference.before
    if side is None:
        return ""
    return wording.one_line(side.quote if isinstance(side, Fact) else side.text, 200)
