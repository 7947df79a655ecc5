"""Documents that a list leads to and files attached to a page: new ones are read, known ones looked at now and then.

One that could not be read stays remembered as unread and is tried again at later polls.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from watcher.model import Known, Link, Outcome, Source
from watcher.store import Claim
from watcher.walk import robots
from watcher.walk.ends import Visit
from watcher.walk.refresh import reread
from watcher.walk.services import Services
from watcher.walk.visit import visit

AGAIN = 5  # known documents looked at in one poll
PATIENCE = 3  # failures after which an unread document is asked for less and less often
LONGEST_WAIT = timedelta(days=7)
STOPS = (Outcome.RATE_LIMITED, Outcome.BLOCKED)  # the host has had enough; the rest comes at a later poll


@dataclass(frozen=True, kw_only=True, slots=True)
class Followed:
    """`noted` are documents found and not visited yet."""

    visits: tuple[Visit, ...] = ()
    noted: tuple[Known, ...] = ()


def follow(found: Visit, source: Source, claim: Claim, *, services: Services, now: datetime) -> Followed:
    if not found.poll.outcome.healthy or (found.write.known.role != "index" and not source.attachments):
        return Followed()
    entries = services.store.history.followed(source.id, "entry")
    attached = services.store.history.followed(source.id, "attachment")
    todo = [
        *new_entries(found.links, entries, source, announce=found.announces),
        *[_noted(link, "attachment", source, announce=False) for link in found.attachments if link.url not in attached],
        *due(list(entries.values()), source, now),
        *due(list(attached.values()), source, now),
    ]
    return _visited(todo, source, claim, services=services, now=now)


def _visited(todo: Sequence[Known], source: Source, claim: Claim, *, services: Services, now: datetime) -> Followed:
    """One after the other, with the host's gap between; what is left when the host or we must stop is noted."""
    visits: list[Visit] = []
    for number, one in enumerate(todo):
        if services.stopping() or (visits and visits[-1].poll.outcome in STOPS):
            return Followed(visits=tuple(visits), noted=tuple(rest for rest in todo[number:] if rest.id is None))
        services.sleep(robots.gap(one.url, source, services))
        known = reread(one, source, claim, services=services, now=now)
        visits.append(visit(known, source, services=services, now=now))
    return Followed(visits=tuple(visits))


def new_entries(links: Sequence[Link], known: dict[str, Known], source: Source, *, announce: bool) -> list[Known]:
    """Entries not known yet. One that rolled in at the end of the list, because another was deleted or the list
    grew, is old: it is read, but not announced as published."""
    last = max((number for number, link in enumerate(links) if link.url in known), default=len(links))
    newest = max((one.published_on for one in known.values() if one.published_on), default=None)
    found = []
    for number, link in enumerate(links):
        if link.url not in known:
            is_newer = newest is not None and link.published_on is not None and link.published_on > newest
            fresh = announce and (number < last or is_newer)
            found.append(_noted(link, "entry", source, announce=fresh))
    return found


def _noted(link: Link, role: str, source: Source, *, announce: bool) -> Known:
    return Known(
        source=source.id, url=link.url, role=role, title=link.title, published_on=link.published_on, announce=announce
    )


def due(known: Sequence[Known], source: Source, now: datetime) -> list[Known]:
    """Unread ones first, then those that were not looked at for the longest time."""
    waiting = [one for one in known if one.checked_at is None or one.checked_at + _wait(one, source) <= now]
    unread = [one for one in waiting if one.version is None]
    read = sorted((one for one in waiting if one.version is not None), key=lambda one: one.checked_at or now)
    return [*unread, *read[:AGAIN]]


def _wait(one: Known, source: Source) -> timedelta:
    settling = one.candidate is not None and not one.withdrawn
    if settling or (one.version is None and one.failures <= PATIENCE):
        return timedelta(0)
    step = timedelta(seconds=source.every)
    if one.version is None:
        return min(step * 2.0 ** min(one.failures - PATIENCE, 20), LONGEST_WAIT)
    return min(max(timedelta(days=1), step) * 2.0 ** min(one.failures, 3), LONGEST_WAIT)
