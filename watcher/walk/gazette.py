"""From the record to the public site: what is read, which pages follow from it, in an order in which no page is met before
those that it leads to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby
from pathlib import Path

from watcher.deliver.passages import Passage, passages
from watcher.model import Difference
from watcher.publish import calendar, folder
from watcher.publish.conflicts import Conflict
from watcher.publish.folder import Folder, Tally
from watcher.publish.gazette import address, changes, front, rules
from watcher.publish.gazette.entry import Entry
from watcher.publish.gazette.press import Cut, Press, Sheet
from watcher.publish.gazette.rules import Book, Standings
from watcher.publish.timeline import timelines
from watcher.store import Store, StoredFact, forms
from watcher.store.gazette import Choice, Gazette, Mark, Rule, digest
from watcher.walk import rulebook, subscribing
from watcher.walk.subscribing import Scope, Stack, Topics

ON_FRONT, IN_PLACE, COMING = 12, 6, 8  # changes shown there
ON_CALENDAR, LATELY = 500, timedelta(days=31)
SENTENCE = 400  # characters of each
RuleName = tuple[str, str | None]  # key and place


@dataclass(slots=True)
class Passed:
    """What was gathered while the pages of changes were written. `hidden`: pages that are not for search engines."""

    since: date
    all: Stack
    places: dict[str | None, Stack] = field(default_factory=dict)
    topics: dict[str, Stack] = field(default_factory=dict)
    months: dict[str, int] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)

    def add(self, mark: Mark) -> None:
        self.all.add(mark)
        self.places.setdefault(mark.region, Stack(since=self.since)).add(mark)
        for topic in mark.topics:
            self.topics.setdefault(topic, Stack(since=self.since)).add(mark)
        self.months[mark.month] = self.months.get(mark.month, 0) + 1
        if mark.retracted:
            self.hidden.add(address.change(mark.id))


@dataclass(frozen=True)
class Issue:
    """One run. `edition`: all that every page depends on beside the record, in one word. `made`, `said`: what pages that
    come later need not make again."""

    store: Store
    gazette: Gazette
    folder: Folder
    press: Press
    topics: Topics
    today: date
    edition: str
    made: calendar.Made = field(default_factory=dict)
    said: dict[RuleName, Standings] = field(default_factory=dict)

    def keep(self, name: str, parts: Iterable[object], make: Callable[[], Iterable[Sheet]]) -> None:
        self.folder.keep(name, digest((self.edition, *parts)), make)

    def entries(self, marks: Sequence[Mark]) -> list[Entry]:
        return subscribing.entries(self.gazette, marks)

    @cached_property
    def conflicts(self) -> Mapping[RuleName, tuple[Conflict, ...]]:
        sets = {name for name, key in self.press.titles.items() if getattr(key, "set_valued", False)}
        found: dict[RuleName, tuple[Conflict, ...]] = {}
        for it in rulebook.disputes(self.store, sets):
            found[it.key, it.region] = (*found.get((it.key, it.region), ()), it)
        return found

    def book(self, rule: Rule, facts: Sequence[StoredFact]) -> Book:
        return Book(
            key=rule.key, region=rule.region, lines=timelines(map(rulebook.version, facts)), turned=rule.turned,
            conflicts=self.conflicts.get((rule.key, rule.region), ()),
        )  # fmt: skip


def publish(store: Store, root: Path, *, choice: Choice, press: Press, topics: Topics, today: date, code: str) -> Tally:
    """Brings the site in `root` up to date. `code`: a word for the program that makes it, another one after an upgrade."""
    gazette = Gazette(store.connections, choice)
    edition = digest((code, press.languages, press.url, choice))
    with folder.opened(root) as opened, gazette.still():
        issue = Issue(store, gazette, opened, press, topics, today, edition)
        known = list(gazette.rules(today=today))
        passed = _change_pages(issue, {(rule.key, rule.region) for rule in known})
        _rule_pages(issue, known, passed)
        _log(issue, passed)
        _subscriptions(issue, passed)
        _entrances(issue, known, passed)
        _signposts(issue, passed)
    return opened.tally


def passages_of(difference: Difference) -> tuple[Cut | None, Cut | None]:
    before, after = passages(difference)
    return _cut(before), _cut(after)


def _cut(passage: Passage | None) -> Cut | None:
    return passage.cut(SENTENCE) if passage else None


# ── changes ────────────────────────────────────────────────────────────────────────────────────────────────────


def _change_pages(issue: Issue, known: set[RuleName]) -> Passed:
    since = subscribing.since(issue.today)
    passed = Passed(since=since, all=Stack(since=since))
    for mark in issue.gazette.marks():
        _change_page(issue, mark, known)
        passed.add(mark)
    return passed


def _change_page(issue: Issue, mark: Mark, known: set[RuleName]) -> None:
    def make() -> Iterator[Sheet]:
        for it in issue.entries([mark]):
            yield from changes.one(it, issue.press, known)

    issue.keep(f"change/{mark.id}", (mark.stamp, mark.rule in known), make)


def _log(issue: Issue, passed: Passed) -> None:
    """A month's page names its neighbours, so it depends on which these are."""
    months = sorted(passed.months.items(), reverse=True)
    names = [name for name, _ in months]
    for name, some in groupby(issue.gazette.marks(), key=lambda mark: mark.month):
        marks, at = list(some), names.index(name)
        issue.keep(
            f"month/{name}", [*names[max(0, at - 1) : at + 2], *_stamps(marks)],
            lambda name=name, marks=marks: changes.month(name, issue.entries(marks), issue.press, months),  # type: ignore[misc]
        )  # fmt: skip
    newest = passed.all.latest
    issue.keep("log", [months, *_stamps(newest)], lambda: changes.archive(issue.entries(newest), issue.press, months))


