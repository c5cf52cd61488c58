"""Meetings as a diary shows them: by day, those whose day nobody knows apart, and months as tables."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from pourparlers.edtf import Edtf, parse
from pourparlers.publish.words import Hours, Words
from pourparlers.record.entry import Meeting
from pourparlers.showing.marks import is_moved, is_new

SHARP = 10
"""So many days an agenda takes for a date; what spans more is put among those whose day is not known."""
WITHIN, MOST_OPEN = 31, 40


class Entry(NamedTuple):
    """A meeting with the marks of a diary."""

    meeting: Meeting
    hours: Hours | None
    new: bool
    moved: bool


class Day(NamedTuple):
    """A date of the agenda: as words, and as a leaf of a calendar (weekday, day, month); the year if it is another."""

    when: str
    said: str
    leaf: tuple[str, str, str]
    year: str
    past: bool
    entries: tuple[Entry, ...]


class Agenda(NamedTuple):
    """Days in order, then the meetings whose day is not known."""

    days: tuple[Day, ...]
    open: tuple[tuple[str, tuple[Entry, ...]], ...]
    count_open: int


def agenda_of(meetings: Iterable[Meeting], today: date, words: Words) -> Agenda:
    """The agenda of some meetings, which stand in the calendar's order; of those without a day the best told."""
    days: dict[str, list[Entry]] = defaultdict(list)
    undated: list[Meeting] = []
    for meeting in meetings:
        known = parse(meeting.when) if meeting.when else None
        if known is not None and is_sharp(known):
            days[meeting.when or ""].append(entry_of(meeting, today, words))
        else:
            undated.append(meeting)
    vague: dict[str, list[Entry]] = defaultdict(list)
    for meeting in best_told(undated, MOST_OPEN):
        vague[meeting.when or ""].append(entry_of(meeting, today, words))
    shown = (_day(when, entries, today, words) for when, entries in days.items())
    drawer = tuple((words.short_day(when), tuple(entries)) for when, entries in vague.items())
    return Agenda(tuple(shown), drawer, len(undated))


def best_told(meetings: Sequence[Meeting], most: int) -> list[Meeting]:
    """So many of some meetings, those that most voices tell of, in the order that they stood in."""
    if len(meetings) <= most:
        return list(meetings)
    best = sorted(range(len(meetings)), key=lambda n: (-meetings[n].voices, n))[:most]
    return [meetings[n] for n in sorted(best)]


def entry_of(meeting: Meeting, today: date, words: Words) -> Entry:
    return Entry(meeting, words.hours(meeting), is_new(meeting, today), is_moved(meeting, today))


def is_sharp(known: Edtf) -> bool:
    """Whether an agenda can put it on a day."""
    return not known.yearless and known.days is not None and known.days <= SHARP


def is_over(meeting: Meeting, today: date) -> bool:
    """Whether all days that it may be held on have passed."""
    known = parse(meeting.when) if meeting.when else None
    return known is not None and not known.yearless and known.last < today


def _day(when: str, entries: Sequence[Entry], today: date, words: Words) -> Day:
    known = parse(when)
    assert known is not None
    year = "" if known.first.year == today.year else str(known.first.year)
    return Day(when, words.day(when), _leaf(known, words), year, known.last < today, tuple(entries))


def _leaf(known: Edtf, words: Words) -> tuple[str, str, str]:
    """Weekday, day and month; of a span its days."""
    first, last = known.first, known.last
    month = words.dates.months_short[first.month - 1]
    if first == last:
        return (words.dates.weekdays_short[first.weekday()], str(first.day), month)
    if (first.year, first.month) == (last.year, last.month):
        return ("", f"{first.day}–{last.day}", month)
    return ("", f"{first.day}–{last.day}", f"{month}–{words.dates.months_short[last.month - 1]}")


class Cell(NamedTuple):
    """A field of a month's table: ``day`` is ``None`` outside of the month."""

    day: date | None
    today: bool
    meetings: tuple[Meeting, ...]


class Month(NamedTuple):
    """A month as a table, and its neighbours."""

    year: int
    month: int
    name: str
    weekdays: tuple[tuple[str, str], ...]
    weeks: tuple[tuple[Cell, ...], ...]
    before: tuple[int, int] | None
    after: tuple[int, int] | None


def month_of(year: int, month: int, meetings: Iterable[Meeting], today: date, words: Words) -> Month:
    """A month's table, its weeks begun as the reader's language begins them."""
    by_day: dict[date, list[Meeting]] = defaultdict(list)
    for meeting in meetings:
        for day in days_of(meeting):
            by_day[day].append(meeting)
    first = words.tongue.locale.first_week_day
    weeks = []
    for week in calendar.Calendar(first).monthdayscalendar(year, month):
        days = [date(year, month, number) if number else None for number in week]
        weeks.append(tuple(Cell(day, day == today, tuple(by_day[day]) if day in by_day else ()) for day in days))
    order = [(first + n) % 7 for n in range(7)]
    dates = words.dates
    name = dates.month_year.format(month=dates.months_alone[month - 1], year=year)
    names = tuple((dates.weekdays_short[n], dates.weekdays[n]) for n in order)
    return Month(year, month, name, names, tuple(weeks), _step(year, month, -1), _step(year, month, 1))


def days_of(meeting: Meeting) -> Iterator[date]:
    """The days of a meeting that an agenda can put on days."""
    known = parse(meeting.when) if meeting.when else None
    if known is not None and is_sharp(known):
        for n in range(min((known.last - known.first).days + 1, WITHIN)):
            yield known.first + timedelta(n)


def _step(year: int, month: int, by: int) -> tuple[int, int] | None:
    years, left = divmod(year * 12 + month - 1 + by, 12)
    return (years, left + 1) if date.min.year <= years <= date.max.year else None
