"""`watcher review`, `deliveries` and `topics`: a group without a further word lists."""

from __future__ import annotations

from typing import Annotated

import typer

from watcher.commands.options import CONFIG, DATA, ConfigOption, DataOption, Ids, JsonOption, WhoOption

review = typer.Typer(help="The desk's work: list, show, confirm, dismiss, undo, note.", invoke_without_command=True)
deliveries = typer.Typer(help="Alerts on their way: list, show, retry, replay.", invoke_without_command=True)
topics = typer.Typer(help="Topic packs: list, show, check.", invoke_without_command=True)


# ── review ─────────────────────────────────────────────────────────────────────────────────────────────────────


NoteOption = Annotated[str | None, typer.Option("--note", help="Why; kept with the verdict.")]
EveryOption = Annotated[bool, typer.Option("--all", help="Also those already judged.")]


@review.callback()
def review_default(
    context: typer.Context,
    every: EveryOption = False,
    as_json: JsonOption = False,
    config: ConfigOption = CONFIG,
    data: DataOption = DATA,
) -> None:
    if context.invoked_subcommand is None:
        review_list(every, as_json, config, data)


@review.command("list")
def review_list(
    every: EveryOption = False, as_json: JsonOption = False, config: ConfigOption = CONFIG, data: DataOption = DATA
) -> None:
    """Changes that nobody judged yet."""
    from watcher.commands import desk

    raise typer.Exit(desk.review_list(data, every=every, as_json=as_json))


@review.command("show")
def review_show(
    change: str, as_json: JsonOption = False, config: ConfigOption = CONFIG, data: DataOption = DATA
) -> None:
    """One change with its quotes and everything said about it."""
    from watcher.commands import desk

    raise typer.Exit(desk.review_show(data, change, as_json=as_json))


@review.command("confirm")
def review_confirm(
    ids: Ids, note: NoteOption = None, who: WhoOption = None, config: ConfigOption = CONFIG, data: DataOption = DATA
) -> None:
    """Confirms changes and sends them to whoever waits for that."""
    from watcher.commands import desk

    raise typer.Exit(desk.judge(config, data, tuple(ids), "confirmed", note, who))


@review.command("dismiss")
def review_dismiss(
    ids: Ids,
    reason: Annotated[str | None, typer.Option("--reason", help="noise, extractor, not_policy or duplicate.")] = None,
    note: NoteOption = None,
    who: WhoOption = None,
    config: ConfigOption = CONFIG,
    data: DataOption = DATA,
) -> None:
    """Dismisses changes: they stay on record and reach nobody further; who was told of them is told so."""
    from watcher.commands import desk

    details = {"reason": reason} if reason else None
    raise typer.Exit(desk.judge(config, data, tuple(ids), "dismissed", note, who, details))


@review.command("undo")
def review_undo(
    ids: Ids, note: NoteOption = None, who: WhoOption = None, config: ConfigOption = CONFIG, data: DataOption = DATA
) -> None:
    """Opens judged changes again; both verdicts stay on record."""
    from watcher.commands import desk

    raise typer.Exit(desk.judge(config, data, tuple(ids), "open", note, who))


@review.command("note")
def review_note(
    change: str, text: str, who: WhoOption = None, config: ConfigOption = CONFIG, data: DataOption = DATA
) -> None:
    """Adds a note to a change."""
    from watcher.commands import desk

    raise typer.Exit(desk.judge(config, data, (change,), None, text, who))


@review.command("correct")
def review_correct(
    change: str,
    value: Annotated[str, typer.Argument(help="As policy writes it: 30年, 5%, 不可提取.")],
    note: NoteOption = None,
    who: WhoOption = None,
    config: ConfigOption = CONFIG,
    data: DataOption = DATA,
) -> None:
    """Puts right the value that a change brought: it holds wherever the rule is shown."""
    from watcher.commands import desk

    raise typer.Exit(desk.judge(config, data, (change,), None, note, who, {"correction": value}))


