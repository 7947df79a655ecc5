"""Who was told what: the deliveries, each with every attempt, and receivers that take nothing."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from watcher import wording
from watcher.model import DeliveryState
from watcher.publish.rows import rows
from watcher.serve.frame import Frame
from watcher.serve.office import Office, spoken

PAGE = 50
CLOSED = (DeliveryState.SENT,)


def router(office: Office) -> APIRouter:
    routes, frame = APIRouter(), Frame(office)
    outbox, sendings = office.store.outbox, office.store.sendings

    @routes.get("/deliveries")
    def listing(request: Request, state: str = "", subscription: str = "", skip: int = 0) -> Response:
        skip = max(0, min(skip, 1_000_000))
        asked = {"state": state if state in list(DeliveryState) else "", "subscription": subscription.strip()}
        found = sendings.page(
            state=DeliveryState(asked["state"]) if asked["state"] else None,
            subscription=asked["subscription"] or None, skip=skip, limit=PAGE + 1,
        )  # fmt: skip

        def address(**more: object) -> str:
            return f"/deliveries?{urlencode({n: v for n, v in {**asked, **more}.items() if v})}"

        return frame.show(
            request, "deliveries.html", "deliveries", found=found[:PAGE], asked=asked, counts=outbox.counts(),
            states=list(DeliveryState), failing=sendings.failing(), subscriptions=sendings.subscriptions(),
            older=address(skip=skip + PAGE) if len(found) > PAGE else "", newest=address() if skip else "",
            line=wording.one_line,
        )  # fmt: skip

    @routes.get("/deliveries/{delivery_id}")
    def show(request: Request, delivery_id: str) -> Response:
        found = outbox.delivery(delivery_id)
        if found is None:
            return frame.missing(request, "deliveries")
        changes = {row.change.id: row for row in rows(found.alert.changes, spoken(request), office.titles)}
        return frame.show(
            request, "delivery.html", "deliveries", title=found.alert.subscription, it=found,
            changes=[changes[change.id] for change in found.alert.changes], attempts=_attempts(outbox.ledger(delivery_id)),
            taken=sorted(found.taken), may_retry=found.state not in CLOSED,
            receiver=outbox.receiver(found.alert.subscription),
        )  # fmt: skip

    @routes.post("/deliveries/retry")
    def retry(request: Request, delivery: str = Form("")) -> Response:
        """Due again at once; an answer that says so even if it was sent meanwhile."""
        if outbox.delivery(delivery) is None:
            return frame.missing(request, "deliveries")
        again = outbox.retry(delivery, now=office.now())
        return frame.back(f"/deliveries/{delivery}", "retry" if again else "sent_already")

    return routes


def _attempts(ledger: list[dict[str, str | None]]) -> list[tuple[datetime, str, str]]:
    """(when, what it ended in, what the receiver said), oldest first."""
    return [(datetime.fromisoformat(it["at"] or ""), it["state"] or "", it["answer"] or "") for it in ledger]
