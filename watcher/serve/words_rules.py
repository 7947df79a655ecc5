"""Words of the pages of rules, conflicts, the calendar, deliveries and the search."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {}
