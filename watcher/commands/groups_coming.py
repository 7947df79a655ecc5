"""`watcher import`: a word per program whose list can be taken over, found by file name."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from watcher.coming.names import known
from watcher.commands.options import CONFIG, ConfigOption, JsonOption
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
