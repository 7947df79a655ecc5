"""What every page needs: the configuration, the store, the packs' titles and the clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property
from urllib.parse import urlsplit

import jinja2

from watcher.analyze.topics import Key
from watcher.model import Config
from watcher.store import Store
from watcher.walk.services import LINKS


@dataclass(frozen=True)
class Office:
    config: Config
    store: Store
    titles: Mapping[str, Key]
    now: Callable[[], datetime]

    @cached_property
    def key(self) -> str:
        """What signs the links of subscribers."""
        return self.store.subscribers.key(LINKS, now=self.now())

    @property
    def hosts(self) -> frozenset[str]:
        """The names under which the desk answers; whoever asks for another one was led here by a trick."""
        desk = self.config.desk
        named = {desk.host, urlsplit(desk.url or "").hostname or ""} if desk else set()
        return frozenset(named - {"", "0.0.0.0", "::"}) | {"localhost", "127.0.0.1", "::1"}

    def page(self, template: str, **given: object) -> str:
        return _environment().get_template(template).render(**given)


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("watcher.serve"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
