"""The words of `watcher publish`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from watcher.commands.options import CONFIG, DATA, ConfigOption, DataOption, JsonOption


def publish(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[DIR]", help="An empty folder, or a site of ours; without it, all is as `publish:` says."
        ),
    ] = None,
    url: Annotated[str | None, typer.Option("--url", help="The public address of that folder.")] = None,
    language: Annotated[
        str, typer.Option("--language", help="zh, en, or both: Chinese, and English below /en/.")
    ] = "both",
    region: Annotated[str | None, typer.Option("--region", help="Only these: a pattern, such as CN-44*.")] = None,
    topic: Annotated[str | None, typer.Option("--topic", help="Only this topic pack's.")] = None,
    review: Annotated[str, typer.Option("--review", help="all, or confirmed: changes only once confirmed.")] = "all",
    today: Annotated[
        str | None, typer.Option("--today", help="The day for which it is made; today by default.")
    ] = None,
    as_json: JsonOption = False,
    config: ConfigOption = CONFIG,
    data: DataOption = DATA,
) -> None:
    """Writes the public site: static pages, feeds and calendars. Run again, it writes what differs."""
    from watcher.commands import publishing
    from watcher.model import Site

    site = (
        Site(folder=str(folder), url=url, language=language, region=region, topic=topic, review=review)
        if folder is not None
        else publishing.configured(config)
    )
    raise typer.Exit(publishing.publish(data, site, today=today, as_json=as_json))
