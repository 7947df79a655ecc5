"""The words that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

ConfigOption = Annotated[Path, typer.Option("--config", help="The configuration.", envvar="WATCHER_CONFIG")]
DataOption = Annotated[Path, typer.Option("--data", help="Where the service keeps what it saw.", envvar="WATCHER_DATA")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
LanguageOption = Annotated[str, typer.Option("--language", help="zh or en.")]
ReaderOption = Annotated[str | None, typer.Option("--language", help="zh or en; by default as the document.")]
MarkedOption = Annotated[
    Path | None, typer.Option("--html", help="Write the document with its rules marked in place to this file.")
]
WhoOption = Annotated[str | None, typer.Option("--who", help="Who judges; the user's name by default.")]
Ids = Annotated[list[str], typer.Argument(metavar="ID…")]
CONFIG, DATA, DEMO = Path("sources.yaml"), Path("snapshots"), Path("demo-output")

TopicOption = Annotated[list[str] | None, typer.Option("--topic", help="A topic pack; all by default.")]
UrlOption = Annotated[str | None, typer.Option("--url", help="Where the file came from.")]
RegionOption = Annotated[str | None, typer.Option("--region", help="GB/T 2260 code, such as CN-4401.")]
TypeOption = Annotated[str | None, typer.Option("--content-type", help="What the server said the file is.")]
SelectOption = Annotated[str | None, typer.Option("--select", help="CSS or XPath of the part to read.")]
