"""``pourparlers correct``: what a person says above the machine, with a reason and a name, undone by a further word."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from pourparlers.cli.output import say
from pourparlers.cli.record_options import console
from pourparlers.cli.store_options import AsJson, Db, opened, print_lines
from pourparlers.errors import InputError

if TYPE_CHECKING:
    from pourparlers.desk import Correctable
    from pourparlers.desk_corrections import Signed
    from pourparlers.record.correction import Correction

WHO = ("POURPARLERS_BY", "GIT_AUTHOR_NAME")
HELP = """Correct the record: join or part meetings, hide, add or pin one, set a field, tell persons apart, name issues.
A correction stands above what articles say, is shown in the meeting's history, and is undone by correct undo, never by
an import.

Examples:

  pourparlers correct merge 2022-01-10-geneva-talks-a327c5 2022-01-10-geneva-visit-0b11c2 --reason "one meeting"

  pourparlers correct set 2022-01-10-geneva place Lausanne --reason "host's word" --by "A. Diplomat"

  pourparlers correct add --when 2022-01-20 --place Geneva --with Russia --with NATO --reason "the host told us"

  pourparlers correct different "Anna Smith" "A. Smith" --reason "two ministers"

  pourparlers correct list, then pourparlers correct undo 3 --reason "mistaken"
"""
app = typer.Typer(help=HELP, no_args_is_help=True, rich_markup_mode=None)
Id = Annotated[str, typer.Argument(metavar="ID", help="The meeting's identifier, or its beginning.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why: shown in the meeting's history.")]
By = Annotated[
    str | None,
    typer.Option(
        "--by", metavar="NAME", help="Who says so (else POURPARLERS_BY, GIT_AUTHOR_NAME).", show_default=False
    ),
]


def who(by: str | None) -> str:
    """Whose correction it is."""
    named = by or next((value for name in WHO if (value := os.environ.get(name, "").strip())), "")
    if not named:
        raise InputError("--by", "a correction needs a name", "Give --by NAME, or set POURPARLERS_BY")
    return named


@contextmanager
def signed(db: str | None, by: str | None, reason: str) -> Iterator[tuple[Correctable, Signed]]:
    """The record, and a pen."""
    from pourparlers import intake
    from pourparlers.desk import desk_of
    from pourparlers.desk_corrections import Signed

    if not reason.strip():
        raise InputError("--reason", "a correction needs a reason", 'Give it as --reason "..."')
    name, now = who(by), intake.now()
    with opened(db) as store:
        yield (
            desk_of(store, today=date.fromisoformat(now[:10]), clock=lambda: now),
            Signed(store, name, reason, lambda: now),
        )


def _done(correction: Correction) -> None:
    number = correction.number
    say(f"correction {number} ({correction.kind}) holds; pourparlers correct undo {number} takes it back")


@app.command()
def merge(into: Id, other: Id, reason: Reason, by: By = None, db: Db = None) -> None:
    """Say that two meetings are one; the older identifier stays, and the other leads to it."""
    with signed(db, by, reason) as (desk, pen):
        _done(pen.merge(desk, into, other))


@app.command()
def split(
    named: Id,
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE...", help="Keys of articles, or their beginnings.")],
    reason: Reason,
    by: By = None,
    db: Db = None,
) -> None:
    """Say that some articles tell of another meeting."""
    with signed(db, by, reason) as (desk, pen):
        _done(pen.split(desk, named, articles))


@app.command()
def hide(named: Id, reason: Reason, by: By = None, db: Db = None) -> None:
    """Take a meeting out of the calendar; meeting ID still shows it."""
    with signed(db, by, reason) as (desk, pen):
        _done(pen.hide(desk, named))


@app.command(name="set")
def set_(
    named: Id,
    field: Annotated[str, typer.Argument(metavar="FIELD", help="title, format, when, time, place, status or kind.")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="What it is; dates as 2022-01-10.")],
    reason: Reason,
    by: By = None,
    db: Db = None,
) -> None:
    """Set what a meeting is called, when and where it is, its status or kind."""
    with signed(db, by, reason) as (desk, pen):
        _done(pen.set(desk, named, field, value))


@app.command()
def party(
    named: Id,
    who_: Annotated[str, typer.Argument(metavar="WHO", help="A state, organisation or person.")],
    stance: Annotated[
        str,
        typer.Argument(metavar="STANCE", help="accepted, declined, invited, ...; out: no party to it."),
    ],
    reason: Reason,
    by: By = None,
    db: Db = None,
) -> None:
    """Say how somebody stands to a meeting: takes part, declines, or is no party to it."""
    with signed(db, by, reason) as (desk, pen):
        _done(pen.party(desk, named, who_, stance))


@app.command()
def add(
    reason: Reason,
    when: Annotated[str | None, typer.Option(metavar="DATE", help="Its day, as 2022-01-20 or 2022-01.")] = None,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="The city, in any language there is.")] = None,
    kind: Annotated[str, typer.Option(metavar="KIND", help="talks, council, summit, visit, call, ...")] = "talks",
    status: Annotated[str, typer.Option(metavar="STATUS", help="proposed, planned, confirmed, held, ...")] = "planned",
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="What it is called.")] = None,
    with_: Annotated[
        list[str] | None, typer.Option("--with", metavar="NAME", help="A state or organisation; may be repeated.")
    ] = None,
    person: Annotated[list[str] | None, typer.Option(metavar="NAME", help="A person; may be repeated.")] = None,
    by: By = None,
    db: Db = None,
) -> None:
    """Add a meeting that no article tells of yet; articles that tell of it later join it."""
    from pourparlers.desk_corrections import report_of

    report = report_of(kind, status, title=title, when=when, place=place)
    with signed(db, by, reason) as (_, pen):
        _done(pen.add(report, with_ or (), person or ()))


@app.command()
def pin(named: Id, reason: Reason, by: By = None, db: Db = None) -> None:
    """Show a meeting first on the site's first page, until correct undo."""
    with signed(db, by, reason) as (desk, pen):
        _done(pen.pin(desk, named))


