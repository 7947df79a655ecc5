"""Two versions of each law of the shared corpus, and what each law becomes when only its numbers change or its numbering.

`WATCHER_CORPUS` names the folder; by default ../shared/corpus beside the project. Nothing of it is kept here: what must
be told is worked out from the texts, or labelled in laws.yaml by figures and short locators.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ruamel.yaml import YAML

from bench.signal import law_text
from bench.signal.case import Answer, Case
from bench.signal.law_text import Article, articles, bare
from bench.signal.play import Played, play
from bench.signal.prints import film
from bench.signal.score import is_medium
from watcher.model import Change, Clause, Fact

CORPUS = Path(os.environ.get("WATCHER_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))
ABSENT = f"the laws are left out: no corpus at {CORPUS}; set WATCHER_CORPUS to its folder"
LABELS = YAML(typ="safe").load((Path(__file__).parent / "laws.yaml").read_text(encoding="utf-8"))
FORMAT_ONLY = ("noise_format_only", "identical_or_format_only", "noise_cross_source")
COPIES = ("hard_noise_copy_differences",)
TYPES = {".md": "text/markdown; charset=utf-8", ".txt": "text/plain; charset=utf-8"}
EDITS = 6  # numbers of a law that are raised at once
SHORT = 8  # letters of a clause that may stand in any article


@dataclass(frozen=True, kw_only=True, slots=True)
class Law:
    """One case. `silent`: nothing of medium or higher at all. `edits`: what must be told, as words of either side."""

    case: Case
    kind: str
    before: tuple[Article, ...]
    after: tuple[Article, ...]
    silent: bool = False
    edits: tuple[tuple[str | None, str | None], ...] = ()


def present() -> bool:
    return CORPUS.is_dir()


def every() -> list[Law]:
    return [*_pairs(), *_made()] if present() else []


def played() -> list[Found]:
    """All of them, end to end. Empty where there is no corpus."""
    wanted = every()
    return [judge(law, shown) for law, shown in zip(wanted, play([law.case for law in wanted]), strict=True)]


def _pairs() -> Iterator[Law]:
    with (CORPUS / "pairs" / "index.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            before, after = (next((CORPUS / "pairs" / row["pair"]).glob(f"{side}.*")) for side in ("before", "after"))
            law = _law(
                row["pair"], before.suffix, before.read_text("utf-8"), after.read_text("utf-8"), kind=row["kind"]
            )
            labelled = tuple(map(tuple, LABELS["edits"].get(row["pair"], ())))
            silent = row["kind"] in (*FORMAT_ONLY, *COPIES) or row["pair"] in LABELS["quiet"]
            yield replace(law, silent=silent, edits=labelled)


def _made() -> Iterator[Law]:
    """Pairs made of the laws there in one version."""
    for number, path in enumerate(sorted((CORPUS / "laws").glob("*.md"))):
        text = path.read_text("utf-8")
        for kind, after in (
            ("renumbered", law_text.renumbered(text, 3)),
            ("respelled", law_text.respelled(text)),
            ("raised", law_text.raised(text, EDITS)),
        ):
            if after != text:
                yield _law(f"{kind}-{number}", ".md", text, after, kind=kind, silent=kind != "raised")


def _law(name: str, suffix: str, before: str, after: str, *, kind: str, silent: bool = False) -> Law:
    answers = (Answer(body=text.encode(), content_type=TYPES[suffix]) for text in (before, after))
    case = Case(
        id=f"law-{name}", family=kind, changed=kind, steps=film(*answers), kind="file", name=f"a{suffix}",
        settings={"topics": ()},
    )  # fmt: skip
    return Law(case=case, kind=kind, before=tuple(articles(before)), after=tuple(articles(after)), silent=silent)


# ── judged ─────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """`stirred`: changes told of articles that say the same on both sides, by what else of them differs.

    `kept`: how many such articles there are. `missed_numbers` and `missed_edits`: what should have been told.
    """

    law: Law
    loud: tuple[Change, ...]
    kept: dict[str, int]
    stirred: dict[str, tuple[Change, ...]]
    numbers: int
    missed_numbers: tuple[tuple[str, str], ...]
    missed_edits: tuple[tuple[str | None, str | None], ...]

    @property
    def name(self) -> str:
        return self.law.case.id

    @property
    def failed(self) -> bool:
        unwanted = self.law.silent and self.law.kind not in COPIES and self.loud
        return bool(unwanted or any(self.stirred.values()) or self.missed_numbers or self.missed_edits)


REASONS = ("unchanged", "renumbered", "spelled")


def judge(law: Law, played: Played) -> Found:
    told = [c for c in played.changes if is_medium(c) or c.difference.kind.value in ("added", "removed")]
    loud = [c for c in told if is_medium(c)]
    kept = _kept(law)
    numbers = law_text.raised_sentences(law.before, law.after)
    return Found(
        law=law,
        loud=tuple(loud),
        kept={reason: len(pairs) for reason, pairs in kept.items()},
        stirred={reason: tuple(_told_of(told, pairs, law)) for reason, pairs in kept.items()},
        numbers=len(numbers),
        missed_numbers=tuple(pair for pair in numbers if not _is_told(loud, *pair)),
        missed_edits=tuple(pair for pair in law.edits if not _is_told(loud, *pair)),
    )


def _kept(law: Law) -> dict[str, list[tuple[Article, Article]]]:
    found: dict[str, list[tuple[Article, Article]]] = {reason: [] for reason in REASONS}
    for old, new in law_text.shared(law.before, law.after):
        same = bare(old.body) == bare(new.body)
        label = law_text.chinese(old.label) == law_text.chinese(new.label)
        found["spelled" if not same else "unchanged" if label else "renumbered"].append((old, new))
    return found


def _told_of(told: Iterable[Change], pairs: Sequence[tuple[Article, Article]], law: Law) -> Iterator[Change]:
    """Changes with a side that stands in one of these articles and in no other."""
    known = {id(article) for pair in pairs for article in pair}
    sides = [
        [_lines(a for a in version if (id(a) in known) is inside) for inside in (True, False)]
        for version in (law.before, law.after)
    ]
    for change in told:
        if any(_is_of(text, *lines) for text, lines in zip(_sides(change), sides, strict=True)):
            yield change


def _lines(found: Iterable[Article]) -> list[str]:
    return [bare(line) for article in found for line in article.body.splitlines()]


def _is_of(text: str, inside: Sequence[str], outside: Sequence[str]) -> bool:
    """Whether it is most of a paragraph of the one, and stands nowhere in the other."""
    words = bare(text)
    if len(words) <= SHORT or not any(words in line and 2 * len(words) > len(line) for line in inside):
        return False
    return not any(words in line for line in outside)


def _sides(change: Change) -> tuple[str, str]:
    it = change.difference
    return _said(it.clause_before or it.before), _said(it.clause_after or it.after)


def _said(side: Fact | Clause | None) -> str:
    if side is None:
        return ""
    return side.text if isinstance(side, Clause) else str(side.value)


def _is_told(told: Sequence[Change], before: str | None, after: str | None) -> bool:
    """The words of each side stand in a change; of a date it is enough that the document's new one is told."""
    sides = [_sides(change) for change in told]
    return all(any(_holds(side[n], words) for side in sides) for n, words in enumerate((before, after)) if words)


