"""`make delivery`: the long proofs that alerts arrive. Takes some minutes."""

from __future__ import annotations

import tempfile
from pathlib import Path

import structlog

from bench.delivery import hanging, kills, moody, signatures

KILLS, CHANGES = 100, 1_500
ALERTS = 1_000


def main() -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    for library, verdict in signatures.verdicts().items():
        print(f"signature, {library}: {verdict}")
    print(f"one hanging receiver of {hanging.RECEIVERS}: the others wait {hanging.ratio():.2f}× as long (at most 1.1)")
    with tempfile.TemporaryDirectory() as folder:
        came, tries, days = moody.received(Path(folder), ALERTS)
    print(
        f"a receiver that fails 60 % and resets 10 %: {came} of {ALERTS} alerts received, in {tries} tries over {days:.1f} days"
    )
    with tempfile.TemporaryDirectory() as folder:
        it = kills.run(Path(folder), kills=KILLS, changes=CHANGES)
    print(
        f"{it.kills} kills over {it.changes} changes in {it.seconds:.0f} s: {it.lost} lost, {it.duplicates} came twice, of "
        f"these {it.apart} not under their own id; verify blames {it.bad}"
    )


if __name__ == "__main__":
    main()
