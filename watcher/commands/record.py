"""changes, facts, conflicts, calendar: what was found."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from watcher import china, jsonform, wording
from watcher.assemble import wall_clock
from watcher.commands import common
from watcher.commands.terminal import print_json, say, show, table, write
from watcher.errors import UsageError
from watcher.model import Change, Severity
from watcher.store import forms

FORMATS = ("table", "md", "csv", "json", "atom")


def day(text: str | None, option: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as exc:
        raise UsageError(f"{option}: {text!r} is not a date like 2026-01-31") from exc


def moment(text: str | None, option: str) -> datetime | None:
    """A day begins in the local time zone."""
    try:
        return datetime.fromisoformat(text).astimezone(UTC) if text else None
    except ValueError as exc:
        raise UsageError(f"{option}: {text!r} is neither a date nor a time in ISO form") from exc


def severity(text: str | None) -> Severity | None:
    try:
        return Severity(text) if text else None
    except ValueError as exc:
        raise UsageError(f"--severity: {text!r} is none of {', '.join(Severity)}") from exc


def changes(
    data: Path, *, since: str | None, region: str | None, key: str | None, worst: str | None, source: str | None,
    form: str, limit: int, language: str,
) -> int:  # fmt: skip
    if form not in FORMATS:
        raise UsageError(f"--format: {form!r} is none of {', '.join(FORMATS)}")
    with common.reading(data) as store:
        found = store.views.changes(
            since=moment(since, "--since"), region=region, key=key, severity=severity(worst), source=source, limit=limit
        )
    _print(found, form, language)
    return 0


def _print(found: list[Change], form: str, language: str) -> None:
    from watcher.publish import changelog
    from watcher.publish.terminal import changes_table

    titles = common.titles() if form != "json" else {}
    if form == "json":
        print_json([jsonform.change_json(change) for change in found])
    elif form == "md":
        write(changelog.as_markdown(found, language=language, titles=titles))
    elif form == "csv":
        write(changelog.as_csv(found, language=language, titles=titles))
    elif form == "atom":
        title = "Policy changes" if language == "en" else "政策变化"
        feed = changelog.as_atom(
            found, title=title, self_url="urn:watcher:changes", updated=wall_clock(), language=language, titles=titles
        )
        write(feed)
    elif found:
        show(changes_table(found, language=language, titles=titles))
    else:
        say("no changes")


def facts(
    data: Path, *, as_of: str | None, in_force: str | None, region: str | None, key: str | None, source: str | None,
    as_json: bool,
) -> int:  # fmt: skip
    from watcher.walk import rulebook

    with common.reading(data) as store:
        found = store.views.facts(
            as_of=day(as_of, "--as-of"), in_force=day(in_force, "--in-force"), region=region, key=key, source=source
        )
        disputed = rulebook.in_dispute(store, common.sets()) if as_json else frozenset()
    if as_json:
        print_json([forms.fact_json(fact, disputed) for fact in found])
        return 0
    rows = [
        (f.fact.key, wording.place(f.fact.region), f.fact.insurance, wording.cohort_text(f.fact.cohort),
         wording.value_text(f.fact), f.in_force_from, f.source)
        for f in found
    ]  # fmt: skip
    show(table(("key", "place", "insurance", "cohort", "value", "in force from", "source"), rows))
    return 0


def conflicts(data: Path, *, as_json: bool) -> int:
    from watcher.publish import conflicts as published
    from watcher.walk import rulebook

    with common.reading(data) as store:
        found = rulebook.disputes(store, common.sets())
    if as_json:
        print_json([published.conflict_json(conflict) for conflict in found])
        return 0
    rows = [
        (
            c.key,
            wording.place(c.region),
            wording.cohort_text(c.cohort),
            wording.value_text(p.fact),
            p.source,
            p.fact.quote,
        )
        for c in found
        for p in c.positions
    ]
    show(table(("key", "place", "cohort", "value", "source", "quote"), rows)) if rows else say("no conflicts")
    return 0


def calendar(data: Path, *, as_json: bool, language: str) -> int:
    from watcher.publish.calendar import announced, as_ics

    today = china.day(wall_clock())
    with common.reading(data) as store:
        found = store.views.changes(limit=10_000)
    if as_json:
        print_json([jsonform.change_json(change) for change in announced(found, today=today)])
    else:
        write(as_ics(found, today=today, language=language, titles=common.titles()))
    return 0
