"""One alert as a mail: plain text and HTML, both from the same `Notice`.

The text of one change stays under 1,000 bytes in UTF-8: quotes shrink around what decides until it does. Page text
reaches headers only as one clean line, and HTML only escaped; the HTML loads nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from functools import cache

import css_inline
import jinja2

from watcher import china
from watcher.deliver import invitation
from watcher.deliver.channels import NO_LINKS, Links, Means
from watcher.deliver.notice import Group, Item, Notice, notice
from watcher.deliver.passages import Passage
from watcher.deliver.route import CONFIRM
from watcher.deliver.wishes import wishes
from watcher.model import Alert, Head, Subscription
from watcher.wording import one_line

TEXT_LIMIT = 1000  # bytes of UTF-8 for one change
# What is tried for one change until it fits, in characters: each quote, the title, the source's name.
_FITS = ((90, 160, 60), (70, 160, 60), (54, 160, 60), (40, 160, 40), (30, 120, 40), (22, 80, 30), (16, 60, 20))
_QUOTE_OF_MANY = 40
_HTML_QUOTE = 160

_TERMS = ("whom", "when", "doubt", "recall", "also")  # what is told of a change below its sentences
_LABELS = {
    "zh": {
        "before": "变更前",
        "after": "变更后",
        "whom": "适用",
        "when": "生效",
        "source": "来源",
        "original": "原文",
        "desk": "审阅",
        "doubt": "注意",
        "also": "同见",
        "recall": "关联",
        "colon": "：",
        "many": "共{count}项变化：",
        "more": "另有{hidden}项未列出。",
        "open": "查看原文",
        "review": "在审阅台查看",
        "stored": "存档",
        "all": "查看全部",
        "why": "您收到这封邮件，是因为订阅了“{subscription}”。",
        "preferences": "管理订阅",
        "unsubscribe": "退订",
        "id": "通知编号",
        "head": "存证链第{links}环",
        "absent": "无",
    },
    "en": {
        "before": "Before",
        "after": "After",
        "whom": "For",
        "when": "Effective",
        "source": "Source",
        "original": "Text",
        "desk": "Review",
        "doubt": "Note",
        "also": "Also in",
        "recall": "Earlier",
        "colon": ": ",
        "many": "{count} changes:",
        "more": "{hidden} more are not listed.",
        "open": "Read the text",
        "review": "Open in the review desk",
        "stored": "Stored copy",
        "all": "See all",
        "why": "You receive this because of the subscription “{subscription}”.",
        "preferences": "Manage it",
        "unsubscribe": "Unsubscribe",
        "id": "Alert",
        "head": "Evidence chain, link {links}",
        "absent": "none",
    },
}


def compose(alert: Alert, subscription: Subscription, means: Means) -> EmailMessage:
    """The whole message; its Message-ID follows from the alert, so that a second copy is known as one."""
    subject, plain, markup = (
        _invitation(subscription, means) if alert.type == CONFIRM else _news(alert, subscription, means)
    )
    message = EmailMessage(policy=SMTP)
    for name, value in _headers(alert, subscription, subject, means).items():
        message[name] = value
    message.set_content(plain, cte="base64")
    message.add_alternative(markup, subtype="html", cte="base64")
    return message


def _news(alert: Alert, subscription: Subscription, means: Means) -> tuple[str, str, str]:
    """Subject, text and HTML of an alert."""
    language = _language(subscription)
    told = notice(alert, config=means.config, today=china.day(means.now), language=language, titles=means.titles)
    plain = text(told) + _foot(means, _LABELS[language])
    return told.subject, plain, html(told, alert=alert, subscription=subscription, links=means.links, head=means.head)


def _invitation(subscription: Subscription, means: Means) -> tuple[str, str, str]:
    language = _language(subscription)
    said = invitation.SAID[language]
    plain = invitation.text(subscription, means.links, means.titles, language)
    asked = wishes(subscription, language, means.titles)
    page = _environment().get_template("invitation.html")
    markup = page.render(said=said, wishes=asked, confirm=means.links.confirm, language=language)
    return said["subject"], plain, _inlined(markup)


def _language(subscription: Subscription) -> str:
    return "en" if subscription.language == "en" else "zh"


def _foot(means: Means, label: dict[str, str]) -> str:
    """Where to change or end it, and what proves the record, below the text."""
    ways = (("preferences", means.links.preferences), ("unsubscribe", means.links.unsubscribe))
    lines = [f"{label[name]}{label['colon']}{link}" for name, link in ways if link]
    if means.head:
        lines.append(f"{label['head'].format(links=means.head.links)}{label['colon']}{means.head.digest}")
    return "\n-- \n" + "\n".join(lines) + "\n" if lines else ""


def _headers(alert: Alert, subscription: Subscription, subject: str, means: Means) -> dict[str, str]:
    """With the way out in one click that RFC 8058 describes, where there is one."""
    sender = means.config.smtp.sender if means.config.smtp else "watcher@localhost"
    domain = domain_of(sender)
    leave = means.links.unsubscribe if alert.type != CONFIRM else None
    out = {"List-Unsubscribe": f"<{leave}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"} if leave else {}
    return {
        **out,
        "Subject": _header_text(subject),
        "From": one_line(sender),
        "To": one_line(subscription.to),
        "Date": format_datetime(means.now),
        "Message-ID": f"<{_token(alert.id)}@{domain}>",
        "List-Id": f"<{_token(subscription.id)}.watcher.{domain}>",
        "Auto-Submitted": "auto-generated",
        "X-Watcher-Alert": _token(alert.id),
    }


def _header_text(text: str) -> str:
    """Without the mark of an encoded word: the library decodes one it finds, even to CR and LF."""
    return one_line(text).replace("=?", "= ?")


def domain_of(sender: str) -> str:
    found = re.search(r"@([A-Za-z0-9.-]+)>?\s*$", sender)
    return found[1] if found else "localhost"


def _token(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]", "-", text)


def recipients(subscription: Subscription) -> list[str]:
    """The bare addresses of `to`, which may hold several, apart by commas."""
    header = EmailMessage(policy=SMTP)
    header["To"] = one_line(subscription.to)
    found: tuple[Address, ...] = header["To"].addresses
    return [address.addr_spec for address in found if address.addr_spec]


# ── text ───────────────────────────────────────────────────────────────────────────────────────────────────────


def text(told: Notice) -> str:
    """The plain part. One change: as much of its sentences as fits; many: a short line or two for each."""
    if told.count != 1:
        return "\n".join(_many(told)) + "\n"
    for quote, title, source in _FITS:
        body = "\n".join(_one(told, quote, title, source)) + "\n"
        if len(body.encode()) <= TEXT_LIMIT:
            return body
    return body


def _one(told: Notice, quote: int, title: int, source: int) -> Iterator[str]:
    label = _LABELS[told.language]
    group = told.groups[0]
    item = group.items[0]
    yield from ([told.detail, ""] if told.detail else [])
    yield one_line(item.title, title)
    yield ""
    yield from _sentences(item, label, quote)
    for name in _TERMS:
        yield from _line(label, name, getattr(item, name))
    yield from _origin(group, label, source)
    yield from _line(label, "desk", item.desk or "")
    yield from _line(label, "stored", f"{item.desk}#copies" if item.copies else "")


def _many(told: Notice) -> Iterator[str]:
    label = _LABELS[told.language]
    yield told.detail or (label["many"].format(count=told.count) if told.count else told.subject)
    number = 0
    for group in told.groups:
        for item in group.items:
            number += 1
            yield ""
            yield f"{number}. [{item.severity_text}] {item.title}"
            yield from _sentences(item, label, _QUOTE_OF_MANY)
            for name in (*_TERMS[1:], "desk"):
                yield from _line(label, name, getattr(item, name) or "")
        yield ""
        yield from _origin(group, label)
    if told.hidden:
        yield ""
        yield label["more"].format(hidden=told.hidden) + (f" {told.desk}/changes" if told.desk else "")


def _sentences(item: Item, label: dict[str, str], quote: int) -> Iterator[str]:
    sides = (("before", item.before, item.before_value), ("after", item.after, item.after_value))
    for name, passage, value in sides:
        yield from _line(label, name, marked(passage, quote) if passage else value or label["absent"])


def marked(passage: Passage, limit: int) -> str:
    """…累计缴费满【30年】的…; unmarked where all of it decides."""
    lead, mark, rest = passage.cut(limit)
    return f"{lead}【{mark}】{rest}" if mark and (lead or rest) else lead + mark + rest


def _origin(group: Group, label: dict[str, str], limit: int = 60) -> Iterator[str]:
    yield from _line(label, "source", f"{one_line(group.source, limit)} · {group.authority}")
    yield from _line(label, "original", group.url)


def _line(label: dict[str, str], name: str, value: str) -> Iterator[str]:
    if value:
        yield f"{label[name]}{label['colon']}{value}"


# ── HTML ───────────────────────────────────────────────────────────────────────────────────────────────────────


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("watcher.deliver"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def html(
    told: Notice, *, alert: Alert, subscription: Subscription, links: Links = NO_LINKS, head: Head | None = None
) -> str:
    """The HTML part with its styles inline; dark mode and small screens stay in a style sheet of their own."""
    label = _LABELS[told.language]
    page = (
        _environment()
        .get_template("mail.html")
        .render(
            told=told,
            label=label,
            why=label["why"].format(subscription=one_line(subscription.id)),
            alert_id=one_line(alert.id),
            quote=_HTML_QUOTE,
            links=links,
            head=head,
        )
    )
    return _inlined(page)


def _inlined(page: str) -> str:
    inliner = css_inline.CSSInliner(load_remote_stylesheets=False, keep_at_rules=True)
    return str(inliner.inline(page))
