"""The life of a rule: every version of it, what each said, from when it was known and from when to when it holds.

Two times run beside each other. *As of* a day is what was known on that day; *in force* on a day is what applied. A notice
of March that changes a rule from July is known from March and in force from July.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from watcher import china, jsonform
from watcher.model import Cohort, Fact, cohort_identity

NEVER = date(1, 1, 1)  # the end of what was misread


@dataclass(frozen=True, kw_only=True, slots=True)
class Version:
    """One statement of a rule. `holds_from` is None where no text says since when; `holds_to` is the first day on which
    it does not hold any more; `says_until` the last day as its own text has it."""

    fact: Fact
    source: str
    source_title: str
    authority: str
    document: str
    url: str
    snapshot: str | None
    known_from: datetime
    known_to: datetime | None
    holds_from: date | None
    holds_to: date | None
    says_until: date | None
    review: str = "open"
    id: int = 0  # of the fact
    read: Fact | None = None  # before a reviewer put it right
    corrected_at: datetime | None = None

    @property
    def begins(self) -> date:
        """The day from which it holds, as far as is known: at the latest that on which it was read."""
        return self.holds_from or china.day(self.known_from)

    @property
    def last(self) -> date | None:
        """The last day on which it holds, where it is known; None for what never held."""
        over = self.holds_to
        return over - timedelta(days=1) if over is not None and over > (self.holds_from or NEVER) else None

    def state(self, day: date) -> str:
        """`in_force`, `announced`, `ended`, or `never` for what was replaced before it took effect, or was misread."""
        if self.holds_to is not None and self.holds_to <= (self.holds_from or NEVER):
            return "never"
        if self.holds_from is not None and self.holds_from > day:
            return "announced"
        return "ended" if self.holds_to is not None and self.holds_to <= day else "in_force"


@dataclass(frozen=True, kw_only=True, slots=True)
class Timeline:
    """One rule in one place for one group. `versions`: the newest first."""

    key: str
    insurance: str
    region: str | None
    cohort: Cohort
    versions: tuple[Version, ...]


def timelines(versions: Iterable[Version], *, as_of: datetime | None = None) -> tuple[Timeline, ...]:
    """A line for each insurance and group, as all of it was known at `as_of`, in an order that stays."""
    lines: dict[tuple[str, ...], list[Version]] = {}
    for version in known(versions, as_of=as_of):
        fact = version.fact
        name = (fact.key, fact.insurance, fact.region or "", str(cohort_identity(fact.cohort)))
        lines.setdefault(name, []).append(version)
    return tuple(_timeline(lines[name]) for name in sorted(lines))


def known(versions: Iterable[Version], *, as_of: datetime | None) -> list[Version]:
    """Versions as they were known at a moment: what was learned later neither is there nor ended anything."""
    if as_of is None:
        return list(versions)
    return [_as_known(version, as_of) for version in versions if version.known_from <= as_of]


def _as_known(version: Version, at: datetime) -> Version:
    if version.read and version.corrected_at and version.corrected_at > at:
        version = replace(version, fact=version.read, read=None, corrected_at=None)
    if version.known_to is None or version.known_to <= at:
        return version
    until = version.says_until
    return replace(version, known_to=None, holds_to=until + timedelta(days=1) if until else None)


def _timeline(versions: list[Version]) -> Timeline:
    fact = versions[0].fact
    ordered = sorted(versions, key=lambda v: (v.known_from, v.begins), reverse=True)
    return Timeline(
        key=fact.key, insurance=fact.insurance, region=fact.region, cohort=fact.cohort, versions=tuple(ordered)
    )


def holding(timeline: Timeline, day: date) -> tuple[Version, ...]:
    """What is in force on a day, official statements first."""
    held = [version for version in timeline.versions if version.state(day) == "in_force"]
    return tuple(sorted(held, key=lambda version: version.authority != "official"))


def timeline_json(timeline: Timeline, *, day: date) -> jsonform.Json:
    """`state` is that of `day`."""
    return {
        "key": timeline.key,
        "insurance": timeline.insurance,
        "region": timeline.region,
        "cohort": dict(timeline.cohort),
        "versions": [_version_json(version, day) for version in timeline.versions],
    }


def _version_json(version: Version, day: date) -> jsonform.Json:
    fact = jsonform.fact_json(version.fact)
    return {
        "id": version.id,
        **{name: fact[name] for name in ("value", "unit", "operator", "base", "conditions", "quote")},
        "state": version.state(day),
        "holds_from": version.holds_from.isoformat() if version.holds_from else None,
        "holds_to": version.last.isoformat() if version.last else None,
        "known_from": jsonform.time_json(version.known_from),
        "known_to": jsonform.time_json(version.known_to) if version.known_to else None,
        "source": version.source,
        "authority": version.authority,
        "document": version.document,
        "url": version.url,
        "snapshot": version.snapshot,
        "review": version.review,
        "correction": _correction_json(version),
    }


def _correction_json(version: Version) -> jsonform.Json | None:
    if version.read is None or version.corrected_at is None:
        return None
    return jsonform.correction_json(version.read, version.corrected_at)
