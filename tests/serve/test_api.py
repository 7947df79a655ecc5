"""The API, as programs use it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
import requests
from pytest_httpserver import HTTPServer

from tests.serve.conftest import HASHED, START, Open
from tests.walk.conftest import NETWORK, Site, page
from watcher import pipeline
from watcher.assemble import services
from watcher.model import Config, Limits, Role, Source
from watcher.serve import api_door
from watcher.store import Store

CITIES = ("CN-4401", "CN-4403", "CN-3101", "CN-3201")


@pytest.fixture
def filled(desk: Open, httpserver: HTTPServer, tmp_path: Any) -> Open:
    """Four sources whose rule changed twice."""
    site, time = Site(httpserver), [START]
    sources = tuple(
        Source(id=f"s{n}", title=f"第{n}市", url=site.url(f"/{n}.html"), region=region, robots=False, select="#zoom")
        for n, region in enumerate(CITIES)
    )
    config = Config(sources=sources, network=NETWORK, limits=Limits(deadline=5.0))
    with services(config, tmp_path / "data", now=lambda: time[0]) as given:
        for years in (20, 25, 30):
            for n, source in enumerate(sources):
                site.put(f"/{n}.html", page(years, title=f"第{n}市办法"), **{"Set-Cookie": "visitor=secret"})
                time[0] += timedelta(minutes=10)
                pipeline.check(source, services=given, now=time[0])
    return desk


class Program:
    def __init__(self, desk: Open, role: Role, name: str = "api") -> None:
        desk.store.users.add("robot", Role.ADMIN, "!", now=START)
        token = desk.store.tokens.make(name, "robot", role, now=START)
        self.base, self.head = f"{desk.base}/api/v1", {"authorization": f"Bearer {token}"}

    def get(self, path: str, headers: dict[str, str] | None = None, **query: Any) -> requests.Response:
        return requests.get(self.base + path, params=query, headers=self.head | (headers or {}), timeout=10)

    def post(self, path: str, body: Any = None) -> requests.Response:
        return requests.post(self.base + path, json=body, headers=self.head, timeout=10)

    def every(self, path: str, **query: Any) -> Iterator[dict[str, Any]]:
        cursor = None
        while True:
            found = self.get(path, **query, **({"cursor": cursor} if cursor else {})).json()
            yield from found["items"]
            cursor = found["next"]
            if cursor is None:
                return


@pytest.fixture
def program(filled: Open) -> Callable[..., Program]:
    return lambda role=Role.READER, name="api": Program(filled, role, name)


def test_pages_follow_each_other_whatever_their_size(program: Callable[..., Program], store: Store) -> None:
    it = program()
    whole = [change.id for change in store.views.changes()]
    assert len(whole) == 8
    for limit in (1, 3, 8, 200):
        assert [c["id"] for c in it.every("/changes", limit=limit)] == whole
    facts = [(f["source"], f["value"]) for f in it.every("/facts", limit=1)]
    assert sorted(facts) == [(f"s{n}", 30) for n in range(4)]


def test_a_list_is_filtered(program: Callable[..., Program]) -> None:
    it = program()
    assert {c["region"] for c in it.every("/changes", region="CN-44*")} == {"CN-4401", "CN-4403"}
    assert {c["source"] for c in it.every("/changes", source="s2")} == {"s2"}
    assert list(it.every("/changes", key="account.*")) == []
    assert len(list(it.every("/changes", severity="critical", review="open"))) == 8
    assert list(it.every("/changes", since="2027-01-01T00:00:00Z")) == []
    assert {f["value"] for f in it.every("/facts", as_of="2026-11-21", source="s0")} == {30}


def test_what_did_not_change_is_told_in_no_bytes(program: Callable[..., Program]) -> None:
    it = program()
    first = it.get("/changes")
    again = it.get("/changes", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_review_by_a_program_is_one_like_any_other(program: Callable[..., Program], store: Store) -> None:
    it = program(Role.REVIEWER)
    (change, *_) = store.views.changes()
    made = it.post(f"/changes/{change.id}/reviews", {"verdict": "dismissed", "reason": "noise", "note": "横幅"})
    assert (made.status_code, made.json()["review"]) == (201, "dismissed")
    assert made.json()["reviews"][-1]["who"] == "robot (api)"
    assert it.get(f"/changes/{change.id}").json()["reviews"][-1]["reason"] == "noise"
    for empty in ({}, {"verdict": None}):
        assert it.post(f"/changes/{change.id}/reviews", empty).status_code == 409
    for wrong in ({"verdict": "maybe"}, {"note": " "}, {"verdict": "confirmed", "more": 1}, {"reason": "whim"}):
        answer = it.post(f"/changes/{change.id}/reviews", wrong)
        assert answer.status_code == 422
        assert answer.headers["content-type"] == "application/problem+json"


def test_roles_tokens_and_their_end(program: Callable[..., Program], filled: Open, store: Store) -> None:
    reader, admin = program(), program(Role.ADMIN, "boss")
    (change, *_) = store.views.changes()
    assert reader.post(f"/changes/{change.id}/reviews", {"note": "x"}).status_code == 403
    assert reader.post("/sources/s0/poll").status_code == 403
    assert admin.post("/sources/s0/poll").status_code == 202
    assert admin.post("/deliveries/none/retry").status_code == 404
    assert reader.get("/me").json() == {"name": "robot", "role": "reader"}
    store.users.set_role("robot", Role.READER)
    assert admin.post("/sources/s0/poll").status_code == 403  # no more than its user may
    assert store.tokens.end("api", "robot", now=START)
    refused = reader.get("/changes")
    assert (refused.status_code, refused.headers["www-authenticate"]) == (401, "Bearer")
    store.users.end("robot")
    assert admin.get("/me").status_code == 401
    assert requests.get(f"{filled.base}/api/v1/changes", timeout=10).status_code == 401


def test_a_session_of_the_desk_is_no_token(filled: Open) -> None:
    filled.store.users.add("ms", Role.ADMIN, HASHED, now=START)
    assert filled.get("/api/v1/changes").status_code == 401
    assert filled.get("/openapi.json").status_code == 303


def test_who_asks_too_often_is_told_how_long_to_wait(
    program: Callable[..., Program], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api_door, "PER_MINUTE", 3)
    it = program()
    answers = [it.get("/me") for _ in range(4)]
    assert [a.status_code for a in answers] == [200, 200, 200, 429]
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 61


def test_stored_bytes_are_those_that_came(program: Callable[..., Program], store: Store) -> None:
    it = program()
    (change, *_) = store.views.changes()
    answer = it.get(f"/snapshots/{change.snapshot_after}")
    assert answer.content == store.blobs.read(str(change.snapshot_after))
    assert it.get(f"/snapshots/{'0' * 64}").status_code == 404
    assert it.get("/snapshots/x").status_code == 422


def test_the_rest_can_be_read(program: Callable[..., Program]) -> None:
    it = program()
    assert [s["id"] for s in it.get("/sources").json()["items"]] == ["s0", "s1", "s2", "s3"]
    assert it.get("/conflicts").json() == {"items": []}
    assert it.get("/calendar").json() == {"items": []}
    assert it.get("/deliveries", state="dead").json() == {"items": []}
    assert it.get("/deliveries/none").status_code == it.get("/changes/none").status_code == 404


def test_subscriptions_are_asked_for_by_mail_and_ended(program: Callable[..., Program], store: Store) -> None:
    it = program(Role.ADMIN)
    asked = it.post("/subscriptions", {"email": "ms@example.org", "when": {"regions": ["CN-44*"], "severity": "high"}})
    assert (asked.status_code, asked.json()["standing"]) == (201, "pending")
    assert [d.alert.type for d in store.outbox.deliveries()] == ["subscription.confirm"]
    sure = it.post("/subscriptions", {"email": "li@example.org", "confirmed": True}).json()
    assert sure["standing"] == "active"
    ended = requests.delete(f"{it.base}/subscriptions/{sure['id']}", headers=it.head, timeout=10)
    assert ended.json()["standing"] == "ended"
    assert sorted(s["standing"] for s in it.get("/subscriptions").json()["items"]) == ["ended", "pending"]
    for wrong in ({"email": "no address"}, {"email": "a@b", "when": {"regions": ["Guangdong"]}}):
        refused = it.post("/subscriptions", wrong)
        assert refused.status_code == 409
    assert it.post("/subscriptions", {"email": "a@b", "feed": "x"}).status_code == 422
    assert program(Role.REVIEWER, "r").get("/subscriptions").status_code == 403


# ── facts, corrections, the chain ──────────────────────────────────────────────────────────────────────────────


def test_correction_travels_with_its_fact_wherever_it_is_shown(program: Callable[..., Program], filled: Open) -> None:
    it = program(Role.REVIEWER)
    (fact,) = it.get("/facts", source="s0").json()["items"]
    done = it.post(f"/facts/{fact['id']}/reviews", {"correction": "32年", "note": "看错了一行"})
    assert done.status_code == 201 and (done.json()["value"], done.json()["quote"]) == (32, fact["quote"])
    assert done.json()["correction"]["read"] == {"value": 30, "unit": "year", "operator": fact["operator"]}
    assert it.get("/facts", source="s0").json()["items"][0]["value"] == 32
    (line,) = it.get(f"/rules/{fact['key']}", region=fact["region"]).json()["items"]
    assert [(v["value"], bool(v["correction"])) for v in line["versions"]] == [(32, True), (25, False), (20, False)]
    (found, *_) = it.get("/search", q="第0市").json()["facts"] or it.get("/search", q="缴费").json()["facts"]
    assert found["correction"] or found["source"] != "s0"
    assert filled.store.verify_chain().bad == ()


def test_correction_of_a_change_travels_with_the_fact_that_it_brought_until_it_is_undone(
    program: Callable[..., Program], store: Store
) -> None:
    it = program(Role.REVIEWER)
    change = next(c for c in it.every("/changes") if c["source"] == "s1" and c["after"]["value"] == 30)
    assert it.post(f"/changes/{change['id']}/reviews", {"correction": "三十一年"}).status_code == 201
    assert it.get("/facts", source="s1").json()["items"][0]["value"] == 31
    assert it.get("/facts", source="s1", as_of="2020-01-01").json()["items"] == []
    it.post(f"/changes/{change['id']}/reviews", {"verdict": "open"})
    assert it.get("/facts", source="s1").json()["items"][0]["value"] == 30
    refused = it.post(f"/changes/{change['id']}/reviews", {"correction": "很多"})
    assert refused.status_code == 409 and "30年" in refused.json()["detail"]
    assert store.verify_chain().bad == ()


def test_verdict_on_a_fact_stands_before_that_on_its_change(program: Callable[..., Program]) -> None:
    it = program(Role.REVIEWER)
    change = next(c for c in it.every("/changes") if c["source"] == "s2" and c["after"]["value"] == 30)
    it.post(f"/changes/{change['id']}/reviews", {"verdict": "dismissed", "reason": "duplicate"})
    (fact,) = it.get("/facts", source="s2").json()["items"]
    assert fact["review"] == "dismissed"
    it.post(f"/facts/{fact['id']}/reviews", {"verdict": "confirmed"})
    assert it.get(f"/facts/{fact['id']}").json()["review"] == "confirmed"
    assert it.get("/facts/999999").status_code == 404


def test_chain_can_be_followed_from_its_first_link_to_its_head(program: Callable[..., Program]) -> None:
    it, behind, heads = program(), 0, []
    while True:
        page = it.get("/chain/links", behind=behind, limit=5).json()
        heads += [link["head"] for link in page["items"]]
        if page["next"] is None:
            break
        behind = page["next"]
    head = it.get("/chain").json()
    assert (heads[-1], len(heads)) == (head["head"], head["links"]) and head["links"] == 20


def test_nobody_but_an_admin_lets_a_source_rest(program: Callable[..., Program]) -> None:
    assert program(Role.REVIEWER).post("/sources/s0/pause").status_code == 403


def test_admin_pauses_and_resumes(program: Callable[..., Program]) -> None:
    it = program(Role.ADMIN)
    assert it.post("/sources/s0/pause").status_code == 202
    assert next(s for s in it.get("/sources").json()["items"] if s["id"] == "s0")["state"] == "paused"
    it.post("/sources/s0/resume")
    assert next(s for s in it.get("/sources").json()["items"] if s["id"] == "s0")["state"] == "healthy"
    assert it.post("/sources/none/pause").status_code == 404


# ── sources ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_source_is_told_with_its_polls_and_documents(program: Callable[..., Program]) -> None:
    it = program()
    whole = it.get("/sources/s0").json()
    assert [poll["outcome"] for poll in whole["polls"]] == ["changed", "changed", "first_seen"]
    (held,) = whole["documents"]
    assert (held["versions"], held["facts"], held["title"]) == (3, 1, "第0市办法")
    read = it.get(f"/sources/s0/documents/{held['id']}").json()
    assert read["facts"][0]["value"] == 30 and read["clauses"]
    assert it.get("/sources/none").status_code == it.get("/sources/s0/documents/999").status_code == 404


def test_source_is_added_as_sources_yaml_would_take_it(
    program: Callable[..., Program],
) -> None:
    it = program(Role.ADMIN)
    refused = it.post("/sources", {"id": "s0", "url": "https://policy.example.org/x"})
    assert refused.status_code == 409 and "duplicate id" in refused.json()["detail"]
    assert it.post("/sources", {"id": "Not An Id", "url": "https://policy.example.org/x"}).status_code == 422
    inside = it.post("/sources", {"id": "in", "url": "http://127.0.0.1/x", "every": "soon"})
    assert inside.status_code == 409 and "'soon'" in inside.json()["detail"]


def test_facts_that_sources_disagree_on_are_marked(program: Callable[..., Program], filled: Open) -> None:
    it = program()
    assert not any(fact["disputed"] for fact in it.every("/facts"))
    with filled.store.transaction() as conn:
        conn.execute("UPDATE fact SET region = 'CN-4401' WHERE source IN ('s0', 's1')")
        conn.execute("UPDATE fact SET value = '33' WHERE source = 's1' AND known_to IS NULL")
    filled.store.review(filled.store.views.changes()[0].id, verdict=None, note="looked at", who="li", now=START)
    assert {fact["source"] for fact in it.every("/facts") if fact["disputed"]} == {"s0", "s1"}
