"""The days that an EDTF date (ISO 8601-2) spans, for sorting, for calendars and for people."""

from __future__ import annotations

import calendar
import datetime
import re
from typing import NamedTuple

SEASONS = {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3), 33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3)}
"""Seasons and quarters of ISO 8601-2: their first month, and how many months they have."""
ONE = re.compile(r"([\dX]{4})(?:-([\dX]{2})(?:-([\dX]{2}))?)?")


class Days(NamedTuple):
    """First and last day, either open (``None``); ``exact`` is one known day that nobody doubts."""

    first: datetime.date | None
    last: datetime.date | None
    approximate: bool = False

    @property
    def exact(self) -> bool:
        return self.first is not None and self.first == self.last and not self.approximate


def days_of(edtf: str | None) -> Days | None:
    """The days of a date or interval; ``None`` where no year is known, or the value is no EDTF."""
    if not edtf:
        return None
    begin, slash, end = edtf.partition("/")
    if not slash:
        return _one(begin)
    first, last = _one(begin), _one(end)
    if (first is None and begin not in ("", "..")) or (last is None and end not in ("", "..")):
        return None
    if first is None and last is None:
        return None
    vague = any(side.approximate for side in (first, last) if side)
    return Days(first.first if first else None, last.last if last else None, vague)


def _one(value: str) -> Days | None:
    bare = value.rstrip("~?%")
    match = ONE.fullmatch(bare)
    if match is None or "X" in match[1]:
        return None
    year, month, day = int(match[1]), match[2], match[3]
    if year == 0:
        return None
    try:
        first, last = _bounds(year, month, day)
    except ValueError:
        return None
    return Days(first, last, bare != value)


def _bounds(year: int, month: str | None, day: str | None) -> tuple[datetime.date, datetime.date]:
    if month is None or "X" in month:
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    if int(month) in SEASONS:
        start, length = SEASONS[int(month)]
        end_year, end_month = divmod(year * 12 + start - 1 + length - 1, 12)
        return datetime.date(year, start, 1), _end_of_month(end_year, end_month + 1)
    if day is None or "X" in day:
        return datetime.date(year, int(month), 1), _end_of_month(year, int(month))
    exact = datetime.date(year, int(month), int(day))
    return exact, exact


def _end_of_month(year: int, month: int) -> datetime.date:
    return datetime.date(year, month, calendar.monthrange(year, month)[1])
