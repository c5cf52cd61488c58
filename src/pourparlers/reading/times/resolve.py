"""Resolve what an expression tells to days: one small function for each thing that a rule of the pack can make."""

from __future__ import annotations

from collections.abc import Callable

from pourparlers.reading.times.calendar import GRAINS, Anchor, Answer
from pourparlers.reading.times.dates import NONE, date_told, one
from pourparlers.reading.times.periods import deadline, night, period, shift, turn
from pourparlers.reading.times.told import Told

NO_YEAR = ("0000", "-", "10000")  # what arithmetic may give at either end of the calendar


def resolve(told: Told, anchor: Anchor, way: str) -> Answer:
    """The days that an expression means if it lies the way that is told ("past", "future", "near" or "")."""
    if way == "present":  # "meets on Tuesday" is to come, yet "is strong in May" may be either
        way = "future" if told.day or told.weekday or told.make != "date" else "near"
    answer = MAKERS[told.make](told, anchor, way)
    return NONE if answer.edtf and answer.edtf.startswith(NO_YEAR) else answer


def duration(told: Told, anchor: Anchor, way: str) -> Answer:
    unit = "P1W" if told.unit == "P2W" else told.unit
    n = str((told.n or 1) * (2 if told.unit == "P2W" else 1)) if not told.vague else "X"
    if unit in ("P3M", "P6M", "P10Y", "P100Y") and not told.vague:
        n = str(int(n) * int(unit[1:-1]))
    return Answer(f"{'PT' if unit.startswith('PT') else 'P'}{n}{unit[-1:] or 'D'}", None, GRAINS.get(told.unit, "day"))


def set_told(told: Told, anchor: Anchor, way: str) -> Answer:
    if told.weekday:
        return Answer(f"XXXX-WXX-{told.weekday}", None)
    return Answer(told.value or duration(told, anchor, way).value, None)


def ref(told: Told, anchor: Anchor, way: str) -> Answer:
    return Answer(told.value or "PRESENT_REF", None)


def hour_told(told: Told, anchor: Anchor, way: str) -> Answer:
    """An hour or part of a day by itself: of the last day named, else of the day of publication."""
    base = anchor.base(told.base)
    return one(base[0], anchor) if base and base[0] == base[1] else NONE


MAKERS: dict[str, Callable[[Told, Anchor, str], Answer]] = {
    "date": date_told,
    "shift": shift,
    "period": period,
    "deadline": deadline,
    "night": night,
    "turn": turn,
    "duration": duration,
    "set": set_told,
    "ref": ref,
    "clock": hour_told,
    "part": hour_told,
}
