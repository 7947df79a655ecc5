"""The change log for people (Markdown), spreadsheets (CSV), programs (JSON) and feed readers (Atom)."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from watcher import atom, jsonform, wording
from watcher.model import Change
from watcher.publish.rows import Row, by_day, rows
from watcher.wording import Titles

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
        [safe(field) for field in _fields(row, language, titles)] for row in rows(changes, language, titles)
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


def safe(field: str | None) -> str:
    """One line that no spreadsheet runs as a formula."""
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
    feed = atom.Feed(id=atom.tag("feed", self_url), title=title, updated=updated, language=language, self_url=self_url)
    return atom.written(feed, map(_atom_entry, rows(changes, language, titles))).decode()


def _atom_entry(row: Row) -> atom.Entry:
    d = row.change.difference
    return atom.Entry(
        id=atom.tag("change", row.change.id),
        title=f"[{row.severity}] {row.title}",
        published=row.change.detected_at,
        updated=row.change.detected_at,
        text="\n".join(part for part in (row.quote, row.since, row.authority) if part),
        author=row.source,
        url=row.change.url,
        categories=((d.severity.value, row.severity), *(((d.key, row.rule),) if d.key else ())),
    )
