"""The calendar of the page: the agenda by day, and tables of the months that have dated meetings."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from pourparlers.cli.page_cards import MeetingCard
from pourparlers.cli.page_labels import PageLabels
from pourparlers.edtf import parse
from pourparlers.showing.days import days_of
from pourparlers.showing.say_date import DateWords, is_exact

MONTHS = 4  # tables drawn at most
LONGEST = 31  # days of one meeting that the tables mark


class AgendaDay(NamedTuple):
    """One date of the agenda: in words, as a leaf of a calendar (two short lines), and its meetings."""

    date: str
    leaf: tuple[str, str]
    cards: tuple[MeetingCard, ...]


class DayCell(NamedTuple):
    """One field of a month's table; ``number`` is 0 outside the month."""

    number: int
    iso: str
    published: bool
    cards: tuple[MeetingCard, ...]


class MonthTable(NamedTuple):
    name: str
    weeks: tuple[tuple[DayCell, ...], ...]


def agenda(cards: Sequence[MeetingCard], published: str | None, words: DateWords) -> list[AgendaDay]:
    """Cards, which stand in the order of the calendar, by date."""
    year = (published or "")[:4]
    return [AgendaDay(said, _leaf(when, year, words), tuple(day)) for (said, when), day in groupby(cards, _date)]


def _date(card: MeetingCard) -> tuple[str, str | None]:
    return (card.date, card.when)


def _leaf(when: str | None, year: str, words: DateWords) -> tuple[str, str]:
    """What stands large and small beside a date: day and month (and a year other than ``year``), or month and year."""
    date = parse(when) if when else None
    at = date and (date.begin or date.end)
    if date is None or at is None or (at.yearless and at.month is None):
        return ("–", "")
    printed = "" if at.yearless else at.year.replace("X", "…", 1).replace("X", "")
    if at.month is None or at.month > 12:
        return ("∼" if at.month else printed, printed if at.month else "")
    month = words.months_short[at.month - 1]
    if at.day is None:
        return (month, printed)
    end = date.end
    until = f"–{end.day}" if end and end != at and end.day and (at.year, at.month) == (end.year, end.month) else ""
    return (f"{at.day}{until}", month if printed in (year, "") else f"{month} {printed}")


def month_tables(cards: Sequence[MeetingCard], published: str | None, labels: PageLabels) -> list[MonthTable]:
    """Tables of the months nearest to the day of publication, in their order."""
    by_day: dict[date, list[MeetingCard]] = defaultdict(list)
    for card in cards:
        for day in _marked_days(card.when):
            by_day[day].append(card)
    if not by_day:
        return []
    days = days_of(published)
    today = days.first if days and days.exact else None
    near = today or sorted(by_day)[len(by_day) // 2]
    months = {(day.year, day.month) for day in by_day}
    drawn = sorted(months, key=lambda m: (abs((m[0] - near.year) * 12 + m[1] - near.month), m))[:MONTHS]
    return [_table(year, month, by_day, today, labels.dates) for year, month in sorted(drawn)]


def _marked_days(when: str | None) -> Iterator[date]:
    """Every day of a meeting whose days are known; only the first where the end is open."""
    dated = parse(when) if when else None
    if dated is None or dated.begin is None or not all(is_exact(p) for p in (dated.begin, dated.end) if p):
        return
    last = dated.end.first if dated.end else dated.begin.first
    for n in range(min((last - dated.begin.first).days + 1, LONGEST)):
        yield dated.begin.first + timedelta(days=n)


def _table(
    year: int, month: int, by_day: dict[date, list[MeetingCard]], today: date | None, words: DateWords
) -> MonthTable:
    weeks = []
    for week in calendar.Calendar().monthdayscalendar(year, month):
        row = []
        for number in week:
            day = date(year, month, number) if number else None
            held = tuple(by_day[day]) if day in by_day else ()
            row.append(DayCell(number, day.isoformat() if day else "", day is not None and day == today, held))
        weeks.append(tuple(row))
    return MonthTable(words.month_year.format(month=words.months_alone[month - 1], year=year), tuple(weeks))
