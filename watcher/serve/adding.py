"""Adding a source: an address is looked at, the part to watch is chosen, the entry is made, and an admin may save it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from fastapi import APIRouter, Request
from pydantic import TypeAdapter, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import Response

from watcher import regions, wording
from watcher.acquire import kinds
from watcher.acquire.guard import url_refusal
from watcher.analyze import decisive
from watcher.deliver import incidents
from watcher.errors import ConfigError
from watcher.model import Document
from watcher.publish import sheet
from watcher.serve import admission, blocks, entries, guessing
from watcher.serve.door import visitor
from watcher.serve.frame import Frame
from watcher.serve.office import Office, spoken
from watcher.serve.sampling import Look, Sampler, Wish
from watcher.serve.words import WORDS
from watcher.settingvalues import REGION, Selector

FACTS, LINKS = 40, 20  # that a preview shows
_SELECTOR: TypeAdapter[Any] = TypeAdapter(Selector)
_LONGEST = 2_000  # characters of a field


@dataclass(frozen=True, kw_only=True, slots=True)
class Fields:
    """What was filled in. `known`: the form was shown with the fields, so that empty ones are meant to be."""

    url: str = ""
    select: str = ""
    kind: str = ""
    id: str = ""
    title: str = ""
    region: str = ""
    authority: str = ""
    every: str = ""
    match: str = ""
    topics: tuple[str, ...] = ()
    known: bool = False
    problems: tuple[str, ...] = field(default=())


def router(office: Office) -> APIRouter:
    routes, desk = APIRouter(), _Adding(office)

    @routes.get("/sources/new")
    def empty(request: Request, url: str = "") -> Response:
        return desk.show(request, Fields(url=url.strip()[:_LONGEST]))

    @routes.post("/sources/new")
    async def preview(request: Request) -> Response:
        fields = _fields(await request.form())
        return await run_in_threadpool(desk.preview, request, fields)

    @routes.post("/sources/save")
    async def save(request: Request) -> Response:
        fields = _fields(await request.form())
        return await run_in_threadpool(desk.save, request, fields)

    return routes


class _Adding:
    def __init__(self, office: Office) -> None:
        self.office, self.frame, self.sampler = office, Frame(office), Sampler(office)

    def show(self, request: Request, fields: Fields, *, status: int = 200, **given: Any) -> Response:
        blank: dict[str, Any] = {"look": None, "entry": None, "mistakes": [], "unsaved": [], "wrong": ""}
        return self.frame.show(
            request, "source_new.html", "sources", status=status, title=WORDS[spoken(request)]["add_source"],
            fields=fields, **{**blank, **given},
        )  # fmt: skip

    def preview(self, request: Request, fields: Fields, *, unsaved: list[str] | None = None) -> Response:
        """The page with what would be watched. `unsaved`: why the entry was not saved."""
        who, language = visitor(request).name, spoken(request)
        if not self.sampler.allows(who):
            return self.show(request, fields, status=429, wrong=WORDS[language]["too_many_looks"])
        wish = _wish(fields)
        look = self.sampler.look(wish, visitor=who, fresh=not fields.known)
        filled = fields if fields.known else self._suggested(fields, look)
        entry = entry_of(filled, look.kind)
        mistakes = [*fields.problems, *(m.message for m in admission.mistakes(entry, self.office))]
        return self.show(
            request, filled, status=422 if unsaved else 200, look=look, entry=entries.dumped(entry), mistakes=mistakes,
            unsaved=unsaved or [], **self._shown(look, filled, language),
        )  # fmt: skip

    def save(self, request: Request, fields: Fields) -> Response:
        entry, path = entry_of(fields, fields.kind), self.office.config.path
        found = [*fields.problems, *(m.message for m in admission.mistakes(entry, self.office))]
        if found:
            return self.preview(request, fields, unsaved=found)
        words = WORDS[spoken(request)]
        try:
            source = admission.admit(entry, self.office)
        except ConfigError as error:
            lines = [f"{words['line_n'].format(n=m.line)}：{m.message}" for m in error.mistakes]
            return self.preview(request, fields, unsaved=lines)
        except OSError as error:
            why = words["cannot_write"].format(file=path.rpartition("/")[2], why=error.strerror or "")
            return self.preview(request, fields, unsaved=[why])
        return self.frame.back(f"/sources/{source.id}", "added")

    def _suggested(self, fields: Fields, look: Look) -> Fields:
        """Filled in from what was read."""
        document = look.document
        title = (document.meta.title if document else None) or guessing.title_of(look.page)
        topics = {fact.topic for fact in document.facts if fact.topic} if document else set()
        return Fields(
            url=fields.url,
            kind=look.kind or "page",
            id=guessing.id_of(fields.url, admission.taken(self.office)),
            title=wording.one_line(title, 80),
            region=(document.meta.region if document else regions.named_in(title)) or "",
            authority=guessing.authority_of(fields.url),
            every="6h" if look.kind in ("list", "feed", "sitemap") else "1d",
            topics=tuple(sorted(topics)),
        )

    def _shown(self, look: Look, fields: Fields, language: str) -> dict[str, Any]:
        document, page = look.document, look.page
        outline = blocks.of(page, _facts(look)) if page else None
        fault = look.fault
        return {
            "fault": (
                wording.outcome_text(fault.outcome, language),
                fault.reason,
                incidents.advice(fault.outcome, language),
            )
            if fault
            else None,
            "facts": self._rules(document, language)[:FACTS] if document else [],
            "links": look.links[:LINKS],
            "warnings": [sheet.warning_text(w, language, self.office.titles) for w in document.warnings]
            if document
            else [],
            "outline": outline,
            "offered": blocks.offered(outline, chosen=fields.select) if outline else [],
            "boxes": sum(1 for _ in outline.all()) if outline else 0,
            "most": blocks.MOST,
            "kinds": kinds.known(),
            "topics": sorted({pack.name for pack in self.office.services.packs}),
            "place": wording.place(fields.region, language) if re.match(REGION, fields.region) else "",
            "is_web": url_refusal(fields.url) is None,
        }

    def _rules(self, document: Document, language: str) -> list[sheet.Line]:
        packs = self.office.services.packs
        return sheet.lines(
            document, language, titles=self.office.titles, token=lambda fact: decisive.token(fact, packs)
        )


def _facts(look: Look) -> tuple[Any, ...]:
    return look.whole.facts if look.whole else ()


def _wish(fields: Fields) -> Wish:
    return Wish(
        url=fields.url, kind=fields.kind, select=fields.select or None, topics=fields.topics, match=_words(fields.match),
        region=fields.region if re.match(REGION, fields.region) else None,
    )  # fmt: skip


def _words(text: str) -> tuple[str, ...]:
    parts = text.replace("，", ",").replace("、", ",").split(",")
    return tuple(part.strip() for part in parts if part.strip())


def entry_of(fields: Fields, kind: str) -> dict[str, Any]:
    """As it would stand in sources.yaml; what is not said is left out."""
    listed = kind in ("list", "feed", "sitemap")
    follow = {"match": list(_words(fields.match)), "within": fields.select if kind == "list" else ""}
    entry = {
        "id": fields.id,
        "title": fields.title,
        "url": fields.url,
        "kind": kind if kind != "page" else "",
        "region": fields.region,
        "authority": fields.authority,
        "topics": list(fields.topics),
        "every": fields.every,
        "select": "" if listed else fields.select,
        "follow": {name: value for name, value in follow.items() if value} if listed else {},
    }
    return {name: value for name, value in entry.items() if value or name in ("id", "url")}


def _fields(form: FormData) -> Fields:
    def said(name: str) -> str:
        value = form.get(name)
        return value.strip()[:_LONGEST] if isinstance(value, str) else ""

    select = said("own") if said("select") == "own" or (said("own") and not said("select")) else said("select")
    problems = _of_selector(select)
    return Fields(
        **{name: said(name) for name in ("url", "kind", "id", "title", "region", "authority", "every", "match")},
        select="" if problems else select,
        topics=tuple(value for value in form.getlist("topics") if isinstance(value, str)),
        known="id" in form,
        problems=problems,
    )


def _of_selector(select: str) -> tuple[str, ...]:
    try:
        _SELECTOR.validate_python(select or "body")
    except ValidationError as error:
        return tuple(str(it["msg"]) for it in error.errors(include_url=False))
    return ()
