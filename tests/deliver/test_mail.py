"""The mail: what it says, how much of it, and that page text stays data."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default
from typing import Any

import lxml.html
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.deliver.sending import means
from watcher.deliver import mail, route
from watcher.model import (
    Alert,
    Basis,
    Change,
    Clause,
    Config,
    Desk,
    Fact,
    Head,
    Kind,
    Recall,
    Severity,
    Smtp,
    Source,
    Subscription,
)

Make = Callable[..., Change]
HOSTILE = [
    "题目\r\nBcc: victim@example.org",
    "题目\n\nbody",
    "题目\u2028行\u2029段\x85下",
    "题目\ud800\udfff",
    "题目\u202egnp.exe\u2066",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}{% for x in y %}{# #}${7*7}",
    "=?utf-8?q?=0D=0ABcc:x@y?=",
    "\x00\x1b[31m\x07",
    "'\"><a href=javascript:alert(1)>&amp;",
    "长" * 3000,
    "",
]


def compose(
    changes: list[Change], subscription: Subscription, now: datetime, config: Config | None = None
) -> EmailMessage:
    (alert,) = route.alerts(changes, [subscription], now=now)
    return mail.compose(alert, subscription, means(config=config or Config(), now=now))


def body(message: EmailMessage, kind: str = "plain") -> str:
    part = message.get_body((kind,))
    assert part is not None
    content: str = part.get_content()
    return content


def test_the_mail_says_what_changed_from_when_for_whom_and_where(
    change: Make, subscription: Subscription, config: Config, now: datetime
) -> None:
    made = change(difference={"title": "广州 职工医保 累计缴费年限（男）：25年 → 30年"})
    message = compose([made], subscription, now, config)
    assert message["Subject"] == "[严重] 广州 职工医保 累计缴费年限（男）：25年 → 30年"
    assert body(message).splitlines() == [
        "广州 职工医保 累计缴费年限（男）：25年 → 30年",
        "",
        "变更前：本市职工参保人，男职工累计缴费年限满【25年】、女职工满25年的，退休后不再缴费。",
        "变更后：本市职工参保人，男职工累计缴费年限满【30年】、女职工满25年的，退休后不再缴费。",
        "适用：职工医保 · 男",
        "生效：自2030-01-01起，尚未生效：还有1137天",
        "来源：广州市职工医保缴费年限 · 官方来源",
        "原文：https://ybj.example.cn/zc/1.html",
        "审阅：https://desk.example.org/changes/ch_1",
        "存档：https://desk.example.org/changes/ch_1#copies",
    ]


def test_an_english_reader_gets_english_words(change: Make, subscription: Subscription, now: datetime) -> None:
    message = compose([change()], replace(subscription, language="en"), now)
    assert (
        message["Subject"] == "[Critical] Guangzhou Employee medical insurance Years total (men): 25 years → 30 years"
    )
    assert "Effective: from 2030-01-01, not yet in force: 1137 days to go" in body(message)
    assert "Review" not in body(message)
    assert 'lang="en"' in body(message, "html")


def test_unknown_dates_doubtful_readings_and_secondary_sources_are_said_to_be_so(
    change: Make, fact: Callable[..., Fact], subscription: Subscription, now: datetime
) -> None:
    gone = fact("emigration", "出境定居的可以提取", key="account.cash_out.circumstance", unit=None, confidence=0.7)
    parts: dict[str, Any] = {"kind": Kind.REMOVED, "before": gone, "after": None, "clause_before": None}
    parts |= {"clause_after": None, "effective_from": None, "effective_basis": Basis.UNKNOWN}
    text = body(compose([change(difference=parts, authority="secondary")], subscription, now))
    assert "生效：未注明，请以原文为准" in text
    assert "识别把握70%" in text
    assert "二手来源" in text
    assert "变更后：无" in text


def test_one_change_stays_under_a_kilobyte_however_long_its_sentence(
    change: Make, fact: Callable[..., Fact], subscription: Subscription, config: Config, now: datetime
) -> None:
    def clause(years: str) -> Clause:
        text = "前" * 2000 + f"满{years}" + "后" * 2000
        return Clause(id=years, label=None, path=(), kind="article", text=text)

    before, after = clause("25年"), clause("30年")
    parts: dict[str, Any] = {"clause_before": before, "clause_after": after, "title": "很长的规则名称" * 30}
    parts["before"] = fact(25, before.text[1900:2100], start=1900, end=2100)
    parts["after"] = fact(30, after.text[1900:2100], start=1900, end=2100)
    long = change(difference=parts, source_title="很长的来源" * 40, url="https://ybj.example.cn/" + "a" * 120)
    text = body(compose([long], subscription, now, config))
    assert len(text.encode()) < 1024
    assert "【25年】" in text and "【30年】" in text
    assert "https://ybj.example.cn/" + "a" * 120 in text


def test_where_a_sentence_changed_twice_each_change_marks_its_own_amount(
    change: Make, fact: Callable[..., Fact], subscription: Subscription, now: datetime
) -> None:
    old, new = "男性满25年、女性满20年的，不再缴费。", "男性满三十年、女性满25年的，不再缴费。"
    clauses = [Clause(id=text, label=None, path=(), kind="article", text=text) for text in (old, new)]
    shared = {"clause_before": clauses[0], "clause_after": clauses[1]}
    men = change("c1", shared | {"before": fact(25, old), "after": fact(30, new)})
    women = change("c2", shared | {"before": fact(20, old), "after": fact(25, new), "cohort": {"sex": "female"}})
    assert "男性满【25年】、女性满20年的" in body(compose([men], subscription, now))
    assert "男性满【三十年】、女性满25年的" in body(compose([men], subscription, now))
    assert "男性满25年、女性满【20年】的" in body(compose([women], subscription, now))
    assert "男性满三十年、女性满【25年】的" in body(compose([women], subscription, now))


def test_a_member_that_left_a_sentence_is_marked_in_it(
    change: Make, fact: Callable[..., Fact], subscription: Subscription, now: datetime
) -> None:
    old, new = "参保人出境定居、死亡的，可以一次性提取。", "参保人死亡的，可以一次性提取。"
    clauses = [Clause(id=text, label=None, path=(), kind="article", text=text) for text in (old, new)]
    gone = fact("emigration", old, key="account.cash_out.circumstance", unit=None)
    parts = {"kind": Kind.REMOVED, "before": gone, "after": None, "clause_before": clauses[0]}
    text = body(compose([change(difference=parts | {"clause_after": clauses[1]})], subscription, now))
    assert "变更前：参保人【出境定居、】死亡的" in text
    assert "变更后：参保人死亡的" in text


def test_a_value_of_the_documents_own_needs_no_sentence(
    change: Make, fact: Callable[..., Fact], subscription: Subscription, now: datetime
) -> None:
    days = [fact(day, "", key="document.effective_from", unit="date") for day in ("2026-01-01", "2030-01-01")]
    parts: dict[str, Any] = {"clause_before": None, "clause_after": None, "before": days[0], "after": days[1]}
    text = body(compose([change(difference=parts)], subscription, now))
    assert "变更前：2026年1月1日" in text and "变更后：2030年1月1日" in text


def test_many_changes_are_capped_grouped_by_page_and_the_rest_is_counted(
    change: Make, subscription: Subscription, config: Config, now: datetime
) -> None:
    many = [change(f"c{i:03}") for i in range(250)]
    many += [change("d1", {"severity": Severity.MEDIUM}, url="https://b.example/2", source="b")]
    message = compose(many, subscription, now, config)
    assert message["Subject"].endswith("（等251项变化）")
    text = body(message)
    assert text.count("变更前：") == 20
    assert "另有231项未列出。 https://desk.example.org/changes" in text
    assert text.count("来源：") == 1
    assert len(body(message, "html")) < 102_000  # a popular client cuts longer ones


def test_the_same_alert_has_the_same_message_id_and_says_that_a_machine_wrote_it(
    change: Make, subscription: Subscription, now: datetime
) -> None:
    config = Config(smtp=Smtp(host="mx", sender="政策观察 <watch@policy.example>"))
    message = compose([change()], subscription, now, config)
    (alert,) = route.alerts([change()], [subscription], now=now)
    assert message["Message-ID"] == f"<{alert.id}@policy.example>"
    assert message["List-Id"] == "<hr.watcher.policy.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Date"] == "Sat, 21 Nov 2026 02:00:00 +0000"
    assert message["From"] == "政策观察 <watch@policy.example>"


def test_the_html_loads_nothing_and_carries_its_styles_inline(
    change: Make, subscription: Subscription, config: Config, now: datetime
) -> None:
    html = body(compose([change()], subscription, now, config), "html")
    tree = lxml.html.fromstring(html)
    assert not tree.xpath("//img | //link | //script | //iframe | //*[@src] | //*[@background]")
    assert "url(" not in html and "@import" not in html
    assert tree.xpath("//del[@style]/text()") == ["25年"] and tree.xpath("//ins[@style]/text()") == ["30年"]
    assert "prefers-color-scheme: dark" in html and "max-width: 480px" in html
    assert tree.xpath("//a/@href") == [
        "https://desk.example.org/changes/ch_1",
        f"https://desk.example.org/snapshots/{'a' * 64}",
        f"https://desk.example.org/snapshots/{'b' * 64}",
        "https://ybj.example.cn/zc/1.html",
    ]


def test_dark_and_small_screens_only_set_colours_and_spaces_over_the_inline_styles(
    change: Make, subscription: Subscription, config: Config, now: datetime
) -> None:
    html = body(compose([change()], subscription, now, config), "html")
    for query in re.findall(r"@media[^{]*\{((?:[^{}]*\{[^{}]*\})*)", html):
        declared = [line for block in re.findall(r"\{([^{}]*)\}", query) for line in block.split(";") if line.strip()]
        assert declared and all("!important" in line for line in declared), declared


def test_head_of_the_record_stands_in_the_foot_for_readers_to_note(
    change: Make, subscription: Subscription, now: datetime
) -> None:
    (alert,) = route.alerts([change()], [subscription], now=now)
    head = Head(links=1234, at=now, digest="5e" * 32)
    message = mail.compose(alert, subscription, replace(means(config=Config(), now=now), head=head))
    assert f"存证链第1234环：{'5e' * 32}" in body(message)
    assert "5e" * 32 in lxml.html.fromstring(body(message, "html")).text_content()


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_page_can_neither_break_a_header_nor_write_html(
    change: Make, subscription: Subscription, config: Config, now: datetime, hostile: str
) -> None:
    clause = Clause(id="x", label=hostile, path=(hostile,), kind="article", text=hostile + "满30年")
    parts = {"kind": Kind.ADDED, "key": None, "before": None, "after": clause, "clause_before": None}
    made = change(
        difference=parts | {"clause_after": clause, "title": hostile, "insurance": hostile, "region": hostile},
        source_title=hostile,
        url="javascript:alert(1)//" + hostile,
        source=hostile,
    )
    sent = compose([made], replace(subscription, id="hr\r\nX: y"), now, config).as_bytes(policy=SMTP)
    message = message_from_bytes(sent, policy=default)
    assert set(message.keys()) <= {
        "Subject", "From", "To", "Date", "Message-ID", "List-Id", "Auto-Submitted", "X-Watcher-Alert",
        "MIME-Version", "Content-Type",
    }  # fmt: skip
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", message["Subject"])
    tree = lxml.html.fromstring(body(message, "html"))  # type: ignore[arg-type]
    assert not tree.xpath("//script | //img | //@onerror | //a[starts-with(@href, 'javascript')]")
    if "{{" in hostile:
        assert "{{ 7 * 7 }}" in tree.text_content()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=st.text(alphabet=st.characters(), max_size=300))
def test_any_title_at_all_becomes_a_mail(change: Make, subscription: Subscription, now: datetime, title: str) -> None:
    sent = compose([change(difference={"title": title}, source_title=title)], subscription, now).as_bytes()
    assert message_from_bytes(sent, policy=default)["Subject"].startswith("[严重]")


@pytest.mark.parametrize(
    ("kind", "language", "subject", "first"),
    [
        ("source.failing", "zh", "[来源故障] 广州缴费年限", "被网站拦截（验证页或拒绝访问）：412，验证页"),
        ("source.failing", "en", "[Source failing] 广州缴费年限", "blocked by the site: 412，验证页"),
        ("source.recovered", "zh", "[来源恢复] 广州缴费年限", "来源已恢复，可以正常读取。"),
    ],
)
def test_an_incident_names_its_source_and_its_reason_in_words(
    subscription: Subscription, now: datetime, kind: str, language: str, subject: str, first: str
) -> None:
    source = Source(id="gz", title="广州缴费年限", url="https://a.example/")
    alert = Alert(id="al", type=kind, subscription="hr", created_at=now, source="gz", detail="blocked: 412，验证页")
    config, reader = Config(sources=(source,)), replace(subscription, language=language)
    message = mail.compose(alert, reader, means(config=config, now=now))
    assert message["Subject"] == subject
    lines = body(message).splitlines()
    assert lines[0].startswith(first) and "https://a.example/" in lines[-1]
    assert first in body(message, "html") and "https://a.example/" in body(message, "html")


def test_a_sample_is_marked_as_a_test(change: Make, subscription: Subscription, now: datetime) -> None:
    alert = Alert(id="al", type="test", subscription="hr", created_at=now, changes=(change(),))
    message = mail.compose(alert, subscription, means(config=Config(desk=Desk()), now=now))
    assert message["Subject"].startswith("[测试·严重] ")


def test_several_recipients_are_apart_by_commas(subscription: Subscription) -> None:
    assert mail.recipients(replace(subscription, to="甲 <a@example.org>, b@example.org")) == [
        "a@example.org",
        "b@example.org",
    ]


def test_an_alert_says_who_else_says_it_and_what_was_told_before(
    change: Make, subscription: Subscription, now: datetime
) -> None:
    others = (change("c2", source_title="广东省医疗保障局"), change("c3", source_title="某报", authority="secondary"))
    recall = Recall(kind="reverts", alert="al_0123456789abcdef", at=datetime(2026, 11, 19, 17, tzinfo=UTC))
    (alert,) = route.alerts([change("c1")], [subscription], now=now)
    told = replace(alert, also={"c1": others}, recalls={"c1": recall})
    message = mail.compose(told, subscription, means(now=now))
    assert "同见：广东省医疗保障局 (官方来源)、某报 (二手来源，请以官方文件为准)" in body(message)
    assert "关联：撤回2026年11月20日通知的变化，恢复原状（al_01234567）" in body(message)
    assert "广东省医疗保障局" in body(message, "html") and "2026年11月20日" in body(message, "html")
    english = mail.compose(told, replace(subscription, language="en"), means(now=now))
    assert "takes back what we told you on 2026-11-20" in body(english)
    assert len(body(message).encode()) <= mail.TEXT_LIMIT


def test_where_there_is_a_desk_the_stored_copies_can_be_reached(
    change: Make, subscription: Subscription, config: Config, now: datetime
) -> None:
    message = compose([change()], subscription, now, config)
    for sha in ("a" * 64, "b" * 64):
        assert f"https://desk.example.org/snapshots/{sha}" in body(message, "html")
    assert "存档：https://desk.example.org/changes/ch_1#copies" in body(message)
    assert lxml.html.fromstring(body(message, "html")).xpath("//a[contains(@href, '/snapshots/')]/text()") == [
        "存档：变更前",
        "存档：变更后",
    ]
    assert "存档" not in body(compose([change()], subscription, now))


def test_a_correction_of_ours_says_so_before_anything_else(
    change: Make, subscription: Subscription, now: datetime
) -> None:
    wrong = Alert(
        id="al", type="policy.retracted", subscription="hr", created_at=now, changes=(change(),), detail="页面排印错误"
    )
    message = mail.compose(wrong, subscription, means(now=now))
    assert str(message["Subject"]).startswith("[更正·严重] 广州 职工医保")
    assert body(message).startswith("此前通知您的变化经复核不成立，请忽略。复核说明：页面排印错误\r\n")
    assert "经复核不成立" in body(message, "html")
