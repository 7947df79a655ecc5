"""Which facts another source excludes, worked out again only after something was recorded."""

from __future__ import annotations

from watcher.analyze.topics import set_valued
from watcher.serve.office import Office
from watcher.walk.rulebook import in_dispute


class Disputed:
    def __init__(self, office: Office) -> None:
        self._office = office
        self._known: tuple[object, frozenset[int]] = (None, frozenset())

    def ids(self) -> frozenset[int]:
        mark = self._office.store.views.mark()
        if self._known[0] != mark:
            self._known = (mark, in_dispute(self._office.store, set_valued(self._office.titles)))
        return self._known[1]
