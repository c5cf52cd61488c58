"""EDTF dates in the words of a reader's language: ``2022-01-10/2022-01-13`` is "10–13 January 2022".

Whatever is not understood is shown as it stands, so that nothing a reading says is lost.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import NamedTuple

from pourparlers.cli.page_labels import DateWords

_POINT = re.compile(
    r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?(?:T[0-9:.+Z-]*)?(?P<mark>[~?%])?"
)
SEASONS = range(21, 25)
QUARTERS = range(33, 37)
HALVES = range(40, 42)


class Point(NamedTuple):
    """One EDTF date: ``None`` where a part is unspecified; ``month`` may be a season or a quarter."""

    year: int | None
    month: int | None
    day: int | None
    mark: str
    century: int | None = None
    span: int = 1
    day_open: bool = False

    @property
    def exact(self) -> date | None:
        """The day, where year, month and day are all known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)


def point(text: str) -> Point | None:
    """One date of an EDTF string, or nothing where it is not one that exists."""
    match = _POINT.fullmatch(text)
    if match is None:
        return None
    printed, month, day = match["year"], _number(match["month"]), _number(match["day"])
    year, known = _number(printed), printed.rstrip("X")
    if year == 0 or (match["month"] and "X" not in match["month"] and not _is_month(month)):
        return None
    if day is not None and (month is None or not 1 <= day <= _days(year, month)):
        return None
    span = 10 ** (4 - len(known))
    start = int(known) * span if year is None and known.isdigit() else None
    return Point(year, month, day, match["mark"] or "", start, span, match["day"] is not None and day is None)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits and digits.isdigit() else None


def _is_month(month: int | None) -> bool:
    return month is not None and (1 <= month <= 12 or month in SEASONS or month in QUARTERS or month in HALVES)


def _days(year: int | None, month: int) -> int:
    """How many days a month has; where the year is unknown, February may have 29."""
    return calendar.monthrange(year or 2000, month)[1] if month <= 12 else 0


def say_date(value: str | None, words: DateWords, *, weekday: bool = True) -> str:
    """A date or an interval in words; ``weekday`` puts its name before an exact day."""
    if not value:
        return words.undated
    first, slash, last = value.partition("/")
    if slash:
        return _say_interval(first, last, words) or value
    at = point(value)
    return _say_point(at, words, weekday=weekday) if at else value


def _say_interval(first: str, last: str, words: DateWords) -> str | None:
    a, b = point(first), point(last)
    if a and last in ("..", ""):
        return (words.open_day if a.exact else words.open_other).format(a=_say_point(a, words))
    if b and first in ("..", ""):
        return (words.until_day if b.exact else words.until_other).format(b=_say_point(b, words))
    if a is None or b is None:
        return None
    return _say_point(a, words, weekday=True) if a == b else _say_range(a, b, words)


def _say_range(a: Point, b: Point, words: DateWords) -> str:
    if a.mark or b.mark or a.year != b.year or not (_is_simple(a) and _is_simple(b)):
        return words.range.format(a=_say_point(a, words), b=_say_point(b, words))
    if a.day and b.day and a.month == b.month:
        said = _say_day(b, words, words.days.format(a=_ordinal(a.day, words), b=b.day))
    else:
        said = words.range.format(a=_bare(a._replace(year=None), words), b=_bare(b, words))
    return words.year_unknown.format(a=said) if b.year is None else said


def _is_simple(at: Point) -> bool:
    """Whether ``at`` is a month or a day, whose year may be left out before another of the same year."""
    return at.century is None and at.month is not None and at.month <= 12 and not at.day_open


def _say_point(at: Point, words: DateWords, *, weekday: bool = False) -> str:
    said = _bare(at, words)
    exact = at.exact
    if exact and weekday and not at.mark:
        said = words.weekday_day.format(weekday=words.weekdays[exact.weekday()], day=said)
    if at.year is None and at.century is None and at.month:
        said = words.year_unknown.format(a=said)
    if at.mark in ("~", "%"):
        said = (words.about_day if at.day else words.about_other).format(a=said)
    return words.doubtful.format(a=said) if at.mark in ("?", "%") else said


def _bare(at: Point, words: DateWords) -> str:
    """The date without its marks of doubt."""
    if at.month is None:
        return _say_year(at, words)
    if at.month > 12:
        return _say_part_of_year(at.month, _say_year(at, words) if at.year is None else str(at.year), words)
    if at.day is not None:
        return _say_day(at, words, _ordinal(at.day, words))
    month = words.months_alone[at.month - 1]
    said = words.month_year.format(month=month, year=at.year) if at.year else month
    return words.day_unknown.format(a=said) if at.day_open else said


def _say_day(at: Point, words: DateWords, day: str) -> str:
    month = words.months[(at.month or 1) - 1]
    if at.year is None:
        return words.day.format(day=day, month=month)
    return words.day_year.format(day=day, month=month, year=at.year)


def _say_year(at: Point, words: DateWords) -> str:
    if at.year is not None:
        return words.year.format(year=at.year)
    if at.century is None:
        return words.undated
    pattern = words.decade if at.span == 10 else words.century
    return pattern.format(year=at.century, last=at.century + at.span - 1)


def _say_part_of_year(part: int, year: str, words: DateWords) -> str:
    for numbers, names in ((SEASONS, words.seasons), (QUARTERS, words.quarters), (HALVES, words.halves)):
        if part in numbers:
            return names[part - numbers.start].format(year=year)
    return year


def _ordinal(day: int, words: DateWords) -> str:
    return words.first if day == 1 else str(day)
