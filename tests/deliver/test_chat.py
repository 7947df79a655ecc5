"""What the group chats are told, before any service dresses it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from tests.deliver.sending import means
from watcher.deliver import chat, route
from watcher.deliver.chat import Block, Dress, Word
from watcher.deliver.notice import Notice
from watcher.model import Alert, Change, Clause, Config, Desk, Kind, Recall, Source, Subscription
from watcher.weblinks import web_target

Make = Callable[..., Change]
PLAIN = Dress(plain=str)


def said(alert: Alert, **given: Any) -> Notice:
    to = Subscription(id="s", channel="wecom", to="https://chat.example", language=given.pop("language", "zh"))
    return chat.told(alert, to, means(**given))


def alert(*changes: Change, now: Any) -> Alert:
    return route.alerts(changes, [Subscription(id="s", channel="wecom", to="x")], now=now)[0]


def text(notice: Notice, quoted: int = 80) -> str:
    return "\n\n".join(chat.written(block.lines, PLAIN) for block in chat.blocks(notice, quoted))


def test_one_change_is_told_at_a_glance(change: Make, now: Any) -> None:
    notice = said(alert(change(), now=now), config=Config(desk=Desk(url="https://desk.example")))
    assert notice.subject == "[严重] 广州 职工医保 Years total（男）：25年 → 30年"
    assert text(notice) == (
        "前：本市职工参保人，男职工累计缴费年限满**25年**、女职工满25年的，退休后不再缴费。\n"
        "后：本市职工参保人，男职工累计缴费年限满**30年**、女职工满25年的，退休后不再缴费。\n"
        "适用：职工医保 · 男\n"
        "生效：自2030-01-01起，尚未生效：还有1137天\n"
        "来源：广州市职工医保缴费年限 · 官方来源 [原文](https://ybj.example.cn/zc/1.html)"
        " [审阅](https://desk.example/changes/ch_1)"
    )


def test_another_language_is_told_in_its_words(change: Make, now: Any) -> None:
    shown = text(said(alert(change(), now=now), language="en"))
    assert [line.partition(":")[0] for line in shown.splitlines()] == ["Before", "After", "For", "Effective", "Source"]
    assert "Official source" in shown


def test_a_page_with_several_changes_is_named_once(change: Make, now: Any) -> None:
    shown = text(said(alert(change("a"), change("b"), change("c", url="https://other.example/"), now=now)))
    assert shown.count("https://ybj.example.cn/zc/1.html") == 1
    assert shown.startswith("来源：") and shown.rstrip().endswith("[原文](https://other.example/)")
    assert [line[:9] for line in shown.splitlines() if line.startswith("**")] == ["**[严重] 广州"] * 3


def test_a_clause_that_came_has_no_before(change: Make, now: Any) -> None:
    clause = Clause(id="c", label=None, path=(), kind="paragraph", text="新增一条")
    parts = {"kind": Kind.ADDED, "key": None, "before": None, "clause_before": None, "after": clause}
    lines = text(said(alert(change(difference=parts | {"clause_after": clause}), now=now))).splitlines()
    assert lines[:2] == ["前：无", "后：新增一条"]


def test_an_incident_says_what_and_where(now: Any) -> None:
    source = Source(id="gz", title="广州医保局", url="https://ybj.example.cn/")
    failing = Alert(id="a", type="source.failing", subscription="s", created_at=now, source="gz", detail="blocked: 412")
    notice = said(failing, config=Config(sources=(source,)))
    assert notice.subject == "[来源故障] 广州医保局"
    assert text(notice).splitlines()[-1] == "来源：广州医保局 · 官方来源 [原文](https://ybj.example.cn/)"
    assert "412" in text(notice)


def test_a_test_is_told_too(now: Any) -> None:
    trial = Alert(id="a", type="test", subscription="s", created_at=now, detail="a test of this channel")
    assert text(said(trial)) == "说明：a test of this channel"


def test_what_is_long_is_cut_and_the_decisive_part_stays(change: Make, now: Any) -> None:
    shown = text(said(alert(change(), now=now)), quoted=20)
    assert "**30年**" in shown
    assert max(len(line) for line in shown.splitlines()[:2]) < 40


@pytest.mark.parametrize("limit", [0, 300, 1000, 3000, 100_000])
def test_as_many_changes_as_fit_are_shown_and_the_rest_is_counted(change: Make, now: Any, limit: int) -> None:
    notice = said(alert(*(change(f"c{n}", url=f"https://p.example/{n}") for n in range(30)), now=now))
    sizes: list[tuple[int, int]] = []

    def dressed(blocks: Sequence[Block], hidden: int) -> str:
        sizes.append((sum(block.is_change for block in blocks), hidden))
        return "\n\n".join(chat.written(block.lines, PLAIN) for block in blocks)

    made = chat.fitted(notice, dressed, lambda shown: len(shown.encode()) <= limit)
    assert len(made.encode()) <= limit
    assert {shown + hidden for shown, hidden in sizes} == {30}
    assert made.count("[原文]") == sizes[-1][0]
    assert limit < 100_000 or sizes == [(20, 10)]


def test_only_an_id_of_our_own_making_is_written_as_it_stands(change: Make, now: Any) -> None:
    dress = Dress(plain=chat.lookalikes)
    one = alert(change(), now=now)
    assert chat.written(chat.closing(said(one), one, 0), dress) == f"编号：{one.id}"
    odd = replace(one, id="al_*x*")
    assert chat.written(chat.closing(said(one), odd, 0), dress) == "编号：al＿＊x＊"


def test_the_rest_is_linked_where_there_is_a_desk(change: Make, now: Any) -> None:
    one = alert(change(), now=now)
    with_desk = said(one, config=Config(desk=Desk(url="https://desk.example")))
    assert chat.written(chat.closing(with_desk, one, 7), PLAIN).splitlines() == [
        "另有7项未列出。 [查看全部](https://desk.example/changes)",
        f"编号：{one.id}",
    ]
    assert chat.written(chat.closing(said(one), one, 0), PLAIN) == f"编号：{one.id}"


@pytest.mark.parametrize(
    ("marked", "shown"),
    [("30年", "满**30年**的"), ("5%", "满**5%** 的"), ("“三十年”", "满 **“三十年”** 的"), (" ", "满 的"), ("", "满的")],
)
def test_bold_holds_beside_punctuation(marked: str, shown: str) -> None:
    assert chat.written([(Word("满"), Word(marked, bold=True), Word("的"))], PLAIN) == shown


@pytest.mark.parametrize("dress", [chat.lookalikes, chat.entities])
@pytest.mark.parametrize("special", list("\\`*_[]<>#!|~@$"))
def test_no_character_that_marks_is_left_bare(dress: Callable[[str], str], special: str) -> None:
    shown = dress(f"a{special}b")
    assert special not in shown.replace("&#", "") and shown != f"a{special}b"


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://a.example/b?c=d&e=%20", "https://a.example/b?c=d&e=%20"),
        ("https://a.example/x)[y](https://evil.example", "https://a.example/x%29%5By%5D%28https://evil.example"),
        ("https://a.example/政策", "https://a.example/%E6%94%BF%E7%AD%96"),
        ("https://a.example/a b\r\nc", "https://a.example/a%20b%20c"),
        ("javascript:alert(1)", None),
        ("file:///etc/hosts", None),
        ("http://", None),
        ("$urlVal", None),
    ],
)
def test_only_the_webs_addresses_are_linked_and_none_ends_its_link(url: str, target: str | None) -> None:
    assert web_target(url) == target


def test_what_was_told_before_and_who_else_says_it_are_told(change: Make, now: Any) -> None:
    made = change()
    other = change("ch_2", source="news", source_title="新闻网", authority="secondary")
    recall = Recall(kind="follows", alert="al_1234567890", at=now)
    told = replace(alert(made, now=now), also={made.id: (other,)}, recalls={made.id: recall})
    shown = text(said(told))
    assert "同见：新闻网" in shown and "关联：" in shown
