"""From what the words tell to days: the calendar's arithmetic, against publication and the last day named.

Every resolution gives EDTF and TIMEX3. Where no year is known, a leap year stands in for it and ``XXXX`` is printed.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from pourparlers.edtf import of_days, parse

DAY = timedelta(1)
SEASON_CODES = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
MONTHS = {"P1M": 1, "P3M": 3, "P6M": 6, "P1Y": 12, "P10Y": 120, "P100Y": 1200}
DAYS = {"P1D": 1, "P1W": 7, "P2W": 14}
GRAINS = {"P1D": "day", "P1W": "week", "P2W": "week", "P1M": "month", "P3M": "quarter", "P6M": "half", "P1Y": "year"}
SHORTEST = 28  # days that every month has
FAR = 240  # days back beyond which a past tense is less sure than nearness
NEAR = 75


class Answer(NamedTuple):
    """What an expression resolves to, and how finely."""

    value: str
    edtf: str | None
    grain: str = "day"
    first: date | None = None
    last: date | None = None


@dataclass(slots=True)
class Anchor:
    """What is known so far: publication (a day, or a month where no more is known) and the last day named.

    ``near`` tells that it was named in the same sentence.
    """

    first: date | None = None
    last: date | None = None
    yearless: bool = False
    named_first: date | None = None
    named_last: date | None = None
    year: int = 2000
    near: bool = False

    @property
    def now(self) -> date | None:
        return self.first if self.first == self.last else None

    def base(self, which: str) -> tuple[date, date] | None:
        """The days that "the day after" (``last``) or "yesterday" counts from."""
        if which == "last" and self.named_first and self.named_last:
            return self.named_first, self.named_last
        return (self.first, self.last) if self.first and self.last else None

    def show(self, day: date) -> str:
        return f"XXXX-{day.month:02}-{day.day:02}" if self.yearless else day.isoformat()

    def show_days(self, first: date, last: date) -> str:
        if not self.yearless:
            return of_days(first, last)
        return self.show(first) if first == last else f"{self.show(first)}/{self.show(last)}"


def anchor_at(published: str | None, year: int | None = None) -> Anchor:
    """The anchor that a publication date gives; ``year`` stands in where it has none."""
    edtf = parse(published) if published else None
    if edtf is None:
        return Anchor(year=year or 2000)
    first, last = edtf.first, edtf.last
    if edtf.yearless and year:
        first, last = _in_year(first, year), _in_year(last, year)
    return Anchor(first, last, edtf.yearless)


def _in_year(day: date, year: int) -> date:
    return make_day(year, day.month, day.day) or day


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, ``None`` where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add(day: date, days: int) -> date | None:
    ordinal = day.toordinal() + days
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None


def add_months(day: date, months: int) -> date | None:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    number = day.day if day.day <= SHORTEST else min(day.day, calendar.monthrange(year, month + 1)[1])
    return date(year, month + 1, number)


def week_of(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def choose(days: list[date], anchor: Anchor, way: str, strict: bool = False) -> date | None:
    """Of the days that fit, the one in the direction told, else the nearest; a tie is to come."""
    first, last = anchor.first, anchor.last
    if not days or first is None or last is None:
        return days[0] if days else None
    gap = DAY if strict else timedelta(0)
    before = [d for d in days if d <= last - gap]
    after = [d for d in days if d >= first + gap]
    past = max(before, default=None)
    future = min(after, default=None)
    if past is None or future is None:
        return past or future or min(days, key=lambda d: abs(d - first))
    back, ahead = (first - past).days, (future - last).days
    if way == "past":
        return future if back > FAR and ahead < NEAR and not strict else past
    if way == "future":
        return past if ahead > FAR and back < NEAR and not strict else future
    return future if ahead <= back else past


def years_around(anchor: Anchor) -> range:
    """The years in which a date without one is sought."""
    year = anchor.first.year if anchor.first else anchor.year
    return range(max(1, year - 2), min(9999, year + 3))
