"""Strings as a hostile page could hold them, and alerts that hold one in every place that a page's text can reach."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import product

from watcher.model import Alert, Basis, Cause, Change, Clause, Difference, Fact, Kind, Recall, Severity

NOW = datetime(2026, 11, 21, 2, tzinfo=UTC)

ATOMS = (
    "",
    "题目\r\nX-Injected: yes\r\n\r\nbody",
    "a\u2028b\u2029c\x85d\x0be",
    "\ud800\udfff lone",
    "\u202eslived\u2066\u200f\ufeff",
    "\x00\x1b[31mred\x07",
    "=?utf-8?q?=0d=0aX-Injected:_yes?=",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    '"><a href="javascript:alert(1)">x</a><!--',
    "&lt;at id=all&gt;&#60;b&#62;&amp;",
    "<at id=all></at><at user_id='all'>所有人</at>",
    "@所有人 @all @everyone @here @15012345678 <@all> <!channel> <@U012>",
    "<font color='red'>x</font><text_tag color='red'>y</text_tag>",
    "[点这里](https://evil.example) ![](https://evil.example/x.png) <https://evil.example>",
    "**粗** __b__ *i* ~~s~~ `code` ```\nblock\n``` ||spoiler||",
    "\n# 标题\n## two\n> quote\n- item\n1. item\n---\n| a | b |\n|---|---|",
    "{{ 7*7 }} {% raw %} ${title} $urlVal #{x} <%= x %> %s %n {0}",
    '\\"}],"msgtype":"text","at":{"isAtAll":true}//',
    "]]></content><entry><id>x</id></entry><![CDATA[",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>&e;",
    ":OK: 😀👨‍👩‍👧‍👦🇨🇳 e\u0301\u0301\u0301\u0301",
    "https://evil.example/?a=b#c javascript:alert(1)",
    "长" * 3000,
)
STRINGS = tuple(
    f"{first}广州{second}" if first and second else first + second for first, second in product(ATOMS, ATOMS)
)


def alert(text: str, number: int) -> Alert:
    """One change, with the text as title, source, quote, document, place, address, value, condition and reason."""
    change = _change(text, f"ch_{number}")
    return Alert(
        id=f"al_{number}",
        type="policy.retracted" if number % 2 else "policy.changed",
        subscription="s",
        created_at=NOW,
        changes=(change,),
        detail=text,
        also={change.id: (_change(text, "ch_x"),)},
        recalls={change.id: Recall(kind="follows", alert=text, at=NOW)},
    )


def incident(text: str, number: int) -> Alert:
    return Alert(
        id=f"in_{number}",
        type="source.failing",
        subscription="s",
        created_at=NOW,
        source="gz",
        detail=f"blocked: {text}",
    )


def _change(text: str, id: str) -> Change:
    return Change(
        id=id,
        source=text or "gz",
        document=text,
        url=f"https://p.example/{text[:200]}",
        detected_at=NOW,
        cause=Cause.SOURCE,
        difference=_difference(text),
        snapshot_before=None,
        snapshot_after=None,
        source_title=text,
    )


def _difference(text: str) -> Difference:
    before = Clause(id="a", label=text, path=(text,), kind="article", text=f"{text}满25年{text}")
    after = Clause(id="b", label=text, path=(text,), kind="article", text=f"{text}满30年{text}")
    return Difference(
        kind=Kind.VALUE,
        key="years.total",
        severity=Severity.CRITICAL,
        title=text,
        insurance=text or None,
        region=text or None,
        cohort={"sex": text},
        before=_fact(25, before, text),
        after=_fact(30, after, text),
        clause_before=before,
        clause_after=after,
        effective_from=date(2030, 1, 1),
        effective_basis=Basis.EXPLICIT,
    )


def _fact(years: int, clause: Clause, text: str) -> Fact:
    start = len(text)
    return Fact(
        key="years.total",
        insurance=text or "employee_medical",
        region=text or None,
        cohort={"sex": text},
        value=years,
        unit="year",
        conditions=(text,),
        quote=clause.text[start : start + 4],
        clause=clause.id,
        start=start,
        end=start + 4,
        confidence=0.5,
    )
