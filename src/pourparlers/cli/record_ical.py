"""Meetings of the record as iCalendar (RFC 5545): the record's identifiers, so that a calendar can follow them.

SEQUENCE counts what happened to a meeting, LAST-MODIFIED is the day of the last of it, STATUS is that of the status
map; a meeting put off without a new date is cancelled at the old one, and comes back with a higher SEQUENCE.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from icalendar import Calendar, Event

from pourparlers.cli.days import days_of
from pourparlers.cli.evidence import sentence_of
from pourparlers.cli.ical import EPOCH, ICAL_STATUS, ONE_DAY
from pourparlers.cli.record_words import headline_of, record_words

if TYPE_CHECKING:
    from pourparlers.record.calendar import Calendar as Record
    from pourparlers.record.entry import Meeting


def calendar_of(meetings: Iterable[Meeting], known: Record) -> bytes:
    """One calendar of the dated meetings."""
    calendar = Calendar()
    calendar.add("prodid", "-//Pourparlers//Record//EN")
    calendar.add("version", "2.0")
    for meeting in meetings:
        event = _event(meeting, known)
        if event is not None:
            calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def _event(meeting: Meeting, known: Record) -> Event | None:
    days = days_of(meeting.when)
    first = (days.first or days.last) if days else None
    if days is None or first is None:
        return None
    event = Event()
    event.add("uid", f"{meeting.id}@pourparlers")
    changed = _moment(max((change.day for change in meeting.history if change.day), default=None))
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", max(0, len(meeting.history) - 1))
    event.add("summary", headline_of(meeting, record_words("en")))
    event.add("dtstart", first)
    event.add("dtend", (days.last or first) + ONE_DAY)
    event.add("status", ICAL_STATUS[meeting.status])
    event.add("transp", "TRANSPARENT")
    if meeting.place is not None:
        event.add("location", ", ".join(part for part in (meeting.place.venue, meeting.place.name) if part))
        if meeting.place.latitude is not None and meeting.place.longitude is not None:
            event.add("geo", (meeting.place.latitude, meeting.place.longitude))
    event.add("categories", [meeting.kind, meeting.status])
    event.add("description", "\n\n".join(_sources(meeting, known)))
    return event


def _sources(meeting: Meeting, known: Record) -> Iterable[str]:
    for report in meeting.reports:
        told = known.article(report.article)
        said = next((m for m in told.reading.meetings if m.id == report.meeting), None) if told else None
        if told is not None and said is not None:
            article = told.reading.article
            sentence = sentence_of(article, said)
            where = " · ".join(part for part in (told.outlet, article.headline, told.url) if part)
            yield "\n".join(part for part in (f"“{sentence}”" if sentence else "", where) if part)


def _moment(day: str | None) -> datetime.datetime:
    return datetime.datetime.combine(
        datetime.date.fromisoformat(day) if day else EPOCH, datetime.time(), tzinfo=datetime.UTC
    )
