"""Time zones that a reader may choose from, each under the name of its city in the reader's language."""

from __future__ import annotations

import functools
import zoneinfo
from datetime import datetime

from babel.dates import get_timezone, get_timezone_location

from pourparlers.publish.words import Words
from pourparlers.reading.names.romanise import plain

OFFERED = """
Pacific/Honolulu America/Anchorage America/Los_Angeles America/Denver America/Mexico_City America/Chicago
America/Bogota America/New_York America/Toronto America/Caracas America/Santiago America/Buenos_Aires
America/Sao_Paulo Atlantic/Reykjavik UTC Africa/Lagos Europe/London Europe/Lisbon Europe/Paris Europe/Brussels
Europe/Berlin Europe/Madrid Europe/Rome Europe/Warsaw Africa/Cairo Africa/Johannesburg Europe/Athens Europe/Helsinki
Europe/Tallinn Europe/Kyiv Asia/Jerusalem Asia/Beirut Europe/Istanbul Europe/Moscow Africa/Nairobi Asia/Riyadh
Asia/Baghdad Asia/Tehran Asia/Dubai Asia/Baku Asia/Tbilisi Asia/Yerevan Asia/Kabul Asia/Karachi Asia/Tashkent
Asia/Delhi Asia/Kathmandu Asia/Dhaka Asia/Almaty Asia/Bangkok Asia/Jakarta Asia/Shanghai Asia/Singapore Asia/Taipei
Asia/Tokyo Asia/Seoul Australia/Sydney Pacific/Auckland
"""


@functools.lru_cache(maxsize=1)
def all_zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())


@functools.lru_cache(maxsize=32)
def zones_offered(words: Words) -> tuple[tuple[str, str], ...]:
    """Zones and what they are called, by name; any other can still be asked for in the address."""
    there = [(zone, zone_name(zone, words)) for zone in OFFERED.split() if zone in all_zones()]
    return tuple(sorted(there, key=lambda pair: plain(pair[1])))


@functools.lru_cache(maxsize=512)
def zone_name(zone: str, words: Words) -> str:
    """The city that a zone is called after, in a language."""
    if zone in ("UTC", "GMT"):
        return zone
    try:
        named = str(get_timezone_location(get_timezone(zone), locale=words.tongue.locale, return_city=True))
    except LookupError:
        return zone
    return words.place(named.rpartition("/")[2])


def in_zone(moment: str, zone: str, words: Words) -> str:
    """A moment as the clocks of a zone show it; with its weekday where that is another than on the clocks there."""
    there = datetime.fromisoformat(moment)
    here = there.astimezone(zoneinfo.ZoneInfo(zone))
    hour = here.strftime("%H:%M")
    return hour if here.date() == there.date() else f"{words.dates.weekdays_short[here.weekday()]} {hour}"
