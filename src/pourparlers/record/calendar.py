"""What can be asked of the record, however it is kept: the face that commands and pages are written against.

Everything is given as the record's own nouns, meetings in the calendar's order (by first day, undated last), changes
the latest first. A meeting's reports are named by article; ``article`` gives the article with its reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple, Protocol

from pourparlers.reading.names.romanise import plain
from pourparlers.record.entry import Changed, Meeting, Person, Story
from pourparlers.record.spans import span_of
from pourparlers.record.told import Told


class Wanted(NamedTuple):
    """What is asked for; ``None`` asks for all. Words are compared without case and accents, by their beginning."""

    first: date | None = None
    last: date | None = None
    actor: str | None = None
    place: str | None = None
    section: str | None = None
    status: str | None = None


ALL = Wanted()


class Calendar(Protocol):
    """The record, to be asked."""

    def meetings(self, wanted: Wanted = ALL) -> Iterator[Meeting]:
        """The meetings that fit, in the calendar's order; what has no date fits only where no days are asked for."""

    def meeting(self, name: str) -> Meeting | None:
        """The meeting of an identifier, of an old one that leads to it, or of the beginning of one that is alone."""

    def parts_of(self, name: str) -> Iterator[Meeting]:
        """The meetings that are held within another, by its identifier."""

    def changes(self, since: date | None = None, until: date | None = None) -> Iterator[Changed]:
        """What reports did to meetings, the latest first, between two days (both counted in)."""

    def people(self, name: str | None = None) -> Iterator[Person]:
        """Everyone named, or who bears a name."""

    def stories(self, *, copied: bool = False) -> Iterator[Story]:
        """The stories, the latest first; with ``copied`` those that several articles carry."""

    def story_of(self, article: str) -> Story | None:
        """The story that an article carries."""

    def article(self, key: str) -> Told | None:
        """The article of a key, with its reading."""

    def articles(self) -> Iterator[Told]:
        """All articles, in the order of their keys."""


def fits(asked: str | None, names: Iterable[str]) -> bool:
    """Whether one of some names holds the words asked for, each at the beginning of a word."""
    if asked is None:
        return True
    words = [plain(word) for word in asked.split()]
    return any(all(any(part.startswith(word) for part in parts) for word in words) for parts in map(parts_of, names))


def parts_of(name: str) -> list[str]:
    """The words of a name in plain letters."""
    return [plain(part) for part in name.replace("-", " ").split()]


def in_days(when: str | None, first: date | None, last: date | None) -> bool:
    """Whether a date may lie between two days."""
    if first is None and last is None:
        return True
    known = span_of(when) if when else None
    if known is None or known.yearless:
        return False
    return (first is None or known.last >= first) and (last is None or known.first <= last)


def places_of(meeting: Meeting) -> Iterator[str]:
    """What a meeting's place may be asked for by."""
    if meeting.place is not None:
        yield from filter(None, (meeting.place.name, meeting.place.country, meeting.place.venue))


def is_wanted(meeting: Meeting, wanted: Wanted, sections: Callable[[Meeting], Iterable[str]]) -> bool:
    """Whether a meeting fits what is asked for; ``sections`` tells in which it is told of."""
    return (
        in_days(meeting.when, wanted.first, wanted.last)
        and (wanted.status is None or meeting.status == wanted.status)
        and fits(wanted.actor, (party.name for party in meeting.parties))
        and fits(wanted.place, places_of(meeting))
        and (wanted.section is None or fits(wanted.section, sections(meeting)))
    )


def changes_of(meetings: Iterable[Meeting], since: date | None, until: date | None) -> Iterator[Changed]:
    """What was done to meetings between two days, the latest first."""
    first, last = since.isoformat() if since else "", until.isoformat() if until else "9999-12-31"
    found = [
        Changed(day=c.day, meeting=m.id, kind=c.kind, old=c.old, new=c.new, articles=c.articles)
        for m in meetings
        for c in m.history
        if first <= (c.day or "") <= last
    ]
    return iter(sorted(found, key=lambda change: change.day or "", reverse=True))


def sections_of(meeting: Meeting, articles: Mapping[str, Told]) -> Iterator[str]:
    """The sections in which a meeting is told of."""
    for report in meeting.reports:
        told = articles.get(report.article)
        section = (told.section or told.reading.article.section) if told is not None else None
        if section:
            yield section
