"""What the value of a slot tells: each slot's name to the part of a ``Told`` that it fills."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

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


def _clock(told: Told) -> Clock:
    return told.clock or Clock()


def _hour(told: Told, value: str) -> None:
    told.clock = replace(_clock(told), start=f"{int(value) % 24:02}:00")


def _minute(told: Told, value: str) -> None:
    told.clock = replace(_clock(told), start=f"{(_clock(told).start or '00')[:2]}:{value}")


def _hhmm(told: Told, value: str) -> None:
    told.clock = replace(_clock(told), start=f"{int(value[:2]) % 24:02}:{value[2:]}")


def _end_hour(told: Told, value: str) -> None:
    told.clock = replace(_clock(told), end=f"{int(value) % 24:02}:00")


def _end_minute(told: Told, value: str) -> None:
    told.clock = replace(_clock(told), end=f"{(_clock(told).end or '00')[:2]}:{value}")


def _end_hhmm(told: Told, value: str) -> None:
    told.clock = replace(_clock(told), end=f"{int(value[:2]) % 24:02}:{value[2:]}")


def _half(told: Told, value: str) -> None:
    """Morning or afternoon of a twelve-hour clock; of both ends where only the second one tells: "9 to 11 am"."""
    clock = _clock(told)
    end = clock.end and halved(clock.end, value)
    start = clock.start and halved(clock.start, value)
    if start and end and start > end:
        start = halved(start, "am")
    told.clock = replace(clock, start=start, end=end)


def _end_half(told: Told, value: str) -> None:
    clock = _clock(told)
    told.clock = replace(clock, end=clock.end and halved(clock.end, value))


def halved(clock: str, half: str) -> str:
    """A time of a twelve-hour clock in one of twenty-four."""
    hour, _, minute = clock.partition(":")
    return f"{int(hour) % 12 + (12 if half == 'pm' else 0):02}:{minute}"


def _zone(told: Told, value: str) -> None:
    told.clock = replace(_clock(told), zone=value)


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
    "hh2": _end_hour,
    "mm2": _end_minute,
    "hhmm2": _end_hhmm,
    "ampm2": _end_half,
    "zone": _zone,
    "ref": _text("value"),
}
