"""Resolve what an expression tells to days: one small function for each thing that a rule of the pack can make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from pourparlers.edtf import PARTS, of_days
from pourparlers.reading.calendar import (
    DAYS,
    GRAINS,
    MONTHS,
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
from pourparlers.reading.told import Told

WAYS = {"last": "past", "next": "future", "previous": "past", "following": "future"}
STEPS = {"last": -1, "previous": -1, "next": 1, "following": 1, "after_next": 2}
QUARTERS = {"Q1": 33, "Q2": 34, "Q3": 35, "Q4": 36, "H1": 40, "H2": 41}
SOON, JUST, HALF_A_YEAR = (
    1,
    2,
    6,
)  # months by which a tense is overruled: "they agreed on a round in May", told in April
NONE = Answer("", None)
NO_YEAR = ("0000", "-", "10000")  # what arithmetic may give at either end of the calendar


def resolve(told: Told, anchor: Anchor, way: str) -> Answer:
    """The days that an expression means if it lies the way that is told ("past", "future", "near" or "")."""
    if way == "present":  # "meets on Tuesday" is to come, yet "is strong in May" may be either
        way = "future" if told.day or told.weekday or told.make != "date" else "near"
    answer = MAKERS[told.make](told, anchor, way)
    return NONE if answer.edtf and answer.edtf.startswith(NO_YEAR) else answer


def _date(told: Told, anchor: Anchor, way: str) -> Answer:
    if told.of_year:
        told = _in_year_told(told, anchor)
    way = WAYS.get(told.which, way)
    if told.decade is not None:
        return Answer(f"{told.decade // 10}", f"{told.decade // 10}X", "decade")
    if told.century is not None:
        return Answer(f"{told.century - 1:02}XX", f"{told.century - 1:02}XX", "century")
    if told.season is not None or told.part_of_year:
        return _part_of_year(told, anchor, way)
    if told.day is not None or told.weekday is not None:
        day = _day(told, anchor, way) if told.day is not None else _weekday(told, anchor, way)
        return _week(told, anchor, day.first, 0, "") if told.unit == "P1W" and day.first else day
    return _month(told, anchor, way) if told.month is not None else _year(told)


def _in_year_told(told: Told, anchor: Anchor) -> Told:
    """ "October of next year": the year is told by its distance."""
    base = anchor.base("published")
    if base is None or anchor.yearless:
        return told
    return replace(told, which="", year=base[0].year + STEPS.get(told.which, 0))


def _year(told: Told) -> Answer:
    year = f"{told.year:04}"
    return Answer(year, year, "year", make_day(told.year or 0, 1, 1), make_day(told.year or 0, 12, 31))


def _one(day: date | None, anchor: Anchor, printed: bool = False) -> Answer:
    if day is None:
        return NONE
    shown = day.isoformat() if printed else anchor.show(day)
    return Answer(shown, shown, "day", day, day)


def _day(told: Told, anchor: Anchor, way: str) -> Answer:
    number, month, year = told.day or 0, told.month, told.year
    if year is not None and month is not None:
        day = make_day(year, month, number)
        return _checked(day, told, anchor, printed=True) if day else _month(told, anchor, way)
    if month is not None:
        days = [d for y in years_around(anchor) if (d := make_day(y, month, number))]
    else:
        days = _numbered(number, told, anchor)
    if not days:
        return NONE
    fitting = [d for d in days if d.isoweekday() == told.weekday] if told.weekday else days
    if anchor.first is None:
        return _nameless(fitting or days, told, anchor)
    if month is None and anchor.near and anchor.named_last and not told.weekday:
        named = anchor.named_last
        return _one(min(days, key=lambda d: (d < named, abs((d - named).days))), anchor)
    if fitting and (near := choose(fitting, anchor, way, told.which in WAYS)) and _plausible(near, days, anchor, way):
        return _one(near, anchor)
    return _checked(choose(days, anchor, way), told, anchor)


def _plausible(day: date, days: list[date], anchor: Anchor, way: str) -> bool:
    """A weekday may name a year other than the nearest, yet not one far away where the nearest is days off."""
    nearest = choose(days, anchor, way)
    return nearest is None or abs((day - nearest).days) < 400


def _numbered(number: int, told: Told, anchor: Anchor) -> list[date]:
    """The days of that number in the months around the last day named, else around publication."""
    base = anchor.base("last" if anchor.first is None or anchor.near else "published")
    if base is None:
        return []
    months = [
        add_months(base[0].replace(day=1), k) for k in range(-13 if told.weekday else -2, 14 if told.weekday else 3)
    ]
    return [d for m in months if m and (d := make_day(m.year, m.month, number))]


def _nameless(days: list[date], told: Told, anchor: Anchor) -> Answer:
    """A day and month where no year is known: as near as may be to the last day named."""
    if anchor.named_first is None:
        anchor.yearless = True
        return _one(days[len(days) // 2], anchor)
    named = anchor.named_first
    return _one(min(days, key=lambda d: abs(d - named)), anchor)


def _checked(day: date | None, told: Told, anchor: Anchor, printed: bool = False) -> Answer:
    """A day whose weekday contradicts it is left open between the two, where they are less than a week apart."""
    if day is None or told.weekday is None or day.isoweekday() == told.weekday:
        return _one(day, anchor, printed)
    if printed or anchor.yearless:
        return _one(day, anchor, printed)
    other = add(day, (told.weekday - day.isoweekday() + 3) % 7 - 3)
    if other is None:
        return _one(day, anchor)
    first, last = min(day, other), max(day, other)
    return Answer(day.isoformat(), of_days(first, last), "day", first, last)


def _weekday(told: Told, anchor: Anchor, way: str) -> Answer:
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
        return _one(add(ahead, 7) if ahead else None, anchor)
    if told.which == "next" and ahead and ahead == add(last, 1):
        return _one(add(ahead, 7), anchor)
    if told.which == "week_last" or told.which == "week_next":
        shift = -7 if told.which == "week_last" else 7
        return _one(add(first, number - first.isoweekday() + shift), anchor)
    if told.which == "this" and way not in ("past", "future"):
        return _one(add(first, number - first.isoweekday()), anchor)
    if back is None or ahead is None:
        return NONE
    if way == "past":
        return _one(back, anchor)
    if way == "future" and anchor.near and anchor.named_last and ahead < anchor.named_last and not told.which:
        named = anchor.named_last
        ahead = add(named, (number - named.isoweekday() - 1) % 7 + 1) or ahead
    if way == "future" or (ahead - last) <= (first - back):
        return _one(ahead, anchor)
    return _one(back, anchor)


def _month(told: Told, anchor: Anchor, way: str) -> Answer:
    month, year = told.month or 1, told.year
    if year is None:
        base = anchor.base("last" if anchor.first is None else "published")
        if base is None or anchor.yearless:
            return Answer(f"XXXX-{month:02}", f"XXXX-{month:02}", "month")
        year = base[0].year + _nearest_cycle(month - base[0].month, SOON, way, told.which in WAYS)
    first = make_day(year, month, 1)
    after = add_months(first, 1) if first else None
    shown = f"{year:04}-{month:02}"
    return Answer(shown, shown, "month", first, add(after, -1) if after else None)


def _nearest_cycle(ahead: int, soon: int, way: str, strict: bool) -> int:
    """The year (0 this one) in which a part of the year lies, ``ahead`` steps from now in this year."""
    if way == "past":
        return -1 if ahead > (-1 if strict else soon) else 0
    if way == "future":
        return 1 if (0 if strict else -JUST) > ahead or (strict and ahead == 0) else 0
    if ahead > HALF_A_YEAR:
        return -1
    return 1 if ahead < -HALF_A_YEAR else 0


def _part_of_year(told: Told, anchor: Anchor, way: str) -> Answer:
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
        cycle = 0 if told.which == "this" else _nearest_cycle(ahead, months + 1, way, told.which in WAYS)
        year = base[0].year + cycle
    edtf = f"{year:04}-{code}"
    month, months = PARTS[code]
    first = make_day(year, month, 1)
    after = add_months(first, months) if first else None
    if code > 24 and first and after:
        edtf = f"{year:04}-{month:02}/{year:04}-{month + months - 1:02}"
        return Answer(f"{year:04}-{label}", edtf, grain, first, add(after, -1))
    return Answer(f"{year:04}-{label}", edtf, grain, first, add(after, -1) if after else None)


def _shift(told: Told, anchor: Anchor, way: str) -> Answer:
    if told.n is None:
        return Answer(told.value or "FUTURE_REF" if told.sign > 0 else told.value or "PAST_REF", None)
    base = anchor.base(told.base)
    if base is None or (base[0] != base[1] and told.base == "published" and told.unit in DAYS):
        return Answer(told.value or "XXXX-XX-XX", None, GRAINS.get(told.unit, "day"))
    start, steps = (base[1] if told.sign > 0 else base[0]), told.n * told.sign
    if told.unit in DAYS:
        days = steps * DAYS[told.unit]
        answer = _one(add(start, days), anchor)
        if told.unit == "P1D" or answer.edtf is None or answer.first is None:
            return answer._replace(edtf=answer.edtf and answer.edtf + "~") if told.about else answer
        if told.base == "last" and not told.about:
            return answer
        return answer._replace(edtf=f"{answer.edtf}~", grain="week")
    if told.unit in MONTHS:
        return _months_off(start, steps, told, anchor)
    return _one(start, anchor)


def _months_off(start: date, steps: int, told: Told, anchor: Anchor) -> Answer:
    day = add_months(start, steps * MONTHS[told.unit])
    if day is None:
        return NONE
    if MONTHS[told.unit] >= 12:
        return Answer(f"{day.year:04}", f"{day.year:04}", "year", make_day(day.year, 1, 1), make_day(day.year, 12, 31))
    return Answer(f"{day.year:04}-{day.month:02}", f"{anchor.show(day)}~", "month", day, day)


def _period(told: Told, anchor: Anchor, way: str) -> Answer:
    base = anchor.base("last" if told.which in ("previous", "following", "same") else "published")
    steps = STEPS.get(told.which, 0) * (told.n or 1)
    if base is None:
        return Answer("XXXX", None, GRAINS.get(told.unit, "day"))
    start = base[1] if steps > 0 else base[0]
    if told.unit == "P1D":
        return _one(add(start, steps), anchor)
    if told.unit in ("P1W", "WE"):
        return _week(told, anchor, start, steps, way) if base[0] == base[1] or told.base == "last" else NONE
    if told.unit == "P1M":
        day = add_months(start.replace(day=1), steps)
        return (
            _month(Told(0, 0, "date", month=day.month, year=None if anchor.yearless else day.year), anchor, way)
            if day
            else NONE
        )
    if told.unit in ("P3M", "P6M"):
        return _block(told, start, steps)
    day = add_months(start.replace(day=1), steps * MONTHS.get(told.unit, 12))
    if day is None or anchor.yearless:
        return NONE
    if told.unit == "P10Y":
        return Answer(f"{day.year // 10:03}", f"{day.year // 10:03}X", "decade")
    if told.unit == "P100Y":
        return Answer(f"{day.year // 100:02}", f"{day.year // 100:02}XX", "century")
    return _year(Told(0, 0, "date", year=day.year))


def _week(told: Told, anchor: Anchor, start: date, steps: int, way: str) -> Answer:
    monday = add(start, 1 - start.isoweekday() + 7 * steps)
    sunday = add(monday, 6) if monday else None
    if monday is None or sunday is None:
        return NONE
    value = week_of(monday)
    if told.unit == "WE":
        saturday = add(sunday, -1)
        if steps == 0 and way == "past" and saturday and start < saturday and told.which != "this":
            saturday, sunday = add(saturday, -7), add(sunday, -7)
        if saturday is None or sunday is None:
            return NONE
        return Answer(f"{week_of(saturday)}-WE", anchor.show_days(saturday, sunday), "day", saturday, sunday)
    if steps == 0 and told.which == "this" and way == "past":
        return Answer(value, anchor.show_days(monday, start), "week", monday, start)
    return Answer(value, anchor.show_days(monday, sunday), "week", monday, sunday)


def _block(told: Told, start: date, steps: int) -> Answer:
    months = MONTHS[told.unit]
    day = add_months(start.replace(day=1, month=(start.month - 1) // months * months + 1), steps * months)
    if day is None:
        return NONE
    number = (day.month - 1) // months + 1
    label = f"{'Q' if months == 3 else 'H'}{number}"
    return _part_of_year(Told(0, 0, "date", year=day.year, part_of_year=label), Anchor(), "")


def _deadline(told: Told, anchor: Anchor, way: str) -> Answer:
    """From publication to the end of a period: "before the end of the year"."""
    inner = _date(told, anchor, way) if told.month or told.year or told.part_of_year else _period(told, anchor, way)
    base = anchor.base("published")
    if inner.last is None or base is None or anchor.yearless:
        return inner
    if base[0] != base[1] or inner.last < base[1]:
        return inner
    return inner._replace(edtf=of_days(base[0], inner.last))


def _night(told: Told, anchor: Anchor, way: str) -> Answer:
    """The night between two days is dated by the second, and named by the first in TIMEX3."""
    second = Told(0, 0, "date", weekday=told.weekday2, day=told.day, month=told.month, year=told.year)
    answer = _date(second, anchor, way)
    before = add(answer.first, -1) if answer.first else None
    return answer._replace(value=anchor.show(before) if before else answer.value)


def _turn(told: Told, anchor: Anchor, way: str) -> Answer:
    """The turn of the year that is nearest, or nearest in the direction told."""
    base = anchor.base("published")
    if base is None or anchor.yearless:
        return NONE
    year = base[0].year - (1 if base[0].month <= HALF_A_YEAR and way != "future" else 0)
    first, last = make_day(year, 12, 1), make_day(year + 1, 1, 31)
    return Answer(f"{year + 1:04}", f"{year:04}-12/{year + 1:04}-01", "month", first, last) if first and last else NONE


def _duration(told: Told, anchor: Anchor, way: str) -> Answer:
    unit = "P1W" if told.unit == "P2W" else told.unit
    n = str((told.n or 1) * (2 if told.unit == "P2W" else 1)) if not told.vague else "X"
    if unit in ("P3M", "P6M", "P10Y", "P100Y") and not told.vague:
        n = str(int(n) * int(unit[1:-1]))
    return Answer(f"{'PT' if unit.startswith('PT') else 'P'}{n}{unit[-1:] or 'D'}", None, GRAINS.get(told.unit, "day"))


def _set(told: Told, anchor: Anchor, way: str) -> Answer:
    if told.weekday:
        return Answer(f"XXXX-WXX-{told.weekday}", None)
    return Answer(told.value or _duration(told, anchor, way).value, None)


def _ref(told: Told, anchor: Anchor, way: str) -> Answer:
    return Answer(told.value or "PRESENT_REF", None)


def _hour(told: Told, anchor: Anchor, way: str) -> Answer:
    """An hour or part of a day by itself: of the last day named, else of the day of publication."""
    base = anchor.base(told.base)
    return _one(base[0], anchor) if base and base[0] == base[1] else NONE


MAKERS: dict[str, Callable[[Told, Anchor, str], Answer]] = {
    "date": _date,
    "shift": _shift,
    "period": _period,
    "deadline": _deadline,
    "night": _night,
    "turn": _turn,
    "duration": _duration,
    "set": _set,
    "ref": _ref,
    "clock": _hour,
    "part": _hour,
}
