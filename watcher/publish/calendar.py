"""Changes and the days on which they take effect, as iCalendar (RFC 5545): one all-day event each, under an id that never
changes.

Who subscribed once learns what became of an event: a date that moved moves it, and what was taken back or replaced before
its day is cancelled, each with a SEQUENCE one higher, so that programs take the later state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import icalendar

from watcher import wording
from watcher.model import Basis, Change, Fact
from watcher.publish.gazette.entry import Entry, Line, entry, line
from watcher.weblinks import web_target
from watcher.wording import Titles

REFRESH = timedelta(hours=12)
PageOf = Callable[[str], str | None]
Made = dict[tuple[str, str, int, date], bytes]  # events by language, id, sequence and day
_WORDS = {
    "zh": {"name": "即将生效的政策", "cancelled": "已取消", "retracted": "已撤回", "corrected": "复核更正："},
    "en": {"name": "Announced policy changes", "cancelled": "Cancelled", "retracted": "Retracted",
           "corrected": "Corrected in review: "},
}  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """`uid`: the id of the change that announced it first; `entry`: the one that says how it stands now; `moves`: how
    often its day moved; `modified`: when it became what it is."""

    uid: str
    day: date
    entry: Entry
    moves: int
    modified: datetime

    @property
    def sequence(self) -> int:
        """Greater after everything that happened to it."""
        return self.moves + self.entry.turns + (self.entry.replaced is not None)

    @property
    def cancelled(self) -> bool:
        return self.entry.retracted or self.entry.replaced is not None


def announced(changes: Iterable[Change], *, today: date) -> list[Change]:
    """Those with a date of effect after `today`."""
    return [c for c in changes if c.difference.effective_from and c.difference.effective_from > today]


def as_ics(changes: Iterable[Change], *, today: date, language: str = "zh", titles: Titles | None = None) -> str:
    """What is announced and not in force yet; what holds already is left out."""
    entries = [entry(change, updated=change.detected_at) for change in announced(changes, today=today)]
    word = _WORDS["en" if language == "en" else "zh"]["name"]
    return written(events(entries), name=word, language=language, titles=titles or {}).decode()


# ── what became of each ────────────────────────────────────────────────────────────────────────────────────────


def events(entries: Iterable[Entry]) -> list[Event]:
    """By day. A change that moves the date of another one is that one's event on its new day."""
    pages: dict[tuple[str, str], dict[str, Event]] = {}
    for it in sorted(entries, key=lambda it: (it.change.detected_at, it.change.id)):
        _tell(pages.setdefault((it.change.source, it.change.url), {}), it)
    found = (event for standing in pages.values() for event in standing.values())
    return sorted(found, key=lambda event: (event.day, event.uid))


def _tell(standing: dict[str, Event], it: Entry) -> None:
    """`standing`: the events of its page by their ids."""
    d = it.change.difference
    moved = _document_moved(it)
    if moved:
        for uid, event in [*standing.items()]:
            if event.entry.change.difference.effective_basis is Basis.DOCUMENT and event.day == moved[0]:
                standing[uid] = replace(event, day=moved[1], moves=event.moves + 1, modified=_later(event, it))
    if d.effective_from is None:
        return
    moved_alone = "effective_from" in wording.moved_dates(d)
    before = next((e for e in standing.values() if moved_alone and e.entry.change.difference.after == d.before), None)
    uid = before.uid if before else it.change.id
    moves = before.moves + before.entry.turns + 1 if before else 0
    modified = max(it.updated, it.replaced or it.updated)
    standing[uid] = Event(uid=uid, day=d.effective_from, entry=it, moves=moves, modified=modified)


def _later(event: Event, it: Entry) -> datetime:
    return max(event.modified, it.updated)


def _document_moved(it: Entry) -> tuple[date, date] | None:
    """From which day to which a document moved its own date of effect."""
    before, after = it.change.difference.before, it.change.difference.after
    if (
        it.change.difference.key != "document.effective_from"
        or not isinstance(before, Fact)
        or not isinstance(after, Fact)
    ):
        return None
    try:
        return date.fromisoformat(str(before.value)), date.fromisoformat(str(after.value))
    except ValueError:
        return None


# ── the file ───────────────────────────────────────────────────────────────────────────────────────────────────


def written(
    found: Iterable[Event], *, name: str, language: str, titles: Titles, page_of: PageOf = lambda id: None,
    made: Made | None = None,
) -> bytes:  # fmt: skip
    """`page_of` a change's id: its public address, where it has one. `made`: events as they stand in calendars written
    before, for those that they share."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//watcher//policy changes//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", wording.one_line(name))
    calendar.add("x-wr-calname", wording.one_line(name))
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    known = made if made is not None else {}
    parts = []
    for event in found:
        key = (language, event.uid, event.sequence, event.day)
        if key not in known:
            known[key] = _component(event, language, titles, page_of).to_ical()
        parts.append(known[key])
    ics: bytes = calendar.to_ical()
    end = ics.rindex(b"END:VCALENDAR")
    return ics[:end] + b"".join(parts) + ics[end:]


def _component(it: Event, language: str, titles: Titles, page_of: PageOf) -> icalendar.Event:
    said, words = line(it.entry, language, titles), _WORDS["en" if language == "en" else "zh"]
    event = icalendar.Event()
    event.add("uid", f"{wording.one_line(it.uid)}@watcher")
    event.add("dtstamp", it.modified.astimezone(UTC).replace(microsecond=0))
    event.add("last-modified", it.modified.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", it.sequence)
    event.add("status", "CANCELLED" if it.cancelled else "CONFIRMED")
    event.add("dtstart", it.day)
    event.add("dtend", it.day + timedelta(days=1))
    event.add("summary", _summary(it, said, words))
    event.add("description", _description(it, said, words))
    event.add("categories", [said.row.severity])
    target = page_of(it.entry.change.id) or web_target(it.entry.change.url)
    if target:
        event.add("url", target)
    event.add("transp", "TRANSPARENT")
    return event


def _summary(it: Event, said: Line, words: dict[str, str]) -> str:
    stamp = words["retracted"] if it.entry.retracted else words["cancelled"] if it.cancelled else ""
    return f"[{stamp}] {said.title}" if stamp else said.title


def _description(it: Event, said: Line, words: dict[str, str]) -> str:
    correction = words["corrected"] + wording.one_line(it.entry.correction) if it.entry.correction else ""
    parts = (said.row.quote, correction, f"{said.row.source} · {said.row.authority}")
    return "\n".join(part for part in parts if part)
