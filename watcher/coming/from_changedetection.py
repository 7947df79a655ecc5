"""changedetection.io: its backup as a zip or unpacked, or its API.

A backup holds a folder per watch with a watch.json, and older ones all watches in url-watches.json. Groups (`tags`) give
their parts to the watches in them. Texts that were seen earlier stay there: they are no pages any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlsplit

from watcher.coming import selecting, windows
from watcher.coming.brought import (
    Given,
    Piece,
    Remark,
    Translation,
    address,
    interval,
    joined,
    note,
    title,
    translation,
    words,
)
from watcher.coming.jsonfile import parsed
from watcher.coming.programs import Asking
from watcher.errors import UsageError

MEMBERS = ("changedetection.json", "url-watches.json", "*/watch.json", "*/tag.json")
KEY_HEADER = "x-api-key"
MOST_WATCHES = 10_000  # asked for over the API

_USUAL = 10_800.0  # seconds between two checks where nothing is set
_UNITS = {"weeks": 604_800, "days": 86_400, "hours": 3_600, "minutes": 60, "seconds": 1}
_JSON = "JSON is read only behind a list (kind: list)"
_LINES = "watcher compares rules, not lines of text"
_TOLD = "write a subscription; `apprise:` takes the same addresses"
_BROWSER = "watcher runs no browser and no scripts of pages; see whether it reads the page without"
_ASKED = "watcher asks for pages with GET and with headers of its own"
_LOGINS = ("authorization", "cookie", "proxy-authorization", "x-api-key")
_JUDGED = "watcher judges a change by the rule that changed; subscriptions choose by key and severity"
_LOST = {
    **dict.fromkeys(
        ("ignore_text", "trigger_text", "text_should_not_be_present", "extract_text", "extract_lines_containing",
         "check_unique_lines", "remove_duplicate_lines", "global_ignore_text"),
        _LINES,
    ),
    **dict.fromkeys(("notification_urls", "notification_title", "notification_body", "notification_muted"), _TOLD),
    **dict.fromkeys(("browser_steps", "webdriver_js_execute_code", "webdriver_delay"), _BROWSER),
    **dict.fromkeys(("conditions", "llm_intent", "llm_change_summary", "llm_prefilter"), _JUDGED),
    "proxy": "network.proxy is one proxy for all sources",
    "ignore_status_codes": "an error page is never a change",
    "link_to_open": "a message links to the page that was read",
}  # fmt: skip
_KEPT = {"filter_text_added": True, "filter_text_removed": True, "filter_text_replaced": True}
_NEEDLESS = {
    "trim_text_whitespace": "blanks are never a change",
    "sort_text_alphabetically": "an order is never a change",
}
_PROCESSORS = {"restock_diff": "prices and stocks are not read", "image_ssim_diff": "pictures are not compared"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Backup:
    """What was found in the files; watches and groups by their names there."""

    watches: Mapping[str, tuple[str, Mapping[str, Any]]]  # (where it stood, what it says)
    groups: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)

    def setting(self, section: str, name: str) -> Any:
        return _mapping(_mapping(self.settings).get(section)).get(name)


def translate(files: Mapping[str, str]) -> Translation:
    backup = _backup(files)
    if not backup.watches:
        raise UsageError("there is no watch here: watch.json in folders, or url-watches.json, is wanted")
    found = [joined(_watch(watch, backup, at), at) for at, watch in backup.watches.values()]
    return translation(found, _general(backup))


def asks(address: str) -> Asking:
    """The list of watches, then each of them, and the names of groups."""
    base = _base(address)
    watches = parsed((yield f"{base}/watch"), "/watch")
    if not isinstance(watches, dict) or len(watches) > MOST_WATCHES:
        raise UsageError(f"{base}/watch answered no list of watches, or more than {MOST_WATCHES}")
    files: dict[str, str] = {}
    for name in watches:
        files[f"{name}/watch.json"] = yield f"{base}/watch/{quote(name, safe='')}"
    groups = parsed((yield f"{base}/tags"), "/tags")
    for name in groups if isinstance(groups, dict) else ():
        files[f"{name}/tag.json"] = yield f"{base}/tag/{quote(name, safe='')}"
    return files


def _base(address: str) -> str:
    plain = address.rstrip("/")
    return plain if urlsplit(plain).path.endswith("/api/v1") else f"{plain}/api/v1"


# ── the files ───────────────────────────────────────────────────────────────────────────────────────────────────


def _backup(files: Mapping[str, str]) -> Backup:
    read = {file: _mapping(parsed(text, file)) for file, text in sorted(files.items())}
    watches: dict[str, tuple[str, Mapping[str, Any]]] = {}
    groups: dict[str, Mapping[str, Any]] = {}
    settings: Mapping[str, Any] = {}
    for file, value in read.items():
        folder, _, name = file.rpartition("/")
        if name == "watch.json":
            watches[folder] = (file, value)
        elif name == "tag.json":
            groups[folder.rpartition("/")[2]] = value
        else:
            settings = _mapping(value.get("settings")) or settings
            listed = _mapping(value.get("watching")).items()
            watches |= {key: (f"{file}: {words(key)}", one) for key, one in listed if isinstance(one, dict)}
            inner = _mapping(_mapping(settings.get("application")).get("tags")).items()
            groups |= {key: one for key, one in inner if isinstance(one, dict)}
    return Backup(watches=watches, groups=groups, settings=settings)


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _general(backup: Backup) -> Iterator[Remark]:
    """What was set for all watches at once."""
    at = "settings"
    for section, name in (
        ("application", "notification_urls"),
        ("application", "global_ignore_text"),
        ("requests", "proxy"),
    ):
        if backup.setting(section, name):
            yield Remark(what=f"for all watches: {name}", why=_LOST[name], at=at)
    if _mapping(backup.settings).get("headers"):
        yield Remark(what="for all watches: headers", why=_ASKED, at=at)


# ── a watch ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _watch(watch: Mapping[str, Any], backup: Backup, at: str) -> Iterator[Piece]:
    groups = [backup.groups[str(name)] for name in _list(watch.get("tags")) if str(name) in backup.groups]
    yield from title(watch.get("title") or watch.get("page_title"))
    yield from _url(watch.get("url"), at)
    yield from _when(watch, backup, at)
    yield from _parts(watch, groups, backup, at)
    yield from _request(watch, backup, at)
    for key, why in _LOST.items():
        if watch.get(key) and key != "webdriver_delay":
            yield Remark(what=key, why=why, at=at)
    for key, why in _NEEDLESS.items():
        if watch.get(key):
            yield Remark(what=key, why=why, at=at, lost=False)
    for key, usual in _KEPT.items():
        if watch.get(key, usual) != usual:
            yield Remark(what=f"{key}: {watch[key]}", why=_LINES, at=at)
    processor = words(watch.get("processor"))
    if processor in _PROCESSORS:
        yield Remark(what=f"processor {processor}", why=_PROCESSORS[processor], at=at, off=True)
    if watch.get("paused") or backup.setting("application", "all_paused"):
        yield Given(key="enabled", value=False)
    yield from note("groups: ", [*(group.get("title") for group in groups), watch.get("tag") or ""])


def _url(url: object, at: str) -> Iterator[Piece]:
    text = url.strip() if isinstance(url, str) else ""
    if text.startswith("source:"):
        yield Remark(what="url source:", why="watcher reads the page, not its markup", at=at)
        text = text.removeprefix("source:")
    if "{{" in text or "{%" in text:
        yield Remark(what="url", why="a template; watcher's addresses stay the same", at=at)
        return
    yield from address(text, at)


def _when(watch: Mapping[str, Any], backup: Backup, at: str) -> Iterator[Piece]:
    """The watch's own times, or those of all watches where it says so."""
    general = _mapping(_mapping(backup.settings).get("requests"))
    said = general if watch.get("time_between_check_use_default") else watch
    seconds = _seconds(said.get("time_between_check")) or _seconds(general.get("time_between_check"))
    limit = _mapping(said.get("time_schedule_limit"))
    cron = windows.cron(limit, seconds or _USUAL) if limit.get("enabled") else None
    if cron is not None:
        zone = limit.get("timezone") or backup.setting("application", "scheduler_timezone_default") or "UTC"
        yield Given(key="cron", value=cron)
        yield Given(key="timezone", value=windows.zone(zone) or "UTC")
        if windows.zone(zone) is None:
            yield Remark(what="time_schedule_limit, timezone", why="unknown time zone; UTC now", at=at)
        return
    if limit.get("enabled"):
        yield Remark(what="time_schedule_limit", why="these hours fit no crontab line; polled at all hours", at=at)
    yield from interval(seconds, at) if seconds else ()


