"""The tables of the export: meetings, reports, statements, people, articles, changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, get_args

from pourparlers.exports.columns import COUNTRY, DAYS, EDTF, LANGUAGE, Column, Table, field
from pourparlers.model import Act, ActorKind, Basis, Level, MeetingKind, PublishedBasis, Role, Stance, Status
from pourparlers.record.entry import ChangeKind, Meeting
from pourparlers.showing.days import days_of

DEGREES, WGS84, CHARACTERS = "degree", "WGS 84", "code point"


def _first(value: str | None) -> date | None:
    days = days_of(value)
    return days.first if days else None


def _last(value: str | None) -> date | None:
    days = days_of(value)
    return days.last if days else None


def _exact(value: str | None) -> bool:
    days = days_of(value)
    return days is not None and days.exact


def _told(meeting: Meeting, which: int) -> date | None:
    days = sorted(change.day for change in meeting.history if change.day)
    return date.fromisoformat(days[which]) if days else None


def _each(what: Callable[[Any], str], fits: Callable[[Any], bool] = lambda party: True) -> Callable[[Any], Any]:
    return lambda item: tuple(what(party) for party in item.parties if fits(party))


WHAT = (
    field("kind", "text", "what kind of meeting it is", codes=MeetingKind),
    field("format", "text", "standing format, in English"),
    field("level", "text", "level of those who meet", codes=Level),
    field("title", "text", "the meeting's own title, as reports print it"),
    field("status", "text", "whether it is proposed, planned, held...", codes=Status),
)
WHEN = (
    field("when", "text", "the date, as uncertain as it is known", standard=EDTF),
    Column("first_day", "day", "the earliest day that `when` may mean", lambda i: _first(i.when), standard=DAYS),
    Column("last_day", "day", "the latest day that `when` may mean", lambda i: _last(i.when), standard=DAYS),
    Column("exact", "boolean", "whether `when` is one day, and not in doubt", lambda i: _exact(i.when)),
    field("time_start", "text", "the hour at which it begins", of="time.start", unit="HH:MM"),
    field("time_end", "text", "the hour at which it ends", of="time.end", unit="HH:MM"),
    field("zone", "text", "zone of these hours: a name, an offset, or `local`", of="time.zone", standard="IANA"),
)
WHERE = (
    field("place", "text", "city, else region or country, in English", of="place.name"),
    field("country", "text", "country of the place", of="place.country", standard=COUNTRY),
    field("venue", "text", "building or site", of="place.venue"),
    field("latitude", "number", "latitude of the place", of="place.latitude", unit=DEGREES, standard=WGS84),
    field("longitude", "number", "longitude of the place", of="place.longitude", unit=DEGREES, standard=WGS84),
)
WHO = (
    Column("parties", "list", "who takes part; states and bodies in English", _each(lambda p: p.name)),
    Column("roles", "list", "their roles, in the order of `parties`", _each(lambda p: p.role), get_args(Role)),
    Column("stances", "list", "their stances, in the same order", _each(lambda p: p.stance), get_args(Stance)),
    Column("hosts", "list", "those of them who host", _each(lambda p: p.name, lambda p: p.role == "host")),
)
TOLD = (
    field("outlet", "text", "whose article it is"),
    field("language", "text", "language of the article", standard=LANGUAGE),
    field("published", "text", "when the article was published", standard=EDTF),
    Column(
        "published_day", "day", "the earliest day that `published` may mean", lambda i: _first(i.published),
        standard=DAYS,
    ),
    field("story", "text", "key of the article that had the story first; copies of a wire share it"),
)  # fmt: skip
ARTICLE = field("article", "text", "key of the article")

MEETINGS = Table(
    "meetings",
    "Each meeting once, as all its reports tell it together.",
    ("id",),
    (
        field("id", "text", "identifier, which stays"),
        *WHAT,
        *WHEN,
        *WHERE,
        *WHO,
        Column("persons", "list", "persons among the parties", _each(lambda p: p.name, lambda p: p.person)),
        field("part_of", "text", "identifier of the meeting, visit or conference that it is held within"),
        Column(
            "announced",
            "day",
            "the first day that it is known to have been told",
            lambda m: _told(m, 0),
            standard=DAYS,
        ),
        Column("changed", "day", "the day of the last change", lambda m: _told(m, -1), standard=DAYS),
        Column("moves", "integer", "how often it was moved", lambda m: sum(c.kind == "moved" for c in m.history)),
        Column("changes", "integer", "changes in its history", lambda m: len(m.history)),
        field("voices", "integer", "independent voices that tell of it", unit="story"),
        Column("reports", "integer", "articles that tell of it, copies counted", lambda m: len(m.reports)),
        Column("dates", "integer", "different dates that reports give", lambda m: len(m.dates)),
        field("unconfirmed", "boolean", "its day has passed, and nobody has told that it was held"),
        field("reviewed", "boolean", "a person has accepted date, place and status"),
        Column("corrected", "boolean", "a person has corrected it", lambda m: bool(m.corrections)),
    ),
)
REPORTS = Table(
    "reports",
    "What one article says of one meeting: one row for each report.",
    ("article", "report"),
    (
        field("meeting", "text", "identifier of the meeting in the record"),
        ARTICLE,
        field("report", "text", "identifier of the report within its article"),
        *TOLD,
        *WHAT,
        *WHEN,
        field("when_basis", "text", "how the date is known", codes=Basis),
        field("moved_from", "text", "the old date, where the article says that it was moved", standard=EDTF),
        *WHERE,
        *WHO,
        Column(
            "party_kinds", "list", "what each of `parties` is, in their order", _each(lambda p: p.kind),
            get_args(ActorKind),
        ),
        field("topic", "text", "what it is on, in the article's words"),
        field("outcome", "text", "what it brought, in the article's words"),
        field("sentence", "text", "the sentence that says so"),
        field("start", "integer", "where the sentence begins in the article's text", unit=CHARACTERS),
        field("end", "integer", "where it ends, exclusive", unit=CHARACTERS),
    ),
)  # fmt: skip
STATEMENTS = Table(
    "statements",
    "Who said what, through whom: one row for each statement of an article.",
    ("article", "number"),
    (
        ARTICLE,
        field("number", "integer", "which of the article's statements it is, from 1"),
        *TOLD,
        field("speaker", "text", "who said it; states and bodies in English, persons in Latin letters"),
        field("speaker_kind", "text", "what the speaker is", codes=ActorKind),
        field("speaker_country", "text", "country of the speaker", standard=COUNTRY),
        field("via", "list", "through whom it is told, the agency last"),
        field("on_behalf_of", "text", "in whose name it was said"),
        field("addressee", "text", "to whom it was said"),
        field("act", "text", "what is done by saying it", codes=Act),
        field("cue", "text", "the words that tell of the saying"),
        field("content", "text", "what was said, in the article's words"),
        field("quote", "text", "the longest stretch of it between quotation marks"),
        field("about", "text", "what it is on, in the article's words"),
        field("said", "text", "when it was said", standard=EDTF),
        field("start", "integer", "where it begins in the article's text", unit=CHARACTERS),
        field("end", "integer", "where it ends, exclusive", unit=CHARACTERS),
    ),
)
PEOPLE = Table(
    "people",
    "Everyone named, over all spellings, with the offices that reports give.",
    ("name",),
    (
        field("name", "text", "the usual name, in Latin letters"),
        field("spellings", "list", "all spellings met"),
        Column("offices", "list", "offices, in the order they were told", lambda p: tuple(o.title for o in p.offices)),
        Column(
            "affiliations", "list", "whom each of `offices` serves, in their order; empty where nobody tells",
            lambda p: tuple(o.affiliation or "" for o in p.offices),
        ),
        Column(
            "since", "list", "the day each of `offices` was first told of, in their order",
            lambda p: tuple(o.since or "" for o in p.offices), standard=DAYS,
        ),
        Column(
            "until", "list", "the day each of `offices` was last told of, in their order",
            lambda p: tuple(o.until or "" for o in p.offices), standard=DAYS,
        ),
        Column("articles", "integer", "articles that name the person", lambda p: len(p.articles)),
    ),
)  # fmt: skip
ARTICLES = Table(
    "articles",
    "The articles that the record rests on, without their texts.",
    ("key",),
    (
        field("key", "text", "key of the article: a digest of its content"),
        field("url", "text", "address at which it was found"),
        *TOLD,
        field("carried_by", "list", "all outlets at which the very same was met"),
        field("agency", "text", "agency that is credited"),
        field("headline", "text", "headline"),
        field("section", "text", "section of the outlet"),
        field("byline", "text", "byline, as printed"),
        field("authors", "list", "authors, as the page names them"),
        field("published_basis", "text", "how the day of publication is known", codes=PublishedBasis),
        field("modified", "text", "when it was changed last, as the page says", standard=DAYS),
        field("voice", "text", "the body whose own word it is (an official agenda)"),
        field("meetings", "list", "identifiers of the meetings that it tells of"),
        field("reports", "integer", "reports of meetings in it"),
        field("statements", "integer", "statements in it"),
        field("characters", "integer", "length of its text", unit=CHARACTERS),
    ),
)
CHANGES = Table(
    "changes",
    "What the reports of a day did to a meeting.",
    ("meeting", "day", "kind", "new", "old"),
    (
        Column(
            "day", "day", "the day it was told", lambda c: date.fromisoformat(c.day) if c.day else None, standard=DAYS
        ),
        field("meeting", "text", "identifier of the meeting"),
        field("kind", "text", "what happened", codes=ChangeKind),
        field("old", "text", "the value before: a date (EDTF), a status, a place or a stance"),
        field("new", "text", "the value after; of who joined or left, the name"),
        field("articles", "list", "keys of the articles that told it"),
    ),
)
TABLES = {table.name: table for table in (MEETINGS, REPORTS, STATEMENTS, PEOPLE, ARTICLES, CHANGES)}
