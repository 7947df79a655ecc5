"""Reading sources.yaml: every mistake at once, each with file, line and column.

Edge: reads the file, looks which kinds, channels and topic packs lie beside the code (by file name, nothing is
imported). The environment is handed in. `python -m watcher.config` prints the JSON Schema for editors.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from watcher import settings
from watcher.acquire import kinds
from watcher.errors import ConfigError, Mistake, UsageError
from watcher.model import Config, DeadMan, Desk, Follow, Limits, Network, Site, Smtp, Source, Subscription, When
from watcher.settingrules import broken_rules, in_words
from watcher.vocabulary import INSURANCES
from watcher.yamltree import Tree, parse

PACKAGE = Path(__file__).parent
SCHEMA_ID = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """The words that files on disk make known."""

    kinds: tuple[str, ...]
    channels: tuple[str, ...]
    topics: tuple[str, ...]


def known() -> Known:
    """Kinds from `acquire/from_*.py`, channels from `deliver/via_*.py`, topics from `topics/*.yaml`."""
    found = (path.stem.removeprefix("via_") for path in (PACKAGE / "deliver").glob("via_*.py"))
    return Known(
        kinds=kinds.known(),
        channels=tuple(sorted({*settings.CHANNELS, *found})),
        topics=tuple(sorted(path.stem for path in (PACKAGE / "topics").glob("[!_]*.yaml"))),
    )


def load(path: Path, *, env: Mapping[str, str]) -> Config:
    """The configuration in a file. ConfigError holds every mistake found, in the order of the file."""
    return loaded(path, env=env)[1]


def loaded(path: Path, *, env: Mapping[str, str]) -> tuple[dict[str, Any], Config]:
    """What a file says, with its environment filled in, and the configuration that it is. Raises as `load` does."""
    return read(text_of(path), path, env=env)


def read(text: str, path: Path, *, env: Mapping[str, str]) -> tuple[dict[str, Any], Config]:
    """As `loaded`, of a text that stands in the file, or may stand there once it is known to be right."""
    words = known()
    tree = parse(text, file=str(path), env=env)
    model = _validated(tree, words) if isinstance(tree.value, dict) else None
    if not isinstance(tree.value, dict) and not tree.mistakes:
        tree.blame((), "the file must be a mapping with `version: 1` and `sources:`")
    if model is not None:
        _check_paths(tree, model, path.parent)
    if tree.mistakes or model is None:
        raise ConfigError(_in_order(tree.mistakes))
    return tree.value, _config(model, path, words)


def of_value(value: dict[str, Any], path: Path) -> Config:
    """The configuration that `loaded` gave for this value, or for a part of it."""
    words = known()
    model = settings.file_model(words.channels).model_validate(value, context=_context(words))
    return _config(model, path, words)


def subscription_of(entry: Mapping[str, Any]) -> Subscription:
    """The subscription that one entry of `subscriptions:` describes. UsageError says what is wrong with which field."""
    words, said = known(), []
    model: Any = settings.subscription_model(words.channels)
    try:
        made = model.model_validate(dict(entry), context=_context(words))
    except ValidationError as exc:
        keys = tuple(model.model_fields)
        said = [(error["loc"], in_words(error, keys)) for error in exc.errors(include_url=False)]
    file = {"subscriptions": [dict(entry)], "smtp": {}}
    broken = ((place[2:], message) for place, message in broken_rules(file, channels=words.channels))
    said += [(place, message) for place, message in broken if place[:2] != ("when", "sources")]
    if said:
        raise UsageError(
            "; ".join(f"{'.'.join(map(str, place)) or 'subscription'}: {message}" for place, message in said)
        )
    return _subscription(made, words.channels)


def schema() -> dict[str, Any]:
    """The JSON Schema of sources.yaml, for editors."""
    words = known()
    found = settings.file_model(words.channels).model_json_schema(by_alias=True)
    sections = found["$defs"]
    sections["SourceSection"]["properties"]["kind"]["enum"] = list(words.kinds)
    sections["WhenSection"]["properties"]["insurances"]["items"]["enum"] = list(INSURANCES)
    return {"$schema": SCHEMA_ID, **found}


# ── reading ─────────────────────────────────────────────────────────────────────────────────────────────────────


def text_of(path: Path) -> str:
    """Raises ConfigError where it cannot be read or is no UTF-8."""
    try:
        raw = path.read_bytes()
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        line = raw.count(b"\n", 0, exc.start) + 1
        message = "this is not UTF-8; save the file as UTF-8"
        raise ConfigError([Mistake(file=str(path), line=line, column=1, message=message)]) from exc
    except OSError as exc:
        message = f"cannot be read: {exc.strerror or exc}"
        raise ConfigError([Mistake(file=str(path), line=1, column=1, message=message)]) from exc


def _validated(tree: Tree, words: Known) -> BaseModel | None:
    """The model, or None with the mistakes in the tree. A value that is already blamed is blamed once."""
    blamed = {(mistake.line, mistake.column) for mistake in tree.mistakes}
    model = settings.file_model(words.channels)
    result: BaseModel | None = None
    try:
        result = model.model_validate(tree.value, context=_context(words))
    except ValidationError as exc:
        for error in exc.errors(include_url=False):
            at_key = error["type"] == "extra_forbidden"
            if tree.place(error["loc"], key=at_key) not in blamed:
                tree.blame(error["loc"], in_words(error, _keys_at(model, error["loc"])), key=at_key)
    blamed = {(mistake.line, mistake.column) for mistake in tree.mistakes}
    for place, message in broken_rules(tree.value, channels=words.channels):
        if tree.place(place) not in blamed or message.startswith("duplicate"):
            tree.blame(place, message)
    return result


def _context(words: Known) -> dict[str, tuple[str, ...]]:
    return {"kinds": words.kinds, "topics": words.topics, "insurances": tuple(INSURANCES)}


def _keys_at(model: type[BaseModel], place: tuple[int | str, ...]) -> tuple[str, ...]:
    """The keys that the section holding this place knows, as they are written in the file."""
    section: Any = model
    for step in place[:-1]:
        if isinstance(step, str):
            section = next(
                (_section_of(f.annotation) for n, f in section.model_fields.items() if step in (n, f.alias)), None
            )
            if section is None:
                return ()
    return tuple(field.alias or name for name, field in section.model_fields.items())


def _section_of(annotation: Any) -> type[BaseModel] | None:
    """The section inside `X`, `X | None` or `list[X]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in getattr(annotation, "__args__", ()) if (found := _section_of(part))), None)


def _check_paths(tree: Tree, model: Any, folder: Path) -> None:
    bundle = model.network.ca_bundle
    if bundle and not (folder / bundle).is_file():
        tree.blame(("network", "ca_bundle"), f"no such file: {bundle}")


def _in_order(mistakes: list[Mistake]) -> list[Mistake]:
    return sorted(dict.fromkeys(mistakes), key=lambda mistake: (mistake.line, mistake.column))


# ── from the file's form to ours ────────────────────────────────────────────────────────────────────────────────


def _config(model: Any, path: Path, words: Known) -> Config:
    return Config(
        sources=tuple(_source(entry, model.defaults, path.parent) for entry in model.sources),
        subscriptions=tuple(_subscription(entry, words.channels) for entry in model.subscriptions),
        smtp=Smtp(**model.smtp.model_dump()) if model.smtp else None,
        network=_network(model.network, path.parent),
        limits=Limits(**model.limits.model_dump()),
        desk=Desk(**model.desk.model_dump()) if model.desk else None,
        dead_man=DeadMan(**model.dead_man.model_dump()) if model.dead_man else None,
        publish=_site(model.publish, path.parent) if model.publish else None,
        feeds=str((path.parent / model.feeds).resolve()),
        path=str(path),
    )


def _site(section: Any, folder: Path) -> Site:
    return Site(**{**section.model_dump(), "folder": str((folder / section.folder).resolve())})


def _network(section: Any, folder: Path) -> Network:
    bundle = str((folder / section.ca_bundle).resolve()) if section.ca_bundle else None
    return Network(**{**section.model_dump(), "allow": tuple(section.allow), "ca_bundle": bundle})


def _source(entry: Any, defaults: Any, folder: Path) -> Source:
    def given(name: str) -> Any:
        value = getattr(entry, name)
        return getattr(defaults, name) if value is None else value

    follow = Follow(**{**entry.follow.model_dump(), "match": tuple(entry.follow.match)}) if entry.follow else None
    return Source(
        id=entry.id,
        title=entry.title or entry.id,
        url=_address(entry, folder),
        kind=entry.kind,
        region=entry.region,
        authority=given("authority"),
        topics=tuple(given("topics")),
        every=given("every"),
        cron=entry.cron,
        timezone=given("timezone"),
        select=entry.select,
        remove=tuple(entry.remove),
        follow=follow,
        attachments=given("attachments"),
        robots=given("robots"),
        enabled=entry.enabled,
        note=entry.note,
    )


def _address(entry: Any, folder: Path) -> str:
    """Paths of kind `file` count from the folder of sources.yaml and become file:// addresses."""
    if entry.kind == "file" and "://" not in entry.url:
        return str((folder / entry.url).resolve().as_uri())
    return str(entry.url)


def _subscription(entry: Any, channels: tuple[str, ...]) -> Subscription:
    channel = next(name for name in channels if getattr(entry, name) is not None)
    when: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in entry.when}
    plain = ("id", "secret", "old_secret", "send", "hour", "quiet", "muted_until", "timezone", "review", "language")
    return Subscription(
        channel=channel,
        to=getattr(entry, channel),
        when=When(**{**when, "kinds": tuple(str(kind) for kind in entry.when.kinds)}),
        maintainer=entry.maintainer,
        owner=entry.owner,
        **{name: getattr(entry, name) for name in plain},
    )


if __name__ == "__main__":
    print(json.dumps(schema(), ensure_ascii=False, indent=2))