def _seconds(value: object) -> float:
    parts = _mapping(value)
    numbers = ((parts.get(unit), length) for unit, length in _UNITS.items())
    return float(sum(number * length for number, length in numbers if isinstance(number, int | float) and number > 0))


def _parts(watch: Mapping[str, Any], groups: list[Mapping[str, Any]], backup: Backup, at: str) -> Iterator[Piece]:
    wanted = [rule for one in (watch, *groups) for rule in _list(one.get("include_filters"))]
    cut = [rule for one in (watch, *groups) for rule in _list(one.get("subtractive_selectors"))]
    cut += _list(backup.setting("application", "global_subtractive_selectors"))
    for key, rules in (("select", wanted), ("remove", cut)):
        plain = [rule.strip() for rule in rules if isinstance(rule, str) and rule.strip()]
        json = [rule for rule in plain if rule.startswith(("json:", "jq:", "jqraw:"))]
        good, bad = selecting.split(_selector(rule) for rule in plain if rule not in json)
        if good:
            yield Given(key=key, value=selecting.any_of(good) if key == "select" else good)
        yield from (Remark(what=words(rule)[:60], why=_JSON, at=at) for rule in json)
        yield from (Remark(what=f"{key} {words(rule)[:80]}", why=why, at=at) for rule, why in bad)


def _selector(rule: str) -> str:
    xpath = rule.removeprefix("xpath1:").removeprefix("xpath:")
    return selecting.element_of_text(xpath) if selecting.is_xpath(xpath) else xpath


def _request(watch: Mapping[str, Any], backup: Backup, at: str) -> Iterator[Piece]:
    method, headers = str(watch.get("method") or "GET").upper(), _mapping(watch.get("headers"))
    if method != "GET" or watch.get("body"):
        yield Remark(what=f"method {words(method)[:20]}", why=_ASKED, at=at, off=True)
    if headers:
        login = any(str(name).lower() in _LOGINS for name in headers)
        names = ", ".join(words(name)[:40] for name in headers)
        yield Remark(what=f"headers {names}", why=_ASKED, at=at, off=login)
    backend = watch.get("fetch_backend")
    if backend in (None, "system"):
        backend = backup.setting("application", "fetch_backend")
    if backend not in (None, "html_requests", "system"):
        yield Remark(what=f"fetch_backend {words(backend)[:40]}", why=_BROWSER, at=at)
