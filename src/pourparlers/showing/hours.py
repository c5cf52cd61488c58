"""Clock times as moments: in the zone that a report tells, or for local time in that of the place."""

from __future__ import annotations

import datetime
import zoneinfo

from pourparlers.model import Clock, Place
from pourparlers.reading.times.zones import zone_of

ONE_DAY = datetime.timedelta(days=1)


def zone_named(clock: Clock | None, place: Place | None) -> str | None:
    """The zone of an hour: the one told, or for local time that of its place; none where nothing tells it."""
    zone = clock.zone if clock else None
    if zone != "local":
        return zone or None
    return zone_of(place.name, place.country) if place else None


def moment_of(day: datetime.date, hour: str | None, zone: str | None) -> datetime.datetime | None:
    """An hour of a day in its zone; none where nothing tells the zone, for an hour without one is no moment."""
    if hour is None or zone is None:
        return None
    try:
        moment = datetime.datetime.combine(day, datetime.time.fromisoformat(hour))
        if zone[0] in "+-":
            return datetime.datetime.fromisoformat(moment.isoformat() + zone)
        moment = moment.replace(tzinfo=zoneinfo.ZoneInfo(zone if zone != "Z" else "UTC"))
        moment.astimezone(datetime.UTC)
        return moment
    except (ValueError, OverflowError, zoneinfo.ZoneInfoNotFoundError):
        return None


def next_day(day: datetime.date) -> datetime.date:
    """The day after; the last day that a calendar knows has none."""
    return day + ONE_DAY if day < datetime.date.max else day
