"""One case: what a site answers step by step, and what must be told of it.

A case is a short film: its first step is the page as we came to know it, the others what became of it. Noise wants
nothing; material wants one change for each real edit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ANY = "any value"  # a side that is there, whatever it says
ANY_MEDICAL = ("employee_medical", "medical", "unspecified")
MEDIUM = ("critical", "high", "medium")


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """`withheld`: bytes that the announced length promises and the connection never brings."""

    body: bytes
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    withheld: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """What the case's paths answer, `""` being the watched page; `polls`: how often it is seen that way.

    The last step is polled until nothing doubtful waits to be confirmed, at most so many more times as the case says.
    """

    answers: Mapping[str, Answer]
    polls: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Want:
    """One change that must be told. `untyped`: no key; `before` and `after` are then words that the two clauses hold.

    `cohort` is exact unless `cohort_any`. `units` and `operators` are (before, after), where the edit is in them.
    """

    kind: str | None
    key: str | None
    before: object = None
    after: object = None
    cohort: Mapping[str, str] = field(default_factory=dict)
    cohort_any: bool = False
    insurances: tuple[str, ...] = ANY_MEDICAL
    units: tuple[str | None, str | None] | None = None
    operators: tuple[str, str] | None = None
    untyped: bool = False

    def __str__(self) -> str:
        cohort = ",".join(f"{k}={v}" for k, v in self.cohort.items())
        more = [f"units {self.units}"] if self.units else []
        more += [f"operators {self.operators}"] if self.operators else []
        return " ".join(
            str(p) for p in (self.kind or "any", self.key, cohort, f"{self.before!r} → {self.after!r}", *more) if p
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """`family` is what is balanced between the halves. `changed` says the edit in a line.

    `name` is the watched page's in its folder. `may_reword`: noise that the contract calls reworded, which is low and no false alert.
    """

    id: str
    family: str
    changed: str
    steps: tuple[Step, ...]
    wants: tuple[Want, ...] = ()
    noise: bool = False
    may_reword: bool = False
    kind: str = "page"
    name: str = "index.html"
    confirming: int = 3
    settings: Mapping[str, object] = field(default_factory=dict)


# ── wants, shortly ─────────────────────────────────────────────────────────────────────────────────────────────


def value(key: str, before: object, after: object, /, **more: object) -> Want:
    return _want("value", key, before, after, more)


def added(key: str, after: object, /, **more: object) -> Want:
    return _want("added", key, None, after, more)


def removed(key: str, before: object, /, **more: object) -> Want:
    return _want("removed", key, before, None, more)


def noise(
    id: str, family: str, changed: str, steps: tuple[Step, ...], *, may_reword: bool = False, kind: str = "page",
    name: str = "index.html", **settings: object,
) -> Case:  # fmt: skip
    return Case(
        id=f"noise-{id}", family=f"noise {family}", changed=changed, steps=steps, noise=True, may_reword=may_reword,
        kind=kind, name=name, settings=settings,
    )  # fmt: skip


def material(
    id: str, family: str, changed: str, steps: tuple[Step, ...], *wants: Want, kind: str = "page",
    name: str = "index.html", confirming: int = 3, **settings: object,
) -> Case:  # fmt: skip
    return Case(
        id=f"material-{id}", family=f"material {family}", changed=changed, steps=steps, wants=wants, kind=kind, name=name, confirming=confirming,
        settings=settings,
    )  # fmt: skip


def published(key: str | None, before: object, after: object, /, **more: object) -> Want:
    return _want("published", key, before, after, more)


def untyped(before: str | None, after: str | None, *, any_kind: bool = False) -> Want:
    """A clause of no known key; None for the side on which there is none.

    `any_kind`: where a person may well say added, and as well say changed.
    """
    kind = None
    if not any_kind:
        kind = "added" if before is None else "removed" if after is None else "value"
    return Want(kind=kind, key=None, before=before, after=after, untyped=True)


FIELDS = ("insurances", "units", "operators", "cohort_any")


def _want(kind: str, key: str | None, before: object, after: object, more: dict[str, object]) -> Want:
    """What is no field of a want is a field of its cohort."""
    cohort = {name: str(v) for name, v in more.items() if name not in FIELDS}
    given = {name: v for name, v in more.items() if name in FIELDS}
    return Want(kind=kind, key=key, before=before, after=after, cohort=cohort, **given)  # type: ignore[arg-type]
