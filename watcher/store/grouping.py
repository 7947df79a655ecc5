"""What a subscription was told already: the same rule from another source, and what a change takes back.

All of it inside the transaction that queues an alert, so that two polls that end together do not both tell it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from watcher import sameness
from watcher.model import Alert, Change, Recall
from watcher.store.rows import Row, change_of, moment, stamp

ONE_THING = timedelta(days=30)  # within which sources that say the same tell one thing
FRESH = timedelta(days=14)  # within which an alert is still in its readers' minds

_TOLD = (
    "SELECT c.id, c.record, c.state, c.leaves, c.detected_at, NULL AS review, l.alert_id, l.repeats, a.created_at,"
    " d.state AS delivery, d.attempts, d.claimed_by FROM change c JOIN alert_change l ON l.change_id = c.id"
    " JOIN alert a ON a.id = l.alert_id JOIN delivery d ON d.id = a.id"
    " WHERE c.rule = ? AND c.id <> ? AND c.detected_at >= ? AND a.subscription = ? AND a.type = 'policy.changed'"
    " AND d.state <> 'dead' ORDER BY c.detected_at DESC, c.rowid DESC"
)


@dataclass(slots=True)
class Sorted:
    """The changes of one alert that its reader does not know, and (change, alert that tells it, change told there)."""

    fresh: list[Change] = field(default_factory=list)
    repeats: list[tuple[Change, str, str]] = field(default_factory=list)


class Grouping:
    """For the alerts of one transaction: whether a change has a twin at all is asked once, not for each reader."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self._lonely: dict[str, bool] = {}
        self._tellings: dict[str, sameness.Telling] = {}

    def sort(self, alert: Alert) -> Sorted:
        """Official ones first: what repeats them is no news."""
        out, known = Sorted(), sameness.Known()
        for change in sorted(alert.changes, key=lambda c: c.authority != "official"):
            it = self._telling(change)
            here = known.like(change, it)
            told = (alert.id, here.id) if here else self._told(change, it, alert)
            if told is None:
                out.fresh.append(change)
                known.add(change, it)
            else:
                out.repeats.append((change, *told))
        order = {change.id: place for place, change in enumerate(alert.changes)}
        out.fresh.sort(key=lambda c: order[c.id])
        return out

    def note(self, repeats: Sequence[tuple[Change, str, str]]) -> None:
        """Keeps beside an alert who else said it. One that nobody tried to send yet puts the official source first."""
        for change, alert_id, told in repeats:
            self._conn.execute(
                "INSERT INTO alert_change (alert_id, change_id, position, repeats) SELECT ?, ?, count(*), ?"
                " FROM alert_change WHERE alert_id = ? ON CONFLICT DO NOTHING",
                (alert_id, change.id, told, alert_id),
            )
            if change.authority == "official" and self._may_lead(alert_id, told):
                self._lead(alert_id, change.id, told)

    def _telling(self, change: Change) -> sameness.Telling:
        if change.id not in self._tellings:
            self._tellings[change.id] = sameness.telling(change)
        return self._tellings[change.id]

    def _told(self, change: Change, it: sameness.Telling, alert: Alert) -> tuple[str, str] | None:
        """(alert, change) by which the subscription knows it, and nothing told since then undid."""
        if it.rule is None or self._is_lonely(change, it.rule):
            return None
        since = stamp(change.detected_at - ONE_THING)
        for row in self._conn.execute(_TOLD, (it.rule, change.id, since, alert.subscription)):
            if row["leaves"] == it.state:
                return None
            if row["state"] == it.state and sameness.is_same(change, change_of(row)):
                return row["alert_id"], row["repeats"] or row["id"]
        return None

    def _is_lonely(self, change: Change, rule: str) -> bool:
        if change.id not in self._lonely:
            found = self._conn.execute(
                "SELECT 1 FROM change WHERE rule = ? AND id <> ? AND detected_at >= ? LIMIT 1",
                (rule, change.id, stamp(change.detected_at - ONE_THING)),
            )
            self._lonely[change.id] = found.fetchone() is None
        return self._lonely[change.id]

    def _may_lead(self, alert_id: str, told: str) -> bool:
        row = self._conn.execute(
            "SELECT d.attempts, d.claimed_by, c.record FROM delivery d, change c WHERE d.id = ? AND c.id = ?",
            (alert_id, told),
        ).fetchone()
        untried = row is not None and row["attempts"] == 0 and row["claimed_by"] is None
        return untried and change_of({"record": row["record"], "review": None}).authority != "official"

    def _lead(self, alert_id: str, change_id: str, told: str) -> None:
        self._conn.execute(
            "UPDATE alert_change SET repeats = ? WHERE alert_id = ? AND (repeats = ? OR change_id = ?)",
            (change_id, alert_id, told, told),
        )
        self._conn.execute(
            "UPDATE alert_change SET repeats = NULL, position = (SELECT position FROM alert_change WHERE alert_id = ?"
            " AND change_id = ?) WHERE alert_id = ? AND change_id = ?",
            (alert_id, told, alert_id, change_id),
        )


def recalls(conn: sqlite3.Connection, alert: Alert) -> Iterator[tuple[str, Recall]]:
    """What earlier alerts to the same reader a change takes back or goes on from, by the change's id."""
    for change in alert.changes:
        it = sameness.telling(change)
        if it.rule is None or it.leaves is None:
            continue
        since = stamp(change.detected_at - FRESH)
        rows = conn.execute(_TOLD, (it.rule, change.id, since, alert.subscription))
        row = next((r for r in rows if r["delivery"] == "sent" and _is_left(r, it, change)), None)
        if row is not None:
            at = moment(row["created_at"])
            assert at is not None
            kind = "reverts" if row["leaves"] == it.state else "follows"
            yield change.id, Recall(kind=kind, alert=row["alert_id"], at=at)


def _is_left(row: Row, it: sameness.Telling, change: Change) -> bool:
    """Whether an earlier change brought the state that this one ends, in the same place."""
    if row["state"] != it.leaves or row["detected_at"] >= stamp(change.detected_at) or row["repeats"]:
        return False
    earlier = change_of(row)
    return earlier.url == change.url or sameness.same_place(change, earlier)
