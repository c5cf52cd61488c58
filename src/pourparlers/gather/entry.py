"""One entry of an agenda (VEVENT) as data: its moments in the zone of the place, its parties, its place and status."""

from __future__ import annotations

import datetime
import itertools
import re
import zoneinfo
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from pourparlers.gather.teaser import plain
from pourparlers.model import AgendaEvent, Attendee

LONGEST_LINE, LONGEST_TEXT = 500, 20_000
MOST_ATTENDEES, MOST_LISTED = 200, 500
ANSWERS: dict[str, Literal["accepted", "declined", "tentative"]] = {
    "ACCEPTED": "accepted", "DECLINED": "declined", "TENTATIVE": "tentative",
}  # fmt: skip
STATES: dict[str, Literal["tentative", "confirmed", "cancelled"]] = {
    "TENTATIVE": "tentative", "CONFIRMED": "confirmed", "CANCELLED": "cancelled", "CANCELED": "cancelled",
}  # fmt: skip
ESCAPED = re.compile(r"\\([\\;,nN])")
MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
DAY = datetime.timedelta(days=1)

Moment = datetime.datetime | datetime.date


class Moments(NamedTuple):
    """When an entry is: days, or clock times where the meeting is (naive), with the zone that they are of."""

    start: Moment
    end: Moment | None
    zone: str | None
    zoned: datetime.tzinfo | None
    recurrence: str | None = None
    added: tuple[datetime.datetime, ...] = ()
    dropped: frozenset[str] = frozenset()

    @property
    def start_text(self) -> str:
        return told(self.start)

    @property
    def end_text(self) -> str | None:
        return told(self.end) if self.end is not None else None

    def shifted(self, to: datetime.datetime) -> Moments:
        """The same length from another start."""
        start: Moment = to if isinstance(self.start, datetime.datetime) else to.date()
        end = start + (self.end - self.start) if self.end is not None else None
        return self._replace(start=start, end=end)


def moments_of(component: Any, calendar_zone: str | None) -> Moments | None:
    """The moments of an entry; a time in UTC is told in the calendar's own zone where it names one."""
    first = one(component, "DTSTART")
    start = moment_in(first)
    if start is None:
        return None
    named = parameter(first, "TZID")
    zoned, zone = _zone_of(start, named, calendar_zone)
    try:
        begin = _local(start, zoned)
        return Moments(
            begin,
            _end_of(component, begin, zoned),
            zone,
            zoned,
            _recurrence(component, zoned),
            tuple(_listed(component, "RDATE", zoned)),
            frozenset(_dropped(component, begin, zoned)),
        )
    except (OverflowError, ValueError, TypeError):
        return None


def event_of(component: Any, when: Moments) -> AgendaEvent:
    """What an entry says, as data."""
    latitude, longitude = _position(component.get("GEO"))
    return AgendaEvent(
        uid=_line(component, "UID") or "",
        start=when.start_text,
        end=when.end_text,
        zone=when.zone,
        title=_line(component, "SUMMARY"),
        location=_line(component, "LOCATION"),
        latitude=latitude,
        longitude=longitude,
        status=STATES.get((_line(component, "STATUS") or "").upper()),
        organizer=_name(one(component, "ORGANIZER")),
        attendees=tuple(_attendees(component)),
        description=_description(component),
        sequence=_number(one(component, "SEQUENCE")),
        recurrence=when.recurrence,
    )


def told(moment: Moment) -> str:
    if isinstance(moment, datetime.datetime):
        return moment.replace(microsecond=0, second=0, tzinfo=None).isoformat(timespec="minutes")
    return moment.isoformat()


def plain_of(value: str) -> str:
    """A text of iCalendar without its escapes."""
    return " ".join(ESCAPED.sub(lambda m: " " if m[1] in "nN" else m[1], value).split())


def _zone_of(start: Moment, named: str | None, calendar: str | None) -> tuple[datetime.tzinfo | None, str | None]:
    """The zone that an entry is told in, and its name; times that float have the calendar's, if any."""
    if not isinstance(start, datetime.datetime):
        return None, None
    utc = start.tzinfo is not None and start.utcoffset() == datetime.timedelta() and named is None
    for name in (None if utc else named, getattr(start.tzinfo, "key", None) if not utc else None, calendar):
        found = _zone(name)
        if found is not None:
            return found, found.key
    if start.tzinfo is None:
        return None, None
    return start.tzinfo, "UTC" if utc else start.strftime("%z")[:3] + ":" + start.strftime("%z")[3:5]


