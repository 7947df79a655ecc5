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
    second_material,
    second_noise,
)
from bench.signal.case import Case

HALVES = ("work", "kept")
FIRST = (
    noise_page,
    noise_text,
    noise_visit,
    material_keys,
    material_text,
    material_files,
    material_doubt,
    material_document,
)
WAVES = {"signal 1": FIRST, "signal 2": (second_noise, second_material)}  # each drawn by its own seed, once for good


@cache
def wave(seed: str) -> tuple[Case, ...]:
    return tuple(case for part in WAVES[seed] for case in part.cases())


def every() -> tuple[Case, ...]:
    return tuple(case for seed in WAVES for case in wave(seed))


def half(name: str) -> tuple[Case, ...]:
    """A wave added later leaves the halves of the earlier ones as they are."""
    chosen = frozenset().union(*(_drawn(seed) for seed in WAVES))
    return tuple(case for case in every() if (case.id in chosen) == (name == "work"))


def _drawn(seed: str) -> frozenset[str]:
    """The names in the work half: one half of each family; of odd ones the halves take turns for the rest."""
    families: dict[str, list[Case]] = defaultdict(list)
    for case in wave(seed):
        families[case.family].append(case)
    chosen: set[str] = set()
    odd = 0
    for family, cases in sorted(families.items()):
        drawn = sorted(cases, key=lambda case: case.id)
        random.Random(f"{seed} {family}").shuffle(drawn)
        odd += len(drawn) % 2
        chosen |= {case.id for case in drawn[: (len(drawn) + (odd % 2) * (len(drawn) % 2)) // 2]}
    return frozenset(chosen)
