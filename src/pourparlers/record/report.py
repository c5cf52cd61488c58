"""A report as the record compares it: one article's word on one meeting, brought to days, places and parties."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from pourparlers import edtf
from pourparlers.model import Place

# A date of at most so many days is a day or a span of sessions; a longer one is vague ("in January").
LONGEST_SPAN = 10
# Where a report gives no date: how long before it was told the meeting may lie, and how long after, in days.
BEHIND, AHEAD = 92, 366
SIDES = {
    "held": (BEHIND, 0),
    "planned": (0, AHEAD),
    "proposed": (0, AHEAD),
    "confirmed": (0, AHEAD),
    "ongoing": (BEHIND, 0),
}


class Key(NamedTuple):
    """Which report: the article's key, and the meeting's id in its reading."""

    article: str
    meeting: str


class Days(NamedTuple):
    """First and last day a date may mean, as proleptic ordinals; ``sharp`` where it is days and no month or year."""

    first: int
    last: int
    sharp: bool


class Report(NamedTuple):
    """What is compared of a report. ``parties`` are states and organisations, ``persons`` identities; ``went_from`` are
    the entries of its article that hold the date it was moved from, as the article says or lets see."""

    key: Key
    kind: str
    format: str | None
    status: str
    days: Days | None
    place: Place | None
    parties: frozenset[str]
    persons: frozenset[str]
    told: date | None = None
    moved_from: str | None = None
    part_of: str | None = None
    undated: bool = False
    went_from: tuple[str, ...] = ()

    @property
    def remote(self) -> bool:
        """Whether nobody travels to it."""
        return self.kind == "call"


@lru_cache(maxsize=65536)
def days_of(when: str | None, status: str, told: date | None) -> Days | None:
    """The days of an EDTF date; what is open, or has no year, lies before or after the day that it was told.

    What began on a day and goes on is looked for there: its other reports tell of its first days.
    """
    known = edtf.parse(when) if when else None
    if known is None or known.yearless:
        return _about(told.toordinal(), status) if told else None
    first = known.first.toordinal() if known.begin else known.last.toordinal() - BEHIND
    if known.begin and not known.end and known.begin.first == known.begin.last and not known.approximate:
        return Days(first, first + LONGEST_SPAN - 1, True)
    last = known.last.toordinal() if known.end else first + AHEAD
    sharp = known.days is not None and known.days <= LONGEST_SPAN and not known.approximate
    return Days(first, last, sharp)


def _about(told: int, status: str) -> Days:
    behind, ahead = SIDES.get(status, (BEHIND, AHEAD))
    return Days(told - behind, told + ahead, False)
