"""What people read: values, places, cohorts and changes in Chinese (`zh`) or English (`en`).

Any stage may import this, like `model`. Titles of keys come from the topic packs and are handed in as `titles`. All
that is returned here is one line without control characters, so that it may stand in a mail header or a terminal.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Protocol

from watcher import marks, regions, vocabulary
from watcher.model import Basis, Clause, Cohort, Difference, Fact, Kind, Value

_ISO_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_NONCHARACTER = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")
_DECIMALS = 4


class Titled(Protocol):
    """What a topic pack says of a key."""

    @property
    def title_zh(self) -> str: ...
    @property
    def title_en(self) -> str: ...
    @property
    def words(self) -> vocabulary.Names:
        """How the pack's own values, groups, units and insurances read."""


Titles = Mapping[str, Titled]


def one_line(text: str, limit: int | None = None) -> str:
    """`text` safe for headers and terminals: no controls, separators, lone surrogates or bidi marks; single spaces."""
    shown = text if text.isprintable() else "".join(_shown(char) for char in text)
    line = " ".join(shown.split())
    return line if limit is None or len(line) <= limit else line[: limit - 1].rstrip() + "…"


def _shown(char: str) -> str:
    category = unicodedata.category(char)
    if category in ("Cs", "Cf") or _NONCHARACTER.match(char):
        return ""
    return " " if category in ("Cc", "Zl", "Zp", "Zs") else char


def _pick(pair: tuple[str, str], language: str) -> str:
    return pair[1] if language == "en" else pair[0]


def _word(table: vocabulary.Words, name: str, language: str) -> str:
    return _pick(table[name], language) if name in table else one_line(name.replace("_", " "))


def _named(table: vocabulary.Words, name: str, language: str, titles: Titles | None, key: str | None) -> str:
    """As the pack of `key` says, else as all know it, else as any pack says."""
    own = _own(name, titles, key) or table.get(name) or _own(name, titles, None)
    return one_line(_pick(own, language) if own else name.replace("_", " "))


def _own(name: str, titles: Titles | None, key: str | None) -> tuple[str, str] | None:
    if not titles:
        return None
    asked = titles.values() if key is None else [titles[key]] if key in titles else []
    return next((said for titled in asked if (said := titled.words.get(name))), None)


def severity_text(severity: str, language: str = "zh") -> str:
    return _word(vocabulary.SEVERITIES, severity, language)


def kind_text(kind: str, language: str = "zh") -> str:
    return _word(vocabulary.KINDS, kind, language)


def authority_text(authority: str, language: str = "zh") -> str:
    return _word(vocabulary.AUTHORITIES, authority, language)


def review_text(review: str, language: str = "zh") -> str:
    return _word(vocabulary.REVIEWS, review, language)


def outcome_text(outcome: str, language: str = "zh") -> str:
    return _word(vocabulary.OUTCOMES, outcome, language)


def insurance_text(insurance: str | None, language: str = "zh", titles: Titles | None = None) -> str:
    """Empty where the text binds the rule to no insurance."""
    return _named(vocabulary.INSURANCES, insurance, language, titles, None) if insurance else ""


def place(region: str | None, language: str = "zh") -> str:
    """全国, 广东, 广州; empty where the region is not known."""
    return one_line(_pick(regions.names(region), language)) if region else ""


def key_title(key: str | None, language: str = "zh", titles: Titles | None = None) -> str:
    """The pack's title of a key; a readable form of the key where no pack is at hand; empty for no key."""
    if not key:
        return ""
    if titles and (titled := titles.get(key)):
        return one_line(titled.title_en if language == "en" else titled.title_zh)
    return _word(vocabulary.DOCUMENT_KEYS, key, language) if key in vocabulary.DOCUMENT_KEYS else _readable(key)


def _readable(key: str) -> str:
    words = one_line(re.sub(r"[._]+", " ", key))
    return words[:1].upper() + words[1:]


# ── values ─────────────────────────────────────────────────────────────────────────────────────────────────────


def value_text(fact: Fact, language: str = "zh", titles: Titles | None = None) -> str:
    """30年, 不超过15个工作日, 平均工资的5%, 不可提取, 出境定居."""
    operator = _pick(vocabulary.OPERATORS.get(fact.operator, (fact.operator, fact.operator + " ")), language)
    amount = amount_text(fact, language, titles)
    base = _word(vocabulary.BASES, fact.base, language) if fact.base else ""
    if not base:
        return operator + amount
    return f"{operator}{amount} of {base}" if language == "en" else f"{operator}{base}的{amount}"


def amount_text(fact: Fact, language: str = "zh", titles: Titles | None = None) -> str:
    """The value and its unit alone, without operator and base."""
    return _amount(fact, fact.value, language, titles)


