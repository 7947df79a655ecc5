"""The policy map, region × rule, with the values of a day; and the life of one rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl, quote, urlencode

from fastapi import APIRouter, Request
from starlette.responses import Response

from watcher import regions, wording
from watcher.analyze.topics import Pack, load_packs
from watcher.errors import UsageError
from watcher.model import Cohort, Fact
from watcher.publish.chart import chart
from watcher.publish.timeline import Timeline, Version, holding
from watcher.serve.door import visitor
from watcher.serve.frame import Frame
from watcher.serve.office import Office, spoken
from watcher.store import StoredFact
from watcher.walk import reviewing, rulebook

PLACES = 6  # beside each other
GROUPS = 6  # of people, in one cell


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """The two switches: `as_of`, what was known on that day; `in_force`, what applied on that day."""

    as_of: date | None
    in_force: date
    today: date

    def query(self) -> dict[str, str]:
        """As it stands in an address; what is so anyway is left out."""
        said = {"as_of": self.as_of.isoformat()} if self.as_of else {}
        return said if self.in_force == self.today else {**said, "in_force": self.in_force.isoformat()}


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """What a rule says for one group in one place: `values` now, `coming` with the day. `disputed`: they differ."""

    whom: str
    values: tuple[str, ...]
    coming: tuple[tuple[str, date], ...]
    secondary: bool
    disputed: bool
    link: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """`more`: groups that are not shown; `link`: to all of them."""

    entries: list[Entry]
    more: int
    link: str


def router(office: Office) -> APIRouter:
    routes, frame = APIRouter(), Frame(office)
    book = office.store.rulebook

    @routes.get("/rules")
    def show(
        request: Request, pack: str = "", place: str = "", as_of: str = "", in_force: str = "", skip: int = 0
    ) -> Response:
        language, asked = spoken(request), _asked(office, as_of, in_force)
        packs, counts = {p.name: p for p in load_packs()}, book.topics()
        shown = pack if pack in packs else next((name for name in packs if counts.get(name)), next(iter(packs)))
        places = book.places(shown)
        chosen = [code for code in places if _within(code, place)]
        skip = max(0, min(skip, max(0, len(chosen) - 1))) // PLACES * PLACES
        columns = chosen[skip : skip + PLACES]
        found = book.on_map(shown, columns, as_of=asked.as_of, in_force=asked.in_force) if columns else []

        def address(**more: object) -> str:
            said = {"pack": shown, **({"place": place} if place else {}), **asked.query(), **more}
            return f"/rules?{urlencode({k: v for k, v in said.items() if v != ''})}"

        return frame.show(
            request, "rules.html", "rules", pack=shown, place=place, asked=asked,
            columns=[(code, wording.place(code, language)) for code in columns],
            rows=_rows(packs[shown], found, columns, asked, office, language),
            packs=[(p.name, _title(p, language), address(pack=p.name, place=""), counts.get(p.name, 0)) for p in packs.values()],
            places=[(code, wording.place(code, language), code.count("-") and len(code) > 5) for code in places],
            before=address(skip=skip - PLACES) if skip else "", count=len(chosen), first=skip + 1, last=skip + len(columns),
            after=address(skip=skip + PLACES) if skip + PLACES < len(chosen) else "",
        )  # fmt: skip

    @routes.get("/rules/{key}")
    def one(
        request: Request, key: str, region: str = "", insurance: str | None = None, cohort: str | None = None,
        as_of: str = "", in_force: str = "",
    ) -> Response:  # fmt: skip
        language, asked = spoken(request), _asked(office, as_of, in_force)
        groups = None if cohort is None else dict(parse_qsl(cohort))
        lines = rulebook.lives(
            office.store, key, region=region or None, insurance=insurance, cohort=groups, as_of=asked.as_of
        )
        ever = lines or book.life(key, region=region or None, insurance=insurance, cohort=groups, limit=1)
        if not ever:
            return frame.missing(request, "rules")
        rule = wording.key_title(key, language, office.titles)
        where = wording.place(region or None, language)
        kept = {"region": region, "insurance": insurance, "cohort": cohort}
        return frame.show(
            request, "rule.html", "rules", title=f"{where} {rule}", rule=rule, where=where, key=key, asked=asked,
            lines=[_line(line, asked, office, language) for line in lines],
            kept={name: value for name, value in kept.items() if value is not None},
            elsewhere=_elsewhere(lines, region, office, language),
            latest=f"/rules/{key}?{urlencode({name: value for name, value in kept.items() if value is not None})}",
        )  # fmt: skip

    @routes.post("/rules/facts/{fact_id}")
    async def judge(request: Request, fact_id: int) -> Response:
        """What a reviewer says of one fact: so it is, so it is not, or what the value is."""
        stated = book.fact(fact_id) if 0 < fact_id < 2**53 else None
        if stated is None:
            return frame.missing(request, "rules")
        form = await request.form()
        said = {name: str(form.get(name) or "").strip() or None for name in ("verdict", "correction", "note")}
        try:
            reviewing.judge_fact(
                office.store, stated, **said, who=visitor(request).name, now=office.now(), titles=office.titles
            )
        except UsageError as error:
            return frame.show(request, "refused.html", "rules", status=422, reason=str(error))
        return frame.back(address_of(stated.fact), "correct" if said["correction"] else said["verdict"] or "note")

    return routes


def address_of(fact: Fact, **more: str) -> str:
    """The page of the rule that a fact states."""
    said = {"region": fact.region or "", "insurance": fact.insurance, "cohort": cohort_query(fact.cohort), **more}
    return f"/rules/{fact.key}?{urlencode(said)}"


def cohort_query(cohort: Cohort) -> str:
    return urlencode(sorted(cohort.items()))


def day_of(text: str) -> date | None:
    """A day that may be meant; None for whatever else is written."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if 1900 <= found.year < 2200 else None


