"""An alert in words, for one language: what every channel shows, each in its own dress.

All strings are one line and safe for headers; they are still data and must be escaped where they meet HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from watcher import china, wording
from watcher.deliver import incidents
from watcher.deliver.passages import Passage, passages
from watcher.model import Alert, Change, Clause, Config, Difference, Fact
from watcher.wording import Titles, one_line

SHOWN = 20  # changes told one by one; the rest is counted
_SURE = 0.9
_TITLE_LIMIT = 160


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One change. `also`: the other sources that say it; `recall`: what an earlier alert said of it. `desk` is its page
    on the review desk, None where there is no desk; `copies`: (before or after, address) of the stored pages there."""

    title: str
    severity: str
    severity_text: str
    kind_text: str
    rule: str
    before_value: str
    after_value: str
    before: Passage | None
    after: Passage | None
    whom: str
    when: str
    doubt: str
    also: str
    recall: str
    desk: str | None
    copies: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """The changes of one page."""

    source: str
    authority: str
    official: bool
    url: str
    items: tuple[Item, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """`count` is the number of all changes, `hidden` of those not shown. `detail` is for alerts without changes."""

    language: str
    subject: str
    count: int
    hidden: int
    groups: tuple[Group, ...]
    detail: str
    desk: str | None


def notice(alert: Alert, *, config: Config, today: date, language: str = "zh", titles: Titles | None = None) -> Notice:
    desk = config.desk.url.rstrip("/") if config.desk and config.desk.url else None
    return Notice(
        language=language,
        subject=subject(alert, config=config, language=language, titles=titles),
        count=len(alert.changes),
        hidden=max(0, len(alert.changes) - SHOWN),
        groups=tuple(_groups(alert, language, titles, today, desk)) or _place_of(alert, config, language),
        detail=_detail(alert, language),
        desk=desk,
    )


def subject(alert: Alert, *, config: Config, language: str = "zh", titles: Titles | None = None) -> str:
    """[严重] 广州 职工医保 累计缴费年限（男）：25年 → 30年（等3项变化）; a source's name for its incidents."""
    if not alert.changes:
        return _incident(alert, config, language)
    first = alert.changes[0].difference
    line = f"[{_label(alert, first, language)}] {title(first, language, titles)}"
    more = len(alert.changes) - 1
    if more:
        line += f" (and {more} more)" if language == "en" else f"（等{more + 1}项变化）"
    return one_line(line, 2 * _TITLE_LIMIT)


def _label(alert: Alert, first: Difference, language: str) -> str:
    """The severity; before it, what this alert is other than news."""
    kind = _KINDS.get(alert.type, ("", ""))[language == "en"]
    severity = wording.severity_text(first.severity, language)
    return f"{kind}{', ' if language == 'en' else '·'}{severity}" if kind else severity


_KINDS = {
    "test": ("测试", "Test"),
    "policy.in_force": ("今日生效", "In force today"),
    "delivery.dead": ("投递失败", "Delivery failed"),
    "receiver.disabled": ("停止投递", "Receiver given up"),
    "policy.retracted": ("更正", "Correction"),
}


_INCIDENTS = {
    "source.failing": ("来源故障", "Source failing"),
    "source.recovered": ("来源恢复", "Source recovered"),
    "source.silent": ("来源沉默", "Source silent"),
    "source.noisy": ("来源频繁变化", "Source noisy"),
    **_KINDS,
}


def _incident(alert: Alert, config: Config, language: str) -> str:
    label = _INCIDENTS.get(alert.type, (alert.type, alert.type))[language == "en"]
    source = config.source(alert.source) if alert.source else None
    named = source.title if source else alert.source or alert.detail or "watcher"
    return one_line(f"[{label}] {named}", _TITLE_LIMIT)


def _detail(alert: Alert, language: str) -> str:
    if alert.type == "policy.retracted":
        return _retracted(one_line(alert.detail or "", 500), language)
    return incidents.detail(alert, language)


def _retracted(note: str, language: str) -> str:
    if language == "en":
        return "We told you of a change that is none, as a review found." + (f" {note}" if note else "")
    return "此前通知您的变化经复核不成立，请忽略。" + (f"复核说明：{note}" if note else "")


def _place_of(alert: Alert, config: Config, language: str) -> tuple[Group, ...]:
    """The source of an incident, as a group without changes."""
    source = config.source(alert.source) if alert.source else None
    return (_group(source.title, source.authority, source.url, (), language),) if source else ()


def title(difference: Difference, language: str, titles: Titles | None) -> str:
    """The stored title is Chinese and was made with the pack's words; other languages are worded anew."""
    if language == "zh" and difference.title.strip():
        return one_line(difference.title, _TITLE_LIMIT)
    return wording.change_title(difference, language, titles)


def _groups(alert: Alert, language: str, titles: Titles | None, today: date, desk: str | None) -> Iterable[Group]:
    """Changes of one page stand together, pages in the order of their worst change."""
    changes = alert.changes[:SHOWN]
    order = list(dict.fromkeys((c.source, c.url) for c in changes))
    ranked = sorted(changes, key=lambda c: order.index((c.source, c.url)))
    for _, together in groupby(ranked, key=lambda c: (c.source, c.url)):
        members = list(together)
        first, items = members[0], tuple(_item(change, alert, language, titles, today, desk) for change in members)
        yield _group(first.source_title or first.source, first.authority, first.url, items, language)


def _group(source: str, authority: str, url: str, items: tuple[Item, ...], language: str) -> Group:
    return Group(
        source=one_line(source, 60),
        authority=wording.authority_text(authority, language),
        official=authority == "official",
        url=one_line(url).replace(" ", "%20"),
        items=items,
    )


def _item(change: Change, alert: Alert, language: str, titles: Titles | None, today: date, desk: str | None) -> Item:
    d = change.difference
    before, after = passages(d)
    before_value, after_value = _values(d, language, titles)
    whom = (
        wording.insurance_text(d.insurance, language, titles),
        wording.cohort_text(d.cohort, language, titles, key=d.key),
    )
    return Item(
        title=title(d, language, titles),
        severity=d.severity.value,
        severity_text=wording.severity_text(d.severity, language),
        kind_text=wording.kind_text(d.kind, language),
        rule=_rule(d, language, titles),
        before_value=before_value,
        after_value=after_value,
        before=before,
        after=after,
        whom=" · ".join(word for word in whom if word),
        when=wording.when_text(d, language, today=today),
        doubt=_doubt(d, language),
        also=_also(alert.also.get(change.id, ()), language),
        recall=_recall(alert, change, language),
        desk=f"{desk}/changes/{one_line(change.id)}" if desk else None,
        copies=_copies(change, desk),
    )


def _values(difference: Difference, language: str, titles: Titles | None) -> tuple[str, str]:
    """Short values; nothing where a whole clause came or went, which its sentence says better."""
    sides = [side for side in (difference.before, difference.after) if side is not None]
    if len(sides) == 1 and isinstance(sides[0], Clause):
        return "", ""
    return wording.pair_text(difference, language, titles)


def _rule(difference: Difference, language: str, titles: Titles | None) -> str:
    """Without the pack's titles at hand, the stored Chinese title still names the rule."""
    movement = "：" + wording.movement_text(difference)
    if language == "zh" and not titles and difference.title.endswith(movement):
        return one_line(difference.title.removesuffix(movement), _TITLE_LIMIT)
    return wording.rule_text(difference, language, titles)


def _doubt(difference: Difference, language: str) -> str:
    """Said only where the reading is not certain."""
    sides = [side for side in (difference.before, difference.after) if isinstance(side, Fact)]
    confidence = min((side.confidence for side in sides), default=1.0)
    if confidence >= _SURE:
        return ""
    percent = round(confidence * 100)
    return f"reading certainty {percent}%, please check" if language == "en" else f"识别把握{percent}%，请核对原文"


def _copies(change: Change, desk: str | None) -> tuple[tuple[str, str], ...]:
    stored = (("before", change.snapshot_before), ("after", change.snapshot_after))
    return tuple((side, f"{desk}/snapshots/{one_line(sha)}") for side, sha in stored if desk and sha)


def _also(others: Sequence[Change], language: str) -> str:
    """广东省医保局（官方来源）、…; three of them, the rest counted."""
    names = dict.fromkeys(
        f"{one_line(c.source_title or c.source, 20)} ({wording.authority_text(c.authority, language)})" for c in others
    )
    shown, more = list(names)[:3], len(names) - 3
    return (", " if language == "en" else "、").join([*shown, *([f"+{more}"] if more > 0 else [])])


_RECALLS = {
    "reverts": ("撤回{day}通知的变化，恢复原状（{alert}）", "takes back what we told you on {day} ({alert})"),
    "follows": (
        "接续{day}的通知，以本次为准（{alert}）",
        "goes on from what we told you on {day}; this one counts ({alert})",
    ),
}


def _recall(alert: Alert, change: Change, language: str) -> str:
    recall = alert.recalls.get(change.id)
    if recall is None:
        return ""
    day = wording.date_text(china.day(recall.at), language)
    return _RECALLS[recall.kind][language == "en"].format(day=day, alert=one_line(recall.alert, 12).rstrip("…"))
