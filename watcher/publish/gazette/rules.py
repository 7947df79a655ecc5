"""The pages of rules: one for each rule of a place, one for each place, one for each rule in all places, and the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from watcher import regions, wording
from watcher.publish.chart import Chart, chart
from watcher.publish.conflicts import Conflict, conflict_json
from watcher.publish.gazette import address, linked
from watcher.publish.gazette.changes import shown
from watcher.publish.gazette.entry import Entry
from watcher.publish.gazette.press import Press, Sheet, as_json, listed
from watcher.publish.gazette.words import WORDS
from watcher.publish.timeline import Timeline, Version, holding, timeline_json
from watcher.wording import one_line

Json = dict[str, object]


@dataclass(frozen=True, kw_only=True, slots=True)
class Book:
    """What is known of one rule in one place. `turned`: the last day on which anything of it began or ended; what holds
    then holds until today."""

    key: str
    region: str | None
    lines: tuple[Timeline, ...]
    turned: date
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """What a rule says for one group: now, and from a day that is to come."""

    whom: str
    values: tuple[str, ...]
    coming: tuple[tuple[str, date], ...]
    secondary: bool
    disputed: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """One version in words. `mark` chooses how it looks."""

    version: Version
    value: str
    mark: str
    holds: str
    until: str
    note: str
    read: str  # before a reviewer put it right


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """`sides` of a conflict: (value, statement, name of its source)."""

    standing: Standing
    chart: Chart | None
    versions: list[Held]


def one(book: Book, press: Press) -> Iterator[Sheet]:
    """The page of a rule and its JSON."""
    path = address.rule(book.key, book.region)
    json_at = address.beside(path, "json")
    lives = [timeline_json(line, day=book.turned) for line in book.lines]
    disputes = [conflict_json(it) for it in book.conflicts]
    yield json_at, as_json({"key": book.key, "region": book.region, "timelines": lives, "conflicts": disputes})
    names = {v.source: one_line(v.source_title) for line in book.lines for v in line.versions}
    for language in press.languages:
        name, place = wording.key_title(book.key, language, press.titles), place_name(book.region, language)
        yield press.page(
            path, "rule.html", language=language, active="rules", title=f"{place} {name}", json_at=json_at, name=name,
            place=place, key=book.key, place_at=address.region(book.region), sections=_sections(book, language, press),
            linked=linked.rule(press, name, place, language, path), everywhere_at=address.everywhere(book.key),
            disputes=[_sides(it, names, language, press) for it in book.conflicts],
        )  # fmt: skip


def _sections(book: Book, language: str, press: Press) -> list[Section]:
    return [
        Section(
            standing=_standing(line, book, language, press),
            chart=_chart(line, book.turned, language, press),
            versions=[_held(v, book.turned, language, press) for v in line.versions],
        )
        for line in book.lines
    ]


def _standing(line: Timeline, book: Book, language: str, press: Press) -> Standing:
    day, fact = book.turned, line.versions[0].fact
    held = [v for v in holding(line, day) if v.review != "dismissed"]
    values = tuple(dict.fromkeys(_value(v, language, press) for v in held))
    coming = [(_value(v, language, press), v.holds_from) for v in line.versions
              if v.holds_from and v.state(day) == "announced" and v.review != "dismissed"]  # fmt: skip
    known = press.titles.get(fact.key)
    return Standing(
        whom=" · ".join(filter(None, (
            wording.insurance_text(fact.insurance, language, press.titles),
            wording.cohort_text(fact.cohort, language, press.titles, key=fact.key),
        ))),
        values=values,
        coming=tuple(sorted({(value, at) for value, at in coming if value not in values}, key=lambda it: it[1])),
        secondary=bool(held) and all(v.authority != "official" for v in held),
        disputed=len(values) > 1 and not getattr(known, "set_valued", False),
    )  # fmt: skip


def _chart(line: Timeline, day: date, language: str, press: Press) -> Chart | None:
    """Drawn up to the last turn, without a mark of today, so that it stays until something turns."""
    left = tuple(v for v in line.versions if v.review != "dismissed")
    made = chart(replace(line, versions=left), day=day, today=day, language=language, titles=press.titles)
    return replace(made, marks=()) if made else None


def _held(v: Version, day: date, language: str, press: Press) -> Held:
    w, state = WORDS[language], v.state(day)
    note = ""
    if state == "never":
        note = w["was_meant"].format(day=v.holds_from) if v.holds_from else w["misread"]
    return Held(
        version=v,
        value=_value(v, language, press),
        mark="retracted" if v.review == "dismissed" else state,
        holds=str(v.holds_from or w["undated"]),
        until=str(v.last or w["until_changed"]),
        note=note,
        read=wording.value_text(v.read, language, press.titles) if v.read else "",
    )


def _value(v: Version, language: str, press: Press) -> str:
    return wording.value_text(v.fact, language, press.titles)


def _sides(it: Conflict, names: dict[str, str], language: str, press: Press) -> list[tuple[str, object, str]]:
    return [
        (wording.value_text(side.fact, language, press.titles), side, names.get(side.source, side.source))
        for side in it.positions
    ]


def place_name(region: str | None, language: str) -> str:
    return wording.place(region, language) if region else WORDS[language]["unknown_place"]


# ── one place, one rule everywhere, the index ───────────────────────────────────────────────────────────────────


Standings = Mapping[str, Sequence[Standing]]  # by language; groups of which nothing is said are left out


def standings(book: Book, press: Press) -> Standings:
    """What a rule says for each group, in a few words."""
    said = {code: [_standing(line, book, code, press) for line in book.lines] for code in press.languages}
    return {code: [it for it in some if it.values or it.coming] for code, some in said.items()}


def place(
    region: str | None, books: Sequence[Book], said: Mapping[str, Standings], facts: Sequence[Json],
    newest: Sequence[Entry], press: Press,
) -> Iterator[Sheet]:  # fmt: skip
    """The page of a place and the facts known of it now. `said`: by key."""
    path = address.region(region)
    json_at = address.beside(path, "json")
    yield json_at, listed(facts)
    for language in press.languages:
        name = place_name(region, language)
        yield press.page(
            path, "place.html", language=language, active="rules", title=WORDS[language]["in_place"].format(place=name),
            json_at=json_at, place=name, rows=_rows(region, said, language, press),
            newest=shown(newest, language, press), sources=_sources(books), feed_at=address.feed("region", region),
            ics_at=address.ics("region", region), linked=None,
        )  # fmt: skip


def _rows(
    region: str | None, said: Mapping[str, Standings], language: str, press: Press
) -> list[tuple[str, str, Sequence[Standing]]]:
    """(title of a rule, its page, what it says for each group)."""
    return [
        (wording.key_title(key, language, press.titles), address.rule(key, region), said[key][language])
        for key in in_order(said, press)
    ]


def in_order(keys: Iterable[str], press: Press) -> list[str]:
    """As the packs have them."""
    rank = {key: number for number, key in enumerate(press.titles)}
    return sorted(keys, key=lambda key: (rank.get(key, len(rank)), key))


def _sources(books: Sequence[Book]) -> list[tuple[str, str, str]]:
    """(title, address, authority), official ones first."""
    found = {
        (v.authority != "official", one_line(v.source_title), v.url, v.authority)
        for book in books for line in book.lines for v in line.versions
    }  # fmt: skip
    return [(title, url, authority) for _, title, url, authority in sorted(found)]


def everywhere(key: str, said: Mapping[str | None, Standings], press: Press) -> Iterator[Sheet]:
    """One rule in all places. `said`: by place."""
    path = address.everywhere(key)
    for language in press.languages:
        name = wording.key_title(key, language, press.titles)
        rows = [
            (place_name(region, language), address.rule(key, region), said[region][language])
            for region in sorted(said, key=lambda region: region or "~")
        ]
        yield press.page(
            path, "everywhere.html", language=language, active="rules", title=name, name=name, key=key,
            rows=[row for row in rows if row[2]],
        )  # fmt: skip


def index(places: dict[str | None, int], keys: dict[str, int], press: Press) -> Iterator[Sheet]:
    """All places and all rules, each with how many there are."""
    for language in press.languages:
        yield press.page(
            address.RULES, "rules.html", language=language, active="rules", title=WORDS[language]["rules"],
            groups=grouped(places, language), keys=_keys(keys, language, press),
        )  # fmt: skip


def _keys(keys: dict[str, int], language: str, press: Press) -> list[tuple[str, str, int]]:
    ordered = in_order(keys, press)
    return [(wording.key_title(key, language, press.titles), address.everywhere(key), keys[key]) for key in ordered]


Place = tuple[str, str, int]  # its name, its page (where it has one), how many rules


def grouped(places: dict[str | None, int], language: str) -> list[tuple[Place, list[Place]]]:
    """Provinces with what lies in them; the country and what has no place stand alone."""
    found: dict[str | None, list[str | None]] = {}
    for code in sorted(places, key=lambda code: (code is None, code != regions.COUNTRY, code)):
        found.setdefault(code and code[:5], []).append(code)

    def row(code: str | None) -> Place:
        return (place_name(code, language), address.region(code) if code in places else "", places.get(code, 0))

    return [(row(above), [row(code) for code in below if code != above]) for above, below in found.items()]
