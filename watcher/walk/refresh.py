"""Law 6: when our reading changed, stored bytes are read again first, so that its effect is not taken for the source's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

import structlog

from watcher.acquire import decode
from watcher.analyze import read as reading
from watcher.compare import diff
from watcher.errors import DamagedError, ReadError
from watcher.model import Cause, Change, Fetched, Known, Source, Validators
from watcher.store import Claim, Write
from watcher.walk import closing
from watcher.walk.changes import changes_of
from watcher.walk.services import Services
from watcher.walk.visit import length_of, read_page

log = structlog.get_logger()


@dataclass(frozen=True, kw_only=True, slots=True)
class Refreshed:
    """What reading the stored pages of a source again came to."""

    source: str
    documents: int = 0
    changes: tuple[Change, ...] = ()
    unreadable: int = 0


def refresh(source: Source, *, services: Services) -> Refreshed:
    """Reads every stored page of a source that was read otherwise than now. Raises StoreError if its host stays busy."""
    claim = closing.claim(source, services)
    read = []
    try:
        for known in services.store.history.with_baseline(source.id):
            if _is_outdated(known, source, services) and not services.stopping():
                read.append(_rebased(known, source, claim, services, services.now()))
    finally:
        services.store.queue.hand_back(claim, now=services.now())
    changes = tuple(change for write in read if write for change in write.changes)
    return Refreshed(source=source.id, documents=len(read), changes=changes, unreadable=read.count(None))


def outdated(services: Services) -> list[Source]:
    """The sources with stored pages that were read otherwise than now."""
    found: dict[str, Source] = {}
    for name, fingerprint in services.store.history.readings():
        source = services.store.queue.source(name)
        if services.reader(source).fingerprint != fingerprint:
            found[name] = source
    return list(found.values())


def reread(known: Known, source: Source, claim: Claim, *, services: Services, now: datetime) -> Known:
    """What is known, with a baseline as our present reading has it. Its changes are recorded and alert nobody.

    The next request is unconditional: what was seen since the baseline was judged with the old reading.
    """
    if not _is_outdated(known, source, services):
        return known
    write = _rebased(known, source, claim, services, now)
    return write.known if write else replace(known, body_sha=None, validators=Validators())


def _is_outdated(known: Known, source: Source, services: Services) -> bool:
    return known.version is not None and known.reading != services.reader(source).fingerprint


def _rebased(known: Known, source: Source, claim: Claim, services: Services, now: datetime) -> Write | None:
    """What was stored of the new reading; None where the stored bytes cannot be read."""
    assert known.version is not None
    try:
        write = _read_again(known, known.version, source, services, now)
    except (ReadError, DamagedError) as error:
        log.warning("a stored page cannot be read again", source=source.id, url=known.url, reason=str(error))
        return None
    return replace(write, known=services.store.rebase(claim, write, now=now))


def _read_again(known: Known, version: int, source: Source, services: Services, now: datetime) -> Write:
    history, reader = services.store.history, services.reader(source)
    origin = history.origin(version)
    body = services.store.blobs.read(origin.snapshot)
    fetched = Fetched(url=origin.url, final_url=origin.url, status=200, body=body, content_type=origin.content_type)
    document = read_page(decode.page_of(fetched), source, services, now)
    same_extractor = (origin.extractor, origin.packs) == (reading.EXTRACTOR_VERSION, reader.names)
    cause = Cause.CONFIG if same_extractor else Cause.EXTRACTOR
    comparison = diff.compare(history.baseline(version), document, packs=reader.packs)
    text_sha = reading.text_hash(document)
    blob = services.store.blobs.write(body)
    made = reader.made(document, fetched, blob, text_sha=text_sha, cause=cause)
    changes = changes_of(
        comparison.differences, known, source, document, origin.snapshot, cause=cause, now=now, occasion=now
    )
    fresh = replace(known, text_sha=text_sha, text_length=length_of(document), body_sha=None, validators=Validators())
    return Write(known=fresh, reading=made, changes=changes)
