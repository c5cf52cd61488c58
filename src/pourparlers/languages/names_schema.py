"""The shape of a pack's files for names: actors.toml, offices.toml, states.toml, places.toml, and the world's lists.

``world/`` names things in English, once; a language's files say how they are called in it. Words carry inflection
classes as everywhere in packs. A state is known by its ISO 3166-1 code, or a code of its own with ``country`` beside.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from pourparlers.model import Level, MeetingKind


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What every record of a pack is: immutable, with no field but those listed."""


class WorldState(Shape, frozen=True):
    """A state: its English name and adjective, its capital, and whether surnames come first."""

    code: str
    name: str
    adjective: str
    capital: str = ""
    country: str = ""
    surname_first: bool = False


class WorldStates(Shape, frozen=True):
    state: tuple[WorldState, ...] = ()


class OwnOffice(Shape, frozen=True):
    """What one state or organisation (a key) calls an office by names of its own."""

    of: str
    title: str
    own: tuple[str, ...]


class OwnOffices(Shape, frozen=True):
    office: tuple[OwnOffice, ...] = ()


class StateWords(Shape, frozen=True):
    """How a language calls a state; demonyms are needed only where they are no capitalised adjectives."""

    code: str
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()


class States(Shape, frozen=True):
    """``lower_adjectives``: adjectives are written in lower case, and in upper case they are demonyms."""

    lower_adjectives: bool = False
    state: tuple[StateWords, ...] = ()


class Organisation(Shape, frozen=True):
    """An organisation, alliance, movement or body with a name of its own; ``of`` is what it belongs to (id or code)."""

    id: str
    name: str = ""
    of: str = ""
    kind: str = "organisation"
    country: str = ""


class Organisations(Shape, frozen=True):
    organisation: tuple[Organisation, ...] = ()


class Format(Shape, frozen=True):
    """A standing format of meetings: what sits, of which organisation, with which states, at which rank."""

    id: str
    kind: MeetingKind = "talks"
    level: Level | Literal[""] = ""
    organisation: str = ""
    states: tuple[str, ...] = ()
    actor: bool = False


class Formats(Shape, frozen=True):
    format: tuple[Format, ...] = ()


class Words(Shape, frozen=True):
    """How a language calls an organisation or format: names, adjectives, metonyms, and the plural for its members.

    ``loose`` metonyms ("the bloc") count only in an article that names the organisation.
    """

    id: str
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


class Epithet(Shape, frozen=True):
    """Words that stand for people named before, and how many ("the two men", "the visitor")."""

    forms: tuple[str, ...]
    count: int = 1
    subject: bool = False


class Example(Shape, frozen=True):
    """A sentence of the pack's own, and what is to be found in it.

    ``actors``: English names mentioned; ``people``: "Name / office / whom it serves"; ``places``: "role Name".
    """

    text: str
    actors: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


class Actors(Shape, frozen=True):
    """``actors.toml``: organisations, formats, and the small words by which names of persons are told.

    ``verbal``: words that open a verb: an adjective right before one is a noun ("the Russian said").
    ``singular``: the articles that make one person of a form that several share with it (le Français).
    """

    organisation: tuple[Words, ...] = ()
    format: tuple[Words, ...] = ()
    epithet: tuple[Epithet, ...] = ()
    joiners: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    indefinite: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()
    genitive: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    as_: tuple[str, ...] = msgspec.field(name="as", default=())
    topics: tuple[str, ...] = ()
    adjective_endings: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    not_people: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    impersonal: tuple[str, ...] = ()
    verbal: tuple[str, ...] = ()
    singular: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    spelling: tuple[tuple[str, str], ...] = ()
    spelling_states: tuple[str, ...] = ()
    example: tuple[Example, ...] = ()


class OfficeWords(Shape, frozen=True):
    """An office: English title (``{}`` takes a portfolio), rank, whom it serves if nothing is said.

    ``abroad`` is the title where it serves another than ``default``; ``national`` offices are of states alone.

    ``kind``: "" or "unnamed" (official, source), "spokesperson", "envoy" (its "to" is no affiliation), "military",
    "loose" (leader, senator: an office only beside a name), "private" (coach: and of no state), "local" (mayor: of a
    city), and what another's office gives (``{}``): "counterpart", "colleague" (of the same state), "predecessor".

    ``anyone``: with a definite article it is somebody named before, whatever that person's office ("the diplomat").
    """

    title: str
    forms: tuple[str, ...]
    plurals: tuple[str, ...] = ()
    level: str = ""
    default: str = ""
    abroad: str = ""
    national: bool = False
    anyone: bool = False
    kind: str = ""
    portfolio: str = ""


