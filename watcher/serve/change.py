"""One change: what it was and is, where it stands, what vouches for it, who was told; and what a reviewer does about it."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import PlainTextResponse, Response

from watcher import wording
from watcher.compare.redline import redline
from watcher.deliver.notice import notice
from watcher.errors import ConfigError, DamagedError, UsageError
from watcher.model import Alert, Change, Fact
from watcher.publish import report
from watcher.publish.bundle import zipped
from watcher.publish.rows import rows
from watcher.serve import inert, prevention, removal
from watcher.serve.door import visitor
from watcher.serve.frame import Frame
from watcher.serve.office import Office, spoken
from watcher.walk import reviewing
from watcher.walk.evidence import evidence, sheet
from watcher.walk.services import everyone

RAW = "default-src 'none'; sandbox"


def router(office: Office) -> APIRouter:
    routes, frame = APIRouter(), Frame(office)
    store = office.store

    @routes.get("/changes/{change_id}")
    def show(request: Request, change_id: str) -> Response:
        change = store.history.change(change_id)
        if change is None:
            return frame.missing(request, "changes")
        language = spoken(request)
        row = rows([change], language, office.titles)[0]
        told = notice(
            _alert(change, office), config=office.config, today=office.today, language=language, titles=office.titles
        )
        history, elsewhere = _of_rule(change, office)
        return frame.show(
            request, "change.html", "changes", title=row.title, row=row, change=change, item=told.groups[0].items[0],
            runs=_runs(change), history=history, elsewhere=elsewhere, deliveries=store.outbox.of_change(change.id),
            reviews=store.views.reviews(change.id), reasons=reviewing.REASONS, fact=_fact(change),
            prevent=prevention.of(change, office) if change.review.value == "dismissed" else [],
        )  # fmt: skip

    @routes.post("/changes/{change_id}")
    async def judge(request: Request, change_id: str) -> Response:
        change = store.history.change(change_id)
        if change is None:
            return frame.missing(request, "changes")
        form = await request.form()

        def said(name: str) -> str:
            return str(form.get(name) or "").strip()

        details = {name: said(name) for name in ("reason", "correction", "assignee") if said(name)}
        if said("verdict") != "dismissed":
            details.pop("reason", None)
        verdict = said("verdict") or None
        try:
            reviewing.judge(
                store, change, verdict=verdict, note=said("note") or None, details=details,
                who=visitor(request).name, now=office.now(), subscriptions=everyone(office.config, store),
                titles=office.titles,
            )  # fmt: skip
        except UsageError as error:
            if "correction" in details:
                return frame.show(request, "refused.html", "changes", status=422, reason=str(error))
            return frame.back(f"/changes/{change_id}", "nothing")
        done = verdict or ("correct" if "correction" in details else "assign" if "assignee" in details else "note")
        return frame.back(f"/changes/{change_id}", done)

    @routes.post("/changes/{change_id}/prevent")
    def prevent(request: Request, change_id: str) -> Response:
        """Writes the part of the page that is to be left out into sources.yaml."""
        change = store.history.change(change_id)
        selector = prevention.selector_of(change, office) if change else None
        if change is None or selector is None:
            return frame.missing(request, "changes")
        try:
            removal.save(change.source, selector, office.config.path)
        except (ConfigError, UsageError, OSError) as error:
            return frame.show(request, "refused.html", "changes", status=409, reason=str(error))
        return frame.back(f"/changes/{change_id}", "prevented")

    @routes.get("/changes/{change_id}/report")
    def whole(request: Request, change_id: str) -> Response:
        """The 对照表 of the two versions between which it changed, as a page without scripts."""
        change = store.history.change(change_id)
        if change is None:
            return frame.missing(request, "changes")
        before, after = store.history.around(change)
        page = sheet(
            change, before, after, source=office.config.source(change.source), at=office.now(), titles=office.titles,
            language=spoken(request),
        )  # fmt: skip
        return inert.sheet_of(report.html(page))

    @routes.get("/changes/{change_id}/evidence")
    def proof(request: Request, change_id: str) -> Response:
        """Everything that shows the change, as a file to keep."""
        change = store.history.change(change_id)
        if change is None:
            return frame.missing(request, "changes")
        try:
            made = evidence(
                store,
                change,
                source=office.config.source(change.source),
                titles=office.titles,
                language=spoken(request),
            )
        except (UsageError, DamagedError) as error:
            return frame.show(request, "refused.html", "changes", status=409, reason=str(error))
        name = f"evidence-{change.id}"
        headers = {"content-disposition": f'attachment; filename="{name}.zip"', "cache-control": "no-store"}
        return Response(zipped(made, folder=name), media_type="application/zip", headers=headers)

    @routes.get("/changes/{change_id}/page/{side}")
    def as_it_was(request: Request, change_id: str, side: str) -> Response:
        """The page before or after the change, as text."""
        change = store.history.change(change_id)
        found = dict(zip(("before", "after"), store.history.around(change), strict=True)) if change else {}
        document = found.get(side)
        if change is None or document is None:
            return frame.missing(request, "changes")
        sha = (change.snapshot_before if side == "before" else change.snapshot_after) or ""
        return inert.page(document, url=change.url, sha=sha, office=office, language=spoken(request))

    @routes.get("/snapshots/{sha}")
    def raw(request: Request, sha: str) -> Response:
        """The bytes as they came: a file to keep, never a page to open."""
        try:
            body = store.blobs.read(sha) if store.has_snapshot(sha) else None
        except DamagedError as error:
            return PlainTextResponse(f"{error}\n", 500)
        if body is None:
            return frame.missing(request, "changes")
        name = f'attachment; filename="{sha[:16]}.bin"'
        headers = {"content-disposition": name, "content-security-policy": RAW}
        return Response(body, media_type="text/plain; charset=utf-8", headers=headers)

    return routes


def _alert(change: Change, office: Office) -> Alert:
    """So that the desk shows a change in the words in which it was told."""
    return Alert(id="desk", type="policy.changed", subscription="desk", created_at=office.now(), changes=(change,))


def _runs(change: Change) -> list[tuple[str, str]]:
    """Both clauses as runs of (op, text)."""
    before, after = report.clauses_of(change.difference)
    if before and after:
        return redline(before.text, after.text)
    only = before or after
    return [("-" if before else "+", only.text)] if only else []


def _of_rule(change: Change, office: Office) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """(since, value, source, change) of this rule here, the newest first; and (place, value, source) of it elsewhere."""
    d = change.difference
    if d.key is None or d.key.startswith("document."):
        return [], []
    versions = office.store.rulebook.life(
        d.key, region=d.region, insurance=d.insurance or "", cohort=d.cohort, limit=50
    )
    history = [(f.known_from, wording.value_text(f.fact), f.source, f.in_force_from, f.fact.quote) for f in versions]
    others = office.store.rulebook.elsewhere(d.key, insurance=d.insurance or "", cohort=d.cohort)
    elsewhere = [
        (wording.place(f.fact.region), wording.value_text(f.fact), f.source, f.url)
        for f in others
        if f.fact.region != d.region
    ]
    return history, elsewhere[:20]


def _fact(change: Change) -> Fact | None:
    """The fact whose value may be corrected."""
    side = change.difference.after or change.difference.before
    return side if isinstance(side, Fact) else None
