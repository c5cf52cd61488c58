"""Names as a person types them, in any language that has a pack, brought to those of the record.

A name that no pack knows stays as it was typed: a place without coordinates, a person.
"""

from __future__ import annotations

import functools

from pourparlers.languages import names_schema as schema
from pourparlers.languages.pack import has, known, load
from pourparlers.languages.words import Language
from pourparlers.model import Actor, Place
from pourparlers.reading.actors.naming import actor_names, place_names
from pourparlers.reading.names.places import atlas_of
from pourparlers.reading.names.romanise import plain

ENGLISH = "en"


def place_called(typed: str) -> Place:
    """The place of a name, with its country and coordinates where they are known."""
    name = _places().get(plain(typed), typed)
    found = atlas_of(load(ENGLISH, "language", Language)).by_name(name)
    return found or Place(name=name, country=_countries().get(name))


def actor_called(typed: str, *, person: bool = False) -> Actor:
    """The state or organisation of a name, else a person."""
    named = None if person else _actors().get(plain(typed))
    return named or Actor(id=typed, kind="person", name=typed)


@functools.cache
def _countries() -> dict[str, str]:
    states = load("world", "states", schema.WorldStates).state
    return {state.name: state.country or state.code for state in states if len(state.country or state.code) == 2}


@functools.cache
def _places() -> dict[str, str]:
    """Names of places in all languages to the English ones."""
    names = {plain(here): english for code in _speaking() for english, here in place_names(code).items()}
    return {plain(name): name for name in _countries()} | names


@functools.cache
def _actors() -> dict[str, Actor]:
    """States and organisations by their names in all languages."""
    rows = load("world", "organisations", schema.Organisations).organisation
    bodies = [Actor(id=row.name or row.id, kind="organisation", name=row.name or row.id) for row in rows]
    states = load("world", "states", schema.WorldStates).state
    actors = [Actor(id=s.name, kind="state", name=s.name, country=_countries().get(s.name)) for s in states]
    named = {actor.name: actor for actor in (*bodies, *actors)}
    here = {plain(own): named[name] for code in _speaking() for name, own in actor_names(code).items() if name in named}
    return here | {plain(row.id): named[row.name or row.id] for row in rows} | {plain(n): a for n, a in named.items()}


def _speaking() -> list[str]:
    return [code for code in known() if code != ENGLISH and has(code, "states")]
