"""The desk on a real port, over a real store, with a clock that the test moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
from watcher.model import Config, Desk, Role, Smtp, Subscription
from watcher.serve import passwords, server
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


PASSWORD = "a long password"
HASHED = passwords.hashed(PASSWORD)


class Entered:
    """A visitor who logged in; `csrf` is in all their forms."""

    def __init__(self, desk: Open, name: str, role: Role) -> None:
        desk.store.users.add(name, role, HASHED, now=START)
        self.desk, self.session = desk, requests.Session()
        self.post("/login", name=name, password=PASSWORD)
        found = lxml.html.fromstring(self.get("/").text).xpath("//input[@name='csrf']/@value")
        self.csrf = str(found[0]) if found else ""

    def get(self, path: str, **given: Any) -> requests.Response:
        return self.session.get(self.desk.base + path, timeout=10, allow_redirects=False, **given)

    def post(self, path: str, **form: Any) -> requests.Response:
        return self.session.post(self.desk.base + path, data=form, timeout=10, allow_redirects=False)

    def send(self, path: str, **form: Any) -> requests.Response:
        """A form of the desk."""
        return self.post(path, csrf=self.csrf, **form)

    def said(self, path: str) -> str:
        return " ".join(lxml.html.fromstring(self.get(path).text).text_content().split())


@pytest.fixture
def enter(desk: Open) -> Callable[..., Entered]:
    def go(role: Role = Role.REVIEWER, name: str = "ms") -> Entered:
        return Entered(desk, name, role)

    return go


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = stores.open(tmp_path / "data")
    yield made
    made.close()


@pytest.fixture(scope="session")
def titles() -> dict[str, Any]:
    return {name: key for pack in load_packs() for name, key in pack.keys.items()}


@pytest.fixture
def desk(store: Store, titles: dict[str, Any], tmp_path: Path) -> Iterator[Open]:
    """Over a configuration of its own, to which sources may be added."""
    time, file = [START], tmp_path / "desk.yaml"
    file.write_text("version: 1\nsources: []\n", encoding="utf-8")
    config = Config(
        path=str(file),
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
