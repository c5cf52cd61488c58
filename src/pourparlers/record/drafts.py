"""Meetings as they are drafted from their reports, and finished when they are shown.

A draft is a function of the reports and corrections of one meeting alone, so it can be kept. What depends on the day
on which it is shown (whether it is over), on other meetings (what it is part of) and on how persons are usually called
is added last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from pourparlers.model import Actor, MeetingReport, Participant, Place
from pourparlers.record.account import Heard, PartTold, account_of, in_rank, voices
from pourparlers.record.corrected import corrected
from pourparlers.record.correction import Correction
from pourparlers.record.entry import Change, Meeting, ReportRef
from pourparlers.record.history import history_of
from pourparlers.record.ledger import slug_of
from pourparlers.record.report import Key
from pourparlers.record.reports import party_of
from pourparlers.record.same_person import PERSON, Identities
from pourparlers.record.spans import span_of

BEFORE_HELD = frozenset(("unknown", "proposed", "planned", "confirmed"))


class Draft(NamedTuple):
    """A meeting without its identifier, persons by their marks; what people say of it, and the places that a correction
    may name; the reports of those that it is part of."""

    meeting: Meeting
    said: tuple[Correction, ...]
    places: dict[str, Place]
    frames: tuple[Key, ...]

    @property
    def corrected(self) -> Meeting:
        """What people say put above what reports say."""
        return corrected(self.meeting, self.said, self.places) if self.said else self.meeting

    @property
    def slug(self) -> str:
        """What an identifier of the meeting begins with."""
        meeting = self.corrected
        where = meeting.place.name if meeting.place else meeting.format
        return slug_of(meeting.when or "undated", where, meeting.kind)


def parts_told(
    article: str, said: MeetingReport, actors: Mapping[str, Actor], marks: Identities
) -> tuple[PartTold, ...]:
    """Who takes part by a report, one after the other: bodies by whom they serve, persons by their marks."""
    parts = ((actors[part.actor], part) for part in said.participants if part.actor in actors)
    return tuple((*_party(article, actor, actors, marks), part) for actor, part in parts)


def _party(article: str, actor: Actor, actors: Mapping[str, Actor], marks: Identities) -> tuple[str, bool]:
    if actor.kind == "person":
        return marks[article, actor.id], True
    return party_of(actor, actors), False


def each_once(parts: Sequence[PartTold]) -> tuple[PartTold, ...]:
    """Each party once, with its stance where one is told."""
    named: dict[tuple[str, bool], Participant] = {}
    for name, person, part in parts:
        if (name, person) not in named or named[name, person].stance == "unsaid":
            named[name, person] = part
    return tuple((name, person, part) for (name, person), part in named.items())


def draft_of(heard: Sequence[Heard], said: Sequence[Correction]) -> Draft:
    """The draft that reports give, in the order they were told."""
    account = account_of(heard)
    meeting = Meeting(
        id="",
        kind=account.kind,
        status=account.status,
        title=account.title,
        format=account.format,
        level=account.level,
        when=account.when,
        time=account.time,
        place=account.place,
        parties=account.parties,
        voices=voices(heard),
        dates=account.dates,
        places=account.places,
        statuses=account.statuses,
        history=history_of(heard),
        reports=tuple(ReportRef(article=h.report.key.article, meeting=h.report.key.meeting) for h in heard),
    )
    places = {h.said.place.name: h.said.place for h in heard if h.said.place} if said else {}
    frames = {Key(h.report.key.article, h.report.part_of) for h in heard if h.report.part_of}
    return Draft(meeting, tuple(said), places, tuple(sorted(frames)))


def finished(draft: Draft, name: str, today: date | None, names: Mapping[str, str]) -> Meeting:
    """A meeting as it is shown on a day, under its identifier, persons by their names."""
    meeting = draft.meeting
    parties = (replace(party, name=names[party.name]) if party.person else party for party in meeting.parties)
    meeting = replace(
        meeting,
        id=name,
        status="held" if meeting.status == "ongoing" and is_over(meeting.when, today) else meeting.status,
        parties=in_rank(parties),
        history=tuple(_named(change, names) for change in meeting.history),
    )
    if draft.said:
        meeting = corrected(meeting, draft.said, draft.places)
    return replace(meeting, unconfirmed=meeting.status in BEFORE_HELD and is_over(meeting.when, today))


def persons_in(draft: Draft) -> set[str]:
    """The marks of all persons that a draft names."""
    named = {party.name for party in draft.meeting.parties if party.person}
    return named.union(c.new for c in draft.meeting.history if c.new is not None and c.new.startswith(PERSON))


def _named(change: Change, names: Mapping[str, str]) -> Change:
    if change.new is None or not change.new.startswith(PERSON):
        return change
    return replace(change, new=names[change.new])


def is_over(when: str | None, today: date | None) -> bool:
    """Whether a date has passed."""
    known = span_of(when) if when else None
    return bool(today and known and known.ends and not known.yearless and known.last < today)


def calendar_order(meeting: Meeting) -> tuple[bool, date, str]:
    """By first day, what has none at the end."""
    when = span_of(meeting.when) if meeting.when else None
    return (when is None or when.yearless, when.first if when else date.max, meeting.id)
