"""Managed subscriptions from the terminal, and what reaches them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

from tests.walk.conftest import Site, page
from tests.walk.test_commands import configure, run
from tests.walk.test_deliver import smtp
from watcher.deliver import tokens

__all__ = ["run", "smtp"]
Run = Callable[..., tuple[int, str, str]]


def with_mail(site: Site, server: Any, desk: str = "desk: {url: 'https://desk.example.org'}") -> None:
    configure(site, f"smtp: {{host: 127.0.0.1, port: {server.port}, tls: none, from: watcher@example.org}}\n{desk}\n")
    site.put("/hook", status=204)


def listed(run: Run) -> dict[str, tuple[str, str]]:
    return {row["id"]: (row["standing"], row["asks_for"]) for row in json.loads(run("subscriptions", "--json")[1])}


def test_a_mail_address_is_asked_then_told_and_can_leave_by_its_own_link(site: Site, run: Run, smtp: Any) -> None:
    inbox, server = smtp
    with_mail(site, server)
    site.put("/a.html", page(25))
    run("check")
    assert run("subscriptions", "add", "ms@example.org", "--region", "CN-44*", "--severity", "high")[0] == 0
    (name,) = set(listed(run)) - {"crm"}
    site.put("/a.html", page(30))
    assert run("check", "gz", "--deliver")[0] == 0
    (asked,) = [message_from_bytes(mail, policy=default) for mail in inbox.mails]
    assert asked["Subject"] == "请确认您的政策变化订阅" and asked["List-Unsubscribe"] is None
    body = asked.get_body(("plain",))
    assert body is not None and "地区：广东" in body.get_content()
    assert re.search(r"https://desk\.example\.org/s/[\w.-]+/confirm", body.get_content())

    assert run("subscriptions", "confirm", name)[0] == 0
    site.put("/a.html", page(35))
    run("check", "gz", "--deliver")
    told = message_from_bytes(inbox.mails[-1], policy=default)
    assert "30年 → 35年" in told["Subject"]
    assert told["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = told["List-Unsubscribe"].strip("<>")
    assert link.endswith("/unsubscribe") and len(link) < 400
    assert link.removesuffix("/unsubscribe") == run("subscriptions", "link", name)[1].strip()
    for kind in ("plain", "html"):
        part = told.get_body((kind,))
        assert part is not None and link in part.get_content()

    assert run("subscriptions", "end", name)[0] == 0
    site.put("/a.html", page(40))
    run("check", "gz", "--deliver")
    assert len(inbox.mails) == 2
    assert listed(run)[name][0] == "ended"


def test_what_is_asked_for_can_be_changed_and_muted(site: Site, run: Run, smtp: Any) -> None:
    with_mail(site, smtp[1])
    run("subscriptions", "add", "ms@example.org", "--confirmed", "--key", "years.*", "--send", "daily")
    (name,) = set(listed(run)) - {"crm"}
    assert run("subscriptions", "change", name, "--region", "CN-31", "--hour", "18:00")[0] == 0
    assert run("subscriptions", "mute", name, "--until", "2030-01-01")[0] == 0
    standing, asked = listed(run)[name]
    assert standing == "active"
    assert "Places: Shanghai" in asked and "daily at 18:00" in asked and "until 2030-01-01" in asked
    assert "Total contribution years" in asked
    run("subscriptions", "mute", name)
    assert "Muted" not in listed(run)[name][1]


def test_mistakes_are_said_and_nothing_is_kept(site: Site, run: Run, smtp: Any) -> None:
    with_mail(site, smtp[1], desk="")
    for words, said in (
        (("no-address", "--confirmed"), "is no mail address"),
        (("ms@example.org",), "set `desk.url`, or give --confirmed"),
        (("ms@example.org", "--confirmed", "--severity", "grave"), "'grave' is not a value of 'severity'"),
        (("ms@example.org", "--confirmed", "--region", "Guangdong"), "is no region"),
        (("ms@example.org", "--confirmed", "--quiet", "22"), "are no quiet hours"),
        (("https://crm.example/hook", "--channel", "webhook"), "needs a `secret`"),
        (("x", "--channel", "pigeon"), "pigeon"),
    ):
        code, _, err = run("subscriptions", "add", *words)
        assert code == 2 and said in err, (words, err)
    assert set(listed(run)) == {"crm"}
    assert run("subscriptions", "end", "crm")[0] == 2
    assert run("subscriptions", "link", "s-none")[0] == 2


def test_addresses_of_other_channels_hold_keys_and_are_not_listed(site: Site, run: Run, smtp: Any) -> None:
    with_mail(site, smtp[1])
    secret = "whsec_" + "A" * 32
    run("subscriptions", "add", "https://crm.example/key-1234", "--channel", "webhook", "--secret", secret)
    out = run("subscriptions")[1] + run("subscriptions", "--json")[1]
    assert "webhook" in out and "key-1234" not in out and secret not in out


def test_a_link_needs_the_key_of_its_own_store(tmp_path: Path) -> None:
    grant = tokens.Grant(purpose=tokens.MANAGE, subscription="s", address="a@b")
    assert tokens.read("one", tokens.sign("one", grant)) == grant
    assert tokens.read("other", tokens.sign("one", grant)) is None
    assert tokens.read("one", "") is None and tokens.read("one", "é\ud800") is None
