"""The part of EDTF that gold and readings use: days covered, overlap, containment. ``XXXX`` is a year not known."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

Days = tuple[int, int]
"""First and last day, as ordinals."""

UNKNOWN_YEAR = "XXXX"
FAR = date.max.toordinal()
"""The last day of an interval with no end."""

_PART = re.compile(r"^(\d{4}|XXXX)(?:-(\d{2}))?(?:-(\d{2}))?([~?%])?$")
_SEASON = re.compile(r"(\d{4}|XXXX)-2([1-4])")
_UNKNOWN_REST = re.compile(r"-XX\b.*$")
_YEAR = re.compile(r"(?<![\d-])(\d{4})")
_OPEN = ("..", "")
_ANY_YEAR = 2000
_WEEK = 7


@lru_cache(maxsize=65536)
def days(text: str | None, year: int = _ANY_YEAR) -> Days | None:
    """The days that a date covers, an unknown year taken as ``year``; ``None`` for no date."""
    text = (text or "").strip()
    if "/" not in text:
        return _part(text, year)
    left, right = (side.strip() for side in text.split("/", 1))
    start = (1, 1) if left in _OPEN else _part(left, year)
    end = (FAR, FAR) if right in _OPEN else _part(right, year)
    if not start or not end:
        return None
    if end[1] < start[0] and UNKNOWN_YEAR in right:
        end = _part(right, year + 1) or end
    return start[0], end[1]


def _part(text: str, year: int) -> Days | None:
    text = _UNKNOWN_REST.sub("", text.split("T")[0])
    if season := _SEASON.fullmatch(text):
        return _season_days(_year(season[1], year), int(season[2]))
    found = _PART.match(text)
    return _calendar_days(found, _year(found[1], year)) if found else None


def _year(text: str, year: int) -> int:
    return year if text == UNKNOWN_YEAR else int(text)


def _season_days(year: int, season: int) -> Days | None:
    """Spring to winter of the northern half of the earth; winter runs into the next year."""
    month = 3 * season
    try:
        return date(year, month, 1).toordinal(), _last_day(year + month // 12, (month + 1) % 12 + 1)
    except ValueError:
        return None


def _last_day(year: int, month: int) -> int:
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(1)).toordinal()


def _calendar_days(found: re.Match[str], year: int) -> Days | None:
    month, day = found[2], found[3]
    try:
        if not month:
            first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        elif not day:
            first, last = date(year, int(month), 1).toordinal(), _last_day(year, int(month))
        else:
            first = last = date(year, int(month), int(day)).toordinal()
    except ValueError:
        return None
    about = _WEEK if found[4] in ("~", "%") and day else 0
    return first - about, last + about


def _years(text: str) -> list[int]:
    return sorted({int(year) for year in _YEAR.findall(text)})


def _pairs(gold: str, predicted: str) -> list[tuple[Days, Days]]:
    """Both dates in days, for each year that the other side gives to an unknown one."""
    choices = [(_ANY_YEAR, _ANY_YEAR)]
    if UNKNOWN_YEAR in gold and UNKNOWN_YEAR not in predicted:
        choices = [(y, _ANY_YEAR) for y in _neighbours(predicted)] or choices
    elif UNKNOWN_YEAR in predicted and UNKNOWN_YEAR not in gold:
        choices = [(_ANY_YEAR, y) for y in _neighbours(gold)] or choices
    spans = [(days(gold, a), days(predicted, b)) for a, b in choices]
    return [(one, other) for one, other in spans if one and other]


def _neighbours(text: str) -> set[int]:
    return {year + step for year in _years(text) for step in (-1, 0)}


def overlap(gold: str, predicted: str) -> bool:
    """Whether the two dates share a day."""
    return any(g[0] <= p[1] and p[0] <= g[1] for g, p in _pairs(gold, predicted))


def inside(gold: str, predicted: str) -> bool:
    """Whether the predicted date lies within gold's, or both start together and one has no end."""
    if UNKNOWN_YEAR in predicted and UNKNOWN_YEAR not in gold:
        return False
    return any(
        (g[0] <= p[0] and p[1] <= g[1]) or (g[0] == p[0] and FAR in (g[1], p[1])) for g, p in _pairs(gold, predicted)
    )


def exact(gold: str, predicted: str) -> bool:
    """Whether the two dates cover the same days, whatever their doubt."""
    if UNKNOWN_YEAR in predicted and UNKNOWN_YEAR not in gold:
        return False
    return any(g == p for g, p in _pairs(gold.rstrip("~?%"), predicted.rstrip("~?%")))


def is_vague(gold: str, predicted: str) -> bool:
    """Whether the predicted date is longer than a year where gold's is not, and ends: it says nothing of when."""
    g, p = days(gold), days(predicted)
    return bool(g and p and p[1] - p[0] > 366 and g[1] - g[0] <= 366 and p[1] != FAR)
