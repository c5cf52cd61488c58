"""What the names in markup tell: from an element's class, id, role and ``itemprop`` to the kind it hints at.

The names stand in ``markup.toml``. A hint is only that: it is void where the element holds most of the page's prose.
"""

from __future__ import annotations

import functools
import re
from importlib import resources
from itertools import zip_longest
from typing import NamedTuple

import msgspec

from pourparlers.languages.furniture_schema import Entry

HIDDEN, PICTURE, FILM, STORY = "hidden", "picture", "film", "story"
# What says who made it, where it is of a picture; and what a picture is not by the name of the picture's own box.
MAKERS = frozenset(("credit", "byline", "copyright"))
_CARDS = frozenset(("related", "trending", "paid", "navigation"))
_PART = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+\d*|\d+[a-z]+")
MOST_NAMES, LEAST_BEGUN = 400, 5


class Names(Entry, frozen=True, kw_only=True):
    parts: tuple[str, ...] = ()
    wholes: tuple[str, ...] = ()


class Hint(Names, frozen=True, kw_only=True):
    """Names that hint at one kind of block, or at what is not shown (``hidden``)."""

    kind: str


class Elements(Entry, frozen=True, kw_only=True):
    """Names of elements by what they do, set off by spaces."""

    void: str
    raw: str
    formatting: str
    passed: str
    blocks: str
    round: str
    articles: str
    holding: str
    showing: str
    running: str


class Attributes(Entry, frozen=True, kw_only=True):
    """Attributes that hold names or a picture's address; how an address begins that is the picture itself; patterns of
    the addresses of mere signs, and of the styles by which nothing is shown."""

    names: tuple[str, ...]
    images: tuple[str, ...]
    inline: str
    drawn: str
    data: str
    body: str
    titles: tuple[str, ...]
    unseen: str


class MarkupFile(Entry, frozen=True, kw_only=True):
    """``markup.toml``."""

    elements: Elements
    attributes: Attributes
    tags: dict[str, str]
    roles: dict[str, str]
    hint: tuple[Hint, ...]
    story: Names
    picture: Names
    film: Names


class Told(NamedTuple):
    """The kind that names hint at, empty where none; whether this is the story's own, a picture's, a film's."""

    kind: str
    story: bool
    of: str


NOTHING = Told("", False, "")
_OTHER = frozenset((PICTURE, FILM, STORY))


class Vocabulary(NamedTuple):
    """Names by their place in the file, the first of which counts most."""

    kinds: tuple[str, ...]
    parts: dict[str, int]
    beginnings: dict[str, int]
    begun: re.Pattern[str]
    wholes: dict[str, int]


@functools.cache
def markup() -> MarkupFile:
    """The file."""
    text = resources.files(__package__).joinpath("markup.toml").read_text(encoding="utf-8")
    return msgspec.toml.decode(text, type=MarkupFile)


@functools.cache
def vocabulary() -> Vocabulary:
    """Its names, ready to be looked up."""
    file = markup()
    groups: list[tuple[str, Names]] = [(hint.kind, hint) for hint in file.hint] + [
        (PICTURE, file.picture),
        (FILM, file.film),
        (STORY, file.story),
    ]
    parts: dict[str, int] = {}
    beginnings: dict[str, int] = {}
    wholes: dict[str, int] = {}
    for rank, (_, names) in enumerate(groups):
        for part in names.parts:
            if part.endswith("*"):
                beginnings.setdefault(part[:-1], rank)
            else:
                parts.setdefault(part, rank)
        for whole in names.wholes:
            wholes.setdefault(whole.replace("_", "-"), rank)
    begun = re.compile("|".join(sorted(map(re.escape, beginnings), key=len, reverse=True)))
    return Vocabulary(tuple(kind for kind, _ in groups), parts, beginnings, begun, wholes)


@functools.lru_cache(maxsize=20_000)
def hint_of(names: str) -> Told:
    """What an element's names tell, the first kind of the file where several do."""
    ranks: set[int] = set()
    for name in names[:MOST_NAMES].split():
        ranks.update(ranks_of(name))
    if not ranks:
        return NOTHING
    known = vocabulary()
    kinds = [known.kinds[rank] for rank in sorted(ranks)]
    story, of = STORY in kinds, PICTURE if PICTURE in kinds else FILM if FILM in kinds else ""
    kinds = [kind for kind in kinds if kind not in _OTHER]
    if "credit" in kinds and kinds[0] == "copyright":
        kinds = ["credit"]
    if of == PICTURE:
        kinds = ["credit" for kind in kinds if kind in MAKERS] or [kind for kind in kinds if kind not in _CARDS]
    return Told(kinds[0] if kinds else "", story, of)


@functools.lru_cache(maxsize=50_000)
def ranks_of(name: str) -> tuple[int, ...]:
    """The places in the file of what one name tells: by its parts, by how they begin, by two or three together."""
    known = vocabulary()
    parts = [part.lower() for part in _PART.findall(name)]
    found = [rank for part in parts if (rank := known.parts.get(part)) is not None]
    for part in parts:
        if len(part) >= LEAST_BEGUN and part not in known.parts and (begun := known.begun.match(part)):
            found.append(known.beginnings[begun[0]])
    for first, second, third in zip_longest(parts, parts[1:], parts[2:]):
        if second is not None:
            pair = f"{first}-{second}"
            found += [rank for whole in (pair, f"{pair}-{third}") if (rank := known.wholes.get(whole)) is not None]
    return tuple(found)
