"""publish: the public site."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from watcher import china, edition
from watcher.analyze.topics import Pack
from watcher.assemble import wall_clock
from watcher.commands import common
from watcher.commands.record import day
from watcher.commands.terminal import print_json, say
from watcher.compare.redline import redline
from watcher.errors import UsageError
from watcher.model import Site
from watcher.publish.folder import Tally
from watcher.publish.gazette.press import Press
from watcher.store import Store
from watcher.store.gazette import Choice
from watcher.walk import gazette

LANGUAGES = {"both": ("zh", "en"), "zh": ("zh",), "en": ("en",)}
REVIEWS = ("all", "confirmed")


def configured(path: Path) -> Site:
    """The site that sources.yaml names."""
    site = common.load(path).publish
    if site is None:
        raise UsageError(f"name a folder, or let `publish: {{folder: …}}` in {path} name it")
    return site


def publish(data: Path, site: Site, *, today: str | None, as_json: bool) -> int:
    _check(site)
    with common.reading(data) as store:
        tally = put(store, site, packs=common.packs(), today=day(today, "--today") or china.day(wall_clock()))
    if as_json:
        print_json({"folder": site.folder, "written": tally.written, "kept": tally.kept, "removed": tally.removed})
    else:
        say(f"{site.folder}: {tally.written} files written, {tally.kept} left as they were, {tally.removed} removed")
    return 0


def put(store: Store, site: Site, *, packs: Sequence[Pack], today: date, head: str | None = None) -> Tally:
    """Brings the folder up to date. `head`: of the evidence chain, the newest by default."""
    newest = store.head()
    press = Press(
        languages=LANGUAGES[site.language], titles={name: key for pack in packs for name, key in pack.keys.items()},
        redline=redline, passages=gazette.passages_of, url=site.url and site.url.rstrip("/"), head=head or (newest.digest if newest else None),
    )  # fmt: skip
    choice = Choice(region=site.region, topic=site.topic, confirmed=site.review == "confirmed")
    topics = [(pack.name, pack.title_zh, pack.title_en) for pack in packs if site.topic in (None, pack.name)]
    return gazette.publish(
        store, Path(site.folder), choice=choice, press=press, topics=topics, today=today, code=edition.code()
    )


def _check(site: Site) -> None:
    known = [pack.name for pack in common.packs()]
    for option, said, allowed in (
        ("--language", site.language, [*LANGUAGES]), ("--review", site.review, [*REVIEWS]),
        ("--topic", site.topic, [None, *known]),
    ):  # fmt: skip
        if said not in allowed:
            raise UsageError(f"{option}: {said!r} is none of {', '.join(filter(None, allowed))}")
    parts = urlsplit(site.url or "https://site.example")
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise UsageError(f"--url: {site.url!r} is not the address of a site, such as https://policy.example.org")
