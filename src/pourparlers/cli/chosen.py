"""Which meetings of the record a command is asked for: by day, actor, place, section, status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from pourparlers import edtf
from pourparlers.reading.names.romanise import plain

if TYPE_CHECKING:
    from pourparlers.desk import Desk
    from pourparlers.record.entry import Meeting

YESTERDAY = timedelta(days=1)
MOVED_LATELY = timedelta(days=7)


class Wanted(NamedTuple):
    """What is asked for; ``None`` asks for all. Words are compared without case and accents, by their beginning."""

    first: date | None = None
    last: date | None = None
    actor: str | None = None
    place: str | None = None
    section: str | None = None
    status: str | None = None


def chosen(desk: Desk, wanted: Wanted) -> Iterator[Meeting]:
    """The meetings that fit, in the calendar's order; what has no date fits only where no days are asked for."""
    for meeting in desk.record.meetings:
        if (
            _in_days(meeting.when, wanted.first, wanted.last)
            and (wanted.status is None or meeting.status == wanted.status)
            and fits(wanted.actor, (party.name for party in meeting.parties))
            and fits(wanted.place, _places(meeting))
            and fits(wanted.section, _sections(desk, meeting))
        ):
            yield meeting


def fits(asked: str | None, names: Iterable[str]) -> bool:
    """Whether one of some names holds the words asked for, each at the beginning of a word."""
    if asked is None:
        return True
    words = [plain(word) for word in asked.split()]
    return any(all(any(part.startswith(word) for part in parts) for word in words) for parts in map(_parts, names))


def _parts(name: str) -> list[str]:
    return [plain(part) for part in name.replace("-", " ").split()]


def is_new(meeting: Meeting, today: date) -> bool:
    """Whether it was first told of since yesterday."""
    first = meeting.history[0].day if meeting.history else None
    return first is not None and today - YESTERDAY <= date.fromisoformat(first) <= today


def is_moved(meeting: Meeting, today: date) -> bool:
    """Whether it was moved within the last week."""
    days = [change.day for change in meeting.history if change.kind == "moved" and change.day]
    return any(today - MOVED_LATELY <= date.fromisoformat(day) <= today for day in days)


def _in_days(when: str | None, first: date | None, last: date | None) -> bool:
    if first is None and last is None:
        return True
    known = edtf.parse(when) if when else None
    if known is None or known.yearless:
        return False
    return (first is None or known.last >= first) and (last is None or known.first <= last)


def _places(meeting: Meeting) -> Iterator[str]:
    if meeting.place is not None:
        yield meeting.place.name
        if meeting.place.country:
            yield meeting.place.country
        if meeting.place.venue:
            yield meeting.place.venue


def _sections(desk: Desk, meeting: Meeting) -> Iterator[str]:
    for report in meeting.reports:
        told = desk.articles[report.article]
        section = told.section or told.reading.article.section
        if section:
            yield section
