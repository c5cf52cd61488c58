"""Meetings of the record as iCalendar (RFC 5545, RFC 7986): identifiers that stay, so that a calendar can follow them.

SEQUENCE counts what was told of a meeting and what became of it, LAST-MODIFIED is the day of the last of it, STATUS is
that of the status map: one that was moved stands confirmed at its new date, one put off without a new date is cancelled
at the old one, and comes back with a higher SEQUENCE. A date is an all-day event, an uncertain one a span of days, an
hour whose zone is known a moment in UTC.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from icalendar import Calendar, Event

from pourparlers.record.calendar import Calendar as Record
from pourparlers.record.entry import Meeting
from pourparlers.showing.days import Days, days_of
from pourparlers.showing.evidence import sentence_of
from pourparlers.showing.hours import moment_of, next_day, zone_named
from pourparlers.showing.ical import EPOCH, ICAL_STATUS

REFRESH = datetime.timedelta(hours=1)
TURNS = frozenset({"moved", "postponed", "cancelled", "revived"})
"""Changes after which a meeting stands otherwise in a calendar: the last of them counts."""
UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+")
"""What no line of a calendar may hold: controls, other ends of lines, turns of direction."""


class Feed(NamedTuple):
    """What a calendar that is followed says of itself: its name, its own address, and that of the page it is of."""

    name: str
    source: str
    page: str = ""


def calendar_of(
    meetings: Iterable[Meeting],
    known: Record,
    says: Callable[[Meeting], str],
    *,
    feed: Feed | None = None,
    address: Callable[[Meeting], str] | None = None,
) -> bytes:
    """One calendar of the dated meetings. ``says`` puts a meeting in one line, ``address`` is that of its page."""
    calendar = Calendar()
    calendar.add("prodid", "-//Pourparlers//Record//EN")
    calendar.add("version", "2.0")
    if feed is not None:
        calendar.add("name", plain(feed.name))
        calendar.add("x-wr-calname", plain(feed.name))
        calendar.add("source", feed.source, parameters={"VALUE": "URI"})
        calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", "PT1H")
        if feed.page:
            calendar.add("url", feed.page)
    for meeting in meetings:
        event = _event(meeting, known, says)
        if event is not None:
            if address is not None:
                event.add("url", address(meeting))
            calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def _event(meeting: Meeting, known: Record, says: Callable[[Meeting], str]) -> Event | None:
    days = days_of(meeting.when)
    first = (days.first or days.last) if days else None
    if days is None or first is None:
        return None
    event = Event()
    event.add("uid", f"{meeting.id}@pourparlers")
    changed = _midnight(max(_days_told(meeting), default=None))
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", max(0, len(meeting.reports) + len(meeting.history) + len(meeting.corrections) - 2))
    event.add("summary", plain(says(meeting)))
    _add_time(event, meeting, days, first)
    event.add("status", "CONFIRMED" if _stands_moved(meeting) else ICAL_STATUS[meeting.status])
    event.add("transp", "TRANSPARENT")
    event.add("x-pourparlers-reviewed", "TRUE" if meeting.reviewed else "FALSE")
    if meeting.part_of is not None:
        event.add("related-to", f"{meeting.part_of}@pourparlers")
    if meeting.place is not None:
        event.add("location", plain(", ".join(part for part in (meeting.place.venue, meeting.place.name) if part)))
        if meeting.place.latitude is not None and meeting.place.longitude is not None:
            event.add("geo", (meeting.place.latitude, meeting.place.longitude))
    event.add("categories", [meeting.kind, meeting.status])
    event.add("description", plain("\n\n".join(_sources(meeting, known))))
    return event


def plain(text: str) -> str:
    """A text without what could end a line of the file, or turn what stands after it."""
    return UNFIT.sub(" ", text)


def _days_told(meeting: Meeting) -> Iterator[str]:
    """The days on which anything was told of a meeting, happened to it, or was corrected."""
    told = (support.latest for support in (*meeting.dates, *meeting.places, *meeting.statuses))
    happened = (change.day for change in meeting.history)
    return (day for day in (*told, *happened, *(said.day for said in meeting.corrections)) if day)


def _stands_moved(meeting: Meeting) -> bool:
    """Whether it is planned at a date that it was moved to, with nothing else since."""
    turns = [change.kind for change in meeting.history if change.kind in TURNS]
    return meeting.status == "planned" and turns[-1:] == ["moved"]


def _add_time(event: Event, meeting: Meeting, days: Days, first: datetime.date) -> None:
    """Start and end: hours only for one exact day, and only where the zone is known."""
    clock, zone = meeting.time, zone_named(meeting.time, meeting.place)
    start = moment_of(first, clock.start, zone) if clock and days.exact else None
    if start is None or clock is None:
        event.add("dtstart", first)
        event.add("dtend", next_day((days.last or first) if days.first else first))
        return
    event.add("dtstart", start.astimezone(datetime.UTC))
    end = moment_of(first, clock.end, zone)
    if end is not None and end > start:
        event.add("dtend", end.astimezone(datetime.UTC))


def _sources(meeting: Meeting, known: Record) -> Iterator[str]:
    if meeting.time is not None and meeting.time.start and zone_named(meeting.time, meeting.place) is None:
        yield "–".join(part for part in (meeting.time.start, meeting.time.end) if part)
    for report in meeting.reports:
        told = known.article(report.article)
        said = next((m for m in told.reading.meetings if m.id == report.meeting), None) if told else None
        if told is not None and said is not None:
            article = told.reading.article
            sentence = sentence_of(article, said)
            where = " · ".join(part for part in (told.outlet, article.headline, told.url) if part)
            yield "\n".join(part for part in (f"“{sentence}”" if sentence else "", where) if part)


def _midnight(day: str | None) -> datetime.datetime:
    return datetime.datetime.combine(
        datetime.date.fromisoformat(day) if day else EPOCH, datetime.time(), tzinfo=datetime.UTC
    )