@app.command()
def issue(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the issue is called.")],
    phrases: Annotated[list[str], typer.Argument(metavar="PHRASE...", help="Words that tell it; a star: any ending.")],
    reason: Reason,
    by: By = None,
    db: Db = None,
) -> None:
    """Name an issue, by the words that tell that a statement is on it; positions and the site show it."""
    with signed(db, by, reason) as (_, pen):
        _done(pen.issue(name, phrases))


@app.command()
def same(first: str, second: str, reason: Reason, by: By = None, db: Db = None) -> None:
    """Say that two names are of one person."""
    with signed(db, by, reason) as (desk, pen):
        _done(pen.person(desk, first, second, same=True))


@app.command()
def different(first: str, second: str, reason: Reason, by: By = None, db: Db = None) -> None:
    """Say that two names are of two persons."""
    with signed(db, by, reason) as (desk, pen):
        _done(pen.person(desk, first, second, same=False))


@app.command()
def undo(number: int, reason: Reason, by: By = None, db: Db = None) -> None:
    """Take a correction back, by its number; an undo can be undone in turn."""
    with signed(db, by, reason) as (desk, pen):
        _done(pen.undo(desk, number))


@app.command(name="list")
def list_(db: Db = None, as_json: AsJson = False) -> None:
    """Show all corrections: which hold, which are undone, which name what is gone."""
    from pourparlers.cli.record_options import desk as desk_at

    desk, _ = desk_at(db)
    if as_json:
        print_lines(desk.corrections)
        return
    if not desk.corrections:
        say("no corrections yet: pourparlers correct --help")
        return
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    for c in desk.corrections:
        said = c.value if c.kind in ("set", "party") else None
        who = [actor.name for actor in c.actors]
        title = c.meeting.title if c.meeting else None
        what = " ".join(filter(None, (c.field, title, *who, said, *c.names, f"{c.of or ''}")))
        table.add_row(str(c.number), c.made[:10], c.kind, what, desk.state_of(c), c.by, c.reason)
    console().print(table)
