"""What the value of a slot tells: each slot's name to the part of a ``Told`` that it fills."""

from __future__ import annotations

from collections.abc import Callable

from pourparlers.model import Clock
from pourparlers.reading.times.told import Told


def _set(field: str) -> Callable[[Told, str], None]:
    def write(told: Told, value: str) -> None:
        setattr(told, field, int(value))

    return write


def _text(field: str) -> Callable[[Told, str], None]:
    def write(told: Told, value: str) -> None:
        setattr(told, field, value)

    return write


def _n(told: Told, value: str) -> None:
    told.vague = value == "X"
    told.n = None if told.vague else int(value)


def _numeric(told: Told, value: str) -> None:
    told.year, told.month, told.day = map(int, value.split("-"))


def _hour(told: Told, value: str) -> None:
    told.clock = Clock(start=f"{int(value) % 24:02}:00", zone=told.clock.zone if told.clock else None)


def _minute(told: Told, value: str) -> None:
    hour = told.clock.start[:2] if told.clock and told.clock.start else "00"
    told.clock = Clock(start=f"{hour}:{value}", zone=told.clock.zone if told.clock else None)


def _hhmm(told: Told, value: str) -> None:
    told.clock = Clock(start=f"{int(value[:2]) % 24:02}:{value[2:]}", zone=told.clock.zone if told.clock else None)


def _half(told: Told, value: str) -> None:
    """Morning or afternoon of a twelve-hour clock."""
    if told.clock and told.clock.start:
        hour, minute = told.clock.start.split(":")
        late = int(hour) % 12 + (12 if value == "pm" else 0)
        told.clock = Clock(start=f"{late:02}:{minute}", zone=told.clock.zone)


def _zone(told: Told, value: str) -> None:
    told.clock = Clock(start=told.clock.start if told.clock else None, zone=value)


WRITE: dict[str, Callable[[Told, str], None]] = {
    "day": _set("day"),
    "nth": _set("day"),
    "weekday": _set("weekday"),
    "weekday2": _set("weekday2"),
    "month": _set("month"),
    "year": _set("year"),
    "modern": _set("year"),
    "yy": _set("year"),
    "season": _set("season"),
    "decade": _set("decade"),
    "century": _set("century"),
    "portion": _text("part_of_year"),
    "n": _n,
    "unit": _text("unit"),
    "which": _text("which"),
    "part": _text("part"),
    "numeric": _numeric,
    "hh": _hour,
    "mm": _minute,
    "hhmm": _hhmm,
    "ampm": _half,
    "zone": _zone,
    "ref": _text("value"),
}
