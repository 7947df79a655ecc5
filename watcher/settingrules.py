"""Rules of sources.yaml that concern more than one value, and the words for a mistake in any.

Pure. The rules look at what YAML gave, not at validated models, so that one wrong field hides no other mistake. Each
yields (path, message); paths lead through mappings and lists, as in `("sources", 3, "url")`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from fnmatch import fnmatchcase
from typing import Any

from pydantic_core import ErrorDetails

from watcher.acquire.due import shortest_gap, validate_cron
from watcher.acquire.guard import url_refusal
from watcher.settingvalues import seconds, secret

Path = tuple[str | int, ...]
Wrong = Iterator[tuple[Path, str]]


def broken_rules(file: Mapping[str, Any], *, channels: Sequence[str]) -> Wrong:
    """Every rule between fields that this file breaks."""
    yield from _duplicates(file, "sources")
    yield from _duplicates(file, "subscriptions")
    yield from _shared_files(file)
    yield from _half_a_signature(_section(file, "smtp"))
    least = _seconds_or(_section(file, "limits").get("min_interval"), 60.0)
    yield from _too_often(_section(file, "defaults"), ("defaults",), least)
    for place, source in _entries(file, "sources"):
        yield from _source_rules(source, place, least)
    ids = tuple(str(source.get("id")) for _, source in _entries(file, "sources"))
    for place, subscription in _entries(file, "subscriptions"):
        yield from _subscription_rules(subscription, place, channels, mail=file.get("smtp") is not None)
        yield from _unknown_sources(subscription, place, ids)


def _section(file: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    section = file.get(name)
    return section if isinstance(section, dict) else {}


def _entries(file: Mapping[str, Any], name: str) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    section = file.get(name)
    for index, entry in enumerate(section if isinstance(section, list) else []):
        if isinstance(entry, dict):
            yield (name, index), entry


def _duplicates(file: Mapping[str, Any], name: str) -> Wrong:
    """Ids are folder names and keys elsewhere: those that differ only by case are the same."""
    seen: set[str] = set()
    for place, entry in _entries(file, name):
        word = entry.get("id")
        if not isinstance(word, str):
            continue
        if word.lower() in seen:
            yield (*place, "id"), f"duplicate id {word!r} among the {name}"
        seen.add(word.lower())


# ── sources ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _source_rules(source: Mapping[str, Any], place: Path, least: float) -> Wrong:
    yield from _too_often(source, place, least)
    if source.get("every") is not None and source.get("cron") is not None:
        yield (*place, "every"), "`every` and `cron` exclude each other"
    if source.get("follow") is not None and source.get("kind", "page") not in ("list", "feed", "sitemap"):
        yield (*place, "follow"), "`follow` belongs to kind list, feed or sitemap"
    url = source.get("url")
    if isinstance(url, str) and "${" not in url:
        problem = _address_problem(url, is_file=source.get("kind") == "file")
        if problem:
            yield (*place, "url"), problem


def _address_problem(url: str, *, is_file: bool) -> str | None:
    if is_file and not url.lower().startswith(("http:", "https:")):
        if not url or "\0" in url or ("://" in url and not url.startswith("file:///")):
            return "a file is a path, a file:/// address or an http(s) address"
        return None
    problem = url_refusal(url)
    return f"this address is not taken: {problem}" if problem else None


def _too_often(entry: Mapping[str, Any], place: Path, least: float) -> Wrong:
    every, cron = entry.get("every"), entry.get("cron")
    if every is not None and _seconds_or(every, least) < least:
        yield (*place, "every"), f"{every} is below limits.min_interval ({least:g} s)"
    if isinstance(cron, str) and validate_cron(cron) is None and shortest_gap(cron) < least:
        yield (*place, "cron"), f"{cron!r} fires more often than limits.min_interval ({least:g} s)"


def _seconds_or(value: object, otherwise: float) -> float:
    try:
        return seconds(value)
    except ValueError:
        return otherwise


# ── subscriptions ───────────────────────────────────────────────────────────────────────────────────────────────


_UNSIGNED = {
    "email": "mail has no secret",
    "wecom": "wecom signs nothing; the key stands in its address",
    "feed": "a feed is a file, with no secret",
    "apprise": "apprise signs nothing; what a service wants stands in its address",
}


def _subscription_rules(entry: Mapping[str, Any], place: Path, channels: Sequence[str], *, mail: bool) -> Wrong:
    chosen = [name for name in channels if entry.get(name) is not None]
    if not chosen:
        yield place, f"this subscription has no channel; give it one of {', '.join(channels)}"
    for name in chosen[1:]:
        yield (*place, name), f"a subscription has one channel, this one already has {chosen[0]!r}"
    if "email" in chosen and not mail:
        yield (*place, "email"), "mail needs an `smtp` section"
    if chosen and chosen[0] in _UNSIGNED and entry.get("secret") is not None:
        yield (*place, "secret"), _UNSIGNED[chosen[0]]
    if "webhook" in chosen:
        yield from _webhook_secret(entry, place)
    elif entry.get("old_secret") is not None:
        yield (*place, "old_secret"), "`old_secret` belongs to a webhook"


def _webhook_secret(entry: Mapping[str, Any], place: Path) -> Wrong:
    if entry.get("secret") is None:
        yield (*place, "webhook"), "a webhook needs a `secret` to sign with"
    for name in ("secret", "old_secret"):
        try:
            if entry.get(name) is not None:
                secret(entry[name])
        except ValueError as exc:
            yield (*place, name), str(exc)


def _half_a_signature(smtp: Mapping[str, Any]) -> Wrong:
    pair = ("dkim_selector", "dkim_key")
    for one, other in (pair, pair[::-1]):
        if smtp.get(one) is not None and smtp.get(other) is None:
            yield ("smtp", one), f"`{one}` signs nothing without `{other}`"


def _shared_files(file: Mapping[str, Any]) -> Wrong:
    """Two subscriptions that kept one file would each write the other's entries away."""
    seen: set[str] = set()
    for place, entry in _entries(file, "subscriptions"):
        name = entry.get("feed")
        if isinstance(name, str) and name.lower() in seen:
            yield (*place, "feed"), f"another subscription keeps {name!r} already"
        seen |= {name.lower()} if isinstance(name, str) else set()


