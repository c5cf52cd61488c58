"""Places by name: cities, regions, venues, and the prepositions before them."""

from __future__ import annotations

import functools
from typing import NamedTuple

from pourparlers.languages import names_schema as schema
from pourparlers.languages.pack import has, load
from pourparlers.languages.words import Language, forms
from pourparlers.model import Place
from pourparlers.reading.names.romanise import plain
from pourparlers.reading.words.lexicon import Lexicon, enter
from pourparlers.reading.words.passage import Passage, cut

MARKS = 3
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
        self.spoken_of: set[str] = set()
        for name in ("cities", "places"):
            listed_here = load("world", name, schema.Lines)
            self.spoken_of |= set(listed_here.spoken_of)
            for line in listed_here.lines.splitlines():
                self._lines[_key(line.partition("|")[0])] = line
        self._own: dict[str, str] = {}
        cldr = load(language.code, "cities", schema.Exonyms).names if has(language.code, "cities") else ()
        for here, english in (*cldr, *self.pack.names):
            for form, _ in forms(here, language):
                self._own[_key(form)] = _key(english)
        self._span: dict[str, int] = {}
        for key in (*self._lines, *self._own):
            first = key.partition(" ")[0]
            self._span[first] = max(self._span.get(first, 0), key.count(" ") + 1)
        self.gated = frozenset(" ".join(cut(w, language)) for w in self.pack.gated)
        self.roles: dict[tuple[str, ...], tuple[str, str]] = {}
        for row in self.pack.preposition:
            for form in row.forms:
                self.roles[tuple(cut(form, language))] = row.role, row.case
        listed = load(language.code, "states", schema.States)
        states = listed.state
        words = [a for s in states for a in s.adjectives] if listed.lower_adjectives else []
        self._adjectives = frozenset(form for word in words for form, _ in forms(word, language))
        self._cases = self._case_table(states) if any(row.case for row in self.pack.preposition) else {}
        self._tails = frozenset(key[-1] for key in self.roles)
        self._longest = max((len(key) for key in self.roles), default=0)
        self.joiners = frozenset(w for p in self.pack.joiners for w in cut(p, language))
        self.there = frozenset(self.pack.there)
        self.again: Lexicon[bool] = Lexicon(language)
        enter(self.again, self.pack.same, False)
        enter(self.again, self.pack.here, True)
        self.existing = frozenset(self.pack.existing)
        self._nouns = frozenset(
            w for n in (*self.pack.capital_nouns, *self.pack.city_nouns) for w in cut(n, language)[-1:]
        )
        self._of = frozenset(key[0] for key, (role, _) in self.roles.items() if role == "of" and len(key) == 1)

    def _case_table(self, states: tuple[schema.StateWords, ...]) -> dict[str, set[str]]:
        """The cases that the first word of each place's name may be in."""
        table: dict[str, set[str]] = {}
        names = [here for here, _ in self.pack.names] + [n for s in states for n in (*s.names, *s.capital)]
        for name in names:
            for form, feature in forms(name, self.language):
                table.setdefault(cut(form, self.language)[0], set()).add(feature)
        return table

    def find(self, passage: Passage, i: int, hi: int) -> tuple[int, Spot] | None:
        """The longest place that begins at word ``i`` and ends by ``hi``."""
        words = passage.words
        span = self._span.get(plain(words[i]).rstrip("'"))
        if span is None:
            return None
        # A hyphen or apostrophe is a word of the passage and none of the key.
        for j in range(min(i + (1 if span == 1 else span + MARKS), hi), i, -1):
            key = _key(" ".join(words[i:j]))
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
        """The role that the preposition before word ``i`` gives, and where it begins.

        What the place is may stand between: "in the capital Lima", "in the city of Lima".
        """
        words, place = passage.words, words_at(passage, i)
        if i > 1 and words[i - 1] in self._adjectives:
            i -= 1
        if i > 2 and words[i - 1] in self._nouns:
            owned = i > 4 and words[i - 2].startswith("'")  # "in Peru's capital Lima"
            return self._before(words, i - 3 if owned else i - 1, place)
        if i > 4 and words[i - 1] in self._of and words[i - 2] in self._adjectives and words[i - 3] in self._nouns:
            return self._before(words, i - 3, place)  # "dans la ville brésilienne de Fortaleza"
        if i > 3 and words[i - 1] in self._of and words[i - 2] in self._nouns:
            return self._before(words, i - 2, place) or self._before(words, i, place)
        return self._before(words, i, place)

    def _before(self, words: list[str], i: int, place: str) -> tuple[str, int] | None:
        if i == 0 or words[i - 1] not in self._tails:
            return None
        for length in range(min(self._longest, i), 0, -1):
            found = self.roles.get(tuple(words[i - length : i]))
            if found is not None:
                role, case = found
                return (role, i - length) if not case or case in self._cases.get(place, ()) else None
        return None


def words_at(passage: Passage, i: int) -> str:
    """Word ``i`` in lower case, "" behind the last."""
    return passage.words[i] if i < len(passage.words) else ""


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
