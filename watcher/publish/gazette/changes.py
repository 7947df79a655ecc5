"""The pages of changes: one each, and the log by months."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from watcher import china, jsonform, wording
from watcher.model import Basis, Difference, Fact
from watcher.publish import report
from watcher.publish.gazette import address, linked
from watcher.publish.gazette.entry import Entry, Line, by_day, line, lines
from watcher.publish.gazette.press import Press, Sheet, as_json, listed
from watcher.publish.gazette.words import WORDS
from watcher.wording import one_line

PART = 200  # changes on one page of the log
Rules = Collection[tuple[str, str | None]]  # (key, place) of those that have a page
Months = Sequence[tuple[str, int]]  # (2026-11, how many), the newest first


def one(it: Entry, press: Press, rules: Rules) -> Iterator[Sheet]:
    """The page of a change and its JSON."""
    path = address.change(it.change.id)
    json_at = address.beside(path, "json")
    yield json_at, as_json(jsonform.change_json(it.change))
    d = it.change.difference
    runs = _runs(it, press)
    before, after = press.passages(d)
    for language in press.languages:
        said = line(it, language, press.titles)
        yield press.page(
            path, "change.html", language=language, active="log", title=said.title, json_at=json_at, it=said,
            indexed=not it.retracted, linked=None if it.retracted else linked.change(press, said, language, path),
            told_on=wording.date_text(china.day(it.updated), language), rule=wording.rule_text(d, language, press.titles),
            movement="" if it.retracted else wording.movement_text(d, language, press.titles),
            runs=runs, before=before, after=after, when=_when(d, language), path=_path(d), conditions=_conditions(d),
            month=address.month(address.month_of(said.day)), place_at=address.region(d.region) if d.region else None,
            rule_at=address.rule(d.key, d.region) if d.key and (d.key, d.region) in rules else None,
        )  # fmt: skip


def _runs(it: Entry, press: Press) -> list[tuple[str, str]]:
    """Both clauses as runs of (op, text)."""
    before, after = report.clauses_of(it.change.difference)
    if before and after:
        return press.redline(before.text, after.text)
    only = before or after
    return [("-" if before else "+", only.text)] if only else []


def _when(d: Difference, language: str) -> str:
    """The day alone: whether it has come is not for a page that stays as it is."""
    w = WORDS[language]
    if d.effective_from is None or d.effective_basis is Basis.UNKNOWN:
        return w["unknown_day"]
    day = w["from_day"].format(day=wording.date_text(d.effective_from, language))
    return day if d.effective_basis is Basis.EXPLICIT else day + w["own_date"]


def _path(d: Difference) -> str:
    clause = d.clause_after or d.clause_before
    return one_line(" › ".join(filter(None, [*clause.path, clause.label]))) if clause else ""


def _conditions(d: Difference) -> tuple[str, ...]:
    side = d.after or d.before
    return tuple(map(one_line, side.conditions)) if isinstance(side, Fact) else ()


# ── the log ────────────────────────────────────────────────────────────────────────────────────────────────────


def month(name: str, entries: Sequence[Entry], press: Press, months: Months) -> Iterator[Sheet]:
    """The changes of a month, the newest first, in parts where they are many."""
    chunks = [entries[begin : begin + PART] for begin in range(0, len(entries), PART)]
    newer, older = _neighbours(name, months)
    for part, some in enumerate(chunks, 1):
        path = address.month(name, part)
        json_at = address.beside(path, "json")
        yield json_at, listed([jsonform.change_json(it.change) for it in some])
        for language in press.languages:
            yield press.page(
                path, "month.html", language=language, active="log", title=title_of(name, language), json_at=json_at,
                days=by_day(lines(some, language, press.titles)), count=len(entries), part=part, parts=len(chunks),
                others=[(n, address.month(name, n)) for n in range(1, len(chunks) + 1)],
                newer=_named(newer, language), older=_named(older, language),
            )  # fmt: skip


def archive(entries: Sequence[Entry], press: Press, months: Months) -> Iterator[Sheet]:
    """The newest changes, and every month there is."""
    json_at = address.beside(address.LOG, "json")
    yield json_at, listed([jsonform.change_json(it.change) for it in entries])
    years: dict[str, list[tuple[str, int]]] = {}
    for name, count in months:
        years.setdefault(name[:4], []).append((name, count))
    for language in press.languages:
        yield press.page(
            address.LOG, "log.html", language=language, active="log", title=WORDS[language]["log"], json_at=json_at,
            days=by_day(lines(entries, language, press.titles)), count=sum(count for _, count in months),
            years=[
                (year, [(address.month(name), _short(name, language), count) for name, count in some])
                for year, some in years.items()
            ],
        )  # fmt: skip


def _neighbours(name: str, months: Months) -> tuple[str | None, str | None]:
    names = [month for month, _ in months]
    at = names.index(name)
    return (names[at - 1] if at else None), (names[at + 1] if at + 1 < len(names) else None)


def _named(name: str | None, language: str) -> tuple[str, str] | None:
    return (address.month(name), title_of(name, language)) if name else None


_MONTHS = "January February March April May June July August September October November December".split()


def title_of(name: str, language: str) -> str:
    """2026年11月, November 2026."""
    year, number = name.split("-")
    return f"{_MONTHS[int(number) - 1]} {year}" if language == "en" else f"{year}年{int(number)}月"


def _short(name: str, language: str) -> str:
    number = int(name.split("-")[1])
    return _MONTHS[number - 1] if language == "en" else f"{number}月"


def shown(entries: Sequence[Entry], language: str, press: Press) -> list[Line]:
    """In the order given."""
    found = {it.entry.change.id: it for it in lines(entries, language, press.titles)}
    return [found[it.change.id] for it in entries]
