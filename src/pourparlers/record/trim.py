"""Readings without what the record does not need: text, spans, statements; what many share is held once."""

from __future__ import annotations

from typing import TypeVar

from msgspec.structs import replace

from pourparlers.model import Actor, MeetingReport, Participant, Reading, Record

T = TypeVar("T", bound=Record)


class Trim:
    """What is held once, over some readings."""

    def __init__(self) -> None:
        self._held: dict[Record, Record] = {}

    def __call__(self, reading: Reading) -> Reading:
        """A reading with its actors and meetings, and no more of the article than who, when and where it was told."""
        article = replace(reading.article, text="", blocks=(), byline=None, authors=(), event=None, basis=None)
        return Reading(
            article=article,
            actors=tuple(map(self._actor, reading.actors)),
            meetings=tuple(map(self._meeting, reading.meetings)),
        )

    def _one(self, record: T) -> T:
        return self._held.setdefault(record, record)  # type: ignore[return-value]

    def _actor(self, actor: Actor) -> Actor:
        return self._one(replace(actor, spans=()) if actor.spans else actor)

    def _meeting(self, meeting: MeetingReport) -> MeetingReport:
        parts: tuple[Participant, ...] = tuple(map(self._one, meeting.participants))
        place = self._one(meeting.place) if meeting.place else None
        return replace(meeting, topic=None, outcome=None, spans=(), participants=parts, place=place)
