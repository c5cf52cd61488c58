"""What is found in a passage before facts are made of it: mentions of actors, places and times, by range of words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pourparlers.model import ActorKind, Clock, Place, TimexType

Form = Literal[
    "name",  # a full or usual name: Russia, NATO, Jens Stoltenberg
    "capital",  # a seat that stands for its state or names a city: Moscow, Geneva is no capital
    "metonym",  # the Kremlin, the Alliance, the bloc
    "adjective",  # Russian (talks), américain
    "demonym",  # the Russians, les Américains
    "office",  # the minister, the Russian deputy foreign minister, an EU official
    "surname",  # a later mention: Borrell, M. Macron
    "pronoun",  # he, il, він, where it was resolved
    "epithet",  # the two men, the visitor, les deux délégations: resolved to earlier actors
    "members",  # a plural that stands for a body or several states: the Twenty-Seven, EU foreign ministers
]


@dataclass(slots=True)
class Mention:
    """Words that name actors: ``actors`` are ids in the cast, one or several ("the French and German presidents").

    ``core`` is the range of the name itself inside ``(i, j)``, which also covers office and affiliation.
    ``place`` is set where the same words may be read as a place (a state, a capital, another city's name).
    ``level`` is the rank that the words tell (leaders, ministers, ambassadors ...), "" where they tell none.
    ``rank`` is True for a mention that tells an office without a name of its own (plural or singular).
    """

    i: int
    j: int
    actors: tuple[str, ...]
    kind: ActorKind
    form: Form
    core: tuple[int, int]
    place: Place | None = None
    level: str = ""
    plural: bool = False
    case: str = ""


@dataclass(slots=True)
class PlaceMention:
    """Words that name a place. ``role`` is the preposition's: "at" (in Geneva), "to", "from", "of", or "" (none).

    ``i`` to ``j`` are the place's words without the preposition; ``dateline`` marks the place in a dateline.
    """

    i: int
    j: int
    place: Place
    role: str = ""
    dateline: bool = False
    venue: str | None = None


@dataclass(slots=True)
class TimeMention:
    """A time expression with what it resolves to.

    ``edtf`` is the choice that the clause's tense and prepositions give; ``past`` and ``future`` are what the same
    words would give in either direction (equal to ``edtf`` where direction does not matter). ``clock`` is a time of
    day told with it. ``role``: "at" by default; "since", "until" (deadline or end), "before", "after", "for"
    (a duration), "ago"-like anchors are resolved and "at". ``grain``: day, week, month, season, quarter, half, year.
    ``relative``: how it hangs: "absolute", "published" (yesterday, Tuesday), "last" (the day after, that evening).
    ``hour``: it is but an hour, whose day is named elsewhere. ``counted``: it is told by its distance from an event
    whose own day begins at that word ("a day before the summit on 24 May"); -1 where none does.
    ``of_event``: what it is a distance from stands behind it, ``shift`` so many days.
    """

    i: int
    j: int
    type: TimexType
    value: str
    edtf: str | None
    past: str | None = None
    future: str | None = None
    clock: Clock | None = None
    role: str = "at"
    grain: str = "day"
    relative: str = "absolute"
    duration: int = 0
    alternatives: tuple[str, ...] = field(default=())
    hour: bool = False
    counted: int = -1
    of_event: bool = False
    shift: int = 0
