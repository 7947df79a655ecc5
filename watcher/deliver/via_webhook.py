"""Channel `webhook`: one signed POST, as Standard Webhooks describes it.

It leaves through the gate it is given (`post`), which guards addresses, follows no redirect and returns any status as
it is.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime

from standardwebhooks.webhooks import EmptyWebhookSecretError, Webhook

from watcher import jsonform
from watcher.deliver import replies
from watcher.deliver.channels import Means
from watcher.errors import FetchError, SendError
from watcher.model import Alert, Fetched, Subscription
from watcher.wording import one_line

_DEADLINE = 20.0  # seconds
_GONE = 410
PAYLOAD = 256_000  # bytes; receivers refuse what is much larger
_LONG_TEXT = 8_000  # characters of one text, where a single change is larger than that


def send(alert: Alert, subscription: Subscription, means: Means) -> str:
    """Only a 2xx is a delivery. A 410 asks never to be called again; whatever else fails is tried again."""
    sent = body(alert)
    secrets = [secret for secret in (subscription.secret, subscription.old_secret) if secret]
    headers = {"content-type": "application/json", **signed(alert, sent, secrets=secrets, now=means.now)}
    try:
        answer = means.post(subscription.to, sent, headers, deadline=_DEADLINE)
    except FetchError as exc:
        raise SendError(one_line(str(exc), 300), retry_after=exc.retry_after) from exc
    if 200 <= answer.status < 300:
        return f"{answer.status}"
    raise SendError(_refusal(answer), disable=answer.status == _GONE, retry_after=replies.asked_wait(answer, means.now))


def body(alert: Alert) -> bytes:
    """The same bytes at every try. Above PAYLOAD the last changes, which matter least, are left out and counted."""
    changes = [jsonform.change_json(change) for change in alert.changes]
    whole = _encoded(alert, changes, 0)
    if len(whole) <= PAYLOAD:
        return whole
    sizes = [len(_dumped(change)) + 2 for change in changes]
    room, kept = PAYLOAD - (len(whole) - sum(sizes)) - 100, 0
    while kept < len(sizes) and sizes[kept] <= room:
        room -= sizes[kept]
        kept += 1
    shown = changes[:kept] or [_shortened(changes[0])]
    return _encoded(alert, shown, len(changes) - len(shown))


def _encoded(alert: Alert, changes: list[jsonform.Json], omitted: int) -> bytes:
    content: jsonform.Json = {"alert": alert.id, "changes": changes}
    if omitted:
        content["omitted"] = omitted
    if alert.source is not None:
        content |= {"source": alert.source, "detail": alert.detail}
    elif alert.detail is not None:
        content["detail"] = alert.detail
    if alert.recalls:
        content["recalls"] = [
            {"change": change, "kind": it.kind, "alert": it.alert, "at": jsonform.time_json(it.at)}
            for change, it in alert.recalls.items()
        ]
    return _dumped({"type": alert.type, "timestamp": jsonform.time_json(alert.created_at), "data": content})


def _dumped(value: jsonform.Json) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")


def _shortened(change: jsonform.Json) -> jsonform.Json:
    """Its long texts cut, and said to be."""
    sides = {name: _cut(change[name]) for name in ("before", "after") if change[name]}
    return {**change, **sides, "truncated": True}


def _cut(side: jsonform.Json) -> jsonform.Json:
    return {name: value[:_LONG_TEXT] if isinstance(value, str) else value for name, value in side.items()}


def signed(alert: Alert, sent: bytes, *, secrets: Sequence[str], now: datetime) -> dict[str, str]:
    """The three headers, with a signature by each secret; a subscription without any gets no signature."""
    moment = now.astimezone(UTC)
    headers = {"webhook-id": alert.id, "webhook-timestamp": str(int(moment.timestamp()))}
    try:
        signatures = [Webhook(secret).sign(alert.id, moment, sent.decode()) for secret in secrets]
    except (ValueError, EmptyWebhookSecretError) as exc:
        raise SendError("the secret is not base64 (whsec_…)", permanent=True) from exc
    return {**headers, "webhook-signature": " ".join(signatures)} if signatures else headers


def _refusal(answer: Fetched) -> str:
    said = one_line((answer.body or b"")[:400].decode("utf-8", "replace"), 200)
    if 300 <= answer.status < 400:
        return f"{answer.status}: redirects are not followed"
    return f"{answer.status}: {said}" if said else f"{answer.status}"
