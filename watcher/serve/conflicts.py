"""Where sources disagree: official against secondary, source against source, quotes side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.responses import Response

from watcher import wording
from watcher.analyze.topics import set_valued
from watcher.publish.conflicts import Conflict, Statement
from watcher.serve.frame import Frame
from watcher.serve.office import Office, spoken
from watcher.serve.rules import address_of, whom
from watcher.walk import rulebook

PAGE = 20
KINDS = ("secondary", "sources", "within")


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """One position: its value, and the statement that holds it."""

    value: str
    statement: Statement
    source: str
    since: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Dispute:
    title: str
    whom: str
    kind: str
    link: str
    sides: tuple[Side, ...]


def router(office: Office) -> APIRouter:
    routes, frame = APIRouter(), Frame(office)

    sets = set_valued(office.titles)

    @lru_cache(maxsize=1)
    def disputes(mark: object) -> tuple[Conflict, ...]:
        """As long as the record is marked so, they are the same."""
        return rulebook.disputes(office.store, sets)

    @routes.get("/conflicts")
    def show(request: Request, kind: str = "", place: str = "", skip: int = 0) -> Response:
        language = spoken(request)
        found = disputes(office.store.views.mark())
        places = sorted({c.region for c in found if c.region})
        counts = {name: sum(kind_of(c) == name for c in found) for name in KINDS}
        fitting = [c for c in found if kind in ("", kind_of(c)) and place in ("", c.region)]
        skip = max(0, min(skip, len(fitting)))
        asked = {"kind": kind, "place": place}

        def address(**more: object) -> str:
            return f"/conflicts?{urlencode({n: v for n, v in {**asked, **more}.items() if v != ''})}"

        page = fitting[skip : skip + PAGE]
        names = office.store.rulebook.titles({it.source for conflict in page for it in conflict.positions})
        return frame.show(
            request, "conflicts.html", "conflicts", kind=kind, place=place, count=len(found), counts=counts,
            found=[_dispute(c, names, office, language) for c in page],
            places=[(code, wording.place(code, language)) for code in places],
            before=address(skip=max(0, skip - PAGE)) if skip else "",
            after=address(skip=skip + PAGE) if skip + PAGE < len(fitting) else "",
        )  # fmt: skip

    return routes


def kind_of(conflict: Conflict) -> str:
    """`secondary`: an official source against another one's retelling; `sources`: peers; `within`: one source itself."""
    if len({it.authority for it in conflict.positions}) > 1:
        return "secondary"
    return "sources" if len({it.source for it in conflict.positions}) > 1 else "within"


def _dispute(conflict: Conflict, names: dict[str, str], office: Office, language: str) -> Dispute:
    fact = conflict.positions[0].fact
    title = f"{wording.place(fact.region, language)} {wording.key_title(fact.key, language, office.titles)}".strip()
    return Dispute(
        title=title,
        whom=whom(fact, office.titles, language),
        kind=kind_of(conflict),
        link=address_of(fact),
        sides=tuple(
            Side(
                value=wording.value_text(it.fact, language, office.titles),
                statement=it,
                source=names.get(it.source, it.source),
                since=it.in_force_from,
            )
            for it in conflict.positions
        ),
    )
