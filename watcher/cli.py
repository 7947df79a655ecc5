"""The commands, as words and options. What they do lives in `commands/`, loaded when a command runs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from watcher.errors import ConfigError, OutcomeError, UsageError, WatcherError

app = typer.Typer(
    name="watcher",
    help="Tells which official rule changed: from what to what, from when, for whom, with the sentence that says so.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
review = typer.Typer(help="The desk's work: list, show, confirm, dismiss, note.", invoke_without_command=True)
deliveries = typer.Typer(help="Alerts on their way: list, show, retry.", invoke_without_command=True)
app.add_typer(review, name="review")
app.add_typer(deliveries, name="deliveries")

ConfigOption = Annotated[Path, typer.Option("--config", help="The configuration.", envvar="WATCHER_CONFIG")]
DataOption = Annotated[Path, typer.Option("--data", help="Where the service keeps what it saw.", envvar="WATCHER_DATA")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
LanguageOption = Annotated[str, typer.Option("--language", help="zh or en.")]
WhoOption = Annotated[str | None, typer.Option("--who", help="Who judges; the user's name by default.")]
Ids = Annotated[list[str], typer.Argument(metavar="ID…")]
CONFIG, DATA, DEMO = Path("sources.yaml"), Path("snapshots"), Path("demo-output")


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
def validate(
    fetch: Annotated[bool, typer.Option("--fetch", help="Fetch each source twice and show what is watched.")] = False,
    as_json: JsonOption = False,
    config: ConfigOption = CONFIG,
) -> None:
    """Checks sources.yaml: every mistake with file, line and column."""
    from watcher.commands import watching

    raise typer.Exit(watching.validate(config, fetch=fetch, as_json=as_json))


TopicOption = Annotated[list[str] | None, typer.Option("--topic", help="A topic pack; all by default.")]
UrlOption = Annotated[str | None, typer.Option("--url", help="Where the file came from.")]
RegionOption = Annotated[str | None, typer.Option("--region", help="GB/T 2260 code, such as CN-4401.")]
TypeOption = Annotated[str | None, typer.Option("--content-type", help="What the server said the file is.")]
SelectOption = Annotated[str | None, typer.Option("--select", help="CSS or XPath of the part to read.")]


@app.command()
def extract(
    place: Annotated[str, typer.Argument(metavar="FILE-or-URL")],
    topic: TopicOption = None,
    url: UrlOption = None,
    region: RegionOption = None,
    content_type: TypeOption = None,
    select: SelectOption = None,
    as_json: JsonOption = False,
    config: ConfigOption = CONFIG,
) -> None:
    """What is read from one document: metadata, clauses, facts. Keeps nothing."""
    from watcher.commands import documents

    options = documents.Options(
        topics=tuple(topic or ()), url=url, region=region, content_type=content_type, select=select, config=config
    )
    raise typer.Exit(documents.extract(place, options, as_json=as_json))


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
    limit: Annotated[int, typer.Option("--limit", min=1)] = 1000,
    language: LanguageOption = "zh",
    as_json: JsonOption = False,
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
    data: DataOption = DATA,
) -> None:
    """Facts now, as we knew them, or as they stand on a day."""
    from watcher.commands import record

    raise typer.Exit(
        record.facts(data, as_of=as_of, in_force=in_force, region=region, key=key, source=source, as_json=as_json)
    )


@app.command()
def conflicts(as_json: JsonOption = False, data: DataOption = DATA) -> None:
    """Facts on which sources disagree."""
    from watcher.commands import record

    raise typer.Exit(record.conflicts(data, as_json=as_json))


@app.command()
def calendar(language: LanguageOption = "zh", as_json: JsonOption = False, data: DataOption = DATA) -> None:
    """Announced changes that are not in force yet, as iCalendar."""
    from watcher.commands import record

    raise typer.Exit(record.calendar(data, as_json=as_json, language=language))


@app.command()
def status(as_json: JsonOption = False, config: ConfigOption = CONFIG, data: DataOption = DATA) -> None:
    """Health of every source and of the daemon."""
    from watcher.commands import desk

    raise typer.Exit(desk.status(config, data, as_json=as_json))


@app.command()
def verify(as_json: JsonOption = False, data: DataOption = DATA) -> None:
    """Reads everything stored again and reports what is not what was written."""
    from watcher.commands import desk

    raise typer.Exit(desk.verify(data, as_json=as_json))


@app.command("test-alert")
def test_alert(subscription: str, config: ConfigOption = CONFIG, data: DataOption = DATA) -> None:
    """Sends a test alert to one subscription, now."""
    from watcher.commands import watching

    raise typer.Exit(watching.test_alert(config, data, subscription))


# ── review ─────────────────────────────────────────────────────────────────────────────────────────────────────


EveryOption = Annotated[bool, typer.Option("--all", help="Also those already judged.")]


@review.callback()
def review_default(
    context: typer.Context, every: EveryOption = False, as_json: JsonOption = False, data: DataOption = DATA
) -> None:
    if context.invoked_subcommand is None:
        review_list(every, as_json, data)


@review.command("list")
def review_list(every: EveryOption = False, as_json: JsonOption = False, data: DataOption = DATA) -> None:
    """Changes that nobody judged yet."""
    from watcher.commands import desk

    raise typer.Exit(desk.review_list(data, every=every, as_json=as_json))


@review.command("show")
def review_show(change: str, as_json: JsonOption = False, data: DataOption = DATA) -> None:
    """One change with its quotes and everything said about it."""
    from watcher.commands import desk

    raise typer.Exit(desk.review_show(data, change, as_json=as_json))


@review.command("confirm")
def review_confirm(
    ids: Ids, note: str | None = None, who: WhoOption = None, config: ConfigOption = CONFIG, data: DataOption = DATA
) -> None:
    """Confirms changes and sends them to whoever waits for that."""
    from watcher.commands import desk

    raise typer.Exit(desk.judge(config, data, tuple(ids), "confirmed", note, who))


@review.command("dismiss")
def review_dismiss(
    ids: Ids, note: str | None = None, who: WhoOption = None, config: ConfigOption = CONFIG, data: DataOption = DATA
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
    context: typer.Context, state: StateOption = None, as_json: JsonOption = False, data: DataOption = DATA
) -> None:
    if context.invoked_subcommand is None:
        deliveries_list(state, as_json, data)


@deliveries.command("list")
def deliveries_list(state: StateOption = None, as_json: JsonOption = False, data: DataOption = DATA) -> None:
    """Alerts on their way, the newest first; `--state dead` shows the dead letters."""
    from watcher.commands import desk

    raise typer.Exit(desk.deliveries(data, state=state, as_json=as_json))


@deliveries.command("show")
def deliveries_show(delivery: str, as_json: JsonOption = False, data: DataOption = DATA) -> None:
    """One delivery with every attempt to send it."""
    from watcher.commands import desk

    raise typer.Exit(desk.delivery_show(data, delivery, as_json=as_json))


@deliveries.command("retry")
def deliveries_retry(
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID…]")] = None,
    dead: Annotated[bool, typer.Option("--dead", help="All dead letters.")] = False,
    data: DataOption = DATA,
) -> None:
    """Makes deliveries due again; the next round sends them."""
    from watcher.commands import desk

    raise typer.Exit(desk.retry(data, tuple(ids or ()), dead=dead))


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
