"""Amounts with their units: 30年, 6个月, 15个工作日, 20%, 7万元/月, and the words that make them at least or at most.

A slot is a piece of pattern that a topic pack names in braces (`{years}`); what it matches is parsed here into a value, a
unit and an operator. All functions take folded text. Slots are RE2 syntax, without groups.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from watcher.text import numerals

_N = numerals.NUMBER.replace("(?P<", "(?:")
_TO = "(?:至|到|-|~)"
_ENGLISH_MONEY = r"£ ?\d{1,3}(?:,\d{3})*(?:\.\d+)?"

SLOTS: dict[str, str] = {
    "number": _N,
    "years": rf"{_N}(?:周)?年(?:{_N}个月)?|\d+ (?:qualifying )?years?",
    "ages": rf"{_N}(?:周)?岁(?:{_N}个月)?|\d+ years(?: old)?|\d+",
    "months": rf"{_N}个月|半年|\d+ months?",
    "percent": rf"(?:百|千|万)分之{_N}|[一二两三四五六七八九]成[一二三四五六七八九半]?|{_N}(?:%|‰)?{_TO}{_N}(?:%|‰)|{_N}(?:%|‰)",
    "money": rf"{_N}(?:元(?:/月)?)?{_TO}{_N}(?:元|块)|{_N}(?:元|块)|{_ENGLISH_MONEY}",
    "days": rf"{_N}(?:个)?(?:工作日|自然日|日|天)|\d+ (?:working )?days?",
    "phone": r"(?:\(?0\d{2,3}\)?[- ]{0,2})?[1-9]\d{4,10}",
}

SIGNS: dict[str, str] = {"percent": "[%‰分成]", "money": "[元块£]", "ages": "[岁0-9]"}
"""Of slots that begin with any number: such a letter stands in every amount."""

_RANGE = re.compile(rf"(?P<low>{_N})(?:%|‰|元(?:/月)?)?{_TO}(?P<high>{_N})(?P<rest>.*)")
_AT_LEAST = re.compile(r"(?:不低于|不少于|不[得能可应](?:低于|少于)|至少|最低|满|达到|达|>=|≥|at least)(?:为|到)?$")
_AT_MOST = re.compile(r"(?:不超过|不得超过|不高于|不多于|不得高于|最高|最多|最长|<=|≤|up to)(?:为|到)?$")
_MORE = re.compile(r"(?:超过|超出|高于|大于|多于|满了|>)$")
_LESS = re.compile(r"(?:低于|少于|小于|不足|不满|未满|<)$")
_FLOOR = re.compile(r"(?:不低于|不少于|不[得能可应](?:低于|少于)|至少)[^,;:。\d]*$")
_CEILING = re.compile(r"(?:不超过|不高于|不得超过|不得高于|不多于)[^,;:。\d]*$")
_AFTER_LEAST = re.compile(r"^(?:\(含\))?(?:及)?以上|^\(含\)以上")
_AFTER_MOST = re.compile(r"^(?:\(含\))?(?:及)?(?:以内|以下|内|之内)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """`value` is a number, or (low, high) for a range. `operator` is None where the text leaves it open."""

    value: int | float | tuple[int | float, ...]
    unit: str
    operator: str | None = None


def operator_around(before: str, after: str) -> str | None:
    """What the words directly before and after an amount say: >=, <=, >, <, or None."""
    tail = before[-8:]
    for pattern, operator in ((_AT_MOST, "<="), (_AT_LEAST, ">="), (_LESS, "<"), (_MORE, ">")):
        if pattern.search(tail):
            return operator
    if _AFTER_LEAST.match(after) or _FLOOR.search(before):
        return ">="
    if _CEILING.search(before):
        return "<="
    return "<=" if _AFTER_MOST.match(after) else None


def read(slot: str, token: str) -> Quantity | str | None:
    """The amount in `token`, which the slot's pattern matched; a string for phone numbers; None if it is no number."""
    if slot == "phone":
        return _phone(token)
    reader = {"percent": _percent, "years": _years, "months": _months, "days": _days, "money": _money, "ages": _years}
    return reader.get(slot, _number)(token)


def _phone(token: str) -> str:
    """However it is broken up: 0379-69930012, and 4008001234. Area codes in 01 and 02 have three figures, others four."""
    figures = re.sub(r"\D", "", token)
    area = 0 if not figures.startswith("0") else 3 if figures[1] in "12" else 4
    return f"{figures[:area]}-{figures[area:]}" if area else figures


def _number(token: str) -> Quantity | None:
    value = numerals.number(token)
    return None if value is None else Quantity(numerals.plain(value), "number")


def _percent(token: str) -> Quantity | None:
    scale = Decimal(1)
    if match := re.fullmatch(r"(.)成(.?)", token):
        tenths = numerals.number(match[1])
        rest = Decimal(5) if match[2] == "半" else numerals.number(match[2]) if match[2] else Decimal(0)
        return None if tenths is None or rest is None else Quantity(numerals.plain(tenths * 10 + rest), "percent")
    if match := re.match(r"(百|千|万)分之", token):
        scale = {"百": Decimal(1), "千": Decimal("0.1"), "万": Decimal("0.01")}[match[1]]
        token = token[match.end() :]
    elif token.endswith("‰"):
        scale = Decimal("0.1")
    return _scaled(token.rstrip("%‰"), "percent", scale)


def _scaled(token: str, unit: str, scale: Decimal = Decimal(1)) -> Quantity | None:
    if match := _RANGE.fullmatch(token):
        low, high = numerals.number(match["low"]), numerals.number(match["high"])
        if low is None or high is None:
            return None
        return Quantity((numerals.plain(low * scale), numerals.plain(high * scale)), unit, "between")
    value = numerals.number(token)
    return None if value is None else Quantity(numerals.plain(value * scale), unit)


def _years(token: str) -> Quantity | None:
    """Years, with months as a fraction where they are whole sixths or fourths; otherwise in months."""
    match = re.fullmatch(rf"({_N}) ?(?:周)?(?:年|岁|(?:qualifying )?years?(?: old)?)?(?:({_N})个月)?", token)
    whole = numerals.number(match[1]) if match else None
    if match is None or whole is None:
        return None
    if match[2] and (months := numerals.number(match[2])) is not None:
        return Quantity(numerals.plain(whole * 12 + months), "month")
    return Quantity(numerals.plain(whole), "year")


def _months(token: str) -> Quantity | None:
    if token == "半年":
        return Quantity(6, "month")
    return _scaled(re.sub(r"个月| months?", "", token), "month")


def _days(token: str) -> Quantity | None:
    unit = "working_day" if "工作日" in token or "working" in token else "day"
    return _scaled(re.sub(r"个?(?:工作日|自然日|日|天)| (?:working )?days?", "", token), unit)


def _money(token: str) -> Quantity | None:
    if token.startswith("£"):
        return _scaled(token[1:].strip(), "gbp")
    return _scaled(token.rstrip("元块"), "cny")
