"""The days of a series in an agenda, within bounds: ``dateutil`` counts them for rules of usual form.

A rule that matches nothing would be searched to the year 9999; so only forms that match again and again are counted,
and of any other rule the first day alone is known.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

MOST_OCCURRENCES = 60
AHEAD, BEHIND = datetime.timedelta(days=400), datetime.timedelta(days=31)
OLDEST = datetime.timedelta(days=366 * 20)
MOST_INTERVAL = 100
PARTS = frozenset(("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS"))
LONGEST_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
ALWAYS = 28  # every month has as many days
FOUR = 4  # and each day of the week as often


class Window(NamedTuple):
    """The days of a series that are wanted."""

    first: datetime.datetime
    last: datetime.datetime


def window_of(today: datetime.date | None, start: datetime.datetime) -> Window:
    """From a little before today, or from the start of the series, to a year and a bit ahead."""
    anchor = datetime.datetime.combine(today, datetime.time()) if today else start
    return Window(anchor - BEHIND if today else start, anchor + AHEAD)


def occurrences(
    rule: Mapping[str, Any], start: datetime.datetime, window: Window, zone: datetime.tzinfo | None = None
) -> list[datetime.datetime] | None:
    """The starts within the window, in the time of the place; ``None`` for a rule that is not counted."""
    if not is_usual(rule, start.day) or not _in_reach(start, window):
        return None
    from dateutil.rrule import rrulestr

    told = ";".join(f"{name}={_told(value)}" for name, value in rule.items() if name.upper() != "UNTIL")
    until = _until(rule, zone)
    try:
        series = rrulestr(f"RRULE:{told}", dtstart=start)
        found: list[datetime.datetime] = []
        for moment in series:
            if moment > window.last or (until is not None and moment > until) or len(found) >= MOST_OCCURRENCES:
                break
            if moment >= window.first:
                found.append(moment)
    except (ValueError, TypeError, KeyError, IndexError, OverflowError):
        return None
    return found


def is_usual(rule: Mapping[str, Any], first_day: int) -> bool:
    """Whether a rule is of a form that surely matches again before long; a series begins on that day of a month."""
    parts = {name.upper(): _listed(value) for name, value in rule.items()}
    if not set(parts) <= PARTS or any(len(values) > 31 for values in parts.values()):
        return False
    frequency = str(next(iter(parts.get("FREQ", ())), "")).upper()
    numbers = {name: _integers(parts.get(name, ())) for name in ("INTERVAL", "BYMONTHDAY", "BYMONTH", "BYSETPOS")}
    if any(values is None for values in numbers.values()):
        return False
    interval = (numbers["INTERVAL"] or [1])[0]
    days, months, places = numbers["BYMONTHDAY"] or [], numbers["BYMONTH"] or [], numbers["BYSETPOS"] or []
    if not 1 <= interval <= MOST_INTERVAL or not all(1 <= month <= 12 for month in months):
        return False
    ordinals = [_ordinal(str(day)) for day in parts.get("BYDAY", ())]
    if frequency in ("DAILY", "WEEKLY"):
        filtered = bool(months) or (frequency == "DAILY" and bool(ordinals))
        return not days and not places and not any(ordinals) and (interval == 1 or not filtered)
    if frequency not in ("MONTHLY", "YEARLY") or not all(0 < abs(place) <= FOUR for place in places):
        return False
    if not all(ordinal is not None and abs(ordinal) <= FOUR for ordinal in ordinals):
        return False
    mixed = any(ordinals) and not all(ordinals)  # the library wants both kinds to hold at once
    if mixed or (days and (ordinals or places)) or (places and (not ordinals or any(ordinals))):
        return False
    if interval > 1:
        steady = all(0 < abs(day) <= ALWAYS for day in (days or [first_day] if months else days))
        return steady and not (frequency == "MONTHLY" and months)
    return bool(ordinals) or _are_days(days or [first_day], months)


def _are_days(days: Sequence[int], months: Sequence[int]) -> bool:
    """Whether one of the months has one of the days."""
    return any(0 < abs(day) <= LONGEST_OF_MONTH[month - 1] for day in days for month in months or range(1, 13))


def _in_reach(start: datetime.datetime, window: Window) -> bool:
    return start.tzinfo is None and window.first - OLDEST <= start <= window.last


def _until(rule: Mapping[str, Any], zone: datetime.tzinfo | None) -> datetime.datetime | None:
    until = next(iter(_listed(rule.get("UNTIL", ()))), None)
    if isinstance(until, datetime.datetime):
        return (until.astimezone(zone) if until.tzinfo and zone else until).replace(tzinfo=None)
    if isinstance(until, datetime.date):
        return datetime.datetime.combine(until, datetime.time.max)
    return None


def _listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else [value]


def _integers(values: Sequence[Any]) -> list[int] | None:
    try:
        return [int(value) for value in values]
    except (TypeError, ValueError):
        return None


def _ordinal(day: str) -> int | None:
    """The number before a day of the week (``-1FR``); 0 where there is none, ``None`` where it is no number."""
    number = day.strip()[:-2]
    try:
        return int(number) if number else 0
    except ValueError:
        return None


def _told(value: Any) -> str:
    return ",".join(str(one) for one in _listed(value))
