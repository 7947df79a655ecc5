"""When a doubtful page is believed (law 2). Pure: what is known and what was seen, in; a decision, out.

Doubtful is a page that lost most of its text, that reads like another document, that shows again what it showed before
its last change, or that is gone.
Such a state waits as a candidate until three polls in a row have seen it; nobody is told before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from watcher.compare import align, noise
from watcher.model import Basis, Candidate, Clause, Difference, Document, Kind, Known, Severity
from watcher.text.fold import folded_text

SEEN_ENOUGH = 3  # polls, the first included
MOST = 0.4  # a page with less than this part of the baseline's text has mostly vanished
SHORT = 200  # characters; so short a page may lose most of its text in an honest edit
FEW = 4  # clauses; so short a page may change altogether
KEPT = 0.2  # less than this part of the clauses has a counterpart in another document
SHARED = 0.5  # a document of another number that shares less than this part of the clauses is another one
TRADITIONAL = 0.04  # more of a text are characters that simplified Chinese does not have
_ONLY_TRADITIONAL = (
    "醫療險職繳費條規實際員參戶帳證關係轉開個應當補貼標準門診統籌報銷幣務單養機構辦計劃級國與為這時後點間"
)
GONE = "gone"


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """`candidate` is what to remember until the next poll; `reason` why the page is not believed yet."""

    accept: bool
    candidate: Candidate | None = None
    reason: str | None = None


def settle(
    known: Known, *, text_sha: str, text_length: int, seen_before: bool, foreign: bool = False, now: datetime
) -> Decision:
    """Whether a page that differs from the baseline may become it.

    `seen_before`: an older version had this text. `foreign`: it is hardly the same document (see `is_foreign`).
    """
    doubt = _doubt(known, text_length, seen_before, foreign)
    if known.version is None or doubt is None:
        return Decision(accept=True)
    return _confirmed(known, text_sha, doubt, now)


def gone(known: Known, *, reason: str, now: datetime) -> Decision:
    """Whether a page that answers "not found" counts as withdrawn. Accepted once, at the poll that confirms it."""
    if known.withdrawn or known.version is None:
        return Decision(accept=False, candidate=known.candidate)
    return _confirmed(known, GONE, reason, now)


def state_of(document: Document) -> str:
    """SHA-256 of what has to be seen again: the text without its moving parts, so that a counter cannot keep it new."""
    kept = (folded_text(c.text) for c in document.clauses if noise.of_clause(c.text) is None)
    return hashlib.sha256("\n".join(kept).encode()).hexdigest()


def is_foreign(before: Document, after: Document) -> bool:
    """Whether hardly a clause of the old text is left: another document, another language, a parked domain."""
    old, new = {c.text for c in before.clauses}, {c.text for c in after.clauses}
    if old and _traditional(new) > TRADITIONAL > _traditional(old):
        return True
    numbers = {before.meta.doc_number, after.meta.doc_number}
    if len(old) >= FEW and len(numbers - {None}) == 2 and len(old & new) < SHARED * len(old):
        return True
    if len(old) < FEW or len(old & new) >= KEPT * len(old):
        return False
    alignment = align.align(before.clauses, after.clauses)
    return len(alignment.same) + len(alignment.edited) < KEPT * len(before.clauses)


def _traditional(texts: Collection[str]) -> float:
    """The share of traditional characters in a text: a page that shows its other face for a day is another edition."""
    whole = "".join(texts)
    return sum(whole.count(c) for c in _ONLY_TRADITIONAL) / max(len(whole), 1)


def is_another(before: Document, after: Document) -> bool:
    """Whether no clause of the old text, however short that was, has a counterpart: where an address led, no history follows."""
    alignment = align.align(before.clauses, after.clauses)
    return not (alignment.same or alignment.edited) or is_foreign(before, after)


def _doubt(known: Known, text_length: int, seen_before: bool, foreign: bool) -> str | None:
    if text_length < MOST * known.text_length and known.text_length >= SHORT:
        return f"most of the page vanished: {text_length} of {known.text_length} characters are left"
    if foreign:
        return "hardly a clause of the page is left: it may be another document"
    if seen_before:
        return "the page shows again what it showed before its last change"
    return None


def _confirmed(known: Known, sha: str, reason: str, now: datetime) -> Decision:
    waiting = known.candidate
    if waiting is None or waiting.sha != sha:
        waiting = Candidate(sha=sha, seen=0, since=now, reason=reason)
    seen = waiting.seen + 1
    candidate = Candidate(sha=sha, seen=seen, since=waiting.since, reason=reason)
    return Decision(accept=seen >= SEEN_ENOUGH, candidate=candidate, reason=f"{reason} (seen {seen} of {SEEN_ENOUGH})")


def availability(known: Known, *, back: bool, region: str | None) -> Difference:
    """The page was withdrawn, or is back, as a difference. What it said stays the baseline."""
    name = known.title or known.url
    text = "页面恢复访问" if back else "页面已撤下"
    state = Clause(id="back" if back else "withdrawn", label=name, path=(), kind="item", text=text)
    was = Clause(
        id="withdrawn" if back else "available",
        label=name,
        path=(),
        kind="item",
        text="页面已撤下" if back else "页面可访问",
    )
    return Difference(
        kind=Kind.AVAILABILITY,
        key=None,
        severity=Severity.HIGH,
        title=f"{text}：{name}",
        region=region,
        before=was,
        after=state,
        effective_basis=Basis.UNKNOWN,
    )
