"""Meetings as an iCalendar file (RFC 5545) that a calendar program can subscribe to.

The same readings give the same bytes: identifiers come from what identifies a meeting, time stamps from the day of
publication. A date is an all-day event, an uncertain date a span of days, an hour with its zone a moment in UTC; a
meeting without a date is left out. What a meeting is part of is its parent (RELATED-TO).
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Iterator

from icalendar import Calendar, Event

from pourparlers.model import Actor, MeetingReport, Reading, Status
from pourparlers.showing.days import Days, days_of
from pourparlers.showing.evidence import sentence_of
from pourparlers.showing.hours import moment_of, next_day, zone_named

ICAL_STATUS: dict[Status, str] = {
    "proposed": "TENTATIVE",
    "planned": "TENTATIVE",
    "confirmed": "CONFIRMED",
    "ongoing": "CONFIRMED",
    "held": "CONFIRMED",
    "unknown": "TENTATIVE",
    "postponed": "CANCELLED",
    "cancelled": "CANCELLED",
    "refused": "CANCELLED",
}
EPOCH = datetime.date(1970, 1, 1)


def calendar_of(readings: Iterable[Reading]) -> bytes:
    """One calendar of every dated meeting; a meeting reported alike by several articles is one event."""
    calendar = Calendar()
    calendar.add("prodid", "-//Pourparlers//Reading//EN")
    calendar.add("version", "2.0")
    events: dict[tuple[datetime.date, str], Event] = {}
    for reading in readings:
        for day, event in _events_of(reading):
            events.setdefault((day, str(event["uid"])), event)
    for key in sorted(events):
        calendar.add_component(events[key])
    content: bytes = calendar.to_ical()
    return content


def _events_of(reading: Reading) -> Iterator[tuple[datetime.date, Event]]:
    actors = {actor.id: actor for actor in reading.actors}
    for meeting in reading.meetings:
        days = days_of(meeting.when)
        if days is not None:
            yield _first(days), _event(reading, meeting, days, actors)


def _event(reading: Reading, meeting: MeetingReport, days: Days, actors: dict[str, Actor]) -> Event:
    article = reading.article
    event = Event()
    event.add("uid", _uid(meeting, actors))
    event.add("dtstamp", _stamp(reading))
    event.add("summary", title_of(meeting, actors))
    _add_time(event, meeting, days)
    event.add("status", ICAL_STATUS[meeting.status])
    event.add("transp", "TRANSPARENT")
    frame = next((other for other in reading.meetings if other.id == meeting.part_of), None)
    if frame is not None and days_of(frame.when) is not None:
        event.add("related-to", _uid(frame, actors))
    if meeting.place is not None:
        event.add("location", ", ".join(part for part in (meeting.place.venue, meeting.place.name) if part))
        if meeting.place.latitude is not None and meeting.place.longitude is not None:
            event.add("geo", (meeting.place.latitude, meeting.place.longitude))
    event.add("categories", [meeting.kind, meeting.status])
    said = sentence_of(article, meeting)
    told = _told(reading, meeting, actors)
    source = " · ".join(part for part in (article.outlet, article.headline, article.path) if part)
    event.add("description", "\n".join(part for part in (*told, f"“{said}”" if said else "", source) if part))
    if article.url:
        event.add("url", article.url)
    return event


def _told(reading: Reading, meeting: MeetingReport, actors: dict[str, Actor]) -> Iterator[str]:
    """Topic, frame and outcome, and the hour where its zone is not known."""
    if meeting.time is not None and meeting.time.start and zone_named(meeting.time, meeting.place) is None:
        yield "–".join(part for part in (meeting.time.start, meeting.time.end) if part)
    if meeting.topic is not None:
        yield f"Topic: {meeting.topic.text}"
    frame = next((other for other in reading.meetings if other.id == meeting.part_of), None)
    if frame is not None:
        yield f"Part of: {title_of(frame, actors)}"
    if meeting.outcome is not None:
        yield f"Outcome: {meeting.outcome.text}"


def title_of(meeting: MeetingReport, actors: dict[str, Actor]) -> str:
    """What a calendar shows: the meeting's title or format, else its kind, and who takes part."""
    who = ", ".join(actors[part.actor].name for part in meeting.participants if part.actor in actors)
    what = meeting.title or meeting.format or meeting.kind.replace("-", " ").capitalize()
    return f"{what}: {who}" if who and not meeting.title else what


def _add_time(event: Event, meeting: MeetingReport, days: Days) -> None:
    """The start, and the end behind it; an open interval has its known day. Clock times only for one exact day."""
    first = _first(days)
    start = _clock(meeting, first, meeting.time.start if meeting.time else None) if days.exact else None
    if start is None:
        event.add("dtstart", first)
        event.add("dtend", next_day((days.last or first) if days.first else first))
        return
    event.add("dtstart", start)
    end = _clock(meeting, first, meeting.time.end if meeting.time else None)
    if end is not None and end > start:
        event.add("dtend", end)


def _clock(meeting: MeetingReport, day: datetime.date, clock: str | None) -> datetime.datetime | None:
    """The moment in UTC."""
    moment = moment_of(day, clock, zone_named(meeting.time, meeting.place))
    return moment.astimezone(datetime.UTC) if moment else None


def _uid(meeting: MeetingReport, actors: dict[str, Actor]) -> str:
    """Made from kind, date, place and parties, so that another article on the same meeting gives the same."""
    who = sorted(actors[part.actor].name for part in meeting.participants if part.actor in actors)
    place = meeting.place.name if meeting.place else ""
    clock = (meeting.time.start if meeting.time else None) or ""
    facts = "\n".join((meeting.kind, meeting.format or "", meeting.when or "", clock, place, *who))
    return f"{hashlib.sha256(facts.encode()).hexdigest()[:24]}@pourparlers"


def _stamp(reading: Reading) -> datetime.datetime:
    """The day of publication: a clock would make every file differ from the last."""
    published = days_of(reading.article.published.value) if reading.article.published else None
    day = (published.first or published.last) if published else None
    return datetime.datetime.combine(day or EPOCH, datetime.time(), datetime.UTC)


def _first(days: Days) -> datetime.date:
    first = days.first or days.last
    assert first is not None  # an interval open on both sides has no days
    return first