def _zone(name: str | None) -> zoneinfo.ZoneInfo | None:
    """An IANA zone by its name, by the name that Windows has for it, or by the end of a longer name."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    tail = "/".join((name or "").strip().strip("/").split("/")[-2:])
    for known in (WINDOWS_TO_OLSON.get(name or ""), name, tail):
        if known and len(known) < 80:
            try:
                return zoneinfo.ZoneInfo(known)
            except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
                continue
    return None


def _local(moment: Moment, zone: datetime.tzinfo | None) -> Moment:
    """A moment as the clocks of the place show it."""
    if isinstance(moment, datetime.datetime):
        return (moment.astimezone(zone) if moment.tzinfo and zone else moment).replace(tzinfo=None)
    return moment


def _end_of(component: Any, start: Moment, zone: datetime.tzinfo | None) -> Moment | None:
    """The end, for days the last day that it still goes on; an end before the start is none."""
    stated = moment_in(one(component, "DTEND"))
    length = held(one(component, "DURATION"), "dt")
    end = _local(stated, zone) if stated else start + length if isinstance(length, datetime.timedelta) else None
    if isinstance(start, datetime.datetime):
        return end if isinstance(end, datetime.datetime) and end > start else None
    if isinstance(end, datetime.datetime):
        end = end.date()
    return end - DAY if end is not None and end - DAY > start else None


def _recurrence(component: Any, zone: datetime.tzinfo | None) -> str | None:
    moment = moment_in(one(component, "RECURRENCE-ID"))
    return told(_local(moment, zone)) if moment else None


def _listed(component: Any, name: str, zone: datetime.tzinfo | None) -> Iterator[datetime.datetime]:
    """The moments of RDATE or EXDATE, whichever way the library hands them over."""
    value = component.get(name)
    rows = (row for several in (value if isinstance(value, list) else [value]) for row in held(several, "dts") or ())
    for row in itertools.islice(rows, MOST_LISTED):
        moment = moment_in(row)
        if moment is not None:
            local = _local(moment, zone)
            if not isinstance(local, datetime.datetime):
                local = datetime.datetime.combine(local, datetime.time())
            yield local


def _dropped(component: Any, start: Moment, zone: datetime.tzinfo | None) -> Iterator[str]:
    for moment in _listed(component, "EXDATE", zone):
        yield told(moment if isinstance(start, datetime.datetime) else moment.date())


def _attendees(component: Any) -> Iterator[Attendee]:
    value = component.get("ATTENDEE")
    for row in (value if isinstance(value, list) else [value])[:MOST_ATTENDEES]:
        name = _name(row)
        if name:
            answer = ANSWERS.get((parameter(row, "PARTSTAT") or "").upper())
            yield Attendee(name=name, answer=answer, chair=(parameter(row, "ROLE") or "").upper() == "CHAIR")


def _name(value: Any) -> str | None:
    """Who a calendar's address stands for: the common name; an address of mail alone is no name."""
    flat = " ".join((parameter(value, "CN") or "").split())[:LONGEST_LINE]
    return flat if flat and "@" not in flat else None


def _description(component: Any) -> str | None:
    value = one(component, "DESCRIPTION")
    if not isinstance(value, str):
        return None
    text = value[: 4 * LONGEST_TEXT].replace("\r\n", "\n")
    text = plain(text.replace("\n", "<br>")) if MARKUP.search(text) else text
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()[:LONGEST_TEXT] or None


def _line(component: Any, name: str) -> str | None:
    value = one(component, name)
    if not isinstance(value, str):
        return None
    text = plain(value) if MARKUP.search(value[:LONGEST_TEXT]) else value[:LONGEST_TEXT]
    return " ".join(text.split())[:LONGEST_LINE] or None


def _position(value: Any) -> tuple[float | None, float | None]:
    latitude, longitude = held(value, "latitude"), held(value, "longitude")
    if isinstance(latitude, float) and isinstance(longitude, float) and abs(latitude) <= 90 and abs(longitude) <= 180:
        return float(latitude), float(longitude)
    return None, None


def _number(value: Any) -> int:
    return int(value) if isinstance(value, int) and 0 <= value < 2**31 else 0


def one(component: Any, name: str) -> Any:
    """A property, of several the first."""
    value = component.get(name)
    return value[0] if isinstance(value, list) and value else value


def held(value: Any, name: str) -> Any:
    """What a property's value holds; a broken one, which the library lets raise, holds nothing."""
    try:
        return getattr(value, name, None)
    except Exception:
        return None


def moment_in(value: Any) -> Moment | None:
    """The day or time of a property, of years that an agenda may speak of."""
    moment = held(value, "dt")
    return moment if isinstance(moment, datetime.date) and 1900 <= moment.year <= 2200 else None


def parameter(value: Any, name: str) -> str | None:
    """A parameter of a property."""
    params = held(value, "params")
    told = params.get(name) if hasattr(params, "get") else None
    return told if isinstance(told, str) else None
