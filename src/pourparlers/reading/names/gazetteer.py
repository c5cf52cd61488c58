"""All that a language's packs know of names, made ready for look-up: one lexicon of senses, and the tables behind it.

A *key* names an actor before it has an id in an article: ``state:RU``, ``organisation:NATO``, ``format:Gymnich``.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import NamedTuple

from pourparlers.languages import names_schema as schema
from pourparlers.languages.pack import has, load
from pourparlers.languages.words import Language, forms
from pourparlers.model import Place
from pourparlers.reading.names.base_forms import GivenNames
from pourparlers.reading.names.places import Atlas, atlas_of
from pourparlers.reading.names.romanise import plain, respell
from pourparlers.reading.words.lexicon import ANY, CAPITAL, EXACT, Lexicon
from pourparlers.reading.words.passage import cut

LONGEST_ACRONYM = 6


class Sense(NamedTuple):
    """What a form may mean. ``sort``: state, organisation, format, office, body, portfolio, modifier, title, word.

    ``key`` is the actor's key, or the index of the pack's rule; ``form`` is how a name stands for its actor.
    """

    sort: str
    key: str
    form: str = ""
    plural: bool = False


class Named(NamedTuple):
    """What is known of an actor by its key: English name, adjective, kind, country, and what it belongs to."""

    name: str
    adjective: str
    kind: str
    country: str | None
    of: str | None


class Gazetteer:
    """The names of one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        code = language.code
        self.actors = load(code, "actors", schema.Actors)
        self.offices = load(code, "offices", schema.Offices)
        states = load(code, "states", schema.States)
        self.lower_adjectives = states.lower_adjectives
        self.world = {s.code: s for s in load("world", "states", schema.WorldStates).state}
        self.named: dict[str, Named] = {}
        self.formats = {f.id: f for f in load("world", "formats", schema.Formats).format}
        self.own_offices = {(o.of, o.title): o.own for o in load("world", "offices", schema.OwnOffices).office}
        self._name_all()
        self.atlas: Atlas = atlas_of(language)
        self.lexicon: Lexicon[Sense] = Lexicon(language)
        self.capitals: dict[str, str] = {}
        self._enter_states(states)
        self._enter_organisations()
        self._enter_offices()
        self._enter_words()
        self._add(self.actors.pronouns, Sense("pronoun", "", "pronoun"), ANY)
        persons = load("world", "persons", schema.Persons)
        self.given = GivenNames(frozenset(plain(w) for w in persons.given.split()), code)
        self.known = persons.person
        self.wording: schema.Wording = persons.wording
        self.by_name = {named.name: key for key, named in reversed(self.named.items())}
        small = self.actors
        self.openers = self.words(small.openers)
        self.particles = self.words(small.particles)
        self.joiners = self.words(small.joiners)
        self.articles = self.words(small.articles)
        self.indefinite = self.words(small.indefinite)
        self.possessives = self.words(small.possessives)
        self.determiners = self.articles | self.possessives | self.indefinite
        self.genitive = self.words(small.genitive)
        self.of = self.words(small.of) | self.words(small.styles)
        self.to = self.words(small.to)
        self.origin = self.words(small.origin)
        self.as_words = self.words(small.as_)
        self.topics = self.words(small.topics)
        self.adjective_endings = small.adjective_endings
        self.pronouns = frozenset(small.pronouns)
        self.impersonal = frozenset(small.impersonal)
        self.singular = frozenset(small.singular)
        self.verbal = frozenset(small.verbal)
        self.same = frozenset(small.same)

    def _name_all(self) -> None:
        for s in self.world.values():
            country = s.country or (s.code if len(s.code) == 2 else None)
            self.named["state:" + s.code] = Named(s.name, s.adjective or s.name, "state", country, None)
        for o in load("world", "organisations", schema.Organisations).organisation:
            of = (("state:" if o.of in self.world else "organisation:") + o.of) if o.of else None
            name = o.name or o.id
            country = o.country or (self.named[of].country if of and of.startswith("state:") else None)
            adjective = o.id if o.id.isupper() and len(o.id) < LONGEST_ACRONYM else name
            self.named["organisation:" + o.id] = Named(name, adjective, o.kind, country, of)
        for f in self.formats.values():
            of = f"organisation:{f.organisation}" if f.organisation else None
            self.named["format:" + f.id] = Named(f.id, f.id, "organisation" if f.actor else "body", None, of)

    def _add(self, words: Iterable[str], sense: Sense, case: int) -> None:
        for word in words:
            for form, feature in forms(word, self.language):
                acronym = case == CAPITAL and form.isupper() and len(form) <= LONGEST_ACRONYM
                told = sense._replace(plural=sense.plural or feature == "pl")
                if case == CAPITAL and form[0].islower():
                    self.lexicon.add(form, told, EXACT)
                    self.lexicon.add(form[0].upper() + form[1:], told, EXACT)
                else:
                    self.lexicon.add(form, told, EXACT if acronym else case)

    def _enter_states(self, states: schema.States) -> None:
        for s in states.state:
            key = "state:" + s.code
            self._add(s.names, Sense("state", key, "name"), CAPITAL)
            self._add(s.adjectives, Sense("state", key, "adjective"), ANY if self.lower_adjectives else CAPITAL)
            self._add(s.demonyms, Sense("state", key, "demonym"), CAPITAL)
            self._add(s.capital, Sense("state", key, "capital"), CAPITAL)
            self._add(s.metonyms, Sense("state", key, "metonym"), CAPITAL)
            self._add(s.prefixes, Sense("state", key, "prefix"), ANY)

    def _enter_organisations(self) -> None:
        for sort, rows in (("organisation", self.actors.organisation), ("format", self.actors.format)):
            for row in rows:
                key = f"{sort}:{row.id}"
                self._add(row.names, Sense(sort, key, "name"), CAPITAL)
                self._add(row.adjectives, Sense(sort, key, "adjective"), ANY if self.lower_adjectives else CAPITAL)
                self._add(row.metonyms, Sense(sort, key, "metonym"), ANY)
                for form, words in (("loose", row.loose), ("members", row.members)):
                    for word in words:
                        sense = Sense(sort, key, form, form == "members")
                        self._add((word,), sense, CAPITAL if word[0].isupper() else ANY)

    def _enter_offices(self) -> None:
        pack = self.offices
        for sort, rows in (
            ("office", pack.office), ("portfolio", pack.portfolio), ("modifier", pack.modifier), ("body", pack.body),
        ):  # fmt: skip
            for index, row in enumerate(rows):
                self._add(row.forms, Sense(sort, str(index)), ANY)
                if isinstance(row, schema.OfficeWords | schema.BodyWords):
                    self._add(row.plurals, Sense(sort, str(index), "", True), ANY)
        for number, modifier in enumerate(pack.modifier):
            for glued in modifier.glued:
                for index, office in enumerate(pack.office):
                    if office.level and not office.kind:
                        whole = (glued + form for form in office.forms if " " not in form)
                        self._add(whole, Sense("office", str(index), f"+{number}"), ANY)
        self._add(pack.titles, Sense("title", ""), CAPITAL)

    def _enter_words(self) -> None:
        for index, row in enumerate(self.actors.epithet):
            self._add(row.forms, Sense("epithet", str(index), "epithet", row.count > 1), ANY)
        self._add(self.actors.not_people, Sense("word", ""), CAPITAL)
        self._add(self.actors.styles, Sense("style", ""), ANY)
        self._add(self.atlas.pack.capital_nouns, Sense("seat", "capital"), ANY)
        self._add(self.atlas.pack.city_nouns, Sense("seat", "city"), ANY)
        for venue in self.atlas.pack.venue:
            self._add(venue.names, Sense("venue", venue.place, venue.venue or venue.names[0]), CAPITAL)

    def names_in(self, language: str) -> dict[str, str]:
        """Names of states and organisations in another language than English, by key."""
        if language == "en" or not has(language, "states"):
            return {}
        whole = load(language, "language", Language)
        rows = [("state:" + s.code, s.names) for s in load(language, "states", schema.States).state]
        rows += [("organisation:" + o.id, o.names) for o in load(language, "actors", schema.Actors).organisation]
        return {key: next(forms(names[0], whole))[0] for key, names in rows if names}

    def unnamed(self, adjective: str, office: str) -> str:
        """The English name of an office's holder who has none in the text."""
        first, _, rest = office.partition(" ")
        senior = first in self.wording.first and rest
        words: tuple[str, ...] = (self.wording.unnamed, *((first, adjective, rest) if senior else (adjective, office)))
        return " ".join(filter(None, words))

    def plural(self, office: str) -> str:
        """The English plural of an office's title."""
        return office + self.wording.plural

    def respelled(self, name: str, state: str) -> str:
        """The name of a person of a state whose names the language spells in its own way, in English spelling."""
        spelled = self.actors.spelling_states
        return respell(name, self.actors.spelling) if state.partition(":")[2] in spelled else name

    def key(self, code: str) -> str:
        """The key of a state's code or an organisation's id, as packs write them; "" for none."""
        return code and f"{'state' if code in self.world else 'organisation'}:{code}"

    def capital_of(self, key: str) -> Place | None:
        """The capital of a state as a place."""
        state = self.world.get(key.partition(":")[2]) if key.startswith("state:") else None
        return self.atlas.by_name(state.capital, self.named[key].country) if state and state.capital else None

    def place_of(self, key: str) -> Place | None:
        """A state as a place."""
        if not key.startswith("state:"):
            return None
        named = self.named[key]
        return self.atlas.by_name(named.name, named.country) or Place(name=named.name, country=named.country)

    def words(self, phrases: Iterable[str]) -> frozenset[str]:
        """The single words that phrases of the pack are made of."""
        plain_words = {p.lower() for p in phrases if " " not in p}
        return frozenset(plain_words.union(*(cut(p, self.language) for p in phrases if " " in p)))


@functools.lru_cache(maxsize=8)
def gazetteer_of(language: Language) -> Gazetteer:
    """The gazetteer of a language, made once."""
    return Gazetteer(language)


def readable(code: str) -> bool:
    """Whether a language's pack says enough to find names."""
    return all(has(code, name) for name in ("actors", "offices", "states", "places"))
