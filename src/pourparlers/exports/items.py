"""What is handed out beside the record's own nouns: an article, a report, a statement, each with what it needs to stand
alone (names for ids, the outlet, the day), never an article's whole text.
"""

from __future__ import annotations

from pourparlers.model import (
    Act,
    ActorKind,
    Basis,
    Clock,
    Level,
    MeetingKind,
    Place,
    PublishedBasis,
    Record,
    Role,
    Stance,
    Status,
)


class ArticleItem(Record, frozen=True, kw_only=True):
    """An article without its text. ``published`` is EDTF; ``story`` is the key of the article that had its story first,
    ``carried_by`` are all outlets that print it, ``meetings`` the record's identifiers."""

    key: str
    url: str | None
    outlet: str
    carried_by: tuple[str, ...] = ()
    agency: str | None = None
    language: str | None = None
    headline: str | None = None
    section: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_basis: PublishedBasis | None = None
    modified: str | None = None
    voice: str | None = None
    story: str | None = None
    meetings: tuple[str, ...] = ()
    reports: int = 0
    statements: int = 0
    characters: int = 0


class ReportedParty(Record, frozen=True, kw_only=True):
    """Who takes part in a meeting, as one article says."""

    name: str
    kind: ActorKind
    country: str | None = None
    role: Role = "participant"
    stance: Stance = "unsaid"


class ReportItem(Record, frozen=True, kw_only=True):
    """What one article says of one meeting. ``meeting`` is the record's identifier, ``report`` that of the reading;
    ``moved_from`` is the old date. ``sentence`` bears it out, and stands at ``start`` to ``end`` of the article's text
    (code points, half open)."""

    meeting: str
    article: str
    report: str
    outlet: str
    language: str | None
    published: str | None
    story: str | None
    kind: MeetingKind
    status: Status
    format: str | None = None
    level: Level | None = None
    title: str | None = None
    topic: str | None = None
    outcome: str | None = None
    when: str | None = None
    when_basis: Basis | None = None
    moved_from: str | None = None
    time: Clock | None = None
    place: Place | None = None
    parties: tuple[ReportedParty, ...] = ()
    sentence: str | None = None
    start: int | None = None
    end: int | None = None


class StatementItem(Record, frozen=True, kw_only=True):
    """Who said what, in which article: ``speaker`` through ``via`` (the agency last), in whose name, by which act and
    words. ``number`` counts the article's statements; ``said`` is EDTF."""

    article: str
    number: int
    outlet: str
    language: str | None
    published: str | None
    story: str | None
    speaker: str | None
    speaker_kind: ActorKind | None
    speaker_country: str | None
    act: Act
    via: tuple[str, ...] = ()
    on_behalf_of: str | None = None
    addressee: str | None = None
    cue: str | None = None
    content: str | None = None
    quote: str | None = None
    about: str | None = None
    said: str | None = None
    start: int | None = None
    end: int | None = None
