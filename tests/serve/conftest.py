"""The desk on a real port, over a real store, with a clock that the test moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import lxml.html
import pytest
import requests

from watcher import store as stores
from watcher.analyze.topics import load_packs
from watcher.deliver import tokens
from watcher.model import Config, Desk, Smtp, Subscription
from watcher.serve import server
from watcher.serve.office import Office
from watcher.store import Store
from watcher.walk.services import LINKS

START = datetime(2026, 11, 21, 2, tzinfo=UTC)
HR = Subscription(id="hr", channel="email", to="hr@example.org")


@dataclass
class Open:
    """A desk that is open: `base` is its address."""

    base: str
    store: Store
    time: list[datetime] = field(default_factory=lambda: [START])

    def token(self, purpose: str, subscription: str, address: str) -> str:
        key = self.store.subscribers.key(LINKS, now=START)
        return tokens.sign(key, tokens.Grant(purpose=purpose, subscription=subscription, address=address))

    def ask(self, method: str, path: str, **given: Any) -> requests.Response:
        given.setdefault("allow_redirects", False)
        return requests.request(method, self.base + path, timeout=10, **given)

    def get(self, path: str, **given: Any) -> requests.Response:
        return self.ask("GET", path, **given)

    def post(self, path: str, **form: Any) -> requests.Response:
        return self.ask("POST", path, data=form)

    def said(self, path: str, **given: Any) -> str:
        """The words of a page, blanks folded."""
        answer = self.get(path, **given)
        return " ".join(lxml.html.fromstring(answer.text).text_content().split())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = stores.open(tmp_path / "data")
    yield made
    made.close()


@pytest.fixture(scope="session")
def titles() -> dict[str, Any]:
    return {name: key for pack in load_packs() for name, key in pack.keys.items()}


@pytest.fixture
def desk(store: Store, titles: dict[str, Any]) -> Iterator[Open]:
    time = [START]
    config = Config(
        subscriptions=(HR,),
        smtp=Smtp(host="127.0.0.1"),
        desk=Desk(port=0, url="https://desk.example.org", subscribe=True),
    )
    with server.beside(Office(config, store, titles, lambda: time[0])) as listening:
        yield Open(base=f"http://127.0.0.1:{listening.port}", store=store, time=time)


@pytest.fixture
def closed_desk(store: Store, titles: dict[str, Any]) -> Iterator[Open]:
    """One at which nobody may ask for mail."""
    config = Config(subscriptions=(HR,), desk=replace(Desk(), port=0))
    with server.beside(Office(config, store, titles, lambda: START)) as listening:
        yield Open(base=f"http://127.0.0.1:{listening.port}", store=store)
