"""topics: the packs that are installed, what one of them reads, whether it keeps its examples."""

from __future__ import annotations

from pathlib import Path

from watcher.analyze import packcheck, topics
from watcher.commands.terminal import print_json, say, show, table
from watcher.errors import ConfigError, UsageError


def listing(*, as_json: bool) -> int:
    packs = topics.load_packs()
    if as_json:
        print_json([_summary(pack) for pack in packs])
        return 0
    rows = [(p.name, p.version, p.language, p.title_en, str(len(p.keys)), str(_examples(p))) for p in packs]
    show(table(("pack", "version", "language", "title", "keys", "examples"), rows))
    return 0


def _examples(pack: topics.Pack) -> int:
    return sum(len(key.examples) for key in pack.keys.values())


def _summary(pack: topics.Pack) -> dict[str, object]:
    return {
        "pack": pack.name,
        "version": pack.version,
        "language": pack.language,
        "title": {"zh": pack.title_zh, "en": pack.title_en},
        "keys": list(pack.keys),
        "examples": _examples(pack),
    }


def shown(name: str, *, as_json: bool) -> int:
    (pack,) = topics.load_packs([name])
    keys = [
        {"key": k.name, "title": k.title_en, "title_zh": k.title_zh, "severity": k.severity.value, "unit": k.unit,
         "cohort": list(k.cohort), "rules": len(k.rules), "examples": [e.text for e in k.examples]}
        for k in pack.keys.values()
    ]  # fmt: skip
    if as_json:
        print_json({**_summary(pack), "keys": keys})
        return 0
    rows = [
        (k.name, k.title_en, k.severity.value, k.unit or "", ", ".join(k.cohort), _first(k)) for k in pack.keys.values()
    ]
    show(table(("key", "title", "severity", "unit", "told apart by", "example"), rows))
    return 0


def _first(key: topics.Key) -> str:
    return key.examples[0].text if key.examples else ""


def check(place: str | None) -> int:
    """Builds and tries one pack (a name, or a file being written) or all. Exit code 2 with every mistake."""
    texts = [topics.source_of(name) for name in topics.known()] if place is None else [_named(place)]
    mistakes = []
    for source in texts:
        pack = topics.build(source.text, source.shared, source.lent, file=source.file)
        mistakes += packcheck.failures(pack, source.text, source.file)
        say(f"{source.file}: {len(pack.keys)} keys, {_examples(pack)} examples")
    if mistakes:
        raise ConfigError(mistakes)
    return 0


def _named(place: str) -> topics.PackSource:
    if place in topics.known():
        return topics.source_of(place)
    path = Path(place)
    if not path.is_file():
        raise UsageError(f"no topic pack {place!r}: neither a file nor one of {', '.join(topics.known())}")
    return topics.source_from(path.read_text("utf-8"), file=str(path))
