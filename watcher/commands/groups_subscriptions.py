"""`watcher subscriptions`: without a further word it lists."""

from __future__ import annotations

from typing import Annotated

import typer

from watcher.commands.options import CONFIG, DATA, ConfigOption, DataOption, JsonOption

subscriptions = typer.Typer(
    help="Who is told what: list, add, change, mute, confirm, end, link.", invoke_without_command=True
)

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
