"""All cases, and the half each of them is in."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from bench.signal import (
    eighth_material,
    eighth_noise,
    eleventh_material,
    eleventh_noise,
    fifteenth_material,
    fifteenth_noise,
    fifth_material,
    fifth_noise,
    fourteenth_material,
    fourteenth_noise,
    fourth_material,
    fourth_noise,
    material_document,
    material_doubt,
    material_files,
    material_keys,
    material_text,
    ninth_material,
    ninth_noise,
    noise_page,
    noise_text,
    noise_visit,
    second_material,
    second_noise,
    seventeenth_material,
    seventeenth_noise,
    seventh_material,
    seventh_noise,
    sixteenth_material,
    sixteenth_noise,
    sixth_material,
    sixth_noise,
    tenth_material,
    tenth_noise,
    third_documents,
    third_material,
    third_noise,
    third_shapes,
    thirteenth_material,
    thirteenth_noise,
    twelfth_material,
    twelfth_noise,
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
WAVES = {  # each drawn by its own seed, once for good
    "signal 1": FIRST,
    "signal 2": (second_noise, second_material),
    "signal 3": (third_noise, third_shapes, third_material, third_documents),
    "signal 4": (fourth_noise, fourth_material),
    "signal 5": (fifth_noise, fifth_material),
    "signal 6": (sixth_noise, sixth_material),
    "signal 7": (seventh_noise, seventh_material),
    "signal 8": (eighth_noise, eighth_material),
    "signal 9": (ninth_noise, ninth_material),
    "signal 10": (tenth_noise, tenth_material),
    "signal 11": (eleventh_noise, eleventh_material),
    "signal 12": (twelfth_noise, twelfth_material),
    "signal 13": (thirteenth_noise, thirteenth_material),
    "signal 14": (fourteenth_noise, fourteenth_material),
    "signal 15": (fifteenth_noise, fifteenth_material),
    "signal 16": (sixteenth_noise, sixteenth_material),
    "signal 17": (seventeenth_noise, seventeenth_material),
}

OPENED = frozenset(f"signal {number}" for number in range(1, 17))
"""Waves whose kept half has been looked at, case by case: all of them is to work on now."""

WHOLE: frozenset[str] = frozenset()
"""Waves that are kept aside as a whole: none of their cases is to be looked at."""


@cache
def wave(seed: str) -> tuple[Case, ...]:
    return tuple(case for part in WAVES[seed] for case in part.cases())


def every() -> tuple[Case, ...]:
    return tuple(case for seed in WAVES for case in wave(seed))


def half(name: str, *seeds: str) -> tuple[Case, ...]:
    """Of all waves, or of some. A wave added later leaves the halves of the earlier ones as they are."""
    return tuple(case for seed in seeds or WAVES for case in wave(seed) if in_work(case, seed) == (name == "work"))


def in_work(case: Case, seed: str) -> bool:
    return seed not in WHOLE and (seed in OPENED or case.id in _drawn(seed))


@cache
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


def line_half(name: str, lines: Sequence[str], seed: str = "lines 1") -> list[str]:
    """Of sorted single lines."""
    drawn = list(lines)
    random.Random(seed).shuffle(drawn)
    middle = len(drawn) // 2
    return drawn[:middle] if name == "work" else drawn[middle:]
