"""The walk. Start reading here: `check` takes a page from due to stored, `deliver` an alert from stored to sent.

    due → fetched → decoded → read into clauses and facts → compared → judged → stored with its alerts → delivered

Each step lives in its stage or in `walk/`; no step calls the next.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from watcher.model import Poll, Source
from watcher.store import Claim, Ended, Write
from watcher.walk import closing, robots
from watcher.walk.follow import follow
from watcher.walk.refresh import reread
from watcher.walk.send import DeliveryRound, drain
from watcher.walk.services import Services
from watcher.walk.tell import tell
from watcher.walk.visit import role_of, visit

LANES = 16  # receivers that may hang at the same time before others wait


def check(source: Source, *, services: Services, now: datetime, claim: Claim | None = None) -> Poll:
    """Polls one source once and stores how that ended, whatever happens. Sends nothing."""
    claim = claim or closing.claim(source, services)
    began = services.ticks()
    try:
        known = services.store.history.known(source, role=role_of(source))
        known = reread(known, source, claim, services=services, now=now)
        found = visit(known, source, services=services, now=now)
        followed = follow(found, source, claim, services=services, now=now)
        poll = closing.summary(found, followed.visits, ms=(services.ticks() - began) * 1000)
        told = tell(poll, source, claim, services=services, now=now)
        ended = Ended(
            claim=claim,
            poll=poll,
            started=now,
            ended=services.now(),
            next_poll=closing.next_poll(poll, found, source, claim, services),
            gap=robots.gap(source.url, source, services),
            writes=(found.write, *(v.write for v in followed.visits), *(Write(known=k) for k in followed.noted)),
            parts=tuple(v.poll for v in followed.visits),
            deliveries=told.deliveries,
            incident=told.incident,
            recovered=told.recovered,
            wake=found.wake,
        )
    except Exception as error:
        ended = closing.fault(error, source, claim, services=services, now=now)
    return closing.store(ended, services)


def deliver(services: Services, now: datetime) -> DeliveryRound:
    """Sends what is due and closes what was taken. Each subscription is a lane of its own, in order."""
    lanes = services.store.outbox.lanes(now=now)
    if not lanes:
        return DeliveryRound()
    with ThreadPoolExecutor(max_workers=min(LANES, len(lanes)), thread_name_prefix="lane") as pool:
        rounds = pool.map(lambda lane: drain(lane, services), lanes)
    return DeliveryRound(tried=tuple(delivery for tried in rounds for delivery in tried))
