"""The time zones of cities: by the names that a language gives them ("heure de Tokyo"), and of a place."""

from __future__ import annotations

from collections.abc import Iterator

from pourparlers.languages.names_schema import Exonyms, Lines, States, WorldStates, Zones
from pourparlers.languages.pack import has, load
from pourparlers.languages.time_schema import CITY
from pourparlers.languages.words import Language

# A city's hour is told of by name where it is a capital or has so many people.
LARGE = 1_000_000


def zone_of(name: str, country: str | None) -> str | None:
    """The IANA zone of a city by its English name, or of a country where one zone is all it has."""
    table: Zones = load("world", "zones", Zones)
    zone = table.cities.get(f"{name}|{country}")
    return zone or table.countries.get(country or "")


def city_zones(language: Language, patterns: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Zones to the phrases by which the hour of a city there is told."""
    out: dict[str, list[str]] = {}
    for zone, name in _named(language) if patterns else ():
        out.setdefault(zone, []).extend(pattern.replace(CITY, name) for pattern in patterns)
    return {zone: tuple(phrases) for zone, phrases in out.items()}


def _named(language: Language) -> Iterator[tuple[str, str]]:
    """Each capital and large city with its zone, under the language's names."""
    code = language.code
    world = {s.code: s for s in load("world", "states", WorldStates).state}
    own = {s.code: s.capital for s in load(code, "states", States).state} if has(code, "states") else {}
    capitals: set[str] = set()
    for state in world.values():
        zone = zone_of(state.capital, state.country or state.code)
        if state.capital and zone:
            capitals.add(state.capital)
            yield from ((zone, name) for name in own.get(state.code) or (state.capital,))
    exonyms: dict[str, str] = {}
    for here, english in load(code, "cities", Exonyms).names if has(code, "cities") else ():
        exonyms.setdefault(english, here)
    for line in load("world", "cities", Lines).lines.splitlines():
        name, country, _, _, people = line.split("|")
        if len(people) >= len(str(LARGE)) and name not in capitals and (zone := zone_of(name, country)):
            yield zone, exonyms.get(name, name)
