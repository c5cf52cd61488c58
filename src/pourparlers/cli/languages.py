"""``pourparlers languages``: what each language pack covers, and whether a contributor's pack is sound."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pourparlers.errors import InputError

app = typer.Typer(help="Show what each language pack covers, or check a pack of your own.", invoke_without_command=True)


@app.callback()
def show(context: typer.Context) -> None:
    """Show what each language pack covers."""
    if context.invoked_subcommand is None:
        from pourparlers.languages.coverage import table

        print(table())


@app.command()
def check(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder of the pack's TOML files.")],
) -> None:
    """Check a pack: its files, its words, and that each of its examples gives the reading it must.

    Example:

      pourparlers languages check src/pourparlers/languages/fr
    """
    if not folder.is_dir():
        raise InputError(str(folder), "no such folder", "Name the folder that holds the pack's language.toml")
    from pourparlers.languages.check import check as check_pack

    problems = list(check_pack(folder))
    for problem in problems:
        print(problem)
    if problems:
        raise typer.Exit(1)
    print(f"{folder}: this pack is sound")