def _holds(text: str, words: str) -> bool:
    return bare(words) in bare(text) or (bool(text) and text in law_text.days(words))


# ── sums ───────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True, slots=True)
class Sums:
    silent: int
    silent_loud: int
    copies: int
    copies_loud: int
    amended: int
    renumbered: int
    renumbered_told: int
    unchanged: int
    unchanged_told: int
    spelled: int
    spelled_told: int
    numbers: int
    numbers_missed: int
    labelled: int
    labelled_missed: int


def sums(found: Sequence[Found]) -> Sums:
    silent = [f for f in found if f.law.silent and f.law.kind not in COPIES]
    copies = [f for f in found if f.law.kind in COPIES]
    counts = {reason: sum(f.kept[reason] for f in found) for reason in REASONS}
    told = {f"{reason}_told": sum(len(f.stirred[reason]) for f in found) for reason in REASONS}
    return Sums(
        silent=len(silent),
        silent_loud=sum(bool(f.loud) for f in silent),
        copies=len(copies),
        copies_loud=sum(bool(f.loud) for f in copies),
        amended=sum(not f.law.silent for f in found),
        **counts,
        **told,
        numbers=sum(f.numbers for f in found),
        numbers_missed=sum(len(f.missed_numbers) for f in found),
        labelled=sum(len(f.law.edits) for f in found),
        labelled_missed=sum(len(f.missed_edits) for f in found),
    )
