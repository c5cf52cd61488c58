"""A meeting as people corrected it: what was set, added, hidden, pinned and reviewed, and which values may be set."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import get_args

from msgspec.structs import replace

from pourparlers import edtf
from pourparlers.errors import InputError
from pourparlers.model import Clock, MeetingKind, MeetingReport, Place, Stance, Status
from pourparlers.record.correction import Correction
from pourparlers.record.entry import Corrected, Meeting, Party

FIELDS = ("title", "format", "when", "time", "place", "status", "kind")
OUT = "out"
"""Instead of a stance: this party takes no part."""
STANCES = (*get_args(Stance), OUT)
CHOICES: Mapping[str, tuple[str, ...]] = {"status": get_args(Status), "kind": get_args(MeetingKind)}
REVIEWS = frozenset(("accept", "add"))
LONGEST = 300
_HOURS = re.compile(r"([01]\d|2[0-3]):([0-5]\d)(?:-([01]\d|2[0-3]):([0-5]\d))?")
_SAID = frozenset(("set", "party"))


def corrected(meeting: Meeting, corrections: Sequence[Correction], places: Mapping[str, Place]) -> Meeting:
    """A meeting with what people said of it. A review holds while date, place and status are as it saw them.
    ``places`` are those that reports name."""
    for correction in corrections:
        meeting = _applied(meeting, correction, places)
        shown = Corrected(
            number=correction.number,
            kind=correction.kind,
            field=correction.actors[0].name if correction.kind == "party" else correction.field,
            value=correction.value if correction.kind in _SAID else None,
            by=correction.by,
            reason=correction.reason,
            day=correction.made[:10],
        )
        meeting = replace(meeting, corrections=(*meeting.corrections, shown))
    last = [c.value for c in corrections if c.kind in REVIEWS][-1:]
    return replace(meeting, reviewed=last == [seen(meeting)])


def _applied(meeting: Meeting, correction: Correction, places: Mapping[str, Place]) -> Meeting:
    if correction.kind == "set":
        return replace(meeting, **{str(correction.field): _value(correction, places)})
    if correction.kind == "party":
        return _with_party(meeting, correction)
    if correction.kind == "add" and correction.meeting is not None:
        return _as_added(meeting, correction.meeting)
    if correction.kind == "hide":
        return replace(meeting, hidden=True)
    return replace(meeting, pinned=True) if correction.kind == "pin" else meeting


def _value(correction: Correction, places: Mapping[str, Place]) -> object:
    value = correction.value or None
    if correction.field == "place" and value:
        return correction.place or places.get(value, Place(name=value))
    if correction.field == "time" and value:
        start, _, end = value.partition("-")
        return Clock(start=start, end=end or None, zone="local")
    return value


def _with_party(meeting: Meeting, correction: Correction) -> Meeting:
    """A party with the stance that was set, or without it."""
    actor = correction.actors[0]
    person = actor.kind == "person"
    others = [party for party in meeting.parties if (party.name, party.person) != (actor.name, person)]
    if correction.value == OUT:
        return replace(meeting, parties=tuple(others))
    fresh = Party(name=actor.name, person=person, voices=0, articles=())
    was = next((party for party in meeting.parties if (party.name, party.person) == (actor.name, person)), fresh)
    now = replace(was, stance=correction.value)
    if was is fresh:
        return replace(meeting, parties=(*meeting.parties, now))
    return replace(meeting, parties=tuple(now if party is was else party for party in meeting.parties))


def _as_added(meeting: Meeting, added: MeetingReport) -> Meeting:
    """What a person added stands above reports that joined it since; what was left open is theirs to tell."""
    told = {name: getattr(added, name) for name in ("title", "format", "when", "time", "place")}
    given = {name: value for name, value in told.items() if value is not None}
    return replace(meeting, kind=added.kind, status=added.status, **given)


def seen(meeting: Meeting) -> str:
    """What a review is of: date, place and status."""
    return seen_as(meeting.when, meeting.place, meeting.status)


def seen_as(when: str | None, place: Place | None, status: Status) -> str:
    return "|".join((when or "", place.name if place else "", status))


def checked(field: str, value: str) -> str:
    """A value that a field may have; an error says which it may have."""
    if field not in FIELDS:
        raise InputError(field, "no field that can be set", f"Choose one of {', '.join(FIELDS)}")
    if len(value) > LONGEST:
        raise InputError(f"{value[:40]}…", "too long", f"Write it in {LONGEST} characters")
    if field in CHOICES and value not in CHOICES[field]:
        raise InputError(value, "no such value", f"Choose one of {', '.join(CHOICES[field])}")
    if field == "when" and edtf.parse(value) is None:
        raise InputError(value, "not a date", "Write it as 2022-01-10, 2022-01 or 2022-01-10/2022-01-12")
    if field == "time" and not _HOURS.fullmatch(value):
        raise InputError(value, "not an hour", "Write it as 09:30 or 09:30-12:00, as clocks show it there")
    return value
