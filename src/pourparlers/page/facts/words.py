"""The tables of ``world`` for pages, made ready: names of metadata by what they tell, words round names and dates."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from pourparlers.languages import pack
from pourparlers.languages.metadata_schema import CalendarFile, MetadataFile, Places, Signing, SigningFile
from pourparlers.page.facts.record import Field
from pourparlers.page.lines import key_of

FIELDS: tuple[Field, ...] = (
    "headline", "authors", "section", "published", "modified", "language", "agency", "canonical", "outlet",
)  # fmt: skip
# Pages of every language carry English words.
EVERYWHERE = "en"
# Letters from here on are of scripts that set no space between a word and a name.
_ACCENTS = re.compile("[\u0300-\u036f\u200e\u200f]")
UNSPACED = "\u2e80"
Votes = tuple[tuple[Field, float], ...]


class Metadata(NamedTuple):
    """What each name of metadata, key of linked data, or token of a class votes for, and with what weight."""

    file: MetadataFile
    meta: dict[str, Votes]
    linked: dict[str, Votes]
    tokens: dict[str, Votes]


@functools.cache
def metadata() -> Metadata:
    file: MetadataFile = pack.load("world", "metadata", MetadataFile)
    return Metadata(file, turned(file.meta), turned(file.linked), turned(file.tokens))


def turned(places: Places) -> dict[str, Votes]:
    found: dict[str, Votes] = {}
    for field in FIELDS:
        weights: dict[str, float] = getattr(places, field)
        for name, weight in weights.items():
            found[name.lower()] = (*found.get(name.lower(), ()), (field, weight))
    return found


class SigningWords(NamedTuple):
    """What opens a byline and closes a name in it, what stands between names, what is no name, what labels a date."""

    opening: re.Pattern[str]
    closing: re.Pattern[str]
    between: re.Pattern[str]
    by: frozenset[str]
    roles: frozenset[str]
    labels: re.Pattern[str]
    published: frozenset[str]
    updated: frozenset[str]


@functools.lru_cache(maxsize=64)
def signing(language: str | None) -> SigningWords:
    """The words of a language, and those that pages of every language carry."""
    file: SigningFile = pack.load("world", "signing", SigningFile)
    used = [entry for entry in file.signing if entry.language in (language, EVERYWHERE)]
    spaced, unspaced = parted(word for entry in used for word in entry.by)
    role, suffix = parted(word for entry in used for word in entry.roles)
    joins, glued = parted(word for entry in used for word in entry.joins)
    label, tight = parted(word for entry in used for word in (*entry.published, *entry.updated))
    marks = r"\s*[:\uff1a|/\uff0f\u2013\u2014-]+\s*"
    return SigningWords(
        opening=re.compile(rf"(?:(?:{spaced})(?:{marks}|\s+)|(?:{unspaced})(?:{marks}|\s*))", re.IGNORECASE),
        closing=re.compile(rf"\s*[|/(\u00b7]?\s*(?:(?<=\s)(?:{role})|(?:{suffix}))\)?$", re.IGNORECASE),
        between=re.compile(
            rf"\s*[;|\u2022\u00b7\u3001\u060c\uff0c\n\t]\s*|\s*[/&+]\s*|\s+(?:{joins})\s+|(?<=\s)(?:{glued})(?=\w)",
            re.IGNORECASE,
        ),
        by=keys(used, "by"),
        roles=keys(used, "roles"),
        labels=re.compile(rf"(?<!\w)(?:{label})(?!\w)|(?:{tight})|[|\u2022\u00b7]", re.IGNORECASE),
        published=keys(used, "published"),
        updated=keys(used, "updated"),
    )


def keys(entries: Iterable[Signing], field: str) -> frozenset[str]:
    return frozenset(key_of(word) for entry in entries for word in getattr(entry, field))


def parted(words: Iterable[str]) -> tuple[str, str]:
    """Two alternations: of the words that are set off by a space, and of those that need none; the longest first."""
    found: tuple[list[str], list[str]] = ([], [])
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        found[word[0] >= UNSPACED].append(re.escape(unicodedata.normalize("NFC", word)).replace(r"\ ", r"\s+"))
    nothing = "(?!)"
    return "|".join(found[0]) or nothing, "|".join(found[1]) or nothing


@functools.lru_cache(maxsize=64)
def months(language: str | None) -> dict[str, int]:
    """The number of a month by each folded name of it: in a language, and else as most languages have it."""
    file: CalendarFile = pack.load("world", "calendar", CalendarFile)
    found: dict[str, int] = {}
    order = sorted(file.months, key=lambda row: (row.language != language, row.language != EVERYWHERE))
    for row in order:
        for number, names in enumerate(row.names, start=1):
            for name in names.split("|"):
                found.setdefault(month_key(name), number)
    return found


def month_key(name: str) -> str:
    """A month's name without case, accents and the mark of a short form; the vowel signs of other scripts stay."""
    bare = _ACCENTS.sub("", unicodedata.normalize("NFD", name.casefold()))
    return " ".join(unicodedata.normalize("NFC", bare).strip(" .").split())
