"""``pourparlers calendar``: the record as a desk's diary, day by day."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from pourparlers.cli.output import check_target, say, write_whole
from pourparlers.cli.record_options import AsCsv, AsOf, Names, console, desk, print_csv, wanted_of, words_for
from pourparlers.cli.store_options import AsJson, Db, count, print_lines
from pourparlers.model import Status

if TYPE_CHECKING:
    from rich.text import Text

    from pourparlers.cli.record_words import RecordWords
    from pourparlers.record.entry import Meeting

COLUMNS = (
    "id",
    "when",
    "time",
    "zone",
    "place",
    "country",
    "kind",
    "format",
    "title",
    "parties",
    "status",
    "voices",
    "reviewed",
)


def calendar(
    db: Db = None,
    first: Annotated[str | None, typer.Option("--from", metavar="DATE", help="From this day on.")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Up to this day.")] = None,
    as_of: AsOf = None,
    actor: Annotated[str | None, typer.Option(metavar="NAME", help="Meetings in which it takes part.")] = None,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="Meetings there: a city or country code.")] = None,
    section: Annotated[str | None, typer.Option(metavar="NAME", help="Meetings told of in this section.")] = None,
    status: Annotated[str | None, typer.Option(metavar="STATUS", help=f"{', '.join(get_args(Status))}.")] = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    ics: Annotated[Path | None, typer.Option(metavar="FILE", help="Write them as an iCalendar file.")] = None,
    names: Names = None,
) -> None:
    """Show who meets whom, day by day, as all articles of the store tell it together.

    Each line: CITY - what, who - time, with marks for what is new since yesterday and what was moved this week, how
    many independent voices tell it, and its identifier. Without a date at the end.

    Examples:

      pourparlers calendar --from 2022-01-10 --to 2022-01-16

      pourparlers calendar --actor Russia --status planned

      pourparlers calendar --as-of 2021-12-31            what was known on that day

      pourparlers calendar --ics talks.ics
    """
    from pourparlers.record.calendar import Wanted

    if ics is not None:
        check_target(ics)
    wanted = wanted_of(first, last, actor, place, section, status)
    known, today = desk(db, as_of)
    found = list(known.meetings(wanted))
    if as_json:
        print_lines(found)
    elif as_csv:
        print_csv(COLUMNS, map(_row, found))
    elif ics is None:
        _print(found, words_for(names), today)
        if not found:
            say("no meetings" + (" that fit" if wanted != Wanted() else " in this store yet: pourparlers add FILE..."))
    if ics is not None:
        from pourparlers.cli.record_words import in_one_line
        from pourparlers.showing.record_ical import calendar_of

        content = calendar_of(found, known, in_one_line)
        write_whole(ics, content)
        say(f"{ics}: {count(content.count(b'BEGIN:VEVENT'), 'dated meeting')} of {len(found):,}")


def _row(meeting: Meeting) -> tuple[object, ...]:
    clock, place = meeting.time, meeting.place
    return (
        meeting.id,
        meeting.when,
        clock.start if clock else None,
        clock.zone if clock else None,
        place.name if place else None,
        place.country if place else None,
        meeting.kind,
        meeting.format,
        meeting.title,
        "; ".join(party.name for party in meeting.parties),
        meeting.status,
        meeting.voices,
        "yes" if meeting.reviewed else "no",
    )


def _print(meetings: list[Meeting], words: RecordWords, today: date) -> None:
    from rich.padding import Padding
    from rich.text import Text

    screen = console()
    for when, on_that_day in groupby(meetings, key=lambda meeting: meeting.when):
        screen.print(Text(words.day(when) if when else words.own["undated"], "bold cyan"))
        for meeting in on_that_day:
            screen.print(Padding(line_of(meeting, words, today), (0, 0, 0, 2)))


def line_of(meeting: Meeting, words: RecordWords, today: date | None) -> Text:
    """A meeting in one line of a diary, with its marks."""
    from rich.text import Text

    from pourparlers.cli.record_words import clock_of, headline_of
    from pourparlers.cli.report import COLOUR
    from pourparlers.showing.marks import is_moved, is_new

    text = Text()
    if meeting.place is not None:
        text.append(words.place(meeting.place.name).upper() + " - ", "bold")
    text.append(headline_of(meeting, words))
    clock = clock_of(meeting.time, words)
    text.append(f" - {clock}" if clock else "")
    text.append(f"  {words.shared.of('status', meeting.status)}", COLOUR[meeting.status])
    if meeting.unconfirmed:
        text.append(f" ({words.own['unconfirmed']})", "yellow")
    if today and is_new(meeting, today):
        text.append(f"  {words.own['new']}", "bold green")
    if today and is_moved(meeting, today):
        text.append(f"  {words.own['moved']}", "bold magenta")
    if meeting.hidden:
        text.append(f"  {words.own['hidden']}", "red")
    seen = "" if meeting.reviewed else f" · {words.own['not_reviewed']}"
    text.append(f"  {words.voices(meeting.voices)} · {meeting.id}{seen}", "dim")
    return text
