"""The nouns: an article, what was read in it, and the characters that say so.

Frozen records whose JSON is the contract of a reading. They hold no logic but their own consistency.
Offsets count code points of ``Article.text``, half open. Dates are EDTF (ISO 8601-2); time expressions
also carry their TIMEX3 value (ISO-TimeML). Countries are ISO 3166-1 alpha-2.
"""

from __future__ import annotations

from typing import Literal

import msgspec

BlockKind = Literal[
    "headline", "subheading", "section", "byline", "dateline", "summary", "body", "quotation", "list",
    "table", "caption", "credit", "agency", "teaser", "paid", "follow", "share", "consent",
    "advertisement", "trending", "related", "newsletter", "disclaimer", "copyright", "navigation",
    "comments", "published-label",
]  # fmt: skip
ActorKind = Literal["state", "organisation", "body", "person", "office"]
MeetingKind = Literal[
    "talks", "council", "summit", "ministerial", "visit", "call", "consultation", "conference",
    "press-conference", "other",
]  # fmt: skip
Level = Literal[
    "leaders", "ministers", "ambassadors", "envoys", "officials", "experts", "military", "parliament", "mixed"
]
Status = Literal["proposed", "planned", "confirmed", "ongoing", "held", "postponed", "cancelled", "refused", "unknown"]
Role = Literal["host", "guest", "chair", "convener", "mediator", "participant", "observer"]
Stance = Literal[
    "convened", "proposed", "invited", "considering", "accepted", "declined", "attended", "absent", "unsaid"
]
Act = Literal[
    "say", "confirm", "deny", "demand", "accuse", "propose", "refuse", "agree", "warn", "threaten",
    "promise", "criticise", "support", "hope", "deplore",
]  # fmt: skip
Basis = Literal["stated", "resolved", "inferred"]
PublishedBasis = Literal["given", "stated", "resolved", "inferred"]
FactBasis = Literal["given", "json-ld", "meta", "markup", "text", "guess"]
Slot = Literal["trigger", "when", "place", "participant", "status", "topic"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What every noun is: immutable, compared by value, written as JSON by msgspec."""


class Span(Record, frozen=True, kw_only=True):
    """A stretch of the article's text (W3C TextPositionSelector)."""

    start: int
    end: int


class Evidence(Record, frozen=True, kw_only=True):
    """A span, and the slot of the meeting that it gives."""

    start: int
    end: int
    slot: Slot = msgspec.field(name="for")


class Excerpt(Record, frozen=True, kw_only=True):
    """A span with its characters (W3C TextQuoteSelector)."""

    start: int
    end: int
    text: str


class Published(Record, frozen=True, kw_only=True):
    """The day of publication as EDTF, and how it is known; spans are empty where the text does not tell it.

    ``moment`` is the full ISO 8601 time where a page states one.
    """

    value: str
    basis: PublishedBasis
    spans: tuple[Span, ...] = ()
    moment: str | None = None


class Block(Record, frozen=True, kw_only=True):
    """A run of the text by kind. A caption or credit knows its ``image``, a credit the caption it is ``of`` by its
    place among the blocks."""

    kind: BlockKind
    start: int
    end: int
    image: str | None = None
    of: int | None = None


class Bases(Record, frozen=True, kw_only=True):
    """What each fact of a page rests on; None where the text alone tells it, or nothing does."""

    headline: FactBasis | None = None
    authors: FactBasis | None = None
    section: FactBasis | None = None
    published: FactBasis | None = None
    modified: FactBasis | None = None
    language: FactBasis | None = None
    agency: FactBasis | None = None
    canonical: FactBasis | None = None
    outlet: FactBasis | None = None


class Attendee(Record, frozen=True, kw_only=True):
    """Someone whom an agenda names as taking part, and what they answered; ``chair`` leads the meeting."""

    name: str
    answer: Literal["accepted", "declined", "tentative"] | None = None
    chair: bool = False


class AgendaEvent(Record, frozen=True, kw_only=True):
    """One entry of an official agenda as its data say it (iCalendar VEVENT); a series gives one an occurrence.

    ``start`` is a day (``2026-12-03``) or a clock time where the meeting is (``2026-12-03T09:30``), ``end`` the last
    day or the time that it ends; ``zone`` is an IANA name, an offset, or ``None`` where the agenda gives none.
    ``voice`` is the body that publishes it, whose own word it is.
    ``recurrence`` is when the occurrence stood in its series; ``uid`` and it tell the entry in all its versions,
    ``sequence`` counts these.
    """

    uid: str
    start: str
    end: str | None = None
    zone: str | None = None
    title: str | None = None
    location: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    status: Literal["tentative", "confirmed", "cancelled"] | None = None
    organizer: str | None = None
    attendees: tuple[Attendee, ...] = ()
    description: str | None = None
    voice: str | None = None
    sequence: int = 0
    recurrence: str | None = None


class Article(Record, frozen=True, kw_only=True):
    """One article (schema.org NewsArticle). ``text`` is the input as it came, line ends made ``\\n``.

    ``url`` is where it was found, ``canonical`` the address that the page says is its own. ``event`` is what an entry
    of an official agenda says as data; the text is that entry laid out.
    """

    text: str
    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    agency: str | None = None
    language: str | None = None
    headline: str | None = None
    section: str | None = None
    byline: str | None = None
    published: Published | None = None
    blocks: tuple[Block, ...] = ()
    authors: tuple[str, ...] = ()
    modified: str | None = None
    canonical: str | None = None
    basis: Bases | None = None
    event: AgendaEvent | None = None


class Office(Record, frozen=True, kw_only=True):
    """An office held: its English title, the actor it serves, and whether it is a former one."""

    title: str
    affiliation: str | None = None
    former: bool = False


class Actor(Record, frozen=True, kw_only=True):
    """A state, organisation, body, person, or unnamed holder of an office."""

    id: str
    kind: ActorKind
    name: str
    name_as_printed: str | None = None
    country: str | None = None
    of: str | None = None
    offices: tuple[Office, ...] = ()
    spans: tuple[Span, ...] = ()


class Clock(Record, frozen=True, kw_only=True):
    """A time of day, ``HH:MM``; zone is an offset, an IANA name, or ``local``."""

    start: str | None = None
    end: str | None = None
    zone: str | None = None


class Place(Record, frozen=True, kw_only=True):
    """Where: the English name of a city, else of a region or country."""

    name: str
    country: str | None = None
    venue: str | None = None
    latitude: float | None = None
    longitude: float | None = None


class Participant(Record, frozen=True, kw_only=True):
    """An actor's part in a meeting, and its stance towards it."""

    actor: str
    role: Role = "participant"
    stance: Stance = "unsaid"


class MeetingReport(Record, frozen=True, kw_only=True):
    """One article's report of one meeting (PLOVER CONSULT, with a status)."""

    id: str
    kind: MeetingKind
    format: str | None = None
    level: Level | None = None
    title: str | None = None
    topic: Excerpt | None = None
    when: str | None = None
    when_basis: Basis | None = None
    time: Clock | None = None
    place: Place | None = None
    participants: tuple[Participant, ...] = ()
    status: Status = "unknown"
    outcome: Excerpt | None = None
    moved_from: str | None = None
    part_of: str | None = None
    spans: tuple[Evidence, ...] = ()


class Statement(Record, frozen=True, kw_only=True):
    """Who says what, through whom (source, cue, content: PDTB, PolNeAR)."""

    source: str | None
    act: Act
    via: tuple[str, ...] = ()
    on_behalf_of: str | None = None
    cue: Excerpt | None = None
    content: Excerpt | None = None
    quote: Excerpt | None = None
    addressee: str | None = None
    about: Excerpt | None = None
    said: str | None = None
    spans: tuple[Span, ...] = ()


class DateMention(Record, frozen=True, kw_only=True):
    """A time expression: its span, TIMEX3 value and type, and the EDTF it resolves to."""

    start: int
    end: int
    value: str
    type: TimexType
    resolved: str | None = None


class Maker(Record, frozen=True, kw_only=True):
    """What made a reading: the reader's name and version, and the pack's."""

    name: str
    version: str
    pack: str | None = None


class Reading(Record, frozen=True, kw_only=True):
    """Every fact of one article."""

    article: Article
    actors: tuple[Actor, ...] = ()
    meetings: tuple[MeetingReport, ...] = ()
    statements: tuple[Statement, ...] = ()
    dates: tuple[DateMention, ...] = ()
    made_by: Maker | None = None


def to_json(reading: Reading) -> bytes:
    """The contract's JSON, one line, the same bytes for the same reading."""
    return msgspec.json.encode(reading)
