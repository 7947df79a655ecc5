"""Words of the pages of sources and of adding one."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {}
