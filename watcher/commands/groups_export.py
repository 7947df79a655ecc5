"""`watcher export …` and `watcher import record`: the record as files, and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from watcher.commands.groups_coming import exports, imports
from watcher.commands.options import CONFIG, DATA, ConfigOption, DataOption, JsonOption, LanguageOption

__all__ = ["exports", "imports"]

FileArgument = Annotated[Path, typer.Argument(metavar="FILE")]
FormOption = Annotated[
    str | None, typer.Option("--format", help="csv, jsonl or parquet; by the file's name otherwise.")
]
_TOLD = {
    "facts": "Every fact that was ever known, corrections applied, with its provenance.",
    "changes": "The change log with its provenance.",
    "versions": "Every version of every document, with its number and provenance.",
}


def _command(kind: str) -> Callable[..., None]:
    def command(
        file: FileArgument, form: FormOption = None, config: ConfigOption = CONFIG, data: DataOption = DATA
    ) -> None:
        from watcher.commands import exporting

        raise typer.Exit(exporting.rows(data, kind, file, form))

    command.__doc__ = _TOLD[kind]
    return command


for _kind in _TOLD:
    exports.command(_kind)(_command(_kind))


@exports.command("record")
def exports_record(file: FileArgument, config: ConfigOption = CONFIG, data: DataOption = DATA) -> None:
    """The whole record with every copy, as one zip that an empty store takes in as it was."""
    from watcher.commands import exporting

    raise typer.Exit(exporting.record(data, file))


@exports.command("report")
def exports_report(
    what: Annotated[str, typer.Argument(metavar="CHANGE|OLD..NEW", help="A change, or the numbers of two versions.")],
    file: FileArgument,
    form: Annotated[
        str | None, typer.Option("--format", help="html, docx or pdf; by the file's name otherwise.")
    ] = None,
    language: LanguageOption = "zh",
    config: ConfigOption = CONFIG,
    data: DataOption = DATA,
) -> None:
    """The 新旧条文对照表 of a change or of any two versions."""
    from watcher.commands import exporting

    raise typer.Exit(exporting.sheet(config, data, what, file, form, language))


@exports.command("evidence")
def exports_evidence(
    change: str,
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="evidence-CHANGE.zip by default.")] = None,
    language: LanguageOption = "zh",
    config: ConfigOption = CONFIG,
    data: DataOption = DATA,
) -> None:
    """All that shows a change, as a zip that anybody can check without watcher."""
    from watcher.commands import exporting

    raise typer.Exit(exporting.evidence(config, data, change, file, language))


@imports.command("record")
def imports_record(
    file: FileArgument, as_json: JsonOption = False, config: ConfigOption = CONFIG, data: DataOption = DATA
) -> None:
    """A record that was exported whole, into an empty store; only if it proves itself."""
    from watcher.commands import exporting

    raise typer.Exit(exporting.import_record(data, file, as_json=as_json))
