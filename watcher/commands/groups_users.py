"""`watcher users`: without a further word it lists."""

from __future__ import annotations

from typing import Annotated

import typer

from watcher.commands.options import DATA, DataOption, JsonOption

users = typer.Typer(help="Who may enter the desk: list, add, password, role, end.", invoke_without_command=True)
RoleOption = Annotated[str, typer.Option("--role", help="reader, reviewer or admin.")]


@users.callback()
def users_default(context: typer.Context, as_json: JsonOption = False, data: DataOption = DATA) -> None:
    if context.invoked_subcommand is None:
        users_list(as_json, data)


@users.command("list")
def users_list(as_json: JsonOption = False, data: DataOption = DATA) -> None:
    """Everyone who has or had a name here."""
    from watcher.commands import users as people

    raise typer.Exit(people.listing(data, as_json=as_json))


@users.command("add")
def users_add(name: str, role: RoleOption = "reviewer", data: DataOption = DATA) -> None:
    """Adds a user; the password is asked for, or read from what is piped in."""
    from watcher.commands import users as people

    raise typer.Exit(people.add(data, name, role))


@users.command("password")
def users_password(name: str, data: DataOption = DATA) -> None:
    """A new password; it ends all sessions of that user and any lock."""
    from watcher.commands import users as people

    raise typer.Exit(people.password(data, name))


@users.command("role")
def users_role(name: str, role: RoleOption, data: DataOption = DATA) -> None:
    """Another role."""
    from watcher.commands import users as people

    raise typer.Exit(people.role(data, name, role))


LabelOption = Annotated[str, typer.Option("--name", help="What the token is for.")]


@users.command("token")
def users_token(user: str, role: RoleOption = "reader", name: LabelOption = "api", data: DataOption = DATA) -> None:
    """Prints a token with which programs use the API in this user's name; it is shown this once."""
    from watcher.commands import users as people

    raise typer.Exit(people.token(data, user, role, name))


@users.command("tokens")
def users_tokens(as_json: JsonOption = False, data: DataOption = DATA) -> None:
    """All tokens, and when each was last used."""
    from watcher.commands import users as people

    raise typer.Exit(people.tokens(data, as_json=as_json))


@users.command("end-token")
def users_end_token(user: str, name: LabelOption = "api", data: DataOption = DATA) -> None:
    """Ends a token."""
    from watcher.commands import users as people

    raise typer.Exit(people.end_token(data, user, name))


@users.command("end")
def users_end(name: str, data: DataOption = DATA) -> None:
    """Lets a user enter no more; what they did stays on record."""
    from watcher.commands import users as people

    raise typer.Exit(people.end(data, name))
