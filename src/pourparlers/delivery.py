"""What comes in from the world: bytes, what the source that hands them over says of them, and the sources themselves.

``gather`` makes deliveries, ``page`` turns one into articles. What a delivery tells (a feed's headline, an agency's
credit) is a hint beside what the page itself says; who votes how stands in ``page``.
"""

from __future__ import annotations

from typing import Literal

from pourparlers.model import AgendaEvent, Record

# Types of what is a page; anything else is read as plain text.
MARKUP = frozenset(("text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml"))
PLAIN = "text/plain"
Marker = Literal["state-media", "sponsor"]
# The kinds that can be named once and followed; what is piped in cannot.
NamedKind = Literal["feed", "sitemap", "agenda", "listing", "page", "files", "mail", "warc"]
SourceKind = Literal[NamedKind, "stdin"]


class Picture(Record, frozen=True, kw_only=True):
    """An image that belongs to the article, with its caption and who is credited."""

    url: str | None = None
    caption: str | None = None
    credit: str | None = None


class Delivery(Record, frozen=True, kw_only=True):
    """One thing handed over: a page, a message, an entry of a feed or an agenda.

    ``data`` is the content as it came, ``media_type`` its type without parameters (``text/html``, ``text/plain``),
    ``charset`` what the carrier declared. ``published`` and ``modified`` are ISO 8601. ``voice`` names the body whose
    own word this is (an official agenda, a ministry's page). ``cut`` says that only a teaser was handed over.
    ``fetched`` is when it came, ISO 8601: nothing in it was published later.
    ``listed`` is the address that a list gave for it, where it answers from another.
    ``event`` is what an agenda's entry says as data; ``data`` is then that entry laid out as a text.
    """

    data: bytes
    media_type: str = "text/html"
    charset: str | None = None
    url: str | None = None
    path: str | None = None
    source: str | None = None
    outlet: str | None = None
    section: str | None = None
    language: str | None = None
    headline: str | None = None
    authors: tuple[str, ...] = ()
    agency: str | None = None
    published: str | None = None
    modified: str | None = None
    pictures: tuple[Picture, ...] = ()
    voice: str | None = None
    marker: Marker | None = None
    cut: bool = False
    fetched: str | None = None
    listed: str | None = None
    event: AgendaEvent | None = None


class Fetched(Record, frozen=True, kw_only=True):
    """How following a source goes: what the server gave to ask again with, and when the next turn is due.

    Times are ISO 8601 in UTC; ``rhythm`` is the seconds between two turns; ``failures`` counts those since the last
    success, and ``problem`` says in a line what the last one was.
    """

    etag: str | None = None
    last_modified: str | None = None
    checked: str | None = None
    changed: str | None = None
    due: str | None = None
    rhythm: int | None = None
    failures: int = 0
    problem: str | None = None


class Source(Record, frozen=True, kw_only=True):
    """A place that articles come from, as the user named it: a feed, a sitemap, an agenda, a page, a folder.

    ``name`` is its own among all sources. ``outlet``, ``section``, ``language``, ``marker`` and ``voice`` go to each
    ``Delivery`` that it hands over.
    """

    name: str
    kind: SourceKind
    address: str
    language: str | None = None
    section: str | None = None
    outlet: str | None = None
    marker: Marker | None = None
    voice: str | None = None
    added: str | None = None
    fetched: Fetched = Fetched()
