"""/metrics in Prometheus' form, read from the store at each scrape; it asks for a token like the API."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import APIRouter, Request
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.responses import Response

from watcher.model import Role
from watcher.serve.api_door import ApiDoor, Refused, problem
from watcher.serve.office import Office
from watcher.store import gauges
from watcher.store.gauges import Reading


def router(office: Office) -> APIRouter:
    routes, enter = APIRouter(), ApiDoor(office).needs(Role.READER)

    @routes.get("/metrics")
    def metrics(request: Request) -> Response:
        try:
            enter(request)
        except Refused as refused:
            return problem(refused.status, refused.title, refused.detail, refused.headers)
        registry = CollectorRegistry()
        registry.register(_Store(gauges.read(office.store.connections, office.store.outbox, now=office.now())))
        return Response(generate_latest(registry), media_type="text/plain; version=0.0.4; charset=utf-8")

    return routes


class _Store(Collector):
    def __init__(self, reading: Reading) -> None:
        self._it = reading

    def collect(self) -> Iterable[Metric]:
        it = self._it
        yield _by("watcher_sources", "Sources by state.", "state", it.sources)
        yield _by("watcher_polls_last_hour", "Polls that ended in the last hour, by outcome.", "outcome", it.polls)
        yield _by("watcher_deliveries", "Deliveries by state.", "state", it.deliveries)
        yield _by("watcher_incidents_open", "Open incidents by kind.", "kind", it.incidents)
        changes = CounterMetricFamily("watcher_changes", "Changes found.", labels=("severity", "cause"))
        for labels, count in sorted(it.changes.items()):
            changes.add_metric(labels, count)
        yield changes
        yield GaugeMetricFamily("watcher_changes_open", "Changes that wait for a review.", value=it.open_changes)
        yield GaugeMetricFamily("watcher_poll_late_seconds", "How long the most overdue source waits.", value=it.late)
        yield GaugeMetricFamily(
            "watcher_delivery_waiting_seconds", "How long the oldest due delivery waits.", value=it.waiting
        )
        yield GaugeMetricFamily("watcher_snapshots", "Stored pages.", value=it.snapshots[0])
        yield GaugeMetricFamily("watcher_snapshot_bytes", "Bytes that stored pages take.", value=it.snapshots[1])
        yield _by("watcher_reading_warnings", "Warnings of the reader on current documents.", "code", it.warnings)
        yield GaugeMetricFamily("watcher_facts", "Facts known now.", value=it.facts)
        yield GaugeMetricFamily("watcher_chain_links", "Links of the hash chain.", value=it.links)
        yield GaugeMetricFamily("watcher_database_bytes", "Bytes that the database takes.", value=it.bytes)
        if it.heartbeat is not None:
            yield GaugeMetricFamily(
                "watcher_heartbeat_age_seconds", "Since the daemon's last heartbeat.", value=it.heartbeat
            )


def _by(name: str, words: str, label: str, counts: dict[str, int]) -> Metric:
    family = GaugeMetricFamily(name, words, labels=(label,))
    for value, count in sorted(counts.items()):
        family.add_metric((value,), count)
    return family