def _amount(fact: Fact, value: Value, language: str, titles: Titles | None) -> str:
    if value is None:
        return "not stated" if language == "en" else "未注明"
    if isinstance(value, tuple):
        joint = " to " if language == "en" else "至"
        joint = joint if len(value) == 2 else ", " if language == "en" else "、"
        return joint.join(_amount(fact, part, language, titles) for part in value)
    if isinstance(value, str):
        return _word_value(fact.key, value, language, titles)
    pattern = _own(fact.unit, titles, fact.key) if fact.unit else None
    number = number_text(value, grouped=language == "en")
    return _in_pattern(pattern, number, language) if pattern else _with_unit(number, fact.unit, language)


def _word_value(key: str, value: str, language: str, titles: Titles | None) -> str:
    said = _own(value, titles, key) or vocabulary.KEY_VALUES.get((key, value)) or vocabulary.VALUES.get(value)
    if said:
        return one_line(_pick(said, language))
    return date_text(value, language) if _ISO_DATE.fullmatch(value) else one_line(value)


def _in_pattern(pattern: tuple[str, str], number: str, language: str) -> str:
    """A pack's own unit: `%s` stands for the number, behind which the unit follows where it stands nowhere."""
    said = _pick(pattern, language)
    return one_line(said.replace("%s", number) if "%s" in said else f"{number} {said}")


def date_text(value: date | str, language: str = "zh") -> str:
    match = _ISO_DATE.fullmatch(str(value))
    if match is None or language == "en":
        return str(value)
    return f"{match[1]}年{int(match[2])}月{int(match[3])}日"


def number_text(value: int | float, *, grouped: bool = False) -> str:
    """Plain decimal digits, never an exponent; at most four decimals."""
    plain = round(Decimal(str(value)), _DECIMALS)
    text = f"{plain:,f}" if grouped else f"{plain:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _with_unit(number: str, unit: str | None, language: str) -> str:
    if not unit:
        return number
    if unit not in vocabulary.UNITS:
        return f"{number} {one_line(unit.replace('_', ' '))}"
    zh, one, many = vocabulary.UNITS[unit]
    return (zh if language == "zh" else one if number == "1" else many) % number


# ── for whom ───────────────────────────────────────────────────────────────────────────────────────────────────


def cohort_text(cohort: Cohort, language: str = "zh", titles: Titles | None = None, *, key: str | None = None) -> str:
    """男、退休, 2020年1月1日以前参保; empty for everyone. `key`: the rule that is for them, whose pack's words hold."""
    return (", " if language == "en" else "、").join(
        _cohort_part(name, cohort[name], language, titles, key) for name in sorted(cohort)
    )


def _cohort_part(name: str, value: str, language: str, titles: Titles | None, key: str | None) -> str:
    if name in ("joined", "born"):
        return _cohort_date(name, value, language)
    parts = [_named(vocabulary.COHORT_VALUES, part, language, titles, key) for part in value.split("、")]
    return ("/" if name != "area" else "、").join(parts)


def _cohort_date(name: str, value: str, language: str) -> str:
    """`value` says before or since a date: `before 2020-01-01`, `since:2020-01-01`."""
    verb = _word(vocabulary.COHORT_FIELDS, name, language)
    side = "before" if value.startswith(("before", "<")) else "since"
    found = _ISO_DATE.search(value)
    if found is None:
        return f"{verb} {one_line(value)}" if language == "en" else f"{one_line(value)}{verb}"
    word = _word(vocabulary.COHORT_FIELDS, side, language)
    if language == "en":
        return f"{verb} {word} {found[0]}"
    return f"{date_text(found[0])}{word}{verb}"


# ── changes ────────────────────────────────────────────────────────────────────────────────────────────────────


def change_title(difference: Difference, language: str = "zh", titles: Titles | None = None) -> str:
    """One line that a person understands: 广州 职工医保 累计缴费年限（男）：25年 → 30年."""
    subject = rule_text(difference, language, titles)
    what = movement_text(difference, language, titles)
    joint = {"zh": "", "en": " "} if moved_dates(difference) else {"zh": "：", "en": ": "}
    return one_line(subject + joint["en" if language == "en" else "zh"] + what, 160)


def rule_text(difference: Difference, language: str = "zh", titles: Titles | None = None) -> str:
    """Place, insurance, rule and cohort, without what changed."""
    rule = key_title(difference.key, language, titles) or clause_name(difference, language)
    words = [place(difference.region, language), insurance_text(difference.insurance, language, titles), rule]
    cohort = cohort_text(difference.cohort, language, titles, key=difference.key)
    bracketed = (f" ({cohort})" if language == "en" else f"（{cohort}）") if cohort else ""
    return one_line(" ".join(word for word in words if word) + bracketed)


def clause_name(difference: Difference, language: str) -> str:
    clause = difference.clause_after or difference.clause_before
    for side in (difference.after, difference.before):
        clause = clause or (side if isinstance(side, Clause) else None)
    named = clause.label or (clause.path[-1] if clause.path else "") if clause else ""
    whole = ("文件", "Document") if difference.kind is Kind.PUBLISHED else ("条款", "Clause")
    return one_line(named, 40) or _pick(whole, language)


