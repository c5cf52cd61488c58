"""``pourparlers languages``: what each language pack covers, and whether a contributor's pack is sound."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from pourparlers.cli.output import print_bytes

if TYPE_CHECKING:
    from rich.table import Table

    from pourparlers.checking.trials import Trial
    from pourparlers.languages.coverage import Coverage

app = typer.Typer(help="Show what each language pack covers, or check a pack of your own.", invoke_without_command=True)
UNSOUND = 1
LEVELS = "Level 0 reads dates, states and places; 1 meetings; 2 people's offices and statements; 3 is measured too."


@app.callback()
def show(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print the counts as JSON.")] = False,
) -> None:
    """Show what each language pack covers.

    Examples:

      pourparlers languages

      pourparlers languages check src/pourparlers/languages/fr
    """
    if context.invoked_subcommand is not None:
        return
    from pourparlers.languages.coverage import coverage

    rows = coverage()
    if as_json:
        import msgspec

        print_bytes(msgspec.json.format(msgspec.json.encode(rows), indent=2) + b"\n")
        return
    from rich.console import Console

    console = Console(highlight=False, markup=False)
    console.print(_table(rows))
    console.print(LEVELS, soft_wrap=True)


def _table(rows: Sequence[Coverage]) -> Table:
    """One column a language, one line a count: it fits a narrow terminal, and languages may be many."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("language")
    for row in rows:
        table.add_column(row.language, justify="right")
    for field in rows[0].__struct_fields__[1:]:
        values = (getattr(row, field) for row in rows)
        told = (f"{value:,}" if isinstance(value, int) else value for value in values)
        table.add_row(field.replace("_", " "), *told)
    return table


@app.command()
def check(
    folder: Annotated[
        str, typer.Argument(metavar="FOLDER", help="The folder of the pack's TOML files, or the code of a language.")
    ],
) -> None:
    """Check a pack: its files, its words, and that each of its examples gives the reading it must.

    Every mistake is one line with its file and line. The pack may lie in any folder. Exit code 1: it has mistakes.

    Examples:

      pourparlers languages check src/pourparlers/languages/fr

      pourparlers languages check ~/packs/eo
    """
    from pourparlers.checking.check import check as check_pack
    from pourparlers.checking.check import folder_of, summary

    verdict = check_pack(folder_of(folder), _watched)
    for finding in verdict.findings:
        print_bytes(f"{finding}\n".encode("utf-8", "backslashreplace"))
    print_bytes(f"{summary(verdict)}\n".encode("utf-8", "backslashreplace"))
    if verdict.mistakes:
        raise typer.Exit(UNSOUND)


def _watched(trials: Sequence[Trial]) -> Iterable[Trial]:
    """The examples one by one, under a progress bar where a person looks on."""
    if not sys.stderr.isatty():
        return trials
    from rich.console import Console
    from rich.progress import track

    return track(trials, "examples", console=Console(stderr=True), transient=True)