def _stamps(marks: Sequence[Mark]) -> list[str]:
    return [mark.stamp for mark in marks]


# ── rules ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _rule_pages(issue: Issue, known: Sequence[Rule], passed: Passed) -> None:
    of_places: dict[str | None, list[Rule]] = {code: [] for code in passed.places}
    of_keys: dict[str, list[Rule]] = {}
    for rule in known:
        of_places.setdefault(rule.region, []).append(rule)
        of_keys.setdefault(rule.key, []).append(rule)
    for code, some in of_places.items():
        _place(issue, code, some, passed.places[code].latest[:IN_PLACE] if code in passed.places else [])
    for key, some in of_keys.items():
        issue.keep(
            f"everywhere/{key}", (rule.stamp for rule in some),
            lambda key=key, some=some: _everywhere(issue, key, some),  # type: ignore[misc]
        )  # fmt: skip


def _place(issue: Issue, code: str | None, known: Sequence[Rule], newest: Sequence[Mark]) -> None:
    """The rules of a place, and the place. What one page has read, the next one need not."""
    read: dict[str, list[StoredFact]] = {}

    def facts(rule: Rule) -> list[StoredFact]:
        if rule.key not in read:
            read[rule.key] = issue.gazette.facts(rule)
        return read[rule.key]

    def whole() -> Iterator[Sheet]:
        stated = [forms.fact_json(it) for rule in known for it in facts(rule) if it.known_to is None]
        books = [issue.book(rule, facts(rule)) for rule in known]
        said = {book.key: rules.standings(book, issue.press) for book in books}
        issue.said.update({(key, code): it for key, it in said.items()})
        return rules.place(code, books, said, stated, issue.entries(newest), issue.press)

    for rule in known:
        issue.keep(
            f"rule/{code}/{rule.key}", [rule.stamp],
            lambda rule=rule: rules.one(issue.book(rule, facts(rule)), issue.press),  # type: ignore[misc]
        )  # fmt: skip
    issue.keep(f"place/{code}", [*(rule.stamp for rule in known), *_stamps(newest)], whole)


