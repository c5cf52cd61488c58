"""Days and periods told by their distance: two weeks ago, next month, by the end of the year."""

from __future__ import annotations

from datetime import date

from pourparlers.edtf import of_days
from pourparlers.reading.times.calendar import DAYS, GRAINS, MONTHS, Anchor, Answer, add, add_months, make_day
from pourparlers.reading.times.dates import (
    HALF_A_YEAR,
    NONE,
    STEPS,
    date_told,
    month_told,
    one,
    part_of_year,
    week_told,
    year_told,
)
from pourparlers.reading.times.told import Told


def shift(told: Told, anchor: Anchor, way: str) -> Answer:
    if told.n is None:
        return Answer(told.value or "FUTURE_REF" if told.sign > 0 else told.value or "PAST_REF", None)
    base = anchor.base(told.base)
    if base is None or (base[0] != base[1] and told.base == "published" and told.unit in DAYS):
        return Answer(told.value or "XXXX-XX-XX", None, GRAINS.get(told.unit, "day"))
    start, steps = (base[1] if told.sign > 0 else base[0]), told.n * told.sign
    if told.unit in DAYS:
        days = steps * DAYS[told.unit]
        answer = one(add(start, days), anchor)
        if told.unit == "P1D" or answer.edtf is None or answer.first is None:
            return answer._replace(edtf=answer.edtf and answer.edtf + "~") if told.about else answer
        if told.base == "last" and not told.about:
            return answer
        return answer._replace(edtf=f"{answer.edtf}~", grain="week")
    if told.unit in MONTHS:
        return months_off(start, steps, told, anchor)
    return one(start, anchor)


def months_off(start: date, steps: int, told: Told, anchor: Anchor) -> Answer:
    day = add_months(start, steps * MONTHS[told.unit])
    if day is None:
        return NONE
    if MONTHS[told.unit] >= 12:
        return Answer(f"{day.year:04}", f"{day.year:04}", "year", make_day(day.year, 1, 1), make_day(day.year, 12, 31))
    return Answer(f"{day.year:04}-{day.month:02}", f"{anchor.show(day)}~", "month", day, day)


def period(told: Told, anchor: Anchor, way: str) -> Answer:
    base = anchor.base("last" if told.which in ("previous", "following", "same") else "published")
    steps = STEPS.get(told.which, 0) * (told.n or 1)
    if base is None:
        return Answer("XXXX", None, GRAINS.get(told.unit, "day"))
    start = base[1] if steps > 0 else base[0]
    if told.unit == "P1D":
        return one(add(start, steps), anchor)
    if told.unit in ("P1W", "WE"):
        return week_told(told, anchor, start, steps, way) if base[0] == base[1] or told.base == "last" else NONE
    if told.unit == "P1M":
        day = add_months(start.replace(day=1), steps)
        return (
            month_told(Told(0, 0, "date", month=day.month, year=None if anchor.yearless else day.year), anchor, way)
            if day
            else NONE
        )
    if told.unit in ("P3M", "P6M"):
        return block(told, start, steps)
    day = add_months(start.replace(day=1), steps * MONTHS.get(told.unit, 12))
    if day is None or anchor.yearless:
        return NONE
    if told.unit == "P10Y":
        return Answer(f"{day.year // 10:03}", f"{day.year // 10:03}X", "decade")
    if told.unit == "P100Y":
        return Answer(f"{day.year // 100:02}", f"{day.year // 100:02}XX", "century")
    return year_told(Told(0, 0, "date", year=day.year))


def block(told: Told, start: date, steps: int) -> Answer:
    months = MONTHS[told.unit]
    day = add_months(start.replace(day=1, month=(start.month - 1) // months * months + 1), steps * months)
    if day is None:
        return NONE
    number = (day.month - 1) // months + 1
    label = f"{'Q' if months == 3 else 'H'}{number}"
    return part_of_year(Told(0, 0, "date", year=day.year, part_of_year=label), Anchor(), "")


def deadline(told: Told, anchor: Anchor, way: str) -> Answer:
    """From publication to the end of a period: "before the end of the year"."""
    inner = date_told(told, anchor, way) if told.month or told.year or told.part_of_year else period(told, anchor, way)
    base = anchor.base("published")
    if inner.last is None or base is None or anchor.yearless:
        return inner
    if inner.last < base[1]:
        return inner
    return inner._replace(edtf=of_days(base[0], inner.last))


def turn(told: Told, anchor: Anchor, way: str) -> Answer:
    """The turn of the year that is nearest, or nearest in the direction told."""
    base = anchor.base("published")
    if base is None or anchor.yearless:
        return NONE
    year = base[0].year - (1 if base[0].month <= HALF_A_YEAR and way != "future" else 0)
    first, last = make_day(year, 12, 1), make_day(year + 1, 1, 31)
    return Answer(f"{year + 1:04}", f"{year:04}-12/{year + 1:04}-01", "month", first, last) if first and last else NONE


def night(told: Told, anchor: Anchor, way: str) -> Answer:
    """The night between two days is dated by the second, and named by the first in TIMEX3."""
    second = Told(0, 0, "date", weekday=told.weekday2, day=told.day, month=told.month, year=told.year)
    answer = date_told(second, anchor, way)
    before = add(answer.first, -1) if answer.first else None
    return answer._replace(value=anchor.show(before) if before else answer.value)
