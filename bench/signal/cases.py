"""All cases, and the half each of them is in."""

from __future__ import annotations

import random
from collections import defaultdict
from functools import cache

from bench.signal import (
    material_document,
    material_doubt,
    material_files,
    material_keys,
    material_text,
    noise_page,
    noise_text,
    noise_visit,
)
from bench.signal.case import Case

HALVES = ("work", "kept")
SEED = "signal 1"


@cache
def every() -> tuple[Case, ...]:
    parts = (
        noise_page,
        noise_text,
        noise_visit,
        material_keys,
        material_text,
        material_files,
        material_doubt,
        material_document,
    )
    return tuple(case for part in parts for case in part.cases())


@cache
def half(name: str) -> tuple[Case, ...]:
    """Drawn once for good, so that each family stands in both halves; of an odd one the halves take turns for the rest."""
    families: dict[str, list[Case]] = defaultdict(list)
    for case in every():
        families[case.family].append(case)
    chosen: set[str] = set()
    odd = 0
    for family, cases in sorted(families.items()):
        drawn = sorted(cases, key=lambda case: case.id)
        random.Random(f"{SEED} {family}").shuffle(drawn)
        odd += len(drawn) % 2
        chosen |= {case.id for case in drawn[: (len(drawn) + (odd % 2) * (len(drawn) % 2)) // 2]}
    return tuple(case for case in every() if (case.id in chosen) == (name == "work"))
