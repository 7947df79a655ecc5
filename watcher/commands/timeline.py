"""timeline: the life of one rule."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from watcher import china, wording
from watcher.assemble import wall_clock
from watcher.commands import common
from watcher.commands.record import day
from watcher.commands.terminal import print_json, say, show, table
from watcher.publish.timeline import Timeline, timeline_json
from watcher.walk import rulebook

STATES = {"in_force": "in force", "announced": "announced", "ended": "ended", "never": "never"}


def timeline(
    data: Path, key: str, *, region: str | None, insurance: str | None, as_of: str | None, in_force: str | None,
    as_json: bool,
) -> int:  # fmt: skip
    asked = day(in_force, "--in-force") or china.day(wall_clock())
    with common.reading(data) as store:
        lines = rulebook.lives(store, key, region=region, insurance=insurance, as_of=day(as_of, "--as-of"))
    if as_json:
        print_json([timeline_json(line, day=asked) for line in lines])
        return 0
    titles = common.titles()
    for line in lines:
        _show(line, titles, asked)
    if not lines:
        say("nothing is known of this rule there")
    return 0


def _show(line: Timeline, titles: wording.Titles, asked: date) -> None:
    whom = (wording.insurance_text(line.insurance, titles=titles), wording.cohort_text(line.cohort, key=line.key))
    words = (wording.place(line.region), wording.key_title(line.key, titles=titles), *whom)
    say(" ".join(word for word in words if word))
    rows = [
        (wording.value_text(v.fact, titles=titles), STATES[v.state(asked)], v.holds_from, v.last, v.known_from,
         v.authority, v.source, v.fact.quote)
        for v in line.versions
    ]  # fmt: skip
    show(table(("value", "state", "from", "to", "known since", "authority", "source", "quote"), rows))
