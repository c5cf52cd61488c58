"""``pourparlers trending``: what more independent voices report now than usual, by section."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from pourparlers.cli.output import say
from pourparlers.cli.record_options import AsCsv, AsOf, Names, console, desk, print_csv, words_for
from pourparlers.cli.store_options import AsJson, Db, print_lines

if TYPE_CHECKING:
    from rich.table import Table

    from pourparlers.cli.record_words import RecordWords
    from pourparlers.record.calendar import Calendar
    from pourparlers.record.entry import Trend

COLUMNS = ("section", "kind", "name", "voices", "usual", "surprise", "key")


def trending(
    section: Annotated[
        str | None, typer.Option(metavar="NAME", help="In this section of the outlets, by its beginning.")
    ] = None,
    most: Annotated[int, typer.Option("--most", metavar="N", min=1, help="So many lines a section.")] = 10,
    db: Db = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    names: Names = None,
) -> None:
    """Show what more independent voices report now than usual: meetings, issues, people, states, places.

    The stories of the last three days are set against the weeks before; the number behind each line says how far beyond
    chance it is: 2 is one in a hundred, 3 one in a thousand. First in all sections, then in each.

    Examples:

      pourparlers trending

      pourparlers trending --as-of 2022-01-12

      pourparlers trending --section World --json
    """
    known, today = desk(db, as_of)
    words = words_for(names)
    from pourparlers.record.calendar import fits
    from pourparlers.record.mentions import mentions_of
    from pourparlers.record.positions import positions_of
    from pourparlers.record.trending import trends_of

    mentions = mentions_of(known, positions_of(known, language=words.shared.language))
    every = sorted({name for mention in mentions for name in mention.sections})
    asked = [name for name in every if fits(section, [name])]
    in_each = [trends_of(mentions, today, name)[:most] for name in ([None] if section is None else []) + [*asked]]
    found = [trend for of_one in in_each for trend in of_one]
    if as_json:
        print_lines(found)
    elif as_csv:
        print_csv(COLUMNS, ((t.section, t.kind, t.name, t.voices, t.usual, t.surprise, t.key) for t in found))
    elif not found:
        where = f" in a section {section!r}" if section else ""
        say(f"nothing is told more than usual{where} on {today}, or too little was told in the weeks before")
    else:
        _print(in_each, known, words)


def _print(in_each: Sequence[Sequence[Trend]], known: Calendar, words: RecordWords) -> None:
    from rich.text import Text

    screen = console()
    for of_one in filter(None, in_each):
        screen.print(Text(of_one[0].section or words.own["trending_all"], "bold cyan"))
        screen.print(_table(of_one, known, words))


def _table(trends: Sequence[Trend], known: Calendar, words: RecordWords) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2))
    for trend in trends:
        table.add_row(
            Text(f"  {trend.surprise:.1f}", "bold magenta"),
            Text(_called(trend, known, words)),
            words.voices(trend.voices),
            Text(words.own["usual"].format(n=f"{trend.usual:.1f}"), "dim"),
        )
    return table


def _called(trend: Trend, known: Calendar, words: RecordWords) -> str:
    from pourparlers.cli.record_words import entry_of

    meeting = known.meeting(trend.key) if trend.kind == "meeting" else None
    if meeting is not None:
        return entry_of(meeting, words)
    if trend.kind == "place":
        return words.place(trend.name)
    name = words.actor(trend.name) if trend.kind in ("state", "organisation") else trend.name
    return name[:1].upper() + name[1:]
