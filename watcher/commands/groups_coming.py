"""`watcher import`: a word per program whose list can be taken over, found by file name, and archives; `watcher export`."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from watcher.coming.names import known
from watcher.commands.options import CONFIG, DATA, ConfigOption, DataOption, JsonOption
from watcher.errors import UsageError

imports = typer.Typer(help="Takes over what other programs watch, or have kept.", no_args_is_help=True)

PlaceArgument = Annotated[
    str, typer.Argument(metavar="PLACE", help="Its file; a folder, a backup or an API's address where it has one.")
]
IntoOption = Annotated[
    Path | None, typer.Option("--into", help="Put the entries into this sources.yaml; printed by default.")
]
KeyOption = Annotated[
    str | None, typer.Option("--key-from", help="The environment variable that holds the key of its API.")
]


def _command(program: str) -> Callable[..., None]:
    def command(
        place: PlaceArgument,
        into: IntoOption = None,
        key_from: KeyOption = None,
        as_json: JsonOption = False,
        config: ConfigOption = CONFIG,
    ) -> None:
        from watcher.commands import coming

        code = coming.taken_over(program, place, into=into, key=_key(key_from), config=config, as_json=as_json)
        raise typer.Exit(code)

    command.__doc__ = f"What {program} watches, as entries of sources.yaml; says what could not be taken over, and why."
    return command


def _key(name: str | None) -> str | None:
    if name is not None and not os.environ.get(name):
        raise UsageError(f"--key-from: the environment has no {name}")
    return os.environ[name] if name is not None else None


for _program in known():
    imports.command(_program)(_command(_program))


@imports.command("warc")
def imports_warc(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="WARC files, .warc or .warc.gz.")],
    source: Annotated[str, typer.Option("--source", help="The source whose history it is.")],
    as_json: JsonOption = False,
    config: ConfigOption = CONFIG,
    data: DataOption = DATA,
) -> None:
    """Captures of a source's pages become its history, each at its own time. Alerts nobody."""
    from watcher.commands import archives

    raise typer.Exit(archives.imported(config, data, tuple(files), source=source, as_json=as_json))


exports = typer.Typer(help="Gives out what was kept.", no_args_is_help=True)


@exports.command("warc")
def exports_warc(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Packed if its name ends in .gz.")],
    source: Annotated[str | None, typer.Option("--source", help="One source's copies; all by default.")] = None,
    since: Annotated[str | None, typer.Option("--since", help="A date or time; copies made from then on.")] = None,
    config: ConfigOption = CONFIG,
    data: DataOption = DATA,
) -> None:
    """Every kept copy as a WARC 1.1 file, with its address, time and digest; the same store gives the same file."""
    from watcher.commands import archives

    raise typer.Exit(archives.exported(data, file, source=source, since=since))
