"""The front page, the calendar, where to subscribe, what the site is, and the files beside the pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from xml.sax.saxutils import escape

from watcher import jsonform, wording
from watcher.publish.gazette import address, linked
from watcher.publish.gazette.changes import shown, title_of
from watcher.publish.gazette.entry import Entry, Line
from watcher.publish.gazette.press import Press, Sheet, as_json, listed, style
from watcher.publish.gazette.rules import grouped, place_name
from watcher.publish.gazette.words import WORDS

IN_ONE_SITEMAP = 50_000
_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
Places = dict[str | None, int]
Agenda = list[tuple[str, list[tuple[date, int, list[Line]]]]]


def front(
    newest: Sequence[Entry], coming: Sequence[Entry], places: Places, count: int, press: Press, *, today: date
) -> Iterator[Sheet]:
    json_at = address.beside(address.FRONT, "json")
    objects = {
        name: [jsonform.change_json(it.change) for it in some]
        for name, some in (("newest", newest), ("coming", coming))
    }
    yield json_at, as_json({"as_of": today.isoformat(), **objects})
    for language in press.languages:
        yield press.page(
            address.FRONT, "front.html", language=language, active="front", title=WORDS[language]["name"],
            json_at=json_at, linked=linked.site(press, language), newest=shown(newest, language, press), count=count,
            coming=[(it, _since(it), (_since(it) - today).days) for it in shown(coming, language, press)],
            day=wording.date_text(today, language), groups=grouped(places, language),
        )  # fmt: skip


def calendar(
    coming: Sequence[Entry], lately: Sequence[Entry], more: int, press: Press, *, today: date
) -> Iterator[Sheet]:
    """What is to come by months, and what came lately."""
    json_at = address.beside(address.CALENDAR, "json")
    yield json_at, listed([jsonform.change_json(it.change) for it in coming])
    for language in press.languages:
        yield press.page(
            address.CALENDAR, "calendar.html", language=language, active="calendar", title=WORDS[language]["calendar"],
            json_at=json_at, months=_agenda(shown(coming, language, press), language, today), more=more,
            lately=_agenda(shown(lately, language, press), language, today), day=wording.date_text(today, language),
        )  # fmt: skip


def _agenda(found: Sequence[Line], language: str, today: date) -> Agenda:
    """(month, [(day, how far off, its changes)])."""
    days = [(day, (day - today).days, list(some)) for day, some in groupby(found, key=_since)]
    months = groupby(days, key=lambda it: address.month_of(it[0]))
    return [(title_of(name, language), list(some)) for name, some in months]


def _since(it: Line) -> date:
    return it.entry.change.difference.effective_from or date.max


def subscribe(places: Places, topics: Sequence[tuple[str, str, str]], press: Press) -> Iterator[Sheet]:
    """`topics`: (name, title in Chinese, in English)."""
    for language in press.languages:
        of_places = [("region", code, place_name(code, language)) for code in places]
        of_topics = [("topic", name, zh if language == "zh" else en) for name, zh, en in topics]
        everything = [("", "", WORDS[language]["everything"])]
        yield press.page(
            address.SUBSCRIBE, "subscribe.html", language=language, active="subscribe",
            title=WORDS[language]["subscribe"],
            groups=[
                (word, [(name, address.feed(kind, code), address.ics(kind, code)) for kind, code, name in some])
                for word, some in (("everything", everything), ("topics", of_topics), ("places", of_places)) if some
            ],
        )  # fmt: skip


def about(press: Press) -> Iterator[Sheet]:
    yield address.STYLE, style()
    yield address.CHAIN, as_json({"head": press.head})
    for language in press.languages:
        yield press.page(
            address.ABOUT, "about.html", language=language, active="about", title=WORDS[language]["about"]
        )  # fmt: skip


def robots(press: Press) -> Sheet:
    said = "User-agent: *\nAllow: /\n"
    return "robots.txt", (said + f"Sitemap: {press.public('sitemap.xml')}\n" if press.url else said).encode()


def sitemaps(paths: Iterable[str], press: Press) -> Iterator[Sheet]:
    """Of a site with a public address; several below one where the pages are many."""
    pages = [str(press.public(path)) for path in sorted(paths)]
    chunks = [pages[begin : begin + IN_ONE_SITEMAP] for begin in range(0, len(pages), IN_ONE_SITEMAP)]
    if len(chunks) == 1:
        yield "sitemap.xml", _sitemap("urlset", "url", chunks[0])
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(chunks) + 1)]
    for name, some in zip(names, chunks, strict=True):
        yield name, _sitemap("urlset", "url", some)
    yield "sitemap.xml", _sitemap("sitemapindex", "sitemap", [str(press.public(name)) for name in names])


def _sitemap(root: str, element: str, addresses: Iterable[str]) -> bytes:
    lines = "".join(f"<{element}><loc>{escape(it)}</loc></{element}>\n" for it in addresses)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_SITEMAPS}">\n{lines}</{root}>\n'.encode()
