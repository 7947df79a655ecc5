"""One alert as a mail: plain text and HTML, both from the same `Notice`.

The text of one change stays under 1,000 bytes in UTF-8: quotes shrink around what decides until it does. Page text
reaches headers only as one clean line, and HTML only escaped; the HTML loads nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from functools import cache

import css_inline
import jinja2

from watcher import china
from watcher.deliver.channels import Means
from watcher.deliver.notice import Group, Item, Notice, notice
from watcher.deliver.passages import Passage
from watcher.model import Alert, Config, Subscription
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
        "all": "查看全部",
        "why": "您收到这封邮件，是因为订阅了“{subscription}”。",
        "id": "通知编号",
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
        "all": "See all",
        "why": "You receive this because of the subscription “{subscription}”.",
        "id": "Alert",
        "absent": "none",
    },
}


def compose(alert: Alert, subscription: Subscription, means: Means) -> EmailMessage:
    """The whole message; its Message-ID follows from the alert, so that a second copy is known as one."""
    config, now = means.config, means.now
    language = "en" if subscription.language == "en" else "zh"
    today = china.day(now)
    told = notice(alert, config=config, today=today, language=language, titles=means.titles)
    message = EmailMessage(policy=SMTP)
    for name, value in _headers(alert, subscription, told.subject, config=config, now=now).items():
        message[name] = value
    message.set_content(text(told), cte="base64")
    message.add_alternative(html(told, alert=alert, subscription=subscription), subtype="html", cte="base64")
    return message


def _headers(
    alert: Alert, subscription: Subscription, subject: str, *, config: Config, now: datetime
) -> dict[str, str]:
    sender = config.smtp.sender if config.smtp else "watcher@localhost"
    domain = _domain(sender)
    return {
        "Subject": _header_text(subject),
        "From": one_line(sender),
        "To": one_line(subscription.to),
        "Date": format_datetime(now),
        "Message-ID": f"<{_token(alert.id)}@{domain}>",
        "List-Id": f"<{_token(subscription.id)}.watcher.{domain}>",
        "Auto-Submitted": "auto-generated",
        "X-Watcher-Alert": _token(alert.id),
    }


def _header_text(text: str) -> str:
    """Without the mark of an encoded word: the library decodes one it finds, even to CR and LF."""
    return one_line(text).replace("=?", "= ?")


def _domain(sender: str) -> str:
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


def html(told: Notice, *, alert: Alert, subscription: Subscription) -> str:
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
        )
    )
    inliner = css_inline.CSSInliner(load_remote_stylesheets=False, keep_at_rules=True)
    return str(inliner.inline(page))
