"""What a new source must be before it is written into sources.yaml, for the desk and the API alike."""

from __future__ import annotations

from collections.abc import Mapping
from threading import Lock
from typing import Any

from watcher.acquire.guard import url_refusal
from watcher.errors import Mistake
from watcher.model import Source
from watcher.serve import entries, guessing
from watcher.serve.office import Office

_SAVING = Lock()  # two who save at once would lose one of the entries


def mistakes(entry: Mapping[str, Any], office: Office) -> list[Mistake]:
    """All that is wrong with an entry, as sources.yaml would say it."""
    path = office.config.path
    found = entries.mistakes(entry, path)
    problem = url_refusal(str(entry["url"]))
    if problem and not any("address" in m.message for m in found):
        found.append(Mistake(file=path, line=1, column=1, message=f"this address is not taken: {problem}"))
    if str(entry["id"]).lower() in {name.lower() for name in taken(office)}:
        found.append(Mistake(file=path, line=1, column=1, message=f"duplicate id {entry['id']!r} among the sources"))
    return found


def taken(office: Office) -> set[str]:
    """Ids that are not free."""
    stored = {state.id for state in office.store.views.sources()}
    return stored | {source.id for source in office.config.sources} | guessing.RESERVED


def admit(entry: Mapping[str, Any], office: Office) -> Source:
    """Writes it into sources.yaml and has it watched at once. Raises ConfigError where the file has no place for it, OSError
    where it cannot be written; then it is as it was."""
    with _SAVING:
        source = entries.save(entry, office.config.path)
    office.store.queue.add(source, now=office.now())
    return source
