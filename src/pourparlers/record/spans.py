"""The days that a meeting's date may mean: found out once for each date, for a calendar asks it of every meeting."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from pourparlers import edtf


class Span(NamedTuple):
    """First and last day; whether the year is open, and whether the last day is known."""

    first: date
    last: date
    yearless: bool
    ends: bool


@lru_cache(maxsize=65536)
def span_of(when: str) -> Span | None:
    """The days of an EDTF date; ``None`` for what is none."""
    known = edtf.parse(when)
    return Span(known.first, known.last, known.yearless, bool(known.end)) if known else None
