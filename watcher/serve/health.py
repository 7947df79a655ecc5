"""How a source is, in words: its state, since when and why, and what can be done."""

from __future__ import annotations

import re
from dataclasses import dataclass

from watcher import wording
from watcher.deliver import incidents
from watcher.publish.templating import time_text
from watcher.serve.words import WORDS
from watcher.store import Store
from watcher.store.catalog import Entry

STATES = ("failing", "blocked", "noisy", "silent", "new", "healthy", "paused")  # what needs a look first


@dataclass(frozen=True, kw_only=True, slots=True)
class Health:
    """`text` names the state, `because` says since when and why, `advice` what can be done; both may be empty."""

    state: str
    text: str
    because: str = ""
    advice: str = ""


def of(entry: Entry, store: Store, language: str) -> Health:
    words = WORDS[language]
    text = words[f"is_{entry.state}"]
    if entry.state in ("failing", "blocked"):
        return _failing(entry, store, language, text)
    if entry.state in ("silent", "noisy"):
        return Health(state=entry.state, text=text, because=_illness(entry, store, language))
    if entry.state == "paused":
        return Health(state="paused", text=text, because=_paused(entry, words))
    because = words["is_new_because"] if entry.state == "new" else ""
    if entry.outcome == "pending":
        because = wording.outcome_text("pending", language)
    return Health(state=entry.state, text=text, because=because)


def _failing(entry: Entry, store: Store, language: str, text: str) -> Health:
    outcome, since = entry.outcome or "", store.catalog.failing_since(entry.id) or entry.last_attempt
    said = WORDS[language]["failing_because"].format(
        since=time_text(since) if since else "?", what=wording.outcome_text(outcome, language), n=entry.failures
    )
    return Health(state=entry.state, text=text, because=said, advice=incidents.advice(outcome, language))


def _illness(entry: Entry, store: Store, language: str) -> str:
    found = next(
        i for i in store.catalog.incidents(entry.id, limit=100) if not i["closed_at"] and i["kind"] == entry.ill
    )
    return incidents.illness(str(entry.ill), re.findall(r"\d+", found["reason"] or ""), language)


def _paused(entry: Entry, words: dict[str, str]) -> str:
    if entry.paused_by is None or entry.paused_at is None:
        return words["paused_by_file"]
    return words["paused_by_desk"].format(who=wording.one_line(entry.paused_by), when=time_text(entry.paused_at))
