"""What each language's pack covers, counted from the packs themselves."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from pourparlers.languages.furniture_schema import FurnitureFile
from pourparlers.languages.meetings_schema import Meetings
from pourparlers.languages.names_schema import Actors, Exonyms, Lines, Offices, Places, States
from pourparlers.languages.pack import has, known, load
from pourparlers.languages.statements_schema import StatementsFile
from pourparlers.languages.time_schema import Times
from pourparlers.languages.words import Language

LATIN = "Latn"


class Coverage(msgspec.Struct, frozen=True):
    """One language: its level, and how many entries of each kind its pack has.

    ``cities`` has the world's list where the language writes it in the same letters. ``meetings``, ``statements``
    and ``furniture`` are words and phrases before they are inflected.
    """

    language: str
    code: str
    level: int
    date_rules: int
    states: int
    cities: int
    organisations: int
    offices: int
    meeting_nouns: int
    meeting_verbs: int
    meeting_cues: int
    statement_verbs: int
    furniture: int
    examples: int


def coverage() -> tuple[Coverage, ...]:
    """All languages that have a pack, by code."""
    return tuple(map(covered, known()))


def covered(code: str) -> Coverage:
    """What the pack of one language has."""
    language, times = load(code, "language", Language), load(code, "time", Times)
    actors, offices, places = load(code, "actors", Actors), load(code, "offices", Offices), load(code, "places", Places)
    meetings, statements = load(code, "meetings", Meetings), load(code, "statements", StatementsFile)
    furniture = load(code, "furniture", FurnitureFile)
    world = load("world", "cities", Lines).lines.split("\n") if language.script == LATIN else []
    exonyms = load(code, "cities", Exonyms).names if has(code, "cities") else ()
    return Coverage(
        language=language.name,
        code=code,
        level=language.level,
        date_rules=len(times.rule),
        states=sum(bool(state.names) for state in load(code, "states", States).state),
        cities=len(places.names) + len(exonyms) + len([line for line in world if line]),
        organisations=len(actors.organisation) + len(actors.format),
        offices=len(offices.office) + len(offices.body),
        meeting_nouns=_many(noun.forms for noun in meetings.noun),
        meeting_verbs=_many(verb.forms for verb in meetings.verb),
        meeting_cues=_many(cue.forms for cue in meetings.cue),
        statement_verbs=_many(verb.verbs for verb in statements.verb),
        furniture=_many((*p.line, *p.label, *p.starts, *p.ends, *p.cues) for p in furniture.furniture),
        examples=sum(len(file.example) for file in (times, actors, offices, places, meetings, statements, furniture)),
    )


def _many(groups: Iterable[tuple[str, ...]]) -> int:
    return sum(map(len, groups))
