"""What gold says of a text, and the shape that a reading is brought into to be compared with it."""

from __future__ import annotations

import msgspec


class GoldMeeting(msgspec.Struct, frozen=True, kw_only=True):
    """One meeting; ``stances`` by participant. ``cited`` stands in predictions only: the sentences of its spans."""

    what: str | None = None
    kind: str | None = None
    date: str | None = None
    place: str | None = None
    participants: tuple[str, ...] | None = None
    status: str | None = None
    evidence: str | None = None
    format: str | None = None
    level: str | None = None
    time: str | None = None
    stances: dict[str, str | None] | None = None
    cited: tuple[str, ...] | None = None


class GoldStatement(msgspec.Struct, frozen=True, kw_only=True):
    """One statement; the quotation by its first and last four words."""

    speaker: str | None = None
    act: str | None = None
    quote: str | None = None
    gist: str | None = None


class GoldPerson(msgspec.Struct, frozen=True, kw_only=True):
    """A person named with an office."""

    name: str | None = None
    office: str | None = None
    affiliation: str | None = None


class Gold(msgspec.Struct, frozen=True, kw_only=True):
    """One text's facts. Other fields of a gold file are for sorting only and are not read."""

    language: str | None = None
    published: str | None = None
    published_basis: str | None = None
    meetings: tuple[GoldMeeting, ...] = ()
    statements: tuple[GoldStatement, ...] = ()
    people: tuple[GoldPerson, ...] = ()
