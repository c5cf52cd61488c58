"""Reports as the record compares them: one article's word on one meeting, brought to days, places and parties.

Names of states and organisations are the readings' English ones. Persons are compared by the identity that
``same_person`` gave them, so that spellings do not count as differences.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from pourparlers import edtf
from pourparlers.model import Actor, MeetingReport, Place, Reading
from pourparlers.record.believable import believed
from pourparlers.record.same_person import Identities
from pourparlers.record.told import day_of

# A date of at most so many days is a day or a span of sessions; a longer one is vague ("in January").
LONGEST_SPAN = 10
# Where a report gives no date: how long before it was told the meeting may lie, and how long after, in days.
BEHIND, AHEAD = 92, 366
SIDES = {
    "held": (BEHIND, 0),
    "planned": (0, AHEAD),
    "proposed": (0, AHEAD),
    "confirmed": (0, AHEAD),
    "ongoing": (BEHIND, 0),
}


class Key(NamedTuple):
    """Which report: the article's key, and the meeting's id in its reading."""

    article: str
    meeting: str


class Days(NamedTuple):
    """First and last day a date may mean, as proleptic ordinals; ``sharp`` where it is days and no month or year."""

    first: int
    last: int
    sharp: bool


class Report(NamedTuple):
    """What is compared of a report. ``parties`` are states and organisations, ``persons`` identities."""

    key: Key
    kind: str
    format: str | None
    status: str
    days: Days | None
    place: Place | None
    parties: frozenset[str]
    persons: frozenset[str]
    told: date | None = None
    moved_from: str | None = None
    part_of: str | None = None
    undated: bool = False

    @property
    def remote(self) -> bool:
        """Whether nobody travels to it."""
        return self.kind == "call"


@lru_cache(maxsize=65536)
def days_of(when: str | None, status: str, told: date | None) -> Days | None:
    """The days of an EDTF date; what is open, or has no year, lies before or after the day that it was told."""
    known = edtf.parse(when) if when else None
    if known is None or known.yearless:
        return _about(told.toordinal(), status) if told else None
    first = known.first.toordinal() if known.begin else known.last.toordinal() - BEHIND
    last = known.last.toordinal() if known.end else first + AHEAD
    sharp = known.days is not None and known.days <= LONGEST_SPAN and not known.approximate
    return Days(first, last, sharp)


def _about(told: int, status: str) -> Days:
    behind, ahead = SIDES.get(status, (BEHIND, AHEAD))
    return Days(told - behind, told + ahead, False)


def reports_of(article: str, reading: Reading, names: Identities) -> list[Report]:
    """The reports of one article; ``names`` brings its actors to identities of persons."""
    actors = {actor.id: actor for actor in reading.actors}
    published = reading.article.published
    told = day_of(published.value) if published else None
    return [_report(article, believed(meeting, told), actors, names, told) for meeting in reading.meetings]


def _report(
    article: str,
    meeting: MeetingReport,
    actors: Mapping[str, Actor],
    names: Identities,
    told: date | None,
) -> Report:
    taking = [actors[p.actor] for p in meeting.participants if p.actor in actors]
    return Report(
        key=Key(article, meeting.id),
        kind=meeting.kind,
        format=meeting.format,
        status=meeting.status,
        days=days_of(meeting.when, meeting.status, told),
        place=meeting.place,
        parties=frozenset(party_of(actor, actors) for actor in taking if actor.kind != "person"),
        persons=frozenset(names.get((article, actor.id), actor.name) for actor in taking if actor.kind == "person"),
        told=told,
        moved_from=meeting.moved_from,
        part_of=meeting.part_of,
        undated=meeting.when is None,
    )


def party_of(actor: Actor, actors: Mapping[str, Actor]) -> str:
    """A body or an unnamed holder of an office stands for whom it serves."""
    served = actors.get(actor.of) if actor.of and actor.kind in ("body", "office") else None
    return served.name if served else actor.name
