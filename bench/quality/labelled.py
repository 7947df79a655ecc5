"""The labelled set: what a policy lawyer would write down from each text.

A label names key, insurance, cohort and value; `insurance` and `value` may list alternatives where the text is open.
`cohort_any` accepts further cohort fields, `contains` are words of the quote where the value is the text itself, and an
`optional` label may be read or not: a second reading that a lawyer would not call wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

HERE = Path(__file__).parent
HALVES = ("work", "kept")
FIRST_PACK = "medical_insurance"


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    key: str
    insurances: tuple[str, ...]
    values: tuple[int | float | str, ...] = ()  # none: any value
    cohort: Mapping[str, str] = field(default_factory=dict)
    cohort_any: bool = False
    unit: str | None = None
    operator: str | None = None
    effective_from: str | None = None  # ISO
    contains: str | None = None
    optional: bool = False
    where: str | None = None  # corpus: article or first characters of the sentence

    def __str__(self) -> str:
        values = "|".join(str(v) for v in self.values) or self.contains or "any"
        cohort = ",".join(f"{k}={v}" for k, v in self.cohort.items()) + (",…" if self.cohort_any else "")
        parts = (self.key, "|".join(self.insurances), cohort, self.operator, values, self.unit, self.effective_from)
        return " ".join(p for p in parts if p) + (" (optional)" if self.optional else "")


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One text with its labels. `text` is None for a file, which `path` names.

    `once`: a fact read twice is wrong; in longer documents a rule may rightly be stated twice.
    """

    id: str
    labels: tuple[Label, ...]
    text: str | None = None
    path: Path | None = None
    context: tuple[str, ...] = ()
    title: str | None = None
    issuer: str | None = None
    once: bool = False
    pack: str = FIRST_PACK

    @property
    def is_trap(self) -> bool:
        return not self.labels


def passages(half: str) -> list[Case]:
    return [_passage(entry) for path in _parts("passages", half, ".yaml") for entry in _yaml(path)]


def documents(half: str) -> list[Case]:
    """Whole documents: each file beside a `.yaml` of its labels."""
    return [case for folder in _parts("documents", half) for case in _documents(folder)]


def corpus(root: Path) -> list[Case]:
    """Those labelled files of the shared corpus that are there."""
    entries: Mapping[str, list[Mapping[str, Any]]] = _yaml(HERE / "corpus.yaml")
    found = ((root / name, facts) for name, facts in entries.items())
    return [Case(id=path.name, labels=labels_of(facts), path=path) for path, facts in found if path.is_file()]


def _parts(kind: str, half: str, suffix: str = "") -> list[Path]:
    """A half in the order it grew: `passages_work.yaml`, then `passages_work2.yaml`, once kept aside."""
    named = re.compile(rf"{kind}_{half}(\d*){re.escape(suffix)}")
    found = ((named.fullmatch(path.name), path) for path in HERE.iterdir())
    return [path for match, path in sorted(((m, p) for m, p in found if m), key=lambda it: int(it[0][1] or 1))]


def _documents(folder: Path) -> Iterator[Case]:
    for labels in sorted(folder.glob("*.yaml")):
        entry = _yaml(labels)
        path = labels.with_suffix("")
        more = {name: entry[name] for name in ("once", "pack") if name in entry}
        yield Case(id=path.name, labels=labels_of(entry["facts"]), path=path, **more)


def _passage(entry: Mapping[str, Any]) -> Case:
    return Case(
        id=entry["id"],
        text=entry["text"],
        labels=labels_of(entry["facts"]),
        context=tuple(entry.get("context", ())),
        title=entry.get("title"),
        issuer=entry.get("issuer"),
        once=True,
        pack=entry.get("pack", FIRST_PACK),
    )


def labels_of(entries: list[Mapping[str, Any]]) -> tuple[Label, ...]:
    return tuple(_label(dict(entry)) for entry in entries)


def _label(entry: dict[str, Any]) -> Label:
    """Raises TypeError for an unknown field and KeyError for a missing one."""
    insurances = _several(entry.pop("insurance"))
    values = _several(entry.pop("value")) if "value" in entry else ()
    return Label(key=entry.pop("key"), insurances=insurances, values=values, **entry)


def _several(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, list) else (value,)


def _yaml(path: Path) -> Any:
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))
