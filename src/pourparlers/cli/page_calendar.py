"""The calendar of the page: the agenda by day, and tables of the months that have dated meetings."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from pourparlers.cli.days import days_of
from pourparlers.cli.page_cards import MeetingCard
from pourparlers.cli.page_labels import DateWords, PageLabels
from pourparlers.cli.say_date import point

MONTHS = 4  # tables drawn at most
LONGEST = 31  # days of a meeting that a table marks one by one


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


def agenda(cards: Sequence[MeetingCard], words: DateWords) -> list[AgendaDay]:
    """Cards, which stand in the order of the calendar, by date."""
    return [AgendaDay(said, _leaf(when, words), tuple(day)) for (said, when), day in groupby(cards, _date)]


def _date(card: MeetingCard) -> tuple[str, str | None]:
    return (card.date, card.when)


def _leaf(when: str | None, words: DateWords) -> tuple[str, str]:
    """What stands large and small beside a date: day and month, or month and year, or the year."""
    first, slash, last = (when or "").partition("/")
    a, b = point(first), point(last)
    at = a or b
    if at is None or (at.year is None and at.month is None):
        return ("–", "")
    if at.month is None:
        return (str(at.year), "")
    if at.month > 12:
        return ("∼", str(at.year or ""))
    month = words.months_short[at.month - 1]
    if at.day is None:
        return (month, str(at.year or ""))
    until = f"–{b.day}" if slash and a and b and b.day and (a.year, a.month) == (b.year, b.month) else ""
    return (f"{at.day}{until}", month)


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
    days = days_of(when)
    if when is None or days is None or days.first is None or not all(_is_day(side) for side in when.split("/")):
        return
    last = days.last or days.first
    if (last - days.first).days < LONGEST:
        for n in range((last - days.first).days + 1):
            yield days.first + timedelta(days=n)


def _is_day(side: str) -> bool:
    at = point(side)
    return side in ("", "..") or (at is not None and at.exact is not None)


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
