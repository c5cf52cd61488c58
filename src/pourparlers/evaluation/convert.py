"""Brings a reading into the shape of gold."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from pourparlers.evaluation.gold import Gold, GoldMeeting, GoldPerson, GoldStatement
from pourparlers.model import Actor, Evidence, MeetingReport, Reading, Statement

# A sentence ends at a newline, or at . ! ? … behind a word of four letters and more, a quotation mark or a bracket.
_BORDER = re.compile(r'\n|(?<=\w{4}[.!?…])\s+|(?<=[.!?…][»"”“)])\s+')
_QUOTE_MARKS = " «»\"“”„‚‘’'"
_CITED_AT_LEAST = 80

Actors = dict[str | None, Actor]


def as_gold(reading: Reading) -> Gold:
    """What the reading says, as gold would say it."""
    actors: Actors = {actor.id: actor for actor in reading.actors}
    published = reading.article.published
    borders = [0, *(found.end() for found in _BORDER.finditer(reading.article.text))]
    return Gold(
        language=reading.article.language,
        published=published.value if published else None,
        meetings=tuple(_meeting(m, actors, reading.article.text, borders) for m in reading.meetings),
        statements=tuple(_statement(s, actors) for s in reading.statements),
        people=tuple(_person(a, actors) for a in reading.actors if a.kind == "person" and a.offices),
    )


def _meeting(meeting: MeetingReport, actors: Actors, text: str, borders: Sequence[int]) -> GoldMeeting:
    stances = {name: x.stance for x in meeting.participants if (name := _participant(x.actor, actors))}
    return GoldMeeting(
        what=meeting.title,
        kind=meeting.kind,
        date=meeting.when,
        place=meeting.place.name if meeting.place else None,
        participants=tuple(stances),
        status=meeting.status,
        format=meeting.format,
        level=meeting.level,
        time=meeting.time.start if meeting.time else None,
        stances=dict(stances),
        cited=tuple(_sentence(span, text, borders) for span in meeting.spans),
    )


def _participant(actor_id: str, actors: Actors) -> str | None:
    """The name; a body or unnamed holder of an office stands for the state or organisation that it is of."""
    actor = actors.get(actor_id)
    if actor is None:
        return None
    if actor.kind in ("body", "office") and actor.of:
        return _name(actor.of, actors)
    return actor.name if actor.kind != "office" else None


def _sentence(span: Evidence, text: str, borders: Sequence[int]) -> str:
    """The text from the start of the sentence to the end of the span, and no less than eighty characters."""
    start = borders[bisect_right(borders, span.start) - 1]
    return text[start : max(span.end, start + _CITED_AT_LEAST)]


def _statement(statement: Statement, actors: Actors) -> GoldStatement:
    return GoldStatement(
        speaker=_name(statement.source, actors),
        act=statement.act,
        quote=short_quote(statement.quote.text) if statement.quote else None,
        gist=statement.content.text if statement.content else None,
    )


def short_quote(text: str) -> str | None:
    """The first four words ... the last four; all of it up to eight words; nothing under three."""
    words = text.strip(_QUOTE_MARKS).split()
    if len(words) < 3:
        return None
    return " ".join(words) if len(words) <= 8 else " ".join(words[:4]) + " ... " + " ".join(words[-4:])


def _person(actor: Actor, actors: Actors) -> GoldPerson:
    office = actor.offices[0]
    return GoldPerson(name=actor.name, office=office.title, affiliation=_name(office.affiliation, actors))


def _name(actor_id: str | None, actors: Actors) -> str | None:
    actor = actors.get(actor_id)
    return actor.name if actor else None
