"""The reports of an article, as the record compares them.

Names of states and organisations are the readings' English ones. Persons are compared by the identity that
``same_person`` gave them, so that spellings do not count as differences.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from pourparlers.model import Actor, MeetingReport, Reading
from pourparlers.record.believable import believed
from pourparlers.record.likeness import OFF, moved
from pourparlers.record.report import Key, Report, days_of
from pourparlers.record.same_person import Identities
from pourparlers.record.told import day_of


def reports_of(article: str, reading: Reading, names: Identities) -> list[Report]:
    """The reports of one article; ``names`` brings its actors to identities of persons."""
    actors = {actor.id: actor for actor in reading.actors}
    published = reading.article.published
    told = day_of(published.value) if published else None
    meetings = [believed(meeting, told) for meeting in reading.meetings]
    old = _went_from(meetings, actors, told)
    made = (_report(article, meeting, actors, names, told) for meeting in meetings)
    return [report._replace(went_from=old[report.key.meeting]) if old else report for report in made]


def _went_from(
    meetings: Sequence[MeetingReport], actors: Mapping[str, Actor], told: date | None
) -> dict[str, tuple[str, ...]]:
    """For each entry of an article that tells of a move those of the old date: as it says itself, or by what became of
    each."""
    if not any(meeting.moved_from or meeting.status in OFF for meeting in meetings):
        return {}
    own = {("", actor): actor for actor in actors}
    reports = [_report("", meeting, actors, own, told) for meeting in meetings]
    out = {}
    for report in reports:
        by_fate = (other.key.meeting for other in reports if moved(other, report))
        said = (report.moved_from,) if report.moved_from is not None else ()
        out[report.key.meeting] = tuple(dict.fromkeys((*said, *by_fate)))
    return out


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
