"""One page that is itself the document."""

from __future__ import annotations

from watcher.model import Link, Page, Source

READS_ITSELF = True


def entries(page: Page, source: Source) -> tuple[Link, ...]:
    """Nothing further to read."""
    return ()