def movement_text(difference: Difference, language: str = "zh", titles: Titles | None = None) -> str:
    """What happened: 25年 → 30年, 新增 出境定居, 生效日期：2026年1月1日 → 2027年1月1日, 仅措辞变化."""
    if difference.kind is Kind.AVAILABILITY and isinstance(difference.after, Clause):
        return _word(vocabulary.AVAILABILITY, difference.after.id, language)
    if difference.kind in (Kind.REWORDED, Kind.AVAILABILITY):
        return kind_text(difference.kind, language)
    before, after = pair_text(difference, language, titles)
    if before and after:
        return _dates_named(difference, language) + f"{before} → {after}"
    return " ".join(word for word in (kind_text(_turn(difference), language), before or after) if word)


def _turn(difference: Difference) -> Kind:
    if difference.kind is Kind.PUBLISHED:
        return Kind.PUBLISHED
    return Kind.REMOVED if difference.after is None else Kind.ADDED


def moved_dates(difference: Difference) -> tuple[str, ...]:
    """The dates of a rule that moved, where nothing else of it did: effective_from, effective_to."""
    before, after = difference.before, difference.after
    if not isinstance(before, Fact) or not isinstance(after, Fact) or value_text(before) != value_text(after):
        return ()
    if before.conditions != after.conditions:
        return ()
    return tuple(name for name in vocabulary.TERMS if getattr(before, name) != getattr(after, name))


def weight(difference: Difference) -> tuple[int, bool]:
    """What is told first: the more severe, and a new value before a date that moved."""
    return difference.severity.rank, bool(moved_dates(difference))


def _dates_named(difference: Difference, language: str) -> str:
    """The dates that moved, to stand before them."""
    moved = moved_dates(difference)
    if not moved:
        return ""
    name = _pick(vocabulary.TERMS[moved[0]] if len(moved) == 1 else vocabulary.TERM, language)
    return f"{name}: " if language == "en" else f"{name}："


def _dates(fact: Fact, names: tuple[str, ...], language: str) -> str:
    days: list[date | None] = [getattr(fact, name) for name in names]
    said = [date_text(day, language) if day else ("not stated" if language == "en" else "未注明") for day in days]
    return (" to " if language == "en" else "至").join(said)


def pair_text(difference: Difference, language: str = "zh", titles: Titles | None = None) -> tuple[str, str]:
    """Before and after, each short; what both share (operator, base, the rest of a clause) is left out."""
    before, after = difference.before, difference.after
    if isinstance(before, Fact) and isinstance(after, Fact):
        if moved := moved_dates(difference):
            return _dates(before, moved, language), _dates(after, moved, language)
        shown = _shortest(before, after)
        return shown(before, language, titles), shown(after, language, titles)
    if isinstance(before, Clause) and isinstance(after, Clause):
        if difference.kind is Kind.PUBLISHED:  # one document in place of another, by their titles
            return one_line(before.text, 40) or "∅", one_line(after.text, 40) or "∅"
        span = marks.changed(before.text, after.text)
        return one_line(span.before_text, 40) or "∅", one_line(span.after_text, 40) or "∅"
    return _side_text(before, language, titles), _side_text(after, language, titles)


def _shortest(before: Fact, after: Fact) -> Callable[[Fact, str, Titles | None], str]:
    """The shortest wording in which both sides differ."""
    if value_text(before) == value_text(after):
        return _qualified
    alike = (before.operator, before.base) == (after.operator, after.base)
    return amount_text if alike and amount_text(before) != amount_text(after) else value_text


def _qualified(fact: Fact, language: str, titles: Titles | None) -> str:
    """The value with its conditions and term, where these are what changed."""
    since, until = fact.effective_from, fact.effective_to
    term = f"{since or ''}–{until or ''}" if since or until else ""
    parts = [one_line(condition, 40) for condition in fact.conditions] + [term]
    rest = ("; " if language == "en" else "；").join(part for part in parts if part)
    rest = rest or ("no condition" if language == "en" else "无条件")
    value = value_text(fact, language, titles)
    return f"{value} ({rest})" if language == "en" else f"{value}（{rest}）"


def _side_text(side: Fact | Clause | None, language: str, titles: Titles | None) -> str:
    if side is None:
        return ""
    return value_text(side, language, titles) if isinstance(side, Fact) else one_line(side.text, 60)


def when_text(difference: Difference, language: str = "zh", *, today: date) -> str:
    """From when the change holds, and whether it does yet; an unknown date is said to be unknown."""
    since = difference.effective_from
    if since is None or difference.effective_basis is Basis.UNKNOWN:
        return "not stated, please check the text" if language == "en" else "未注明，请以原文为准"
    days = (since - today).days
    origin = _origin(difference.effective_basis, language)
    if language == "en":
        return f"from {since}{origin}, " + (f"not yet in force: {days} days to go" if days > 0 else "in force")
    return f"自{since}起{origin}，" + (f"尚未生效：还有{days}天" if days > 0 else "已生效")


def _origin(basis: Basis, language: str) -> str:
    if basis is Basis.EXPLICIT:
        return ""
    return " (the document's own date)" if language == "en" else "（文件施行日期）"