@review.command("fact")
def review_fact(
    fact: Annotated[int, typer.Argument(help="The id that `watcher facts --json` gives.")],
    verdict: Annotated[str | None, typer.Option("--verdict", help="confirmed, dismissed or open.")] = None,
    correct: Annotated[str | None, typer.Option("--correct", help="The value meant, as policy writes it.")] = None,
    note: NoteOption = None,
    who: WhoOption = None,
    config: ConfigOption = CONFIG,
    data: DataOption = DATA,
) -> None:
    """Judges or corrects one fact, whether or not a change brought it."""
    from watcher.commands import desk

    raise typer.Exit(desk.judge_fact(data, fact, verdict=verdict, correction=correct, note=note, who=who))


# ── deliveries ─────────────────────────────────────────────────────────────────────────────────────────────────

StateOption = Annotated[str | None, typer.Option("--state", help="queued, retrying, sent, dead or held.")]


@deliveries.callback()
def deliveries_default(
    context: typer.Context,
    state: StateOption = None,
    as_json: JsonOption = False,
    config: ConfigOption = CONFIG,
    data: DataOption = DATA,
) -> None:
    if context.invoked_subcommand is None:
        deliveries_list(state, as_json, config, data)


@deliveries.command("list")
def deliveries_list(
    state: StateOption = None, as_json: JsonOption = False, config: ConfigOption = CONFIG, data: DataOption = DATA
) -> None:
    """Alerts on their way, the newest first; `--state dead` shows the dead letters."""
    from watcher.commands import desk

    raise typer.Exit(desk.deliveries(data, state=state, as_json=as_json))


@deliveries.command("show")
def deliveries_show(
    delivery: str, as_json: JsonOption = False, config: ConfigOption = CONFIG, data: DataOption = DATA
) -> None:
    """One delivery with every attempt to send it."""
    from watcher.commands import desk

    raise typer.Exit(desk.delivery_show(data, delivery, as_json=as_json))


@deliveries.command("retry")
def deliveries_retry(
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID…]")] = None,
    dead: Annotated[bool, typer.Option("--dead", help="All dead letters.")] = False,
    config: ConfigOption = CONFIG,
    data: DataOption = DATA,
) -> None:
    """Makes deliveries due again; the next round sends them."""
    from watcher.commands import desk

    raise typer.Exit(desk.retry(data, tuple(ids or ()), dead=dead))


@deliveries.command("replay")
def deliveries_replay(
    since: Annotated[str, typer.Option("--since", help="A date or time; alerts made from then on.")],
    subscription: Annotated[str | None, typer.Option("--subscription", help="To this one alone.")] = None,
    config: ConfigOption = CONFIG,
    data: DataOption = DATA,
) -> None:
    """Sends what was sent or given up since then once more, under the same ids."""
    from watcher.commands import desk

    raise typer.Exit(desk.replay(data, since=since, subscription=subscription))


# ── topics ─────────────────────────────────────────────────────────────────────────────────────────────────────


@topics.callback()
def topics_default(context: typer.Context, as_json: JsonOption = False) -> None:
    if context.invoked_subcommand is None:
        topics_list(as_json)


@topics.command("list")
def topics_list(as_json: JsonOption = False) -> None:
    """The packs that are installed."""
    from watcher.commands import topics as packs

    raise typer.Exit(packs.listing(as_json=as_json))


@topics.command("show")
def topics_show(pack: str, as_json: JsonOption = False) -> None:
    """The keys of one pack, each with an example."""
    from watcher.commands import topics as packs

    raise typer.Exit(packs.shown(pack, as_json=as_json))


@topics.command("check")
def topics_check(pack: Annotated[str | None, typer.Argument(help="A name, or a file being written.")] = None) -> None:
    """Tries every example of one pack, or of all. Exit code 2 with each mistake's line and column."""
    from watcher.commands import topics as packs

    raise typer.Exit(packs.check(pack))
