"""What the demo says on the terminal. On a terminal that is none, the same words without colour and progress."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.progress import BarColumn, Progress, TextColumn
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from watcher import china
from watcher.compare.redline import redline
from watcher.demo.play import Played, Polled, Tried
from watcher.demo.script import Round
from watcher.demo.sinks import Call, Mail
from watcher.model import Change, Clause, Config, DeliveryState, Fact, Outcome
from watcher.publish.report_words import IGNORED
from watcher.wording import one_line, outcome_text

WIDEST, NARROWEST = 110, 60
STYLES = {"critical": "bold red", "high": "yellow", "medium": "blue", "low": "dim"}
STOPS = {
    "not_modified": ("not modified", "the server said 304"),
    "same_body": ("same bytes", "downloaded, not read"),
    "same_text": ("same text", "read; what moved is not policy"),
    "same_facts": ("same facts", "compared; only noise differs"),
    "compared": ("compared", "only noise differs"),
}


def terminal() -> Console:
    """As wide as the terminal, but no wider than one likes to read."""
    wanted = os.environ.get("COLUMNS", "")
    width = int(wanted) if wanted.isdigit() else Console().width if sys.stdout.isatty() else 100
    return Console(highlight=False, width=max(NARROWEST, min(width, WIDEST)))


def say(console: Console, it: RenderableType) -> None:
    """Where the output is kept or piped on, lines end where their words do."""
    if console.is_terminal:
        console.print(it)
        return
    with console.capture() as capture:
        console.print(it)
    console.file.write("".join(line.rstrip() + "\n" for line in capture.get().splitlines()))
    console.file.flush()


def clock(moment: datetime) -> str:
    return moment.astimezone(china.ZONE).strftime("%d %b %H:%M")


@contextmanager
def progress(console: Console, rounds: int) -> Iterator[Progress]:
    """A bar that leaves no trace, and nothing at all where nobody watches."""
    columns = (BarColumn(bar_width=24), TextColumn("{task.fields[label]}"))
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        bar.add_task("rounds", total=rounds, label="")
        yield bar


# ── the beginning ──────────────────────────────────────────────────────────────────────────────────────────────


def opening(config: Config, rounds: int, start: datetime) -> RenderableType:
    words = (
        f"A policy site, a mail server and a webhook receiver on this machine; {len(config.sources)} sources, {rounds} rounds.\n"
        "Every page, rule and figure is invented. The code is that of `watcher run`; only the clock is ours: it starts on\n"
        f"{start.astimezone(china.ZONE):%d %B %Y, %H:%M} in China and jumps to whatever is due next."
    )
    return Group(Text("watcher demo", style="bold"), Text(words.replace("\n", " "), style="dim"), Text())


# ── a round ────────────────────────────────────────────────────────────────────────────────────────────────────


def round_(number: int, it: Round, played: Played, reports: Sequence[Path]) -> RenderableType:
    head = Table.grid(expand=True)
    head.add_column(width=4)
    head.add_column(ratio=1)
    head.add_column(justify="right")
    head.add_row(
        Text(f"{number:>2}", style="bold cyan"), Text(it.title, style="bold"), Text(clock(played.began), "dim")
    )
    changes = [change for one in played.changed for change in one.poll.changes]
    parts: list[RenderableType] = [Rule(style="dim"), head, Padding(Text(it.story, style="dim"), (0, 0, 1, 4))]
    parts += [Padding(_change(change), (0, 0, 1, 4)) for change in changes]
    rows = Table.grid(padding=(0, 2))
    rows.add_column(width=12, no_wrap=True)
    rows.add_column(overflow="fold")
    for label, text in (*_outcomes(played), *_ignored(played), *_told(played), *_reports(reports)):
        rows.add_row(label, text)
    parts.append(Padding(rows, (0, 0, 1, 4)))
    return Group(*parts)


def _outcomes(played: Played) -> Iterator[tuple[Text, Text]]:
    """The loud polls one by one, then the quiet ones by how far they had to go; by name where nothing else happened."""
    for one in played.polled:
        if (one.source.id, one.poll.outcome.value) in played.loud:
            yield _loud(one)
    first = [one for one in played.polled if one.poll.outcome is Outcome.FIRST_SEEN]
    if first:
        yield Text("first seen"), _names(first, "")
    quiet = {stop: [one for one in played.polled if one.poll.stopped_at == stop] for stop in STOPS}
    if played.loud:
        counts = (f"{len(polled)} {STOPS[stop][0]}" for stop, polled in quiet.items() if polled)
        total = sum(map(len, quiet.values()))
        yield Text("unchanged"), Text.assemble((f"{total}  ", "bold"), " · ".join(counts))
        return
    for stop, (label, why) in STOPS.items():
        if quiet[stop]:
            yield Text(label), _names(quiet[stop], why)


def _names(polled: Sequence[Polled], why: str) -> Text:
    names = ", ".join(one.source.id for one in polled)
    return Text.assemble((f"{len(polled)}  ", "bold"), names, (f"  ({why})" if why else "", "dim"))


def _loud(one: Polled) -> tuple[Text, Text]:
    style = "bold green" if one.poll.outcome is Outcome.CHANGED else "bold magenta"
    reason = one_line(one.poll.reason or ("" if one.poll.changes else outcome_text(one.poll.outcome.value, "en")))
    return Text(one.poll.outcome.value, style=style), Text.assemble(
        one.source.id, f"  {clock(one.at)[-5:]}", (f"  {reason}" if reason else "", "dim")
    )


def _ignored(played: Played) -> Iterator[tuple[Text, Text]]:
    if played.ignored:
        yield Text("ignored"), reasons(played.ignored)


def reasons(ignored: dict[str, int]) -> Text:
    """What was no change, by reason, the most frequent first."""
    ranked = sorted(ignored.items(), key=lambda item: (-item[1], item[0]))
    return Text(" · ".join(f"{IGNORED.get(name, (name, name))[1]} ×{count}" for name, count in ranked))


def _change(change: Change) -> RenderableType:
    it = change.difference
    line = Text.assemble((f"{it.severity.value:<9}", STYLES[it.severity.value]), (one_line(it.title), "bold"))
    if it.effective_from:
        line.append(f"  from {it.effective_from}", style="dim")
    return Group(line, Padding(_sentence(change), (0, 0, 0, 9)))


def _sentence(change: Change) -> Text:
    """The sentence with what was deleted and inserted; [-old-] and {+new+} where there is no colour."""
    it = change.difference
    old, new = _words(it.clause_before, it.before), _words(it.clause_after, it.after)
    text = Text()
    for op, part in redline(old, new):
        if op == "=":
            text.append(one_line(f"x{part}x")[1:-1])
        elif op == "-":
            text.append(f"[-{one_line(part)}-]", style="red strike")
        else:
            text.append(f"{{+{one_line(part)}+}}", style="green")
    return text


def _words(clause: Clause | None, side: Fact | Clause | None) -> str:
    if clause is not None:
        return clause.text
    return "" if side is None else side.text if isinstance(side, Clause) else side.quote


def _told(played: Played) -> Iterator[tuple[Text, Text]]:
    lanes: dict[str, list[Tried]] = {}
    for tried in played.tried:
        lanes.setdefault(tried.delivery.id, []).append(tried)
    for tries in lanes.values():
        yield Text("told"), _lane(tries)
    if not lanes:
        yield Text("told"), Text("nobody", style="dim")


def _reports(paths: Sequence[Path]) -> Iterator[tuple[Text, Text]]:
    for path in paths:
        yield Text("report"), Text(str(path), style="cyan")


def _lane(tries: Sequence[Tried]) -> Text:
    """One delivery from its first try to its last."""
    last = tries[-1].delivery
    channel = "mail" if last.channel == "email" else last.channel
    text = Text.assemble((last.alert.subscription, "bold"), f" by {channel}, {last.alert.type}")
    for before, after in pairwise(tries):
        wait = (after.at - before.at).total_seconds()
        text.append(f"; answered {one_line(before.delivery.last_error or '', 60)}, tried again after {wait:.0f} s")
    if last.state is not DeliveryState.SENT:
        text.append(f"; {last.state.value}: {one_line(last.last_error or '', 60)}", style="red")
    elif len(tries) > 1:
        text.append(", taken", style="green")
    return text


# ── what arrived ───────────────────────────────────────────────────────────────────────────────────────────────


def mail(it: Mail) -> RenderableType:
    head = Text.assemble(
        ("From     ", "dim"), it.sender, ("\nTo       ", "dim"), ", ".join(it.recipients),
        ("\nSubject  ", "dim"), (one_line(it.subject), "bold"), "\n\n",
    )  # fmt: skip
    lines = "\n".join(one_line(line) for line in it.text.strip().splitlines())
    return Panel(Group(head + Text(lines)), title="the mail, as it arrived", title_align="left", border_style="dim")


def webhook(calls: Sequence[Call]) -> RenderableType:
    """All calls of one delivery: they carry the same id."""
    last = calls[-1]
    head = Text()
    for call in calls:
        answer = "signature verified" if call.verified else "signature NOT verified"
        head.append(
            f"POST /hooks/policy  {call.at.astimezone(china.ZONE):%H:%M:%S}  {answer}, answered {call.status}\n",
            style="bold",
        )
    for name in ("webhook-id", "webhook-timestamp", "webhook-signature", "content-type"):
        head.append(f"{name}: ", style="dim").append(one_line(last.headers.get(name, "")) + "\n")
    head.append("\n" + json.dumps(shortened(last.body), ensure_ascii=False, indent=2))
    return Panel(head, title="the webhook, as it arrived (shortened)", title_align="left", border_style="dim")


SHOWN = ("id", "title", "kind", "key", "severity", "cohort", "before", "after", "effective_from", "url")
FACT = ("value", "unit", "operator", "quote")


def shortened(body: dict[str, Any]) -> dict[str, Any]:
    """The body with the fields that a reader looks for first."""
    changes = [{name: _side(change[name]) for name in SHOWN} for change in body["data"]["changes"]]
    return {**body, "data": {**body["data"], "changes": changes}}


def _side(value: Any) -> Any:
    if isinstance(value, dict) and "quote" in value:
        return {name: one_line(str(value[name]), 36) if name == "quote" else value[name] for name in FACT}
    return value
