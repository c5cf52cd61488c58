"""``pourparlers meeting``: one meeting, with every fact's support, its history, and the sentences that say so."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated

import typer

from pourparlers.cli.record_options import AsOf, Names, console, desk, words_for
from pourparlers.cli.store_options import Db, print_lines
from pourparlers.errors import InputError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from pourparlers.cli.record_words import RecordWords
    from pourparlers.record.calendar import Calendar
    from pourparlers.record.entry import Change, Changed, Meeting, Support


def meeting(
    named: Annotated[str, typer.Argument(metavar="ID", help="The meeting's identifier, as calendar shows it.")],
    db: Db = None,
    as_of: AsOf = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the meeting as JSON.")] = False,
    ics: Annotated[bool, typer.Option("--ics", help="Print it as iCalendar.")] = False,
    names: Names = None,
) -> None:
    """Show one meeting: status and stance per party, differences, history, and who says so in which sentence.

    Examples:

      pourparlers meeting 2022-01-10-geneva-talks-a327c5

      pourparlers meeting 2022-01-10-geneva --as-of 2022-01-05
    """
    known, today = desk(db, as_of)
    found = known.meeting(named)
    if found is None:
        raise InputError(named, "no meeting, or more than one, is known by this", "pourparlers calendar shows them all")
    if as_json:
        print_lines([found])
    elif ics:
        from pourparlers.cli.output import print_bytes
        from pourparlers.cli.record_words import in_one_line
        from pourparlers.showing.record_ical import calendar_of

        print_bytes(calendar_of([found], known, in_one_line))
    else:
        from pourparlers.cli.calendar import line_of

        words = words_for(names)
        screen = console()
        screen.print(words.day(found.when), style="bold cyan")
        screen.print(line_of(found, words, today))
        for part in _parts(found, known, words):
            screen.print(part)


def _parts(found: Meeting, known: Calendar, words: RecordWords) -> list[RenderableType]:
    from rich.text import Text

    parts: list[RenderableType] = []
    if found.part_of:
        frame = known.meeting(found.part_of)
        parts.append(Text(f"{words.own['part_of']} {frame.id if frame else found.part_of}", "dim"))
    parts += [_title(words.own["parties"]), _parties(found, words)]
    differing = [supports for supports in (found.dates, found.places) if len(supports) > 1]
    if differing:
        parts += [_title(words.own["differences"]), *(_supports(supports, words) for supports in differing)]
    parts += [_title(words.own["history"]), _history(found, words)]
    return [*parts, _title(words.own["sources"]), *_sentences(found, known, words)]


def _title(word: str) -> RenderableType:
    from rich.text import Text

    return Text(f"\n{word}", "bold cyan")


def _parties(found: Meeting, words: RecordWords) -> RenderableType:
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    for party in found.parties:
        role = words.shared.of("role", party.role) if party.role != "participant" else ""
        stance = words.shared.of("stance", party.stance) if party.stance != "unsaid" else ""
        table.add_row(words.actor(party.name), stance, role, words.voices(party.voices))
    return table


def _supports(supports: Sequence[Support], words: RecordWords) -> RenderableType:
    from rich.text import Text

    said = (
        f"{words.day(s.value) if s.value[:1].isdigit() else words.place(s.value)} ({words.voices(s.voices)})"
        for s in supports
    )
    return Text(", ".join(said))


def _history(found: Meeting, words: RecordWords) -> RenderableType:
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    for change in found.history:
        day = words.day(change.day, weekday=False) if change.day else words.own["unknown_day"]
        table.add_row(day, words.own["moved_change" if change.kind == "moved" else change.kind], said_of(change, words))
    for corrected in found.corrections:
        what = " ".join(filter(None, (corrected.field, corrected.value)))
        said = f"{what}{words.shared('colon') if what else ''}{corrected.reason} ({corrected.by}, {corrected.number})"
        table.add_row(words.day(corrected.day, weekday=False), words.own["did_" + corrected.kind], said)
    return table


def said_of(change: Change | Changed, words: RecordWords) -> str:
    """From what to what a change went, in the reader's words."""
    if change.kind in ("joined", "left"):
        return words.actor(change.new or "")
    values = [_value(value, words) for value in (change.old, change.new) if value]
    return " → ".join(values)


def _value(value: str, words: RecordWords) -> str:
    if value[:1].isdigit() or value[:2] == "XX":
        return words.day(value, weekday=False)
    status = words.shared.of("status", value)
    return status if status != value else words.place(value)


def _sentences(found: Meeting, known: Calendar, words: RecordWords) -> list[RenderableType]:
    """What each story says, its copies named beside it."""
    from rich.padding import Padding
    from rich.text import Text

    from pourparlers.showing.evidence import sentence_of

    told_by = {report.article: report.meeting for report in reversed(found.reports)}
    out: list[RenderableType] = []
    for story in dict.fromkeys(filter(None, (known.story_of(report.article) for report in found.reports))):
        article = next(key for key in story.articles if key in told_by)
        told = known.article(article)
        assert told is not None
        said = next(m for m in told.reading.meetings if m.id == told_by[article])
        text = Text()
        day = words.day(told.day.isoformat(), weekday=False) if told.day else words.own["unknown_day"]
        path = told.reading.article.path
        outlet = told.outlet or told.url or (PurePath(path).name if path else article[:12])
        text.append(f"{outlet}, {day}", "bold")
        others = [name for name in story.outlets if name and name != outlet]
        text.append(f" ({words.own['copies']} {', '.join(others)})" if others else "", "dim")
        sentence = sentence_of(told.reading.article, said)
        text.append(
            f"\n{words.shared('quote_open')}{sentence}{words.shared('quote_close')}" if sentence else "", "italic"
        )
        out.append(Padding(text, (0, 0, 0, 2)))
    return out