def _unknown_sources(entry: Mapping[str, Any], place: Path, ids: tuple[str, ...]) -> Wrong:
    names = _section(entry, "when").get("sources")
    known = set(ids)
    for index, name in enumerate(names if isinstance(names, list) else []):
        if isinstance(name, str) and name not in known and not any(fnmatchcase(one, name) for one in ids):
            yield (*place, "when", "sources", index), f"no source {name!r}{did_you_mean(name, ids)}"


# ── words ───────────────────────────────────────────────────────────────────────────────────────────────────────


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """`; did you mean 'every'?`, or nothing if no known word is near."""
    near = get_close_matches(word.lower(), [k.lower() for k in known], n=1, cutoff=0.6)
    original = next((k for k in known if near and k.lower() == near[0]), None)
    return f"; did you mean {original!r}?" if original else ""


def in_words(error: ErrorDetails, keys: Sequence[str]) -> str:
    """One of pydantic's errors for the person who wrote the file. `keys`: those known at that place."""
    kind, context, value = error["type"], error.get("ctx", {}), error["input"]
    name = str(error["loc"][-1]) if error["loc"] else "file"
    if kind == "extra_forbidden":
        return f"unknown key {name!r}{did_you_mean(name, keys) or f'; known here: {_list(keys)}'}"
    if kind == "missing":
        return f"{name!r} is missing"
    if kind == "wrong":
        return str(context["message"])
    if kind == "unknown_word":
        known = tuple(context["known"])
        hint = did_you_mean(context["word"], known)
        return f"unknown {context['noun']} {context['value']}{hint or ';'} known: {_list(known)}"
    if kind in ("literal_error", "enum"):
        words = [word.strip("'") for word in str(context["expected"]).replace(" or ", ", ").split(", ")]
        return f"{value!r} is not a value of {name!r}{did_you_mean(str(value), words) or ';'} known: {_list(words)}"
    return _plain(kind, name, value, error["msg"])


def _plain(kind: str, name: str, value: object, message: str) -> str:
    wanted = {
        "list_type": "a list is wanted",
        "dict_type": "a mapping is wanted",
        "model_type": "a mapping is wanted",
        "model_attributes_type": "a mapping is wanted",
        "string_type": "text is wanted",
    }
    if value is None:
        return f"{name!r} is empty"
    if kind.startswith("bool"):
        return f"{value!r} is neither true nor false"
    return wanted.get(kind, message[:1].lower() + message[1:])


def _list(words: Sequence[str]) -> str:
    return ", ".join(words) if words else "none"
