"""`make signal`: our own program on pairs of pages, noise and material; with `--peers`, three others on the same pairs.

Shows the half of the cases to work on, and, where the shared corpus is, what is told of its laws. `--failures` lists the
failing ones; `--kept` adds the sums of the half kept aside, whose cases are never shown.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.signal import cases, crossed, laws, peers
from bench.signal.play import play
from bench.signal.score import Totals, Verdict, judge, text_of, totals
from watcher.analyze import topics
from watcher.model import Change, Fact

SHOWN = (
    ("noise pairs", "noise"), ("… with an alert", "noise_alerted"), ("… of medium or higher", "noise_medium"),
    ("… no longer read in the end", "lost"),
    ("material pairs", "material"), ("edits", "wanted"), ("… found right", "right"), ("… wrong key, cohort or value", "wrong"),
    ("… missed", "missed"), ("told twice", "twice"), ("told, and no edit", "extra"), ("bytes of an alert's mail, median", "letter"),
    ("failing pairs", "failed"),
)  # fmt: skip

NONE_KEPT = "No half is kept aside: every pair of these waves has been looked at. A new wave brings a new one."
HERE = Path(__file__).parent
CROSSED = 400
LINES = 5  # of one sort in the block of a case


def main(arguments: Sequence[str] | None = None) -> None:
    options = _options(arguments)
    waves = [f"signal {number}" for number in options.wave]
    work = [judge(played) for played in play(cases.half("work", *waves))]
    columns = {"work": totals(work)}
    kept = cases.half("kept", *waves) if options.kept else ()
    if kept:
        columns["kept"] = totals(judge(played) for played in play(kept))
    Console().print(table(columns))
    if options.kept and not kept:
        print(NONE_KEPT)
    met = [*crossed.crossings(CROSSED, packs=topics.load_packs(["medical_insurance"]), seed=1)]
    print(f"{CROSSED} documents in two layouts each: {sum(bool(it.told) for it in met)} with a difference")
    of_laws = laws.played()
    Console().print(laws_table(of_laws) if of_laws else laws.ABSENT)
    if options.peers:
        Console().print(peers_table(waves))
    if options.failures:
        print("\n\n".join(block(verdict) for verdict in work if verdict.failed))
        print("\n\n".join(law_block(found) for found in of_laws if found.failed))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.signal", description=__doc__)
    parser.add_argument("--kept", action="store_true", help="also the half kept aside: sums only")
    parser.add_argument("--wave", action="append", type=int, choices=range(1, len(cases.WAVES) + 1), default=[],
                        help="only the cases of this wave; may be given more than once")  # fmt: skip
    parser.add_argument("--peers", action="store_true", help="also urlwatch, webchanges and changedetection.io")
    parser.add_argument("--failures", action="store_true", help="print every failing case of the work half")
    return parser.parse_args(arguments)


def table(columns: dict[str, Totals]) -> Table:
    out = Table(title="pairs of pages, before and after", title_justify="left")
    out.add_column("")
    for name in columns:
        out.add_column(name, justify="right")
    for label, field in SHOWN:
        out.add_row(label, *(str(getattr(figures, field)) for figures in columns.values()))
    return out


LAWS_SHOWN = (
    ("pairs of the same law: format, numbering or spelling differs", "silent"), ("… of medium or higher", "silent_loud"),
    ("pairs of copies with small differences", "copies"), ("… of medium or higher", "copies_loud"),
    ("pairs with amendments", "amended"),
    ("articles that are only renumbered", "renumbered"), ("… told, removed or added", "renumbered_told"),
    ("articles that stay as they are", "unchanged"), ("… told, removed or added", "unchanged_told"),
    ("articles that only spell otherwise", "spelled"), ("… told, removed or added", "spelled_told"),
    ("sentences in which only a number changes", "numbers"), ("… missed", "numbers_missed"),
    ("edits labelled by hand", "labelled"), ("… missed", "labelled_missed"),
)  # fmt: skip


def laws_table(found: Sequence[laws.Found]) -> Table:
    out = Table(title="amended laws", title_justify="left")
    out.add_column("")
    out.add_column("corpus", justify="right")
    figures = laws.sums(found)
    for label, field in LAWS_SHOWN:
        out.add_row(label, str(getattr(figures, field)))
    return out


def law_block(found: laws.Found) -> str:
    """One failing pair of laws, by figures and beginnings."""
    lines = [f"## {found.name} ({found.law.kind})"]
    loud = found.loud if found.law.silent else ()
    told = [("false", c) for c in loud] + [(f"{why} and told", c) for why, all_ in found.stirred.items() for c in all_]
    lines += [f"{why}: {shown(change)}" for why, change in told[:LINES]]
    missed = (*found.missed_numbers, *found.missed_edits)
    lines += [f"missed: {(old or '–')[:70]} → {(new or '–')[:70]}" for old, new in missed]
    return "\n".join(lines)


PEERS_SHOWN = (
    ("noise pairs", "noise"), ("… with a false alert", "false"), ("… with an error message", "errors"), ("material pairs", "material"),
    ("… missed", "missed"), ("alerts beyond the first", "more"), ("bytes of an alert, median", "letter"),
)  # fmt: skip


def peers_table(waves: Sequence[str]) -> Table:
    """Both halves of these waves, or of all, without the noise in which words do change; ours, and the peers that could
    be installed."""
    every = [case for seed in waves or cases.WAVES for case in cases.wave(seed) if not case.may_reword]
    columns = {"watcher": peers.ours([judge(played) for played in play(every)])}
    for name, version in peers.VERSIONS.items():
        binaries = peers.installed(name)
        if binaries is not None:
            columns[f"{name}\n{version}"] = peers.figures(every, peers.messages(name, binaries, every))
    out = Table(title="the same pairs, default settings", title_justify="left", padding=(0, 0, 0, 1))
    out.add_column("")
    for name in columns:
        out.add_column(name, justify="right")
    out.caption = "every pair also moves what real pages move: clock, counter, related articles, ids"
    for label, field in PEERS_SHOWN:
        out.add_row(label, *(str(getattr(figures, field)) for figures in columns.values()))
    return out


def block(verdict: Verdict) -> str:
    """One failing case: what was changed, what had to come, what came."""
    case = verdict.case
    lines = [f"## {case.id}", f"changed: {case.changed}"]
    lines += [
        f"polls: {', '.join(p.outcome.value + (f' ({p.reason})' if p.reason else '') for p in verdict.played.polls)}"
    ]
    lines += [f"expected: {want}" for want in case.wants] or ["expected: nothing"]
    lines += [f"missed: {want}" for want in verdict.missed]
    lines += [f"wrong: {want}\n   got: {shown(change)}" for want, change in verdict.wrong]
    for name, changes in (("twice", verdict.twice), ("extra", verdict.extra), ("false alert", verdict.false)):
        lines += [f"{name}: {shown(change)}" for change in changes[:LINES]]
        lines += [f"{name}: … {len(changes) - LINES} more"] if len(changes) > LINES else []
    lines += [f"right: {shown(change)}" for _, change in verdict.right]
    return "\n".join(lines)


def shown(change: Change) -> str:
    it = change.difference
    cohort = ",".join(f"{k}={v}" for k, v in it.cohort.items())
    sides = []
    for side in (it.before, it.after):
        value = f"{side.operator} {side.value} {side.unit or ''} " if isinstance(side, Fact) else ""
        sides.append(f"{value}« {text_of(side)[:70]} »" if side is not None else "–")
    return " ".join(
        str(p) for p in (it.severity.value, it.kind.value, it.key, it.insurance, cohort, " → ".join(sides)) if p
    )


if __name__ == "__main__":
    main()
