"""A report of one set of changes as a single HTML file that needs nothing else: no script, no font, no network.

First what changed in one sentence, then a table of the facts, then old and new text side by side, then where it stands
and what vouches for it. Additions and deletions are readable without colour, on paper, on a phone and in the dark.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from watcher import wording
from watcher.model import Change, Clause, Difference, Document, Fact, Metadata, Pairing, Source
from watcher.publish.report_words import IGNORED, WORDS
from watcher.publish.rows import Row, rows
from watcher.publish.templating import template, time_text
from watcher.wording import Titles, one_line

Redline = Callable[[str, str], list[tuple[str, str]]]
_SIDES = {"before": ("=", "-"), "after": ("=", "+")}


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """Old and new text of one clause, each as runs of (op, text), op in =, -, +; None for a side that is absent."""

    label: str
    path: tuple[str, ...]
    titles: tuple[str, ...]
    before: tuple[tuple[str, str], ...] | None
    after: tuple[tuple[str, str], ...] | None
    was: str = ""  # the label it had
    moved: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Fold:
    """Clauses in a row that did not change, to be opened by those who want to read on."""

    clauses: tuple[Comparison, ...]

    @property
    def span(self) -> tuple[str, str]:
        """The labels of the first and the last, where both have one."""
        first, last = self.clauses[0].label, self.clauses[-1].label
        return (first, last) if first and last else ("", "")


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """All that the sheet shows, in its order, whatever it is written as. `documents`: what they say of themselves."""

    language: str
    headline: str
    rows: tuple[Row, ...]
    sections: tuple[Comparison | Fold, ...]
    evidence: tuple[Evidence, ...]
    documents: tuple[tuple[str, Metadata], ...]
    source: Source | None
    source_title: str
    authority: str
    generated: str
    ignored: tuple[tuple[str, int], ...]

    @property
    def w(self) -> Mapping[str, str]:
        return WORDS[self.language]


def html(layout: Layout) -> str:
    """The whole file."""
    said = {name: getattr(layout, name) for name in (*Layout.__dataclass_fields__, "w")}
    return template("report.html").render(**said)


def layout(
    changes: Sequence[Change],
    *,
    before: Document | None,
    after: Document | None,
    source: Source | None,
    generated_at: datetime,
    redline: Redline,
    language: str = "zh",
    titles: Titles | None = None,
    ignored: dict[str, int] | None = None,
    pairings: Sequence[Pairing] = (),
) -> Layout:
    """`pairings` are both texts side by side: with them what did not change is there too, folded. `redline` splits two texts into runs; what was `ignored` is listed by reason where given."""
    language = "en" if language == "en" else "zh"
    shown = rows(changes, language, titles)
    return Layout(
        language=language,
        headline=_headline(shown, language),
        rows=tuple(shown),
        sections=tuple(_sections(shown, redline, pairings)),
        evidence=tuple(_evidence(changes)),
        documents=tuple(_documents(before, after)),
        source=source,
        source_title=one_line(source.title) if source else (shown[0].source if shown else ""),
        authority=wording.authority_text(source.authority if source else "official", language),
        generated=time_text(generated_at),
        ignored=tuple((_reason(name, language), n) for name, n in sorted((ignored or {}).items()) if n),
    )


def _reason(name: str, language: str) -> str:
    zh, en = IGNORED.get(name, (name, name))
    return one_line(en if language == "en" else zh)


def _headline(shown: Sequence[Row], language: str) -> str:
    """The worst change, and how many more there are."""
    if not shown:
        return "No change of the rules." if language == "en" else "规则没有变化。"
    worst = min(shown, key=lambda row: row.change.difference.severity.rank)
    more = len(shown) - 1
    if not more:
        return worst.title
    return f"{worst.title} (and {more} more)" if language == "en" else f"{worst.title}，另有{more}项变化"


# ── old and new text ───────────────────────────────────────────────────────────────────────────────────────────


def _sections(shown: Sequence[Row], redline: Redline, pairings: Sequence[Pairing]) -> list[Comparison | Fold]:
    """One comparison per pair of clauses, however many facts changed in it, in the order of the document; between them
    what did not change."""
    changed: dict[_Texts, list[Row]] = {}
    for row in shown:
        old, new = clauses_of(row.change.difference)
        if old or new:
            changed.setdefault(_texts(old, new), []).append(row)
    out: list[Comparison | Fold] = []
    quiet: list[Comparison] = []
    for pairing in pairings:
        together = changed.pop(_texts(pairing.old, pairing.new), None)
        if together is None:
            quiet += [_unchanged(pairing)] if pairing.new else []  # its sentences may have stood elsewhere
            continue
        out += [Fold(clauses=tuple(quiet))] if quiet else []
        out.append(replace(_comparison(together, redline), was=_was(pairing), moved=pairing.moved))
        quiet = []
    out += [Fold(clauses=tuple(quiet))] if quiet else []
    return [*(_comparison(together, redline) for together in changed.values()), *out]


_Texts = tuple[str | None, str | None]


def _texts(old: Clause | None, new: Clause | None) -> _Texts:
    return old.text if old else None, new.text if new else None


def _was(pairing: Pairing) -> str:
    """The old label, where the clause has another now."""
    old, new = pairing.old, pairing.new
    return one_line(old.label) if old and new and old.label and new.label and old.label != new.label else ""


def _unchanged(pairing: Pairing) -> Comparison:
    assert pairing.new is not None
    return Comparison(
        label=one_line(pairing.new.label or ""),
        path=tuple(map(one_line, pairing.new.path)),
        titles=(),
        before=None,
        after=(("=", pairing.new.text),),
        was=_was(pairing),
        moved=pairing.moved,
    )


def _comparison(together: Sequence[Row], redline: Redline) -> Comparison:
    old, new = clauses_of(together[0].change.difference)
    runs = _runs(old, new, redline, together)
    place = new or old
    return Comparison(
        label=one_line(place.label or "") if place else "",
        path=tuple(one_line(heading) for heading in place.path) if place else (),
        titles=tuple(dict.fromkeys(row.title for row in together)),
        before=_side(runs, "before") if old else None,
        after=_side(runs, "after") if new else None,
    )


def _runs(old: Clause | None, new: Clause | None, redline: Redline, together: Sequence[Row]) -> list[tuple[str, str]]:
    if old and new:
        return redline(old.text, new.text)
    only = old or new
    return _quoted(only.text, "-" if old else "+", together) if only else []


def _quoted(text: str, op: str, together: Sequence[Row]) -> list[tuple[str, str]]:
    """A clause without a counterpart: what the facts quote came or went; all of it, where no fact says so."""
    sides = [row.change.difference.before or row.change.difference.after for row in together]
    quotes = [(s.start, s.end) for s in sides if isinstance(s, Fact) and text[s.start : s.end] == s.quote]
    if not quotes or len(quotes) < len(sides):
        return [(op, text)]
    start, end = min(s for s, _ in quotes), max(e for _, e in quotes)
    return [run for run in (("=", text[:start]), (op, text[start:end]), ("=", text[end:])) if run[1]]


def _side(runs: Sequence[tuple[str, str]], side: str) -> tuple[tuple[str, str], ...]:
    return tuple((op, text) for op, text in runs if op in _SIDES[side])


def clauses_of(difference: Difference) -> tuple[Clause | None, Clause | None]:
    """The clauses in which it happened; where only a fact is known, its quote stands for its clause."""
    return (
        _clause(difference.clause_before, difference.before),
        _clause(difference.clause_after, difference.after),
    )


def _clause(clause: Clause | None, side: Fact | Clause | None) -> Clause | None:
    if clause or side is None:
        return clause
    if isinstance(side, Clause):
        return side
    if not side.quote:
        return None
    return Clause(id=side.clause, label=None, path=(), kind="paragraph", text=side.quote)


# ── what vouches for it ────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """Where and when the changes of one page were seen, and the sha256 of both bodies."""

    url: str
    detected: datetime
    before: str | None
    after: str | None


def _documents(before: Document | None, after: Document | None) -> list[tuple[str, Metadata]]:
    """What the documents say of themselves; once where both say the same."""
    if before and after and before.meta == after.meta:
        return [("same", after.meta)]
    return [(name, d.meta) for name, d in (("before", before), ("after", after)) if d]


def _evidence(changes: Sequence[Change]) -> list[Evidence]:
    seen = (
        Evidence(url=one_line(c.url), detected=c.detected_at, before=c.snapshot_before, after=c.snapshot_after)
        for c in changes
    )
    return list(dict.fromkeys(seen))
