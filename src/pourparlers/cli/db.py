"""``pourparlers db``: what the store holds, whether it is sound, a copy of it, its schema brought up."""

from __future__ import annotations

from typing import Annotated

import typer

from pourparlers.cli.output import print_bytes, say
from pourparlers.cli.store_options import AsJson, Db, count, opened, print_lines

app = typer.Typer(help="Look after the store: what it holds, is it sound, back it up.", no_args_is_help=True)
UNSOUND = 1


@app.command()
def info(db: Db = None, as_json: AsJson = False) -> None:
    """Show where the store is and what it holds.

    Examples:

      pourparlers db info

      pourparlers db info --db postgresql://desk@localhost/news --json
    """
    from pourparlers.store.upkeep import info as info_of

    with opened(db) as store:
        told = info_of(store)
    if as_json:
        print_lines([told])
        return
    width = max(len(field) for field in told.__struct_fields__)
    for field in told.__struct_fields__:
        value = getattr(told, field)
        shown = f"{value:,}" if isinstance(value, int) else "" if value is None else value
        print_bytes(f"{field.replace('_', ' '):{width}}  {shown}\n".encode())


@app.command()
def check(db: Db = None) -> None:
    """Check that the store is sound: the file itself, and what must hold between its rows. Exit code 1: it is not.

    Examples:

      pourparlers db check

      pourparlers db check --db desk.db
    """
    from pourparlers.store.check import findings

    faults = 0
    with opened(db) as store, store.looking() as connection:
        for finding in findings(connection):
            faults += 1
            print_bytes(f"{finding}\n".encode("utf-8", "backslashreplace"))
        name = store.place.name
    if faults:
        say(f"{name}: {count(faults, 'fault')}. Keep the file, and go on from a backup")
        raise typer.Exit(UNSOUND)
    print_bytes(f"{name}: sound\n".encode("utf-8", "backslashreplace"))


@app.command()
def backup(
    target: Annotated[str, typer.Argument(metavar="FILE|URL", help="A new file, or an empty PostgreSQL database.")],
    db: Db = None,
) -> None:
    """Copy the store, whole, while others may go on writing.

    The copy is a store: use it with --db, or put it back by copying it to where it shall be. It may go from SQLite to
    PostgreSQL, and the other way.

    Examples:

      pourparlers db backup monday.db

      pourparlers db backup monday.db --db postgresql://desk@localhost/news

      pourparlers db backup postgresql://desk@localhost/empty --db monday.db
    """
    from pourparlers.store.upkeep import backup as copy

    with opened(db) as store:
        name = copy(store, target)
    say(f"{name}: the copy is whole")


@app.command()
def migrate(db: Db = None) -> None:
    """Bring the store's schema to what this program needs. Whole, or not at all; make a backup first.

    Examples:

      pourparlers db backup before.db && pourparlers db migrate
    """
    from pourparlers.store.engine import open_store
    from pourparlers.store.migrate import migrate as bring_up

    with open_store(db, create=True, migrating=True) as store:
        before, after = bring_up(store)
    if before == after:
        say(f"{store.place.name}: is at {after}, as it should be")
    else:
        say(f"{store.place.name}: brought from {before or 'nothing'} to {after}")