class Portfolio(Shape, frozen=True):
    title: str
    forms: tuple[str, ...]


class Modifier(Shape, frozen=True):
    """A word beside an office: ``title`` with ``{}`` for the office; ``former`` for past ones.

    ``glued`` are those written as one word with the office.
    """

    forms: tuple[str, ...]
    glued: tuple[str, ...] = ()
    title: str = "{}"
    former: bool = False
    level: str = ""


class BodyWords(Shape, frozen=True):
    """A ministry, government, delegation: English name without the state; ``name`` where it has its own."""

    title: str
    forms: tuple[str, ...]
    plurals: tuple[str, ...] = ()
    level: str = ""
    default: str = ""
    name: str = ""
    portfolio: str = ""
    venue: str = ""


class Offices(Shape, frozen=True):
    """``offices.toml``. ``owners_before``: a state before an office says whom it serves (the French president).

    ``genitive``: owners follow an office with nothing between, in a case that says so; only adjectives stand before.
    ``home``: the state (a code) whose offices are told without saying whose they are.
    """

    owners_before: bool = False
    owners_after: bool = True
    genitive: bool = False
    home: str = ""
    office: tuple[OfficeWords, ...] = ()
    portfolio: tuple[Portfolio, ...] = ()
    modifier: tuple[Modifier, ...] = ()
    body: tuple[BodyWords, ...] = ()
    titles: tuple[str, ...] = ()
    example: tuple[Example, ...] = ()


class Person(Shape, frozen=True):
    """A person whose spelling and state are known; ``alone``: the surname by itself is enough.

    ``home`` is the state of one who serves an organisation now, and whose earlier offices were national.
    """

    name: str
    state: str = ""
    home: str = ""
    spellings: tuple[str, ...] = ()
    alone: bool = False


class Wording(Shape, frozen=True):
    """The English words in the names of those who have none: "unnamed NATO official", and the plural's ending."""

    unnamed: str
    plural: str
    first: tuple[str, ...] = ()


class Persons(Shape, frozen=True):
    """``world/persons.toml``: known persons, and given names the world over (one long text, blank between names)."""

    given: str
    wording: Wording
    person: tuple[Person, ...] = ()


class Venue(Shape, frozen=True):
    """A building, palace or village where meetings are held: its city (a name of world/places) and its own name."""

    names: tuple[str, ...]
    place: str
    venue: str = ""


class Preposition(Shape, frozen=True):
    """``case``: what a place's form must be (a feature of ``language.toml``) for the preposition to have this role."""

    forms: tuple[str, ...]
    role: str
    case: str = ""


class Places(Shape, frozen=True):
    """``places.toml``: other names of places, prepositions by role, names that are also plain words, capital nouns.

    ``there`` and, behind a preposition, ``same`` stand for the place named last, ``here`` for that of the dateline.
    ``existing``: verbs before which a word for *there* names no place: "there are doubts".
    """

    names: tuple[tuple[str, str], ...] = ()
    venue: tuple[Venue, ...] = ()
    preposition: tuple[Preposition, ...] = ()
    gated: tuple[str, ...] = ()
    capital_nouns: tuple[str, ...] = ()
    city_nouns: tuple[str, ...] = ()
    there: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    here: tuple[str, ...] = ()
    existing: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()
    example: tuple[Example, ...] = ()


class Lines(Shape, frozen=True):
    """World lists: lines ``name|country|latitude|longitude|population``; after a comma, what tells namesakes apart.

    ``spoken_of``: regions that talks are about, and seldom held in, where no preposition says so.
    """

    lines: str
    spoken_of: tuple[str, ...] = ()
    licence: str = ""


class Zones(Shape, frozen=True):
    """``world/zones.toml``: the IANA zone of each country's capital, and of cities ("Perth|AU") with another."""

    countries: dict[str, str]
    cities: dict[str, str]
    licence: str = ""


class Exonyms(Shape, frozen=True):
    """Names of cities in a language, with the English ones."""

    names: tuple[tuple[str, str], ...] = ()
    licence: str = ""
