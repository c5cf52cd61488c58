"""How like two reports are: evidence for and against their being of one meeting, in one number.

Each slot adds or takes weight, in the manner of log odds (Fellegi and Sunter 1969); a slot that one report leaves
open says nothing. What cannot be (days apart, another country) is ``None``.
"""

from __future__ import annotations

from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from pourparlers.model import Place
from pourparlers.record.report import Days, Report

SAME_DAYS, WITHIN, LAP, NEXT_DAY, VAGUE, UNDATED = 4.0, 3.0, 2.0, -1.5, 0.0, -2.0
SAME_CITY, NEAR, SAME_COUNTRY, ELSEWHERE_THERE = 3.0, 2.0, 1.0, -2.5
SAME_FORMAT, OTHER_FORMAT = 3.0, -4.0
SAME_KIND, KIN, OTHER_KIND = 1.0, 0.0, -1.0
PERSON, PARTY, MOST_SHARED, LACKING, OTHERS, STRANGERS = 1.5, 1.0, 4.0, 6.5, 1.5, -4.0
NEAR_KM = 150.0
EARTH_KM = 6371.0
# Kinds that reports of one meeting mix up. A call or a press conference is no kind of anything else.
MIXED = (
    frozenset(("talks", "visit", "consultation", "other")),
    frozenset(("talks", "summit", "ministerial", "council", "conference", "other")),
)
APART = frozenset(("call", "press-conference"))
GATHERINGS = frozenset(("council", "summit", "ministerial", "conference"))
OFF = frozenset(("postponed", "cancelled"))


def likeness(a: Report, b: Report) -> float | None:
    """The weight of evidence that two reports are of one meeting; ``None`` where they cannot be."""
    parts = (_days(a.days, b.days), _places(a, b), _kinds(a.kind, b.kind), _formats(a.format, b.format), _circle(a, b))
    total = -_missed(a, b)
    for part in parts:
        if part is None:
            return None
        total += part
    return total


def _missed(a: Report, b: Report) -> float:
    """What it costs that one circle is wider, where no day holds two reports together: "talks of three" are not those
    that four had asked for."""
    if (a.days and a.days.sharp) or (b.days and b.days.sharp) or not a.parties or not b.parties:
        return 0.0
    return OTHERS * abs(len(a.parties) - len(b.parties))


def touching(a: Days | None, b: Days | None) -> bool:
    """Whether two dates may be of one day, or of the next."""
    return a is None or b is None or (a.first <= b.last + 1 and b.first <= a.last + 1)


def _days(a: Days | None, b: Days | None) -> float | None:
    if a is None or b is None:
        return UNDATED
    if not touching(a, b):
        return None
    if not (a.sharp and b.sharp):
        return VAGUE if a.first <= b.last and b.first <= a.last else None
    if a == b:
        return SAME_DAYS
    if a.first > b.last or b.first > a.last:
        return NEXT_DAY
    inside = (a.first <= b.first and b.last <= a.last) or (b.first <= a.first and a.last <= b.last)
    return WITHIN if inside else LAP


def _places(a: Report, b: Report) -> float | None:
    if a.remote != b.remote and (a.place or b.place):
        return None
    if a.place is None or b.place is None:
        return 0.0
    return near(a.place, b.place)


@lru_cache(maxsize=65536)
def near(a: Place, b: Place) -> float | None:
    """The weight of two places: one city, near each other, a city and its country, one country, or two countries."""
    if a.name == b.name:
        return SAME_CITY
    distance = kilometres(a, b)
    if distance is not None and distance <= NEAR_KM:
        return NEAR
    if a.country is None or b.country is None:
        return ELSEWHERE_THERE
    if a.country != b.country:
        return None
    return SAME_COUNTRY if a.latitude is None or b.latitude is None else ELSEWHERE_THERE


def kilometres(a: Place, b: Place) -> float | None:
    """The great-circle distance of two places, where both are points."""
    if a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return None
    up, across = radians(b.latitude - a.latitude) / 2, radians(b.longitude - a.longitude) / 2
    half = sin(up) ** 2 + cos(radians(a.latitude)) * cos(radians(b.latitude)) * sin(across) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def _kinds(a: str, b: str) -> float | None:
    if a == b:
        return SAME_KIND
    if a in APART or b in APART:
        return None
    return KIN if any(a in group and b in group for group in MIXED) else OTHER_KIND


def _formats(a: str | None, b: str | None) -> float:
    if a is None or b is None:
        return 0.0
    if a == b:
        return SAME_FORMAT
    # What is told only as the organisation's may be of any of its bodies.
    words = a.split(), b.split()
    return 0.0 if set(words[0]) < set(words[1]) or set(words[1]) < set(words[0]) else OTHER_FORMAT


def _circle(a: Report, b: Report) -> float | None:
    """Who takes part: shared persons and parties for it, and against it those on both sides whom the other lacks.

    Reports often leave guests out, so one list within the other costs nothing, and a gathering has as many as the
    reporter cares for; other persons of the same parties count against it, for a guest may see two of one side. Two
    circles of two or more that share nobody cannot be one meeting.
    """
    ours, theirs = len(a.parties) + len(a.persons), len(b.parties) + len(b.persons)
    if not ours or not theirs:
        return 0.0
    parties, persons = len(a.parties & b.parties), len(a.persons & b.persons)
    if not parties and not persons and (_in_name(a.format, b.parties) or _in_name(b.format, a.parties)):
        parties = 1
    if not parties and not persons:
        return None if ours > 1 and theirs > 1 else STRANGERS
    weight = min(PERSON * persons + PARTY * parties, MOST_SHARED)
    if a.kind in GATHERINGS and b.kind in GATHERINGS:
        return weight
    lacking = min(len(a.parties), len(b.parties)) - parties
    others = min(len(a.persons), len(b.persons)) - persons
    return weight - LACKING * lacking - OTHERS * others


def _in_name(format_: str | None, parties: frozenset[str]) -> bool:
    """Whether one of the parties gives the standing format its name ("Eastern Partnership summit")."""
    return format_ is not None and any(format_.startswith(f"{party} ") for party in parties)


def moved(a: Report, b: Report) -> bool:
    """Whether the second is where the first went, as one article tells: put off or called off, and a later date."""
    if a.status not in OFF or b.status in OFF or a.days is None or b.days is None or b.days.first <= a.days.last:
        return False
    circle, kinds = _circle(a, b), _kinds(a.kind, b.kind)
    return a.format == b.format and kinds == SAME_KIND and circle is not None and circle > 0
