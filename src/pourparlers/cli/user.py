"""``pourparlers user``: who may come to the site's desk, and what was done there."""

from __future__ import annotations

import getpass
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from pourparlers.cli.output import say
from pourparlers.cli.record_options import console
from pourparlers.cli.store_options import AsJson, Db, day, opened, print_lines
from pourparlers.errors import InputError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from pourparlers.publish.desk.passwords import Passwords

HELP = """Who may come to the site's desk (serve, at /desk), where the record is reviewed and corrected. While nobody
may, there is no desk. The password is asked for on the terminal, or read from standard input; it is never an argument.

Examples:

  pourparlers user add "Ann Example"

  pass show desk | pourparlers user add "Ann Example"

  pourparlers user list, then pourparlers user log --since 2026-11-01
"""
app = typer.Typer(help=HELP, no_args_is_help=True, rich_markup_mode=None)
Name = Annotated[str, typer.Argument(metavar="NAME", help="What readers of the history see on the desk.")]
LONGEST_LINE = 4096


@app.command()
def add(name: Name, db: Db = None) -> None:
    """Let somebody come to the desk."""
    from pourparlers import intake
    from pourparlers.store import audit, users

    digest = _passwords().digest(_password(name))

    def work(connection: Connection) -> str:
        whole = users.add(connection, name, digest, intake.now())
        audit.note(connection, intake.now(), audit.OPERATOR, "user-added", whole)
        return whole

    with opened(db, create=True) as store:
        say(f"{store.write(work)} may come to the desk: pourparlers serve, then /desk")


@app.command()
def password(name: Name, db: Db = None) -> None:
    """Give somebody a new password; wherever they are logged in, they log in anew."""
    from pourparlers import intake
    from pourparlers.store import audit, users

    with opened(db) as store:
        found = store.look(lambda connection: users.named(connection, name))
        digest = _passwords().digest(_password(found.name))

        def work(connection: Connection) -> None:
            users.set_password(connection, users.named(connection, name).id, digest)
            users.end_all(connection, found.id)
            audit.note(connection, intake.now(), audit.OPERATOR, "password-changed", found.name)

        store.write(work)
    say(f"{found.name} has a new password")


@app.command()
def remove(name: Name, db: Db = None) -> None:
    """Let somebody come no more. What they corrected stays, under their name."""
    from pourparlers import intake
    from pourparlers.store import audit, users

    def work(connection: Connection) -> str:
        whole = users.remove(connection, name)
        audit.note(connection, intake.now(), audit.OPERATOR, "user-removed", whole)
        return whole

    with opened(db) as store:
        say(f"{store.write(work)} comes no more")


@app.command(name="list")
def list_(db: Db = None, as_json: AsJson = False) -> None:
    """Show who may come to the desk, and who is there."""
    from pourparlers.store import users

    with opened(db) as store, store.looking() as connection:
        found = list(users.users(connection))
    if as_json:
        print_lines(found)
        return
    if not found:
        say("nobody may come to the desk yet: pourparlers user add NAME")
        return
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    for one in found:
        last = f"last came {one.came[:16].replace('T', ' ')}" if one.came else "never came"
        table.add_row(one.name, f"since {one.added[:10]}", last, "is there" if one.sessions else "")
    console().print(table)


@app.command()
def log(
    db: Db = None,
    who: Annotated[str | None, typer.Option(metavar="NAME", help="Only what this person did.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Only from this day on.")] = None,
    most: Annotated[int | None, typer.Option(metavar="N", min=1, help="No more than so many lines.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show what was done on the desk: who, when, what; the latest first."""
    from pourparlers.store import audit

    with opened(db) as store, store.looking() as connection:
        found = audit.lines(connection, who=who, since=day("--since", since), most=most)
    if as_json:
        print_lines(found)
        return
    if not found:
        say("nothing was done on the desk" + (" that fits" if who or since else " yet"))
        return
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    for line in found:
        table.add_row(line.at.replace("T", " "), line.who, line.what, line.about or "", line.address or "")
    console().print(table)


def _passwords() -> Passwords:
    try:
        from pourparlers.publish.desk.passwords import Passwords
    except ModuleNotFoundError as error:
        hint = "Install it with: pip install 'pourparlers[site]'"
        raise InputError("user", f"{error.name} is not installed", hint) from None
    return Passwords()


def _password(name: str) -> str:
    """A password for somebody: asked for twice where a person sits, else the first line of standard input."""
    from pourparlers.publish.desk.passwords import checked

    if not _sits_at_a_terminal():
        return checked(sys.stdin.readline(LONGEST_LINE).rstrip("\r\n"), name)
    given = checked(getpass.getpass(f"Password for {name}: "), name)
    if getpass.getpass("The same again: ") != given:
        raise InputError("password", "the two are not the same", "Nothing was changed; try again")
    return given


def _sits_at_a_terminal() -> bool:
    return sys.stdin.isatty()
