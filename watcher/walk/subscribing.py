"""Feeds and calendars of changes, by place and topic: for the public site, and for programs at the API."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from watcher.publish import calendar
from watcher.publish.gazette import address, feeds
from watcher.publish.gazette.entry import Entry, entry
from watcher.publish.gazette.press import Press
from watcher.publish.gazette.rules import place_name
from watcher.publish.gazette.words import WORDS
from watcher.store.gazette import Gazette, Mark

KEPT = 50  # of the newest, for lists
Topics = Sequence[tuple[str, str, str]]  # (name, title in Chinese, in English)


@dataclass(slots=True)
class Stack:
    """What lists, feeds and calendars show of some changes, gathered as these pass by, the newest first."""

    since: date
    latest: list[Mark] = field(default_factory=list)
    updated: list[Mark] = field(default_factory=list)
    dated: list[Mark] = field(default_factory=list)

    def add(self, mark: Mark) -> None:
        if len(self.latest) < KEPT and not mark.retracted:
            self.latest.append(mark)
        if mark.moves_document or (mark.effective and mark.effective >= self.since):
            self.dated.append(mark)
        self.updated.append(mark)
        if len(self.updated) > 4 * feeds.MOST:
            self.updated = self.last_told()

    def last_told(self) -> list[Mark]:
        return sorted(self.updated, key=lambda mark: (mark.updated, mark.id), reverse=True)[: feeds.MOST]

    def between(self, after: date, until: date) -> list[Mark]:
        """What stands and takes effect between two days, the nearest first."""
        found = [m for m in self.dated if m.effective and after < m.effective <= until and not m.ended]
        return sorted(found, key=lambda mark: (mark.effective or until, mark.id))


@dataclass(frozen=True, kw_only=True, slots=True)
class Scope:
    """All (without a kind), one `region` or one `topic`."""

    kind: str = ""
    name: str | None = ""

    def title(self, language: str, topics: Topics) -> str:
        """全部, 广州, 医疗保险."""
        if self.kind == "region":
            return place_name(self.name, language)
        titles = {topic: en if language == "en" else zh for topic, zh, en in topics}
        return titles.get(self.name or "", WORDS[language]["everything"])


def since(today: date) -> date:
    """From when on calendars hold what took effect: a year, by whole months, so that they are not another file daily."""
    return date(today.year - 1, today.month, 1)


def gathered(gazette: Gazette, *, today: date) -> Stack:
    """All that a choice of the record holds."""
    found = Stack(since=since(today))
    for mark in gazette.marks():
        found.add(mark)
    return found


def entries(gazette: Gazette, marks: Sequence[Mark]) -> list[Entry]:
    return [
        entry(change, updated=mark.updated, turns=mark.turns, correction=mark.correction, replaced=mark.replaced)
        for mark, change in gazette.whole(marks)
    ]


def feed(told: Sequence[Entry], scope: Scope, press: Press, topics: Topics, language: str) -> bytes:
    """The chain's head stands in the feed of all changes alone: the others stay as they are while nothing is new."""
    here = press.placed(address.feed(scope.kind, scope.name), language)
    chain = press.public(address.CHAIN)
    return feeds.feed(
        told, name=scope.title(language, topics), id=press.public(here) or here, language=language, titles=press.titles,
        self_url=press.public(here), site_url=press.public(press.placed(address.FRONT, language)),
        page_of=_page_of(press, language),
        chain=(chain, press.head) if chain and press.head and not scope.kind else None,
    )  # fmt: skip


def ics(
    events: Sequence[calendar.Event], scope: Scope, press: Press, topics: Topics, language: str,
    made: calendar.Made | None = None,
) -> bytes:  # fmt: skip
    name = WORDS[language]["calendar_title"].format(name=scope.title(language, topics))
    return calendar.written(
        events, name=name, language=language, titles=press.titles, page_of=_page_of(press, language), made=made
    )


def _page_of(press: Press, language: str) -> Callable[[str], str | None]:
    return lambda id: press.public(press.placed(address.change(id), language))
