"""A group's robot on loopback: takes what it is posted, and answers as its service would."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, cast

from pytest_httpserver import HTTPServer
from werkzeug import Request

from tests.deliver.sending import means
from watcher.deliver import channels, route
from watcher.errors import SendError
from watcher.model import Alert, Change, Subscription

KEY = "7bd1f0c2-5f0e-4c6e-9b57-3f2b8a6d1e90"
SENT = datetime(2026, 11, 21, 2, tzinfo=UTC)
Make = Callable[..., Change]


def alert(*changes: Change) -> Alert:
    return route.alerts(changes, [Subscription(id="group", channel="wecom", to="x")], now=SENT)[0]


def trial() -> Alert:
    return Alert(id="al_test", type="test", subscription="group", created_at=SENT, detail="a test of this channel")


class Robot:
    """One channel's service. `send` returns what the channel did; `refusal` what it raised."""

    def __init__(self, server: HTTPServer, channel: str, path: str) -> None:
        self._server, self._channel, self._path = server, channel, path

    def answers(self, body: Any, status: int = 200, headers: dict[str, str] | None = None) -> None:
        said = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
        request = self._server.expect_request(self._path.partition("?")[0], method="POST")
        request.respond_with_data(said, status=status, headers=headers, content_type="application/json")

    def subscription(self, **given: Any) -> Subscription:
        return Subscription(id="group", channel=self._channel, to=self._server.url_for(self._path), **given)

    def send(self, told: Alert, *, now: datetime = SENT, config: Any = None, **given: Any) -> str:
        with_what = means(now=now, **({"config": config} if config else {}))
        return channels.send(told, self.subscription(**given), with_what)

    def refusal(self, told: Alert, **given: Any) -> SendError:
        try:
            answer = self.send(told, **given)
        except SendError as error:
            return error
        raise AssertionError(f"taken: {answer}")

    @property
    def request(self) -> Request:
        (entry,) = self._server.log
        return entry[0]

    @property
    def received(self) -> dict[str, Any]:
        assert self.request.headers["content-type"] == "application/json; charset=utf-8"
        return cast(dict[str, Any], json.loads(self.request.get_data()))
