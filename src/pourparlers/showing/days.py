"""The days that an EDTF date spans, for sorting and for calendars, which know neither doubt nor missing years."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from pourparlers.edtf import parse


class Days(NamedTuple):
    """First and last day, either open (``None``); ``approximate`` where the date bears a mark of doubt."""

    first: datetime.date | None
    last: datetime.date | None
    approximate: bool = False

    @property
    def exact(self) -> bool:
        """Whether it is one known day that nobody doubts."""
        return self.first is not None and self.first == self.last and not self.approximate


def days_of(edtf: str | None) -> Days | None:
    """The days of a date or interval; ``None`` where no year is known, or the value is no EDTF."""
    value = parse(edtf) if edtf else None
    if value is None or value.yearless:
        return None
    begin, end = value.begin, value.end
    return Days(begin.first if begin else None, end.last if end else None, value.approximate or value.doubtful)
