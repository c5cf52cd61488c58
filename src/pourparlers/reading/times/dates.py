"""Days, weeks, months and parts of a year as they are written, resolved to the calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pourparlers.edtf import PARTS, of_days
from pourparlers.reading.times.calendar import (
    SEASON_CODES,
    Anchor,
    Answer,
    add,
    add_months,
    choose,
    make_day,
    week_of,
    years_around,
)
from pourparlers.reading.times.told import Told

WAYS = {"last": "past", "next": "future", "previous": "past", "following": "future"}
STEPS = {"last": -1, "previous": -1, "next": 1, "following": 1, "after_next": 2}
QUARTERS = {"Q1": 33, "Q2": 34, "Q3": 35, "Q4": 36, "H1": 40, "H2": 41}
SOON, JUST, HALF_A_YEAR = (
    1,
    2,
    6,
)  # months by which a tense is overruled: "they agreed on a round in May", told in April
NONE = Answer("", None)


def date_told(told: Told, anchor: Anchor, way: str) -> Answer:
    if told.of_year:
        told = in_year(told, anchor)
    way = WAYS.get(told.which, way)
    if told.decade is not None:
        return Answer(f"{told.decade // 10}", f"{told.decade // 10}X", "decade")
    if told.century is not None:
        return Answer(f"{told.century - 1:02}XX", f"{told.century - 1:02}XX", "century")
    if told.season is not None or told.part_of_year:
        return part_of_year(told, anchor, way)
    if told.day is not None or told.weekday is not None:
        day = day_told(told, anchor, way) if told.day is not None else weekday_told(told, anchor, way)
        return week_told(told, anchor, day.first, 0, "") if told.unit == "P1W" and day.first else day
    return month_told(told, anchor, way) if told.month is not None else year_told(told)


def in_year(told: Told, anchor: Anchor) -> Told:
    """ "October of next year": the year is told by its distance."""
    base = anchor.base("published")
    if base is None or anchor.yearless:
        return told
    return replace(told, which="", year=base[0].year + STEPS.get(told.which, 0))


def year_told(told: Told) -> Answer:
    year = f"{told.year:04}"
    return Answer(year, year, "year", make_day(told.year or 0, 1, 1), make_day(told.year or 0, 12, 31))


def one(day: date | None, anchor: Anchor, printed: bool = False) -> Answer:
    if day is None:
        return NONE
    shown = day.isoformat() if printed else anchor.show(day)
    return Answer(shown, shown, "day", day, day)


def day_told(told: Told, anchor: Anchor, way: str) -> Answer:
    number, month, year = told.day or 0, told.month, told.year
    if year is not None and month is not None:
        day = make_day(year, month, number)
        return checked(day, told, anchor, printed=True) if day else month_told(told, anchor, way)
    if month is not None:
        days = [d for y in years_around(anchor) if (d := make_day(y, month, number))]
    else:
        days = numbered(number, told, anchor)
    if not days:
        return NONE
    fitting = [d for d in days if d.isoweekday() == told.weekday] if told.weekday else days
    if anchor.first is None:
        return nameless(fitting or days, told, anchor)
    if month is None and anchor.near and anchor.named_last and not told.weekday:
        named = anchor.named_last
        return one(min(days, key=lambda d: (d < named, abs((d - named).days))), anchor)
    if fitting and (near := choose(fitting, anchor, way, told.which in WAYS)) and plausible(near, days, anchor, way):
        return one(near, anchor)
    return checked(choose(days, anchor, way), told, anchor)


def plausible(day: date, days: list[date], anchor: Anchor, way: str) -> bool:
    """A weekday may name a year other than the nearest, yet not one far away where the nearest is days off."""
    nearest = choose(days, anchor, way)
    return nearest is None or abs((day - nearest).days) < 400


def numbered(number: int, told: Told, anchor: Anchor) -> list[date]:
    """The days of that number in the months around the last day named, else around publication."""
    base = anchor.base("last" if anchor.first is None or anchor.near else "published")
    if base is None:
        return []
    months = [
        add_months(base[0].replace(day=1), k) for k in range(-13 if told.weekday else -2, 14 if told.weekday else 3)
    ]
    return [d for m in months if m and (d := make_day(m.year, m.month, number))]


def nameless(days: list[date], told: Told, anchor: Anchor) -> Answer:
    """A day and month where no year is known: as near as may be to the last day named."""
    if anchor.named_first is None:
        anchor.yearless = True
        return one(days[len(days) // 2], anchor)
    named = anchor.named_first
    return one(min(days, key=lambda d: abs(d - named)), anchor)


def checked(day: date | None, told: Told, anchor: Anchor, printed: bool = False) -> Answer:
    """A day whose weekday contradicts it is left open between the two, where they are less than a week apart."""
    if day is None or told.weekday is None or day.isoweekday() == told.weekday:
        return one(day, anchor, printed)
    if printed or anchor.yearless:
        return one(day, anchor, printed)
    other = add(day, (told.weekday - day.isoweekday() + 3) % 7 - 3)
    if other is None:
        return one(day, anchor)
    first, last = min(day, other), max(day, other)
    return Answer(day.isoformat(), of_days(first, last), "day", first, last)


def weekday_told(told: Told, anchor: Anchor, way: str) -> Answer:
    number = told.weekday or 1
    base = anchor.base(
        "last" if told.which in ("previous", "following", "same") or anchor.first is None else "published"
    )
    if base is None or (base[0] != base[1] and anchor.now is None and base[0] == anchor.first):
        return Answer(f"XXXX-WXX-{number}", None)
    first, last = base
    strict = told.which in WAYS or told.which == "after_next"
    back = add(last, -((last.isoweekday() - number) % 7) - (7 if strict and last.isoweekday() == number else 0))
    ahead = add(first, ((number - first.isoweekday()) % 7) + (7 if strict and first.isoweekday() == number else 0))
    if told.which == "after_next":
        return one(add(ahead, 7) if ahead else None, anchor)
    if told.which == "next" and ahead and ahead == add(last, 1):
        return one(add(ahead, 7), anchor)
    if told.which == "week_last" or told.which == "week_next":
        shift = -7 if told.which == "week_last" else 7
        return one(add(first, number - first.isoweekday() + shift), anchor)
    if told.which == "this" and way not in ("past", "future"):
        return one(add(first, number - first.isoweekday()), anchor)
    if back is None or ahead is None:
        return NONE
    if way == "past":
        return one(back, anchor)
    if way == "future" and anchor.near and anchor.named_last and ahead < anchor.named_last and not told.which:
        named = anchor.named_last
        ahead = add(named, (number - named.isoweekday() - 1) % 7 + 1) or ahead
    if way == "future" or (ahead - last) <= (first - back):
        return one(ahead, anchor)
    return one(back, anchor)


def week_told(told: Told, anchor: Anchor, start: date, steps: int, way: str) -> Answer:
    monday = add(start, 1 - start.isoweekday() + 7 * steps)
    sunday = add(monday, 6) if monday else None
    if monday is None or sunday is None:
        return NONE
    value = week_of(monday)
    if told.unit == "WE":
        saturday = add(sunday, -1)
        if steps == 0 and way == "past" and saturday and start < saturday:
            saturday, sunday = add(saturday, -7), add(sunday, -7)
        if saturday is None or sunday is None:
            return NONE
        return Answer(f"{week_of(saturday)}-WE", anchor.show_days(saturday, sunday), "day", saturday, sunday)
    if steps == 0 and told.which == "this" and way == "past":
        return Answer(value, anchor.show_days(monday, start), "week", monday, start)
    return Answer(value, anchor.show_days(monday, sunday), "week", monday, sunday)


def month_told(told: Told, anchor: Anchor, way: str) -> Answer:
    month, year = told.month or 1, told.year
    if year is None:
        base = anchor.base("last" if anchor.first is None else "published")
        if base is None or anchor.yearless:
            return Answer(f"XXXX-{month:02}", f"XXXX-{month:02}", "month")
        year = base[0].year + nearest_cycle(month - base[0].month, SOON, way, told.which in WAYS)
    first = make_day(year, month, 1)
    after = add_months(first, 1) if first else None
    shown = f"{year:04}-{month:02}"
    return Answer(shown, shown, "month", first, add(after, -1) if after else None)


def nearest_cycle(ahead: int, soon: int, way: str, strict: bool) -> int:
    """The year (0 this one) in which a part of the year lies, ``ahead`` steps from now in this year."""
    if way == "past":
        return -1 if ahead > (-1 if strict else soon) else 0
    if way == "future":
        return 1 if (0 if strict else -JUST) > ahead or (strict and ahead == 0) else 0
    if ahead > HALF_A_YEAR:
        return -1
    return 1 if ahead < -HALF_A_YEAR else 0


def part_of_year(told: Told, anchor: Anchor, way: str) -> Answer:
    code = told.season or QUARTERS[told.part_of_year]
    label = SEASON_CODES.get(code, told.part_of_year)
    grain = "season" if told.season else "quarter" if code < 40 else "half"
    year = told.year
    if year is None:
        base = anchor.base("last" if anchor.first is None else "published")
        if base is None or anchor.yearless:
            return Answer(f"XXXX-{label}", f"XXXX-{code}", grain)
        month, months = PARTS[code]
        ahead = month - base[0].month
        if told.which in ("this", ""):
            ahead = 0 if ahead <= 0 < ahead + months else ahead
        cycle = 0 if told.which == "this" else nearest_cycle(ahead, months + 1, way, told.which in WAYS)
        year = base[0].year + cycle
    edtf = f"{year:04}-{code}"
    month, months = PARTS[code]
    first = make_day(year, month, 1)
    after = add_months(first, months) if first else None
    if code > 24 and first and after:
        edtf = f"{year:04}-{month:02}/{year:04}-{month + months - 1:02}"
        return Answer(f"{year:04}-{label}", edtf, grain, first, add(after, -1))
    return Answer(f"{year:04}-{label}", edtf, grain, first, add(after, -1) if after else None)