def _asked(office: Office, as_of: str, in_force: str) -> Asked:
    """Days that are none are as good as not said."""
    known = day_of(as_of)
    return Asked(
        as_of=known if known and known.year > 1 else None, in_force=day_of(in_force) or office.today, today=office.today
    )


def _title(pack: Pack, language: str) -> str:
    return pack.title_en if language == "en" else pack.title_zh


def _within(code: str, place: str) -> bool:
    """The place, what lies in it, and what it lies in."""
    if place == regions.COUNTRY:
        return code == place
    return code.startswith(place) or code == regions.COUNTRY or place.startswith(code)


# ── the map ────────────────────────────────────────────────────────────────────────────────────────────────────


def _rows(
    pack: Pack, found: list[StoredFact], columns: list[str], asked: Asked, office: Office, language: str
) -> list[tuple[str, str, list[Cell]]]:
    """(key, its title, the entries of each place), in the order of the pack; rules of which nothing is said are left out."""
    cells: dict[tuple[str, str], list[StoredFact]] = {}
    for it in found:
        cells.setdefault((it.fact.key, it.fact.region or ""), []).append(it)
    keys = [*pack.keys, *sorted({key for key, _ in cells} - set(pack.keys))]
    stated = {key for key, _ in cells}
    return [
        (key, wording.key_title(key, language, office.titles),
         [_cell(key, code, cells.get((key, code), []), asked, office, language) for code in columns])
        for key in keys if key in stated
    ]  # fmt: skip


def _cell(key: str, code: str, stated: list[StoredFact], asked: Asked, office: Office, language: str) -> Cell:
    groups: dict[object, list[StoredFact]] = {}
    for it in stated:
        groups.setdefault(it.fact.identity, []).append(it)
    shown = list(groups.values())[:GROUPS]
    return Cell(
        entries=[_entry(group, asked, office, language) for group in shown],
        more=len(groups) - len(shown),
        link=f"/rules/{quote(key)}?{urlencode({'region': code, **asked.query()})}",
    )


def _entry(group: list[StoredFact], asked: Asked, office: Office, language: str) -> Entry:
    fact = group[0].fact
    now = [it for it in group if it.stands_from is None or it.stands_from <= asked.in_force]
    soon = [(_value(it, office, language), it.stands_from) for it in group if it not in now and it.stands_from]
    values = tuple(dict.fromkeys(_value(it, office, language) for it in now))
    known = office.titles.get(fact.key)
    return Entry(
        whom=whom(fact, office.titles, language),
        values=values,
        coming=tuple(dict.fromkeys(pair for pair in soon if pair[0] not in values)),
        secondary=bool(now) and all(it.authority != "official" for it in now),
        disputed=len(values) > 1 and not (known and known.set_valued),
        link=address_of(fact, **asked.query()),
    )


def _value(it: StoredFact, office: Office, language: str) -> str:
    return wording.value_text(it.fact, language, office.titles)


def whom(fact: Fact, titles: Mapping[str, object], language: str) -> str:
    words = (
        wording.insurance_text(fact.insurance, language, titles),  # type: ignore[arg-type]
        wording.cohort_text(fact.cohort, language, titles, key=fact.key),  # type: ignore[arg-type]
    )
    return " · ".join(word for word in words if word)


# ── one rule ───────────────────────────────────────────────────────────────────────────────────────────────────


def _line(line: Timeline, asked: Asked, office: Office, language: str) -> dict[str, object]:
    """A timeline as its section of the page shows it."""
    held = holding(line, asked.in_force)
    return {
        "whom": whom(line.versions[0].fact, office.titles, language),
        "link": address_of(line.versions[0].fact, **asked.query()),
        "values": tuple(dict.fromkeys(wording.value_text(v.fact, language, office.titles) for v in held)),
        "chart": chart(line, day=asked.in_force, today=asked.today, language=language, titles=office.titles),
        "versions": [(v, wording.value_text(v.fact, language, office.titles), v.state(asked.in_force), _since(v)) for v in line.versions],
        "read": {v.id: wording.value_text(v.read, language, office.titles) for v in line.versions if v.read},
    }  # fmt: skip


def _since(version: Version) -> tuple[str, str]:
    """The first and the last day that it holds, where these are known."""
    return str(version.holds_from or ""), str(version.last or "")


def _elsewhere(
    lines: tuple[Timeline, ...], region: str, office: Office, language: str
) -> list[tuple[str, str, str, str]]:
    """(place, value, link, source) of the same rule for the same people in other places; of one line alone."""
    if len(lines) != 1:
        return []
    line = lines[0]
    found = office.store.rulebook.elsewhere(line.key, insurance=line.insurance, cohort=line.cohort)
    return [
        (wording.place(it.fact.region, language) or "–", wording.value_text(it.fact, language, office.titles),
         address_of(it.fact), it.source_title)
        for it in found if (it.fact.region or "") != region
    ]  # fmt: skip
