"""Read a moment as pages write it: ISO 8601, mail and script dates, seconds since 1970, numbers, names of months.

No value is made up: what is no possible day, or the day that a clock without a time shows, is none.
"""

from __future__ import annotations

import datetime
import functools
import re
from typing import NamedTuple

from pourparlers.page.facts.words import month_key, months

LONGEST = 120
LEAST_YEAR, MOST_YEAR = 1700, 2100
# Years of the Buddhist era, by which pages in Thai date.
_BUDDHIST, _LEAST_BUDDHIST = 543, 2443
_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)"
    r"(?:[T\s]*(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,9})?)?\s*(Z\b|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?(?!\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\d{4}")
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?(?:\.\d+)?")
_CLOCK = re.compile(r"(?<![\d:])([01]?\d|2[0-3])[:h](\d\d)(?::(\d\d))?(?!\d)\s*(?:([ap])\.?m\b)?", re.IGNORECASE)
_ZONE = re.compile(r"(?:\bGMT|\bUTC|(?<=\d)\s|(?<=\d))?\s?([+-])(\d\d):?(\d\d)\b")
_UTC = re.compile(r"\b(?:GMT|UTC)\b(?!\s?[+-])|(?<=\d)Z\b")
_YEAR_FIRST = re.compile(
    r"(?<!\d)(\d{4})\s?[./\u2024\u2e80-\ud7ff-]\s?(\d{1,2})\s?[./\u2024\u2e80-\ud7ff-]\s?(\d{1,2})(?!\d)"
)
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})[./\u2024-]\s?(\d{1,2})[./\u2024-]\s?(\d{4})(?!\d)")
_WORD = re.compile(r"[^\s\d,;:()\[\]/|\u2013\u2014\u060c-]+")
_NUMBER = re.compile(r"(?<!\d)\d{1,4}(?!\d)")


Clock = tuple[int | str | None, ...]
"""Hour, minute, second, zone, as far as they are known."""


class Day(NamedTuple):
    """A day, its moment as ISO 8601 where a time of day is given, and the instant where a zone is."""

    value: str
    moment: str | None = None
    instant: float | None = None
    doubtful: bool = False
    """Whether day and month may also be the other way round."""


@functools.lru_cache(maxsize=1024)
def day_of(text: str, language: str | None = None) -> Day | None:
    """The first day that a short text tells."""
    text = " ".join(text[:LONGEST].split())
    if not _YEAR.search(text):
        return None
    epoch = _EPOCH.fullmatch(text)
    if epoch:
        told = datetime.datetime.fromtimestamp(int(epoch[1]), datetime.UTC)
        return moment_of(told.year, told.month, told.day, (told.hour, told.minute, told.second, "Z"))
    iso = _ISO.match(text)
    if iso:
        return moment_of(int(iso[1]), int(iso[2]), int(iso[3]), iso.groups()[3:])
    found = written(text, language)
    if found is None:
        return None
    year, month, day, doubtful = found
    told_day = moment_of(year, month, day, clock_of(text))
    return told_day._replace(doubtful=doubtful) if told_day else None


def written(text: str, language: str | None) -> tuple[int, int, int, bool] | None:
    """Year, month and day of a text in words or in numbers only, and whether day and month may change places."""
    first = _YEAR_FIRST.search(text)
    if first and 0 < int(first[2]) <= 12:
        return int(first[1]), int(first[2]), int(first[3]), False
    last = _YEAR_LAST.search(text)
    if last:
        one, two, year = (int(part) for part in last.groups())
        return (year, one, two, False) if two > 12 else (year, two, one, one <= 12 and one != two)
    named = month_in(text, language)
    if named is None:
        return None
    month, start, end = named
    years = [number for number in _NUMBER.findall(text) if len(number) == 4 and plausible(int(number))]
    before, after = _NUMBER.findall(text[:start]), _NUMBER.findall(text[end:])
    near = [*before[-1:], *after[:1]] if before and len(before[-1]) < 3 else [*after[:1], *before[-1:]]
    days = [int(number) for number in near if len(number) < 3 and 0 < int(number) < 32]
    return (int(years[0]), month, days[0], False) if years and days else None


def month_in(text: str, language: str | None) -> tuple[int, int, int] | None:
    """The first month named in a text, and where its name stands; the names of two words too."""
    known = months(language)
    words = list(_WORD.finditer(text))
    for at, word in enumerate(words):
        pair = words[at + 1] if at + 1 < len(words) else word
        for end in (pair.end(), word.end()):
            number = known.get(month_key(text[word.start() : end]))
            if number:
                return number, word.start(), end
    return None


def clock_of(text: str) -> Clock:
    """Hour, minute, second and zone of a text; an hour that may be of either half of the day is left out."""
    clock = _CLOCK.search(text)
    if clock is None:
        return ()
    hour = int(clock[1])
    if clock[4]:
        hour = hour % 12 + (12 if clock[4].lower() == "p" else 0)
    zone = _ZONE.search(text, clock.end(2))
    named = f"{zone[1]}{zone[2]}:{zone[3]}" if zone else "Z" if _UTC.search(text, clock.end(2)) else None
    if 0 < hour <= 12 and not (clock[4] or named or clock[1][0] == "0"):
        return ()
    return hour, int(clock[2]), int(clock[3] or 0), named


def plausible(year: int) -> bool:
    return LEAST_YEAR <= year <= MOST_YEAR or _LEAST_BUDDHIST <= year <= MOST_YEAR + _BUDDHIST


def moment_of(year: int, month: int, day: int, clock: Clock) -> Day | None:
    """The day and moment of numbers that may be none; midnight with no zone is no time of day."""
    if year >= _LEAST_BUDDHIST:
        year -= _BUDDHIST
    hour, minute, second, zone = (*clock, None, None, None, None)[:4]
    try:
        told = datetime.datetime(year, month, day, int(hour or 0), int(minute or 0), int(second or 0))
        told = told.replace(tzinfo=zone_of(str(zone))) if zone else told
        instant = told.timestamp() if zone else None
    except (ValueError, OverflowError):
        return None
    if not LEAST_YEAR <= year <= MOST_YEAR or is_unset(told):
        return None
    timed = hour is not None and (zone is not None or (told.hour, told.minute, told.second) != (0, 0, 0))
    return Day(told.date().isoformat(), told.isoformat() if timed else None, instant if timed else None)


def is_unset(told: datetime.datetime) -> bool:
    """Whether a moment is that of a clock that was never set: the turn of 1970, in any zone."""
    return (told.year, told.month, told.day) in ((1970, 1, 1), (1969, 12, 31))


def zone_of(text: str) -> datetime.timezone:
    if text[0] not in "+-":
        return datetime.UTC
    digits = text[1:].replace(":", "")
    offset = datetime.timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    return datetime.timezone(-offset if text[0] == "-" else offset)