def _everywhere(issue: Issue, key: str, known: Sequence[Rule]) -> Iterator[Sheet]:
    for rule in known:
        if (key, rule.region) not in issue.said:
            book = issue.book(rule, issue.gazette.facts(rule))
            issue.said[key, rule.region] = rules.standings(book, issue.press)
    return rules.everywhere(key, {rule.region: issue.said[key, rule.region] for rule in known}, issue.press)


# ── feeds and calendars ────────────────────────────────────────────────────────────────────────────────────────


def _subscriptions(issue: Issue, passed: Passed) -> None:
    _subscription(issue, Scope(), passed.all)
    for code, some in passed.places.items():
        _subscription(issue, Scope(kind="region", name=code), some)
    for name, *_ in issue.topics:
        _subscription(issue, Scope(kind="topic", name=name), passed.topics.get(name) or Stack(since=passed.since))


def _subscription(issue: Issue, scope: Scope, some: Stack) -> None:
    press, told = issue.press, some.last_told()

    def feed() -> Iterator[Sheet]:
        found = issue.entries(told)
        for language in press.languages:
            at = press.placed(address.feed(scope.kind, scope.name), language)
            yield at, subscribing.feed(found, scope, press, issue.topics, language)

    def ics() -> Iterator[Sheet]:
        events = calendar.events(issue.entries(some.dated))
        for language in press.languages:
            at = press.placed(address.ics(scope.kind, scope.name), language)
            yield at, subscribing.ics(events, scope, press, issue.topics, language, issue.made)

    issue.keep(f"feed/{scope.kind}/{scope.name}", [None if scope.kind else press.head, *_stamps(told)], feed)
    issue.keep(f"ics/{scope.kind}/{scope.name}", _stamps(some.dated), ics)


# ── where readers come in ──────────────────────────────────────────────────────────────────────────────────────


def _entrances(issue: Issue, known: Sequence[Rule], passed: Passed) -> None:
    press, today = issue.press, issue.today
    places, keys = _counts(known, passed)
    stated = issue.store.rulebook.topics()
    topics = [topic for topic in issue.topics if topic[0] in stated]
    coming, newest = passed.all.between(today, date.max), passed.all.latest[:ON_FRONT]
    shown, lately = coming[:ON_CALENDAR], passed.all.between(today - LATELY, today)[::-1]
    count = sum(passed.months.values())
    issue.keep("rules", [places, keys], lambda: rules.index(places, keys, press))
    issue.keep("subscribe", [places, topics], lambda: front.subscribe(places, topics, press))
    issue.keep("about", [press.head], lambda: front.about(press))
    issue.keep(
        "calendar", [today, len(coming), *_stamps(shown), *_stamps(lately)],
        lambda: front.calendar(
            issue.entries(shown), issue.entries(lately), len(coming) - len(shown), press, today=today
        ),
    )  # fmt: skip
    issue.keep(
        "front", [today, press.head, places, count, *_stamps(newest), *_stamps(coming[:COMING])],
        lambda: front.front(
            issue.entries(newest), issue.entries(coming[:COMING]), places, count, press, today=today
        ),
    )  # fmt: skip


def _counts(known: Sequence[Rule], passed: Passed) -> tuple[dict[str | None, int], dict[str, int]]:
    """How many rules each place has, and how many places each rule."""
    places: dict[str | None, int] = dict.fromkeys(passed.places, 0)
    keys: dict[str, int] = {}
    for rule in known:
        places[rule.region] = places.get(rule.region, 0) + 1
        keys[rule.key] = keys.get(rule.key, 0) + 1
    return {code: places[code] for code in sorted(places, key=lambda code: (code is None, code or ""))}, keys


def _signposts(issue: Issue, passed: Passed) -> None:
    """For programs that walk along the whole site."""
    press = issue.press
    issue.keep("robots", [], lambda: [front.robots(press)])
    if press.url:
        away = {press.placed(path, language) for path in passed.hidden for language in press.languages}
        pages = sorted(path for path in issue.folder.paths if path.endswith(".html") and path not in away)
        issue.keep("sitemap", pages, lambda: front.sitemaps(pages, press))
