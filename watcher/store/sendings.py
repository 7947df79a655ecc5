"""Deliveries as they are listed: what became of each, without what it tells. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from watcher.deliver.outbox import WITHDRAWN
from watcher.model import DeliveryState
from watcher.store.connection import Connections
from watcher.store.rows import moment


@dataclass(frozen=True, kw_only=True, slots=True)
class Sending:
    """One delivery. `changes`: how many it tells; `title`: of the first of them."""

    id: str
    subscription: str
    channel: str
    type: str
    state: DeliveryState
    withdrawn: bool
    attempts: int
    created_at: datetime
    next_try: datetime | None
    last_error: str | None
    changes: int
    title: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Receiving:
    """How a subscription's receiver fares, as long as it fails. `waiting`: deliveries not closed yet."""

    subscription: str
    failing_since: datetime
    told: bool
    last_success: datetime | None
    waiting: int


class Sendings:
    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def page(
        self, *, state: DeliveryState | None = None, subscription: str | None = None, skip: int = 0, limit: int = 50
    ) -> list[Sending]:
        """The newest first."""
        rows = self._connections.conn.execute(
            "SELECT d.*, a.type, a.created_at,"
            " (SELECT count(*) FROM alert_change l WHERE l.alert_id = d.id) AS changes,"
            " (SELECT json_extract(c.record, '$.title') FROM alert_change l JOIN change c ON c.id = l.change_id"
            "  WHERE l.alert_id = d.id ORDER BY l.position LIMIT 1) AS title"
            " FROM alert a JOIN delivery d ON d.id = a.id"
            " WHERE (:state IS NULL OR d.state = :state) AND (:subscription IS NULL OR d.subscription = :subscription)"
            " ORDER BY a.created_at DESC, a.id LIMIT :limit OFFSET :skip",
            {"state": state and state.value, "subscription": subscription, "limit": limit, "skip": skip},
        )
        return [
            Sending(
                id=row["id"],
                subscription=row["subscription"],
                channel=row["channel"],
                type=row["type"],
                state=DeliveryState(row["state"]),
                withdrawn=(row["last_error"] or "").startswith(WITHDRAWN),
                attempts=row["attempts"],
                created_at=datetime.fromisoformat(row["created_at"]),
                next_try=moment(row["next_try"]),
                last_error=row["last_error"],
                changes=row["changes"],
                title=row["title"] or "",
            )
            for row in rows
        ]

    def subscriptions(self) -> list[str]:
        """All that were ever sent something."""
        rows = self._connections.conn.execute("SELECT DISTINCT subscription FROM delivery ORDER BY subscription")
        return [row["subscription"] for row in rows]

    def failing(self) -> list[Receiving]:
        """Receivers that take nothing now, the longest first."""
        rows = self._connections.conn.execute(
            "SELECT r.*, (SELECT count(*) FROM delivery d WHERE d.subscription = r.subscription"
            " AND d.state IN ('queued', 'retrying', 'held')) AS waiting"
            " FROM receiver r WHERE r.failing_since IS NOT NULL ORDER BY r.failing_since"
        )
        return [
            Receiving(
                subscription=row["subscription"],
                failing_since=datetime.fromisoformat(row["failing_since"]),
                told=row["told_at"] is not None,
                last_success=moment(row["last_success"]),
                waiting=row["waiting"],
            )
            for row in rows
        ]
