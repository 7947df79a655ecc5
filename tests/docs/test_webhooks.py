"""docs/webhooks.md: its receivers verify what is really sent, its figures are the code's."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import HTTPServer
from pathlib import Path
from typing import Any

import pytest
import requests

from watcher.deliver import outbox, route, via_webhook
from watcher.model import Alert
from watcher.walk import tell

PAGE = (Path(__file__).resolve().parents[2] / "docs/webhooks.md").read_text(encoding="utf-8")
LIBRARY, BY_HAND = re.findall(r"```python\n(.*?)```", PAGE, re.S)


def run(code: str) -> dict[str, Any]:
    names: dict[str, Any] = {"__name__": "page"}
    exec(compile(code, "docs/webhooks.md", "exec"), names)
    return names


def sent(secret: str, now: datetime) -> tuple[bytes, dict[str, str]]:
    alert = Alert(id="al_example", type="test", subscription="crm", created_at=now)
    body = via_webhook.body(alert)
    return body, via_webhook.signed(alert, body, secrets=[secret], now=now)


@pytest.fixture
def receiver() -> Iterator[tuple[str, dict[str, Any]]]:
    names = run(LIBRARY)
    server = HTTPServer(("127.0.0.1", 0), names["Receiver"])
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/", names
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_receiver_takes_what_we_sign_and_refuses_what_we_did_not(receiver: tuple[str, dict[str, Any]]) -> None:
    address, names = receiver
    body, headers = sent(names["SECRET"], datetime.now(UTC))
    assert requests.post(address, data=body, headers=headers, timeout=5).status_code == 204
    assert requests.post(address, data=body, headers=headers, timeout=5).status_code == 204
    assert names["taken"] == {"al_example"}
    assert requests.post(address, data=body + b" ", headers=headers, timeout=5).status_code == 401


def test_the_check_by_hand_agrees() -> None:
    secret = "whsec_c29tZSBzZWNyZXQgdGhhdCB5b3Uga2VlcCB0byB5b3Vyc2VsZg=="
    is_genuine = run(BY_HAND)["is_genuine"]
    body, headers = sent(secret, datetime.now(UTC))
    assert is_genuine(body, headers, secret)
    assert not is_genuine(body + b" ", headers, secret)
    assert not is_genuine(*sent(secret, datetime.now(UTC) - timedelta(hours=1)), secret)


def test_the_retry_table_is_the_schedule() -> None:
    units = {"s": 1, "min": 60, "h": 3600}
    row = next(line for line in PAGE.splitlines() if line.startswith("| waits |"))
    waits = [int(number) * units[unit] for number, unit in re.findall(r"(\d+) (s|min|h)\b", row)]
    assert waits == list(outbox.SCHEDULE[1:])


def test_every_type_of_event_is_explained() -> None:
    types = {"policy.changed", "test", route.SOURCE_FAILING, route.SOURCE_RECOVERED, tell.IN_FORCE}
    assert sorted(name for name in types if f"| `{name}` |" not in PAGE) == []
