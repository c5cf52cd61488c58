"""What is known of a page beside its text, each fact with what it rests on; and the claims that are voted over."""

from __future__ import annotations

from typing import Literal, NamedTuple

from pourparlers.model import FactBasis, Record

Field = Literal[
    "headline", "authors", "section", "published", "modified", "language", "agency", "canonical", "outlet"
]  # fmt: skip


class Fact(Record, frozen=True, kw_only=True):
    """A value, and what it rests on. ``moment`` is the full ISO 8601 time of a date, where it is known."""

    value: str
    basis: FactBasis
    moment: str | None = None


class Names(Record, frozen=True, kw_only=True):
    """The authors in their order, and what that rests on."""

    value: tuple[str, ...]
    basis: FactBasis


class PageFacts(Record, frozen=True, kw_only=True):
    """Everything that a page states of its article; None where it states nothing that can be believed."""

    headline: Fact | None = None
    authors: Names | None = None
    section: Fact | None = None
    published: Fact | None = None
    modified: Fact | None = None
    language: Fact | None = None
    agency: Fact | None = None
    canonical: Fact | None = None
    outlet: Fact | None = None


class Claim(NamedTuple):
    """What one place of the page says of one fact, and the weight of its vote."""

    field: Field
    value: str
    weight: float
    basis: FactBasis
    person: bool | None = None
    """Whether an author is said to be a person; None where that is not said."""


class Step(NamedTuple):
    """A section by its name and its address: a step of a path, or a link."""

    name: str
    address: str | None = None
