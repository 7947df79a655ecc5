"""A topic pack from its YAML: word lists put in, patterns compiled, every mistake with its place."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError

from watcher.analyze import patterns
from watcher.analyze.pack import Example, Key, Mention, Pack, Rule, Variant
from watcher.errors import ConfigError, Mistake
from watcher.model import Severity
from watcher.text import quantities

_BRACED = re.compile(r"\{([a-z_]+)\}")
_DATE = r"(?:\d{4}|[零一二三四五六七八九]{4})年(?:[\d十一二三四五六七八九]{1,2}月(?:[\d十一二三四五六七八九]{1,3}日)?)?[底末]?|(?:19|20)\d\d(?:\.\d{1,2}\.\d{1,2}|-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2})"
_WIDE = str.maketrans({"，": ",", "；": ";", "：": ":", "％": "%", "（": r"\(", "）": r"\)", "？": r"\?", "！": "!"})
_INTERNAL = {"key", "variants"}  # fields of a rule that no pack writes


def parsed(text: str, file: str) -> dict[str, Any]:
    try:
        loaded = YAML(typ="safe").load(text)
    except MarkedYAMLError as exc:
        mark = exc.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise ConfigError([Mistake(file=file, line=line, column=column, message=str(exc.problem))]) from exc
    if not isinstance(loaded, dict):
        raise ConfigError(
            [Mistake(file=file, line=1, column=1, message="a topic pack is a mapping; see docs/topics.md")]
        )
    return loaded


def build(text: str, shared_text: str = "", lent: Mapping[str, str] | None = None, *, file: str = "pack.yaml") -> Pack:
    """A pack from its YAML. `lent` holds the YAML of packs whose keys it takes over (`from: NAME`).

    Raises ConfigError with all mistakes found.
    """
    raw = parsed(text, file)
    shared = parsed(shared_text, "shared") if shared_text else {}
    lenders = {name: parsed(said, f"{name}.yaml") for name, said in (lent or {}).items()}
    builder = _Builder(raw, shared, lenders, text, file)
    everything = "".join((text, shared_text, *(lent or {}).values()))
    pack = builder.pack(hashlib.sha256(everything.encode()).hexdigest()[:12])
    if builder.mistakes:
        raise ConfigError(builder.mistakes)
    return pack


def _readings(raw: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    return {name: (str(said.get("zh", name)), str(said.get("en", name))) for name, said in raw.items()}


def _fault(error: Exception) -> str:
    """What RE2 found wrong, without the pattern that it repeats."""
    said = error.args[0] if error.args else ""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    return text.partition(": ")[0] or "unknown fault"


class _Builder:
    """Compiles one pack and collects what is wrong with it."""

    def __init__(
        self, raw: dict[str, Any], shared: dict[str, Any], lenders: Mapping[str, dict[str, Any]], text: str, file: str
    ) -> None:
        self.raw, self.shared, self.lenders, self.text, self.file = raw, shared, lenders, text, file
        lent = {name: words for lender in lenders.values() for name, words in lender.get("words", {}).items()}
        self.words: dict[str, str] = {**shared.get("words", {}), **lent, **raw.get("words", {})}
        self.mistakes: list[Mistake] = []
        self.said = {**_readings(raw.get("names", {})), **_readings(raw.get("values", {}))}

    def wrong(self, message: str, near: str) -> None:
        offset = self.text.find(near)
        line = self.text.count("\n", 0, offset) + 1 if offset >= 0 else 1
        column = offset - (self.text.rfind("\n", 0, offset) + 1) + 1 if offset >= 0 else 1
        mistake = Mistake(file=self.file, line=line, column=column, message=message)
        if mistake not in self.mistakes:
            self.mistakes.append(mistake)

    def source(self, pattern: str, depth: int = 0) -> tuple[str, str | None]:
        """The pattern with word lists and slots put in, and the first slot it names."""
        slot: str | None = None

        def put(match: re.Match[str]) -> str:
            nonlocal slot
            name = match[1]
            if name in quantities.SLOTS:
                first, slot = slot is None, slot or name
                return (
                    f"(?P<amount>{quantities.SLOTS[name]})" if first and depth == 0 else f"(?:{quantities.SLOTS[name]})"
                )
            if name == "date":
                return f"(?P<date>{_DATE})"
            if name == "day":
                slot = slot or "date"
                return f"(?P<amount>{_DATE})"
            if name in self.words and depth < 5:
                return f"(?:{self.source(self.words[name], depth + 1)[0]})"
            self.wrong(f"unknown word list {{{name}}} in a pattern; known: {', '.join(sorted(self.words))}", match[0])
            return ""

        return _BRACED.sub(put, pattern.translate(_WIDE)), slot

    def compile(self, pattern: str | None) -> Any:
        if pattern is None:
            return None
        try:
            return patterns.words_of(self.source(str(pattern))[0])
        except patterns.Error as exc:
            self.wrong(f"pattern cannot be compiled: {_fault(exc)}: {pattern}", str(pattern)[:40])
            return None

    def all_of(self, patterns: Any) -> tuple[Any, ...]:
        listed = [patterns] if isinstance(patterns, str) else patterns or []
        return tuple(c for p in listed if (c := self.compile(p)) is not None)

    def mentions(self, raw: Mapping[str, Any]) -> tuple[Mention, ...]:
        out = []
        for name, said in raw.items():
            full = {"words": said} if isinstance(said, str) else said
            out.append(
                Mention(
                    name=name,
                    words=self.compile(full["words"]),
                    parent=full.get("is_a"),
                    not_before=self._ending(full.get("not_before")),
                    not_after=self._beginning(full.get("not_after")),
                    hint=self.compile(full.get("hint")),
                )
            )
        return tuple(out)

    def rule(self, key: str, raw: Mapping[str, Any]) -> Rule:
        known_words = (set(Rule.__dataclass_fields__) - _INTERNAL) | {"value_if"}
        for word in raw:
            if word not in known_words:
                self.wrong(
                    f"{key}: unknown word {word!r} in a rule; known: {', '.join(sorted(known_words))}", f"{word}:"
                )
        find = raw.get("find")
        members = raw.get("members") or {}
        if not find and not members:
            self.wrong(f"{key}: a rule needs `find` or `members`", key)
        compiled = self.compile(find)
        if compiled is not None and patterns.may_miss(compiled.pattern, "amount"):
            self.wrong(
                f"{key}: the amount stands in only one of several alternatives, or may be left out: write a rule for each",
                str(find)[:40],
            )
        return Rule(
            key=key,
            find=compiled,
            slot=raw.get("slot") or (self.source(find)[1] if find else None),
            after=self.compile(raw.get("after")),
            lead=self.compile(raw.get("lead")),
            value=raw.get("value"),
            members=tuple((name, self.compile(words)) for name, words in members.items()),
            when=self.all_of(raw.get("when")),
            within=self.all_of(raw.get("within")),
            here=self.all_of(raw.get("here")),
            unless=self.all_of(raw.get("unless")),
            not_before=self._ending(raw.get("not_before")),
            not_after=self._beginning(raw.get("not_after")),
            variants=tuple(
                Variant(when=self.compile(v["when"]), value=v["value"], before=bool(v.get("before", False)))
                for v in raw.get("value_if", ())
            ),
            where={name: tuple(values) for name, values in raw.get("where", {}).items()},
            step=bool(raw.get("step", False)),
            take=raw.get("take"),
            shared=bool(raw.get("shared", False)),
            about=self.compile(raw.get("about")),
            not_about=self.compile(raw.get("not_about")),
            text=bool(raw.get("text", False)),
            cohort=raw.get("cohort", {}),
            operator=raw.get("operator"),
            unit=raw.get("unit"),
            insurance=raw.get("insurance"),
            reach=int(raw.get("reach", 60)),
            confidence=float(raw.get("confidence", 1.0)),
        )

    def _ending(self, pattern: str | None) -> Any:
        return self.compile(f"(?:{pattern})$") if pattern else None

    def _beginning(self, pattern: str | None) -> Any:
        return self.compile(f"^(?:{pattern})") if pattern else None

    def key(self, name: str, raw: Mapping[str, Any]) -> Key:
        if "from" in raw:
            lender = self.lenders.get(str(raw["from"]), {}).get("keys", {})
            if name not in lender:
                self.wrong(f"{name}: the pack {raw['from']!r} has no such key", f"{name}:")
            raw = {**lender.get(name, {}), "examples": [], **raw}
        try:
            severity = Severity(raw.get("severity", "high"))
        except ValueError:
            self.wrong(f"{name}: severity must be critical, high, medium or low", name)
            severity = Severity.HIGH
        return Key(
            name=name,
            title_zh=raw.get("title", {}).get("zh", name),
            title_en=raw.get("title", {}).get("en", name),
            severity=severity,
            unit=raw.get("unit"),
            operator=raw.get("operator", "="),
            cohort=tuple(raw.get("cohort", ())),
            insurance=raw.get("insurance"),
            insurances=tuple(raw.get("insurances", ())),
            not_about=tuple(raw.get("not_about", ())),
            bound_to=self.compile(raw.get("bound_to")),
            alternatives=bool(raw.get("alternatives", False)),
            minimum=raw.get("minimum"),
            maximum=raw.get("maximum"),
            words=self.said,
            rules=tuple(self.rule(name, r) for r in raw.get("rules", ())),
            examples=tuple(
                Example(text=e["text"], facts=tuple(e.get("facts", ())), context=tuple(e.get("context", ())))
                for e in raw.get("examples", ())
            ),
        )

    def pack(self, digest: str) -> Pack:
        cohorts = {**self.shared.get("cohorts", {}), **self.raw.get("cohorts", {})}
        insurances = {**self.shared.get("insurances", {}), **self.raw.get("insurances", {})}
        decoys = {**self.shared.get("decoys", {}), **self.raw.get("decoys", {})}
        both = {**self.shared, **self.raw}
        title = self.raw.get("title", {})
        return Pack(
            name=str(self.raw.get("pack", "")),
            version=str(self.raw.get("version", "0")),
            language=self.raw.get("language", "zh"),
            title_zh=title.get("zh", ""),
            title_en=title.get("en", ""),
            keys={n: self.key(n, k) for n, k in self.raw.get("keys", {}).items()},
            insurances=self.mentions(insurances),
            not_insurance=self._beginning(both.get("not_insurance")),
            cohorts={n: self.mentions(c) for n, c in cohorts.items()},
            decoys={slot: self.compile(p) for slot, p in decoys.items()},
            never=self.compile(both.get("never")),
            bygone=self.compile(both.get("bygone")),
            hedges=self.compile(both.get("hedges")),
            terms=tuple(both.get("terms", ())),
            places=self.compile(both.get("places")),
            owns=tuple(self.raw.get("owns", ())),
            values=_readings(self.raw.get("values", {})),
            names=_readings(self.raw.get("names", {})),
            digest=digest,
        )
