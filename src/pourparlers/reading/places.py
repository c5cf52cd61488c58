"""Places by name: cities, regions, venues, and the prepositions before them."""

from __future__ import annotations

import functools
from typing import NamedTuple

from pourparlers.languages import names_schema as schema
from pourparlers.languages.pack import has, load
from pourparlers.languages.words import Language, forms
from pourparlers.model import Place
from pourparlers.reading.passage import Passage, cut
from pourparlers.reading.romanise import plain

LONGEST = 6
LARGE = 500_000


class Spot(NamedTuple):
    """A place of the world's list; ``weight`` is its population, or LARGE for regions and venues listed by hand."""

    place: Place
    weight: int


class Atlas:
    """The places of the world under the names that one language gives them."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.pack = load(language.code, "places", schema.Places)
        self._lines: dict[str, str] = {}
        for name in ("cities", "places"):
            for line in load("world", name, schema.Lines).lines.splitlines():
                self._lines[_key(line.partition("|")[0])] = line
        self._own: dict[str, str] = {}
        cldr = load(language.code, "cities", schema.Exonyms).names if has(language.code, "cities") else ()
        for here, english in (*cldr, *self.pack.names):
            for form, _ in forms(here, language):
                self._own[_key(form)] = _key(english)
        self.gated = frozenset(" ".join(cut(w, language)) for w in self.pack.gated)
        self.roles: dict[tuple[str, ...], str] = {}
        for row in self.pack.preposition:
            for form in row.forms:
                self.roles[tuple(cut(form, language))] = row.role
        self._tails = frozenset(key[-1] for key in self.roles)
        self._longest = max((len(key) for key in self.roles), default=0)
        self.joiners = frozenset(w for p in self.pack.joiners for w in cut(p, language))
        self.there = frozenset(self.pack.there)

    def find(self, passage: Passage, i: int, hi: int) -> tuple[int, Spot] | None:
        """The longest place that begins at word ``i`` and ends by ``hi``."""
        words = passage.words
        for j in range(min(i + LONGEST, hi), i, -1):
            key = _key("".join(words[i:j]) if j == i + 1 else " ".join(words[i:j]))
            line = self._lines.get(self._own.get(key, key))
            if line is not None:
                return j, _spot(line)
        return None

    def by_name(self, english: str, country: str | None = None) -> Place | None:
        """A place by its English name."""
        line = self._lines.get(_key(english))
        place = _spot(line).place if line else None
        return place if place and (country is None or place.country == country) else None

    def role(self, passage: Passage, i: int) -> tuple[str, int] | None:
        """The role that the preposition before word ``i`` gives, and where it begins."""
        words = passage.words
        if i == 0 or words[i - 1] not in self._tails:
            return None
        for length in range(min(self._longest, i), 0, -1):
            role = self.roles.get(tuple(words[i - length : i]))
            if role is not None:
                return role, i - length
        return None


def _key(name: str) -> str:
    """A name without marks, hyphens and apostrophes, by which it is looked up."""
    return " ".join(plain(name).replace("-", " ").replace("'", " ").split())


@functools.lru_cache(maxsize=8192)
def _spot(line: str) -> Spot:
    name, country, latitude, longitude, weight = line.split("|")
    place = Place(
        name=name.partition(",")[0],
        country=country or None,
        latitude=float(latitude) if latitude else None,
        longitude=float(longitude) if longitude else None,
    )
    return Spot(place, int(weight))


@functools.lru_cache(maxsize=8)
def atlas_of(language: Language) -> Atlas:
    """The atlas of a language, made once."""
    return Atlas(language)
