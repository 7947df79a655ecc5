"""Every channel is sent whatever a hostile page can hold: all of it arrives, and none of it does anything there."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any, cast

import pytest
from aiosmtpd.controller import Controller
from lxml import etree, html
from pytest_httpserver import HTTPServer

from tests.deliver import hostile
from tests.deliver.sending import means
from tests.deliver.test_via_email import Inbox, free_port
from watcher.deliver import channels
from watcher.model import Config, Desk, Smtp, Source, Subscription

SECRET = "whsec_" + base64.b64encode(b"a secret of thirty-two bytes ...").decode()
LINES = re.compile(r"(> )?((前|后|适用|生效|注意|关联|同见|来源|说明|编号)：|(### |\*\*|【)?［|\[|另有|原文 |$)")
OWN_LINK = re.compile(r"\[(原文|审阅|查看全部)\]\(https?://(?!\S*(__|~~))[^()<>\[\]\s*`|\\!{}\"]+\)")
MARKS = re.compile(r"[\\`*_\[\]<>#!|~@${}]")
ATOM = "{http://www.w3.org/2005/Atom}"


def chat_is_harmless(text: str, *, heading: str = "") -> None:
    """Lines of ours only; behind our own bold, quotes and links no character that could mark, link or mention."""
    assert all(LINES.match(line) for line in text.split("\n")), text[:500]
    assert text.count("**") % 2 == 0
    rest = OWN_LINK.sub("", text.removeprefix(heading)).replace("**", "").replace("\n> ", "\n")
    bare = re.sub(r"&#\d+;|编号：[a-z]+_\d+$", "", rest)
    assert not MARKS.search(bare), MARKS.findall(bare)[:9]
    is_clean(text)


def is_clean(text: str) -> None:
    """No controls, no invisible steering, nothing that cannot be encoded."""
    assert all(char.isprintable() or char == "\n" for char in text), ascii(text[:300])
    text.encode("utf-8")


def feishu(body: dict[str, Any]) -> None:
    assert set(body) == {"msg_type", "card", "timestamp", "sign"}
    *blocks, note = body["card"]["elements"]
    assert {block["tag"] for block in blocks} <= {"markdown", "hr"}
    for block in blocks:
        chat_is_harmless(block.get("content", ""))
    chat_is_harmless(note["elements"][0]["content"])
    title = body["card"]["header"]["title"]
    assert title["tag"] == "plain_text" and not set("<>\n") & set(title["content"])
    is_clean(title["content"])


def dingtalk(body: dict[str, Any]) -> None:
    assert body["msgtype"] == "markdown" and set(body) == {"msgtype", "markdown", "at"}
    assert body["at"] == {"atMobiles": [], "atUserIds": [], "isAtAll": False}
    chat_is_harmless(body["markdown"]["text"], heading="### ")
    assert "\n" not in body["markdown"]["title"] and not MARKS.search(body["markdown"]["title"])


def wecom(body: dict[str, Any]) -> None:
    assert body["msgtype"] == "markdown" and set(body) == {"msgtype", "markdown"}
    assert len(body["markdown"]["content"].encode()) <= 4096
    chat_is_harmless(body["markdown"]["content"])


def apprise(body: dict[str, Any]) -> None:
    assert body["attachments"] == [] and "\n" not in body["title"] and not MARKS.search(body["title"])
    plain = re.sub(r"(原文|审阅|查看全部) https?://(?!\S*(__|~~))[^()<>\[\]\s*`|\\!{}\"]+", "", body["message"])
    chat_is_harmless(plain)


def webhook(body: dict[str, Any]) -> None:
    assert set(body) == {"type", "timestamp", "data"}


def email(message: EmailMessage) -> None:
    assert message.defects == [] and "X-Injected" not in message
    names = {"Subject", "From", "To", "Date", "Message-ID", "List-Id", "Auto-Submitted", "X-Watcher-Alert"}
    assert set(message.keys()) - {"MIME-Version", "Content-Type"} == names
    assert all(len(message.get_all(name) or []) == 1 for name in names)
    is_clean(message["Subject"])
    plain, markup = (message.get_body((kind,)) for kind in ("plain", "html"))
    assert plain is not None and markup is not None
    is_clean(plain.get_content().replace("\r\n", "\n"))
    page = html.document_fromstring(markup.get_content())
    assert {element.tag for element in page.iter() if isinstance(element.tag, str)} <= TAGS
    assert not [name for element in page.iter() for name in element.attrib if name.startswith("on")]
    assert all(target.startswith(("https://p.example/", "https://desk.example/")) for target in page.xpath("//@href"))
    assert page.xpath("//@src") == [] and page.xpath("//comment()") == []


TAGS = set(
    "html head meta title style body div table tbody tr td p a b span strong small br h1 h2 mark em del ins".split()
)


def feed(path: Path) -> None:
    root = etree.parse(path, etree.XMLParser(resolve_entities=False)).getroot()
    known = "id title updated published link author name category content entry".split()
    assert {child.tag for child in root.iterdescendants()} <= {ATOM + name for name in known}
    entries = root.findall(f"{ATOM}entry")
    assert 0 < len(entries) <= 100
    for entry in entries[:1]:
        assert len(entry.findall(f"{ATOM}id")) == 1 and len(entry.findall(f"{ATOM}content")) == 1
        is_clean(entry.findtext(f"{ATOM}title") or "")
        is_clean(entry.findtext(f"{ATOM}content") or "")
        assert all(link.get("href", "").startswith("https://p.example/") for link in entry.findall(f"{ATOM}link"))


# ── the receivers ──────────────────────────────────────────────────────────────────────────────────────────────


class Sink:
    """Where one channel delivers to: its subscription, and a look at the last thing that arrived."""

    def __init__(self, subscription: Subscription, last: Callable[[], object], check: Callable[[Any], None]) -> None:
        self.subscription, self.last, self.check = subscription, last, check


def posted(server: HTTPServer, answer: dict[str, Any]) -> Callable[[], object]:
    server.expect_request("/hook").respond_with_json(answer)

    def last() -> object:
        ((request, _),) = server.log
        server.log.clear()
        return json.loads(request.get_data())

    return last


@pytest.fixture
def smtp() -> Iterator[tuple[Inbox, int]]:
    inbox, port = Inbox(), free_port()
    controller = Controller(inbox, hostname="127.0.0.1", port=port)
    controller.start()
    yield inbox, port
    controller.stop()


def mailed(inbox: Inbox) -> Callable[[], object]:
    def last() -> object:
        envelope = inbox.received.pop()
        assert inbox.received == []
        return message_from_bytes(cast(bytes, envelope.content), policy=default)

    return last


def kept(path: Path) -> Callable[[], object]:
    """Begun anew now and then: a hundred entries of such length are slow to read."""

    def last() -> object:
        found = path.with_suffix(".seen")
        found.write_bytes(path.read_bytes())
        if len(etree.parse(found).getroot()) > 15:
            path.unlink()
        return found

    return last


@pytest.fixture
def sinks(httpserver: HTTPServer, smtp: tuple[Inbox, int], tmp_path: Path) -> dict[str, Callable[[], Sink]]:
    def to(channel: str, address: str, **given: Any) -> Subscription:
        return Subscription(id="s", channel=channel, to=address, **given)

    url = httpserver.url_for("/hook")
    ok, code = {"errcode": 0, "errmsg": "ok"}, {"code": 0}
    return {
        "webhook": lambda: Sink(to("webhook", url, secret=SECRET), posted(httpserver, ok), webhook),
        "feishu": lambda: Sink(to("feishu", url, secret="x"), posted(httpserver, code), feishu),
        "dingtalk": lambda: Sink(to("dingtalk", url, secret="x"), posted(httpserver, ok), dingtalk),
        "wecom": lambda: Sink(to("wecom", url), posted(httpserver, ok), wecom),
        "apprise": lambda: Sink(to("apprise", url.replace("http://", "json://")), posted(httpserver, ok), apprise),
        "email": lambda: Sink(to("email", "hr@example.org"), mailed(smtp[0]), email),
        "feed": lambda: Sink(to("feed", "s.atom"), kept(tmp_path / "s.atom"), feed),
    }


def test_there_are_enough_strings() -> None:
    assert len(set(hostile.STRINGS)) >= 500


@pytest.mark.parametrize("channel", channels.known())
def test_all_of_it_arrives_and_none_of_it_acts(
    channel: str, sinks: dict[str, Callable[[], Sink]], smtp: tuple[Inbox, int], tmp_path: Path
) -> None:
    sink = sinks[channel]()
    for number, text in enumerate(hostile.STRINGS):
        source = Source(id="gz", title=text or "gz", url="https://p.example/")
        config = Config(
            smtp=Smtp(host="127.0.0.1", port=smtp[1], tls="none", sender="watch@policy.example"),
            desk=Desk(url="https://desk.example"),
            feeds=str(tmp_path),
            sources=(source,),
        )
        told = hostile.incident if number % 10 == 9 else hostile.alert
        channels.send(told(text, number), sink.subscription, means(config=config, now=hostile.NOW))
        sink.check(sink.last())
