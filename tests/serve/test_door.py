"""Who may enter the desk, and what each may do there."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from starlette.routing import Mount

from tests.serve.conftest import HASHED, PASSWORD, START, Entered, Open
from watcher import store as stores
from watcher.model import Config, Desk, Role, Smtp
from watcher.serve import door, entry
from watcher.serve.app import create
from watcher.serve.office import Office
from watcher.store import Store
from watcher.store.users import FREE_TRIES

Enter = Callable[..., Entered]


def routes() -> list[tuple[str, str]]:
    """(method, path) of everything that the desk answers."""
    config = Config(desk=Desk(url="https://desk.example.org", subscribe=True), smtp=Smtp(host="127.0.0.1"))
    found = []
    with TemporaryDirectory() as folder, closing(stores.open(Path(folder))) as store:
        for route in create(Office(config, store, {}, lambda: START)).routes:
            if not isinstance(route, Mount):
                found += [(method, route.path) for method in route.methods - {"HEAD"}]  # type: ignore[attr-defined]
    return sorted(found)


def filled(path: str) -> str:
    return path.replace("{", "").replace("}", "").replace(":path", "")


@pytest.mark.parametrize(("method", "path"), routes())
def test_every_route_is_shut_unless_it_is_named_as_open(desk: Open, method: str, path: str) -> None:
    desk.store.users.add("ms", Role.ADMIN, HASHED, now=START)
    answer = desk.ask(method, filled(path))
    if door.is_open(filled(path)):
        assert path.startswith(("/s/", "/login", "/setup/", "/healthz", "/readyz", "/subscribe", "/metrics"))
    elif method == "GET":
        assert (answer.status_code, answer.headers["location"].partition("?")[0]) == (303, "/login")
    else:
        assert answer.status_code == 401


@pytest.mark.parametrize(("method", "path"), [r for r in routes() if r[0] != "GET"])
def test_no_form_is_taken_without_its_token_or_from_another_site(enter: Enter, method: str, path: str) -> None:
    visitor = enter(Role.ADMIN)
    if not door.is_open(filled(path)):
        assert visitor.post(filled(path)).status_code == 403
        assert visitor.post(filled(path), csrf="x" * 32).status_code == 403
    foreign = visitor.session.request(
        method, visitor.desk.base + filled(path), data={"csrf": visitor.csrf}, timeout=10,
        headers={"origin": "https://evil.example"}, allow_redirects=False,
    )  # fmt: skip
    assert foreign.status_code == 403


@pytest.mark.parametrize(("method", "path"), [r for r in routes() if r[0] != "GET"])
def test_a_reader_reads(enter: Enter, method: str, path: str) -> None:
    visitor = enter(Role.READER)
    if not door.is_open(filled(path)) and path != "/logout":
        assert visitor.send(filled(path)).status_code == 403


@pytest.mark.parametrize("path", [*door.ADMIN, "/changes/x/prevent"])
def test_what_is_for_admins_is_refused_to_reviewers(enter: Enter, path: str) -> None:
    assert enter(Role.REVIEWER).send(path).status_code == 403
    assert enter(Role.ADMIN, "boss").send(path).status_code != 403


def test_a_login_opens_what_was_asked_for_and_a_logout_shuts_it(desk: Open, enter: Enter) -> None:
    desk.store.users.add("someone", Role.READER, HASHED, now=START)
    first = desk.get("/changes?review=any")
    assert first.headers["location"].startswith("/login?next=/changes")
    visitor = enter(Role.READER)
    assert visitor.get("/changes").status_code == 200
    assert "HttpOnly" in visitor.post("/login", name="ms", password=PASSWORD).headers["set-cookie"]
    token = visitor.session.cookies[door.COOKIE]
    visitor.csrf = visitor.get("/").text.partition('"x-csrf": "')[2].partition('"')[0]
    visitor.send("/logout")
    assert desk.get("/changes", cookies={door.COOKIE: token}).status_code == 303


@pytest.mark.parametrize("to", ["//evil.example", "https://evil.example", "/\\evil.example", "/a\nb", ""])
def test_a_login_leads_nowhere_else(desk: Open, to: str) -> None:
    desk.store.users.add("ms", Role.READER, HASHED, now=START)
    answer = desk.post("/login", name="ms", password=PASSWORD, next=to)
    assert answer.headers["location"] == "/"


def test_wrong_passwords_lock_a_name_for_longer_and_longer(desk: Open) -> None:
    desk.store.users.add("ms", Role.READER, HASHED, now=START)
    for _ in range(FREE_TRIES):
        assert desk.post("/login", name="ms", password="wrong password").status_code == 403
    assert desk.post("/login", name="ms", password=PASSWORD).status_code == 403
    desk.time[0] += timedelta(seconds=61)
    assert desk.post("/login", name="ms", password="wrong password").status_code == 403
    desk.time[0] += timedelta(seconds=61)
    assert desk.post("/login", name="ms", password=PASSWORD).status_code == 403  # two minutes by now
    desk.time[0] += timedelta(seconds=61)
    assert desk.post("/login", name="ms", password=PASSWORD).status_code == 303


def test_who_is_nobody_or_was_sent_away_does_not_enter(desk: Open, enter: Enter) -> None:
    visitor = enter(Role.ADMIN)
    assert desk.post("/login", name="nobody", password=PASSWORD).status_code == 403
    desk.store.users.end("ms")
    assert visitor.get("/").status_code == 303
    assert desk.post("/login", name="ms", password=PASSWORD).status_code == 403


def test_sessions_rotate_and_end(desk: Open, enter: Enter) -> None:
    visitor = enter()
    first = visitor.session.cookies[door.COOKIE]
    desk.time[0] += timedelta(hours=2)
    assert visitor.get("/").status_code == 200
    assert visitor.session.cookies[door.COOKIE] != first
    assert desk.get("/", cookies={door.COOKIE: first}).status_code == 200  # of a page that loads beside it
    desk.time[0] += timedelta(minutes=2)
    assert desk.get("/", cookies={door.COOKIE: first}).status_code == 303
    assert visitor.get("/").status_code == 200
    desk.time[0] += timedelta(hours=13)
    assert visitor.get("/").status_code == 303


def test_a_changed_password_ends_all_sessions(desk: Open, enter: Enter) -> None:
    visitor = enter()
    desk.store.users.set_password("ms", HASHED)
    assert visitor.get("/").status_code == 303


def test_the_first_user_comes_by_a_link_that_works_once(desk: Open, store: Store) -> None:
    office = Office(Config(desk=Desk()), store, {}, lambda: START)
    link = entry.setup_link(office)
    assert link is not None
    assert desk.get("/setup/wrong").status_code == 404
    assert desk.get(link).status_code == 200
    assert desk.post(link, name="boss", password="short").status_code == 422
    assert desk.post(link, name="boss", password=PASSWORD).status_code == 303
    assert [(u.name, u.role) for u in store.users.all()] == [("boss", Role.ADMIN)]
    assert desk.post(link, name="other", password=PASSWORD).status_code == 404
    assert entry.setup_link(office) is None


def test_the_first_user_may_come_from_the_environment(store: Store) -> None:
    assert entry.first_user(store, PASSWORD, now=START)
    assert not entry.first_user(store, "another password", now=START)
    (user,) = store.users.all()
    assert (user.name, user.role) == ("admin", Role.ADMIN)
    assert user.password.startswith("$argon2id$") and PASSWORD not in user.password
