"""What the record does not take at its word, whatever an article says: absurd days, and meetings within themselves.

Nothing is lost: the article and its reading stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from msgspec.structs import replace

from pourparlers import edtf
from pourparlers.model import MeetingReport
from pourparlers.record.told import Told

# A meeting lies within so many years of the day on which it is told of; one of 1022 was misread.
LONGEST_AGO, LONGEST_AHEAD = 30, 30
# Papers are dated ahead by a day; what is dated later has a wrong date.
AHEAD = timedelta(days=1)
YEAR = 365.25


def dated(told: Told, today: date | None) -> Told:
    """An article whose day lies ahead of today is one whose day is not known."""
    if today is None or told.day is None or told.day <= today + AHEAD:
        return told
    article = replace(told.reading.article, published=None)
    return told._replace(reading=replace(told.reading, article=article))


def believed(meeting: MeetingReport, told: date | None) -> MeetingReport:
    """A report without a date that lies decades away from the day it was told."""
    known = edtf.parse(meeting.when) if meeting.when and told else None
    if known is None or told is None or known.yearless:
        return meeting
    ago = (told - known.last).days if known.end else 0
    ahead = (known.first - told).days if known.begin else 0
    absurd = ago > LONGEST_AGO * YEAR or ahead > LONGEST_AHEAD * YEAR
    return replace(meeting, when=None, time=None) if absurd else meeting


def within(frames: Mapping[str, str | None]) -> dict[str, str | None]:
    """What each meeting is part of, without those that are part of themselves, through others or not."""
    return {name: None if _is_looped(name, frames) else frame for name, frame in frames.items()}


def _is_looped(name: str, frames: Mapping[str, str | None]) -> bool:
    seen: set[str] = set()
    frame = frames.get(name)
    while frame is not None and frame not in seen:
        if frame == name:
            return True
        seen.add(frame)
        frame = frames.get(frame)
    return False
