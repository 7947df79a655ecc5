"""What a reviewer says a rule's value is, in its canonical form: 30年, 5%, 不可提取, forbidden. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from watcher import vocabulary, wording
from watcher.analyze.pack import Key
from watcher.errors import UsageError
from watcher.model import Fact, Scalar
from watcher.text import dates, quantities
from watcher.text.fold import folded_text

_SLOTS = {"year": "years", "month": "months", "day": "days", "working_day": "days", "percent": "percent", "age": "ages"}
_OF_TIME = {"months": re.compile(r"月$|months?$|^半年$"), "days": re.compile(r"[日天]$|days?$")}
_LONGEST = 60  # characters of a value that is a text
_MONTHS = 12


def corrected(fact: Fact, said: str, titles: Mapping[str, Key]) -> Fact:
    """`fact` with the value that is meant. Raises UsageError for what is no value of its rule, or nothing new."""
    text = folded_text(said).strip()
    key = titles.get(fact.key)
    found = _word(fact, text, key, titles) if isinstance(fact.value, str) else _amount(fact, text, key)
    if found is None:
        shown = wording.amount_text(fact, "zh", titles)
        raise UsageError(f"{said!r} is no value of {fact.key}; one is written as in {shown}")
    if (found.value, found.unit) == (fact.value, fact.unit):
        raise UsageError(f"{said!r} is what was read: there is nothing to correct")
    return found


# ── amounts ────────────────────────────────────────────────────────────────────────────────────────────────────


def _amount(fact: Fact, text: str, key: Key | None) -> Fact | None:
    """A number alone is one of the fact's own unit; other units of time are named."""
    unit = fact.unit or ""
    slot = _SLOTS.get(unit) or ("money" if unit.startswith(("cny", "gbp")) else "number")
    named = [other for other, words in _OF_TIME.items() if other != slot and words.search(text)]
    for asked in (*named, slot):
        read = quantities.read(asked, text)
        if isinstance(read, quantities.Quantity) and _plausible(read, key):
            return replace(fact, value=read.value, unit=_unit(unit, read.unit))
    return None


def _unit(own: str, read: str) -> str | None:
    """The fact's own unit says the period of money (cny_per_month), and that years are an age."""
    return own or None if read in ("cny", "gbp", "number") or (own, read) == ("age", "year") else read


def _plausible(read: quantities.Quantity, key: Key | None) -> bool:
    """Within the bounds of the key, which are in its own unit."""
    scale = _MONTHS if key and (read.unit, key.unit) == ("month", "year") else 1
    numbers = [
        n / scale for n in (read.value if isinstance(read.value, tuple) else (read.value,)) if not isinstance(n, str)
    ]
    low, high = (key.minimum, key.maximum) if key else (None, None)
    return bool(numbers) and all((low is None or n >= low) and (high is None or n <= high) for n in numbers)


# ── words and dates ────────────────────────────────────────────────────────────────────────────────────────────


def _word(fact: Fact, text: str, key: Key | None, titles: Mapping[str, Key]) -> Fact | None:
    """One of the words that the rule knows, by its name or as it is shown; a day, or any text where it knows none."""
    if _day(str(fact.value)):
        on = _day(text) or dates.first(text)
        return replace(fact, value=on.isoformat()) if on else None
    known = _words(fact, key)
    for value in known:
        shown = (wording.amount_text(replace(fact, value=value), language, titles) for language in ("zh", "en"))
        if text == value or text in map(folded_text, shown):
            return replace(fact, value=value)
    return replace(fact, value=text) if text and not known and len(text) <= _LONGEST else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _words(fact: Fact, key: Key | None) -> list[Scalar]:
    rules = key.rules if key else ()
    stated: list[Scalar] = [rule.value for rule in rules if isinstance(rule.value, str)]
    stated += [variant.value for rule in rules for variant in rule.variants]
    stated += [name for rule in rules for name, _ in rule.members]
    stated += [value for of, value in vocabulary.KEY_VALUES if of == fact.key]
    return list(dict.fromkeys(stated))
