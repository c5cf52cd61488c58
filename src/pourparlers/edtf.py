"""EDTF (ISO 8601-2) as far as readings use it: a value type that parses, prints, and compares uncertain dates.

Days, months, years, decades and centuries (``199X``), seasons (21-24), quarters (33-36), halves (40-41), unknown
years (``XXXX-01-12``), intervals with open ends, and the marks ``~`` (about) and ``?`` (doubtful).
"""

from __future__ import annotations

import calendar
import functools
import re
from datetime import date, timedelta
from typing import NamedTuple

_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(\d\d)(?:-(\d\d|XX))?)?([~?%]?)")
# Seasons, quarters and halves of ISO 8601-2: first month, and how many months.
PARTS = {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3), 33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3)}
PARTS |= {40: (1, 6), 41: (7, 6)}
# Dates without a year are laid into a leap year, so that they compare with one another.
NO_YEAR = 2000


class Point(NamedTuple):
    """One date: ``year`` as printed (``2022``, ``199X``, ``XXXX``), month or part of the year, day, mark of doubt."""

    year: str
    month: int | None = None
    day: int | None = None
    mark: str = ""

    def __str__(self) -> str:
        month = f"-{self.month:02}" if self.month else ""
        day = f"-{self.day:02}" if self.day else ""
        return f"{self.year}{month}{day}{self.mark}"

    @property
    def yearless(self) -> bool:
        return self.year == "XXXX"

    @property
    def first(self) -> date:
        low = self._year(self.year.replace("X", "0"))
        if self.month is None:
            return date(low, 1, 1)
        return date(low, PARTS[self.month][0] if self.month > 12 else self.month, self.day or 1)

    @property
    def last(self) -> date:
        high = self._year(self.year.replace("X", "9"))
        if self.month is None:
            return date(high, 12, 31)
        if self.day:
            return date(high, self.month, self.day)
        begin, months = PARTS.get(self.month, (self.month, 1))
        years, end = divmod(begin + months - 2, 12)
        year = min(high + years, 9999)
        return date(year, end + 1, calendar.monthrange(year, end + 1)[1])

    def _year(self, digits: str) -> int:
        return NO_YEAR if self.yearless else max(1, int(digits))


class Edtf(NamedTuple):
    """A date (``begin`` equals ``end``) or an interval; ``None`` is an open end."""

    begin: Point | None
    end: Point | None

    def __str__(self) -> str:
        if self.begin == self.end:
            return str(self.begin)
        return f"{self.begin or '..'}/{self.end or '..'}"

    @property
    def yearless(self) -> bool:
        return any(p.yearless for p in (self.begin, self.end) if p)

    @property
    def approximate(self) -> bool:
        return any("~" in p.mark or "%" in p.mark for p in (self.begin, self.end) if p)

    @property
    def doubtful(self) -> bool:
        return any("?" in p.mark or "%" in p.mark for p in (self.begin, self.end) if p)

    @property
    def first(self) -> date:
        """The earliest day; ``date.min`` where the beginning is open."""
        return self.begin.first if self.begin else date.min

    @property
    def last(self) -> date:
        """The latest day; ``date.max`` where the end is open."""
        if not self.end:
            return date.max
        last = self.end.last
        if self.yearless and self.begin and last < self.begin.first:
            return last.replace(year=NO_YEAR + 1, day=min(last.day, 28))
        return last

    @property
    def days(self) -> int | None:
        """How many days it spans, both ends counted; ``None`` where an end is open."""
        return (self.last - self.first).days + 1 if self.begin and self.end else None

    @property
    def day(self) -> date | None:
        """The one day it is, where it is one known day."""
        one = self.begin == self.end and self.begin and self.begin.day and not self.yearless
        return self.first if one else None

    def overlaps(self, other: Edtf, slack: int = 0) -> bool:
        """Whether some day may be in both, with ``slack`` days given on either side."""
        a, b = aligned(self, other)
        lap = timedelta(slack)
        return _minus(a[0], lap) <= b[1] and _minus(b[0], lap) <= a[1]

    def inside(self, other: Edtf) -> bool:
        """Whether every day of this one is in the other."""
        a, b = aligned(self, other)
        return b[0] <= a[0] and a[1] <= b[1]

    def before(self, other: Edtf) -> bool:
        """Whether it is over before the other begins."""
        a, b = aligned(self, other)
        return a[1] < b[0]


@functools.lru_cache(maxsize=4096)
def parse(text: str) -> Edtf | None:
    """The date or interval that ``text`` writes, ``None`` where it is none of this subset or no day that exists."""
    first, slash, last = text.partition("/")
    if not slash:
        only = _point(first)
        return Edtf(only, only) if only else None
    begin, end = _point(first), _point(last)
    if (begin is None and first not in ("..", "")) or (end is None and last not in ("..", "")):
        return None
    return Edtf(begin, end) if begin or end else None


def aligned(a: Edtf, b: Edtf) -> tuple[tuple[date, date], tuple[date, date]]:
    """First and last day of both; where one has no year, the other is laid into the same nameless year."""
    if a.yearless == b.yearless:
        return (a.first, a.last), (b.first, b.last)
    return (_nameless(a), _nameless(b))


def of_days(first: date, last: date) -> str:
    """The interval of two days, or the one day."""
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def _nameless(edtf: Edtf) -> tuple[date, date]:
    if edtf.yearless:
        return edtf.first, edtf.last
    if not edtf.days or edtf.days > 365:
        return date(NO_YEAR, 1, 1), date(NO_YEAR + 1, 12, 31)
    first = edtf.first.replace(year=NO_YEAR)
    return first, first + (edtf.last - edtf.first)


def _minus(day: date, lap: timedelta) -> date:
    return day - lap if day - date.min >= lap else date.min


def _point(text: str) -> Point | None:
    match = _POINT.fullmatch(text)
    if not match:
        return None
    year, month, day, mark = match[1], int(match[2] or 0), match[3], match[4]
    if (match[2] and not (1 <= month <= 12 or month in PARTS)) or year == "0000":
        return None
    if day and day != "XX":
        of = NO_YEAR if "X" in year else int(year)
        if month > 12 or not 1 <= int(day) <= calendar.monthrange(of, month)[1]:
            return None
        return Point(year, month, int(day), mark)
    return Point(year, month or None, None, mark)
