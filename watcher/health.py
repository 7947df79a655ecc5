"""When a source that answers well is ill all the same: silent for too long, or changing at nearly each poll."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

LEAST_SILENCE = timedelta(days=30)
_LONGER = 4  # times its longest pause so far
_KNOWN = 4  # changes from which on a source's own pauses say how often it speaks
_USUAL = {"list": timedelta(days=90), "feed": timedelta(days=90), "sitemap": timedelta(days=90)}
_USUAL_OF_PAGES = timedelta(days=730)

LOOKED_AT = 10  # the latest polls that say whether a source is noisy
_NOISY, _CALM = 8, 2  # of these that found a change: from so many on it is, down to so many it is no more


def patience(kind: str, changed: Sequence[datetime]) -> timedelta:
    """How long a source may be unchanged: by its own pauses where it has changed often enough, else by its kind."""
    days = sorted({moment.date() for moment in changed})
    if len(days) < _KNOWN:
        return _USUAL.get(kind, _USUAL_OF_PAGES)
    longest = max(later - earlier for earlier, later in pairwise(days))
    return max(LEAST_SILENCE, _LONGER * longest)


def is_silent(kind: str, since: datetime, changed: Sequence[datetime], *, now: datetime) -> bool:
    """`since`: when it was first seen; `changed`: when changes were found."""
    return now - max([since, *changed]) > patience(kind, changed)


def is_noisy(outcomes: Sequence[str]) -> bool:
    """`outcomes` of the latest polls."""
    return len(outcomes) >= LOOKED_AT and outcomes[:LOOKED_AT].count("changed") >= _NOISY


def is_calm(outcomes: Sequence[str]) -> bool:
    return outcomes[:LOOKED_AT].count("changed") <= _CALM
