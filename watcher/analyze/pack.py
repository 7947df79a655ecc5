"""What a topic pack holds once it is built. `topics` says how a pack is written, `packbuild` how it is compiled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from watcher.model import Severity


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """A sentence and the facts that must be read from it; none means that it is a trap."""

    text: str
    facts: tuple[Mapping[str, Any], ...]
    context: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Variant:
    """Another value for a choice when `when` is found in the sentence; `before`: in what stands before the end of its member."""

    when: Any
    value: str
    before: bool = False


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Rule:
    """One wording of a key. Exactly one of `find` (with a fixed `value` or an amount) and `members` is its heart.

    `after`: words that must come before an amount; the nearest such words, of any rule or decoy, own it.
    `lead`: the same, met in the heading or lead-in above the sentence. `when`: all must be found in the sentence,
    `within`: all in the sentence or what stands above it, `unless`: none in the part of the sentence, between semicolons, where it matched.
    `where` asks for a cohort (status: [retired]; "" is nobody in particular) that the key itself does not tell apart.
    `about` and `not_about`: of these words (门诊, 住院) the first must be the nearest before the match, or else above it.
    `step`: the amount is how much something grows, not what it is. `take`: low or high, the end of a range that is
    the value; what is no range is none. `shared`: the amount may be another rule's too (单位和个人各0.5%). `text`: the value is the matched text itself.
    `not_before` is tried on the text that ends where the match begins, `not_after` on what follows it.
    """

    key: str
    find: Any = None
    after: Any = None
    lead: Any = None
    slot: str | None = None
    value: str | None = None
    members: tuple[tuple[str, Any], ...] = ()
    when: tuple[Any, ...] = ()
    within: tuple[Any, ...] = ()
    here: tuple[Any, ...] = ()
    unless: tuple[Any, ...] = ()
    not_before: Any = None
    not_after: Any = None
    variants: tuple[Variant, ...] = ()
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cohort: Mapping[str, str] = field(default_factory=dict)
    operator: str | None = None
    unit: str | None = None
    insurance: str | None = None
    step: bool = False
    take: str | None = None
    shared: bool = False
    about: Any = None
    not_about: Any = None
    text: bool = False
    reach: int = 60
    confidence: float = 1.0


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Key:
    """`insurances`: a fact of another one is none. `not_about`: insurances that a sentence about the key names only by
    the way (residents have no personal account). `bound_to`: words for the thing that the key is about. `alternatives`:
    its members are ways of doing one thing, so that one may take another's place."""

    name: str
    title_zh: str
    title_en: str
    severity: Severity
    unit: str | None = None
    operator: str = "="
    cohort: tuple[str, ...] = ()
    insurance: str | None = None
    insurances: tuple[str, ...] = ()
    not_about: tuple[str, ...] = ()
    bound_to: Any = None
    alternatives: bool = False
    minimum: float | None = None
    maximum: float | None = None
    rules: tuple[Rule, ...] = ()
    examples: tuple[Example, ...] = ()
    words: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def set_valued(self) -> bool:
        """Whether each member of the value is a fact of its own."""
        return any(rule.members for rule in self.rules)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Mention:
    """Words that name an insurance or a cohort; `parent` is the wider insurance it is a part of.

    Where `words` have a group `at`, the name stands there alone (一 of 一、二级). `hint`: words that speak of it only where
    nothing names one (参保职工).
    """

    name: str
    words: Any
    parent: str | None = None
    not_before: Any = None
    not_after: Any = None
    hint: Any = None


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Pack:
    """`owns`: insurances of which this pack alone reads the keys it has, when several packs are asked; `others`: keys and
    insurances that one of those owns.

    `never`: a sentence that holds such words states nothing; `bygone`: a part of one between semicolons does not.
    `values`: how canonical values read, (Chinese, English); `names`: how its groups, insurances and units do.
    """

    name: str
    version: str
    language: str
    title_zh: str
    title_en: str
    keys: Mapping[str, Key]
    insurances: tuple[Mention, ...]
    not_insurance: Any
    cohorts: Mapping[str, tuple[Mention, ...]]
    decoys: Mapping[str, Any]
    never: Any
    bygone: Any
    hedges: Any
    terms: tuple[str, ...]
    places: Any
    owns: tuple[str, ...]
    values: Mapping[str, tuple[str, str]]
    names: Mapping[str, tuple[str, str]]
    digest: str
    others: frozenset[tuple[str, str]] = frozenset()
