"""The shape of ``time.toml``: how a language writes days, periods, durations and times of day.

``[words.NAME]`` are tables from a value to its forms; each is a slot ``{NAME}`` of patterns (what follows a ``_`` in
the name tells tables of one field apart: ``{month_short}`` fills ``month``). A ``[[rule]]`` lists patterns of words
and slots, with ``[optional]`` and ``(one|other)`` parts, and what they make. Every ``[[example]]`` runs as a test.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Make = Literal[
    "date",  # year, month, day, weekday, season or part of the year, as far as they are told
    "shift",  # a number of units from the day of publication or the last day named
    "period",  # the unit (week, month, year ...) that holds that day, or one beside it
    "deadline",  # from publication to the end of a period
    "turn",  # of the year: its last month and the next one's first
    "night",  # between two weekdays or days
    "duration",
    "set",  # again and again
    "ref",  # now, once, soon: TIMEX3's PRESENT_REF and its kin
    "clock",  # a time of day
    "part",  # a part of a day
    "none",  # words that look like a date and are none
]


CITY, UTC = "{city}", "UTC"
"""What stands for a city in ``zone_of``, and the zone that hours in brackets are often told in."""
ENDS = ("hh2", "mm2", "hhmm2", "ampm2")
"""The slots of the end of a range of hours."""


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of ``time.toml``: no field that the code does not know."""


class Rule(Shape, frozen=True):
    """Patterns, and what they tell beside their slots.

    ``sign`` is the direction of a shift; ``base`` the day it starts from; ``which`` the one meant (last, this, next,
    previous, following, same); ``if_future``: a duration where the verb is past ("built in two days"); ``of_event``:
    an event is told after it ("two days after the talks"); ``of_year``: ``which`` is said of the year. ``needs``:
    ``lead`` (a preposition before it), ``end`` (no noun after it), ``stop`` (no article either), ``bare`` (a
    preposition, an article or an end), ``beside`` (a preposition, or else a day beside it).
    """

    make: Make
    form: tuple[str, ...]
    n: int | None = None
    sign: int = 1
    unit: str = ""
    base: Literal["published", "last"] = "published"
    which: str = ""
    part: str = ""
    value: str = ""
    clock: str = ""
    role: str = ""
    about: bool = False
    vague: bool = False
    duration: bool = False
    day: int | None = None
    month: int | None = None
    if_future: bool = False
    of_event: bool = False
    of_year: bool = False
    needs: tuple[Literal["lead", "end", "bare", "beside", "stop"], ...] = ()


class Join(Shape, frozen=True):
    """What stands between the members of a list, the ends of a range, and a day and its hour."""

    also: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    glue: tuple[str, ...] = ()
    after_day: tuple[str, ...] = ()
    possessive: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()


class Direction(Shape, frozen=True):
    """Words that tell past from future: verbs by class, words by themselves, endings of unknown verbs.

    ``near`` ones tell of a day on either side ("was called off"); ``undone`` ones turn a plan into one that was.
    """

    verbs: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    future: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    undone: tuple[str, ...] = ()
    past_endings: tuple[str, ...] = ()
    future_endings: tuple[str, ...] = ()
    participle_endings: tuple[str, ...] = ()
    no_verbs: tuple[str, ...] = ()


class Example(Shape, frozen=True):
    """A sentence, the day it was published, and what each of its dates must give; ``values`` are TIMEX3."""

    text: str
    published: str = ""
    dates: tuple[str, ...] | None = None
    values: tuple[str, ...] | None = None
    clocks: tuple[str, ...] | None = None


class Page(Shape, frozen=True):
    """How pages print their date: whether the day stands first in ``01/02/2022``, and words of labels."""

    day_first: bool = True


class Times(Shape, frozen=True):
    """``time.toml`` as a whole. ``zone_of``: how the hour of a city is told, "{city} time"."""

    words: dict[str, dict[str, tuple[str, ...]]] = {}
    lead: dict[str, tuple[str, ...]] = {}
    articles: tuple[str, ...] = ()
    join: Join = Join()
    direction: Direction = Direction()
    rule: tuple[Rule, ...] = ()
    page: Page = Page()
    capital: tuple[str, ...] = ()
    day_suffixes: tuple[str, ...] = ()
    zone_of: tuple[str, ...] = ()
    example: tuple[Example, ...] = ()
