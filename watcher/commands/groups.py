"""`watcher review`, `deliveries`, `subscriptions` and `topics`: a group without a further word lists."""

from __future__ import annotations

from typing import Annotated

import typer

from watcher.commands.options import CONFIG, DATA, ConfigOption, DataOption, Ids, JsonOption, WhoOption

review = typer.Typer(help="The desk's work: list, show, confirm, dismiss, note.", invoke_without_command=True)
deliveries = typer.Typer(help="Alerts on their way: list, show, retry, replay.", invoke_without_command=True)
subscriptions = typer.Typer(
    help="Who is told what: list, add, change, mute, confirm, end, link.", invoke_without_command=True
)
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
    ids: Ids, note: NoteOption = None, who: WhoOption = None, config: ConfigOption = CONFIG, data: DataOption = DATA
) -> None:
    """Dismisses changes: they stay on record and reach nobody further."""
    from watcher.commands import desk

    raise typer.Exit(desk.judge(config, data, tuple(ids), "dismissed", note, who))


@review.command("note")
def review_note(
    change: str, text: str, who: WhoOption = None, config: ConfigOption = CONFIG, data: DataOption = DATA
) -> None:
    """Adds a note to a change."""
    from watcher.commands import desk

    raise typer.Exit(desk.judge(config, data, (change,), None, text, who))


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


# ── subscriptions ──────────────────────────────────────────────────────────────────────────────────────────────

Words = list[str] | None
RegionsOption = Annotated[Words, typer.Option("--region", help="A place, such as CN-44*; may be repeated.")]
KeysOption = Annotated[Words, typer.Option("--key", help="Keys of facts, such as years.*; may be repeated.")]
InsurancesOption = Annotated[Words, typer.Option("--insurance", help="An insurance; may be repeated.")]
SourcesOption = Annotated[Words, typer.Option("--source", help="A source; may be repeated.")]
LeastOption = Annotated[str | None, typer.Option("--severity", help="This one or worse.")]
SendOption = Annotated[str | None, typer.Option("--send", help="instant, daily or weekly.")]
HourOption = Annotated[str | None, typer.Option("--hour", help="When a digest comes, such as 09:00.")]
QuietOption = Annotated[
    str | None, typer.Option("--quiet", help="Hours with nothing but what is critical: 22:00-07:30.")
]
TongueOption = Annotated[str | None, typer.Option("--language", help="zh or en.")]
JudgedOption = Annotated[str | None, typer.Option("--review", help="all, or confirmed by a reviewer.")]


@subscriptions.callback()
def subscriptions_default(
    context: typer.Context, as_json: JsonOption = False, config: ConfigOption = CONFIG, data: DataOption = DATA
) -> None:
    if context.invoked_subcommand is None:
        subscriptions_list(as_json, config, data)


@subscriptions.command("list")
def subscriptions_list(as_json: JsonOption = False, config: ConfigOption = CONFIG, data: DataOption = DATA) -> None:
    """Who is told what: those of sources.yaml and managed ones."""
    from watcher.commands import subscriptions as people

    raise typer.Exit(people.listing(config, data, as_json=as_json))


@subscriptions.command("add")
def subscriptions_add(
    to: Annotated[str, typer.Argument(help="A mail address, or what another channel sends to.")],
    channel: Annotated[str, typer.Option("--channel", help="email, webhook, feishu, …")] = "email",
    secret: Annotated[str | None, typer.Option("--secret", help="The channel's signing key.")] = None,
    confirmed: Annotated[bool, typer.Option("--confirmed", help="They agreed already: no mail asks them.")] = False,
    regions: RegionsOption = None, keys: KeysOption = None, insurances: InsurancesOption = None,
    sources: SourcesOption = None, severity: LeastOption = None, send: SendOption = None, hour: HourOption = None,
    quiet: QuietOption = None, language: TongueOption = None, review: JudgedOption = None,
    config: ConfigOption = CONFIG, data: DataOption = DATA,
) -> None:  # fmt: skip
    """Adds a managed subscription. A mail address is asked first whether it wants it."""
    from watcher.commands import subscriptions as people

    given = {"regions": regions, "keys": keys, "insurances": insurances, "sources": sources, "severity": severity,
             "send": send, "hour": hour, "quiet": quiet, "language": language, "review": review, "secret": secret}  # fmt: skip
    entry = people.entry_of(given, channel=channel, to=to)
    raise typer.Exit(people.add(config, data, entry, channel=channel, confirmed=confirmed))


@subscriptions.command("change")
def subscriptions_change(
    name: str,
    regions: RegionsOption = None, keys: KeysOption = None, insurances: InsurancesOption = None,
    sources: SourcesOption = None, severity: LeastOption = None, send: SendOption = None, hour: HourOption = None,
    quiet: QuietOption = None, language: TongueOption = None, review: JudgedOption = None, data: DataOption = DATA,
) -> None:  # fmt: skip
    """Changes what a managed subscription asks for; what is not named stays."""
    from watcher.commands import subscriptions as people

    given = {"regions": regions, "keys": keys, "insurances": insurances, "sources": sources, "severity": severity,
             "send": send, "hour": hour, "quiet": quiet, "language": language, "review": review}  # fmt: skip
    raise typer.Exit(people.change(data, name, people.entry_of(given)))


@subscriptions.command("mute")
def subscriptions_mute(
    name: str,
    until: Annotated[
        str | None, typer.Option("--until", help="The day on which it speaks again; none unmutes.")
    ] = None,
    data: DataOption = DATA,
) -> None:
    """Holds everything back until a day; then it comes in one."""
    from watcher.commands import subscriptions as people

    raise typer.Exit(people.change(data, name, {"muted_until": until}))


@subscriptions.command("confirm")
def subscriptions_confirm(name: str, data: DataOption = DATA) -> None:
    """Begins a managed subscription without the answer to its mail, or one that ended again."""
    from watcher.commands import subscriptions as people
    from watcher.store import Standing

    raise typer.Exit(people.stand(data, name, Standing.ACTIVE))


@subscriptions.command("end")
def subscriptions_end(name: str, data: DataOption = DATA) -> None:
    """Ends a managed subscription: nothing is sent any more."""
    from watcher.commands import subscriptions as people
    from watcher.store import Standing

    raise typer.Exit(people.stand(data, name, Standing.ENDED))


@subscriptions.command("link")
def subscriptions_link(name: str, config: ConfigOption = CONFIG, data: DataOption = DATA) -> None:
    """The address at which this subscriber manages what comes."""
    from watcher.commands import subscriptions as people

    raise typer.Exit(people.link(config, data, name))


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
