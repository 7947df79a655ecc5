"""Channel `webhook`: one signed POST, as Standard Webhooks describes it.

It leaves through the gate it is given (`post`), which guards addresses, follows no redirect and returns any status as
it is.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from standardwebhooks.webhooks import EmptyWebhookSecretError, Webhook

from watcher import jsonform
from watcher.deliver.channels import Post
from watcher.errors import FetchError, SendError
from watcher.model import Alert, Config, Fetched, Subscription
from watcher.wording import Titles, one_line

_DEADLINE = 20.0  # seconds
_GONE = 410


def send(
    alert: Alert,
    subscription: Subscription,
    *,
    config: Config,
    post: Post,
    now: datetime,
    titles: Titles | None = None,
) -> str:
    """Only a 2xx is a delivery. A 410 asks never to be called again; whatever else fails is tried again."""
    sent = body(alert)
    headers = {"content-type": "application/json", **signed(alert, sent, secret=subscription.secret, now=now)}
    try:
        answer = post(subscription.to, sent, headers, deadline=_DEADLINE)
    except FetchError as exc:
        raise SendError(one_line(str(exc), 300), retry_after=exc.retry_after) from exc
    if 200 <= answer.status < 300:
        return f"{answer.status}"
    raise SendError(_refusal(answer), disable=answer.status == _GONE, retry_after=_asked_wait(answer, now))


def body(alert: Alert) -> bytes:
    """The same bytes at every try."""
    content: jsonform.Json = {"alert": alert.id, "changes": [jsonform.change_json(change) for change in alert.changes]}
    if alert.source is not None:
        content |= {"source": alert.source, "detail": alert.detail}
    whole = {"type": alert.type, "timestamp": jsonform.time_json(alert.created_at), "data": content}
    return json.dumps(whole, ensure_ascii=False).encode("utf-8", "replace")


def signed(alert: Alert, sent: bytes, *, secret: str | None, now: datetime) -> dict[str, str]:
    """The three headers; a subscription without a secret gets no signature."""
    moment = now.astimezone(UTC)
    headers = {"webhook-id": alert.id, "webhook-timestamp": str(int(moment.timestamp()))}
    if secret:
        try:
            headers["webhook-signature"] = Webhook(secret).sign(alert.id, moment, sent.decode())
        except (ValueError, EmptyWebhookSecretError) as exc:
            raise SendError("the secret is not base64 (whsec_…)", permanent=True) from exc
    return headers


def _refusal(answer: Fetched) -> str:
    said = one_line((answer.body or b"")[:400].decode("utf-8", "replace"), 200)
    if 300 <= answer.status < 400:
        return f"{answer.status}: redirects are not followed"
    return f"{answer.status}: {said}" if said else f"{answer.status}"


def _asked_wait(answer: Fetched, now: datetime) -> float | None:
    """Retry-After in seconds, which may be given as a date."""
    given = next((value.strip() for name, value in answer.headers if name.lower() == "retry-after"), "")
    if given.isdigit():
        return float(given)
    try:
        return max(0.0, (parsedate_to_datetime(given) - now).total_seconds())
    except (ValueError, TypeError):
        return None
