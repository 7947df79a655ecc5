"""`watcher timeline`, as words and options."""

from __future__ import annotations

from typing import Annotated

import typer

from watcher.commands.options import CONFIG, DATA, ConfigOption, DataOption, JsonOption


def timeline(
    key: Annotated[str, typer.Argument(metavar="KEY", help="A rule, such as years.total.")],
    region: Annotated[str | None, typer.Option("--region", help="Its place, such as CN-4401.")] = None,
    insurance: Annotated[str | None, typer.Option("--insurance", help="One insurance; all by default.")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help="As we knew it on that day.")] = None,
    in_force: Annotated[
        str | None, typer.Option("--in-force", help="What stands on that day; today by default.")
    ] = None,
    as_json: JsonOption = False,
    config: ConfigOption = CONFIG,
    data: DataOption = DATA,
) -> None:
    """Every version of one rule in one place: its values, from when they hold and were known, and who says so."""
    from watcher.commands import timeline as lives

    raise typer.Exit(
        lives.timeline(data, key, region=region, insurance=insurance, as_of=as_of, in_force=in_force, as_json=as_json)
    )
