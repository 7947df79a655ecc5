"""Asking RE2 at less cost: many patterns in one call, and the number of a group once.

The wrapper costs 4 µs a search, whatever is found, and most words of a pack stand in no sentence.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from typing import Any

import re2


def filter_of(patterns: Collection[str]) -> Any:
    """`Match(text)` gives the numbers of the patterns that are found. It looks for literals first, and tries few
    patterns after; a re2.Set of them grows with every new text."""
    out = re2.Filter()
    for pattern in patterns:
        out.Add(pattern)
    if patterns:
        out.Compile()
    return out


@lru_cache(maxsize=1024)
def _filter_of(compiled: tuple[Any, ...]) -> Any:
    return filter_of([pattern.pattern for pattern in compiled])


def found(compiled: tuple[Any, ...], text: str) -> Sequence[int]:
    """The places of those that `text` holds, in order."""
    return sorted(_filter_of(compiled).Match(text) or ()) if compiled else ()


@cache
def group(compiled: Any, name: str) -> int:
    """The number of a named group; RE2's matches know groups by number only, and the wrapper asks for it each time."""
    return int(compiled.groupindex[name])
