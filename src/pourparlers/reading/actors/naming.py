"""The names of a reading in another language than English: states, organisations and cities, as its pack calls them.

A name that the pack does not have stays as it is; so do offices, formats and persons.
"""

from __future__ import annotations

import functools

from msgspec.structs import replace

from pourparlers.languages import names_schema as schema
from pourparlers.languages.pack import has, load
from pourparlers.languages.words import Language, forms
from pourparlers.model import Actor, MeetingReport, Reading

ENGLISH = "en"
CALLED = frozenset({"state", "organisation"})


def named_in(reading: Reading, language: str) -> Reading:
    """The reading with its names in ``language``."""
    if language == ENGLISH or not has(language, "states"):
        return reading
    actors = tuple(_actor(actor, actor_names(language)) for actor in reading.actors)
    meetings = tuple(_meeting(meeting, place_names(language)) for meeting in reading.meetings)
    return replace(reading, actors=actors, meetings=meetings)


def _actor(actor: Actor, names: dict[str, str]) -> Actor:
    if actor.kind not in CALLED or actor.name not in names:
        return actor
    return replace(actor, name=names[actor.name])


def _meeting(meeting: MeetingReport, names: dict[str, str]) -> MeetingReport:
    if meeting.place is None or meeting.place.name not in names:
        return meeting
    return replace(meeting, place=replace(meeting.place, name=names[meeting.place.name]))


@functools.cache
def actor_names(language: str) -> dict[str, str]:
    """English names of states and organisations to those of the language."""
    words = load(language, "language", Language)
    found = _state_names(words)
    called = {row.id: row.names for row in load(language, "actors", schema.Actors).organisation if row.names}
    for known in load("world", "organisations", schema.Organisations).organisation:
        if known.id in called:
            found[known.name or known.id] = _base(called[known.id][0], words)
    return found


@functools.cache
def format_names(language: str) -> dict[str, str]:
    """English names of standing formats to those of the language, but for those that bear a number of their own."""
    words = load(language, "language", Language)
    named = (
        (row.id, _base(row.names[0], words)) for row in load(language, "actors", schema.Actors).format if row.names
    )
    return {known: name for known, name in named if _has_number(known) or not _has_number(name)}


def _has_number(name: str) -> bool:
    return any(letter.isdigit() for letter in name)


@functools.cache
def place_names(language: str) -> dict[str, str]:
    """English names of cities and states to those of the language; capitals as the pack itself calls them."""
    words = load(language, "language", Language)
    found: dict[str, str] = {}
    exonyms = load(language, "cities", schema.Exonyms).names if has(language, "cities") else ()
    for local, english in (*load(language, "places", schema.Places).names, *exonyms):
        found.setdefault(english, _base(local, words))
    capitals = {state.code: state.capital for state in load(language, "states", schema.States).state}
    for known in load("world", "states", schema.WorldStates).state:
        if known.capital and capitals.get(known.code):
            found[known.capital] = _base(capitals[known.code][0], words)
    return found | _state_names(words)


def _state_names(words: Language) -> dict[str, str]:
    called = {state.code: state.names for state in load(words.code, "states", schema.States).state if state.names}
    known = load("world", "states", schema.WorldStates).state
    return {state.name: _base(called[state.code][0], words) for state in known if state.code in called}


def _base(phrase: str, words: Language) -> str:
    """The first form of a word of the pack: its base form."""
    return next(form for form, _ in forms(phrase, words))
