"""The commands, as words and options. What they do lives in `commands/`, loaded when a command runs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from watcher.commands.groups import deliveries, review, topics
from watcher.commands.groups_export import exports, imports
from watcher.commands.groups_publish import publish
from watcher.commands.groups_rules import timeline
from watcher.commands.groups_subscriptions import subscriptions
from watcher.commands.groups_users import users
from watcher.commands.options import (
    CONFIG,
    DATA,
    DEMO,
    ConfigOption,
    DataOption,
    JsonOption,
    LanguageOption,
    MarkedOption,
    ReaderOption,
    RegionOption,
    SelectOption,
    TopicOption,
    TypeOption,
    UrlOption,
)
from watcher.errors import ConfigError, OutcomeError, UsageError, WatcherError

app = typer.Typer(
    name="watcher",
    help="Tells which official rule changed: from what to what, from when, for whom, with the sentence that says so.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(review, name="review")
app.add_typer(deliveries, name="deliveries")
app.add_typer(subscriptions, name="subscriptions")
app.add_typer(topics, name="topics")
app.add_typer(imports, name="import")
app.add_typer(exports, name="export")
app.add_typer(users, name="users")


@app.command()
def demo(
    serve: Annotated[bool, typer.Option("--serve", help="Keep the review desk open at the end.")] = False,
    output: Annotated[Path, typer.Option("--output", help="Where reports and the demo's store go.")] = DEMO,
) -> None:
    """The whole service on embedded parts, without any network."""
    from watcher.demo import run as play

    raise typer.Exit(play(serve=serve, output=output))


@app.command()
def run(config: ConfigOption = CONFIG, data: DataOption = DATA) -> None:
    """The daemon: polls what is due and delivers, until SIGTERM."""
    from watcher.commands import watching

    raise typer.Exit(watching.run(config, data))


@app.command()
def check(
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID…]", help="Sources; without any, all due.")] = None,
    every: Annotated[bool, typer.Option("--all", help="All enabled sources, due or not.")] = False,
    deliver: Annotated[bool, typer.Option("--deliver", help="Send the alerts that are due.")] = False,
    as_json: JsonOption = False,
    config: ConfigOption = CONFIG,
    data: DataOption = DATA,
) -> None:
    """Polls sources once, now. Exit code 3 if one of them needs attention."""
    from watcher.commands import watching

    raise typer.Exit(watching.check(config, data, tuple(ids or ()), every=every, deliver=deliver, as_json=as_json))


@app.command()
def reread(
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID…]", help="Sources; without any, all outdated.")
    ] = None,
    as_json: JsonOption = False,
    config: ConfigOption = CONFIG,
    data: DataOption = DATA,
) -> None:
    """Reads stored pages again after an upgrade or a new pack. Fetches nothing, alerts nobody."""
    from watcher.commands import watching

    raise typer.Exit(watching.reread(config, data, tuple(ids or ()), as_json=as_json))


@app.command()
def validate(
    fetch: Annotated[bool, typer.Option("--fetch", help="Fetch each source twice and show what is watched.")] = False,
    as_json: JsonOption = False,
    config: ConfigOption = CONFIG,
) -> None:
    """Checks sources.yaml: every mistake with file, line and column."""
    from watcher.commands import watching

    raise typer.Exit(watching.validate(config, fetch=fetch, as_json=as_json))


@app.command()
def extract(
    place: Annotated[str, typer.Argument(metavar="FILE-or-URL")],
    topic: TopicOption = None,
    url: UrlOption = None,
    region: RegionOption = None,
    content_type: TypeOption = None,
    select: SelectOption = None,
    language: ReaderOption = None,
    html: MarkedOption = None,
    as_json: JsonOption = False,
    config: ConfigOption = CONFIG,
) -> None:
    """What is read from one document: what it is, its rules with their sentences, doubts. Keeps nothing."""
    from watcher.commands import documents

    options = documents.Options(
        topics=tuple(topic or ()), url=url, region=region, content_type=content_type, select=select, config=config
    )
    raise typer.Exit(documents.extract(place, options, language=language, html=html, as_json=as_json))


@app.command()
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD")],
    new: Annotated[str, typer.Argument(metavar="NEW")],
    html: Annotated[Path | None, typer.Option("--html", help="Write the report to this file.")] = None,
    topic: TopicOption = None,
    url: UrlOption = None,
    region: RegionOption = None,
    content_type: TypeOption = None,
    select: SelectOption = None,
    as_json: JsonOption = False,
    config: ConfigOption = CONFIG,
) -> None:
    """Compares two documents, files or addresses. Keeps nothing."""
    from watcher.commands import documents

    options = documents.Options(
        topics=tuple(topic or ()), url=url, region=region, content_type=content_type, select=select, config=config
    )
    raise typer.Exit(documents.diff(old, new, options, html=html, as_json=as_json))


@app.command()
def changes(
    since: Annotated[str | None, typer.Option("--since", help="A date or time; found from then on.")] = None,
    region: Annotated[str | None, typer.Option("--region", help="A pattern, such as CN-44*.")] = None,
    key: Annotated[str | None, typer.Option("--key", help="A pattern, such as years.*.")] = None,
    severity: Annotated[str | None, typer.Option("--severity", help="This one or worse.")] = None,
    source: Annotated[str | None, typer.Option("--source", help="One source's changes.")] = None,
    form: Annotated[str, typer.Option("--format", help="table, md, csv, json or atom.")] = "table",
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many.")] = 100_000,
    language: LanguageOption = "zh",
    as_json: JsonOption = False,
    config: ConfigOption = CONFIG,
    data: DataOption = DATA,
) -> None:
    """The change log, newest first."""
    from watcher.commands import record

    chosen = "json" if as_json else form
    raise typer.Exit(
        record.changes(
            data, since=since, region=region, key=key, worst=severity, source=source, form=chosen, limit=limit,
            language=language,
        )
    )  # fmt: skip


@app.command()
def facts(
    as_of: Annotated[str | None, typer.Option("--as-of", help="As we knew them on that day.")] = None,
    in_force: Annotated[str | None, typer.Option("--in-force", help="As the rules stand on that day.")] = None,
    region: Annotated[str | None, typer.Option("--region", help="A pattern, such as CN-44*.")] = None,
    key: Annotated[str | None, typer.Option("--key", help="A pattern, such as years.*.")] = None,
    source: Annotated[str | None, typer.Option("--source", help="One source's facts.")] = None,
    as_json: JsonOption = False,
    config: ConfigOption = CONFIG,
    data: DataOption = DATA,
) -> None:
    """Facts now, as we knew them, or as they stand on a day."""
    from watcher.commands import record

    raise typer.Exit(
        record.facts(data, as_of=as_of, in_force=in_force, region=region, key=key, source=source, as_json=as_json)
    )


@app.command()
def conflicts(as_json: JsonOption = False, config: ConfigOption = CONFIG, data: DataOption = DATA) -> None:
    """Facts on which sources disagree."""
    from watcher.commands import record

    raise typer.Exit(record.conflicts(data, as_json=as_json))


app.command()(timeline)
app.command()(publish)


@app.command()
def calendar(
    language: LanguageOption = "zh", as_json: JsonOption = False, config: ConfigOption = CONFIG, data: DataOption = DATA
) -> None:
    """Announced changes that are not in force yet, as iCalendar."""
    from watcher.commands import record

    raise typer.Exit(record.calendar(data, as_json=as_json, language=language))


@app.command()
def status(as_json: JsonOption = False, config: ConfigOption = CONFIG, data: DataOption = DATA) -> None:
    """Health of every source and of the daemon."""
    from watcher.commands import desk

    raise typer.Exit(desk.status(config, data, as_json=as_json))


@app.command()
def verify(
    chain: Annotated[
        bool, typer.Option("--chain", help="Also the hash chain over all records; prints its head.")
    ] = False,
    head: Annotated[
        str | None,
        typer.Option("--head", help="A head that was published once: proves all that was recorded up to it."),
    ] = None,
    as_json: JsonOption = False,
    config: ConfigOption = CONFIG,
    data: DataOption = DATA,
) -> None:
    """Reads everything stored again and reports what is not what was written."""
    from watcher.commands import desk

    raise typer.Exit(desk.verify(data, chain=chain, head=head, as_json=as_json))


@app.command()
def serve(
    host: Annotated[str | None, typer.Option("--host", help="Address to listen on; desk.host by default.")] = None,
    port: Annotated[int | None, typer.Option("--port", min=0, max=65_535, help="desk.port by default.")] = None,
    config: ConfigOption = CONFIG,
    data: DataOption = DATA,
) -> None:
    """The review desk and the pages of subscribers alone, without polling."""
    from watcher.commands import serving

    raise typer.Exit(serving.serve(config, data, host=host, port=port))


@app.command("test-alert")
def test_alert(subscription: str, config: ConfigOption = CONFIG, data: DataOption = DATA) -> None:
    """Sends a test alert to one subscription, now."""
    from watcher.commands import watching

    raise typer.Exit(watching.test_alert(config, data, subscription))


# ── the way out ────────────────────────────────────────────────────────────────────────────────────────────────


def main() -> None:
    """0 done; 1 an unexpected fault; 2 bad usage or configuration; 3 done, but something needs attention."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(code_of(sys.argv[1:]))


def code_of(arguments: list[str]) -> int:
    try:
        app(arguments)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except (ConfigError, UsageError) as error:
        typer.echo(str(error), err=True)
        return 2
    except OutcomeError as error:
        typer.echo(str(error), err=True)
        return 3
    except WatcherError as error:
        typer.echo(f"watcher: {error}", err=True)
        return 1
    except BrokenPipeError:
        sys.stderr.close()
    return 0


if __name__ == "__main__":
    main()
