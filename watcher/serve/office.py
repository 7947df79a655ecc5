"""What every page needs: the configuration, the store, the packs' titles and the clock."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from watcher import china
from watcher.acquire.fetch import Gate
from watcher.analyze.topics import Key, load_packs
from watcher.isolate import Readers
from watcher.model import Config
from watcher.publish.templating import environment
from watcher.serve.words import WORDS
from watcher.store import Store
from watcher.walk.services import LINKS, Services


@dataclass(frozen=True)
class Office:
    config: Config
    store: Store
    titles: Mapping[str, Key]
    now: Callable[[], datetime]
    given: Services | None = None  # of the daemon beside which the desk runs

    @cached_property
    def services(self) -> Services:
        """What goes out into the network and reads pages: the daemon's, or made when somebody first asks for it."""
        if self.given is not None:
            return self.given
        return Services(
            config=self.config, store=self.store, gate=Gate(self.config.network, self.config.limits), readers=Readers(),
            packs=load_packs(), owner="desk", now=self.now, ticks=time.perf_counter, dice=random.random, sleep=time.sleep,
        )  # fmt: skip

    def close(self) -> None:
        """Ends what `services` began, unless it is the daemon's."""
        if self.given is None and "services" in self.__dict__:
            self.services.readers.close()
            self.services.gate.close()

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

    @property
    def today(self) -> date:
        return china.day(self.now())

    def is_secure(self, request: Request) -> bool:
        """Whether this visitor came by https: under the address that people have, which a proxy may end for us."""
        public = urlsplit((self.config.desk.url if self.config.desk else None) or "")
        return public.scheme == "https" and request.url.hostname == public.hostname

    def page(self, template: str, language: str, **given: object) -> str:
        return (
            environment("watcher.serve").get_template(template).render(word=WORDS[language], language=language, **given)
        )

    def show(self, template: str, language: str, *, status: int = 200, **given: object) -> Response:
        return HTMLResponse(self.page(template, language, **given), status_code=status)


def inside(path: str) -> str:
    """Only a path of this desk: nobody is led elsewhere by a link."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) and "\n" not in path else "/"


def spoken(request: Request) -> str:
    """zh or en: what was chosen at the desk, else what the browser asks for first."""
    chosen = request.cookies.get("language")
    if chosen in WORDS:
        return str(chosen)
    return "en" if request.headers.get("accept-language", "").lower().startswith("en") else "zh"
