"""EDTF dates in the words of a reader's language: ``2022-01-10/2022-01-13`` is "10–13 January 2022".

Whatever is not understood is shown as it stands, so that nothing a reading says is lost.
"""

from __future__ import annotations

import msgspec

from pourparlers.edtf import Point, parse

SEASON, QUARTER, HALF = 21, 33, 40  # the first of each kind of part of a year


class DateWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Names and patterns of dates; ``months`` as they stand after a day, ``months_alone`` by themselves."""

    months: list[str]
    months_alone: list[str]
    months_short: list[str]
    weekdays: list[str]
    weekdays_short: list[str]
    seasons: list[str]
    quarters: list[str]
    halves: list[str]
    first: str
    weekday_day: str
    day_year: str
    day: str
    month_year: str
    year: str
    decade: str
    century: str
    range: str
    days: str
    open_day: str
    open_other: str
    until_day: str
    until_other: str
    about_day: str
    about_other: str
    doubtful: str
    year_unknown: str
    undated: str


def say_date(value: str | None, words: DateWords, *, weekday: bool = True) -> str:
    """A date or an interval in words; ``weekday`` puts its name before an exact day."""
    if not value:
        return words.undated
    date = parse(value)
    if date is None:
        return value
    a, b = date.begin, date.end
    if a is None or b is None:
        return _say_open(a, b, words)
    return _say_point(a, words, weekday=weekday) if a == b else _say_range(a, b, words)


def is_exact(at: Point) -> bool:
    """Whether it is one known day; it may bear a mark of doubt."""
    return at.day is not None and not at.yearless


def _say_open(a: Point | None, b: Point | None, words: DateWords) -> str:
    if a:
        return (words.open_day if a.day else words.open_other).format(a=_say_point(a, words))
    if b:
        return (words.until_day if b.day else words.until_other).format(b=_say_point(b, words))
    return words.undated


def _say_range(a: Point, b: Point, words: DateWords) -> str:
    if a.mark or b.mark or a.year != b.year or not (_is_short(a) and _is_short(b)):
        return words.range.format(a=_say_point(a, words), b=_say_point(b, words))
    if a.day and b.day and a.month == b.month:
        said = _say_day(b, words, words.days.format(a=_ordinal(a.day, words), b=b.day))
    else:
        said = words.range.format(a=_bare(a._replace(year="XXXX"), words), b=_bare(b, words))
    return words.year_unknown.format(a=said) if b.yearless else said


def _is_short(at: Point) -> bool:
    """Whether it is a month or a day, whose year may be left out before another of the same year."""
    return at.month is not None and at.month <= 12 and (at.yearless or at.year.isdigit())


def _say_point(at: Point, words: DateWords, *, weekday: bool = False) -> str:
    said = _bare(at, words)
    if weekday and is_exact(at) and not at.mark:
        said = words.weekday_day.format(weekday=words.weekdays[at.first.weekday()], day=said)
    if at.yearless and at.month:
        said = words.year_unknown.format(a=said)
    if at.mark in ("~", "%"):
        said = (words.about_day if at.day else words.about_other).format(a=said)
    return words.doubtful.format(a=said) if at.mark in ("?", "%") else said


def _bare(at: Point, words: DateWords) -> str:
    """The date without its marks of doubt."""
    if at.month is None:
        return _say_year(at, words)
    if at.month > 12:
        return _say_part_of_year(at.month, _digits(at), words)
    if at.day is not None:
        return _say_day(at, words, _ordinal(at.day, words))
    month = words.months_alone[at.month - 1]
    return month if at.yearless else words.month_year.format(month=month, year=_digits(at))


def _say_day(at: Point, words: DateWords, day: str) -> str:
    month = words.months[(at.month or 1) - 1]
    if at.yearless:
        return words.day.format(day=day, month=month)
    return words.day_year.format(day=day, month=month, year=_digits(at))


def _digits(at: Point) -> str:
    """The year as people write it: without leading noughts, and nothing where it is unknown."""
    return "" if at.yearless else at.year.lstrip("0")


def _say_year(at: Point, words: DateWords) -> str:
    if at.yearless:
        return words.undated
    if at.year.isdigit():
        return words.year.format(year=_digits(at))
    first, last = int(at.year.replace("X", "0")), int(at.year.replace("X", "9"))
    pattern = words.decade if last - first == 9 else words.century
    return pattern.format(year=first, last=last)


def _say_part_of_year(part: int, year: str, words: DateWords) -> str:
    if part >= HALF:
        return words.halves[part - HALF].format(year=year).strip()
    if part >= QUARTER:
        return words.quarters[part - QUARTER].format(year=year).strip()
    return words.seasons[part - SEASON].format(year=year).strip()


def _ordinal(day: int, words: DateWords) -> str:
    return words.first if day == 1 else str(day)
