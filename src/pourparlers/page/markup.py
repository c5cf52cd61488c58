"""What the names in markup tell: from an element's class, id, role and ``itemprop`` to the kind it hints at.

The names stand in ``markup.toml``. A hint is only that: it is void where the element holds most of the page's prose.
"""

from __future__ import annotations

import functools
import re
from importlib import resources
from typing import NamedTuple

import msgspec

from pourparlers.languages.furniture_schema import Entry

HIDDEN, PICTURE, STORY = "hidden", "picture", "story"
# What says who made it, where it is of a picture; and what a picture is not by the name of the picture's own box.
MAKERS = frozenset(("credit", "byline", "copyright"))
_CARDS = frozenset(("related", "trending", "paid", "navigation"))
_PART = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+\d*|\d+[a-z]+")
MOST_NAMES = 400


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
    running: str


class Attributes(Entry, frozen=True, kw_only=True):
    """Attributes that hold names or a picture's address; how an address begins that is the picture itself; a pattern of
    the styles by which nothing is shown."""

    names: tuple[str, ...]
    images: tuple[str, ...]
    inline: str
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


class Told(NamedTuple):
    """The kind that names hint at, empty where none; whether this is the story's own; whether it is of a picture."""

    kind: str
    story: bool
    picture: bool


class Vocabulary(NamedTuple):
    """Names by their place in the file, the first of which counts most."""

    kinds: tuple[str, ...]
    parts: dict[str, int]
    beginnings: dict[str, int]
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
    return Vocabulary(tuple(kind for kind, _ in groups), parts, beginnings, wholes)


@functools.lru_cache(maxsize=20_000)
def hint_of(names: str) -> Told:
    """What an element's names tell, the first kind of the file where several do."""
    known = vocabulary()
    ranks: set[int] = set()
    for name in names[:MOST_NAMES].split():
        parts = [part.lower() for part in _PART.findall(name)]
        ranks.update(rank for part in parts if (rank := rank_of(part, known)) is not None)
        ranks.update(joined(parts, known))
    kinds = [known.kinds[rank] for rank in sorted(ranks)]
    picture, story = PICTURE in kinds, STORY in kinds
    kinds = [kind for kind in kinds if kind not in (PICTURE, STORY)]
    if picture:
        kinds = ["credit" for kind in kinds if kind in MAKERS] or [kind for kind in kinds if kind not in _CARDS]
    return Told(kinds[0] if kinds else "", story, picture)


def rank_of(part: str, known: Vocabulary) -> int | None:
    rank = known.parts.get(part)
    if rank is not None or len(part) < 5:
        return rank
    return next((known.beginnings[part[:n]] for n in range(len(part), 3, -1) if part[:n] in known.beginnings), None)


def joined(parts: list[str], known: Vocabulary) -> list[int]:
    """The ranks of names of two or three parts that stand next to each other."""
    found = []
    for size in (2, 3):
        for at in range(len(parts) - size + 1):
            rank = known.wholes.get("-".join(parts[at : at + size]))
            if rank is not None:
                found.append(rank)
    return found
