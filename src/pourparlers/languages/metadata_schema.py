"""What a page's metadata is called, and the words round an author's name and a date: the files of ``world`` for that.

``metadata.toml`` holds names that standards and common software give (schema.org, Open Graph, Dublin Core), with how
far each is to be trusted; ``signing.toml`` and ``calendar.toml`` hold words of many languages, also of those that have
no pack of their own.
"""

from __future__ import annotations

import msgspec

from pourparlers.languages.furniture_schema import Entry

Weights = dict[str, float]


class Places(Entry, frozen=True):
    """For each fact the names it goes by in one kind of place, and the weight of its vote."""

    headline: Weights = msgspec.field(default_factory=dict)
    authors: Weights = msgspec.field(default_factory=dict)
    section: Weights = msgspec.field(default_factory=dict)
    published: Weights = msgspec.field(default_factory=dict)
    modified: Weights = msgspec.field(default_factory=dict)
    language: Weights = msgspec.field(default_factory=dict)
    agency: Weights = msgspec.field(default_factory=dict)
    canonical: Weights = msgspec.field(default_factory=dict)
    outlet: Weights = msgspec.field(default_factory=dict)


class Types(Entry, frozen=True):
    """Types of schema.org, without case: those of an article (also by how they end), of the page that holds one, of a
    path of sections, of persons and of organisations."""

    article: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    page: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    person: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()


class Keys(Entry, frozen=True):
    """Keys of JSON-LD by what is read from them. Works under ``other`` are not the page's own article."""

    type: tuple[str, ...] = ()
    id: tuple[str, ...] = ()
    name: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    item: tuple[str, ...] = ()
    position: tuple[str, ...] = ()
    other: tuple[str, ...] = ()


class MetadataFile(Entry, frozen=True):
    """``world/metadata.toml``: names in ``meta`` elements, keys of JSON-LD and microdata, tokens of classes.

    ``codes``: the code of ISO 639-1 that pages write otherwise.
    """

    meta: Places = Places()
    linked: Places = Places()
    tokens: Places = Places()
    types: Types = Types()
    keys: Keys = Keys()
    codes: dict[str, str] = msgspec.field(default_factory=dict)


class Signing(Entry, frozen=True):
    """Words of a language round an author's name and a date of publication, compared without case.

    ``by`` opens a byline, ``joins`` stands between two names, ``roles`` say what a person does and are no name;
    ``published`` and ``updated`` stand before a date.
    """

    language: str
    by: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()


class SigningFile(Entry, frozen=True):
    """``world/signing.toml``."""

    signing: tuple[Signing, ...] = ()


class Months(Entry, frozen=True):
    """Twelve rows of names of the months of a language, forms set apart by bars."""

    language: str
    names: tuple[str, ...]


class CalendarFile(Entry, frozen=True):
    """``world/calendar.toml``."""

    months: tuple[Months, ...] = ()
