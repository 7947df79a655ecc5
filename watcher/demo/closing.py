"""The last page of the demo: every source in every round, and what was detected, ignored and delivered."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from watcher.demo.reckoning import Rounds, Tally
from watcher.demo.show import reasons
from watcher.model import Config, DeliveryState, Outcome, Poll

CELLS = {
    "not_modified": "304",
    "same_body": "bytes",
    "same_text": "text",
    "same_facts": "facts",
    "compared": "noise",
    "first_seen": "first",
    "changed": "DIFF",
    "blocked": "block",
}
LOUD = {"changed": "bold green", "first_seen": ""}


def board(config: Config, rounds: Rounds) -> RenderableType:
    """Where each poll of each source stopped; the loudest of a round where there were several."""
    table = Table(box=None, pad_edge=False, collapse_padding=True, header_style="dim")
    table.add_column("")
    for number in range(1, len(rounds) + 1):
        table.add_column(str(number), justify="center", min_width=5, no_wrap=True)
    for source in config.sources:
        table.add_row(Text(source.id), *(_cell(played.of(source.id)) for _, played in rounds))
    legend = Text(
        "304: the server said not modified; bytes, text, facts: the same as before, found out at that gate;"
        " DIFF: a change was told; block: a challenge stood before the page",
        style="dim",
    )
    return Group(Rule(style="dim"), Text("Every source in every round", style="bold"), Text(), table, legend, Text())


def _cell(polls: Sequence[Poll]) -> Text:
    if not polls:
        return Text("")
    loud = [poll for poll in polls if poll.outcome is not Outcome.UNCHANGED]
    if not loud:
        stop = polls[-1].stopped_at
        return Text(CELLS[stop.value] if stop else "same", style="dim")
    name = loud[-1].outcome.value
    return Text(CELLS.get(name, name), style=LOUD.get(name, "bold magenta"))


def figures(tally: Tally, output: Path, requests: int, seconds: float) -> RenderableType:
    rows = Table.grid(padding=(0, 2))
    rows.add_column(style="bold", no_wrap=True)
    rows.add_column(overflow="fold")
    for label, text in (
        ("Detected", _detected(tally)),
        ("Ignored", _ignored(tally)),
        ("Delivered", _delivered(tally)),
        ("Stored", f"{tally.checked} things read again: every byte is what was written"),
    ):
        rows.add_row(label, text)
    rows.add_row("Took", f"{seconds:.1f} s for {tally.polls} polls and {requests} requests")
    look = Text.assemble(
        ("Look further: ", "dim"), f"{output / 'reports'}", ("  (open one in a browser)\n              ", "dim"),
        f"watcher changes --data {output / 'snapshots'}\n              watcher facts --data {output / 'snapshots'}\n"
        "              watcher demo --serve  (keeps the review desk open with this history)",
    )  # fmt: skip
    return Group(Rule(style="dim"), rows, Text(), look, Text(), verdict(tally))


def _detected(tally: Tally) -> str:
    severities = ", ".join(f"{count} {name}" for name, count in tally.severities().items())
    return f"{len(tally.changes)} changes ({severities})"


def _ignored(tally: Tally) -> Text:
    quiet = sum(tally.unchanged.values())
    text = Text(f"{quiet} polls found nothing new although most pages moved; differences met and set aside: ")
    return text + reasons(tally.ignored)


def _delivered(tally: Tally) -> str:
    sent = sum(delivery.state is DeliveryState.SENT for delivery in tally.deliveries)
    again = tally.tries - sent
    failed = f"; {again} failed try was repeated" if again == 1 else f"; {again} failed tries were repeated"
    return f"{tally.mails} mails and {tally.calls} verified webhooks, each once{failed if again else ''}"


def verdict(tally: Tally) -> Text:
    """The last line."""
    if not tally.disagreements:
        return Text(
            "As scripted: every change was found and told once, and nothing else was told to anyone.",
            style="bold green",
        )
    text = Text("NOT as scripted:\n", style="bold red")
    return text + Text("\n".join(f"  - {problem}" for problem in tally.disagreements))
