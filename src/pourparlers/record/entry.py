"""The record's nouns: a meeting with its best account and history, a person, a story.

Frozen records, written as JSON like readings are. Days are ISO 8601, dates of meetings EDTF. ``articles`` are the keys
of articles, in the order they were told; ``voices`` counts stories, so that copies of a wire count once.
"""

from __future__ import annotations

from typing import Literal

from pourparlers.model import Act, Clock, Level, MeetingKind, Place, Record, Role, Stance, Status

ChangeKind = Literal[
    "announced", "confirmed", "moved", "postponed", "cancelled", "revived", "held", "joined", "left", "contradicted"
]
IssueKind = Literal["named", "own", "meeting", "alike"]
StandChange = Literal["new", "kept", "turned"]
TrendKind = Literal["meeting", "issue", "person", "state", "organisation", "place"]


class Support(Record, frozen=True, kw_only=True):
    """One value that reports give, by how many independent voices, last on which day, in which articles."""

    value: str
    voices: int
    latest: str | None
    articles: tuple[str, ...]


class Party(Record, frozen=True, kw_only=True):
    """Who takes part: the latest stance, and who says so."""

    name: str
    person: bool = False
    role: Role = "participant"
    stance: Stance = "unsaid"
    voices: int
    articles: tuple[str, ...]


class Change(Record, frozen=True, kw_only=True):
    """What the reports of a day did to a meeting, from which value to which, by whose word."""

    day: str | None
    kind: ChangeKind
    old: str | None = None
    new: str | None = None
    articles: tuple[str, ...]


class Changed(Record, frozen=True, kw_only=True):
    """A change, and the meeting that it happened to."""

    day: str | None
    meeting: str
    kind: ChangeKind
    old: str | None
    new: str | None
    articles: tuple[str, ...]


class ReportRef(Record, frozen=True, kw_only=True):
    """A report of the meeting: the article's key and the meeting's id in its reading."""

    article: str
    meeting: str


class Corrected(Record, frozen=True, kw_only=True):
    """A correction that a meeting bears: its number, what it does, who says so, why, and on which day."""

    number: int
    kind: str
    field: str | None = None
    value: str | None = None
    by: str
    reason: str
    day: str


class Meeting(Record, frozen=True, kw_only=True):
    """One meeting: the best account of it, what each value rests on, and how it came to be so.

    ``unconfirmed`` says that its day has passed and nobody has told that it was held; ``reviewed`` that a person has
    accepted date, place and status as they are; ``hidden`` that a person took it out of the calendar, ``pinned`` that
    one wants it shown first.
    """

    id: str
    kind: MeetingKind
    status: Status
    title: str | None = None
    format: str | None = None
    level: Level | None = None
    when: str | None = None
    time: Clock | None = None
    place: Place | None = None
    parties: tuple[Party, ...] = ()
    part_of: str | None = None
    unconfirmed: bool = False
    reviewed: bool = False
    hidden: bool = False
    pinned: bool = False
    voices: int = 0
    dates: tuple[Support, ...] = ()
    places: tuple[Support, ...] = ()
    statuses: tuple[Support, ...] = ()
    history: tuple[Change, ...] = ()
    reports: tuple[ReportRef, ...] = ()
    corrections: tuple[Corrected, ...] = ()


class Tenure(Record, frozen=True, kw_only=True):
    """An office that reports give a person, first and last told on which day."""

    title: str
    affiliation: str | None
    since: str | None
    until: str | None


class Person(Record, frozen=True, kw_only=True):
    """One person: the usual name, the spellings met, the offices in the order they were told."""

    name: str
    spellings: tuple[str, ...]
    offices: tuple[Tenure, ...]
    articles: tuple[str, ...]


class Story(Record, frozen=True, kw_only=True):
    """One story: the article that had it first, and all that carry it, in which languages."""

    first: str
    published: str | None
    agency: str | None
    headline: str | None
    articles: tuple[str, ...]
    outlets: tuple[str, ...]
    languages: tuple[str, ...]


class WorldRecord(Record, frozen=True, kw_only=True):
    """Everything that a set of articles tells; ``hidden`` are the meetings that a person took out."""

    meetings: tuple[Meeting, ...] = ()
    hidden: tuple[Meeting, ...] = ()
    people: tuple[Person, ...] = ()
    stories: tuple[Story, ...] = ()


class Issue(Record, frozen=True, kw_only=True):
    """What positions are on. ``named``: an issue of the packs, ``own``: of the user, ``meeting``: a meeting of the
    record by its identifier, ``alike``: statements that say alike, under the shortest words for it."""

    key: str
    kind: IssueKind
    name: str


class Said(Record, frozen=True, kw_only=True):
    """One statement on an issue: who said it, by which act and words, where in the article that had it first.

    ``change``: ``new`` for the first act of its kind, ``kept`` for the same on a later day, ``turned`` where the party
    had held the opposite. ``articles`` are those of the story that carry it.
    """

    day: str | None
    speaker: str
    via: tuple[str, ...] = ()
    act: Act
    cue: str | None = None
    content: str | None = None
    quote: str | None = None
    about: str | None = None
    addressee: str | None = None
    change: StandChange | None = None
    article: str
    start: int
    end: int
    articles: tuple[str, ...] = ()


class Stand(Record, frozen=True, kw_only=True):
    """What a party does on an issue (demand, deny, promise): first and last when, by how many independent voices.

    ``unrepeated`` says of a demand or threat that the party has since spoken on the issue on several days without it.
    """

    act: Act
    since: str | None
    latest: str | None
    voices: int
    unrepeated: bool = False
    articles: tuple[str, ...]


class Position(Record, frozen=True, kw_only=True):
    """What one party says on one issue over time; ``against`` are the parties whose word it contradicts, or that
    contradict it."""

    party: str
    person: bool = False
    issue: Issue
    voices: int
    stands: tuple[Stand, ...]
    said: tuple[Said, ...]
    against: tuple[str, ...] = ()


class Trend(Record, frozen=True, kw_only=True):
    """What more independent voices tell of now than usual: how many, how many would be usual, and how far beyond chance
    that is (``trending`` has the formula). ``stories`` are named by their first articles."""

    section: str | None
    kind: TrendKind
    key: str
    name: str
    voices: int
    usual: float
    surprise: float
    stories: tuple[str, ...]
