"""The examples of ``meetings.toml``: whether a text gives the meetings it must, slot by slot."""

from __future__ import annotations

from typing import Any

import msgspec

from pourparlers.languages.meetings_schema import Example, Sentence
from pourparlers.model import Excerpt, MeetingReport, Reading
from pourparlers.page.text import article_of
from pourparlers.reading.reader import read_article

SOME = ("roles", "stances")  # lists of which an example names those that it is about


def misread(code: str, example: Example) -> str:
    """What was expected and what came, "" where they are the same."""
    reading = read_article(article_of(example.text, published=example.published, language=code))
    got = [slots_of(reading, meeting) for meeting in reading.meetings]
    wanted = [_wanted(meeting) for meeting in example.meetings]
    same = len(got) == len(wanted) and all(any(_bears_out(g, want) for g in got) for want in wanted)
    asked = {slot for want in wanted for slot in want}
    shown = [{slot: told for slot, told in g.items() if slot in asked} for g in got]
    return "" if same else f"expected {wanted}, got {shown}"


def slots_of(reading: Reading, meeting: MeetingReport) -> dict[str, Any]:
    """A meeting as examples write it."""
    names = {actor.id: actor.name for actor in reading.actors}
    kinds = {other.id: other.kind for other in reading.meetings}
    return {
        "kind": meeting.kind,
        "when": meeting.when,
        "place": meeting.place.name if meeting.place else None,
        "participants": sorted(names[p.actor] for p in meeting.participants),
        "status": meeting.status,
        "format": meeting.format,
        "time": _hours(meeting),
        "part_of": kinds[meeting.part_of] if meeting.part_of else None,
        "title": meeting.title,
        "topic": _words(meeting.topic),
        "outcome": _words(meeting.outcome),
        "roles": {f"{names[p.actor]}: {p.role}" for p in meeting.participants},
        "stances": {f"{names[p.actor]}: {p.stance}" for p in meeting.participants},
    }


def _hours(meeting: MeetingReport) -> str | None:
    time = meeting.time
    if time is None:
        return None
    return " ".join(filter(None, ("-".join(filter(None, (time.start, time.end))), time.zone)))


def _words(excerpt: Excerpt | None) -> str | None:
    return excerpt.text if excerpt else None


def _wanted(meeting: Sentence) -> dict[str, Any]:
    """The slots that an example names; an empty text stands for null."""
    told = {slot: v for slot, v in msgspec.structs.asdict(meeting).items() if v is not None}
    return {slot: sorted(v) if slot == "participants" else v or None for slot, v in told.items()}


def _bears_out(got: dict[str, Any], wanted: dict[str, Any]) -> bool:
    return all(set(told) <= got[slot] if slot in SOME else got[slot] == told for slot, told in wanted.items())
