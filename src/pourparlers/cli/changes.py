"""``pourparlers changes``: what reports did to the record, day by day, the latest first."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from pourparlers.cli.output import say
from pourparlers.cli.record_options import AsCsv, AsOf, Names, console, desk, print_csv, whole_day, words_for
from pourparlers.cli.store_options import AsJson, Db, print_lines

if TYPE_CHECKING:
    from pourparlers.cli.record_words import RecordWords
    from pourparlers.record.calendar import Calendar
    from pourparlers.record.entry import Changed


def changes(
    db: Db = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Changes of this day and later.")] = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    names: Names = None,
) -> None:
    """Show what was announced, confirmed, moved, put off, called off, held, joined, left or told otherwise.

    Examples:

      pourparlers changes --since 2022-01-10

      pourparlers changes --json | jq 'select(.kind == "moved")'
    """
    first = whole_day("--since", since)
    known, _ = desk(db, as_of)
    found = list(known.changes(first))
    if as_json:
        print_lines(found)
    elif as_csv:
        rows = ((c.day, c.meeting, c.kind, c.old, c.new, len(c.articles)) for c in found)
        print_csv(("day", "meeting", "kind", "old", "new", "articles"), rows)
    else:
        _print(found, known, words_for(names))
        if not found:
            say("no changes" + (f" since {first}" if first else " in this store yet"))


def _print(found: list[Changed], known: Calendar, words: RecordWords) -> None:
    from rich.table import Table
    from rich.text import Text

    from pourparlers.cli.meeting import said_of
    from pourparlers.cli.record_words import headline_of

    screen = console()
    for day, of_that_day in groupby(found, key=lambda change: change.day):
        screen.print(Text(words.day(day) if day else words.own["unknown_day"], "bold cyan"))
        table = Table.grid(padding=(0, 2))
        for change in of_that_day:
            kind = words.own["moved_change" if change.kind == "moved" else change.kind]
            meeting = known.meeting(change.meeting)
            table.add_row(f"  {kind}", headline_of(meeting, words) if meeting else "", Text(said_of(change, words)))
        screen.print(table)
