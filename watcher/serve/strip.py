"""The latest polls as a row of bars: what went well stands on the ground, what failed hangs from above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from watcher import wording
from watcher.model import Outcome
from watcher.publish.templating import time_text

SHOWN = 60
STEP, HEIGHT = 10, 40  # of the drawing; it is scaled to the width of the page
_SHAPES = {"same": (28, 12), "new": (8, 32), "doubt": (18, 22), "bad": (0, 28)}  # top and height of a bar


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """`kind`: same, new, doubt or bad; `text` is told where it is pointed at."""

    kind: str
    x: int
    y: int
    height: int
    text: str


def kind_of(outcome: str) -> str:
    if outcome not in list(Outcome) or not Outcome(outcome).healthy:
        return "bad"
    return {"unchanged": "same", "pending": "doubt"}.get(outcome, "new")


def bars(polls: Sequence[Mapping[str, Any]], language: str) -> list[Bar]:
    """`polls`, the newest first, drawn so that the newest stands at the right."""
    shown = polls[:SHOWN]
    found = []
    for place, poll in enumerate(reversed(shown), SHOWN - len(shown)):
        kind = kind_of(poll["outcome"])
        top, height = _SHAPES[kind]
        text = f"{time_text(poll['ended'])} {wording.outcome_text(poll['outcome'], language)}"
        found.append(Bar(kind=kind, x=place * STEP + 1, y=top, height=height, text=text))
    return found


def counts(polls: Sequence[Mapping[str, Any]]) -> list[tuple[str, int]]:
    """(kind, how many) of those drawn."""
    kinds = [kind_of(poll["outcome"]) for poll in polls[:SHOWN]]
    return [(kind, kinds.count(kind)) for kind in _SHAPES if kind in kinds]
