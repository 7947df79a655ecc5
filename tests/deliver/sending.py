"""With what the channels of these tests send: real requests, without the gate's guard."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import requests

from watcher.deliver.channels import Means
from watcher.errors import FetchError
from watcher.model import Config, Fetched, Outcome


def post(url: str, body: bytes, headers: Mapping[str, str], *, deadline: float) -> Fetched:
    """Stands for the gate: any status comes back, only a network failure raises."""
    try:
        answer = requests.post(url, data=body, headers=dict(headers), timeout=deadline, allow_redirects=False)
    except requests.RequestException as exc:
        raise FetchError(Outcome.UNREACHABLE, str(exc)) from exc
    received = tuple(answer.headers.items())
    return Fetched(url=url, final_url=url, status=answer.status_code, body=answer.content, headers=received)


def means(**given: Any) -> Means:
    base: dict[str, Any] = {"config": Config(), "post": post, "now": datetime(2026, 11, 21, 2, tzinfo=UTC)}
    return Means(**base | given)
