"""The change log for people (Markdown), spreadsheets (CSV), programs (JSON) and feed readers (Atom)."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from lxml import etree

from watcher import jsonform, wording
from watcher.model import Change
from watcher.publish.rows import Row, by_day, rows
from watcher.wording import Titles

_ATOM = "http://www.w3.org/2005/Atom"
_NAMESPACES: Any = {None: _ATOM}  # the default namespace
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|<>~&])")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_COLUMNS = (
    "id detected_at severity kind region place key rule insurance cohort before after effective_from effective_basis "
    "title quote source authority url review cause"
)

_WORDS = {
    "zh": {"title": "政策变更记录", "none": "暂无变更。", "since": "生效", "source": "来源", "text": "原文"},
    "en": {"title": "Policy changes", "none": "No changes.", "since": "Effective", "source": "Source", "text": "text"},
}


def as_json(changes: Iterable[Change]) -> str:
    """A list of the contract's change objects, in the order given."""
    listed = [jsonform.change_json(change) for change in changes]
    return json.dumps(listed, ensure_ascii=False, indent=2).encode("utf-8", "replace").decode() + "\n"


# ── Markdown ───────────────────────────────────────────────────────────────────────────────────────────────────


def as_markdown(changes: Iterable[Change], *, language: str = "zh", titles: Titles | None = None) -> str:
    words = _WORDS["en" if language == "en" else "zh"]
    lines = [f"# {words['title']}", ""]
    for day, together in by_day(changes):
        lines += [f"## {day}", ""]
        lines += [line for row in rows(together, language, titles) for line in _entry(row, words)]
        lines += [""]
    return "\n".join(lines if len(lines) > 2 else [*lines, words["none"], ""])


def _entry(row: Row, words: dict[str, str]) -> list[str]:
    colon = "：" if words is _WORDS["zh"] else ": "
    lines = [f"- **[{row.severity}]** {_plain(row.title)}"]
    if row.quote:
        lines.append(f"  > {_plain(row.quote)}")
        lines.append("")
    link = f" · [{words['text']}]({_target(row.change.url)})" if _is_web(row.change.url) else ""
    lines.append(
        f"  {words['since']}{colon}{row.since} · {words['source']}{colon}{_plain(row.source)}（{row.authority}）{link}"
    )
    return lines


def _plain(text: str) -> str:
    """Text that Markdown shows as it stands."""
    return _MARKDOWN.sub(r"\\\1", text)


def _target(url: str) -> str:
    line = wording.one_line(url)
    return "".join(f"%{ord(char):02X}" if char in '()<> \\"`' else char for char in line)


def _is_web(url: str) -> bool:
    return url.startswith(("http://", "https://"))


# ── CSV ────────────────────────────────────────────────────────────────────────────────────────────────────────


def as_csv(changes: Iterable[Change], *, language: str = "zh", titles: Titles | None = None) -> str:
    """RFC 4180: CRLF, quotes doubled. A field that a spreadsheet would run as a formula begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS.split())
    writer.writerows(
        [_safe(field) for field in _fields(row, language, titles)] for row in rows(changes, language, titles)
    )
    return out.getvalue()


def _fields(row: Row, language: str, titles: Titles | None) -> Sequence[str | None]:
    c, d = row.change, row.change.difference
    cohort = wording.cohort_text(d.cohort, language, titles, key=d.key)
    since = d.effective_from.isoformat() if d.effective_from else None
    return (
        *(
            c.id,
            jsonform.time_json(c.detected_at),
            d.severity.value,
            d.kind.value,
            d.region,
            row.place,
            d.key,
            row.rule,
        ),
        *(d.insurance, cohort, row.before, row.after, since, d.effective_basis.value, row.title, row.quote),
        *(row.source, c.authority, c.url, c.review.value, c.cause.value),
    )


def _safe(field: str | None) -> str:
    line = wording.one_line(field or "")
    return f"'{line}" if line.startswith(_FORMULA) else line


# ── Atom ───────────────────────────────────────────────────────────────────────────────────────────────────────


def as_atom(
    changes: Iterable[Change],
    *,
    title: str,
    self_url: str,
    updated: datetime,
    language: str = "zh",
    titles: Titles | None = None,
) -> str:
    """RFC 4287. Entries keep their ids for ever; `updated` is used where there is no entry."""
    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap=_NAMESPACES)
    feed.set(_XML_LANG, "en" if language == "en" else "zh-CN")
    shown = rows(changes, language, titles)
    _add(feed, "id", f"urn:watcher:feed:{self_url}")
    _add(feed, "title", title)
    _add(feed, "link", rel="self", type="application/atom+xml", href=self_url)
    _add(feed, "updated", jsonform.time_json(max((row.change.detected_at for row in shown), default=updated)))
    _add(_add(feed, "author"), "name", "watcher")
    for row in shown:
        _atom_entry(feed, row)
    xml: bytes = etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return xml.decode()


def _atom_entry(feed: etree._Element, row: Row) -> None:
    entry = _add(feed, "entry")
    moment = jsonform.time_json(row.change.detected_at)
    _add(entry, "id", f"urn:watcher:change:{row.change.id}")
    _add(entry, "title", f"[{row.severity}] {row.title}")
    if _is_web(row.change.url):
        _add(entry, "link", rel="alternate", href=row.change.url)
    _add(entry, "published", moment)
    _add(entry, "updated", moment)
    _add(entry, "category", term=row.change.difference.severity.value, label=row.severity)
    if row.change.difference.key:
        _add(entry, "category", term=row.change.difference.key, label=row.rule)
    _add(_add(entry, "author"), "name", row.source)
    _add(entry, "summary", "\n".join(part for part in (row.quote, row.since, row.authority) if part), type="text")


def _add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{_ATOM}}}{name}")
    for key, value in attributes.items():
        element.set(key, _xml(value))
    if text is not None:
        element.text = _xml(text)
    return element


def _xml(text: str) -> str:
    """Without what XML 1.0 cannot hold."""
    return _NOT_XML.sub("", text)
