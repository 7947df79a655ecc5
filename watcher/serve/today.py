"""Today: what waits for a review, what takes effect soon, which sources are ill, and what was ignored."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from watcher import china, wording
from watcher.model import Change, Severity
from watcher.publish.report_words import IGNORED
from watcher.publish.rows import Row, rows
from watcher.serve.frame import Frame
from watcher.serve.office import Office, inside, spoken
from watcher.store.incidents import NOISY, SILENT

SHOWN = 12  # of each kind
_SOON = timedelta(days=120)
_LATELY = timedelta(days=7)


@dataclass(frozen=True, kw_only=True, slots=True)
class Ill:
    """A source in trouble, in words."""

    id: str
    title: str
    state: str
    reason: str
    since: object


def router(office: Office) -> APIRouter:
    routes, frame = APIRouter(), Frame(office)

    @routes.get("/")
    def today(request: Request) -> Response:
        language, now = spoken(request), office.now()
        views = office.store.views
        waiting = views.waiting(shown=SHOWN)
        day = china.day(now)
        upcoming = views.upcoming(after=day, until=day + _SOON, limit=SHOWN)
        groups = _by_severity(waiting, language, office)
        return frame.show(
            request, "today.html", "today", groups=groups, waiting=sum(count for _, count, _ in waiting),
            upcoming=[(row, (row.change.difference.effective_from - day).days) for row in _rows(upcoming, language, office)[:SHOWN]
                      if row.change.difference.effective_from],
            ill=_ill(office, language), ignored=_ignored(office, language), day=day,
        )  # fmt: skip

    @routes.get("/language")
    def language(request: Request, to: str = "zh", next: str = "/") -> Response:
        """Chooses the desk's language; a reading visit like any other."""
        answer = RedirectResponse(inside(next), 303)
        answer.set_cookie("language", "en" if to == "en" else "zh", max_age=365 * 86_400, samesite="lax", httponly=True)
        return answer

    return routes


def _rows(changes: list[Change], language: str, office: Office) -> list[Row]:
    found = {row.change.id: row for row in rows(changes, language, office.titles)}
    return [found[change.id] for change in changes]


def _by_severity(
    waiting: list[tuple[Severity, int, list[Change]]], language: str, office: Office
) -> list[tuple[str, str, int, list[Row]]]:
    """(severity, its word, how many, the first of them as rows), the worst first."""
    return [
        (severity.value, wording.severity_text(severity, language), count, _rows(newest, language, office))
        for severity, count, newest in waiting
    ]


def _ill(office: Office, language: str) -> list[Ill]:
    failing = [s for s in office.store.views.sources(ill=True) if s.state in ("failing", "blocked")]
    found = [
        Ill(
            id=s.id,
            title=s.title,
            state=s.state,
            reason=wording.outcome_text(s.outcome or "", language),
            since=s.last_success,
        )
        for s in failing
    ]
    others = _others(office)
    titles = office.store.rulebook.titles({name for name, _ in others})
    words = {SILENT: ("长期没有变化", "silent for long"), NOISY: ("几乎每次都变化", "changes at nearly each poll")}
    found += [
        Ill(id=name, title=titles.get(name, name), state=kind, reason=words[kind][language == "en"], since=None)
        for name, kind in others
    ]
    return found


def _others(office: Office) -> list[tuple[str, str]]:
    incidents = office.store.incidents
    return [(name, kind) for kind in (SILENT, NOISY) for name in sorted(incidents.open(kind))]


def _ignored(office: Office, language: str) -> list[tuple[str, int, list[str]]]:
    """(reason in words, how often, the sources), the most frequent first."""
    counts: dict[str, int] = defaultdict(int)
    sources: dict[str, list[str]] = defaultdict(list)
    for source, reason, count in office.store.views.ignored(since=office.now() - _LATELY):
        counts[reason] += count
        sources[reason].append(source)
    ordered = sorted(counts, key=lambda reason: -counts[reason])
    return [(IGNORED.get(r, (r, r))[language == "en"], counts[r], sources[r]) for r in ordered]
