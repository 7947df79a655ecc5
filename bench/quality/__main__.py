"""`make quality`: precision and recall by key on the labelled set. `--kept` adds the final numbers of the half kept aside.

`--failures` prints the cases of the half to work on and of the corpus that fail; those of the kept half are never shown.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.quality import labelled, reading
from bench.quality.scoring import Outcome, Tally, tally
from watcher.model import Fact

CORPUS = Path(os.environ.get("WATCHER_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))


def main(arguments: Sequence[str] | None = None) -> None:
    options = _options(arguments)
    console = Console()
    work = reading.outcomes([*labelled.passages("work"), *labelled.documents("work")])
    shown = {"work": work, "corpus": reading.outcomes(labelled.corpus(CORPUS)) if CORPUS.is_dir() else []}
    for name, found in shown.items():
        if found:
            console.print(table(f"{name}: {len(found)} texts, shares in percent", tally(found)))
    if options.kept:
        kept = reading.outcomes([*labelled.passages("kept"), *labelled.documents("kept")])
        console.print(table(f"kept: {len(kept)} texts, shares in percent", tally(kept)))
    if options.failures:
        failed = [outcome for found in shown.values() for outcome in found if outcome.failed]
        print("\n\n".join(block(outcome) for outcome in failed))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.quality", description=__doc__)
    parser.add_argument("--kept", action="store_true", help="also the half kept aside: numbers only")
    parser.add_argument("--failures", action="store_true", help="print every failing case of the work half and corpus")
    return parser.parse_args(arguments)


def table(title: str, counts: Tally) -> Table:
    out = Table(title=title, title_justify="left", padding=(0, 0, 0, 1))
    out.add_column("key", no_wrap=True)
    for name in ("right", "missing", "wrong", "precision", "recall"):
        out.add_column(name, justify="right")
    for key in counts.keys:
        figures = (counts.right[key], counts.missing[key], counts.wrong[key])
        out.add_row(key, *map(str, figures), _percent(counts.precision(key)), _percent(counts.recall(key)))
    out.add_section()
    totals = (counts.right.total(), counts.missing.total(), counts.wrong.total())
    out.add_row("all", *map(str, totals), _percent(counts.precision()), _percent(counts.recall()), style="bold")
    out.caption = f"operators and dates as labelled: {counts.details} of {counts.stated}"
    out.caption += f"; read and not judged: {counts.unjudged}" if counts.unjudged else ""
    return out


def block(outcome: Outcome) -> str:
    """One failing case: what was expected and what came instead."""
    case = outcome.case
    above = " / ".join(filter(None, (case.title, *case.context)))
    lines = [f"## {case.id}", f"text: {case.text or case.path}"]
    lines += [f"above: {above}"] if above else []
    lines += [f"missing: {label}" + (f" [{label.where}]" if label.where else "") for label in outcome.missing]
    lines += [f"wrong: {_shown(fact)}" for fact in outcome.wrong]
    lines += [f"right: {_shown(fact)}" for _, fact in outcome.right] if case.text else []
    return "\n".join(lines)


def _shown(fact: Fact) -> str:
    cohort = ",".join(f"{k}={v}" for k, v in fact.cohort.items())
    parts = (fact.key, fact.insurance, cohort, fact.operator, str(fact.value), fact.unit, fact.effective_from)
    return " ".join(str(p) for p in parts if p) + f" « {fact.quote[:80]} »"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.1f}"


if __name__ == "__main__":
    main()
