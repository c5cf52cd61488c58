"""A visit and what it finds: the reader's language and wishes on one side, a page in all its forms on the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

from pourparlers.languages.issues_schema import OwnIssue
from pourparlers.publish.known import Known
from pourparlers.publish.links import Links
from pourparlers.publish.words import Words
from pourparlers.record.entry import Meeting

Texts = Literal["extracts", "full"]
TEXTS: tuple[Texts, ...] = ("extracts", "full")


class Site(NamedTuple):
    """What the operator has settled: the site's name, how much of an article's text it shows, what it is about, its
    languages, who and what comes first in filters, issues of its own, whether it can be followed by mail."""

    name: str = "Pourparlers"
    texts: Texts = "extracts"
    requests_a_minute: int = 600
    """How many requests of a program are answered in a minute; 0 for all."""
    about: str = ""
    languages: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    issues: tuple[OwnIssue, ...] = ()
    mail: bool = False


class Visit(NamedTuple):
    """Who comes: what is known at this moment, in the reader's language, and what the address asks for."""

    site: Site
    known: Known
    words: Words
    links: Links
    query: Mapping[str, str]

    @property
    def sections(self) -> list[str]:
        """The sections of the outlets, those that the operator names first."""
        return list(dict.fromkeys((*self.site.sections, *self.known.sections.names)))


class News(NamedTuple):
    """One entry of a feed: ``key`` stays its own for good, ``day`` is when it was told."""

    key: str
    day: str | None
    title: str
    path: str
    text: str = ""


class Card(NamedTuple):
    """What the picture of a shared link says: ``spare`` stands where the site's letters cannot write the title."""

    site: str
    title: str
    spare: str = ""
    kicker: str = ""
    below: str = ""
    status: str = ""
    status_said: str = ""


class Page(NamedTuple):
    """A page: its address without language and form, what its template shows, and what its other forms are made of.

    ``data`` gives JSON, ``meetings`` a calendar, ``news`` a feed; what is ``None`` has no such form. Each has a picture
    for those who share it, of its ``card`` or of its title.
    """

    template: str
    path: str
    title: str
    values: dict[str, Any]
    about: str = ""
    data: object = None
    meetings: Sequence[Meeting] | None = None
    news: Sequence[News] | None = None
    active: str = ""
    card: Card | None = None

    @property
    def forms(self) -> list[str]:
        """The other forms that it has."""
        there = (("json", self.data), ("ics", self.meetings), ("atom", self.news), ("jsonfeed", self.news))
        return [form for form, made_of in there if made_of is not None]
